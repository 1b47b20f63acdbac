import { wildcard } from '../../values/wildcard.ts';

/** Whether a name begins as typed, or fits the wildcards in what was typed; half-typed wildcards fit nothing. */
export function fitsTyped(typed: string): (name: string) => boolean {
  const lower = typed.toLowerCase();
  if (!/[*?[]/.test(typed)) return name => name.toLowerCase().startsWith(lower);
  try {
    return wildcard(typed.endsWith('*') ? typed : `${typed}*`);
  } catch {
    return () => false;
  }
}
