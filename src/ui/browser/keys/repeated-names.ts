/** A name that stands twice in one object of a JSON text. */
export interface RepeatedName {
  readonly name: string;
  /** The name that the object stands under; empty for the outermost. */
  readonly under: string;
}

/** A text, and whether it is a name; or where an object or list begins or ends. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * Names that stand twice in one object: JSON.parse keeps the last of them without a word.
 * @param json a text that JSON.parse takes.
 */
export function repeatedNames(json: string): readonly RepeatedName[] {
  const repeated: RepeatedName[] = [];
  const open: { readonly names: Set<string>; readonly under: string }[] = [];
  let last = '';
  for (const [sign, text, colon] of json.matchAll(token)) {
    const inner = open.at(-1);
    if (sign === '{' || sign === '[') open.push({ names: new Set(), under: last });
    else if (sign === '}' || sign === ']') open.pop();
    else if (inner !== undefined && text !== undefined && colon !== undefined) {
      last = String(JSON.parse(text));
      if (inner.names.has(last)) repeated.push({ name: last, under: inner.under });
      inner.names.add(last);
    }
  }
  return repeated;
}
