import { parse } from '../../../language/parse.ts';
import { FilterProblem } from './filter-problem.ts';

/** A `{ … }` block that begins at this place: what stands in it, and where it ends. Throws FilterProblem. */
export function scriptBlock(text: string, start: number): { readonly script: string; readonly end: number } {
  for (let end = text.indexOf('}', start); end >= 0; end = text.indexOf('}', end + 1)) {
    const script = text.slice(start + 1, end).trim();
    if (parse(script).errors.length > 0) continue;
    if (script === '') throw new FilterProblem('The block is empty: { $_.Size -gt 100mb }');
    return { script, end: end + 1 };
  }
  const [mistake] = parse(text.slice(start + 1).replace(/\}\s*$/, '')).errors;
  const reason = /\}\s*$/.test(text) && mistake ? mistake.message : 'it is not closed with }.';
  throw new FilterProblem(
    `The block cannot be run: ${reason} It is written as for Where-Object: { $_.Size -gt 100mb }`,
  );
}
