import type { Chosen } from '../../admin/purge/plan-chosen.ts';
import { ShellError } from '../../engine/error-record.ts';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { isObject } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { findTarget, tagName } from '../registry/target.ts';
import { textProperty } from '../registry/text-property.ts';

interface Choice {
  readonly tags: Map<TagName, Digest | undefined>;
  readonly manifests: Set<Digest>;
}

/** What came along the pipeline to be planned: tags and manifests of one registry, each once. */
export class ChosenObjects {
  readonly #session: Session;
  readonly #registryName: string | undefined;
  readonly #chosen = new Map<RepositoryName, Choice>();
  #connection: Connection | undefined;

  constructor(session: Session, registryName: string | undefined) {
    this.#session = session;
    this.#registryName = registryName;
  }

  /** Takes a tag, a manifest, an item of a plan, or a reference such as `team/api:1.4.2`. Throws ShellError, SessionError. */
  add(given: Value): void {
    const text = (...names: readonly string[]) => textProperty(given, ...names);
    if (text('Action') === 'update attributes') throw noDeletion();
    const isReference = !isObject(given);
    const target = findTarget(this.#session, {
      registryName: text('RegistryName') ?? this.#registryName,
      repositoryName: isReference ? toText(given) : text('RepositoryName', 'ImageName', 'Repository'),
    });
    this.#connection ??= target.connection;
    if (this.#connection !== target.connection) throw severalRegistries(this.#connection, target.connection);
    const digest = target.digest ?? parseDigest(text('Digest', 'Manifest') ?? '');
    const isTag = isObject(given) && given.type.view?.subject === 'tag';
    const written = text('Tag') ?? (isTag || digest === undefined ? text('Name') : undefined);
    const tag = written === undefined ? target.tag : tagName(written);
    const choice = this.#chosen.get(target.repository) ?? { tags: new Map(), manifests: new Set() };
    if (tag !== undefined) choice.tags.set(tag, digest);
    else if (digest !== undefined) choice.manifests.add(digest);
    else throw namesNothing(toText(given));
    this.#chosen.set(target.repository, choice);
  }

  /** The registry that they are in. Throws SessionError where nothing came and no registry is meant. */
  get connection(): Connection {
    return this.#connection ?? this.#session.connection(this.#registryName);
  }

  get all(): ReadonlyMap<RepositoryName, Chosen> {
    return this.#chosen;
  }
}

const severalRegistries = (one: Connection, other: Connection): ShellError =>
  new ShellError('SeveralRegistries', `A plan is for one registry: ${other.name} comes after ${one.name}.`, {
    category: 'InvalidArgument',
    recommendation: `Make a plan for each: … | Where-Object RegistryName -eq ${other.name} | New-AzContainerRegistryPlan`,
  });

const noDeletion = (): ShellError =>
  new ShellError('NoDeletion', 'An item that updates attributes is none that is deleted or taken off.', {
    category: 'InvalidArgument',
    recommendation:
      "Choose the others: $plan.Items | Where-Object Action -ne 'update attributes' | New-AzContainerRegistryPlan",
  });

const namesNothing = (text: string): ShellError =>
  new ShellError('MissingImage', `'${text}' names neither a tag nor a manifest.`, {
    category: 'InvalidArgument',
    recommendation:
      "Pipe tags or manifests: Get-AzContainerRegistryTag team/api pr-* | New-AzContainerRegistryPlan; for rules: -Filter 'team/api:pr-*'",
  });
