import { blank, type HelpLine, textLines } from './help-line.ts';
import type { ParameterEntry } from './parameter-names.ts';
import { parameterType, parameterUsage } from './syntax-lines.ts';

/** The facts about a parameter that help tells: `Required?` and so on. Those of functions are written as PowerShell's HelpCommentsParser does. */
export function parameterFacts({ parameter, places }: ParameterEntry, isFunction = false) {
  const { fallback, fallbackText, kind, aliases = [] } = parameter;
  const [place] = places;
  const { position, pipeline } = place ?? {};
  const piped = pipeline ? `True (${PIPELINE[pipeline]})` : 'False';
  return {
    required: place?.mandatory ? 'true' : 'false',
    position: position === undefined ? 'named' : String(isFunction ? position + 1 : position),
    defaultValue: fallbackText ?? (fallback === undefined ? 'None' : fallback === false ? 'False' : String(fallback)),
    pipelineInput: isFunction ? piped.replace(/^\w/, first => first.toLowerCase()) : piped,
    aliases: aliases.length > 0 ? aliases.join(', ') : 'none',
    globbing: kind.wildcards ? 'true' : 'false',
  };
}

const PIPELINE = { value: 'ByValue', property: 'ByPropertyName', both: 'ByPropertyName, ByValue' } as const;

const LABEL_WIDTH = 29;

/** A parameter with what it is for, and with `facts` the block of its attributes. */
export function parameterSection(
  entry: ParameterEntry,
  {
    indent,
    facts,
    isFunction = false,
  }: { readonly indent: number; readonly facts: boolean; readonly isFunction?: boolean },
): readonly HelpLine[] {
  const body = indent + 4;
  const usage: HelpLine = { text: parameterUsage(entry), indent, kind: 'text', parameter: entry.name };
  const about = entry.parameter.help === '' ? [] : textLines(entry.parameter.help, body);
  if (!facts) return [usage, ...about, blank];
  const known = parameterFacts(entry, isFunction);
  const rows: readonly (readonly [string, string])[] = [
    ['Required?', known.required],
    ['Position?', known.position],
    ['Default value', known.defaultValue],
    ['Accept pipeline input?', known.pipelineInput],
    ['Aliases', known.aliases],
    ['Accept wildcard characters?', known.globbing],
  ];
  const table = rows.map(
    ([label, value]): HelpLine => ({ text: `${label.padEnd(LABEL_WIDTH)}${value}`, indent: body, kind: 'text' }),
  );
  return [usage, ...about, blank, ...table, blank];
}

/** The block under the input that PSReadLine's ShowParameterHelp draws (interface C7). */
export function parameterBlock(entry: ParameterEntry, isFunction = false): readonly HelpLine[] {
  const { required, position, defaultValue, pipelineInput, globbing } = parameterFacts(entry, isFunction);
  const place = position === 'named' ? 'Named' : position;
  return [
    ...textLines(`-${entry.name} <${parameterType(entry)}>`, 0),
    blank,
    ...textLines(`DESC: ${entry.parameter.help}`.trimEnd(), 0),
    ...textLines(
      `Required: ${required}, Position: ${place}, Default Value: ${defaultValue}, Pipeline Input: ${pipelineInput}, WildCard: ${globbing}`,
      0,
    ),
  ];
}
