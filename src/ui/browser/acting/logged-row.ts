import { timestampOf } from '../../../values/date-time.ts';
import type { Look } from '../../../values/look.ts';
import { isObject } from '../../../values/object-value.ts';
import { isOf, type OutputType, type RecordType, recordType, TypedObject } from '../../../values/output-type.ts';
import type { Value } from '../../../values/value.ts';
import type { CallStatus, LoggedCall } from './session-log.ts';

const LOOKS: Readonly<Record<CallStatus, Look>> = {
  running: 'state.pending',
  ok: 'state.ok',
  failed: 'state.error',
  partly: 'state.warn',
  cancelled: 'state.warn',
};

/** Calls as the rows of the place `log`. */
const loggedCallType: OutputType<LoggedCall> = {
  name: 'AcrLoggedCall',
  properties: [
    { name: 'Id', of: ({ id }) => id },
    { name: 'Began', of: ({ began }) => timestampOf(began) },
    { name: 'Seconds', of: ({ duration }) => (duration === undefined ? null : Math.round(duration) / 1000) },
    { name: 'Status', of: ({ status }) => status },
    { name: 'Changes', of: ({ changes }) => changes },
    { name: 'Command', of: ({ line }) => line },
  ],
  view: {
    table: {
      columns: [
        { label: 'Began', of: ({ began }) => timestampOf(began), width: 20, priority: 1, look: 'reg.date' },
        { label: 'Seconds', of: ({ duration }) => secondsText(duration), width: 7, align: 'right', priority: 2 },
        { label: 'Status', of: ({ status }) => status, width: 9, lookOf: ({ status }) => LOOKS[status] },
        { label: 'Command', of: ({ line }) => line, flexible: { least: 20 } },
      ],
    },
  },
};

const type: RecordType<LoggedCall> = recordType(loggedCallType);

export const loggedRow = (call: LoggedCall): Value => new TypedObject(type, call);

/** The call that a row of the log stands for; undefined for other rows. */
export function loggedCallOf(value: Value): LoggedCall | undefined {
  return isObject(value) && isOf<LoggedCall>(type, value) ? value.record : undefined;
}

const secondsText = (duration: number | undefined) => (duration === undefined ? '' : (duration / 1000).toFixed(1));
