/** What is wrong with a filter, in words that say what to type instead. */
export class FilterProblem extends Error {
  override readonly name = 'FilterProblem';
}
