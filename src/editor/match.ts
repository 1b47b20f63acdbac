/** Whether a text begins with another; case counts only where it is said to. */
export function beginsWith(text: string, prefix: string, caseSensitive: boolean): boolean {
  if (text.length < prefix.length) return false;
  const head = text.slice(0, prefix.length);
  return head === prefix || (!caseSensitive && head.toLowerCase() === prefix.toLowerCase());
}

/** Where a text contains another for the first time, in UTF-16 units, or -1. */
export function indexIn(text: string, part: string, caseSensitive: boolean): number {
  if (caseSensitive) return text.indexOf(part);
  const folded = text.toLowerCase();
  // a few letters become longer in lower case, and offsets would no longer fit
  return folded.length === text.length ? folded.indexOf(part.toLowerCase()) : text.indexOf(part);
}
