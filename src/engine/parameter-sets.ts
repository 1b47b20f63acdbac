import { BindingError } from './binding-error.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { Place } from './parameter.ts';
import { nameOf, type ParameterEntry } from './parameter-names.ts';

/** The sets of a command in declared order; empty when it has none. */
export const parameterSets = ({ parameters }: Pick<AnyCmdlet, 'parameters'>): readonly string[] => [
  ...new Set(
    Object.values(parameters)
      .flatMap(({ set, places }) => places?.map(each => each.set) ?? [set])
      .filter(each => each !== undefined),
  ),
];

/** How the parameter stands in these sets; undefined when it belongs to none of them. */
export const placeIn = ({ places }: ParameterEntry, sets: readonly string[]): Place | undefined =>
  places.find(({ set }) => set === undefined || sets.includes(set));

/** true when the parameter may still be bound. */
export const inSets = (entry: ParameterEntry, sets: readonly string[]): boolean => placeIn(entry, sets) !== undefined;

/** The sets that binding the parameter leaves; empty when it does not go together with what is bound. */
export function narrowed({ places }: ParameterEntry, sets: readonly string[]): readonly string[] {
  if (places.some(({ set }) => set === undefined)) return sets;
  return sets.filter(each => places.some(({ set }) => set === each));
}

/** What decides on a set. */
export interface SetChoice {
  readonly cmdlet: AnyCmdlet;
  readonly entries: readonly ParameterEntry[];
  readonly isBound: (key: string) => boolean;
  /** The sets that what is bound leaves. */
  readonly candidates: readonly string[];
}

/** The one set to run with: the only one that is complete, else the default one; undefined for a command without sets. */
export function chooseSet({ cmdlet, entries, isBound, candidates }: SetChoice): string | undefined | BindingError {
  const [first, ...others] = candidates;
  if (first === undefined || others.length === 0) return first;
  const complete = candidates.filter(set => missingIn(set, entries, isBound).length === 0);
  const [only, ...rest] = complete;
  if (only !== undefined && rest.length === 0) return only;
  const fallback = cmdlet.defaultSet;
  if (fallback !== undefined && (complete.length > 0 ? complete : candidates).includes(fallback)) return fallback;
  const needs = candidates.map(set => missingIn(set, entries, isBound).map(key => `-${nameOf(entries, key)}`));
  const choices = needs.filter(names => names.length > 0).map(names => names.join(' with '));
  return new BindingError(
    'AmbiguousParameterSet',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
    { recommendation: choices.length > 0 ? `Give one of ${choices.join(', ')}.` : undefined },
  );
}

/** Mandatory parameters of a set that have no value, as declared. */
export const missingIn = (
  set: string | undefined,
  entries: readonly ParameterEntry[],
  isBound: (key: string) => boolean,
): readonly string[] =>
  entries
    .filter(each => !isBound(each.key) && placeIn(each, set === undefined ? [] : [set])?.mandatory)
    .map(each => each.key);
