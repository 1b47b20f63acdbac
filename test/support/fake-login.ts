import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Cloud } from '../../src/credentials/azure/cloud.ts';
import { REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { CERTIFICATE, KEY } from '../registry/transport/certificate.ts';

// Azure's login service cannot run here: this plays its part for Microsoft's own library, in the forms of the identity platform's reference.

/** A request for a token, as the login service saw it. */
export interface TokenAsked {
  readonly tenant: string;
  readonly grant: string;
  readonly scope: string;
  readonly clientId: string;
}

/** What the login service refuses with: `AADSTS7000222` and the sentence that goes with it. */
export interface Refusal {
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

export interface FakeLoginOptions {
  /** Makes the access token for an audience. */
  readonly mint: (audience: string) => string;
  /** Secrets of service principals, by client id. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Answers a request for a token with an error instead. */
  readonly refuse?: (asked: TokenAsked) => Refusal | undefined;
}

export interface FakeLogin extends AsyncDisposable {
  /** The cloud whose login service this is. */
  readonly cloud: Cloud;
  /** Requests for tokens, oldest first. */
  readonly asked: TokenAsked[];
  /** Bodies and headers of everything that came, to be searched. */
  readonly received: string[];
  /** `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` of its managed identity. */
  readonly managedIdentity: { readonly endpoint: string; readonly header: string };
}

/** The tenant that it knows, by id; `organizations` and `common` mean it too. */
export const TENANT = '11111111-2222-3333-4444-555555555555';
export const USER = 'ana@contoso.example';
const KNOWN = new Set([TENANT, 'contoso.example', 'organizations', 'common']);
const HEADER = 'managed identity header';

export async function startFakeLogin({ mint, secrets = {}, refuse }: FakeLoginOptions): Promise<FakeLogin> {
  const asked: TokenAsked[] = [];
  const received: string[] = [];
  let origin = '';

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    received.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const { pathname, searchParams } = new URL(request.url ?? '', origin);
    const [, tenant = '', ...rest] = pathname.split('/');
    if (!KNOWN.has(tenant)) {
      return refuseWith(response, { error: 'invalid_tenant', code: 90002, text: `Tenant '${tenant}' not found.` });
    }
    const path = rest.join('/');
    if (path === 'v2.0/.well-known/openid-configuration') return json(response, 200, configuration(origin, tenant));
    if (path === 'oauth2/v2.0/authorize') {
      // a page whose form posts itself to the redirect address: here it is the form alone
      const state = searchParams.get('state') ?? '';
      return json(response, 200, {
        action: searchParams.get('redirect_uri'),
        fields: { code: 'authorization code', state, client_info: clientInfo() },
      });
    }
    const form = new URLSearchParams(body);
    if (path === 'oauth2/v2.0/devicecode') return json(response, 200, deviceCode(origin));
    if (path !== 'oauth2/v2.0/token') return json(response, 404, { error: 'not found' });
    const scope = form.get('scope') ?? '';
    const question = { tenant, grant: form.get('grant_type') ?? '', scope, clientId: form.get('client_id') ?? '' };
    asked.push(question);
    const refusal = refuse?.(question) ?? wrongSecret(form, secrets);
    if (refusal) return refuseWith(response, refusal);
    const user = question.grant === 'client_credentials' ? {} : userPart(origin, question.clientId, form.get('code'));
    json(response, 200, {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: mint(audienceOf(scope)),
      scope,
      ...user,
    });
  };
  const managed = async (request: IncomingMessage, response: ServerResponse) => {
    const resource = new URL(request.url ?? '', 'http://local').searchParams.get('resource') ?? '';
    asked.push({ tenant: '', grant: 'managed identity', scope: resource, clientId: '' });
    if (request.headers['x-identity-header'] !== HEADER) return json(response, 401, { error: 'unauthorized' });
    const expires = Math.floor(Date.now() / 1000) + 3600;
    json(response, 200, { access_token: mint(resource), expires_on: String(expires), resource, token_type: 'Bearer' });
  };

  const login = createTlsServer({ cert: CERTIFICATE, key: KEY }, answer);
  const endpoint = createServer(managed);
  origin = `https://127.0.0.1:${await listen(login)}`;
  const managedIdentity = { endpoint: `http://127.0.0.1:${await listen(endpoint)}/token`, header: HEADER };
  const cloud: Cloud = {
    name: 'TestCloud',
    suffix: 'azurecr.test',
    authorityHost: origin,
    managementEndpoint: 'https://management.test',
    managementAudience: 'https://management.test',
    registryAudiences: [REGISTRY_AUDIENCE, 'https://management.azure.com'],
  };
  return {
    cloud,
    asked,
    received,
    managedIdentity,
    async [Symbol.asyncDispose]() {
      for (const server of [login, endpoint]) {
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      }
    },
  };
}

const configuration = (origin: string, tenant: string) => ({
  issuer: `${origin}/${tenant}/v2.0`,
  authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
  device_authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/devicecode`,
  end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
  jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
});

const deviceCode = (origin: string) => ({
  user_code: 'ABCD-EFGH',
  device_code: 'device code',
  verification_uri: `${origin}/device`,
  expires_in: 900,
  interval: 0,
  message: `To sign in, use a web browser to open the page ${origin}/device and enter the code ABCD-EFGH to authenticate.`,
});

/** What comes along for a user: who it is, and how to go on without asking again. */
function userPart(origin: string, clientId: string, code: string | null) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `${origin}/${TENANT}/v2.0`,
    aud: clientId,
    exp: now + 3600,
    iat: now,
    oid: 'user-object-id',
    sub: 'user-subject',
    tid: TENANT,
    preferred_username: USER,
    name: 'Ana',
    ver: '2.0',
  };
  return {
    refresh_token: `entra refresh token ${code ?? ''}`,
    id_token: `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`,
    client_info: clientInfo(),
  };
}

const clientInfo = () => encoded({ uid: 'user-object-id', utid: TENANT });

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function wrongSecret(form: URLSearchParams, secrets: Readonly<Record<string, string>>): Refusal | undefined {
  if (form.get('grant_type') !== 'client_credentials') return undefined;
  const clientId = form.get('client_id') ?? '';
  if (!(clientId in secrets)) {
    return {
      error: 'unauthorized_client',
      code: 700016,
      text: `Application with identifier '${clientId}' was not found.`,
    };
  }
  // an assertion is taken as it comes: whether it is signed well is Microsoft's to check
  if (form.has('client_assertion') || form.get('client_secret') === secrets[clientId]) return undefined;
  return { error: 'invalid_client', code: 7000215, text: 'Invalid client secret provided.' };
}

/** `https://containerregistry.azure.net/.default openid profile` → the audience. */
function audienceOf(scope: string): string {
  const own = scope.split(' ').find(each => each.endsWith('/.default')) ?? scope;
  return own.replace(/\/\.default$/, '');
}

/** The shape of the identity platform's errors, with the ids and times that users should not have to read. */
function refuseWith(response: ServerResponse, { error, code, text }: Refusal): void {
  const trace = 'Trace ID: 0a1b2c3d-0000-0000-0000-000000000000 Correlation ID: 4e5f6a7b-0000-0000-0000-000000000000';
  json(response, 400, {
    error,
    error_description: `AADSTS${code}: ${text} ${trace} Timestamp: 2026-01-15 10:00:00Z`,
    error_codes: [code],
    timestamp: '2026-01-15 10:00:00Z',
    trace_id: '0a1b2c3d-0000-0000-0000-000000000000',
    correlation_id: '4e5f6a7b-0000-0000-0000-000000000000',
    error_uri: `https://login.test/error?code=${code}`,
  });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return port;
}
