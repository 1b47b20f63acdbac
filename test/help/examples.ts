import { parseTranscript, type Section } from '../support/transcript.ts';

/** A block of a topic that shows prompts, as it stands there. */
export interface TopicExample {
  readonly lines: readonly string[];
  /** Of its first line in the text, from 0. */
  readonly at: number;
}

const INDENT = ' '.repeat(8);
const PROMPT = /^ {8}PS demo:\S*> /;

/** Cells of a line that the topics show output in. */
const WIDTH = 72;

/** The name under which the registry of the tests stands in the topics. */
export const REGISTRY = 'demo.azurecr.io';

/** The blocks of lines at eight blanks or more that begin with a prompt. */
export function examplesOf(text: string): readonly TopicExample[] {
  const lines = text.split('\n');
  const examples: TopicExample[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!PROMPT.test(lines[at] ?? '')) continue;
    let end = at;
    while (end < lines.length && (lines[end] === '' || lines[end]?.startsWith(INDENT))) end++;
    while (lines[end - 1] === '') end--;
    examples.push({ at, lines: lines.slice(at, end) });
    at = end;
  }
  return examples;
}

/** The block as a section of a transcript; what was typed at its questions is read from what it shows. */
export function sectionOf({ lines }: TopicExample): Section {
  const shown = lines.map(each => each.slice(INDENT.length).replaceAll(REGISTRY, '[registry]'));
  const answers = shown.flatMap(each => /(?:\(default is "\w"\)|press Enter to keep it): (.*)$/.exec(each)?.[1] ?? []);
  const directives = [`//width ${WIDTH}`, ...answers.map(each => `//answer ${each}`)];
  const [section] = parseTranscript(['# example #', ...directives, ...shown].join('\n'));
  if (!section) throw new Error('a block is a section');
  return section;
}
