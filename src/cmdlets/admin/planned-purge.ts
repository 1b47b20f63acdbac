import type { RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import { planChoice, planPurge } from '../../admin/purge/plan-purge.ts';
import type { PurgeRule } from '../../admin/purge/purge-rule.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { checkRegistry } from '../../registry/check.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import { listRepositories } from '../../registry/repositories.ts';
import type { Connection } from '../../session/connection.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import type { ChosenObjects } from './chosen-objects.ts';
import { readKeepFiles } from './keep-files.ts';
import type { PurgeArguments } from './purge-parameters.ts';
import { rulesOf } from './purge-rules.ts';

const PAGE_SIZE = 1000;

/** Plans what the parameters of a purge ask for; nothing is changed. Throws ShellError, RegistryError. */
export async function plannedPurge(
  args: PurgeArguments,
  context: Context<Session>,
  connection: Connection,
): Promise<RegistryPlan> {
  const { session } = context;
  const { rules, excludes } = rulesOf(args, session, connection);
  const keepList = await readKeepFiles(args.keepFile ?? [], context, connection);
  const settings = session.settings.current;
  const protects = (tag: string) => protectedTagOf([tag], settings) !== undefined;
  const planning = await planningIn(connection, rules, context);
  try {
    const all = await repositoriesOf(rules, context, connection);
    const isOutside = (name: RepositoryName) => excludes.some(each => each.isWhole && each.fitsRepository(name));
    const repositories = all.filter(each => !isOutside(each));
    return await planPurge(placeOf(connection), rules, {
      ...planning,
      repositories,
      exemptions: { excludes, keepList, protects },
    });
  } finally {
    context.progress(undefined);
  }
}

/** Plans to take off and delete exactly what was chosen; nothing is changed. Throws ShellError, RegistryError. */
export async function plannedChoice(
  { all, connection }: ChosenObjects,
  includeLocked: boolean,
  context: Context<Session>,
): Promise<RegistryPlan> {
  try {
    const planning = await planningIn(connection, [], context);
    return await planChoice(placeOf(connection), all, { ...planning, includeLocked });
  } finally {
    context.progress(undefined);
  }
}

const placeOf = ({ registry, name }: Connection) => ({ registry, registryName: name });

/** How a plan is made, besides what is in it. */
async function planningIn(connection: Connection, rules: readonly PurgeRule[], context: Context<Session>) {
  const { signal } = context;
  return {
    signal,
    now: await registryTime(
      connection,
      rules.some(each => each.olderThan !== undefined),
      signal,
    ),
    progress: (activity: string, done: number, total: number | undefined) =>
      context.progress({ activity, done, ...(total === undefined ? {} : { total }) }),
    missing: (name: RepositoryName) => context.error(noRepository(name, connection)),
  };
}

/** By the registry's clock, in milliseconds since 1970; throws ShellError `NoServerTime` where ages are wanted and it does not tell. */
export async function registryTime(
  { registry, name }: Connection,
  needsAge: boolean,
  signal: AbortSignal,
): Promise<number> {
  const { serverTime } = await checkRegistry(registry, { signal });
  if (serverTime) return serverTime.getTime();
  if (!needsAge) return Date.now();
  throw new ShellError('NoServerTime', `${name} does not say what time it is, so that nothing has an age.`, {
    recommendation:
      'Ages are measured by the clock of the registry, and its answers come without a Date. A proxy between may take it out.',
  });
}

/** The repositories that a rule fits, in byte order; names without wildcards cost no listing. */
async function repositoriesOf(
  rules: readonly PurgeRule[],
  context: Context<Session>,
  { registry }: Connection,
): Promise<readonly RepositoryName[]> {
  const filters = rules.flatMap(each => each.filters);
  const wanted = new Set<RepositoryName>();
  for (const { only } of filters) if (only !== undefined) wanted.add(only);
  if (filters.every(each => each.only !== undefined)) return [...wanted].sort();
  const unfit = new Set(filters);
  for await (const { items } of listRepositories(registry, { signal: context.signal, pageSize: PAGE_SIZE })) {
    context.session.names.learnRepositories(registry, items);
    for (const name of items) {
      for (const each of filters) {
        if (!each.fitsRepository(name)) continue;
        wanted.add(name);
        unfit.delete(each);
      }
    }
  }
  for (const { text, only } of unfit) if (only === undefined) context.warning(`No repository fits '${text}'.`);
  return [...wanted].sort();
}

const noRepository = (repository: RepositoryName, { name }: Connection): ShellError =>
  new ShellError('RepositoryNotFound', `There is no repository ${repository} in ${name}; it is left out of the plan.`, {
    category: 'ObjectNotFound',
    recommendation: `Get-AzContainerRegistryRepository -RegistryName ${name}`,
  });
