import { ShellError } from '../../engine/error-record.ts';
import { choice, string, switched } from '../../engine/kinds.ts';
import { formatValue } from '../../values/format-value.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { ownProperty, propertyNames, statedType } from '../../values/members.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { delimiter } from './delimiter.kind.ts';

/** What ConvertTo-Csv and Export-Csv have in common. */
export const csvParameters = {
  delimiter: delimiter({ help: 'What stands between values; a comma when left out.', position: 1, set: 'delimiter' }),
  useCulture: switched({ help: 'The list separator of the culture, here always a comma.', set: 'culture' }),
  includeTypeInformation: switched({ help: 'A first line with the type of the objects.', aliases: ['ITI'] }),
  noTypeInformation: switched({ help: 'Changes nothing: there is no such line anyway.', aliases: ['NTI'] }),
  quoteFields: string({ help: 'Only these columns get quotation marks.', many: true, aliases: ['QF'] }),
  useQuotes: choice(['Never', 'Always', 'AsNeeded'], {
    help: 'When values get quotation marks.',
    aliases: ['UQ'],
    fallback: 'Always',
  }),
  noHeader: switched({ help: 'Leaves out the line of column names.' }),
};

export interface CsvStyle {
  readonly delimiter: string;
  readonly useQuotes: 'Never' | 'Always' | 'AsNeeded';
  readonly quoteFields: readonly string[] | undefined;
}

/** Turns objects into lines of CSV. */
export interface CsvWriter {
  header(columns: readonly string[]): string;
  row(object: Value, columns: readonly string[]): string;
}

/** The style that the parameters of a call mean. Throws CannotSpecifyQuoteFieldsAndUseQuotes. */
export function csvStyle(
  args: Omit<CsvStyle, 'delimiter'>,
  options: { readonly given: ReadonlySet<string>; readonly delimiter: string | undefined },
): CsvStyle {
  if (options.given.has('quoteFields') && options.given.has('useQuotes')) {
    throw new ShellError(
      'CannotSpecifyQuoteFieldsAndUseQuotes',
      'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
      { category: 'InvalidData' },
    );
  }
  return { useQuotes: args.useQuotes, quoteFields: args.quoteFields, delimiter: options.delimiter ?? ',' };
}

export function csvWriter({ delimiter, useQuotes, quoteFields }: CsvStyle): CsvWriter {
  const quoted = quoteFields && new Set(quoteFields.map(each => each.toLowerCase()));
  const needsQuotes = (text: string) => text.includes(delimiter) || text.includes('\n') || text.includes('"');
  const cell = (column: string, text: string): string => {
    const quotes = quoted
      ? quoted.has(column.toLowerCase())
      : useQuotes === 'Always' || (useQuotes === 'AsNeeded' && needsQuotes(text));
    return quotes ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return {
    header: columns => columns.map(each => cell(each, each)).join(delimiter),
    row: (object, columns) =>
      columns
        .map(column => {
          const found = cellValue(object, column);
          return found === null ? '' : cell(column, csvText(found));
        })
        .join(delimiter),
  };
}

/** The columns that the first object gives: a dictionary's keys, else its properties. */
export const csvColumns = (object: Value): readonly string[] =>
  object instanceof Hashtable ? object.keys().map(each => toText(each)) : propertyNames(object);

/** `#TYPE System.String` */
export const csvType = (object: Value): string => `#TYPE ${statedType(object)}`;

const cellValue = (object: Value, column: string): Value =>
  (object instanceof Hashtable ? object.get(column) : ownProperty(object, column)) ?? null;

/** As .NET's ToString gives it in the culture en-US: dates in the short form, an array as its type. */
const csvText = (value: Value): string => (isArray(value) ? 'System.Object[]' : formatValue(value));
