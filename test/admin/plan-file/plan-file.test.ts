import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/admin/plan-file/read-plan.ts';
import { planText } from '../../../src/admin/plan-file/write-plan.ts';
import { anyPlan, deletion, digest, planOf, tag } from './planned.ts';

const textOf = (plan: Parameters<typeof planText>[0]) => [...planText(plan)].join('');

/** The file without the lines that hold one of these words. */
const without = (text: string, ...words: string[]) =>
  text
    .split('\n')
    .filter(line => !words.some(each => line.includes(`"digest":"${digest(each)}"`)))
    .join('\n')
    .replace(/,(\s*\])/g, '$1');

const schema: object = JSON.parse(
  readFileSync(new URL('../../../src/admin/plan-file/plan.schema.json', import.meta.url), 'utf8'),
);

test('a plan comes back from its file as it was, and the file is what the schema says', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile(schema);
  fc.assert(
    fc.property(anyPlan, plan => {
      const text = textOf(plan);
      expect(readPlan(text)).toEqual({ plan, takenOut: 0, loose: [] });
      expect(fits(JSON.parse(text)), JSON.stringify(fits.errors)).toBe(true);
    }),
  );
});

test('an item is one line', () => {
  const items = ['a', 'b', 'c'].map(each => deletion(each));
  const lines = textOf(planOf(items)).split('\n');
  expect(lines.filter(each => each.includes('"action"'))).toHaveLength(3);
});

test('a file is read however an editor has laid it out', () => {
  const plan = planOf([deletion('a', { tags: [tag('1.4')] }), deletion('b')]);
  const text = JSON.stringify(JSON.parse(textOf(plan)), undefined, 8);
  expect(readPlan(text).plan).toEqual(plan);
});

describe('taking items out', () => {
  test('leaves the rest, and no longer tells what all of them free', () => {
    const plan = planOf(['a', 'b', 'c'].map(each => deletion(each)));
    const { plan: left, takenOut, loose } = readPlan(without(textOf(plan), 'c'));
    expect(left.items).toEqual(plan.items.slice(0, 2));
    expect([takenOut, loose]).toEqual([1, []]);
    expect(left.repositories[0]?.freed).toEqual({ unknown: '1 of 3 items was taken out of the plan' });
  });

  test('tells what the rest frees where each item tells its part', () => {
    const frees = { bytes: 10, shared: [0], isRestInUse: false };
    const items = ['a', 'b', 'c'].map(each =>
      deletion(each, { frees: each === 'c' ? { ...frees, shared: [] } : frees }),
    );
    const [head] = planOf(items).repositories;
    if (!head) throw new Error('no repository');
    const shared = [{ bytes: 500, users: 2 }];
    const plan = planOf(items, { repositories: [{ ...head, freed: { bytes: 530, isRestInUse: false }, shared }] });
    const freedWithout = (word: string) => readPlan(without(textOf(plan), word)).plan.repositories[0]?.freed;
    expect(freedWithout('c')).toEqual({ bytes: 520, isRestInUse: false });
    expect(freedWithout('a')).toEqual({ bytes: 20, isRestInUse: true });
  });

  test('bears with the comma that stood before the last one', () => {
    const plan = planOf(['a', 'b'].map(each => deletion(each)));
    const text = textOf(plan)
      .split('\n')
      .filter(line => !line.includes(digest('b')))
      .join('\n');
    expect(text).toMatch(/,\n {2}\]/);
    expect(readPlan(text).plan.items).toEqual(plan.items.slice(0, 1));
  });

  test('takes out what an index that stays lists, at any depth', () => {
    const plan = planOf([
      deletion('outer'),
      deletion('inner', { after: [digest('outer')] }),
      deletion('image', { after: [digest('inner')] }),
      deletion('other'),
    ]);
    const { plan: left, loose } = readPlan(without(textOf(plan), 'outer'));
    expect(left.items).toEqual([deletion('other')]);
    expect(loose.map(each => each.digest)).toEqual([digest('inner'), digest('image')]);
  });

  test('takes out what a signature that stays is about: it would go with it', () => {
    const plan = planOf([
      deletion('image', { takes: [digest('signature')] }),
      deletion('signature', { after: [digest('image')] }),
    ]);
    expect(readPlan(without(textOf(plan), 'signature')).plan.items).toEqual([]);
  });

  test('never leaves an item without what it comes after', () => {
    const some = fc.subarray(Array.from({ length: 12 }, (_, index) => index));
    const parents = fc.array(fc.nat(11), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(parents, { minLength: 12, maxLength: 12 }), some, (afters, out) => {
        const items = afters.map((after, index) =>
          deletion(`${index}`, {
            after: [...new Set(after.filter(each => each < index))].map(each => digest(`${each}`)),
          }),
        );
        const { plan } = readPlan(without(textOf(planOf(items)), ...out.map(String)));
        const left = new Set(plan.items.map(each => each.digest));
        for (const each of plan.items) {
          if (each.action === 'delete manifest') expect(each.after.filter(it => !left.has(it))).toEqual([]);
        }
        for (const each of out) expect(left).not.toContain(digest(`${each}`));
      }),
    );
  });
});

describe('what is refused, and where', () => {
  const plan = planOf([deletion('index', { tags: [tag('1.4')] }), deletion('image', { after: [digest('index')] })]);
  const text = textOf(plan);
  const lines = text.split('\n');
  const swapped = () => {
    const at = lines.findIndex(each => each.includes('"action"'));
    const [one = '', two = ''] = lines.slice(at, at + 2);
    return lines
      .with(at, `${two},`)
      .with(at + 1, one.replace(/,$/, ''))
      .join('\n');
  };
  const doubled = () => {
    const at = lines.findIndex(each => each.includes('"action"'));
    return lines.toSpliced(at, 0, lines[at] ?? '').join('\n');
  };
  test.each([
    [
      'a tag more',
      text.replace('"tags":["1.4"]', '"tags":["1.4","1.5"]'),
      'items[0]: team/api@1bc04b5291c2 was changed',
    ],
    [
      'another digest',
      text.replace(`"digest":"${digest('image')}"`, `"digest":"${digest('other')}"`),
      'items[1]: team/api@',
    ],
    [
      'no digest',
      text.replace(`"digest":"${digest('image')}"`, '"digest":"latest"'),
      "items[1].digest: 'latest' is no digest",
    ],
    [
      'an action of its own',
      text.replace('"delete manifest"', '"delete repository"'),
      "items[0].action: 'delete repository' is none of",
    ],
    [
      'a key of its own',
      text.replace('"unlock":[]', '"unlock":[],"force":true'),
      'items[0].force: nothing of this name belongs here',
    ],
    ['a missing key', text.replace('"unlock":[],', ''), 'items[0].unlock is missing'],
    ['another order', swapped(), 'items[0]: team/api@'],
    ['an item twice', doubled(), 'items[1]: it stands twice, in items[0] as well'],
    [
      'another registry',
      text.replace('contoso.azurecr.io', 'fabrikam.azurecr.io'),
      'Something above the items was changed',
    ],
    ['a later time', text.replace('2026-01-14', '2026-02-14'), 'Something above the items was changed'],
    ['a file that breaks off', text.slice(0, -20), 'This is no JSON: '],
    ['a list', '[]', 'This is no plan of acrsh.'],
    ['other JSON', '{"format":"trivy"}', 'This is no plan of acrsh.'],
    [
      'a later version',
      text.replace('"version": 1', '"version": 2'),
      'This is a plan of version 2, and version 1 is read here.',
    ],
  ])('%s', (_, changed, message) => {
    expect(changed).not.toBe(text);
    expect(() => readPlan(changed)).toThrow(message);
  });

  test('an item of another plan', () => {
    const other = textOf({ ...plan, id: '20260115-110000-0001' });
    const line = other.split('\n').find(each => each.includes('"action"')) ?? '';
    const changed = lines.map(each => (each.includes('"action"') && each.includes('"1.4"') ? line : each)).join('\n');
    expect(() => readPlan(changed)).toThrow('items[0]: team/api@');
  });
});
