import type { Variable } from '../language/expression.ts';
import { Enumerator } from '../values/enumerator.ts';
import { tableEntry } from '../values/table-entry.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { type Assigning, notWritable, type Scope } from './scope.ts';
import { ScriptBlock } from './script-block.ts';

/** A variable's value; null when there is none of that name. */
export const readVariable = (node: Variable, frame: Frame): Value => variableReader(node)(frame);

/** What reads a variable: the work that depends on its name alone is done once. */
export function variableReader({ scope, name }: Variable): (frame: Frame) => Value {
  const prefix = scope?.toLowerCase();
  const key = name.toLowerCase();
  if (prefix === 'env') return ({ runtime }) => tableEntry(runtime.environment, name) ?? null;
  if (prefix === 'function') return frame => functionBlock(name, frame);
  if (prefix !== undefined && prefix !== 'local') return frame => scopeOf(prefix, frame).findKey(key)?.value ?? null;
  if (key === '_' || key === 'psitem') return ({ dollar, scope }) => dollar ?? scope.findKey('_')?.value ?? null;
  if (key === 'input' && !prefix) return ({ scope }) => taken(scope.findKey(key)?.value ?? null);
  if (key === '?') return ({ runtime }) => runtime.state.success;
  if (key === 'error') return ({ runtime }) => runtime.state.errors;
  return ({ scope, runtime }) => scope.findKey(key)?.value ?? runtime.automatic.get(key)?.read() ?? null;
}

/** `$input` gives each of its values once; `$input.Reset()` brings them back. */
const taken = (value: Value): Value => (value instanceof Enumerator ? value.take() : value);

/**
 * What reads a variable before `+=` and its kin: where the code has a scope for itself they see no outer one
 * (about_Assignment_Operators).
 */
export function compoundReader(node: Variable): (frame: Frame) => Value {
  const read = variableReader(node);
  const key = node.name.toLowerCase();
  if (node.scope !== undefined || SHARED.has(key)) return read;
  return frame => (frame.ownsScope ? (frame.scope.variables.get(key)?.value ?? null) : read(frame));
}

const SHARED = new Set(['_', 'psitem', '?', 'error']);

function functionBlock(name: string, { scope }: Frame): Value {
  const cell = scope.findFunction(name);
  return cell ? new ScriptBlock({ script: cell.body, source: cell.source, home: scope }) : null;
}

/** Was nothing at all assigned to the variable? */
export function holdsNothing({ scope, name, splatted }: Variable, frame: Frame): boolean {
  if (splatted || name === '_') return false;
  const prefix = scope?.toLowerCase();
  if (prefix === 'env' || prefix === 'function') return false;
  return scopeOf(prefix, frame).find(name)?.nothing ?? false;
}

/** Assigns a variable in the scope that its prefix names, the current one without; what goes to `$null` is dropped. */
export function writeVariable({ scope, name }: Variable, value: Value, frame: Frame, how?: Assigning): void {
  const prefix = scope?.toLowerCase();
  const key = name.toLowerCase();
  if (key === 'null' && prefix === undefined) return;
  if (key === '?' || key === 'error') throw notWritable(name);
  if (prefix === 'env') {
    throw new ShellError('VariableNotWritable', `$env:${name} cannot be changed from here.`, {
      category: 'WriteError',
      recommendation: 'Set it before starting acrsh.',
    });
  }
  const isDollar = prefix === undefined && (key === '_' || key === 'psitem');
  if (isDollar && frame.dollar !== undefined) frame.dollar = value;
  else if (prefix === 'function') writeFunction(name, value, frame);
  else transformed(() => scopeOf(prefix, frame).set(name, value, how));
}

/** What the variable's type cannot take is an error of the variable (PowerShell's ArgumentTransformationMetadataException). */
function transformed(assign: () => void): void {
  try {
    assign();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError('RuntimeException', error.message, {
      category: 'MetadataError',
      exception: 'ArgumentTransformationMetadataException',
      inner: { name: error.exception, message: error.message },
    });
  }
}

function writeFunction(name: string, value: Value, { scope }: Frame): void {
  if (!(value instanceof ScriptBlock)) {
    throw new ShellError('InvalidOperation', `$function:${name} takes a script block.`, {
      category: 'InvalidArgument',
      recommendation: `$function:${name} = { … }`,
    });
  }
  scope.setFunction({ name, body: value.script, source: value.source });
}

/** The scope that a prefix names; the current one without. Throws ShellError DriveNotFound. */
export function scopeOf(prefix: string | undefined, { scope }: Frame): Scope {
  switch (prefix) {
    case undefined:
    case 'local':
    case 'private':
    case 'variable':
      return scope;
    case 'script':
      return scope.script;
    case 'global':
      return scope.root;
    default:
      throw new ShellError('DriveNotFound', `Cannot find drive. A drive with the name '${prefix}' does not exist.`, {
        category: 'ObjectNotFound',
        recommendation: 'Known prefixes: env, function, global, script, local, variable.',
      });
  }
}
