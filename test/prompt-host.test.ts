import { expect, test } from 'vitest';
import { cmdletTable } from '../src/cmdlets/table.ts';
import { createEngine } from '../src/engine/engine.ts';
import { PromptHost } from '../src/prompt-host.ts';
import { Session } from '../src/session/session.ts';
import type { PromptFace } from '../src/ui/prompt/shell.ts';
import { createTheme } from '../src/ui/theme/theme.ts';
import { strangerParts } from './support/session-parts.ts';

/** A face that keeps what is written on it, and whose user answers a question with `answer`. */
function faceOf(written: string[], answer: Promise<string | undefined>): PromptFace {
  return {
    width: 100,
    write: async lines => void written.push(...lines.filter(each => each !== '')),
    progress: line => void (line !== undefined && written.push(line)),
    send: () => {},
    ask: async () => undefined,
    askText: () => answer,
    askSecret: async () => undefined,
    paged: () => ({ print: () => true, end: async () => {} }),
    nest: async () => {},
    fill: async () => {},
    lend: work => work(),
    clipboard: { copy: async () => ({ way: 'system', bytes: 0, throughTmux: false }), paste: async () => '' },
    clear: () => {},
  };
}

function sitDown() {
  const host = new PromptHost(createTheme('none'));
  const refuse = () => Promise.reject(new Error('nobody connects here'));
  const session = new Session({ openRegistry: refuse, startEmulator: refuse, ...strangerParts() });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: 'test' });
  const run = (written: string[], source: string, answer: Promise<string> = Promise.resolve('yes')) =>
    host.with(faceOf(written, answer), () => engine.run(source, new AbortController().signal));
  return { host, run };
}

test('a run that was left behind ends in the middle of another, on its own face', async () => {
  const { run } = sitDown();
  const answer = Promise.withResolvers<string>();
  const [first, second]: [string[], string[]] = [[], []];
  const left = run(first, "Read-Host 'left'; 'left'; Write-Warning 'left'; Write-Progress 'left'", answer.promise);
  const next = Promise.withResolvers<string>();
  const other = run(second, "'before'; Read-Host 'next'; 'after'; Write-Warning 'after'", next.promise);
  answer.resolve('late');
  await left;
  next.resolve('soon');
  expect(await other).toMatchObject({ success: true });
  expect(second).toEqual(['before', 'soon', 'after', 'WARNING: after']);
  expect(first).toEqual(['late', 'left', 'WARNING: left', expect.stringMatching(/^left/)]);
  const third: string[] = [];
  await run(third, "'third'");
  expect(third).toEqual(['third']);
});

test('a run in the middle of another leaves that one its face', async () => {
  const { host, run } = sitDown();
  const [outer, inner]: [string[], string[]] = [[], []];
  const answer = Promise.withResolvers<string>();
  const around = run(outer, "'one'; Read-Host 'wait'; 'two'", answer.promise);
  await run(inner, "'nested'");
  host.warning('still here');
  answer.resolve('on');
  await around;
  expect({ outer, inner }).toEqual({ outer: ['one', 'WARNING: still here', 'on', 'two'], inner: ['nested'] });
});
