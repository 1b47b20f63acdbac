import { describe, expect, test } from 'vitest';
import { offered, settled, texts } from '../../engine/completion/completing.ts';
import { startShell, type TestShell } from '../../support/shell.ts';

/** What the registry was asked since the last look. */
function requests({ emulator }: TestShell): string[] {
  const lines = emulator.ledger.entries.map(({ method, path }) => `${method} ${path}`);
  emulator.ledger.clear();
  return lines.filter(each => !each.includes('/oauth2/'));
}

const names = async (shell: TestShell, line: string, count = 3) => texts(await settled(shell, line)).slice(0, count);

describe('names of a registry', () => {
  test('the first answer comes at once and says that more is coming; then it does', async () => {
    await using shell = await startShell();
    expect(await offered(shell, 'Get-AcrTag te')).toMatchObject({ candidates: [], pending: true, start: 11, end: 13 });
    expect(await names(shell, 'Get-AcrTag te', 9)).toEqual([
      'team/api',
      'team/api-cache',
      'test/busybox',
      'test/busybox50',
    ]);
    expect(requests(shell)).toEqual(['GET /acr/v1/_catalog']);
    const again = await offered(shell, 'Get-AcrTag ap');
    expect(texts(again)).toEqual(['team/api', 'team/api-cache']);
    expect(again).toMatchObject({ pending: false, age: expect.any(Number) });
    expect(requests(shell)).toEqual([]);
  });

  test.each([
    ['Get-AcrTag team/api 1.4', ['1.4', '1.4.2', '1.4.1']],
    ['Get-AcrTag team/api -Name 1.4.2, 1.4.', ['1.4.1', '1.4.0']],
    ['Get-AcrTag -Name 1.4¦ -RepositoryName team/api', ['1.4', '1.4.2', '1.4.1']],
    ['Get-AcrTag team/api:1.4.', ['team/api:1.4.2', 'team/api:1.4.1', 'team/api:1.4.0']],
    ['Get-AcrTag demo/te', []],
    ['Remove-AcrManifest team/api -Tag late', ['latest']],
    ['$tags = Get-AcrTag team/api 1.4.', ['1.4.2', '1.4.1', '1.4.0']],
    ["Get-AcrTag 'team/api' '1.4.", ["'1.4.2'", "'1.4.1'", "'1.4.0'"]],
    ['Get-AcrRepository li', ['library/hello-world', 'samples/nginx'].slice(0, 1)],
    ['Get-AcrTag -RegistryName d', ['demo']],
    ['Get-AcrTag $(1) -Name 1', []],
  ])('%s', async (line, expected) => {
    await using shell = await startShell();
    expect(await names(shell, line)).toEqual(expected);
  });

  test('a digest by its first four digits or behind its algorithm; the tooltip says which it is', async () => {
    await using shell = await startShell();
    const [tag] = await shell.run('(Get-AcrTag team/api latest).Digest');
    const digits = tag?.slice('sha256:'.length) ?? '';
    expect(texts(await settled(shell, `Remove-AcrManifest team/api ${digits.slice(0, 3)}`))).toEqual([]);
    for (const typed of [digits.slice(0, 4), digits.slice(0, 6).toUpperCase(), `sha256:${digits.slice(0, 4)}`]) {
      const { candidates } = await settled(shell, `Remove-AcrManifest team/api ${typed}`);
      expect(candidates.map(each => each.text)).toEqual([tag]);
      expect(candidates[0]?.label).toBe(digits.slice(0, 12));
      expect(candidates[0]?.tooltip).toContain('latest');
    }
    expect(texts(await settled(shell, `Get-Item team/api@sha256:${digits.slice(0, 5)}`))).toEqual([`team/api@${tag}`]);
  });

  test('the tooltip of a tag tells digest, age and lock', async () => {
    await using shell = await startShell();
    await shell.run('Update-AcrTag team/api 1.4.1 -DeleteEnabled $false');
    const { candidates } = await settled(shell, 'Get-AcrTag team/api 1.4.1');
    expect(candidates[0]?.tooltip).toMatch(/^[0-9a-f]{12} · .+ · locked$/);
  });

  test('locations and items', async () => {
    await using shell = await startShell();
    expect(await names(shell, 'cd team/')).toEqual(['team/api', 'team/api-cache']);
    expect(await names(shell, 'cd te')).toEqual(['team/', 'test/']);
    expect(await names(shell, 'cd team/api:1')).toEqual([]);
    expect(await names(shell, 'ls dem')).toEqual(['demo:/']);
    expect(await names(shell, 'ls demo:/te')).toEqual(['demo:/team/', 'demo:/test/']);
    await shell.run('cd team/api');
    expect(await names(shell, 'Get-Item ./:1.4.')).toEqual(['./:1.4.2', './:1.4.1', './:1.4.0']);
    expect(await names(shell, 'Get-Item ')).toEqual(['./:latest', './:1', './:1.4']);
    expect(await names(shell, 'ls ')).not.toContain('./:latest');
    expect(await names(shell, 'cd ../')).toEqual(['../api', '../api-cache']);
    expect(await names(shell, 'Get-AcrTag -Name 1.4.')).toEqual(['1.4.2', '1.4.1', '1.4.0']);
  });

  test('a registry that is not connected is asked nothing', async () => {
    await using shell = await startShell();
    requests(shell);
    expect(texts(await settled(shell, 'Get-AcrTag -RegistryName elsewhere te'))).toEqual([]);
    expect(texts(await settled(shell, 'Get-AcrTag elsewhere.azurecr.io/te'))).toEqual([]);
    await shell.session.disconnect(shell.session.connection('demo'));
    expect(texts(await settled(shell, 'Get-AcrTag te'))).toEqual([]);
    expect(requests(shell)).toEqual([]);
  });

  test('a registry that does not answer leaves a note', async () => {
    await using shell = await startShell();
    shell.emulator.faults.add({ on: { route: 'catalog' }, effect: { kind: 'status', status: 403 } });
    expect(await settled(shell, 'Get-AcrTag te')).toMatchObject({ candidates: [], note: 'no right to list' });
  });

  test('what a command has listed is offered at once; after a change the next question asks again', async () => {
    await using shell = await startShell();
    await shell.run('Get-AcrRepository | Out-Null; Get-AcrTag team/api | Out-Null');
    requests(shell);
    expect(texts(await offered(shell, 'Get-AcrTag test/busybox5'))).toEqual(['test/busybox50']);
    expect(texts(await offered(shell, 'Get-AcrTag team/api late'))).toEqual(['latest']);
    await settled(shell, 'Get-AcrTag team/api late');
    await shell.run('Remove-AcrTag team/api 1.4.0 -Confirm:$false');
    requests(shell);
    expect(await names(shell, 'Get-AcrTag team/api 1.4.')).toEqual(['1.4.2', '1.4.1']);
    expect(requests(shell)).toEqual(['GET /acr/v1/team/api/_tags']);
  });

  test('Update-CompletionCache makes the next question ask', async () => {
    await using shell = await startShell();
    await settled(shell, 'Get-AcrTag te');
    requests(shell);
    await shell.run('Update-CompletionCache');
    expect(requests(shell)).toEqual([]);
    await settled(shell, 'Get-AcrTag te');
    expect(requests(shell)).toEqual(['GET /acr/v1/_catalog']);
  });
});
