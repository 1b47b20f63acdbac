import type { Extent } from './extent.ts';
import type { Script, Statement, StatementBlock } from './syntax.ts';

// Expression nodes. A doc comment gives the grammar rule in EBNF; 'x' is literal text.
// `syntax.ts` holds everything that is not an expression.

/** expression = literal | string | variable | type | operator forms | brackets | postfix forms */
export type Expression =
  | NumberLiteral
  | StringConstant
  | ExpandableString
  | Variable
  | TypeLiteral
  | Cast
  | AttributedExpression
  | Unary
  | Increment
  | Binary
  | Range
  | Ternary
  | ArrayLiteral
  | ArrayExpression
  | SubExpression
  | Paren
  | Hashtable
  | ScriptBlock
  | Member
  | MethodCall
  | Index
  | ErrorExpression;

/** What a number literal means. `long` is an int64; `decimal` keeps its digits as text (`-1.50`), exponents resolved. */
export type NumericValue =
  | { readonly type: 'int'; readonly value: number }
  | { readonly type: 'long'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'decimal'; readonly value: string }
  | { readonly type: 'byte' | 'sbyte' | 'short' | 'ushort' | 'uint' | 'ulong' | 'bigint'; readonly value: bigint };

/**
 * number = [sign] (digits ['.' digits] | '.' digits | '0x' hex) ['e' [sign] digits] [suffix] ['kb' | 'mb' | 'gb' | 'tb' | 'pb']
 *
 * `text` is the source as typed, sign included, so that a `[string]` parameter receives `1.10` and not `1.1`.
 * The sign belongs to the literal only in command arguments and where an operand starts with it.
 */
export interface NumberLiteral {
  readonly kind: 'NumberLiteral';
  readonly extent: Extent;
  readonly text: string;
  readonly number: NumericValue;
}

/** How a string was written. `bare` is a word without quotes around it, such as an argument or a member name. */
export type Quote = 'bare' | 'single' | 'double' | 'hereSingle' | 'hereDouble';

/** string = word | "'" … "'" | '"' … '"' | here-string; `value` has escapes and doubled quotes resolved */
export interface StringConstant {
  readonly kind: 'StringConstant';
  readonly extent: Extent;
  readonly value: string;
  readonly quote: Quote;
}

/** expandable = { text | variable | '$(' statements ')' }, in double quotes or as a bare word; never empty, at least one part expands */
export interface ExpandableString {
  readonly kind: 'ExpandableString';
  readonly extent: Extent;
  readonly parts: readonly StringPart[];
  readonly quote: Quote;
}

export type StringPart = StringText | Variable | SubExpression;

/** The text between two expansions, escapes resolved. */
export interface StringText {
  readonly kind: 'StringText';
  readonly extent: Extent;
  readonly text: string;
}

/**
 * variable = ('$' | '@') [scope ':'] name | '$' '{' [scope ':'] name '}' | '$$' | '$?' | '$^'
 *
 * `scope` is the prefix as typed (`env`, `script`, `global`, `variable`), `name` the rest; compare both without case.
 * `splatted` is true for `@name`, which only stands among command arguments.
 */
export interface Variable {
  readonly kind: 'Variable';
  readonly extent: Extent;
  readonly scope: string | undefined;
  readonly name: string;
  readonly splatted: boolean;
}

/** type-name = name { '[' ']' }; `rank` counts the bracket pairs, so `int[]` is `int` with rank 1 */
export interface TypeName {
  readonly extent: Extent;
  readonly name: string;
  readonly rank: number;
}

/** type = '[' type-name ']' as a value, for example before `::` or after `-is` */
export interface TypeLiteral {
  readonly kind: 'TypeLiteral';
  readonly extent: Extent;
  readonly type: TypeName;
}

/** cast = '[' type-name ']' operand; `[ordered]@{…}` is a cast to `ordered` */
export interface Cast {
  readonly kind: 'Cast';
  readonly extent: Extent;
  readonly type: TypeName;
  readonly operand: Expression;
}

/** attributed = attribute operand, for example `[ValidateSet('a')] $x = 'a'` */
export interface AttributedExpression {
  readonly kind: 'AttributedExpression';
  readonly extent: Extent;
  readonly attribute: Attribute;
  readonly operand: Expression;
}

/** attribute = '[' name '(' [argument { ',' argument }] ')' ']' ; argument = expression | name ['=' expression] */
export interface Attribute {
  readonly extent: Extent;
  readonly name: string;
  readonly positional: readonly Expression[];
  readonly named: readonly NamedArgument[];
}

/** `value` is undefined for the short form (`Mandatory` alone), which means `$true`. */
export interface NamedArgument {
  readonly extent: Extent;
  readonly name: string;
  readonly value: Expression | undefined;
}

/** unary = operator operand; `!` is reported as `-not`. A leading comma is an ArrayLiteral of one element instead. */
export interface Unary {
  readonly kind: 'Unary';
  readonly extent: Extent;
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  /** Only meaningful for `-split`: true when written `-csplit`. */
  readonly caseSensitive: boolean;
}

export type UnaryOperator = '+' | '-' | '-not' | '-bnot' | '-split' | '-join';

/** increment = ('++' | '--') target | target ('++' | '--') */
export interface Increment {
  readonly kind: 'Increment';
  readonly extent: Extent;
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly target: Expression;
}

/** binary = expression operator expression. `-ceq` is `-eq` with `caseSensitive`; `-ieq` is plain `-eq`. `-and`, `-or` and `??` evaluate the right side only when needed. */
export interface Binary {
  readonly kind: 'Binary';
  readonly extent: Extent;
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator | '-f' | '??';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export type LogicalOperator = '-and' | '-or' | '-xor' | '-band' | '-bor' | '-bxor' | '-shl' | '-shr';
export type ComparisonOperator =
  | '-eq'
  | '-ne'
  | '-gt'
  | '-ge'
  | '-lt'
  | '-le'
  | '-like'
  | '-notlike'
  | '-match'
  | '-notmatch'
  | '-contains'
  | '-notcontains'
  | '-in'
  | '-notin'
  | '-replace'
  | '-split'
  | '-join'
  | '-is'
  | '-isnot'
  | '-as';

/** range = expression '..' expression */
export interface Range {
  readonly kind: 'Range';
  readonly extent: Extent;
  readonly from: Expression;
  readonly to: Expression;
}

/** ternary = expression '?' expression ':' expression */
export interface Ternary {
  readonly kind: 'Ternary';
  readonly extent: Extent;
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** array-literal = expression ',' expression { ',' expression } | ',' expression */
export interface ArrayLiteral {
  readonly kind: 'ArrayLiteral';
  readonly extent: Extent;
  readonly elements: readonly Expression[];
}

/** array-expression = '@(' statements ')' */
export interface ArrayExpression {
  readonly kind: 'ArrayExpression';
  readonly extent: Extent;
  readonly body: StatementBlock;
}

/** sub-expression = '$(' statements ')' */
export interface SubExpression {
  readonly kind: 'SubExpression';
  readonly extent: Extent;
  readonly body: StatementBlock;
}

/** paren = '(' (pipeline | pipeline-chain | assignment) ')' */
export interface Paren {
  readonly kind: 'Paren';
  readonly extent: Extent;
  readonly body: Statement;
}

/** hashtable = '@{' { key '=' statement (newline | ';') } '}' ; entries in source order, a bare word key is a StringConstant */
export interface Hashtable {
  readonly kind: 'Hashtable';
  readonly extent: Extent;
  readonly entries: readonly HashtableEntry[];
}

export interface HashtableEntry {
  readonly key: Expression;
  readonly value: Statement;
}

/** script-block = '{' script '}' */
export interface ScriptBlock {
  readonly kind: 'ScriptBlock';
  readonly extent: Extent;
  readonly script: Script;
}

/** member = target ('.' | '?.' | '::') name ; name = word | string | variable | paren | '$(' statements ')' */
export interface Member {
  readonly kind: 'Member';
  readonly extent: Extent;
  readonly target: Expression;
  /** A StringConstant when the name is written out. */
  readonly member: Expression;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}

/** call = target ('.' | '?.' | '::') name '(' [expression { ',' expression }] ')' ; `.Where{…}` counts the block as the argument */
export interface MethodCall {
  readonly kind: 'MethodCall';
  readonly extent: Extent;
  readonly target: Expression;
  readonly member: Expression;
  readonly arguments: readonly Expression[];
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}

/** index = target ('[' | '?[') expression ']' ; several positions are one ArrayLiteral */
export interface Index {
  readonly kind: 'Index';
  readonly extent: Extent;
  readonly target: Expression;
  readonly index: Expression;
  readonly nullConditional: boolean;
}

/** Text that is no expression; `parts` are the pieces understood so far, for completion. An error covers it. */
export interface ErrorExpression {
  readonly kind: 'ErrorExpression';
  readonly extent: Extent;
  readonly parts: readonly Expression[];
}
