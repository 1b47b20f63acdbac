import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { CredentialSource } from '../../../src/registry/auth/credential.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { CERTIFICATE, KEY } from '../../registry/transport/certificate.ts';
import { EXPIRED_CERTIFICATE, EXPIRED_KEY } from '../../registry/transport/expired-certificate.ts';
import { type ShellOptions, startShell } from '../../support/shell.ts';

const TLS = { cert: CERTIFICATE, key: KEY };

const admin = (password: string): CredentialSource => ({
  name: 'the keychain',
  find: async () => ({
    credential: { kind: 'password', userName: 'contoso', password: new Secret(password) },
    identity: 'contoso',
  }),
});

interface Checked {
  /** `Step Verdict: detail` of each row that is not OK. */
  readonly rows: readonly string[];
  /** The message of the error that ended it, and its recommendation. */
  readonly error: readonly (string | undefined)[];
  readonly warnings: readonly string[];
}

/** Checks the shell's own registry, or what `target` makes of it. */
async function check(
  options: ShellOptions = {},
  target?: (shell: Awaited<ReturnType<typeof startShell>>) => string,
): Promise<Checked> {
  await using shell = await startShell({ fixture: 'small', connected: false, ...options });
  const place = target?.(shell) ?? shell.emulator.origin;
  await shell.run(`Test-AcrConnection ${place} -OutVariable rows | Out-Null`);
  const lines = await shell.run(
    '$rows | where Verdict -ne OK | where Step -ne Clock | foreach { "$($_.Step) $($_.Verdict): $($_.Detail)" }',
  );
  const [error] = shell.errors;
  return {
    rows: lines,
    error: error ? [error.exception.message, error.recommendation] : [],
    warnings: shell.lines.filter(each => each.startsWith('WARNING: ') && !each.startsWith('WARNING: Clock')),
  };
}

async function listening(server: Server): Promise<{ readonly port: number } & AsyncDisposable> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())) };
}

const sources = (...credentialSources: CredentialSource[]) => ({ parts: { credentialSources } });

describe('all is well', () => {
  test('by TLS, with a password', async () => {
    const options = {
      registry: { tls: TLS, credentials: { adminPassword: 'right' } },
      transport: { tls: { ca: CERTIFICATE } },
      ...sources(admin('right')),
    };
    const { rows, error, warnings } = await check(options);
    expect(error).toEqual([]);
    expect(rows).toEqual(['Exchange Skipped: only an Azure sign-in is exchanged']);
    expect(warnings).toEqual([]);
  });

  test('what was seen of the certificate is told', async () => {
    await using shell = await startShell({
      fixture: 'small',
      connected: false,
      registry: { tls: TLS, anonymousPull: true },
      transport: { tls: { ca: CERTIFICATE } },
    });
    const [detail] = await shell.run(
      `Test-AcrConnection ${shell.emulator.origin} | where Step -eq TLS | foreach Detail`,
    );
    expect(detail).toMatch(/^signed by localhost, \d{5} days left$/);
  });

  test('nothing is connected and nothing is changed', async () => {
    await using shell = await startShell({
      fixture: 'small',
      connected: false,
      ...sources(admin('right')),
      registry: { credentials: { adminPassword: 'right' } },
    });
    await shell.run(`Test-AcrConnection ${shell.emulator.origin} | Out-Null`);
    expect(shell.session.connections.all).toEqual([]);
    expect(shell.emulator.ledger.entries.every(each => ['GET', 'POST'].includes(each.method))).toBe(true);
    expect(shell.emulator.ledger.effects.filter(each => each.kind !== 'token issued')).toEqual([]);
  });
});

describe('the step that fails is named, with what to do', () => {
  test('a name that nobody knows', async () => {
    const { rows, error } = await check({}, () => 'does-not-exist.invalid');
    expect(rows[0]).toMatch(/^DNS Failed: (ENOTFOUND|EAI_AGAIN)$/);
    expect(rows.slice(1, 5)).toEqual([
      'TCP Skipped: after DNS',
      'TLS Skipped: after TCP',
      'Challenge Skipped: after TLS',
      'Credential Warning: none is found',
    ]);
    expect(error[0]).toMatch(/^does-not-exist\.invalid failed at DNS: /);
    expect(error[1]).toContain('Check the name and the cloud');
  });

  test('a port where nobody listens', async () => {
    const { error } = await check({}, () => '127.0.0.1:1');
    expect(error).toEqual(['127.0.0.1:1 failed at TCP: ECONNREFUSED', expect.stringContaining('firewall and VPN')]);
  });

  test.each([
    ['that signs itself', CERTIFICATE, KEY, 'localhost', /DEPTH_ZERO_SELF_SIGNED_CERT/, /caFile in the settings/],
    ['that has ended', EXPIRED_CERTIFICATE, EXPIRED_KEY, 'localhost', /CERT_HAS_EXPIRED/, /has to renew it/],
  ])('a certificate %s', async (_, cert, key, host, distrust, advice) => {
    await using server = await listening(createServer({ cert, key }, (_request, response) => response.end()));
    const trusted = cert === EXPIRED_CERTIFICATE ? { transport: { tls: { ca: EXPIRED_CERTIFICATE } } } : {};
    const { error } = await check(trusted, () => `https://${host}:${server.port}`);
    expect(error[0]).toMatch(/failed at TLS: signed by localhost, -?\d+ days left: /);
    expect(error[0]).toMatch(distrust);
    expect(error[1]).toMatch(advice);
  });

  test('a certificate for another name, seen through a proxy', async () => {
    const tls = createServer(TLS, (_request, response) => response.end());
    await using server = await listening(tls);
    const proxyServer = createHttpServer();
    proxyServer.on('connect', (_request, socket) => {
      const { connect } = process.getBuiltinModule('node:net');
      const upstream = connect(server.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      upstream.pipe(socket).pipe(upstream);
    });
    await using proxy = await listening(proxyServer);
    const httpsProxy = `http://127.0.0.1:${proxy.port}`;
    const { error, rows } = await check(
      { transport: { proxy: { httpsProxy }, tls: { ca: CERTIFICATE } } },
      () => 'registry.invalid',
    );
    expect(error[0]).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(error[1]).toContain('It is for another name');
    expect(rows[0]).toContain('TLS Failed');
    tls.closeAllConnections();
    proxyServer.closeAllConnections();
  });

  test('-SkipCertificateCheck warns of it and goes on', async () => {
    const options = { registry: { tls: TLS, anonymousPull: true } };
    const { rows, error } = await check(options, shell => `${shell.emulator.origin} -SkipCertificateCheck`);
    expect(error).toEqual([]);
    expect(rows[0]).toMatch(/^TLS Warning: signed by localhost, .*DEPTH_ZERO_SELF_SIGNED_CERT$/);
  });

  test('a proxy that is not there', async () => {
    const { error } = await check({ transport: { proxy: { httpsProxy: 'http://127.0.0.1:1' } } }, () => 'contoso');
    expect(error[0]).toBe('contoso.azurecr.io failed at TCP: ECONNREFUSED');
  });

  test('a web server that is no registry', async () => {
    await using server = await listening(
      createHttpServer((_request, response) => response.writeHead(404).end('<html>')),
    );
    const { error } = await check({}, () => `127.0.0.1:${server.port}`);
    expect(error).toEqual([
      `127.0.0.1:${server.port} failed at Challenge: answered with 404 as no registry does`,
      'Check the name; a proxy or a sign-in page may answer in its place.',
    ]);
  });

  test('a firewall', async () => {
    const body = JSON.stringify({ errors: [{ code: 'DENIED', message: 'client with IP is not allowed access' }] });
    await using server = await listening(createHttpServer((_request, response) => response.writeHead(403).end(body)));
    const { error } = await check({}, () => `127.0.0.1:${server.port}`);
    expect(error[0]).toContain('refused with 403 DENIED client with IP is not allowed access');
    expect(error[1]).toContain('Its firewall or a private endpoint keeps you out');
  });

  test('a wrong password', async () => {
    const { error, rows } = await check(sources(admin('wrong')));
    expect(error[0]).toMatch(/failed at Token: .* did not accept this user name and password$/);
    expect(rows.slice(1)).toEqual([
      expect.stringMatching(/^Exchange Skipped/),
      expect.stringMatching(/^Token Failed/),
      'Catalog Skipped: after Token',
      'Metadata Skipped: after Token',
    ]);
  });

  test('no right to the catalogue: reading a repository is tried all the same', async () => {
    const token = { name: 'puller', password: 'p', repositories: { 'library/*': ['pull', 'metadata_read'] } };
    const source: CredentialSource = {
      name: 'the keychain',
      find: async () => ({
        credential: { kind: 'password', userName: 'puller', password: new Secret('p') },
        identity: 'puller',
      }),
    };
    const options = { registry: { credentials: { tokens: [token] } }, ...sources(source) };
    const { rows, error } = await check(options, shell => `${shell.emulator.origin} library/hello-world`);
    expect(rows.filter(each => !each.startsWith('TLS') && !each.startsWith('Exchange'))).toEqual([
      expect.stringMatching(/^Catalog Failed: No permission/),
    ]);
    expect(error[1]).toContain('name a repository with -RepositoryName');
  });

  test('a repository that is not there', async () => {
    const options = { registry: { anonymousPull: true } };
    const { error } = await check(options, shell => `${shell.emulator.origin} no/such`);
    expect(error[0]).toMatch(/failed at Metadata: .*no\/such/);
  });
});
