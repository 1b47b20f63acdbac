import { isArray } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import { FilterProblem } from './filter-problem.ts';
import type { TermContext } from './row-filter.ts';
import { textsOf } from './row-texts.ts';
import type { Term } from './term.ts';
import type { TestedRow } from './tested-row.ts';

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
  marked: { term: row => row.isMarked, needs: [] },
  locked: { term: isLocked, needs: ['Mode'] },
  untagged: { term: isUntagged, needs: ['TagCount', 'Tags'] },
  child: { term: row => relationOf(row) === 'child', needs: ['Relation'], asksRelations: true },
  orphan: {
    term: row => isUntagged(row) && relationOf(row) === 'none',
    needs: ['Relation'],
    asksRelations: true,
  },
  signature: { term: isSignature, needs: ['Relation', 'ArtifactType', 'Digest'], asksRelations: true },
} satisfies Readonly<Record<string, StateWord>>;

export type StateName = keyof typeof words;

export const isStateName = (word: string): word is StateName => Object.hasOwn(words, word);

/** A word that tells what a row is. Throws FilterProblem where none of the rows can be asked that. */
export function stateWord(name: StateName, { sample }: TermContext): StateWord {
  const word: StateWord = words[name];
  const isAsked = (row: TestedRow) => word.needs.some(each => row.property(each) !== undefined);
  if (word.needs.length > 0 && sample.length > 0 && !sample.some(isAsked)) {
    throw new FilterProblem(`${name} says nothing about these rows. To find the text: "${name}"`);
  }
  return word;
}

/** Deleting or overwriting is switched off: `rwl-`, `r-l-`. */
function isLocked(row: TestedRow): boolean {
  const mode = toText(row.property('Mode') ?? null);
  return mode.length === 4 && (mode[1] === '-' || mode[3] === '-');
}

function isUntagged(row: TestedRow): boolean {
  const tags = row.property('TagCount') ?? row.property('Tags');
  return isArray(tags) ? tags.length === 0 : tags === 0;
}

/** What the manifest is to another one: child, signature, referrer or none; empty where that was not read. */
const relationOf = (row: TestedRow): string => toText(row.property('Relation') ?? null);

function isSignature(row: TestedRow): boolean {
  if (relationOf(row) === 'signature') return true;
  const types = ['ArtifactType', 'ConfigMediaType'].flatMap(name => textsOf(row.property(name)));
  if (types.some(each => SIGNATURE_TYPE.test(each))) return true;
  const tags = row.property('Tags');
  const names = textsOf(isArray(tags) ? tags : row.property('Name'));
  return names.length > 0 && names.every(each => SIGNATURE_TAG.test(each));
}
