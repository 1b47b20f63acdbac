import { cut, width } from '../../terminal/width.ts';
import { inGroups, type KeyBinding } from '../keys/bindings.ts';
import { ask, type EditFunction, stay } from '../state.ts';
import { groupTitles } from './description.ts';

/** What the owner shows: the help of a command or a parameter, and the external editor. */
export const showCommandHelp: EditFunction = state => ask(state, { kind: 'command-help' });
export const showParameterHelp: EditFunction = state => ask(state, { kind: 'parameter-help' });
export const viEditVisually: EditFunction = state => ask(state, { kind: 'edit-visually' });

/** Waits for a chord and tells what it is bound to. */
export const whatIsKey: EditFunction = state => stay({ ...state, opened: { kind: 'what-is-key', first: undefined } });

/** All bound keys by group, laid out as PSReadLine does. */
export const showKeyBindings: EditFunction = (state, { keys, columns }) => {
  const bound = keys.list().filter(binding => binding.key !== 'Unbound');
  const lines = Array.from(Map.groupBy(inGroups(bound), binding => binding.group)).flatMap(([group, members]) => [
    '',
    groupTitles[group],
    '='.repeat(groupTitles[group].length),
    ...table(members, columns),
  ]);
  return ask(state, { kind: 'print', lines });
};

function table(bindings: readonly KeyBinding[], columns: number): readonly string[] {
  const keyCells = Math.max(...bindings.map(({ shown }) => width(shown)));
  const nameCells = Math.max(...bindings.map(binding => binding.function.length));
  return bindings.map(binding =>
    cut(`${binding.shown.padEnd(keyCells)} ${binding.function.padEnd(nameCells)} ${binding.description}`, columns),
  );
}
