import { ExceptionValue, exceptionNamed } from '../values/exception.ts';
import { closest } from './closest.ts';
import { type CommandEntry, type CommandTable, commandNames } from './commands.ts';
import { errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import type { Frame } from './frame.ts';
import type { FunctionCell, Scope } from './scope.ts';

/** What a name means. */
export type Found =
  | { readonly kind: 'function'; readonly cell: FunctionCell }
  | { readonly kind: 'cmdlet'; readonly entry: CommandEntry }
  | { readonly kind: 'script'; readonly path: string };

/** Aliases of aliases end here. */
const LONGEST_CHAIN = 20;

/** PowerShell's order is alias, function, cmdlet, then the file of a script; undefined for a name that is none of them. */
export function findCommand(name: string, scope: Scope, commands: CommandTable): Found | undefined {
  const wanted = withoutAliases(name, scope);
  const entry = commands.find(wanted);
  const builtInAlias = entry !== undefined && entry.name.toLowerCase() !== wanted.toLowerCase();
  const cell = scope.findFunction(wanted);
  if (cell && !builtInAlias) return { kind: 'function', cell };
  if (entry) return { kind: 'cmdlet', entry };
  return isScriptPath(wanted) ? { kind: 'script', path: wanted } : undefined;
}

/** What the session's aliases make of a name. */
function withoutAliases(name: string, scope: Scope): string {
  let wanted = name;
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const alias = scope.findAlias(wanted);
    if (!alias) break;
    wanted = alias.definition;
  }
  return wanted;
}

/** The same where there has to be one. Throws CommandNotFoundException. */
export function lookUp(name: string, frame: Frame): Found {
  const found = findCommand(name, frame.scope, frame.runtime.commands);
  if (found) return found;
  const wanted = withoutAliases(name, frame.scope);
  const record = errorRecordOf(notFound(wanted, frame), { target: wanted });
  throw new TerminatingError({ ...record, invocationName: wanted }, false);
}

/** A script is called by a path, never by its bare name: what lies about in a folder is no command. */
const isScriptPath = (name: string): boolean => /[\\/]/.test(name) && /\.ps1$/i.test(name);

function notFound(name: string, { scope, runtime }: Frame): ShellError {
  const names = [
    ...runtime.commands.all().flatMap(commandNames),
    ...scope.visibleFunctions.map(each => each.name),
    ...scope.visibleAliases.map(each => each.name),
  ];
  const [nearest] = closest(name, names);
  const message = unknownTerm(name);
  return new ShellError('CommandNotFoundException', message, {
    exception: new ExceptionValue(exceptionNamed('CommandNotFoundException'), message, {
      facts: { CommandName: name },
    }),
    category: 'ObjectNotFound',
    recommendation: nearest ? `Did you mean ${nearest}?` : 'List what there is: Get-Command',
  });
}

/** PowerShell's words for a name that is no command. */
export const unknownTerm = (name: string): string =>
  `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
