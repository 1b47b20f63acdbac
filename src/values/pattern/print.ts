import { casesOf } from './letter-case.ts';
import { boundarySet } from './named-set.ts';
import { unsupportedPattern } from './pattern-error.ts';
import { printClass, printCode, printSet } from './print-class.ts';
import type { Branches, Count, GroupKey, GroupRole, Pattern, PatternNode, Place } from './syntax.ts';

/** JavaScript's expression for a pattern. */
export interface Printed {
  readonly source: string;
  readonly flags: 'g' | 'gi' | 'y' | 'yi';
  /** For each group of .NET in order, those of JavaScript that catch for it. */
  readonly groups: readonly (readonly number[])[];
  /** How many groups of JavaScript there are; for groups that do not go back there are some besides .NET's. */
  readonly groupCount: number;
}

/** Prints an expression for all texts, or one that is right for texts of ASCII only. Throws NotSupported. */
export function printPattern(text: string, pattern: Pattern, asciiOnly: boolean): Printed {
  const [branch = [], ...others] = pattern.body;
  const [first] = branch;
  const sticky = others.length === 0 && first?.kind === 'place' && first.place === 'lastMatch';
  const { plain, ignoring, ignoringReference } = caseUse(pattern.body);
  const needsFlag = ignoringReference && !hasModifiers;
  if (plain && needsFlag) {
    throw unsupportedPattern(text, 'a reference that ignores case, where other parts do not');
  }
  // where all ignores case, JavaScript can do it; but its own idea of a class that names letters is not .NET's
  const ignoreCase = ignoring && !plain && (asciiOnly || needsFlag || !needsWide(pattern.body));
  const printer = new Printer(text, pattern, { asciiOnly, spellsCases: !ignoreCase });
  const printed = printer.print(sticky ? [branch.slice(1)] : pattern.body);
  return { ...printed, flags: `${sticky ? 'y' : 'g'}${ignoreCase ? 'i' : ''}` };
}

/** Can JavaScript ignore case in a part of an expression? */
const hasModifiers = (() => {
  try {
    return /(?i:a)/.test('A');
  } catch {
    return false;
  }
})();

/** Does what the pattern matches depend on Unicode, so that it is printed in two ways? */
export const needsWide = (body: Branches): boolean =>
  some(body, node =>
    node.kind === 'class'
      ? classesOf(node.of).some(of => of.named.some(each => !each.ascii))
      : node.kind === 'boundary' && !node.ascii,
  );

const classesOf = (of: Extract<PatternNode, { kind: 'class' }>['of']): (typeof of)[] =>
  of.subtracted ? [of, ...classesOf(of.subtracted)] : [of];

function some(body: Branches, holds: (node: PatternNode) => boolean): boolean {
  const holdsIn = (node: PatternNode): boolean => {
    if (holds(node)) return true;
    if (node.kind === 'repeat') return holdsIn(node.body);
    return (node.kind === 'group' || node.kind === 'capture') && some(node.body, holds);
  };
  return body.some(branch => branch.some(holdsIn));
}

/** Which parts that have letters ignore their case, and which do not? */
function caseUse(body: Branches) {
  let plain = false;
  let ignoring = false;
  let ignoringReference = false;
  some(body, node => {
    const hasCase = node.kind === 'class' || node.kind === 'reference' || (node.kind === 'char' && isLetter(node.code));
    if (!hasCase) return false;
    const ignores = node.kind === 'class' ? node.of.ignoreCase : node.ignoreCase;
    if (ignores) ignoring = true;
    else plain = true;
    ignoringReference ||= ignores && node.kind === 'reference';
    return false;
  });
  return { plain, ignoring, ignoringReference };
}

const isLetter = (code: number) => /[A-Za-z\u0080-\uffff]/.test(String.fromCharCode(code));

const PLACES: Readonly<Record<Exclude<Place, 'lastMatch'>, string>> = {
  start: '^',
  end: '$',
  lastLine: '(?=\\n?$)',
  lineStart: '(?<![^\\n])',
  lineEnd: '(?![^\\n])',
};

const OPENINGS: Readonly<Record<Exclude<GroupRole, 'atomic'>, string>> = {
  plain: '(?:',
  ahead: '(?=',
  notAhead: '(?!',
  behind: '(?<=',
  notBehind: '(?<!',
};

/** Classes that name letters of all scripts are long. */
const LONGEST = 2 ** 24;

interface Manner {
  readonly asciiOnly: boolean;
  /** Is `a` printed as `[Aa]` where case is ignored? */
  readonly spellsCases: boolean;
}

class Printer {
  readonly #text: string;
  readonly #manner: Manner;
  /** Text, and references whose groups are known when all is printed. */
  readonly #parts: (string | { readonly group: number })[] = [];
  readonly #places: ReadonlyMap<GroupKey, number>;
  readonly #groups: number[][];
  readonly #closed = new Set<number>();
  #count = 0;
  #loops = 0;
  #backwards = false;

  constructor(text: string, { groups }: Pattern, manner: Manner) {
    this.#text = text;
    this.#manner = manner;
    this.#places = placesOf(groups);
    this.#groups = Array.from(groups, ([number]) => (number === 0 ? [0] : []));
  }

  print(body: Branches): Omit<Printed, 'flags'> {
    this.#branches(body);
    let source = '';
    for (const part of this.#parts) {
      const groups = typeof part === 'string' ? [] : (this.#groups[part.group] ?? []);
      source += typeof part === 'string' ? part : groups.map(group => `\\${group}`).join('');
      if (source.length > LONGEST) throw unsupportedPattern(this.#text, 'it is too large');
    }
    return { source: source || '(?:)', groups: this.#groups, groupCount: this.#count };
  }

  #branches(body: Branches): void {
    for (const [index, branch] of body.entries()) {
      if (index > 0) this.#parts.push('|');
      for (const node of branch) this.#node(node);
    }
  }

  #node(node: PatternNode): void {
    const { asciiOnly } = this.#manner;
    switch (node.kind) {
      case 'char':
        this.#parts.push(this.#char(node.code, node.ignoreCase));
        return;
      case 'class':
        this.#parts.push(printClass(node.of, asciiOnly));
        return;
      case 'any':
        this.#parts.push(node.newline ? '[^]' : '[^\\n]');
        return;
      case 'place':
        if (node.place === 'lastMatch') throw unsupportedPattern(this.#text, '\\G elsewhere than at the start');
        this.#parts.push(PLACES[node.place]);
        return;
      case 'boundary':
        this.#parts.push(boundary(node.negated, node.ascii || asciiOnly));
        return;
      case 'group':
        this.#group(node.role, node.body);
        return;
      case 'capture':
        this.#capture(node.key, node.body);
        return;
      case 'repeat':
        this.#repeat(node.body, node.count);
        return;
      case 'reference':
        this.#reference(node.key, node.ignoreCase);
    }
  }

  #char(code: number, ignoreCase: boolean): string {
    const cases = ignoreCase && this.#manner.spellsCases ? casesOf(code) : [code];
    return cases.length === 1 ? printCode(code) : printSet(cases.map(each => [each, each]));
  }

  #group(role: GroupRole, body: Branches): void {
    const outer = this.#backwards;
    if (role === 'atomic') {
      this.#atomic(body);
      return;
    }
    if (role !== 'plain') this.#backwards = role === 'behind' || role === 'notBehind';
    this.#parts.push(OPENINGS[role]);
    this.#branches(body);
    this.#parts.push(')');
    this.#backwards = outer;
  }

  /** What looks ahead is not tried again in another way; what it has caught is then gone past. */
  #atomic(body: Branches): void {
    const group = ++this.#count;
    this.#parts.push('(?:', ...(this.#backwards ? [`\\${group}(?<=(`] : ['(?=(']));
    this.#branches(body);
    this.#parts.push('))', ...(this.#backwards ? [] : [`\\${group}`]), ')');
  }

  #capture(key: GroupKey, body: Branches): void {
    const place = this.#places.get(key) ?? 0;
    this.#groups[place]?.push(++this.#count);
    this.#parts.push('(');
    this.#branches(body);
    this.#parts.push(')');
    this.#closed.add(place);
  }

  #repeat(body: PatternNode, { least, most, lazy }: Count): void {
    const isAtom = body.kind === 'char' || body.kind === 'class' || body.kind === 'any' || body.kind === 'capture';
    if (most > 1) this.#loops++;
    if (!isAtom) this.#parts.push('(?:');
    this.#node(body);
    if (!isAtom) this.#parts.push(')');
    if (most > 1) this.#loops--;
    this.#parts.push(sign(least, most), lazy ? '?' : '');
  }

  #reference(key: GroupKey, ignoreCase: boolean): void {
    const group = this.#places.get(key) ?? 0;
    // of a group that cannot have caught yet, .NET finds nothing; JavaScript would find an empty text
    const isUnset = group === 0 || (!this.#closed.has(group) && this.#loops === 0 && !this.#backwards);
    const opening = ignoreCase && this.#manner.spellsCases ? '(?i:' : '(?:';
    this.#parts.push(...(isUnset ? ['(?!)'] : [opening, { group }, ')']));
  }
}

/** Where each group stands among all, by number and by name. */
export const placesOf = (groups: Pattern['groups']): ReadonlyMap<GroupKey, number> =>
  new Map(Array.from(groups).flatMap(([number, key], place) => [[number, place] as const, [key, place] as const]));

function sign(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return least === 0 ? '*' : least === 1 ? '+' : `{${least},}`;
  if (least === most) return `{${least}}`;
  return least === 0 && most === 1 ? '?' : `{${least},${most}}`;
}

function boundary(negated: boolean, ascii: boolean): string {
  if (ascii) return negated ? '\\B' : '\\b';
  const word = printSet(boundarySet());
  const [same, other] = negated ? ['(?=', '(?!'] : ['(?!', '(?='];
  return `(?:(?<=${word})${same}${word})|(?<!${word})${other}${word}))`;
}
