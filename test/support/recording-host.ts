import type { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Host } from '../../src/engine/host.ts';
import { type HostLine, textOfLine } from '../../src/engine/host-line.ts';
import { errorLines, talkStreams } from '../../src/stream-lines.ts';
import { createTheme } from '../../src/ui/theme/theme.ts';
import type { Value } from '../../src/values/value.ts';
import { createOutput, type Output } from '../../src/views/default-output.ts';
import type { PaperOptions } from '../../src/views/paper.ts';
import { prepareViews } from '../../src/views/prepare.ts';

export interface RecordingOptions {
  /** A person seems to be there: `answers` are what is typed at questions, in order. */
  readonly interactive?: boolean;
  readonly answers?: string[];
  readonly width?: number;
  /** How colours and links are written down; left out: not at all. */
  readonly inks?: Pick<PaperOptions, 'paint' | 'link'>;
  /** Milliseconds since 1970, for "2 years ago". */
  readonly now?: () => number;
  /** false: errors are kept and not shown. */
  readonly errorsAmongLines?: boolean;
  /** false: what the views have to say about themselves is left out, as it goes to stderr. */
  readonly notices?: boolean;
}

/** A host that keeps what a user would see, all streams in the order in which they came, as plain lines. */
export interface Recording {
  readonly host: Host;
  readonly lines: string[];
  readonly values: Value[];
  readonly errors: ErrorRecord[];
}

export function recordHost(options: RecordingOptions = {}): Recording {
  const {
    interactive = false,
    answers = [],
    width = 120,
    inks,
    now,
    errorsAmongLines = true,
    notices = true,
  } = options;
  const lines: string[] = [];
  const values: Value[] = [];
  const errors: ErrorRecord[] = [];
  const theme = createTheme('none');
  const show = (more: readonly string[]) => more.forEach(line => void lines.push(line));
  let output: Output | undefined;
  let most: number | undefined;
  const prepared = new Set<string>();
  const answer = (asked: readonly HostLine[], label: string) => {
    const question = asked.map(textOfLine);
    const typed = answers.shift();
    if (typed === undefined) throw new Error(`nobody answers: ${[...question, label].join(' ')}`);
    show([...question, `${label}${typed}`]);
    return typed;
  };
  const talk = talkStreams(theme, show);
  const host: Host = {
    interactive,
    async output(batch, style) {
      for (const each of batch) values.push(each);
      await host.show?.(batch, style);
    },
    async show(batch, style) {
      most = style?.most;
      if (interactive) {
        const { signal = new AbortController().signal } = style ?? {};
        const reading = { signal, isFirst: output === undefined, progress: () => {} };
        for (const each of await prepareViews(batch, reading)) prepared.add(each);
      }
      output ??= createOutput({ width, print: show, most: () => most, ...inks, ...(now ? { now } : {}) });
      output.write(batch);
      return undefined;
    },
    async endOutput() {
      const said = [...(output?.end() ?? []), ...prepared];
      prepared.clear();
      if (notices) show(said);
      talk.finishLine();
      output = undefined;
    },
    error(record) {
      errors.push(record);
      if (errorsAmongLines) show(errorLines(record, theme));
    },
    ...talk,
    progress: () => {},
    async choose({ lines: question, choices, fallback }) {
      const offered = choices.map(each => `[${each.key}] ${each.label}`).join('  ');
      const typed = answer(question, `${offered}  [?] Help (default is "${choices[fallback]?.key}"): `);
      return typed === '' ? fallback : choices.findIndex(each => each.key.toLowerCase() === typed.toLowerCase());
    },
    askText: async (question, label) => answer(question, label),
    askSecret: async label => {
      const typed = answers.shift();
      if (typed === undefined) throw new Error(`nobody answers: ${label}`);
      show([label]);
      return typed;
    },
    clear: () => {},
  };
  return { host, lines, values, errors };
}
