import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../src/terminal/clean.ts';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { hostile } from '../support/hostile.ts';

test.each([
  ['plain', 'team/api:1.4.2', 'team/api:1.4.2'],
  ['other scripts and accents', 'Grüße 日本語 नमस्ते', 'Grüße 日本語 नमस्ते'],
  ['emoji sequences', '👩‍💻 ❤️ 👍🏽 1️⃣ 🇩🇪', '👩‍💻 ❤️ 👍🏽 1️⃣ 🇩🇪'],
  ['colours', '\x1b[31mred', '\\x1b[31mred'],
  ['line ends and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
  ['NUL, DEL and C1', '\0\x7f\x9b', '\\x00\\x7f\\x9b'],
  ['right-to-left override', 'v1\u202egpj.exe', 'v1\\u202egpj.exe'],
  ['bidi marks and isolates', '\u200e\u061c\u2066', '\\u200e\\u061c\\u2066'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeff', 'a\\u200bb\\u200dc\\ufeff'],
  ['soft hyphen and tags', '\u00ad\u{e0041}', '\\xad\\u{e0041}'],
  ['number signs of Arabic, which take no cell or one', '\u0600\u0601\u06dd1', '\\u0600\\u0601\\u06dd1'],
  ['line separators', '\u2028\u2029', '\\u2028\\u2029'],
  ['a lone surrogate', 'a\ud800', 'a\\ud800'],
  ['a mark with nothing to stand on', '\u0301\u0302a\u0301', '\\u0301\\u0302a\u0301'],
  ['a final of Hangul with nothing to stand on', '\u11a8가', '\\u11a8가'],
  ['the longest emoji', '👩🏽‍❤️‍💋‍👨🏿', '👩🏽‍❤️‍💋‍👨🏿'],
  ['a flood of marks', `a${'\u0301'.repeat(12)}b`, `a${'\u0301'.repeat(9)}${'\\u0301'.repeat(3)}b`],
  ['a flood of Hangul initials', '\u1100'.repeat(11), `${'\u1100'.repeat(10)}\\u1100`],
  ['a family that no font has', '👩\u200d👩\u200d👩', '👩\\u200d👩\\u200d👩'],
  ['a skin tone of nothing', 'a🏽', 'a\\u{1f3fd}'],
])('%s', (_name, text, cleaned) => {
  expect(clean(text)).toBe(cleaned);
});

const floods = fc
  .array(
    fc.constantFrom(
      'a',
      '👩',
      '\u200d',
      '\u0301',
      '\ufe0f',
      '🏽',
      '\u1100',
      '\u1160',
      'क',
      '्',
      '\u0600',
      '\u0d4e',
      '🇩',
      '9',
      '\u20e3',
    ),
    {
      maxLength: 60,
    },
  )
  .map(each => each.join(''));

test('nothing that steers, reorders or hides is left, and what is clean stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), floods), text => {
      const cleaned = clean(text);
      expect(Math.max(0, ...graphemes(cleaned).map(each => [...each].length))).toBeLessThanOrEqual(10);
      expect(cleaned).not.toMatch(/^\p{M}/u);
      expect(cleaned).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\ufeff\u0600]/u);
      expect(clean(cleaned)).toBe(cleaned);
    }),
  );
});

test('every hostile text is one harmless line that still tells what it was', () => {
  for (const { id, text } of hostile) {
    const cleaned = clean(text);
    expect(cleaned).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(cleaned.startsWith(id) && cleaned.endsWith(id)).toBe(true);
  }
});
