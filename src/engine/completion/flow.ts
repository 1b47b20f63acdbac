import type { Expression, Variable } from '../../language/expression.ts';
import type { Command, Pipeline, PipelineElement, Script, Statement } from '../../language/syntax.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { findProperty, propertyNames } from '../../values/members.ts';
import { elements, isArray } from '../../values/object-value.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import type { Emits } from '../cmdlet.ts';
import { literalNumber } from '../expression-literal.ts';
import type { Frame } from '../frame.ts';
import { type Part, partsIn } from './cursor.ts';
import type { Declarations } from './declarations.ts';
import { staticValue, UNKNOWN } from './static-arguments.ts';

/** What is known of objects that are not there yet: names of properties, and values that they are or are like. */
export interface Known {
  readonly names: readonly string[];
  readonly values: readonly Value[];
}

const NONE: Known = { names: [], values: [] };

/** Values of a list that are looked at. */
const MOST_LOOKED_AT = 50;

/** Variables that mean one another end here. */
const DEEPEST = 8;

/** Tells what an expression or pipeline would give, from declarations and from variables that have values; nothing is run. */
export class Flow {
  readonly #declarations: Declarations;
  readonly #frame: Frame;
  readonly #script: Script;
  #depth = 0;

  /** `script` is the whole text: what it assigns before the place counts. */
  constructor(declarations: Declarations, frame: Frame, script: Script) {
    this.#declarations = declarations;
    this.#frame = frame;
    this.#script = script;
  }

  /** What the command at the end of a path is given by the pipeline: what the elements before it emit. */
  async intoCommand(command: Command, path: readonly Part[]): Promise<Known> {
    const pipeline = path.at(path.indexOf(command) - 1);
    if (pipeline?.kind !== 'Pipeline') return NONE;
    const index = pipeline.elements.indexOf(command);
    return this.outOf(pipeline.elements.slice(0, index), path.slice(0, path.indexOf(pipeline)));
  }

  /** What a pipeline of these elements emits. */
  async outOf(stages: readonly PipelineElement[], path: readonly Part[]): Promise<Known> {
    const last = stages.at(-1);
    if (!last) return NONE;
    if (last.kind === 'CommandExpression') return enumerated(await this.of(last.expression, path));
    const cmdlet = last.name.kind === 'StringConstant' ? await this.#declarations.find(last.name.value) : undefined;
    if (!cmdlet) return NONE;
    if (cmdlet.output !== 'values') return { names: shownNames(cmdlet.output), values: [] };
    return cmdlet.emits === 'input' ? this.outOf(stages.slice(0, -1), path) : emitted(cmdlet.emits);
  }

  /** What an expression is; `path` leads to it, so that `$_` is what its block is given. */
  async of(node: Expression, path: readonly Part[]): Promise<Known> {
    if (this.#depth >= DEEPEST) return NONE;
    this.#depth += 1;
    try {
      return await this.#of(node, path);
    } finally {
      this.#depth -= 1;
    }
  }

  async #of(node: Expression, path: readonly Part[]): Promise<Known> {
    switch (node.kind) {
      case 'StringConstant':
        return like(node.value);
      case 'ExpandableString':
        return like('');
      case 'NumberLiteral':
        return like(literalNumber(node));
      case 'Variable':
        return this.#variable(node, path);
      case 'Paren':
        return this.#statement(node.body, path);
      case 'ArrayExpression':
      case 'SubExpression': {
        const last = node.body.statements.at(-1);
        return last ? this.#statement(last, path) : NONE;
      }
      case 'ArrayLiteral':
        return node.elements[0] ? this.of(node.elements[0], path) : NONE;
      case 'Index':
        return enumerated(await this.of(node.target, path));
      case 'Hashtable':
      case 'Cast': {
        const table = node.kind === 'Cast' ? node.operand : node;
        if (table.kind !== 'Hashtable') return NONE;
        const keys = table.entries.flatMap(({ key }) => (key.kind === 'StringConstant' ? [key.value] : []));
        return { names: keys, values: node.kind === 'Cast' ? [] : [new Hashtable()] };
      }
      case 'Member':
        return node.isStatic || node.member.kind !== 'StringConstant'
          ? NONE
          : memberOf(await this.of(node.target, path), node.member.value);
      default:
        return NONE;
    }
  }

  #statement(statement: Statement, path: readonly Part[]): Promise<Known> {
    if (statement.kind === 'Assignment') return this.#statement(statement.value, path);
    return statement.kind === 'Pipeline' ? this.#pipeline(statement, path) : Promise.resolve(NONE);
  }

  /** A lone expression is itself: its elements only come one by one where they go on. */
  #pipeline({ elements: stages }: Pipeline, path: readonly Part[]): Promise<Known> {
    const [only, ...more] = stages;
    return only?.kind === 'CommandExpression' && more.length === 0
      ? this.of(only.expression, path)
      : this.outOf(stages, path);
  }

  async #variable(node: Variable, path: readonly Part[]): Promise<Known> {
    if (/^(?:_|psitem)$/i.test(node.name) && node.scope === undefined) return this.#dollar(path);
    const here = this.#assigned(node);
    if (here?.kind === 'ForEach') return enumerated(await this.#statement(here.collection, path));
    if (here?.kind === 'Assignment') return this.#statement(here.value, path);
    const value = staticValue(node, this.#frame);
    return value === UNKNOWN || value === null ? NONE : like(value);
  }

  /** The last place before a variable where the text gives it a value. */
  #assigned({ name, extent }: Variable) {
    let found: Extract<Statement, { kind: 'Assignment' | 'ForEach' }> | undefined;
    for (const part of partsIn(this.#script)) {
      if (part.kind !== 'Assignment' && part.kind !== 'ForEach') continue;
      const target = part.kind === 'ForEach' ? part.variable : part.target;
      if (target.kind !== 'Variable' || target.name.toLowerCase() !== name.toLowerCase()) continue;
      if (target.extent.end <= extent.start) found = part;
    }
    return found;
  }

  /** What `$_` is: what comes down the pipeline to the command that the innermost block is given to. */
  async #dollar(path: readonly Part[]): Promise<Known> {
    const block = path.findLastIndex(each => each.kind === 'ScriptBlock');
    if (block < 0) return NONE;
    const around = path.slice(0, block);
    const owner = around.findLast(
      each => each.kind === 'Command' || each.kind === 'MethodCall' || each.kind === 'ScriptBlock',
    );
    if (owner?.kind === 'MethodCall') return enumerated(await this.of(owner.target, around));
    const known = owner?.kind === 'Command' ? await this.intoCommand(owner, around) : NONE;
    return known.names.length + known.values.length > 0 ? known : this.#dollar(around);
  }
}

const like = (...values: readonly Value[]): Known => ({ names: [], values });

/** Names of the properties, and of the hidden ones that a view shows by their names: who sees a column asks for it. */
function shownNames({ properties, view }: Pick<OutputType<never>, 'properties' | 'view'>): readonly string[] {
  const rows = (view?.list ?? []).map(row =>
    typeof row === 'string' ? row : 'property' in row ? row.property : row.label,
  );
  const labels = new Set([...(view?.table?.columns ?? []).map(each => each.label), ...rows]);
  const isNamed = ({ name, hidden = false }: { readonly name: string; readonly hidden?: boolean }) =>
    !hidden || labels.has(name);
  return properties.filter(isNamed).map(each => each.name);
}

function emitted(emits: Exclude<Emits, 'input'> | undefined): Known {
  const parts = emits ?? [];
  return {
    names: parts.flatMap(each => ('properties' in each ? shownNames(each) : [])),
    values: parts.flatMap(each => ('like' in each ? [each.like] : [])),
  };
}

/** The elements of what is an array, as many as are looked at. */
export const enumerated = ({ names, values }: Known): Known => ({
  names,
  values: values.flatMap(each => (isArray(each) ? elements(each).slice(0, MOST_LOOKED_AT) : [each])),
});

/** A property of known values; one that a script would have to work out is not known. */
function memberOf({ values }: Known, name: string): Known {
  const found = values.flatMap(each => {
    if (each instanceof CustomObject && each.property(name)) return [];
    if (isArray(each) && each.some(item => item instanceof CustomObject)) return [];
    return findProperty(each, name) ?? [];
  });
  return like(...found);
}

/** The names of all properties that are known, each once, in display order. */
export function knownProperties({ names, values }: Known): readonly string[] {
  const all = [...names, ...values.flatMap(each => (each instanceof Hashtable ? keysOf(each) : propertyNames(each)))];
  return [...new Map(all.toReversed().map(each => [each.toLowerCase(), each])).values()].toReversed();
}

const keysOf = (table: Hashtable): readonly string[] =>
  table.entries().flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
