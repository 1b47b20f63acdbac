import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../src/terminal/clean.ts';

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
  ['line separators', '\u2028\u2029', '\\u2028\\u2029'],
  ['a lone surrogate', 'a\ud800', 'a\\ud800'],
])('%s', (_name, text, cleaned) => {
  expect(clean(text)).toBe(cleaned);
});

test('nothing that steers, reorders or hides is left, and what is clean stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const cleaned = clean(text);
      expect(cleaned).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\ufeff]/u);
      expect(clean(cleaned)).toBe(cleaned);
    }),
  );
});
