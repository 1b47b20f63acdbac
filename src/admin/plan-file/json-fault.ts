/** V8 quotes so many characters before the fault. */
const BEFORE = 10;

/**
 * What is wrong with a text that JSON.parse has refused, in one line: `Unexpected token ',' in line 12`. V8 tells the place by number for some
 * faults, for others by a quotation of what stands around it, and that is found again in the text.
 */
export function jsonFault(text: string, error: unknown): string {
  const told = error instanceof Error ? error.message : String(error);
  const [, what = told, cut, quoted = ''] =
    /^([\s\S]*?), (\.{3})?"([\s\S]*?)"(?:\.{3})? is not valid JSON$/.exec(told) ?? [];
  const place = cut === undefined ? -1 : text.indexOf(quoted);
  if (place < 0) return what;
  return `${what} in line ${text.slice(0, place + BEFORE).split('\n').length}`;
}
