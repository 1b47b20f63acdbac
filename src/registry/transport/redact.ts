import type { AnswerHeaders } from './transport.ts';

const MASK = '•••';

/** Query keys whose values are no secret; a signed URL of blob storage holds one in almost every other. */
const OPEN_KEYS = new Set(['n', 'last', 'orderby', 'digest', 'artifactType', 'service', 'scope', 'api-version']);

const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

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
    if (SECRET_HEADERS.has(name)) shown[name] = MASK;
    else if (name === 'location') shown[name] = text.startsWith('/') ? redactPath(text) : redactUrl(text);
    else shown[name] = text;
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
