import { expect, test } from 'vitest';
import { createModes, type ModeTarget } from '../../src/terminal/modes.ts';

function recorder(): { target: ModeTarget; log: string[] } {
  const log: string[] = [];
  return { log, target: { setRawMode: on => log.push(on ? 'raw' : 'cooked'), write: text => log.push(text) } };
}

test('everything that was switched on is undone, latest first, once', () => {
  const { target, log } = recorder();
  const modes = createModes(target);
  modes.enter('raw');
  modes.enter('bracketed-paste');
  modes.enter('raw');
  modes.note('hidden-cursor');
  modes.enter('alternate-screen');
  modes.leave('alternate-screen');
  log.length = 0;
  modes.restore();
  modes.restore();
  expect(log).toEqual(['\x1b[?25h', '\x1b[?2004l', 'cooked']);
});

test('after a suspension the same modes are on again', () => {
  const { target, log } = recorder();
  const modes = createModes(target);
  modes.enter('raw');
  modes.enter('bracketed-paste');
  modes.suspend();
  log.length = 0;
  modes.resume();
  expect(log).toEqual(['raw', '\x1b[?2004h']);
});

test('a terminal that has gone away does not keep the rest from being undone', () => {
  const { target, log } = recorder();
  const modes = createModes({
    ...target,
    write(text) {
      if (text.endsWith('l')) throw new Error('EIO');
    },
  });
  modes.enter('raw');
  modes.enter('bracketed-paste');
  expect(() => modes.restore()).not.toThrow();
  expect(log).toEqual(['raw', 'cooked']);
});
