import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { createClipboard } from '../../../src/ui/prompt/clipboard.ts';
import { copiedText } from '../../../src/ui/prompt/copied.ts';

/** A clipboard with a program for it that does this, what the program was given, and what was sent to the terminal. */
function clipboardWith(script: string, more: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-clipboard-'));
  for (const name of ['wl-copy', 'wl-paste']) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script.replaceAll('FILE', join(folder, 'clip'))}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const sent: string[] = [];
  const environment = { PATH: `${folder}${delimiter}${process.env.PATH}`, WAYLAND_DISPLAY: 'wayland-0', ...more };
  const clipboard = createClipboard(environment, async sequence => void sent.push(sequence));
  return { clipboard, sent, copied: () => readFileSync(join(folder, 'clip'), 'utf8') };
}

const osc = (text: string) => `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;

// the programs of a Wayland session stand for those of all systems
test.runIf(process.platform === 'linux')('a program that succeeds is the system clipboard', async () => {
  const { clipboard, sent, copied } = clipboardWith('cat > FILE');
  expect(await clipboard.copy('größe')).toEqual({ way: 'system', bytes: 7, throughTmux: false });
  expect(copied()).toBe('größe');
  expect(sent).toEqual([]);
});

test.runIf(process.platform === 'linux').each([
  ['that fails', 'exit 1'],
  ['that dies', 'kill -9 $$'],
])('k9s#3740, opencode#15907: a program %s is no success', async (_, script) => {
  const { clipboard, sent } = clipboardWith(script);
  expect(await clipboard.copy('a')).toEqual({ way: 'terminal', bytes: 1, throughTmux: false });
  expect(sent).toEqual([osc('a')]);
});

test('a program that is missing leaves it to the terminal', async () => {
  const sent: string[] = [];
  const environment = { PATH: mkdtempSync(join(tmpdir(), 'acrsh-none-')), DISPLAY: ':0', WAYLAND_DISPLAY: 'x' };
  const clipboard = createClipboard(environment, async sequence => void sent.push(sequence));
  const copied = await clipboard.copy('a');
  if (process.platform === 'linux') expect([copied.way, sent]).toEqual(['terminal', [osc('a')]]);
  expect(copied.bytes).toBe(1);
});

test('over SSH no program is asked, and tmux is named', async () => {
  const { clipboard, sent } = clipboardWith('cat > FILE', { SSH_CONNECTION: '1 2 3 4', TMUX: '/t,1,0' });
  expect(await clipboard.copy('a')).toEqual({ way: 'terminal', bytes: 1, throughTmux: true });
  expect(sent).toEqual([osc('a')]);
});

test('k9s#3762: what is too long for OSC 52 is said to be copied nowhere, and can still be pasted here', async () => {
  const { clipboard, sent } = clipboardWith('exit 1', { SSH_CONNECTION: '1 2 3 4' });
  const long = 'é'.repeat(60_000);
  expect(await clipboard.copy(long)).toEqual({ way: 'nowhere', bytes: 120_000, throughTmux: false });
  expect(sent).toEqual([]);
  expect(await clipboard.paste()).toBe(long);
});

test('the sentences', () => {
  expect(
    (['system', 'terminal', 'nowhere'] as const).map(way => copiedText({ way, bytes: 1234567, throughTmux: false })),
  ).toEqual([
    'Copied to the system clipboard: 1,234,567 bytes.',
    'Sent to the terminal (OSC 52), not confirmed: 1,234,567 bytes.',
    "Not copied: 1,234,567 bytes are too long for the terminal's clipboard (OSC 52). A file can hold them.",
  ]);
  expect(copiedText({ way: 'terminal', bytes: 1, throughTmux: true })).toBe(
    'Sent to the terminal (OSC 52), not confirmed: 1 byte. tmux hands it on with: set -s set-clipboard on',
  );
});
