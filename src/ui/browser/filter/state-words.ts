import { isArray } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import { FilterProblem } from './filter-problem.ts';
import type { TermContext } from './row-filter.ts';
import { textsOf } from './row-texts.ts';
import { all, any, type Term, type Verdict } from './term.ts';
import type { TestedRow } from './tested-row.ts';

interface StateWord {
  readonly term: Term;
  /** Properties of which a row needs one to be asked; none: every row can be. */
  readonly needs: readonly string[];
}

/** Media types under which signatures are stored, of notation, cosign and others. */
const SIGNATURE_TYPE = /signature|vnd\.dev\.(?:cosign|sigstore)/i;
/** The tag that cosign gives to a signature where a registry knows no referrers. */
const SIGNATURE_TAG = /^sha256-[\da-f]{64}\.sig$/;

const words = {
  marked: { term: row => row.isMarked, needs: [] },
  locked: { term: isLocked, needs: ['Mode'] },
  untagged: { term: isUntagged, needs: ['TagCount', 'Tags'] },
  child: { term: related('child'), needs: ['Relation'] },
  orphan: { term: all([isUntagged, related('none')]), needs: ['Relation'] },
  signature: { term: any([looksLikeSignature, related('signature')]), needs: ['Relation', 'ArtifactType', 'Digest'] },
} satisfies Readonly<Record<string, StateWord>>;

export type StateName = keyof typeof words;

export const isStateName = (word: string): word is StateName => Object.hasOwn(words, word);

/** A word that tells what a row is. Throws FilterProblem where none of the rows can be asked that. */
export function stateWord(name: StateName, { sample }: TermContext): Term {
  const { term, needs }: StateWord = words[name];
  const isAsked = (row: TestedRow) => needs.some(each => row.property(each) !== undefined);
  if (needs.length > 0 && sample.length > 0 && !sample.some(isAsked)) {
    throw new FilterProblem(`${name} says nothing about these rows. To find the text: "${name}"`);
  }
  return term;
}

/** Deleting or overwriting is switched off: `rwl-`, `r-l-`. */
function isLocked(row: TestedRow): Verdict {
  const mode = toText(row.property('Mode') ?? null);
  if (mode === '' && row.readsDetail) return undefined;
  return mode.length === 4 && (mode[1] === '-' || mode[3] === '-');
}

function isUntagged(row: TestedRow): Verdict {
  const tags = row.property('TagCount') ?? row.property('Tags');
  if (tags === null && row.readsDetail) return undefined;
  return isArray(tags) ? tags.length === 0 : tags === 0;
}

/** Is the manifest this to another one? The property says child, signature, referrer, none, unlisted, and nothing before it was read. */
function related(relation: string): Term {
  return row => {
    const found = row.property('Relation');
    return found === null ? undefined : found === relation;
  };
}

function looksLikeSignature(row: TestedRow): boolean {
  const types = ['ArtifactType', 'ConfigMediaType'].flatMap(name => textsOf(row.property(name)));
  if (types.some(each => SIGNATURE_TYPE.test(each))) return true;
  const tags = row.property('Tags');
  const names = textsOf(isArray(tags) ? tags : row.property('Name'));
  return names.length > 0 && names.every(each => SIGNATURE_TAG.test(each));
}
