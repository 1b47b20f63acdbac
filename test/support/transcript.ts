// A transcript is a shell session as a user sees it, with the prompt. The test is the file; `npm run transcript -- FILE --update` rewrites
// the outputs.

/** What was typed at one prompt, and what was seen. */
export interface Interaction {
  /** With the location, without the closing `> `: `PS demo:/team/api`. */
  readonly prompt: string;
  readonly code: string;
  readonly output: string;
  /** Of the prompt, from 1. */
  readonly line: number;
  /** Lines of the output, half open, from 1. */
  readonly outputLines: readonly [from: number, to: number];
}

/** A heading with its session; every section starts a new one. */
export interface Section {
  readonly title: string;
  readonly directives: readonly Directive[];
  readonly interactions: readonly Interaction[];
}

/** `//answer y` → `{ word: 'answer', rest: 'y' }` */
export interface Directive {
  readonly word: string;
  readonly rest: string;
}

/** A file that is no transcript, with the line. */
export class TranscriptError extends Error {
  override readonly name = 'TranscriptError';

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
  }
}

const PROMPT = /^(PS(?: [^>]*)?)> (.*)$/;
const CONTINUATION = '>> ';
const HEADING = /^# (.+) #$/;
const DIRECTIVE = /^\/\/(\S+) ?(.*)$/;

/** Reads sections `# title #` with directives, prompts `PS …> code`, continuations `>> code` and outputs. Throws TranscriptError. */
export function parseTranscript(text: string): Section[] {
  const lines = text.split('\n');
  const sections: Section[] = [];
  let directives: Directive[] = [];
  let interactions: Interaction[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    const title = HEADING.exec(line)?.[1];
    const start = PROMPT.exec(line);
    const directive = DIRECTIVE.exec(line);
    if (title !== undefined) {
      directives = [];
      interactions = [];
      sections.push({ title, directives, interactions });
      index++;
    } else if (start) {
      const read = readInteraction(lines, index, start);
      interactions.push(read.interaction);
      if (sections.length === 0) throw new TranscriptError(index + 1, 'a prompt stands below a heading');
      index = read.next;
    } else if (directive) {
      if (interactions.length > 0) throw new TranscriptError(index + 1, 'a directive stands above the first prompt');
      directives.push({ word: directive[1] ?? '', rest: directive[2] ?? '' });
      index++;
    } else if (line === '' || line.startsWith('// ')) index++;
    else throw new TranscriptError(index + 1, 'text above the first prompt');
  }
  return sections;
}

function readInteraction(lines: readonly string[], at: number, start: RegExpExecArray) {
  const code = [start[2] ?? ''];
  let next = at + 1;
  for (; lines[next]?.startsWith(CONTINUATION); next++) code.push(lines[next]?.slice(CONTINUATION.length) ?? '');
  const from = next;
  while (next < lines.length && !PROMPT.test(lines[next] ?? '') && !HEADING.test(lines[next] ?? '')) next++;
  let to = next;
  // the gap before the next prompt is layout
  while (to > from && lines[to - 1] === '') to--;
  const interaction: Interaction = {
    prompt: start[1] ?? '',
    code: code.join('\n'),
    output: lines.slice(from, to).join('\n'),
    line: at + 1,
    outputLines: [from + 1, to + 1],
  };
  return { interaction, next };
}

/** The file with other outputs in place and everything else as it was. */
export function updateTranscript(text: string, outputs: ReadonlyMap<Interaction, string>): string {
  const lines = text.split('\n');
  // bottom up, so that line numbers stay true
  for (const [{ outputLines }, output] of [...outputs].toSorted(([a], [b]) => b.line - a.line)) {
    const [from, to] = outputLines;
    lines.splice(from - 1, to - from, ...(output === '' ? [] : output.split('\n')));
  }
  return lines.join('\n');
}
