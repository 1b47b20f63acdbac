import type { Extent } from '../language/extent.ts';
import { BindingError } from './binding-error.ts';
import { closest } from './closest.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import { commonParametersOf } from './common-parameters.ts';
import type { Parameter, Place } from './parameter.ts';

/** A parameter under its names. */
export interface ParameterEntry {
  /** As declared: `repositoryName`. */
  readonly key: string;
  /** As shown: `RepositoryName`. */
  readonly name: string;
  readonly parameter: Parameter<unknown, string>;
  /** One that every command has. */
  readonly common: boolean;
  /** How it stands in its sets; one place where it belongs to all or has one set. */
  readonly places: readonly Place[];
}

/** The parameters of a command in declared order, the common ones last. */
export function parameterEntries(
  cmdlet: Pick<AnyCmdlet, 'grade' | 'guarded' | 'parameters' | 'plain' | 'isFunction'>,
): readonly ParameterEntry[] {
  const entry =
    (common: boolean) =>
    ([key, parameter]: [string, Parameter<unknown, string>]) => ({
      key,
      name: common || !cmdlet.isFunction ? shownName(key) : key,
      parameter,
      common,
      places: parameter.places ?? [onlyPlace(parameter)],
    });
  return [
    ...Object.entries(cmdlet.parameters).map(entry(false)),
    ...Object.entries(commonParametersOf(cmdlet)).map(entry(true)),
  ];
}

const onlyPlace = ({ set, mandatory, position, pipeline, remaining }: Parameter<unknown, string>): Place => ({
  set,
  mandatory: mandatory ?? false,
  position,
  pipeline,
  remaining: remaining ?? false,
});

/** How the parameter of that key is shown. */
export const nameOf = (entries: readonly ParameterEntry[], key: string): string =>
  entries.find(each => each.key === key)?.name ?? shownName(key);

/** `repositoryName` → `RepositoryName`. */
export const shownName = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/** true for a parameter that takes no value. */
export const isSwitch = ({ kind }: Parameter<unknown, string>): boolean => kind.label === '';

const namesOf = ({ key, parameter }: ParameterEntry): readonly string[] => [key, ...(parameter.aliases ?? [])];

/**
 * The parameter that a name means: the name or an alias, else a unique beginning of one; where several begin so, the only one that belongs
 * to the command itself.
 */
export function findParameter(
  typed: string,
  entries: readonly ParameterEntry[],
  extent?: Extent,
): ParameterEntry | BindingError {
  const word = typed.toLowerCase();
  const exact = entries.find(entry => namesOf(entry).some(name => name.toLowerCase() === word));
  if (exact) return exact;
  const begun = entries.filter(entry => namesOf(entry).some(name => name.toLowerCase().startsWith(word)));
  const own = begun.filter(entry => !entry.common);
  const [found, ...more] = own.length === 1 ? own : begun;
  if (found && more.length === 0) return found;
  return found ? ambiguous(typed, begun, extent) : unknown(typed, entries, extent);
}

const ambiguous = (typed: string, matches: readonly ParameterEntry[], extent: Extent | undefined) =>
  new BindingError(
    'AmbiguousParameter',
    `Parameter cannot be processed because the parameter name '${typed}' is ambiguous. Possible matches include: ${matches
      .map(each => `-${each.name}`)
      .join(' ')}.`,
    { extent },
  );

/** Parameters that a recommendation lists. */
const MOST_NAMED = 12;

function unknown(typed: string, entries: readonly ParameterEntry[], extent: Extent | undefined): BindingError {
  const own = entries.filter(each => !each.common);
  const [nearest] = closest(typed, entries.flatMap(namesOf), 1);
  const recommendation =
    nearest !== undefined
      ? `Did you mean -${shownName(nearest)}?`
      : own.length > 0
        ? `It takes ${own
            .slice(0, MOST_NAMED)
            .map(each => `-${each.name}`)
            .join(', ')}${own.length > MOST_NAMED ? ' and more' : ''}.`
        : undefined;
  return new BindingError(
    'NamedParameterNotFound',
    `A parameter cannot be found that matches parameter name '${typed}'.`,
    { extent, recommendation },
  );
}
