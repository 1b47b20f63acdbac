import type { Change } from '../../../engine/context.ts';

/** What a batch of changes takes before it is sent (interface B2.3). */
export interface BatchGrade {
  readonly grade: Change['grade'];
  /** What is to be typed, of a severe one. */
  readonly word?: string;
  /** Why it is asked like this, a sentence. */
  readonly why: string;
}

/** More items than this are severe (safety, section 3). */
const MOST_MODERATE = 20;

/**
 * The grade of changes that are confirmed together. `verb` is what the word begins with where there is no name to type: `delete 34`.
 */
export function gradeBatch(changes: readonly Pick<Change, 'grade' | 'word' | 'target'>[], verb: string): BatchGrade {
  const severe = changes.filter(each => each.grade === 'severe');
  const [first] = severe;
  if (first) {
    const words = new Set(severe.map(each => each.word ?? each.target));
    const [only = ''] = words;
    const isOneName = words.size === 1 && (changes.length === 1 || severe.length === changes.length);
    const word = isOneName ? only : `${verb} ${changes.length}`;
    return { grade: 'severe', word, why: 'It takes a whole repository, or something that is protected.' };
  }
  if (changes.length > MOST_MODERATE) {
    return {
      grade: 'severe',
      word: `${verb} ${changes.length}`,
      why: `These are more than ${MOST_MODERATE} items at once.`,
    };
  }
  if (changes.length > 1) return { grade: 'moderate', why: 'It changes several items at once.' };
  return changes.some(each => each.grade === 'moderate')
    ? { grade: 'moderate', why: 'It cannot simply be set back, or leaves something without a name.' }
    : { grade: 'mild', why: 'It is one change that can be taken back.' };
}
