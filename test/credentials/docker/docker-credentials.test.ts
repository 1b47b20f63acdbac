import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dockerCredentials } from '../../../src/credentials/docker/docker-credentials.ts';
import { openSecret } from '../../../src/registry/auth/secret.ts';
import { parseLoginServer } from '../../../src/registry/model/login-server.ts';
import { startShell } from '../../support/shell.ts';

const SERVER = 'contoso.azurecr.io';
const NOW = Date.parse('2026-01-15T10:00:00Z');
const basic = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString('base64');

/** A token that ends so many minutes from now. */
const token = (minutes: number) =>
  `e30.${Buffer.from(JSON.stringify({ exp: NOW / 1000 + minutes * 60 })).toString('base64url')}.x`;

interface Given {
  readonly config?: unknown;
  /** Bodies of helper programs, by name; they find what they were asked in `asked`. */
  readonly helpers?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds; half a minute when left out. */
  readonly deadline?: number;
}

/** A home with this configuration, and these helpers in the PATH. */
function docker({ config, helpers = {}, environment = {}, deadline }: Given) {
  const home = mkdtempSync(join(tmpdir(), 'acrsh-docker-'));
  mkdirSync(join(home, '.docker'));
  if (config !== undefined) {
    writeFileSync(join(home, '.docker/config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  }
  for (const [name, body] of Object.entries(helpers)) {
    const file = join(home, `docker-credential-${name}`);
    const read = "const asked = require('node:fs').readFileSync(0, 'utf8');";
    writeFileSync(file, `#!/usr/bin/env node\n${read}\n${body}\n`);
    chmodSync(file, 0o755);
  }
  const path = [home, dirname(process.execPath), process.env.PATH].join(delimiter);
  return {
    home,
    now: () => NOW,
    ...(deadline && { deadline }),
    environment: { PATH: path, HOME: home, ...environment },
  };
}

async function find(given: Given, server = SERVER) {
  const { signal } = new AbortController();
  const { environment, ...options } = docker(given);
  const answer = await dockerCredentials(environment, options).find(parseLoginServer(server), signal);
  if ('none' in answer) return answer;
  const { credential } = answer;
  if (credential.kind === 'password') return `${credential.userName}:${openSecret(credential.password)}`;
  return credential.kind === 'refreshToken' ? `token ${openSecret(credential.token)}` : credential.kind;
}

describe('logins in the file', () => {
  test.each([
    ['user and password', { auth: basic('ana', 'pa:55') }, 'ana:pa:55'],
    ['an identity token', { auth: basic('ana', ''), identitytoken: token(60) }, `token ${token(60)}`],
    [
      'az acr login: the token is the password',
      { auth: basic('00000000-0000-0000-0000-000000000000', token(60)) },
      `token ${token(60)}`,
    ],
    ['padded as docker pads', { auth: basic('ana', 'pa55\0\0') }, 'ana:pa55'],
  ])('%s', async (_, login, found) => {
    expect(await find({ config: { auths: { [SERVER]: login } } })).toBe(found);
  });

  test.each([SERVER, `https://${SERVER}`, `https://${SERVER}/v2/`, 'CONTOSO.azurecr.io'])(
    'under the key %s',
    async key => {
      expect(await find({ config: { auths: { [key]: { auth: basic('ana', 'x') } } } })).toBe('ana:x');
    },
  );

  test('a port is part of the server', async () => {
    const config = { auths: { 'localhost:5000': { auth: basic('ana', 'x') } } };
    expect(await find({ config }, 'localhost:5000')).toBe('ana:x');
    expect(await find({ config }, 'localhost:5001')).toMatchObject({ none: expect.stringContaining('has no login') });
  });

  test('a token that has ended is none', async () => {
    expect(await find({ config: { auths: { [SERVER]: { identitytoken: token(-30) } } } })).toEqual({
      none: 'its login has expired 2026-01-15 09:30 UTC',
    });
  });

  test.each([
    ['no file', undefined, { none: expect.stringMatching(/^there is no .*config\.json$/) }],
    ['no login', { auths: {} }, { none: expect.stringMatching(/config\.json has no login for contoso\.azurecr\.io$/) }],
    ['an empty login', { auths: { [SERVER]: {} } }, { none: expect.stringContaining('has no login for') }],
    [
      'a login of another host',
      { auths: { 'contoso.azurecr.io.evil.example': { auth: basic('a', 'b') } } },
      { none: expect.any(String) },
    ],
    ['a damaged file', '{ "auths": ', { none: expect.stringMatching(/config\.json is damaged$/), fault: true }],
    ['no object', '[]', { none: expect.stringMatching(/is damaged$/), fault: true }],
  ])('%s', async (_, config, answer) => {
    expect(await find({ config })).toEqual(answer);
  });
});

describe('credential helpers', () => {
  const answers = (user: string, secret: string) =>
    `process.stdout.write(JSON.stringify({ ServerURL: asked, Username: ${JSON.stringify(user)}, Secret: ${JSON.stringify(secret)} }))`;

  test('the helper of all servers', async () => {
    expect(await find({ config: { credsStore: 'test' }, helpers: { test: answers('ana', 'x') } })).toBe('ana:x');
  });

  test('the helper of this server comes first, and the file last', async () => {
    const auths = { [SERVER]: { auth: basic('file', 'x') } };
    const helpers = { all: answers('all', 'x'), own: answers('own', 'x') };
    const config = { auths, credsStore: 'all', credHelpers: { [SERVER]: 'own' } };
    expect(await find({ config, helpers })).toBe('own:x');
    expect(await find({ config: { auths, credsStore: 'all' }, helpers })).toBe('all:x');
    const empty = { all: "process.stdout.write('credentials not found in native keychain'); process.exitCode = 1" };
    expect(await find({ config: { auths, credsStore: 'all' }, helpers: empty })).toBe('file:x');
  });

  test('an identity token', async () => {
    expect(await find({ config: { credsStore: 'test' }, helpers: { test: answers('<token>', token(60)) } })).toBe(
      `token ${token(60)}`,
    );
  });

  test('is asked by the name under which docker knows the server, and sees no secret of ours', async () => {
    const test = `
      const fs = require('node:fs');
      fs.writeFileSync(__dirname + '/seen', JSON.stringify([asked, process.argv.slice(2), process.env]));
      ${answers('ana', 'x')}`;
    const given = docker({
      config: { credsStore: 'test', auths: { [`https://${SERVER}`]: {} } },
      helpers: { test },
      environment: { ACRSH_PASSWORD: 'canary', AZURE_CLIENT_SECRET: 'canary' },
    });
    await dockerCredentials(given.environment).find(parseLoginServer(SERVER), new AbortController().signal);
    const [asked, args, environment] = JSON.parse(readFileSync(join(given.home, 'seen'), 'utf8'));
    expect([asked, args]).toEqual([`https://${SERVER}`, ['get']]);
    expect(JSON.stringify(environment)).not.toContain('canary');
  });

  test.each([
    ['not installed', {}, 'is not installed'],
    ['crashing', { test: "process.kill(process.pid, 'SIGSEGV')" }, 'crashed (SIGSEGV)'],
    [
      'failing',
      { test: "process.stdout.write('no session\\n'); process.exitCode = 3" },
      'failed with code 3: no session',
    ],
    ['noisy', { test: "process.stdout.write('x'.repeat(100_000))" }, 'answered with more than 64 KiB'],
    ['chatty', { test: "console.log('hello')" }, 'answered with something else than a user name and a secret'],
    ['with control characters', { test: answers('ana', 'a\u001b[2Jb') }, 'answered with something else'],
  ])('one that is %s', async (_, helpers, why) => {
    const answer = await find({ config: { credsStore: 'test' }, helpers });
    expect(answer).toEqual({ none: expect.stringContaining(`docker-credential-test ${why}`), fault: true });
  });

  test('one that hangs is given up', async () => {
    const helpers = { test: 'setInterval(() => {}, 1000)' };
    expect(await find({ config: { credsStore: 'test' }, helpers, deadline: 100 })).toEqual({
      none: 'docker-credential-test did not answer within 1 s',
      fault: true,
    });
  });

  test('a name that is a path is not run', async () => {
    expect(await find({ config: { credsStore: '../evil' } })).toEqual({
      none: 'the name of its credential helper is none',
      fault: true,
    });
  });

  test('is stopped with the command', async () => {
    const controller = new AbortController();
    const given = docker({ config: { credsStore: 'test' }, helpers: { test: 'setInterval(() => {}, 1000)' } });
    const asking = dockerCredentials(given.environment, { deadline: 60_000 }).find(
      parseLoginServer(SERVER),
      controller.signal,
    );
    controller.abort(new Error('Ctrl+C'));
    await expect(asking).rejects.toThrow('Ctrl+C');
  });
});

test('a login as az acr login stores it connects', async () => {
  const home = docker({}).home;
  const source = dockerCredentials({ HOME: home });
  await using shell = await startShell({ fixture: 'small', connected: false, parts: { credentialSources: [source] } });
  const { emulator } = shell;
  const login = {
    auth: basic('00000000-0000-0000-0000-000000000000', ''),
    identitytoken: emulator.credentials.refreshToken({ lifetime: 10 * 365 * 24 * 3600 }),
  };
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ auths: { [emulator.loginServer]: login } }));
  const lines = await shell.run(`Connect-AzContainerRegistry ${emulator.loginServer} | foreach Identity`);
  expect(lines).toEqual(['refresh token']);
  expect(await shell.run('Get-AcrRepository')).toEqual(['library/hello-world', 'samples/empty-tags']);
});
