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
  expect(activities.cancel()).toBe('listing tags');
  expect([one, other, aside].map(each => each.signal.aborted)).toEqual([true, false, false]);
  expect(activities.cancel()).toBe('filtering');
  expect(activities.text).toMatch(/^reading what belongs together 1s,/);
  expect(activities.cancel()).toBe('reading what belongs together');
  expect(activities.cancel()).toBeUndefined();
  expect(activities.isBusy).toBe(false);
});
