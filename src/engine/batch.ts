/** Several results handed over at once, so that a page of a listing costs one step of the pipeline and not one per item. */
export class Batch<T> {
  /** Nothing else that has items is a batch. */
  declare private readonly isBatch: true;
  readonly items: readonly T[];

  constructor(items: readonly T[]) {
    this.items = items;
  }
}
