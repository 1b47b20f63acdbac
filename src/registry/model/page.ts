/** What one request of a listing brought; the batch that a pipeline passes on. */
export interface Page<T> {
  readonly items: readonly T[];
}
