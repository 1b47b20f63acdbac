import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { width } from '../../../../src/terminal/width.ts';
import type { DocumentLine } from '../../../../src/ui/browser/document/document-line.ts';
import { DocumentModel } from '../../../../src/ui/browser/document/document-model.ts';
import { DOCUMENT_GUTTER, documentRows } from '../../../../src/ui/browser/draw/document-rows.ts';
import { plainText } from '../../../../src/ui/pager/styled-line.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { anyText } from '../draw/any-screen.ts';

const line = (text: string, depth = 0, more: Partial<DocumentLine> = {}): DocumentLine => ({
  pieces: [{ text }],
  depth,
  ...more,
});

const tree = [
  line('index', 0, { folds: true }),
  line('linux/amd64', 1, { folds: true }),
  line('layer 1', 2),
  line('layer 2', 2),
  line('linux/arm64', 1, { link: { url: 'https://example.org' } }),
  line('referrers'),
];

const numbered = (count: number) => Array.from({ length: count }, (_, index) => line(`line ${index + 1}`));

/** What is seen of it. */
const seen = (model: DocumentModel, columns = 30, rows = 10) =>
  documentRows(model.view(columns, rows).lines, columns, createTheme('none')).map(row => row.trimEnd());

/** The text under the cursor. */
const at = (model: DocumentModel) => model.current?.pieces[0]?.text;

test('depth is drawn as an indentation, what folds has a sign, what leads somewhere an arrow', () => {
  expect(seen(new DocumentModel(tree))).toEqual([
    '> ▾ index',
    '    ▾ linux/amd64',
    '        layer 1',
    '        layer 2',
    '      linux/arm64 →',
    '    referrers',
  ]);
});

test('folding hides the deeper lines and says how many, on the line that they are below of', () => {
  const model = new DocumentModel(tree);
  model.move(3);
  model.toggleFold();
  expect(at(model)).toBe('linux/amd64');
  expect(seen(model)).toEqual(['  ▾ index', '>   ▸ linux/amd64 … 2 lines', '      linux/arm64 →', '    referrers']);
  model.top();
  model.toggleFold();
  expect(seen(model)).toEqual(['> ▸ index … 4 lines', '    referrers']);
  expect(model.unfold()).toBe(true);
  expect(model.unfold()).toBe(false);
  expect(seen(model)).toHaveLength(4);
});

describe('moving', () => {
  test('goes line by line and stops at the ends', () => {
    const model = new DocumentModel(numbered(5));
    model.view(30, 3);
    model.move(-1);
    expect(at(model)).toBe('line 1');
    for (let step = 0; step < 9; step++) model.move(1);
    expect(seen(model, 30, 3)).toEqual(['  line 3', '  line 4', '> line 5']);
    expect(model.view(30, 3).position).toBe('lines 3-5 of 5');
    model.move(-1);
    expect(seen(model, 30, 3)).toEqual(['  line 3', '> line 4', '  line 5']);
    model.top();
    expect(seen(model, 30, 3)[0]).toBe('> line 1');
    model.bottom();
    expect(seen(model, 30, 3)[2]).toBe('> line 5');
  });

  test('a page keeps one line of the last one', () => {
    const model = new DocumentModel(numbered(30));
    model.view(30, 10);
    model.page(1);
    expect(model.view(30, 10).position).toBe('lines 10-19 of 30');
    expect(at(model)).toBe('line 10');
    model.page(1);
    model.page(1);
    model.page(1);
    expect(at(model)).toBe('line 30');
    model.page(-1);
    model.page(-1);
    model.page(-1);
    model.page(-1);
    expect(at(model)).toBe('line 1');
  });

  test('a line higher than the screen is read through before the next', () => {
    const model = new DocumentModel([line('x'.repeat(100)), line('next')]);
    const text = () => seen(model, 12, 3).map(row => row.slice(2));
    expect(text()).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(10)]);
    for (let step = 0; step < 7; step++) model.move(1);
    expect(at(model)).not.toBe('next');
    model.move(1);
    expect(text()).toEqual(['x'.repeat(10), 'x'.repeat(10), 'next']);
  });
});

test('another size keeps the line under the cursor on the screen', () => {
  const model = new DocumentModel(
    numbered(100).map(each => ({ ...each, pieces: [...each.pieces, { text: ' word'.repeat(20) }] })),
  );
  model.view(150, 20);
  model.move(60);
  for (const [columns, rows] of [
    [40, 10],
    [200, 50],
    [30, 3],
  ] as const) {
    expect(seen(model, columns, rows).some(row => row.startsWith('> line 61'))).toBe(true);
  }
});

test('long lines wrap behind blanks under their own indentation, or are cut', () => {
  const model = new DocumentModel([line('RUN apt-get update && apt-get install curl', 1)]);
  expect(seen(model, 24)).toEqual(['>   RUN apt-get update', '>   && apt-get install', '>   curl']);
  model.toggleWrap();
  expect(seen(model, 24)).toEqual(['>   RUN apt-get update …']);
});

test('what wraps behind a label goes on under its text', () => {
  const digest = { ...line('Digest  sha256:0123456789abcdef'), hang: 8 };
  expect(seen(new DocumentModel([digest]), 28)).toEqual(['> Digest  sha256:0123456789a', '>         bcdef']);
});

test('lines of a file keep their own blanks, and depth is not drawn', () => {
  const model = new DocumentModel([
    line('{', 0, { folds: true, isIndented: true }),
    line('    "a": 1  ', 1, { isIndented: true }),
    line('}', 0, { isIndented: true }),
  ]);
  expect(seen(model)).toEqual(['> ▾ {', '        "a": 1', '    }']);
  expect(model.text).toBe('{\n    "a": 1  \n}');
});

describe('finding', () => {
  const found = (model: DocumentModel) =>
    model.view(40, 20).lines.flatMap(({ matches, isCursor }) => matches.map(each => [each.start, each.end, isCursor]));

  test('goes to the first from the cursor on, and round the end', () => {
    const model = new DocumentModel([line('Alpha'), line('beta'), line('日本 alpha alpha')]);
    expect(model.find('alpha')).toBe(3);
    expect(found(model)).toEqual([
      [0, 5, true],
      [5, 10, false],
      [11, 16, false],
    ]);
    expect(model.findNext(1)).toEqual({ at: 2, of: 3 });
    expect(model.findNext(1)).toEqual({ at: 3, of: 3 });
    expect(at(model)).toBe('日本 alpha alpha');
    expect(model.findNext(1)).toEqual({ at: 1, of: 3 });
    expect(model.findNext(-1)).toEqual({ at: 3, of: 3 });
  });

  test('a capital makes letter case count, nothing is a pattern, and no text finds nothing', () => {
    const model = new DocumentModel([line('Alpha a.c abc')]);
    expect(model.find('Alpha')).toBe(1);
    expect(model.find('ALPHA')).toBe(0);
    expect(model.findNext(1)).toBeUndefined();
    expect(model.find('a.c')).toBe(1);
    expect(model.find('')).toBe(0);
  });

  test('unfolds what hides it', () => {
    const model = new DocumentModel(tree);
    model.toggleFold();
    expect(model.find('layer 2')).toBe(1);
    expect(at(model)).toBe('layer 2');
    expect(seen(model)).toContain('>       layer 2');
  });

  test('moves a line that is cut until it is seen', () => {
    const model = new DocumentModel([line(`${'a b '.repeat(100)}needle ${'c '.repeat(50)}`)]);
    model.toggleWrap();
    expect(seen(model, 40)[0]).not.toContain('needle');
    model.find('needle');
    expect(seen(model, 40)[0]).toContain('needle');
    expect(seen(model, 40)[0]).toMatch(/^> ….*…$/);
  });
});

test('what is read again keeps the cursor, and folds what is the same', () => {
  const model = new DocumentModel(tree);
  model.move(1);
  model.toggleFold();
  model.move(1);
  model.replace([...tree.slice(0, 4), line('linux/s390x', 1)]);
  expect(at(model)).toBe('linux/s390x');
  expect(seen(model)).toEqual(['  ▾ index', '    ▸ linux/amd64 … 2 lines', '>     linux/s390x']);
  model.replace([]);
  expect(model.current).toBeUndefined();
  expect(seen(model)).toEqual([]);
});

test('copied is what the line says, or its text as it came', () => {
  const model = new DocumentModel([line('Digest 31a5', 0, { value: 'sha256:31a5' }), line('a\tb')]);
  expect(model.value).toBe('sha256:31a5');
  model.move(1);
  expect(model.value).toBe('a\tb');
});

test('whatever it holds and whatever is done, the cursor is on the screen and no row is too wide', () => {
  const anyLine = fc.record({
    pieces: fc.array(fc.record({ text: anyText }), { maxLength: 3 }),
    depth: fc.nat(60),
    folds: fc.boolean(),
    isIndented: fc.boolean(),
    hang: fc.nat(50),
  });
  const actions: readonly ((model: DocumentModel) => unknown)[] = [
    model => model.move(1),
    model => model.move(-1),
    model => model.move(7),
    model => model.page(1),
    model => model.page(-1),
    model => model.top(),
    model => model.bottom(),
    model => model.toggleFold(),
    model => model.unfold(),
    model => model.toggleWrap(),
    model => model.find('q'),
    model => model.findNext(1),
    model => model.findNext(-1),
    model => model.replace(model.lines.slice(1)),
  ];
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 30 }),
      fc.array(
        fc.record({
          act: fc.constantFrom(...actions),
          columns: fc.integer({ min: 20, max: 200 }),
          rows: fc.integer({ min: 1, max: 30 }),
        }),
        { maxLength: 12 },
      ),
      (lines, steps) => {
        const model = new DocumentModel(lines);
        for (const { act, columns, rows } of steps) {
          act(model);
          const view = model.view(columns, rows);
          expect(view.lines.length).toBeLessThanOrEqual(rows);
          if (model.lines.length > 0) expect(view.lines.some(each => each.isCursor)).toBe(true);
          for (const row of documentRows(view.lines, columns, createTheme('mono'))) {
            expect(width(plainText(row))).toBeLessThanOrEqual(columns);
          }
          const room = columns - DOCUMENT_GUTTER;
          for (const { matches } of view.lines) {
            expect(matches.every(each => each.start >= 0 && each.end <= room * 25)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
