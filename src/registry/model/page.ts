/** What one request of a listing brought; the batch that a pipeline passes on. */
export interface Page<T> {
  readonly items: readonly T[];
  /** true when nothing comes after it; left out where that is not known. */
  readonly isLast?: boolean;
}
