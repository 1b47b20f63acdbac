import { answersSideBySide } from '../../content/side-by-side.ts';
import { readDocument } from '../../registry/manifest-document.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { AdminError } from '../admin-error.ts';
import { ContentPresence } from '../content-presence.ts';
import type { Plan } from '../plan.ts';
import type { KeptBytes, Restoring } from '../plan-push-back.ts';
import { planUndo } from '../plan-undo.ts';
import type { RepositoryPlace } from '../subject.ts';
import { type UndoItem, undoWaves } from './undo-order.ts';

/** Changes that are taken back together, planned. */
export interface UndoPlan {
  /** What can be done at the same time, in order. */
  readonly waves: readonly (readonly PlannedUndo[])[];
  /** What cannot be taken back, and why. */
  readonly blocked: readonly { readonly item: UndoItem; readonly reason: AdminError | RegistryError }[];
}

export interface PlannedUndo {
  readonly item: UndoItem;
  readonly plan: Plan<unknown>;
}

export interface UndoAllOptions {
  /** The bytes that were kept with the run of an item. */
  readonly kept: (run: string, digest: Digest) => Promise<ManifestContent | undefined>;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

/** Plans that are made at the same time; the connection lets no more through either. */
const AT_ONCE = 8;

/** Plans to take changes back, oldest first given. Throws the signal's reason, and what is neither the registry's word nor the plan's. */
export async function planUndoAll(
  place: Omit<RepositoryPlace, 'repository'>,
  items: readonly UndoItem[],
  { kept, signal, progress }: UndoAllOptions,
): Promise<UndoPlan> {
  const runOf = new Map(
    items.flatMap(({ made, name }) => (made.kind === 'deletion' ? [[made.digest, name.run] as const] : [])),
  );
  const restoring = {
    kept: async (digest: Digest) => {
      const run = runOf.get(digest);
      return run === undefined ? undefined : kept(run, digest);
    },
    presence: new ContentPresence(new Set(runOf.keys())),
  };
  const blocked: UndoPlan['blocked'][number][] = [];
  const waves: PlannedUndo[][] = [];
  let done = 0;
  for (const wave of undoWaves(await withParents(items, restoring.kept))) {
    const planOne = async (item: UndoItem, either: AbortSignal) => {
      const plan = await tryToPlan(place, item, { restoring, signal: either });
      done += 1;
      progress(done, items.length);
      return { item, plan };
    };
    const planned: PlannedUndo[] = [];
    for (const { item, plan } of await answersSideBySide(wave, signal, planOne, AT_ONCE)) {
      if (plan instanceof Error) blocked.push({ item, reason: plan });
      else if (plan.blocked) blocked.push({ item, reason: plan.blocked });
      else planned.push({ item, plan });
    }
    waves.push(planned);
  }
  return { waves: waves.filter(each => each.length > 0), blocked };
}

/** What was deleted one by one tells by its bytes what it lists: that has to be back first. */
async function withParents(items: readonly UndoItem[], kept: KeptBytes): Promise<readonly UndoItem[]> {
  const parents = new Map<Digest, Digest[]>();
  for (const { made, after } of items) {
    if (made.kind !== 'deletion' || after !== undefined) continue;
    const content = await kept(made.digest);
    for (const { digest } of content ? readDocument(content).children : [])
      parents.set(digest, [...(parents.get(digest) ?? []), made.digest]);
  }
  const parentsOf = ({ digest }: UndoItem['made']) => (digest === undefined ? [] : (parents.get(digest) ?? []));
  return items.map(each => ({ ...each, after: each.after ?? parentsOf(each.made) }));
}

async function tryToPlan(
  place: Omit<RepositoryPlace, 'repository'>,
  { made }: UndoItem,
  { restoring, signal }: { readonly restoring: Restoring; readonly signal: AbortSignal },
): Promise<Plan<unknown> | AdminError | RegistryError> {
  try {
    return await planUndo(place, made, restoring, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof AdminError || error instanceof RegistryError)) throw error;
    return error;
  }
}
