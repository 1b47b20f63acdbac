import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, statSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { RunSummary } from '../../src/admin/journal/journal.ts';
import { Journal } from '../../src/admin/journal/journal.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import type { FaultMatch } from '../../src/emulator/faults.ts';
import { type Ended, startAcrsh } from './acrsh.ts';

/**
 * When a process is killed, by what others see of it: the registry gets the so-many-th request of a kind, or its journal has grown to so many
 * bytes. `lost`: the registry never carries that request out; `made`: it does, and nobody hears of it.
 */
export type Moment =
  | { readonly on: FaultMatch; readonly occurrence: number; readonly fate: 'lost' | 'made' }
  | { readonly journalBytes: number };

/** A registry, and a home that several processes share one after the other. */
export interface Scene {
  readonly emulator: Emulator;
  /** Runs a command to its end. */
  run(command: string): Promise<Ended>;
  /** Runs a command and kills it at that moment, or sends it that signal; `killed` is false where it came to its end before. */
  killed(command: string, moment: Moment, signal?: 'SIGINT'): Promise<Ended & { readonly killed: boolean }>;
  /** Bytes of all runs in the journal. */
  journalBytes(): number;
  /** What the journal tells of all runs, oldest first. */
  runs(): Promise<readonly RunSummary[]>;
}

/** The bytes of all runs in a journal. */
const bytesIn = (folder: string): number =>
  readdirSync(folder)
    .filter(each => each.endsWith('.jsonl'))
    .reduce((sum, each) => sum + statSync(join(folder, each)).size, 0);

/** Starts a registry for a test. */
export async function startScene(options: EmulatorOptions): Promise<Scene> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  const home = mkdtempSync(join(tmpdir(), 'acrsh-kill-'));
  const folder = join(home, 'journal');
  mkdirSync(folder, { mode: 0o700 });
  const { username: ACRSH_USERNAME, password: ACRSH_PASSWORD } = emulator.credentials.admin;
  const env = { ACRSH_USERNAME, ACRSH_PASSWORD, ACRSH_HOME: home };
  const start = (command: string) =>
    startAcrsh(['-Registry', emulator.loginServer, '-OutputFormat', 'Json', '-c', command], { env });
  return {
    emulator,
    async run(command) {
      const ended = await endOf(start(command));
      await emulator.alone();
      return ended;
    },
    async killed(command, moment, signal) {
      const child = start(command);
      const exited = once(child, 'exit');
      const kill = () => {
        child.kill(signal ?? 'SIGKILL');
        return exited;
      };
      const disarm =
        'journalBytes' in moment ? watchFor(folder, moment.journalBytes, kill) : arm(emulator, moment, kill);
      try {
        const ended = await endOf(child);
        // what it has sent last must not be taken for what the next process sends
        await emulator.alone();
        return { ...ended, killed: child.signalCode === 'SIGKILL' };
      } finally {
        disarm();
      }
    },
    journalBytes: () => bytesIn(folder),
    runs: () => Array.fromAsync(new Journal(folder).runs()),
  };
}

async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  child.stdin.end();
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, stdout, stderr };
}

function arm(
  { faults }: Emulator,
  { on, occurrence, fate }: Exclude<Moment, { journalBytes: number }>,
  kill: () => Promise<unknown>,
): () => void {
  const effect =
    fate === 'lost'
      ? ({ kind: 'stall', when: 'before', until: kill } as const)
      : ({ kind: 'meanwhile', change: () => void kill() } as const);
  faults.add({ on: { ...on, occurrence }, effect });
  return () => faults.clear();
}

function watchFor(folder: string, bytes: number, kill: () => Promise<unknown>): () => void {
  const watcher = watch(folder, () => {
    if (bytesIn(folder) >= bytes) void kill();
  });
  return () => watcher.close();
}
