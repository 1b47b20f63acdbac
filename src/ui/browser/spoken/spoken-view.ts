import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Place } from '../place.ts';
import type { Badge } from '../screen-view.ts';

/** A place as it is read out. */
export interface SpokenView {
  readonly place: Place;
  /** The way to it in words: `repositories, team/api, tags`. */
  readonly title: string;
  readonly content:
    | { readonly kind: 'list'; readonly list: ListModel }
    | { readonly kind: 'document'; readonly lines: readonly DocumentLine[] };
  /** What a text is about: `delete` and the like act on it. */
  readonly about?: Value | undefined;
  /** The cmdlet that shows the same; undefined where none does. */
  readonly command: string | undefined;
  readonly badges: readonly Badge[];
  /** More rows are on their way. */
  readonly isReading: boolean;
  /** What is said where there is nothing: that it is empty, or what went wrong. */
  readonly message: string | undefined;
}
