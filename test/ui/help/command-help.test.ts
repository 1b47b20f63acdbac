import { expect, test } from 'vitest';
import { cmdletTable } from '../../../src/cmdlets/table.ts';
import type { AnyCmdlet } from '../../../src/engine/cmdlet.ts';
import { width } from '../../../src/terminal/width.ts';
import { commandHelpPage, parameterHelpLines } from '../../../src/ui/help/command-help.ts';

async function cmdlet(name: string): Promise<AnyCmdlet> {
  const entry = cmdletTable.find(each => each.name === name);
  if (!entry) throw new Error(`there is no ${name}`);
  return await entry.load();
}

const update = await cmdlet('Update-AzContainerRegistryManifest');

test('the block of a parameter has the lines of PSReadLine', () => {
  expect(parameterHelpLines(update, 'DeleteEnabled', 120)).toEqual([
    '-DeleteEnabled <Boolean>',
    '',
    'DESC: False blocks deleting it.',
    'Required: false, Position: Named, Default Value: (unchanged), Pipeline Input: False, WildCard: false',
  ]);
});

test('a parameter is found by a beginning or an alias; of one that is none nothing is said', () => {
  expect(parameterHelpLines(update, 'del', 120)[0]).toBe('-DeleteEnabled <Boolean>');
  expect(parameterHelpLines(update, 'wi', 120)[0]).toBe('-WhatIf <SwitchParameter>');
  expect(parameterHelpLines(update, 'Colour', 120)).toEqual([]);
});

test('a narrow block is broken at blanks', () => {
  const lines = parameterHelpLines(update, 'DeleteEnabled', 40);
  expect(lines.every(each => width(each) <= 40)).toBe(true);
  expect(lines.slice(3)).toEqual([
    'Required: false, Position: Named,',
    'Default Value: (unchanged), Pipeline',
    'Input: False, WildCard: false',
  ]);
});

test('the page says where a parameter is told about', () => {
  const page = commandHelpPage(update, 80);
  expect(page.lines[page.anchorOf('DeleteEnabled')]).toBe('    -DeleteEnabled <Boolean>');
  expect(page.lines[page.anchorOf('wi')]).toBe('    -WhatIf [<SwitchParameter>]');
  expect(page.anchorOf('Colour')).toBe(0);
});

test.each([40, 60, 80, 200])('no text of any page is wider than %i cells', async columns => {
  for (const entry of cmdletTable) {
    const loaded = await entry.load();
    const page = commandHelpPage(loaded, columns);
    const examples = page.lines.indexOf('EXAMPLES');
    const links = page.lines.indexOf('RELATED LINKS');
    // what was typed and seen stays as it is
    const text = [...page.lines.slice(0, examples), ...page.lines.slice(links)];
    // a word that is wider than the line is the only thing that may stick out
    expect(text.filter(each => width(each) > columns && each.trim().includes(' '))).toEqual([]);
  }
});
