import type { Extent } from '../language/extent.ts';
import type { StatementBlock } from '../language/syntax.ts';
import { convertTo } from '../values/convert.ts';
import { commandTypes } from '../values/enumerations.ts';
import { Enumerator } from '../values/enumerator.ts';
import { FactObject } from '../values/fact-object.ts';
import { Hashtable } from '../values/hashtable.ts';
import { elements } from '../values/object-value.ts';
import { SwitchValue } from '../values/switch-value.ts';
import type { Value } from '../values/value.ts';
import { missingBefore, withAnswers } from './ask-missing.ts';
import { type Batches, noBatches } from './batches.ts';
import { type Binding, type BoundArgument, bind } from './bind.ts';
import { bindAlone, bindRecord, type RecordBinding } from './bind-record.ts';
import { BindingError } from './binding-error.ts';
import { CALL, outOfBreath } from './breath.ts';
import { channel } from './channel.ts';
import { CmdletValue } from './cmdlet-value.ts';
import { ExitJump, ReturnJump } from './control-flow.ts';
import { withDefaults } from './default-values.ts';
import { errorRecordOf, FunctionEndingError, ShellError, TerminatingError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import { applyCommon, type CommonEffects } from './function-common.ts';
import { declarationOf, type FunctionDeclaration } from './function-declaration.ts';
import { cmdletServices } from './function-services.ts';
import { REST } from './parameter.ts';
import { passedOn } from './pipeline-variable.ts';
import { positionOf } from './position.ts';
import { type FunctionCell, Scope } from './scope.ts';
import { run, turn } from './step.ts';
import { markFailed, reportError } from './streams.ts';

export interface FunctionCall {
  readonly args: readonly BoundArgument[];
  readonly input: Batches | undefined;
  /** false for `. { }`, which runs in the caller's scope. */
  readonly ownScope: boolean;
  /** Where it is called. */
  readonly extent: Extent;
  /** A script file that other code calls; one in a scope of its own has what `$script:` means. */
  readonly script?: 'called' | 'dotted';
}

/** A function or `& { }` as a stage: begin, process for each record, end, in a scope below the caller's. */
export async function* functionStage(cell: FunctionCell, call: FunctionCall, frame: Frame): Batches {
  const { ownScope, extent } = call;
  const scope = ownScope ? new Scope(frame.scope, { isScript: call.script === 'called' }) : frame.scope;
  if (scope.depth > DEEPEST_CALL) throw tooDeep(cell.name);
  if (outOfBreath(frame, CALL)) await turn();
  const inside: Frame = {
    ...frame,
    scope,
    source: cell.source,
    ownsScope: ownScope,
    calls: { name: cell.name, caller: frame.calls, source: frame.source, extent },
  };
  const declaration = await declarationOf(cell, inside);
  const args = cell.name === '' ? call.args : withDefaults(declaration.cmdlet, call.args, frame);
  const piped = call.input !== undefined;
  const binding = await withAnswers(bind(declaration.cmdlet, args), { args, piped, extent }, frame.runtime.host);
  const origin = {
    command: cell.name === '' ? undefined : cell.name,
    position: positionOf(frame.source, extent),
  };
  const refuse = (problem: BindingError) => new TerminatingError(errorRecordOf(problem, origin), false);
  const [problem = missingBefore(binding, piped)] = binding.problems;
  if (problem) throw refuse(problem);
  const body = channel(out => {
    const effects = applyCommon(binding.common, inside, out, frame.scope);
    return runBody({ cell, call, caller: frame, inside: effects.frame, declaration, binding, effects, refuse });
  });
  yield* passedOn(body, binding.common.pipelineVariable, frame.scope);
}

interface Body {
  readonly cell: FunctionCell;
  readonly call: FunctionCall;
  readonly caller: Frame;
  readonly inside: Frame;
  readonly declaration: FunctionDeclaration;
  readonly binding: Binding;
  readonly effects: CommonEffects;
  readonly refuse: (problem: BindingError) => TerminatingError;
}

async function runBody(parts: Body): Promise<void> {
  const { cell, call, caller, inside, declaration, binding, effects, refuse } = parts;
  const { input } = call;
  const { sink } = effects;
  const { scope } = inside;
  const { begin, process, end } = cell.body;
  const bound = new Hashtable();
  if (call.ownScope || cell.source.path !== undefined) introduce(parts, bound);
  const take = async (record: RecordBinding) => {
    if ('problem' in record) throw refuse(record.problem);
    await takeArguments(record, { ...parts, bound });
  };
  try {
    const takesRecords = Object.values(declaration.cmdlet.parameters).some(each =>
      each.places?.some(place => place.pipeline),
    );
    // an advanced function has to say what it takes from a pipeline
    const bindsRecords = input !== undefined && (takesRecords || declaration.advanced);
    if (!bindsRecords || !takesRecords) await take(bindAlone(binding));
    else await takeArguments({ args: Object.fromEntries(binding.values), given: binding.given }, { ...parts, bound });
    const runPart = async (part: StatementBlock, frame: Frame) => {
      try {
        await run(runStatements(part.statements, frame, sink));
      } catch (error) {
        // `return` leaves its own part: the next object comes, and then end
        if (!(error instanceof ReturnJump)) throw error;
        await sink.write(error.output);
      }
    };
    if (begin) await runPart(begin, inside);
    if (process || bindsRecords) {
      const current = Enumerator.over([]);
      const isOwn = [...declaration.parameters.keys()].some(name => name.toLowerCase() === 'input');
      if (input && !isOwn) scope.put({ name: 'input', value: current });
      for await (const batch of input ?? alone()) {
        for (const record of batch) {
          if (bindsRecords) {
            const taken = bindRecord(binding, record);
            if ('problem' in taken) {
              reportError(errorRecordOf(taken.problem, { command: cell.name, target: record }), inside);
              continue;
            }
            await take(taken);
          }
          const dollar = input ? record : caller.dollar;
          current.restart([record]);
          if (process) await runPart(process, { ...inside, dollar });
        }
      }
      // process has taken it all (about_Functions)
      current.restart([]);
    } else await gatherInput(input, scope);
    await runPart(end, inside);
  } catch (error) {
    if (error instanceof FunctionEndingError || isEscalated(error, declaration)) {
      throw new TerminatingError(error.record, false);
    }
    if (error instanceof ExitJump && call.script !== undefined) leaveScript(error.code, inside);
    else throw error;
  } finally {
    effects.end();
  }
}

/** What -ErrorAction Stop made of an error ends an advanced function, and for its caller one statement (about_Error_Handling). */
const isEscalated = (error: unknown, { advanced }: FunctionDeclaration): error is TerminatingError =>
  advanced && error instanceof TerminatingError && error.endsScript && !error.byThrow;

/** `exit` ends the script file that it stands in, and what called that goes on. */
function leaveScript(code: number, { scope, runtime: { state } }: Frame): void {
  scope.root.put({ name: 'LASTEXITCODE', value: code });
  if (code !== 0) markFailed(state);
}

/** The automatic variables of a call. */
function introduce({ cell, call, caller, inside, declaration, binding, effects }: Body, bound: Hashtable): void {
  const { scope } = inside;
  scope.put({ name: 'PSBoundParameters', value: bound });
  scope.put({ name: 'MyInvocation', value: invocationOf({ cell, call, caller, bound }) });
  if (cell.source.path !== undefined && isFile(cell)) {
    scope.put({ name: 'PSCommandPath', value: cell.source.path });
    scope.put({ name: 'PSScriptRoot', value: cell.source.path.replace(/[\\/][^\\/]*$/, '') || '/' });
  }
  if (declaration.advanced) {
    const services = cmdletServices({ name: cell.name, declaration, binding, frame: inside, sink: effects.sink });
    scope.put({ name: 'PSCmdlet', value: new CmdletValue(services) });
  }
}

/** A script file, and no function that was defined in one. */
const isFile = ({ body }: FunctionCell): boolean => body.extent.start === 0;

interface Invocation {
  readonly cell: FunctionCell;
  readonly call: FunctionCall;
  readonly caller: Frame;
  readonly bound: Hashtable;
}

function invocationOf({ cell, call, caller, bound }: Invocation): FactObject {
  const { extent } = call;
  const position = positionOf(caller.source, extent);
  const kind = isFile(cell) ? 'ExternalScript' : 'Function';
  return new FactObject('System.Management.Automation.InvocationInfo', [
    [
      'MyCommand',
      new FactObject(
        `System.Management.Automation.${kind}Info`,
        [
          ['Name', cell.name],
          ['CommandType', commandTypes.find(kind) ?? kind],
          ['Definition', cell.source.text.slice(cell.body.extent.start + 1, cell.body.extent.end - 1)],
          ['Path', cell.source.path ?? null],
        ],
        cell.name,
      ),
    ],
    ['BoundParameters', bound],
    ['InvocationName', cell.name],
    ['ScriptName', caller.source.path ?? ''],
    ['ScriptLineNumber', position.line],
    ['OffsetInLine', position.column],
    ['Line', position.lineText],
    ['ExpectingInput', call.input !== undefined],
    ['PSCommandPath', caller.source.path ?? ''],
  ]);
}

interface Taking extends Body {
  readonly bound: Hashtable;
}

/** Puts the arguments into the function's scope: those that were given are validated, the others have their defaults. */
async function takeArguments(
  { args, given }: Extract<RecordBinding, { args: unknown }>,
  taking: Taking,
): Promise<void> {
  const { declaration, inside, bound, refuse } = taking;
  const { scope } = inside;
  for (const [name, facts] of declaration.parameters) {
    const { typeName, validations, convert, defaultValue, empty, isSwitch } = facts;
    if (given.has(name)) {
      const value = isSwitch ? new SwitchValue(args[name] === true) : asValue(args[name]);
      for (const each of validations) {
        const problem = await run(each.problem(value));
        if (problem !== undefined) throw refuse(invalid(name, problem));
      }
      scope.put({ name, value, convert });
      bound.set(name, value);
    } else {
      const value = defaultValue ? await run(evaluate(defaultValue, inside)) : empty;
      scope.put({ name, value: defaultValue && typeName !== undefined ? convertTo(typeName, value) : value, convert });
    }
  }
  const rest = args[REST];
  if (!declaration.advanced) scope.put({ name: 'args', value: rest === undefined ? [] : elements(asValue(rest)) });
}

/** Switches are booleans to the binder; everything else is a value already. */
const asValue = (argument: unknown): Value =>
  typeof argument === 'boolean' ? argument : argument === undefined ? null : (argument as Value);

const invalid = (name: string, problem: string) =>
  new BindingError('ParameterArgumentValidationError', `Cannot validate argument on parameter '${name}'. ${problem}`);

/** A function that calls itself without end stops here, before memory does. */
const DEEPEST_CALL = 500;

const tooDeep = (name: string): ShellError =>
  new ShellError(
    'CallDepthOverflow',
    `The script failed due to call depth overflow in '${name}': more than ${DEEPEST_CALL} calls inside one another.`,
    {
      category: 'InvalidOperation',
    },
  );

/** Without a process block the whole input is `$input`. */
async function gatherInput(input: Batches | undefined, scope: Scope): Promise<void> {
  const values: Value[] = [];
  for await (const batch of input ?? noBatches()) for (const each of batch) values.push(each);
  scope.put({ name: 'input', value: Enumerator.over(values) });
}

async function* alone(): Batches {
  yield [null];
}
