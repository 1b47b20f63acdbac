import { conciseLines } from './engine/concise-view.ts';
import type { ErrorRecord } from './engine/error-record.ts';
import { exceptionOf } from './engine/exception-of.ts';
import type { Host } from './engine/host.ts';
import { type HostLine, textOfLine } from './engine/host-line.ts';
import { clean } from './terminal/clean.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Token } from './ui/theme/token.ts';
import { cleanLines, wrap } from './views/lines.ts';
import type { PaperOptions } from './views/paper.ts';

/**
 * ConciseView (interface C7): `Command: message` or the place in the script, and below it what to type instead. Wrapped at `width` cells; left
 * out, as in a log, the message stays in one line.
 */
export function errorLines(record: ErrorRecord, theme: Theme, width?: number): string[] {
  return conciseLines(record, { width, wrap }).map(line =>
    line
      .map(({ text, part }) => {
        // one cell for one character, so that the marks below a line stay below what they mark
        const shown = clean(text.replaceAll('\t', ' '));
        if (part === 'plain') return shown;
        return theme.paint(part === 'error' ? 'out.error' : 'out.errorAccent', shown);
      })
      .join(''),
  );
}

/** One JSON line for programs: `{"error":{"id","type","message",…}}`. */
export function errorJson(record: ErrorRecord): string {
  const { exception, fullyQualifiedErrorId: id, category, command, recommendation } = record;
  const facts = pick(exception, [
    'status',
    'code',
    'detail',
    'requestId',
    'url',
    'method',
    'scope',
    'attempts',
    'seconds',
  ]);
  return JSON.stringify({
    error: {
      id,
      type: exceptionOf(record).type.names[0],
      message: exception.message,
      category,
      command,
      recommendation,
      ...facts,
    },
  });
}

/** Lines of a talking stream as pwsh prints them: `WARNING: …`. With a width they are wrapped between words. */
function talkLines(
  token: Token & ('out.warning' | 'out.verbose' | 'out.debug'),
  text: string,
  theme: Theme,
  width?: number,
): string[] {
  const prefix = { 'out.warning': 'WARNING', 'out.verbose': 'VERBOSE', 'out.debug': 'DEBUG' }[token];
  const whole = `${prefix}: ${text}`;
  return (width === undefined ? cleanLines(whole) : wrap(whole, width)).map(line => theme.paint(token, line));
}

function pick(error: Error, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(error).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

/**
 * A line above a question or under `What if`, safe to show. With a width it is wrapped between words; what an indented line goes on with stands
 * further in.
 */
export function hostLines(line: HostLine, theme: Theme, width?: number): string[] {
  const text = clean(textOfLine(line));
  const indent = text.length - text.trimStart().length;
  const further = indent === 0 ? 0 : indent * 2;
  const parts = width === undefined ? [text] : wrap(text.slice(indent), Math.max(1, width - further));
  const lines = width === undefined ? parts : parts.map((part, at) => ' '.repeat(at === 0 ? indent : further) + part);
  return typeof line === 'string' ? lines : lines.map(each => theme.paint(line.look, each));
}

/** How views paint in a theme; a plain one is left out, which spares them the work. */
export const inksOf = (theme: Theme): Pick<PaperOptions, 'paint' | 'styled'> =>
  theme.isPlain
    ? {}
    : { paint: (look, text) => theme.paint(look, text), styled: (sgr, text) => theme.style(sgr, text) };

/** How the streams differ from host to host. */
export interface TalkOptions {
  /** Takes what Write-Host writes; left out: goes the way of everything else. */
  readonly showText?: (lines: readonly string[]) => void;
  /** The looks of that; left out: those of everything else. */
  readonly textTheme?: Theme;
  /** Cells of the window, where lines are wrapped. */
  readonly width?: () => number;
}

/** The streams that only talk, for a host that shows lines. */
export function talkStreams(
  theme: Theme,
  show: (lines: readonly string[]) => void,
  { showText = show, textTheme = theme, width }: TalkOptions = {},
): Pick<Host, 'warning' | 'verbose' | 'debug' | 'information' | 'whatIf'> & { finishLine(): void } {
  // what Write-Host -NoNewline has begun
  let started: string | undefined;
  const finishLine = () => {
    if (started === undefined) return;
    showText(started.split('\n'));
    started = undefined;
  };
  const talk = (lines: readonly string[]) => {
    finishLine();
    show(lines);
  };
  return {
    warning: text => talk(talkLines('out.warning', text, theme, width?.())),
    verbose: text => talk(talkLines('out.verbose', text, theme, width?.())),
    debug: text => talk(talkLines('out.debug', text, theme, width?.())),
    information(text, look) {
      const lines = cleanLines(text).map(each => textTheme.colour(each, look?.foreground, look?.background));
      const whole = `${started ?? ''}${lines.join('\n')}`;
      started = look?.noNewline ? whole : undefined;
      if (!look?.noNewline) showText(whole.split('\n'));
    },
    finishLine,
    whatIf: ([sentence = '', ...effects]) =>
      talk([
        ...hostLines({ text: textOfLine(sentence), look: 'out.whatIf' }, theme, width?.()),
        ...effects.flatMap(each => hostLines(each, theme, width?.())),
      ]),
  };
}
