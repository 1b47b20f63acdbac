import type { Attribute, Expression, TypeName, Variable } from './expression.ts';
import type { Extent } from './extent.ts';

// The tree of a script: everything but expressions, which are in `expression.ts`.
// A doc comment gives the grammar rule in EBNF; 'x' is literal text. Fields that may be absent are `undefined`, never missing.

export type Node = Script | StatementBlock | Statement | PipelineElement | CommandElement | Redirection | Expression;

/**
 * script = [param-block] (statements | { ('begin' | 'process' | 'end') statement-block })
 *
 * A file, a line at the prompt, the inside of `{ … }` and the body of a function. Statements outside a named block form
 * `end` (`process` in a filter), so `end` is there always, if only empty.
 */
export interface Script {
  readonly kind: 'Script';
  readonly extent: Extent;
  readonly params: ParamBlock | undefined;
  readonly begin: StatementBlock | undefined;
  readonly process: StatementBlock | undefined;
  readonly end: StatementBlock;
}

/** param-block = { attribute } 'param' '(' [parameter { ',' parameter }] ')' | the list after a function's name */
export interface ParamBlock {
  readonly extent: Extent;
  readonly attributes: readonly Attribute[];
  readonly parameters: readonly ParameterDeclaration[];
}

/** parameter = { attribute | '[' type-name ']' } variable ['=' expression] */
export interface ParameterDeclaration {
  readonly extent: Extent;
  readonly variable: Variable;
  readonly type: TypeName | undefined;
  readonly attributes: readonly Attribute[];
  readonly defaultValue: Expression | undefined;
}

/** statement-block = '{' statements '}' ; statements = [statement { (newline | ';') statement }] */
export interface StatementBlock {
  readonly kind: 'StatementBlock';
  readonly extent: Extent;
  readonly statements: readonly Statement[];
}

export type Statement =
  | Pipeline
  | PipelineChain
  | Assignment
  | If
  | Switch
  | ForEach
  | For
  | While
  | Do
  | Break
  | Continue
  | Return
  | Throw
  | Exit
  | Try
  | FunctionDefinition
  | ErrorStatement;

/** pipeline = (command | command-expression) { '|' command } ; only the first element may be a CommandExpression */
export interface Pipeline {
  readonly kind: 'Pipeline';
  readonly extent: Extent;
  readonly elements: readonly PipelineElement[];
}

/** chain = (chain | pipeline) ('&&' | '||') pipeline, left-associative */
export interface PipelineChain {
  readonly kind: 'PipelineChain';
  readonly extent: Extent;
  readonly operator: '&&' | '||';
  readonly left: PipelineChain | Pipeline;
  readonly right: Pipeline;
}

/** assignment = target operator statement ; target = variable | member | index | cast target | attribute target | target { ',' target } (an ArrayLiteral) | '(' target ')' */
export interface Assignment {
  readonly kind: 'Assignment';
  readonly extent: Extent;
  readonly operator: AssignmentOperator;
  readonly target: Expression;
  /** Everything to the right: a pipeline, another assignment, or a statement such as `if`. */
  readonly value: Statement;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '??=';

export type PipelineElement = Command | CommandExpression;

/** command-expression = expression { redirection } */
export interface CommandExpression {
  readonly kind: 'CommandExpression';
  readonly extent: Extent;
  readonly expression: Expression;
  readonly redirections: readonly Redirection[];
}

/** command = [('&' | '.')] name { command-element | redirection } ; name = word | string, or any operand after '&' and '.' */
export interface Command {
  readonly kind: 'Command';
  readonly extent: Extent;
  readonly invocation: '&' | '.' | undefined;
  readonly name: Expression;
  readonly elements: readonly CommandElement[];
  readonly redirections: readonly Redirection[];
}

/** command-element = parameter | '--' | argument ; argument = operand { ',' operand } (an ArrayLiteral), or `@name` (a Variable with `splatted`) */
export type CommandElement = CommandParameter | EndOfParameters | Expression;

/** parameter = '-' name [':' argument] ; `argument` is set only for the form with a colon */
export interface CommandParameter {
  readonly kind: 'CommandParameter';
  readonly extent: Extent;
  /** Without dash and colon, as typed. */
  readonly name: string;
  readonly argument: Expression | undefined;
}

/** end-of-parameters = '--' ; later words that look like parameters are StringConstants already */
export interface EndOfParameters {
  readonly kind: 'EndOfParameters';
  readonly extent: Extent;
}

/** 1 output, 2 error, 3 warning, 4 verbose, 5 debug, 6 information; `*` all of them. */
export type StreamNumber = 1 | 2 | 3 | 4 | 5 | 6 | '*';

export type Redirection = FileRedirection | MergeRedirection;

/** file-redirection = [stream] ('>' | '>>') argument */
export interface FileRedirection {
  readonly kind: 'FileRedirection';
  readonly extent: Extent;
  readonly stream: StreamNumber;
  readonly append: boolean;
  readonly target: Expression;
}

/** merge-redirection = stream '>&1' */
export interface MergeRedirection {
  readonly kind: 'MergeRedirection';
  readonly extent: Extent;
  readonly stream: StreamNumber;
}

/** if = 'if' '(' statement ')' block { 'elseif' '(' statement ')' block } ['else' block] */
export interface If {
  readonly kind: 'If';
  readonly extent: Extent;
  readonly clauses: readonly IfClause[];
  readonly otherwise: StatementBlock | undefined;
}

export interface IfClause {
  readonly condition: Statement;
  readonly body: StatementBlock;
}

/** switch = 'switch' { '-regex' | '-wildcard' | '-exact' | '-casesensitive' } '(' statement ')' '{' { (operand | 'default') block } '}' */
export interface Switch {
  readonly kind: 'Switch';
  readonly extent: Extent;
  readonly label: string | undefined;
  readonly match: 'exact' | 'wildcard' | 'regex';
  readonly caseSensitive: boolean;
  readonly value: Statement;
  readonly clauses: readonly SwitchClause[];
  readonly otherwise: StatementBlock | undefined;
}

/** `condition` is a StringConstant, number, expression, or a ScriptBlock to be asked. */
export interface SwitchClause {
  readonly condition: Expression;
  readonly body: StatementBlock;
}

/** foreach = [':' label] 'foreach' '(' variable 'in' statement ')' block */
export interface ForEach {
  readonly kind: 'ForEach';
  readonly extent: Extent;
  readonly label: string | undefined;
  readonly variable: Variable;
  readonly collection: Statement;
  readonly body: StatementBlock;
}

/** for = [':' label] 'for' '(' [statement] ';' [statement] ';' [statement] ')' block */
export interface For {
  readonly kind: 'For';
  readonly extent: Extent;
  readonly label: string | undefined;
  readonly initializer: Statement | undefined;
  readonly condition: Statement | undefined;
  readonly iterator: Statement | undefined;
  readonly body: StatementBlock;
}

/** while = [':' label] 'while' '(' statement ')' block */
export interface While {
  readonly kind: 'While';
  readonly extent: Extent;
  readonly label: string | undefined;
  readonly condition: Statement;
  readonly body: StatementBlock;
}

/** do = [':' label] 'do' block ('while' | 'until') '(' statement ')' */
export interface Do {
  readonly kind: 'Do';
  readonly extent: Extent;
  readonly label: string | undefined;
  readonly until: boolean;
  readonly condition: Statement;
  readonly body: StatementBlock;
}

/** break = 'break' [label] */
export interface Break {
  readonly kind: 'Break';
  readonly extent: Extent;
  readonly label: string | undefined;
}

/** continue = 'continue' [label] */
export interface Continue {
  readonly kind: 'Continue';
  readonly extent: Extent;
  readonly label: string | undefined;
}

/** return = 'return' [statement] */
export interface Return {
  readonly kind: 'Return';
  readonly extent: Extent;
  readonly value: Statement | undefined;
}

/** throw = 'throw' [statement] */
export interface Throw {
  readonly kind: 'Throw';
  readonly extent: Extent;
  readonly value: Statement | undefined;
}

/** exit = 'exit' [statement] */
export interface Exit {
  readonly kind: 'Exit';
  readonly extent: Extent;
  readonly value: Statement | undefined;
}

/** try = 'try' block { 'catch' ['[' type-name ']' { ',' '[' type-name ']' }] block } ['finally' block] */
export interface Try {
  readonly kind: 'Try';
  readonly extent: Extent;
  readonly body: StatementBlock;
  readonly catches: readonly CatchClause[];
  readonly finally: StatementBlock | undefined;
}

/** No types means every error. */
export interface CatchClause {
  readonly extent: Extent;
  readonly types: readonly TypeName[];
  readonly body: StatementBlock;
}

/** function = ('function' | 'filter') name ['(' parameters ')'] '{' script '}' */
export interface FunctionDefinition {
  readonly kind: 'FunctionDefinition';
  readonly extent: Extent;
  readonly name: string;
  readonly isFilter: boolean;
  /** A parameter list after the name is its `params`. */
  readonly body: Script;
}

/** Text that is no statement; `parts` are the pieces understood so far, for completion. An error covers it. */
export interface ErrorStatement {
  readonly kind: 'ErrorStatement';
  readonly extent: Extent;
  readonly parts: readonly Node[];
}
