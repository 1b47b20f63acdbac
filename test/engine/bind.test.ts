import { describe, expect, test } from 'vitest';
import { type BoundArgument, bind } from '../../src/engine/bind.ts';
import { bindAlone } from '../../src/engine/bind-record.ts';
import { choice, integer, string, switched, value } from '../../src/engine/kinds.ts';
import { parse } from '../../src/language/parse.ts';
import type { CommandElement } from '../../src/language/syntax.ts';
import { command } from './declarations.ts';

const thing = command(
  {
    repositoryName: string({ help: '', position: 0, mandatory: true, aliases: ['ImageName'] }),
    manifest: string({ help: '', position: 1, set: 'ByManifest', aliases: ['Digest'] }),
    tag: string({ help: '', set: 'ByTag', mandatory: true }),
    registryName: string({ help: '' }),
    first: integer({ help: '', fallback: 100 }),
    labels: string({ help: '', many: true }),
    orderBy: choice(['Name', 'LastUpdatedAsc', 'LastUpdatedDesc'], { help: '' }),
    detailed: switched({ help: '' }),
  },
  { grade: 'change', defaultSet: 'ByManifest' },
);

test.each([
  ['team/api', { repositoryName: 'team/api', set: 'ByManifest', first: 100, detailed: false }],
  ['team/api sha256:1', { manifest: 'sha256:1', set: 'ByManifest' }],
  ['-Tag 1.10 team/api', { repositoryName: 'team/api', tag: '1.10', set: 'ByTag' }],
  ['-imagename team/api -DIGEST sha256:1', { repositoryName: 'team/api', manifest: 'sha256:1' }],
  ['-Rep team/api', { repositoryName: 'team/api' }],
  ['team/api -First 0x10', { first: 16 }],
  ['team/api -Detailed -First:5', { detailed: true, first: 5 }],
  ['team/api -Detailed:$false', { detailed: false }],
  ['team/api -Labels a', { labels: ['a'] }],
  ['team/api -Labels a, b', { labels: ['a', 'b'] }],
  ['team/api -OrderBy lastupdatedd', { orderBy: 'LastUpdatedDesc' }],
  ['007', { repositoryName: '007' }],
])('binds %s', (line, expected) => {
  const bound = bindAlone(bind(thing, argumentsOf(line)));
  expect(bound).toMatchObject({ args: expected });
});

test.each([
  ['-Nope 1', 'NamedParameterNotFound', "A parameter cannot be found that matches parameter name 'Nope'."],
  [
    '-Re x',
    'AmbiguousParameter',
    "Parameter cannot be processed because the parameter name 'Re' is ambiguous. Possible matches include: -RepositoryName -RegistryName.",
  ],
  [
    'a -First',
    'MissingArgument',
    "Missing an argument for parameter 'First'. Specify a parameter of type 'System.Int32' and try again.",
  ],
  [
    'a -First -Detailed',
    'MissingArgument',
    "Missing an argument for parameter 'First'. Specify a parameter of type 'System.Int32' and try again.",
  ],
  [
    'a -First x',
    'CannotConvertArgumentNoMessage',
    `Cannot bind parameter 'First'. Cannot convert value "x" to type "System.Int32". Error: "The input string 'x' was not in a correct format."`,
  ],
  [
    'a -OrderBy Size',
    'ParameterArgumentValidationError',
    `Cannot validate argument on parameter 'OrderBy'. The argument "Size" does not belong to the set "Name,LastUpdatedAsc,LastUpdatedDesc". Supply an argument that is in the set and then try the command again.`,
  ],
  [
    "''",
    'ParameterArgumentValidationErrorEmptyStringNotAllowed',
    "Cannot bind argument to parameter 'RepositoryName' because it is an empty string.",
  ],
  ['a b c', 'PositionalParameterNotFound', "A positional parameter cannot be found that accepts argument 'c'."],
  ['a b -Tag c', 'PositionalParameterNotFound', "A positional parameter cannot be found that accepts argument 'b'."],
  [
    'a -Manifest b -Tag c',
    'AmbiguousParameterSet',
    expect.stringContaining('Parameter set cannot be resolved using the specified named parameters.'),
  ],
  [
    '-RegistryName a, b',
    'CannotConvertArgumentNoMessage',
    expect.stringContaining("Cannot bind parameter 'RegistryName'."),
  ],
])('refuses %s with %s', (line, id, message) => {
  const [problem] = bind(thing, argumentsOf(line)).problems;
  expect(problem).toMatchObject({ id, message });
});

test('a parameter given twice is refused', () => {
  expect(bind(thing, argumentsOf('a -First 1 -first 2')).problems[0]?.id).toBe('ParameterAlreadyBound');
});

test('a misspelt parameter is answered with the nearest', () => {
  expect(bind(thing, argumentsOf('-RepositoryNmae a')).problems[0]?.recommendation).toBe(
    'Did you mean -RepositoryName?',
  );
});

test('mandatory parameters are missed only when the command would run', () => {
  const binding = bind(thing, argumentsOf('-First 1'));
  expect(binding.problems).toEqual([]);
  expect(bindAlone(binding)).toMatchObject({
    problem: {
      id: 'MissingMandatoryParameter',
      missing: ['repositoryName'],
      message: expect.stringContaining('RepositoryName'),
    },
  });
});

test('what is given tells a value from its fallback', () => {
  expect([...bind(thing, argumentsOf('a -First 100')).given]).toEqual(['first', 'repositoryName']);
});

describe('common parameters', () => {
  test('are read by name, alias and beginning', () => {
    const { common } = bind(thing, argumentsOf('a -ea sil -WhatIf -Confirm:$false -Verb -ov kept'));
    expect(common).toMatchObject({
      errorAction: 'SilentlyContinue',
      whatIf: true,
      confirm: false,
      verbose: true,
      outVariable: 'kept',
      force: undefined,
    });
  });

  test('-WhatIf needs a change, -Force a deletion', () => {
    const parameters = { name: string({ help: '' }) };
    const idOf = (grade: 'read' | 'change' | 'destroy', line: string) =>
      bind(command(parameters, { grade }), argumentsOf(line)).problems[0]?.id;
    expect(idOf('read', '-WhatIf')).toBe('NamedParameterNotFound');
    expect(idOf('change', '-WhatIf')).toBeUndefined();
    expect(idOf('change', '-Force')).toBe('NamedParameterNotFound');
    expect(idOf('destroy', '-Force -ConfirmName x')).toBeUndefined();
  });

  test("a command's own parameter comes before a common one of the same beginning", () => {
    const own = command({ version: string({ help: '' }) });
    expect(bindAlone(bind(own, argumentsOf('-Ver 1.10')))).toMatchObject({ args: { version: '1.10' } });
  });
});

test('splatted parameters give way to those that are written out', () => {
  const splatted: BoundArgument = {
    kind: 'parameter',
    name: 'First',
    value: { value: 1 },
    splatted: true,
    extent: { start: 0, end: 1 },
  };
  const binding = bind(thing, [splatted, ...argumentsOf('a -First 2')]);
  expect(binding.problems).toEqual([]);
  expect(binding.values.get('first')).toBe(2);
});

test('an object parameter gets the number, a remaining one all that is left', () => {
  const write = command({ inputObject: value({ help: '', position: 0, many: true, remaining: true }) });
  expect(bindAlone(bind(write, argumentsOf('1.10')))).toMatchObject({ args: { inputObject: [1.1] } });
  expect(bindAlone(bind(write, argumentsOf('a b c')))).toMatchObject({ args: { inputObject: ['a', 'b', 'c'] } });
});

test('several complete sets without a default cannot be told apart', () => {
  const either = command({
    a: string({ help: '', set: 'A', mandatory: true }),
    b: string({ help: '', set: 'B', mandatory: true }),
  });
  const bound = bindAlone(bind(either, []));
  expect(bound).toMatchObject({ problem: { id: 'AmbiguousParameterSet', recommendation: 'Give one of -A, -B.' } });
});

describe('what is expected next', () => {
  const names = (line: string) => {
    const { expects } = bind(thing, argumentsOf(line));
    return expects.kind === 'open'
      ? expects.names.filter(each => !each.common).map(each => each.name)
      : expects.parameter.name;
  };

  test('a value after a parameter', () => expect(names('a -OrderBy')).toBe('OrderBy'));
  test('the names that are left in the possible sets', () => {
    expect(names('a -Tag b')).toEqual(['RegistryName', 'First', 'Labels', 'OrderBy', 'Detailed']);
  });
  test('the next position', () => {
    expect(bind(thing, argumentsOf('a')).expects).toMatchObject({ positional: { name: 'Manifest' } });
  });
});

/** The arguments of a command line with literals only. */
function argumentsOf(line: string): BoundArgument[] {
  const [statement] = parse(`Update-Thing ${line}`).script.end.statements;
  if (statement?.kind !== 'Pipeline' || statement.elements[0]?.kind !== 'Command')
    throw new Error(`no command: ${line}`);
  return statement.elements[0].elements.map(element => {
    const { extent } = element;
    if (element.kind !== 'CommandParameter') return { kind: 'argument', ...literal(element), extent };
    return {
      kind: 'parameter',
      name: element.name,
      ...(element.argument ? { value: literal(element.argument) } : {}),
      extent,
    };
  });
}

function literal(node: CommandElement): {
  value: string | number | boolean | (string | number | boolean)[];
  text?: string;
} {
  switch (node.kind) {
    case 'StringConstant':
      return { value: node.value };
    case 'NumberLiteral':
      return { value: Number(node.text), text: node.text };
    case 'Variable':
      return { value: node.name.toLowerCase() === 'true' };
    case 'ArrayLiteral':
      return { value: node.elements.flatMap(each => literal(each).value) };
    default:
      throw new Error(`not a literal: ${node.kind}`);
  }
}
