import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';

/** Running counts of text. */
export interface TextCount {
  readonly kind: 'text';
  readonly lines: number;
  readonly words: number;
  readonly characters: number;
  add(value: Value, ignoreWhiteSpace: boolean): void;
}

export function createTextCount(): TextCount {
  const counts = { lines: 0, words: 0, characters: 0 };
  return {
    kind: 'text',
    get lines() {
      return counts.lines;
    },
    get words() {
      return counts.words;
    },
    get characters() {
      return counts.characters;
    },
    add(value, ignoreWhiteSpace) {
      const text = toText(value);
      counts.lines += text === '' ? 0 : (text.match(/\n/g)?.length ?? 0) + (text.endsWith('\n') ? 0 : 1);
      counts.words += text.split(/\s+/).filter(Boolean).length;
      counts.characters += ignoreWhiteSpace ? text.replace(/\s/g, '').length : text.length;
    },
  };
}
