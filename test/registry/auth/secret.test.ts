import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openSecret, Secret } from '../../../src/registry/auth/secret.ts';

test('a secret shows itself in no way of printing it', () => {
  const secret = new Secret('hunter2');
  const holder = { secret, list: [secret] };
  const shown = [
    String(secret),
    `${secret}`,
    JSON.stringify(holder),
    inspect(holder, { depth: 9, showHidden: true }),
    Object.values(secret).join(),
    new Error(`failed with ${secret}`).message,
    JSON.stringify(structuredClone({ ...secret })),
  ];
  expect(shown.join()).not.toContain('hunter2');
  expect(String(secret)).toBe('•••');
  expect(openSecret(secret)).toBe('hunter2');
});
