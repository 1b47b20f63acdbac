/** What a piece of shown text means, by names of the theme's tokens; views never name a colour. */
export type Look =
  | 'out.tableHeader'
  | 'out.customTableHeader'
  | 'out.formatAccent'
  | 'out.whatIf'
  | 'state.ok'
  | 'state.info'
  | 'state.warn'
  | 'state.error'
  | 'state.pending'
  | 'state.stale'
  | 'diff.added'
  | 'diff.removed'
  | 'diff.changed'
  | 'reg.registry'
  | 'reg.repository'
  | 'reg.tag'
  | 'reg.digest'
  | 'reg.untagged'
  | 'reg.platform'
  | 'reg.mediaType'
  | 'reg.size'
  | 'reg.date'
  | 'reg.attrOn'
  | 'reg.attrOff'
  | 'reg.locked'
  | 'reg.referrer'
  | 'reg.layer'
  | 'json.key'
  | 'json.string'
  | 'json.number'
  | 'json.literal'
  | 'json.punctuation';

/** Some letters look otherwise than the rest: the dashes of `rw-d`. */
export interface LetterLook {
  readonly letters: Readonly<Record<string, Look>>;
  readonly others: Look;
}

/** How a cell of a table or a value of a list looks: as a whole, or letter by letter. */
export type CellLook = Look | LetterLook;
