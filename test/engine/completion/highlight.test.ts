import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { soup, validScript } from '../../language/grammar.ts';
import { startShell } from '../../support/shell.ts';

const shell = await startShell({ connected: false });
const { engine } = shell;
afterAll(() => shell[Symbol.asyncDispose]());

/** `token:text` of each stretch that is more than plain text. */
const colours = (source: string) =>
  engine
    .highlight(source)
    .filter(each => each.token !== 'default')
    .map(({ start, end, token }) => `${token}:${source.slice(start, end)}`);

/** Resolves when the declaration of the one command that a text made the engine load is there. */
async function known(source: string): Promise<string[]> {
  const told = new Promise<void>(resolve => {
    const stop = engine.onKnown(() => {
      stop();
      resolve();
    });
  });
  colours(source);
  await told;
  return colours(source);
}

describe('tokens', () => {
  test.each([
    [
      "Get-AcrTag team/api -First 5 'x' # why",
      ['command:Get-AcrTag', 'parameter:-First', 'number:5', "string:'x'", 'comment:# why'],
    ],
    [
      '$x = [int] 5 + $y.Length',
      ['variable:$x', 'operator:=', 'type:int', 'number:5', 'operator:+', 'variable:$y', 'operator:.', 'member:Length'],
    ],
    [
      'if ($a -like "b $c d") { ls }',
      ['keyword:if', 'variable:$a', 'operator:-like', 'string:"b ', 'variable:$c', 'string: d"', 'command:ls'],
    ],
    ['1 | ForEach-Object { $_ }', ['number:1', 'operator:|', 'command:ForEach-Object', 'variable:$_']],
    ['function f { f }; f', ['keyword:function', 'command:f', 'command:f', 'command:f']],
  ])('%s', (source, expected) => {
    expect(colours(source)).toEqual(expected);
  });
});

describe('commands', () => {
  test.each([
    ['Get-AcrTag', 'command'],
    ['get-acrtag ', 'command'],
    ['Get-AcrT', 'command'],
    ['fore', 'command'],
    ['./build/x', 'command'],
    ['Get-AcrT ', 'commandUnknown'],
    ['Get-Nothing', 'commandUnknown'],
    ['Get-AcrTg team/api', 'commandUnknown'],
    ['./x.ps1 a', 'command'],
    ['where | x', 'command'],
  ])('%s is %s', (source, token) => {
    expect(engine.highlight(source)[0]?.token).toBe(token);
  });

  test('functions and aliases of the session are known', async () => {
    expect(engine.highlight('Show-Mine a')[0]?.token).toBe('commandUnknown');
    await shell.run('function Show-Mine {}; Set-Alias mine Show-Mine');
    expect(engine.highlight('Show-Mine a')[0]?.token).toBe('command');
    expect(engine.highlight('mine a')[0]?.token).toBe('command');
    expect(engine.highlight('Show-M')[0]?.token).toBe('command');
  });
});

describe('parameters', () => {
  test('are right until the declaration is loaded, and then judged', async () => {
    const line = 'Get-AcrManifest -Untagged -Nosuch -F 3 ';
    expect(colours(line)).toContain('parameter:-Nosuch');
    const after = await known(line);
    expect(after).toContain('parameter:-Untagged');
    expect(after).toContain('parameterUnknown:-Nosuch');
    expect(after).toContain('parameter:-F');
    expect(await known('Get-AcrManifest | Where-Object Name -like x* ')).toContain('parameter:-like');
  });

  test('a beginning of several is right only while it is typed', async () => {
    await known('Get-AcrRepository -First 1');
    expect(colours('Get-AcrRepository -R')).toContain('parameter:-R');
    expect(colours('Get-AcrRepository -R x')).toContain('parameterUnknown:-R');
    expect(colours('Get-AcrRepository -Zz')).toContain('parameterUnknown:-Zz');
  });
});

describe('errors', () => {
  test.each([
    ['ls )', 'error:)'],
    ['1 | 2; ls', 'error:2'],
    ['ls -x:; 1', 'error:-x:'],
  ])('%s', (source, place) => {
    expect(colours(source)).toContain(place);
  });

  test.each(["'half", 'if ($a', '$x = ', 'ls |', '1 -e', '@{ a = 1', '"$('])(
    'what is being typed is none: %s',
    source => {
      expect(colours(source).filter(each => each.startsWith('error'))).toEqual([]);
    },
  );
});

test('stretches cover any text in order, each once', () => {
  fc.assert(
    fc.property(fc.oneof(validScript, soup, fc.string({ unit: 'binary' })), source => {
      const spans = engine.highlight(source);
      expect(spans.map(each => source.slice(each.start, each.end)).join('')).toBe(source);
      expect(spans.filter(each => each.end <= each.start)).toEqual([]);
      expect(spans.map(each => each.start)).toEqual([0, ...spans.map(each => each.end)].slice(0, spans.length));
    }),
    { numRuns: 1000 },
  );
});
