import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

// about_Error_Handling: what ends a statement, what the script, and what the preference changes about it.
test.each([
  ['throw ends the script', "throw 'x'; 'after'", true, []],
  [
    'the preference can silence it',
    "$ErrorActionPreference = 'SilentlyContinue'; throw 'x'; 'after'; $Error.Count",
    false,
    ['after', 1],
  ],
  ['Ignore keeps it in $Error', "$ErrorActionPreference = 'Ignore'; throw 'x'; $Error.Count", false, [1]],
  [
    'so can -ErrorAction of an advanced function',
    "function f { [CmdletBinding()] param() throw 'x'; 'in' }; f -ErrorAction SilentlyContinue; 'after'",
    false,
    ['in', 'after'],
  ],
  [
    'Stop in a plain block ends the script',
    "& { param() $ErrorActionPreference = 'Stop'; 1 / 0 } 2>$null; 'after'",
    true,
    [],
  ],
  [
    'Stop in an advanced one ends a statement',
    "& { [CmdletBinding()] param() $ErrorActionPreference = 'Stop'; 1 / 0 } 2>$null; 'after'",
    false,
    ['after'],
  ],
  [
    '-ErrorAction Stop of an advanced function does',
    "function f { [CmdletBinding()] param() Write-Error 'x'; 'in' }; f -ErrorAction Stop; 'after'",
    false,
    ['after'],
  ],
  [
    'what is thrown again goes all the way',
    "function f { [CmdletBinding()] param() try { 1 / 0 } catch { throw } }; f; 'after'",
    true,
    [],
  ],
  [
    'a try takes it anyway',
    "$ErrorActionPreference = 'SilentlyContinue'; try { throw 'x' } catch { \"caught $_\" }",
    false,
    ['caught x'],
  ],
  [
    'an error of a statement is silenced too',
    "$ErrorActionPreference = 'SilentlyContinue'; 1 / 0; 'after'; $Error.Count",
    false,
    ['after', 1],
  ],
])('%s', async (_, source, ends, expected) => {
  const { output, ended } = await runCase(source);
  expect(ended).toBe(ends);
  expect(output).toEqual(expected);
});

test('an error knows what was running', async () => {
  const source = 'function f { throw "x" }\nfunction g { f }\ntry { g } catch { $_.ScriptStackTrace }';
  const lines = ['at f, <No file>: line 1', 'at g, <No file>: line 2', 'at <ScriptBlock>, <No file>: line 3'];
  expect((await runCase(source)).output).toEqual([lines.join('\n')]);
});
