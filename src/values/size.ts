import { grouped } from './grouped.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** A number of bytes for people: 1024-based, one decimal from KB up (`215.4 MB`, `980 B`). */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10)));
  if (power === 0) return `${bytes} B`;
  const scaled = bytes / 1024 ** power;
  // 1023.97 KB would show as 1024.0 KB.
  const next = Math.abs(scaled) >= 1023.95 && power < units.length - 1;
  return `${(next ? scaled / 1024 : scaled).toFixed(1)} ${units[next ? power + 1 : power]}`;
}

/** The same with the exact number behind it, where it is another: `215.4 MB (225,863,270 bytes)`, `980 B`. */
export const exactSizeText = (bytes: number): string =>
  Math.abs(bytes) < 1024 ? sizeText(bytes) : `${sizeText(bytes)} (${grouped(bytes)} bytes)`;
