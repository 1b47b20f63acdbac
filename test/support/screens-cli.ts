// `npm run screens -- [VIEW] [--update]` plays the kept screens on the built program and shows what differs; with --update it keeps what was
// played instead. `--readme` writes the screens of the README anew, `--recording` shows a first walk frame by frame.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { firstWalk } from '../screens/first-walk.ts';
import { screenViews, screenWindows, viewsIn, type Window } from '../screens/views.ts';
import { LOOKS, type Look, playScreens, screenFile } from './golden-screens.ts';
import { playReadmeScreens, readmeFile, withScreens } from './readme-screens.ts';
import { framesText, playRecording } from './recording.ts';

const words = process.argv.slice(2);
const [update, readme, recording] = ['--update', '--readme', '--recording'].map(each => words.includes(each));
const wanted = words.filter(each => !each.startsWith('--'));
const names = screenViews.map(each => each.name).filter(each => wanted.length === 0 || wanted.includes(each));
if ((update || readme) && process.env.CI) {
  process.stderr.write('screens are not rewritten in CI\n');
  process.exitCode = 1;
} else if (names.length === 0) {
  const all = screenViews.map(each => each.name).join('|');
  process.stderr.write(`usage: npm run screens -- [${all}] [--update] | --readme | --recording\n`);
  process.exitCode = 64;
} else if (recording) {
  process.stdout.write(framesText(await playRecording(firstWalk)));
} else if (readme) {
  writeFileSync(readmeFile, withScreens(readFileSync(readmeFile, 'utf8'), await playReadmeScreens()));
} else {
  await compareScreens(names);
}

async function compareScreens(names: readonly string[]): Promise<void> {
  for (const window of screenWindows) await Promise.all(LOOKS.map(look => compareIn(window, look, names)));
}

async function compareIn(window: Window, look: Look, names: readonly string[]): Promise<void> {
  const played = viewsIn(window).filter(each => names.includes(each.name));
  for (const [name, screen] of await playScreens(window, look, played)) {
    const file = screenFile(name, window, look);
    if (existsSync(file) && readFileSync(file, 'utf8') === screen) continue;
    if (update) writeFileSync(file, screen);
    else process.stdout.write(`${name} at ${window.columns} by ${window.rows}, ${look}:\n${screen}\n`);
  }
}
