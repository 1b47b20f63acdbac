import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOOKS, playScreens, screenFile } from '../support/golden-screens.ts';
import { screenViews, screenWindows, viewsIn } from './views.ts';

// `npm run screens -- --update` writes them anew; look at the difference before it is kept.

/** Milliseconds that all views of a window may take, on a slow machine. */
const PATIENCE = 300_000;

describe.each(screenWindows)('at $columns by $rows every view is as it was', window => {
  test.concurrent.each(LOOKS)(
    '%s',
    async look => {
      const kept = viewsIn(window).map(({ name }) => [name, readFileSync(screenFile(name, window, look), 'utf8')]);
      expect(Object.fromEntries(await playScreens(window, look))).toEqual(Object.fromEntries(kept));
    },
    PATIENCE,
  );
});

test('no screen is kept that nobody plays', () => {
  const files = readdirSync(new URL('./', import.meta.url), { recursive: true, encoding: 'utf8' });
  const played = screenWindows.flatMap(window =>
    viewsIn(window).flatMap(({ name }) => LOOKS.map(look => `${name}.${window.columns}.${look}.screen`)),
  );
  expect(files.filter(each => each.endsWith('.screen')).toSorted()).toEqual(played.toSorted());
  expect(new Set(screenViews.map(each => each.name)).size).toBe(screenViews.length);
});
