import { type FunctionGroup, functionGroups, groupTitles } from '../editor/functions/description.ts';
import { createKeyBindings } from '../editor/keys/bindings.ts';
import type { EditMode } from '../editor/keys/table.ts';

/** What some terminals keep for themselves (interface B1.5), and the other way to the same thing. */
const TAKEN: readonly (readonly [key: string, by: string, instead: string])[] = [
  ['F1', 'VS Code, GNOME Terminal', 'help <command>, Alt+h'],
  ['F2', 'Fn row of some keyboards', 'Set-PSReadLineOption'],
  ['F5, F7, F8', 'browsers, Fn row', 'bind another key'],
  ['Ctrl+w', 'browsers (Cloud Shell)', 'Alt+Backspace'],
  ['Ctrl+n, Ctrl+r', 'browsers (Cloud Shell)', 'DownArrow, F7'],
  ['Alt+Enter', 'full screen', 'Ctrl+j'],
  ['Ctrl+Spacebar', 'input methods', 'Tab'],
  ['Alt+letter', 'macOS, window menus', 'Escape, then the key'],
  ['Ctrl+b, Ctrl+a', 'tmux, screen', 'LeftArrow, Home'],
  ['Ctrl+LeftArrow', 'macOS desktops', 'Alt+b (Emacs)'],
  ['Ctrl+s', 'flow control', 'F7'],
  ['Ctrl+v, Ctrl+Shift+c', 'copy and paste', "the terminal's own"],
  ['Ctrl+Backspace', 'arrives as Ctrl+h', 'Ctrl+w, Alt+Backspace'],
];

/** Both key tables as the editor has them, group by group. */
export const aboutKeys = (): string => `
LONG DESCRIPTION
    The keys and their functions are those of PSReadLine, so lines of your PowerShell profile can be used as they are. There are two tables: Windows,
    the usual one on Windows, and Emacs, the usual one elsewhere. Set-PSReadLineOption -EditMode takes the other.

    Alt+? and then a key tells what the key does; Ctrl+Alt+? lists all. Get-PSReadLineKeyHandler lists what is bound now,
    Set-PSReadLineKeyHandler binds a key, Remove-PSReadLineKeyHandler frees it:

        Set-PSReadLineKeyHandler -Chord Ctrl+Spacebar -Function MenuComplete

    A chord of two keys has a comma between them. Letters are written small; Shift is named where it is held.

WHAT DIFFERS FROM PSREADLINE
    - Tab opens the menu in both tables.
    - UpArrow and DownArrow search the history by what is typed, and walk inside an input of several lines first.
    - Ctrl+d on an empty line leaves, also in the Windows table.
    - Alt+Enter and Ctrl+j add a line, because few terminals can send Shift+Enter.
    - Alt+RightArrow takes a word of the suggestion, F5 forgets fetched names, F7 lists the history.

CTRL+C AND ESCAPE
    - While a command runs, Ctrl+c cancels it; once more within two seconds leaves it behind.
    - On a selection Ctrl+c copies; else it leaves the line as it is and begins a new one.
    - Escape closes what is open: menu, list, help, search. Then it clears the line (Windows) or begins a chord (Emacs).

WHERE SOMETHING ELSE TAKES A KEY
    The key, who keeps it, and what to use instead. Escape and then a letter is Alt with the letter, in the Emacs table.

${TAKEN.map(([key, by, instead]) => `        ${key.padEnd(22)}${by.padEnd(28)}${instead}`).join('\n')}

${table('Windows')}

${table('Emacs')}

SEE ALSO
    about_Completion
    about_History
`;

function table(mode: EditMode): string {
  const bound = createKeyBindings(mode)
    .list()
    .filter(binding => binding.key !== 'Unbound');
  const width = Math.max(...bound.map(({ shown }) => shown.length));
  const titleOf = (group: FunctionGroup) => `${mode.toUpperCase()} KEYS: ${groupTitles[group].toUpperCase()}`;
  return functionGroups
    .flatMap(group => {
      const rows = bound
        .filter(binding => binding.group === group)
        .map(({ shown, function: name }) => `        ${shown.padEnd(width)}  ${name}`);
      return rows.length > 0 ? [[titleOf(group), ...rows].join('\n')] : [];
    })
    .join('\n\n');
}
