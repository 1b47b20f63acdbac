import { randomUUID } from 'node:crypto';
import type { Reply } from '../reply.ts';
import type { Family, Route } from '../routes/route.ts';

const SERVER = 'AzureContainerRegistry';
const TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains';

/** Calls left, per second: 10 000 a minute for tokens, 500 for deletes; they do not count down here (ACR wire facts §4 and §11, recording). */
const TOKEN_CALLS_LEFT = '166.650000';
const DELETE_CALLS_LEFT = '8.000000';

/** What the headers of an answer depend on. */
export interface Answered {
  method: string;
  /** Absent for a path that is no route of the registry. */
  family: Family | undefined;
  /** Absent where none fits path and method. */
  route: Pick<Route, 'untraced' | 'metered'> | undefined;
  clientRequestId: string | undefined;
}

/** Adds the headers that every answer of its kind has (ACR wire facts §4, recording, spelling included). */
export function withHeaders(reply: Reply, answered: Answered): Reply['headers'] {
  const { family } = answered;
  if (family === undefined)
    return {
      Server: SERVER,
      'Strict-Transport-Security': TRANSPORT_SECURITY,
      ...reply.headers,
    };
  const correlated = {
    Server: SERVER,
    'X-Ms-Correlation-Request-Id': randomUUID(),
  };
  if (family === 'oauth2')
    return {
      ...correlated,
      'Strict-Transport-Security': TRANSPORT_SECURITY,
      'x-ms-ratelimit-remaining-calls-per-second': TOKEN_CALLS_LEFT,
      ...reply.headers,
    };
  const plain = answered.route === undefined;
  return {
    ...correlated,
    'Docker-Distribution-Api-Version': 'registry/2.0',
    'X-Content-Type-Options': 'nosniff',
    'Strict-Transport-Security': [TRANSPORT_SECURITY, TRANSPORT_SECURITY],
    ...(!plain && {
      'Access-Control-Expose-Headers': [
        'Docker-Content-Digest',
        'WWW-Authenticate',
        'Link',
        'X-Ms-Correlation-Request-Id',
      ],
    }),
    ...(isTraced(reply, answered) && {
      'X-Ms-Request-Id': randomUUID(),
      'X-Ms-Client-Request-Id': answered.clientRequestId ?? '',
    }),
    ...(isMetered(reply, answered) && {
      'x-ms-ratelimit-remaining-calls-per-second': DELETE_CALLS_LEFT,
    }),
    ...reply.headers,
  };
}

/** Request ids are given on /v2 except with redirects, and on every DELETE; not on 401 (recording). */
function isTraced(reply: Reply, { method, family, route }: Answered): boolean {
  if (route === undefined || route.untraced || reply.status === 401 || reply.status === 307) return false;
  return method === 'DELETE' || family === 'v2';
}

/** What is metered says so when it was done and when there was nothing to do (recording). */
function isMetered(reply: Reply, { route }: Answered): boolean {
  return route?.metered === true && (reply.status === 202 || reply.status === 404);
}

/** JSON of this length and more, and every token, goes out chunked; the rest with Content-Length (ACR wire facts §4, recording; the length is Go's buffer). */
const CHUNKED_FROM = 2048;

/** Whether an answer is sent without Content-Length. */
export function isChunked(reply: Reply, family: Family | undefined): boolean {
  const type = reply.headers['Content-Type'];
  if (reply.status >= 400 || type !== 'application/json; charset=utf-8') return false;
  return family === 'oauth2' || reply.body.length > CHUNKED_FROM;
}
