import type { Desk } from '../desk.ts';
import { fieldNames } from '../filter/field.ts';
import type { ActionName } from '../keys/action.ts';
import { completeFilter } from '../line/complete-filter.ts';
import { completeLine } from '../line/complete-line.ts';
import { highlightLine } from '../line/highlight-line.ts';
import { LineInput, type LineOptions } from '../line/line-input.ts';
import { ThemePreview } from '../line/theme-preview.ts';
import { commandTest, parseViewCommand } from '../line/view-commands.ts';
import type { Doing, Doings } from './doing.ts';
import { applyFilter, sampleOf } from './filtering.ts';
import { runLine } from './run-line.ts';
import { showView } from './show-view.ts';

type Wishes = Pick<LineOptions, 'changed' | 'apply' | 'complete' | 'highlight' | 'text'> & {
  /** It is over, whether it was applied or not. */
  readonly over?: () => void;
};

function openLine(label: ':' | '/', desk: Desk, { over = () => {}, ...wishes }: Wishes): LineInput {
  const { shell } = desk;
  const history = label === ':' ? shell.histories.command : shell.histories.filter;
  const line = new LineInput({
    label,
    history: history.entries,
    editor: shell.editor,
    clipboard: shell.clipboard,
    forgetNames: () => shell.forgetNames(),
    repaint: () => desk.changed(),
    ...wishes,
    close: over,
    apply(text) {
      const problem = wishes.apply(text);
      if (problem !== undefined) return problem;
      void history.add(text);
      over();
      return undefined;
    },
  });
  desk.openLine(line);
  return line;
}

/** `:`: views by their names, and any cmdlet on the marked rows, else the one under the cursor. */
const command: Doing = desk => {
  const { engine, themes } = desk.shell;
  const isCommand = commandTest(engine);
  const preview = new ThemePreview(themes, isCommand);
  const names = {
    complete: (text: string, cursor: number) => engine.complete(text, cursor),
    themes: () => themes.list(),
  };
  const line = openLine(':', desk, {
    complete: (text, cursor) => completeLine(text, cursor, names),
    highlight: text => highlightLine(text, engine, isCommand),
    changed(text) {
      preview.changed(text);
      return undefined;
    },
    apply(text) {
      if (text.trim() === '') return undefined;
      // as in vi a second colon says nothing
      const parsed = parseViewCommand(text.replace(/^\s*:/, ''), isCommand);
      if (parsed && 'problem' in parsed) return parsed.problem;
      preview.end();
      if (parsed) return showView(desk, parsed.command);
      desk.goesOn(runLine(desk, text));
      return undefined;
    },
    over: () => {
      preview.end();
      forget();
    },
  });
  const refresh = () => void line.refresh();
  const forgets = [engine.onKnown(refresh), desk.shell.onNames(refresh)];
  const forget = () => {
    for (const each of forgets) each();
  };
};

/** `/`: the filter of a list as it is typed, or what to find in a text. */
const filter: Doing = desk => {
  const { content } = desk.view;
  if (content.kind === 'document') {
    const { document } = content;
    openLine('/', desk, {
      changed: text => {
        document.find(text);
        return undefined;
      },
      apply: text => {
        document.find(text);
        return undefined;
      },
    });
    return;
  }
  const { list } = content;
  const { filter: before } = list;
  let isApplied = false;
  const line = openLine('/', desk, {
    text: before?.text ?? '',
    complete: (text, cursor) =>
      completeFilter(text, cursor, { rows: sampleOf(list), fields: fieldNames(sampleOf(list)) }),
    changed: text => applyFilter(text, list, desk, { isTyping: true }),
    apply(text) {
      const problem = applyFilter(text, list, desk);
      isApplied = problem === undefined;
      return problem;
    },
    over() {
      // left with Ctrl+C: what was only tried is taken back
      if (!isApplied && line.text !== '') list.filter = before;
    },
  });
};

export const lining = { command, 'command-menu': command, filter } satisfies Doings<ActionName>;
