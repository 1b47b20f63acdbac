/** The fewest hex digits by which people know a digest. */
export const SHORT = 12;

/** Digests that are compared: nobody sees more of them at once. */
const MOST = 5000;

/** The first hex digits of a digest, 12 unless more are asked for. */
export function shortDigest(digest: string, digits = SHORT): string {
  const start = digest.indexOf(':') + 1;
  return digest.slice(start, start + digits);
}

/** How many hex digits tell these digests apart: 12, or more where two of them begin alike. */
export class DigestDigits {
  readonly #seen = new Map<string, string>();
  #digits = SHORT;

  get digits(): number {
    return this.#digits;
  }

  add(digest: string): void {
    if (this.#seen.size >= MOST) return;
    const short = shortDigest(digest, this.#digits);
    const other = this.#seen.get(short);
    if (other === undefined) this.#seen.set(short, digest);
    else if (other !== digest) this.#grow(other, digest);
  }

  #grow(one: string, other: string): void {
    const digests = [...this.#seen.values(), other];
    const longest = Math.max(one.length, other.length);
    while (this.#digits < longest && shortDigest(one, this.#digits) === shortDigest(other, this.#digits))
      this.#digits++;
    this.#seen.clear();
    for (const each of digests) this.#seen.set(shortDigest(each, this.#digits), each);
  }
}
