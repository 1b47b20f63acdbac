import { offerWords } from '../../engine/completion/offer.ts';
import { kindBuilder, stringKind, valueKind } from '../../engine/kinds.ts';
import type { Completer } from '../../engine/parameter.ts';
import type { Value } from '../../values/value.ts';

/** The properties of what the pipeline brings. */
const complete: Completer = async (word, { incoming }) => offerWords(await incoming(), word);

/** Properties by name or script block, or by hashtables with these keys. */
export const propertyWith = (...keys: readonly string[]) => kindBuilder<Value>({ ...valueKind, complete, keys });

/** The name of a property. */
export const propertyName = kindBuilder<string>({ ...stringKind, complete });
