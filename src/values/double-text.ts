/** A Double as PowerShell expands it: 15 significant digits, exponent from 1E+15 up and from 1E-05 down (.NET format G15). */
export const doubleText = (value: number): string => generalText(value, 15);

/** With so many significant digits (G17); without a number as many as tell it from every other Double (R). */
export function generalText(value: number, precision?: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = ''] = value
    .toExponential(precision === undefined ? undefined : Math.min(precision - 1, MOST_DIGITS))
    .split('e');
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (exponent >= (precision ?? 15) || exponent < -4) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${pointed(digits, 1)}E${exponent < 0 ? '-' : '+'}${size}`;
  }
  return sign + (exponent < 0 ? `0.${'0'.repeat(-exponent - 1)}${digits}` : pointed(digits, exponent + 1));
}

/** Digits behind the point that JavaScript works out. */
export const MOST_DIGITS = 100;

/** A Single: as few digits as tell it from every other Single. */
export function singleText(value: number): string {
  let precision = 1;
  while (precision < 9 && Math.fround(Number(value.toPrecision(precision))) !== value) precision++;
  return generalText(Number(value.toPrecision(precision)));
}

/** NaN and infinity as the culture en-US writes them; the invariant one has words. */
export const nonFiniteText = (value: number): string => (Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞');

/** Digits with a point behind the first so many, which zeros fill up. */
function pointed(digits: string, whole: number): string {
  const fraction = digits.slice(whole);
  return digits.slice(0, whole).padEnd(whole, '0') + (fraction === '' ? '' : `.${fraction}`);
}
