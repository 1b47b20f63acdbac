import { grouped } from '../../values/grouped.ts';

export interface Counts {
  readonly shown: number;
  readonly loaded: number;
  /** Rows are left out on purpose. */
  readonly isFiltered: boolean;
  /** More rows are coming. */
  readonly isReading: boolean;
}

/** `412`, `3 of 412`, `3 of 2,300…`: how many rows there are, and of how many; `…` while more are coming. */
export function rowCount({ shown, loaded, isFiltered, isReading }: Counts): string {
  const more = isReading ? '…' : '';
  const all = `${grouped(loaded)}${more}`;
  return isFiltered ? `${grouped(shown)} of ${all}` : all;
}

/** `1 manifest`, `2 repositories`: a number of things. */
export const many = (count: number, noun: string): string =>
  `${grouped(count)} ${count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
