import { hostname, tmpdir } from 'node:os';
import { callStatic, getStatic } from '../values/statics/call.ts';
import { tableEntry } from '../values/table-entry.ts';
import { toText } from '../values/to-text.ts';
import { TypeValue } from '../values/type-value.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { ERROR_RECORD_TYPE, newErrorRecord } from './new-error-record.ts';
import { createScriptBlock, SCRIPT_BLOCK_TYPE } from './script-block.ts';

const surroundings = {
  now: () => Date.now(),
  uuid: () => globalThis.crypto.randomUUID(),
  get temporary() {
    return tmpdir();
  },
  get machine() {
    return hostname();
  },
  processId: process.pid,
};

/** `[type]::Name`; null when the type has no such property. */
export const staticMember = (target: Value, name: Value): Value =>
  getStatic(typeOf(target), toText(name), surroundings);

/** `[type]::Name(args)`. Throws MethodNotFound, or the error of the method. */
export function callStaticMember(target: Value, name: string, args: readonly Value[], frame: Frame): Value {
  const type = typeOf(target);
  if (type === SCRIPT_BLOCK_TYPE && name.toLowerCase() === 'create') {
    return createScriptBlock(toText(args[0] ?? null), frame.scope);
  }
  if (type === ERROR_RECORD_TYPE && name.toLowerCase() === 'new') return newErrorRecord(args);
  if (type === 'System.Environment' && name.toLowerCase() === 'getenvironmentvariable') {
    return tableEntry(frame.runtime.environment, toText(args[0] ?? null)) ?? null;
  }
  return callStatic(type, name, args, surroundings);
}

function typeOf(value: Value): string {
  if (value instanceof TypeValue) return value.fullName;
  throw new ShellError('InvalidOperation', 'Only a type such as [datetime] has static members.', {
    category: 'InvalidOperation',
  });
}
