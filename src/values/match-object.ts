import { FactObject } from './fact-object.ts';
import { NamedList } from './named-list.ts';
import type { Value } from './value.ts';

/** Where a pattern was found; groups by position, the whole match first, undefined for one that took no part. */
export interface FoundText {
  readonly text: string;
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
  /** Names of the groups by position; their numbers where left out. */
  readonly keys?: readonly (string | number)[];
}

/** System.Text.RegularExpressions.Match; its text is what was found. */
export function matchObject({ text, index, groups, keys = [] }: FoundText): FactObject {
  const made = groups.map((group, place) => groupObject(group, String(keys[place] ?? place)));
  return new FactObject(
    'System.Text.RegularExpressions.Match',
    [
      ['Groups', NamedList.holding(made)],
      ['Success', true],
      ['Name', '0'],
      ['Captures', [capture('System.Text.RegularExpressions.Capture', index, text)]],
      ['Index', index],
      ['Length', text.length],
      ['Value', text],
    ],
    text,
  );
}

/** What Match answers where nothing was found. */
export const noMatch = (): FactObject =>
  new FactObject(
    'System.Text.RegularExpressions.Match',
    [
      ['Groups', NamedList.holding([])],
      ['Success', false],
      ['Name', '0'],
      ['Captures', []],
      ['Index', 0],
      ['Length', 0],
      ['Value', ''],
    ],
    '',
  );

function groupObject(text: string | undefined, name: string): FactObject {
  const facts: readonly (readonly [string, Value])[] = [
    ['Success', text !== undefined],
    ['Name', name],
    ['Length', (text ?? '').length],
    ['Value', text ?? ''],
  ];
  return new FactObject('System.Text.RegularExpressions.Group', facts, text ?? '');
}

const capture = (className: string, index: number, text: string): FactObject =>
  new FactObject(
    className,
    [
      ['Index', index],
      ['Length', text.length],
      ['Value', text],
    ],
    text,
  );
