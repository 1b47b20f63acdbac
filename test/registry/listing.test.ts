import { describe, expect, test } from 'vitest';
import { followPages, type LinkedPage } from '../../src/registry/listing.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import { listTags } from '../../src/registry/tags.ts';
import { complaint, withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const API = repo('team/api');

/** Pages of names; the cursor is the number of the next page. */
function pagesOf(pages: readonly (readonly string[] | Error)[], { endless = false } = {}) {
  const asked: number[] = [];
  const ask = async (next: { readonly last: string } | undefined): Promise<LinkedPage<string>> => {
    const index = Number(next?.last ?? 0);
    asked.push(index);
    const items = pages[index % pages.length];
    if (items === undefined || items instanceof Error) throw items;
    const more = endless || index + 1 < pages.length;
    return { items, next: more ? { last: String(index + 1), n: undefined } : undefined };
  };
  return { asked, pages: followPages(ask, { keyOf: name => name, noun: 'names' }) };
}

async function gather<T>(pages: AsyncIterable<{ readonly items: readonly T[] }>): Promise<T[]> {
  const all: T[] = [];
  for await (const { items } of pages) all.push(...items);
  return all;
}

describe('pages are followed', () => {
  test('to the missing link, through short pages and over an empty last one', async () => {
    expect(await gather(pagesOf([['a', 'b'], ['c'], ['d', 'e'], []]).pages)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await gather(pagesOf([[]]).pages)).toEqual([]);
  });

  test('only as far as the consumer wants', async () => {
    const { asked, pages } = pagesOf([['a'], ['b'], ['c']]);
    for await (const { items } of pages) if (items[0] === 'b') break;
    expect(asked).toEqual([0, 1]);
  });

  test.each([
    ['the same page again', [['a', 'b']]],
    ['a circle of pages', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['an empty page that is not the last', [['a'], []]],
  ])('%s ends the listing with an error', async (_what, pages) => {
    await expect(gather(pagesOf(pages, { endless: true }).pages)).rejects.toMatchObject({
      id: 'PartialListing',
      cause: { id: 'UnexpectedAnswer' },
    });
  });

  test('a failure midway says how far it got; one at the start, or a cancellation, stays what it is', async () => {
    const failure = new RegistryError({ id: 'ServerError', message: 'failed', recommendation: 'Wait.', status: 500 });
    await expect(gather(pagesOf([['a', 'b'], ['c'], failure]).pages)).rejects.toMatchObject({
      id: 'PartialListing',
      message: 'PARTIAL: 3 names, and there are more. The registry stopped answering (500) at page 3.',
      progress: { pages: 2, items: 3 },
      status: 500,
      recommendation: 'Wait.',
      cause: failure,
    });
    await expect(gather(pagesOf([failure]).pages)).rejects.toBe(failure);
    const interrupt = new Error('Ctrl+C');
    await expect(gather(pagesOf([['a'], interrupt]).pages)).rejects.toBe(interrupt);
  });
});

describe('the requests of a listing', () => {
  function tags(...names: string[]) {
    return { tags: names.map(name => ({ name, digest: digest(name), createdTime: '', lastUpdateTime: name })) };
  }

  test('order and filter are on each, the cursor as it came, and nothing else of the link', async () => {
    const link = '<https://evil.example/other?n=2&last=63%2654%26v1&orderby=evil&x=y>; rel="next"';
    const replies: Reply[] = [{ headers: { link }, body: tags('v1') }, { body: tags('v2') }];
    await using server = await startServer(withTokens(() => replies.shift() ?? {}));
    await using connection = await connectTo(server.origin);
    const image = digest('image');
    const options = { orderBy: 'lastUpdatedDesc', digest: image } as const;
    expect(await gather(listTags(connection.registry, API, options))).toHaveLength(2);
    const filter = `orderby=timedesc&digest=${encodeURIComponent(image)}`;
    expect(server.requests.slice(1).map(({ path }) => path)).toEqual([
      `/acr/v1/team/api/_tags?${filter}`,
      `/acr/v1/team/api/_tags?n=1000&last=63%2654%26v1&${filter}`,
    ]);
  });

  test('a listing that fails midway is PARTIAL', async () => {
    const replies: Reply[] = [
      { headers: { link: '</x?last=v1&n=1>; rel="next"' }, body: tags('v1') },
      complaint(404, 'NAME_UNKNOWN', 'x'),
    ];
    await using server = await startServer(withTokens(() => replies.shift() ?? {}));
    await using connection = await connectTo(server.origin);
    await expect(gather(listTags(connection.registry, API))).rejects.toMatchObject({
      id: 'PartialListing',
      progress: { pages: 1, items: 1 },
      code: 'NAME_UNKNOWN',
    });
  });
});
