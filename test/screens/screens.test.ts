import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOOKS, playScreens, screenFile, WIDTHS } from '../support/golden-screens.ts';
import { screenViews, viewsAt } from './views.ts';

// `npm run screens -- --update` writes them anew; look at the difference before it is kept.

describe.each(LOOKS)('%s', look => {
  test.each(WIDTHS)('at %i columns every view is as it was', async columns => {
    const kept = viewsAt(columns).map(({ name }) => [name, readFileSync(screenFile(name, columns, look), 'utf8')]);
    expect(Object.fromEntries(await playScreens(columns, look))).toEqual(Object.fromEntries(kept));
  });
});

test('no screen is kept that nobody plays', () => {
  const files = readdirSync(new URL('./', import.meta.url)).filter(each => each.endsWith('.screen'));
  const played = WIDTHS.flatMap(columns =>
    viewsAt(columns).flatMap(({ name }) => LOOKS.map(look => `${name}.${columns}.${look}.screen`)),
  );
  expect(files.toSorted()).toEqual(played.toSorted());
  expect(new Set(screenViews.map(each => each.name)).size).toBe(screenViews.length);
});
