/** Names that fit a half-typed word: those that begin so, then those with a word in them that does, then those that hold it; each in their order. */
export function rank<Item>(
  items: readonly Item[],
  typed: string,
  nameOf: (item: Item) => string,
  most: number,
): { readonly best: readonly Item[]; readonly total: number } {
  if (typed === '') return { best: items.slice(0, most), total: items.length };
  const wanted = typed.toLowerCase();
  const [begins, inside, holds]: [Item[], Item[], Item[]] = [[], [], []];
  let total = 0;
  for (const item of items) {
    const name = nameOf(item).toLowerCase();
    const at = name.indexOf(wanted);
    if (at < 0) continue;
    total += 1;
    const group = at === 0 ? begins : startsWord(name, wanted, at) ? inside : holds;
    if (group.length < most) group.push(item);
  }
  return { best: [...begins, ...inside, ...holds].slice(0, most), total };
}

/** Whether the text stands at the beginning of a word anywhere from an offset on. */
function startsWord(name: string, wanted: string, from: number): boolean {
  for (let at = from; at > 0; at = name.indexOf(wanted, at + 1)) {
    if (!isAlphanumeric(name.charCodeAt(at - 1))) return true;
  }
  return false;
}

const isAlphanumeric = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
