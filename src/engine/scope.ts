import type { Script } from '../language/syntax.ts';
import { convertTo } from '../values/convert.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';

/** A variable; a typed one (`[int]$n`) converts whatever is assigned later. */
export interface VariableCell {
  readonly name: string;
  value: Value;
  readonly typeName: string | undefined;
  readonly constant: boolean;
}

/** A function or filter. */
export interface FunctionCell {
  readonly name: string;
  readonly body: Script;
  readonly source: string;
}

/** Variables and functions of a script, function or block; reading sees the outer scopes, assigning makes local ones. */
export class Scope {
  readonly parent: Scope | undefined;
  /** How many scopes are around this one. */
  readonly depth: number;
  readonly #variables = new Map<string, VariableCell>();
  readonly #functions = new Map<string, FunctionCell>();

  constructor(parent?: Scope) {
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  get root(): Scope {
    return this.parent?.root ?? this;
  }

  find(name: string): VariableCell | undefined {
    return this.#variables.get(name.toLowerCase()) ?? this.parent?.find(name);
  }

  /** Assigns in this scope. Throws VariableNotWritable for constants, ValueError where the variable's type cannot take the value. */
  set(name: string, value: Value, typeName?: string): void {
    const key = name.toLowerCase();
    const cell = this.#variables.get(key);
    const constant = cell?.constant || this.root.#variables.get(key)?.constant;
    if (constant) {
      throw new ShellError(
        'VariableNotWritable',
        `Cannot overwrite variable ${name} because it is read-only or constant.`,
        {
          category: 'WriteError',
        },
      );
    }
    const type = typeName ?? cell?.typeName;
    const converted = type === undefined ? value : convertTo(type, value);
    if (cell && typeName === undefined) cell.value = converted;
    else this.#variables.set(key, { name, value: converted, typeName: type, constant: false });
  }

  /** `$true` and its kind: read by all, written by none. */
  setConstant(name: string, value: Value): void {
    this.#variables.set(name.toLowerCase(), { name, value, typeName: undefined, constant: true });
  }

  /** Variables of this scope only. */
  get own(): readonly VariableCell[] {
    return [...this.#variables.values()];
  }

  /** All that can be read from here, inner ones first, each name once. */
  get visible(): readonly VariableCell[] {
    const names = new Set(this.#variables.keys());
    const outer = this.parent?.visible.filter(each => !names.has(each.name.toLowerCase())) ?? [];
    return [...this.own, ...outer];
  }

  findFunction(name: string): FunctionCell | undefined {
    return this.#functions.get(name.toLowerCase()) ?? this.parent?.findFunction(name);
  }

  setFunction(cell: FunctionCell): void {
    this.#functions.set(cell.name.toLowerCase(), cell);
  }
}
