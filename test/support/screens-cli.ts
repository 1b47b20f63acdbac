// `npm run screens -- [VIEW] [--update]` plays the kept screens on the built program and shows what differs; with --update it keeps what was
// played instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { screenViews } from '../screens/views.ts';
import { LOOKS, playScreens, screenFile, WIDTHS } from './golden-screens.ts';

const words = process.argv.slice(2);
const update = words.includes('--update');
const wanted = words.filter(each => !each.startsWith('--'));
const views = screenViews.filter(each => wanted.length === 0 || wanted.includes(each.name));
if (update && process.env.CI) {
  process.stderr.write('screens are not rewritten in CI\n');
  process.exitCode = 1;
} else if (views.length === 0) {
  process.stderr.write(`usage: npm run screens -- [${screenViews.map(each => each.name).join('|')}] [--update]\n`);
  process.exitCode = 64;
} else {
  for (const look of LOOKS) {
    for (const columns of WIDTHS) {
      for (const [name, screen] of await playScreens(columns, look, views)) {
        const file = screenFile(name, columns, look);
        if (existsSync(file) && readFileSync(file, 'utf8') === screen) continue;
        if (update) writeFileSync(file, screen);
        else process.stdout.write(`${name} at ${columns} columns, ${look}:\n${screen}\n`);
      }
    }
  }
}
