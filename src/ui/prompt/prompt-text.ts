import { clean } from '../../terminal/clean.ts';
import type { Token } from '../theme/token.ts';

/** A piece of the prompt: in a token of the theme, or in colours that the user's `prompt` function chose. */
export interface PromptPiece {
  /** One line, clean. */
  readonly text: string;
  readonly look: Token | { readonly sgr: string };
}

/** The prompt as lines of pieces; what is typed stands behind the last one. */
export type PromptText = readonly (readonly PromptPiece[])[];

/** Colours (SGR), and nothing else, may be in the text of a `prompt` function. */
const SGR = /\x1b\[([\d;]*)m/g;

/** Reads what a `prompt` function answered: its colours are kept, anything else that steers a terminal is made visible. */
export function promptTextOf(answer: string): PromptText {
  let sgr = '';
  return answer.split(/\r\n|\n|\r/).map(line => {
    const pieces: PromptPiece[] = [];
    let from = 0;
    const add = (text: string) => {
      if (text !== '') pieces.push({ text: clean(text), look: sgr === '' ? 'shell.prompt' : { sgr } });
    };
    for (const match of line.matchAll(SGR)) {
      add(line.slice(from, match.index));
      const codes = match[1] ?? '';
      sgr = codes === '' || codes === '0' ? '' : sgr === '' ? codes : `${sgr};${codes}`;
      from = match.index + match[0].length;
    }
    add(line.slice(from));
    return pieces;
  });
}
