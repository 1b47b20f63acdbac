/** Our own signs that ASCII lacks, and what stands for them there: one cell for one, so that columns stay where they are. */
const IN_ASCII: Readonly<Record<string, string>> = {
  '…': '~',
  '→': '>',
  '↓': 'v',
  '↑': '^',
  '•': '*',
  '·': '-',
  '–': '-',
  '—': '-',
  '⏎': '|',
  Σ: '+',
  '’': "'",
  '›': '>',
  '×': 'x',
  '≥': '>',
  '▸': '+',
  '▾': '-',
  '─': '-',
  '│': '|',
  '┌': '+',
  '┐': '+',
  '└': '+',
  '┘': '+',
  '█': '#',
  '▓': '=',
  '░': '.',
};

const ours = new RegExp(`[${Object.keys(IN_ASCII).join('')}]`, 'g');

/** A text for a terminal that shows nothing but ASCII, as wide as it was; foreign letters stay, there is nothing to put for them. */
export const inAscii = (text: string): string => text.replace(ours, sign => IN_ASCII[sign] ?? sign);

/**
 * Whether the locale says that the terminal takes more than ASCII. Windows's console takes UTF-16; where nothing is set, as in
 * most containers, the terminal outside is taken for what nearly all are.
 */
export function isUnicodeLocale(
  environment: Readonly<Record<string, string | undefined>>,
  isWindows: boolean,
): boolean {
  if (isWindows) return true;
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
  return !locale || /utf-?8/i.test(locale);
}
