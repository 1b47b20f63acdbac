import type { RegistryStorage } from '../../../admin/storage/registry-storage.ts';
import { grouped } from '../../../values/grouped.ts';
import { recordType, TypedObject } from '../../../values/output-type.ts';
import type { Value } from '../../../values/value.ts';
import { atLeast, sharedOf, storageType } from './storage.type.ts';
import { barsOf, type ChartRow, chartType, legend } from './storage-chart.ts';
import { imageLabel, imageStorageType } from './storage-image.type.ts';
import { type MeasuredRow, type RowFacts, registryRow } from './storage-rows.ts';

const types = {
  storage: recordType(storageType),
  image: recordType(imageStorageType),
  bar: recordType(chartType),
};

export interface OutputOptions {
  readonly by: 'Repository' | 'Registry' | 'Image' | undefined;
  /** Repositories tell what others use as well. */
  readonly shared: boolean;
  readonly chart: boolean;
}

/** Passes rows on as they come, or keeps them until all are known. */
export class StorageOutput {
  readonly #options: OutputOptions;
  readonly #all: RegistryStorage;
  readonly #facts: RowFacts;
  readonly #kept: MeasuredRow[] = [];

  constructor(options: OutputOptions, all: RegistryStorage, facts: RowFacts) {
    this.#options = options;
    this.#all = all;
    this.#facts = facts;
  }

  /** Nothing comes before the end. */
  get waits(): boolean {
    const { by, shared, chart } = this.#options;
    return by === 'Registry' || shared || chart;
  }

  /** Takes what a repository came to; answers what of it can be passed on. */
  take(rows: readonly MeasuredRow[]): readonly Value[] {
    if (!this.waits) return rows.map(objectOf);
    this.#kept.push(...rows);
    return [];
  }

  /** What was kept, in its shape. */
  rest(): readonly Value[] {
    if (!this.waits) return [];
    const { by, chart } = this.#options;
    const rows = by === 'Registry' ? [registryRow(this.#all, this.#facts)] : this.#withSharing();
    if (!chart) return rows.map(objectOf);
    const bars = rows.map(chartRow);
    const isKnown = bars.some(each => each.reclaimable !== undefined);
    return barsOf(bars, this.#heading(isKnown)).map(each => new TypedObject(types.bar, each));
  }

  /** `demo.azurecr.io: 38.2 GB in 12 repositories, …` and what the signs of the bars mean. */
  #heading(isKnown: boolean): readonly (readonly string[])[] {
    const { by, shared } = this.#options;
    const { figures, repositories, shared: several } = this.#all;
    const count = repositories === 1 ? '1 repository' : `${grouped(repositories)} repositories`;
    const among = repositories > 1 ? `, ${atLeast(figures, several)} of it in several of them` : '';
    const others = by === 'Image' ? 'other images' : shared ? 'other repositories' : undefined;
    return [
      [`${this.#facts.connection.registry.server.name}: ${atLeast(figures, figures.size)} in ${count}${among}`],
      legend(isKnown ? this.#facts.by : undefined, others),
    ];
  }

  /** The rows of whole repositories with what only they use, where all others are known. */
  #withSharing(): readonly MeasuredRow[] {
    if (!this.#options.shared || !this.#all.isWhole) return this.#kept;
    const unique = this.#all.unique();
    return this.#kept.map(row =>
      'digest' in row || row.repository === undefined || row.count !== undefined
        ? row
        : { ...row, unique: unique.get(row.repository) ?? 0 },
    );
  }
}

const objectOf = (row: MeasuredRow): Value =>
  'digest' in row ? new TypedObject(types.image, row) : new TypedObject(types.storage, row);

function chartRow(row: MeasuredRow): ChartRow {
  const { by, size } = row;
  if ('digest' in row) {
    return { label: imageLabel(row), size, shared: size - row.unique, reclaimable: row.reclaimable, by };
  }
  const { repository, connection, reclaimable } = row;
  return {
    label: repository ?? connection.name,
    size,
    shared: sharedOf(row) ?? 0,
    reclaimable: 'unknown' in reclaimable ? undefined : reclaimable.bytes,
    by,
  };
}
