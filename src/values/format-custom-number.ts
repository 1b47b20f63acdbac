import { toDouble } from './to-number.ts';
import type { Value } from './value.ts';

/** Plain digits with so many decimals, of so many times the value. */
type Fixed = (value: Value, decimals: number, times?: bigint) => string;

/**
 * A number in a picture: `0` digit or zero, `#` digit or nothing, `,` between digits groups thousands, `.` decimal point, `%` times hundred,
 * quoted and other characters as they are; sections for negative and zero after `;` (.NET custom numeric format strings).
 */
export function formatCustomNumber(fixed: Fixed, value: Value, format: string): string {
  const sections = format.split(';');
  const number = toDouble(value);
  const section =
    number < 0 && sections[1] ? sections[1] : number === 0 && sections[2] ? sections[2] : (sections[0] ?? '');
  const ownSign = number < 0 && section === sections[1];
  const tokens: readonly string[] = section.match(/'[^']*'|"[^"]*"|\\.|[0#.,%]|[^0#.,%'"\\]+/g) ?? [];
  const point = tokens.indexOf('.');
  const isDigit = (token: string) => token === '0' || token === '#';
  const before = tokens.slice(0, point < 0 ? undefined : point);
  const after = point < 0 ? [] : tokens.slice(point + 1);
  const times = tokens.includes('%') ? 100n : 1n;
  const [whole = '', fraction = ''] = fixed(value, after.filter(isDigit).length, times).replace('-', '').split('.');
  const shownWhole = wholeDigits(whole, before.filter(isDigit), before.includes(','));
  const shownFraction = trimOptional(fraction, after.filter(isDigit));
  const digits = `${shownWhole}${shownFraction ? `.${shownFraction}` : ''}`;
  const minus = number < 0 && !ownSign && /[1-9]/.test(whole + fraction) ? '-' : '';
  return minus + placed(tokens, digits);
}

function wholeDigits(whole: string, picture: readonly string[], commas: boolean): string {
  const firstZero = picture.indexOf('0');
  const least = firstZero < 0 ? 0 : picture.length - firstZero;
  const digits = whole.replace(/^0+/, '').padStart(least, '0');
  return commas ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits;
}

/** Zeros that stand for `#` at the end are left out. */
function trimOptional(fraction: string, picture: readonly string[]): string {
  const least = picture.lastIndexOf('0') + 1;
  return fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
}

/** All digits stand where the first digit of the picture stands; literal text keeps its side of them. */
function placed(tokens: readonly string[], digits: string): string {
  const isPicture = (token: string) => /^[0#.,]$/.test(token);
  const first = tokens.findIndex(isPicture);
  return tokens.map((token, index) => (index === first ? digits : isPicture(token) ? '' : literal(token))).join('');
}

const literal = (token: string): string =>
  /^['"]/.test(token) ? token.slice(1, -1) : token.startsWith('\\') ? token.slice(1) : token;
