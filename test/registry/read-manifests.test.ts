import { expect, test } from 'vitest';
import { readManifests } from '../../src/registry/read-manifests.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const MEGABYTE = 1024 * 1024;
/** As large as a manifest may be, and three more than are kept together. */
const BODIES = Array.from({ length: 19 }, (_, at) => String.fromCharCode(33 + at).repeat(4 * MEGABYTE));

test('what was read lately is not asked for again, also where it is more than is kept', async () => {
  const bodies = new Map(BODIES.map(each => [`/v2/team/api/manifests/${digest(each)}`, each]));
  await using server = await startServer(withTokens(({ path }) => ({ body: bodies.get(path) ?? '' })));
  await using connection = await connectTo(server.origin);
  const subjects = BODIES.map(each => ({ repository: repo('team/api'), digest: digest(each) }));
  const read = async () => {
    const before = server.requests.length;
    const told: string[] = [];
    const counts: number[] = [];
    await readManifests(connection.registry, subjects, each => told.push(each.digest), {
      onRead: done => counts.push(done),
    });
    expect(told.toSorted()).toEqual(subjects.map(each => each.digest).toSorted());
    expect(counts.at(-1)).toBe(BODIES.length);
    return server.requests.length - before;
  };
  expect(await read()).toBe(BODIES.length + 1);
  expect(await read()).toBe(3);
});
