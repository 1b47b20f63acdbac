import { quoteArgument } from '../../../engine/completion/quote.ts';
import type { RunResult } from '../../../engine/engine.ts';
import { fullPath } from '../../../engine/file-path.ts';
import type { Value } from '../../../values/value.ts';
import { shownColumns } from './shown-columns.ts';

/** How something is saved: the columns that are shown, all that is known, or what the screen would show. */
export type SaveFormat = 'csv' | 'json' | 'text';

/** The formats as a menu offers them. */
export const saveFormats: readonly {
  readonly format: SaveFormat;
  readonly key: string;
  readonly label: string;
  readonly hint: string;
}[] = [
  { format: 'csv', key: 'c', label: 'CSV', hint: 'the columns that are shown' },
  { format: 'json', key: 'j', label: 'JSON', hint: 'every property' },
  { format: 'text', key: 't', label: 'text', hint: 'as on the screen' },
];

export interface SaveRequest {
  readonly format: SaveFormat;
  /** As the user wrote it: against the current folder, `~` is the home folder. */
  readonly path: string;
  /** The user has been asked and wants the file that is there to be replaced. */
  readonly replace: boolean;
  /** The rows that are shown, in their order; of a document its lines as texts. */
  readonly values: readonly Value[];
  /** Labels of the columns that are shown. */
  readonly columns: readonly string[];
}

/** What came of it; `path` is the whole one. `exists`: nothing was written, ask whether to replace it. */
export type Saved =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'failed'; readonly problem: string };

/** Runs a line beside others with these variables. */
export type RunAside = (line: string, variables: Readonly<Record<string, Value>>) => Promise<RunResult>;

/** Writes rows or lines to a file, by the cmdlets that do so. Nothing that is there is replaced unasked. */
export async function saveRows(request: SaveRequest, run: RunAside): Promise<Saved> {
  const path = fullPath(request.path);
  const { format, values, columns } = request;
  const rows = format === 'csv' ? values.map(each => shownColumns(each, columns)) : values;
  const line = `$${HELD} | ${saveLine({ ...request, path })}`;
  // the variables are those of the session: it shall not keep all rows of a registry
  const result = await run(`try { ${line} -Confirm:$false -WhatIf:$false } finally { Remove-Variable ${HELD} }`, {
    [HELD]: rows,
  });
  const [failure] = result.errors;
  if (result.outcome === 'cancelled') return { kind: 'failed', problem: 'Saving was cancelled.' };
  if (failure?.fullyQualifiedErrorId.startsWith('NoClobber')) return { kind: 'exists', path };
  return failure === undefined ? { kind: 'saved', path } : { kind: 'failed', problem: failure.exception.message };
}

/** Nobody has a variable of this name. */
const HELD = 'AcrshBrowserRows';

/** The end of a command line that saves what comes down the pipeline. */
function saveLine({ format, path, replace }: Pick<SaveRequest, 'format' | 'path' | 'replace'>): string {
  const file = `-LiteralPath ${quoteArgument(path)}${replace ? '' : ' -NoClobber'}`;
  switch (format) {
    case 'csv':
      return `Export-Csv ${file}`;
    case 'json':
      return `ConvertTo-Json -Depth 20 -AsArray -EnumsAsStrings | Out-File ${file}`;
    case 'text':
      return `Format-Table | Out-File ${file}`;
  }
}

const ENDINGS: Readonly<Record<SaveFormat, string>> = { csv: 'csv', json: 'json', text: 'txt' };

/** A name for the file, of the words that name the place: `contoso-team-api-tags.csv`. */
export function proposedFile(words: readonly string[], format: SaveFormat): string {
  const name = words
    .join('-')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${name === '' ? 'rows' : name}.${ENDINGS[format]}`;
}
