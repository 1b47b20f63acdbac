import { isArray } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { FilterProblem } from './filter-problem.ts';
import type { FilterContext } from './row-filter.ts';
import { propertyOf, textsOf } from './row-texts.ts';
import type { Term } from './term.ts';

interface StateWord {
  readonly term: Term;
  /** Properties of which a row needs one to be asked; none: every row can be. */
  readonly needs: readonly string[];
  readonly asksRelations?: boolean;
}

/** Media types under which signatures are stored, of notation, cosign and others. */
const SIGNATURE_TYPE = /signature|vnd\.dev\.(?:cosign|sigstore)/i;
/** The tag that cosign gives to a signature where a registry knows no referrers. */
const SIGNATURE_TAG = /^sha256-[\da-f]{64}\.sig$/;

const words = {
  marked: { term: (_, { isMarked }) => isMarked, needs: [] },
  locked: { term: isLocked, needs: ['Mode'] },
  untagged: { term: isUntagged, needs: ['TagCount', 'Tags'] },
  child: { term: value => relationOf(value) === 'child', needs: ['Relation'], asksRelations: true },
  orphan: {
    term: value => isUntagged(value) && relationOf(value) === 'none',
    needs: ['Relation'],
    asksRelations: true,
  },
  signature: { term: isSignature, needs: ['Relation', 'ArtifactType', 'Digest'], asksRelations: true },
} satisfies Readonly<Record<string, StateWord>>;

export type StateName = keyof typeof words;

export const isStateName = (word: string): word is StateName => Object.hasOwn(words, word);

/** A word that tells what a row is. Throws FilterProblem where none of the rows can be asked that. */
export function stateWord(name: StateName, { rows = [] }: FilterContext): StateWord {
  const word: StateWord = words[name];
  const isAsked = (row: Value) => word.needs.some(each => propertyOf(row, each) !== undefined);
  if (word.needs.length > 0 && rows.length > 0 && !rows.some(isAsked)) {
    throw new FilterProblem(`${name} says nothing about these rows. To find the text: "${name}"`);
  }
  return word;
}

/** Deleting or overwriting is switched off: `rwl-`, `r-l-`. */
function isLocked(value: Value): boolean {
  const mode = toText(propertyOf(value, 'Mode') ?? null);
  return mode.length === 4 && (mode[1] === '-' || mode[3] === '-');
}

function isUntagged(value: Value): boolean {
  const tags = propertyOf(value, 'TagCount') ?? propertyOf(value, 'Tags');
  return isArray(tags) ? tags.length === 0 : tags === 0;
}

/** What the manifest is to another one: child, signature, referrer or none; empty where that was not read. */
const relationOf = (value: Value): string => toText(propertyOf(value, 'Relation') ?? null);

function isSignature(value: Value): boolean {
  if (relationOf(value) === 'signature') return true;
  const types = ['ArtifactType', 'ConfigMediaType'].flatMap(name => textsOf(propertyOf(value, name)));
  if (types.some(each => SIGNATURE_TYPE.test(each))) return true;
  const tags = propertyOf(value, 'Tags');
  const names = textsOf(isArray(tags) ? tags : propertyOf(value, 'Name'));
  return names.length > 0 && names.every(each => SIGNATURE_TAG.test(each));
}
