import { expect, test } from 'vitest';
import { reflowOf, rowsAboveAfterShrink } from '../../../src/ui/prompt/reflow.ts';

test.each([
  [{ TERM: 'xterm-256color' }, 'all'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode' }, 'all-but-cursor'],
  [{ TERM: 'xterm-256color', XTERM_VERSION: 'XTerm(379)' }, 'none'],
  [{ TERM: 'linux' }, 'none'],
  [{ TERM: 'screen' }, 'none'],
  [{ TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0' }, 'all'],
] as const)('%j: %s', (env, reflow) => {
  expect(reflowOf(env)).toBe(reflow);
});

const layout = { rows: ['x'.repeat(40), 'x'.repeat(30)], cursor: { x: 29, y: 1 } };

test.each([
  ['all', 20, 2],
  ['all-but-cursor', 20, 1],
  ['none', 20, 0],
  ['all', 40, 0],
  ['all', 13, 5],
] as const)('a terminal that wraps %s, now %i wide, has moved the cursor by %i rows', (reflow, columns, rows) => {
  expect(rowsAboveAfterShrink(layout, columns, reflow)).toBe(rows);
});
