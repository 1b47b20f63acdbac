import type { StreamNumber } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import type { CommonParameters } from './common-parameters.ts';
import { ErrorValue } from './error-value.ts';
import type { Frame } from './frame.ts';
import { keepIn } from './keep-variable.ts';
import type { Scope } from './scope.ts';
import type { Sink } from './sink.ts';
import { preferenceValue } from './streams.ts';

/** How a function runs under its common parameters. */
export interface CommonEffects {
  readonly frame: Frame;
  readonly sink: Sink;
  /** Fills the variables of -OutVariable, -ErrorVariable and their kin. */
  end(): void;
}

/** Common parameters of a function: the actions become preferences of its scope, the variables are its caller's. */
export function applyCommon(common: CommonParameters, frame: Frame, sink: Sink, caller: Scope): CommonEffects {
  const { outVariable, errorVariable, warningVariable, informationVariable } = common;
  for (const [name, value] of preferencesOf(common)) if (value !== undefined) frame.scope.set(name, value);
  const kept = { output: [] as Value[], errors: [] as Value[], warnings: [] as Value[], information: [] as Value[] };
  let inner = errorVariable === undefined ? frame : noting(frame, kept.errors);
  if (warningVariable !== undefined) inner = overhearing(inner, 3, kept.warnings);
  if (informationVariable !== undefined) inner = overhearing(inner, 6, kept.information);
  return {
    frame: inner,
    sink: outVariable === undefined ? sink : copying(sink, kept.output),
    end() {
      keepIn(caller, outVariable, kept.output);
      keepIn(caller, errorVariable, kept.errors);
      keepIn(caller, warningVariable, kept.warnings);
      keepIn(caller, informationVariable, kept.information);
    },
  };
}

const preferencesOf = ({
  errorAction,
  warningAction,
  informationAction,
  verbose,
  debug,
  whatIf,
  confirm,
}: CommonParameters) =>
  [
    ['ErrorActionPreference', errorAction && preferenceValue(errorAction)],
    ['WarningPreference', warningAction && preferenceValue(warningAction)],
    ['InformationPreference', informationAction && preferenceValue(informationAction)],
    ['VerbosePreference', shown(verbose)],
    ['DebugPreference', shown(debug)],
    ['WhatIfPreference', whatIf],
    ['ConfirmPreference', confirm === undefined ? undefined : confirm ? 'Low' : 'None'],
  ] as const;

const shown = (given: boolean | undefined) =>
  given === undefined ? undefined : preferenceValue(given ? 'Continue' : 'SilentlyContinue');

function noting(frame: Frame, errors: Value[]): Frame {
  const { noteError } = frame;
  return {
    ...frame,
    noteError(record) {
      errors.push(new ErrorValue(record));
      noteError?.(record);
    },
  };
}

/** Keeps a copy of what is said on a stream. */
function overhearing(frame: Frame, stream: StreamNumber, kept: Value[]): Frame {
  const before = frame.overhear;
  return {
    ...frame,
    overhear(number, record) {
      if (number === stream) kept.push(record);
      before?.(number, record);
    },
  };
}

const copying = (sink: Sink, output: Value[]): Sink => ({
  write(values) {
    for (const each of values) output.push(each);
    return sink.write(values);
  },
});
