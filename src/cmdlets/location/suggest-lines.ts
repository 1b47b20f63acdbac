import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** A whole line that fits where the session stands. */
export interface SuggestedLine {
  readonly text: string;
  readonly source: 'Registry';
  readonly tooltip: string;
}

interface Template {
  readonly line: string;
  readonly tooltip: string;
}

const MOST_SUGGESTED = 5;

/** Inputs that are looked through for the repository used last. */
const RECENT = 20;

/**
 * Lines that fit the location and go on as typed, ignoring case: from what the session knows, without asking a registry. Each can be run as it
 * stands, and none changes anything: what destroys comes with -WhatIf.
 */
export function suggestLines(session: Session, typed: string): readonly SuggestedLine[] {
  if (typed.trim() === '') return [];
  const begun = typed.toLowerCase();
  const found = templates(session).flatMap(({ line, tooltip }) => {
    const text = [line, line.replaceAll('-Acr', '-AzContainerRegistry')].find(
      each => each.length > typed.length && each.toLowerCase().startsWith(begun),
    );
    return text === undefined ? [] : [{ text, source: 'Registry' as const, tooltip }];
  });
  return found.slice(0, MOST_SUGGESTED);
}

function templates(session: Session): readonly Template[] {
  const { drive, segments } = session.places.current;
  const connection = session.connections.all.find(each => each.name === drive);
  if (!connection) return beforeConnecting(session);
  const here = parseRepositoryName(segments.join('/'));
  if (here && isRepository(session, connection, here)) return inRepository(session, connection, here);
  const prefix = segments.length === 0 ? '' : `${segments.join('/')}/`;
  return aboveRepositories(session, connection, prefix);
}

/** Not only the beginning of names, as far as anybody has been told. */
const isRepository = ({ names }: Session, { registry }: Connection, name: RepositoryName): boolean =>
  names.hasSeen(registry, name) || names.seenTags(registry, name).length > 0;

function beforeConnecting({ saved, knownRegistries }: Session): readonly Template[] {
  const names = new Set([...saved.list().map(each => each.registry), ...knownRegistries.names]);
  return [
    ...[...names].map(name => ({ line: `Connect-AzContainerRegistry ${name}`, tooltip: `Connects to ${name}.` })),
    { line: 'Connect-AzContainerRegistry -Emulator', tooltip: 'Tries the shell on the embedded registry.' },
  ];
}

function inRepository({ names }: Session, { registry }: Connection, repository: RepositoryName): readonly Template[] {
  const [newest] = names.seenTags(registry, repository);
  return [
    { line: 'Get-AcrTag -OrderBy LastUpdatedDesc -First 10', tooltip: `The newest tags of ${repository}.` },
    { line: 'Get-AcrManifest -Untagged', tooltip: 'Manifests that no tag points to.' },
    { line: 'Get-AcrManifest -Untagged | Remove-AcrManifest -WhatIf', tooltip: 'What removing them would do.' },
    ...(newest
      ? [
          { line: `Get-AcrManifest -Tag ${newest.name}`, tooltip: `The manifest of ${newest.name}.` },
          { line: `Get-Item ./:${newest.name}`, tooltip: `The tag ${newest.name}.` },
          { line: `Remove-AcrManifest -Tag ${newest.name} -WhatIf`, tooltip: 'What removing it would do.' },
          { line: `Remove-AcrTag -Name ${newest.name} -WhatIf`, tooltip: 'What removing the tag alone would do.' },
        ]
      : []),
    { line: 'cd ..', tooltip: 'One step up.' },
  ];
}

function aboveRepositories(session: Session, { registry, name }: Connection, prefix: string): readonly Template[] {
  const below = session.names.seenRepositories(registry).find(each => each.startsWith(prefix));
  const repository = usedLast(session, registry) ?? below;
  return [
    ...(below ? [{ line: `cd ${below.slice(prefix.length)}`, tooltip: `Goes to ${below}.` }] : []),
    {
      line: prefix === '' ? 'Get-AcrRepository' : `Get-AcrRepository ${prefix}*`,
      tooltip: `The repositories of ${name}.`,
    },
    ...(repository
      ? [
          {
            line: `Get-AcrTag ${repository} -OrderBy LastUpdatedDesc -First 10`,
            tooltip: `The newest tags of ${repository}.`,
          },
          { line: `Get-AcrManifest ${repository} -Untagged`, tooltip: `Manifests of ${repository} without a tag.` },
          {
            line: `Get-AcrManifest ${repository} -Untagged | Remove-AcrManifest -WhatIf`,
            tooltip: 'What removing them would do.',
          },
          { line: `Remove-AcrRepository ${repository} -WhatIf`, tooltip: 'What removing the repository would do.' },
        ]
      : []),
    ...(prefix === '' ? [] : [{ line: 'cd ..', tooltip: 'One step up.' }]),
  ];
}

/** The repository that was named last in what was typed. */
function usedLast({ history, names }: Session, registry: Connection['registry']): string | undefined {
  for (const { line } of history.entries.slice(-RECENT).toReversed()) {
    const words = line.split(/[\s:@'"]+/);
    const found = words.find(each => names.hasSeen(registry, each));
    if (found !== undefined) return found;
  }
  return undefined;
}
