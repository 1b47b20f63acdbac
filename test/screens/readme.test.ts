import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playReadmeScreens, readmeFile, withScreens } from '../support/readme-screens.ts';
import { playRecording } from '../support/recording.ts';
import { firstWalk } from './first-walk.ts';

// `npm run screens -- --readme` writes them anew; look at the difference before it is kept.

test('the README shows the screens as they are', async () => {
  const readme = readFileSync(readmeFile, 'utf8');
  expect(withScreens(readme, await playReadmeScreens())).toBe(readme);
});

test('the first walk goes as its captions say', async () => {
  const frames = await playRecording(firstWalk);
  expect(frames.map(({ says }) => says)).toEqual(firstWalk.map(({ says }) => says));
  expect(frames.at(-1)?.screen).toContain('team/api:1.4 is locked: DeleteEnabled is False.');
});
