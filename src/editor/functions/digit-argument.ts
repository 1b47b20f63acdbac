import type { DigitArgument } from '../state.ts';
import { type EditFunction, stay } from '../state.ts';

/** Nobody means more, and a typing error must not fill the memory. */
const greatest = 9999;

/** Begins a number for the next function, or goes on with it; Alt+- changes its sign. */
export const digitArgument: EditFunction = (state, _context, { key }) => {
  const digit = /[\d-]$/.exec(key)?.[0];
  if (digit === undefined) return stay(state);
  return stay({ ...state, argument: withDigit(state.argument, digit) });
};

function withDigit(argument: DigitArgument | undefined, digit: string): DigitArgument {
  if (argument === undefined) return digit === '-' ? { text: '-1', sawDigit: false } : { text: digit, sawDigit: true };
  if (digit === '-') {
    const turned = argument.text.startsWith('-') ? argument.text.slice(1) : `-${argument.text}`;
    return { ...argument, text: turned };
  }
  // a lone minus reads as -1 until there is a digit
  const begun = argument.sawDigit ? argument.text : argument.text.slice(0, -1);
  return { text: begun + digit, sawDigit: true };
}

/** The number that has been typed. */
export function numberOf({ text }: DigitArgument): number {
  return Math.max(-greatest, Math.min(greatest, Number(text)));
}
