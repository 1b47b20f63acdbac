/**
 * A chord as PSReadLine shows it: letters in lower case unless Shift is held, `Ctrl+r`, `Alt+B`, `Ctrl+x,Ctrl+u`.
 */
export function displayChord(chord: string): string {
  return chord
    .split(/,(?=.)/)
    .map(key =>
      key.replace(
        /^((?:Ctrl\+)?(?:Alt\+)?)(Shift\+)?([A-Z])$/,
        (_whole, held: string, shift: string | undefined, letter: string) =>
          held + (shift === undefined ? letter.toLowerCase() : letter),
      ),
    )
    .join(',');
}
