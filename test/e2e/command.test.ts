import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { makeCertificate } from '../peers/certificate.ts';
import { findProgram, run } from '../peers/program.ts';
import { acrsh, environment, launcher, startAcrsh } from './acrsh.ts';
import { stallListing } from './stalled-listing.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

const signedIn = () => {
  const { username, password } = emulator.credentials.admin;
  return { env: { ACRSH_USERNAME: username, ACRSH_PASSWORD: password } };
};
const onRegistry = (...args: string[]) => acrsh(['-Registry', emulator.loginServer, ...args], signedIn());

describe('-Command', () => {
  test('prints data and nothing else', async () => {
    const { code, stdout, stderr } = await onRegistry('-c', 'Get-AcrRepository');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'library/hello-world\nsamples/empty-tags\n',
      stderr: '',
    });
  });

  test('the embedded registry needs nothing', async () => {
    const { code, stdout } = await acrsh([
      '-Emulator',
      '-c',
      "Get-AcrTag team/api | where Name -like '1.3*' | ConvertTo-Json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).map((each: { Name: string }) => each.Name)).toEqual(['1.3.0', '1.3.1']);
  });

  test.each(['> "$0"', '| cat > "$0"'])('the very bytes of a manifest in their place between texts: %s', async into => {
    const file = join(mkdtempSync(join(tmpdir(), 'acrsh-bytes-')), 'out');
    const script = "'before'; Get-AcrManifestContent library/hello-world:latest -OutFile /dev/stdout; 'after'";
    const call = [
      '-c',
      `"$@" ${into}`,
      file,
      process.execPath,
      launcher,
      '-Registry',
      emulator.loginServer,
      '-c',
      script,
    ];
    const child = spawn('/bin/sh', call, { env: environment(signedIn().env), stdio: ['ignore', 'inherit', 'inherit'] });
    expect(await once(child, 'exit')).toEqual([0, null]);
    const [before, after] = [Buffer.from('before\n'), Buffer.from('after\n')];
    const written = readFileSync(file);
    const bytes = written.subarray(before.length, -after.length);
    expect(Buffer.concat([before, bytes, after]).equals(written)).toBe(true);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    expect(emulator.store.repository('library/hello-world')?.tags.get('latest')?.digest).toBe(digest);
  });

  test.each([
    ['0: all is well', ['-c', '1'], 0, /^$/],
    ['1: a wrong name suggests the right one', ['-c', 'Get-AcrTga x'], 1, /Did you mean Get-AcrTag\?/],
    ['7: exit says so', ['-c', 'exit 7'], 7, /^$/],
    ['64: a wrong option', ['-Registri', 'x'], 64, /'-Registri' is not an option/],
    ['1: nobody there', ['-Registry', '127.0.0.1:1', '-Anonymous', '-c', '1'], 1, /cannot be reached/],
    [
      '77: no password',
      ['-Registry', 'contoso', '-UserName', 'ana', '-c', '1'],
      77,
      /There is no password for the user ana/,
    ],
  ])('exit code %s', async (_, args, code, says) => {
    const ended = await acrsh(args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  test('2: one change was made and another was not', async () => {
    const { code, stderr } = await onRegistry(
      '-c',
      "'latest', 'nosuch' | foreach { Remove-AcrTag library/hello-world $_ }",
    );
    expect(stderr).toContain('There is no tag library/hello-world:nosuch');
    expect(code).toBe(2);
    const both = await onRegistry(
      '-c',
      'Update-AcrTag library/hello-world v1 -DeleteEnabled $false | Out-Null; Get-AcrTag library/hello-world v? | Remove-AcrTag',
    );
    expect(both.stderr).toContain('library/hello-world:v1 is locked');
    expect(both.code).toBe(2);
  });

  test('77: a wrong password, which is shown nowhere', async () => {
    const { code, stdout, stderr } = await acrsh(
      ['-Registry', emulator.loginServer, '-UserName', 'contoso', '-PasswordStdin', '-c', '1'],
      { input: 'pa55word!\n' },
    );
    expect(code).toBe(77);
    expect(stdout + stderr).not.toContain('pa55word!');
  });

  test('-PasswordStdin reads what is piped in, without its newline', async () => {
    const { username, password } = emulator.credentials.admin;
    const connect = `Connect-AzContainerRegistry ${emulator.loginServer} -UserName ${username} -PasswordStdin | foreach Identity`;
    const { stdout, stderr, code } = await acrsh(['-c', connect], { input: `${password}\n` });
    expect({ stdout, stderr, code }).toEqual({ stdout: `${username}\n`, stderr: '', code: 0 });
    const typed = await acrsh([], { input: `${connect}\n${password}\n` });
    expect(typed.stderr).toContain('Nothing is piped in that could be read.');
  });

  test('130: Ctrl+C while a request waits', async () => {
    const { release, arrived } = stallListing(emulator);
    const child = startAcrsh(['-Registry', emulator.loginServer, '-c', 'Get-AcrTag library/hello-world'], signedIn());
    await arrived();
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    release();
    expect(code).toBe(130);
  });
});

describe('-OutputFormat Json', () => {
  test.each([
    ['no object', '', []],
    ['one', "'a'", ['a']],
    ['several', '1; @{ b = $true }', [1, { b: true }]],
  ])('%s is one array', async (_, source, wanted) => {
    const { stdout } = await acrsh(['-OutputFormat', 'Json', '-c', source || '$null | Out-Null']);
    expect(JSON.parse(stdout)).toEqual(wanted);
  });

  test('errors are one JSON line each', async () => {
    const { stdout, stderr, code } = await onRegistry('-OutputFormat', 'Json', '-c', 'Get-AcrTag nosuch; Get-Nothing');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(code).toBe(1);
    const [first, second] = stderr
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).error);
    expect(first).toMatchObject({
      id: 'RepositoryNotFound,Get-AzContainerRegistryTag',
      status: 404,
      code: 'NAME_UNKNOWN',
    });
    expect(second).toMatchObject({ id: 'CommandNotFoundException' });
  });
});

describe('scripts and piped input', () => {
  const script = (source: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'acrsh-script-')), 'script.ps1');
    writeFileSync(file, source);
    return file;
  };

  test('-File gets its arguments and ends as it says', async () => {
    const { code, stdout } = await acrsh(['-File', script('"<$($args[0])>"; exit 3'), 'one']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '<one>\n' });
  });

  test('a failed last command does not fail a script, a thrown error does', async () => {
    expect((await acrsh(['-File', script('Get-Variable nosuch')])).code).toBe(0);
    expect((await acrsh(['-File', script('throw "x"')])).code).toBe(1);
    expect((await acrsh(['-File', '/nosuch.ps1'])).stderr).toContain('there is no such file');
  });

  test('statements run one by one, and one that cannot be read is skipped', async () => {
    const { stdout, stderr, code } = await acrsh([], { input: 'if ($true) {\n  "a"\n}\n"b" )\n"c"\n' });
    expect(stdout).toBe('a\nc\n');
    expect(stderr).toMatch(/./);
    expect(code).toBe(0);
  });

  test('a profile written for the prompt does no harm', async () => {
    const home = mkdtempSync(join(tmpdir(), 'acrsh-profile-'));
    writeFileSync(
      join(home, 'profile.ps1'),
      [
        "Set-PSReadLineKeyHandler -Chord 'Ctrl+d' -Function DeleteCharOrExit",
        "Set-PSReadLineOption -EditMode Windows -PredictionSource History -Colors @{ Command = 'Yellow' }",
        'Set-PSReadLineOption -MaximumHistoryCount 10000 -HistorySaveStyle SaveIncrementally -HistorySavePath ~/mine.jsonl',
        'function prompt { "$PWD> " }',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await acrsh(['-c', '1'], { env: { ACRSH_HOME: home, HOME: home } });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '1\n', stderr: '' });
    expect(existsSync(join(home, 'mine.jsonl'))).toBe(false);
  });

  test('a profile runs first, unless it is not wanted', async () => {
    const home = mkdtempSync(join(tmpdir(), 'acrsh-profile-'));
    writeFileSync(join(home, 'profile.ps1'), '$greeting = "hello"');
    const env = { ACRSH_HOME: home };
    expect((await acrsh(['-c', '"$greeting!"'], { env })).stdout).toBe('hello!\n');
    expect((await acrsh(['-NoProfile', '-c', '"$greeting!"'], { env })).stdout).toBe('!\n');
  });

  test('a reader that leaves is a normal end', async () => {
    const child = startAcrsh(['-c', '1..200000']);
    const [first] = await once(createInterface({ input: child.stdout }), 'line');
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    expect([first, code]).toEqual(['1', 0]);
  });
});

describe('-Serve', () => {
  /** Serves, signs in to it with what it printed, reads a tag and ends it with Ctrl+C. */
  async function serveAndUse(options: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
    const server = startAcrsh(['-Emulator', '-Serve', ...options]);
    const facts = new Map<string, string>();
    for await (const line of createInterface({ input: server.stdout })) {
      const [name = '', value] = line.split(/:\s+/);
      if (value === undefined) break;
      facts.set(name, value);
    }
    const { code, stdout } = await acrsh(
      [
        '-Registry',
        facts.get('Address') ?? '',
        '-UserName',
        facts.get('User name') ?? '',
        '-PasswordStdin',
        '-c',
        '(Get-AcrTag team/api 1.4.2).Name',
      ],
      { input: `${facts.get('Password')}\n`, env },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1.4.2\n' });
    server.kill('SIGINT');
    expect((await once(server, 'exit'))[0]).toBe(0);
  }

  test('says where it is and how to sign in, for another acrsh to use; Ctrl+C ends it', async () => {
    await serveAndUse([]);
  });

  const { path: openssl, missing } = findProgram('openssl');
  test.skipIf(missing)(`serves TLS with a given certificate${missing ? `: ${missing}` : ''}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'acrsh-tls-'));
    const { certFile } = await makeCertificate(openssl ?? '', folder);
    const command = [
      '-Emulator',
      '-Tls',
      `${certFile},${join(folder, 'key.pem')}`,
      '-c',
      '(Get-AcrTag team/api 1.4.2).Name',
    ];
    const trusted = await acrsh(command, { env: { ACRSH_CA_FILE: certFile } });
    expect(trusted).toMatchObject({ code: 0, stdout: '1.4.2\n' });
    await serveAndUse(['-Tls', `${certFile},${join(folder, 'key.pem')}`], { ACRSH_CA_FILE: certFile });
    const untrusted = await acrsh(command);
    expect(untrusted.code).toBe(1);
    expect(untrusted.stderr).toMatch(/certificate/);
  });
});

test('a password from the environment signs in and is shown nowhere', async () => {
  const { password } = emulator.credentials.admin;
  const { code, stdout, stderr } = await acrsh(['-Registry', emulator.loginServer], {
    input: `(Get-AcrTag library/hello-world).Count\nGet-Variable\nGet-History\nGet-AcrConnection | Format-List *\n`,
    ...signedIn(),
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d\n/);
  expect(stdout + stderr).not.toContain(password);
});

test('npm start with piped input prints data only', async () => {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: new URL('../../', import.meta.url),
    stdio: 'pipe',
    // nor does npm ask its registry for a newer npm
    env: environment({ npm_config_update_notifier: 'false' }),
  });
  child.stdin.end('(Get-AcrTag team/api 1.4.2).Name\n');
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '1.4.2\n' });
});

test('-Version and -Help', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect((await acrsh(['-Version'])).stdout).toBe(`acrsh ${version}\n`);
  expect((await acrsh(['-h'])).stdout).toContain('-OutputFormat <Text|Json>');
});

const oldNode = await olderNode();
test.skipIf(!oldNode)(
  `too old a Node is told in one line${oldNode ? '' : ': no Node older than 22.19 is installed here'}`,
  async () => {
    const child = spawn(oldNode ?? '', [launcher, '-c', '1'], { stdio: ['ignore', 'ignore', 'pipe'] });
    expect(await text(child.stderr)).toMatch(/^acrsh needs Node 22\.19 or newer; this is Node .*\n$/);
  },
);

async function olderNode(): Promise<string | undefined> {
  for (const path of ['/usr/bin/node', '/usr/local/bin/node']) {
    const version = await run(path, ['--version']).catch(() => '');
    const [, major = '99', minor = '0'] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
    if (Number(major) < 22 || (major === '22' && Number(minor) < 19)) return path;
  }
  return undefined;
}
