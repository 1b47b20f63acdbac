// Every sentence the parser can say, by its id. Ids are PowerShell's own, so that what people know or find on the web applies.
// `detail` is the word the sentence is about.

/** The id of a parse error. */
export type ParseErrorId = keyof typeof sentences;

/** The sentence for an id, with `detail` in its place. */
export function messageOf(id: ParseErrorId, detail: string): string {
  return sentences[id].replace('{0}', () => detail);
}

const sentences = {
  // tokens
  TerminatorExpectedAtEndOfString: 'The string lacks its closing {0}.',
  UnexpectedCharactersAfterHereStringHeader: 'Nothing may follow the opening mark of a here-string on its line.',
  MissingTerminatorMultiLineComment: "The comment lacks its closing '#>'.",
  IncompleteString: 'A backtick at the very end escapes nothing.',
  InvalidUnicodeEscapeSequence: 'A Unicode escape is `u{, one to six hexadecimal digits, and }.',
  TooManyDigitsInUnicodeEscapeSequence: 'A Unicode escape has at most six digits.',
  MissingUnicodeEscapeSequenceTerminator: "The Unicode escape lacks its closing '}'.",
  InvalidUnicodeEscapeSequenceValue: 'A Unicode escape goes up to `u{10FFFF}.',
  BadNumericConstant: 'The number {0} is out of range.',
  UnrecognizedToken: "'{0}' means nothing here.",
  InvalidVariableReference: "'{0}' does not name a variable.",
  InvalidVariableReferenceWithDrive:
    "No name follows the ':' of '{0}'; put the name in braces to have a colon after it.",
  IncompleteDollarVariableReference: "The variable '{0}' lacks its closing '}'.",
  EmptyVariableReference: 'A name is needed between the braces.',
  SplattingNotPermitted:
    "'{0}' passes arguments to a command and has no place in an expression; use '$' instead of '@'.",
  // expressions
  ExpectedExpression: "An expression is missing after '('.",
  ExpectedValueExpression: "A value is missing after the operator '{0}'.",
  MissingExpressionAfterOperator: "A value is missing after the operator '{0}'.",
  MissingExpressionAfterToken: "A value is missing after '{0}'.",
  MissingEndParenthesisInExpression: "The expression lacks its closing ')'.",
  MissingEndParenthesisInSubexpression: "'$(' or '@(' lacks its closing ')'.",
  MissingEndParenthesisInMethodCall: "The method call lacks its closing ')'.",
  MissingArrayIndexExpression: "An index is missing after '['.",
  MissingEndSquareBracket: "The index lacks its closing ']'.",
  MissingPropertyName: "A property name is missing after '{0}'.",
  MissingColonInTernaryExpression: "The ':' of 'condition ? yes : no' is missing.",
  MissingEqualsInHashLiteral: "The '=' after the key is missing.",
  MissingStatementInHashLiteral: "A value is missing after '='.",
  DuplicateKeyInHashLiteral: "The key '{0}' stands there twice.",
  MissingTypename: "A type name is missing after '['.",
  EndSquareBracketExpectedAtEndOfAttribute: "The type or attribute lacks its closing ']'.",
  UnexpectedAttribute: "The attribute '{0}' has no place here.",
  OrderedAttributeOnlyOnHashLiteralNode: '[{0}] goes before a hash literal only: [ordered]@{ … }.',
  OperatorRequiresVariableOrProperty: "'{0}' needs a variable or a property to change.",
  InvalidLeftHandSide: 'What stands left of the assignment cannot be assigned to.',
  UnexpectedToken: "'{0}' was not expected here.",
  ScriptTooComplicated: 'The text is nested too deeply.',
  // pipelines and commands
  EmptyPipeElement: "A command is missing beside '|'.",
  ExpressionsMustBeFirstInPipeline: 'An expression can only be the first element of a pipeline.',
  EmptyPipelineChainElement: "A pipeline is missing after '{0}'.",
  MissingExpression: "A value is missing after '{0}'.",
  MissingArgument: 'An argument is missing before the comma.',
  ParameterRequiresArgument: "The parameter '{0}' needs a value after its colon.",
  MissingFileSpecification: "A target is missing after '{0}'.",
  RedirectionNotSupported: "The redirection '{0}' is not available.",
  StreamAlreadyRedirected: 'This stream is redirected already.',
  // statements
  MissingEndCurlyBrace: "The block lacks its closing '}'.",
  MissingOpenParenthesisInIfStatement: "'(' is missing after '{0}'.",
  IfStatementMissingCondition: "A condition is missing after '{0} ('.",
  MissingEndParenthesisAfterStatement: "The head of '{0}' lacks its closing ')'.",
  MissingStatementBlock: "A block '{ … }' is missing after '{0} ( … )'.",
  MissingStatementBlockAfterElse: "A block '{ … }' is missing after 'else'.",
  MissingOpenParenthesisAfterKeyword: "'(' is missing after '{0}'.",
  MissingLoopStatement: "A block '{ … }' is missing in the '{0}' loop.",
  MissingExpressionAfterKeyword: "A condition is missing after '{0} ('.",
  MissingWhileOrUntilInDoWhile: "'while' or 'until' is missing after the block of 'do'.",
  MissingVariableNameAfterForeach: "A variable is missing; the form is 'foreach ($item in $items) { … }'.",
  MissingInInForeach: "'in' is missing; the form is 'foreach ($item in $items) { … }'.",
  MissingForeachExpression: "A collection is missing; the form is 'foreach ($item in $items) { … }'.",
  MissingEndParenthesisAfterForeach: "')' is missing; the form is 'foreach ($item in $items) { … }'.",
  MissingForeachStatement: "A block is missing; the form is 'foreach ($item in $items) { … }'.",
  InvalidSwitchFlag: "'switch' has no flag '{0}'; it has -Regex, -Wildcard, -Exact and -CaseSensitive.",
  PipelineValueRequired: "A value is missing; the form is 'switch ($value) { … }'.",
  MissingEndParenthesisInSwitchStatement: "The value of 'switch' lacks its closing ')'.",
  MissingCurlyBraceInSwitchStatement: "'{' is missing after the value of 'switch'.",
  MissingSwitchConditionExpression: "A condition is missing in 'switch'.",
  MissingSwitchStatementClause: "A block '{ … }' is missing after the condition in 'switch'.",
  MultipleSwitchDefaultClauses: "'switch' can have one 'default' only.",
  MissingTryStatementBlock: "A block '{ … }' is missing after 'try'.",
  MissingCatchOrFinally: "'try' needs a 'catch' or a 'finally'.",
  MissingCatchHandlerBlock: "A block '{ … }' is missing after 'catch'.",
  MissingFinallyStatementBlock: "A block '{ … }' is missing after 'finally'.",
  MissingTypeLiteralToken: "A type is missing after ','.",
  EmptyCatchNotLast: "A 'catch' for every error must be the last one.",
  ControlLeavingFinally: "'{0}' cannot leave a 'finally' block.",
  MissingNameAfterKeyword: "A name is missing after '{0}'.",
  MissingFunctionBody: "A block '{ … }' is missing after the function's name.",
  MissingEndParenthesisInFunctionParameterList: "The parameter list lacks its closing ')'.",
  InvalidFunctionParameter: 'A parameter list holds variables with commas between them.',
  DuplicateFormalParameter: "The parameter '{0}' stands there twice.",
  MissingNamedStatementBlock: "A block '{ … }' is missing after '{0}'.",
  MissingNamedBlocks: "Beside 'begin', 'process' and 'end' blocks nothing else can stand: '{0}'.",
  DuplicateScriptCommandClause: "There is a '{0}' block already.",
  // PowerShell has it, this shell does not
  NotSupportedHere: 'Not supported here: {0}.',
} as const;
