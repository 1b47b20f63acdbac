import { expect, test } from 'vitest';
import { ThemePreview } from '../../../../src/ui/browser/line/theme-preview.ts';

test('shows what is named while it is typed and brings the old one back', () => {
  const shown: (string | undefined)[] = [];
  const preview = new ThemePreview({ preview: name => void shown.push(name) }, () => false);
  for (const text of ['the', 'theme', 'theme l', 'theme light', 'theme light ', 'theme dark', ''])
    preview.changed(text);
  preview.changed('theme mono');
  preview.end();
  preview.end();
  expect(shown).toEqual(['l', 'light', 'dark', undefined, 'mono', undefined]);
});
