import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { CommonParameters } from './common-parameters.ts';
import type { Change } from './context.ts';
import { ShellError } from './error-record.ts';
import { effectsToShow } from './freed-space.ts';
import type { Choice, Host } from './host.ts';
import { type HostLine, indented } from './host-line.ts';

export interface ConfirmerOptions {
  readonly host: Pick<
    Host,
    'interactive' | 'whatIf' | 'information' | 'choose' | 'askText' | 'nest' | 'decide' | 'decidesAll'
  >;
  readonly grade: AnyCmdlet['grade'];
  readonly commandName: string;
  readonly common: Pick<CommonParameters, 'confirm' | 'force' | 'confirmName'>;
  /** `$ConfirmPreference` */
  readonly confirmPreference: Value;
  /** -WhatIf, or `$WhatIfPreference`. */
  readonly simulating: boolean;
  /** Ends what is read for what is shown. */
  readonly signal: AbortSignal;
}

/** Whether a change is to be made: asks where that is wanted. */
export interface Confirmer {
  (change: Change): Promise<boolean>;
  /** Nobody is asked, and nothing but carried out, where a change is not severe. */
  isSettled(): boolean;
}

/**
 * PowerShell's ShouldProcess for one call of a command (interface C4, C5; safety, section 3, grades).
 *
 * A change has PowerShell's impact High unless it says otherwise; a question comes where `$ConfirmPreference` is not above that, and only
 * where a person can answer. -Force and -Confirm:$false stand for yes. A severe change always wants its word typed; in a script it wants
 * -Force or -ConfirmName. "Yes to All" lasts for the call and never covers a severe change; Ctrl+C at a question means "No to All".
 *
 * A host that decides itself is handed each change that no flag has settled, whatever `$ConfirmPreference` says; one that decides all is
 * handed those as well.
 *
 * The confirmer throws ShellError ConfirmationRequired where nothing may be asked and no flag says yes.
 */
export function createConfirmer(options: ConfirmerOptions): Confirmer {
  const { host, common, confirmPreference, simulating, signal } = options;
  let all: boolean | undefined;
  const isYes = (change: Pick<Change, 'impact'>): boolean => {
    if (all || common.force || common.confirm === false) return true;
    return !host.decide && !common.confirm && !(host.interactive && asksFor(change, confirmPreference));
  };

  const confirm = async (change: Change): Promise<boolean> => {
    const sentence = `Performing the operation "${change.action}" on target "${change.target}".`;
    const effects = async () => (await effectsToShow(change, signal)).map(indented);
    if (simulating) {
      host.whatIf([`What if: ${sentence}`, ...(await effects())]);
      return false;
    }
    if (host.decide && host.decidesAll) return host.decide(change);
    if (all === false) return false;
    if (change.grade === 'severe') {
      const answer = await confirmSevere(change, effects, options);
      if (answer === undefined) all = false;
      return answer ?? false;
    }
    if (isYes(change)) return true;
    if (host.decide) return host.decide(change);
    if (!host.interactive) throw cannotAsk(change, options);
    const key = await ask(host, {
      lines: ['', 'Confirm', 'Are you sure you want to perform this action?', sentence, ...(await effects())],
      choices: CHOICES,
      fallback: CHOICES.findIndex(each => each.key === (isHarmless(change, options) ? 'Y' : 'N')),
    });
    if (key === 'A') all = true;
    if (key === 'L' || key === undefined) all = false;
    return key === 'Y' || key === 'A';
  };
  const isSettled = () => !simulating && !(host.decide && host.decidesAll) && all !== false && isYes({});
  return Object.assign(confirm, { isSettled });
}

const CHOICES = [
  { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
  { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
  { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
  { key: 'L', label: 'No to All', help: 'Skip this operation and all subsequent operations.' },
] as const;

const SUSPEND = {
  key: 'S',
  label: 'Suspend',
  help: 'Pause the current command and return to the command prompt. Type "exit" to resume the command.',
} as const;

/** The key of the choice; a question that is suspended is asked again when the user comes back. */
async function ask(host: Pick<Host, 'choose' | 'nest'>, question: Choice): Promise<string | undefined> {
  const choices = host.nest ? [...question.choices, SUSPEND] : question.choices;
  for (;;) {
    const index = await host.choose({ ...question, choices });
    const key = index === undefined ? undefined : choices[index]?.key;
    if (key !== 'S') return key;
    await host.nest?.();
  }
}

/** Enter alone may mean yes only for what can be undone and removes nothing. */
const isHarmless = ({ grade }: Change, options: ConfirmerOptions) => grade === 'mild' && options.grade !== 'destroy';

const IMPACTS = ['low', 'medium', 'high'];

/** Is the change's impact at least `$ConfirmPreference`? None asks for nothing. */
function asksFor({ impact = 'high' }: Pick<Change, 'impact'>, preference: Value): boolean {
  const wanted = toText(preference).toLowerCase();
  if (wanted === 'none') return false;
  return IMPACTS.indexOf(impact) >= IMPACTS.indexOf(wanted);
}

/** undefined: Ctrl+C. Only the exact word is a yes. */
async function confirmSevere(
  change: Change,
  effects: () => Promise<readonly HostLine[]>,
  options: ConfirmerOptions,
): Promise<boolean | undefined> {
  const { host, common } = options;
  const word = change.word ?? change.target;
  if (common.confirmName !== undefined) {
    if (common.confirmName === word) return true;
    throw new ShellError(
      'ConfirmationRequired',
      `-ConfirmName is '${common.confirmName}', but this is about ${change.target}: nothing was done.`,
      { category: 'InvalidArgument', recommendation: `To confirm it, add -ConfirmName ${word}` },
    );
  }
  if (host.decide) return host.decide(change);
  if (!host.interactive) {
    if (common.force) return true;
    throw cannotAsk(change, options);
  }
  const typed = await host.askText(
    ['', 'Confirm', change.question ?? `${change.action} ${change.target}?`, ...(await effects())],
    `Type ${word} to ${consequences(change)}: `,
    { escapes: true },
  );
  const answer = typed?.trim();
  if (answer === undefined) return undefined;
  if (answer === word) return true;
  if (answer !== '') host.information(`'${answer}' is not ${word}: nothing was done.`);
  return false;
}

/** The question may have left the screen above what it lists, so its last line says again what a yes does to how much. */
function consequences({ action, doing }: Change): string {
  if (doing !== undefined) return `${doing}, or press Enter to change nothing`;
  const [verb = 'do'] = action.toLowerCase().split(' ');
  return `${verb} it, or press Enter to keep it`;
}

function cannotAsk(change: Change, options: ConfirmerOptions): ShellError {
  const { action, target, grade, word = target, question = `${action} ${target}?` } = change;
  const flags = grade === 'severe' ? `-Force or -ConfirmName ${word}` : '-Confirm:$false';
  return new ShellError(
    'ConfirmationRequired',
    `${question.replace(/\?$/, '')}: this needs a confirmation and nothing can be asked here. Nothing was done.`,
    { category: 'InvalidOperation', recommendation: `${options.commandName} … ${flags}` },
  );
}
