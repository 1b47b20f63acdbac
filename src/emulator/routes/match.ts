import type { Parameter, Route } from './route.ts';

/**
 * The syntax of path parameters (OCI distribution-spec, Pulling manifests). What does not fit is not routed at all: an
 * upper-case repository name and `sha256:abcdefghijkl` are answered with a plain 404, while `sha256:abcdef`, hexadecimal
 * though too short, is a digest that nobody has (ACR wire facts §1 and §6.4, recording).
 */
const syntax: Readonly<Record<Parameter, string>> = {
  name: '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*',
  tag: '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}',
  digest: '[A-Za-z0-9_+.-]+:[0-9a-fA-F]+',
  reference: '[A-Za-z0-9_+.-]+:[0-9a-fA-F]+|[A-Za-z0-9_][A-Za-z0-9._-]{0,127}',
  upload: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
};

/** The roots that the registry serves; anything else is no route (ACR wire facts §12, recording). */
const roots = /^\/(?:v2|acr\/v1|oauth2)(?:\/|$)/;

/** A route that fits a path, with the values of its parameters. */
export interface Match {
  route: Route;
  param: (name: Parameter) => string;
}

/** What a path leads to. */
export type Found =
  | { kind: 'route'; match: Match }
  | { kind: 'bad syntax' }
  | { kind: 'other method' }
  | { kind: 'unknown path' };

/** Finds routes by method and path; the path still has its percent-encoding. */
export type Matcher = (method: string, path: string) => Found;

/** Compiles a route table. */
export function createMatcher(routes: readonly Route[]): Matcher {
  const compiled = routes.map(route => ({
    route,
    expression: new RegExp(
      `^${route.pattern.replace(/<(\w+)>/g, (_, name: Parameter) => `(?<${name}>${syntax[name]})`)}$`,
    ),
  }));
  return (method, path) => {
    const decoded = decode(path);
    if (decoded === undefined) return { kind: 'bad syntax' };
    if (!roots.test(decoded)) return { kind: 'unknown path' };
    let otherMethod = false;
    for (const { route, expression } of compiled) {
      const groups = expression.exec(decoded);
      if (groups === null) continue;
      if (route.method !== method) {
        otherMethod = true;
        continue;
      }
      const param = (name: Parameter): string => groups.groups?.[name] ?? '';
      return { kind: 'route', match: { route, param } };
    }
    // GET /oauth2/exchange is a plain 404 (ACR wire facts §2.2, issue thread).
    return { kind: otherMethod && !decoded.startsWith('/oauth2/') ? 'other method' : 'bad syntax' };
  };
}

/** `library%2Fhello-world` and a plain slash are the same (ACR wire facts §1, recording). */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
