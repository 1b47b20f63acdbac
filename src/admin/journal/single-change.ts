import { textOf } from '../../registry/fields.ts';
import type { MadeChange } from '../../registry/model/made-change.ts';
import { isObject } from '../../registry/transport/json-answer.ts';
import { isDigest, isListOf, isRepository, isTag, isText } from './plan-guards.ts';

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
  return {
    command,
    server,
    action,
    target,
    made,
    undoes: isObject(undoes) ? nameIn(undoes.run, undoes.item) : undefined,
  };
}

function nameIn(run: unknown, item: unknown): ItemName | undefined {
  const text = textOf(run);
  return text === undefined ? undefined : { run: text, item: typeof item === 'number' ? item : undefined };
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
  if (kind === 'deletion' || kind === 'restoration') return isDigest(digest) && isListOf(value.tags, isTag);
  return (kind === 'untag' || kind === 'retag') && isTag(tag) && isDigest(digest);
}
