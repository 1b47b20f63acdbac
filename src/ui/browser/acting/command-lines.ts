import { quoteArgument } from '../../../engine/completion/quote.ts';
import type { Place } from '../place.ts';
import type { ManifestSubject, RepositorySubject, Subject, TagSubject } from '../subject.ts';

/** Switches to set, by the names of the cmdlets' parameters; those that are left out are not sent. */
export interface AttributeWish {
  readonly readEnabled?: boolean;
  readonly writeEnabled?: boolean;
  readonly listEnabled?: boolean;
  readonly deleteEnabled?: boolean;
}

/** What can be deleted and locked. */
export type ItemSubject = RepositorySubject | TagSubject | ManifestSubject;

export const isItem = (subject: Subject): subject is ItemSubject =>
  subject.kind === 'repository' || subject.kind === 'tag' || subject.kind === 'manifest';

/** The cmdlet that deletes what a row is. Of a tag that is the tag alone: its manifest, and so its other tags, stay. */
export const deleteLine = (subject: ItemSubject): string => `Remove-${target(subject)}`;

/** The cmdlet that removes a tag; its manifest stays. */
export const untagLine = (subject: TagSubject): string => deleteLine(subject);

/** The cmdlet that sets these attributes, and no others. */
export const attributesLine = (subject: ItemSubject, wish: AttributeWish): string =>
  [`Update-${target(subject)}`, ...SWITCHES.flatMap(each => switchText(each, wish))].join(' ');

/** The two switches that keep something from being pushed over and deleted (ACR, "Lock a container image"). */
export const LOCKED: AttributeWish = { writeEnabled: false, deleteEnabled: false };
export const UNLOCKED: AttributeWish = { writeEnabled: true, deleteEnabled: true };

/** The cmdlet that shows one registry, repository, tag or manifest, or what is below a prefix. */
export function readLine(subject: Subject): string {
  if (subject.kind === 'registry') return `Get-AzContainerRegistryConnection -Name ${quoteArgument(subject.registry)}`;
  if (subject.kind === 'prefix') {
    const { registry, prefix } = subject;
    return `Get-ChildItem ${quoteArgument(`${registry}:/${prefix}`)} -Repositories`;
  }
  if (subject.kind !== 'manifest') return `Get-${target(subject)}`;
  const { digest } = subject;
  return `Get-AzContainerRegistryManifest ${repositoryParameters(subject)} -Name ${quoteArgument(digest)}`;
}

/** The cmdlet that takes back the change with this number: a line that is kept must not mean another one later. Without one, the last there is. */
export function undoLine(which: 'undo' | 'redo' | readonly number[]): string {
  const command = 'Undo-AzContainerRegistryChange';
  if (which === 'undo') return command;
  return which === 'redo' ? `${command} -Redo` : `${command} -Id ${numbersText(which)}`;
}

/** `7`, `7,9`, and `(7..9)` for those that follow one another. */
function numbersText(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  const isRow = numbers.length > 2 && numbers.every((each, index) => each === first + index);
  return isRow ? `(${first}..${numbers.at(-1)})` : numbers.join(',');
}

/**
 * The cmdlet that lists a place; undefined for places that are no listing (details and what the browser makes itself). `newestFirst` asks the
 * registry for that order, which only Azure Container Registry knows.
 */
export function listLine(place: Place, options: { readonly newestFirst?: boolean } = {}): string | undefined {
  if (place.kind === 'registries') return 'Get-AzContainerRegistryConnection';
  if (place.kind === 'repositories') {
    const { registry, prefix, flat } = place;
    return `Get-ChildItem ${quoteArgument(`${registry}:/${prefix}`)} -Repositories${flat ? ' -Recurse' : ''}`;
  }
  if (place.kind !== 'repository') return undefined;
  const within = repositoryParameters(place);
  const order = options.newestFirst ? ' -OrderBy LastUpdatedDesc' : '';
  switch (place.tab) {
    case 'tags':
      return `Get-AzContainerRegistryTag ${within}${order}`;
    case 'manifests':
      return `Get-AzContainerRegistryManifest ${within}${order}`;
    case 'referrers':
      return `Get-AzContainerRegistryReferrer ${within}`;
    case 'info':
      return `${readLine({ ...place, kind: 'repository' })} -Detailed`;
  }
}

/** `AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api -Name 1.4.2`: what stands behind Get-, Update- and Remove-. */
function target(subject: ItemSubject): string {
  switch (subject.kind) {
    case 'repository':
      return `AzContainerRegistryRepository -RegistryName ${quoteArgument(subject.registry)} -Name ${quoteArgument(subject.repository)}`;
    case 'tag':
      return `AzContainerRegistryTag ${repositoryParameters(subject)} -Name ${quoteArgument(subject.tag)}`;
    case 'manifest':
      return `AzContainerRegistryManifest ${repositoryParameters(subject)} -Manifest ${quoteArgument(subject.digest)}`;
  }
}

/** The parameters that name a repository, for the cmdlets of what is in it. */
export const repositoryParameters = ({
  registry,
  repository,
}: {
  readonly registry: string;
  readonly repository: string;
}) => `-RegistryName ${quoteArgument(registry)} -RepositoryName ${quoteArgument(repository)}`;

const SWITCHES = ['readEnabled', 'writeEnabled', 'listEnabled', 'deleteEnabled'] as const;

function switchText(name: (typeof SWITCHES)[number], wish: AttributeWish): readonly string[] {
  const value = wish[name];
  return value === undefined ? [] : [`-${name.charAt(0).toUpperCase()}${name.slice(1)} $${value}`];
}
