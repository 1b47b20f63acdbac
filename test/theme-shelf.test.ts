import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SessionError } from '../src/session/session-error.ts';
import type { Settings } from '../src/session/settings.ts';
import { Themes } from '../src/theme-shelf.ts';
import { themeForBackground } from '../src/ui/theme/background.ts';
import { CurrentTheme } from '../src/ui/theme/current-theme.ts';
import { themeFolder } from '../src/ui/theme/theme-folder.ts';
import { ThemeLibrary } from '../src/ui/theme/theme-library.ts';
import { settingsInMemory } from './support/session-parts.ts';

interface Around {
  readonly files?: Readonly<Record<string, unknown>>;
  readonly settings?: Partial<Settings>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly asked?: string | undefined;
  readonly server?: string;
}

function themesIn({ files = {}, settings: start = {}, environment = {}, asked, server }: Around) {
  const folder = join(mkdtempSync(join(tmpdir(), 'acrsh-themes-')), 'themes');
  if (Object.keys(files).length > 0) mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.json`), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const current = new CurrentTheme();
  const settings = settingsInMemory(start);
  const place = { server };
  const themes = new Themes({
    current,
    library: new ThemeLibrary(themeFolder(folder)),
    settings,
    environment,
    asked,
    server: () => place.server,
  });
  themes.choose();
  return { themes, current, settings, place };
}

const registry = (theme: string) => ({
  caFile: undefined,
  clientCertificate: undefined,
  clientKey: undefined,
  trustedWithEntra: false,
  trustedRealms: [],
  theme,
});
const registries = { 'prod.example': registry('high-contrast') };

test('a preview is seen, and the theme in use comes back', () => {
  const { themes, current } = themesIn({ asked: 'mono', files: { broken: '{' } });
  themes.preview('LIGHT');
  expect(current.theme.name).toBe('light');
  themes.choose();
  expect(current.theme.name).toBe('mono');
  themes.preview('auto');
  expect(current.theme.name).toBe('dark');
  themes.preview('nothing of that name');
  expect(current.theme.name).toBe('mono');
  themes.preview('dark');
  themes.preview('broken');
  expect(current.theme.name).toBe('mono');
  themes.preview('dark');
  themes.preview(undefined);
  expect([current.theme.name, themes.notices]).toEqual(['mono', []]);
});

describe('interface D4', () => {
  const all: Around = {
    asked: 'mono',
    server: 'prod.example',
    settings: { registries, theme: 'colorblind-dark' },
    environment: { ACRSH_THEME: 'terminal', COLORFGBG: '0;15' },
  };
  test.each<[string, Around, string]>([
    ['-Theme', all, 'mono'],
    ["the registry's own", { ...all, asked: undefined }, 'high-contrast'],
    ['the environment', { ...all, asked: undefined, server: 'dev.example' }, 'terminal'],
    [
      'the settings',
      { settings: { theme: 'colorblind-dark' }, environment: { ACRSH_THEME: '', COLORFGBG: '0;15' } },
      'colorblind-dark',
    ],
    ['the background', { settings: { theme: 'auto' }, environment: { COLORFGBG: '0;15' } }, 'light'],
    ['nothing', {}, 'dark'],
    ['a name in capitals', { asked: 'MONO' }, 'mono'],
    ['auto before the settings', { asked: 'Auto', settings: { theme: 'mono' } }, 'dark'],
  ])('%s decides', (_, around, name) => {
    const { themes } = themesIn(around);
    expect([themes.current, themes.notices]).toEqual([name, []]);
  });

  test('the theme follows the location, and the background once it is told', () => {
    const { themes, place } = themesIn({ settings: { registries } });
    place.server = 'prod.example';
    themes.choose();
    const there = themes.current;
    place.server = undefined;
    themes.setBackground({ r: 250, g: 250, b: 250 });
    expect([there, themes.current]).toEqual(['high-contrast', 'light']);
  });

  test.each([
    [{ r: 0, g: 0, b: 0 }, '0;15', 'dark'],
    [{ r: 0, g: 43, b: 54 }, undefined, 'dark'],
    [{ r: 253, g: 246, b: 227 }, '15;0', 'light'],
    [undefined, '15;0', 'dark'],
    [undefined, '0;15', 'light'],
    [undefined, '0;default;7', 'light'],
    [undefined, '12;8', 'dark'],
    [undefined, 'x', 'dark'],
    [undefined, undefined, 'dark'],
  ] as const)('background %j and COLORFGBG %s: %s', (background, colorFgBg, name) => {
    expect(themeForBackground(background, colorFgBg)).toBe(name);
  });
});

describe("the user's own files", () => {
  test('go over those of the same name, which they may build on', () => {
    const files = {
      dark: { inherits: 'dark', palette: { ok: '#00ff00' } },
      solar: { inherits: 'dark', about: 'Mine' },
    };
    const { themes, current } = themesIn({ files, asked: 'solar' });
    expect(current.theme.style('state.ok').fg).toEqual({ kind: 'rgb', rgb: { r: 0, g: 255, b: 0 } });
    expect(current.theme.style('state.error').fg).toEqual({ kind: 'rgb', rgb: { r: 255, g: 92, b: 92 } });
    expect(themes.list().map(each => [each.name, each.path !== undefined, each.isCurrent])).toEqual([
      ['dark', true, false],
      ['light', false, false],
      ['colorblind-dark', false, false],
      ['colorblind-light', false, false],
      ['high-contrast', false, false],
      ['terminal', false, false],
      ['mono', false, false],
      ['solar', true, true],
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{ "name": ', /^The theme mine \(.*mine\.json\): is no JSON: .*; dark is used\.$/],
    ['no object', '[1]', /is no JSON object; dark is used\.$/],
    ['a loop', { inherits: 'mine' }, /inherits itself: mine → mine; dark is used\.$/],
    ['a slip', { tokens: { 'ui.txt': {} } }, /: ui\.txt is no token \(ui\.text is\)\.$/],
  ])('%s costs a line and never the start', (_, content, notice) => {
    const { themes } = themesIn({ files: { mine: content }, settings: { theme: 'mine' } });
    expect(themes.notices).toEqual([expect.stringMatching(notice)]);
    expect(themes.notices.join('')).not.toContain('\n');
  });

  test('one that is not there is said so', () => {
    const { themes } = themesIn({ asked: '../../etc/passwd' });
    expect([themes.current, themes.notices]).toEqual([
      'dark',
      ["There is no theme '../../etc/passwd'; dark is used. Get-Theme lists them."],
    ]);
  });
});

describe('setting', () => {
  test('a theme counts at once, and for a registry when it is gone to', async () => {
    const { themes, place, settings } = themesIn({ asked: 'mono' });
    themes.set('Light', undefined);
    const now = themes.current;
    themes.set('high-contrast', 'prod.example');
    place.server = 'prod.example';
    themes.choose();
    expect([now, themes.current]).toEqual(['light', 'high-contrast']);
    await themes.save('light', undefined);
    await themes.save('mono', 'prod.example');
    expect([settings.current.theme, settings.current.registries['prod.example']?.theme]).toEqual(['light', 'mono']);
  });

  test('an unknown name is refused with the nearest', () => {
    const { themes } = themesIn({});
    expect(() => themes.set('drak', undefined)).toThrow(SessionError);
    expect(() => themes.set('drak', undefined)).toThrow("There is no theme 'drak'.");
    expect(themes.current).toBe('dark');
  });

  test("PSReadLine's colours lie over the theme", () => {
    const { themes, current } = themesIn({});
    expect(themes.editorColours).toMatchObject({ Command: '\x1b[38;2;250;235;71m', Selection: '\x1b[7m' });
    themes.setEditorColour('command', 'DarkCyan');
    themes.set('light', undefined);
    expect(themes.editorColours.Command).toBe('\x1b[36m');
    expect(current.style('shell.command', 'true')).toEqual({ fg: { kind: 'indexed', index: 6 } });
    expect(() => themes.setEditorColour('Comand', 'Red')).toThrow("The line editor has no colour 'Comand'.");
    expect(() => themes.setEditorColour('Command', 'Rot')).toThrow("'Rot' is no colour.");
  });
});
