import { expect, test } from 'vitest';
import { reasonAgainst } from '../../../../src/ui/browser/doing/reason-against.ts';
import { startShell } from '../../../support/shell.ts';
import { Browsing } from '../browsing.ts';

test('what a registry without attributes holds has none to change, but can be deleted', async () => {
  await using shell = await startShell();
  const { browser } = await Browsing.at(shell, 'demo:/team/api');
  const facts = browser.shell.registry('demo');
  const elsewhere = {
    view: browser.view,
    shell: { ...browser.shell, registry: () => facts && { ...facts, isAzure: false } },
  };
  for (const action of ['edit-attributes', 'lock-unlock'] as const) {
    expect(reasonAgainst(action, browser)).toBeUndefined();
    expect(reasonAgainst(action, elsewhere)).toBe('demo is no Azure registry: what it holds has no attributes.');
  }
  expect(reasonAgainst('delete', elsewhere)).toBeUndefined();
});
