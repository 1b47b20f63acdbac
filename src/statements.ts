/**
 * Cuts piped input into inputs as they would be entered at the prompt: a line, and the following ones while something is still open.
 * What is open at the end is handed over as it is, so that running it says what is missing.
 */
export function* statementsOf(text: string, isIncomplete: (source: string) => boolean): Generator<string> {
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    open = open === '' ? line : `${open}\n${line}`;
    if (isIncomplete(open)) continue;
    if (open.trim() !== '') yield open;
    open = '';
  }
  if (open.trim() !== '') yield open;
}
