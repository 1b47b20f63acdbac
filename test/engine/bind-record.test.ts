import { describe, expect, test } from 'vitest';
import { bind } from '../../src/engine/bind.ts';
import { bindRecord } from '../../src/engine/bind-record.ts';
import { boolean, integer, string, value } from '../../src/engine/kinds.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import type { Value } from '../../src/values/value.ts';
import { command } from './declarations.ts';

const update = command(
  {
    repositoryName: string({ help: '', aliases: ['ImageName'], pipeline: 'property' }),
    manifest: string({ help: '', set: 'ByManifest', aliases: ['Digest'], pipeline: 'property' }),
    tag: string({ help: '', set: 'ByTag', mandatory: true, pipeline: 'property' }),
    deleteEnabled: boolean({ help: '', pipeline: 'property' }),
  },
  { defaultSet: 'ByManifest' },
);
const object = (properties: Record<string, Value>) => new CustomObject(Object.entries(properties));
const given = (name: string, text: string) => ({
  kind: 'parameter' as const,
  name,
  value: { value: text },
  extent: { start: 0, end: 1 },
});

test('properties bind by name and alias, and decide on the set', () => {
  const bound = bindRecord(bind(update, []), object({ imagename: 'team/api', Digest: 'sha256:1' }));
  expect(bound).toMatchObject({ args: { repositoryName: 'team/api', manifest: 'sha256:1', set: 'ByManifest' } });
  expect('given' in bound && [...bound.given]).toEqual(['repositoryName', 'manifest']);
});

test('an object with properties of two sets goes with the default one', () => {
  const bound = bindRecord(bind(update, []), object({ Tag: 'v1', Digest: 'sha256:1' }));
  expect(bound).toMatchObject({ args: { manifest: 'sha256:1', set: 'ByManifest' } });
  expect('args' in bound && 'tag' in bound.args).toBe(false);
});

test('the command line comes before the object', () => {
  const bound = bindRecord(
    bind(update, [given('RepositoryName', 'other')]),
    object({ RepositoryName: 'team/api', Tag: 'v1' }),
  );
  expect(bound).toMatchObject({ args: { repositoryName: 'other' } });
});

test('each record is bound afresh', () => {
  const binding = bind(update, []);
  bindRecord(binding, object({ RepositoryName: 'a', Digest: 'sha256:1' }));
  expect(bindRecord(binding, object({ RepositoryName: 'b', Tag: 'v1' }))).toMatchObject({
    args: { repositoryName: 'b', tag: 'v1', set: 'ByTag' },
  });
});

describe('refused', () => {
  test.each([
    ['an object without the properties', object({ Colour: 'red' })],
    ['a number', 5],
    ['a text', 'team/api'],
  ])('%s: InputObjectNotBound', (_, record) => {
    expect(bindRecord(bind(update, []), record)).toMatchObject({
      problem: {
        id: 'InputObjectNotBound',
        recommendation: expect.stringMatching(
          /^It takes objects with RepositoryName, .*; otherwise call it in ForEach-Object/,
        ),
      },
    });
  });

  test('a property that cannot be converted is not passed over', () => {
    const bound = bindRecord(bind(update, []), object({ RepositoryName: 'a', Digest: 'b', DeleteEnabled: 'perhaps' }));
    expect(bound).toMatchObject({ problem: { id: 'CannotConvertArgumentNoMessage' } });
  });

  test('mandatory parameters that the object lacks', () => {
    const both = command({
      name: string({ help: '', mandatory: true, pipeline: 'property' }),
      digest: string({ help: '', mandatory: true, pipeline: 'property' }),
    });
    expect(bindRecord(bind(both, []), object({ Name: 'a' }))).toMatchObject({
      problem: { id: 'InputObjectMissingMandatory', missing: ['digest'] },
    });
  });
});

describe('by value', () => {
  const child = command({
    path: string({ help: '', pipeline: 'both' }),
    count: integer({ help: '', pipeline: 'value' }),
  });

  test('the kind that fits as it is comes first', () => {
    expect(bindRecord(bind(child, []), 5)).toMatchObject({ args: { count: 5 } });
    expect(bindRecord(bind(child, []), 'team')).toMatchObject({ args: { path: 'team', count: undefined } });
  });

  test('a property that fits comes before the object converted', () => {
    expect(bindRecord(bind(child, []), object({ Path: 'team' }))).toMatchObject({ args: { path: 'team' } });
  });

  test('an object is never turned into the name of its type', () => {
    expect(bindRecord(bind(child, []), object({ Colour: 'red' }))).toMatchObject({
      problem: { id: 'InputObjectNotBound' },
    });
  });

  test('any value fits an object parameter, null too', () => {
    const any = command({ inputObject: value({ help: '', pipeline: 'value' }) });
    expect(bindRecord(bind(any, []), null)).toMatchObject({ args: { inputObject: null } });
  });
});
