import type { Extent } from '../language/extent.ts';
import { type Binding, type BoundArgument, bind } from './bind.ts';
import { BindingError } from './binding-error.ts';
import type { Host } from './host.ts';
import type { ParameterEntry } from './parameter-names.ts';
import { missingIn, placeIn } from './parameter-sets.ts';

/** How a command is called, as far as its mandatory parameters go. */
export interface Call {
  readonly args: readonly BoundArgument[];
  /** Objects come through the pipeline and may fill parameters. */
  readonly piped: boolean;
  readonly extent: Extent;
}

/**
 * The binding with what a person at the prompt answered for mandatory parameters that are missing, as PowerShell asks for them; the same
 * binding where nothing is missing or nobody can be asked. A question that is cancelled leaves the parameter missing.
 */
export async function withAnswers(binding: Binding, { args, piped, extent }: Call, host: Host): Promise<Binding> {
  if (!host.interactive || binding.problems.length > 0) return binding;
  const missing = missingMandatory(binding, piped);
  if (missing.length === 0) return binding;
  const lines = [
    `cmdlet ${binding.cmdlet.name} at command pipeline position 1`,
    'Supply values for the following parameters:',
  ];
  const answers: BoundArgument[] = [];
  for (const [index, entry] of missing.entries()) {
    const answer = await ask(entry, index === 0 ? lines : [], host);
    if (answer === undefined) return binding;
    answers.push({ kind: 'parameter', name: entry.key, value: { value: answer }, extent });
  }
  return bind(binding.cmdlet, [...args, ...answers]);
}

/** What PowerShell says before a pipeline begins: mandatory parameters that no object could fill either. */
export function missingBefore(binding: Binding, piped: boolean): BindingError | undefined {
  if (!piped) return undefined;
  const missing = missingMandatory(binding, piped);
  if (missing.length === 0) return undefined;
  const names = missing.map(each => each.name);
  return new BindingError(
    'MissingMandatoryParameter',
    `Cannot process command because of one or more missing mandatory parameters: ${names.join(' ')}.`,
    { missing: missing.map(each => each.key), recommendation: `Add ${names.map(each => `-${each}`).join(' and ')}.` },
  );
}

/** Only where the parameter set is clear: which one is meant is not asked. */
function missingMandatory({ cmdlet, entries, values, sets }: Binding, piped: boolean): readonly ParameterEntry[] {
  const [first, ...others] = sets;
  const chosen = others.length === 0 ? first : sets.find(each => each === cmdlet.defaultSet);
  if (chosen === undefined && sets.length > 0) return [];
  // another set may be complete already
  const isBound = (key: string) => values.has(key);
  if (others.length > 0 && sets.some(each => missingIn(each, entries, isBound).length === 0)) return [];
  const inSet = chosen === undefined ? [] : [chosen];
  return missingIn(chosen, entries, isBound)
    .flatMap(key => entries.filter(each => each.key === key))
    .filter(each => !piped || placeIn(each, inSet)?.pipeline === undefined);
}

/** A text, a secret, or for a parameter of several values one after another until nothing is typed; undefined: cancelled. */
async function ask(
  { name, parameter }: ParameterEntry,
  lines: readonly string[],
  host: Host,
): Promise<string | readonly string[] | undefined> {
  if (parameter.kind.secret) return host.askSecret([...lines, `${name}: `].join('\n'));
  // the parameter of a function says it in its type
  if (!parameter.many && !parameter.kind.label.endsWith('[]')) return host.askText(lines, `${name}: `);
  const values: string[] = [];
  for (;;) {
    const value = await host.askText(values.length === 0 ? lines : [], `${name}[${values.length}]: `);
    if (value === undefined) return undefined;
    if (value === '') return values;
    values.push(value);
  }
}
