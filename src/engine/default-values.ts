import { Hashtable } from '../values/hashtable.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { wildcard } from '../values/wildcard.ts';
import type { BoundArgument } from './bind.ts';
import { BindingError } from './binding-error.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { Frame } from './frame.ts';
import { findParameter, parameterEntries } from './parameter-names.ts';

/**
 * The arguments with what `$PSDefaultParameterValues` adds: `'Get-AcrTag:Repository' = 'team/api'`, with wildcards in command and parameter
 * (about_Parameters_Default_Values). What is given goes before a default, and a default that fits no parameter is left out.
 */
export function withDefaults(
  cmdlet: AnyCmdlet,
  args: readonly BoundArgument[],
  { scope }: Frame,
): readonly BoundArgument[] {
  const table = scope.findKey('psdefaultparametervalues')?.value;
  if (!(table instanceof Hashtable) || table.size === 0 || isDisabled(table)) return args;
  const entries = parameterEntries(cmdlet);
  const added = new Map<string, Value>();
  for (const { key, value } of table.entries()) {
    const [, command = '', name = ''] = /^\s*(.+?)\s*:\s*(.+?)\s*$/.exec(toText(key)) ?? [];
    if (command === '' || ![cmdlet.name, ...(cmdlet.aliases ?? [])].some(each => wildcard(command)(each))) continue;
    const entry = findParameter(name, entries);
    if (!(entry instanceof BindingError)) added.set(entry.key, value);
  }
  const extent = { start: 0, end: 0 };
  const defaults = [...added].map(([name, value]) => ({
    kind: 'parameter' as const,
    name,
    value: { value },
    isDefault: true,
    extent,
  }));
  return [...args, ...defaults];
}

const isDisabled = (table: Hashtable): boolean => table.get('Disabled') === true;
