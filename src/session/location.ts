/**
 * Where the session stands: a connected registry and a repository prefix in it, written `contoso:/team/api` (interface C8).
 * `:tag` and `@digest` are leaves, they cannot be stood in.
 */
export interface Location {
  /** The connection's name; undefined while nothing is connected. */
  readonly drive: string | undefined;
  /** Path segments of repository names; empty at the registry's root. */
  readonly segments: readonly string[];
}

/** A path as the user wrote it, taken apart and made absolute. */
export interface Path extends Location {
  readonly tag: string | undefined;
  /** As written: a whole digest or a prefix of at least 7 hex digits. */
  readonly digest: string | undefined;
}

export const nowhere: Location = { drive: undefined, segments: [] };

/** `contoso:/team/api`; empty while nothing is connected. */
export function formatLocation({ drive, segments }: Location): string {
  return drive === undefined ? '' : `${drive}:/${segments.join('/')}`;
}

/** `team/api`: the place in a drive; empty at its root, and for one of another drive. */
export const pathWithin = (drive: string, place: Location): string =>
  place.drive === drive ? place.segments.join('/') : '';

/** Whether a repository is what a path names, or stands below it; an empty path is above all. */
export const isAtOrBelow = (path: string, repository: string): boolean =>
  path === '' || repository === path || repository.startsWith(`${path}/`);

/**
 * Reads `api`, `../web`, `/team/api`, `contoso:/team`, `./:1.4.2`, `api:1.4.2`, `@sha256:…` against the location one stands in.
 * A first segment with a colon names a drive only when it is one of `drives`, so that `api:1.4.2` stays a tag.
 */
export function resolvePath(text: string, from: Location, drives: readonly string[]): Path {
  const drive = drives.find(each => text.toLowerCase().startsWith(`${each.toLowerCase()}:`));
  const absolute = drive !== undefined;
  const rest = absolute ? text.slice(drive.length + 1) : text;
  const leafAt = rest.search(/[:@]/);
  const path = leafAt < 0 ? rest : rest.slice(0, leafAt);
  const leaf = leafAt < 0 ? '' : rest.slice(leafAt);
  const { tag, digest } = readLeaf(leaf);
  const segments = absolute || path.startsWith('/') ? [] : [...from.segments];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  return { drive: drive ?? from.drive, segments, tag, digest };
}

/** `:1.4.2`, `@sha256:…` or `:1.4.2@sha256:…`. */
function readLeaf(leaf: string): { tag: string | undefined; digest: string | undefined } {
  const match = /^(?::([^@]*))?(?:@(.*))?$/.exec(leaf);
  return { tag: match?.[1] || undefined, digest: match?.[2] || undefined };
}
