import type { Attribute, Expression } from '../../language/expression.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import { type Found, findCommand } from '../command-lookup.ts';
import type { CommandEntry } from '../commands.ts';
import { documented } from '../comment-help.ts';
import type { Frame } from '../frame.ts';
import { declarationOf } from '../function-declaration.ts';
import type { FunctionCell } from '../scope.ts';

/** The declarations of the commands that are typed: a cmdlet's is loaded when it is first asked for. */
export class Declarations {
  readonly #frame: Frame;
  readonly #loaded = new WeakMap<CommandEntry | FunctionCell, AnyCmdlet>();
  readonly #failed = new WeakSet<CommandEntry | FunctionCell>();
  readonly #loading = new Map<CommandEntry | FunctionCell, Promise<AnyCmdlet | undefined>>();

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** What a name means now; undefined for none. */
  command(name: string): Found | undefined {
    return findCommand(name, this.#frame.scope, this.#frame.runtime.commands);
  }

  /** The declaration as far as it is loaded. */
  loaded(name: string): AnyCmdlet | undefined {
    const key = keyOf(this.command(name));
    return key && this.#loaded.get(key);
  }

  /** Whether `find` could tell more than `loaded` does. */
  canLoad(name: string): boolean {
    const key = keyOf(this.command(name));
    return key !== undefined && !this.#loaded.has(key) && !this.#failed.has(key);
  }

  /** undefined for what is no command, or cannot be loaded. */
  async find(name: string): Promise<AnyCmdlet | undefined> {
    const key = keyOf(this.command(name));
    if (!key) return undefined;
    const known = this.#loaded.get(key);
    if (known || this.#failed.has(key)) return known;
    const loading = this.#loading.get(key) ?? this.#load(key);
    this.#loading.set(key, loading);
    return loading;
  }

  async #load(key: CommandEntry | FunctionCell): Promise<AnyCmdlet | undefined> {
    try {
      const cmdlet = 'load' in key ? await key.load() : await this.#declared(key);
      if (cmdlet) this.#loaded.set(key, cmdlet);
      else this.#failed.add(key);
      return cmdlet;
    } catch {
      // a module that does not load, an attribute that is wrong: running the command will say so
      this.#failed.add(key);
      return undefined;
    } finally {
      this.#loading.delete(key);
    }
  }

  /** Nothing of a function is run by looking at it. */
  async #declared(cell: FunctionCell): Promise<AnyCmdlet | undefined> {
    const { params } = cell.body;
    const attributes = [...(params?.attributes ?? []), ...(params?.parameters.flatMap(each => each.attributes) ?? [])];
    if (!attributes.every(isLiteral)) return undefined;
    const { cmdlet } = await declarationOf(cell, { ...this.#frame, source: cell.source });
    return documented(cmdlet, cell);
  }
}

const keyOf = (found: Found | undefined): CommandEntry | FunctionCell | undefined =>
  found?.kind === 'cmdlet' ? found.entry : found?.kind === 'function' ? found.cell : undefined;

const isLiteral = ({ positional, named }: Attribute): boolean =>
  [...positional, ...named.flatMap(({ value }) => value ?? [])].every(isConstant);

function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case 'StringConstant':
    case 'NumberLiteral':
    case 'Variable':
    case 'ScriptBlock':
    case 'TypeLiteral':
      return true;
    case 'ArrayLiteral':
      return node.elements.every(isConstant);
    case 'Unary':
      return isConstant(node.operand);
    default:
      return false;
  }
}
