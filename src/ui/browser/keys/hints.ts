import { width } from '../../../terminal/width.ts';
import type { Place } from '../place.ts';
import type { HintView } from '../screen-view.ts';
import { type ActionName, actionNamed, type KeyContext } from './action.ts';
import type { KeyMap } from './key-map.ts';

/** Keys worth showing in a place, in the order they stand in; the number says which go first where there is no room: the highest. */
type Worth = readonly [action: ActionName, rank: number, label?: string];

const always: readonly Worth[] = [
  ['command', 5],
  ['help', 0],
];
const finding: Worth = ['filter', 4, 'find'];

/** Rows of tags and manifests. */
const items: readonly Worth[] = [
  ['open', 1],
  ['mark', 2],
  ['describe', 7],
  ['edit-attributes', 6],
  ['delete', 3],
  ['stage-in-plan', 8],
  ['filter', 4],
];

const reading: readonly Worth[] = [
  ['follow-link', 1],
  ['toggle-node', 2],
  ['copy-line', 3],
  finding,
  ['next-match', 9],
  ['toggle-wrap', 8],
  ['save', 10],
  ['back', 6],
];

const worths = {
  registries: [['open', 1], ['filter', 4], ['refresh', 6], ['save', 8], ['quit-to-repl', 3], ...always],
  repositories: [
    ['open', 1],
    ['mark', 2],
    ['edit-attributes', 7],
    ['delete', 3],
    ['filter', 4],
    ['copy-ref', 8],
    ['sort-age', 9],
    ['refresh', 10],
    ['quit-to-repl', 6],
    ...always,
  ],
  tags: [...items, ['untag', 9], ['next-tab', 10], ['copy-ref', 11], ...always],
  manifests: [...items, ['used-by', 9], ['xray-tree', 10], ['copy-ref', 11], ...always],
  referrers: [...items, ['jump-to-owner', 9], ['raw-json', 10], ['copy-ref', 11], ...always],
  info: [['next-tab', 1], ['copy-line', 2], finding, ['edit-attributes', 6], ['delete', 7], ['back', 3], ...always],
  detail: [
    ['next-tab', 1],
    ['follow-link', 2],
    ['toggle-node', 8],
    ['copy-line', 3],
    ['edit-attributes', 7],
    ['delete', 6],
    ['stage-in-plan', 10],
    finding,
    ['xray-tree', 9],
    ['used-by', 11],
    ...always,
  ],
  tree: [...reading, ...always],
  'used-by': [...reading, ...always],
  describe: [['raw-json', 7], ...reading, ...always],
  objects: [
    ['mark', 1],
    ['describe', 2],
    ['filter', 4],
    ['save', 6],
    ['toggle-wide', 7],
    ['sort-selected-column', 8],
    ['quit-to-repl', 3],
    ...always,
  ],
  plan: [
    ['mark', 2],
    ['stage-in-plan', 1, 'apply…'],
    ['describe', 7],
    ['filter', 4],
    ['save', 3],
    ['back', 6],
    ...always,
  ],
  log: [['describe', 1], ['copy-menu', 3], ['filter', 4], ['save', 2], ['back', 6], ...always],
} as const satisfies Readonly<Record<string, readonly Worth[]>>;

/** More of them are not read. */
const MOST = 12;
const GAP = 2;

export interface HintRequest {
  readonly keys: KeyMap;
  readonly context: KeyContext;
  readonly place: Place;
  /** Cells that there are for them. */
  readonly columns: number;
  /** Why an action does nothing now; it is shown struck then. */
  reasonFor(action: ActionName): string | undefined;
}

/** The keys that are worth showing here, as many as fit: the most useful ones, in an order that does not change with the width. */
export function hintsFor({ keys, context, place, columns, reasonFor }: HintRequest): readonly HintView[] {
  const all = worths[place.kind === 'repository' ? place.tab : place.kind].flatMap(([action, rank, label]: Worth) => {
    const [key] = keys.keysOf(context, action);
    if (key === undefined) return [];
    const disabled = reasonFor(action);
    return [{ rank, hint: { key, label: label ?? actionNamed(action).label, disabled } }];
  });
  const kept = new Set<HintView>();
  let room = columns + GAP;
  for (const { hint } of all.toSorted((a, b) => a.rank - b.rank)) {
    room -= cellsOf(hint);
    if (room < 0 || kept.size === MOST) break;
    kept.add(hint);
  }
  return all.map(({ hint }) => hint).filter(hint => kept.has(hint));
}

/** With the brackets of what is struck, and the gap to the next. */
const cellsOf = ({ key, label, disabled }: HintView): number =>
  width(key) + 1 + width(label) + (disabled === undefined ? 0 : 2) + GAP;
