import type { Desk } from '../desk.ts';
import type { DocumentModel } from '../document/document-model.ts';
import type { ActionName } from '../keys/action.ts';
import type { ListModel } from '../list/list-model.ts';

/** What an action does. */
export type Doing = (desk: Desk) => void;

/** Some of the actions. */
export type Doings<Name extends ActionName> = Partial<Readonly<Record<Name, Doing>>>;

/** Something that is done to the rows of a list; a text has none. */
export const inList =
  (act: (list: ListModel, desk: Desk) => void): Doing =>
  desk => {
    const { content } = desk.view;
    if (content.kind === 'list') act(content.list, desk);
  };

/** Something that is done to a text and its lines; a list has none. */
export const inDocument =
  (act: (document: DocumentModel, desk: Desk) => void): Doing =>
  desk => {
    const { content } = desk.view;
    if (content.kind === 'document') act(content.document, desk);
  };
