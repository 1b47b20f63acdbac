import { expect, test } from 'vitest';
import { LineHistory } from '../../../../src/ui/browser/line/line-history.ts';

test('keeps lines once, the last at the end, without their secrets', async () => {
  const history = new LineHistory(async line => line.replace(/-Password \S+/, '-Password ***'));
  await Promise.all(
    ['tags', '  ', 'Connect-X -Password a', 'tags', 'Connect-X -Password b'].map(each => history.add(each)),
  );
  expect(history.entries).toEqual(['tags', 'Connect-X -Password ***']);
});
