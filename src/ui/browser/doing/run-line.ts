import type { Value } from '../../../values/value.ts';
import { createOutput } from '../../../views/default-output.ts';
import { prepareViews } from '../../../views/prepare.ts';
import type { Token } from '../../theme/token.ts';
import type { Desk } from '../desk.ts';
import type { DialogLine } from '../dialogs/dialog-text.ts';
import { messageOverlay } from '../dialogs/message.ts';
import { LEAST } from '../draw/screen-layout.ts';
import { HandedOver } from '../handed-over.ts';
import { lineOnRows } from '../line/line-on-rows.ts';
import { subjectOf } from '../subject.ts';
import { askingHost } from './asking-host.ts';
import { chosenRows } from './chosen-rows.ts';

/** Runs a line of the user's: on the marked rows, else on the one under the cursor, where its first command takes objects. */
export async function runLine(desk: Desk, text: string): Promise<void> {
  const { shell, activities } = desk;
  const { values: rows } = chosenRows(desk);
  const piped = rows.length > 0 ? await lineOnRows(text, 'Marked', shell.engine) : undefined;
  const line = piped ?? text;
  const values: Value[] = [];
  const said: { readonly text: string; readonly look: Token | undefined }[] = [];
  const stopping = new AbortController();
  const activity = activities.beginSending(line, stopping.signal);
  const logged = shell.log.begin(await shell.engine.redact(line), { changes: false });
  const host = askingHost(desk, {
    output: async batch => void values.push(...batch),
    say: (lines, look) => void said.push(...lines.map(each => ({ text: each, look }))),
    stop: () => stopping.abort(),
  });
  try {
    const { outcome, changed } = await shell.engine.aside(line, {
      host,
      signal: activity.signal,
      abandoned: activity.abandoned,
      ...(piped === undefined ? {} : { variables: { Marked: [...rows] } }),
    });
    logged(outcome);
    if (desk.isOver) {
      for (const { text: each, look } of said) desk.leaveWord(each, look);
      return;
    }
    await show(desk, line, { values, said });
    if (outcome === 'cancelled') desk.say(`${changed > 0 ? 'Stopped' : 'Cancelled'}: ${line}`, 'ui.muted');
  } finally {
    activity.end();
    desk.changed();
  }
}

/** What came of it: objects of a registry as a list, anything else as the prompt would print it. */
async function show(
  desk: Desk,
  title: string,
  { values, said }: { readonly values: readonly Value[]; readonly said: readonly DialogLine[] },
): Promise<void> {
  const isListed = values.length > 1 && values.every(each => subjectOf(each) !== undefined);
  if (isListed) desk.go({ kind: 'objects', values: new HandedOver(once(values)), command: title });
  if (!isListed) {
    const signal = new AbortController().signal;
    await prepareViews(values, { signal, isFirst: true, progress: () => {} });
  }
  let drawn: { readonly cells: number; readonly lines: readonly DialogLine[] } | undefined;
  const lines = (cells: number) => {
    if (drawn?.cells !== cells) drawn = { cells, lines: [...said, ...(isListed ? [] : printed(values, cells))] };
    return drawn.lines;
  };
  if (lines(LEAST.columns).length > 0) desk.open(messageOverlay({ title, lines, ...desk.opening }));
  else if (!isListed) desk.say(`Done: ${title}`, 'state.ok');
  if (!isListed) desk.view.load({ quietly: true });
}

async function* once(values: readonly Value[]): AsyncGenerator<readonly Value[]> {
  yield values;
}

/** What the prompt would print in so many cells, without the blank lines around it. */
function printed(values: readonly Value[], width: number): readonly string[] {
  const lines: string[] = [];
  const output = createOutput({
    width,
    print: some => void lines.push(...some),
    now: () => Date.now(),
    most: () => undefined,
  });
  output.write(values);
  output.end();
  const isSaid = (line: string) => line.trim() !== '';
  return lines.slice(lines.findIndex(isSaid), lines.findLastIndex(isSaid) + 1);
}
