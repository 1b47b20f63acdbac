import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { Place } from '../place.ts';
import { describeLines, jsonOfLines } from './describe.ts';
import type { DetailPlace } from './detail-command.ts';
import { configLines, labelLines, layerLines } from './image-tabs.ts';
import { storedLines } from './json-lines.ts';
import { overviewLines } from './overview.ts';
import { referrerLines } from './referrers.ts';
import { treeLines, usedByLines } from './relations.ts';

interface DetailOptions {
  /** Milliseconds since 1970, for ages. */
  readonly now: () => number;
}

/** The lines of one tab of a manifest or tag. */
function detailLines(place: DetailPlace, values: readonly Value[], options: DetailOptions): readonly DocumentLine[] {
  switch (place.tab) {
    case 'overview':
      return overviewLines(place, values, options);
    case 'layers':
      return layerLines(place, values);
    case 'config':
      return configLines(place, values);
    case 'labels':
      return labelLines(place, values);
    case 'referrers':
      return referrerLines(place, values);
    case 'raw':
      return rawLines(values);
  }
}

/** The lines of a place that is a document, made of what `documentCommand` brought so far; undefined for places that are none. */
export function documentLines(
  place: Place,
  values: readonly Value[],
  options: DetailOptions,
): readonly DocumentLine[] | undefined {
  switch (place.kind) {
    case 'detail':
      return detailLines(place, values, options);
    case 'repository':
      return place.tab === 'info' ? values.flatMap(each => describeLines(each, options)) : undefined;
    case 'tree':
      return treeLines(place, values);
    case 'used-by':
      return usedByLines(place, values);
    case 'describe':
      if (!place.raw) return describeLines(place.value, options);
      return place.subject?.kind === 'tag' || place.subject?.kind === 'manifest'
        ? rawLines(values)
        : jsonOfLines(place.value);
    default:
      return undefined;
  }
}

/** A manifest as it is stored. */
const rawLines = (values: readonly Value[]): readonly DocumentLine[] =>
  values.filter(each => typeof each === 'string').flatMap(storedLines);
