import type { Value } from '../../values/value.ts';
import type { DocumentModel } from './document/document-model.ts';
import type { ListModel } from './list/list-model.ts';
import type { Place } from './place.ts';
import type { Badge, BodyView, CrumbsView } from './screen-view.ts';

/** One place as it is open: what was read of it, and how far that is to be trusted. */
export interface OpenView {
  readonly place: Place;
  /** Which table of keys holds. */
  readonly content:
    | { readonly kind: 'list'; readonly list: ListModel }
    | { readonly kind: 'document'; readonly document: DocumentModel };
  /** The cmdlet that shows the same; undefined where none does. */
  readonly command: string | undefined;
  /** Milliseconds since 1970 when what is shown had been read; undefined where it never was. */
  readonly readAt: number | undefined;
  readonly isReading: boolean;
  readonly badges: readonly Badge[];
  readonly count: CrumbsView['count'];
  /** The object under the cursor, or the one that the place is about. */
  readonly current: Value | undefined;
  body(columns: number, rows: number): BodyView;
  /** Reads it, or reads it again: what is shown stays until there is something better. `quietly`: what has gone is not told. */
  load(how?: { readonly quietly: boolean }): void;
  /** Some work was put off. */
  readonly isWorking: boolean;
  /** Does work that was put off for at most so many ms; true: there is more. */
  work(milliseconds: number): boolean;
  /** Stops what is being read for it. */
  close(): void;
}
