import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Journal } from '../../src/admin/journal/journal.ts';
import { passingFolder } from '../support/passing-folder.ts';

const WRITER = fileURLToPath(new URL('fixtures/journal-writer.ts', import.meta.url));
const ITEMS = 2000;
const SEED = Math.floor(Math.random() * 2 ** 31);

/** Runs the writer until it has said so many items, kills it, and answers the run and all that it said. */
async function killedAfter(folder: string, lines: number) {
  const child = spawn(process.execPath, [WRITER, folder, String(ITEMS)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await ended;
  const [run = '', ...items] = said;
  return { run, sent: items.map(Number) };
}

test(`kill -9 at any moment loses nothing that was said to be on disk (seed ${SEED})`, async () => {
  for (let round = 0; round < 10; round++) {
    const folder = passingFolder('killed-journal');
    const { run, sent } = await killedAfter(folder, 1 + (((SEED >>> round) * 31 + round * 197) % ITEMS));
    const { plan, journal } = await new Journal(folder).reopen(run);
    expect(plan.items).toHaveLength(ITEMS);
    expect(sent.filter(each => !journal.before.has(each))).toEqual([]);
    for (const [item, known] of journal.before) if (known.kind === 'ended') expect(item % 2).toBe(0);
    await journal.close();
  }
}, 120_000);

test.runIf(process.platform === 'linux')(
  'a run can be taken up although its killed process was never fetched by its parent',
  async () => {
    const folder = passingFolder('dead-journal');
    // the shell becomes a program that fetches no children
    const parent = spawn(
      'sh',
      ['-c', '"$@" & echo $! >&2; exec sleep 1000', 'sh', process.execPath, WRITER, folder, String(ITEMS)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    try {
      const [[pid], [run]] = await Promise.all([
        once(createInterface({ input: parent.stderr }), 'line'),
        once(createInterface({ input: parent.stdout }), 'line'),
      ]);
      process.kill(Number(pid), 'SIGKILL');
      while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await setImmediate();
      const { plan, journal } = await new Journal(folder).reopen(run);
      expect(plan.items).toHaveLength(ITEMS);
      await journal.close();
    } finally {
      parent.kill('SIGKILL');
    }
  },
);
