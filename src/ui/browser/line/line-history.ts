/** Lines of `:` or `/` of this session, oldest first; a line that is applied again moves to the end. */
export class LineHistory {
  readonly #redact: (line: string) => Promise<string>;
  #entries: readonly string[] = [];
  #added: Promise<void> = Promise.resolve();

  /** `redact` takes the secrets out of a line. */
  constructor(redact: (line: string) => Promise<string>) {
    this.#redact = redact;
  }

  get entries(): readonly string[] {
    return this.#entries;
  }

  /** Resolves once it is there; blank lines are left out. */
  add(line: string): Promise<void> {
    this.#added = this.#added.then(async () => {
      if (line.trim() === '') return;
      const kept = await this.#redact(line);
      this.#entries = [...this.#entries.filter(each => each !== kept), kept].slice(-MOST);
    });
    return this.#added;
  }
}

const MOST = 500;
