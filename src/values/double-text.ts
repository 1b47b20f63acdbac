/** A Double as PowerShell expands it: 15 significant digits, exponent from 1E+15 up and from 1E-05 down (.NET format G15). */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = '0'] = value.toExponential(14).split('e');
  const exponent = Number(power);
  const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (exponent >= 15 || exponent < -4) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${digits}E${exponent < 0 ? '-' : '+'}${size}`;
  }
  const fraction = Math.max(0, 14 - exponent);
  const text = value.toFixed(Math.min(fraction, 100));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
