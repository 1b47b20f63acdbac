import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import { parseRepositoryName, type RepositoryName } from '../../src/registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../src/registry/model/tag-name.ts';

/** A repository name that the test knows to be one. */
export function repo(text: string): RepositoryName {
  const name = parseRepositoryName(text);
  if (!name) throw new Error(`${text} is no repository name`);
  return name;
}

/** A tag that the test knows to be one. */
export function tag(text: string): TagName {
  const name = parseTagName(text);
  if (!name) throw new Error(`${text} is no tag`);
  return name;
}

/** The digest of some content. */
export function digest(content: string): Digest {
  return digestOf(Buffer.from(content));
}
