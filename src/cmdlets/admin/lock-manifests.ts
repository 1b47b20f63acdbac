import { planManifestAttributes, UPDATE_RIGHTS } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { nameFilter, select } from '../registry/listing.ts';
import type { ManifestRecord } from '../registry/manifest.type.ts';
import { findNamedManifest, type ManifestNamed } from '../registry/named-manifest.ts';
import { findTarget } from '../registry/target.ts';
import { type Settable, setAllAttributes, setAttributes } from './set-attributes.ts';

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
  const isProtected = ({ properties }: Settable<ManifestProperties>) =>
    protectedTagOf(properties.tags, session.settings.current) !== undefined;
  const what = { change, reason: `has a tag that fits ${args.tag}` };
  const free = things.filter(each => !isProtected(each));
  for await (const manifest of setAllAttributes(connection, free, what, context)) {
    yield { place: { connection, repository }, manifest };
  }
  // a plan does not tell the tags of a manifest whose attributes it changes, so these are asked for one by one
  for (const { properties } of things.filter(isProtected)) {
    const place = { registryName: connection.name, repositoryName: repository };
    yield* lockManifests({ ...place, set: 'ByManifest', manifest: properties.digest }, change, context);
  }

  function factsOf({ digest, lastUpdateTime }: ManifestProperties): Settable<ManifestProperties>['facts'] {
    return { repository, tag: undefined, digest, lastUpdateTime };
  }
}
