import type { Value } from '../values/value.ts';
import type { CommonParameters } from './common-parameters.ts';
import { ErrorValue } from './error-record.ts';
import type { Frame } from './frame.ts';
import { keepIn } from './keep-variable.ts';
import type { Scope } from './scope.ts';
import type { Sink } from './sink.ts';

/** How a function runs under its common parameters. */
export interface CommonEffects {
  readonly frame: Frame;
  readonly sink: Sink;
  /** Fills the variables of -OutVariable and -ErrorVariable. */
  end(): void;
}

/** Common parameters of a function: the actions become preferences of its scope, the variables are its caller's. */
export function applyCommon(common: CommonParameters, frame: Frame, sink: Sink, caller: Scope): CommonEffects {
  const { outVariable, errorVariable } = common;
  for (const [name, value] of preferencesOf(common)) if (value !== undefined) frame.scope.set(name, value);
  const output: Value[] = [];
  const errors: Value[] = [];
  return {
    frame: errorVariable === undefined ? frame : noting(frame, errors),
    sink: outVariable === undefined ? sink : copying(sink, output),
    end() {
      keepIn(caller, outVariable, output);
      keepIn(caller, errorVariable, errors);
    },
  };
}

const preferencesOf = ({ errorAction, warningAction, informationAction, verbose, debug }: CommonParameters) =>
  [
    ['ErrorActionPreference', errorAction],
    ['WarningPreference', warningAction],
    ['InformationPreference', informationAction],
    ['VerbosePreference', shown(verbose)],
    ['DebugPreference', shown(debug)],
  ] as const;

const shown = (given: boolean | undefined) =>
  given === undefined ? undefined : given ? 'Continue' : 'SilentlyContinue';

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

const copying = (sink: Sink, output: Value[]): Sink => ({
  write(values) {
    output.push(...values);
    return sink.write(values);
  },
});
