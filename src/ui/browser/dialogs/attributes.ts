import { grouped } from '../../../values/grouped.ts';
import type { Theme } from '../../theme/theme.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import type { HintView } from '../screen-view.ts';
import { sendingText, switchHeader, switchRow } from './attribute-rows.ts';
import {
  type AttributeChange,
  purposeOf,
  type SwitchKind,
  type SwitchName,
  type SwitchState,
  setTo,
  switchHelp,
  switchNames,
  toggled,
} from './attribute-switch.ts';
import { dialogRoom } from './dialog-size.ts';
import { type DialogLine, rowsOf } from './dialog-text.ts';
import { guarded, type Opening } from './guard.ts';
import { Scroll } from './scroll.ts';
import { stacked } from './stack.ts';

/** Attributes that are to be looked at and set. */
export interface AttributesRequest extends Opening {
  /** `Attributes · team/api:1.4.1 (tag)` */
  readonly title: string;
  readonly kind: SwitchKind;
  /** How many targets get the same. */
  readonly count: number;
  readonly switches: Readonly<Record<SwitchName, SwitchState>>;
  /** Locks of what is above or below: `Manifest 77d0e5aa913c has its own lock: r-l-`. */
  readonly others: readonly DialogLine[];
  /** What is set when it opens: `L` locks or unlocks. */
  readonly preset?: AttributeChange | undefined;
}

export interface AttributesOverlay extends Overlay {
  /** Takes the place of `others` when they have been read. */
  tell(others: readonly DialogLine[]): void;
}

const moves: Readonly<Record<string, number>> = { UpArrow: -1, DownArrow: 1 };

/** Answers what is to be changed, which has to be confirmed then; undefined when it was cancelled. Nothing that was not touched is answered. */
export function attributesOverlay(
  request: AttributesRequest,
  answer: (change: AttributeChange | undefined) => void,
): AttributesOverlay {
  const { title, kind, count, switches: now, preset = {}, ...opening } = request;
  const set = new Map<SwitchName, boolean>();
  const help = new Scroll();
  let others = request.others;
  let current = 0;
  let note: string | undefined;
  let isExplaining = false;
  let isOver = false;
  let repaint = () => {};

  const put = (name: SwitchName, value: boolean | undefined) => {
    if (value === undefined) set.delete(name);
    else set.set(name, value);
  };
  for (const name of switchNames) {
    const value = preset[name];
    if (value !== undefined) put(name, setTo(now[name], value));
  }

  const toggle = (name: SwitchName | undefined) => {
    if (name !== undefined) put(name, toggled(now[name], set.get(name)));
  };
  function end(change: AttributeChange | undefined): void {
    isOver = true;
    answer(change);
  }
  function review(): void {
    if (set.size > 0) end(Object.fromEntries(set));
    else note = 'Nothing is changed yet.';
  }
  function press(key: string): void {
    note = undefined;
    const move = moves[key];
    if (key === 'Ctrl+C') end(undefined);
    else if (isExplaining) isExplaining = help.press(key);
    else if (key === 'Escape') end(undefined);
    else if (key === 'Enter') review();
    else if (key === '?' || key === 'F1') isExplaining = true;
    else if (key === ' ') toggle(switchNames[current]);
    else if (key === 'a') for (const name of switchNames) put(name, setTo(now[name], true));
    else if (move !== undefined) current = Math.max(0, Math.min(switchNames.length - 1, current + move));
    else toggle(switchNames.find(name => name.startsWith(key)));
  }
  function rows(cells: number, most: number, theme: Theme): readonly string[] {
    if (isExplaining) {
      return help.window(
        switchHelp.flatMap(line => rowsOf(line, cells, theme)),
        most,
        theme,
      );
    }
    const listed = [
      switchHeader(theme),
      ...switchNames.map((name, at) => {
        const facts = { name, now: now[name], set: set.get(name), purpose: purposeOf(name, kind) };
        return switchRow(facts, { mark: at === current ? '> ' : '  ', cells, theme });
      }),
    ];
    const { below } = stacked(
      [
        { rows: others.flatMap(line => rowsOf(line, cells, theme)), worth: 2 },
        { rows: count > 1 ? rowsOf(`All ${grouped(count)} get the same.`, cells, theme) : [], worth: 3 },
        { rows: rowsOf(note ?? sendingText(set), cells, theme) },
      ],
      { above: [], rows: most, least: listed.length },
    );
    return [...listed, ...below].slice(0, most);
  }

  const overlay = guarded(
    {
      draw({ columns, rows: height, theme }, isLive) {
        const { width, cells, most } = dialogRoom({ columns, rows: height });
        const footer = isLive ? (isExplaining ? explaining : hints(cells)) : [];
        return drawBox({ title, lines: rows(cells, most, theme), footer, width }, theme);
      },
      press: ({ key }) => press(key),
      get isOver() {
        return isOver;
      },
      shown: draw => {
        repaint = draw;
      },
    },
    opening,
  );
  return Object.assign(overlay, {
    tell(lines: readonly DialogLine[]): void {
      others = lines;
      if (!isOver) repaint();
    },
  });
}

const toggling: readonly HintView[] = [
  { key: 'r w l d', label: 'toggle' },
  { key: 'a', label: 'all on' },
];
const leaving: readonly HintView[] = [
  { key: 'Enter', label: 'review' },
  { key: 'Esc', label: 'cancel' },
];

/** The letters stand beside the switches too: where there is little room they give way. */
const hints = (cells: number): readonly HintView[] => [
  ...(cells < ROOMY ? [...leaving, ...toggling] : [...toggling, ...leaving]),
  { key: '?', label: 'help' },
];
const ROOMY = 60;

const explaining: readonly HintView[] = [{ key: 'any key', label: 'back' }];
