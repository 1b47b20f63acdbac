import fc from 'fast-check';
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

test('suspensions nest, and a mode entered meanwhile waits for the last one to end', () => {
  const { target, log } = recorder();
  const modes = createModes(target);
  modes.enter('raw');
  modes.suspend();
  modes.suspend();
  log.length = 0;
  modes.enter('kitty-keyboard');
  modes.resume();
  expect([modes.suspended, ...log]).toEqual([true]);
  modes.resume();
  modes.resume();
  expect([modes.suspended, ...log]).toEqual([false, 'raw', '\x1b[>5u']);
});

test('nothing is undone twice by an end while suspended', () => {
  const { target, log } = recorder();
  const modes = createModes(target);
  modes.enter('kitty-keyboard');
  modes.suspend();
  log.length = 0;
  modes.restore();
  modes.resume();
  expect(log).toEqual([]);
});

test('in any order, each screen is left with the keyboard modes it had', () => {
  const step = fc.constantFrom('enter kitty', 'leave kitty', 'enter screen', 'leave screen', 'suspend', 'resume');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const pushed = { main: 0, alternate: 0 };
      let screen: keyof typeof pushed = 'main';
      const modes = createModes({
        setRawMode: () => {},
        write(text) {
          for (const [sequence] of text.matchAll(/\x1b\[[^a-z]*[a-z]/g)) {
            if (sequence === '\x1b[?1049h') screen = 'alternate';
            else if (sequence === '\x1b[?1049l') screen = 'main';
            else pushed[screen] += sequence === '\x1b[<u' ? -1 : 1;
          }
          expect(pushed[screen]).toBeGreaterThanOrEqual(0);
        },
      });
      let kitty = false;
      let suspensions = 0;
      for (const each of steps) {
        if (each === 'suspend') {
          suspensions += 1;
          modes.suspend();
        } else if (each === 'resume') {
          suspensions = Math.max(0, suspensions - 1);
          modes.resume();
        } else {
          const [verb, what] = each.split(' ');
          if (what === 'kitty') kitty = verb === 'enter';
          modes[verb === 'enter' ? 'enter' : 'leave'](what === 'kitty' ? 'kitty-keyboard' : 'alternate-screen');
        }
        expect(pushed[screen]).toBe(kitty && suspensions === 0 ? 1 : 0);
      }
      modes.restore();
      expect([screen, pushed]).toEqual(['main', { main: 0, alternate: 0 }]);
    }),
  );
});
