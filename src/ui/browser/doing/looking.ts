import type { Desk } from '../desk.ts';
import type { DocumentModel } from '../document/document-model.ts';
import { openPage } from '../hand-over/open-page.ts';
import type { ActionName } from '../keys/action.ts';
import { type Doing, type Doings, inDocument, inList } from './doing.ts';
import { currentSubject } from './going.ts';

/** Everything about the current object, as a list of properties or as JSON. */
const describe =
  (raw: boolean): Doing =>
  desk => {
    const { current, place } = desk.view;
    // the same key again would only lay the same text over it
    if (place.kind === 'describe' && place.raw === raw) return;
    if (current !== undefined) desk.go({ kind: 'describe', value: current, subject: currentSubject(desk), raw });
  };

/** Goes where the current line leads to, or folds it where it leads nowhere. */
function follow(document: DocumentModel, desk: Desk): void {
  const { link } = document.current ?? {};
  if (!link) document.toggleFold();
  else if ('place' in link) desk.go(link.place);
  else void openPage(link.url, desk.shell).then(said => desk.say(said, 'state.info'));
}

export const looking = {
  describe: describe(false),
  'raw-json': describe(true),
  'toggle-preview': desk => {
    desk.display.preview = !desk.display.preview;
  },
  'toggle-wide': inList((list, { display }) => {
    display.wide = !display.wide;
    list.wide = display.wide;
  }),
  'toggle-time-format': inList((list, { display }) => {
    display.absoluteTime = !display.absoluteTime;
    list.absoluteTime = display.absoluteTime;
  }),
  'toggle-header': desk => {
    desk.display.header = !desk.display.header;
  },
  'toggle-crumbs': desk => {
    desk.display.crumbs = !desk.display.crumbs;
  },
  'toggle-wrap': inDocument(document => document.toggleWrap()),
  'toggle-node': inDocument(document => document.toggleFold()),
  'next-match': inDocument(document => document.findNext(1)),
  'prev-match': inDocument(document => document.findNext(-1)),
  expand: inDocument((document, desk) => {
    if (!document.unfold()) follow(document, desk);
  }),
  'follow-link': inDocument(follow),
  fullscreen: ({ display }) => {
    display.whole = !display.whole;
  },
  refresh: desk => desk.view.load(),
  redraw: desk => desk.redraw(),
} satisfies Doings<ActionName>;
