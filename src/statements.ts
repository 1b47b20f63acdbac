/**
 * Cuts piped input into inputs as they would be entered at the prompt: a line, and the following ones while something is still open.
 * What is open at the end is handed over as it is, so that running it says what is missing.
 */
export async function* statementsOf(
  lines: AsyncIterable<string> | Iterable<string>,
  isIncomplete: (source: string) => boolean,
): AsyncGenerator<string> {
  let open = '';
  for await (const line of lines) {
    open = open === '' ? line : `${open}\n${line}`;
    if (isIncomplete(open)) continue;
    if (open.trim() !== '') yield open;
    open = '';
  }
  if (open.trim() !== '') yield open;
}
