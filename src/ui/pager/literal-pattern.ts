/** A text to be found as it is, everywhere in a line; letter case counts once it holds a capital. */
export const literalPattern = (text: string): RegExp =>
  new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), /\p{Lu}/u.test(text) ? 'gu' : 'giu');
