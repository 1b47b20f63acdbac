import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Themes } from '../../../../src/theme-shelf.ts';
import { builtInNames } from '../../../../src/ui/theme/built-in.ts';
import { CurrentTheme } from '../../../../src/ui/theme/current-theme.ts';
import { type ColourDepth, colourDepth } from '../../../../src/ui/theme/depth.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { themeFolder } from '../../../../src/ui/theme/theme-folder.ts';
import { ThemeLibrary } from '../../../../src/ui/theme/theme-library.ts';
import { settingsInMemory } from '../../../support/session-parts.ts';
import { startShell } from '../../../support/shell.ts';
import { Browsing } from '../browsing.ts';

/** Complaints about colours (interface F, topic "Themes"), on the real browser. */

const HELLO = 'demo:/library/hello-world';

/** A browser that paints, over a folder of the user's own themes. */
async function painted({ files = {}, depth = 'true' }: { files?: Record<string, unknown>; depth?: ColourDepth } = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'acrsh-themes-')), 'themes');
  mkdirSync(folder);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, `${name}.json`), typeof content === 'string' ? content : JSON.stringify(content));
  const current = new CurrentTheme();
  const settings = settingsInMemory();
  const themes = new Themes({
    current,
    library: new ThemeLibrary(themeFolder(folder)),
    settings,
    environment: {},
    asked: undefined,
    server: () => undefined,
  });
  themes.choose();
  const shell = await startShell({ fixture: 'small', parts: { themes, settings } });
  const theme = createTheme({ depth, current, isUnicode: true });
  const browsing = await Browsing.at(shell, HELLO, { theme, environment: { ACRSH_HOME: folder } });
  return { browsing, themes, current, [Symbol.asyncDispose]: () => shell[Symbol.asyncDispose]() };
}

const plain = (text: string): string => text.replaceAll(/\x1b\[[\d;]*m/g, '');

/** All SGR parameters of a text. */
const codesOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\x1b\[([\d;]*)m/g), ([, each]) => each ?? '');

const setTheme = (browsing: Browsing, name: string) =>
  browsing
    .press(':')
    .take({ type: 'text', text: `theme ${name}` })
    .press('<Enter>');

/** A list, a dialog, the help and a text, one after the other. */
async function screensOf(browsing: Browsing): Promise<readonly string[]> {
  const screens = [browsing.text];
  browsing.press('aU');
  screens.push(await browsing.dialog('Untag 3 tags'));
  screens.push(browsing.press('<Escape>?').text);
  browsing.press('<Escape><Enter>');
  screens.push(await browsing.quiet());
  browsing.press('-');
  await browsing.quiet();
  screens.push(browsing.press('/x~').text);
  browsing.press('<Ctrl+C>M');
  return screens;
}

describe('skins that say next to nothing, or something wrong', () => {
  test('k9s#1290, #1898: a partial one takes the rest from what it builds on', async () => {
    const files = { mine: { tokens: { 'ui.crumbActive': { fg: '#12ab9f' } } } };
    await using opened = await painted({ files });
    const { browsing } = opened;
    const before = browsing.text;
    setTheme(browsing, 'mine');
    expect(plain(browsing.text)).toBe(plain(before));
    expect(browsing.text).toContain('\x1b[38;2;18;171;159m');
    const kept = codesOf(before).filter(each => codesOf(browsing.text).includes(each));
    expect(new Set(kept).size).toBeGreaterThan(2);
  });

  test('k9s#3164: a slip in one, or one that is broken, is told with the nearest name and costs nothing else', async () => {
    const files = { slip: { tokens: { 'ui.crumbActve': { fg: 'red' } } }, broken: '{ "name": ' };
    await using opened = await painted({ files });
    const { browsing, themes } = opened;
    const before = plain(browsing.rows.slice(0, 5).join());
    setTheme(browsing, 'slip');
    expect(plain(browsing.rows.slice(0, 5).join())).toBe(before);
    expect(plain(browsing.text)).toContain('ui.crumbActve is no token (ui.crumbActive is)');
    setTheme(browsing, 'broken');
    expect(plain(browsing.text)).toContain('is no JSON');
    expect(themes.current).toBe('slip');
    browsing.press('<Ctrl+U><Escape>');
    setTheme(browsing, 'drak');
    expect(plain(browsing.text)).toContain("There is no theme 'drak'");
  });

  test('k9s#169: a skin is found by typing, and seen before it is taken', async () => {
    await using opened = await painted({ files: { mine: { palette: { accent: '#12ab9f' } } } });
    const { browsing, themes } = opened;
    const before = browsing.text;
    browsing.press(':').take({ type: 'text', text: 'theme ' }).press('<Tab>');
    const menu = await browsing.until(() => builtInNames.every(each => plain(browsing.text).includes(each)));
    expect(plain(menu)).toContain('mine');
    browsing.press('<Ctrl+U>').take({ type: 'text', text: 'theme mine' });
    expect(browsing.text).toContain('38;2;18;171;159');
    browsing.press('<Escape><Escape>');
    expect([browsing.text, themes.current]).toEqual([before, 'dark']);
  });
});

describe('colours', () => {
  test('k9s#218: are sent as they are written', async () => {
    await using opened = await painted({ files: { mine: { palette: { accent: '#12ab9f' } } } });
    setTheme(opened.browsing, 'mine');
    expect(opened.browsing.text).toContain('38;2;18;171;159');
  });

  test("k9s#294, #1234: are the terminal's own where a theme says so, and none lies behind the text", async () => {
    await using opened = await painted();
    const { browsing } = opened;
    setTheme(browsing, 'terminal');
    const codes = (await screensOf(browsing)).flatMap(codesOf);
    expect(new Set(codes).size).toBeGreaterThan(4);
    expect(codes.filter(each => !/^(?:[0-9]|3[0-7]|9[1-7])?(?:;(?:[0-9]|3[0-7]|9[1-7]))*$/.test(each))).toEqual([]);
  });

  test.each(builtInNames)('k9s#849, #2329: the row of the cursor can be read in %s: one look, inverse', async name => {
    for (const depth of ['true', '256', '16', 'mono'] as const) {
      await using opened = await painted({ depth });
      const { browsing } = opened;
      setTheme(browsing, name);
      browsing.press(' <UpArrow>');
      const row = browsing.rows.find(each => plain(each).startsWith('>*')) ?? '';
      const [style, ...others] = codesOf(row).filter(each => each !== '0' && each !== '');
      expect([style?.split(';').includes('7'), others], `${depth}: ${JSON.stringify(row)}`).toEqual([true, []]);
    }
  });

  test.each(builtInNames)(
    'mochajs/mocha#802, cli/cli#1743, maximum-awesome#59: nothing in %s is bright black',
    async name => {
      for (const depth of ['256', '16'] as const) {
        await using opened = await painted({ depth });
        setTheme(opened.browsing, name);
        const codes = (await screensOf(opened.browsing)).flatMap(codesOf);
        expect(codes.filter(each => /(?:^|;)(?:90|100)(?:;|$)|[34]8;5;8(?:;|$)/.test(each))).toEqual([]);
      }
    },
  );
});

test.each([
  ['cli/cli#13335', { NO_COLOR: '1', FORCE_COLOR: '1' }, 'mono'],
  ['nab#1106', { NO_COLOR: '1' }, 'mono'],
  ['yt-dlp#10420', { NO_COLOR: '' }, 'true'],
  ['yt-dlp#10420', { FORCE_COLOR: '0' }, 'mono'],
] as const)('%s: %j, and nothing is lost by that', async (_, environment, expected) => {
  const terminal = { TERM: 'xterm-256color', COLORTERM: 'truecolor', ...environment };
  const depth = colourDepth({ wish: 'auto', environment: terminal, isTerminal: true, windows: undefined });
  expect(depth).toBe(expected);
  await using opened = await painted({ depth });
  const { browsing } = opened;
  const screens = await screensOf(browsing);
  const coloured = screens.flatMap(codesOf).filter(each => /(?:^|;)[349][0-8](?:;|$)/.test(each));
  expect(coloured.length > 0).toBe(expected === 'true');
  browsing.press(' ');
  const cursor = browsing.rows.find(each => plain(each).startsWith('>')) ?? '';
  expect(cursor).toMatch(/^\x1b\[(?:[\d;]*;)?7[m;]/);
});
