import type { ErrorRecord } from '../../engine/error-record.ts';

/** What an error says, and what to do about it, in one line. */
export const sentenceOf = ({ exception: { message }, recommendation }: ErrorRecord): string =>
  recommendation === undefined ? message : `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${recommendation}`;
