import type { AnswerHeaders } from './transport.ts';

const MASK = '•••';

/** Query keys whose values are no secret; a signed URL of blob storage holds one in almost every other. */
const OPEN_KEYS = new Set([
  'n',
  'last',
  'orderby',
  'digest',
  'artifactType',
  'service',
  'scope',
  'api-version',
  'mount',
  'from',
]);

/** Headers whose values are no secret; every other is named and masked. */
const OPEN_HEADERS =
  /^(?:accept|accept-encoding|access-control-.*|allow|cache-control|connection|content-(?:disposition|encoding|length|range|type)|date|docker-.*|etag|host|keep-alive|last-modified|link|oci-.*|range|retry-after|server|strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate|x-content-type-options|x-ms-(?:correlation-request-id|request-id|ratelimit-.*|version|error-code))$/;

/** The URL with every query value masked that is not known to be harmless, and without userinfo. */
export function redactUrl(text: string): string {
  const url = URL.parse(text);
  if (!url) return MASK;
  const query = url.search
    .slice(1)
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => redactPair(pair));
  return `${url.protocol}//${url.host}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Headers as they may be shown. */
export function redactHeaders(headers: AnswerHeaders): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (name === 'location') shown[name] = text.startsWith('/') ? redactPath(text) : redactUrl(text);
    else shown[name] = OPEN_HEADERS.test(name) ? text : MASK;
  }
  return shown;
}

function redactPath(text: string): string {
  return redactUrl(`http://path${text}`).slice('http://path'.length);
}

function redactPair(pair: string): string {
  const [key = ''] = pair.split('=', 1);
  return OPEN_KEYS.has(key) ? pair : `${key}=${MASK}`;
}
