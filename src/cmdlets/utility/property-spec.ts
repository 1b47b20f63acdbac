import { ShellError } from '../../engine/error-record.ts';
import { ExceptionValue, exceptionNamed } from '../../values/exception.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { ownProperty, propertyNames } from '../../values/members.ts';
import { numberType } from '../../values/number-type.ts';
import { isObject } from '../../values/object-value.ts';
import { toInt } from '../../values/to-number.ts';
import { toText } from '../../values/to-text.ts';
import { typeName, typeNames } from '../../values/type-name.ts';
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

const keys = ['name', 'expression', 'formatString', 'width', 'alignment', 'ascending', 'descending'] as const;
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
  if (value === '') throw refusal('ExpressionEmptyString2', 'An empty string value is not allowed.');
  if (isBlock(value)) return { label: toText(value), source: value };
  if (typeof value === 'string') return { label: value, source: value };
  throw refusal(
    'DictionaryKeyUnknownType',
    value === null
      ? `The value of a parameter was null; one of the following types was expected: ${EXPRESSION_TYPES}.`
      : `Cannot convert ${typeName(value)} to one of the following types ${EXPRESSION_TYPES}.`,
  );
}

const EXPRESSION_TYPES = '{System.String, System.Management.Automation.ScriptBlock}';

const isBlock = (value: Value): value is ObjectValue =>
  isObject(value) && typeNames(value).includes('System.Management.Automation.ScriptBlock');

function fromHashtable(table: Hashtable): PropertySpec {
  const parts = new Map<Key, Value>();
  for (const { key: written, value } of table.entries()) {
    const key = keyOf(written);
    if (parts.has(key))
      throw refusal('DictionaryKeyDuplicate', `The duplicated key "${toText(written)}" conflicts with "${key}".`);
    if (value === null) throw refusal('DictionaryKeyMissingValue', `The ${toText(written)} key has no value.`);
    checkType(toText(written), value, key);
    parts.set(key, value);
  }
  const expression = parts.get('expression');
  if (expression === undefined) {
    throw refusal('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  }
  if (expression === '') {
    throw refusal('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.');
  }
  const [width, format, align] = [parts.get('width'), parts.get('formatString'), parts.get('alignment')];
  const descending = parts.has('ascending') ? parts.get('ascending') === false : parts.get('descending');
  return {
    label: toText(parts.get('name') ?? expression),
    source: isBlock(expression) ? expression : toText(expression),
    ...(descending === undefined ? {} : { descending: descending === true }),
    ...(format === undefined ? {} : { format: pictureOf(toText(format)) }),
    ...(width === undefined ? {} : { width: widthOf(toInt(width)) }),
    ...(align === undefined ? {} : { align: alignment(toText(align)) }),
  };
}

interface Accepted {
  readonly type: string;
  readonly fits: (value: Value) => boolean;
}

const TEXT: Accepted = { type: 'System.String', fits: value => typeof value === 'string' };
const FLAG: Accepted = { type: 'System.Boolean', fits: value => typeof value === 'boolean' };

/** What each key takes; nothing is converted. */
const accepted: Readonly<Record<Key, Accepted>> = {
  name: TEXT,
  expression: { type: '', fits: value => typeof value === 'string' || isBlock(value) },
  formatString: TEXT,
  width: { type: 'System.Int32', fits: value => numberType(value) === 'int' },
  alignment: TEXT,
  ascending: FLAG,
  descending: FLAG,
};

function checkType(written: string, value: Value, key: Key): void {
  const { type, fits } = accepted[key];
  if (fits(value)) return;
  const [id, expected] = key === 'expression' ? ['1', `types are ${EXPRESSION_TYPES}`] : ['2', `type is ${type}`];
  throw refusal(
    `DictionaryKeyIllegalValue${id}`,
    `The "${written}" key has a type, ${typeName(value)}, that is not valid; expected ${expected}.`,
  );
}

function pictureOf(format: string): string {
  if (format !== '') return format;
  throw refusal('FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
}

function widthOf(width: number): number {
  if (width > 0) return width;
  throw refusal('WidthOutOfRange', `The value "${width}" for key "width" should be greater than 0.`);
}

/** Keys may be shortened, and name is also called label: N, L, E, F. */
function keyOf(written: Value): Key {
  if (typeof written !== 'string') {
    const type = typeName(written).replace(/^.*\./, '');
    throw refusal('DictionaryKeyNonString', `The ${type} key type is not valid. The key must be a string.`);
  }
  const begins = (name: string): boolean => written !== '' && name.toLowerCase().startsWith(written.toLowerCase());
  const key = begins('label') ? 'name' : keys.find(begins);
  if (key) return key;
  throw refusal('DictionaryKeyIllegal', `The ${written} key is not valid.`);
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
  throw refusal(
    'AlignmentIllegalValue',
    `The value "${text}" for key "alignment" is not valid; valid values are {left, center, right}.`,
  );
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
