import { expect, test } from 'vitest';
import { askTerminal, canBeAsked, type TerminalAnswer } from '../../src/terminal/ask.ts';
import { createDecoder } from '../../src/terminal/decoder.ts';

/** What a terminal that sends these bytes is found to be. */
function answersOf(bytes: string, program?: string): TerminalAnswer[] {
  const answers: TerminalAnswer[] = [];
  const question = askTerminal({ program, write: () => {}, onAnswer: answer => answers.push(answer) });
  for (const event of createDecoder().push(Buffer.from(bytes))) {
    if (event.type === 'reply') question.take(event);
  }
  return answers;
}

const nothing: TerminalAnswer = {
  kittyKeyboard: false,
  modifyOtherKeys: false,
  clipboard: false,
  background: undefined,
};

test('asks for the colour and the keyboard first and for what every terminal answers last', () => {
  const written: string[] = [];
  askTerminal({ write: text => written.push(text), onAnswer: () => {} });
  expect(written).toEqual(['\x1b7\x1b]11;?\x1b\\\x1b[?u\x1b[c']);
});

// The answers as documented for or seen from: kitty, foot, xterm, macOS Terminal, Linux `screen`, contour.
test.each<[string, string, Partial<TerminalAnswer>]>([
  [
    'kitty',
    '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?0u\x1b[?62;52;c',
    { kittyKeyboard: true, clipboard: true, background: { r: 30, g: 30, b: 46 } },
  ],
  ['foot', '\x1b[?5u\x1b[?62;4;22;28c', { kittyKeyboard: true }],
  ['xterm', '\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?64;1;2;6c', { modifyOtherKeys: true, background: white() }],
  ['macOS Terminal', '\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?1;2c', { background: white() }],
  ['screen', '\x1b[?1;2c', {}],
  ['short colours', '\x1b]11;rgb:f/80/000\x07\x1b[?1c', { background: { r: 255, g: 128, b: 0 } }],
  ['a colour with alpha', '\x1b]11;rgba:ff/ff/ff/80\x07\x1b[?1c', { background: white() }],
  ['a colour that is none', '\x1b]11;red\x07\x1b[?1c', {}],
])('%s', (_name, bytes, expected) => {
  expect(answersOf(bytes)).toEqual([{ ...nothing, ...expected }]);
});

function white() {
  return { r: 255, g: 255, b: 255 };
}

test('nothing is known before the last answer, and what comes after it changes nothing', () => {
  expect(answersOf('\x1b[?1u')).toEqual([]);
  expect(answersOf('\x1b[?1c\x1b[?1u\x1b[?62c')).toEqual([nothing]);
});

test('tmux is known by its name', () => {
  expect(answersOf('\x1b[?1;2;4c', 'tmux')).toEqual([{ ...nothing, modifyOtherKeys: true }]);
});

test('who waits for the answer gets it, or nothing', async () => {
  const question = askTerminal({ write: () => {}, onAnswer: () => {} });
  expect(await question.settled(0)).toBeUndefined();
  question.take({ type: 'reply', about: 'attributes', attributes: [1] });
  expect(await question.settled(10_000)).toEqual(nothing);
});

test.each([
  ['xterm-256color', 'linux', true],
  ['screen', 'linux', true],
  ['dumb', 'linux', false],
  ['linux', 'linux', false],
  ['', 'linux', false],
  [undefined, 'linux', false],
  [undefined, 'win32', true],
] as const)('TERM=%s on %s may be asked: %s', (term, platform, asked) => {
  expect(canBeAsked(term, platform)).toBe(asked);
});
