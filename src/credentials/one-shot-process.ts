export interface OneShot {
  /** A program's path, or its name to be found in PATH; started without a shell. */
  readonly file: string;
  readonly args: readonly string[];
  /** What it reads on standard input. */
  readonly input: string;
  /** All of its environment; must hold no secret. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until it is killed. */
  readonly deadline: number;
  /**
   * For a program that prints an empty line when it begins to work: it has so many milliseconds to come that far, and the deadline counts from
   * there. A computer that is slow to start programs is then not held to be a program that hangs.
   */
  readonly startsWithin?: number;
  /** The most bytes that it may print. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

export type OneShotOutcome =
  | { readonly kind: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  /** No such program, or it may not be run. */
  | { readonly kind: 'not started'; readonly code: string }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'too much output' }
  /** Ended by a signal that was not ours: `SIGSEGV`. */
  | { readonly kind: 'crashed'; readonly by: string };

const DRAIN_MS = 500;

/**
 * Runs a program that answers one question: input in, output back, killed when it takes too long or prints too much.
 * What becomes of it is the outcome, never an error; rejects with the signal's reason only.
 */
export async function runOneShot(task: OneShot): Promise<OneShotOutcome> {
  const { file, args, input, environment, deadline, startsWithin, limit, signal } = task;
  // loaded with the first process: most sessions start none
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(file, args, { env: environment, stdio: 'pipe', windowsHide: true });
    const out = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let size = 0;
    let verdict: OneShotOutcome | undefined;
    const stop = (outcome: OneShotOutcome | undefined) => {
      verdict ??= outcome;
      child.kill('SIGKILL');
    };
    const tooSlow = () => stop({ kind: 'too slow' });
    let timer =
      startsWithin === undefined
        ? setTimeout(tooSlow, deadline)
        : setTimeout(() => stop({ kind: 'not started', code: 'ETIMEDOUT' }), startsWithin);
    const begun = () => {
      clearTimeout(timer);
      timer = setTimeout(tooSlow, deadline);
    };
    if (startsWithin !== undefined) child.stdout.once('data', begun);
    const cancel = () => stop(undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    const gather = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) stop({ kind: 'too much output' });
      else into.push(chunk);
    };
    child.stdout.on('data', gather(out.stdout));
    child.stderr.on('data', gather(out.stderr));
    // a program that does not read its input is no error
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const finish = (outcome: OneShotOutcome) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (signal?.aborted) reject(signal.reason);
      else resolve(verdict ?? outcome);
    };
    child.once('error', (error: NodeJS.ErrnoException) =>
      finish({ kind: 'not started', code: error.code ?? error.message }),
    );
    // a grandchild may keep the pipes open: they get a moment to empty, no more
    child.once('exit', () => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, DRAIN_MS).unref();
    });
    child.once('close', (code, by) => {
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
      finish(
        code === null
          ? { kind: 'crashed', by: by ?? 'a signal' }
          : { kind: 'ended', code, stdout: text(out.stdout), stderr: text(out.stderr) },
      );
    });
  });
}
