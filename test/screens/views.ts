import { keys } from '../support/keys-to-bytes.ts';

/** One screen that is kept: what is typed at a clean prompt in the demonstration registry, and when it is there. */
export interface ScreenView {
  readonly name: string;
  /** Pieces of typing; each is sent when the one before has been seen. */
  readonly steps: readonly { readonly type: string; readonly until: RegExp }[];
  /** The terminal's cursor is not shown: nothing is edited by the editor. */
  readonly hidesCursor?: boolean;
  /** Brings the prompt back. */
  readonly leave: string;
}

/** A view that is there when the prompt is back. */
const command = (name: string, line: string): ScreenView => ({
  name,
  steps: [{ type: `${line}\r`, until: /\n\n?PS demo:[^\n]*> *\n*$/ }],
  leave: '',
});

/** The views of interface C and the surfaces of B1, as far as a fixed registry and a fixed clock determine them. */
export const screenViews: readonly ScreenView[] = [
  command('repositories', 'Get-AcrRepository'),
  command('repositories-detailed', 'Get-AcrRepository -Detailed'),
  command('repository', 'Get-AcrRepository team/api | Format-List'),
  command('manifests', 'Get-AcrManifest team/api | Select-Object -First 12'),
  command('manifest', 'Get-AcrManifest team/api -Tag latest | Format-List'),
  command('tags', 'Get-AcrTag team/api | Select-Object -First 12'),
  command('tag', 'Get-AcrTag team/api latest | Format-List'),
  command('what-if', 'Remove-AcrManifest team/api -Tag latest -WhatIf'),
  command('error', 'Get-AcrTag team/nowhere'),
  command('locked', 'Remove-AcrRepository team/api'),
  command('error-in-script', 'foreach ($n in 1) { Get-AcrTga team/api }'),
  command(
    'streams',
    "Write-Warning 'half of it'; Write-Verbose 'more' -Verbose; Write-Host 'said'; Write-Error 'lost'",
  ),
  {
    name: 'confirm',
    steps: [{ type: 'Remove-AcrManifest team/api -Tag latest\r', until: /\[\?\] Help[^\n]*\n?[^\n]*: *\n*$/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'typed-name',
    steps: [{ type: 'Remove-AcrRepository test/busybox50\r', until: /Type [^\n]*\n?[^\n]*: *\n*$/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'colours-of-a-line',
    steps: [{ type: 'Get-AcrTag team/api -Frist 3 | Get-Nothing "a $x" # note', until: /# note\s*$/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'several-lines',
    steps: [{ type: `foreach ($t in 1..3) {${keys('Enter')}  "tag $t"`, until: /"tag \$t"\s*$/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'menu',
    steps: [
      // the first time the names are still being fetched, and then put in another order
      { type: 'Get-AcrTag team/api 1.\t', until: / ago\n\d+ of 11\n/ },
      { type: keys('Escape'), until: /team\/api 1\.\s*$/ },
      { type: '\t', until: /\n1 of 11\n/ },
      { type: keys('DownArrow', 'DownArrow'), until: /\n3 of 11\n/ },
    ],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'suggestions',
    steps: [
      { type: "'one suggested'\r", until: /\none suggested\nPS demo:\/> *\n*$/ },
      { type: "'one more'\r", until: /\none more\nPS demo:\/> *\n*$/ },
      { type: `${keys('F2')}'one`, until: /> 'one[^\n]*\n[\s\S]*'one suggested'/ },
    ],
    leave: `${keys('F2', 'Ctrl+C')}`,
  },
  {
    name: 'search',
    steps: [
      { type: "'searched for'\r", until: /\nsearched for\nPS demo:\/> *\n*$/ },
      { type: `${keys('Ctrl+R')}hed`, until: /hed_?\s*$/ },
    ],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'parameter-help',
    steps: [{ type: `Get-AcrTag -OrderBy ${keys('Alt+H')}`, until: /DESC: [\s\S]*Required: false/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'pager',
    hidesCursor: true,
    steps: [{ type: 'help Get-AcrTag -Full\r', until: /lines 1-\d+/ }],
    leave: 'q',
  },
  command('themes', 'Get-Theme'),
];
