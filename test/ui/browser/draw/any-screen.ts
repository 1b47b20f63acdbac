import fc from 'fast-check';
import type {
  Badge,
  BodyView,
  DocumentView,
  LineView,
  ListColumn,
  ScreenView,
} from '../../../../src/ui/browser/screen-view.ts';
import { type Token, tokenNames } from '../../../../src/ui/theme/token.ts';
import { hostile } from '../../../support/hostile.ts';

/** What somebody may have put into a registry, and anything else. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...hostile.map(each => each.text)), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 60 }), weight: 1 },
  { arbitrary: fc.string({ maxLength: 30 }), weight: 2 },
);

const anyLook: fc.Arbitrary<Token | undefined> = fc.option(fc.constantFrom(...tokenNames), { nil: undefined });

const badges = fc.subarray<Badge>(['PROTECTED', 'READ-ONLY', 'STALE', 'PARTIAL', 'FILTERED', 'SCREEN READER']);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyDocument: fc.Arbitrary<DocumentView> = fc.record({
  lines: fc.array(
    fc.record({
      pieces: fc.array(fc.record({ text: anyText, look: anyLook }), { maxLength: 4 }),
      isCursor: fc.boolean(),
      matches: fc.array(
        fc.tuple(fc.nat(80), fc.nat(20)).map(([start, cells]) => ({ start, end: start + cells })),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 40 },
  ),
  position: maybe(anyText),
});

const anyColumn: fc.Arbitrary<ListColumn> = fc
  .record({
    label: anyText,
    width: maybe(fc.integer({ min: 1, max: 60 })),
    least: maybe(fc.integer({ min: 1, max: 20 })),
    priority: maybe(fc.nat(9)),
    isRight: fc.boolean(),
    letter: fc.constantFrom('reg.attrOff', 'reg.tag'),
    whole: fc.boolean(),
  })
  .map(({ label, width, least, priority, isRight, letter, whole }) => ({
    label,
    ...(width === undefined ? {} : { width }),
    ...(least === undefined ? {} : { least }),
    ...(priority === undefined ? {} : { priority }),
    ...(isRight ? { align: 'right' } : {}),
    lookOf: () => (whole ? letter : { letters: { q: letter }, others: 'reg.size' }),
  }));

const anyTable: fc.Arbitrary<BodyView> = fc.array(anyColumn, { maxLength: 9 }).chain(columns =>
  fc.record({
    kind: fc.constant('table'),
    table: fc.record({
      columns: fc.constant(columns),
      rows: fc.array(
        fc.record({
          value: fc.constant(null),
          cells: fc.array(anyText, { maxLength: columns.length + 1 }),
          isMarked: fc.boolean(),
          isCursor: fc.boolean(),
        }),
        { maxLength: 30 },
      ),
      sort: maybe(
        fc.record({ column: fc.constantFrom('', ...columns.map(each => each.label)), descending: fc.boolean() }),
      ),
      selectedColumn: maybe(fc.constantFrom('', ...columns.map(each => each.label))),
    }),
  }),
);

const anyBody: fc.Arbitrary<BodyView> = fc.oneof(
  anyTable,
  fc.record({ kind: fc.constant('document'), document: anyDocument }),
  fc.record({
    kind: fc.constant('message'),
    lines: fc.array(anyText, { maxLength: 5 }),
    look: fc.constant('state.error'),
  }),
);

const anyHints = fc.array(fc.record({ key: anyText, label: anyText, disabled: maybe(anyText) }), { maxLength: 12 });

const anyLine: fc.Arbitrary<LineView> = fc.record({
  label: fc.constantFrom(':', '/'),
  text: fc.array(anyText, { maxLength: 60 }),
  cursor: fc.nat(70),
  looks: fc.array(anyLook, { maxLength: 60 }),
  problem: maybe(anyText),
  hints: anyHints,
  above: fc.array(fc.constantFrom('a menu', '日本語', 'x'.repeat(300)), { maxLength: 90 }),
});

export const anyScreen: fc.Arbitrary<ScreenView> = fc.record({
  header: maybe(
    fc.record({
      server: anyText,
      badges,
      identity: maybe(anyText),
      tokenMinutes: maybe(fc.integer({ min: -1, max: 300 })),
      age: maybe(fc.oneof(fc.integer({ min: -5, max: 1e9 }), fc.constant('reading' as const))),
    }),
  ),
  crumbs: maybe(
    fc.record({
      crumbs: fc.array(anyText, { maxLength: 5 }),
      count: maybe(anyText),
      filter: maybe(anyText),
      marked: fc.record({ count: fc.nat(5000), hidden: fc.nat(5000) }),
      badges,
    }),
  ),
  tabs: fc.array(fc.record({ key: anyText, label: anyText, isCurrent: fc.boolean() }), { maxLength: 6 }),
  body: anyBody,
  preview: maybe(anyDocument),
  command: maybe(anyText),
  status: maybe(fc.record({ text: anyText, look: fc.constant('state.warn') })),
  hints: anyHints,
  line: maybe(anyLine),
});
