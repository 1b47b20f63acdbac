import type { PurgeRule } from '../../../src/admin/purge/purge-rule.ts';
import { tag } from '../../registry/names.ts';
import { type Made, type MadeTag, signatureTag } from './purge-world.ts';

/** What stays whatever the rules say, by names. */
export interface MadeExemptions {
  readonly protected: readonly string[];
  readonly excluded: readonly string[];
  readonly keptManifests: readonly string[];
}

/** A purge as it is meant, by trying out: slow, and written without a look at how the program does it. */
export class PurgeModel {
  readonly #made: readonly Made[];
  readonly #rules: readonly PurgeRule[];
  readonly #exempt: MadeExemptions;

  constructor(made: readonly Made[], rules: readonly PurgeRule[], exempt: MadeExemptions) {
    this.#made = made;
    this.#rules = rules;
    this.#exempt = exempt;
  }

  /** Names of the manifests that go: the largest set in which everything may go and nothing is needed by what stays. */
  going(): Set<string> {
    const may = this.#made.filter(each => this.#mayGo(each)).map(each => each.name);
    const all = new Set<string>();
    for (let bits = 0; bits < 2 ** may.length; bits++) {
      const set = new Set(may.filter((_, at) => (bits >> at) % 2 === 1));
      if ([...set].every(each => this.#relatives(each).every(other => set.has(other))) && this.#hasOrder(set)) {
        for (const each of set) all.add(each);
      }
    }
    return all;
  }

  /** Names of the tags that are taken off manifests that stay. */
  removed(): Set<string> {
    const going = this.going();
    return new Set(
      this.#tags().flatMap(([on, each]) => (this.takes(on, each) && !going.has(on.name) ? each.name : [])),
    );
  }

  takes(on: Made, of: MadeTag): boolean {
    const rule = this.decides(of.name);
    if (!rule || this.#isBound(on, of.name) || this.#isExempt(on, of.name)) return false;
    if (of.age === undefined && (rule.keep > 0 || rule.olderThan)) return false;
    if (this.#newest(rule).includes(of.name) || !isOlder(of.age, rule)) return false;
    return !(of.locked || on.locked) || rule.includeLocked;
  }

  decides(name: string): PurgeRule | undefined {
    return this.#rules.find(each => each.filters.some(filter => filter.fitsTag(tag(name))));
  }

  /** What has to go before a manifest does. */
  above(name: string): string[] {
    const parents = this.#made.filter(each => each.name !== name && each.lists?.includes(name)).map(each => each.name);
    const own = this.#named(name)?.about;
    const signed = this.#made.filter(
      each => each.name !== name && this.#named(name)?.tags?.some(other => other.name === signatureTag(each.name)),
    );
    const subjects = [...(own !== undefined && this.#named(own) ? [own] : []), ...signed.map(each => each.name)];
    return [...new Set([...parents, ...subjects])];
  }

  #named(name: string): Made | undefined {
    return this.#made.find(each => each.name === name);
  }

  #tags(): [Made, MadeTag][] {
    return this.#made.flatMap(on => (on.tags ?? []).map((each): [Made, MadeTag] => [on, each]));
  }

  #isBound(on: Made, name: string): boolean {
    return this.#made.some(each => each.name !== on.name && signatureTag(each.name) === name);
  }

  #isExempt(on: Made, name: string): boolean {
    const { protected: kept, excluded, keptManifests } = this.#exempt;
    return kept.includes(name) || excluded.includes(name) || keptManifests.includes(on.name);
  }

  #newest(rule: PurgeRule): string[] {
    const counted = this.#tags().filter(
      ([on, each]) =>
        this.decides(each.name) === rule &&
        !this.#isBound(on, each.name) &&
        each.age !== undefined &&
        (!this.#exempt.excluded.includes(each.name) || this.#exempt.protected.includes(each.name)),
    );
    const sorted = counted.toSorted(
      ([, one], [, other]) => (one.age ?? 0) - (other.age ?? 0) || (one.name < other.name ? -1 : 1),
    );
    return sorted.slice(0, rule.keep).map(([, each]) => each.name);
  }

  #subjects(name: string): string[] {
    return this.above(name).filter(each => !this.#named(each)?.lists?.includes(name) || this.#refersTo(name, each));
  }

  #refersTo(name: string, subject: string): boolean {
    const made = this.#named(name);
    return made?.about === subject || (made?.tags ?? []).some(each => each.name === signatureTag(subject));
  }

  #isLoose(made: Made): boolean {
    return (made.tags ?? []).every(
      each => this.#isBound(made, each.name) || (this.takes(made, each) && this.decides(each.name)?.untagged),
    );
  }

  #isRoot(made: Made): boolean {
    return this.above(made.name).length === 0 && (made.tags ?? []).length === 0;
  }

  /** The rules that count for a manifest: of its own tags, and of what is above it. */
  #governing(made: Made, seen = new Set<string>()): Set<PurgeRule> {
    seen.add(made.name);
    const rules = new Set<PurgeRule>();
    const first = this.#rules.find(each => each.untagged);
    if (this.#isRoot(made) && first) rules.add(first);
    for (const each of made.tags ?? []) {
      const rule = this.#isBound(made, each.name) ? undefined : this.decides(each.name);
      if (rule) rules.add(rule);
    }
    for (const name of this.above(made.name)) {
      const above = this.#named(name);
      if (!above || seen.has(name) || !this.#isLoose(above)) continue;
      for (const rule of this.#governing(above, seen)) rules.add(rule);
    }
    return rules;
  }

  #mayGo(made: Made): boolean {
    if (this.#made.some(each => each.unreadable) || !this.#rules.some(each => each.untagged)) return false;
    if (!this.#isLoose(made) || this.#exempt.keptManifests.includes(made.name)) return false;
    const tags = made.tags ?? [];
    if (tags.some(each => this.#isBound(made, each.name) && this.#isExempt(made, each.name))) return false;
    const rules = [...this.#governing(made)];
    const locked = made.locked || tags.some(each => each.locked);
    if (locked && !rules.every(each => each.includeLocked)) return false;
    if (this.#subjects(made.name).length > 0) return true;
    if (!this.#isRoot(made)) return rules.every(each => !each.olderThan || isOlder(made.age, each));
    const [first] = rules;
    if (!first) return false;
    if (made.age === undefined) return first.keep === 0 && !first.olderThan;
    const digestOrder = this.#made.filter(each => this.#isRoot(each) && each.age !== undefined);
    const newest = digestOrder
      .toSorted((one, other) => (one.age ?? 0) - (other.age ?? 0) || this.#byDigest(one, other))
      .slice(0, first.keep);
    return !newest.includes(made) && isOlder(made.age, first);
  }

  #byDigest(one: Made, other: Made): number {
    return signatureTag(one.name) < signatureTag(other.name) ? -1 : 1;
  }

  /** What has to go if this goes: what lists it, what it refers to, what refers to it. */
  #relatives(name: string): string[] {
    const referrers = this.#made.filter(each => each.name !== name && this.#refersTo(each.name, name));
    return [...this.above(name), ...referrers.map(each => each.name)];
  }

  #hasOrder(set: ReadonlySet<string>): boolean {
    const left = new Set(set);
    for (;;) {
      const next = [...left].find(each => this.above(each).every(other => !left.has(other)));
      if (next === undefined) return left.size === 0;
      left.delete(next);
    }
  }
}

const isOlder = (age: number | undefined, { olderThan }: PurgeRule): boolean =>
  !olderThan || (age !== undefined && age * 86_400_000 > olderThan.milliseconds);
