import { expect, test, vi } from 'vitest';
import { PromptHost } from '../src/prompt-host.ts';
import type { PromptFace } from '../src/ui/prompt/shell.ts';
import { createTheme } from '../src/ui/theme/theme.ts';

const SLOW = 1000;

function sitDown() {
  const drawn: (string | undefined)[] = [];
  const face: PromptFace = {
    width: 60,
    write: async () => {},
    progress: line => void drawn.push(line),
    send: () => {},
    ask: async () => undefined,
    askText: async () => undefined,
    askSecret: async () => undefined,
    paged: () => ({ print: () => true, end: async () => {} }),
    nest: async () => {},
    fill: async () => {},
    lend: work => work(),
    clipboard: { copy: async () => ({ way: 'system', bytes: 0, throughTmux: false }), paste: async () => '' },
    clear: () => {},
  };
  const host = new PromptHost(createTheme('none'));
  return { host, face, drawn };
}

test('a line of progress that came too late in one input does not hold up those of the next', async () => {
  vi.useFakeTimers();
  try {
    const { host, face, drawn } = sitDown();
    await host.with(face, async () => {
      host.progress({ activity: 'first', done: 1, total: 2 });
      host.progress({ activity: 'first', done: 2, total: 2 });
    });
    vi.advanceTimersByTime(SLOW);
    await host.with(face, async () => {
      host.progress({ activity: 'second', done: 1, total: 2 });
      host.progress({ activity: 'second', done: 2, total: 2 });
      vi.advanceTimersByTime(SLOW);
      expect(drawn.at(-1)).toMatch(/^second \[2\/2/);
    });
  } finally {
    vi.useRealTimers();
  }
});

test('what an abandoned input still tells of its progress goes nowhere', async () => {
  vi.useFakeTimers();
  try {
    const { host, face, drawn } = sitDown();
    await host.with(face, async () => host.progress({ activity: 'left', done: 1, total: 2 }));
    const before = drawn.length;
    host.progress({ activity: 'left', done: 2, total: 2 });
    vi.advanceTimersByTime(SLOW);
    expect(drawn).toHaveLength(before);
  } finally {
    vi.useRealTimers();
  }
});
