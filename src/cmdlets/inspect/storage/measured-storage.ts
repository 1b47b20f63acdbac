import { TAGGED_ONLY } from '../../../admin/graph/list-into.ts';
import type { Age } from '../../../admin/purge/age.ts';
import { EMPTY_KEEP_LIST } from '../../../admin/purge/keep-list.ts';
import { readStorage } from '../../../admin/storage/read-storage.ts';
import { byPlan, byRule, type Reclaiming } from '../../../admin/storage/reclaiming.ts';
import { RegistryStorage } from '../../../admin/storage/registry-storage.ts';
import type { RepositoryStorage } from '../../../admin/storage/repository-storage.ts';
import { Batch } from '../../../engine/batch.ts';
import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { inOrder } from '../../../registry/in-order.ts';
import { RegistryError } from '../../../registry/model/errors.ts';
import type { RepositoryName } from '../../../registry/model/repository-name.ts';
import type { Connection } from '../../../session/connection.ts';
import { protectedTagOf } from '../../../session/protection.ts';
import type { Session } from '../../../session/session.ts';
import type { Value } from '../../../values/value.ts';
import { registryTime } from '../../admin/planned-purge.ts';
import { MeasuringProgress } from './measuring-progress.ts';
import { StorageOutput } from './storage-output.ts';
import { chosenImages, imageRows, type MeasuredRow, repositoryRow, selectionRow } from './storage-rows.ts';
import { everyRepository, type StorageSubjects, type SubjectArguments, storageSubjects } from './storage-subjects.ts';

export interface MeasuringArguments extends SubjectArguments {
  readonly untagged: boolean;
  readonly olderThan: Age | undefined;
  readonly by: 'Repository' | 'Registry' | 'Image' | undefined;
  readonly shared: boolean;
  readonly chart: boolean;
}

/** Repositories that are read at the same time; the connection bounds the requests. */
const AT_ONCE = 4;

/**
 * Rows of numbers as they become known; those that depend on all repositories come at the end, also where Ctrl+C ends it. Throws ShellError,
 * SessionError, RegistryError.
 */
export async function* measuredStorage(
  input: AsyncIterable<readonly Value[]>,
  given: MeasuringArguments,
  context: Context<Session>,
): AsyncGenerator<Batch<Value>> {
  const subjects = await storageSubjects(input, given, context);
  const args = { ...given, plan: subjects.plan };
  refuseContradictions(args, subjects);
  const { connection, chosen } = subjects;
  const reclaiming = await reclaimingOf(args, connection, context);
  const whole = new Set(subjects.repositories);
  const wanted = new Set([...whole, ...chosen.keys()]);
  const others = args.shared ? (await everyRepository(connection, context)).filter(each => !wanted.has(each)) : [];
  const all = new RegistryStorage();
  const output = new StorageOutput(args, all, { connection, by: reclaiming.text });
  const progress = new MeasuringProgress([...wanted, ...others], context);
  const late: Value[] = [];
  const read = (repository: RepositoryName) =>
    readStorage({ registry: connection.registry, registryName: connection.name, repository }, reclaiming, {
      signal: context.signal,
      progress: progress.reading(repository),
    });
  try {
    for await (const { item, settled } of inOrder([...wanted, ...others], AT_ONCE, read)) {
      // others may have been read by then
      if (settled.status === 'rejected' && context.signal.aborted) continue;
      const storage = settledStorage(item, settled, connection, context);
      progress.done(item);
      if (!storage) {
        all.lacks(item);
        continue;
      }
      if (output.waits) all.add(storage);
      if (!wanted.has(item)) continue;
      tellGaps(storage, connection, context);
      const rows = output.take(rowsOf(storage));
      if (context.signal.aborted) late.push(...rows);
      else yield new Batch(rows);
    }
  } finally {
    context.progress(undefined);
  }
  if (context.signal.aborted) context.warning(progress.stoppedText);
  yield new Batch([...late, ...output.rest()]);
  context.signal.throwIfAborted();

  function rowsOf(storage: RepositoryStorage): readonly MeasuredRow[] {
    const facts = { connection, by: reclaiming.text };
    const { repository } = storage;
    const images = chosen.get(repository);
    const selected = images ? chosenImages(storage, images, context) : [];
    if (args.by === 'Image') return imageRows(storage, whole.has(repository) ? storage.images() : selected, facts);
    return [
      ...(whole.has(repository) ? [repositoryRow(storage, facts)] : []),
      ...(selected.length > 0 ? [selectionRow(storage, selected, facts)] : []),
    ];
  }
}

/** What of a repository came; undefined where it could not be read, which is told. Throws where there is no use in going on. */
function settledStorage(
  repository: RepositoryName,
  settled: PromiseSettledResult<RepositoryStorage | undefined>,
  { name }: Connection,
  context: Pick<Context<Session>, 'error'>,
): RepositoryStorage | undefined {
  if (settled.status === 'rejected') {
    const { reason } = settled;
    // what the registry has said of one repository does not concern the others
    if (!(reason instanceof RegistryError && reason.status !== undefined)) throw reason;
    context.error(reason, repository);
    return undefined;
  }
  if (settled.value) return settled.value;
  const missing = new ShellError('RepositoryNotFound', `There is no repository ${repository} in ${name}.`, {
    category: 'ObjectNotFound',
    recommendation: `Get-AzContainerRegistryRepository -RegistryName ${name}`,
  });
  context.error(missing, repository);
  return undefined;
}

/** Throws ShellError where parameters speak against each other. */
function refuseContradictions(
  { by, plan, untagged, olderThan, shared }: MeasuringArguments,
  { chosen, connection }: StorageSubjects,
) {
  const refuse = (message: string, recommendation: string) =>
    new ShellError('ContradictoryParameters', message, { category: 'InvalidArgument', recommendation });
  if (plan && (untagged || olderThan)) {
    throw refuse(
      'What could be freed is told either by -Plan or by -Untagged and -OlderThan.',
      'Leave out one of them.',
    );
  }
  if (shared && by === 'Image') {
    throw refuse(
      '-Shared is about repositories; of an image, Shared tells what others of its repository use as well.',
      'Leave out -Shared.',
    );
  }
  if (plan && plan.server !== connection.registry.server.name) {
    throw refuse(
      `The plan was made for ${plan.server}, and what is to be measured is in ${connection.name}.`,
      `Make one there: New-AzContainerRegistryPlan -RegistryName ${connection.name}`,
    );
  }
  if (by === 'Registry' && chosen.size > 0) {
    throw refuse('Images are measured by repository, or one by one.', 'Leave out -By Registry, or write -By Image.');
  }
}

/** What could be freed. Throws ShellError where ages are wanted and the registry does not tell what time it is. */
async function reclaimingOf(
  { plan, untagged, olderThan }: MeasuringArguments,
  connection: Connection,
  { session, signal }: Context<Session>,
): Promise<Reclaiming> {
  if (plan) return byPlan(plan);
  const now = await registryTime(connection, olderThan !== undefined, signal);
  const settings = session.settings.current;
  const protects = (tag: string) => protectedTagOf([tag], settings) !== undefined;
  return byRule({ untagged, olderThan }, { now, exemptions: { excludes: [], keepList: EMPTY_KEEP_LIST, protects } });
}

/** What is missing in the numbers. */
function tellGaps({ repository, figures }: RepositoryStorage, { name }: Connection, context: Context<Session>): void {
  for (const gap of figures.gaps) {
    if (gap !== TAGGED_ONLY) context.warning(`${repository}: ${gap}. There may be more than was counted.`);
    else if (context.once(gap)) {
      context.warning(
        `${name} lists only what is tagged: what has no tag is not counted, and nobody can tell what could be freed.`,
      );
    }
  }
}
