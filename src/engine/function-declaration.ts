import type { Attribute, Expression } from '../language/expression.ts';
import type { ParamBlock, ParameterDeclaration } from '../language/syntax.ts';
import { convertTo, fullTypeName, isType } from '../values/convert.ts';
import { enumerationNamed } from '../values/enumerations.ts';
import { elements, isArray } from '../values/object-value.ts';
import { SwitchValue } from '../values/switch-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import type { AnyCmdlet, Parameters } from './cmdlet.ts';
import { offerBooleans, offerWords } from './completion/offer.ts';
import { literalName } from './expression-literal.ts';
import type { Frame } from './frame.ts';
import { ConversionError, switched } from './kinds.ts';
import { type Completer, type Kind, type Parameter, type Place, REST } from './parameter.ts';
import type { FunctionCell } from './scope.ts';
import { run } from './step.ts';
import {
  type AttributeFacts,
  attributeFacts,
  attributeName,
  holding,
  type Validation,
  validationOf,
} from './validation.ts';

/** What the binder cannot know of a function's parameter. */
export interface FunctionParameter {
  readonly defaultValue: Expression | undefined;
  /** `int[]` as written; undefined without a type. */
  readonly typeName: string | undefined;
  readonly validations: readonly Validation[];
  /** What its type and its attributes make of whatever is assigned to it; undefined: the value as it is. */
  readonly convert: ((value: Value) => Value) | undefined;
  readonly isSwitch: boolean;
  /** What an unbound one without a default is. */
  readonly empty: Value;
}

/** A function's `param()` as a declaration, so that one binder serves functions and cmdlets. */
export interface FunctionDeclaration {
  readonly cmdlet: AnyCmdlet;
  /** By declared name. */
  readonly parameters: ReadonlyMap<string, FunctionParameter>;
  /** It has [CmdletBinding()] or a [Parameter()]: common parameters, `$PSCmdlet`, and no `$args`. */
  readonly advanced: boolean;
  /** What -Confirm compares with `$ConfirmPreference`. */
  readonly impact: string;
}

/** Throws what the arguments of the attributes throw. */
export async function declarationOf(cell: FunctionCell, frame: Frame): Promise<FunctionDeclaration> {
  const { name, body } = cell;
  const { params } = body;
  const declared = params?.parameters ?? [];
  const binding = await factsOf(params?.attributes ?? [], 'cmdletbinding', frame);
  const placed = await Promise.all(declared.map(each => factsOf(each.attributes, 'parameter', frame)));
  const advanced = binding.length > 0 || placed.some(each => each.length > 0);
  const byOrder = !placed.flat().some(each => each.named.has('position')) && isOn(binding, 'positionalbinding', true);
  const cmdletParameters: Record<string, Parameter<unknown, string>> = {};
  const parameters = new Map<string, FunctionParameter>();
  for (const [index, node] of declared.entries()) {
    const key = node.variable.name;
    const typeName = node.type && literalName(node.type);
    const places = placesOf(placed[index] ?? [], byOrder ? index : undefined);
    cmdletParameters[key] = await declare(node, { places, typeName, advanced }, frame);
    const validations = await validationsOf(node, frame);
    const valueType = isSwitch(typeName) ? undefined : typeName;
    parameters.set(key, {
      defaultValue: node.defaultValue,
      typeName: valueType,
      isSwitch: isSwitch(typeName),
      validations,
      convert: conversionOf(key, valueType, validations),
      empty: emptyOf(typeName),
    });
  }
  if (!advanced) cmdletParameters[REST] = rest();
  const defaultSet = named(binding, 'defaultparametersetname');
  const cmdlet: AnyCmdlet = {
    name: name === '' ? 'Invoke-Block' : name,
    synopsis: '',
    grade: isOn(binding, 'supportsshouldprocess', false) ? 'change' : 'read',
    plain: !advanced,
    isFunction: true,
    parameters: cmdletParameters as Parameters,
    ...(defaultSet === undefined ? {} : { defaultSet: toText(defaultSet) }),
    output: 'values',
    examples: [{ says: '', transcript: '' }],
    body: { process: nothing },
  };
  return { cmdlet, parameters, advanced, impact: toText(named(binding, 'confirmimpact') ?? 'Medium').toLowerCase() };
}

const named = (facts: readonly AttributeFacts[], name: string): Value | undefined =>
  facts.find(each => each.named.has(name))?.named.get(name);

const isOn = (facts: readonly AttributeFacts[], name: string, otherwise: boolean): boolean => {
  const value = named(facts, name);
  return value === undefined ? otherwise : toBoolean(value);
};

const isSwitch = (typeName: string | undefined): boolean => /^switch(?:parameter)?$/i.test(typeName ?? '');

const rest = (): Parameter<unknown, string> => ({
  help: '',
  kind: { label: 'Object', accepts: () => true, convert: value => value },
  many: true,
  remaining: true,
  unknownNames: true,
  fallback: [],
});

async function* nothing(): AsyncIterable<never> {
  // a function's body is not a cmdlet's
}

/** One place for each [Parameter()]; without any, one in all sets. */
function placesOf(attributes: readonly AttributeFacts[], order: number | undefined): readonly Place[] {
  const plain = { named: new Map<string, Value>(), positional: [] };
  return (attributes.length > 0 ? attributes : [plain]).map(({ named: facts }) => {
    const isSet = (name: string) => facts.has(name) && toBoolean(facts.get(name) ?? null);
    const [byValue, byName] = [isSet('valuefrompipeline'), isSet('valuefrompipelinebypropertyname')];
    const set = facts.get('parametersetname');
    const position = facts.get('position');
    const remaining = isSet('valuefromremainingarguments');
    return {
      set: set === undefined || toText(set) === '__AllParameterSets' ? undefined : toText(set),
      mandatory: isSet('mandatory'),
      position: typeof position === 'number' ? position : remaining ? undefined : order,
      pipeline: byValue && byName ? 'both' : byValue ? 'value' : byName ? 'property' : undefined,
      remaining,
    };
  });
}

interface Facts {
  readonly places: readonly Place[];
  readonly typeName: string | undefined;
  readonly advanced: boolean;
}

async function declare(node: ParameterDeclaration, { places, typeName, advanced }: Facts, frame: Frame) {
  const aliases = (await factsOf(node.attributes, 'alias', frame)).flatMap(({ positional }) =>
    positional.map(each => toText(each)),
  );
  const remaining = places.some(each => each.remaining);
  const common = {
    help: '',
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(remaining ? { unknownNames: true } : {}),
    allows: ALLOWING.filter(([attribute]) => hasAttribute(node.attributes, attribute)).map(([, what]) => what),
    places: isSwitch(typeName) ? places.map(each => ({ ...each, position: undefined })) : places,
  };
  if (isSwitch(typeName)) return switched(common);
  const kind = kindOf(typeName, advanced);
  const words = (await factsOf(node.attributes, 'validateset', frame)).flatMap(({ positional }) => positional);
  const complete =
    words.length > 0
      ? (word: string) =>
          offerWords(
            words.map(each => toText(each)),
            word,
          )
      : completerOf(kind.label);
  return { ...common, kind: complete ? { ...kind, complete } : kind, ...(remaining ? { many: true } : {}) };
}

/** Values of a type of which there are few. */
function completerOf(fullName: string): Completer | undefined {
  if (fullName === 'System.Boolean') return offerBooleans;
  const enumeration = enumerationNamed(fullName);
  return enumeration && (word => offerWords(enumeration.words.keys(), word));
}

const ALLOWING = [
  ['allownull', 'null'],
  ['allowemptystring', 'emptyText'],
  ['allowemptycollection', 'emptyArray'],
] as const;

/** The parameter's type. What it cannot take is an error of argument transformation, as PowerShell has it for functions. */
function kindOf(typeName: string | undefined, advanced: boolean): Kind<unknown> {
  if (typeName === undefined) return { label: 'Object', accepts: () => true, convert: value => value };
  const fullName = fullTypeName(typeName);
  return {
    label: fullName,
    asNumber: fullName !== 'System.String' && fullName !== 'System.String[]',
    accepts: value => isType(value, typeName),
    convert(value) {
      try {
        if (fullName === 'System.Boolean' || (fullName === 'System.Boolean[]' && advanced)) {
          elements(value).forEach(requireBoolean);
        }
        if (fullName === 'System.String' && advanced && isArray(value)) {
          throw new ConversionError('Cannot convert value to type System.String.', TRANSFORMATION);
        }
        return convertTo(typeName, value);
      } catch (problem) {
        if (problem instanceof ValueError) throw new ConversionError(problem.message, TRANSFORMATION);
        throw problem;
      }
    },
  };
}

const TRANSFORMATION = 'ParameterArgumentTransformationError';

/** Text is no boolean argument, although any text counts as true elsewhere. */
function requireBoolean(value: Value): void {
  if (typeof value !== 'string') return;
  throw new ConversionError(
    `Cannot convert value "${value}" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    TRANSFORMATION,
  );
}

/** What an unbound parameter of a type is: 0, '', false; null for classes. */
function emptyOf(typeName: string | undefined): Value {
  if (typeName === undefined || typeName.endsWith('[]')) return null;
  if (isSwitch(typeName)) return new SwitchValue(false);
  const fullName = fullTypeName(typeName);
  if (fullName === 'System.String') return '';
  return ZEROES.has(fullName) ? convertTo(typeName, fullName === 'System.Boolean' ? false : 0) : null;
}

const ZEROES = new Set(
  [
    'Boolean',
    'Int32',
    'Int64',
    'Int16',
    'UInt16',
    'UInt32',
    'UInt64',
    'Byte',
    'SByte',
    'Single',
    'Double',
    'Decimal',
  ].map(name => `System.${name}`),
);

/** What the type makes of a value, and the demands that can be asked at every assignment let pass. */
function conversionOf(name: string, typeName: string | undefined, validations: readonly Validation[]) {
  const typed = typeName === undefined ? undefined : (value: Value) => convertTo(typeName, value);
  const demands = validations.flatMap(({ demand }) => demand ?? []);
  if (demands.length === 0) return typed;
  const held = holding(demands, name);
  return typed ? (value: Value) => held(typed(value)) : held;
}

async function validationsOf({ attributes }: ParameterDeclaration, frame: Frame): Promise<readonly Validation[]> {
  const found: Validation[] = [];
  for (const each of attributes) {
    const validation = await run(validationOf(each, frame));
    if (validation) found.push(validation);
  }
  return found;
}

const hasAttribute = (attributes: readonly Attribute[], name: string): boolean =>
  attributes.some(each => attributeName(each) === name);

/** The arguments of every attribute of that name. */
async function factsOf(
  attributes: ParamBlock['attributes'],
  name: string,
  frame: Frame,
): Promise<readonly AttributeFacts[]> {
  const found: AttributeFacts[] = [];
  for (const each of attributes) if (attributeName(each) === name) found.push(await run(attributeFacts(each, frame)));
  return found;
}
