/** What a set of JSON values has in common: the types seen and, for objects, which keys always or sometimes occur. */
export interface Shape {
  types: Set<string>;
  /** How many objects were merged. */
  objects: number;
  keys: Map<string, { count: number; shape: Shape }>;
  /** Shape of all elements of all arrays. */
  element: Shape | undefined;
}

/** A shape of nothing yet. */
export function emptyShape(): Shape {
  return { types: new Set(), objects: 0, keys: new Map(), element: undefined };
}

/** Merges one more value into a shape. */
export function learn(shape: Shape, value: unknown): void {
  shape.types.add(typeName(value));
  if (Array.isArray(value)) {
    shape.element ??= emptyShape();
    for (const each of value) learn(shape.element, each);
  } else if (typeof value === 'object' && value !== null) {
    shape.objects += 1;
    for (const [key, each] of Object.entries(value)) {
      const known = shape.keys.get(key) ?? { count: 0, shape: emptyShape() };
      known.count += 1;
      learn(known.shape, each);
      shape.keys.set(key, known);
    }
  }
}

/** In what a value differs from a shape: keys never seen, keys always seen but missing, other types. */
export function differences(shape: Shape, value: unknown, at = '$'): string[] {
  if (!shape.types.has(typeName(value))) return [`${at}: ${typeName(value)}, recorded ${[...shape.types].join('|')}`];
  if (Array.isArray(value)) {
    const { element } = shape;
    return element === undefined || element.types.size === 0
      ? []
      : value.flatMap((each, index) => differences(element, each, `${at}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const found: string[] = [];
  for (const [key, each] of Object.entries(value)) {
    const known = shape.keys.get(key);
    found.push(
      ...(known === undefined ? [`${at}.${key}: never recorded`] : differences(known.shape, each, `${at}.${key}`)),
    );
  }
  for (const [key, { count }] of shape.keys)
    if (count === shape.objects && !(key in value)) found.push(`${at}.${key}: missing`);
  return found;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
