import type { Extent } from '../language/extent.ts';
import { toText } from '../values/to-text.ts';
import { BindingError } from './binding-error.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import { type CommonParameters, readCommon } from './common-parameters.ts';
import { convertArgument, fitsAsIs, type GivenValue } from './convert-argument.ts';
import { REST } from './parameter.ts';
import { findParameter, isSwitch, type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { inSets, narrowed, parameterSets, placeIn } from './parameter-sets.ts';

/** An argument of a command line, evaluated. */
export type BoundArgument =
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** Of `-Name:value` and of splatted hashtables. */
      readonly value?: GivenValue;
      /** From a splatted hashtable: gives way to one that is written out. */
      readonly splatted?: boolean;
      /** From `$PSDefaultParameterValues`: gives way to everything. */
      readonly isDefault?: boolean;
      readonly extent: Extent;
    }
  | ({ readonly kind: 'argument'; readonly extent: Extent } & GivenValue);

/** What an argument list means to a command, before any pipeline record. */
export interface Binding {
  readonly cmdlet: AnyCmdlet;
  /** Own parameters by declared name, converted. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly given: ReadonlySet<string>;
  readonly common: CommonParameters;
  /** All parameters of the command, own ones first. */
  readonly entries: readonly ParameterEntry[];
  /** The parameter sets that are still possible; empty when the command has none. */
  readonly sets: readonly string[];
  readonly problems: readonly BindingError[];
  readonly expects: Expectation;
}

/** What may stand next: the value of the last parameter, or names and the next positional value. */
export type Expectation =
  | { readonly kind: 'value'; readonly parameter: ParameterEntry }
  | {
      readonly kind: 'open';
      readonly names: readonly ParameterEntry[];
      readonly positional: ParameterEntry | undefined;
    };

/**
 * The one binder, for running and for completion: it never throws, it notes problems and says what it still expects (architecture, one
 * binder). Named arguments first, then positions by parameter set, the default set before others; mandatory parameters are judged when the
 * pipeline is known (`bindAlone`, `bindRecord`).
 */
export function bind(cmdlet: AnyCmdlet, args: readonly BoundArgument[]): Binding {
  const entries = parameterEntries(cmdlet);
  const draft: Draft = { cmdlet, entries, values: new Map(), sets: parameterSets(cmdlet), problems: [] };
  const { positional, open } = bindNamed(draft, args);
  bindPositional(draft, positional);
  bindDefaults(draft, args);
  const { values, sets, problems } = draft;
  const common = new Set(entries.filter(each => each.common).map(each => each.key));
  const own = new Map([...values].filter(([key]) => !common.has(key)));
  // a -Force of its own means more there, and that nothing is asked all the same
  if (cmdlet.guarded || cmdlet.grade === 'destroy') common.add('force');
  return {
    cmdlet,
    values: own,
    given: new Set(own.keys()),
    common: readCommon(new Map([...values].filter(([key]) => common.has(key)))),
    entries,
    sets,
    problems,
    expects: open
      ? { kind: 'value', parameter: open }
      : { kind: 'open', names: unbound(draft), positional: positions(draft)[0] },
  };
}

/** A binding in the making. */
interface Draft {
  readonly cmdlet: AnyCmdlet;
  readonly entries: readonly ParameterEntry[];
  readonly values: Map<string, unknown>;
  sets: readonly string[];
  readonly problems: BindingError[];
}

type Positional = Extract<BoundArgument, { kind: 'argument' }> & {
  /** It is for the parameter that takes everything, and for no position. */
  readonly restOnly?: boolean;
};

/** Binds what has a name; answers what has none, and the parameter whose value is due at the end. */
function bindNamed(draft: Draft, args: readonly BoundArgument[]) {
  const positional: Positional[] = [];
  let open: ParameterEntry | undefined;
  const splatted: Extract<BoundArgument, { kind: 'parameter' }>[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    if (arg.kind === 'argument') {
      positional.push(arg);
      continue;
    }
    if (arg.isDefault) continue;
    if (arg.splatted) {
      splatted.push(arg);
      continue;
    }
    const entry = findParameter(arg.name, draft.entries, arg.extent);
    if (entry instanceof BindingError) {
      if (takesUnknown(draft, entry)) positional.push(...asWords(arg));
      else draft.problems.push(entry);
      continue;
    }
    const next = args[index + 1];
    if (arg.value) take(draft, entry, arg.value, arg.extent);
    else if (isSwitch(entry.parameter)) take(draft, entry, { value: true }, arg.extent);
    else if (next?.kind === 'argument') {
      take(draft, entry, next, next.extent);
      index++;
    } else {
      draft.problems.push(missingArgument(entry, arg.extent));
      if (!next) open = entry;
    }
  }
  for (const arg of splatted) {
    const { name, value = { value: true }, extent } = arg;
    const entry = findParameter(name, draft.entries, extent);
    if (entry instanceof BindingError) {
      if (takesUnknown(draft, entry)) positional.push(...asWords(arg));
      else draft.problems.push(entry);
    } else if (!draft.values.has(entry.key)) take(draft, entry, value, extent);
  }
  return { positional, open };
}

function bindDefaults(draft: Draft, args: readonly BoundArgument[]): void {
  for (const arg of args) {
    if (arg.kind !== 'parameter' || !arg.isDefault || !arg.value) continue;
    const entry = findParameter(arg.name, draft.entries, arg.extent);
    if (entry instanceof BindingError || draft.values.has(entry.key) || !inSets(entry, draft.sets)) continue;
    take(draft, entry, arg.value, arg.extent);
  }
}

/** Names that the command does not have go to the parameter that takes everything, as PowerShell's functions have it. */
const takesUnknown = ({ entries }: Draft, { id }: BindingError): boolean =>
  id === 'NamedParameterNotFound' && entries.some(each => each.parameter.unknownNames);

/** `-name value` as plain arguments: `-name:` where the value is tied to it. */
function asWords({ name, value, extent }: Extract<BoundArgument, { kind: 'parameter' }>): readonly Positional[] {
  const word: Positional = { kind: 'argument', value: value ? `-${name}:` : `-${name}`, extent, restOnly: true };
  return value ? [word, { kind: 'argument', ...value, extent, restOnly: true }] : [word];
}

function bindPositional(draft: Draft, args: readonly Positional[]): void {
  const rest: Positional[] = [];
  for (const [index, arg] of args.entries()) {
    const candidates = arg.restOnly ? [] : positions(draft);
    const rival = twoInOneSet(candidates);
    if (rival) {
      draft.problems.push(rival);
      return;
    }
    const entry =
      candidates.find(each => fitsAsIs(each.parameter, arg.value)) ?? candidates.find(fits(arg)) ?? candidates[0];
    if (!entry) rest.push(arg);
    else if (placeIn(entry, draft.sets)?.remaining) {
      takeRemaining(draft, entry, [...rest, ...args.slice(index)]);
      return;
    } else take(draft, entry, arg, arg.extent);
  }
  const [left] = rest;
  if (!left) return;
  const entry = unbound(draft).find(each => placeIn(each, draft.sets)?.remaining);
  if (entry) takeRemaining(draft, entry, rest);
  else {
    draft.problems.push(
      new BindingError(
        'PositionalParameterNotFound',
        `A positional parameter cannot be found that accepts argument '${left.text ?? toText(left.value)}'.`,
        { extent: left.extent },
      ),
    );
  }
}

const fits = (arg: Positional) => (entry: ParameterEntry) => !(convertArgument(entry, arg) instanceof BindingError);

/** What is left goes to one parameter; a single array is the array itself, except in `$args`. */
function takeRemaining(draft: Draft, entry: ParameterEntry, args: readonly Positional[]): void {
  const [only, ...more] = args;
  if (only && more.length === 0 && entry.name !== REST) {
    take(draft, entry, only, only.extent);
    return;
  }
  const { kind } = entry.parameter;
  const value = args.map(each => (each.text !== undefined && !kind.accepts(each.value) ? each.text : each.value));
  take(draft, entry, { value }, only?.extent);
}

/** Binds one parameter and narrows the sets; a problem leaves it bound to nothing, so that it is reported once. */
function take(draft: Draft, entry: ParameterEntry, given: GivenValue, extent: Extent | undefined): void {
  const { key, name } = entry;
  if (draft.values.has(key)) {
    draft.problems.push(
      new BindingError(
        'ParameterAlreadyBound',
        `Cannot bind parameter because parameter '${name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
        { extent },
      ),
    );
    return;
  }
  const result = convertArgument(entry, given, extent);
  if (result instanceof BindingError) draft.problems.push(result);
  draft.values.set(key, result instanceof BindingError ? undefined : result.converted);
  const left = narrowed(entry, draft.sets);
  if (left.length > 0 || draft.sets.length === 0) {
    draft.sets = left;
    return;
  }
  const rivals = draft.entries.filter(
    each => draft.values.has(each.key) && each !== entry && each.places.every(({ set }) => set !== undefined),
  );
  draft.problems.push(
    new BindingError(
      'AmbiguousParameterSet',
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
      {
        extent,
        recommendation: `-${name} does not go together with ${rivals.map(each => `-${each.name}`).join(' or ')}.`,
      },
    ),
  );
}

/** Two parameters that claim one position in one set. */
function twoInOneSet([first, second]: readonly ParameterEntry[]): BindingError | undefined {
  if (!first || !second) return undefined;
  const shares = first.places.some(a => second.places.some(b => a.set === b.set && a.position === b.position));
  if (!shares) return undefined;
  return new BindingError(
    'AmbiguousPositionalParameterNoName',
    `Cannot process command because two or more parameters claim the same position: -${first.name} and -${second.name}.`,
  );
}

const unbound = ({ entries, values, sets }: Draft): readonly ParameterEntry[] =>
  entries.filter(each => !values.has(each.key) && inSets(each, sets));

/** The parameters at the next free position, those of the default set first. */
function positions(draft: Draft): readonly ParameterEntry[] {
  const free = unbound(draft).flatMap(entry => {
    const place = placeIn(entry, draft.sets);
    return place?.position === undefined ? [] : [{ entry, position: place.position, set: place.set }];
  });
  const next = Math.min(...free.map(each => each.position));
  const rank = ({ set }: { set: string | undefined }) => (set === undefined || set === draft.cmdlet.defaultSet ? 0 : 1);
  return free
    .filter(each => each.position === next)
    .toSorted((a, b) => rank(a) - rank(b))
    .map(each => each.entry);
}

/** The .NET name of what a parameter takes; the label of kinds that are our own. */
const typeOf = ({ kind: { label }, many }: ParameterEntry['parameter']): string =>
  `${DOT_NET.has(label) ? `System.${label}` : label === 'ScriptBlock' ? 'System.Management.Automation.ScriptBlock' : label}${many ? '[]' : ''}`;

const DOT_NET = new Set(['String', 'Int32', 'Int64', 'Double', 'Boolean', 'Object', 'DateTime', 'TimeSpan', 'Version']);

const missingArgument = ({ name, parameter }: ParameterEntry, extent: Extent): BindingError =>
  new BindingError(
    'MissingArgument',
    `Missing an argument for parameter '${name}'. Specify a parameter of type '${typeOf(parameter)}' and try again.`,
    { extent },
  );
