import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { TokenRequest } from '../../../src/emulator/ledger.ts';
import { REGISTRY_AUDIENCE } from '../../../src/registry/auth/credential.ts';
import { parseClaims } from '../../../src/registry/auth/jwt.ts';
import { bodyOf, type Exchange, headersOf, readRecordings } from '../../recordings/recording.ts';
import { ATTRIBUTES, complaint, jwtUntil } from '../answers.ts';
import { type LoopbackServer, type Reply, type SeenRequest, startServer } from '../loopback-server.ts';

/** The audience that a registry takes which does not take the registry's own. */
export const ARM = 'https://management.usgovcloudapi.net';

/** How the registry of a sign-in is. */
export interface Takes {
  /** `registry` by default; `none` refuses every account. */
  readonly audience?: 'registry' | 'arm' | 'none';
  readonly anonymous?: boolean;
  readonly adminUser?: boolean;
}

/** A registry to sign in to, which tells what it was asked for. */
export interface Stage extends AsyncDisposable {
  readonly origin: string;
  /** Its time, which is the client's too. */
  readonly now: number;
  readonly admin: { readonly username: string; readonly password: string };
  readonly repositoryToken: { readonly name: string; readonly password: string };
  entraToken(audience: string): string;
  /** `revoked`: looks as if it lived; `old`: ended two days ago. */
  refreshToken(state: 'good' | 'revoked' | 'old'): string;
  /** `exchange <grant> <audience> <status>`, `token <grant> <user> <scope> <status>`, or the request and its status. */
  asked(): readonly string[];
}

const DAY = 24 * 3_600_000;
const ANSWERED_AT = Date.UTC(2026, 0, 15);

/** The emulator, whose ledger is the oracle. */
export async function onEmulator({ audience, anonymous, adminUser }: Takes): Promise<Stage> {
  const emulator = await startEmulator({
    fixture: 'small',
    now: () => new Date(ANSWERED_AT),
    anonymousPull: anonymous ?? false,
    credentials: { adminUser: adminUser ?? true },
    ...(audience === 'arm' ? { cloud: 'AzureUSGovernment' } : {}),
    ...(audience === 'none' ? { cloud: 'AzureChinaCloud' } : {}),
  });
  const { credentials, ledger, origin } = emulator;
  return {
    origin,
    now: ANSWERED_AT,
    admin: credentials.admin,
    repositoryToken: credentials.token,
    entraToken: of => credentials.entraToken({ audience: of }),
    refreshToken: state => emulatedToken(emulator, state),
    asked: () =>
      ledger.entries.map(({ method, path, status, tokenRequest }) => lineOf(`${method} ${path}`, status, tokenRequest)),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

function emulatedToken({ credentials }: Emulator, state: 'good' | 'revoked' | 'old'): string {
  const token = credentials.refreshToken(state === 'old' ? { lifetime: (-2 * DAY) / 1000 } : {});
  if (state === 'revoked') credentials.revokeRefreshTokens();
  return token;
}

/** The service's recorded answers, given to what asks for them; the bytes that came in are the oracle. */
export async function onRecordings(takes: Takes): Promise<Stage> {
  const recorded = pickRecorded();
  const good: string = JSON.parse(bodyOf(recorded.refreshToken).toString('utf8')).refresh_token;
  const now = Date.parse(String(headersOf(recorded.refreshToken).date));
  const lines: string[] = [];
  const server: LoopbackServer = await startServer(request => {
    const asked = tokenRequestOf(request);
    const reply = asked ? answerToken(asked.request, asked.secret === good) : TAG;
    lines.push(lineOf(`${request.method} ${request.path}`, reply.status ?? 200, asked?.request));
    return reply;
  });
  const answerToken = ({ grant, audience, userName }: TokenRequest, isGood: boolean): Reply => {
    if (grant === 'access_token') {
      const wanted = takes.audience === 'arm' ? ARM : REGISTRY_AUDIENCE;
      return audience === wanted && takes.audience !== 'none' ? replyOf(recorded.refreshToken) : WRONG_AUDIENCE;
    }
    if (grant === 'refresh_token') return replyOf(isGood ? recorded.accessToken : recorded.refused);
    const mayEnter = userName === undefined ? takes.anonymous : takes.adminUser !== false;
    return replyOf(mayEnter ? recorded.anonymousToken : recorded.refused);
  };
  return {
    origin: server.origin,
    now,
    admin: { username: 'contoso', password: 'recorded nowhere' },
    repositoryToken: { name: 'puller', password: 'recorded nowhere' },
    entraToken: aud => `header.${Buffer.from(JSON.stringify({ aud })).toString('base64url')}.signature`,
    refreshToken: state => ({ good, revoked: jwtUntil(now + DAY), old: jwtUntil(now - 2 * DAY) })[state],
    asked: () => lines,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const TAG: Reply = {
  body: { tag: { name: 'v1', digest: `sha256:${'0'.repeat(64)}`, changeableAttributes: ATTRIBUTES } },
};

/** ACR wire facts, section 2.2: recorded eight times with the Java client, whose recordings are not among those kept. */
const WRONG_AUDIENCE = complaint(401, 'UNAUTHORIZED', 'retrieving permissions failed');

/** One recorded answer of each kind; the tokens in them end three hours and one hour after their Date. */
function pickRecorded() {
  const exchanges = readRecordings().flatMap(each => each.exchanges);
  const find = (path: string, status: number, fits: (exchange: Exchange) => boolean): Exchange => {
    const found = exchanges.find(
      each => new URL(each.request.url).pathname === path && each.response.status === status && fits(each),
    );
    if (!found) throw new Error(`no recorded ${status} of ${path}`);
    return found;
  };
  const granted = (grant: string) => (each: Exchange) => (each.request.body ?? '').includes(`grant_type=${grant}`);
  return {
    refreshToken: find('/oauth2/exchange', 200, livesFor(180)),
    accessToken: find('/oauth2/token', 200, livesFor(60)),
    anonymousToken: find('/oauth2/token', 200, granted('password')),
    refused: find('/oauth2/token', 401, granted('refresh_token')),
  };
}

/** Whether the recorded answer has a token that ends so many minutes after its Date. */
export const livesFor = (minutes: number) => (exchange: Exchange) => {
  const [token] = Object.values<string>(JSON.parse(bodyOf(exchange).toString('utf8')));
  const end = parseClaims(token ?? '')?.expires ?? 0;
  const date = Date.parse(String(headersOf(exchange).date)) / 1000;
  return Math.round((end - date) / 60) === minutes;
};

export const replyOf = (exchange: Exchange): Reply => ({
  status: exchange.response.status,
  headers: headersOf(exchange),
  body: bodyOf(exchange),
});

function lineOf(request: string, status: number, asked: TokenRequest | undefined): string {
  if (!asked) return `${request} ${status}`;
  const { grant, audience, userName = '-', scope } = asked;
  return grant === 'access_token'
    ? `exchange ${grant} ${audience} ${status}`
    : `token ${grant} ${userName} ${scope} ${status}`;
}

/** What a request for a token asked, read from its bytes; it has to name the registry as its service. */
function tokenRequestOf({ path, body, headers }: SeenRequest) {
  if (!path.startsWith('/oauth2/')) return undefined;
  const form = new URLSearchParams(body);
  const text = (name: string): string | undefined => form.get(name) ?? undefined;
  const isOwn = text('service') === headers.host;
  const entra = text('access_token')?.split('.')[1] ?? '';
  const audience: string | undefined =
    entra === '' ? undefined : JSON.parse(Buffer.from(entra, 'base64url').toString()).aud;
  const request: TokenRequest = {
    grant: isOwn ? (text('grant_type') ?? '') : 'for another service',
    scope: text('scope') ?? '',
    ...(text('username') === undefined ? {} : { userName: text('username') ?? '' }),
    ...(audience === undefined ? {} : { audience }),
  };
  return { request, secret: text('refresh_token') };
}
