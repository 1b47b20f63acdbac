import { type Buffer, splice } from '../../editor/buffer.ts';
import { backwardWord } from '../../editor/words.ts';
import { chordOf, type InputEvent } from '../../terminal/key.ts';

/** What a key makes of the text in a field; keys that a field has no use for leave it as it is. A paste fills in its first line. */
export function editField(buffer: Buffer, event: InputEvent): Buffer {
  if (event.type === 'key') return keys[chordOf(event)]?.(buffer) ?? buffer;
  const line = (event.text.split('\n')[0] ?? '').replace(/\p{Cc}/gu, '');
  return splice(buffer, buffer.cursor, buffer.cursor, line);
}

type Edit = (buffer: Buffer) => Buffer;

const cut = (buffer: Buffer, start: number, end: number) =>
  splice(buffer, Math.max(0, start), Math.min(end, buffer.text.length), '');
const at = (buffer: Buffer, cursor: number): Buffer => ({
  text: buffer.text,
  cursor: Math.min(Math.max(0, cursor), buffer.text.length),
});

const erase: Edit = buffer => cut(buffer, buffer.cursor - 1, buffer.cursor);
const eraseWord: Edit = buffer => cut(buffer, backwardWord(buffer, ''), buffer.cursor);
const toStart: Edit = buffer => at(buffer, 0);
const toEnd: Edit = buffer => at(buffer, buffer.text.length);
const left: Edit = buffer => at(buffer, buffer.cursor - 1);
const right: Edit = buffer => at(buffer, buffer.cursor + 1);

/** The keys that mean the same in both edit modes, or mean something in one of them only. */
const keys: Readonly<Record<string, Edit>> = {
  Backspace: erase,
  'Ctrl+H': erase,
  Delete: buffer => cut(buffer, buffer.cursor, buffer.cursor + 1),
  'Ctrl+W': eraseWord,
  'Ctrl+Backspace': eraseWord,
  'Alt+Backspace': eraseWord,
  'Ctrl+U': buffer => cut(buffer, 0, buffer.cursor),
  'Ctrl+K': buffer => cut(buffer, buffer.cursor, buffer.text.length),
  Home: toStart,
  'Ctrl+A': toStart,
  End: toEnd,
  'Ctrl+E': toEnd,
  LeftArrow: left,
  'Ctrl+B': left,
  RightArrow: right,
  'Ctrl+F': right,
};
