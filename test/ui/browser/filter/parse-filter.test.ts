import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { CustomObject } from '../../../../src/values/custom-object.ts';
import { Hashtable } from '../../../../src/values/hashtable.ts';
import { context, manifestOf, passes, problemOf, repositoryOf, tagOf } from './rows.ts';

const index = manifestOf({
  digest: `sha256:9f1c2e7a4b80${'0'.repeat(51)}7`,
  tags: ['1.4.2', 'latest'],
  size: 225_863_270,
  age: 40,
  kind: 'index',
  platform: 'multi',
  mode: 'r-l-',
});
const arm = manifestOf({ platform: 'linux/arm64', relation: 'child', size: 512 });
const api = repositoryOf({ name: 'team/API-debug', tags: 0 });

describe('a row passes', () => {
  test.each([
    ['', index],
    ['  ', index],
    // words
    ['latest', index],
    ['api', api],
    ['API', api],
    ['215.4', index],
    ['9f1c2e7a4b80', index],
    [`sha256:9f1c2e7a4b80${'0'.repeat(51)}7`, index],
    ['0'.repeat(51), index],
    ['"team/API"', api],
    ["'api-'", api],
    ['/api|debug/', api],
    // not
    ['!web', api],
    ['!!api', api],
    ['!"web app"', api],
    ['!kind:image', index],
    ['!/^web/', api],
    ['!~xyz', api],
    ['!untagged', index],
    // fuzzy
    ['~apd', api],
    ['-f apd', api],
    ['~ADe', repositoryOf({ name: 'ADe' })],
    ['~lts', index],
    // expressions
    ['/^team\\/api/', api],
    ['/^latest$/', index],
    ['/\\S\\D/', api],
    ['/[/]api/', api],
    ['/team/api/', api],
    ['/a b|api/', api],
    // fields
    ['tag:1.4*', index],
    ['tag:lat', index],
    ['tag=latest', index],
    ['tag!=web', index],
    ['tag:1.4*', tagOf({ name: '1.4.0' })],
    ['TAG=1.4.0', tagOf({ name: '1.4.0' })],
    ['platform:arm64', arm],
    ['platform:linux/*', arm],
    ['kind:index', index],
    ['mode:r-l-', index],
    ['mode:*-', index],
    ['digest:sha256:9f1c', index],
    ['repository:team', index],
    ['repo=team/api', index],
    ['RepositoryName:team', index],
    ['name:api', api],
    ['type:oci', index],
    ['type:notary', manifestOf({ configMediaType: 'application/vnd.cncf.notary.signature' })],
    ['name:"team/API"', api],
    ['platform=""', manifestOf({ platform: '' })],
    ['platform:""', manifestOf({ platform: '' })],
    ['tag:""', arm],
    ['size=""', manifestOf({ size: null })],
    // comparisons
    ['size>100mb', index],
    ['size>=225863270', index],
    ['size<0.5gb', index],
    ['size:>100mb', index],
    ['size!=1', index],
    ['size==512', arm],
    ['tags=0', api],
    ['tags=2', index],
    ['tags>1', index],
    ['tags:latest', index],
    ['manifests=3', api],
    ['age>30d', index],
    ['age<6w', index],
    ['age=40d', index],
    ['age>=1mo', index],
    ['age<1y', index],
    ['age>39d12h', index],
    ['updated=2026-10', index],
    ['updated<2026-11', index],
    ['updated>2026-09-30', index],
    ['updated>=2026-10-11', index],
    ['updated<=2026-10-11', index],
    ['updated=2026-10-11T12:00', index],
    ['updated:2026-10', index],
    ['created>30d', index],
    // states
    ['untagged', arm],
    ['untagged', api],
    ['orphan', manifestOf({ relation: 'none' })],
    ['child', arm],
    ['locked', index],
    ['locked', manifestOf({ mode: 'rwl-' })],
    ['signature', manifestOf({ relation: 'signature' })],
    ['signature', manifestOf({ configMediaType: 'application/vnd.cncf.notary.signature' })],
    ['signature', tagOf({ name: `sha256-${'a1'.repeat(32)}.sig` })],
    ['!marked', index],
    // several
    ['kind:index locked size>1mb', index],
    ['nothing | latest', index],
    ['nothing|latest', index],
    ['nothing latest | kind:index untagged | locked', index],
    ['tag:"1.4.2" | x', index],
  ] as const)('%s', (text, value) => {
    expect(passes(text, value)).toBe(true);
  });
});

describe('a row does not pass', () => {
  test.each([
    ['LATEST', index],
    ['Api', api],
    ['multi!', index],
    // digits of the digest that nobody sees
    ['007', index],
    ['!api', api],
    ['~dpa', api],
    ['~APd', repositoryOf({ name: 'apd' })],
    ['/^api/', api],
    ['/^LATEST$/', index],
    ['tag:1.4', arm],
    ['tag=1.4', index],
    ['tag!=latest', index],
    ['platform:linux', index],
    ['platform:arm*', arm],
    ['kind:index', arm],
    ['size>100mb', arm],
    ['size>1', manifestOf({ size: null })],
    ['age>30d', arm],
    ['age=39d', index],
    ['updated<2026-10', index],
    ['updated=2026-11', index],
    ['tags=0', index],
    // a tag has none
    ['tags=0', tagOf({ name: 'x' })],
    ['untagged', tagOf({ name: 'x' })],
    ['pulled>30d', index],
    ['locked', arm],
    // it is a part of something
    ['orphan', arm],
    // nobody has read what it belongs to
    ['orphan', manifestOf({ relation: null })],
    ['orphan', manifestOf({ relation: 'none', tags: ['x'] })],
    ['signature', index],
    ['child', index],
    ['marked', index],
    ['latest nothing', index],
    ['nothing | nowhere', index],
  ] as const)('%s', (text, value) => {
    expect(passes(text, value)).toBe(false);
  });
});

test('marked asks the list', () => {
  expect(passes('marked', index, true)).toBe(true);
});

test('values without a type are searched by their text, objects without columns by their properties', () => {
  expect(passes('web', 'a web page')).toBe(true);
  expect(passes('42', 1421)).toBe(true);
  const custom = new CustomObject([
    ['Owner', 'Ana'],
    ['Cost', 12],
  ]);
  expect(passes('ana', custom)).toBe(true);
  expect(passes('owner:a*', custom)).toBe(true);
  expect(passes('Cost>10', custom)).toBe(true);
  expect(passes('~an', custom)).toBe(true);
});

test('a filter tells what it asks for', () => {
  const read = (text: string) => {
    const parsed = parseFilter(text, context);
    if ('problem' in parsed) throw new Error(parsed.problem);
    const { test: _, isOpen: __, ...told } = parsed.filter;
    return told;
  };
  expect(read(' api ')).toEqual({ text: 'api' });
  expect(read('{ $_.Size -gt 1e8 }')).toMatchObject({ script: '$_.Size -gt 1e8' });
  expect(read("locked { $_.Tags | Where-Object { $_ -like '*}' } } api")).toMatchObject({
    script: "$_.Tags | Where-Object { $_ -like '*}' }",
  });
});

describe('labels', () => {
  const image = new CustomObject([
    [
      'Labels',
      new Hashtable(
        [
          ['team', 'core'],
          ['Owner', 'Ana B'],
        ],
        { fromJson: true },
      ),
    ],
  ]);
  const texts = new CustomObject([['Labels', ['team=core', 'empty']]]);
  const label = new CustomObject([
    ['Name', 'team'],
    ['Value', 'core'],
  ]);

  test.each([
    ['-l team=core', image],
    ['-l team', image],
    ['-l team=c*', image],
    ['-l owner="Ana B"', image],
    ['!-l team=scored', image],
    ['-l team=core | x', image],
    ['-l team=core', texts],
    ['-l empty', texts],
    ['-l empty=', texts],
    ['-l team=core', label],
  ] as const)('%s', (text, row) => {
    expect(passes(text, row)).toBe(true);
    expect(problemOf(text, [row])).toBeUndefined();
  });

  test.each([
    ['-l team=cor', image],
    ['-l core', image],
    ['-l team=', image],
    ['-l team=core', index],
  ] as const)('not %s', (text, row) => {
    expect(passes(text, row)).toBe(false);
  });
});

test.each([
  ['|', 'api | web'],
  ['api |', 'api | web'],
  ['!', '!api'],
  ['! api', '!api'],
  ['~', '~apd'],
  ['-f', '-f apd'],
  ['-l', '-l team=core'],
  ['-l =core', '-l team=core'],
  ['"two', 'another one at the end'],
  ['""', '"two words"'],
  ['/api', '"/api"'],
  ['//', '/^v\\d/'],
  ['/(/', '"("'],
  ['/(a+)\\1+(b+)+/', 'could take for ever'],
  ['tag:', 'tag:1.4*'],
  ['size>', 'size>10'],
  ['size>big', 'size>100mb'],
  ['tags=none', 'tags=0'],
  ['age>30', 'age>30d'],
  ['age>2026-11', 'updated<2026-11'],
  ['updated<yesterday', 'updated<30d'],
  ['updated=2026-02-30', 'updated=30d'],
  ['tag>1.4', 'tag:1.4'],
  ['cost>cheap', 'cost:cheap'],
  ['tag:[a', '[abc]'],
  ['{', 'not closed'],
  ['{ }', '{ $_.Size -gt 100mb }'],
  ['{ $_.Size -gt }', 'cannot be run'],
  ['{ 1 } { 2 }', '-and'],
  ['{ 1 } | api', '-or'],
  ['!{ 1 }', '-not'],
])('%s is answered with what to type', (text, words) => {
  expect(problemOf(text)).toContain(words);
});

describe('where the rows are known', () => {
  test.each([
    ['platfrom:arm', [index], 'platform?'],
    ['colour:red', [api], 'There are manifests, name, repo'],
    ['contoso:x', [api], 'quotes'],
    ['pulled>30d', [index], 'no pulled'],
    ['orphan', [tagOf({ name: 'x' })], '"orphan"'],
    ['-l team=core', [index], 'no labels'],
  ] as const)('%s is answered', (text, rows, words) => {
    expect(problemOf(text, rows)).toContain(words);
  });

  test.each([
    ['platform:arm', [api, index]],
    ['ImageSize>1', [index]],
    ['orphan', [index]],
    ['marked', [tagOf({ name: 'x' })]],
    ['colour:red', []],
  ] as const)('%s is asked', (text, rows) => {
    expect(problemOf(text, rows)).toBeUndefined();
  });
});
