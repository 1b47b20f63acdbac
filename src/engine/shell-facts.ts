import { ownProperty } from '../values/members.ts';
import type { Value } from '../values/value.ts';
import type { AboutTopic } from './about-topic.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { CommandTable } from './commands.ts';
import { documented } from './comment-help.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { declarationOf } from './function-declaration.ts';
import type { OutputStyle } from './host.ts';
import type { Input } from './inputs.ts';
import { outputStyle } from './output-style.ts';
import { REST } from './parameter.ts';
import type { AliasCell, FunctionCell, Scope, VariableCell, VariableOption } from './scope.ts';
import { Collector } from './sink.ts';

/** What a cmdlet may know of the shell it runs in and change in it: for Get-Command, Set-Variable, Set-Alias and their kin. */
export interface ShellFacts {
  readonly commands: CommandTable;
  /** Help that is not about a command. */
  readonly topics: readonly AboutTopic[];
  /** All that can be read where the cmdlet was called, or in one scope, inner ones first. */
  variables(scope?: string): readonly VariableCell[];
  /** Assigns a variable where the cmdlet was called. Throws VariableNotWritable unless forced, and never for constants. */
  setVariable(name: string, value: Value, options?: VariableChange): void;
  /** false when there was none. Throws VariableNotRemovable for read-only ones unless forced. */
  removeVariable(name: string, options?: VariableChange): boolean;
  functions(): readonly FunctionInfo[];
  /** Aliases that were set in this session, all or those of a scope; the built-in ones belong to the commands. Throws Argument, ArgumentOutOfRange. */
  aliases(scope?: string): readonly AliasCell[];
  /** Throws AliasNotWritable for read-only ones unless forced. */
  setAlias(alias: AliasCell, options?: { readonly scope?: string | undefined; readonly force?: boolean }): void;
  /** false when there was none. */
  removeAlias(name: string): boolean;
  /** Stands for the session: what a cmdlet keeps from call to call hangs on it. */
  readonly session: object;
  /** `$Error`, newest first. */
  errors(): readonly Value[];
  /** Inputs of this session, oldest first. */
  history(): readonly Input[];
  forgetHistory(ids: readonly number[]): void;
  /** Runs a line as if it had been typed; answers its output. */
  runText(source: string): Promise<readonly Value[]>;
  /** The function in whose body the cmdlet is called; undefined outside of functions. */
  caller(): string | undefined;
  /** How the session wants objects to be shown. */
  style(): OutputStyle;
  clear(): void;
}

/** A function of the session. */
export interface FunctionInfo {
  readonly name: string;
  /** What stands between its braces. */
  readonly definition: string;
  /** Its parameters, as a cmdlet declares them. */
  declaration(): Promise<AnyCmdlet>;
}

export interface VariableChange {
  /** global, local, script, or how many scopes further out: 0, 1, … */
  readonly scope?: string | undefined;
  readonly force?: boolean | undefined;
  readonly option?: VariableOption | undefined;
  readonly description?: string | undefined;
}

export function shellFacts(frame: Frame): ShellFacts {
  const { runtime, scope } = frame;
  const at = (name: string | undefined) => scopeNamed(name, scope);
  return {
    commands: runtime.commands,
    topics: runtime.topics,
    variables: name => (name === undefined ? scope.visible : [...at(name).variables.values()]),
    setVariable: (name, value, options = {}) => setVariable(at(options.scope), { name, value, options }),
    removeVariable(name, { scope: where, force } = {}) {
      const home = where === undefined ? homeOf(name, scope) : at(where);
      const cell = home?.variables.get(name.toLowerCase());
      if (!home || !cell) return false;
      if (cell.option === 'Constant' || (cell.option === 'ReadOnly' && !force)) throw notRemovable(name, cell.option);
      return home.variables.delete(name.toLowerCase());
    },
    functions: () => scope.visibleFunctions.map(cell => functionInfo(cell, frame)),
    aliases: name => (name === undefined ? scope.visibleAliases : [...at(name).aliases.values()]),
    setAlias(alias, { scope: where, force } = {}) {
      const home = at(where);
      const before = home.aliases.get(alias.name.toLowerCase());
      if (before && before.option !== 'None' && !force) throw aliasNotWritable(alias.name);
      home.aliases.set(alias.name.toLowerCase(), alias);
    },
    removeAlias: name => homeOfAlias(name, scope)?.aliases.delete(name.toLowerCase()) ?? false,
    session: runtime.state,
    errors: () => runtime.state.errors,
    history: () => runtime.inputs.all,
    forgetHistory: ids => runtime.inputs.forget(new Set(ids)),
    async runText(source) {
      const output = new Collector();
      await runtime.runText(source, frame, output);
      return output.values;
    },
    caller() {
      const invocation = scope === scope.root ? null : scope.read('MyInvocation');
      const command = invocation === null ? null : (ownProperty(invocation, 'InvocationName') ?? null);
      return typeof command === 'string' && command !== '' ? command : undefined;
    },
    style: () => outputStyle(frame),
    clear: () => runtime.host.clear(),
  };
}

const functionInfo = (cell: FunctionCell, frame: Frame): FunctionInfo => ({
  name: cell.name,
  definition: cell.source.text.slice(cell.body.extent.start + 1, cell.body.extent.end - 1),
  async declaration() {
    const { cmdlet: bare } = await declarationOf(cell, { ...frame, source: cell.source });
    const cmdlet = documented(bare, cell);
    const { [REST]: _, ...parameters } = cmdlet.parameters;
    return { ...cmdlet, parameters };
  },
});

interface VariableWrite {
  readonly name: string;
  readonly value: Value;
  readonly options: VariableChange;
}

function setVariable(home: Scope, { name, value, options }: VariableWrite): void {
  const cell = home.variables.get(name.toLowerCase());
  const { force, option, description } = options;
  if (cell && (cell.option === 'Constant' || (cell.option === 'ReadOnly' && !force))) {
    throw new ShellError(
      'VariableNotWritable',
      `Cannot overwrite variable ${name} because it is read-only or constant.`,
      { category: 'WriteError', recommendation: cell.option === 'ReadOnly' ? 'Add -Force.' : undefined },
    );
  }
  if (cell) cell.option = 'None';
  home.set(name, value);
  const now = home.variables.get(name.toLowerCase());
  if (!now) return;
  now.option = option ?? 'None';
  now.description = description ?? now.description;
}

const homeOf = (name: string, scope: Scope): Scope | undefined =>
  scope.variables.has(name.toLowerCase()) ? scope : scope.parent && homeOf(name, scope.parent);

const homeOfAlias = (name: string, scope: Scope): Scope | undefined =>
  scope.aliases.has(name.toLowerCase()) ? scope : scope.parent && homeOfAlias(name, scope.parent);

/** Throws ShellError for what names no scope. */
function scopeNamed(name: string | undefined, scope: Scope): Scope {
  const word = (name ?? 'local').toLowerCase();
  if (word === 'local' || word === 'private') return scope;
  if (word === 'script') return scope.script;
  if (word === 'global') return scope.root;
  const recommendation = 'Scopes: Global, Local, Script, or a number counted from the current one.';
  if (!/^\d+$/.test(word)) {
    throw new ShellError(
      'Argument',
      `Cannot process argument because the value of argument "scopeID" is not valid: '${name}'. Change the value of the "scopeID" argument and run the operation again.`,
      { category: 'InvalidArgument', recommendation },
    );
  }
  let found: Scope | undefined = scope;
  for (let steps = Number(word); found && steps > 0; steps--) found = found.parent;
  if (found) return found;
  throw new ShellError('ArgumentOutOfRange', `The scope number '${name}' exceeds the number of active scopes.`, {
    category: 'InvalidArgument',
    recommendation,
  });
}

const notRemovable = (name: string, option: VariableOption): ShellError =>
  new ShellError(
    'VariableNotRemovable',
    `Cannot remove variable ${name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`,
    { category: 'WriteError', recommendation: option === 'ReadOnly' ? 'Add -Force.' : undefined },
  );

const aliasNotWritable = (name: string): ShellError =>
  new ShellError(
    'AliasNotWritable',
    `Alias is not writeable because alias ${name} is read-only or constant and cannot be written to.`,
    {
      category: 'WriteError',
      recommendation: 'Add -Force.',
    },
  );
