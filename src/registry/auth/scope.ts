/** A right on a repository (ACR recordings: the actions in challenges; those about deleted things by Azure CLI). */
export type Right =
  | 'pull'
  | 'push'
  | 'delete'
  | 'metadata_read'
  | 'metadata_write'
  | 'deleted_read'
  | 'deleted_restore';

/** One resource of a scope with the actions on it. */
export interface ScopedResource {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/** What a token is for, such as `repository:team/api:delete,pull`. Equal scopes have equal text: it is the cache's key and what is sent. */
export type Scope = string & { readonly [scopeBrand]: true };

declare const scopeBrand: unique symbol;

/** The right to list repositories. */
export const CATALOG_SCOPE = scopeOf([{ type: 'registry', name: 'catalog', actions: ['*'] }]);

/** The right to list deleted repositories (Azure CLI, acr/_docker_utils.py). */
export const DELETED_CATALOG_SCOPE = scopeOf([{ type: 'registry', name: 'deleted_catalog', actions: ['*'] }]);

/** Several rights on one repository. */
export function repositoryScope(repository: string, rights: readonly Right[]): Scope {
  return scopeOf([{ type: 'repository', name: repository, actions: rights }]);
}

/**
 * Reads the space-separated scopes of a challenge and puts them into their one spelling: resources sorted and merged,
 * actions sorted, each once, `*` alone where it is one of them. What is no scope is left out.
 * Docker "Token Scope Documentation": `resourcetype(class):name:action,action`; a name may hold colons (host:port).
 */
export function parseScope(text: string): Scope {
  return scopeOf(text.split(/\s+/).flatMap(parseResource));
}

/** All that both allow. */
export function mergeScopes(one: Scope, other: Scope): Scope {
  return parseScope(`${one} ${other}`);
}

function parseResource(text: string): ScopedResource[] {
  const first = text.indexOf(':');
  const last = text.lastIndexOf(':');
  if (first <= 0 || last === first) return [];
  const actions = text.slice(last + 1).split(',');
  return [{ type: text.slice(0, first), name: text.slice(first + 1, last), actions }];
}

/** The one spelling of these resources with their actions. */
export function scopeOf(resources: readonly ScopedResource[]): Scope {
  const merged = new Map<string, Set<string>>();
  for (const { type, name, actions } of resources) {
    const key = `${type}:${name}`;
    const known = merged.get(key) ?? new Set();
    for (const action of actions) if (action !== '') known.add(action);
    merged.set(key, known);
  }
  const parts = [...merged].filter(([, actions]) => actions.size > 0);
  const texts = parts.map(([key, actions]) => `${key}:${actions.has('*') ? '*' : [...actions].sort().join(',')}`);
  return texts.sort().join(' ') as Scope;
}
