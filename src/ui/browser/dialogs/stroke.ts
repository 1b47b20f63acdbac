import { graphemes } from '../../../terminal/graphemes.ts';
import { chordOf, type InputEvent, type KeyPress, type TypedText } from '../../../terminal/key.ts';

/** One key of a dialog: typed text is taken apart into its characters. */
export interface Stroke {
  /** The chord of a key (`Shift+Tab`), or the character that was typed (`y`). */
  readonly key: string;
  readonly isTyped: boolean;
  /** It did not come in one run with others, as what a terminal without bracketed paste pastes does. */
  readonly isAlone: boolean;
  readonly event: KeyPress | TypedText;
}

/** The keys of an event in their order. */
export function strokesOf(event: KeyPress | TypedText): readonly Stroke[] {
  if (event.type === 'key') {
    const key = chordOf(event);
    if (key === 'Spacebar') return [typed(' ', true)];
    return [{ key, isTyped: false, isAlone: true, event }];
  }
  const parts = graphemes(event.text);
  return parts.map(each => typed(each, parts.length === 1));
}

const typed = (text: string, isAlone: boolean): Stroke => ({
  key: text,
  isTyped: true,
  isAlone,
  event: { type: 'text', text },
});

/** The key that opened a dialog; none where a paste did, or nothing that was typed. */
export const openingKey = (event: InputEvent | undefined): string | undefined =>
  event === undefined || event.type === 'paste' ? undefined : strokesOf(event).at(-1)?.key;
