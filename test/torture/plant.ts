/** A rule broken on purpose: in this file this text becomes another. */
export interface PlantedDefect {
  readonly rule: string;
  readonly file: string;
  /** There exactly once, however its lines are broken. */
  readonly text: string;
  readonly becomes: string;
  /** Test files that have to turn red; one of them is enough. */
  readonly tests: readonly string[];
}

/** The source with the defect in it. Throws Error where the text is not there exactly once. */
export function plant(source: string, { rule, file, text, becomes }: PlantedDefect): string {
  const words = text
    .trim()
    .split(/\s+/)
    .map(each => each.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  const found = [...source.matchAll(new RegExp(words.join('\\s+'), 'g'))];
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`'${rule}' cannot be planted: ${file} has its text ${found.length} times, not once:\n  ${text}`);
  const planted = source.slice(0, only.index) + becomes + source.slice(only.index + only[0].length);
  if (planted === source) throw new Error(`'${rule}' cannot be planted: its text becomes what it is`);
  return planted;
}
