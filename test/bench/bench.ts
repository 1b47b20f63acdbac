// `npm run bench`: what acrsh costs against a floor in the same run, as JSON. Medians of runs in turn; the ratios are what counts.
import { browserAtWork } from './browser.ts';
import { bareSearch, colouring, NAMES, offering } from './completion.ts';
import { deletions } from './deletions.ts';
import { wholeGraph } from './graph.ts';
import { keysToFrames, rowsToScreen } from './keys.ts';
import { labelsOfMany } from './labels.ts';
import { parsing, plainGenerators, STAGES, throughPipeline, VALUES } from './language.ts';
import { bareLoop, peakHeap, throughShell } from './listing.ts';
import { inTurn, rounded } from './measure.ts';
import { acrsh, startRegistry, timeNode, timeTerminal } from './processes.ts';
import { save } from './save.ts';
import { storageOfMany } from './storage.ts';

const TAGS = 100_000;
const LISTING = 'Get-AcrTag load/many';
/** One listing of a script: the names of the repositories. */
const SHORT_LISTING = 'Get-AcrRepository';

async function command() {
  const registry = await startRegistry(100);
  const { username: ACRSH_USERNAME, password: ACRSH_PASSWORD, origin } = registry;
  try {
    const times = await inTurn({
      node: () => timeNode(['-e', '0']),
      expression: () => timeNode([acrsh, '-NoProfile', '-c', '1']),
      listing: () =>
        timeNode([acrsh, '-NoProfile', '-Registry', origin, '-c', SHORT_LISTING], { ACRSH_USERNAME, ACRSH_PASSWORD }),
    });
    return {
      milliseconds: rounds(times),
      expressionToNode: rounded(times.expression / times.node),
      listingToNode: { ratio: rounded(times.listing / times.node), aim: '≤ 3.5' },
    };
  } finally {
    registry.stop();
  }
}

async function prompt() {
  const key = 'Q';
  const shell = () => timeTerminal([acrsh, '-NoLogo', '-NoProfile', '-Emulator'], 'PS ', key);
  const times = await inTurn({
    node: async () =>
      (await timeTerminal(['-e', 'process.stdout.write("PS "); setTimeout(() => {}, 1e6)'], 'PS ')).painted,
    painted: async () => (await shell()).painted,
    live: async () => (await shell()).live,
  });
  return {
    milliseconds: rounds(times),
    paintedToNode: { ratio: rounded(times.painted / times.node), aim: '≤ 1.5' },
    liveToNode: { ratio: rounded(times.live / times.node), aim: '≤ 5' },
  };
}

async function listing() {
  const registry = await startRegistry(TAGS);
  const few = await startRegistry(TAGS / 10);
  try {
    const times = await inTurn(
      {
        bare: () => bareLoop(registry),
        shell: () => throughShell(registry, LISTING),
        filtered: () => throughShell(registry, `${LISTING} | Where-Object Name -like '*7' | Measure-Object`),
      },
      5,
    );
    const tenPages = await peakHeap(few, LISTING);
    const hundredPages = await peakHeap(registry, LISTING);
    return {
      tags: TAGS,
      milliseconds: rounds(times),
      speedToBareLoop: { ratio: rounded(times.bare / times.shell), aim: '≥ 0.8' },
      peakHeapMegabytes: { tenPages: rounded(tenPages / 1e6), hundredPages: rounded(hundredPages / 1e6) },
      peakHeapOfHundredPagesToTen: { ratio: rounded(hundredPages / tenPages), aim: 'about 1' },
    };
  } finally {
    registry.stop();
    few.stop();
  }
}

/** Of the same pipeline, when the language had not been made fast: measured by this bench at the commit that landed issue 3. */
const FIRST_CUT = 47;

async function language() {
  // one after the other: what parsing leaves behind for the collector would be counted with the pipeline
  const pipeline = await inTurn({ plain: plainGenerators, pipeline: throughPipeline });
  const parser = await inTurn({ smallScripts: parsing(10_000), largeScript: parsing(1_000_000) });
  const times = { ...pipeline, ...parser };
  const toPlain = times.pipeline / times.plain;
  return {
    values: VALUES,
    milliseconds: rounds(times),
    pipelineToPlainLoop: { ratio: rounded(toPlain), firstCut: FIRST_CUT, aim: '≤ 15' },
    microsecondsPerValueAndStage: { value: rounded((times.pipeline * 1e3) / VALUES / STAGES), aim: '≤ 1' },
    parsedMegabytesPerSecond: {
      scriptsOf10Kilobytes: rounded(1e3 / times.smallScripts),
      scriptOf1Megabyte: rounded(1e3 / times.largeScript),
      aim: '≥ 10',
    },
  };
}

async function completion() {
  const times = await inTurn({ bare: bareSearch, offered: offering, coloured: await colouring() });
  return {
    names: NAMES,
    milliseconds: rounds(times),
    offered: {
      milliseconds: rounded(times.offered),
      toBareSearch: rounded(times.offered / times.bare),
      aim: '≤ 16 ms',
    },
    colouredLineOf2Kilobytes: { milliseconds: rounded(times.coloured), aim: '≤ 2 ms' },
  };
}

const rounds = (times: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(times).map(([name, value]) => [name, rounded(value)]));

const PARTS = {
  command,
  prompt,
  keys: keysToFrames,
  rows: rowsToScreen,
  completion,
  listing,
  language,
  graph: wholeGraph,
  storage: storageOfMany,
  browser: browserAtWork,
  deletions,
  labels: labelsOfMany,
  save,
};
const isPart = (word: string): word is keyof typeof PARTS => Object.hasOwn(PARTS, word);

/** `npm run bench language`: only that part. */
const wanted = process.argv.slice(2).filter(isPart);
const results: Record<string, unknown> = { node: process.version };
for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS).filter(isPart)) results[part] = await PARTS[part]();
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
