import { ShellError } from '../../engine/error-record.ts';
import { ExceptionValue, exceptionNamed } from '../../values/exception.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { ownProperty, propertyNames } from '../../values/members.ts';
import { isObject } from '../../values/object-value.ts';
import { toBoolean } from '../../values/to-boolean.ts';
import { toInt } from '../../values/to-number.ts';
import { toText } from '../../values/to-text.ts';
import { typeNames } from '../../values/type-name.ts';
import type { ObjectValue, Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';

/** A property that a cmdlet is asked for: by name, by script block, or by a hashtable that says more. */
export interface PropertySpec {
  readonly label: string;
  /** A property's name, which may have wildcards, or a script block. */
  readonly source: string | ObjectValue;
  readonly descending?: boolean;
  readonly format?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
}

const keys = ['name', 'label', 'expression', 'formatstring', 'width', 'alignment', 'ascending', 'descending'] as const;
type Key = (typeof keys)[number];

/** Reads what stands behind -Property. Throws ShellError DictionaryKey… for a hashtable with other keys or without an expression. */
export const propertySpecs = (values: readonly Value[] | undefined): readonly PropertySpec[] =>
  (values ?? []).map(propertySpec);

export function propertySpec(value: Value): PropertySpec {
  if (value instanceof Hashtable) return fromHashtable(value);
  if (isBlock(value) && toText(value).trim() === '') {
    throw new ShellError(
      'EmptyScriptBlockAndNoName',
      'A property is an empty script block and does not provide a name.',
      { category: 'InvalidArgument', recommendation: "@{ Name = '…'; Expression = { … } }" },
    );
  }
  return { label: toText(value), source: isBlock(value) ? value : toText(value) };
}

const isBlock = (value: Value): value is ObjectValue =>
  isObject(value) && typeNames(value).includes('System.Management.Automation.ScriptBlock');

function fromHashtable(table: Hashtable): PropertySpec {
  const parts = new Map<Key, Value>();
  for (const { key, value } of table.entries()) parts.set(keyOf(toText(key)), value);
  const expression = parts.get('expression') ?? null;
  if (!parts.has('expression')) {
    throw refusal('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  }
  if (expression === null) throw refusal('DictionaryKeyMissingValue', 'The expression key has no value.');
  const [width, format, align] = [parts.get('width'), parts.get('formatstring'), parts.get('alignment')];
  const descending = parts.has('ascending')
    ? !toBoolean(parts.get('ascending') ?? null)
    : parts.has('descending')
      ? toBoolean(parts.get('descending') ?? null)
      : undefined;
  return {
    label: toText(parts.get('name') ?? parts.get('label') ?? expression),
    source: isBlock(expression) ? expression : toText(expression),
    ...(descending === undefined ? {} : { descending }),
    ...(format === undefined ? {} : { format: toText(format) }),
    ...(width === undefined ? {} : { width: toInt(width) }),
    ...(align === undefined ? {} : { align: alignment(toText(align)) }),
  };
}

/** Keys may be shortened: N, L, E, F. */
function keyOf(text: string): Key {
  const key = keys.find(each => text !== '' && each.startsWith(text.toLowerCase()));
  if (key) return key;
  throw refusal('DictionaryKeyIllegal', `The ${text} key is not valid.`);
}

/** A calculated property that cannot be one; PowerShell's exception says nothing itself. */
const refusal = (id: string, message: string): ShellError =>
  new ShellError(id, message, {
    category: 'InvalidArgument',
    exception: new ExceptionValue(exceptionNamed('NotSupportedException'), message),
    recommendation: 'Use Name (or Label), Expression, FormatString, Width, Alignment, Ascending, Descending.',
  });

function alignment(text: string): 'left' | 'right' | 'center' {
  const found = (['left', 'right', 'center'] as const).find(each => text !== '' && each.startsWith(text.toLowerCase()));
  if (found) return found;
  throw new ShellError('AlignmentUnknown', `'${text}' is no alignment: Left, Center, Right.`, {
    category: 'InvalidArgument',
  });
}

/**
 * Wildcards replaced by the object's own property names; those that match `excluded` are left out, and so are those that come twice, of which
 * `again` hears.
 */
export function expandSpecs(
  specs: readonly PropertySpec[],
  sample: Value,
  excluded: readonly string[] = [],
  again: (label: string) => void = () => {},
): readonly PropertySpec[] {
  const drops = excluded.map(pattern => wildcard(pattern));
  const expanded = specs.flatMap(spec => {
    if (typeof spec.source !== 'string' || !hasWildcard(spec.source)) return [spec];
    const matches = wildcard(spec.source);
    return propertyNames(sample)
      .filter(matches)
      .map(name => ({ ...spec, label: name, source: name }));
  });
  const seen = new Set<string>();
  return expanded.filter(({ label }) => {
    if (drops.some(drop => drop(label))) return false;
    const isFresh = !seen.has(label.toLowerCase());
    if (!isFresh) again(label);
    seen.add(label.toLowerCase());
    return isFresh;
  });
}

/** Runs a calculated property's block for each object: its outputs for each. */
export type Invoke = (block: Value, dollars: readonly Value[]) => Promise<readonly (readonly Value[])[]>;

/** The value of one property of each object; undefined where an object has no property of that name. */
export async function valuesOf(
  source: PropertySpec['source'],
  objects: readonly Value[],
  { invokeAll }: { readonly invokeAll: Invoke },
): Promise<readonly (Value | undefined)[]> {
  if (typeof source === 'string') return objects.map(each => ownProperty(each, source));
  const outputs = await invokeAll(source, objects);
  return outputs.map(each => (each.length > 1 ? each : (each[0] ?? null)));
}

/** The values of several properties, a row per object; what an object does not have is null. */
export async function rowsOf(
  specs: readonly PropertySpec[],
  objects: readonly Value[],
  context: { readonly invokeAll: Invoke },
): Promise<readonly (readonly Value[])[]> {
  const columns = await Promise.all(specs.map(spec => valuesOf(spec.source, objects, context)));
  return objects.map((_, index) => columns.map(column => column[index] ?? null));
}
