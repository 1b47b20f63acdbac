import type { MadeChange } from '../../registry/model/made-change.ts';
import { isObject } from '../../registry/transport/json-answer.ts';
import { areTagAttributes, isDigest, isListOf, isRepository, isTag, isText } from './plan-guards.ts';

/** One change that was confirmed by itself, in the words of its question. */
export interface SingleChange {
  readonly command: string;
  /** Login server. */
  readonly server: string;
  /** `Remove tag` */
  readonly action: string;
  /** `contoso.azurecr.io/team/api:1.4.2` */
  readonly target: string;
  /** What it comes to; undefined where it cannot be taken back. */
  readonly made: MadeChange | undefined;
  /** The change that it takes back. */
  readonly undoes: ItemName | undefined;
  /** Earlier changes of the same thing that it takes back as well. */
  readonly alsoUndoes?: readonly ItemName[];
}

/** An item of the journal by name; without `item` the whole run. */
export interface ItemName {
  readonly run: string;
  readonly item: number | undefined;
}

/** Reads one out of a line of the journal, which nobody but this program writes; undefined for anything else. */
export function singleChangeIn(value: unknown): SingleChange | undefined {
  if (!isObject(value)) return undefined;
  const { command, server, action, target, made, undoes } = value;
  if (!isText(command) || !isText(server) || !isText(action) || !isText(target)) return undefined;
  if (made !== undefined && !isMade(made)) return undefined;
  const also = Array.isArray(value.alsoUndoes) ? value.alsoUndoes.flatMap(each => nameIn(each) ?? []) : [];
  const change = { command, server, action, target, made, undoes: nameIn(undoes) };
  return also.length === 0 ? change : { ...change, alsoUndoes: also };
}

function nameIn(value: unknown): ItemName | undefined {
  if (!isObject(value) || !isText(value.run)) return undefined;
  return { run: value.run, item: typeof value.item === 'number' ? value.item : undefined };
}

function isMade(value: unknown): value is MadeChange {
  if (!isObject(value) || !isRepository(value.repository)) return false;
  const { kind, tag, digest, before, after } = value;
  if (kind === 'attributes') {
    return (
      isObject(before) &&
      isObject(after) &&
      [tag === undefined || isTag(tag), digest === undefined || isDigest(digest)].every(Boolean)
    );
  }
  if (kind === 'deletion' || kind === 'restoration')
    return isDigest(digest) && isListOf(value.tags, isTag) && areTagAttributes(value.tagAttributes);
  if (kind === 'move') return isTag(tag) && isDigest(digest) && isDigest(value.from);
  return (kind === 'untag' || kind === 'retag') && isTag(tag) && isDigest(digest);
}
