import { expect, test } from 'vitest';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { connectRegistry } from '../../src/registry/connect.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import { type LoginServer, parseLoginServer } from '../../src/registry/model/login-server.ts';
import type { HttpRequest, Transport } from '../../src/registry/transport/transport.ts';

// An Azure sign-in opens more than one registry, so it may go to Azure's own hosts only (safety, section 1.4).

const SEED = 20260115;
const COUNT = 3000;

/** A small generator, so that the same hosts come on every machine: Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const EVIL = [
  'evil.example',
  'azurecr.io.evil.example',
  'azurecr-io.example',
  'azurecr.io.co',
  'zurecr.io',
  'aazurecr.io',
  'azurecr.iо',
  'azurеcr.io',
  'azurecr。io',
  'azurecr.io.',
  'azurecr.dev',
  'azurecr.us.com',
  'azurecr',
  'io',
  'xn--azurcr-eva.io',
];
const MARKS = ['@', '#', '?', '\\', '/', '%00', '%2e', '\t', '\n', ' ', '\u202e', '\u200b', ':', '::', ';', ','];
const SCHEMES = ['', 'https://', 'http://', 'ftp://', 'https:/', 'https:\\\\', '//', 'HTTPS://'];
const LABELS = [
  'contoso',
  'CONTOSO',
  'con toso',
  'contoso..',
  '.contoso',
  '-contoso',
  'contoso-',
  'xn--contoso',
  'a'.repeat(64),
  'cоntoso',
];

/** A text that looks like a registry of Azure's to a hasty eye, and is none. */
function lookalike(next: () => number): string {
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const host = `${pick(LABELS)}.azurecr.io`;
  const evil = pick(EVIL);
  const mark = pick(MARKS);
  const shapes = [
    () => `${pick(LABELS)}.${evil}`,
    () => `${host}${mark}${evil}`,
    () => `${evil}${mark}${host}`,
    () => `${host}.${evil}`,
    () => `user:password@${host}`,
    () => `${host}@${evil}`,
    () => `${evil}/${host}`,
    () => `${host}:${pick(['80', '8443', '0443', '443443', '-1', '4 43'])}`,
    () => `${pick(LABELS)}azurecr.io`,
    () => `${host.replaceAll('.', pick(['。', '．', '%2e', '․', ',']))}`,
  ];
  return pick(SCHEMES) + pick(shapes)();
}

/** Sends nothing, and keeps what it was given to send. */
function recorder(): { readonly transport: Transport; readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const refuse = async (request: HttpRequest) => {
    sent.push(request);
    throw new RegistryError({ id: 'ConnectionRefused', message: 'not here', recommendation: '' });
  };
  const nowhere = () => Promise.reject(new Error('not here'));
  const rest = { pause: async () => {}, now: Date.now, allow: () => {}, probe: nowhere, close: async () => {} };
  return { sent, transport: { send: refuse, stream: refuse, ...rest } };
}

/** Tries to sign in with an Azure account; answers whether the account was asked for a token, and what was sent. */
async function offer(server: LoginServer) {
  let asked = 0;
  const getAccessToken = async () => {
    asked++;
    return new Secret('canary');
  };
  const credential: Credential = { kind: 'entra', audiences: [REGISTRY_AUDIENCE], getAccessToken };
  const { transport, sent } = recorder();
  const failure = await connectRegistry({ server, credential, transport })
    .then(registry => registry.authorizer.refreshToken(undefined))
    .catch((error: unknown) => error);
  return { asked, sent, failure };
}

test(`none of ${COUNT} lookalikes is given an Azure sign-in (seed ${SEED})`, async () => {
  const next = random(SEED);
  const kinds = { refused: 0, 'another registry': 0, 'really Azure': 0 };
  for (let index = 0; index < COUNT; index++) {
    const text = lookalike(next);
    let server: LoginServer;
    try {
      server = parseLoginServer(text, { allowHttp: true });
    } catch (error) {
      expect(error, text).toMatchObject({ id: 'InvalidReference' });
      kinds.refused++;
      continue;
    }
    const really = /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.azurecr\.io$/.test(server.origin);
    const { asked, sent, failure } = await offer(server);
    if (really) {
      kinds['really Azure']++;
      expect(
        sent.map(each => each.origin),
        text,
      ).toEqual([server.origin]);
      continue;
    }
    kinds['another registry']++;
    expect({ asked, sent }, text).toEqual({ asked: 0, sent: [] });
    expect(failure, text).toMatchObject({ id: 'UntrustedHost' });
  }
  // each kind was met often enough to mean something
  expect(kinds.refused).toBeGreaterThan(150);
  expect(kinds['another registry']).toBeGreaterThan(150);
});

test.each([
  'contoso',
  'contoso.azurecr.io',
  'CONTOSO.azurecr.io',
  'https://contoso.azurecr.io',
  'https://contoso.azurecr.io:443/',
  'contoso-microsoft.azurecr.io',
  'contoso.westeurope.geo.azurecr.io',
  'contoso.azurecr.cn',
  'contoso.azurecr.us',
])('%s is given it', async text => {
  const server = parseLoginServer(text);
  const { asked, sent } = await offer(server);
  expect(asked).toBe(1);
  expect(sent.map(each => `${each.method} ${each.origin}${each.path}`)).toEqual([
    `POST ${server.origin}/oauth2/exchange`,
  ]);
});
