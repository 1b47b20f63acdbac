import { blank, type HelpLine, heading } from './help-line.ts';

/** Help about something that is no command: about_Location. */
export interface AboutTopic {
  readonly name: string;
  readonly synopsis: string;
  /**
   * The text under the title: section titles at the beginning of a line, paragraphs at four blanks, items with a dash there, and what must stay
   * as it is at eight blanks or more.
   */
  load(): Promise<string>;
}

const TEXT = 4;
const ITEM = '- ';

/** The page of a topic, in the layout of PowerShell's about topics. */
export async function aboutLines(topic: AboutTopic): Promise<readonly HelpLine[]> {
  return [
    heading('TOPIC'),
    { text: topic.name, indent: TEXT, kind: 'text' },
    blank,
    heading('SHORT DESCRIPTION'),
    { text: topic.synopsis, indent: TEXT, kind: 'text' },
    blank,
    ...readLines(await topic.load()),
    blank,
  ];
}

function readLines(text: string): readonly HelpLine[] {
  const lines: HelpLine[] = [];
  for (const line of text.replace(/^\n+|\s+$/g, '').split('\n')) {
    const trimmed = line.trim();
    const indent = line.length - line.trimStart().length;
    const last = lines.at(-1);
    const goesOn = last?.kind === 'text' && last !== blank && !trimmed.startsWith(ITEM);
    if (trimmed === '') lines.push(blank);
    else if (indent === 0) lines.push(heading(trimmed));
    else if (indent >= 2 * TEXT) lines.push({ text: trimmed, indent, kind: 'code' });
    else if (goesOn) lines.splice(-1, 1, { ...last, text: `${last.text} ${trimmed}` });
    else lines.push({ text: trimmed, indent: TEXT, kind: 'text' });
  }
  return lines;
}
