import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecoder } from '../../src/terminal/decoder.ts';
import { chordOf, type InputEvent } from '../../src/terminal/key.ts';
import type { Reply } from '../../src/terminal/reply.ts';
import { garbage, sequences } from './sequences.ts';

/** Events in one line each: `<Chord>`, `"text"`, `paste "text"`, `reply …`. */
function drawn(events: readonly (InputEvent | Reply)[]): string[] {
  return merged(events).map(event => {
    if (event.type === 'reply') return `reply ${event.about}`;
    if (event.type === 'key') return `<${chordOf(event)}>`;
    return `${event.type === 'paste' ? 'paste ' : ''}${JSON.stringify(event.text)}`;
  });
}

/** Where a run of text is cut depends on the chunks, so runs next to each other are made one. */
function merged(events: readonly (InputEvent | Reply)[]): (InputEvent | Reply)[] {
  const merged: (InputEvent | Reply)[] = [];
  for (const event of events) {
    const last = merged.at(-1);
    if (event.type !== 'text' || last?.type !== 'text') merged.push(event);
    else merged[merged.length - 1] = { type: 'text', text: last.text + event.text };
  }
  return merged;
}

function decode(...chunks: readonly (string | Uint8Array)[]): string[] {
  const decoder = createDecoder();
  const bytes = chunks.map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  return drawn([...bytes.flatMap(chunk => decoder.push(chunk)), ...decoder.flush()]);
}

test.each(sequences)('%j is %s (%s)', (bytes, keys) => {
  expect(decode(bytes).join('')).toBe(keys);
});

test('on the Linux console Shift+F1 is F13', () => {
  const decoder = createDecoder({ linuxConsole: true });
  expect(drawn(decoder.push(Buffer.from('\x1b[25~\x1b[28~\x1b[34~')))).toEqual([
    '<Shift+F1>',
    '<Shift+F3>',
    '<Shift+F8>',
  ]);
});

test('where Backspace sends BS, DEL is Ctrl+Backspace', () => {
  const decoder = createDecoder();
  decoder.backspaceByte = 0x08;
  expect(drawn(decoder.push(Buffer.from('\x08\x1b\x08\x7f')))).toEqual([
    '<Backspace>',
    '<Alt+Backspace>',
    '<Ctrl+Backspace>',
  ]);
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

test.each(garbage)('%s is swallowed whole', (_name, bytes) => {
  expect(decode(`a${bytes}b`)).toEqual(['"ab"']);
});

test('invalid UTF-8 is left out', () => {
  expect(decode(Uint8Array.of(0x61, 0xff, 0xfe, 0x62, 0x1b, 0xff))).toEqual(['"ab"', '<Escape>']);
});

test.each([
  ['\x1b[?1u', 'reply kitty-keyboard'],
  ['\x1b[?62;4;52c', 'reply attributes'],
  ['\x1b]11;rgb:0000/8080/ffff\x07', 'reply background'],
  ['\x1b]11;rgb:0000/8080/ffff\x1b\\', 'reply background'],
  ['\x1b]11;rgb:0000/8080/ffff\u009c', 'reply background'],
])('%j is an answer', (bytes, reply) => {
  expect(decode(`a${bytes}b`)).toEqual(['"a"', reply, '"b"']);
});

describe('what never ends', () => {
  test.each([
    ['a torn sequence', '\x1b[1;'],
    ['a torn command', '\x1b]11;rgb:00'],
    ['a torn control string', '\x1bP>|xte'],
    ['a command as long as a book', `\x1b]0;${'x'.repeat(10_000)}`],
  ])('%s is given up after silence', (_name, bytes) => {
    const decoder = createDecoder();
    expect(decoder.push(Buffer.from(bytes))).toEqual([]);
    expect(decoder.pending).toBe(true);
    expect(decoder.flush()).toEqual([]);
    expect(decoder.pending).toBe(false);
    expect(drawn(decoder.push(Buffer.from('ls\r')))).toEqual(['"ls"', '<Enter>']);
  });

  test('a command is broken off by a key that is no text', () => {
    expect(decode('\x1b]0;abc\r')).toEqual(['<Enter>']);
    expect(decode(`\x1b]0;${'x'.repeat(10_000)}`, 'xxx\x03')).toEqual(['<Ctrl+C>']);
    expect(decode('\x1bP1$rabc\x1b[A')).toEqual(['<UpArrow>']);
  });

  test('the end of an answer that was torn by silence is no text either', () => {
    const decoder = createDecoder();
    decoder.push(Buffer.from('\x1b]11;rgb:00'));
    decoder.flush();
    expect(drawn(decoder.push(Buffer.from('00/0000/0000\x1b\\ls')))).toEqual(['"ls"']);
  });
});

describe('what was typed after a key that could have begun more', () => {
  test.each([
    ['\x1b]ab', '<Alt+]>"ab"'],
    ['\x1bOz', '<Alt+Shift+O>"z"'],
    ['\x1bPz', '<Alt+Shift+P>"z"'],
    ['\x1b_z', '<Alt+_>"z"'],
    ['\x1b[\r', '<Alt+[><Enter>'],
    ['\x1b\x1b[200~x\x1b[201~', '<Escape>paste "x"'],
    ['\x1b\x1b[?1u', '<Escape>reply kitty-keyboard'],
  ])('%j is %s', (bytes, events) => {
    expect(decode(bytes).join('')).toBe(events);
  });
});

/** Pieces of input, whole and torn, of every kind. */
const pieces = fc.oneof(
  fc.constantFrom(...sequences.map(([bytes]) => bytes)),
  fc.constantFrom(...garbage.map(([, bytes]) => bytes)),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom(
    '\x1b[200~x\r\ny\x1b[201~',
    '\x1b',
    '\x1b[',
    '\x1b]0;',
    '\x07',
    '\x1b[1;',
    '[',
    ';5',
    '~',
    '\x1bO',
    '\x1b_',
  ),
);
const soup = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map(parts => Buffer.from(parts.join(''))),
  fc
    .array(fc.constantFrom(0x1b, 0x5b, 0x4f, 0x5d, 0x3b, 0x31, 0x32, 0x30, 0x7e, 0x4d, 0x61, 0xc3, 0xbc, 0xff, 0x00), {
      maxLength: 30,
    })
    .map(bytes => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes)),
);
const cuts = fc.array(fc.nat(), { maxLength: 8 });

function chunksOf(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [0, ...places.map(place => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
}

test('how the bytes are cut into chunks changes nothing', () => {
  fc.assert(
    fc.property(soup, cuts, (bytes, places) => {
      expect(decode(...chunksOf(bytes, places))).toEqual(decode(bytes));
    }),
    { numRuns: 3000 },
  );
});

test('whatever comes, text is text without control characters, and keys have names', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(soup, fc.boolean()), { maxLength: 5 }), chunks => {
      const decoder = createDecoder();
      const events = chunks.flatMap(([bytes, silence]) => [
        ...decoder.push(bytes),
        ...(silence ? decoder.flush() : []),
      ]);
      for (const event of events) {
        if (event.type === 'text') expect(event.text).toMatch(/^[^\p{Cc}\p{Cs}\ufffd]+$/u);
        if (event.type === 'key')
          expect(event.name).toMatch(/^(?:[^\p{Cc}\p{Cs} ]|[A-Z][a-z]+(?:Arrow|Up|Down)?|F\d+)$/u);
      }
    }),
    { numRuns: 2000 },
  );
});

test('no text is lost around garbage', () => {
  const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 });
  const noise = fc.constantFrom(...garbage.map(([, bytes]) => bytes));
  fc.assert(
    fc.property(fc.array(fc.tuple(word, noise), { maxLength: 6 }), cuts, (parts, places) => {
      const events = decode(...chunksOf(Buffer.from(parts.flat().join('')), places));
      const typed = parts.map(([text]) => text).join('');
      expect(events).toEqual(typed === '' ? [] : [JSON.stringify(typed)]);
    }),
  );
});

test('nothing in a paste is a key, whatever it is and however it comes', () => {
  const part = fc.oneof(pieces, fc.constantFrom('\x1b[201', '\x1b[20', '\x1b\x1b[2', '\r\n', '\x03', '\x04\r'));
  const content = fc.array(part, { maxLength: 10 }).map(parts => parts.join('').replaceAll('\x1b[201~', ''));
  fc.assert(
    fc.property(content, cuts, (text, places) => {
      fc.pre(!text.includes('\x1b[201~') && text.isWellFormed());
      const bytes = Buffer.from(`\x1b[200~${text}\x1b[201~`);
      const decoder = createDecoder();
      const events = chunksOf(bytes, places).flatMap(chunk => decoder.push(chunk));
      expect(events).toEqual([{ type: 'paste', text: text.replace(/\r\n?/g, '\n') }]);
    }),
  );
});
