import { toJson } from '../values/json-write.ts';
import type { Value } from '../values/value.ts';

/** Levels that are written out. */
const depth = 20;

/** Writes all outputs as one JSON array, an element at a time; no output is `[]`, one is an array of one. */
export function createJsonArray(print: (lines: readonly string[]) => void): {
  write(values: readonly Value[]): void;
  end(): void;
} {
  let held: string[] | undefined;
  const indented = (value: Value) =>
    toJson(value, { depth })
      .split('\n')
      .map(line => `  ${line}`);
  return {
    write: values => {
      for (const value of values) {
        print(held ? withComma(held) : ['[']);
        held = indented(value);
      }
    },
    end: () => {
      print(held ? [...held, ']'] : ['[]']);
      held = undefined;
    },
  };
}

const withComma = (lines: readonly string[]): readonly string[] => [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`];
