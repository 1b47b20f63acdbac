import type { Exchange } from './recording.ts';

/** A recorded URL, taken apart; names are decoded but may be none that the client would accept. */
export interface Place {
  readonly route: string;
  readonly repository: string;
  /** Tag, digest or what stood in their place. */
  readonly item: string;
  readonly query: URLSearchParams;
}

const PATTERNS: readonly (readonly [route: string, pattern: RegExp])[] = [
  ['oauth2/exchange', /^\/oauth2\/exchange$/],
  ['oauth2/token', /^\/oauth2\/token$/],
  ['catalog', /^\/acr\/v1\/_catalog$/],
  ['tags', /^\/acr\/v1\/(.+?)\/_tags\/?$/],
  ['tag', /^\/acr\/v1\/(.+?)\/_tags\/(.+)$/],
  ['manifests', /^\/acr\/v1\/(.+?)\/_manifests\/?$/],
  ['manifest', /^\/acr\/v1\/(.+?)\/_manifests\/(.+)$/],
  ['repository', /^\/acr\/v1\/(.+)$/],
  ['support', /^\/v2\/$/],
  ['oci catalog', /^\/v2\/_catalog$/],
  ['oci tags', /^\/v2\/(.+?)\/tags\/list$/],
  ['content', /^\/v2\/(.+?)\/manifests\/(.+)$/],
  ['upload', /^\/v2\/(.+?)\/blobs\/uploads\/?(.*)$/],
  ['blob', /^\/v2\/(.+?)\/blobs\/(.+)$/],
  ['nowhere', /^/],
];

/** What a recorded request asks for: `<METHOD> <route>`, and about what. */
export function placeOf(exchange: Exchange): Place {
  const url = new URL(exchange.request.url);
  const path = decodeURIComponent(url.pathname);
  const name = exchange.kind === 'blob-storage' ? 'storage' : undefined;
  for (const [route, pattern] of PATTERNS) {
    const match = pattern.exec(path);
    if (!match) continue;
    const [, repository = '', item = ''] = match;
    return { route: `${exchange.request.method} ${name ?? route}`, repository, item, query: url.searchParams };
  }
  throw new Error(`no route for ${path}`);
}
