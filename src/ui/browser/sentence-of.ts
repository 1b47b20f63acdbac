import type { ErrorRecord } from '../../engine/error-record.ts';

/** What an error says, and what to do about it, in one line. */
export const sentenceOf = ({ exception, recommendation }: ErrorRecord): string =>
  [exception.message, ...(recommendation === undefined ? [] : [recommendation])].join(' ');
