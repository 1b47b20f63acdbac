import { hasCapital, type TextTest } from './text-match.ts';

/** Do the typed letters come in the text in this order, whatever stands between them? */
export function fuzzy(typed: string): TextTest {
  const isExact = hasCapital(typed);
  return text => {
    const searched = isExact ? text : text.toLowerCase();
    let at = 0;
    for (const char of typed) {
      at = searched.indexOf(char, at) + char.length;
      if (at < char.length) return false;
    }
    return true;
  };
}
