/** Does something for each word; where it cannot be done, that is told and the next one comes. */
export function attemptEach(
  words: readonly string[],
  work: (word: string) => void,
  error: (problem: Error, target: string) => void,
): void {
  for (const each of words) {
    try {
      work(each);
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem;
      error(problem, each);
    }
  }
}
