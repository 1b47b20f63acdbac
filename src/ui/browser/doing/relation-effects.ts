import { isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { prepareViews } from '../../../views/prepare.ts';
import type { Target } from '../dialogs/target.ts';
import { readerOf } from '../open-rows.ts';
import type { ShownTarget } from './change-rows.ts';

/** Reads what `relationEffects` tells of rows that have not been on a screen. Rejects with the signal's reason. */
export async function readRelations(targets: readonly ShownTarget[], signal: AbortSignal): Promise<void> {
  const manifests = targets.flatMap(({ subject, value }) => (subject.kind === 'manifest' && value ? [value] : []));
  // what cannot be read is left out, as in the list
  await prepareViews(manifests, { signal, isFirst: false, progress: () => {} }, readerOf);
}

/**
 * What the row of a manifest knows of its deletion and the plan, which reads only the manifest itself, does not: that an index lists it, or
 * what it is about. Without it a part of an image looks like a leftover (Azure/acr-cli#131).
 */
export function relationEffects(value: Value | undefined): Target['effects'] {
  if (value === undefined || !isObject(value)) return [];
  const relation = toText(value.type.property(value, 'Relation') ?? null);
  const cell = value.type.view?.table?.columns.find(each => each.label === 'Tags')?.of(value);
  // of a tagged one the column says its tags
  const other = toText(cell ?? null);
  if (relation === 'child') {
    const place = other.startsWith('in ') ? `is ${other}: that index` : 'is listed by an index, which';
    return [{ text: `${place} breaks without it`, look: 'state.warn' }];
  }
  const isAbout = relation === 'signature' || relation === 'referrer';
  return isAbout && !other.startsWith('{') ? [{ text: `${other}, which loses it`, look: 'state.warn' }] : [];
}
