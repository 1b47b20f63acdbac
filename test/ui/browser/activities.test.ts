import { expect, test } from 'vitest';
import { Activities } from '../../../src/ui/browser/activities.ts';

function start() {
  let time = 0;
  const activities = new Activities(() => time);
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { activities, pass };
}

test('what is under way is told with its age after a second, and how many wait besides', () => {
  const { activities, pass } = start();
  const listing = activities.begin('listing tags');
  pass(999);
  expect(activities.text).toBeUndefined();
  activities.begin('looking at 1 tag');
  pass(2001);
  expect(activities.text).toBe('listing tags 3s and 1 more, Ctrl+C cancels');
  listing.end();
  expect(activities.text).toBe('looking at 1 tag 2s, Ctrl+C cancels');
});

test('what is cancelled is what is told', () => {
  const { activities, pass } = start();
  const aside = activities.beginAside('reading what belongs together');
  const one = activities.begin('listing tags');
  const other = activities.begin('filtering');
  pass(1000);
  expect(activities.text).toMatch(/^listing tags 1s and 2 more/);
  expect(activities.cancel()).toEqual({ what: 'listing tags', how: 'ended' });
  expect([one, other, aside].map(each => each.signal.aborted)).toEqual([true, false, false]);
  expect(activities.cancel()).toEqual({ what: 'filtering', how: 'ended' });
  expect(activities.text).toMatch(/^reading what belongs together 1s,/);
  expect(activities.cancel()).toEqual({ what: 'reading what belongs together', how: 'ended' });
  expect(activities.cancel()).toBeUndefined();
  expect(activities.isBusy).toBe(false);
});

test('what may have sent a change is stopped first, and given up by a second Ctrl+C within 2 s', () => {
  const { activities, pass } = start();
  const line = activities.beginSending('Remove-AcrTag a b');
  pass(1000);
  expect(activities.cancel()).toEqual({ what: 'Remove-AcrTag a b', how: 'stopping' });
  expect([line.signal.aborted, line.abandoned.aborted]).toEqual([true, false]);
  expect(activities.text).toBe('Stopping, what was sent is awaited: Remove-AcrTag a b 1s, Ctrl+C twice gives up');
  pass(2000);
  expect(activities.cancel()?.how).toBe('stopping');
  activities.cancelAll();
  expect([activities.isBusy, line.abandoned.aborted]).toEqual([true, false]);
  pass(1999);
  expect(activities.cancel()?.how).toBe('given up');
  expect([activities.isBusy, line.abandoned.aborted]).toEqual([false, true]);
});

test('what is left behind can be given up as a whole', () => {
  const { activities } = start();
  const lines = ['one', 'other'].map(each => activities.beginSending(each));
  activities.cancelAll();
  expect(lines.map(each => [each.signal.aborted, each.abandoned.aborted])).toEqual([
    [true, false],
    [true, false],
  ]);
  activities.abandonAll();
  expect(lines.map(each => each.abandoned.aborted)).toEqual([true, true]);
  expect(activities.isBusy).toBe(false);
});
