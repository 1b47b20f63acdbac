declare const tagBrand: unique symbol;

/** A tag, such as `1.4.2`. Made by {@link parseTagName} only. */
export type TagName = string & { readonly [tagBrand]: true };

const GRAMMAR = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/**
 * Reads a tag; `undefined` for anything that is none.
 * OCI distribution-spec, "Pulling manifests": the grammar of `<reference>` as a tag.
 */
export function parseTagName(text: string): TagName | undefined {
  return GRAMMAR.test(text) ? (text as TagName) : undefined;
}
