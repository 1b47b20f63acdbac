import { toJson } from '../../../values/json-write.ts';
import { isArray, isObject } from '../../../values/object-value.ts';
import type { ObjectValue, Value } from '../../../values/value.ts';
import { cellText } from '../../../views/cell.ts';
import { isScalar, objectList } from '../../../views/object-view.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { type Fact, factLines, linkOf, remark } from './detail-line.ts';
import { laidOutLines } from './json-lines.ts';
import { propertyOf } from './read-value.ts';

/** Everything about an object: what its list shows, then the properties that are not among it, with their parts. */
export function describeLines(value: Value, { now }: { readonly now: () => number }): readonly DocumentLine[] {
  if (!isObject(value) || isScalar(value)) return partLines(value, 0);
  if (value.type.view?.list === undefined) return propertiesLines(value, value.type.propertyNames(value), 0);
  const facts = listedFacts(value, now);
  const labels = new Set(facts.map(each => each.label.toLowerCase()));
  const rest = value.type.propertyNames(value).filter(name => !labels.has(name.toLowerCase()));
  return propertiesLines(value, rest, 0, facts);
}

/** What a glance at an object is for: what its list shows, all of it where it has none. */
export function glanceLines(value: Value, { now }: { readonly now: () => number }): readonly DocumentLine[] {
  return isObject(value) && !isScalar(value) && value.type.view?.list !== undefined
    ? factLines(listedFacts(value, now))
    : describeLines(value, { now });
}

const listedFacts = (value: ObjectValue, now: () => number): readonly Fact[] =>
  objectList(value, { now, most: -1 }).map(({ label, text, look, address }) => ({
    label,
    text,
    look,
    link: address === undefined ? linkOf(text) : { url: address },
  }));

/** The object as JSON. */
export const jsonOfLines = (value: Value): readonly DocumentLine[] => laidOutLines(toJson(value, { depth: DEEPEST }));

/** Parts of parts are shown so deep. */
const DEEPEST = 6;

/** Those without parts first, below each other and below the facts that are known already; what is empty is left out. */
function propertiesLines(
  value: Value,
  names: readonly string[],
  depth: number,
  facts: readonly Fact[] = [],
): readonly DocumentLine[] {
  const properties = names.map(name => [name, propertyOf(value, name)] as const).filter(([, each]) => !isEmpty(each));
  const isWhole = (each: Value) => depth >= DEEPEST || (!isArray(each) && isScalar(each));
  return [
    ...factLines(
      [
        ...facts,
        ...properties
          .filter(([, each]) => isWhole(each))
          .map(([label, each]) => ({ label, text: cellText(each, 'list', { most: -1 }) })),
      ],
      depth,
    ),
    ...properties
      .filter(([, each]) => !isWhole(each))
      .flatMap(([label, each]): readonly DocumentLine[] => [
        { pieces: [{ text: label, look: 'out.formatAccent' }], depth, folds: true },
        ...partLines(each, depth + 1),
      ]),
  ];
}

function isEmpty(value: Value): boolean {
  if (value === null || value === '') return true;
  if (isArray(value)) return value.length === 0;
  return isObject(value) && !isScalar(value) && value.type.propertyNames(value).length === 0;
}

function partLines(value: Value, depth: number): readonly DocumentLine[] {
  if (isArray(value))
    return value.flatMap(each => (isScalar(each) ? partLines(each, depth) : elementLines(each, depth)));
  if (!isObject(value) || isScalar(value)) {
    return cellText(value, 'list', { most: -1 })
      .split('\n')
      .map(text => ({ pieces: [{ text }], depth, value: text }));
  }
  const names = value.type.propertyNames(value);
  if (names.length === 0) return [remark('nothing', depth)];
  return propertiesLines(value, names, depth);
}

/** An element with parts: a line for it, and its parts below. */
const elementLines = (value: Value, depth: number): readonly DocumentLine[] => [
  { pieces: [{ text: '-', look: 'ui.muted' }], depth, folds: true },
  ...partLines(value, depth + 1),
];
