import { parseRegistryTime } from '../../values/parse-date.ts';
import type { Value } from '../../values/value.ts';

/** A registry's timestamp as a date; the text as it came when it is none, null when the registry told nothing. */
export const timeValue = (text: string | undefined): Value =>
  text === undefined ? null : (parseRegistryTime(text) ?? text);

/** `2026-11-20 08:02`, UTC, for columns. */
export const minuteText = (text: string | undefined): string =>
  text === undefined ? '' : text.slice(0, 16).replace('T', ' ');
