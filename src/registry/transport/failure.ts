import { RegistryError, type RegistryErrorId } from '../model/errors.ts';
import type { ProxyRoute } from './proxy.ts';
import { redactUrl } from './redact.ts';
import type { Effort, HttpRequest } from './transport.ts';
import { BodyTooLarge, type WireFailure } from './wire.ts';

interface Verdict {
  readonly id: RegistryErrorId;
  readonly what: (host: string, proxy: string) => string;
  readonly next: string;
}

const NOT_FOUND: Verdict = {
  id: 'HostNotFound',
  what: host => `There is no host '${host}'`,
  next: 'Check the registry name, the cloud it is in, and that this machine can resolve names.',
};
const REFUSED: Verdict = {
  id: 'ConnectionRefused',
  what: host => `'${host}' cannot be reached`,
  next: 'Check host and port, and that no firewall, VPN or proxy setting is in the way.',
};
const LOST: Verdict = {
  id: 'ConnectionLost',
  what: host => `'${host}' closed the connection in the middle of an answer`,
  next: 'Try again; if it stays, look at the proxy or load balancer in between.',
};
const TIMEOUT: Verdict = {
  id: 'Timeout',
  what: host => `'${host}' did not answer in time`,
  next: 'Try again; if it stays, check the network and the proxy settings (HTTPS_PROXY, NO_PROXY).',
};
const TLS: Verdict = {
  id: 'TlsFailed',
  what: host => `The TLS certificate or handshake of '${host}' was not accepted`,
  next: 'If a private authority signed it, name its file as caFile in the settings or by ACRSH_CA_FILE; for a registry without TLS use http://.',
};
const PROXY: Verdict = {
  id: 'ProxyFailed',
  what: (host, proxy) => `The proxy ${proxy} did not connect to '${host}'`,
  next: 'Ask whoever runs the proxy to allow it, or except the registry with NO_PROXY.',
};
const NO_PROXY_THERE: Verdict = {
  id: 'ProxyFailed',
  what: (_, proxy) => `The proxy ${proxy} cannot be reached`,
  next: 'Check its address in HTTPS_PROXY or HTTP_PROXY, or except the registry with NO_PROXY.',
};
const PROXY_LOGIN: Verdict = {
  id: 'ProxyFailed',
  what: (_, proxy) => `The proxy ${proxy} does not accept its user and password, or wants them`,
  next: 'Put them into its address: HTTPS_PROXY=http://user:password@proxy:8080, special characters percent-encoded.',
};
const TOO_LARGE: Verdict = {
  id: 'AnswerTooLarge',
  what: host => `The answer of '${host}' is larger than this request allows`,
  next: 'Ask for fewer items at once; if it is a manifest, the registry holds one that is over the limit of 4 MiB.',
};

const BY_CODE: Readonly<Record<string, Verdict>> = {
  ENOTFOUND: NOT_FOUND,
  EAI_AGAIN: NOT_FOUND,
  EAI_NODATA: NOT_FOUND,
  ECONNREFUSED: REFUSED,
  EHOSTUNREACH: REFUSED,
  ENETUNREACH: REFUSED,
  EADDRNOTAVAIL: REFUSED,
  EACCES: REFUSED,
  ETIMEDOUT: TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
  UND_ERR_BODY_TIMEOUT: TIMEOUT,
  EPROTO: TLS,
  UND_ERR_PRX_TLS: PROXY,
  UND_ERR_PRX_CONN: PROXY,
  UND_ERR_ABORTED: PROXY,
};

/** OpenSSL's verification results, as Node names them ("X509 certificate error codes"). */
const CERTIFICATE =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|INVALID_CA|HOSTNAME_MISMATCH|CRL_)/;

const GIVEN_UP: Verdict = {
  id: 'ConnectionLost',
  what: host => `it was given up before '${host}' answered`,
  next: 'Look at the item again.',
};

/** The total deadline of a request has passed. */
export class DeadlinePassed extends Error {}

/** What a failed request means to the user. */
export function explainFailure(
  failure: WireFailure,
  request: HttpRequest,
  { proxy, effort }: { readonly proxy?: ProxyRoute | undefined; readonly effort?: Effort | undefined } = {},
): RegistryError {
  const verdict = isGivenUp(failure, request) ? GIVEN_UP : proxy ? judgeProxied(failure) : judge(failure);
  const cause = failure.cause;
  const reason = cause instanceof Error && !SPEAKS_FOR_ITSELF.has(verdict) ? reasonOf(cause) : undefined;
  return new RegistryError({
    id: verdict.id,
    message: verdict.what(new URL(request.origin).host, proxy?.name ?? '') + (reason ? ` (${reason})` : ''),
    recommendation: verdict.next,
    method: request.method,
    url: redactUrl(request.origin + request.path),
    ...effort,
    cause,
  });
}

/** What a change means whose reply did not come: it may have been carried out. */
export function unknownOutcome(cause: RegistryError): RegistryError {
  return new RegistryError({
    id: 'OutcomeUnknown',
    message: `The change may have been carried out, or not: ${cause.message}`,
    recommendation: 'Look at the item again before repeating the change.',
    method: cause.method,
    url: cause.url,
    status: cause.status,
    requestId: cause.requestId,
    attempts: cause.attempts,
    seconds: cause.seconds,
    cause,
  });
}

const SPEAKS_FOR_ITSELF: ReadonlySet<Verdict> = new Set([TOO_LARGE, NOT_FOUND, PROXY_LOGIN, GIVEN_UP]);

const isGivenUp = ({ cause }: WireFailure, { signal, abandon = signal }: HttpRequest): boolean =>
  abandon?.aborted === true && cause === abandon.reason;

/** Behind a proxy, names are resolved by it and the first connection is to it. */
function judgeProxied(failure: WireFailure): Verdict {
  const verdict = judge(failure);
  const said = failure.cause instanceof Error ? failure.cause.message : '';
  if (/Proxy response \(407\)/.test(said)) return PROXY_LOGIN;
  const isFirstStep =
    verdict === NOT_FOUND || verdict === REFUSED || codeOf(failure.cause) === 'UND_ERR_CONNECT_TIMEOUT';
  return !failure.sent && isFirstStep ? NO_PROXY_THERE : verdict;
}

function judge(failure: WireFailure): Verdict {
  const cause = failure.cause;
  if (cause instanceof BodyTooLarge) return TOO_LARGE;
  if (cause instanceof DeadlinePassed) return TIMEOUT;
  const code = codeOf(cause);
  if (CERTIFICATE.test(code) || (cause instanceof Error && /secure TLS connection/.test(cause.message))) return TLS;
  return BY_CODE[code] ?? LOST;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function reasonOf(error: Error): string {
  const code = codeOf(error);
  const text = error.message.split('\n', 1)[0]?.trim() ?? '';
  return text === '' || code === 'ECONNREFUSED' ? code : text;
}
