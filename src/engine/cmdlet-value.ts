import { defineType } from '../values/define-type.ts';
import { FactObject } from '../values/fact-object.ts';
import { methodNotFound } from '../values/methods/method.ts';
import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { ObjectValue, Value, ValueType } from '../values/value.ts';
import type { Change } from './context.ts';
import { type ErrorRecord, FunctionEndingError } from './error-record.ts';
import { ErrorValue } from './error-value.ts';

/** What `$PSCmdlet` offers to an advanced function. */
export interface CmdletServices {
  readonly name: string;
  readonly parameterSet: string;
  readonly confirm: (change: Change) => Promise<boolean>;
  readonly writeError: (record: ErrorRecord) => void;
  readonly writeObjects: (values: readonly Value[]) => Promise<void>;
  readonly say: (stream: 'warning' | 'verbose' | 'debug', text: string) => void;
}

/** `$PSCmdlet` in a function with [CmdletBinding()]. */
export class CmdletValue implements ObjectValue {
  readonly type: ValueType = cmdletType;
  readonly services: CmdletServices;

  constructor(services: CmdletServices) {
    this.services = services;
  }
}

const cmdletType = defineType((value): value is CmdletValue => value instanceof CmdletValue, {
  names: ['System.Management.Automation.PSScriptCmdlet', 'System.Object'],
  text: () => 'System.Management.Automation.PSScriptCmdlet',
  properties: {
    ParameterSetName: ({ services }) => services.parameterSet,
    MyInvocation: ({ services }) =>
      new FactObject('System.Management.Automation.InvocationInfo', [
        [
          'MyCommand',
          new FactObject('System.Management.Automation.FunctionInfo', [['Name', services.name]], services.name),
        ],
        ['InvocationName', services.name],
      ]),
  },
});

/**
 * A method of `$PSCmdlet`: ShouldProcess and ShouldContinue ask, WriteError, WriteWarning and their kin write to the streams,
 * ThrowTerminatingError ends the function's statement. Throws MethodNotFound for others.
 */
export async function callCmdletValue(
  { services }: CmdletValue,
  method: string,
  args: readonly Value[],
): Promise<Value> {
  const [first = null, second = null] = args;
  switch (method) {
    case 'shouldprocess':
      return services.confirm({
        target: toText(first),
        action: args.length > 1 ? toText(second) : services.name,
        grade: 'mild',
      });
    case 'shouldcontinue':
      return services.confirm({ target: toText(second), action: toText(first), grade: 'moderate' });
    case 'writeerror':
      if (first instanceof ErrorValue) services.writeError(written(first, services.name));
      return [];
    case 'writeobject':
      await services.writeObjects(toBoolean(second) ? elements(first) : [first]);
      return [];
    case 'writewarning':
    case 'writeverbose':
    case 'writedebug': {
      const streams = { writewarning: 'warning', writeverbose: 'verbose', writedebug: 'debug' } as const;
      services.say(streams[method], toText(first));
      return [];
    }
    case 'throwterminatingerror':
      if (first instanceof ErrorValue) throw new FunctionEndingError(written(first, services.name));
      return [];
    default:
      throw methodNotFound('System.Management.Automation.PSScriptCmdlet', method);
  }
}

/** A record belongs to the function that writes it, whoever made it (PowerShell sets its InvocationInfo). */
const written = ({ record }: ErrorValue, command: string): ErrorRecord => ({
  ...record,
  command,
  position: undefined,
  fullyQualifiedErrorId: `${record.fullyQualifiedErrorId.split(',')[0]},${command}`,
});
