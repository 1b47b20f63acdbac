import { expect, test } from 'vitest';
import { keyPress } from '../../../src/terminal/key.ts';
import type { FullScreen } from '../../../src/ui/full-screen/full-screen.ts';
import { pagedLines } from '../../../src/ui/pager/paged-lines.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

/** A screen of 5 rows of 10 cells. */
function stage() {
  const written: string[] = [];
  const filled = Promise.withResolvers<void>();
  let content: FullScreen | undefined;
  const abort = new AbortController();
  const lines = pagedLines({
    columns: 10,
    rows: 5,
    theme: createTheme('none'),
    signal: abort.signal,
    write: async more => void written.push(...more),
    fill(shown) {
      content = shown;
      shown.draw(10, 5);
      shown.opened?.({ redraw: () => {}, repaint: () => {}, close: filled.resolve });
      return filled.promise;
    },
  });
  return {
    lines,
    written,
    abort,
    isOpen: () => content !== undefined,
    screen: () => content?.draw(40, 10),
    async press(key: string) {
      const stays = key === 'q' ? content?.take({ type: 'text', text: 'q' }) : content?.take(keyPress(key));
      if (stays === false) filled.resolve();
      await filled.promise;
    },
  };
}

test('what fits above the prompt is written', async () => {
  const { lines, written, isOpen } = stage();
  expect(lines.print(['1', '2', '3', '4'])).toBe(true);
  await lines.end();
  expect([written, isOpen()]).toEqual([['1', '2', '3', '4'], false]);
});

test('what does not fit is paged at once, and the end waits for the reader', async () => {
  const { lines, written, isOpen, screen, press } = stage();
  lines.print(['1', '2', '3']);
  expect(isOpen()).toBe(false);
  // eleven cells are two rows
  lines.print(['4 and more.']);
  expect(isOpen()).toBe(true);
  expect(lines.print(['5'])).toBe(true);
  expect(screen()?.at(-1)).toMatch(/^lines 1-5… /);
  const over = lines.end();
  expect(screen()?.at(-1)).toMatch(/^lines 1-5\/5 \(END\) /);
  await press('q');
  await over;
  expect(written).toEqual([]);
});

test('once the reader has closed it, nobody needs more', async () => {
  const { lines, press } = stage();
  lines.print(['1', '2', '3', '4', '5']);
  await press('Escape');
  expect(lines.print(['6'])).toBe(false);
  await lines.end();
});

test('a command that is stopped closes its pager', async () => {
  const { lines, abort } = stage();
  lines.print(['1', '2', '3', '4', '5']);
  abort.abort();
  await lines.end();
});
