import fc from 'fast-check';
import { test } from 'vitest';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import { naturalOrder } from '../../../../src/ui/browser/list/natural-order.ts';
import type { RowFilter } from '../../../../src/ui/browser/list/row-filter.ts';
import { identityOf, subjectOf } from '../../../../src/ui/browser/subject.ts';
import { ownProperty } from '../../../../src/values/members.ts';
import { toText } from '../../../../src/values/to-text.ts';
import type { Value } from '../../../../src/values/value.ts';
import { tagValue } from './tag-rows.ts';

// long enough that nothing is done at once
const LONG = 1100;

const identity = (value: Value | undefined): string | undefined => {
  const subject = value === undefined ? undefined : subjectOf(value);
  return subject && identityOf(subject);
};
const nameOf = (value: Value): string => toText(ownProperty(value, 'Name') ?? null);

const tag = (number: number) =>
  tagValue({
    name: `t${(number * 7919) % 10_007}`,
    digest: `sha256:${String(number).padStart(64, '0')}`,
    updated: new Date(Date.UTC(2026, 0, 1) + ((number * 31) % 97) * 60_000).toISOString(),
    size: number % 5 === 0 ? undefined : number % 11,
  });

const holding = (text: string): RowFilter => ({ text, test: value => nameOf(value).includes(text) });

type Step =
  | { readonly kind: 'append'; readonly count: number }
  | { readonly kind: 'refresh'; readonly from: number; readonly count: number }
  | { readonly kind: 'sort'; readonly column: string; readonly descending: boolean | undefined }
  | { readonly kind: 'filter'; readonly text: string | undefined }
  | { readonly kind: 'work'; readonly slices: number }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'mark'; readonly how: 'toggleMark' | 'markRange' | 'markAllShown' | 'invertMarks' };

const steps = (most: number) =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.nat(most) }),
      fc.record({ kind: fc.constant('refresh' as const), from: fc.nat(20), count: fc.nat(most) }),
      fc.record({
        kind: fc.constant('sort' as const),
        column: fc.constantFrom('Name', 'LastUpdated', 'Size'),
        descending: fc.constantFrom(undefined, true, false),
      }),
      fc.record({ kind: fc.constant('filter' as const), text: fc.constantFrom(undefined, '1', '42', 'no such') }),
      fc.record({ kind: fc.constant('work' as const), slices: fc.nat(6) }),
      fc.record({ kind: fc.constant('move' as const), by: fc.integer({ min: -most, max: most }) }),
      fc.record({
        kind: fc.constant('mark' as const),
        how: fc.constantFrom(
          'toggleMark' as const,
          'markRange' as const,
          'markAllShown' as const,
          'invertMarks' as const,
        ),
      }),
    ),
    { maxLength: 20 },
  );

/** A list, driven by steps, with what must be so after each of them. */
class Driven {
  readonly list = new ListModel({ now: () => 0 });
  all: Value[] = [];
  #next = 0;
  /** What is marked once that is done which was wished of the marks. */
  #wished: Set<string | undefined> | undefined;
  /** What the cursor belongs to. */
  #item: string | undefined;

  take(step: Step): void {
    const { list } = this;
    const marked = this.marked();
    switch (step.kind) {
      case 'append': {
        const page = Array.from({ length: step.count }, () => tag(this.#next++));
        this.all.push(...page);
        list.append(page);
        break;
      }
      case 'refresh': {
        const fresh = Array.from({ length: step.count }, (_, at) => tag(step.from + at));
        const kept = new Set(fresh.map(identity));
        const gone = new Set(list.replace(fresh).map(identity));
        const before = this.#wished ?? marked;
        same('gone', gone, before.difference(kept));
        same('marks that were carried', this.marked(), before.intersection(kept));
        this.#wished = undefined;
        this.all = fresh;
        this.#next = step.from + step.count;
        break;
      }
      case 'sort':
        list.sortBy(step.column, step.descending);
        break;
      case 'filter':
        list.filter = step.text === undefined ? undefined : holding(step.text);
        break;
      case 'work':
        for (let slice = 0; slice < step.slices; slice++) list.work(0);
        break;
      case 'move':
        list.move(step.by);
        break;
      case 'mark':
        list[step.how]();
        this.#wished = this.#wishedBy(step.how, this.#wished ?? marked);
        break;
    }
    if (step.kind !== 'refresh') this.#keepsMarks(step, marked);
    if (step.kind === 'move' || step.kind === 'mark') this.#item = identity(list.current);
    else this.#staysOnItem();
    this.#isConsistent();
  }

  #wishedBy(
    how: Extract<Step, { readonly kind: 'mark' }>['how'],
    marked: Set<string | undefined>,
  ): Set<string | undefined> | undefined {
    const passing = new Set(this.passing().map(identity));
    if (how === 'markAllShown') return marked.union(passing);
    return how === 'invertMarks' ? marked.symmetricDifference(passing) : undefined;
  }

  /** Only the user changes marks: those of all rows that pass at once, but not before all are known, and at the latest when nothing is in motion. */
  #keepsMarks({ kind }: Step, before: Set<string | undefined>): void {
    const marked = this.marked();
    const wished = this.#wished;
    if (wished === undefined) {
      if (kind !== 'mark') same('marks', marked, before);
      return;
    }
    const isDone = !this.list.isWorking || kind === 'filter' || !isSame(marked, before);
    if (!isDone) return;
    same('marks that were wished', marked, wished);
    this.#wished = undefined;
  }

  /** All rows that the filter lets through. */
  passing(): readonly Value[] {
    return this.all.filter(each => this.list.filter?.test(each, { isMarked: false }) ?? true);
  }

  marked(): Set<string | undefined> {
    return new Set(this.list.marked.map(identity));
  }

  shown(): readonly (string | undefined)[] {
    return this.list.table(this.list.shown).rows.map(each => identity(each.value));
  }

  /** As soon as nothing is in motion the cursor is where its item is, if that is shown. */
  #staysOnItem(): void {
    const { list } = this;
    if (list.isWorking) return;
    if (this.#item !== undefined && this.shown().includes(this.#item))
      same('cursor', identity(list.current), this.#item);
    // of a hidden item it is known that it may come back; one that has ended is a new one if it does
    this.#item = identity(list.current) ?? this.all.map(identity).find(each => each === this.#item);
  }

  #isConsistent(): void {
    const { list } = this;
    const { rows } = list.table(list.shown);
    same('as many rows as are counted', rows.length, list.shown);
    same(
      'one cursor',
      rows.flatMap((each, at) => (each.isCursor ? [at] : [])),
      list.shown > 0 ? [list.cursor] : [],
    );
    same('the row of the cursor', rows[list.cursor]?.value, list.current);
    same('no row twice', new Set(rows.map(each => each.value)).size, rows.length);
    same('counted marks', list.marked.length, list.markedCount);
    same('hidden marks', list.hiddenMarked.length, list.hiddenMarkedCount);
    same('marks that are seen', rows.filter(each => each.isMarked).length, list.markedCount - list.hiddenMarkedCount);
    const window = list.table(10);
    same(
      'the window holds the cursor',
      window.rows.some(each => each.isCursor),
      list.shown > 0,
    );
    same('the window is full', window.rows.length, Math.min(10, list.shown));
  }

  /** After all work the list is what a plain filter and sort make of its rows. */
  end(): void {
    const { list } = this;
    list.work(Number.POSITIVE_INFINITY);
    this.#staysOnItem();
    this.#isConsistent();
    same('all rows', list.loaded, this.all.length);
    if (this.#wished) same('marks that were wished', this.marked(), this.#wished);
    const passing = this.passing();
    const sorted = list.sort ? passing.toSorted(plainOrder(list.sort)) : passing;
    same('the order', JSON.stringify(this.shown()), JSON.stringify(sorted.map(identity)));
  }
}

function plainOrder({ column, descending }: { readonly column: string; readonly descending: boolean }) {
  const sign = descending ? -1 : 1;
  return (one: Value, other: Value): number => {
    const [a, b] = [ownProperty(one, column) ?? null, ownProperty(other, column) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : naturalOrder(toText(a), toText(b)));
  };
}

function isSame<T>(actual: T, expected: T): boolean {
  const [a, b] = [actual, expected].map(each => (each instanceof Set ? [...each].toSorted() : each));
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}

function same<T>(what: string, actual: T, expected: T): void {
  if (isSame(actual, expected)) return;
  const [a, b] = [actual, expected].map(each => (each instanceof Set ? [...each].toSorted() : each));
  throw new Error(`${what}: ${String(a)} instead of ${String(b)}`);
}

test.each([
  ['short', 40, 150],
  ['long', LONG, 30],
])(
  'marks, cursor and rows of %s lists stay together whatever happens',
  (_, most, numRuns) => {
    fc.assert(
      fc.property(steps(most), all => {
        const driven = new Driven();
        driven.take({ kind: 'append', count: most });
        driven.list.complete = true;
        for (const each of all) driven.take(each);
        driven.end();
      }),
      { numRuns },
    );
    // a machine that does other things besides takes several times as long
  },
  60_000,
);
