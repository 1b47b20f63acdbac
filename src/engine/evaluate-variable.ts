import type { Variable } from '../language/expression.ts';
import type { Value } from '../values/value.ts';
import { ErrorValue, ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/** A variable's value; null when there is none of that name. */
export function readVariable({ scope, name }: Variable, frame: Frame): Value {
  const prefix = scope?.toLowerCase();
  if (prefix === 'env') return frame.runtime.environment[name] ?? null;
  if (prefix === undefined) {
    const automatic = readAutomatic(name.toLowerCase(), frame);
    if (automatic !== undefined) return automatic;
  }
  return scopeOf(prefix, frame).find(name)?.value ?? null;
}

/** The variables that mirror the state of the run. */
function readAutomatic(name: string, { dollar, runtime: { state } }: Frame): Value | undefined {
  switch (name) {
    case '_':
    case 'psitem':
      return dollar;
    case '?':
      return state.success;
    case 'error':
      return state.errors.map(each => new ErrorValue(each));
    default:
      return undefined;
  }
}

/** Assigns a variable in the scope that its prefix names, the current one without; what goes to `$null` is dropped. */
export function writeVariable({ scope, name }: Variable, value: Value, frame: Frame, typeName?: string): void {
  const prefix = scope?.toLowerCase();
  if (name.toLowerCase() === 'null') return;
  if (prefix === 'env') {
    throw new ShellError('VariableNotWritable', `$env:${name} cannot be changed from here.`, {
      category: 'WriteError',
      recommendation: 'Set it before starting acrsh.',
    });
  }
  scopeOf(prefix, frame).set(name, value, typeName);
}

function scopeOf(prefix: string | undefined, { scope }: Frame): Scope {
  if (prefix === undefined || prefix === 'local' || prefix === 'private' || prefix === 'variable') return scope;
  // a script's own scope is the outermost one here: each file runs in the global scope, as at the prompt
  if (prefix === 'script' || prefix === 'global') return scope.root;
  throw new ShellError('DriveNotFound', `Cannot find drive. A drive with the name '${prefix}' does not exist.`, {
    category: 'ObjectNotFound',
    recommendation: 'Known prefixes: env, global, script, local, variable.',
  });
}
