import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { percentile, rounded } from './measure.ts';
import { acrsh, type RunningRegistry, startRegistry } from './processes.ts';

const TAGS = 100_000;
const MOST_TAGS = 500_000;
const PAGE = 1000;
const KEYS = 60;
/** Filterings of each kind. */
const FILTERINGS = 10;
/** First screens. */
const OPENINGS = 5;
/** Between two keys, so that what the one before set going is over; milliseconds. */
const REST = 40;
/** So long may the longest listing take; milliseconds. */
const PATIENCE = 60_000;
/** In every tenth name, from the middle on, and in one name only, which is listed last. */
const COMMON = 'd-05';
const RARE = '-000001';

/** What is typed to do the same in a program. */
interface Keys {
  readonly down: string;
  readonly page: string;
}

/** A program that stands before the list of tags: Enter lists them. */
interface Program {
  readonly terminal: TerminalSession;
  readonly keys: Keys;
}

async function openBrowser({ origin, username, password }: RunningRegistry): Promise<Program> {
  const terminal = openTerminal({
    file: process.execPath,
    args: [acrsh, '-NoLogo', '-NoProfile', '-Registry', origin],
    env: {
      ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-bench-')),
      ACRSH_USERNAME: username,
      ACRSH_PASSWORD: password,
    },
    ...SIZE,
  });
  await terminal.until(':/>');
  terminal.type(F9);
  await terminal.until(/> .*load\//);
  terminal.type('\r');
  await terminal.until(/> .*many/);
  return { terminal, keys: { down: '\x1b[B', page: '\x1b[6~' } };
}

async function openBare({ origin, username, password }: RunningRegistry): Promise<Program> {
  const terminal = openTerminal({
    file: process.execPath,
    args: [fileURLToPath(new URL('bare-browser.ts', import.meta.url)), origin, 'load/many'],
    env: { ACRSH_USERNAME: username, ACRSH_PASSWORD: password },
    ...SIZE,
  });
  await terminal.until('ready');
  return { terminal, keys: { down: 'j', page: 'f' } };
}

const SIZE = { columns: 140, rows: 40, patience: PATIENCE };
const F9 = '\x1b[20~';

/** Milliseconds from keys to the first screen that satisfies the condition. */
async function timed(terminal: TerminalSession, keys: string, shows: (rows: readonly string[]) => boolean) {
  const start = performance.now();
  terminal.type(keys);
  await terminal.until(shows);
  return performance.now() - start;
}

const tagRows = (rows: readonly string[]): readonly string[] => rows.filter(row => / build-\d+$/.test(row));
const cursorRow = (rows: readonly string[]): string | undefined => rows.find(row => row.startsWith('>'));
/** All rows have come: their number ends the row of the counts, without the sign that there are more. */
const isListed = (count: number) => {
  const ending = new RegExp(`^(?!.*build-).*(?<! of )\\b${count.toLocaleString('en').replace(',', ',?')}$`);
  return (rows: readonly string[]) => rows.slice(0, 2).some(row => ending.test(row));
};

/** Milliseconds from a key to the frame where the cursor stands elsewhere. */
async function timeMove({ terminal }: Program, key: string): Promise<number> {
  await setTimeout(REST);
  const before = cursorRow(terminal.rows());
  return timed(terminal, key, rows => cursorRow(rows) !== before);
}

/** Milliseconds from typing a filter to the first frame with rows that pass, and nothing else. */
async function timeFilter({ terminal }: Program, filter: string): Promise<number> {
  terminal.type(CLEAR);
  await terminal.until(rows => tagRows(rows).length > 1 && !rows.some(row => row.startsWith(`/${filter}`)));
  await setTimeout(REST * 10);
  const isCounted = (row: string) => / of 100,?000/.test(row);
  return timed(terminal, filter, rows => {
    const found = tagRows(rows);
    return (
      rows.includes(`/${filter}`) &&
      rows.some(isCounted) &&
      found.length > 0 &&
      found.every(row => row.includes(filter))
    );
  });
}

const CLEAR = '\x15';

/** p50 and p95 of both, and how the first compares with the floor. */
function figures(browser: readonly number[], bare: readonly number[]) {
  const of = (times: readonly number[]) => ({
    p50: rounded(percentile(times, 50)),
    p95: rounded(percentile(times, 95)),
  });
  return {
    browser: of(browser),
    bare: of(bare),
    toBare: rounded(percentile(browser, 50) / percentile(bare, 50)),
  };
}

/** Opens the tags of a repository anew each time; answers milliseconds and the rows that had come by then at most. */
async function timeOpening(registry: RunningRegistry) {
  const times = { browser: [] as number[], bare: [] as number[] };
  let most = 0;
  for (let round = 0; round < OPENINGS; round++) {
    for (const [name, open] of [['bare', openBare] as const, ['browser', openBrowser] as const]) {
      const program = await open(registry);
      const { terminal } = program;
      await setTimeout(REST);
      times[name].push(await timed(terminal, '\r', rows => tagRows(rows).length > 0));
      const count = /([\d,]+)…?$/m.exec(terminal.rows()[1] ?? '')?.[1] ?? '';
      if (name === 'browser') most = Math.max(most, Number(count.replaceAll(',', '')));
      terminal.kill('SIGKILL');
    }
  }
  return { ...figures(times.browser, times.bare), rowsByThen: { value: most, aim: `≤ ${2 * PAGE} of ${TAGS}` } };
}

async function timeKeys(bare: Program, browser: Program, key: keyof Keys) {
  const times = { browser: [] as number[], bare: [] as number[] };
  for (let at = 0; at < KEYS; at++) {
    times.bare.push(await timeMove(bare, bare.keys[key]));
    times.browser.push(await timeMove(browser, browser.keys[key]));
  }
  return { ...figures(times.browser, times.bare), aim: 'p95 ≤ 16' };
}

async function timeFilters(bare: Program, browser: Program, filter: string) {
  const times = { browser: [] as number[], bare: [] as number[] };
  for (let round = 0; round < FILTERINGS; round++) {
    times.bare.push(await timeFilter(bare, filter));
    times.browser.push(await timeFilter(browser, filter));
  }
  return figures(times.browser, times.bare);
}

/** Megabytes that a process takes, and took at most; only Linux tells. */
function memoryOf({ terminal }: Program) {
  const status = readFileSync(`/proc/${terminal.pid}/status`, 'utf8');
  const figure = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1]) / 1024);
  return { now: figure('VmRSS'), peak: figure('VmHWM') };
}

/** Lists as many tags as are asked for; meanwhile keys are pressed. */
async function listMost(program: Program) {
  const { terminal, keys } = program;
  const isAll = isListed(MOST_TAGS);
  const start = performance.now();
  await timed(terminal, '\r', rows => tagRows(rows).length > 1);
  const times: number[] = [];
  while (!isAll(terminal.rows())) times.push(await timeMove(program, keys.down));
  return { seconds: rounded((performance.now() - start) / 1000), times };
}

async function memory() {
  const registry = await startRegistry(MOST_TAGS);
  try {
    const bare = await openBare(registry);
    const bareListing = await listMost(bare);
    const bareMemory = memoryOf(bare);
    bare.terminal.kill('SIGKILL');
    const browser = await openBrowser(registry);
    const before = memoryOf(browser).now;
    const listing = await listMost(browser);
    const listed = memoryOf(browser);
    browser.terminal.type('a');
    await browser.terminal.until(/marked 500,?000/);
    const marked = memoryOf(browser);
    browser.terminal.type(`/${RARE}`);
    await browser.terminal.until(rows => tagRows(rows).length === 1);
    const filtered = memoryOf(browser);
    browser.terminal.kill('SIGKILL');
    return {
      tags: MOST_TAGS,
      seconds: { browser: listing.seconds, bare: bareListing.seconds },
      keysWhilePagesCome: { ...figures(listing.times, bareListing.times), aim: 'p95 ≤ 16' },
      megabytes: { before, listed, marked, filtered, bare: bareMemory, aim: '≤ 300' },
      memoryToBare: rounded(listed.now / bareMemory.now),
    };
  } finally {
    registry.stop();
  }
}

/** The built program in a terminal of its own, in a list of many tags, against a bare program that draws the same rows. */
export async function browserAtWork() {
  const registry = await startRegistry(TAGS);
  const isAll = isListed(TAGS);
  try {
    const firstScreen = await timeOpening(registry);
    const [bare, browser] = [await openBare(registry), await openBrowser(registry)];
    for (const { terminal } of [bare, browser]) {
      terminal.type('\r');
      await terminal.until(isAll);
    }
    const keys = {
      down: await timeKeys(bare, browser, 'down'),
      page: await timeKeys(bare, browser, 'page'),
    };
    for (const { terminal } of [bare, browser]) terminal.type('/');
    const filter = {
      common: { ...(await timeFilters(bare, browser, COMMON)), aim: 'p95 ≤ 50' },
      lastRowOnly: await timeFilters(bare, browser, RARE),
    };
    for (const { terminal } of [bare, browser]) terminal.kill('SIGKILL');
    return { tags: TAGS, milliseconds: { firstScreen, keys, filter }, most: await memory() };
  } finally {
    registry.stop();
  }
}
