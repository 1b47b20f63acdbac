import type { RunResult } from './engine/engine.ts';
import type { Session } from './session/session.ts';
import type { PastInput } from './ui/prompt/shell.ts';

/** Said once a session. */
const SECRET_CUT =
  'The secret in this line was cut out of the history. Leave it out to be asked for it, or use Read-Host -AsSecureString.';

/** What is typed at the prompt, on its way into the session's history. */
export interface PromptHistory {
  readonly entries: readonly PastInput[];
  /** Takes an input that is about to run. */
  add(source: string): void;
  /** The input that was added last, once it is on the disk. */
  added(): Promise<AddedInput>;
}

/** An input that is about to run. */
export interface AddedInput {
  /** What is to be said about how it was kept, a sentence each. */
  readonly notices: readonly string[];
  /** Tells what came of it, and how long it took in ms. */
  finish(outcome: RunResult['outcome'], duration: number): void;
}

/**
 * @param location where the session stands, as the prompt shows it.
 * @param redact cuts the secrets out of an input.
 */
export function promptHistory(
  session: Session,
  location: () => string,
  redact: (source: string) => Promise<string>,
): PromptHistory {
  const { history, places } = session;
  let recorded: Promise<string | undefined> = Promise.resolve(undefined);
  let cut: 'never' | 'now' | 'told' = 'never';

  async function record(source: string): Promise<string> {
    const line = await redact(source);
    if (line !== source && cut === 'never') cut = 'now';
    return history.add({ line, time: Date.now(), registry: places.current.drive, location: location() });
  }

  return {
    get entries() {
      history.refresh();
      return history.entries;
    },
    add(source) {
      // as in other shells, a leading space keeps a line out
      recorded = source.startsWith(' ') ? Promise.resolve(undefined) : record(source);
    },
    async added() {
      const id = await recorded;
      const problem = history.takeProblem();
      const notices = [...(cut === 'now' ? [SECRET_CUT] : []), ...(problem === undefined ? [] : [problem])];
      if (cut === 'now') cut = 'told';
      return {
        notices,
        finish(outcome, duration) {
          if (id !== undefined) history.finish(id, { status: outcome === 'partly' ? 'failed' : outcome, duration });
        },
      };
    },
  };
}
