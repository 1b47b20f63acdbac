import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Journal, type RunSummary } from '../../../src/admin/journal/journal.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { contentOf, deletion, planOf, untagging } from './planned.ts';

const RUN = '20261121-164003-7f3a';
const body = contentOf('{"schemaVersion":2}');
let whole: { readonly bytes: Buffer; readonly manifests: Buffer; readonly summary: RunSummary };

/** A journal that holds nothing but these bytes. */
function holding(bytes: Uint8Array, manifests?: Uint8Array): Journal {
  const folder = passingFolder('damaged-journal');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${RUN}.jsonl`), bytes);
  if (manifests) writeFileSync(join(folder, `${RUN}.manifests`), manifests);
  return new Journal(folder);
}

const runsOf = async (journal: Journal) => {
  const told: string[] = [];
  const runs = await Array.fromAsync(journal.runs({ tell: sentence => void told.push(sentence) }));
  return { runs, told };
};

beforeAll(async () => {
  const journal = new Journal(passingFolder('journal'));
  const plan = planOf(deletion('1'), untagging('a'), untagging('c'));
  const run = await journal.begin(plan, { command: 'x', bodies: new Map([[body.digest, body]]) });
  for (const item of [0, 1, 2]) {
    await run.sending(item);
    run.ended(item, { state: 'deleted', reason: 'weiß nicht' });
  }
  await run.close();
  const read = (end: string) => readFileSync(join(journal.folder, `${run.run}${end}`));
  const [summary] = (await runsOf(journal)).runs;
  if (!summary) throw new Error('the run is not there');
  whole = { bytes: read('.jsonl'), manifests: read('.manifests'), summary };
});

test('a file that breaks off anywhere tells what was written before, and can be taken up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.bytes.length }), async length => {
      const journal = holding(whole.bytes.subarray(0, length));
      const { runs, told } = await runsOf(journal);
      expect(told).toEqual([]);
      const [run] = runs;
      if (!run) {
        // the plan was not whole yet, so nothing had been sent
        await expect(journal.reopen(RUN)).rejects.toMatchObject({ id: 'NoSuchRun' });
        expect(whole.bytes.subarray(0, length).includes('"sending"')).toBe(false);
        return;
      }
      expect(run.items.map(each => each.what)).toEqual(whole.summary.items.map(each => each.what));
      const sent = whole.bytes.subarray(0, length).toString().split('\n').slice(0, -1);
      const count = sent.filter(each => each.includes('"kind":"sending"')).length;
      const again = await journal.reopen(RUN);
      expect(again.journal.before.size).toBe(count);
      await again.journal.sending(2);
      await again.journal.close();
      expect((await runsOf(journal)).told).toEqual([]);
    }),
  );
});

test('a byte that has changed is never taken for what was written: the file is set aside, whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.bytes.length - 2 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(whole.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const journal = holding(bytes);
      const { runs, told } = await runsOf(journal);
      expect(runs).toEqual([]);
      expect(told).toEqual([
        expect.stringMatching(/^The journal of the run .* is damaged; it was kept as .*\.damaged-\d+\.$/),
      ]);
      const [aside = ''] = readdirSync(journal.folder).filter(each => each.includes('damaged'));
      expect(readFileSync(join(journal.folder, aside)).equals(bytes)).toBe(true);
      await expect(journal.reopen(RUN)).rejects.toMatchObject({ id: 'NoSuchRun' });
    }),
  );
});

test('a manifest of which a byte has changed is none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: whole.manifests.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const bytes = Buffer.from(whole.manifests);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = await holding(whole.bytes, bytes).bytesOf(RUN, body.digest);
        expect(read === undefined || body.bytes.length === read.bytes.length).toBe(true);
        if (read) expect(Buffer.from(read.bytes).equals(Buffer.from(body.bytes))).toBe(true);
      },
    ),
  );
  const read = await holding(whole.bytes, whole.manifests).bytesOf(RUN, body.digest);
  expect(read && Buffer.from(read.bytes).toString()).toBe('{"schemaVersion":2}');
});

test('a line that was torn does not swallow what is written after it', async () => {
  const journal = holding(whole.bytes, whole.manifests.subarray(0, 40));
  const { keepManifests } = await import('../../../src/admin/journal/kept-manifests.ts');
  await keepManifests(join(journal.folder, `${RUN}.manifests`), [body]);
  expect(await journal.bytesOf(RUN, body.digest)).toMatchObject({ digest: body.digest });
});
