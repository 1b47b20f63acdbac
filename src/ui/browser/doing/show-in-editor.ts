import { readExternally } from '../../prompt/external-editor.ts';
import type { Desk } from '../desk.ts';
import { jsonOf } from '../hand-over/copy-items.ts';
import { chosenRows } from './chosen-rows.ts';

/** Shows the chosen rows as JSON in the user's editor, to be read: attributes are changed with `e`. */
export async function showInEditor(desk: Desk): Promise<void> {
  const { values } = chosenRows(desk);
  if (values.length === 0) return desk.say('There is no row here.', 'state.warn');
  const problem = await readExternally(jsonOf(values), 'row.json', desk.shell);
  if (problem !== undefined) desk.say(problem, 'state.error');
}
