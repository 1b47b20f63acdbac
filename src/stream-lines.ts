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

/** Lines of a talking stream as pwsh prints them: `WARNING: …`. */
export function talkLines(
  token: Token & ('out.warning' | 'out.verbose' | 'out.debug'),
  text: string,
  theme: Theme,
): string[] {
  const prefix = { 'out.warning': 'WARNING', 'out.verbose': 'VERBOSE', 'out.debug': 'DEBUG' }[token];
  return cleanLines(`${prefix}: ${text}`).map(line => theme.paint(token, line));
}

function pick(error: Error, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(error).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

/** A line above a question or under `What if`, safe to show. */
export const hostLine = (line: HostLine, theme: Theme): string =>
  typeof line === 'string' ? clean(line) : theme.paint(line.look, clean(line.text));

/** How views paint in a theme; a plain one is left out, which spares them the work. */
export const inksOf = (theme: Theme): Pick<PaperOptions, 'paint' | 'styled'> =>
  theme.isPlain
    ? {}
    : { paint: (look, text) => theme.paint(look, text), styled: (sgr, text) => theme.style(sgr, text) };

/** The streams that only talk, for a host that shows lines; `showText` takes what Write-Host writes, in the looks of `textTheme`. */
export function talkStreams(
  theme: Theme,
  show: (lines: readonly string[]) => void,
  showText: (lines: readonly string[]) => void = show,
  textTheme: Theme = theme,
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
    warning: text => talk(talkLines('out.warning', text, theme)),
    verbose: text => talk(talkLines('out.verbose', text, theme)),
    debug: text => talk(talkLines('out.debug', text, theme)),
    information(text, look) {
      const lines = cleanLines(text).map(each => textTheme.colour(each, look?.foreground, look?.background));
      const whole = `${started ?? ''}${lines.join('\n')}`;
      started = look?.noNewline ? whole : undefined;
      if (!look?.noNewline) showText(whole.split('\n'));
    },
    finishLine,
    whatIf: ([sentence = '', ...effects]) =>
      talk([theme.paint('out.whatIf', clean(textOfLine(sentence))), ...effects.map(each => hostLine(each, theme))]),
  };
}
