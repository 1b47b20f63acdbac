import { expect, onTestFinished } from 'vitest';
import { type OuterShell, openUnderShell } from '../support/outer-shell.ts';
import { programFor, type SittingOptions } from './sitting.ts';

/** The program in a shell, on a terminal that has all there is to switch on. */
export async function startUnderShell(options: SittingOptions): Promise<OuterShell> {
  const outer = await openUnderShell(programFor({ ...options, kitty: true }));
  onTestFinished(() => outer.terminal.kill('SIGKILL'));
  await outer.terminal.until(':/>');
  await outer.terminal.until(() => outer.terminal.bracketedPaste && outer.terminal.keyboardLevels === 1);
  return outer;
}

/** The program has left, and the shell has its terminal back as it was. */
export async function expectSane(outer: OuterShell): Promise<void> {
  const { terminal } = outer;
  expect(await outer.settingsNow()).toBe(outer.settingsBefore);
  expect(outer.settingsBefore).toMatch(/(?<!-)icanon[\s\S]*(?<!-)echo /);
  expect({
    cursor: terminal.cursor().shown,
    paste: terminal.bracketedPaste,
    alternate: terminal.alternateScreen,
    keyboardLevels: terminal.keyboardLevels,
    title: terminal.title(),
  }).toEqual({ cursor: true, paste: false, alternate: false, keyboardLevels: 0, title: '' });
}
