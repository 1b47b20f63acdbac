import { readmeViews } from '../screens/readme-views.ts';
import { playScreens } from './golden-screens.ts';

export const readmeFile = new URL('../../README.md', import.meta.url);

/** The window of a screen in the README that wants no other. */
const WINDOW = { columns: 100, rows: 30 };

/** They come and go with the pace of typing. */
const noSuggestions = 'Set-PSReadLineOption -PredictionSource None; ';

/** A README with these screens, texts by name, in their blocks, `<!-- screen: NAME -->` to `<!-- /screen -->`. Throws where one has no block. */
export function withScreens(readme: string, screens: ReadonlyMap<string, string>): string {
  let text = readme;
  for (const [name, screen] of screens) {
    const [before, behind] = text.split(`<!-- screen: ${name} -->\n`);
    const end = behind?.indexOf('<!-- /screen -->') ?? -1;
    if (before === undefined || behind === undefined || end < 0) throw new Error(`the README has no screen ${name}`);
    text = `${before}<!-- screen: ${name} -->\n\`\`\`\n${screen}\n\`\`\`\n${behind.slice(end)}`;
  }
  return text;
}

/** Plays what the README shows on the built program, as text. */
export async function playReadmeScreens(): Promise<Map<string, string>> {
  const screens = new Map<string, string>();
  for (const [window, views] of Map.groupBy(readmeViews, ({ windows: [only = WINDOW] = [] }) => only)) {
    for (const [name, screen] of await playScreens(window, 'dark', views, noSuggestions))
      screens.set(name, textOf(screen));
  }
  return screens;
}

/** The rows without their styles and without how long a command ran; the port, another in each run, is one that could be. */
const textOf = (styled: string): string =>
  styled
    .split('\n')
    .filter(row => row.startsWith('|'))
    .map(row => row.slice(1))
    .join('\n')
    .trimEnd()
    .replaceAll(/ \([\d.hms ]+\)>/g, '>')
    .replaceAll('#####', '50000');
