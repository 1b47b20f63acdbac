import { readmeViews } from '../screens/readme-views.ts';
import { playScreens } from './golden-screens.ts';

export const readmeFile = new URL('../../README.md', import.meta.url);

/** Columns of the screens in the README. */
const COLUMNS = 100;

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
  const played = await playScreens(COLUMNS, 'dark', readmeViews, noSuggestions);
  return new Map([...played].map(([name, screen]) => [name, textOf(screen)]));
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
