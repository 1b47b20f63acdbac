import type { Change } from '../../../engine/context.ts';
import type { Engine } from '../../../engine/engine.ts';
import { textOfLine } from '../../../engine/host-line.ts';
import { clean } from '../../../terminal/clean.ts';
import type { PromptFace } from '../../prompt/shell.ts';
import { gradeBatch } from '../acting/batch-grade.ts';
import {
  type ChangeTarget,
  carryOut,
  countEnds,
  type GatheredChange,
  gatherChanges,
  type ItemReport,
} from '../acting/change-run.ts';
import { readSpaces } from '../acting/freed-space.ts';
import { jointEffects } from '../acting/joint-effects.ts';
import { relationEffects } from '../acting/relation-effects.ts';
import type { SessionLog } from '../acting/session-log.ts';
import { numbersIn } from './numbers.ts';
import { SPOKEN_PAGE } from './read-out.ts';
import { type SpokenWish, spokenTargets, verbOf } from './spoken-targets.ts';

export interface SpokenChangeOptions {
  readonly engine: Pick<Engine, 'aside'>;
  readonly face: Pick<PromptFace, 'write' | 'askText'>;
  /** Notes each command that is carried out. */
  readonly log: Pick<SessionLog, 'begin'>;
  /** Ctrl+C: nothing further is sent, what has been sent is awaited. */
  readonly signal: AbortSignal;
  /** Ctrl+C once more, soon: the answers are given up. */
  readonly abandoned: AbortSignal;
}

/** Each with the number that it is called by. */
type Numbered = readonly { readonly number: number; readonly item: GatheredChange }[];

/**
 * Changes as a conversation: what would be done to each target and what goes along, then the question, then what came of each. Nothing is sent
 * before the answer, which is a whole word. Answers how many were carried out. Throws the signal's reason, with nothing sent, where it aborts
 * while the plans are made.
 */
export async function changeSpoken(
  wish: SpokenWish,
  { engine, face, log, signal, abandoned }: SpokenChangeOptions,
): Promise<number> {
  const { targets, refused } = spokenTargets(wish);
  const say = (...lines: readonly string[]) => face.write(lines.map(clean));
  if (refused.length > 0) await say(...refused);
  if (targets.length === 0) {
    await say('Nothing is changed.');
    return 0;
  }
  // what these plans share of their reading is theirs alone
  const together = AbortSignal.any([signal]);
  const gathered = await gatherChanges(engine, targets, {
    signal: together,
    abandoned,
    progress: counting('looked at', say),
  });
  const all = gathered.map((item, index) => ({ number: index + 1, item }));
  await say(...all.slice(0, SPOKEN_PAGE).flatMap(toldLines), ...hiddenLines(wish.hidden), ...summaryOf(all));
  let chosen: Numbered = all.filter(({ item }) => canBeSent(item));
  // what is told last before the question; given up, it is not asked
  await readSpaces(plansOf(chosen), signal);
  for (;;) {
    const answer = chosen.length === 0 || signal.aborted ? 'no' : await ask(wish, chosen, face);
    if (answer === 'no') {
      await Promise.all(gathered.map(each => each.stop()));
      await say('Nothing is changed.');
      return 0;
    }
    if (answer === 'yes') break;
    if (answer === 'all') {
      await say(...all.flatMap(toldLines));
      continue;
    }
    chosen = chosen.filter(({ number }) => !answer.includes(number));
    await say(chosen.length === 0 ? 'None is left.' : `Left are ${chosen.map(({ number }) => number).join(', ')}.`);
  }
  const staying = gathered.filter(each => !chosen.some(({ item }) => item === each));
  await Promise.all(staying.map(each => each.stop()));
  const reports = await carryOutLogged(
    chosen.map(({ item }) => item),
    { log, signal: together, ended: counting('ended', say) },
  );
  await say(...reports.flatMap((report, index) => endLines(report, chosen[index]?.number ?? 0)), endsInWords(reports));
  return countEnds(reports).get('done') ?? 0;
}

const plansOf = (chosen: Numbered) => chosen.flatMap(({ item }) => item.change ?? []);

async function carryOutLogged(
  chosen: readonly GatheredChange[],
  { log, signal, ended }: Pick<SpokenChangeOptions, 'log' | 'signal'> & { ended(done: number, total: number): void },
): Promise<readonly ItemReport[]> {
  const noted = new Map<ChangeTarget, ReturnType<SessionLog['begin']>>();
  let done = 0;
  return carryOut(chosen, {
    signal,
    onItem(target, report) {
      if (report === undefined) {
        noted.set(target, log.begin(target.line, { changes: true }));
        return;
      }
      noted.get(target)?.(report.state === 'done' ? 'ok' : 'failed');
      done += 1;
      ended(done, chosen.length);
    },
  });
}

/** Of so many items one hears how far it is. */
const STEP = 100;

const counting = (what: string, say: (line: string) => Promise<void>) => (done: number, total: number) => {
  if (done % STEP === 0 && done < total) void say(`${done} of ${total} ${what}.`);
};

/** Of more than a page of targets: how many there are, and how many of them will not be sent. */
function summaryOf(all: Numbered): readonly string[] {
  if (all.length <= SPOKEN_PAGE) return [];
  const failing = all.filter(({ item }) => !canBeSent(item)).length;
  const without = failing === 0 ? '' : ` ${failing} of them cannot be done.`;
  return [`These are ${SPOKEN_PAGE} of ${all.length}: all reads out every one.${without}`];
}

const canBeSent = ({ change }: GatheredChange): boolean => change !== undefined;

/** What would be done to one target, or why nothing can be. */
function toldLines({ number, item }: Numbered[number]): readonly string[] {
  const { change, failed, moved, target } = item;
  if (change === undefined) {
    const why =
      failed === undefined ? ['It asked for nothing.'] : [failed.exception.message, failed.recommendation ?? ''];
    return [`${number}. Cannot be done: ${target.line}. ${why.join(' ').trim()}`];
  }
  return [
    `${number}. ${change.action} ${change.target}`,
    ...(moved === undefined ? [] : [`Attention: ${moved}.`]),
    ...relationEffects(item).map(each => `Attention: ${each}.`),
    ...(change.effects ?? []).map(each => textOfLine(each).trim()),
  ];
}

const hiddenLines = (hidden: number): readonly string[] =>
  hidden === 0
    ? []
    : [
        `${hidden} marked ${hidden === 1 ? 'row' : 'rows'} that the filter hides ${hidden === 1 ? 'is' : 'are'} left out.`,
      ];

/** Asks until the answer is one: `without 3 5` takes targets out. Ctrl+C, Escape and Enter alone mean no. */
async function ask(
  wish: SpokenWish,
  chosen: Numbered,
  face: SpokenChangeOptions['face'],
): Promise<'yes' | 'no' | 'all' | readonly number[]> {
  const changes = plansOf(chosen);
  const verb = verbOf(wish);
  const { grade, word, why } = gradeBatch(changes, verb);
  const isSevere = grade === 'severe' && word !== undefined;
  const yes = isSevere ? word : 'yes';
  const what = changes.length === 1 ? 'this' : `these ${changes.length}`;
  const label = `Type ${yes} to ${verb} ${what}, or press Enter to leave everything as it is: `;
  const out = changes.length > 1 ? [`without and numbers takes some out: without ${chosen[0]?.number}`] : [];
  await face.write(
    [why, ...questionsOf(changes), ...jointEffects(changes), ...closingOf(wish, chosen), ...out].map(clean),
  );
  for (;;) {
    const typed = (await face.askText({ lines: [], label: clean(label), escapes: true }))?.trim();
    // a name is typed as it is written, yes and no in any case
    if (typed === yes || (!isSevere && typed?.toLowerCase() === 'yes')) return 'yes';
    if (typed === undefined || typed === '' || typed.toLowerCase() === 'no') return 'no';
    if (typed.toLowerCase() === 'all') return 'all';
    const numbers = /^without\s/i.test(typed) ? numbersIn(typed.slice('without'.length).trim()) : undefined;
    const known = numbers?.every(each => chosen.some(({ number }) => number === each)) ?? false;
    if (numbers !== undefined && numbers.length > 0 && known) return numbers;
    await face.write([clean(`${typed} is no answer: ${yes}, or Enter alone.`)]);
  }
}

/** A deleted tag can be set again. */
function closingOf(wish: SpokenWish, chosen: Numbered): readonly string[] {
  const isDeletion = wish.kind === 'change' && wish.change === 'delete';
  const isFinal = isDeletion && chosen.some(({ item }) => item.target.subject.kind !== 'tag');
  return isFinal ? ['What is deleted here cannot be brought back.'] : [];
}

const questionsOf = (changes: readonly Pick<Change, 'grade' | 'question'>[]): readonly string[] => [
  ...new Set(changes.flatMap(each => (each.grade === 'severe' ? (each.question ?? []) : []))),
];

/** What went otherwise than planned; of few also what went well. */
function endLines({ state, message, recommendation }: ItemReport, number: number): readonly string[] {
  if (state === 'done') return [];
  return [[`${number}. ${state}.`, message, recommendation].filter(each => each !== undefined).join(' ')];
}

const endsInWords = (reports: readonly ItemReport[]): string =>
  `${[...countEnds(reports)].map(([state, count]) => `${count} ${state}`).join(', ')}.`;
