import type { ActionName } from './action.ts';

/** Keys, by name, with what they do. */
export type KeyTable = Readonly<Record<string, ActionName>>;

/** A whole map: what keys do everywhere, and what others do in lists and in documents. */
export interface KeyTables {
  readonly global: KeyTable;
  readonly list: KeyTable;
  readonly detail: KeyTable;
}

/** The parts of a map, as keys.json names them. */
export const keyTableNames = ['global', 'list', 'detail'] as const;
export type KeyTableName = (typeof keyTableNames)[number];

/** The keys that move in lists and documents alike. */
const moving: KeyTable = {
  Home: 'top',
  g: 'top',
  End: 'bottom',
  G: 'bottom',
  PgUp: 'page-up',
  'Ctrl+B': 'page-up',
  PgDn: 'page-down',
  'Ctrl+F': 'page-down',
  Left: 'parent',
  h: 'parent',
};

/** The keys that do the same to a row and to what a document is about. */
const acting: KeyTable = {
  y: 'raw-json',
  e: 'edit-attributes',
  L: 'lock-unlock',
  U: 'untag',
  D: 'delete',
  'Ctrl+D': 'delete',
  p: 'stage-in-plan',
  u: 'used-by',
  r: 'referrers',
  X: 'xray-tree',
  J: 'jump-to-owner',
  C: 'copy-menu',
  o: 'open-portal',
  t: 'toggle-time-format',
  R: 'refresh',
};

/** The keys of interface B2. Delete is not among them: many terminals send it for Backspace. */
export const defaultKeys: KeyTables = {
  global: {
    ':': 'command',
    '/': 'filter',
    '?': 'help',
    F1: 'help',
    Esc: 'back-ladder',
    q: 'back',
    Q: 'quit-to-repl',
    'Ctrl+C': 'cancel-or-hint',
    'Ctrl+Z': 'suspend',
    'Ctrl+R': 'refresh',
    F5: 'refresh',
    'Ctrl+L': 'redraw',
    'Ctrl+S': 'save',
    'Ctrl+E': 'toggle-header',
    'Ctrl+G': 'toggle-crumbs',
    '-': 'last-view',
    z: 'undo',
    Z: 'redo',
    P: 'plan-view',
    '!': 'session-log',
    Tab: 'next-tab',
    'Shift+Tab': 'prev-tab',
  },
  list: {
    ...moving,
    ...acting,
    Up: 'up',
    k: 'up',
    Down: 'down',
    j: 'down',
    Enter: 'open',
    Right: 'open',
    l: 'open',
    Backspace: 'parent',
    Space: 'mark',
    v: 'mark-range',
    'Ctrl+Space': 'mark-range',
    'Shift+Up': 'mark-extend-up',
    'Shift+Down': 'mark-extend-down',
    a: 'mark-all-visible',
    I: 'invert-marks',
    M: 'clear-marks',
    'Ctrl+\\': 'clear-marks',
    m: 'show-marked-only',
    d: 'describe',
    c: 'copy-ref',
    i: 'toggle-preview',
    w: 'toggle-wide',
    N: 'sort-name',
    A: 'sort-age',
    S: 'sort-size',
    T: 'sort-tags',
    O: 'sort-selected-column',
    'Shift+Left': 'select-prev-column',
    'Shift+Right': 'select-next-column',
    1: 'tab-tags',
    2: 'tab-manifests',
    3: 'tab-referrers',
    4: 'tab-info',
  },
  detail: {
    ...moving,
    ...acting,
    Up: 'scroll-up',
    k: 'scroll-up',
    Down: 'scroll-down',
    j: 'scroll-down',
    Enter: 'follow-link',
    Right: 'expand',
    l: 'expand',
    Space: 'toggle-node',
    n: 'next-match',
    N: 'prev-match',
    w: 'toggle-wrap',
    f: 'fullscreen',
    c: 'copy-line',
    1: 'overview',
    2: 'layers',
    3: 'config',
    4: 'labels',
    5: 'referrers-tab',
    6: 'raw-tab',
  },
};
