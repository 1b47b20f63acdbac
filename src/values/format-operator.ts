import { formatValue } from './format-value.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

const malformed = (reason: string) => new ValueError('FormatError', `Error formatting a string: ${reason}.`);

const NOT_A_FORMAT = 'Input string was not in a correct format.';
const NO_SUCH_ARGUMENT =
  'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.';

/** .NET's limit of an alignment. */
const WIDEST = 1_000_000;

/**
 * `-f`: .NET's composite format, `{index[,width][:format]}`, braces doubled to mean themselves. Throws FormatError for a broken template
 * or too few arguments.
 */
export function formatText(template: string, args: readonly Value[]): string {
  return template.replace(
    /\{\{|\}\}|\{(\d+)(?:,\s*(-?\d+))?\s*(?::((?:[^{}]|\{\{|\}\})*))?\}|[{}]/g,
    (token, index?: string, width = '0', format = '') => {
      if (token === '{{' || token === '}}') return token.slice(1);
      const cells = Number(width);
      if (index === undefined || Math.abs(cells) >= WIDEST) throw malformed(NOT_A_FORMAT);
      const value = args[Number(index)];
      if (value === undefined) throw malformed(NO_SUCH_ARGUMENT);
      const text = formatted(
        value,
        format.replace(/\{\{|\}\}/g, (each: string) => each.slice(1)),
      );
      return cells < 0 ? text.padEnd(-cells) : text.padStart(cells);
    },
  );
}

function formatted(value: Value, format: string): string {
  try {
    return formatValue(value, format);
  } catch (error) {
    throw error instanceof ValueError && error.id === 'FormatError' ? malformed(error.message) : error;
  }
}
