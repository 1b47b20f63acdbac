import { expect, test } from 'vitest';
import { type PatternOptions, parseNamePattern } from '../../../src/cmdlets/admin/name-pattern.ts';
import { repo, tag } from '../../registry/names.ts';

const options: PatternOptions = {
  parameter: '-Filter',
  current: repo('team/here'),
  server: 'contoso.azurecr.io',
  ignoreCase: false,
};
const fits = (text: string, repository: string, name: string, more: Partial<PatternOptions> = {}): boolean => {
  const pattern = parseNamePattern(text, { ...options, ...more });
  return pattern.fitsRepository(repo(repository)) && pattern.fitsTag(tag(name));
};

test.each([
  ['team/api:pr-*', 'team/api', 'pr-1', true],
  ['team/api:pr-*', 'team/api', 'my-pr-1', false],
  ['team/api:pr-*', 'team/api-cache', 'pr-1', false],
  ['team/*:*', 'team/api/deep', 'x', true],
  ['team/api:V1', 'team/api', 'v1', false],
  ['*:latest', 'team/api', 'latest', true],
  [':latest', 'team/here', 'latest', true],
  [':latest', 'team/api', 'latest', false],
  ['contoso.azurecr.io/team/api:x', 'team/api', 'x', true],
  ['team/api:/^pr-\\d+$/', 'team/api', 'pr-12', true],
  ['team/api:/^pr-\\d+$/', 'team/api', 'pr-12a', false],
  ['team/api:/pr/', 'team/api', 'my-pr-1', true],
  ['/team/api/:*', 'team/api', 'x', true],
  ['/team/api/:*', 'team/api-cache', 'x', false],
  ['/a|b/:*', 'ab', 'x', false],
  ['/.*\\/cache/:/.*/', 'team/cache', 'x', true],
  ['/(?:team|test)/.*/:/^v/', 'test/busybox', 'v1', true],
  ['team/api:', 'team/api', 'x', false],
])('%s and %s:%s', (text, repository, name, expected) => {
  expect(fits(text, repository, name)).toBe(expected);
});

test('what keeps things takes capitals for small letters', () => {
  expect(fits('team/api:V*', 'team/api', 'v1', { ignoreCase: true })).toBe(true);
  expect(fits('team/api:/^V/', 'team/api', 'v1', { ignoreCase: true })).toBe(true);
});

test('it tells what it is about', () => {
  expect(parseNamePattern('team/api:', options)).toMatchObject({ namesTags: false, isWhole: false, only: 'team/api' });
  expect(parseNamePattern('team/*:*', options)).toMatchObject({ namesTags: true, isWhole: true, only: undefined });
  expect(parseNamePattern('a:/.*/', options)).toMatchObject({ isWhole: true, only: 'a' });
  expect(parseNamePattern(':v*', options)).toMatchObject({ text: 'team/here:v*', only: 'team/here' });
});

test.each([
  'team/api',
  '',
  'team/api:^pr',
  'team/api:.*',
  'team/api:pr-\\d+',
  '.*/cache:*',
  'team/api:[a',
  'team/api:[z-a]',
  'team/api:/(/',
  '/(/:*',
  'team/api:/(?=a)(a|aa)+$/',
  'team/api@sha256:00',
  'localhost:5000/team/api:v1',
  'team/api:a,team/api:b',
  'Team/api:*',
])('%s is refused with what to write', text => {
  expect(() => parseNamePattern(text, options)).toThrow(
    expect.objectContaining({ id: 'InvalidFilter', recommendation: expect.any(String) }),
  );
});

test('an expression that would take years is done at once', () => {
  expect(fits('team/api:/^(a+)+$/', 'team/api', `${'a'.repeat(120)}b`)).toBe(false);
});
