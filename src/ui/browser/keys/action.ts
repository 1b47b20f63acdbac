import type { Subject } from '../subject.ts';

/** What the keys act on: the rows of a list, or the lines of a document. */
export type KeyContext = 'list' | 'detail';

/** Headings of the help, in its order. */
export const actionGroups = ['go', 'mark', 'look', 'change', 'hand over', 'sort', 'move', 'session'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** What must be there for an action: a row, rows that can be sorted, something of one of these kinds, a repository's or a detail's tab. */
export type Need = 'row' | 'columns' | readonly Subject['kind'][] | { readonly tab: number };

/** What a key can do in the browser. */
export interface Action {
  readonly group: ActionGroup;
  /** For the footer: one or two words. */
  readonly label: string;
  /** For the help: what it does, without a full stop. */
  readonly words: string;
  /** Where keys may be given to it; `everywhere`: in both, and in keymaps under `global`. */
  readonly where: KeyContext | 'both' | 'everywhere';
  readonly needs?: Need;
  /** It leads to a change in a registry: struck and refused where nothing may be changed. */
  readonly changes?: true;
}

const item: Need = ['tag', 'manifest'];
const deletable: Need = ['tag', 'manifest', 'repository'];
const anything: Need = ['tag', 'manifest', 'repository', 'registry'];

/** Every action by the name that keymaps give it (interface B2). */
export const actions = {
  up: { group: 'move', label: 'up', words: 'one row up', where: 'list' },
  down: { group: 'move', label: 'down', words: 'one row down', where: 'list' },
  'scroll-up': { group: 'move', label: 'up', words: 'one line up', where: 'detail' },
  'scroll-down': { group: 'move', label: 'down', words: 'one line down', where: 'detail' },
  top: { group: 'move', label: 'top', words: 'to the first row', where: 'both' },
  bottom: { group: 'move', label: 'end', words: 'to the last row', where: 'both' },
  'page-up': { group: 'move', label: 'page up', words: 'one page up', where: 'both' },
  'page-down': { group: 'move', label: 'page down', words: 'one page down', where: 'both' },
  'half-page-up': { group: 'move', label: 'half up', words: 'half a page up', where: 'both' },
  'half-page-down': { group: 'move', label: 'half down', words: 'half a page down', where: 'both' },

  open: { group: 'go', label: 'open', words: 'open what is under the cursor', where: 'list', needs: 'row' },
  parent: { group: 'go', label: 'parent', words: 'to the place above', where: 'both' },
  'follow-link': { group: 'go', label: 'follow', words: 'follow the link in this line', where: 'detail' },
  'back-ladder': {
    group: 'go',
    label: 'back',
    words: 'close what is open, else clear the filter, else to the place above',
    where: 'everywhere',
  },
  back: { group: 'go', label: 'back', words: 'to the place above', where: 'everywhere' },
  'last-view': { group: 'go', label: 'last view', words: 'to the view before this one', where: 'everywhere' },
  'next-tab': { group: 'go', label: 'next tab', words: 'next tab', where: 'everywhere', needs: { tab: 0 } },
  'prev-tab': { group: 'go', label: 'previous tab', words: 'previous tab', where: 'everywhere', needs: { tab: 0 } },
  'tab-tags': { group: 'go', label: 'tags', words: 'tags of the repository', where: 'list', needs: { tab: 0 } },
  'tab-manifests': {
    group: 'go',
    label: 'manifests',
    words: 'manifests of the repository',
    where: 'list',
    needs: { tab: 1 },
  },
  'tab-referrers': {
    group: 'go',
    label: 'referrers',
    words: 'referrers in the repository',
    where: 'list',
    needs: { tab: 2 },
  },
  'tab-info': { group: 'go', label: 'info', words: 'facts about the repository', where: 'list', needs: { tab: 3 } },
  overview: {
    group: 'go',
    label: 'first tab',
    words: 'overview, or the first tab',
    where: 'detail',
    needs: { tab: 0 },
  },
  layers: { group: 'go', label: 'second tab', words: 'layers, or the second tab', where: 'detail', needs: { tab: 1 } },
  config: { group: 'go', label: 'third tab', words: 'config, or the third tab', where: 'detail', needs: { tab: 2 } },
  labels: { group: 'go', label: 'fourth tab', words: 'labels, or the fourth tab', where: 'detail', needs: { tab: 3 } },
  'referrers-tab': { group: 'go', label: 'referrers', words: 'referrers', where: 'detail', needs: { tab: 4 } },
  'raw-tab': { group: 'go', label: 'raw', words: 'the document as it is', where: 'detail', needs: { tab: 5 } },
  'used-by': { group: 'go', label: 'used by', words: 'tags and indexes that use it', where: 'both', needs: item },
  referrers: { group: 'go', label: 'referrers', words: 'what refers to it: signatures…', where: 'both', needs: item },
  'xray-tree': {
    group: 'go',
    label: 'tree',
    words: 'tree: index, platforms, layers; subject, referrers',
    where: 'both',
    needs: item,
  },
  'jump-to-owner': {
    group: 'go',
    label: 'owner',
    words: 'to the index that lists it, or to its subject',
    where: 'both',
    needs: item,
  },
  command: {
    group: 'go',
    label: 'command',
    words: 'command line: views, and cmdlets on the marked rows or the one under the cursor',
    where: 'everywhere',
  },
  'command-menu': { group: 'go', label: 'views', words: 'command line with the list of views', where: 'everywhere' },

  mark: { group: 'mark', label: 'mark', words: 'mark or unmark, one row down', where: 'list', needs: 'row' },
  'mark-range': {
    group: 'mark',
    label: 'range',
    words: 'mark all from the last mark to here',
    where: 'list',
    needs: 'row',
  },
  'mark-extend-up': { group: 'mark', label: 'mark up', words: 'mark upwards', where: 'list', needs: 'row' },
  'mark-extend-down': { group: 'mark', label: 'mark down', words: 'mark downwards', where: 'list', needs: 'row' },
  'mark-all-visible': {
    group: 'mark',
    label: 'mark all',
    words: 'mark all rows that the filter shows',
    where: 'list',
    needs: 'row',
  },
  'invert-marks': {
    group: 'mark',
    label: 'invert',
    words: 'mark the unmarked rows and unmark the marked ones',
    where: 'list',
    needs: 'row',
  },
  'clear-marks': { group: 'mark', label: 'unmark all', words: 'unmark all, asks above 20', where: 'list' },
  'show-marked-only': {
    group: 'mark',
    label: 'marked only',
    words: 'show only the marked rows, hidden ones too',
    where: 'list',
  },

  filter: { group: 'look', label: 'filter', words: 'filter the list, or find in the text', where: 'everywhere' },
  'next-match': { group: 'look', label: 'next', words: 'next place found', where: 'detail' },
  'prev-match': { group: 'look', label: 'previous', words: 'previous place found', where: 'detail' },
  describe: { group: 'look', label: 'describe', words: 'all that is known about it', where: 'list', needs: 'row' },
  'raw-json': { group: 'look', label: 'JSON', words: 'as JSON; a manifest byte by byte', where: 'both', needs: 'row' },
  'toggle-preview': { group: 'look', label: 'preview', words: 'preview at the side, from 120 columns', where: 'list' },
  'toggle-wide': { group: 'look', label: 'wide', words: 'more columns, or fewer', where: 'list' },
  'toggle-time-format': {
    group: 'look',
    label: 'times',
    words: 'times as ages, or as dates',
    where: 'both',
  },
  expand: { group: 'look', label: 'unfold', words: 'unfold, or follow the link', where: 'detail' },
  'toggle-node': { group: 'look', label: 'fold', words: 'fold or unfold', where: 'detail' },
  'toggle-wrap': { group: 'look', label: 'wrap', words: 'break long lines, or cut them', where: 'detail' },
  fullscreen: { group: 'look', label: 'whole window', words: 'the text in the whole window', where: 'detail' },
  'toggle-header': { group: 'look', label: 'header', words: 'header on or off', where: 'everywhere' },
  'toggle-crumbs': { group: 'look', label: 'crumbs', words: 'crumbs on or off', where: 'everywhere' },
  refresh: { group: 'look', label: 'refresh', words: 'read it again', where: 'everywhere' },
  redraw: { group: 'look', label: 'redraw', words: 'draw the screen again', where: 'everywhere' },

  'edit-attributes': {
    group: 'change',
    label: 'attributes',
    words: 'attributes: read, write, list, delete',
    where: 'both',
    needs: deletable,
    changes: true,
  },
  'lock-unlock': {
    group: 'change',
    label: 'lock',
    words: 'lock or unlock, in the dialog of the attributes',
    where: 'both',
    needs: deletable,
    changes: true,
  },
  untag: {
    group: 'change',
    label: 'untag',
    words: 'take the tag away, the manifest stays',
    where: 'both',
    needs: ['tag'],
    changes: true,
  },
  delete: {
    group: 'change',
    label: 'delete',
    words: 'delete: shows targets and effects, then asks',
    where: 'both',
    needs: deletable,
    changes: true,
  },
  'stage-in-plan': {
    group: 'change',
    label: 'plan',
    words: 'put a deletion, an untagging or a lock into the plan',
    where: 'both',
    needs: item,
    changes: true,
  },
  'plan-view': {
    group: 'change',
    label: 'plan',
    words: 'the plan: look at it, apply it, save it',
    where: 'everywhere',
  },
  undo: {
    group: 'change',
    label: 'undo',
    words: 'undo the last change; shows it first',
    where: 'everywhere',
    changes: true,
  },
  redo: {
    group: 'change',
    label: 'redo',
    words: 'do again what was undone; shows it first',
    where: 'everywhere',
    changes: true,
  },

  'copy-ref': { group: 'hand over', label: 'copy', words: 'copy the reference', where: 'list', needs: 'row' },
  'copy-line': { group: 'hand over', label: 'copy', words: 'copy the value of this line', where: 'detail' },
  'copy-menu': {
    group: 'hand over',
    label: 'copy…',
    words: 'copy digest, tag, URL, JSON, cmdlet or row',
    where: 'both',
    needs: 'row',
  },
  'open-portal': {
    group: 'hand over',
    label: 'portal',
    words: 'open it in the portal, or its source',
    where: 'both',
    needs: anything,
  },
  save: { group: 'hand over', label: 'save', words: 'save what is shown: CSV, JSON, text', where: 'everywhere' },

  'sort-name': {
    group: 'sort',
    label: 'by name',
    words: 'sort by name; again: reverse',
    where: 'list',
    needs: 'columns',
  },
  'sort-age': { group: 'sort', label: 'by age', words: 'sort by age; again: reverse', where: 'list', needs: 'columns' },
  'sort-size': {
    group: 'sort',
    label: 'by size',
    words: 'sort by size; again: reverse',
    where: 'list',
    needs: 'columns',
  },
  'sort-tags': {
    group: 'sort',
    label: 'by tags',
    words: 'sort by number of tags; again: reverse',
    where: 'list',
    needs: 'columns',
  },
  'sort-selected-column': {
    group: 'sort',
    label: 'by column',
    words: 'sort by the chosen column; again: reverse',
    where: 'list',
    needs: 'columns',
  },
  'select-prev-column': {
    group: 'sort',
    label: 'column left',
    words: 'choose the column to the left',
    where: 'list',
    needs: 'columns',
  },
  'select-next-column': {
    group: 'sort',
    label: 'column right',
    words: 'choose the column to the right',
    where: 'list',
    needs: 'columns',
  },

  help: {
    group: 'session',
    label: 'help',
    words: 'the keys of this place: type to search, Enter runs',
    where: 'everywhere',
  },
  'session-log': { group: 'session', label: 'log', words: 'log: each call with its cmdlet', where: 'everywhere' },
  'cancel-or-hint': {
    group: 'session',
    label: 'cancel',
    words: 'cancel the request that is running',
    where: 'everywhere',
  },
  suspend: { group: 'session', label: 'suspend', words: 'suspend acrsh (Unix)', where: 'everywhere' },
  'quit-to-repl': {
    group: 'session',
    label: 'quit',
    words: 'to the prompt, with the marked objects in $Marked',
    where: 'everywhere',
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof actions;

/** What an action is. */
export const actionNamed = (name: ActionName): Action => actions[name];

export const isActionName = (name: string): name is ActionName => Object.hasOwn(actions, name);

/** Every action by its name, in the order of the help. */
export const actionNames: readonly ActionName[] = Object.keys(actions).filter(isActionName);

/** Whether keys of the context may be given to the action. */
export function worksIn(name: ActionName, context: KeyContext): boolean {
  const { where } = actionNamed(name);
  return where === context || where === 'both' || where === 'everywhere';
}

/**
 * The tab, from 0 on, that an action goes to; undefined where it goes to none. Keys 1 to 4 mean the tabs of a repository by other names than
 * those of a detail: the place says which tabs there are.
 */
export function tabOf(name: ActionName): number | undefined {
  const { needs } = actionNamed(name);
  const steps = name === 'next-tab' || name === 'prev-tab';
  return !steps && typeof needs === 'object' && 'tab' in needs ? needs.tab : undefined;
}
