/** Bytes, or a bare number: 1024-based as everywhere in the shell. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
};

/** `100mb`, `1.5g`, `980`, `2KiB` as a number; undefined for anything else. */
export function parseAmount(text: string): number | undefined {
  const [, digits, letter = ''] = /^(-?\d+(?:\.\d+)?|-?\.\d+)(?:([kmgt])i?b?|b)?$/i.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (UNITS[letter.toLowerCase()] ?? 1);
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const LENGTHS: readonly (readonly [unit: RegExp, milliseconds: number])[] = [
  [/^s(?:ec(?:ond)?s?)?$/i, SECOND],
  [/^m(?:in(?:ute)?s?)?$/i, 60 * SECOND],
  [/^h(?:ours?)?$/i, 3600 * SECOND],
  [/^d(?:ays?)?$/i, DAY],
  [/^w(?:eeks?)?$/i, 7 * DAY],
  [/^mo(?:nths?)?$/i, 30 * DAY],
  [/^y(?:ears?)?$/i, 365 * DAY],
];

/** A length of time, in milliseconds; `unit` is what one of its last unit lasts. */
export interface Duration {
  readonly milliseconds: number;
  readonly unit: number;
}

/** `30d`, `12h`, `90m` (minutes), `2w`, `6mo`, `1y`, `1d12h`; undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  if (!/^(?:\d+(?:\.\d+)?[a-z]+)+$/i.test(text)) return undefined;
  let milliseconds = 0;
  let unit = 0;
  for (const [, count, letters = ''] of text.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/gi)) {
    const length = LENGTHS.find(([name]) => name.test(letters))?.[1];
    if (length === undefined) return undefined;
    milliseconds += Number(count) * length;
    unit = length;
  }
  return { milliseconds, unit };
}

/** A day, month, year, minute or second of UTC: from the first millisecond since 1970 up to, and without, the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `2026`, `2026-11`, `2026-11-20`, `2026-11-20T08:02`, `2026-11-20T08:02:51Z`; a blank in place of the T; undefined for anything else. */
export function parseSpan(text: string): Span | undefined {
  const form = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d))?Z?)?)?)?$/i;
  const found = form.exec(text);
  if (!found) return undefined;
  const parts = found
    .slice(1)
    .filter(each => each !== undefined)
    .map(Number);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const from = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(from);
  const isSound = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  if (!isSound || minute > 59 || second > 59) return undefined;
  return { from, to: endOf(parts) };
}

function endOf(parts: readonly number[]): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  switch (parts.length) {
    case 1:
      return Date.UTC(year + 1, 0);
    case 2:
      return Date.UTC(year, month);
    case 3:
      return Date.UTC(year, month - 1, day + 1);
    case 5:
      return Date.UTC(year, month - 1, day, hour, minute + 1);
    default:
      return Date.UTC(year, month - 1, day, hour, minute, second + 1);
  }
}
