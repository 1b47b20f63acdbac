import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched, value } from '../../engine/kinds.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { toJson } from '../../values/json-write.ts';
import { ownProperty, propertyNames, statedType } from '../../values/members.ts';
import { isArray, isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { incoming } from './incoming.ts';
import { atPositions } from './positions.ts';
import { propertyName, propertyWith } from './property.kind.ts';
import { expandSpecs, type PropertySpec, propertySpecs, rowsOf } from './property-spec.ts';

const count = atLeast(0);

export const selectObject = defineCmdlet({
  name: 'Select-Object',
  aliases: ['select'],
  synopsis: 'Picks objects by position and properties by name.',
  grade: 'read',
  parameters: {
    property: propertyWith(
      'Name',
      'Expression',
    )({
      help: 'Properties of the new objects: names, wildcards, script blocks, or hashtables with Name and Expression.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    excludeProperty: propertyName({ help: 'Properties to leave out; wildcards are allowed.', many: true }),
    expandProperty: propertyName({ help: 'The property whose value is emitted in place of the object.' }),
    first: count({ help: 'The first so many; nothing more is fetched than that.' }),
    last: count({ help: 'The last so many.' }),
    skip: count({ help: 'Leaves out so many at the start; with -Last alone, at the end.' }),
    skipLast: count({ help: 'Leaves out so many at the end.' }),
    index: count({ help: 'Those at these positions, counted from 0.', many: true }),
    skipIndex: count({ help: 'All but those at these positions.', many: true }),
    unique: switched({ help: 'Each value once. Text is compared with case.' }),
    caseInsensitive: switched({ help: 'With -Unique: text is compared without case.' }),
  },
  output: 'values',
  emits: 'input',
  examples: [
    { says: 'The first two.', transcript: 'PS> 1..3 | Select-Object -First 2\n1\n2' },
    {
      says: 'A calculated property.',
      transcript:
        "PS> 'latest' | Select-Object Length, @{ Name = 'Half'; Expression = { $_.Length / 2 } }\n\nLength Half\n------ ----\n     6    3",
    },
    {
      says: 'The value of a property.',
      transcript: "PS> @{ Tags = 'a', 'b' } | Select-Object -ExpandProperty Tags\na\nb",
    },
  ],
  body: {
    async *stream(input, args, context) {
      const specs = propertySpecs(args.property ?? (args.excludeProperty ? ['*'] : undefined));
      const seen = new Set<string>();
      const isNew = (each: Value) => {
        const key = identity(each, args.caseInsensitive);
        return !seen.has(key) && Boolean(seen.add(key));
      };
      const objects = atPositions(withoutNulls(incoming(input, context, args.inputObject)), args);
      const alone = specs.some(({ source }) => typeof source !== 'string' && context.watches(source));
      for await (const batch of alone ? singly(objects) : objects) {
        const projected = await project(batch, { specs, ...args }, context);
        const kept = args.unique ? projected.filter(isNew) : projected;
        if (kept.length > 0) yield new Batch(kept);
      }
    },
  },
});

async function* singly(batches: AsyncIterable<readonly Value[]>): AsyncGenerator<readonly Value[]> {
  for await (const batch of batches) for (const each of batch) yield [each];
}

/** Select-Object passes over nulls. */
async function* withoutNulls(batches: AsyncIterable<readonly Value[]>): AsyncGenerator<readonly Value[]> {
  for await (const batch of batches) yield batch.includes(null) ? batch.filter(each => each !== null) : batch;
}

interface Projection {
  readonly specs: readonly PropertySpec[];
  readonly excludeProperty: readonly string[] | undefined;
  readonly expandProperty: string | undefined;
}

type Errors = Pick<Context<unknown>, 'error' | 'invokeQuietly'>;

async function project(objects: readonly Value[], projection: Projection, context: Errors): Promise<readonly Value[]> {
  const { specs, excludeProperty, expandProperty } = projection;
  if (specs.length === 0) return expandProperty === undefined ? objects : expand(objects, expandProperty, context);
  const chosen: CustomObject[] = [];
  for (const group of sameColumns(objects, specs, excludeProperty)) {
    const rows = await rowsOf(group.columns, group.objects, { invokeAll: context.invokeQuietly });
    for (const [place, row] of rows.entries()) {
      const entries = group.columns.map(({ label }, index) => [label, row[index] ?? null] as const);
      const object = group.objects[place] ?? null;
      for (const label of group.repeated) context.error(alreadyThere(label, expandProperty), object);
      chosen.push(new CustomObject(entries, `Selected.${statedType(object)}`));
    }
  }
  if (expandProperty === undefined) return chosen;
  return objects.flatMap((object, index) =>
    expand([object], expandProperty, context).map(each =>
      withProperties(each, chosen[index], label => context.error(alreadyThere(label, expandProperty), object)),
    ),
  );
}

/** Runs of objects whose wildcards mean the same columns, so that a script block runs once for a whole run. */
function* sameColumns(
  objects: readonly Value[],
  specs: readonly PropertySpec[],
  excluded: readonly string[] | undefined,
) {
  const columnsOf = (objects: readonly Value[]) => {
    const repeated: string[] = [];
    const columns = expandSpecs(specs, objects[0] ?? null, excluded, label => repeated.push(label));
    return { columns, repeated, objects };
  };
  if (specs.every(({ source }) => typeof source !== 'string' || !hasWildcard(source))) yield columnsOf(objects);
  else for (const object of objects) yield columnsOf([object]);
}

/** A property that was chosen twice, or that the expanded object has itself. */
const alreadyThere = (label: string, expandProperty: string | undefined): ShellError =>
  new ShellError(
    `AlreadyExistingUserSpecifiedProperty${expandProperty === undefined ? 'NoExpand' : 'Expand'}`,
    `The property cannot be processed because the property "${label}" already exists.`,
    { category: 'InvalidOperation' },
  );

function expand(objects: readonly Value[], name: string, context: Errors): readonly Value[] {
  return objects.flatMap((object): readonly Value[] => {
    const names = hasWildcard(name) ? propertyNames(object).filter(wildcard(name)) : [name];
    const [only = name, ...more] = names;
    const found = more.length > 0 ? undefined : ownProperty(object, only);
    if (found !== undefined) return isArray(found) ? found : [found];
    const problem =
      more.length > 0
        ? new ShellError('MutlipleExpandProperties', 'Multiple properties cannot be expanded.', {
            category: 'InvalidArgument',
          })
        : new ShellError('ExpandPropertyNotFound', `Property "${name}" cannot be found.`, {
            category: 'InvalidArgument',
          });
    context.error(problem, object);
    return [];
  });
}

/** -Property besides -ExpandProperty: the chosen properties go along on a copy of an object, whose own ones win; plain values stay what they are. */
function withProperties(expanded: Value, chosen: CustomObject | undefined, again: (label: string) => void): Value {
  if (!isObject(expanded) || expanded.type.scalar || !chosen) return expanded;
  const own = propertyNames(expanded).map((name): [string, Value] => [name, ownProperty(expanded, name) ?? null]);
  const whole = new CustomObject(own);
  for (const [name, value] of chosen.entries()) {
    if (whole.get(name) === undefined) whole.set(name, value);
    else again(name);
  }
  return whole;
}

/** Equal for values that look the same: type of number aside, property by property. */
function identity(value: Value, caseInsensitive: boolean): string {
  const text = toJson(value, { depth: 2, compress: true });
  return caseInsensitive ? text.toLowerCase() : text;
}
