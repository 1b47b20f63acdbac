import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { copiedText } from '../../prompt/copied.ts';
import { readLine as lineThatReads } from '../acting/command-lines.ts';
import { scriptText } from '../acting/command-script.ts';
import { loggedCallOf } from '../acting/logged-row.ts';
import { stagedChangeOf } from '../acting/staged-row.ts';
import type { Desk } from '../desk.ts';
import { sourceLine } from '../detail/detail-command.ts';
import { sourcePages } from '../detail/source-lines.ts';
import { fieldOverlay } from '../dialogs/field.ts';
import { menuOverlay } from '../dialogs/menu.ts';
import { questionOverlay } from '../dialogs/question.ts';
import { type Address, addressesOf, noAddress, portalPage } from '../hand-over/addresses.ts';
import { type CopySources, copyItems, referenceOf } from '../hand-over/copy-items.ts';
import { openPage } from '../hand-over/open-page.ts';
import { proposedFile, type SaveFormat, saveFormats, saveRows } from '../hand-over/save-rows.ts';
import type { ActionName } from '../keys/action.ts';
import { crumbsOf, registryOf } from '../place-path.ts';
import { readLine } from '../read-line.ts';
import { readingHost } from '../reading-host.ts';
import { type Subject, subjectOf } from '../subject.ts';
import { chosenRows } from './chosen-rows.ts';
import { type Doing, type Doings, inDocument } from './doing.ts';

/** The command of a row of the log or the plan. */
const lineOf = (value: Value): string | undefined => loggedCallOf(value)?.line ?? stagedChangeOf(value)?.line;

const sourcesOf = ({ shell, view: { content } }: Desk): CopySources => ({
  origin: name => shell.registry(name)?.origin,
  command(value) {
    const subject = subjectOf(value);
    return subject ? lineThatReads(subject) : lineOf(value);
  },
  cells: value => (content.kind === 'list' ? content.list.cellsOf(value) : [toText(value)]),
});

async function copy(desk: Desk, text: string): Promise<void> {
  const copied = await desk.shell.clipboard.copy(text);
  desk.say(copiedText(copied), copied.way === 'nowhere' ? 'state.error' : 'state.ok');
  if (copied.way === 'nowhere') askPath(desk, 'copied.txt', { values: text.split('\n'), columns: [], format: 'text' });
}

const copyReference: Doing = desk => {
  const references = chosenRows(desk).values.flatMap(value => {
    const subject = subjectOf(value);
    return (subject ? referenceOf(subject, sourcesOf(desk)) : lineOf(value)) ?? [];
  });
  if (references.length === 0) desk.say('There is no reference to copy here.', 'state.warn');
  else void copy(desk, references.join('\n'));
};

const copyMenu: Doing = desk => {
  const items = copyItems(chosenRows(desk).values, sourcesOf(desk));
  desk.open(
    menuOverlay({ title: 'Copy', items, typedAhead: true, ...desk.opening }, key => {
      const item = items.find(each => each.key === key);
      if (item) void copy(desk, item.text());
    }),
  );
};

/** Opens the page of the current row; where several are known, the one that is chosen of them. */
async function openPages(desk: Desk): Promise<void> {
  const { current, place } = desk.view;
  if (current === undefined) return;
  const { shell, activities } = desk;
  const name = registryOf(place) ?? subjectOf(current)?.registry;
  const server = name === undefined ? undefined : shell.registry(name)?.server;
  const activity = activities.begin('looking for its page');
  const read = (line: string) => readLine(line, { engine: shell.engine, signal: activity.signal });
  const [own, source] = await Promise.all([
    server === undefined ? undefined : portalPage(server, read),
    sourceOf(subjectOf(current), read),
  ]);
  activity.end();
  const known = addressesOf({ value: current, server, source });
  // where the registry's own page is known, the list of all registries is of no use
  const pages = own ? [own, ...known.filter(each => !each.address.includes('#browse/'))] : known;
  const [first, ...others] = pages;
  const visit = (address: string) => void openPage(address, shell).then(said => desk.say(said, 'state.info'));
  if (!first) desk.say(noAddress(server), 'state.warn');
  else if (others.length === 0) visit(first.address);
  else {
    const items = pages.map(({ label, address }, index) => ({ key: String(index + 1), label, hint: address }));
    desk.open(
      menuOverlay({ title: 'Open', items, ...desk.opening }, key => {
        const chosen = pages[Number(key) - 1];
        if (chosen) visit(chosen.address);
      }),
    );
  }
}

/** Where the image of a tag or manifest comes from; nothing where it cannot be read. */
async function sourceOf(
  subject: Subject | undefined,
  read: (line: string) => Promise<readonly Value[]>,
): Promise<readonly Address[]> {
  if (subject?.kind !== 'tag' && subject?.kind !== 'manifest') return [];
  return sourcePages(await read(sourceLine(subject)).catch(() => []));
}

/** What is saved: the rows that are shown, the lines of a text. */
function shownValues({ view: { content } }: Desk): {
  readonly values: readonly Value[];
  readonly columns: readonly string[];
} {
  if (content.kind === 'document') return { values: content.document.text.split('\n'), columns: [] };
  const { list } = content;
  return { values: list.shownValues, columns: list.columnLabels };
}

const save: Doing = desk => {
  const { content, place } = desk.view;
  const isPlan = place.kind === 'plan' || place.kind === 'log';
  const formats = content.kind === 'document' ? saveFormats.filter(each => each.format === 'text') : saveFormats;
  const script = isPlan
    ? [{ format: 'script' as const, key: 's', label: 'script', hint: 'the commands, to be run by acrsh -File' }]
    : [];
  const items = [...formats, ...script];
  desk.open(
    menuOverlay({ title: 'Save what is shown', items, ...desk.opening }, key => {
      const chosen = items.find(each => each.key === key);
      if (chosen?.format === 'script') saveScript(desk);
      else if (chosen)
        askPath(desk, proposedFile([registryOf(place) ?? '', ...crumbsOf(place).slice(1)], chosen.format), {
          ...shownValues(desk),
          format: chosen.format,
        });
    }),
  );
};

function saveScript(desk: Desk): void {
  const { shell, view } = desk;
  const lines = view.place.kind === 'plan' ? shell.basket.entries.map(each => each.line) : shell.log.changingLines;
  saveLines(desk, view.place.kind, lines);
}

/** Saves command lines as a script, under a name that the user is asked for. */
export function saveLines(desk: Desk, title: string, lines: readonly string[]): void {
  const text = scriptText(title, lines, desk.shell.now());
  askPath(desk, `${title}.ps1`, { values: text.trimEnd().split('\n'), columns: [], format: 'text' });
}

type Content = { readonly values: readonly Value[]; readonly columns: readonly string[]; readonly format: SaveFormat };

function askPath(desk: Desk, value: string, content: Content): void {
  desk.open(
    fieldOverlay(
      {
        title: 'Save',
        lines: ['Where to? A path is meant from the folder that acrsh was started in.'],
        label: 'file: ',
        value,
        validate: text => (text.trim() === '' ? 'A file needs a name.' : undefined),
        ...desk.opening,
      },
      path => {
        if (path !== undefined) void write(desk, { ...content, path: path.trim(), replace: false });
      },
    ),
  );
}

async function write(
  desk: Desk,
  request: Content & { readonly path: string; readonly replace: boolean },
): Promise<void> {
  const { shell, activities } = desk;
  const activity = activities.begin(`saving ${request.path}`);
  const host = readingHost({ take: () => {}, error: () => {} });
  const saved = await saveRows(request, (line, variables) =>
    shell.engine.aside(line, { host, signal: activity.signal, variables }),
  );
  activity.end();
  if (saved.kind === 'saved') desk.say(`Saved ${saved.path}`, 'state.ok');
  else if (saved.kind === 'failed') desk.say(saved.problem, 'state.error');
  else
    desk.open(
      questionOverlay(
        {
          title: 'Save',
          lines: [`${saved.path} is there already.`],
          choices: [
            { key: 'R', label: 'Replace', help: 'What is in it now is lost.' },
            { key: 'K', label: 'Keep', help: 'Nothing is written.' },
          ],
          fallback: 1,
          ...desk.opening,
        },
        choice => {
          if (choice === 0) void write(desk, { ...request, replace: true });
        },
      ),
    );
}

const copyLine = inDocument((document, desk) => void copy(desk, document.value));

export const handingOver = {
  'copy-ref': copyReference,
  'copy-menu': copyMenu,
  'copy-line': copyLine,
  'open-portal': desk => void openPages(desk),
  save,
} satisfies Doings<ActionName>;
