import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { createOpener, type OpenerOptions } from '../../../src/ui/prompt/open-address.ts';

const DESKTOP = { DISPLAY: ':0' };
const PAGE = 'https://portal.azure.com/#@/resource/subscriptions/1?a=1&b=%20';

/** Opens an address; answers what came of it and what was started. */
async function opening(address: string, options: Partial<OpenerOptions> = {}, ended: number | 'runs' | string = 0) {
  const started: (readonly string[])[] = [];
  const opener = createOpener({
    environment: DESKTOP,
    platform: 'linux',
    start: async (program, args) => {
      started.push([program, ...args]);
      return ended;
    },
    ...options,
  });
  return { ...(await opener.open(address)), started };
}

test.each([
  ['linux', ['xdg-open', PAGE]],
  ['darwin', ['open', PAGE]],
  ['win32', ['rundll32.exe', 'url.dll,FileProtocolHandler', PAGE]],
] as const)('%s has its program, and the address is one argument', async (platform, command) => {
  expect(await opening(PAGE, { platform })).toEqual({ opened: true, started: [command] });
});

test.each([
  'http://contoso.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'vscode://file/x',
  '--help',
  'https://github.com@evil.example/',
  'contoso.example',
  '',
])('%j is not opened', async address => {
  expect(await opening(address)).toEqual({ opened: false, why: 'only https addresses are opened', started: [] });
});

test('where no browser can be, none is started', async () => {
  const ssh = await opening(PAGE, { environment: { ...DESKTOP, SSH_CONNECTION: '1 2 3 4' } });
  expect(ssh).toEqual({ opened: false, why: 'over SSH there is no browser to open', started: [] });
  const bare = await opening(PAGE, { environment: {} });
  expect(bare).toEqual({ opened: false, why: 'there is no desktop here', started: [] });
  expect((await opening(PAGE, { environment: {}, platform: 'darwin' })).opened).toBe(true);
});

test('what the program says is believed', async () => {
  expect(await opening(PAGE, {}, 'runs')).toMatchObject({ opened: true });
  expect(await opening(PAGE, {}, 3)).toMatchObject({ opened: false, why: 'xdg-open failed (3)' });
  expect(await opening(PAGE, {}, 'ENOENT')).toMatchObject({ opened: false, why: 'xdg-open is not installed' });
});

test.runIf(process.platform === 'linux')('a real program gets the address as it is, without a shell', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-open-'));
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/asked'\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const environment = { ...DESKTOP, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const address = "https://contoso.example/?a=$(id)&b=`id`;'x'";
  expect(await createOpener({ environment }).open(address)).toEqual({ opened: true });
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('https://contoso.example/?a=$(id)&b=`id`;%27x%27\n');
  const none = createOpener({ environment: { ...DESKTOP, PATH: mkdtempSync(join(tmpdir(), 'acrsh-none-')) } });
  expect(await none.open(address)).toEqual({ opened: false, why: 'xdg-open is not installed' });
});
