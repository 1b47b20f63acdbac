import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushBlob } from '../../src/registry/blob-upload.ts';
import { deleteBlob, hasBlob, type ReadBlobOptions, readBlob } from '../../src/registry/blobs.ts';
import { digestOf } from '../../src/registry/model/digest.ts';
import { connectTo } from '../registry/connection.ts';
import { repo } from '../registry/names.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { findProgram } from './program.ts';

const program = findProgram('docker-registry');
const title = program.missing === undefined ? '' : ` (skipped: ${program.missing})`;

const MIB = 1024 * 1024;
const LAYER = Buffer.concat(
  Array.from({ length: 20 * 16 * 1024 }, (_, block) => createHash('sha512').update(`block ${block}`).digest()),
);
const BLOB = { digest: digestOf(LAYER), size: LAYER.length };

async function* pieces() {
  for (let at = 0; at < LAYER.length; at += 300_000) yield LAYER.subarray(at, at + 300_000);
}

describe.skipIf(program.missing)(`blobs of a registry of CNCF Distribution${title}`, () => {
  let registry: DockerRegistry;
  beforeAll(async () => {
    registry = await startDockerRegistry(program.path ?? '');
  });
  afterAll(() => registry.stop());

  const connect = (origin = registry.origin) => connectTo(origin, { kind: 'oci', credential: { kind: 'anonymous' } });

  /** Stands in front of it and loses the replies that `isLost` names, once each of them is complete. */
  async function losing(isLost: (request: IncomingMessage) => boolean) {
    const { hostname, port } = new URL(registry.origin);
    const front = createServer((incoming, outgoing) => {
      const { method, url: path, headers } = incoming;
      const onward = send({ hostname, port, method, path, headers }, answer => {
        if (isLost(incoming)) {
          answer.resume().on('end', () => outgoing.destroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    });
    await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve));
    const close = () =>
      new Promise<void>(resolve => {
        front.close(() => resolve());
        front.closeAllConnections();
      });
    return { origin: `http://127.0.0.1:${(front.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
  }

  async function read(repository: string, options: ReadBlobOptions = {}) {
    await using connection = await connect();
    const content = await readBlob(connection.registry, { ...BLOB, repository: repo(repository) }, options);
    const parts: Uint8Array[] = [];
    for await (const chunk of content.chunks) parts.push(chunk);
    return { from: content.from, bytes: Buffer.concat(parts) };
  }

  test('one is pushed in chunks and read whole', async () => {
    await using connection = await connect();
    const blob = { ...BLOB, repository: repo('team/chunks') };
    expect(await pushBlob(connection.registry, blob, pieces)).toBe('sent');
    expect((await read('team/chunks', { size: BLOB.size })).bytes.equals(LAYER)).toBe(true);
  });

  test('one is read from the middle', async () => {
    const from = 13 * MIB + 7;
    const hash = createHash('sha256').update(LAYER.subarray(0, from));
    const rest = await read('team/chunks', { size: BLOB.size, resume: { from, hash } });
    expect(rest.from).toBe(from);
    expect(rest.bytes.equals(LAYER.subarray(from))).toBe(true);
  });

  test('one is mounted into another repository and deleted there', async () => {
    await using connection = await connect();
    const blob = { ...BLOB, repository: repo('team/mounted') };
    expect(await pushBlob(connection.registry, blob, pieces, { mountFrom: repo('team/chunks') })).toBe('mounted');
    await deleteBlob(connection.registry, blob);
    expect(await hasBlob(connection.registry, blob)).toBe(false);
    expect((await read('team/chunks')).bytes.equals(LAYER)).toBe(true);
  });

  test('one that is in no such repository is sent instead', async () => {
    await using connection = await connect();
    const blob = { ...BLOB, repository: repo('team/unmounted') };
    expect(await pushBlob(connection.registry, blob, pieces, { mountFrom: repo('team/nowhere') })).toBe('sent');
  });

  test.each(['POST', 'PATCH', 'PUT'])('a reply to %s that is lost leaves the blob whole all the same', async method => {
    let left = 1;
    await using front = await losing(request => request.method === method && left-- > 0);
    await using connection = await connect(front.origin);
    const repository = `team/lost-${method.toLowerCase()}`;
    expect(await pushBlob(connection.registry, { ...BLOB, repository: repo(repository) }, pieces)).toBe('sent');
    expect((await read(repository)).bytes.equals(LAYER)).toBe(true);
  });

  test('bytes of another digest are not kept', async () => {
    await using connection = await connect();
    const blob = { repository: repo('team/wrong'), digest: digestOf(Buffer.from('others')), size: LAYER.length };
    await expect(pushBlob(connection.registry, blob, pieces)).rejects.toMatchObject({ code: 'DIGEST_INVALID' });
    expect(await hasBlob(connection.registry, blob)).toBe(false);
  });
});
