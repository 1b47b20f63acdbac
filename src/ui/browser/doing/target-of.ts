import { textOfLine } from '../../../engine/host-line.ts';
import type { GatheredChange } from '../acting/change-run.ts';
import { relationEffects } from '../acting/relation-effects.ts';
import type { Target } from '../dialogs/target.ts';
import { subjectText } from '../place-path.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { ShownTarget } from './change-rows.ts';

/** Changes as the dialog lists them: what each is about, what it does besides, and why one cannot be made. */
export const targetsOf = (
  changes: readonly { readonly id: string; readonly gathered: GatheredChange<ShownTarget> }[],
): readonly Target[] =>
  changes.map(({ id, gathered }) => {
    const { target, change } = gathered;
    const problem = problemOf(gathered);
    // what an undo is about only its plan knows
    const name = target.subject.kind === 'registry' ? (change?.target ?? '') : subjectText(target.subject);
    return {
      id,
      title: [
        { text: name, look: 'ui.text' },
        ...(target.facts ? [{ text: `  ${target.facts}`, look: 'ui.muted' as const }] : []),
      ],
      effects: [
        ...relationEffects(gathered).map(text => ({ text, look: 'state.warn' as const })),
        ...(change?.effects ?? []).map(line =>
          typeof line === 'string' ? line : { text: textOfLine(line), look: line.look },
        ),
      ],
      ...(problem === undefined ? {} : { problem }),
    };
  });

/** Why a change cannot be made, with what helps: `… is locked: DeleteEnabled is False. Unlock-AzContainerRegistryManifest …` */
export const reasonOf = (gathered: GatheredChange): string | undefined =>
  gathered.failed ? sentenceOf(gathered.failed) : problemOf(gathered);

/** Why a change cannot be made, or is not to be made as it stands; undefined: it can. */
function problemOf({ change, failed, moved }: GatheredChange): string | undefined {
  if (failed) return failed.exception.message;
  if (moved !== undefined) return `${moved}; R reads the list again`;
  return change ? undefined : 'it could not be planned';
}
