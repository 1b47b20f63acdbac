import type { PlanItem } from './registry-plan.ts';

/** Which items of a plan wait for which: by their places in it. */
export class PlanOrder {
  readonly #items: readonly PlanItem[];
  /** What has to be gone first; undefined stands for what is no item of the plan. */
  readonly #needs: readonly (readonly (number | undefined)[])[];
  readonly #waitsFor: number[];
  readonly #followers: number[][];

  constructor(items: readonly PlanItem[]) {
    this.#items = items;
    const deletions = new Map<string, number>();
    for (const [at, item] of items.entries())
      if (item.action === 'delete manifest') deletions.set(manifestKey(item), at);
    this.#needs = items.map(item =>
      item.action === 'delete manifest'
        ? item.after.map(digest => deletions.get(manifestKey({ ...item, digest })))
        : [],
    );
    this.#waitsFor = items.map(() => 0);
    this.#followers = items.map(() => []);
    this.#connect();
  }

  /** The items that wait for nothing, in the order of the plan. */
  first(): number[] {
    return [...this.#waitsFor.keys()].filter(at => this.#waitsFor[at] === 0);
  }

  /** The items that wait for nothing any more once this one has ended. Told once for each. */
  after(ended: number): number[] {
    return (this.#followers[ended] ?? []).filter(at => {
      const left = (this.#waitsFor[at] ?? 0) - 1;
      this.#waitsFor[at] = left;
      return left === 0;
    });
  }

  /** What has to be gone before an item may go; undefined: it is no item of this plan. */
  needsOf(at: number): readonly (number | undefined)[] {
    return this.#needs[at] ?? [];
  }

  /** Besides what an item needs, it waits for what the plan changes before on the same manifest or tag. */
  #connect(): void {
    const lastDeletion = new Map<string, number>();
    const sinceDeletion = new Map<string, number[]>();
    const lastOfTag = new Map<string, number>();
    for (const [at, item] of this.#items.entries()) {
      const waits = new Set<number>(this.needsOf(at).filter(each => each !== undefined));
      if (item.digest !== undefined) {
        const key = manifestKey({ ...item, digest: item.digest });
        const deletion = lastDeletion.get(key);
        if (deletion !== undefined) waits.add(deletion);
        if (item.action === 'delete manifest') {
          for (const each of sinceDeletion.get(key) ?? []) waits.add(each);
          lastDeletion.set(key, at);
          sinceDeletion.delete(key);
        } else {
          const since = sinceDeletion.get(key);
          if (since) since.push(at);
          else sinceDeletion.set(key, [at]);
        }
      }
      if (item.action !== 'delete manifest' && item.tag !== undefined) {
        const key = `${item.repository}:${item.tag}`;
        const before = lastOfTag.get(key);
        if (before !== undefined) waits.add(before);
        lastOfTag.set(key, at);
      }
      waits.delete(at);
      this.#waitsFor[at] = waits.size;
      for (const each of waits) this.#followers[each]?.push(at);
    }
  }
}

const manifestKey = ({ repository, digest }: { readonly repository: string; readonly digest: string }): string =>
  `${repository}@${digest}`;
