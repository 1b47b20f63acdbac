import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { claimName } from '../../src/content/process-claim.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import { saveAsFiles } from '../../src/content/save/save-as-files.ts';
import { saveToFolder } from '../../src/content/save/save-to-folder.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { contentOf, filesInFolder, filesInTar, namedInLayout, strangersIn, wrongInLayout } from './layout-witness.ts';
import { MemorySource, OCI } from './memory-source.ts';

const program = fileURLToPath(new URL('saving-process.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that saves, and what it says. */
function start(path: string, tag: string, ...more: readonly string[]) {
  const child = spawn(process.execPath, [program, path, tag, ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    ended: once(child, 'exit'),
    said: async () => (await lines.next()).value,
    goOn: () => child.stdin.write('go on\n'),
    kill: () => child.kill('SIGKILL'),
  };
}

function freshFolder(): string {
  const folder = passingFolder('at-once');
  mkdirSync(folder);
  return folder;
}

const filesAt = (path: string) => (path.endsWith('.tar') ? filesInTar(path) : filesInFolder(path));

describe.each(['layout', 'image.tar'])('two processes that save into the same %s', name => {
  test('both end well, the second after the first', async () => {
    const folder = freshFolder();
    const path = join(folder, name);
    const first = start(path, 'one', 'halfway');
    expect(await first.said()).toBe('halfway');
    const second = start(path, 'two');
    expect(await second.said()).toBe(`waits for process ${first.pid}`);
    first.goOn();
    expect(await first.ended).toEqual([0, null]);
    expect(await second.ended).toEqual([0, null]);
    const files = filesAt(path);
    expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
    // a tar is written anew
    expect(namedInLayout(files)).toHaveLength(name === 'layout' ? 2 : 1);
    expect(contentOf(files).size).toBe(name === 'layout' ? 7 : 4);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('the second goes on where the first was killed', async () => {
    const folder = freshFolder();
    const path = join(folder, name);
    const first = start(path, 'one', 'halfway');
    expect(await first.said()).toBe('halfway');
    const second = start(path, 'two', 'halfway');
    expect(await second.said()).toBe(`waits for process ${first.pid}`);
    first.kill();
    await first.ended;
    expect(await second.said()).toBe('halfway');
    second.goOn();
    expect(await second.ended).toEqual([0, null]);
    const files = filesAt(path);
    expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
    expect(namedInLayout(files)).toHaveLength(1);
    expect(readdirSync(folder).filter(each => each.includes('claim'))).toEqual([]);
  });
});

/** Images of one source that have most in common. */
async function imagesOf(count: number) {
  const source = new MemorySource();
  const { signal } = new AbortController();
  const images = Array.from({ length: count }, async (_, index) => {
    const { digest } = source.putImage([Buffer.alloc(50_000, 'shared '), `own ${index}`], `os/${index}`);
    const tree = await readContentTree(source, digest, { referrers: false, signal });
    return { source, tree, origin: { server: 'contoso.azurecr.io', repository: 'team/api', tag: `v${index}` } };
  });
  return Promise.all(images);
}

const OPTIONS = { signal: new AbortController().signal, force: false, onProgress: () => {}, onWaiting: () => {} };

describe('runs of one process', () => {
  test('that save into the same layout lose no entry', async () => {
    const folder = join(freshFolder(), 'layout');
    await Promise.all((await imagesOf(6)).map(image => saveToFolder(folder, image, OPTIONS)));
    const files = filesInFolder(folder);
    expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
    expect(namedInLayout(files)).toHaveLength(6);
  });

  test('that wait are stopped by their signal', async () => {
    const folder = freshFolder();
    const held = await claimName(folder, 'oci-layout');
    const stop = new AbortController();
    const onWaiting = () => stop.abort(new Error('Ctrl+C'));
    const [image] = await imagesOf(1);
    if (!image || !('release' in held)) throw new Error('nothing to save');
    const waiting = saveToFolder(folder, image, { ...OPTIONS, signal: stop.signal, onWaiting });
    await expect(waiting).rejects.toThrow('Ctrl+C');
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['layout', 'files'])('refuse what another machine is writing to: %s', async kind => {
    const folder = freshFolder();
    const name = kind === 'layout' ? 'oci-layout' : '.acrsh';
    const claim = `${name}.claim-00000000`;
    writeFileSync(join(folder, claim), JSON.stringify({ host: `not-${hostname()}`, pid: 1 }));
    const source = new MemorySource();
    const layer = { ...source.putBlob('text'), annotations: { 'org.opencontainers.image.title': 'letter.txt' } };
    const config = source.putBlob('{}', OCI.config);
    const { digest } = source.putManifest({ mediaType: OCI.manifest, config, layers: [layer] });
    const tree = await readContentTree(source, digest, { referrers: false, signal: OPTIONS.signal });
    const image = { source, tree, origin: { server: 'contoso.azurecr.io', repository: 'team/api', tag: '1' } };
    const saving = kind === 'layout' ? saveToFolder(folder, image, OPTIONS) : saveAsFiles(folder, image, OPTIONS);
    await expect(saving).rejects.toMatchObject({ id: 'SaveInUse' });
    expect(readdirSync(folder)).toEqual([claim]);
  });
});
