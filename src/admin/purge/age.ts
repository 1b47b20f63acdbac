/** How long ago something has to have been updated last. */
export interface Age {
  /** As written: `30d`. */
  readonly text: string;
  readonly milliseconds: number;
}

const DAY = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { w: 7 * DAY, d: DAY, h: 3_600_000, m: 60_000, s: 1000 };
const PART = /(\d+(?:\.\d+)?)([wdhms])/g;
const WHOLE = /^(?:\d+(?:\.\d+)?[wdhms])+$/;

/** Nothing in a registry is older; a number with too many digits is a slip, and one that wraps around takes everything (acr-cli#83). */
const LONGEST = 100 * 365.25 * DAY;

const EXAMPLES = '30d, 12h, 2w or 1d12h';

/** Reads `30d`, `12h`, `2w` or `2d3h6m` (weeks, days, hours, minutes, seconds); what is wrong with it otherwise, with what to type. */
export function parseAge(text: string): Age | { readonly problem: string } {
  const written = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(written)) return { problem: `'${written}' has no unit: write ${written}d for days.` };
  const [, count, unit = ''] = /^(\d+)\s*([a-z]+)$/i.exec(written) ?? [];
  const lower = written.toLowerCase();
  if (!WHOLE.test(lower)) {
    const days = count === undefined ? undefined : daysOf(Number(count), unit.toLowerCase());
    const instead = days === undefined ? EXAMPLES : `${days}d`;
    return { problem: `'${written}' is no age: write ${instead}. The units are w, d, h, m (minutes) and s.` };
  }
  return ageOf(
    written,
    [...lower.matchAll(PART)].reduce((sum, [, amount, name]) => sum + Number(amount) * (UNITS[name ?? ''] ?? 0), 0),
  );
}

/** The same for a number of milliseconds. */
export function ageOf(text: string, milliseconds: number): Age | { readonly problem: string } {
  if (milliseconds < 0) return { problem: `'${text}' lies in the future: write ${EXAMPLES}.` };
  if (milliseconds <= LONGEST) return { text, milliseconds };
  const years = Math.floor(milliseconds / (365.25 * DAY));
  return {
    problem: `'${text}' is ${years.toLocaleString('en-US')} years, and no registry is that old: write ${EXAMPLES}.`,
  };
}

/** What was probably meant by a unit that differs in length. */
function daysOf(count: number, unit: string): number | undefined {
  if (/^y(?:ears?)?$/.test(unit)) return count * 365;
  if (/^mo(?:nths?)?$/.test(unit)) return count * 30;
  if (/^weeks?$/.test(unit)) return count * 7;
  return /^days?$/.test(unit) ? count : undefined;
}
