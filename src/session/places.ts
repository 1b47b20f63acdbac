import { formatLocation, type Location, nowhere } from './location.ts';

/** The walk of a session: where it stands, where it was before (`cd -`), and the stack of Push-Location. */
export class Places {
  #current: Location = nowhere;
  #previous: Location | undefined;
  readonly #stack: Location[] = [];

  get current(): Location {
    return this.#current;
  }

  get previous(): Location | undefined {
    return this.#previous;
  }

  go(location: Location): void {
    if (formatLocation(location) === formatLocation(this.#current)) return;
    this.#previous = this.#current;
    this.#current = location;
  }

  push(location: Location): void {
    this.#stack.push(location);
  }

  /** Back to what was pushed last; undefined when the stack is empty. */
  pop(): Location | undefined {
    const location = this.#stack.pop();
    if (location) this.go(location);
    return location;
  }

  /** A drive that goes away takes every remembered place on it along. */
  forget(drive: string, fallback: Location): void {
    if (this.#previous?.drive === drive) this.#previous = undefined;
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      if (this.#stack[index]?.drive === drive) this.#stack.splice(index, 1);
    }
    if (this.#current.drive === drive) this.#current = fallback;
  }
}
