/** .NET's names of keys that are characters, and PSReadLine's of the space bar. */
const names: Readonly<Record<string, string>> = {
  Period: '.',
  Less: '<',
  Greater: '>',
  Underbar: '_',
  Question: '?',
  Equals: '=',
  RBracket: ']',
  At: '@',
  Minus: '-',
  Space: 'Spacebar',
};

/** The chord of a key as PSReadLine's source names it: `CtrlAltRBracket` → `Ctrl+Alt+]`. */
export function chordNamed(name: string): string {
  const [, held = '', key = ''] = /^((?:Ctrl|Alt|Shift)*)(.+)$/.exec(name) ?? [];
  return `${held.replace(/Ctrl|Alt|Shift/g, '$&+')}${names[key] ?? key}`;
}
