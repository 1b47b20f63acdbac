import { mkdirSync } from 'node:fs';
import { InstantClock } from '../../registry/connection.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { type DamagingRegistry, startDamagingRegistry } from './damaging-registry.ts';

/** A shell that is connected to an embedded registry, and to one that damages as its current one. */
export interface SavingPlace extends AsyncDisposable {
  readonly damaging: DamagingRegistry;
  readonly shell: TestShell;
  /** A path of a new folder. */
  folder(): string;
  /** Runs an input; answers the ids of its errors. `stopAfter`: Ctrl+C when its progress is told for that time, from 1. */
  run(source: string, stopAfter?: number): Promise<string[]>;
}

export async function openSavingPlace(): Promise<SavingPlace> {
  const damaging = await startDamagingRegistry();
  const shell = await startShell({ fixture: 'empty', clock: new InstantClock() });
  await shell.run(`Connect-AzContainerRegistry ${damaging.address}`);
  if (shell.errors.length > 0) throw shell.errors[0]?.exception;
  return {
    damaging,
    shell,
    folder() {
      const folder = passingFolder('saved');
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    async run(source, stopAfter) {
      const before = shell.errors.length;
      const interrupt = new AbortController();
      let progress = 0;
      shell.host.progress = () => {
        progress++;
        if (progress === stopAfter) interrupt.abort(new Error('Ctrl+C'));
      };
      await shell.engine.run(source, interrupt.signal);
      const told = shell.errors.slice(before);
      const ids = told.map(each => each.fullyQualifiedErrorId.split(',')[0] ?? '');
      // a mistake of the program, or of the test, is no refusal
      const mistake = told.find((_, at) =>
        /^(InternalError|.*Parameter.*|CommandNotFoundException)$/.test(ids[at] ?? ''),
      );
      if (mistake !== undefined)
        throw new Error(`${source} ended with ${mistake.exception}`, { cause: mistake.exception });
      return ids;
    },
    async [Symbol.asyncDispose]() {
      await shell[Symbol.asyncDispose]();
      await damaging[Symbol.asyncDispose]();
    },
  };
}
