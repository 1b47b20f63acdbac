import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { sitDown } from './sitting.ts';

test('-ScreenReader: the browser is a conversation on the prompt, on the views, filters and plans of the other', async () => {
  const emulator = await startEmulator({ fixture: 'demo' });
  onTestFinished(() => emulator.close());
  const args = ['-Registry', emulator.loginServer, '-ScreenReader'];
  const { terminal, enter } = await sitDown({ emulator, args, columns: 120, rows: 50 });
  /** What is typed before a question stands is thrown away, so the next one is waited for. */
  const say = async (line: string, shows: string, next = 'browser>') => {
    terminal.type(`${line}\r`);
    await terminal.until(rows => {
      const said = rows.slice(rows.findLastIndex(each => each === `browser> ${line}` || each.endsWith(`: ${line}`)));
      const last = rows.findLast(each => each.trim() !== '') ?? '';
      return said.some(each => each.includes(shows)) && last.startsWith(next) && !last.endsWith(line);
    });
  };
  await enter('Show-Browser', /^browser>/m);
  expect(terminal.alternateScreen).toBe(false);
  await say('5', 'repositories, team/. 2 rows.');
  await say('1', '20. ');
  await say('filter { $_.Name -like "1.0.*" }', ', 2 shown by the filter');
  await say('open 1', 'repositories, team/api, 1.0.');
  await say('tab labels', ', labels. ');
  await say('back', 'That is all.');
  await say('mark all', '2 marked.');
  await say('filter 1.0.0', '1 of them hidden by the filter');
  await say('untag', '1 marked row that the filter hides is left out.', 'Type yes to untag this, ');
  await say('yes', '1 done.');
  terminal.type('quit\r');
  await terminal.until(rows => /:\/>$/.test(rows.findLast(each => each.trim() !== '') ?? ''));
  await enter('$Marked | ForEach-Object Name', /^1\.0\.1$/m);
  expect(terminal.alternateScreen).toBe(false);
  const deleted = emulator.ledger.effects.filter(each => each.kind === 'tag deleted');
  expect(deleted.map(each => ('tag' in each ? each.tag : ''))).toEqual(['1.0.0']);
});
