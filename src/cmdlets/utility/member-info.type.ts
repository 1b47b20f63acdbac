import { CustomObject } from '../../values/custom-object.ts';
import { memberTypes } from '../../values/enumerations.ts';
import { formatValue } from '../../values/format-value.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { methodNames, staticMemberNames } from '../../values/member-names.ts';
import { DICTIONARY, ownProperty, propertyNames, statedType } from '../../values/members.ts';
import { isArray } from '../../values/object-value.ts';
import type { OutputType } from '../../values/output-type.ts';
import { typeName } from '../../values/type-name.ts';
import { keywordOf, TypeValue } from '../../values/type-value.ts';
import type { Value } from '../../values/value.ts';

/** A property or method of a type. */
export interface MemberInfo {
  readonly typeName: string;
  readonly name: string;
  readonly kind: 'Property' | 'NoteProperty' | 'AliasProperty' | 'ScriptProperty' | 'Method' | 'ScriptMethod';
  readonly definition: string;
}

export const memberInfoType: OutputType<MemberInfo> = {
  name: 'Microsoft.PowerShell.Commands.MemberDefinition',
  properties: [
    { name: 'TypeName', of: ({ typeName: type }) => type },
    { name: 'Name', of: ({ name }) => name },
    { name: 'MemberType', of: ({ kind }) => memberTypes.find(kind) ?? kind },
    { name: 'Definition', of: ({ definition }) => definition },
  ],
  view: {
    table: {
      group: { label: 'TypeName', of: ({ typeName: type }) => type, indent: 3 },
      columns: [
        { label: 'Name', of: ({ name }) => name },
        { label: 'MemberType', of: ({ kind }) => kind },
        { label: 'Definition', of: ({ definition }) => definition },
      ],
    },
  },
};

/** Properties and methods of a value, kinds in order and names within. */
export function membersOf(value: Value): readonly MemberInfo[] {
  const type = statedType(value);
  const isOwn = value instanceof CustomObject;
  const properties = (value instanceof Hashtable ? DICTIONARY : propertyNames(value)).map((name): MemberInfo => {
    const added = isOwn ? value.property(name) : undefined;
    if (added) return { typeName: type, name, kind: added.kind, definition: added.definition };
    const held = ownProperty(value, name) ?? null;
    const kind = isOwn ? 'NoteProperty' : 'Property';
    const definition = isOwn ? `${shortType(held)} ${name}=${shownValue(held)}` : `${shortType(held)} ${name} {get;}`;
    return { typeName: type, name, kind, definition };
  });
  const added = (isOwn ? value.methods() : []).map(
    ({ name, kind, definition }): MemberInfo => ({ typeName: type, name, kind, definition }),
  );
  const methods = methodNames(value).map((each): MemberInfo => ({ typeName: type, kind: 'Method', ...each }));
  return [...methods, ...added, ...properties].toSorted(
    (a, b) => a.kind.localeCompare(b.kind, 'en') || a.name.localeCompare(b.name, 'en'),
  );
}

/** Static members of the type of a value, or of the type that it is. */
export function staticMembersOf(value: Value): readonly MemberInfo[] {
  const type = value instanceof TypeValue ? value.fullName : typeName(value);
  const { properties, methods } = staticMemberNames(type);
  return [
    ...methods.map((name): MemberInfo => ({ typeName: type, name, kind: 'Method', definition: `static ${name}(…)` })),
    ...properties.map(
      (name): MemberInfo => ({ typeName: type, name, kind: 'Property', definition: `static ${name} {get;}` }),
    ),
  ].toSorted((a, b) => a.kind.localeCompare(b.kind, 'en') || a.name.localeCompare(b.name, 'en'));
}

function shortType(value: Value): string {
  if (value === null) return 'object';
  return isArray(value) ? 'Object[]' : keywordOf(typeName(value));
}

/** As ToString() has it, in the culture of the session. */
const shownValue = (value: Value): string => (value === null ? 'null' : formatValue(value));
