import { storedNames } from '../../content/stored-names.ts';
import { offerNames } from '../../engine/completion/offer.ts';
import { kindBuilder, wildcardKind } from '../../engine/kinds.ts';
import type { Completer } from '../../engine/parameter.ts';
import { writablePath } from '../utility/file-paths.ts';

/** The names of the images in the folder or tar that the path of the call names: what a registry has, none of them need be called. */
const completeStoredName: Completer = async (word, { bound: { path }, signal }) => {
  if (typeof path !== 'string' || path === '') return { values: [] };
  const names = await storedNames(await writablePath(path), { signal });
  return offerNames(names, word, { nameOf: name => name, offerOf: value => ({ value }) });
};

/** What an image is called in a folder or tar, with wildcards. */
export const storedName = kindBuilder<string>({ ...wildcardKind, complete: completeStoredName });
