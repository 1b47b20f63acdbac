import { peekWord } from './parse-script.ts';
import { mark, match, peek, type Reader, reportWrong, take } from './reader.ts';
import type { ErrorStatement } from './syntax.ts';

// Statements of PowerShell that this shell leaves out. They are recognised because people paste them.

const nearest = {
  class: "'class'; use [pscustomobject]@{ … } and functions",
  enum: "'enum'; use strings and [ValidateSet(…)]",
  using: "'using'; there are no modules or namespaces to load",
  data: "'data'; assign a hashtable or here-string to a variable",
  trap: "'trap'; use try { … } catch { … }",
  workflow: "'workflow'; use 'function'",
  configuration: "'configuration'; use 'function'",
  dynamicparam: "'dynamicparam'; declare the parameters in param( … )",
} as const;

const words = ['class', 'enum', 'using', 'data', 'trap', 'workflow', 'configuration', 'dynamicparam'] as const;

/** Reports and passes such a statement with its block; undefined, with nothing taken, when none starts here. */
export function passLeftOut(reader: Reader): ErrorStatement | undefined {
  const word = peekWord(reader, words);
  if (!word) return undefined;
  const extent = take(reader, word.length, 'keyword');
  reportWrong(reader, 'NotSupportedHere', extent, nearest[word]);
  const start = reader.at;
  passHead(reader);
  if (peek(reader) === '{') passBraces(reader);
  mark(reader, 'error', start);
  return { kind: 'ErrorStatement', extent: { start: extent.start, end: reader.at }, parts: [] };
}

/** The line up to the block; the block may start on the next line. */
function passHead(reader: Reader): void {
  reader.at += match(reader, /[^\r\n;{})|&]*/y)?.[0].length ?? 0;
  reader.at += match(reader, /\s*(?=\{)/y)?.[0].length ?? 0;
}

function passBraces(reader: Reader): void {
  let depth = 0;
  do {
    const piece = match(reader, /'[^']*'|"[^"]*"|#[^\r\n]*|[{}]|[^{}'"#]+|[\s\S]/y)?.[0] ?? '';
    depth += piece === '{' ? 1 : piece === '}' ? -1 : 0;
    reader.at += piece.length;
  } while (depth > 0 && peek(reader) !== '');
}
