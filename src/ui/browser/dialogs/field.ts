import { bufferOf, textOf } from '../../../editor/buffer.ts';
import { clean } from '../../../terminal/clean.ts';
import { width } from '../../../terminal/width.ts';
import { editField } from '../../dialogs/edit-field.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import { dialogRoom } from './dialog-size.ts';
import { type DialogLine, rowsOf } from './dialog-text.ts';
import { fieldRow } from './field-row.ts';
import { guarded, type Opening } from './guard.ts';
import { Scroll } from './scroll.ts';

/** A line of text that is asked for. */
export interface FieldRequest extends Opening {
  readonly title: string;
  /** Stand above the field. */
  readonly lines: readonly DialogLine[];
  readonly label: string;
  /** What stands in it at first. */
  readonly value?: string | undefined;
  /** A secret: shown as stars. */
  readonly masked?: boolean | undefined;
  /** Why a text cannot be taken; undefined where it can. */
  readonly validate?: ((text: string) => string | undefined) | undefined;
}

/** Answers what was entered, undefined when it was cancelled. A paste fills in its first line and never enters it. */
export function fieldOverlay(
  { title, lines, label, value = '', masked = false, validate, ...opening }: FieldRequest,
  answer: (text: string | undefined) => void,
): Overlay {
  const scroll = new Scroll();
  let buffer = bufferOf(value);
  let problem: string | undefined;
  let isOver = false;
  const end = (text: string | undefined) => {
    isOver = true;
    answer(text);
  };
  function enter(): void {
    problem = validate?.(textOf(buffer));
    if (problem === undefined) end(textOf(buffer));
  }
  return guarded(
    {
      draw({ columns, rows, theme }, isLive) {
        const { width: all, cells, most } = dialogRoom({ columns, rows });
        const name = clean(label.trimEnd());
        const isWide = width(name) + 1 + LEAST_FIELD <= cells;
        const field = fieldRow(buffer, { cells: isWide ? cells - width(name) - 1 : cells, masked }, theme);
        const asked = isWide ? [name === '' ? field : `${name} ${field}`] : [...rowsOf(label, cells, theme), field];
        const below = problem === undefined ? [] : rowsOf({ text: problem, look: 'state.error' }, cells, theme);
        const foot = [...asked, ...below].slice(-most);
        const above = lines.flatMap(line => rowsOf(line, cells, theme));
        const room = most - foot.length;
        const shown = room < 1 ? [] : scroll.window(above, room, theme);
        return drawBox({ title, lines: [...shown, ...foot], footer: isLive ? hints : [], width: all }, theme);
      },
      press({ key, event }) {
        if (key === 'Escape' || key === 'Ctrl+C') end(undefined);
        else if (key === 'Enter') enter();
        else if (scrolling.includes(key)) scroll.press(key);
        else change(event);
      },
      paste: text => change({ type: 'paste', text }),
      get isOver() {
        return isOver;
      },
    },
    opening,
  );

  function change(event: Parameters<typeof editField>[1]): void {
    problem = undefined;
    buffer = editField(buffer, event);
  }
}

/** The other keys that scroll are the field's. */
const scrolling = ['UpArrow', 'DownArrow', 'PageUp', 'PageDown'];

/** Cells that a field needs beside its label. */
const LEAST_FIELD = 16;

const hints = [
  { key: 'Enter', label: 'take' },
  { key: 'Esc', label: 'cancel' },
];
