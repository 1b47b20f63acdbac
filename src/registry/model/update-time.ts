const REGISTRY_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7})\d*)?(?:Z|\+00:00)$/;

/** What is told as older was never told at all: .NET's time begins in the year 1. */
const FIRST = '1970';

/** A registry's time as a text that sorts by time, 100 ns apart; undefined where nobody knows it. */
export function sortableTime(time: string | undefined): string | undefined {
  const [, seconds, fraction = ''] = REGISTRY_TIME.exec(time ?? '') ?? [];
  return seconds === undefined || seconds < FIRST ? undefined : `${seconds}.${fraction.padEnd(7, '0')}`;
}

/** The same for milliseconds since 1970. */
export const sortableMoment = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('Z', '0000');
