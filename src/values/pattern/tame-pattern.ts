import type { Branches, PatternNode } from './syntax.ts';

/** So many repetitions one behind the other: time grows with the square of the text. */
const MOST_LOOPS = 2;
/** Optional parts, each of which is tried in two ways. */
const MOST_CHOICES = 4;
/** From here on a counted repetition is as bad as one without an end. */
const LONG = 10;

/**
 * Is an expression run by going back soon done, whatever the text? Not where a repetition or a choice stands within a repetition, `(a+)+` or
 * `(a|a)*`, and not with many of them one behind the other.
 */
export function isTame(body: Branches): boolean {
  let loops = 0;
  let choices = 0;
  const isTameIn = (branches: Branches, isRepeated: boolean): boolean => {
    if (isRepeated && branches.length > 1) return false;
    return branches.every(branch => branch.every(node => isTameNode(node, isRepeated)));
  };
  const isTameNode = (node: PatternNode, isRepeated: boolean): boolean => {
    if (node.kind === 'group' || node.kind === 'capture') return isTameIn(node.body, isRepeated);
    if (node.kind !== 'repeat') return true;
    if (isRepeated) return false;
    const { least, most } = node.count;
    if (most > LONG) loops++;
    else if (least !== most) choices++;
    return isTameNode(node.body, true);
  };
  return isTameIn(body, false) && loops <= MOST_LOOPS && choices <= MOST_CHOICES;
}
