import { gradeBatch } from '../acting/batch-grade.ts';
import {
  type ChangeTarget,
  carryOut,
  countEnds,
  type GatheredChange,
  gatherChanges,
  type ItemReport,
} from '../acting/change-run.ts';
import { jointEffects } from '../acting/joint-effects.ts';
import { GIVE_UP_WITHIN } from '../activities.ts';
import { many } from '../count-text.ts';
import type { Desk } from '../desk.ts';
import { confirmOverlay } from '../dialogs/confirm.ts';
import type { Asked, ConfirmAnswer } from '../dialogs/confirm-request.ts';
import { messageOverlay } from '../dialogs/message.ts';
import { subjectText } from '../place-path.ts';
import { saveLines } from './handing-over.ts';
import { readFreed } from './read-freed.ts';
import { reportLines, reportSentence } from './report-lines.ts';
import { reasonOf, targetsOf } from './target-of.ts';
import { waiting } from './waiting.ts';

/** A target with what its row told besides its name. */
export interface ShownTarget extends ChangeTarget {
  readonly facts?: string;
}

/** A change of some rows as the user wishes it. */
export interface Wish {
  /** `Delete`, `Untag`, `Lock`. */
  readonly verb: string;
  /** What one target is: `manifest`, `tag`, `item`. */
  readonly noun: string;
  readonly targets: readonly ShownTarget[];
  /** Marked rows that the filter hides, and the filter. */
  readonly hidden?: { readonly targets: readonly ShownTarget[]; readonly filter: string } | undefined;
  /** What holds for all of them: `z sets them back.` */
  readonly closing: readonly string[];
  /** Lays targets into the plan; left out: they come from there, or cannot be staged. */
  readonly stage?: ((targets: readonly ShownTarget[]) => void) | undefined;
  /** Called with what came of those that were chosen, once all has ended. */
  readonly ended?: (reports: readonly ItemReport[]) => void;
}

/**
 * Plans a change of many rows by the cmdlets that make it, shows all of it in one dialog, and lets those go on that the user has said yes to.
 * Each is read again right before it is sent; one that is not what its row showed is not offered at all.
 */
export async function changeRows(desk: Desk, wish: Wish): Promise<void> {
  // keys that are pressed while the plan is made are not what opened the dialog
  const { opening } = desk;
  const stopping = new AbortController();
  const giveUp = new AbortController();
  const seen = await plan(desk, wish, { stopping, giveUp });
  if (seen === undefined) return;
  const { shown, hidden } = seen;
  const all = [...shown, ...hidden];
  if (all.every(each => each.change === undefined)) {
    // there is nothing that could be said yes to
    await Promise.all(all.map(each => each.stop()));
    const reasons = new Set(all.flatMap(each => reasonOf(each) ?? []));
    const [only = ''] = reasons;
    if (reasons.size === 1) desk.say(only, 'state.error');
    else desk.open(messageOverlay({ title: 'Nothing can be done', lines: [...reasons], ...desk.opening }));
    return;
  }
  const byId = new Map(all.map((each, index) => [String(index), each]));
  const ids = new Map([...byId].map(([id, each]) => [each, id]));
  const draw = (changes: readonly Gathered[]) =>
    targetsOf(changes.map(each => ({ id: ids.get(each) ?? '', gathered: each })));
  const reading = new AbortController();
  const answer = await new Promise<ConfirmAnswer>(resolve => {
    desk.open(
      confirmOverlay(
        {
          verb: wish.verb,
          targets: draw(shown),
          hidden: wish.hidden && { targets: draw(hidden), filter: wish.hidden.filter },
          asked: targets =>
            askedOf(
              targets.flatMap(({ id }) => byId.get(id) ?? []),
              wish,
            ),
          more: readFreed(
            desk,
            all.flatMap(each => each.change ?? []),
            reading.signal,
          ),
          canStage: wish.stage !== undefined,
          ...opening,
        },
        resolve,
      ),
    );
  });
  // what is sent now does not wait for it
  reading.abort();
  const chosen = answer.kind === 'cancel' ? [] : answer.targets.flatMap(id => byId.get(id) ?? []);
  const isSent = answer.kind === 'confirm';
  const rest = isSent ? all.filter(each => !chosen.includes(each)) : all;
  // not waited for: keys that come before the next dialog stands would be for the list
  const stopped = Promise.all(rest.map(each => each.stop()));
  const targets = chosen.map(each => each.target);
  if (answer.kind === 'plan') wish.stage?.(targets);
  if (answer.kind === 'save')
    saveLines(
      desk,
      wish.verb.toLowerCase(),
      targets.map(each => each.line),
    );
  if (isSent) {
    const carriedOut = carryOutShown(desk, wish, { chosen, stopping, giveUp });
    desk.carriesOut(carriedOut);
    await carriedOut;
  }
  if (answer.kind === 'cancel') desk.say('Cancelled: nothing was changed.', 'ui.muted');
  await stopped;
}

type Gathered = GatheredChange<ShownTarget>;

/** Plans all of it behind a dialog that takes the keys meanwhile; undefined: given up. */
async function plan(desk: Desk, { verb, noun, targets, hidden }: Wish, { stopping, giveUp }: Stopping) {
  const total = targets.length + (hidden?.targets.length ?? 0);
  const dialog = waiting(`${verb} ${many(targets.length, noun)}`, {
    stop: () => stopping.abort(),
    footer: () => ({ key: 'Esc', label: 'cancel' }),
  });
  const activity = desk.activities.begin(`looking at ${many(total, noun)}`, stopping.signal);
  activity.signal.addEventListener('abort', () => stopping.abort(), { once: true });
  const progress = (done: number) => {
    dialog.tell([`Looking at what would happen: ${done} of ${total}`]);
    desk.changed();
  };
  progress(0);
  desk.open(dialog);
  try {
    let before = 0;
    const gather = async (some: readonly ShownTarget[]) => {
      const changes = await gatherChanges(desk.shell.engine, some, {
        signal: stopping.signal,
        abandoned: giveUp.signal,
        progress: done => progress(before + done),
      });
      before += some.length;
      return changes;
    };
    return { shown: await gather(targets), hidden: hidden ? await gather(hidden.targets) : [] };
  } catch (error) {
    if (!activity.signal.aborted) throw error;
    desk.say('Cancelled: nothing was changed.', 'ui.muted');
    return undefined;
  } finally {
    activity.end();
    dialog.end();
    desk.changed();
  }
}

function askedOf(changes: readonly Gathered[], { verb, noun, closing }: Wish): Asked {
  const plans = changes.flatMap(each => each.change ?? []);
  const grade = gradeBatch(plans, verb.toLowerCase());
  const [first, ...others] = changes;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return {
    title: [`${verb} ${many(changes.length, noun)}`, ...placesText(changes)].join(' · '),
    ...grade,
    closing: [...jointEffects(plans), ...closing],
    command: first ? `${first.target.line}${more}` : '',
  };
}

/** Where the changes are: a registry or repository, or how many. */
function placesText(changes: readonly Gathered[]): readonly string[] {
  const places = new Set(changes.map(({ target: { subject } }) => placeText(subject)).filter(each => each !== ''));
  return places.size > 1 ? [`in ${places.size} places`] : [...places];
}

const placeText = (subject: ShownTarget['subject']): string =>
  'repository' in subject && subject.kind !== 'repository'
    ? `${subject.registry}/${subject.repository}`
    : subject.registry;

interface Stopping {
  /** Stops: nothing more is sent, what has been sent is awaited. */
  readonly stopping: AbortController;
  /** Gives up what has been sent: what became of it is unknown then. */
  readonly giveUp: AbortController;
}

interface Sending extends Stopping {
  readonly chosen: readonly Gathered[];
}

/**
 * Lets them go on, tells how far they are, and shows what came of each where not all went well. Stopped, it sends nothing more and awaits
 * what has been sent.
 */
async function carryOutShown(desk: Desk, { verb, noun, ended }: Wish, sending: Sending): Promise<void> {
  const { shell } = desk;
  const { chosen, stopping, giveUp } = sending;
  const what = `${verb} ${many(chosen.length, noun)}`;
  const activity = desk.activities.beginSending(what);
  let stoppedAt: number | undefined;
  const dialog = waiting(what, {
    stop(key) {
      const now = shell.steady();
      if (key === 'Ctrl+C' && stoppedAt !== undefined && now - stoppedAt < GIVE_UP_WITHIN) giveUp.abort();
      stoppedAt = now;
      stopping.abort();
      tell();
    },
    footer: () =>
      stoppedAt === undefined
        ? { key: 'Esc', label: 'stop: nothing more is sent' }
        : { key: 'Ctrl+C twice', label: 'give up the answers' },
  });
  activity.signal.addEventListener('abort', () => stopping.abort(), { once: true });
  activity.abandoned.addEventListener('abort', () => giveUp.abort(), { once: true });
  let done = 0;
  let last = '';
  const tell = () => {
    const stopped = stopping.signal.aborted
      ? ['Stopping: nothing more is sent, answers to what has been sent are awaited.']
      : [];
    dialog.tell([`${done} of ${chosen.length}  ${last}`, ...stopped]);
    desk.changed();
  };
  tell();
  desk.open(dialog);
  const logged = new Map(chosen.map(({ target }) => [target, shell.log.begin(target.line, { changes: true })]));
  const onItem = (target: ShownTarget, report: ItemReport | undefined) => {
    last = subjectText(target.subject);
    if (report) {
      done += 1;
      logged.get(target)?.(report.state === 'done' ? 'ok' : report.state === 'not-attempted' ? 'cancelled' : 'failed');
    }
    tell();
  };
  const reports = await shell.together(() => carryOut(chosen, { signal: stopping.signal, onItem }));
  for (const { target, state } of reports) if (state === 'not-attempted') logged.get(target)?.('cancelled');
  activity.end();
  dialog.end();
  ended?.(reports);
  const ends = countEnds(reports);
  const isAll = ends.size === 1 && ends.has('done');
  const sentence = reportSentence(verb, ends);
  if (desk.isOver) return desk.leaveWord(sentence, isAll ? undefined : 'state.warn');
  desk.say(sentence, isAll ? 'state.ok' : 'state.warn');
  if (!isAll) desk.open(messageOverlay({ title: sentence, lines: reportLines(reports), now: () => shell.steady() }));
}
