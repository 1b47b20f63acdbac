import { ContentPresence } from '../../admin/content-presence.ts';
import type { RunSummary } from '../../admin/journal/journal.ts';
import { isPlanItem } from '../../admin/journal/plan-guards.ts';
import type { ItemName } from '../../admin/journal/single-change.ts';
import { planUndo } from '../../admin/plan-undo.ts';
import type { UndoItem } from '../../admin/undo/undo-order.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ChangeLog, ChangeRecord } from '../../session/change-log.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { changeType, type NotedChange } from './change.type.ts';
import { changeId } from './change-id.kind.ts';
import { itemNumber } from './item-number.kind.ts';
import { entriesOf, itemEntries } from './journal-entry.ts';
import { notedChange, readRuns, Undoings } from './journal-rows.ts';
import { since } from './since.kind.ts';
import { cannotBeUndone, itemTarget, runTargets, type UndoTarget } from './undo-target.ts';
import { undoTogether } from './undo-together.ts';

export const undoChange = defineCmdlet({
  name: 'Undo-AzContainerRegistryChange',
  synopsis: 'Takes back changes: of attributes, removed tags, and deleted manifests.',
  description:
    'Attributes go back to what they were. A removed tag is put back by pushing the same manifest under it, then its attributes, as long as the manifest lives and nobody has taken the tag. A deleted manifest is pushed again from the bytes that were kept, then its tags: only while the registry still has all its layers, which it deletes soon once nothing uses them. Left alone, it is the last change of this session that was not yet taken back. -Run takes back a run of a plan, or with -Item one change of it, also one of an earlier session; -Since takes back what was changed since then. What cannot be taken back is told with the reason. An undo is a change as well: -Redo, or -Id with its number, makes the change again; an undo of many together is made again by a new plan.',
  grade: 'change',
  guarded: true,
  parameters: {
    id: changeId({
      help: 'Which change, as Get-AzContainerRegistryJournal shows it: the number of one of this session, several of which are taken back together, or the name of a run or of one of its items. Left out: the last one.',
      position: 0,
      many: true,
      pipeline: 'property',
      set: 'ById',
    }),
    run: string({
      help: 'The changes of this run, by its name in Get-AzContainerRegistryJournal.',
      pipeline: 'property',
      set: 'ById',
    }),
    item: itemNumber({ help: 'Only this change of the run.', pipeline: 'property', set: 'ById' }),
    redo: switched({ help: 'Takes back the last undo instead.', set: 'Redo' }),
    since: since({
      help: 'What this session has changed since then: a date, or 2h for the last two hours.',
      set: 'Since',
      mandatory: true,
    }),
    all: switched({ help: 'With -Since: what all sessions have changed.', set: 'Since' }),
  },
  defaultSet: 'ById',
  output: changeType,
  examples: [
    {
      says: 'Put back a tag that should not have gone.',
      transcript: `
        PS> Remove-AcrTag library/hello-world v1 -Confirm:$false
        PS> (Undo-AcrChange).Action
        Restore tag
        PS> (Get-AcrTag library/hello-world v1).Name
        v1
      `,
    },
    {
      says: 'Look at what an undo would do.',
      transcript: `
        PS> Update-AcrTag team/api 1.4 -ListEnabled $false | Out-Null
        PS> Undo-AcrChange -WhatIf
        What if: Performing the operation "Update attributes" on target "[registry]/team/api:1.4".
          DeleteEnabled  True   (not sent)
          WriteEnabled   True   (not sent)
          ListEnabled    False → True
          ReadEnabled    True   (not sent)
      `,
    },
    {
      says: 'Take back all changes of the last hour.',
      transcript: `
        PS> Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false
        PS> Remove-AcrTag library/hello-world v2 -Confirm:$false
        PS> Undo-AcrChange -Since 1h | Out-Null
        PS> (Get-AcrTag library/hello-world).Name
        latest
        linux
        v1
        v2
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { changes } = context.session;
      if (args.set === 'Redo') {
        yield* undoRecord(changes.nextRedo, 'redo', context);
        return;
      }
      if (args.set === 'Since') {
        yield* undoSince(args.since, args.all, context);
        return;
      }
      const { numbers, names } = chosenIn(args);
      for (const name of names) {
        const record = changes.named(name);
        if (record) yield* undoRecord(holding(changes, record), 'undo', context);
        else yield* undoNamed(name, context);
      }
      const [first, ...others] = numbers.map(each => byId(changes, each));
      if (first && others.length > 0) yield* undoRecords([first, ...others], context);
      else if (first || names.length === 0) yield* undoRecord(first ?? changes.nextUndo, 'undo', context);
    },
  },
});

interface Named {
  readonly id: readonly (ItemName | number)[] | undefined;
  readonly run: string | undefined;
  readonly item: number | null | undefined;
}

/** A row of the journal that comes along the pipeline has its number, if any, besides its name. */
function chosenIn({ id = [], run, item }: Named): {
  readonly numbers: readonly number[];
  readonly names: readonly ItemName[];
} {
  if (run !== undefined) return { numbers: [], names: [{ run, item: item ?? undefined }] };
  return {
    numbers: id.filter(each => typeof each === 'number'),
    names: id.filter(each => typeof each !== 'number'),
  };
}

type Undoing = AsyncGenerator<NotedChange>;

/** A change of this session. */
async function* undoRecord(
  record: ChangeRecord | undefined,
  what: 'undo' | 'redo',
  context: Context<Session>,
): Undoing {
  if (!record) throw nothing(what);
  if (record.isRun) yield* undoNamed(record.name, context);
  else if (record.made === undefined) throw cannotBeUndone(String(record.id), `${record.action} ${record.target}`);
  else yield* undoOne({ server: record.server, items: [undoItemOf(record)] }, record.id, context);
}

/** Several single changes of this session. */
async function* undoRecords(records: readonly ChangeRecord[], context: Context<Session>): Undoing {
  const oldestFirst = [...new Set(records)].toSorted((one, other) => one.id - other.id);
  const byServer = Map.groupBy(oldestFirst, each => each.server);
  const targets = [...byServer].map(([server, some]) => ({ server, items: some.map(undoItemOf) }));
  yield* undoAll(targets, undefined, context);
}

function undoItemOf({ id, name, made, action, target }: ChangeRecord): UndoItem {
  if (made === undefined) throw cannotBeUndone(String(id), `${action} ${target}`);
  return { name, made, after: undefined };
}

/** A run of any session, or one item of it. */
async function* undoNamed({ run, item }: ItemName, context: Context<Session>): Undoing {
  const { session } = context;
  const undoings = new Undoings(await readRuns(context, false));
  const found = await session.journal.run(run);
  if (item !== undefined) yield* undoOne(itemTarget(found, item, undoings), undefined, context);
  else if (found.kind === 'undo') throw undoOfUndo(run);
  else yield* undoAll(runTargets([found], undoings), run, context);
}

async function* undoSince(from: string, all: boolean, context: Context<Session>): Undoing {
  const runs = await readRuns(context, !all);
  const changes = runs.filter(each => each.kind !== 'undo');
  // what took something back is no change to be taken back with the others
  const isChosen = ({ sentTime, what }: Parameters<NonNullable<Parameters<typeof runTargets>[2]>>[0]) =>
    sentTime !== undefined && sentTime >= from && !('undoes' in what && what.undoes !== undefined);
  yield* undoAll(runTargets(changes, new Undoings(runs), isChosen), undefined, context);
}

async function* undoAll(
  targets: readonly UndoTarget[],
  undoes: string | undefined,
  context: Context<Session>,
): Undoing {
  if (targets.length === 0) throw nothing('undo');
  for (const target of targets) {
    const run = await undoTogether(target, undoes, context);
    if (run === undefined) continue;
    const { changes, journal } = context.session;
    const summary = await journal.run(run);
    const undone = [...(undoes === undefined ? [] : [{ run: undoes, item: undefined }]), ...undoneIn(summary)];
    const ids = undone.flatMap(each => changes.named(each)?.id ?? []);
    const name = { run, item: undefined };
    changes.add({
      server: target.server,
      action: 'Undo run',
      target: undoes ?? '',
      made: undefined,
      isRun: ids.length > 0,
      name,
      undoes: ids,
    });
    for (const entry of entriesOf(summary)) yield notedChange(entry, new Undoings([]), changes);
  }
}

/** What a run took back, one by one. */
const undoneIn = ({ items }: RunSummary): readonly ItemName[] =>
  items.flatMap(({ what, outcome }) => {
    const isMade = outcome?.state === 'deleted' || outcome?.state === 'updated';
    return isMade && !isPlanItem(what) ? [...(what.undoes ? [what.undoes] : []), ...(what.alsoUndoes ?? [])] : [];
  });

async function* undoOne({ server, items }: UndoTarget, id: number | undefined, context: Context<Session>): Undoing {
  const { session, signal } = context;
  const [item] = items;
  if (!item) return;
  const { registry, name: registryName } = session.writable(server);
  const restoring = {
    kept: (digest: Digest) => session.journal.bytesOf(item.name.run, digest),
    presence: new ContentPresence(),
  };
  const plan = await planUndo({ registry, registryName }, item.made, restoring, signal);
  if ((await carryOut(plan, context, { name: item.name, id })) === undefined) return;
  const made = session.changes.records.at(-1);
  if (!made) return;
  const entries = itemEntries(await session.journal.run(made.name.run));
  const entry = entries.find(each => each.name.item === made.name.item);
  if (entry) yield notedChange(entry, new Undoings([]), session.changes);
}

function byId(changes: ChangeLog, id: number): ChangeRecord {
  const record = changes.at(id);
  if (record) return holding(changes, record);
  throw new ShellError('NoSuchChange', `There is no change ${id} in this session that could be taken back.`, {
    category: 'ObjectNotFound',
    recommendation: 'Get-AzContainerRegistryJournal lists them.',
  });
}

function holding(changes: ChangeLog, record: ChangeRecord): ChangeRecord {
  const by = changes.undoneBy(record);
  if (!by) return record;
  throw new ShellError('AlreadyUndone', `Change ${record.id} has been taken back already, by change ${by.id}.`, {
    category: 'InvalidOperation',
    recommendation: `To make it again: Undo-AzContainerRegistryChange -Id ${by.id}`,
  });
}

const undoOfUndo = (run: string): ShellError =>
  new ShellError(
    'CannotBeUndone',
    `${run} is an undo of many changes; it is not taken back as a whole, since what came back may be needed by others now, and only a plan looks at that.`,
    {
      category: 'InvalidOperation',
      recommendation: `Make a new plan, or take single changes of it back: Get-AzContainerRegistryJournal -Run ${run}`,
    },
  );

const nothing = (what: 'undo' | 'redo'): ShellError =>
  new ShellError('NothingToUndo', `There is nothing to ${what} in this session that could be taken back.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal lists what was changed.',
  });
