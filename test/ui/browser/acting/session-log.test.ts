import { expect, test } from 'vitest';
import { loggedCallOf, loggedRow } from '../../../../src/ui/browser/acting/logged-row.ts';
import { SessionLog } from '../../../../src/ui/browser/acting/session-log.ts';

test('each call has its line, how it ended and how long it took', () => {
  let time = 1000;
  const log = new SessionLog(() => time);
  const endList = log.begin('Get-AcrTag a', { changes: false });
  const endChange = log.begin('Remove-AcrTag a b', { changes: true });
  time = 1500;
  endChange('ok');
  expect(log.calls).toMatchObject([
    { id: 1, status: 'running', began: 1000, duration: undefined },
    { id: 2, status: 'ok', began: 1000, duration: 500 },
  ]);
  endList('cancelled');
  expect(log.calls[0]?.status).toBe('cancelled');
  expect(log.calls.map(loggedRow).map(loggedCallOf)).toEqual(log.calls);
});

test('the script of a session holds the changes that were made', () => {
  const log = new SessionLog(() => 0);
  for (const [line, status] of [
    ['one', 'ok'],
    ['two', 'failed'],
    ['three', 'partly'],
    ['four', 'cancelled'],
  ] as const)
    log.begin(line, { changes: true })(status);
  log.begin('five', { changes: false })('ok');
  log.begin('six', { changes: true });
  expect(log.changingLines).toEqual(['one', 'three']);
});

test('a long session keeps its latest calls', () => {
  const log = new SessionLog(() => 0);
  const endFirst = log.begin('first', { changes: true });
  for (let at = 0; at < 10_000; at += 1) log.begin(`call ${at}`, { changes: false })('ok');
  endFirst('ok');
  expect(log.calls).toHaveLength(10_000);
  expect(log.calls[0]?.line).toBe('call 0');
});
