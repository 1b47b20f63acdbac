import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { integer, string, switched, value } from '../../engine/kinds.ts';
import { readPieces, splitPieces } from '../../engine/text-file.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { encoding } from './encoding.kind.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths } from './file-paths.ts';
import { contentProblem } from './file-problem.ts';
import { incoming } from './incoming.ts';
import { createLineSearch, type Line, type Searched } from './line-search.ts';
import { matchInfoType } from './match-info.type.ts';

const matchInfo = recordType(matchInfoType);

export const selectString = defineCmdlet({
  name: 'Select-String',
  aliases: ['sls'],
  synopsis: 'Finds text in lines that come in, or in files.',
  grade: 'read',
  parameters: {
    pattern: string({
      help: 'Regular expressions; with -SimpleMatch plain texts.',
      position: 0,
      mandatory: true,
      many: true,
    }),
    path: filePattern({ help: 'Files; wildcards are allowed.', position: 1, many: true, pipeline: 'property' }),
    literalPath: filePath({ help: 'Files, without wildcards.', many: true, aliases: ['PSPath', 'LP'] }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    simpleMatch: switched({ help: 'The patterns are plain texts.' }),
    caseSensitive: switched({ help: 'With case.' }),
    allMatches: switched({ help: 'All matches of a line, not the first alone.' }),
    notMatch: switched({ help: 'Lines without a match.', aliases: ['NM'] }),
    list: switched({ help: 'Only the first line of each file.' }),
    quiet: switched({ help: 'Only whether there is one.' }),
    raw: switched({ help: 'The lines as text.' }),
    noEmphasis: switched({ help: 'Accepted for the sake of scripts: matches are not coloured.' }),
    context: integer({ help: 'Lines shown before and after; two numbers tell them apart.', many: true }),
    include: string({ help: 'Only files whose name matches.', many: true }),
    exclude: string({ help: 'No files whose name matches.', many: true }),
    encoding: encoding({ help: 'How the characters of the files are stored.' }),
    culture: string({ help: 'With -SimpleMatch: accepted for the sake of scripts.' }),
  },
  output: 'values',
  emits: [matchInfoType],
  examples: [
    {
      says: 'Lines that hold a word.',
      transcript: "PS> 'api:1.4', 'web:2.0' | Select-String api | foreach Line\napi:1.4",
    },
    {
      says: 'What matched.',
      transcript: "PS> ('pr-12 pr-7' | Select-String 'pr-(\\d+)' -AllMatches).Matches.Value\npr-12\npr-7",
    },
  ],
  body: {
    async *stream(input, args, context) {
      if (args.culture !== undefined && !args.simpleMatch) throw cultureAlone();
      if (args.quiet && args.raw) throw quietAndRaw();
      const fromFiles = args.path !== undefined || args.literalPath !== undefined;
      const search = createLineSearch(args);
      let any = false;
      const shown = (line: Line): Value => (args.raw ? line.text : new TypedObject(matchInfo, line));
      for await (const lines of sources(input, args, context)) {
        const finder = search.start();
        for await (const batch of lines) {
          const found = finder.take(batch);
          any ||= found.length > 0;
          if (args.quiet && any) break;
          yield new Batch(found.map(shown));
          if (args.list && found.length > 0) break;
        }
        const rest = finder.end();
        any ||= rest.length > 0;
        if (!args.quiet) yield new Batch(rest.map(shown));
        if (args.quiet && any) break;
      }
      // of what comes from the pipeline, nothing says no
      if (args.quiet && (any || fromFiles)) yield any;
    },
  },
});

const quietAndRaw = (): ShellError =>
  new ShellError('AmbiguousParameterSet', 'Parameter set cannot be resolved using the specified named parameters.', {
    category: 'InvalidArgument',
    recommendation: '-Quiet and -Raw exclude each other.',
  });

interface Given {
  readonly path: readonly string[] | undefined;
  readonly literalPath: readonly string[] | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly inputObject: Value | undefined;
  readonly encoding: Parameters<typeof readPieces>[1] | undefined;
}

const STREAM = 'InputStream';

/** The lines of each file, or those that come in. */
async function* sources(
  input: AsyncIterable<readonly Value[]>,
  args: Given,
  context: { readonly given: ReadonlySet<string>; error(problem: Error, target?: Value): void },
): AsyncGenerator<AsyncIterable<readonly Searched[]>> {
  const { path, literalPath, include, exclude } = args;
  if (!path && !literalPath) {
    yield (async function* () {
      for await (const batch of incoming(input, context, args.inputObject)) {
        yield batch.map(each => ({ text: toText(each), path: STREAM }));
      }
    })();
    return;
  }
  for (const pattern of path ?? literalPath ?? []) {
    try {
      const literal = path === undefined;
      for (const file of await existingPaths(pattern, { literal, include, exclude }))
        yield linesOf(file, args.encoding);
    } catch (problem) {
      context.error(problem instanceof Error ? problem : new Error(String(problem)), pattern);
    }
  }
}

async function* linesOf(path: string, how: Given['encoding']): AsyncGenerator<readonly Searched[]> {
  try {
    for await (const lines of splitPieces(readPieces(path, how))) yield lines.map(text => ({ text, path }));
  } catch (cause) {
    throw contentProblem(cause, 'GetContentReader');
  }
}

const cultureAlone = () =>
  new ShellError('CannotSpecifyCultureWithoutSimpleMatch', '-Culture can only be used with -SimpleMatch.', {
    category: 'InvalidArgument',
  });
