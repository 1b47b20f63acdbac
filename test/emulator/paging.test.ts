import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { tags } from '../../src/emulator/fixtures/many-tags.ts';
import { Ordered } from '../../src/emulator/store/ordered.ts';
import { byteOrder } from '../../src/emulator/store/timed-index.ts';
import { call } from './caller.ts';

interface Listed {
  name: string;
  digest: string;
  lastUpdateTime: string;
}

describe('pages of tags', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ fixture: tags(250), now: () => new Date('2026-11-20T12:00:00Z') });
  });
  afterEach(() => emulator.close());

  async function walk(first: string): Promise<{ pages: Listed[][]; links: string[] }> {
    const pages: Listed[][] = [];
    const links: string[] = [];
    let next: string | undefined = first;
    while (next !== undefined) {
      const answer = await call(emulator, 'GET', next, { scope: 'repository:*:*' });
      pages.push(JSON.parse(answer.text).tags ?? []);
      [, next] = /^<(.+)>; rel="next"$/.exec(answer.headers.link ?? '') ?? [];
      if (next !== undefined) links.push(next);
    }
    return { pages, links };
  }

  test.for([
    ['name', '', (a: Listed, b: Listed) => byteOrder(a.name, b.name)],
    ['time', 'timeasc', (a: Listed, b: Listed) => byteOrder(a.lastUpdateTime, b.lastUpdateTime)],
    ['time, newest first', 'timedesc', (a: Listed, b: Listed) => byteOrder(b.lastUpdateTime, a.lastUpdateTime)],
  ] as const)('by %s: each tag once, in order, the last page without a Link', async ([, orderby, order]) => {
    const { pages, links } = await walk(`/acr/v1/load/many/_tags?n=50&orderby=${orderby}`);
    expect(pages.map(page => page.length)).toEqual([50, 50, 50, 50, 50]);
    const all = pages.flat();
    expect(new Set(all.map(tag => tag.name)).size).toBe(250);
    expect(all).toEqual([...all].sort(order));
    expect(links).toHaveLength(4);
    expect(links[0]).toMatch(
      orderby === ''
        ? /^\/acr\/v1\/load%2Fmany\/_tags\?last=build-000050&n=50&orderby=$/
        : new RegExp(`^/acr/v1/load%2Fmany/_tags\\?last=\\d{18}%26build-\\d{6}&n=50&orderby=${orderby}$`),
    );
  });

  test('100 without n, at most 1000, and a filter that the Link drops', async () => {
    const { pages } = await walk('/acr/v1/load/many/_tags');
    expect(pages.map(page => page.length)).toEqual([100, 100, 50]);
    const { digest } = pages[0]?.[0] ?? { digest: '' };
    const filtered = await call(emulator, 'GET', `/acr/v1/load/many/_tags?n=20&digest=${digest}`, {
      scope: 'repository:*:*',
    });
    expect(JSON.parse(filtered.text).tags).toHaveLength(20);
    expect(filtered.headers.link).toBe('</acr/v1/load%2Fmany/_tags?last=build-000020&n=20&orderby=>; rel="next"');
    const bounded = await call(emulator, 'GET', '/acr/v1/load/many/_tags?n=10000&last=build-000249', {
      scope: 'repository:*:*',
    });
    expect(JSON.parse(bounded.text).tags).toHaveLength(1);
  });

  test('what is pushed or removed between two pages neither repeats nor hides the rest', async () => {
    const first = await call(emulator, 'GET', '/acr/v1/load/many/_tags?n=100', { scope: 'repository:*:*' });
    const repository = emulator.store.repository('load/many');
    const gone = repository?.tags.get('build-000100');
    if (repository === undefined || gone === undefined) throw new Error('the fixture lost its tags');
    repository.untag(gone, emulator.clock.tick());
    const [, next = ''] = /<(.+)>/.exec(first.headers.link ?? '') ?? [];
    const second = await call(emulator, 'GET', next, { scope: 'repository:*:*' });
    expect(JSON.parse(second.text).tags[0].name).toBe('build-000101');
  });
});

describe('Ordered', () => {
  test('keeps any insertions and removals sorted, and pages start where they should', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), fc.string(), (added, removed, boundary) => {
        const ordered = new Ordered<string>(byteOrder);
        const expected = new Set<string>();
        for (const each of added) {
          if (!expected.has(each)) ordered.add(each);
          expected.add(each);
        }
        for (const each of removed) {
          ordered.remove(each);
          expected.delete(each);
        }
        const sorted = [...expected].sort(byteOrder);
        expect([...ordered]).toEqual(sorted);
        expect([...ordered.after('ascending', each => each > boundary)]).toEqual(
          sorted.filter(each => each > boundary),
        );
        expect([...ordered.after('descending', each => each < boundary)]).toEqual(
          sorted.filter(each => each < boundary).reverse(),
        );
      }),
    );
  });

  test('a page of 100 000 looks at a few values only', () => {
    const ordered = new Ordered<number>((left, right) => left - right);
    for (let at = 0; at < 100_000; at += 1) ordered.add(at);
    let looked = 0;
    const page = ordered.after('ascending', each => {
      looked += 1;
      return each > 70_000;
    });
    expect(page.next().value).toBe(70_001);
    expect(looked).toBeLessThan(20);
  });
});
