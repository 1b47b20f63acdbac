import type { Digest } from '../../registry/model/digest.ts';
import type { MadeChange, TagMoved } from '../../registry/model/made-change.ts';
import type { ItemName } from '../journal/single-change.ts';

/** A change that is to be taken back. */
export interface UndoItem {
  readonly name: ItemName;
  readonly made: MadeChange;
  /** Manifests of the same run that had to be gone before this one: they list it, or are described by it. undefined: nobody has looked. */
  readonly after: readonly Digest[] | undefined;
  /** Earlier changes of the same thing that go back with it. */
  readonly also?: readonly ItemName[];
}

/**
 * In which order changes are taken back, oldest first given: what one wave holds can be done at the same time. Manifests come before those that
 * list them, tags after manifests, attributes last, the newest first. Several changes of the attributes of one thing are one, back to what the
 * first of them found; what comes back has those that it had before all of it. A tag that was moved several times goes back at once.
 */
export function undoWaves(all: readonly UndoItem[]): readonly (readonly UndoItem[])[] {
  const items = withEarlierTags(withEarlierAttributes(all));
  const deletions = items.filter(each => each.made.kind === 'deletion');
  const depths = depthsOf(deletions);
  const depthOf = ({ made }: UndoItem) => (made.digest === undefined ? 0 : (depths.get(made.digest) ?? 0));
  const deepest = deletions.reduce((most, each) => Math.max(most, depthOf(each)), 0);
  const manifests = Array.from({ length: deepest + 1 }, (_, index) =>
    deletions.filter(each => depthOf(each) === deepest - index),
  );
  const tags = items.filter(({ made: { kind } }) => kind !== 'deletion' && kind !== 'attributes').toReversed();
  return [...manifests, tags, mergedAttributes(items)].filter(each => each.length > 0);
}

/** How many others of the same undo stand above a manifest. */
function depthsOf(deletions: readonly UndoItem[]): ReadonlyMap<Digest, number> {
  const after = new Map(
    deletions.flatMap(each => (each.made.digest ? [[each.made.digest, each.after ?? []] as const] : [])),
  );
  const depths = new Map<Digest, number>();
  const depthOf = (digest: Digest): number => {
    const known = depths.get(digest);
    if (known !== undefined) return known;
    // what lists itself, through whatever, is no manifest that anybody could push
    depths.set(digest, 0);
    const above = (after.get(digest) ?? []).filter(each => after.has(each));
    const depth = above.reduce((most, each) => Math.max(most, depthOf(each) + 1), 0);
    depths.set(digest, depth);
    return depth;
  };
  for (const digest of after.keys()) depthOf(digest);
  return depths;
}

/** Changes of attributes of what was removed or deleted later are undone with that. */
function withEarlierAttributes(items: readonly UndoItem[]): readonly UndoItem[] {
  const result: UndoItem[] = [];
  for (const item of items) {
    const { made } = item;
    const earlier = made.kind === 'untag' || made.kind === 'deletion' ? result.filter(each => isOf(each, made)) : [];
    if (earlier.length === 0 || !('attributes' in made) || made.attributes === undefined) {
      result.push(item);
      continue;
    }
    const before = earlier.toReversed().map(each => (each.made.kind === 'attributes' ? each.made.before : {}));
    for (const each of earlier) result.splice(result.indexOf(each), 1);
    const also = earlier.flatMap(namesOf);
    result.push({ ...item, also, made: { ...made, attributes: Object.assign({}, made.attributes, ...before) } });
  }
  return result;
}

/** A tag that was pushed and then moved, or moved twice, has come from where the first of them found it to where the last has left it. */
function withEarlierTags(items: readonly UndoItem[]): readonly UndoItem[] {
  const result: UndoItem[] = [];
  for (const item of items) {
    const { made } = item;
    const at = made.kind === 'move' ? result.findLastIndex(each => leftAt(each.made, made)) : -1;
    const earlier = result[at];
    if (!earlier || made.kind !== 'move') {
      result.push(item);
      continue;
    }
    const before = earlier.made.kind === 'move' || earlier.made.kind === 'retag' ? earlier.made : made;
    result.splice(at, 1, {
      ...item,
      also: [...(item.also ?? []), ...namesOf(earlier)],
      made: { ...before, digest: made.digest },
    });
  }
  return result;
}

/** Whether a change has left the tag where the next one found it. */
const leftAt = (earlier: MadeChange, { repository, tag, from }: TagMoved): boolean =>
  (earlier.kind === 'move' || earlier.kind === 'retag') &&
  earlier.repository === repository &&
  earlier.tag === tag &&
  earlier.digest === from;

const namesOf = ({ name, also = [] }: UndoItem): readonly ItemName[] => [name, ...also];

/** Whether it changed attributes of the tag that was removed, or of the manifest that was deleted. */
const isOf = ({ made }: UndoItem, gone: MadeChange): boolean =>
  made.kind === 'attributes' &&
  made.repository === gone.repository &&
  made.tag === gone.tag &&
  made.digest === gone.digest;

function mergedAttributes(items: readonly UndoItem[]): readonly UndoItem[] {
  const merged = new Map<string, UndoItem>();
  for (const item of items.toReversed()) {
    const { made } = item;
    if (made.kind !== 'attributes') continue;
    const key = [made.repository, made.tag ?? '', made.digest ?? ''].join('\n');
    const newer = merged.get(key);
    if (newer?.made.kind !== 'attributes') merged.set(key, item);
    else {
      const before = { ...newer.made.before, ...made.before };
      const after = { ...made.after, ...newer.made.after };
      const also = [...namesOf(item), ...(newer.also ?? [])];
      merged.set(key, { ...newer, also, made: { ...made, before, after } });
    }
  }
  return [...merged.values()];
}
