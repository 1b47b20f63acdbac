/** A half-open range of the source, in UTF-16 offsets. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}
