import { isOpen, type RunReport } from '../../admin/bulk/item-outcome.ts';
import type { RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import type { Known, RunJournal } from '../../admin/bulk/run-journal.ts';
import { ConfirmedRegistryPlan, runPlan } from '../../admin/bulk/run-plan.ts';
import type { Context } from '../../engine/context.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { readManifests } from '../../registry/read-manifests.ts';
import type { Connection } from '../../session/connection.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import { planChange, protectedTagsOf } from './plan-change.ts';
import { planSentence } from './plan-words.ts';
import type { RunRecord } from './run.type.ts';
import { runErrors } from './run-errors.ts';
import { isDone } from './run-item.type.ts';

export interface CarryOutOptions {
  /** Of a run that is taken up again; left out, one is begun. It is closed in any case. */
  readonly journal?: RunJournal | undefined;
  /** Changes in flight at once: 8 where it is left out, 32 at most. */
  readonly throttleLimit?: number | undefined;
}

/**
 * Confirms a plan, carries it out, and yields what came of it; nothing under -WhatIf, which shows the same plan, and where the user said no.
 * Afterwards there is a non-terminating error for each kind of thing that was left undone. Throws SessionError where the plan's registry is not
 * connected or read-only, JournalError, RegistryError where nothing could be begun.
 */
export async function* carryOutPlan(
  plan: RegistryPlan,
  context: Context<Session>,
  options: CarryOutOptions = {},
): AsyncGenerator<RunRecord> {
  const { journal } = options;
  let isHandedOn = false;
  try {
    const connection = context.session.writable(plan.server);
    const open = plan.items.filter((_, index) => !isClosed(journal?.before.get(index)));
    if (open.length === 0) {
      if (journal && !context.simulating) yield* told({ plan, report: reportOf(plan, journal) }, context);
      else
        context.inform(`${journal ? ended(journal.run) : 'The plan has no items'}: there is nothing to do.`, {
          shown: true,
        });
      return;
    }
    const place = { connection, settings: context.session.settings.current };
    if (!(await context.confirm(planChange({ ...plan, items: open }, place, context.simulating)))) return;
    const begun = journal ?? (await begin(plan, connection, context));
    isHandedOn = true;
    const record = await run(plan, context, { ...options, connection, journal: begun });
    context.changed(changesIn(record.report, begun));
    noteRun(plan, begun, context.session);
    yield* told(record, context);
  } finally {
    if (!isHandedOn) await journal?.close();
  }
}

function* told(record: RunRecord, context: Context<Session>): Generator<RunRecord> {
  yield record;
  for (const error of runErrors(record)) context.error(error);
}

export const ended = (run: string): string => `The run ${run} has come to its end`;

/** The report of a run that has come to its end: whoever was killed right then did not get to tell it. */
const reportOf = ({ items, server }: RegistryPlan, { run, before }: RunJournal): RunReport => ({
  ...{ run, server, stopped: undefined },
  outcomes: items.map((_, index) => {
    const known = before.get(index);
    return known?.kind === 'ended' ? known.outcome : { state: 'not-attempted', reason: undefined };
  }),
});

/** Once for a run that is taken up again: it can be taken back like a single change. */
function noteRun({ server, items }: RegistryPlan, { run }: RunJournal, { changes }: Session): void {
  const name = { run, item: undefined };
  if (changes.named(name)) return;
  changes.add({
    server,
    action: 'Run plan',
    target: planSentence(items),
    made: undefined,
    isRun: true,
    name,
    undoes: [],
  });
}

/** What this run has changed, without what an earlier one had. */
const changesIn = ({ outcomes }: RunReport, { before }: RunJournal): number =>
  outcomes.filter((each, index) => !isClosed(before.get(index)) && isDone(each) && each.state !== 'already-absent')
    .length;

/** An earlier run has come to its end with it. */
export const isClosed = (known: Known | undefined): boolean => known?.kind === 'ended' && !isOpen(known.outcome);

/** Writes the plan down, with the manifests that it deletes: with them they can be pushed again. */
async function begin(plan: RegistryPlan, { registry }: Connection, context: Context<Session>): Promise<RunJournal> {
  const manifests = plan.items.flatMap(each => (each.action === 'delete manifest' ? [each] : []));
  const bodies = new Map<Digest, ManifestContent>();
  await readManifests(registry, manifests, each => bodies.set(each.digest, each), {
    signal: context.signal,
    rights: RIGHTS,
    onRead: (done, total) => context.progress({ activity: 'Keeping manifests in the journal', done, total }),
  });
  return context.session.journal.begin(plan, { command: context.calledAs, bodies });
}

/** What a run takes: one token serves all of it. */
const RIGHTS = ['delete', 'metadata_read', 'metadata_write', 'pull'] as const;

async function run(
  plan: RegistryPlan,
  context: Context<Session>,
  {
    connection: { registry, name },
    journal,
    throttleLimit,
  }: CarryOutOptions & { readonly connection: Connection; readonly journal: RunJournal },
): Promise<RunRecord> {
  const { settings, names } = context.session;
  // the question has named them
  const asked = new Set(protectedTagsOf(plan, settings.current));
  const activity = activityOf(plan);
  try {
    const report = await runPlan(new ConfirmedRegistryPlan(plan), {
      registry,
      registryName: name,
      journal,
      stop: context.signal,
      abandon: context.abandoned,
      throttleLimit,
      protects: tags => {
        const tag = protectedTagOf(
          tags.filter(each => !asked.has(each)),
          settings.current,
        );
        return tag === undefined ? undefined : `${tag} is a protected tag.`;
      },
      progress: (done, total) => context.progress({ activity, done, total }),
      sending: () => context.sending(),
    });
    return { plan, report };
  } finally {
    context.progress(undefined);
    names.expire();
  }
}

/** `Deleting manifests` */
function activityOf({ items }: RegistryPlan): string {
  const [action, ...others] = new Set(items.map(each => each.action));
  if (action === undefined || others.length > 0) return 'Carrying out the plan';
  return {
    'delete manifest': 'Deleting manifests',
    'remove tag': 'Removing tags',
    'update attributes': 'Updating attributes',
  }[action];
}
