import type { Emulator } from '../../../../src/emulator/emulator.ts';
import { shownItem } from '../../../../src/ui/browser/acting/shown-item.ts';
import { subjectOf } from '../../../../src/ui/browser/subject.ts';
import type { Value } from '../../../../src/values/value.ts';
import type { TestShell } from '../../../support/shell.ts';

/** The objects that a line answers. */
export async function valuesOf(shell: TestShell, line: string): Promise<readonly Value[]> {
  const before = shell.values.length;
  await shell.run(line);
  return shell.values.slice(before);
}

/** Rows of a listing as targets, each with the line that `lineOf` makes for it. */
export async function targetsOf<Kind extends 'tag' | 'manifest' | 'repository'>(
  shell: TestShell,
  listing: string,
  kind: Kind,
  lineOf: (subject: Extract<NonNullable<ReturnType<typeof subjectOf>>, { readonly kind: Kind }>) => string,
) {
  const values = await valuesOf(shell, listing);
  return values.map(value => {
    const subject = subjectOf(value);
    if (!isOf(subject, kind)) throw new Error(`a row of ${listing} is no ${kind}`);
    return { subject, line: lineOf(subject), shown: shownItem(value) };
  });
}

const isOf = <Kind extends string>(
  subject: ReturnType<typeof subjectOf>,
  kind: Kind,
): subject is Extract<NonNullable<typeof subject>, { readonly kind: Kind }> => subject?.kind === kind;

/** A repository as the registry keeps it, to be changed behind everybody's back. */
export function storedRepository({ store }: Emulator, name: string) {
  const repository = store.repository(name);
  if (!repository) throw new Error(`the fixture has no ${name}`);
  return repository;
}

/** A tag as the registry keeps it. */
export function storedTag(emulator: Emulator, repository: string, name: string) {
  const tag = storedRepository(emulator, repository).tags.get(name);
  if (!tag) throw new Error(`the fixture has no ${repository}:${name}`);
  return tag;
}

/** Somebody else points a tag at the manifest of another tag. */
export function moveTag(emulator: Emulator, repository: string, name: string, other: string): void {
  const { digest, updated } = storedTag(emulator, repository, other);
  const stored = storedRepository(emulator, repository);
  const manifest = stored.manifests.get(digest);
  if (manifest) stored.tag(name, manifest, updated);
}

/** Changing requests that reached the registry: `DELETE 202`. */
export const sent = ({ ledger }: Emulator): readonly string[] =>
  ledger.entries
    .filter(each => ['PATCH', 'PUT', 'DELETE'].includes(each.method))
    .map(each => `${each.method} ${each.status}`);

/** What has changed in the registry, in words: `tag deleted v1`. */
export const changed = ({ ledger }: Emulator): readonly string[] =>
  ledger.effects.flatMap(each => {
    if (each.kind === 'token issued') return [];
    const what =
      'tag' in each ? each.tag : 'item' in each ? each.item : 'digest' in each ? each.digest : each.repository;
    return [`${each.kind} ${what ?? ''}`.trim()];
  });
