import type { ErrorRecord } from '../../engine/error-record.ts';
import { ErrorValue } from '../../engine/error-value.ts';
import { exceptionOf } from '../../engine/exception-of.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

const ofError =
  (name: string) =>
  (record: ErrorRecord): Value => {
    const error = new ErrorValue(record);
    return error.type.property(error, name) ?? null;
  };

const fact =
  (name: string) =>
  (record: ErrorRecord): Value =>
    exceptionOf(record).facts[name] ?? null;

/** An error with all that is known of it: as `$Error[0]`, and what the registry answered. */
export const errorDetailsType: OutputType<ErrorRecord> = {
  name: 'System.Management.Automation.ErrorRecord#PSExtendedError',
  properties: [
    { name: 'Message', of: ({ exception }) => exception.message },
    { name: 'Type', of: record => exceptionOf(record).type.names[0] ?? '' },
    { name: 'Exception', of: ofError('Exception'), hidden: true },
    { name: 'InnerException', of: record => exceptionOf(record).inner ?? null },
    { name: 'TargetObject', of: ofError('TargetObject') },
    { name: 'CategoryInfo', of: ofError('CategoryInfo') },
    { name: 'FullyQualifiedErrorId', of: ofError('FullyQualifiedErrorId') },
    { name: 'Recommendation', of: ({ recommendation }) => recommendation ?? null },
    { name: 'StatusCode', of: fact('StatusCode') },
    { name: 'Code', of: fact('Code') },
    { name: 'Detail', of: fact('Detail') },
    { name: 'RequestId', of: fact('RequestId') },
    { name: 'Url', of: fact('Url') },
    { name: 'Attempts', of: fact('Attempts') },
    { name: 'Seconds', of: fact('Seconds') },
    { name: 'InvocationInfo', of: ofError('InvocationInfo'), hidden: true },
    { name: 'Position', of: ofError('ScriptStackTrace') },
  ],
};
