import { expect, test } from 'vitest';
import { aboutBrowser } from '../../../../src/help/about-browser.ts';
import { defaultKeys, keyTableNames } from '../../../../src/ui/browser/keys/default-keys.ts';

test('about_Browser tells every key', () => {
  const keys = aboutBrowser.slice(aboutBrowser.indexOf('KEYS: GOING'), aboutBrowser.indexOf('\nFILTER'));
  const told = new Set(keys.split(/[\s,;]+/));
  const untold = keyTableNames.flatMap(name => Object.keys(defaultKeys[name]).filter(key => !told.has(key)));
  expect(untold).toEqual([]);
});
