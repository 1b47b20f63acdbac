import { narrow } from './narrow.ts';

let segmenter: Intl.Segmenter | undefined;

/** Cuts text into what a reader takes for one character each; joined again they are the text. */
export function graphemes(text: string): string[] {
  if (narrow.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), each => each.segment);
}
