import { textOfLine } from '../../../engine/host-line.ts';
import type { GatheredChange } from '../acting/change-run.ts';
import type { Target } from '../dialogs/target.ts';
import { subjectText } from '../place-path.ts';
import type { ShownTarget } from './change-rows.ts';

/** Changes as the dialog lists them: what each is about, what it does besides, and why one cannot be made. */
export const targetsOf = (
  changes: readonly { readonly id: string; readonly gathered: GatheredChange<ShownTarget> }[],
): readonly Target[] =>
  changes.map(({ id, gathered: { target, change, failed, moved } }) => {
    const problem =
      failed?.exception.message ??
      (moved && `${moved}; R reads the list again`) ??
      (change ? undefined : 'it could not be planned');
    return {
      id,
      title: [
        { text: subjectText(target.subject), look: 'ui.text' },
        ...(target.facts ? [{ text: `  ${target.facts}`, look: 'ui.muted' as const }] : []),
      ],
      effects: (change?.effects ?? []).map(line =>
        typeof line === 'string' ? { text: `   ${line}` } : { text: `   ${textOfLine(line)}`, look: line.look },
      ),
      ...(problem === undefined ? {} : { problem }),
    };
  });
