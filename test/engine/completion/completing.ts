import type { Completion } from '../../../src/engine/completion/draft.ts';
import type { TestShell } from '../../support/shell.ts';

/** What is offered where the bar stands, or at the end of the line. */
export function offered({ engine }: TestShell, line: string): Promise<Completion> {
  const cursor = line.indexOf('¦');
  return engine.complete(line.replace('¦', ''), cursor < 0 ? line.length : cursor);
}

/** The same as the lines that each candidate would make, once nothing is being fetched any more. */
export async function settled(shell: TestShell, line: string): Promise<Completion> {
  for (;;) {
    const changed = new Promise<void>(resolve => {
      const stop = shell.session.names.onChange(() => {
        stop();
        resolve();
      });
    });
    const completion = await offered(shell, line);
    if (!completion.pending) return completion;
    await changed;
  }
}

export const texts = ({ candidates }: Completion): readonly string[] => candidates.map(each => each.text);
