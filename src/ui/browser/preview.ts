import { glanceLines } from './detail/describe.ts';
import { DocumentModel } from './document/document-model.ts';
import type { Extent } from './draw/screen-layout.ts';
import type { DocumentView } from './screen-view.ts';
import type { OpenView } from './view.ts';

/** What is known of the row under the cursor, for the pane at the side. */
export function previewOf(
  { current }: OpenView,
  { columns, rows }: Extent,
  now: () => number,
): DocumentView | undefined {
  if (current === undefined) return undefined;
  return new DocumentModel(glanceLines(current, { now })).view(columns, rows);
}
