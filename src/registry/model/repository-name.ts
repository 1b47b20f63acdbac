declare const repositoryBrand: unique symbol;

/** A repository's full name without the host, such as `team/api`. Made by {@link parseRepositoryName} only. */
export type RepositoryName = string & { readonly [repositoryBrand]: true };

const GRAMMAR = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const MAX_LENGTH = 255;

/**
 * Reads a repository name; `undefined` for anything that is none.
 * OCI distribution-spec, "Pulling manifests": the grammar of `<name>`, and at most 255 characters.
 */
export function parseRepositoryName(text: string): RepositoryName | undefined {
  return text.length <= MAX_LENGTH && GRAMMAR.test(text) ? (text as RepositoryName) : undefined;
}
