import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import type { RecordBinding } from './bind-record.ts';
import type { AnyBody } from './cmdlet.ts';
import type { Call } from './cmdlet-call.ts';
import type { Context } from './context.ts';
import { isAbort, isJump } from './control-flow.ts';
import { TerminatingError } from './error-record.ts';

/** Records that are worked on at once; what they send is limited by the connection. */
const AT_ONCE = 32;

export interface ManyRecords {
  readonly body: Extract<AnyBody<unknown>, { process: unknown }>;
  readonly call: Call;
  /** What the progress says. */
  readonly activity: string;
  readonly collect: (item: unknown) => readonly Value[];
}

interface BoundRecord {
  readonly record: Value;
  readonly bound: RecordBinding;
}

/** What one record came to, to be shown when it is its turn. */
interface Work {
  readonly shown: readonly (() => readonly Value[])[];
  readonly changes: number;
  readonly failure: { readonly error: unknown } | undefined;
}

/**
 * The same as one record after another, but several are worked on at once: what they emit, say and ask comes in the order of the records. Once
 * one ends the pipeline no further one is begun, and those that have begun are awaited.
 */
export async function* manyRecords(
  records: readonly BoundRecord[],
  { body, call, activity, collect }: ManyRecords,
): Batches {
  const begun: Promise<Work>[] = [];
  let turn = Promise.resolve();
  const { progress } = call.context(new Set());
  const begin = ({ bound }: BoundRecord) => {
    if ('problem' in bound) return Promise.resolve({ shown: [], changes: 0, failure: { error: bound.problem } });
    const before = turn;
    const own = Promise.withResolvers<void>();
    turn = Promise.all([before, own.promise]).then(() => undefined);
    const voice = voiceOf(call.context(bound.given), { before, pass: own.resolve });
    return workOf(body.process(bound.args, voice.context), { ...voice, collect }).finally(own.resolve);
  };
  try {
    for (const [at, { record }] of records.entries()) {
      for (const next of records.slice(begun.length, at + AT_ONCE)) begun.push(begin(next));
      const work = await begun[at];
      if (!work) continue;
      progress({ activity, done: at + 1, total: records.length });
      call.begin();
      for (const show of work.shown) {
        const values = show();
        if (values.length > 0) yield values;
      }
      call.changed(work.changes);
      if (work.failure) fail(work.failure.error, record, call);
    }
  } finally {
    await Promise.allSettled(begun);
  }
}

function fail(error: unknown, record: Value, call: Call): void {
  if (isJump(error) || isAbort(error, call.signal) || error instanceof TerminatingError) throw error;
  call.error(error, record);
}

/** How a record speaks: into a list, until it is its turn; and asks: when those before it have done so. */
function voiceOf(
  context: Context<unknown>,
  { before, pass }: { readonly before: Promise<void>; readonly pass: () => void },
) {
  const shown: (() => readonly Value[])[] = [];
  const changes = { count: 0 };
  const later = (say: () => void) => {
    shown.push(() => {
      say();
      return [];
    });
  };
  const own: Context<unknown> = {
    ...context,
    async confirm(change) {
      await before;
      try {
        const yes = await context.confirm(change);
        if (yes) changes.count = 1;
        return yes;
      } finally {
        pass();
      }
    },
    error: (problem, target) => later(() => context.error(problem, target)),
    warning: text => later(() => context.warning(text)),
    verbose: text => later(() => context.verbose(text)),
    debug: text => later(() => context.debug(text)),
  };
  return { context: own, shown, changes };
}

async function workOf(
  emitted: AsyncIterable<unknown>,
  {
    shown,
    changes,
    collect,
  }: Omit<ReturnType<typeof voiceOf>, 'context'> & { readonly collect: ManyRecords['collect'] },
): Promise<Work> {
  try {
    for await (const item of emitted) shown.push(() => collect(item));
    return { shown, changes: changes.count, failure: undefined };
  } catch (error) {
    return { shown, changes: 0, failure: { error } };
  }
}
