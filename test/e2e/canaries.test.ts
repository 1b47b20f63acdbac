import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { openTerminal } from '../support/screen.ts';
import { noSecretService, startSecretService } from '../support/secret-service.ts';
import { findSecrets, findSecretsBelow } from '../support/traces.ts';
import { launcher, startAcrsh } from './acrsh.ts';

/** Secrets that stand out, with characters that every encoding has to do something about. */
const canary = (name: string) => `c4n4ry-${name}-ä?&=+/%40`;

/** Programs of the test's own in the places where acrsh starts others: each writes down what it was given. */
function spies(home: string) {
  const folder = join(home, 'bin');
  mkdirSync(folder);
  const spy = (name: string, body: string) => {
    const record = `require('node:fs').appendFileSync(${JSON.stringify(join(home, 'spied'))}, JSON.stringify([process.argv, process.env]) + '\\n');`;
    writeFileSync(join(folder, name), `#!${process.execPath}\n${record}\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const answer = { ServerURL: 'x', Username: 'docker', Secret: canary('docker-helper') };
  spy(
    'docker-credential-spy',
    `require('node:fs').readFileSync(0); process.stdout.write(${JSON.stringify(JSON.stringify(answer))})`,
  );
  spy(
    'az',
    `console.log(JSON.stringify({ accessToken: ${JSON.stringify(canary('az-token'))}, expires_on: 4102444800 }))`,
  );
  spy('pwsh', 'process.exitCode = 1');
  spy('azd', 'process.exitCode = 1');
  spy('xdg-open', '');
  return [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
}

/** What acrsh is started with: everything that can be set, set to a secret. */
const environmentOf = (registry: string) => ({
  ACRSH_ACCESS_TOKEN: canary('access-token-variable'),
  ACRSH_REFRESH_TOKEN: canary('refresh-token-variable'),
  AZURE_CLIENT_ID: 'app',
  AZURE_TENANT_ID: 'tenant.example',
  AZURE_CLIENT_SECRET: canary('client-secret-variable'),
  AZURE_CLIENT_CERTIFICATE_PASSWORD: canary('certificate-password-variable'),
  AZURE_PASSWORD: canary('azure-password-variable'),
  HTTPS_PROXY: 'http://127.0.0.1:1',
  ACRSH_TRACE: 'http,auth,crash',
  REGISTRY: registry,
});

const VARIABLES = ['access-token', 'refresh-token', 'client-secret', 'certificate-password', 'azure-password'].map(
  each => canary(`${each}-variable`),
);

/** Twenty ways to give a secret, wrong ones and right ones, with everything switched on that talks. */
const script = (registry: string, right: string) => `
$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'
Connect-AzContainerRegistry ${registry} -UserName contoso -Password '${canary('plain')}' -NoSave
Connect-AzContainerRegistry ${registry} -UserName contoso -Password (ConvertTo-SecureString '${canary('secure')}' -AsPlainText) -NoSave
$login = [pscredential]::new('contoso', (ConvertTo-SecureString '${canary('pscredential')}' -AsPlainText))
Connect-AzContainerRegistry ${registry} -Credential $login -NoSave
$login; $login | Format-List; $login | ConvertTo-Json; "$($login.Password)"; Get-Variable login
Connect-AzContainerRegistry ${registry} -RefreshToken '${canary('refresh')}' -NoSave
Connect-AzContainerRegistry ${registry} -AccessToken '${canary('access')}' -NoSave
Connect-AzContainerRegistry contoso -AccessToken '${canary('entra')}' -NoSave
$given = @{ UserName = 'contoso'; Password = '${canary('splat')}' }
Connect-AzContainerRegistry ${registry} @given -NoSave
Connect-AzContainerRegistry ${registry} -UserName contoso -Password @'
${canary('here-string')}
'@ -NoSave
Connect-AzContainerRegistry ${registry} -UserName contoso -Pasword '${canary('misspelt')}' -NoSave
Connect-AzContainerRegistry ${registry} -UserName 1 2 3 -Password '${canary('wrong-call')}'
Connect-AzAccount -ServicePrincipal -ApplicationId app -Tenant tenant.example -ApplicationSecret '${canary('application')}' -NoSave
Connect-AzContainerRegistry ${registry} -UseDockerCredential -NoSave
Connect-AzContainerRegistry contoso -NoSave
Test-AzContainerRegistryConnection contoso
Connect-AzContainerRegistry ${registry} -UserName contoso -Password '${right}' -Save
Get-AcrRepository; Get-AcrConnection; Get-AcrToken; Get-AcrSavedCredential | ConvertTo-Json; $Error | Out-String
Connect-AzContainerRegistry ${registry} -UserName contoso -Password '${canary('after')}' -ErrorAction Stop
`;

const GIVEN = [
  'plain',
  'secure',
  'pscredential',
  'refresh',
  'access',
  'entra',
  'splat',
  'here-string',
  'misspelt',
  'wrong-call',
  'application',
  'right',
  'after',
].map(canary);
const FOUND = ['docker-helper', 'docker-file', 'az-token'].map(canary);

/** A home with a Docker login, spies in the PATH, a registry, and a keychain where one can be. */
async function stage() {
  const home = mkdtempSync(join(tmpdir(), 'acrsh-canaries-'));
  const emulator = await startEmulator({ fixture: 'small', credentials: { adminPassword: canary('right') } });
  onTestFinished(() => emulator.close());
  mkdirSync(join(home, 'acrsh'));
  const auth = Buffer.from(`docker:${canary('docker-file')}`).toString('base64');
  const config = { credHelpers: { [emulator.loginServer]: 'spy' }, auths: { 'other.example': { auth } } };
  // Docker's own file holds its login; what acrsh makes of it is looked at
  const dockerFolder = mkdtempSync(join(tmpdir(), 'acrsh-docker-config-'));
  writeFileSync(join(dockerFolder, 'config.json'), JSON.stringify(config));
  const keychain = noSecretService === undefined ? await startSecretService() : undefined;
  onTestFinished(async () => keychain?.[Symbol.asyncDispose]());
  const env = {
    ...keychain?.environment,
    ...environmentOf(emulator.loginServer),
    HOME: home,
    ACRSH_HOME: join(home, 'acrsh'),
    DOCKER_CONFIG: dockerFolder,
    TMPDIR: home,
    PATH: spies(home),
  };
  return { home, env, emulator };
}

test('a script that says twenty secrets and fails in every way leaves none of them anywhere', async () => {
  const { home, env, emulator } = await stage();
  const file = join(mkdtempSync(join(tmpdir(), 'acrsh-script-')), 'secrets.ps1');
  writeFileSync(file, script(emulator.loginServer, canary('right')));
  const child = startAcrsh(['-File', file], { env });
  child.stdin.end();
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const commandLine = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/cmdline`) : Buffer.alloc(0);
  await new Promise(resolve => child.once('close', resolve));
  const printed = Buffer.concat(chunks);
  const secrets = [...GIVEN, ...FOUND, ...VARIABLES];
  expect(secrets.length).toBeGreaterThanOrEqual(20);
  // it did what it was to do: connected, listed, asked the helper, was refused, and told of its requests
  const text = printed.toString('utf8');
  expect(text).toContain('library/hello-world');
  expect(text).toContain('did not accept this user name and password');
  expect(text).toContain('DEBUG: HTTP > POST');
  expect(readFileSync(join(home, 'spied'), 'utf8')).toContain('docker-credential-spy');
  expect(findSecrets('what it printed', printed, secrets)).toEqual([]);
  expect(findSecrets('its command line', commandLine, secrets)).toEqual([]);
  expect(findSecretsBelow(join(home, 'acrsh'), secrets)).toEqual([]);
  expect(findSecrets('what other programs were given', readFileSync(join(home, 'spied')), secrets)).toEqual([]);
});

test('a tool that is asked for a token sees none of our secrets, and its own is not shown', async () => {
  const { home, env } = await stage();
  const { ACRSH_ACCESS_TOKEN: _a, ACRSH_REFRESH_TOKEN: _b, AZURE_CLIENT_ID: _c, ...rest } = env;
  const child = startAcrsh(['-c', 'Connect-AzContainerRegistry contoso -Debug -Verbose -NoSave'], {
    env: { ...rest, ACRSH_PASSWORD: canary('password-variable') },
  });
  child.stdin.end();
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise(resolve => child.once('close', resolve));
  const spied = readFileSync(join(home, 'spied'));
  expect(spied.toString()).toContain('/bin/az');
  const secrets = [...VARIABLES, canary('password-variable'), canary('az-token')];
  expect(findSecrets('what other programs were given', spied, secrets)).toEqual([]);
  expect(findSecrets('what it printed', Buffer.concat(chunks), secrets)).toEqual([]);
});

test('the same secrets typed at the prompt are in no file and in no program that it starts', async () => {
  const { home, env, emulator } = await stage();
  const terminal = openTerminal({ file: process.execPath, args: [launcher, '-NoLogo'], columns: 200, rows: 50, env });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until('PS>');
  const lines = script(emulator.loginServer, canary('right'))
    .replace(/ @'\n(.*)\n'@/, " '$1'")
    .replace(/-Save\n/, '-NoSave\n')
    .split('\n')
    .filter(each => each !== '' && !each.startsWith('$VerbosePreference'));
  for (const [index, line] of lines.entries()) {
    terminal.type(`${line}\r`);
    terminal.type(`"line ${index}" + " is done"\r`);
    await terminal.until(`line ${index} is done`);
  }
  terminal.type(`Connect-AzContainerRegistry ${emulator.loginServer} -UserName contoso -NoSave\r`);
  await terminal.until('Password for contoso');
  terminal.type(`${canary('typed')}\r`);
  terminal.type('exit\r');
  await terminal.exited;
  const secrets = [...GIVEN, ...FOUND, ...VARIABLES, canary('typed')];
  const history = readFileSync(join(home, 'acrsh', 'history.jsonl'), 'utf8');
  expect(history).toContain('-Password •••');
  expect(
    findSecretsBelow(
      home,
      secrets.filter(each => !FOUND.includes(each)),
    ),
  ).toEqual([]);
  expect(findSecrets('the screen', Buffer.from(terminal.bytes()), [canary('typed'), ...FOUND, ...VARIABLES])).toEqual(
    [],
  );
});
