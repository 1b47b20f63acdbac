import { commandNames } from '../commands.ts';
import type { Frame } from '../frame.ts';
import { Declarations } from './declarations.ts';
import type { Completion } from './draft.ts';
import { expandAlias } from './expand-alias.ts';
import { type HelpAt, helpAt } from './help-at.ts';
import { highlight, type Span } from './highlight.ts';

/** What the engine knows of a line that is still being typed. Offsets count UTF-16 units; nothing that is typed is run. */
export interface Typing {
  /** What help at the cursor is about; undefined where there is no command. */
  helpAt(source: string, cursor: number): Promise<HelpAt | undefined>;
  /** The text with the alias at its end spelled out; undefined where there is none. */
  expandAlias(source: string): string | undefined;
  /** What may stand at the cursor; answers without the network. */
  complete(source: string, cursor: number, signal?: AbortSignal): Promise<Completion>;
  /** The coloured stretches of a text, in order and without gaps; never waits. */
  highlight(source: string): readonly Span[];
  /** Calls back whenever `highlight` may say more about a text than before; answers what ends that. */
  onKnown(listener: () => void): () => void;
}

/** `frame` is that of the prompt: the session's own scope. */
export function createTyping(frame: Frame): Typing {
  const { scope, runtime } = frame;
  const declarations = new Declarations(frame);
  const listeners = new Set<() => void>();
  const builtIn = runtime.commands.all().flatMap(commandNames);
  const lower = builtIn.map(each => each.toLowerCase());
  const known = {
    declarations,
    changed: () => {
      for (const each of listeners) each();
    },
    *commandNames() {
      yield* lower;
      for (const { name } of [...scope.visibleFunctions, ...scope.visibleAliases]) yield name.toLowerCase();
    },
  };
  return {
    helpAt: (source, cursor) => helpAt(source, cursor, declarations, frame),
    expandAlias: source => expandAlias(source, frame),
    async complete(source, cursor, signal = new AbortController().signal) {
      // loaded with the first Tab
      const { complete } = await import('./complete.ts');
      return complete(source, cursor, { declarations, frame, signal });
    },
    highlight: source => highlight(source, known),
    onKnown(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
