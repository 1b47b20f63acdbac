import { expect, test } from 'vitest';
import { InstantClock } from '../../registry/connection.ts';
import { startShell } from '../../support/shell.ts';

test('a registry out of reach can be walked up and left, but not entered further', async () => {
  await using shell = await startShell({ fixture: 'demo', clock: new InstantClock() });
  await shell.run('cd team/api');
  shell.emulator.faults.add({ on: {}, effect: { kind: 'reset', when: 'before' }, times: Number.POSITIVE_INFINITY });
  expect(await shell.run('cd ..; (pwd).Path; cd ..; (pwd).Path')).toEqual(['demo:/team', 'demo:/']);
  expect(await shell.run('cd test; (pwd).Path')).toContain('demo:/');
});
