import { describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../support/shell.ts';

const noSignal = new AbortController().signal;
const promptOf = (shell: TestShell) => shell.engine.promptText(noSignal);

test('without a function there is no text', async () => {
  await using shell = await startShell({ connected: false });
  expect(await promptOf(shell)).toBeUndefined();
});

test('its output is the prompt, line by line', async () => {
  await using shell = await startShell({ connected: false });
  await shell.run('function prompt { "`e[32mfirst`e[0m"; 2 }');
  expect(await promptOf(shell)).toBe('\x1b[32mfirst\x1b[0m\n2');
  await shell.run('function prompt { return "once" }');
  expect(await promptOf(shell)).toBe('once');
});

test.each(['function prompt { }', 'function prompt { "" }', 'function prompt { $null }'])(
  'one that says nothing is none: %s',
  async source => {
    await using shell = await startShell({ connected: false });
    await shell.run(source);
    expect(await promptOf(shell)).toBeUndefined();
  },
);

test('it sees how the last input ended and how long it took', async () => {
  await using shell = await startShell({ connected: false });
  await shell.run('function prompt { "$? $($LastDuration.GetType().Name) $($LastDuration -gt [timespan]::Zero)" }');
  await shell.run('1');
  expect(await promptOf(shell)).toBe('True TimeSpan True');
  await shell.run('Get-Nothing');
  expect(await promptOf(shell)).toBe('False TimeSpan True');
});

test('it changes neither $?, $Error, $LASTEXITCODE nor the list of inputs', async () => {
  await using shell = await startShell({ connected: false });
  await shell.run('function prompt { Get-Nothing; $global:LASTEXITCODE = 5; "x" }');
  await shell.run('Get-Other');
  expect(await promptOf(shell)).toBe('x');
  const seen = await shell.run('"$? $($Error.Count) $($Error[0].TargetObject) $LASTEXITCODE|"; (Get-History).Count');
  expect(seen).toEqual(['False 1 Get-Other |', '2']);
});

describe('an error', () => {
  test('is told once for each function, and there is no text', async () => {
    await using shell = await startShell({ connected: false });
    const tell = async (source: string) => {
      await shell.run(source);
      const before = shell.lines.length;
      const texts = [await promptOf(shell), await promptOf(shell)];
      return { texts, told: shell.lines.slice(before) };
    };
    const warning = "WARNING: The function 'prompt' has an error: broken";
    expect(await tell("function prompt { throw 'broken' }")).toEqual({
      texts: [undefined, undefined],
      told: [warning],
    });
    expect(await tell("function prompt { Write-Error 'broken'; 'still' }")).toEqual({
      texts: ['still', 'still'],
      told: [warning],
    });
    expect((await tell('function prompt { exit 3 }')).texts).toEqual([undefined, undefined]);
  });

  test('is none where it is cancelled', async () => {
    await using shell = await startShell({ connected: false });
    await shell.run('function prompt { while ($true) { } }');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 0);
    const before = shell.lines.length;
    expect(await shell.engine.promptText(stop.signal)).toBeUndefined();
    expect(shell.lines.slice(before)).toEqual([]);
  });
});
