import { planTagAttributes } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import { listTags } from '../../registry/tags.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { tagPattern } from '../registry/leaf.kind.ts';
import { nameFilter, select } from '../registry/listing.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { type TagRecord, tagType } from '../registry/tag.type.ts';
import { findNamedTag, findTarget, type Named } from '../registry/target.ts';
import { lockSwitches } from './lock-switches.ts';
import { type Settable, setAllAttributes, setAttributes } from './set-attributes.ts';

/** What locking and unlocking a tag have in common. */
export const tagLocking = {
  grade: 'change',
  manyAtOnce: true,
  guarded: true,
  parameters: {
    repositoryName,
    name: tagPattern({ help: 'Tag; wildcards are allowed.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    registryName,
    ...lockSwitches,
  },
  output: tagType,
} as const;

/** Sets these attributes of a tag, or of all tags that fit a pattern. */
export async function* lockTags(
  args: Named & { readonly name: string | undefined },
  change: AttributeChange,
  context: Context<Session>,
): AsyncGenerator<TagRecord> {
  const { session, signal } = context;
  const { name } = args;
  if (name === undefined || !hasWildcard(name)) {
    const { connection, repository, tag } = findNamedTag(session, args);
    const place = { registry: connection.registry, registryName: connection.name, repository, tag };
    const updated = await setAttributes(await planTagAttributes(place, change, signal), change, context);
    if (updated) yield { place: { connection, repository }, tag: updated };
    return;
  }
  const { connection, repository } = findTarget(session, args, true);
  const passes = nameFilter(name);
  const things: Settable<TagProperties>[] = [];
  const pages = listTags(connection.registry, repository, { signal });
  for await (const tags of select(pages, passes && (each => passes(each.name)))) {
    things.push(...tags.map(properties => ({ facts: factsOf(properties), properties })));
  }
  const what = { change, reason: `fits ${name}` };
  for await (const tag of setAllAttributes(connection, things, what, context)) {
    yield { place: { connection, repository }, tag };
  }

  function factsOf({ name: tag, digest, lastUpdateTime }: TagProperties): Settable<TagProperties>['facts'] {
    return { repository, tag, digest, lastUpdateTime };
  }
}
