import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../src/terminal/key.ts';
import { drawPager } from '../../../src/ui/pager/draw-pager.ts';
import { addLines, complete, createPager, type Pager, pagerKeys, press, resize } from '../../../src/ui/pager/pager.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

const plain = createTheme('none');
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);
const size = { columns: 40, height: 10 };

/** Types characters; `<PageDown>` and the like are keys. */
function type(pager: Pager, keys: string): Pager {
  let now = pager;
  for (const [token, name] of keys.matchAll(/<([A-Z][\w+]*)>|[\s\S]/g)) {
    const event: InputEvent = name === undefined ? { type: 'text', text: token } : eventOf(name);
    const next = press(now, event);
    if (!next) throw new Error(`${token} closed it`);
    now = next;
  }
  return now;
}

const eventOf = (chord: string): InputEvent =>
  chord.startsWith('Ctrl+') ? keyPress(chord.slice(5), { ctrl: true }) : keyPress(chord);

const topOf = (pager: Pager) => drawPager(pager, plain)[0];
const statusOf = (pager: Pager) => drawPager(pager, plain).at(-1);

test.each([
  [' ', 'line 11'],
  ['f', 'line 11'],
  ['<PageDown><PageDown>', 'line 21'],
  ['  b', 'line 11'],
  ['d', 'line 6'],
  ['dd<Ctrl+U>', 'line 6'],
  ['jj<DownArrow><Enter>', 'line 5'],
  ['jjk', 'line 2'],
  ['k', 'line 1'],
  ['G', 'line 91'],
  ['Gg', 'line 1'],
  ['<End><Home>j', 'line 2'],
  ['Gjjj', 'line 91'],
])('%j goes to %s', (keys, top) => {
  expect(topOf(type(createPager(numbered(100), size), keys))).toBe(top);
});

test('a run of characters in one chunk is so many keys', () => {
  const pressed = press(createPager(numbered(100), size), { type: 'text', text: 'jjj' });
  expect(pressed && topOf(pressed)).toBe('line 4');
});

test.each(['q', 'Q', '<Escape>', '<Ctrl+C>'])('%s closes', keys => {
  expect(() => type(createPager(numbered(3), size), keys)).toThrow('closed it');
});

test('the status tells which lines are seen', () => {
  const pager = createPager(numbered(100), size);
  expect(statusOf(pager)).toBe('lines 1-10/100           h keys  q close');
  expect(statusOf(type(pager, 'G'))).toMatch(/^lines 91-100\/100 \(END\) /);
  expect(statusOf(createPager(numbered(3), size))).toMatch(/^lines 1-3\/3 \(END\) /);
  expect(statusOf(createPager(numbered(100), { columns: 12, height: 10 }))).toBe('lines 1-10/…');
});

test('it opens with the asked line at the top, as far as the last page allows', () => {
  expect(topOf(createPager(numbered(100), size, { top: 40 }))).toBe('line 41');
  expect(topOf(createPager(numbered(100), size, { top: 99 }))).toBe('line 91');
});

test('a search is shown while it is typed, finds without regard to case, and goes on with n and N', () => {
  const lines = numbered(100).map((each, index) => (index % 20 === 15 ? `${each} Locked` : each));
  const typing = type(createPager(lines, size), '/lokc<Backspace><Backspace>ck');
  expect(statusOf(typing)).toBe('/lock ');
  expect(topOf(type(typing, '<Enter>'))).toBe('line 16 Locked');
  expect(topOf(type(typing, '<Enter>nn'))).toBe('line 56 Locked');
  expect(topOf(type(typing, '<Enter>nnN'))).toBe('line 36 Locked');
  expect(topOf(type(typing, '<Enter>gn'))).toBe('line 16 Locked');
});

test('a capital makes case count, and what is not found leaves the place', () => {
  const pager = type(createPager(['one', 'two', 'Two', ...numbered(20)], { columns: 40, height: 2 }), '/Two<Enter>');
  expect(topOf(pager)).toBe('Two');
  const nothing = type(pager, '/TWO<Enter>');
  expect([topOf(nothing), statusOf(nothing)]).toEqual(['Two', 'Pattern not found: TWO']);
  expect(statusOf(type(nothing, 'j'))).toMatch(/^lines 4-5/);
});

test('a pattern is text, not an expression', () => {
  const pager = createPager(['plain', '[<CommonParameters>]', ...numbered(20)], { columns: 40, height: 2 });
  expect(topOf(type(pager, '/[<Common<Enter>'))).toBe('[<CommonParameters>]');
});

test('Escape and Ctrl+C leave the search, not the pager; an empty one repeats the last', () => {
  const pager = createPager(numbered(100), size);
  expect(topOf(type(pager, '/9<Escape>'))).toBe('line 1');
  expect(topOf(type(pager, '/9<Ctrl+C>j'))).toBe('line 2');
  expect(topOf(type(pager, '/19<Enter>/<Enter>g'))).toBe('line 1');
  expect(topOf(type(pager, '/9<Enter>'))).toBe('line 9');
  expect(topOf(type(pager, '/9<Enter>/<Enter>'))).toBe('line 19');
  expect(topOf(type(pager, 'G?5<Enter>'))).toBe('line 85');
});

test('a hit beyond the last page is seen, and the next one is none', () => {
  const pager = type(createPager(numbered(12), size), '/line 12<Enter>');
  expect(drawPager(pager, plain)).toContain('line 12');
  expect(statusOf(type(pager, 'n'))).toBe('Pattern not found: line 12');
});

test('pasted text never closes it; in a search its first line is typed', () => {
  const pager = createPager(numbered(100), size);
  expect(press(pager, { type: 'paste', text: 'qqq' })).toBe(pager);
  const typing = press(type(pager, '/'), { type: 'paste', text: '42\nq' });
  expect(typing && statusOf(typing)).toBe('/42 ');
});

test('another width keeps the place in the text', () => {
  const lines = numbered(50).map(each => `${each} ${'x'.repeat(90)}`);
  const pager = type(createPager(lines, size), '/line 20<Enter>');
  const narrow = resize(pager, { columns: 11, height: 5 });
  expect(topOf(narrow)?.startsWith('line 20')).toBe(true);
  expect(topOf(resize(narrow, { columns: 120, height: 8 }))).toBe(lines[19]);
});

test('lines that come later are read as they come', () => {
  const pager = createPager(numbered(12), size, { complete: false });
  expect(statusOf(pager)).toMatch(/^lines 1-10… /);
  const more = addLines(pager, ['line 13', 'line 14']);
  expect(topOf(type(more, 'G'))).toBe('line 5');
  expect(statusOf(complete(type(more, 'G')))).toMatch(/^lines 5-14\/14 \(END\) /);
});

test('h lists every key, and lines go on coming behind it', () => {
  const pager = type(createPager(numbered(12), { columns: 80, height: 30 }, { complete: false }), 'h');
  const shown = drawPager(pager, plain).join('\n');
  for (const { keys, says } of pagerKeys) {
    expect(shown).toContain(`  ${keys.join('  ')} `);
    expect(shown).toContain(`   ${says}`);
  }
  expect(type(addLines(pager, ['line 13']), 'q').lines).toHaveLength(13);
});

test('whatever is pressed, the rows are as many as the screen is high and the top is inside the text', () => {
  const key = fc.constantFrom(
    ...pagerKeys.flatMap(each => each.keys).filter(each => !/^(?:q|Q|Escape|Ctrl\+C)$/.test(each)),
  );
  const event = fc.oneof(
    key.map(
      (each): InputEvent =>
        each.length === 1 ? { type: 'text', text: each } : eventOf(each === 'Space' ? 'Tab' : each),
    ),
    fc.string({ maxLength: 3 }).map((text): InputEvent => ({ type: 'paste', text })),
  );
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(event), fc.nat(30), (lines, events, height) => {
      let pager: Pager | undefined = createPager(
        lines.map(each => each.replace(/\p{C}/gu, '')),
        { columns: 10, height: height + 1 },
      );
      for (const each of events) pager = pager && press(pager, each);
      if (!pager) return;
      expect(drawPager(pager, plain)).toHaveLength(pager.height + 1);
      expect(pager.top === 0 || pager.top < pager.rows.length).toBe(true);
    }),
  );
});
