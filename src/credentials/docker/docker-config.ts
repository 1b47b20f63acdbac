/** What is read of Docker's `config.json` (Docker, "docker login": credential stores). */
export interface DockerConfig {
  /** Logins in the file itself, by server as Docker wrote it. */
  readonly auths: ReadonlyMap<string, DockerLogin>;
  /** Name of the helper for every server. */
  readonly credsStore: string | undefined;
  /** Names of helpers for single servers. */
  readonly credHelpers: ReadonlyMap<string, string>;
}

export interface DockerLogin {
  /** Base64 of `user:password`. */
  readonly auth: string | undefined;
  readonly identityToken: string | undefined;
}

/** Reads the file's text; what does not fit is left out. Throws SyntaxError for what is no JSON object. */
export function parseDockerConfig(text: string): DockerConfig {
  const json: unknown = JSON.parse(text);
  if (!isObject(json)) throw new SyntaxError('not a JSON object');
  const auths = Object.entries(isObject(json.auths) ? json.auths : {}).flatMap(([server, login]) =>
    isObject(login)
      ? [[server, { auth: textOf(login.auth), identityToken: textOf(login.identitytoken) }] as const]
      : [],
  );
  const helpers = Object.entries(isObject(json.credHelpers) ? json.credHelpers : {}).flatMap(([server, name]) =>
    typeof name === 'string' ? [[server, name] as const] : [],
  );
  return { auths: new Map(auths), credsStore: textOf(json.credsStore), credHelpers: new Map(helpers) };
}

/** The entry for a server, whose key Docker writes as host, host:port, or a URL with or without a path. */
export function entryFor<T>(
  entries: ReadonlyMap<string, T>,
  server: string,
): { readonly key: string; readonly value: T } | undefined {
  for (const [key, value] of entries) {
    const host = key
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '');
    if (host === server) return { key, value };
  }
  return undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
