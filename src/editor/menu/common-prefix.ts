import type { Candidate } from '../completion.ts';
import { sameLetter } from '../match.ts';

/** What the menu shows of a candidate. */
export function labelOf({ label, text }: Candidate): string {
  return label ?? text;
}

/** A candidate without the quotes that it is put into the line with. */
export function bareText(text: string): string {
  const first = text[0];
  return text.length >= 2 && (first === "'" || first === '"') && text.at(-1) === first ? text.slice(1, -1) : text;
}

/**
 * How far all candidates agree, whatever the case; the first one's letters. Where the texts do not, the labels may. They
 * are known to agree so far as `known` reaches; where they go no further, not all need to be looked at.
 */
export function commonPrefix(candidates: readonly Candidate[], known = ''): string {
  return (
    agreement(candidates, ({ text }) => bareText(text), known.length) || agreement(candidates, labelOf, known.length)
  );
}

function agreement(candidates: readonly Candidate[], read: (candidate: Candidate) => string, known: number): string {
  const [first] = candidates;
  if (first === undefined) return '';
  const model = read(first);
  let length = model.length;
  for (const candidate of candidates) {
    const text = read(candidate);
    let same = 0;
    while (same < length && same < text.length && sameLetter(model, text, same)) same += 1;
    length = same;
    if (length <= known) break;
  }
  // never in the middle of what takes two units
  return model.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
