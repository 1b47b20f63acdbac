import { comparison, type Operator } from './comparison.ts';
import { type Field, fieldOf, isUnread, SAMPLE } from './field.ts';
import { FilterProblem } from './filter-problem.ts';
import { fuzzy } from './fuzzy.ts';
import { labelTerm } from './label-term.ts';
import { regexTest } from './regex-term.ts';
import type { FilterContext, ReadFilter, TermContext } from './row-filter.ts';
import { namesOf, textsOf } from './row-texts.ts';
import { Scan } from './scan.ts';
import { scriptBlock } from './script-block.ts';
import { isStateName, stateWord } from './state-words.ts';
import { all, any, not, type Term } from './term.ts';
import { TestedRow } from './tested-row.ts';
import { containing, equalling, hasCapital, like, type TextTest } from './text-match.ts';

/** Reads what was typed behind `/` (interface B2.4): a filter, or what is wrong with it and what to type instead. Never throws. */
export function parseFilter(
  text: string,
  context: FilterContext,
): { readonly filter: ReadFilter } | { readonly problem: string } {
  try {
    return { filter: new Reading(text, context).filter() };
  } catch (error) {
    if (error instanceof FilterProblem) return { problem: error.message };
    throw error;
  }
}

class Reading {
  readonly #scan: Scan;
  readonly #context: TermContext;
  #script: string | undefined;
  /** It asks for what may not have been read; texts that are found in rows never do. */
  #asksDetails = false;

  constructor(text: string, { now, rows = [] }: FilterContext) {
    this.#scan = new Scan(text);
    this.#context = { now, sample: rows.slice(0, SAMPLE).map(each => new TestedRow(each, false)) };
  }

  filter(): ReadFilter {
    const scan = this.#scan;
    scan.skipBlanks();
    const term = scan.isAtEnd ? () => true : this.#alternatives();
    return {
      text: scan.text.trim(),
      test: (value, { isMarked }) => term(new TestedRow(value, isMarked)) ?? false,
      isOpen: this.#asksDetails ? value => term(new TestedRow(value, false)) === undefined : () => false,
      ...(this.#script === undefined ? {} : { script: this.#script }),
    };
  }

  #alternatives(): Term {
    const scan = this.#scan;
    const alternatives = [this.#alternative()];
    while (scan.accept('|')) alternatives.push(this.#alternative());
    if (alternatives.length > 1 && this.#script !== undefined) {
      throw new FilterProblem('A block { … } does not go with |: write -or inside of the block.');
    }
    return any(alternatives);
  }

  #alternative(): Term {
    const scan = this.#scan;
    const terms: Term[] = [];
    for (scan.skipBlanks(); !scan.isAtEnd && scan.text[scan.at] !== '|'; scan.skipBlanks()) terms.push(this.#term());
    if (terms.length === 0) {
      throw new FilterProblem('On both sides of | stands something to find: api | web. To find a bar: "|"');
    }
    return all(terms);
  }

  #term(): Term {
    const scan = this.#scan;
    if (scan.accept('!')) return this.#negated();
    if (scan.match(/~|-f(?=\s|$)\s*/y)) return this.#fuzzy();
    if (scan.match(/-l(?=\s|$)\s*/y)) return this.#label();
    if (scan.accept('/')) return this.#regex();
    if (scan.text[scan.at] === '{') return this.#block();
    const [, name, sign] = scan.match(/(?!sha(?:256|512):)([A-Za-z]\w*)(:?(?:[!<>]=|==?|[<>])|:)/y) ?? [];
    if (name !== undefined && sign !== undefined) return this.#field(name, sign);
    return this.#word();
  }

  #negated(): Term {
    if (this.#scan.match(/(?=[\s|]|$)/y)) {
      throw new FilterProblem('Behind ! stands what is not to be found: !api. To find the sign: "!"');
    }
    if (this.#scan.text[this.#scan.at] === '{') {
      throw new FilterProblem('! does not go with a block: write { -not (…) }.');
    }
    return not(this.#term());
  }

  #fuzzy(): Term {
    const typed = this.#scan.value()?.text;
    if (!typed) throw new FilterProblem('The letters to find are missing: ~apd, or -f apd.');
    const passes = fuzzy(typed);
    return row => namesOf(row).some(passes);
  }

  #label(): Term {
    const scan = this.#scan;
    const key = scan.match(/[^\s|="']+=?/y)?.[0] ?? '';
    const rest = key.endsWith('=') || key === '' ? (scan.value()?.text ?? '') : '';
    return labelTerm(key + rest, this.#context);
  }

  #regex(): Term {
    const [, source] = this.#scan.match(/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\[])*?)\/(?=[\s|]|$)/y) ?? [];
    if (source === undefined) {
      throw new FilterProblem(
        'A regular expression ends with a slash: /^v\\d/. To find a text with a slash in front: "/api"',
      );
    }
    if (source === '') throw new FilterProblem('Between the slashes stands a regular expression: /^v\\d/');
    const passes = regexTest(source);
    return row => row.cells.some(passes) || namesOf(row).some(passes);
  }

  #block(): Term {
    const scan = this.#scan;
    if (this.#script !== undefined) {
      throw new FilterProblem('There is one block only: join two conditions with -and inside of it.');
    }
    const { script, end } = scriptBlock(scan.text, scan.at);
    scan.at = end;
    this.#script = script;
    return () => true;
  }

  #field(name: string, sign: string): Term {
    const scan = this.#scan;
    const operator = operatorOf(sign);
    const value = scan.value();
    const shown = `${name}${sign}`;
    if (!value) throw new FilterProblem(`Behind ${shown} stands a value: ${example(name, operator)}`);
    const field = fieldOf(name, this.#context);
    this.#asksDetails = true;
    const term = operator
      ? comparison(field, operator, value.text, this.#context.now)
      : fieldLike(field, value.isQuoted ? quoted(value.text) : like(value.text));
    return row => (isUnread(field, row) ? undefined : term(row));
  }

  #word(): Term {
    const value = this.#scan.value();
    if (!value?.text) throw new FilterProblem('Between the quotes stands what is to be found: "two words"');
    const { text, isQuoted } = value;
    if (!isQuoted && isStateName(text)) {
      this.#asksDetails = true;
      return stateWord(text, this.#context);
    }
    const isShown: Term = hasCapital(text) ? row => row.text.includes(text) : row => row.lower.includes(text);
    // the table shows the first digits only, and fewer would be found in digests where nobody sees them
    if (/^(?:sha256:[\da-f]+|[\da-f]{12,})$/i.test(text)) {
      const isDigest = containing(text.toLowerCase());
      return row => isShown(row) || textsOf(row.property('Digest')).some(isDigest);
    }
    return isShown;
  }
}

/** undefined for the colon, which asks for likeness. */
function operatorOf(sign: string): Operator | undefined {
  const operators: readonly Operator[] = ['=', '!=', '>', '<', '>=', '<='];
  const bare = sign.replace(/^:/, '').replace('==', '=');
  return operators.find(each => each === bare);
}

const example = (name: string, operator: Operator | undefined): string =>
  operator === undefined ? `${name}:1.4*` : `${name}${operator}10. For none at all: ${name}=""`;

/** A text in quotes has no wildcards; an empty one asks for rows that have nothing there. */
const quoted = (text: string): TextTest => (text === '' ? equalling('') : containing(text));

function fieldLike({ read }: Field, passes: TextTest): Term {
  return row => {
    const found = read(row);
    const texts = textsOf(found);
    return texts.length === 0 ? found !== undefined && passes('') : texts.some(passes);
  };
}
