import type { OutputType } from '../../../values/output-type.ts';
import { sizeText } from '../../../values/size.ts';
import { fitted, wrap } from '../../../views/lines.ts';

/** A row of a chart of storage; bytes. */
export interface ChartRow {
  /** A repository, or an image. */
  readonly label: string;
  readonly size: number;
  /** Of it, what others use as well. */
  readonly shared: number;
  /** Of it, what could be freed; undefined: not known. */
  readonly reclaimable: number | undefined;
  readonly by: string;
}

/** A row with what it has to know of the others. */
export interface StorageBar extends ChartRow {
  /** The size of the largest. */
  readonly most: number;
  /** Cells of the longest label. */
  readonly labels: number;
  /** Lines above the first row, in parts that stay together. */
  readonly heading: readonly (readonly string[])[];
}

/** The signs of a bar: what only this uses, what others use too, what could be freed. */
const [OWN, SHARED, FREE] = ['█', '▓', '░'];

/** What the signs of a bar mean, each for itself; without `by` or `others` nothing is told to be free or shared. */
export const legend = (by: string | undefined, others: string | undefined): readonly string[] => [
  ...(others === undefined ? [`${OWN} in use`] : [`${OWN} used here only`, `${SHARED} by ${others} as well`]),
  ...(by === undefined ? [] : [`${FREE} reclaimable: ${by}`]),
];

export const chartType: OutputType<StorageBar> = {
  name: 'AcrStorageBar',
  properties: [
    { name: 'Name', of: ({ label }) => label },
    { name: 'Size', of: ({ size }) => size },
    { name: 'Shared', of: ({ shared }) => shared },
    { name: 'Reclaimable', of: ({ reclaimable }) => reclaimable ?? null },
    { name: 'ReclaimableBy', of: ({ by }) => by },
  ],
  view: { text: lines, framed: true },
  text: ({ label }) => label,
};

/** The size of the largest comes first; labels take no more than two fifths of the width. */
export function barsOf(rows: readonly ChartRow[], heading: StorageBar['heading']): readonly StorageBar[] {
  const sorted = rows.toSorted((one, other) => other.size - one.size);
  const most = sorted[0]?.size ?? 0;
  const labels = Math.max(0, ...rows.map(each => each.label.length));
  return sorted.map((row, index) => ({ ...row, most, labels, heading: index === 0 ? heading : [] }));
}

const SIZE = 9;
/** Cells of a bar below which there is none. */
const LEAST = 10;

function lines(bar: StorageBar, width: number): readonly string[] {
  const { label, labels, size, most, heading } = bar;
  const room = width - SIZE - 2;
  const cells = Math.min(labels, Math.max(8, Math.floor(room * 0.4), room - 1 - MOST));
  const left = room - cells - 1;
  const row = `${fitted(label, cells, 'left')} ${fitted(sizeText(size), SIZE, 'right')}`;
  const drawn = left < LEAST ? '' : ` ${drawBar(bar, most === 0 ? 0 : (size / most) * Math.min(left, MOST))}`;
  return [...heading.flatMap(parts => broken(parts, width)), ...(heading.length > 0 ? [''] : []), row + drawn];
}

/** Parts side by side where there is room, else one below the other. */
function broken(parts: readonly string[], width: number): readonly string[] {
  const line = parts.join('   ');
  return line.length <= width ? [line] : parts.flatMap(each => wrap(each, width));
}

/** Cells of the longest bar: beyond it the eye sees no more. */
const MOST = 60;

/** So many cells, at least one where there is anything. */
export function drawBar({ size, shared, reclaimable = 0 }: Omit<ChartRow, 'label' | 'by'>, length: number): string {
  if (size === 0) return '';
  const cells = Math.max(1, Math.round(length));
  const at = (bytes: number) => Math.round((bytes / size) * cells);
  const kept = size - Math.min(reclaimable, size);
  const own = Math.min(kept, size - shared);
  return OWN.repeat(at(own)) + SHARED.repeat(at(kept) - at(own)) + FREE.repeat(cells - at(kept));
}
