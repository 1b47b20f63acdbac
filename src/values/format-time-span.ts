import { TimeSpan, ticksPer, timeSpanText } from './time-span.ts';
import { ValueError } from './value-error.ts';

const malformed = () => new ValueError('FormatError', 'Input string was not in a correct format.');

/** A span of time as `c`, `g`, `G` or in a custom picture (`hh\:mm`). Throws FormatError for characters that need a backslash. */
export function formatTimeSpan(span: TimeSpan, format: string): string {
  if (/^[ct]$/i.test(format)) return timeSpanText(span);
  const length = new TimeSpan(span.ticks < 0n ? -span.ticks : span.ticks);
  const part = (unit: bigint, of: bigint) => (length.ticks / unit) % of;
  const fraction = String(length.ticks % ticksPer.second).padStart(7, '0');
  const values: Readonly<Record<string, bigint>> = {
    d: length.ticks / ticksPer.day,
    h: part(ticksPer.hour, 24n),
    m: part(ticksPer.minute, 60n),
    s: part(ticksPer.second, 60n),
  };
  if (/^g$/i.test(format)) return general(span, format, values, fraction);
  if (format.length === 1 || /f{8}|F{8}/.test(format)) throw malformed();
  return format.replace(
    /'([^']*)'|"([^"]*)"|\\([\s\S])|%|([dhmsfF])\4*|[\s\S]/g,
    (token: string, single?: string, double?: string, escaped?: string) => {
      const literal = single ?? double ?? escaped;
      if (literal !== undefined) return literal;
      if (token === '%') return '';
      if (/^f/i.test(token)) return fraction.slice(0, token.length).replace(token.startsWith('F') ? /0+$/ : /$^/, '');
      const value = values[token.charAt(0)];
      if (value === undefined) throw malformed();
      return String(value).padStart(token.length, '0');
    },
  );
}

function general(span: TimeSpan, format: string, values: Readonly<Record<string, bigint>>, fraction: string): string {
  const { d = 0n, h = 0n, m = 0n, s = 0n } = values;
  const two = (value: bigint) => String(value).padStart(2, '0');
  const long = format === 'G';
  const days = long || d ? `${d}:` : '';
  const digits = long ? `.${fraction}` : Number(fraction) ? `.${fraction.replace(/0+$/, '')}` : '';
  return `${span.ticks < 0n ? '-' : ''}${days}${long ? two(h) : h}:${two(m)}:${two(s)}${digits}`;
}
