import { describe, expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { type ActionName, actionNamed } from '../../../../src/ui/browser/keys/action.ts';
import { defaultKeys, keyTableNames } from '../../../../src/ui/browser/keys/default-keys.ts';
import { loadKeys } from '../../../../src/ui/browser/keys/keys-file.ts';
import { presetKeys, presetNames } from '../../../../src/ui/browser/keys/presets.ts';

const contexts = ['list', 'detail'] as const;
const everywhere = presetNames.flatMap(preset => contexts.map(context => ({ preset, context })));
const ctrl = (name: string): InputEvent => keyPress(name, { ctrl: true });

/** What users complained about elsewhere (interface F, topic "Keys"), by the threads that say so. */
describe.each(everywhere)('$preset, $context', ({ preset, context }) => {
  const keys = presetKeys(preset);
  const actionOf = (event: InputEvent) => keys.actionFor(context, event, '');

  test('k9s#21: neither Backspace nor Delete deletes', () => {
    for (const key of [keyPress('Delete'), keyPress('Backspace'), ctrl('H'), ctrl('Backspace')]) {
      const meaning = actionOf(key);
      const action = meaning !== undefined && 'action' in meaning ? meaning.action : 'parent';
      expect(actionNamed(action).changes).toBeUndefined();
    }
  });

  test('k9s#319: nothing kills with Ctrl+K', () => {
    expect(actionOf(ctrl('K'))).toBeUndefined();
  });

  test('k9s#916, #1672, #3435: Ctrl+C never leaves', () => {
    expect(actionOf(ctrl('C'))).toEqual({ action: 'cancel-or-hint' });
  });

  test('k9s#2947, #2970: Ctrl+Z suspends and does nothing else', () => {
    expect(actionOf(ctrl('Z'))).toEqual({ action: 'suspend' });
  });

  test('lazygit#992, #3669: Esc never leaves the browser', () => {
    expect(actionOf(keyPress('Escape'))).toEqual({ action: 'back-ladder' });
    expect(keys.keysOf(context, 'quit-to-repl')).toEqual(['Q']);
  });

  test('lazygit#1269: every action is reached without AltGr on a German keyboard', () => {
    const hidden = /[[\]{}@\\|~]/;
    const actions = new Set<ActionName>(keyTableNames.flatMap(name => Object.values(defaultKeys[name])));
    const reached = [...actions].filter(action => keys.keysOf(context, action).length > 0);
    expect(reached.filter(action => keys.keysOf(context, action).every(key => hidden.test(key)))).toEqual([]);
  });

  test("k9s#617, #625: what tmux and screen take, Ctrl+B and Ctrl+A, is another key's as well", () => {
    for (const taken of [ctrl('A'), ctrl('B')]) {
      const meaning = actionOf(taken);
      if (meaning === undefined || !('action' in meaning)) continue;
      const others = keys.keysOf(context, meaning.action).filter(key => key !== 'Ctrl+A' && key !== 'Ctrl+B');
      // the list of views of k9s has Ctrl+A by its users' habit; `:` and Tab show the same
      expect(others.length > 0 || meaning.action === 'command-menu').toBe(true);
    }
  });
});

test('k9s#391, #1391, #1598, #1736: every key can be turned off, and every action put on another one', () => {
  const needed: readonly ActionName[] = ['help', 'back', 'quit-to-repl'];
  for (const name of keyTableNames) {
    for (const [key, action] of Object.entries(defaultKeys[name])) {
      const off = loadKeys(JSON.stringify({ [name]: { [key]: null } }), 'default');
      const isLast = needed.includes(action) && action !== 'help';
      expect('keys' in off, `${key} off`).toBe(!isLast);
      const moved = loadKeys(JSON.stringify({ [name]: { [key]: null, F8: action } }), 'default');
      expect('keys' in moved && moved.keys.keysOf(name === 'detail' ? 'detail' : 'list', action)).toContain('F8');
    }
  }
});
