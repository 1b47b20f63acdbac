import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecoder } from '../../src/terminal/decoder.ts';
import { chordOf, type InputEvent } from '../../src/terminal/key.ts';
import type { Reply } from '../../src/terminal/reply.ts';

/** Events in one line each: `<Chord>`, `"text"`, `paste "text"`, `reply …`. */
function drawn(events: readonly (InputEvent | Reply)[]): string[] {
  return events.map(event => {
    if (event.type === 'reply') return `reply ${event.about}`;
    if (event.type === 'key') return `<${chordOf(event)}>`;
    return `${event.type === 'paste' ? 'paste ' : ''}${JSON.stringify(event.text)}`;
  });
}

function decode(...chunks: readonly (string | Uint8Array)[]): string[] {
  const decoder = createDecoder();
  const bytes = chunks.map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  return drawn([...bytes.flatMap(chunk => decoder.push(chunk)), ...decoder.flush()]);
}

/** As written by xterm, VTE and the like; rxvt; the Linux console; and the kitty protocol. */
const sequences: readonly (readonly [string, string])[] = [
  ['\x1b[A', '<UpArrow>'],
  ['\x1bOB', '<DownArrow>'],
  ['\x1b[1;5C', '<Ctrl+RightArrow>'],
  ['\x1b[1;4D', '<Alt+Shift+LeftArrow>'],
  ['\x1b[d', '<Shift+LeftArrow>'],
  ['\x1bOd', '<Ctrl+LeftArrow>'],
  ['\x1b\x1b[C', '<Alt+RightArrow>'],
  ['\x1b[H', '<Home>'],
  ['\x1bOF', '<End>'],
  ['\x1b[1~', '<Home>'],
  ['\x1b[8~', '<End>'],
  ['\x1b[7^', '<Ctrl+Home>'],
  ['\x1b[8$', '<Shift+End>'],
  ['\x1b[2~', '<Insert>'],
  ['\x1b[3~', '<Delete>'],
  ['\x1b[3;5~', '<Ctrl+Delete>'],
  ['\x1b[3@', '<Ctrl+Shift+Delete>'],
  ['\x1b[5~', '<PageUp>'],
  ['\x1b[6;2~', '<Shift+PageDown>'],
  ['\x1bOP', '<F1>'],
  ['\x1b[11~', '<F1>'],
  ['\x1b[[B', '<F2>'],
  ['\x1b[1;2R', '<Shift+F3>'],
  ['\x1b[19~', '<F8>'],
  ['\x1b[24;5~', '<Ctrl+F12>'],
  ['\x1b[Z', '<Shift+Tab>'],
  ['\t', '<Tab>'],
  ['\r', '<Enter>'],
  ['\n', '<Ctrl+J>'],
  ['\x7f', '<Backspace>'],
  ['\x08', '<Ctrl+H>'],
  ['\x00', '<Ctrl+@>'],
  ['\x1f', '<Ctrl+_>'],
  ['\x03', '<Ctrl+C>'],
  ['\x1b', '<Escape>'],
  ['\x1b[', '<Alt+[>'],
  ['\x1bb', '<Alt+B>'],
  ['\x1bB', '<Alt+Shift+B>'],
  ['\x1b.', '<Alt+.>'],
  ['\x1b_', '<Alt+_>'],
  ['\x1b\r', '<Alt+Enter>'],
  ['\x1b\x7f', '<Alt+Backspace>'],
  ['\x1b\x19', '<Ctrl+Alt+Y>'],
  ['\x1b[13;2u', '<Shift+Enter>'],
  ['\x1b[27;5;13~', '<Ctrl+Enter>'],
  ['\x1b[99;5u', '<Ctrl+C>'],
  ['\x1b[99:67;6u', '<Ctrl+Shift+C>'],
  ['\x1b[57419;3u', '<Alt+UpArrow>'],
  ['\x1bOM', '<Enter>'],
];

test.each(sequences)('%j is %s', (bytes, key) => {
  expect(decode(bytes)).toEqual([key]);
});

test('several keys in one chunk are several events', () => {
  expect(decode('ls\rfoo\x01b\x1b[D')).toEqual(['"ls"', '<Enter>', '"foo"', '<Ctrl+A>', '"b"', '<LeftArrow>']);
});

test('a bracketed paste is one event, whatever is in it, with line feeds for line ends', () => {
  expect(decode('\x1b[200~a\r\nb\rc\x1b[A', '\x03\x1b[20', '1~d')).toEqual([
    'paste "a\\nb\\nc\\u001b[A\\u0003"',
    '"d"',
  ]);
});

test('a paste is not torn by silence', () => {
  const decoder = createDecoder();
  decoder.push(Buffer.from('\x1b[200~half'));
  expect(decoder.pending).toBe(false);
  expect(decoder.flush()).toEqual([]);
  expect(drawn(decoder.push(Buffer.from('\x1b[201~')))).toEqual(['paste "half"']);
});

describe('what is no key is swallowed whole', () => {
  test.each([
    ['cursor report', '\x1b[24;80R'],
    ['focus', '\x1b[I'],
    ['mouse', '\x1b[<0;10;20M'],
    ['old mouse', '\x1b[M !!'],
    ['colour of the palette', '\x1b]4;1;rgb:0000/0000/0000\x1b\\'],
    ['device control string', '\x1bP>|xterm(1)\x1b\\'],
    ['key release', '\x1b[97;1:3u'],
    ['unknown', '\x1b[99;99;99~'],
    ['torn sequence', '\x1b[1;'],
    ['C1 control', '\u009b'],
  ])('%s', (_name, bytes) => {
    expect(decode(`a${bytes}`)).toEqual(['"a"']);
  });

  test('invalid UTF-8', () => {
    expect(decode(Uint8Array.of(0x61, 0xff, 0xfe))).toEqual(['"a"']);
  });
});

test('how the bytes are cut into chunks changes nothing', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...sequences.map(([bytes]) => bytes).filter(bytes => bytes !== '\x1b' && bytes !== '\x1b[')),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom('\x1b[200~x\r\ny\x1b[201~', '\x1b', '\x1b[', '\x1b]0;', '\x07', '\x1b[1;', '[', ';5', '~'),
  );
  const input = fc.array(pieces, { maxLength: 12 }).map(parts => Buffer.from(parts.join('')));
  fc.assert(
    fc.property(input, fc.array(fc.nat(), { maxLength: 8 }), (bytes, places) => {
      const cuts = [0, ...places.map(place => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
      const chunks = cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
      expect(joined(decode(...chunks))).toEqual(joined(decode(bytes)));
    }),
    { numRuns: 1000 },
  );
});

/** Where a run of text is cut depends on the chunks, so runs next to each other are made one. */
function joined(events: readonly string[]): string {
  return events.join('').replaceAll('""', '');
}
