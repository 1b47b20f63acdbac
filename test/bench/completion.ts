import { offerNames } from '../../src/engine/completion/offer.ts';
import { startShell } from '../support/shell.ts';

/** Names among which is completed. */
export const NAMES = 100_000;

const names = Array.from({ length: NAMES }, (_, index) => `team${index % 97}/service-${index}/api`);

/** What was typed: a beginning, the beginning of a word inside, something in the middle, nothing that fits. */
const TYPED = ['t', 'team5', 'api', 'vice-9', 'zzz'];

/** The floor: a loop that looks for the text and keeps nothing. Answers milliseconds for one text. */
export async function bareSearch(): Promise<number> {
  const start = performance.now();
  let found = 0;
  for (const typed of TYPED) for (const name of names) if (name.includes(typed)) found++;
  if (found === 0) throw new Error('nothing was found');
  return (performance.now() - start) / TYPED.length;
}

/** What completion offers of as many names. Answers milliseconds for one text. */
export async function offering(): Promise<number> {
  const start = performance.now();
  for (const typed of TYPED) offerNames(names, typed, { nameOf: name => name, offerOf: value => ({ value }) });
  return (performance.now() - start) / TYPED.length;
}

const LINE = 'Get-AcrTag team/api -First 5 | Where-Object { $_.Name -like "x $y z" } | Sort-Object Name -Descending; ';

/** Colouring a line of 2 kB. Answers a function that times it in milliseconds. */
export async function colouring(): Promise<() => Promise<number>> {
  const { engine } = await startShell({ connected: false });
  const line = LINE.repeat(20);
  return async () => {
    const start = performance.now();
    for (let round = 0; round < 20; round++) engine.highlight(line);
    return (performance.now() - start) / 20;
  };
}
