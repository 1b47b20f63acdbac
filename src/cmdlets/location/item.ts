import { getManifest } from '../../registry/manifests.ts';
import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import { getRepository } from '../../registry/repositories.ts';
import { getTag } from '../../registry/tags.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { tagType } from '../registry/tag.type.ts';
import { digestOf, tagName } from '../registry/target.ts';
import { type Place, repositoryAt } from './place.ts';

const repositoryRecord = recordType(repositoryType);
const tagRecord = recordType(tagType);
const manifestRecord = recordType(manifestType);

/** What a path names: a manifest by digest, a tag, or else a repository. */
export interface Item {
  readonly value: Value;
  readonly attributes: ChangeableAttributes | undefined;
}

/** Reads the item at a place. Throws RegistryError when there is none. */
export async function readItem(
  place: Place,
  context: { readonly interactive: boolean; readonly signal: AbortSignal },
): Promise<Item> {
  const { connection, path } = place;
  const { signal } = context;
  const { registry } = connection;
  const repository = repositoryAt(place);
  const at = { connection, repository };
  if (path.digest !== undefined) {
    const digest = await digestOf(path.digest, { ...at, tag: undefined, digest: undefined }, context);
    const manifest = await getManifest(registry, { repository, digest }, { signal });
    return {
      value: new TypedObject(manifestRecord, { place: at, manifest }),
      attributes: manifest.changeableAttributes,
    };
  }
  if (path.tag !== undefined) {
    const tag = await getTag(registry, { repository, tag: tagName(path.tag) }, { signal });
    return { value: new TypedObject(tagRecord, { place: at, tag }), attributes: tag.changeableAttributes };
  }
  const properties = await getRepository(registry, repository, { signal });
  return {
    value: new TypedObject(repositoryRecord, { connection, repository: properties }),
    attributes: properties.changeableAttributes,
  };
}
