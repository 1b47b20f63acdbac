import { type ErrorRecord, errorRecordOf, ShellError } from '../../engine/error-record.ts';
import { ErrorValue } from '../../engine/error-value.ts';
import { ConversionError, enumeration, kindBuilder, string, value } from '../../engine/kinds.ts';
import type { Place } from '../../engine/parameter.ts';
import { errorCategory } from '../../values/enumerations.ts';
import type { ExceptionValue } from '../../values/exception.ts';
import type { toText } from '../../values/to-text.ts';
import { defineCmdlet } from '../define.ts';
import { exceptionKind } from './exception.kind.ts';

const exception = kindBuilder<ExceptionValue>(exceptionKind);

const record = kindBuilder<ErrorValue>({
  label: 'ErrorRecord',
  accepts: given => given instanceof ErrorValue,
  convert: given => {
    if (given instanceof ErrorValue) return given;
    throw new ConversionError('An error record is what $_ holds in a catch block, or an element of $Error.');
  },
});

/** The three ways to say what happened, as PowerShell's WriteErrorCommand declares them. */
const first = <const Set extends string>(set: Set, pipeline?: 'value'): Place & { readonly set: Set } => ({
  set,
  mandatory: true,
  position: 0,
  pipeline,
  remaining: false,
});
const MESSAGE = [first('NoException', 'value'), { ...first('WithException'), mandatory: false, position: undefined }];

export const writeError = defineCmdlet({
  name: 'Write-Error',
  synopsis: 'Writes an error that does not end the script.',
  description:
    'Without -ErrorId the error has the id of Write-Error itself. -ErrorAction Stop turns it into one that ends the script.',
  grade: 'read',
  defaultSet: 'NoException',
  parameters: {
    message: string({ help: 'What happened.', aliases: ['Msg'], places: MESSAGE, allows: ['null', 'emptyText'] }),
    exception: exception({
      help: 'The exception behind it: [System.ArgumentException]::new("…").',
      places: [first('WithException')],
    }),
    errorRecord: record({ help: 'An error to write again, such as $_ in catch.', places: [first('ErrorRecord')] }),
    category: enumeration(errorCategory)({ help: 'What kind of error it is.' }),
    errorId: string({ help: 'What scripts tell the error by.' }),
    targetObject: value({ help: 'The object that it is about.' }),
    recommendedAction: string({ help: 'What to do about it; shown under the message.' }),
    categoryActivity: string({ help: 'The command that the error is shown with.', aliases: ['Activity'] }),
    categoryReason: string({ help: 'What CategoryInfo gives as the reason.', aliases: ['Reason'] }),
    categoryTargetName: string({ help: 'What CategoryInfo calls the object.', aliases: ['TargetName'] }),
    categoryTargetType: string({ help: 'What CategoryInfo says the object is.', aliases: ['TargetType'] }),
  },
  output: 'values',
  examples: [
    {
      says: 'An error of your own.',
      transcript: "PS> Write-Error 'team/api has no tag latest'\nWrite-Error: team/api has no tag latest",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process(args, { writeRecord, shell }) {
      const caller = shell.caller();
      writeRecord(made(args, caller));
    },
  },
});

interface Given {
  readonly message?: string | undefined;
  readonly exception?: ExceptionValue | undefined;
  readonly errorRecord?: ErrorValue | undefined;
  readonly category: string | undefined;
  readonly errorId: string | undefined;
  readonly targetObject: Parameters<typeof toText>[0] | undefined;
  readonly recommendedAction: string | undefined;
  readonly categoryActivity: string | undefined;
  readonly categoryReason: string | undefined;
  readonly categoryTargetName: string | undefined;
  readonly categoryTargetType: string | undefined;
}

const OWN_ID = 'Microsoft.PowerShell.Commands.WriteErrorException';

function made(args: Given, caller: string | undefined): ErrorRecord {
  const { message, exception: cause, errorRecord, category, errorId, targetObject, recommendedAction } = args;
  if (errorRecord) return errorRecord.record;
  const id = errorId ?? (cause ? (cause.type.names[0] ?? OWN_ID) : OWN_ID);
  const text = message ?? cause?.message ?? '';
  const error = new ShellError(id, text, {
    category: category ?? 'NotSpecified',
    recommendation: recommendedAction,
    exception: cause,
  });
  const command = args.categoryActivity ?? caller ?? 'Write-Error';
  const record = errorRecordOf(error, { target: targetObject ?? null });
  return {
    ...record,
    command,
    fullyQualifiedErrorId: [id, ...(caller === undefined ? [] : [caller])].join(','),
    categoryInfo: {
      reason: args.categoryReason,
      targetName: args.categoryTargetName,
      targetType: args.categoryTargetType,
    },
  };
}
