/** Whether a text begins with another; case counts only where it is said to. */
export function beginsWith(text: string, prefix: string, caseSensitive: boolean): boolean {
  if (text.length < prefix.length) return false;
  if (caseSensitive) return text.startsWith(prefix);
  // from behind: what is compared by the hundred thousand differs at the end
  for (let at = prefix.length - 1; at >= 0; at -= 1) if (!sameLetter(text, prefix, at)) return false;
  return true;
}

/** Whether two texts have the same letter at an offset, whatever its case. */
export function sameLetter(one: string, other: string, at: number): boolean {
  const first = one.charCodeAt(at);
  const second = other.charCodeAt(at);
  if (first === second) return true;
  if (first < 128 && second < 128) return (first | 32) === (second | 32) && (first | 32) >= 97 && (first | 32) <= 122;
  return one[at]?.toLowerCase() === other[at]?.toLowerCase();
}

/** Where a text contains another for the first time, in UTF-16 units, or -1. */
export function indexIn(text: string, part: string, caseSensitive: boolean): number {
  if (caseSensitive) return text.indexOf(part);
  const folded = text.toLowerCase();
  // a few letters become longer in lower case, and offsets would no longer fit
  return folded.length === text.length ? folded.indexOf(part.toLowerCase()) : text.indexOf(part);
}
