const plain = "`1234567890-=[]\\;',./";
const shifted = '~!@#$%^&*()_+{}|:"<>?';

/** The character Shift makes of a key (one character) on a US keyboard, where the terminal names only the key; others are left as they are. */
export function withShift(character: string): string {
  const place = plain.indexOf(character);
  return shifted[place] ?? character;
}
