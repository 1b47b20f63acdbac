import { isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { prepareViews } from '../../../views/prepare.ts';
import { readerOf } from '../open-rows.ts';
import type { GatheredChange } from './change-run.ts';

type Planned = Pick<GatheredChange, 'target' | 'change'>;

/** Reads what `relationEffects` tells of rows that nobody has looked at yet; what cannot be read is left out, as in the list. */
export async function readRelations(planned: readonly Planned[], signal: AbortSignal): Promise<void> {
  const rows = planned.flatMap(each => rowOf(each) ?? []);
  try {
    await prepareViews(rows, { signal, isFirst: false, progress: () => {} }, readerOf);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * What the row of a manifest knows of its deletion and the plan, which does not read the manifest's content, does not, a clause each: what it
 * is about. Without it a signature looks like a leftover (Azure/acr-cli#131).
 */
export function relationEffects(planned: Planned): readonly string[] {
  const row = rowOf(planned);
  if (row === undefined || !isObject(row)) return [];
  const relation = toText(row.type.property(row, 'Relation') ?? null);
  const cell = row.type.view?.table?.columns.find(each => each.label === 'Tags')?.of(row);
  // of a tagged one the column says its tags
  const other = toText(cell ?? null);
  const isAbout = relation === 'signature' || relation === 'referrer';
  return isAbout && !other.startsWith('{') ? [`${other}, which loses it`] : [];
}

/** The row of a manifest that is to be deleted. */
const rowOf = ({ target, change }: Planned): Value | undefined =>
  change?.action === 'Delete manifest' ? target.value : undefined;
