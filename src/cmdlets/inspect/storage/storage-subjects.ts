import type { RegistryPlan } from '../../../admin/bulk/registry-plan.ts';
import type { Chosen } from '../../../admin/purge/plan-chosen.ts';
import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { parseReference } from '../../../registry/model/reference.ts';
import type { RepositoryName } from '../../../registry/model/repository-name.ts';
import { listRepositories } from '../../../registry/repositories.ts';
import type { Connection } from '../../../session/connection.ts';
import { isAtOrBelow, pathWithin } from '../../../session/location.ts';
import type { Session } from '../../../session/session.ts';
import { isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { hasWildcard, wildcard } from '../../../values/wildcard.ts';
import { ChosenObjects } from '../../admin/chosen-objects.ts';
import { planIn } from '../../admin/plan.type.ts';
import { whatCame } from '../../registry/listing.ts';
import { patternPlace } from '../../registry/pattern-place.ts';
import { findTarget } from '../../registry/target.ts';
import { textProperty } from '../../registry/text-property.ts';
import { incoming } from '../../utility/incoming.ts';

/** What is to be measured, all of one registry. */
export interface StorageSubjects {
  readonly connection: Connection;
  /** As wholes, each once. */
  readonly repositories: readonly RepositoryName[];
  /** Images of repositories. */
  readonly chosen: ReadonlyMap<RepositoryName, Chosen>;
  /** That of -Plan, or one that came along. */
  readonly plan: RegistryPlan | undefined;
}

export interface SubjectArguments {
  readonly repositoryName: readonly string[] | undefined;
  readonly registryName: string | undefined;
  readonly plan: RegistryPlan | undefined;
  readonly inputObject: Value | undefined;
}

const PAGE_SIZE = 1000;

/**
 * What was named or came along the pipeline; nothing: the repositories of the plan, else those at and below the current location. Throws
 * ShellError, SessionError, RegistryError.
 */
export async function storageSubjects(
  input: AsyncIterable<readonly Value[]>,
  args: SubjectArguments,
  context: Context<Session>,
): Promise<StorageSubjects> {
  const { session } = context;
  const { repositoryName = [], plan } = args;
  const patterns = repositoryName.filter(hasWildcard).map(each => patternPlace(each, session));
  const host = patterns.find(each => each.host !== undefined)?.host;
  const gathered = new GatheredSubjects(session, args.registryName ?? plan?.server, plan);
  if (host !== undefined) for (const each of patterns) gathered.expect(each.host);
  if (context.piped || context.given.has('inputObject')) {
    for await (const batch of incoming(input, context, args.inputObject)) for (const each of batch) gathered.add(each);
    return gathered.all;
  }
  for (const each of repositoryName) if (!hasWildcard(each)) gathered.add(each);
  if (repositoryName.length === 0 && plan) gathered.addPlan(plan);
  if (patterns.length > 0 || (repositoryName.length === 0 && !plan)) {
    const { connection } = gathered.all;
    const tests = patterns.length > 0 ? patterns.map(each => testOf(each.pattern)) : [below(session, connection)];
    for (const name of await everyRepository(connection, context)) {
      if (tests.some(test => test(name))) gathered.add(host === undefined ? name : `${host}/${name}`);
    }
  }
  const { all } = gathered;
  if (all.repositories.length + all.chosen.size === 0 && patterns.length > 0)
    throw noneFits(
      patterns.map(each => each.pattern),
      all.connection,
    );
  return all;
}

/** The names of all repositories; a listing that breaks off is told as partial output. Throws RegistryError. */
export async function everyRepository(
  { registry }: Connection,
  context: Context<Session>,
): Promise<readonly RepositoryName[]> {
  const names: RepositoryName[] = [];
  for await (const { items } of whatCame(
    listRepositories(registry, { signal: context.signal, pageSize: PAGE_SIZE }),
    context,
  )) {
    context.session.names.learnRepositories(registry, items);
    names.push(...items);
  }
  return names;
}

/** Repositories at and below the current location. */
function below({ places }: Session, connection: Connection): (name: RepositoryName) => boolean {
  const path = pathWithin(connection.name, places.current);
  return name => isAtOrBelow(path, name);
}

function testOf(pattern: string): (name: RepositoryName) => boolean {
  if (!pattern.includes(':')) return wildcard(pattern);
  const [repository = '', tags = ''] = pattern.split(':');
  const source = hasWildcard(repository)
    ? `Get-AzContainerRegistryRepository ${repository} -Detailed | Get-AzContainerRegistryTag -Name ${tags}`
    : `Get-AzContainerRegistryTag ${repository === '' ? '-Name' : repository} ${tags}`;
  throw new ShellError('InvalidReference', `'${pattern}' is no pattern for repositories.`, {
    category: 'InvalidArgument',
    recommendation: `Pipe tags in: ${source} | Measure-AzContainerRegistryStorage`,
  });
}

const noneFits = (patterns: readonly string[], { name }: Connection): ShellError =>
  new ShellError('RepositoryNotFound', `No repository of ${name} fits ${patterns.join(', ')}.`, {
    category: 'ObjectNotFound',
    recommendation: `Get-AzContainerRegistryRepository -RegistryName ${name}`,
  });

/** Takes repositories, and tags and manifests of some, in any order. */
class GatheredSubjects {
  readonly #session: Session;
  readonly #registryName: string | undefined;
  readonly #repositories = new Set<RepositoryName>();
  readonly #chosen: ChosenObjects;
  #connection: Connection | undefined;
  #plan: RegistryPlan | undefined;

  constructor(session: Session, registryName: string | undefined, plan: RegistryPlan | undefined) {
    this.#plan = plan;
    this.#session = session;
    this.#registryName = registryName;
    this.#chosen = new ChosenObjects(session, registryName);
  }

  add(given: Value): void {
    const plan = isObject(given) ? planIn(given) : undefined;
    if (plan) {
      this.addPlan(plan);
      return;
    }
    const text = repositoryIn(given);
    if (text === undefined) {
      this.#chosen.add(given);
      this.#check(this.#chosen.connection);
      return;
    }
    const registryName = textProperty(given, 'RegistryName') ?? this.#registryName;
    const target = findTarget(this.#session, { registryName, repositoryName: text });
    this.#check(target.connection);
    this.#repositories.add(target.repository);
  }

  /** The repositories of the plan, which tells what could be freed. Throws ShellError `SeveralPlans`. */
  addPlan(plan: RegistryPlan): void {
    if (this.#plan !== undefined && this.#plan !== plan) {
      throw new ShellError('SeveralPlans', 'One plan is measured at a time.', {
        category: 'InvalidArgument',
        recommendation: 'Measure each for itself: … | ForEach-Object { Measure-AzContainerRegistryStorage -Plan $_ }',
      });
    }
    this.#plan = plan;
    this.#check(this.#session.connection(this.#registryName ?? plan.server));
    for (const { repository } of plan.repositories) this.#repositories.add(repository);
  }

  /** The registry that a pattern has in front, or has none. Throws ShellError `SeveralRegistries`. */
  expect(host: string | undefined): void {
    this.#check(this.#session.connection(host ?? this.#registryName));
  }

  get all(): StorageSubjects {
    const connection = this.#connection ?? this.#session.connection(this.#registryName);
    return { connection, repositories: [...this.#repositories], chosen: this.#chosen.all, plan: this.#plan };
  }

  #check(connection: Connection): void {
    this.#connection ??= connection;
    if (this.#connection === connection) return;
    throw new ShellError(
      'SeveralRegistries',
      `One registry is measured at a time: ${connection.name} comes after ${this.#connection.name}.`,
      {
        category: 'InvalidArgument',
        recommendation: `Measure each for itself: … | Where-Object RegistryName -eq ${connection.name} | Measure-AzContainerRegistryStorage`,
      },
    );
  }
}

/** The name of the repository that is meant as a whole; undefined for an image, or what is to be taken for one. */
function repositoryIn(given: Value): string | undefined {
  if (!isObject(given)) {
    const text = toText(given);
    const reference = parseReference(text);
    return reference && reference.tag === undefined && reference.digest === undefined ? text : undefined;
  }
  const repository = textProperty(given, 'RepositoryName', 'ImageName');
  const isImage = given.type.view?.subject === 'tag' || textProperty(given, 'Tag', 'Digest', 'Manifest') !== undefined;
  return isImage ? undefined : repository;
}
