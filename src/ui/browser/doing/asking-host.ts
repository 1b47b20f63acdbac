import type { Host } from '../../../engine/host.ts';
import { textOfLine } from '../../../engine/host-line.ts';
import type { Token } from '../../theme/token.ts';
import { freedSentences } from '../acting/freed-space.ts';
import type { Desk } from '../desk.ts';
import { confirmOverlay } from '../dialogs/confirm.ts';
import { fieldOverlay } from '../dialogs/field.ts';
import { questionOverlay } from '../dialogs/question.ts';
import { sentenceOf } from '../sentence-of.ts';
import { readFreed } from './read-freed.ts';

export interface AskingOptions extends Pick<Host, 'output'> {
  readonly say: (lines: readonly string[], look: Token | undefined) => void;
  /** A question was left with Ctrl+C or Esc: the line is over. */
  readonly stop: () => void;
}

/** The host of a line that the user typed in the browser: it asks by dialogs, and every change it makes is confirmed by one. */
export function askingHost(desk: Desk, { output, say, stop }: AskingOptions): Host {
  const ask = <Answer>(open: (answer: (answer: Answer | undefined) => void) => Parameters<Desk['open']>[0]) =>
    new Promise<Answer | undefined>(resolve => {
      desk.open(
        open(answer => {
          if (answer === undefined) stop();
          resolve(answer);
        }),
      );
    });
  const field = (label: string, lines: readonly string[], masked: boolean) =>
    ask<string>(answer => fieldOverlay({ title: 'The command asks', lines, label, masked, ...desk.opening }, answer));
  return {
    interactive: true,
    output,
    endOutput: async () => {},
    error: record => say([sentenceOf(record)], 'state.error'),
    warning: text => say([`WARNING: ${text}`], 'out.warning'),
    verbose: text => say([`VERBOSE: ${text}`], 'out.verbose'),
    debug: text => say([`DEBUG: ${text}`], 'out.debug'),
    information: text => say(text.split('\n'), undefined),
    whatIf: lines => say(lines.map(textOfLine), 'out.whatIf'),
    progress: progress => {
      if (progress) desk.say([progress.activity, progress.status ?? ''].join(' '), 'state.pending');
    },
    choose: question =>
      ask<number>(answer => questionOverlay({ title: 'The command asks', ...question, ...desk.opening }, answer)),
    askText: (lines, label) => field(label, lines.map(textOfLine), false),
    askSecret: label => field(label, [], true),
    async decide(change) {
      const reading = new AbortController();
      const answer = await ask<true>(answer =>
        confirmOverlay(
          {
            verb: change.action,
            targets: [
              {
                id: change.target,
                title: [{ text: change.target }],
                effects: change.effects ?? [],
              },
            ],
            asked: () => ({
              title: change.question ?? `${change.action}?`,
              grade: change.grade,
              word: change.word,
              why: 'The command that you typed wants to change this.',
              closing: freedSentences([change]),
              command: '',
            }),
            more: readFreed(desk, [change], reading.signal),
            canStage: false,
            ...desk.opening,
          },
          ({ kind }) => answer(kind === 'confirm' ? true : undefined),
        ),
      );
      // what is sent now does not wait for it
      reading.abort();
      return answer ?? false;
    },
    clear: () => {},
  };
}
