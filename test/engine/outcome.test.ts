import { expect, test } from 'vitest';
import { type RunState, rememberOutcome } from '../../src/engine/runtime.ts';
import { List } from '../../src/values/list.ts';

test('what an input in between does to the outcome is taken back, a partial listing too', () => {
  const state: RunState = {
    success: true,
    clean: true,
    mishaps: 0,
    partial: true,
    rounds: 0,
    nested: 0,
    errors: new List(),
    failures: [],
    changes: { done: 1, failed: 0 },
  };
  const restore = rememberOutcome(state);
  Object.assign(state, { success: false, clean: false, mishaps: 2, partial: false, changes: { done: 0, failed: 0 } });
  restore();
  expect(state).toMatchObject({
    success: true,
    clean: true,
    mishaps: 0,
    partial: true,
    changes: { done: 1, failed: 0 },
  });
});
