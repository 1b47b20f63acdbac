import type { InputEvent } from '../../terminal/key.ts';
import type { Taken } from './full-screen.ts';

/** The answer to a key that closes the screen, with what came in one with it and was typed behind it. */
export function closing(behind: readonly InputEvent[]): Taken {
  const typedOn = behind.map(each => (each.type === 'text' ? each.text : '')).join('');
  return typedOn === '' ? false : { typedOn };
}
