/** The lines without the indentation that all of them have that are not blank. */
export function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter(each => each.trim() !== '').map(each => each.length - each.trimStart().length);
  const common = Math.min(...indents);
  return lines.map(each => each.slice(common));
}
