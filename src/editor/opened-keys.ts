import { chordOfCharacter, chordText } from '../terminal/chord.ts';
import { graphemes } from '../terminal/graphemes.ts';
import { searchCharacter } from './functions/character-search.ts';
import { functionDescriptions } from './functions/description.ts';
import { finished, type Handled, passOn } from './handled.ts';
import { menuKey, menuText } from './menu/keys.ts';
import { listPossible } from './menu/possible.ts';
import type { Opened } from './opened.ts';
import { searchMore } from './search/incremental-search.ts';
import { searchKey } from './search/keys.ts';
import { ding, type EditorContext, type EditorState, stay } from './state.ts';

/** A key while something is open that is asked before the bindings. */
export function openedKey(state: EditorState, opened: Opened, chord: string, context: EditorContext): Handled {
  const closed = { ...state, opened: undefined };
  switch (opened.kind) {
    case 'menu':
      return menuKey(state, opened, chord, context);
    case 'search':
      return searchKey(state, opened, chord, context);
    case 'character-search':
      return chord === 'Ctrl+C' ? passOn(stay(closed)) : finished(ding(closed));
    case 'what-is-key':
      return finished(stay(tellKey(state, opened.first, chord, context)));
    case 'question':
      return chord === 'Ctrl+C' ? passOn(stay(closed)) : finished(stay(chord === 'Escape' ? closed : state));
    case 'waiting':
    case 'block':
      return chord === 'Escape' ? finished(stay(closed)) : passOn(stay(closed));
  }
}

/** A typed character while something is open. */
export function openedText(state: EditorState, opened: Opened, character: string, context: EditorContext): Handled {
  const closed = { ...state, opened: undefined };
  switch (opened.kind) {
    case 'menu':
      return menuText(state, opened, character);
    case 'search':
      return finished(stay(searchMore(state, opened, character, context)));
    case 'character-search':
      return finished(searchCharacter(closed, character, opened.times));
    case 'what-is-key':
      return finished(stay(tellKey(state, opened.first, character, context)));
    case 'question':
      if (/^y$/i.test(character)) return finished(listPossible(closed, opened.candidates, context));
      return finished(stay(/^n$/i.test(character) ? closed : state));
    case 'waiting':
    case 'block':
      return passOn(stay(closed));
  }
}

/** PSReadLine's sentence about a key, under the input until the next one. */
function tellKey(state: EditorState, first: string | undefined, pressed: string, { keys }: EditorContext): EditorState {
  const isText = graphemes(pressed).length === 1;
  const key = isText ? chordOfCharacter(pressed) : pressed;
  const chord = first === undefined ? key : `${first},${key}`;
  const name = keys.lookup(chord);
  if (name === undefined && keys.isPrefix(chord)) return { ...state, opened: { kind: 'what-is-key', first: chord } };
  const told =
    name !== undefined
      ? `${name} - ${functionDescriptions[name].description}`
      : isText && first === undefined
        ? 'SelfInsert - Insert the key typed'
        : 'Key is unbound';
  return {
    ...state,
    opened: { kind: 'block', lines: [`${isText && first === undefined ? pressed : chordText(chord)}: ${told}`] },
  };
}
