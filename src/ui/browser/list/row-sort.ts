/** Rows that are sorted in one go. */
const RUN = 512;
/** Rows that a step merges at most. */
const STEP = 4096;

/** A stable merge sort that can be put down and taken up again. */
export class RowSort {
  readonly #compare: (one: number, other: number) => number;
  #from: Uint32Array;
  #to: Uint32Array;
  /** Length of the runs that are sorted; 0 while these are being made. */
  #width = 0;
  /** Where the next run, or pair of runs, begins. */
  #start = 0;
  #pair: Pair | undefined;

  /** The rows become its own. */
  constructor(rows: Uint32Array, compare: (one: number, other: number) => number) {
    this.#compare = compare;
    this.#from = rows;
    this.#to = new Uint32Array(rows.length);
  }

  /** The rows, sorted once there is nothing more to do. */
  get rows(): Uint32Array {
    return this.#from;
  }

  /** Does some thousand rows of the work; true: there is more. */
  step(): boolean {
    if (this.#width === 0) return this.#sortRun();
    if (this.#width >= this.#from.length) return false;
    this.#mergeSome();
    return this.#width < this.#from.length;
  }

  #sortRun(): boolean {
    this.#from.subarray(this.#start, this.#start + RUN).sort(this.#compare);
    this.#start += RUN;
    if (this.#start >= this.#from.length) {
      this.#width = RUN;
      this.#start = 0;
    }
    return this.#width < this.#from.length;
  }

  #mergeSome(): void {
    const { length } = this.#from;
    let pair = this.#pair ?? this.#nextPair();
    for (let done = 0; done < STEP; done += STEP / 8) {
      if (this.#merge(pair, STEP / 8)) {
        this.#start = pair.end;
        if (this.#start >= length) {
          [this.#from, this.#to] = [this.#to, this.#from];
          this.#width *= 2;
          this.#start = 0;
          this.#pair = undefined;
          return;
        }
        pair = this.#nextPair();
      }
    }
    this.#pair = pair;
  }

  #nextPair(): Pair {
    const { length } = this.#from;
    const middle = Math.min(this.#start + this.#width, length);
    const end = Math.min(middle + this.#width, length);
    return { left: this.#start, middle, right: middle, end, to: this.#start };
  }

  /** Merges so many rows at most; true: both runs are at their end. */
  #merge(pair: Pair, most: number): boolean {
    const [from, to, compare] = [this.#from, this.#to, this.#compare];
    if (pair.left === pair.to && pair.right === pair.middle && this.#isInOrder(pair)) {
      to.set(from.subarray(pair.left, pair.end), pair.to);
      return true;
    }
    for (let count = 0; count < most && pair.to < pair.end; count++) {
      const [one, other] = [from[pair.left] ?? 0, from[pair.right] ?? 0];
      const takesLeft = pair.left < pair.middle && (pair.right >= pair.end || compare(one, other) <= 0);
      to[pair.to++] = takesLeft ? one : other;
      if (takesLeft) pair.left++;
      else pair.right++;
    }
    return pair.to >= pair.end;
  }

  #isInOrder({ middle, end }: Pair): boolean {
    return middle >= end || this.#compare(this.#from[middle - 1] ?? 0, this.#from[middle] ?? 0) <= 0;
  }
}

/** Two sorted runs next to each other, and how far they are merged. */
interface Pair {
  left: number;
  readonly middle: number;
  right: number;
  readonly end: number;
  to: number;
}
