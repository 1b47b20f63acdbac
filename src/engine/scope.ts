import type { Script } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';
import type { Source } from './source.ts';

/** What may be done with a variable: ReadOnly ones yield to -Force, Constant ones to nothing. */
export type VariableOption = 'None' | 'ReadOnly' | 'Constant';

/** A variable; `convert` is what its type and its attributes make of whatever is assigned later. */
export interface VariableCell {
  readonly name: string;
  value: Value;
  /** Nothing was assigned to it (PowerShell's AutomationNull): null to read, no object at all in a pipeline. */
  nothing: boolean;
  convert: ((value: Value) => Value) | undefined;
  option: VariableOption;
  description: string;
}

/** A function or filter. */
export interface FunctionCell {
  readonly name: string;
  readonly body: Script;
  readonly source: Source;
}

/** A name that stands for a command. */
export interface AliasCell {
  readonly name: string;
  readonly definition: string;
  readonly option: VariableOption;
  readonly description: string;
}

/** How a variable is assigned. */
export interface Assigning {
  readonly convert?: ((value: Value) => Value) | undefined;
  readonly nothing?: boolean;
}

/** Variables, functions and aliases of a script, function or block; reading sees the outer scopes, assigning makes local ones. */
export class Scope {
  readonly parent: Scope | undefined;
  /** How many scopes are around this one. */
  readonly depth: number;
  /** A script file's own scope, which `$script:` means. */
  readonly isScript: boolean;
  readonly root: Scope;
  readonly variables = new Map<string, VariableCell>();
  readonly functions = new Map<string, FunctionCell>();
  readonly aliases = new Map<string, AliasCell>();

  constructor(parent?: Scope, { isScript = false } = {}) {
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.isScript = isScript;
    this.root = parent?.root ?? this;
  }

  /** The scope of the script file around this one; the outermost one where there is none. */
  get script(): Scope {
    return this.isScript ? this : (this.parent?.script ?? this);
  }

  find(name: string): VariableCell | undefined {
    return this.findKey(name.toLowerCase());
  }

  /** The same for a name that is in lower case already. */
  findKey(key: string): VariableCell | undefined {
    let scope: Scope | undefined = this;
    while (scope) {
      const cell = scope.variables.get(key);
      if (cell) return cell;
      scope = scope.parent;
    }
    return undefined;
  }

  /** A variable's value; null when there is none. */
  read(name: string): Value {
    return this.find(name)?.value ?? null;
  }

  /** Assigns in this scope. Throws VariableNotWritable for read-only ones, and what the variable's type or attributes throw. */
  set(name: string, value: Value, { convert, nothing = false }: Assigning = {}): void {
    const key = name.toLowerCase();
    const cell = this.variables.get(key);
    if (cell?.option !== undefined && cell.option !== 'None') throw notWritable(name);
    if (!cell && this.parent && this.root.variables.get(key)?.option === 'Constant') throw notWritable(name);
    const through = convert ?? cell?.convert;
    const converted = through ? through(value) : value;
    if (cell) {
      cell.value = converted;
      cell.convert = through;
      cell.nothing = nothing && !through;
    } else this.put({ name, value: converted, convert, nothing: nothing && !convert });
  }

  /** Puts a variable here, whatever was there before. */
  put(cell: Pick<VariableCell, 'name' | 'value'> & Partial<VariableCell>): void {
    this.variables.set(cell.name.toLowerCase(), {
      nothing: false,
      convert: undefined,
      option: 'None',
      description: '',
      ...cell,
    });
  }

  /** All variables that can be read from here, inner ones first, each name once. */
  get visible(): readonly VariableCell[] {
    return [...this.#visible(scope => scope.variables).values()];
  }

  get visibleFunctions(): readonly FunctionCell[] {
    return [...this.#visible(scope => scope.functions).values()];
  }

  get visibleAliases(): readonly AliasCell[] {
    return [...this.#visible(scope => scope.aliases).values()];
  }

  #visible<Cell>(cells: (scope: Scope) => ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
    const outer = this.parent ? this.parent.#visible(cells) : new Map<string, Cell>();
    return new Map([...cells(this), ...[...outer].filter(([key]) => !cells(this).has(key))]);
  }

  findFunction(name: string): FunctionCell | undefined {
    return this.functions.get(name.toLowerCase()) ?? this.parent?.findFunction(name);
  }

  setFunction(cell: FunctionCell): void {
    this.functions.set(cell.name.toLowerCase(), cell);
  }

  /** A plain alias, whatever was there before. */
  setAlias({ name, definition }: Pick<AliasCell, 'name' | 'definition'>): void {
    this.aliases.set(name.toLowerCase(), { name, definition, option: 'None', description: '' });
  }

  findAlias(name: string): AliasCell | undefined {
    return this.aliases.get(name.toLowerCase()) ?? this.parent?.findAlias(name);
  }
}

/** What is said of a variable that is read-only or constant. */
export const notWritable = (name: string): ShellError =>
  new ShellError('VariableNotWritable', `Cannot overwrite variable ${name} because it is read-only or constant.`, {
    category: 'WriteError',
  });
