import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { type Answer, call } from './caller.ts';

const name = 'library/hello-world';
const everything = `repository:${name}:pull,push,delete,metadata_read,metadata_write`;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterEach(() => emulator.close());

const digestOf = (tag: string): string => emulator.store.repository(name)?.tags.get(tag)?.digest ?? '';
const patch = (path: string, attributes: object): Promise<Answer> =>
  call(emulator, 'PATCH', `/acr/v1/${name}${path}`, { scope: everything, body: JSON.stringify(attributes) });
const send = (method: string, path: string): Promise<Answer> => call(emulator, method, path, { scope: everything });
const pushAs = (tag: string): Promise<Answer> => {
  const manifest = emulator.store.repository(name)?.manifests.get(digestOf('v1'));
  return call(emulator, 'PUT', `/v2/${name}/manifests/${tag}`, {
    scope: everything,
    headers: { 'Content-Type': manifest?.mediaType ?? '' },
    body: manifest?.bytes ?? '',
  });
};

const actions = {
  'delete tag v1': () => send('DELETE', `/acr/v1/${name}/_tags/v1`),
  'delete its manifest': () => send('DELETE', `/v2/${name}/manifests/${digestOf('v1')}`),
  'delete the repository': () => send('DELETE', `/acr/v1/${name}`),
  'push over tag v1': () => pushAs('v1'),
  'push a new tag': () => pushAs('v9'),
  'pull by tag v1': () => send('GET', `/v2/${name}/manifests/v1`),
  'pull by digest': () => send('GET', `/v2/${name}/manifests/${digestOf('v1')}`),
};
type Action = keyof typeof actions;

/** What is locked how, and all that it forbids. */
const rows: [item: string, path: () => string, attributes: object, forbids: Action[]][] = [
  ['nothing', () => '', {}, []],
  ['tag', () => '/_tags/v1', { deleteEnabled: false }, ['delete tag v1', 'delete the repository']],
  ['tag', () => '/_tags/v1', { writeEnabled: false }, ['delete tag v1', 'delete the repository', 'push over tag v1']],
  ['tag', () => '/_tags/v1', { readEnabled: false }, ['pull by tag v1']],
  [
    'manifest',
    () => `/_manifests/${digestOf('v1')}`,
    { deleteEnabled: false },
    ['delete its manifest', 'delete the repository'],
  ],
  [
    'manifest',
    () => `/_manifests/${digestOf('v1')}`,
    { writeEnabled: false },
    ['delete its manifest', 'delete the repository'],
  ],
  ['manifest', () => `/_manifests/${digestOf('v1')}`, { readEnabled: false }, ['pull by tag v1', 'pull by digest']],
  ['repository', () => '', { deleteEnabled: false }, ['delete the repository']],
  [
    'repository',
    () => '',
    { writeEnabled: false },
    ['delete tag v1', 'delete its manifest', 'delete the repository', 'push over tag v1', 'push a new tag'],
  ],
  ['repository', () => '', { readEnabled: false }, ['pull by tag v1', 'pull by digest']],
];

const cases = rows.flatMap(([item, path, attributes, forbids]) =>
  (Object.keys(actions) as Action[]).map(action => ({
    item,
    path,
    attributes,
    action,
    forbidden: forbids.includes(action),
  })),
);

test.for(cases)(
  '$item $attributes: $action, forbidden: $forbidden',
  async ({ path, attributes, action, forbidden }) => {
    expect((await patch(path(), attributes)).status).toBe(200);
    const answer = await actions[action]();
    if (!forbidden) expect(answer.status).toBeLessThan(300);
    else {
      expect(answer.status).toBe(405);
      expect(JSON.parse(answer.text).errors[0].code).toBe('REGISTRY_DISALLOWED_OPERATION');
      expect(emulator.ledger.effects.map(({ kind }) => kind)).toEqual(['attributes changed']);
    }
  },
);

test('all four switches off: still shown by name, not listed, and unlocked again', async () => {
  const off = { deleteEnabled: false, writeEnabled: false, readEnabled: false, listEnabled: false };
  const on = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };
  for (const path of ['/_tags/v1', `/_manifests/${digestOf('v1')}`, '']) await patch(path, off);
  const tag = JSON.parse((await send('GET', `/acr/v1/${name}/_tags/v1`)).text).tag;
  expect(tag.changeableAttributes).toEqual(off);
  const listed = JSON.parse((await send('GET', `/acr/v1/${name}/_tags`)).text).tags;
  expect(listed.map((each: { name: string }) => each.name)).toEqual(['latest', 'v2']);
  const catalog = await call(emulator, 'GET', '/acr/v1/_catalog', { scope: 'registry:catalog:*' });
  expect(JSON.parse(catalog.text).repositories).toEqual(['samples/empty-tags']);
  for (const path of ['/_tags/v1', `/_manifests/${digestOf('v1')}`, ''])
    expect((await patch(path, on)).status).toBe(200);
  expect((await actions['delete the repository']()).status).toBe(202);
});

test('a patch changes no time, and only the switches it names', async () => {
  const read = async () => JSON.parse((await send('GET', `/acr/v1/${name}/_tags/v1`)).text).tag;
  const before = await read();
  await patch('/_tags/v1', { writeEnabled: false });
  expect(await read()).toEqual({
    ...before,
    changeableAttributes: { ...before.changeableAttributes, writeEnabled: false },
  });
});
