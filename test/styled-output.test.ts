import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Appearance, openAppearance } from '../src/appearance.ts';
import { parseCommandLine } from '../src/command-line.ts';
import { ConsoleHost } from '../src/console-host.ts';
import type { Host } from '../src/engine/host.ts';
import { PromptHost } from '../src/prompt-host.ts';
import { createShell } from '../src/shell.ts';
import type { PromptFace } from '../src/ui/prompt/shell.ts';

/** Something of every stream, every view and every theme. */
const SCRIPT = `
  Get-AcrRepository
  Get-AcrTag team/api -First 3
  Get-AcrManifest team/api -First 1
  Get-AcrConnection | Format-List
  Get-Theme
  Show-Theme high-contrast
  Test-Theme | select -First 3
  Get-Help Get-AcrTag
  Write-Host -ForegroundColor Red 'red'
  Write-Warning 'warned'
  Get-AcrTag -Verbose -Debug team/api -First 1
  Remove-AcrTag team/api 1.3.0 -WhatIf
  Get-Nothing
  1 / 0
`;

type Environment = Readonly<Record<string, string>>;
type HostName = 'console' | 'json' | 'prompt';

const line = parseCommandLine(['-Emulator', '-NoProfile', '-c', 'x'], false);

/** Runs the script behind one of the hosts; answers what went to each stream. */
async function shown(name: HostName, variables: Environment, { out, err }: { out: boolean; err: boolean }) {
  const environment = { ...variables, ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-styled-')) };
  const appearance = openAppearance(line, environment, 'linux');
  const written = { data: '', talk: '' };
  const { host, run } =
    name === 'prompt' ? promptHost(appearance, written) : consoleHost(name, appearance, { written, out, err });
  const { engine, session } = createShell({
    host,
    line,
    appearance,
    environment,
    version: 'test',
    historyFile: undefined,
  });
  const { signal } = new AbortController();
  await session.connectEmulator(false, signal);
  await run(async () => {
    await engine.run(SCRIPT, signal);
  });
  await session.close();
  return written;
}

interface Written {
  data: string;
  talk: string;
}

interface RunningHost {
  readonly host: Host;
  run(work: () => Promise<void>): Promise<void>;
}

function consoleHost(
  name: HostName,
  appearance: Appearance,
  { written, out, err }: { readonly written: Written; readonly out: boolean; readonly err: boolean },
): RunningHost {
  const host = new ConsoleHost({
    streams: {
      async data(text) {
        written.data += text;
      },
      talk(text) {
        written.talk += text;
      },
      flush: async () => {},
      width: 100,
    },
    json: name === 'json',
    theme: appearance.theme(err),
    dataTheme: appearance.theme(out),
    readInput: undefined,
  });
  return {
    host,
    async run(work) {
      await work();
      await host.finish();
    },
  };
}

function promptHost(appearance: Appearance, written: Written): RunningHost {
  const host = new PromptHost(appearance.theme(true));
  const face: PromptFace = {
    width: 100,
    async write(lines) {
      written.data += `${lines.join('\n')}\n`;
    },
    progress: () => {},
    ask: async () => undefined,
    askText: async () => undefined,
    askSecret: async () => undefined,
    send: () => {},
    paged: () => ({ print: () => true, end: async () => {} }),
    nest: async () => {},
    fill: async () => {},
    lend: work => work(),
    clipboard: { copy: async () => ({ way: 'system', bytes: 0, throughTmux: false }), paste: async () => '' },
    clear: () => {},
  };
  return { host, run: work => host.with(face, work) };
}

const SGR = /\x1b\[/;
const here = { out: true, err: true };

describe.each<HostName>(['console', 'json', 'prompt'])('behind the %s host', name => {
  test('a dumb terminal gets no escape sequence at all', async () => {
    const { data, talk } = await shown(name, { TERM: 'dumb' }, here);
    expect(data.length + talk.length).toBeGreaterThan(3000);
    expect(data + talk).not.toMatch(SGR);
  });

  test('NO_COLOR leaves attributes alone', async () => {
    const { data, talk } = await shown(name, { TERM: 'xterm-256color', NO_COLOR: '1' }, here);
    const codes = new Set((data + talk).match(/\x1b\[[\d;]*m/g)?.flatMap(each => each.slice(2, -1).split(';')));
    expect([...codes].filter(each => Number(each) > 7)).toEqual([]);
    expect(codes.size).toBeGreaterThan(2);
  });
});

describe('in a pipe', () => {
  const none = { out: false, err: false };
  test('there is no colour, unless FORCE_COLOR asks for it', async () => {
    const plain = await shown('console', { TERM: 'xterm-256color' }, none);
    expect(plain.data + plain.talk).not.toMatch(SGR);
    const forced = await shown('console', { FORCE_COLOR: '3' }, none);
    expect(forced.data).toContain('\x1b[38;2;');
    expect(forced.talk).toContain('\x1b[38;2;255;92;92;1m');
    const swatch = '* dark              text muted accent ok warn error locked string';
    expect(plain.data).toContain(swatch);
    expect(forced.data.replace(/\x1b\[[\d;]*m/g, '')).toContain(swatch);
  });

  test('each stream decides for itself', async () => {
    const { data, talk } = await shown('console', { TERM: 'xterm' }, { out: false, err: true });
    expect(data).not.toMatch(SGR);
    expect(talk).toMatch(SGR);
  });

  test('JSON is never coloured', async () => {
    expect((await shown('json', { FORCE_COLOR: '3' }, none)).data).not.toMatch(SGR);
  });
});
