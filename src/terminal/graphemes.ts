const ascii = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter();

/** Cuts text into what a reader takes for one character each; joined again they are the text. */
export function graphemes(text: string): string[] {
  return ascii.test(text) ? text.split('') : Array.from(segmenter.segment(text), each => each.segment);
}
