import type { Fault } from '../../src/emulator/faults.ts';
import { keys } from '../support/keys-to-bytes.ts';
import type { ScreenStep, ScreenView, Seat, Window } from './views.ts';

const usual: Window = { columns: 80, rows: 24 };
const roomy: Window = { columns: 160, rows: 50 };
const low: Window = { columns: 40, rows: 10 };
const tiny: Window = { columns: 30, rows: 8 };

const browsing: Seat = { args: [], prompt: 'PS demo:/>' };

/** Its plan holds nothing of other views. */
const planner: Seat = { ...browsing };

/** Its log holds nothing of other views. */
const logger: Seat = { ...browsing };

const guarded: Seat = {
  args: ['-ReadOnly'],
  settings: { protectedRegistries: ['demo'] },
  // before the first command it is not connected
  prompt: String.raw`PS demo:/(?: \[PROTECTED\])? \[READ-ONLY\]>`,
};

const refusal = JSON.stringify({ errors: [{ code: 'PAGINATION_INVALID', message: 'the page is gone' }] });
const denial = JSON.stringify({ errors: [{ code: 'DENIED', message: 'requested access to the resource is denied' }] });

const never = new Promise<never>(() => {});

/** Each repository has a trouble of its own. */
const faults: readonly Fault[] = [
  { on: { url: /many\/_tags\?.*last=/ }, effect: { kind: 'status', status: 400, body: refusal } },
  { on: { url: /busybox\/_tags/, occurrence: 2 }, effect: { kind: 'status', status: 400, body: refusal } },
  { on: { url: /nginx\/_tags/ }, effect: { kind: 'status', status: 403, body: denial }, times: Infinity },
  { on: { url: /hello-world\/_tags/ }, effect: { kind: 'stall', until: never }, times: Infinity },
  { on: { url: /dotnet-aspnet\/_tags\// }, effect: { kind: 'stall', until: never }, times: Infinity },
  {
    on: { method: 'DELETE', url: /\/pr-1198$/ },
    effect: { kind: 'status', status: 403, body: denial },
    times: Infinity,
  },
];

const troubled: Seat = { args: [], registry: { fixture: 'demo', faults }, prompt: String.raw`PS 127\.0\.0\.1:\d+:/>` };

/** All of it has come: the header tells how long ago, on a clock that stands still. */
const READ = / 0s ago\n/;
/** What rows show besides their objects has come too. */
const TAGS_READ = /^(?![\s\S]*\n...?[rwld-]{4} {2})[\s\S]*Mode Manifest/;
const MANIFESTS_READ = /^(?![\s\S]* …\n)[\s\S]*Digest +Tags/;
const REPOSITORIES_READ = /(?:.{3}repository +[rwld-]{4} \S.*\n){8}/;

const leave = `${keys('Ctrl+C')}Q`;

const at = (path: string, ...until: readonly RegExp[]): ScreenStep => ({
  type: `Show-Browser ${path}\r`,
  until: [READ, ...until],
});

const then = (type: string, ...until: readonly RegExp[]): ScreenStep => ({ type, until });

function view(name: string, steps: readonly ScreenStep[], rest: Partial<ScreenView> = {}): ScreenView {
  return { name: `browser/${name}`, steps, leave, hidesCursor: true, seat: browsing, windows: [usual, roomy], ...rest };
}

const root = then(keys('F9'), /^127[^\n]* 0s ago\nrepositories /);
const flat = then(':flat\r', /› all/, READ, REPOSITORIES_READ);
const tags = at('team/api', TAGS_READ);
const manifests = then('2', /2 MANIFESTS/, MANIFESTS_READ);
const index = at('team/api:1.4.2', /1 OVERVIEW/, /Manifest mode/);
const platform = then('j\r', /› ec1efab37783/, READ, /Manifest mode|Platform/);

/** Each tab of what is open, with a word that is on it. */
const tabs = (name: string, open: readonly ScreenStep[]): readonly ScreenView[] =>
  ['overview', 'layers', 'config', 'labels', 'referrers', 'raw'].map((tab, number) =>
    view(
      `${name}-${tab}`,
      number === 0 ? open : [...open, then(String(number + 1), new RegExp(`${number + 1} ${tab.toUpperCase()}`), READ)],
    ),
  );

const places: readonly ScreenView[] = [
  view('registries', [root, then('h', /^acrsh[^\n]* 0s ago\nregistries/)]),
  view('repositories', [root]),
  view('flat', [root, flat]),
  view('tags', [tags]),
  view('manifests', [tags, manifests]),
  view('referrers', [tags, then('3', /3 REFERRERS/, READ)]),
  view('info', [tags, then('4', /4 INFO/, READ)]),
  ...tabs('index', [index]),
  ...tabs('platform', [index, platform]),
  view('tree', [tags, then('X', /› tree/, READ)]),
  view('used-by', [tags, manifests, then('jjjju', /› used by/, READ)]),
  view('describe', [tags, then('d', /all properties/)]),
  view('raw-json', [tags, then('y', /› JSON/, READ)]),
  view('objects', [
    then(
      'Get-AcrManifest team/api -Untagged | Select-Object -First 5 | Show-Browser\r',
      /\nobjects /,
      READ,
      MANIFESTS_READ,
    ),
  ]),
];

const looks: readonly ScreenView[] = [
  view('preview', [tags, manifests, then('i', /│/)], { windows: [roomy] }),
  // a narrow window has no room for more columns
  view('wide', [tags, manifests, then('w', /RegistryName\n/)], { windows: [roomy] }),
  view('absolute-times', [tags, then('t', /2026-01-15 05:00/)]),
  view('hidden-marks', [
    tags,
    then('   jj ', /marked 4/),
    then('/pr-11\r', /marked 4 \(3 hidden\)/, TAGS_READ, /help *\n*$/),
  ]),
  view('marked-only', [tags, then('   jj ', /marked 4/), then('m', / 4 of 76/)]),
  view('empty', [at('load/many', TAGS_READ), then('3', /Nothing here refers/, READ)]),
  view('command-line', [tags, then(':re\t', /1 of \d+/)]),
  view('filter-problem', [tags, then('/pr-11 {', /\/pr-11 {\n\S/)]),
  view('help', [tags, then('?', /Esc close/)]),
];

/** What is freed is told once it has been read. */
const FREED = /^(?![\s\S]*was not read yet)/;

const dialogs: readonly ScreenView[] = [
  view('delete-mild', [tags, then('D', /y untag/)]),
  view('delete', [tags, manifests, then('jjjjj jjj ', /marked 2/), then('D', /y delete/, FREED)]),
  view('delete-hidden', [
    tags,
    manifests,
    then('jjjjj jjj  ', /marked 3/),
    then('/in a24\r', / 5 of 152 .*\(2 hidden\)/, MANIFESTS_READ),
    then('D', /y delete/, FREED),
  ]),
  view('delete-severe', [root, flat, then('D', /Esc cancel {2}Tab next/), then('base/dot', /go on: base\/dot/, FREED)]),
  view('delete-many', [tags, then('/pr-\r', /60 of 76/), then('aD', /Esc cancel {2}Tab next/)]),
  view('untag', [tags, then('jjjjU', /y untag/)]),
  view('attributes', [tags, then('e', /Enter review/, /Repository: /)]),
  view('attributes-review', [tags, then('L', /Enter review/, /Repository: /), then('\r', /y change/)]),
  view('copy-menu', [tags, then('C', /Esc close/)]),
  view('save-format', [tags, then(keys('Ctrl+S'), /Esc close/)]),
  view('file-name', [tags, then(keys('Ctrl+S'), /Esc close/), then('j', /Enter take {2}Esc cancel/)]),
  view('question', [tags, then('a', /marked 76/), then('M', /Esc cancel/)]),
];

const staged = [tags, then('    p', /Esc close/), then('u', /4 changes/), then('P', /\nplan +4\n/)];

const plans: readonly ScreenView[] = [
  view('stage-menu', [tags, then('p', /Esc close/)], { seat: planner }),
  view('plan', staged, { seat: planner }),
  view('plan-menu', [...staged, then('p', /Esc close/)], { seat: planner }),
  view(
    'session-log',
    [
      tags,
      then('jjjjL', /Enter review/),
      then('\r', /y change/),
      then('y', /1 done/, /r-l- rwld +1 day ago/),
      then('!', /session log/, READ, /(?: ok +\S.*\n.*){3}/),
    ],
    { seat: logger },
  ),
];

const troubles: readonly ScreenView[] = [
  view('error', [then('Show-Browser samples/nginx\r', /tries again/)], { seat: troubled }),
  view('reading', [then('Show-Browser library/hello-world\r', /listing tags/)], { seat: troubled }),
  view('stale', [at('test/busybox', TAGS_READ), then('R', /\[STALE\]/, /answered with/)], { seat: troubled }),
  view('partial', [at('load/many', /\[PARTIAL\]/, /PARTIAL: /, TAGS_READ)], { seat: troubled }),
  view('waiting', [at('base/dotnet-aspnet', TAGS_READ), then(' D', /0 of 1/)], {
    seat: troubled,
    afterwards: [then(keys('Ctrl+C'), /Cancelled/)],
  }),
  view('report', [tags, then('jjjjj  U', /y untag/), then('y', /Esc close/, / 75 +marked 1\n/, TAGS_READ)], {
    seat: troubled,
  }),
  view('read-only', [at('team/api', TAGS_READ), then('D', /read-only/)], { seat: guarded }),
];

const lows: readonly ScreenView[] = [
  view('low-tags', [tags], { windows: [low] }),
  view('low-delete', [tags, manifests, then('jjjjj jjj ', /marked 2/), then('D', /y delete/, FREED)], {
    windows: [low],
  }),
  view('too-small', [then('Show-Browser team/api\r', /too small/)], { windows: [tiny] }),
];

export const browserViews: readonly ScreenView[] = [...places, ...looks, ...dialogs, ...plans, ...troubles, ...lows];
