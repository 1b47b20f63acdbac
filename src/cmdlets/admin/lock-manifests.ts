import { planManifestAttributes, UPDATE_RIGHTS } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { tagPattern } from '../registry/leaf.kind.ts';
import { nameFilter, select } from '../registry/listing.ts';
import { type ManifestRecord, manifestType } from '../registry/manifest.type.ts';
import { findNamedManifest, type ManifestNamed, manifestDigest } from '../registry/named-manifest.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { findTarget } from '../registry/target.ts';
import { lockSwitches } from './lock-switches.ts';
import { type Settable, setAllAttributes, setAttributes } from './set-attributes.ts';

/** What locking and unlocking a manifest have in common. */
export const manifestLocking = {
  grade: 'change',
  manyAtOnce: true,
  guarded: true,
  parameters: {
    repositoryName,
    manifest: manifestDigest,
    tag: tagPattern({
      help: 'A tag of the manifest; wildcards are allowed.',
      set: 'ByTag',
      mandatory: true,
      pipeline: 'property',
    }),
    registryName,
    ...lockSwitches,
  },
  defaultSet: 'ByManifest',
  output: manifestType,
} as const;

/** Sets these attributes of a manifest, or of all manifests with a tag that fits a pattern. */
export async function* lockManifests(
  args: ManifestNamed,
  change: AttributeChange,
  context: Context<Session>,
): AsyncGenerator<ManifestRecord> {
  const { session, signal } = context;
  if (args.set !== 'ByTag' || !hasWildcard(args.tag)) {
    const { connection, repository, digest } = await findNamedManifest(args, context, UPDATE_RIGHTS);
    const place = { registry: connection.registry, registryName: connection.name, repository, digest };
    const updated = await setAttributes(await planManifestAttributes(place, change, signal), change, context);
    if (updated) yield { place: { connection, repository }, manifest: updated };
    return;
  }
  const { connection, repository } = findTarget(session, args, true);
  const passes = nameFilter(args.tag) ?? (() => true);
  const things: Settable<ManifestProperties>[] = [];
  const pages = listManifests(connection.registry, repository, { signal });
  for await (const manifests of select(pages, each => each.tags.some(passes))) {
    things.push(...manifests.map(properties => ({ facts: factsOf(properties), properties })));
  }
  const what = { change, reason: `has a tag that fits ${args.tag}` };
  for await (const manifest of setAllAttributes(connection, things, what, context)) {
    yield { place: { connection, repository }, manifest };
  }

  function factsOf({ digest, tags, lastUpdateTime }: ManifestProperties): Settable<ManifestProperties>['facts'] {
    return { repository, tag: undefined, digest, tags, lastUpdateTime };
  }
}
