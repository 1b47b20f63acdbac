// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are PowerShell's variables
// Every sentence the parser can say, by its id. Ids and sentences are PowerShell's own (ParserStrings), so that what people know or find on
// the web applies; where this shell differs they are ours.
// `detail` is the word the sentence is about.

/** The id of a parse error. */
export type ParseErrorId = keyof typeof sentences;

/** The sentence for an id, with `detail` in its place. */
export function messageOf(id: ParseErrorId, detail: string): string {
  return sentences[id].replace('{0}', () => detail);
}

const sentences = {
  // tokens
  TerminatorExpectedAtEndOfString: 'The string is missing the terminator: {0}.',
  UnexpectedCharactersAfterHereStringHeader:
    'No characters are allowed after a here-string header but before the end of the line.',
  MissingTerminatorMultiLineComment: "The terminator '#>' is missing from the multiline comment.",
  IncompleteString: 'Incomplete string token.',
  InvalidUnicodeEscapeSequence:
    "The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a closing '}'.",
  TooManyDigitsInUnicodeEscapeSequence:
    'The Unicode escape sequence contains more than the maximum of six hex digits between braces.',
  MissingUnicodeEscapeSequenceTerminator: "The Unicode escape sequence is missing the closing '}'.",
  InvalidUnicodeEscapeSequenceValue:
    'The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF.',
  BadNumericConstant: 'The numeric constant {0} is not valid.',
  UnrecognizedToken: "'{0}' means nothing here.",
  InvalidVariableReference:
    "Variable reference is not valid. '$' was not followed by a valid variable name character. Consider using ${} to delimit the name.",
  InvalidVariableReferenceWithDrive:
    "Variable reference is not valid. ':' was not followed by a valid variable name character. Consider using ${} to delimit the name.",
  IncompleteDollarVariableReference: "${variable} reference starting is missing the closing '}'.",
  EmptyVariableReference: 'An empty ${} variable reference was found. A name is required inside the braces.',
  SplattingNotPermitted:
    "'{0}' passes arguments to a command and has no place in an expression; use '$' instead of '@'.",
  // expressions
  ExpectedExpression: "An expression was expected after '('.",
  ExpectedValueExpression: "You must provide a value expression following the '{0}' operator.",
  MissingExpressionAfterOperator: "Missing expression after unary operator '{0}'.",
  MissingExpressionAfterToken: "Missing expression after '{0}'.",
  MissingEndParenthesisInExpression: "Missing closing ')' in expression.",
  MissingEndParenthesisInSubexpression: "Missing closing ')' in subexpression.",
  MissingEndParenthesisInMethodCall: "Missing ')' in method call.",
  MissingArrayIndexExpression: 'Array index expression is missing or not valid.',
  MissingEndSquareBracket: "Missing ']' after array index expression.",
  MissingPropertyName: 'Missing property name after reference operator.',
  MissingColonInTernaryExpression: "Missing ':' in the ternary expression.",
  MissingEqualsInHashLiteral: "Missing '=' operator after key in hash literal.",
  MissingStatementInHashLiteral: "Missing statement after '=' in hash literal.",
  DuplicateKeyInHashLiteral: "Duplicate keys '{0}' are not allowed in hash literals.",
  MissingTypename: "Missing type name after '['.",
  EndSquareBracketExpectedAtEndOfAttribute: 'Missing ] at end of attribute or type literal.',
  UnexpectedAttribute: "Unexpected attribute '{0}'.",
  OrderedAttributeOnlyOnHashLiteralNode: 'The {0} attribute can be specified only on a hash literal node.',
  OperatorRequiresVariableOrProperty: "The '{0}' operator works only on variables or on properties.",
  InvalidLeftHandSide:
    'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
  UnexpectedToken: "Unexpected token '{0}' in expression or statement.",
  ScriptTooComplicated: 'The text is nested too deeply.',
  // pipelines and commands
  EmptyPipeElement: 'An empty pipe element is not allowed.',
  ExpressionsMustBeFirstInPipeline: 'Expressions are only allowed as the first element of a pipeline.',
  EmptyPipelineChainElement: 'A pipeline chain operator must be followed by a pipeline.',
  MissingExpression: "Missing expression after '{0}' in pipeline element.",
  MissingArgument: 'Missing argument in parameter list.',
  ParameterRequiresArgument: 'Parameter {0} requires an argument.',
  MissingFileSpecification: 'Missing file specification after redirection operator.',
  RedirectionNotSupported: "The '{0}' operator is reserved for future use.",
  StreamAlreadyRedirected: 'This stream is redirected already.',
  // statements
  MissingEndCurlyBrace: "Missing closing '}' in statement block or type definition.",
  MissingOpenParenthesisInIfStatement: "Missing '(' after '{0}' in if statement.",
  IfStatementMissingCondition: "Missing condition in if statement after '{0} ('.",
  MissingEndParenthesisAfterStatement: "Missing closing ')' after expression in '{0}' statement.",
  MissingStatementBlock: 'Missing statement block after {0} ( condition ).',
  MissingStatementBlockAfterElse: "Missing statement block after 'else' keyword.",
  MissingOpenParenthesisAfterKeyword: "Missing opening '(' after keyword '{0}'.",
  MissingLoopStatement: 'Missing statement body in {0} loop.',
  MissingExpressionAfterKeyword: "Missing expression after '{0}' in loop.",
  MissingWhileOrUntilInDoWhile: 'Missing while or until keyword in do loop.',
  MissingVariableNameAfterForeach: 'Missing variable name after foreach. The correct form is: foreach ($a in $b) {...}',
  MissingInInForeach: "Missing 'in' after variable in foreach loop. The correct form is: foreach ($a in $b) {...}",
  MissingForeachExpression: 'Missing expression in foreach loop. The correct form is: foreach ($a in $b) {...}',
  MissingEndParenthesisAfterForeach:
    "Missing closing ')' after expression part of foreach loop. The correct form is: foreach ($a in $b) {...}",
  MissingForeachStatement: 'Missing statement body in foreach loop. The correct form is: foreach ($a in $b) {...}',
  InvalidSwitchFlag: "'switch' has no flag '{0}'; it has -Regex, -Wildcard, -Exact and -CaseSensitive.",
  PipelineValueRequired: "A value is missing; the form is 'switch ($value) { … }'.",
  MissingEndParenthesisInSwitchStatement: "Missing ')' after expression in switch statement.",
  MissingCurlyBraceInSwitchStatement: "Missing '{' in switch statement.",
  MissingSwitchConditionExpression: 'Missing condition in switch statement clause.',
  MissingSwitchStatementClause: 'Missing statement block in switch statement clause.',
  MultipleSwitchDefaultClauses: 'A switch statement can have only one default clause.',
  MissingTryStatementBlock: 'The Try statement is missing its statement block.',
  MissingCatchOrFinally: 'The Try statement is missing its Catch or Finally block.',
  MissingCatchHandlerBlock: 'The Catch block is missing its statement block.',
  MissingFinallyStatementBlock: 'The Finally block is missing its statement block.',
  MissingTypeLiteralToken: 'Missing type literal.',
  EmptyCatchNotLast: 'Catch block must be the last catch block.',
  ControlLeavingFinally: 'Flow of control cannot leave a Finally block.',
  MissingNameAfterKeyword: 'Missing name after {0} keyword.',
  MissingFunctionBody: 'Missing function body in function declaration.',
  MissingEndParenthesisInFunctionParameterList: "Missing ')' in function parameter list.",
  InvalidFunctionParameter:
    'Parameter declarations are a comma-separated list of variable names with optional initializer expressions.',
  DuplicateFormalParameter: 'Duplicate parameter ${0} in parameter list.',
  MissingNamedStatementBlock: "Missing statement block after '{0}'.",
  MissingNamedBlocks: "unexpected token '{0}', expected 'begin', 'process', 'end', 'clean', or 'dynamicparam'.",
  DuplicateScriptCommandClause: "Script command clause '{0}' has already been defined.",
  // PowerShell has it, this shell does not
  NotSupportedHere: 'Not supported here: {0}.',
} as const;
