import { CustomObject } from '../../values/custom-object.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { methodNames, staticMemberNames } from '../../values/member-names.ts';
import { DICTIONARY } from '../../values/members.ts';
import { isArray } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import type { CursorPlace } from './cursor.ts';
import type { Candidate, Draft } from './draft.ts';
import { enumerated, type Flow, type Known, knownProperties } from './flow.ts';
import { quoteArgument } from './quote.ts';

type MemberPlace = Extract<CursorPlace, { kind: 'member' }>;

/** Properties and methods of what stands before the dot, as far as it is known; static ones of a type behind `::`. */
export async function completeMember({ member, word, path }: MemberPlace, flow: Flow): Promise<Draft> {
  const { target, isStatic } = member;
  const typed = word.text.toLowerCase();
  const all = isStatic
    ? target.kind === 'TypeLiteral'
      ? staticMembers(target.type.name)
      : []
    : instanceMembers(await flow.of(target, path));
  return { candidates: all.filter(({ text }) => text.replace(/^'/, '').toLowerCase().startsWith(typed)) };
}

function instanceMembers(known: Known): readonly Candidate[] {
  // of a list its elements' members are asked for, and its own
  const lists = known.values.filter(isArray);
  const own = known.values.some(each => each instanceof Hashtable)
    ? DICTIONARY
    : lists.length > 0
      ? ['Count', 'Length']
      : [];
  const names = [...new Set([...knownProperties(enumerated(known)), ...own])];
  const methods = new Map(known.values.flatMap(methodsOf).map(each => [each.text, each]));
  return [...names.map(name => ({ text: memberText(name) })), ...methods.values()];
}

const methodsOf = (value: Value): readonly Candidate[] => [
  ...methodNames(value).map(({ name, definition }) => ({ text: `${name}(`, tooltip: definition })),
  ...(value instanceof CustomObject ? value.methods() : []).map(({ name, definition }) => ({
    text: `${name}(`,
    tooltip: definition,
  })),
];

/** A name that is no word stands in quotes. */
const memberText = (name: string): string =>
  /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name) ? name : quoteArgument(name, "'");

function staticMembers(typeName: string): readonly Candidate[] {
  try {
    const { properties, methods } = staticMemberNames(typeName);
    return [
      ...properties.map(text => ({ text })),
      ...methods.map(name => ({ text: `${name}(`, tooltip: `[${typeName}]::${name}(…)` })),
    ].toSorted((a, b) => a.text.localeCompare(b.text, 'en'));
  } catch {
    // no type of that name
    return [];
  }
}
