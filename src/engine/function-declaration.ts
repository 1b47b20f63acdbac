import type { Attribute, Expression } from '../language/expression.ts';
import type { ParameterDeclaration } from '../language/syntax.ts';
import { convertTo, isType } from '../values/convert.ts';
import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import type { AnyCmdlet, Parameters } from './cmdlet.ts';
import { evaluate, literalName } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { ConversionError, switched } from './kinds.ts';
import type { Kind, Parameter } from './parameter.ts';
import type { FunctionCell } from './scope.ts';
import { run } from './step.ts';

/** The name under which unclaimed arguments are bound; they become `$args`. */
export const REST = '(rest)';

/** What the binder cannot know of a function's parameter. */
export interface ParameterDefault {
  readonly expression: Expression | undefined;
  readonly typeName: string | undefined;
}

/** A function's `param()` as a declaration, so that one binder serves functions and cmdlets. */
export async function declarationOf(
  { name, body }: FunctionCell,
  frame: Frame,
): Promise<{ declaration: AnyCmdlet; defaults: ReadonlyMap<string, ParameterDefault> }> {
  const declared = body.params?.parameters ?? [];
  const parameters: Record<string, Parameter<unknown, string>> = {};
  const defaults = new Map<string, ParameterDefault>();
  const placed = await Promise.all(declared.map(each => namedArguments(each, 'Parameter', frame)));
  const anyPosition = placed.some(each => each.has('position'));
  for (const [index, parameter] of declared.entries()) {
    const facts = placed[index] ?? new Map<string, Value>();
    const typeName = parameter.type && literalName(parameter.type);
    defaults.set(parameter.variable.name, { expression: parameter.defaultValue, typeName });
    parameters[parameter.variable.name] = await declare(parameter, { facts, index, anyPosition, typeName }, frame);
  }
  if (!body.params?.attributes.some(each => each.name.toLowerCase() === 'cmdletbinding')) {
    parameters[REST] = {
      help: '',
      kind: anything,
      many: true,
      remaining: true,
      position: declared.length,
      fallback: [],
    };
  }
  const declaration: AnyCmdlet = {
    name: `Invoke-${name}`,
    synopsis: '',
    grade: 'read',
    parameters: parameters as Parameters,
    output: 'values',
    examples: [{ says: '', transcript: '' }],
    body: { process: nothing },
  };
  return { declaration, defaults };
}

const anything: Kind<unknown> = { label: 'Object', accepts: () => true, convert: value => value };

async function* nothing(): AsyncIterable<never> {
  // a function's body is not a cmdlet's
}

interface Facts {
  readonly facts: ReadonlyMap<string, Value>;
  readonly index: number;
  readonly anyPosition: boolean;
  readonly typeName: string | undefined;
}

async function declare(node: ParameterDeclaration, { facts, index, anyPosition, typeName }: Facts, frame: Frame) {
  const help = '';
  const isSet = (name: string) => facts.has(name) && toBoolean(facts.get(name) ?? null);
  const mandatory = isSet('mandatory');
  const byValue = isSet('valuefrompipeline');
  const byName = isSet('valuefrompipelinebypropertyname');
  const position = facts.get('position');
  const aliases = (await attributesOf(node, 'Alias', frame)).flat().map(each => toText(each));
  const common = {
    help,
    ...(mandatory ? { mandatory } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(byValue && byName
      ? { pipeline: 'both' as const }
      : byValue
        ? { pipeline: 'value' as const }
        : byName
          ? { pipeline: 'property' as const }
          : {}),
  };
  if (typeName?.toLowerCase() === 'switch' || typeName?.toLowerCase() === 'switchparameter') return switched(common);
  const place = typeof position === 'number' ? position : anyPosition ? undefined : index;
  const kind = await kindOf(node, typeName, frame);
  return { ...common, ...(place === undefined ? {} : { position: place }), kind };
}

/** The parameter's type and the validations that stand above it. */
async function kindOf(node: ParameterDeclaration, typeName: string | undefined, frame: Frame): Promise<Kind<unknown>> {
  const sets = await attributesOf(node, 'ValidateSet', frame);
  const ranges = await attributesOf(node, 'ValidateRange', frame);
  const patterns = await attributesOf(node, 'ValidatePattern', frame);
  const notEmpty = node.attributes.some(each => each.name.toLowerCase() === 'validatenotnullorempty');
  const refuse = (why: string) => {
    throw new ConversionError(why, 'ParameterArgumentValidationError');
  };
  return {
    label: typeName ?? 'Object',
    accepts: value => typeName === undefined || isType(value, typeName),
    convert(value) {
      const converted = typeName === undefined ? value : convertTo(typeName, value);
      for (const each of elements(converted)) {
        const text = toText(each);
        for (const set of sets) {
          if (!set.some(allowed => toText(allowed).toLowerCase() === text.toLowerCase())) {
            refuse(
              `The argument "${text}" does not belong to the set "${set.map(allowed => toText(allowed)).join(',')}".`,
            );
          }
        }
        for (const [least = null, most = null] of ranges) {
          if (Number(each) < Number(least))
            refuse(`The ${text} argument is less than the minimum allowed range of ${toText(least)}.`);
          if (Number(each) > Number(most))
            refuse(`The ${text} argument is greater than the maximum allowed range of ${toText(most)}.`);
        }
        for (const [pattern = null] of patterns) {
          if (!new RegExp(toText(pattern), 'iu').test(text))
            refuse(`The argument "${text}" does not match the "${toText(pattern)}" pattern.`);
        }
        if (notEmpty && text === '') refuse('The argument is null or empty.');
      }
      return converted;
    },
  };
}

/** Positional arguments of every attribute of that name. */
async function attributesOf({ attributes }: ParameterDeclaration, name: string, frame: Frame): Promise<Value[][]> {
  const found: Value[][] = [];
  for (const each of withName(attributes, name)) {
    const values: Value[] = [];
    for (const argument of each.positional) values.push(await run(evaluate(argument, frame)));
    found.push(values);
  }
  return found;
}

/** Named arguments of the attributes of that name, by lower-case name; a bare one means true. */
async function namedArguments(
  { attributes }: ParameterDeclaration,
  name: string,
  frame: Frame,
): Promise<ReadonlyMap<string, Value>> {
  const facts = new Map<string, Value>();
  for (const each of withName(attributes, name)) {
    for (const argument of each.named) {
      facts.set(argument.name.toLowerCase(), argument.value ? await run(evaluate(argument.value, frame)) : true);
    }
  }
  return facts;
}

const withName = (attributes: readonly Attribute[], name: string): readonly Attribute[] =>
  attributes.filter(each => each.name.toLowerCase() === name.toLowerCase());
