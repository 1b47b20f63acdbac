import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import { tags } from '../../src/emulator/fixtures/many-tags.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browserViews } from './browser-views.ts';

/** A window, in cells. */
export interface Window {
  readonly columns: number;
  readonly rows: number;
}

/** A session that views are played in, one after the other. */
export interface Seat {
  /** The program's arguments besides those that all sessions have. */
  readonly args: readonly string[];
  /** The registry that it is connected to; left out: the embedded one. */
  readonly registry?: EmulatorOptions;
  /** What stands in settings.json; left out: there is none. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The prompt at the root, as a part of a pattern. */
  readonly prompt: string;
}

export interface ScreenStep {
  readonly type: string;
  readonly until: RegExp | readonly RegExp[];
}

/** One screen that is kept: what is typed at a clean prompt in the demonstration registry, and when it is there. */
export interface ScreenView {
  readonly name: string;
  /** Pieces of typing; each is sent when the one before has been seen: all of its patterns on one screen. */
  readonly steps: readonly ScreenStep[];
  /** The terminal's cursor is not shown: nothing is edited by the editor. */
  readonly hidesCursor?: boolean;
  /** What is done when it has been seen, before `leave`. */
  readonly afterwards?: readonly ScreenStep[];
  /** Brings the prompt back. */
  readonly leave: string;
  /** Left out: the session on the demonstration registry. */
  readonly seat?: Seat;
  /** Left out: all widths of the prompt. A surface that does not go by the width is kept at two. */
  readonly windows?: readonly Window[];
}

export const atHome: Seat = { args: [], prompt: 'PS demo:/>' };

/** Nobody has seen a suggestion here before. */
const newcomer: Seat = { ...atHome };

/** Its history holds nothing of other views. */
const historian: Seat = { ...atHome };

const guarded: Seat = { args: ['-ReadOnly', '-Private'], prompt: String.raw`PS demo:/ \[READ-ONLY\] \[PRIVATE\]>` };

const INVALID = JSON.stringify({ errors: [{ code: 'PAGINATION_INVALID', message: 'the page is gone' }] });

/** A registry that refuses the second page of a listing. */
const refusing: Seat = {
  args: [],
  registry: {
    fixture: tags(1001),
    faults: [
      {
        on: { url: /_tags\?.*last=/ },
        effect: { kind: 'status', status: 400, body: INVALID },
        times: Number.POSITIVE_INFINITY,
      },
    ],
  },
  prompt: String.raw`PS 127\.0\.0\.1:\d+:/>`,
};

/** A prompt may stand in any of them. */
const promptWindows = [60, 80, 100, 160].map(columns => ({ columns, rows: 30 }));
const narrowAndWide = promptWindows.filter(({ columns }) => columns === 80 || columns === 160);

/** A view that is there when the prompt is back. */
const command = (name: string, line: string): ScreenView => ({
  name,
  steps: [{ type: `${line}\r`, until: /\n\n?PS demo:[^\n]*> *\n*$/ }],
  leave: '',
});

/** The views of interface C and the surfaces of B1, as far as a fixed registry and a fixed clock determine them. */
const promptViews: readonly ScreenView[] = [
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
    steps: [
      // what a command takes is known from then on, so that the colours are there with the text
      { type: 'Get-AcrTag -Fir\t', until: /-First\s*$/ },
      { type: `${keys('Ctrl+U')}Get-AcrTag team/api -Frist 3 | Get-Nothing "a $x" # note`, until: /# note\s*$/ },
    ],
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
  command('bulk-what-if', 'Get-AcrManifest team/api -Untagged | Select-Object -First 3 | Remove-AcrManifest -WhatIf'),
  command('connection', 'Get-AcrConnection | Format-List'),
  {
    name: 'command-menu',
    steps: [
      { type: 'Get-Acr\t', until: /\n1 of \d+\n/ },
      { type: keys('DownArrow'), until: /\n2 of \d+\n/ },
    ],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'narrowed-menu',
    steps: [
      { type: 'Get-Acr\t', until: /\n1 of \d+\n/ },
      { type: 'M', until: /\n1 of 2\n/ },
    ],
    leave: keys('Ctrl+C'),
    windows: narrowAndWide,
  },
  {
    name: 'failed-search',
    steps: [
      { type: "'searched for'\r", until: /\nsearched for\nPS demo:\/> *\n*$/ },
      { type: `${keys('Ctrl+R')}for ever`, until: /failed-bck-i-search: for ever_/ },
    ],
    leave: keys('Ctrl+C'),
    windows: narrowAndWide,
  },
  {
    name: 'what-is-key',
    steps: [
      { type: keys('Alt+?'), until: /what-is-key: _/ },
      { type: keys('Ctrl+R'), until: /Ctrl\+r: / },
    ],
    leave: keys('Ctrl+C'),
    windows: narrowAndWide,
  },
  {
    name: 'digit-argument',
    steps: [{ type: `'some words'${keys('Alt+1', 'Alt+2')}`, until: /digit-argument: 12/ }],
    leave: keys('Ctrl+C', 'Ctrl+C'),
    windows: narrowAndWide,
  },
  {
    name: 'selection',
    steps: [
      {
        type: `foreach ($t in 1..3) {${keys('Enter')}  "tag $t"${keys('Enter')}}${keys(...Array<string>(8).fill('Shift+LeftArrow'))}`,
        until: /\n>> }\s*$/,
      },
    ],
    leave: keys('Ctrl+C', 'Ctrl+C'),
    windows: narrowAndWide,
  },
  {
    name: 'history-picker',
    seat: historian,
    hidesCursor: true,
    steps: [
      { type: "'first'\r", until: /\nfirst\nPS demo:\/> *\n*$/ },
      { type: 'Get-AcrTag team/nowhere\r', until: /are\.\nPS demo:\/> *\n*$/ },
      { type: `foreach ($t in 1) {${keys('Enter')}"last $t"${keys('Enter')}}\r`, until: /\nlast 1\nPS demo:\/> *\n*$/ },
      { type: keys('F7'), until: /History \(5\)/ },
      { type: keys('DownArrow'), until: /\n> .* Get-AcrTag team/ },
    ],
    leave: keys('Escape'),
  },
  {
    name: 'command-help',
    hidesCursor: true,
    steps: [{ type: `Get-AcrTag -OrderBy${keys('F1')}`, until: /lines \d+-\d+/ }],
    leave: `q${keys('Ctrl+C')}`,
    windows: narrowAndWide,
  },
  {
    name: 'progress',
    hidesCursor: true,
    steps: [
      {
        type: "Write-Progress 'Deleting manifests' 'team/api@9f1c2e7a4b80' -PercentComplete 30 -SecondsRemaining 31; Start-Sleep 600\r",
        until: /Deleting manifests \[30%/,
      },
    ],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'inline-suggestion',
    seat: newcomer,
    steps: [{ type: 'Get-AcrRe', until: /Get-AcrRepository -Detailed\n/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'guarded',
    seat: guarded,
    steps: [
      {
        type: 'Set-PSReadLineOption -StatusLine:$true; Get-AcrTag team/nowhere\r',
        until: /no repository[\s\S]*READ-ONLY · Emacs/,
      },
    ],
    leave: 'Set-PSReadLineOption -StatusLine:$false\r',
    windows: narrowAndWide,
  },
  {
    name: 'partial-listing',
    seat: refusing,
    steps: [{ type: 'Get-AcrTag load/many | Select-Object -Last 3\r', until: /[\s\S]\n\n?PS [^\n]*> *\n*$/ }],
    leave: '',
  },
];

export const screenViews: readonly ScreenView[] = [...promptViews, ...browserViews];

const windowsOf = ({ windows = promptWindows }: ScreenView): readonly Window[] => windows;

/** All windows that a view is kept in, each once. */
export const screenWindows: readonly Window[] = [
  ...new Map(screenViews.flatMap(windowsOf).map(each => [`${each.columns}×${each.rows}`, each])).values(),
];

/** Those that are kept in a window. */
export const viewsIn = ({ columns, rows }: Window): readonly ScreenView[] =>
  screenViews.filter(view => windowsOf(view).some(each => each.columns === columns && each.rows === rows));
