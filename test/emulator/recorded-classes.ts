import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyShape, learn, type Shape } from './shape.ts';

const folder = fileURLToPath(new URL('../../../shared/data/recordings/', import.meta.url));

/** Why the recordings cannot be read, if they cannot. */
export const missing = existsSync(folder) ? undefined : 'shared/data/recordings is not beside this checkout';

/** All recorded answers to one method and route with one status. */
export interface RecordedClass {
  name: string;
  count: number;
  /** How often each header occurred; names in lower case. */
  headers: Map<string, number>;
  /** Shape of the JSON bodies. */
  body: Shape;
  /** Whether a recorder kept the registry's own headers; some drop those that change with each request. */
  allHeaders: boolean;
  /** Whether any body was JSON. */
  json: boolean;
}

interface Exchange {
  kind?: string;
  autoFollowedRedirect?: boolean;
  request: { method: string; url: string };
  response: { status: number; headers: Record<string, string | string[]>; body: string | null };
}

/** Reads every recording and sorts its exchanges into classes; blob storage's answers are left out. */
export function readClasses(): RecordedClass[] {
  const classes = new Map<string, RecordedClass>();
  for (const file of globSync('*/*.json', { cwd: folder })) {
    const { exchanges }: { exchanges: Exchange[] } = JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));
    for (const exchange of exchanges)
      if (exchange.kind !== 'blob-storage' && !exchange.autoFollowedRedirect) add(classes, exchange);
  }
  return [...classes.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function add(classes: Map<string, RecordedClass>, { request, response }: Exchange): void {
  const name = `${request.method} ${routeOf(request.url)} ${response.status}`;
  const known = classes.get(name) ?? {
    name,
    count: 0,
    headers: new Map(),
    body: emptyShape(),
    allHeaders: false,
    json: false,
  };
  classes.set(name, known);
  known.count += 1;
  for (const header of Object.keys(response.headers)) {
    const lower = header.toLowerCase();
    known.headers.set(lower, (known.headers.get(lower) ?? 0) + 1);
    known.allHeaders ||= lower === 'x-ms-correlation-request-id';
  }
  const type = Object.entries(response.headers).find(([header]) => header.toLowerCase() === 'content-type')?.[1];
  if (!String(type).startsWith('application/json') || !response.body) return;
  known.json = true;
  learn(known.body, JSON.parse(response.body));
}

/** The route of a URL, with its variable parts named. */
function routeOf(url: string): string {
  const path = decodeURIComponent(new URL(url, 'https://contoso.azurecr.io').pathname);
  return path
    .replace(/sha256:[0-9a-f]+$/, '<digest>')
    .replace(/uploads\/[0-9a-f-]{36}$/, 'uploads/<id>')
    .replace(/^\/v2\/(?!_)(.+?)\/(manifests|blobs|tags)\//, '/v2/<name>/$2/')
    .replace(/manifests\/(?!<digest>)[^/]+$/, 'manifests/<tag>')
    .replace(/^(\/acr\/v1\/)(?!_)(.+?)(\/_tags|\/_manifests|$)/, '$1<name>$3')
    .replace(/_tags\/.+$/, '_tags/<tag>')
    .replace(/_manifests\/(?!<digest>).+$/, '_manifests/<other>');
}
