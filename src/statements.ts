/**
 * Cuts piped input into inputs as they would be entered at the prompt: a line, and the following ones while something is still open.
 * What is open at the end is handed over as it is, so that running it says what is missing. `ask` is called before each line that is read,
 * with whether something is open.
 */
export async function* statementsOf(
  lines: AsyncIterable<string> | Iterable<string>,
  isIncomplete: (source: string) => boolean,
  ask: (isOpen: boolean) => void | Promise<void> = () => {},
): AsyncGenerator<string> {
  let open = '';
  await ask(false);
  for await (const line of lines) {
    open = open === '' ? line : `${open}\n${line}`;
    if (isIncomplete(open)) {
      await ask(true);
      continue;
    }
    if (open.trim() !== '') yield open;
    open = '';
    await ask(false);
  }
  if (open.trim() !== '') yield open;
}
