import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { CommonParameters } from './common-parameters.ts';
import type { Change } from './context.ts';
import { ShellError } from './error-record.ts';
import type { Choice, Host } from './host.ts';

/** "Yes to All" and "No to All", for the rest of an input; they never cover a severe change. */
export interface Answers {
  all?: boolean | undefined;
}

export interface ConfirmerOptions {
  readonly host: Host;
  readonly grade: 'read' | 'change' | 'destroy';
  readonly commandName: string;
  readonly common: CommonParameters;
  readonly confirmPreference: Value;
  readonly whatIfPreference: Value;
  readonly answers: Answers;
}

const QUESTION = ['', 'Confirm', 'Are you sure you want to perform this action?'];

/** PowerShell's ShouldProcess with the grades of safety, section 3; what `Context.confirm` promises. */
export function createConfirmer(options: ConfirmerOptions): (change: Change) => Promise<boolean> {
  const { host, common, answers } = options;
  return async change => {
    const sentence = `Performing the operation "${change.action}" on target "${change.target}".`;
    const effects = (change.effects ?? []).map(each => `  ${each}`);
    if (common.whatIf ?? toBoolean(options.whatIfPreference)) {
      host.whatIf([`What if: ${sentence}`, ...effects]);
      return false;
    }
    if (change.grade === 'severe') return confirmSevere(change, effects, options);
    if (!mustAsk(change, options)) return true;
    if (answers.all !== undefined) return answers.all;
    const answer = await host.choose({ lines: [...QUESTION, sentence, ...effects], ...choicesFor(change) });
    // the order of CHOICES: yes, all, no, none; Ctrl+C has aborted the run
    if (answer === 1) answers.all = true;
    if (answer === 3) answers.all = false;
    return answer === 0 || answer === 1;
  };
}

function mustAsk({ grade }: Change, { host, common, confirmPreference }: ConfirmerOptions): boolean {
  if (common.confirm === false || common.force) return false;
  if (common.confirm) {
    if (host.interactive) return true;
    throw new ShellError('CannotAsk', 'acrsh is in NonInteractive mode. Read and Prompt functionality is not available.', {
      category: 'InvalidOperation',
      recommendation: 'Leave out -Confirm, or run the command at the prompt.',
    });
  }
  if (!host.interactive) return false;
  // ConfirmImpact is High for a moderate change and Medium for a mild one
  const least = toText(confirmPreference).toLowerCase();
  if (least === 'none') return false;
  return grade === 'moderate' || least === 'medium' || least === 'low';
}

async function confirmSevere(change: Change, effects: readonly string[], { host, common, commandName }: ConfirmerOptions): Promise<boolean> {
  const word = change.word ?? change.target;
  if (common.force || common.confirmName?.toLowerCase() === word.toLowerCase()) return true;
  if (common.confirmName !== undefined || !host.interactive) {
    const why = common.confirmName === undefined ? 'needs a confirmation that cannot be asked for here' : `was confirmed for '${common.confirmName}'`;
    throw new ShellError('ConfirmationRequired', `${change.action} ${change.target} ${why}; nothing was changed.`, {
      category: 'InvalidOperation',
      recommendation: `${commandName} … -ConfirmName ${word}, or -Force`,
    });
  }
  const typed = await host.askText(['', 'Confirm', `${change.action} ${change.target}?`, ...effects], `Type ${word} to go on, or press Enter to leave it: `);
  return typed === word;
}

const CHOICES = [
  { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
  { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
  { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
  { key: 'L', label: 'No to All', help: 'Skip this operation and all subsequent operations.' },
] as const;

/** A change that can be undone goes ahead on Enter, a deletion does not. */
const choicesFor = ({ grade }: Change): Pick<Choice, 'choices' | 'fallback'> => ({ choices: CHOICES, fallback: grade === 'mild' ? 0 : 2 });
