import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emacsKeys } from '../../src/editor/keys/emacs.ts';
import { windowsKeys } from '../../src/editor/keys/windows.ts';
import { createDecoder } from '../../src/terminal/decoder.ts';
import { chordOf } from '../../src/terminal/key.ts';
import { bytesOf } from './keys-to-bytes.ts';
import { chordNamed } from './psreadline-chord.ts';

const decoded = (bytes: string) => {
  const decoder = createDecoder();
  return [...decoder.push(Buffer.from(bytes)), ...decoder.flush()];
};

const pressed = (event: ReturnType<typeof decoded>[number]): string =>
  event.type === 'key' ? chordOf(event) : event.type;

test.each([
  ['LeftArrow', '\x1b[D'],
  ['Ctrl+Shift+RightArrow', '\x1b[1;6C'],
  ['F1', '\x1bOP'],
  ['Shift+F3', '\x1b[1;2R'],
  ['F12', '\x1b[24~'],
  ['Ctrl+Delete', '\x1b[3;5~'],
  ['Alt+Backspace', '\x1b\x7f'],
  ['Alt+.', '\x1b.'],
  ['Alt+Shift+B', '\x1bB'],
  ['Ctrl+Alt+Y', '\x1b\x19'],
  ['Ctrl+X,Ctrl+E', '\x18\x05'],
  ['Escape,Backspace', '\x1b\x7f'],
  ['Ctrl+]', '\x1d'],
  ['Ctrl+Spacebar', '\0'],
  ['Shift+Enter', '\x1b[13;2u'],
])('%s is sent as xterm sends it', (chord, bytes) => {
  expect(bytesOf(chord)).toBe(bytes);
});

/** Two keys that send the same byte (ASCII); the decoder has to choose. */
const alike: Readonly<Record<string, string>> = { 'Ctrl+M': 'Enter', 'Ctrl+I': 'Tab', 'Ctrl+Spacebar': 'Ctrl+@' };

const bound = [...Object.keys(windowsKeys), ...Object.keys(emacsKeys)].filter(each => !/^Escape,|\*/.test(each));

test.each([...new Set(bound)])('the decoder takes %s for what it is', chord => {
  const presses = decoded(bytesOf(chord)).map(pressed);
  expect(presses.join(',')).toBe(alike[chord] ?? chord);
});

const source = new URL('../../../shared/data/keys/psreadline.json', import.meta.url);

test.skipIf(existsSync(source) ? false : 'the table of PSReadLine is not beside this checkout')(
  'every key that PSReadLine binds has bytes',
  () => {
    const tables: Record<string, Record<string, string>> = JSON.parse(readFileSync(source, 'utf8'));
    const names = Object.keys({
      ...tables.windows,
      ...tables.windowsOnlyOnWindowsOS,
      ...tables.emacs,
      ...tables.emacsPlatform,
    });
    expect(names.length).toBeGreaterThan(90);
    for (const name of names) expect(bytesOf(chordNamed(name)), name).not.toBe('');
  },
);
