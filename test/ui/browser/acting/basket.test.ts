import { describe, expect, test } from 'vitest';
import { parse } from '../../../../src/language/parse.ts';
import { PlanBasket, stagedActions } from '../../../../src/ui/browser/acting/basket.ts';
import { carryOut, gatherChanges } from '../../../../src/ui/browser/acting/change-run.ts';
import { scriptText } from '../../../../src/ui/browser/acting/command-script.ts';
import { stagedChangeOf, stagedRow } from '../../../../src/ui/browser/acting/staged-row.ts';
import { NOW, startShell } from '../../../support/shell.ts';
import { changed, moveTag, sent, valuesOf } from './acting.ts';

const never = new AbortController().signal;
const now = () => NOW.getTime();

describe('the plan', () => {
  test('items of several repositories are staged, planned anew when they are applied, and only then sent', async () => {
    await using shell = await startShell();
    const basket = new PlanBasket(now);
    basket.stage(await valuesOf(shell, 'Get-AcrTag library/hello-world v1'), 'untag');
    basket.stage(await valuesOf(shell, 'Get-AcrTag team/api 1.4'), 'lock');
    expect(basket.entries.map(each => `${each.action} ${each.subject.repository}`)).toEqual([
      'untag library/hello-world',
      'lock team/api',
    ]);
    expect(sent(shell.emulator)).toEqual([]);
    moveTag(shell.emulator, 'library/hello-world', 'v1', 'v2');
    const gathered = await gatherChanges(shell.engine, basket.entries, { signal: never });
    expect(gathered.map(each => each.moved !== undefined)).toEqual([true, false]);
    await gathered[0]?.stop();
    await carryOut(gathered.slice(1), { signal: never });
    expect(changed(shell.emulator)).toEqual([expect.stringMatching(/^attributes changed .*1\.4$/)]);
  });

  test('an item stands in it once, for what it was staged last', async () => {
    await using shell = await startShell();
    const basket = new PlanBasket(now);
    const tag = await valuesOf(shell, 'Get-AcrTag library/hello-world v1');
    for (const action of stagedActions) basket.stage(tag, action);
    expect(basket.entries.map(each => each.action)).toEqual(['unlock']);
    basket.remove(basket.entries);
    expect(basket.size).toBe(0);
  });

  test('what cannot be staged is refused with the reason', async () => {
    await using shell = await startShell();
    const basket = new PlanBasket(now);
    const manifests = await valuesOf(shell, 'Get-AcrManifest library/hello-world');
    expect(basket.stage([...manifests, 'a text'], 'untag')).toEqual({
      staged: 0,
      refused: ['Only tags can be untagged.', 'It is neither a repository, a tag nor a manifest.'],
    });
    expect(basket.stage(await valuesOf(shell, 'Get-AcrConnection'), 'lock').staged).toBe(0);
    const tags = await valuesOf(shell, 'Get-AcrTag library/hello-world');
    expect(basket.stage(tags, 'delete')).toEqual({
      staged: 0,
      refused: ['A tag is untagged; its manifest can be deleted.'],
    });
  });

  test('rows of the plan lead back to what they stand for', async () => {
    await using shell = await startShell();
    const basket = new PlanBasket(now);
    basket.stage(await valuesOf(shell, 'Get-AcrTag library/hello-world'), 'lock');
    expect(basket.entries.map(stagedRow).map(stagedChangeOf)).toEqual(basket.entries);
    expect(stagedChangeOf('a text')).toBeUndefined();
  });

  test('its script is a script of the shell, whatever things are called', async () => {
    const title = 'plan\nRemove-AcrRepository team/api -Force';
    const text = scriptText(title, ['Remove-AzContainerRegistryRepository -RegistryName a -Name b'], now());
    expect(text.split('\n')).toEqual([
      '# plan`u{a}Remove-AcrRepository team/api -Force',
      '# 1 command, saved 2026-01-15T10:00:00.000Z',
      '# To delete a repository, a script has to add -ConfirmName <repository>.',
      '',
      'Remove-AzContainerRegistryRepository -RegistryName a -Name b',
      '',
    ]);
    const { script, errors } = parse(text);
    expect([errors, script.end.statements.length]).toEqual([[], 1]);
  });
});
