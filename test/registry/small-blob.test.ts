import { describe, expect, test } from 'vitest';
import { readSmallBlob } from '../../src/registry/small-blob.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const CONTENT = JSON.stringify({ os: 'linux', architecture: 'amd64' });
const CONFIG = { repository: repo('team/api'), digest: digest(CONTENT) };

async function read(origin: string, limit = CONTENT.length): Promise<string> {
  await using connection = await connectTo(origin);
  return Buffer.from(await readSmallBlob(connection.registry, CONFIG, limit)).toString();
}

describe('a small blob', () => {
  test('is read from the storage, which sees no credentials', async () => {
    await using storage = await startServer(() => ({ body: CONTENT }));
    const location = `${storage.origin}/data?sig=x`;
    await using server = await startServer(withTokens(() => ({ status: 307, headers: { location } })));
    expect(await read(server.origin)).toBe(CONTENT);
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer access');
    expect(storage.requests.map(each => each.headers.authorization)).toEqual([undefined]);
  });

  test('is read from the registry itself', async () => {
    await using server = await startServer(withTokens(() => ({ body: CONTENT })));
    expect(await read(server.origin)).toBe(CONTENT);
  });

  test.each([
    ['of another digest', { body: `${CONTENT.slice(0, -1)} ` }, 'DigestMismatch'],
    ['that is cut with its length', { body: CONTENT.slice(1) }, 'DigestMismatch'],
    ['that is larger than it may be', { body: `${CONTENT}!` }, 'AnswerTooLarge'],
    ['that is not there', { status: 404, body: '{"errors":[{"code":"BLOB_UNKNOWN"}]}' }, 'BlobNotFound'],
    ['that is but a part of it', { status: 206, body: CONTENT }, 'UnexpectedAnswer'],
    ['by plain HTTP from elsewhere', { status: 307, headers: { location: 'http://evil.example/' } }, 'RedirectRefused'],
  ])('%s is refused', async (_what, reply, id) => {
    await using server = await startServer(withTokens(() => reply));
    await expect(read(server.origin)).rejects.toMatchObject({ id });
  });
});
