import { questionOverlay } from '../dialogs/question.ts';
import type { ActionName } from '../keys/action.ts';
import { type Doings, inList } from './doing.ts';

/** Clearing more marks than this is asked about. */
const WORTH_ASKING = 20;

export const marking = {
  mark: inList(list => {
    list.toggleMark();
    list.move(1);
  }),
  'mark-range': inList(list => list.markRange()),
  'mark-extend-up': inList(list => list.extendMark(-1)),
  'mark-extend-down': inList(list => list.extendMark(1)),
  'mark-all-visible': inList(list => list.markAllShown()),
  'invert-marks': inList(list => list.invertMarks()),
  'clear-marks': inList((list, desk) => {
    const count = list.markedCount;
    if (count <= WORTH_ASKING) list.clearMarks();
    else
      desk.open(
        questionOverlay(
          {
            title: 'Unmark',
            lines: [`${count} rows are marked, also those that the filter hides.`],
            choices: [
              { key: 'U', label: 'Unmark all', help: 'No row is marked any more.' },
              { key: 'K', label: 'Keep', help: 'The marks stay.' },
            ],
            fallback: 1,
            ...desk.opening,
          },
          choice => {
            if (choice === 0) list.clearMarks();
          },
        ),
      );
  }),
  'show-marked-only': inList((list, desk) => {
    list.markedOnly = !list.markedOnly;
    if (list.markedOnly && list.markedCount === 0)
      desk.say('Nothing is marked. Space marks a row; m shows all again.', 'ui.muted');
  }),
} satisfies Doings<ActionName>;
