/** What may be typed behind `/`, and what it finds. */
export interface FilterHelp {
  readonly typed: string;
  readonly finds: string;
}

/** The grammar of filters in examples, each of which can be typed as it stands. */
export const filterHelp: readonly FilterHelp[] = [
  { typed: 'api', finds: 'rows with this text in a column; case counts as soon as a capital is typed' },
  { typed: '"two words"', finds: 'a text with blanks or signs, or a word that means something else' },
  { typed: '!api', finds: 'rows without it; ! goes before anything but a block' },
  { typed: '~apd', finds: 'names with these letters in this order; -f apd does the same' },
  { typed: '/^v\\d+$/', finds: 'a column, or a tag, that the regular expression fits' },
  {
    typed: 'platform:arm64',
    finds: 'rows whose platform has this in it; so for name, tag, kind, mode, digest, type, …',
  },
  { typed: 'tag:1.4*', finds: 'with wildcards the whole text: * any, ? one character, [ab] one of them' },
  { typed: 'kind=index', finds: 'exactly this; != anything else; mode="" nothing at all' },
  { typed: 'size>100mb', finds: 'bigger than this; >= < <= = != as well, with b, kb, mb, gb, tb' },
  { typed: 'age>30d', finds: 'changed longer ago: s, m (minutes), h, d, w, mo, y' },
  { typed: 'updated<2026-06', finds: 'changed before June 2026, UTC; created in the same way' },
  { typed: 'tags=0', finds: 'with so many tags; of repositories manifests as well' },
  { typed: 'untagged', finds: 'manifests and repositories without a tag' },
  { typed: 'orphan', finds: 'untagged, in no known index, and about no other manifest' },
  { typed: 'child', finds: 'manifests that an index lists' },
  { typed: 'signature', finds: 'signatures, by what they are about or by their type' },
  { typed: 'locked', finds: 'what cannot be deleted or overwritten' },
  { typed: 'marked', finds: 'marked rows' },
  { typed: '-l team=core', finds: 'images or labels with this label; -l team whatever its value' },
  { typed: '{ $_.Size -gt 1e8 }', finds: 'rows for which the block is true, as behind Where-Object' },
  { typed: 'kind:index locked', finds: 'rows for which both hold' },
  { typed: 'kind:index | locked', finds: 'rows for which one of them holds, or both' },
];
