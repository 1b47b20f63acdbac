import { includes } from './code-set.ts';
import { casesOf } from './letter-case.ts';
import { boundarySet } from './named-set.ts';
import { contents, LAST_ASCII } from './print-class.ts';
import type { Branches, Count, PatternNode, Place } from './syntax.ts';

/** A step of the program that an expression becomes; numbers are places of steps. */
type Step =
  | { readonly kind: 'take'; readonly has: (code: number) => boolean }
  | { readonly kind: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'found' };

/** Steps of a program at most; each of them may be tried at every character. */
const MOST_STEPS = 1000;

/** What this way of running has nothing for. */
class Unsteady extends Error {}

/**
 * Tests whether an expression is found in a text, following all ways at once, so that it takes steps times characters at most (Thompson's
 * simulation). undefined for what needs going back (references, looking around, atomic groups), and for what is too large.
 */
export function steadyMatcher(body: Branches): ((text: string) => boolean) | undefined {
  const program = new Program();
  try {
    program.branches(body);
    program.add({ kind: 'found' });
  } catch (error) {
    if (error instanceof Unsteady) return undefined;
    throw error;
  }
  return text => run(program.steps, text);
}

class Program {
  readonly steps: Step[] = [];

  add(step: Step): void {
    if (this.steps.length >= MOST_STEPS) throw new Unsteady();
    this.steps.push(step);
  }

  branches(body: Branches): void {
    const starts: number[] = [];
    const ends: number[] = [];
    if (body.length > 1) this.add({ kind: 'fork', to: starts });
    for (const [index, branch] of body.entries()) {
      starts.push(this.steps.length);
      for (const node of branch) this.#node(node);
      if (index < body.length - 1) this.add({ kind: 'fork', to: ends });
    }
    ends.push(this.steps.length);
  }

  #node(node: PatternNode): void {
    if (node.kind === 'repeat') this.#repeat(node.body, node.count);
    else if (node.kind === 'capture') this.branches(node.body);
    else if (node.kind === 'group' && node.role === 'plain') this.branches(node.body);
    else this.add(stepOf(node));
  }

  #repeat(body: PatternNode, { least, most }: Count): void {
    const before = this.steps.length;
    for (let count = 0; count < least; count++) {
      this.#node(body);
      // what takes no step may be repeated for ever
      if (this.steps.length === before) return;
    }
    const skips: number[][] = [];
    const again = this.steps.length;
    const isEndless = most === Number.POSITIVE_INFINITY;
    for (let count = least; count < (isEndless ? least + 1 : most); count++) {
      const to = [this.steps.length + 1];
      this.add({ kind: 'fork', to });
      skips.push(to);
      this.#node(body);
    }
    if (isEndless) this.add({ kind: 'fork', to: [again] });
    for (const to of skips) to.push(this.steps.length);
  }
}

function stepOf(node: PatternNode): Step {
  switch (node.kind) {
    case 'char': {
      const codes = node.ignoreCase ? casesOf(node.code) : [node.code];
      return { kind: 'take', has: code => codes.includes(code) };
    }
    case 'class': {
      const set = contents(node.of);
      return { kind: 'take', has: code => includes(set, code) };
    }
    case 'any':
      return { kind: 'take', has: code => node.newline || code !== NEWLINE };
    case 'place':
      return { kind: 'assert', holds: PLACES[node.place] };
    case 'boundary':
      return { kind: 'assert', holds: boundary(node) };
    default:
      throw new Unsteady();
  }
}

const NEWLINE = 10;

const PLACES: Readonly<Record<Place, (text: string, at: number) => boolean>> = {
  start: (_, at) => at === 0,
  lastMatch: (_, at) => at === 0,
  end: (text, at) => at === text.length,
  lastLine: (text, at) => at === text.length || (at === text.length - 1 && text.charCodeAt(at) === NEWLINE),
  lineStart: (text, at) => at === 0 || text.charCodeAt(at - 1) === NEWLINE,
  lineEnd: (text, at) => at === text.length || text.charCodeAt(at) === NEWLINE,
};

function boundary({ negated, ascii }: Extract<PatternNode, { kind: 'boundary' }>) {
  const words = boundarySet();
  const isWord = (text: string, at: number) => {
    const code = text.charCodeAt(at);
    return code >= 0 && includes(words, code) && !(ascii && code > LAST_ASCII);
  };
  return (text: string, at: number) => (isWord(text, at - 1) !== isWord(text, at)) !== negated;
}

function run(steps: readonly Step[], text: string): boolean {
  /** The character at which a step was last reached. */
  const reached = new Int32Array(steps.length).fill(-1);
  let takers: number[] = [];
  for (let at = 0; ; at++) {
    const next: number[] = [];
    const code = text.charCodeAt(at - 1);
    const ways = [0];
    for (const taker of takers) {
      const step = steps[taker];
      if (step?.kind === 'take' && step.has(code)) ways.push(taker + 1);
    }
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
      if (reached[way] === at) continue;
      reached[way] = at;
      const step = steps[way];
      if (step?.kind === 'found') return true;
      if (step?.kind === 'take') next.push(way);
      else if (step?.kind === 'fork') ways.push(...step.to);
      else if (step?.holds(text, at)) ways.push(way + 1);
    }
    if (at === text.length) return false;
    takers = next;
  }
}
