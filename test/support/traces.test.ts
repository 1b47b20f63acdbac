import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSecrets } from './traces.ts';

test('a text is found in each of the encodings, wherever it stands in them', () => {
  const encodings: readonly ((text: string) => Buffer)[] = [
    text => Buffer.from(text),
    text => Buffer.from(text, 'utf16le'),
    text => Buffer.from(Buffer.from(text).toString('base64')),
    text => Buffer.from(Buffer.from(text).toString('base64url')),
    text => Buffer.from(Buffer.from(text).toString('hex')),
    text => Buffer.from(encodeURIComponent(text)),
  ];
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(...encodings), (before, after, encode) => {
      const secret = 'c4n4ry+/=ä€?';
      expect(findSecrets('here', encode(before + secret + after), [secret])).toEqual([`${secret} in here`]);
      expect(findSecrets('here', encode(before + after), [secret])).toEqual([]);
    }),
  );
});
