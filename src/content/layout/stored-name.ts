import { parseReference, type Reference } from '../../registry/model/reference.ts';
import { parseTagName } from '../../registry/model/tag-name.ts';
import type { StoredImage } from '../stored-images.ts';
import { IMAGE_NAME, REF_NAME } from './layout-paths.ts';

/** What the annotations of an entry of index.json call it. */
export function storedName(annotations: Readonly<Record<string, string>>): Omit<StoredImage, 'digest'> {
  const whole = annotations[IMAGE_NAME];
  const short = annotations[REF_NAME];
  const name = whole ?? short;
  if (name === undefined) return { name: undefined, repository: undefined, tag: undefined };
  const tag = short === undefined ? undefined : parseTagName(short);
  const reference = parseName(name);
  // a tag alone looks like a repository
  if (whole === undefined && tag !== undefined) return { name, repository: undefined, tag };
  return { name, repository: reference?.repository, tag: reference?.tag ?? tag };
}

/** The same of what docker save calls an image: `nginx:latest`. */
export function nameOfReference(text: string): Omit<StoredImage, 'digest'> {
  const reference = parseName(text);
  return { name: text, repository: reference?.repository, tag: reference?.tag };
}

/** Docker calls `docker.io/library/nginx` what everybody, and its older archives, call `nginx` (distribution reference, "familiar names"). */
const parseName = (text: string): Reference | undefined =>
  parseReference(text.replace(/^(?:index\.)?docker\.io\/library\/(?=[^/]+$)/, ''));
