import { type ErrorRecord, errorRecordOf, ShellError } from '../../engine/error-record.ts';
import { ErrorValue } from '../../engine/error-value.ts';
import { choice, kindBuilder, string, value } from '../../engine/kinds.ts';
import { enumerations } from '../../values/enumerations.ts';
import type { ExceptionValue } from '../../values/exception.ts';
import type { toText } from '../../values/to-text.ts';
import { defineCmdlet } from '../define.ts';
import { exceptionKind } from './exception.kind.ts';

const [first = 'NotSpecified', ...others] = enumerations.ErrorCategory?.words.keys() ?? [];

const exception = kindBuilder<ExceptionValue>(exceptionKind);

export const writeError = defineCmdlet({
  name: 'Write-Error',
  synopsis: 'Writes an error that does not end the script.',
  description:
    'Without -ErrorId the error has the id of Write-Error itself. -ErrorAction Stop turns it into one that ends the script.',
  grade: 'read',
  parameters: {
    message: string({ help: 'What happened.', position: 0, pipeline: 'value', aliases: ['Msg'] }),
    exception: exception({ help: 'The exception behind it: [System.ArgumentException]::new("…").' }),
    errorRecord: value({ help: 'An error to write again, such as $_ in catch.' }),
    category: choice([first, ...others], { help: 'What kind of error it is.' }),
    errorId: string({ help: 'What scripts tell the error by.' }),
    targetObject: value({ help: 'The object that it is about.' }),
    recommendedAction: string({ help: 'What to do about it; shown under the message.' }),
    categoryActivity: string({ help: 'The command that the error is shown with.', aliases: ['Activity'] }),
    categoryReason: string({ help: 'Accepted for the sake of scripts.', aliases: ['Reason'] }),
    categoryTargetName: string({ help: 'Accepted for the sake of scripts.', aliases: ['TargetName'] }),
    categoryTargetType: string({ help: 'Accepted for the sake of scripts.', aliases: ['TargetType'] }),
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
  readonly message: string | undefined;
  readonly exception: ExceptionValue | undefined;
  readonly errorRecord: unknown;
  readonly category: string | undefined;
  readonly errorId: string | undefined;
  readonly targetObject: Parameters<typeof toText>[0] | undefined;
  readonly recommendedAction: string | undefined;
  readonly categoryActivity: string | undefined;
}

const OWN_ID = 'Microsoft.PowerShell.Commands.WriteErrorException';

function made(args: Given, caller: string | undefined): ErrorRecord {
  const { message, exception: cause, errorRecord, category, errorId, targetObject, recommendedAction } = args;
  if (errorRecord instanceof ErrorValue) return errorRecord.record;
  if (message === undefined && !cause) {
    throw new ShellError('AmbiguousParameterSet', 'Write-Error needs a message, an -Exception or an -ErrorRecord.', {
      category: 'InvalidArgument',
      recommendation: "Write-Error 'what happened'",
    });
  }
  const id = errorId ?? (cause ? (cause.type.names[0] ?? OWN_ID) : OWN_ID);
  const text = message ?? cause?.message ?? '';
  const error = new ShellError(id, text, {
    category: category ?? 'NotSpecified',
    recommendation: recommendedAction,
    exception: cause,
  });
  const command = args.categoryActivity ?? caller ?? 'Write-Error';
  const record = errorRecordOf(error, { target: targetObject ?? null });
  return { ...record, command, fullyQualifiedErrorId: [id, ...(caller === undefined ? [] : [caller])].join(',') };
}
