import { ownProperty } from '../values/members.ts';
import { isObject } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';
import type { Binding } from './bind.ts';
import { BindingError } from './binding-error.ts';
import { convertArgument, fitsAsIs } from './convert-argument.ts';
import { nameOf, type ParameterEntry } from './parameter-names.ts';
import { chooseSet, inSets, missingIn, narrowed, placeIn } from './parameter-sets.ts';

/** What a body runs with: arguments by declared name, with `set` for a command that has sets, and what the caller gave. */
export type RecordBinding =
  | { readonly args: Readonly<Record<string, unknown>>; readonly given: ReadonlySet<string> }
  | { readonly problem: BindingError };

/** Without a record: MissingMandatoryParameter, AmbiguousParameterSet, or the arguments. What a pipeline as a whole can fill is not missing when it is `piped`. */
export function bindAlone(binding: Binding, piped = false): RecordBinding {
  const { cmdlet, entries, values, sets } = binding;
  const isBound = (key: string) => values.has(key);
  const set = chooseSet({ cmdlet, entries, isBound, candidates: sets });
  if (set instanceof BindingError) return { problem: set };
  const inSet = set === undefined ? [] : [set];
  const isPiped = (key: string) =>
    piped && entries.some(each => each.key === key && placeIn(each, inSet)?.pipeline !== undefined);
  const missing = missingIn(set, entries, isBound).filter(key => !isPiped(key));
  if (missing.length === 0) return complete(binding, set, NOTHING);
  const names = missing.map(key => nameOf(entries, key));
  return {
    problem: new BindingError(
      'MissingMandatoryParameter',
      `Cannot process command because of one or more missing mandatory parameters: ${names.join(' ')}.`,
      { missing, recommendation: `Add ${names.map(each => `-${each}`).join(' and ')}.` },
    ),
  };
}

/**
 * One pipeline object: what is still unbound takes the object itself or its properties of the same name or alias, first those that fit as
 * they are, then with conversion (language, parameter binding 5). Never throws.
 */
export function bindRecord(binding: Binding, record: Value): RecordBinding {
  const plan = planOf(binding);
  const part = partOf(plan, record);
  if (part) return { problem: part };
  const draft: RecordDraft = { taken: new Map(), sets: binding.sets };
  for (const round of ROUNDS) {
    const problem = bindRound(binding, plan, { record, round, draft });
    if (problem) return { problem };
  }
  const { taken } = draft;
  if (taken.size === 0) return { problem: notBound(plan) };
  const isBound = (key: string) => taken.has(key) || binding.values.has(key);
  const set =
    draft.sets.length < 2
      ? draft.sets[0]
      : chooseSet({ cmdlet: binding.cmdlet, entries: binding.entries, isBound, candidates: draft.sets });
  if (set instanceof BindingError) return { problem: set };
  if (planMandatory(plan, binding, set).every(isBound)) return complete(binding, set, taken);
  const missing = missingIn(set, binding.entries, isBound);
  return {
    problem: new BindingError(
      'InputObjectMissingMandatory',
      `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${missing.map(key => nameOf(binding.entries, key)).join(' ')}.`,
      { missing },
    ),
  };
}

interface RecordDraft {
  readonly taken: Map<string, unknown>;
  sets: readonly string[];
}

interface Round {
  readonly from: 'value' | 'property';
  readonly converting: boolean;
}

const ROUNDS: readonly Round[] = [
  { from: 'value', converting: false },
  { from: 'property', converting: false },
  { from: 'value', converting: true },
  { from: 'property', converting: true },
];

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** The default set is tried alone first; the others only where nothing of it fits. */
function bindRound(binding: Binding, plan: Plan, step: Step): BindingError | undefined {
  const { draft } = step;
  const { defaultSet } = binding.cmdlet;
  if (draft.sets.length > 1 && defaultSet !== undefined && draft.sets.includes(defaultSet)) {
    const before = draft.taken.size;
    const problem = bindInSets(plan, step, [defaultSet]);
    if (problem || draft.taken.size > before) return problem;
  }
  return bindInSets(plan, step, draft.sets);
}

interface Step {
  readonly record: Value;
  readonly round: Round;
  readonly draft: RecordDraft;
}

function bindInSets(plan: Plan, { record, round, draft }: Step, sets: readonly string[]): BindingError | undefined {
  for (const candidate of plan[round.from]) {
    const { entry, names } = candidate;
    if (draft.taken.has(entry.key) || !inSets(entry, sets) || !inSets(entry, draft.sets)) continue;
    const value = round.from === 'value' ? record : propertyOf(record, names);
    if (value === undefined || (!round.converting && !fitsAsIs(entry.parameter, value))) continue;
    const result = convertArgument(entry, { value });
    if (result instanceof BindingError) {
      // the object itself may be meant for another parameter; a property of that very name is not
      if (round.from === 'value') continue;
      return result;
    }
    draft.taken.set(entry.key, result.converted);
    draft.sets = narrowed(entry, draft.sets);
  }
  return undefined;
}

function propertyOf(record: Value, names: readonly string[]): Value | undefined {
  const unbound = isObject(record) ? record.type.unbound : undefined;
  for (const name of names) {
    if (unbound?.has(name.toLowerCase())) continue;
    const value = ownProperty(record, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What of a binding the pipeline can fill, worked out once for all records. */
interface Plan {
  readonly value: readonly Candidate[];
  readonly property: readonly Candidate[];
  readonly mandatory: Map<string | undefined, readonly string[]>;
  readonly base: Map<string | undefined, Readonly<Record<string, unknown>>>;
}

interface Candidate {
  readonly entry: ParameterEntry;
  readonly names: readonly string[];
}

const plans = new WeakMap<Binding, Plan>();

function planOf(binding: Binding): Plan {
  const known = plans.get(binding);
  if (known) return known;
  const open = binding.entries.filter(each => !binding.values.has(each.key) && inSets(each, binding.sets));
  const takes = (from: 'value' | 'property') =>
    open
      .filter(entry => entry.places.some(({ pipeline }) => pipeline === from || pipeline === 'both'))
      .map(entry => ({ entry, names: namesOf(entry) }));
  const plan: Plan = { value: takes('value'), property: takes('property'), mandatory: new Map(), base: new Map() };
  plans.set(binding, plan);
  return plan;
}

const namesOf = ({ key, parameter: { aliases = [], filledBy } }: ParameterEntry): readonly string[] =>
  filledBy ?? [key, ...aliases];

/** Mandatory parameters of a set that the command line left open. */
function planMandatory(plan: Plan, binding: Binding, set: string | undefined): readonly string[] {
  const known = plan.mandatory.get(set);
  if (known) return known;
  const missing = missingIn(set, binding.entries, key => binding.values.has(key));
  plan.mandatory.set(set, missing);
  return missing;
}

function complete(binding: Binding, set: string | undefined, taken: ReadonlyMap<string, unknown>): RecordBinding {
  const { base } = planOf(binding);
  const known = base.get(set) ?? defaults(binding, set);
  base.set(set, known);
  if (taken.size === 0) return { args: known, given: binding.given };
  return { args: { ...known, ...Object.fromEntries(taken) }, given: new Set([...binding.given, ...taken.keys()]) };
}

/** Every own parameter of the set with its value, its fallback, or undefined. */
function defaults({ entries, values }: Binding, set: string | undefined): Readonly<Record<string, unknown>> {
  const own = entries.filter(each => !each.common && inSets(each, set === undefined ? [] : [set]));
  return Object.fromEntries([
    ...own.map(({ key, parameter }) => [key, values.has(key) ? values.get(key) : parameter.fallback] as const),
    ...(set === undefined ? [] : [['set', set] as const]),
  ]);
}

/** Refuses an object that is a part of what a parameter means. */
function partOf({ property }: Plan, record: Value): BindingError | undefined {
  for (const { entry } of property) {
    const having = entry.parameter.unlessOf?.find(name => (ownProperty(record, name) ?? null) !== null);
    if (having === undefined) continue;
    return new BindingError(
      'InputObjectNotBound',
      `The input object cannot be bound to any parameters for the command: it has a ${having}, and so is a part only of what -${entry.name} means.`,
      { recommendation: `If the whole is meant, give its name: -${entry.name} <name>.` },
    );
  }
  return undefined;
}

/** Says what the command would take. */
function notBound({ value, property }: Plan): BindingError {
  const named = (all: readonly Candidate[]) => all.map(({ entry }) => entry.name).join(', ');
  const takes = [
    ...(value.length > 0 ? [`values for ${named(value)}`] : []),
    ...(property.length > 0 ? [`objects with ${named(property)}`] : []),
  ];
  const other = 'call it in ForEach-Object, where $_ is the object.';
  return new BindingError(
    'InputObjectNotBound',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    { recommendation: takes.length === 0 ? `Instead ${other}` : `It takes ${takes.join(' and ')}; otherwise ${other}` },
  );
}
