import { clean } from '../../terminal/clean.ts';
import { cut, pad, width } from '../../terminal/width.ts';
import { fromEpoch, toLocal } from '../../values/date-time.ts';
import { formatDate } from '../../values/format-date.ts';
import type { FullScreen } from '../full-screen/full-screen.ts';
import { narrowed, openPicker, type PickerItem, pick } from '../picker/picker.ts';
import { FRAME_ROWS, pickerRows } from '../picker/picker-rows.ts';
import type { Conversation } from './context.ts';
import type { PastInput } from './shell.ts';

/** Lets the user choose one of the earlier inputs, newest first, with when it ran, how it ended and on which registry. */
export async function pickInput({ shell, theme, fill }: Conversation): Promise<string | undefined> {
  let state = openPicker(itemsOf(shell.history.entries()));
  let chosen: PickerItem | undefined;
  let page = 1;
  const content: FullScreen = {
    draw(columns, rows) {
      page = Math.max(1, rows - FRAME_ROWS);
      return pickerRows('History', state, { columns, rows, theme });
    },
    field: {
      label: 'filter: ',
      value: () => state.filter,
      change(value) {
        state = narrowed(state, value);
      },
    },
    take(event) {
      const step = pick(state, event, page);
      if (step.kind === 'filter') return 'field';
      if (step.kind === 'on') state = step.state;
      else chosen = step.chosen;
      return step.kind === 'on';
    },
  };
  await fill(content);
  return chosen?.text;
}

/** Registries are told apart by so many cells. */
const REGISTRY_CELLS = 12;

function itemsOf(entries: readonly PastInput[]): readonly PickerItem[] {
  // the file is anybody's to edit
  const names = entries.map(({ registry = '' }) => clean(registry));
  const cells = names.reduce((most, name) => Math.min(REGISTRY_CELLS, Math.max(most, width(name))), 0);
  return entries
    .map(({ line, time, status }, index) => ({
      text: line,
      facts: [
        formatDate(toLocal(fromEpoch(time)), 'yyyy-MM-dd HH:mm'),
        pad(status ?? '', 9),
        ...(cells > 0 ? [pad(cut(names[index] ?? '', cells), cells)] : []),
      ].join(' '),
    }))
    .toReversed();
}
