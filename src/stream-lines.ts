import type { ErrorRecord } from './engine/error-record.ts';
import type { Host, Progress } from './engine/host.ts';
import { clean } from './terminal/clean.ts';
import type { Theme, Token } from './ui/theme/theme.ts';

/** ConciseView (interface C7): `Command: message`, and below it what to type instead. */
export function errorLines(record: ErrorRecord, theme: Theme): string[] {
  const [first = '', ...more] = record.exception.message.split('\n').map(clean);
  const lines = [theme.paint('out.error', record.command === undefined ? first : `${record.command}: ${first}`)];
  for (const line of more) lines.push(theme.paint('out.error', line));
  if (record.recommendation !== undefined) {
    lines.push(`${theme.paint('out.errorAccent', '  Recommendation:')} ${clean(record.recommendation)}`);
  }
  return lines;
}

/** One JSON line for programs: `{"error":{"id","type","message",…}}`. */
export function errorJson(record: ErrorRecord): string {
  const { exception, fullyQualifiedErrorId: id, category, command, recommendation } = record;
  const facts = pick(exception, ['status', 'code', 'requestId', 'url', 'method', 'scope']);
  return JSON.stringify({
    error: { id, type: exception.name, message: exception.message, category, command, recommendation, ...facts },
  });
}

/** Lines of a talking stream as pwsh prints them: `WARNING: …`. */
export function talkLines(
  token: Token & ('out.warning' | 'out.verbose' | 'out.debug'),
  text: string,
  theme: Theme,
): string[] {
  const prefix = { 'out.warning': 'WARNING', 'out.verbose': 'VERBOSE', 'out.debug': 'DEBUG' }[token];
  return text
    .split('\n')
    .map((line, index) => theme.paint(token, index === 0 ? `${prefix}: ${clean(line)}` : clean(line)));
}

/** `Reading repositories [12/40 team/api]` */
export function progressText({ activity, status, done, total }: Progress): string {
  const count = done === undefined ? '' : total === undefined ? String(done) : `${done}/${total}`;
  const inside = [count, status].filter(each => each).join(' ');
  return clean(inside === '' ? activity : `${activity} [${inside}]`);
}

function pick(error: Error, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(error).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

/** The streams that only talk, for a host that shows lines. */
export function talkStreams(
  theme: Theme,
  show: (lines: readonly string[]) => void,
): Pick<Host, 'warning' | 'verbose' | 'debug' | 'information' | 'whatIf'> {
  return {
    warning: text => show(talkLines('out.warning', text, theme)),
    verbose: text => show(talkLines('out.verbose', text, theme)),
    debug: text => show(talkLines('out.debug', text, theme)),
    information: text => show(text.split('\n').map(clean)),
    whatIf: lines => show(lines.map(clean)),
  };
}
