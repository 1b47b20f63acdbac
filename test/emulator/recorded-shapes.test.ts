import { afterEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Answer } from './caller.ts';
import { missing, type RecordedClass, readClasses } from './recorded-classes.ts';
import { drivers, notEmulated } from './recorded-drivers.ts';
import { differences } from './shape.ts';

/** Headers that belong to the connection or to a recorder, and the meter that came and went over the years. */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'date',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'x-ms-ratelimit-remaining-calls-per-second',
]);

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

describe.skipIf(missing)(
  `answers have the recorded shape${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    const classes = missing === undefined ? readClasses() : [];

    test('every recorded class is driven or left out for a reason', () => {
      const unaccounted = classes.filter(({ name }) => !(name in drivers) && !(name in notEmulated));
      expect(unaccounted.map(({ name }) => name)).toEqual([]);
    });

    test.for(classes.filter(({ name }) => name in drivers).map(each => [each.name, each] as const))(
      '%s',
      async ([name, recorded]) => {
        emulator = await startEmulator({ fixture: 'small' });
        const answer = await drivers[name]?.(emulator);
        expect(answer).toBeDefined();
        if (answer === undefined) return;
        expect(answer.status).toBe(Number(name.split(' ').at(-1)));
        expect(headerDifferences(recorded, answer)).toEqual([]);
        if (recorded.json && answer.text !== '')
          expect(differences(recorded.body, JSON.parse(answer.text))).toEqual([]);
      },
    );
  },
);

function headerDifferences(recorded: RecordedClass, answer: Answer): string[] {
  const sent = Object.keys(answer.headers).filter(name => !ofTheConnection.has(name));
  const unknown = recorded.allHeaders ? sent.filter(name => !recorded.headers.has(name)) : [];
  const never = unknown.map(name => `${name}: never recorded`);
  const always = [...recorded.headers]
    .filter(([name, count]) => count === recorded.count && !ofTheConnection.has(name) && !sent.includes(name))
    .map(([name]) => `${name}: missing`);
  return [...never, ...always];
}
