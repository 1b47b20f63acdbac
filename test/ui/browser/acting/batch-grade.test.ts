import { expect, test } from 'vitest';
import { gradeBatch } from '../../../../src/ui/browser/acting/batch-grade.ts';

const mild = { grade: 'mild', target: 'r/a:1' } as const;
const moderate = { grade: 'moderate', target: 'r/a@sha256:1' } as const;
const repository = (name: string) => ({ grade: 'severe', target: `r/${name}`, word: name }) as const;
const several = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

test('one change has its own grade, several are moderate, more than twenty severe', () => {
  expect(gradeBatch([mild], 'delete').grade).toBe('mild');
  expect(gradeBatch([moderate], 'delete').grade).toBe('moderate');
  expect(gradeBatch(several(2, mild), 'delete').grade).toBe('moderate');
  expect(gradeBatch(several(20, moderate), 'delete').grade).toBe('moderate');
  expect(gradeBatch(several(21, mild), 'untag')).toMatchObject({ grade: 'severe', word: 'untag 21' });
});

test('a repository wants its name; several want their count', () => {
  expect(gradeBatch([repository('team/api')], 'delete')).toMatchObject({ grade: 'severe', word: 'team/api' });
  expect(gradeBatch([repository('a'), repository('b')], 'delete').word).toBe('delete 2');
  expect(gradeBatch([mild, repository('a')], 'delete').word).toBe('delete 2');
});

test('all in one protected registry want its name', () => {
  const guarded = { ...moderate, grade: 'severe', word: 'contoso' } as const;
  expect(gradeBatch(several(30, guarded), 'delete')).toMatchObject({ grade: 'severe', word: 'contoso' });
});
