import { numberOf, textOf } from '../../registry/fields.ts';
import { isObject, type JsonObject } from '../../registry/transport/json-answer.ts';
import type { ItemOutcome } from '../bulk/item-outcome.ts';
import type { PlanItem, RegistryPlan } from '../bulk/registry-plan.ts';
import { entryOf } from './line.ts';
import { isListOf, isOutcome, isPlanItem, isPlannedRepository, isText } from './plan-guards.ts';
import { type SingleChange, singleChangeIn } from './single-change.ts';

/** How a file of the journal begins. `session` is the shell that began it. */
export interface RunHead {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly session: string;
  readonly command: string;
  /** undefined: changes that were made one by one. */
  readonly plan: Omit<RegistryPlan, 'items'> | undefined;
  /** The run that its changes take back together. */
  readonly undoes: string | undefined;
}

/** An item of a run, and what is known of it. */
export interface JournalItem {
  /** Its place in the plan, or among the single changes of the session. */
  readonly item: number;
  readonly what: PlanItem | SingleChange;
  /** When it was sent last, ISO 8601; undefined: nothing was sent for it. */
  readonly sentTime: string | undefined;
  /** undefined: nobody wrote down what came of it. */
  readonly outcome: ItemOutcome | undefined;
}

/** What a file tells. */
export interface RunRecord {
  readonly head: RunHead;
  readonly items: readonly JournalItem[];
  /** Each time that it was closed in order; the last one says when it ended. */
  readonly closedTime: string | undefined;
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
}

/**
 * Reads a file of the journal. A last line without an end was being written when its process died, or is being written: it says nothing.
 * `unfinished`: it was never whole, and nothing was sent for it. `damaged`: a line is not what was written.
 */
export function readRun(bytes: Buffer): RunRecord | 'unfinished' | 'damaged' {
  const length = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const entries: JsonObject[] = [];
  for (const line of lines) {
    const entry = entryOf(line);
    if (entry === undefined) return 'damaged';
    entries.push(entry);
  }
  const [first, ...rest] = entries;
  if (first === undefined) return 'unfinished';
  const head = headIn(first);
  const reading = new Reading();
  if (head === undefined || !rest.every(each => reading.take(each))) return 'damaged';
  // an item that is missing at the end was torn off before anything was sent
  const announced = numberOf(first.items);
  if (announced !== undefined && reading.items.length < announced) return 'unfinished';
  return { head, items: reading.items, closedTime: reading.closedTime, length };
}

/** The first line of a run. */
export const headLine = ({ head, items }: { readonly head: RunHead; readonly items: number | undefined }): object => ({
  kind: 'run',
  format: 1,
  ...head,
  items,
});

function headIn({ kind, format, run, time, session, command, plan, undoes }: JsonObject): RunHead | undefined {
  if (kind !== 'run' || format !== 1) return undefined;
  if (!isText(run) || !isText(time) || !isText(session) || !isText(command)) return undefined;
  const head = { run, time, session, command, undoes: textOf(undoes) };
  if (plan === undefined) return { ...head, plan };
  const about = planIn(plan);
  return about && { ...head, plan: about };
}

function planIn(value: unknown): RunHead['plan'] {
  if (!isObject(value)) return undefined;
  const { id, server, createdTime, rules, repositories } = value;
  if (!isText(id) || !isText(server) || !isText(createdTime)) return undefined;
  if (!Array.isArray(rules) || !rules.every(isText)) return undefined;
  if (!Array.isArray(repositories) || !repositories.every(isPlannedRepository)) return undefined;
  return { id, server, createdTime, rules, repositories };
}

/** Takes line after line; answers false for one that says nothing we know, or is about an item that does not exist. */
class Reading {
  readonly items: JournalItem[] = [];
  closedTime: string | undefined;

  take(entry: JsonObject): boolean {
    switch (entry.kind) {
      case 'item':
        return this.#addItem(isPlanItem(entry.what) ? entry.what : undefined, undefined);
      case 'change':
        // a single change is sent as soon as its line is on disk
        return this.#addItem(singleChangeIn(entry.what), textOf(entry.at));
      case 'sending':
        return isListOf(entry.items, each => this.#set(each, { sentTime: textOf(entry.at), outcome: undefined }));
      case 'ended':
        return isOutcome(entry.outcome) && this.#set(entry.item, { outcome: outcomeIn(entry.outcome) });
      case 'closed':
        this.closedTime = textOf(entry.at);
        return this.closedTime !== undefined;
      case 'opened':
        this.closedTime = undefined;
        return true;
      default:
        return false;
    }
  }

  #addItem(what: JournalItem['what'] | undefined, sentTime: string | undefined): boolean {
    if (what !== undefined) this.items.push({ item: this.items.length, what, sentTime, outcome: undefined });
    return what !== undefined;
  }

  #set(item: unknown, known: Partial<JournalItem>): boolean {
    const before = typeof item === 'number' ? this.items[item] : undefined;
    if (before === undefined) return false;
    this.items[before.item] = { ...before, ...known };
    return true;
  }
}

function outcomeIn({ state, reason, recommendation, unlockedStill }: JsonObject & ItemOutcome): ItemOutcome {
  return {
    state,
    reason: textOf(reason),
    ...(isText(recommendation) ? { recommendation } : {}),
    ...(isText(unlockedStill) ? { unlockedStill } : {}),
  };
}
