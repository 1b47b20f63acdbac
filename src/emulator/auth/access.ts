/** Rights on one repository or on the catalogue, in the words of a scope (ACR wire facts §3, recording). */
export interface Access {
  readonly type: 'repository' | 'registry';
  readonly name: string;
  readonly actions: readonly string[];
}

/** Writes rights as a scope: `repository:team/api:pull,push`, several separated by spaces. */
export function formatScope(access: readonly Access[]): string {
  return access.map(({ type, name, actions }) => `${type}:${name}:${actions.join(',')}`).join(' ');
}

/** Reads space-separated scopes; what is not `type:name:actions` of a known type is left out. */
export function parseScope(scope: string): Access[] {
  return scope.split(' ').flatMap(each => {
    const [, type, name, actions] = /^(repository|registry):([^:]+):([^:]+)$/.exec(each) ?? [];
    if (name === undefined || actions === undefined) return [];
    return [
      {
        type: type === 'registry' ? 'registry' : 'repository',
        name,
        actions: actions.split(','),
      },
    ];
  });
}

/** Whether rights cover a need. Actions do not include one another; `*` covers all (ACR wire facts §3 and §2.3, recording and client sources). */
export function covers(granted: readonly Access[], need: Access): boolean {
  return need.actions.every(action =>
    granted.some(
      each =>
        each.type === need.type &&
        nameCovers(each.name, need.name) &&
        (each.actions.includes('*') || each.actions.includes(action)),
    ),
  );
}

/** The part of what is asked for that is covered; entries that lose all their actions are left out. */
export function intersect(asked: readonly Access[], granted: readonly Access[]): Access[] {
  return asked.flatMap(each => {
    const actions = each.actions.filter(action => covers(granted, { ...each, actions: [action] }));
    return actions.length === 0 ? [] : [{ ...each, actions }];
  });
}

/** `*` and one trailing `/*`, as in scope maps (ACR wire facts §3, documentation). */
function nameCovers(pattern: string, name: string): boolean {
  if (pattern === '*' || pattern === name) return true;
  return pattern.endsWith('/*') && name.startsWith(pattern.slice(0, -1));
}
