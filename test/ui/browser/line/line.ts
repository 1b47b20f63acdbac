import { setImmediate } from 'node:timers/promises';
import type { Completion } from '../../../../src/editor/completion.ts';
import { createKeyBindings } from '../../../../src/editor/keys/bindings.ts';
import { defaultOptions } from '../../../../src/editor/options.ts';
import { keyPress } from '../../../../src/terminal/key.ts';
import { LineInput, type LineOptions } from '../../../../src/ui/browser/line/line-input.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';

/** A line with what it told its owner, in order. */
export interface OpenLine {
  readonly line: LineInput;
  readonly told: string[];
  /** Types text with chords in angle brackets, `abc<Tab>`; `<paste:…>` pastes. What a key asks for is answered before the next one. */
  type(input: string): Promise<void>;
  /** The text with `|` for the cursor. */
  shown(): string;
  /** The rows above it. */
  above(rows?: number): readonly string[];
}

export function openLine(options: Partial<LineOptions> & { readonly mode?: 'Windows' | 'Emacs' } = {}): OpenLine {
  const told: string[] = [];
  let clipboard = '';
  const { mode = 'Windows', ...own } = options;
  const line = new LineInput({
    label: ':',
    history: [],
    editor: { keys: createKeyBindings(mode), options: defaultOptions(mode) },
    clipboard: {
      copy: async text => {
        clipboard = text;
      },
      paste: async () => clipboard,
    },
    apply: text => {
      told.push(`apply ${text}`);
      return undefined;
    },
    close: () => void told.push('close'),
    repaint: () => {},
    ...own,
  });
  const surface = { columns: 80, rows: 24, theme: createTheme('none') };
  return {
    line,
    told,
    async type(input) {
      for (const [part] of input.matchAll(/<paste:[^>]*>|<[A-Z][^>]*>|[^<]+/g)) {
        const [, chord = ''] = /^<(.*)>$/s.exec(part) ?? [];
        if (chord === '') line.take({ type: 'text', text: part });
        else if (chord.startsWith('paste:')) line.take({ type: 'paste', text: chord.slice(6) });
        else {
          const keys = chord.split('+');
          line.take(
            keyPress(keys.at(-1) ?? '', {
              ctrl: keys.includes('Ctrl'),
              alt: keys.includes('Alt'),
              shift: keys.includes('Shift'),
            }),
          );
        }
        await setImmediate();
      }
    },
    shown() {
      const { text, cursor } = line.view(surface);
      return text.toSpliced(cursor, 0, '|').join('');
    },
    above: (rows = 24) => line.view({ ...surface, rows }).above,
  };
}

/** Offers the names that begin with the last word before the cursor. */
export function offering(...names: readonly string[]): (text: string, cursor: number) => Promise<Completion> {
  return async (text, cursor) => {
    const start = text.lastIndexOf(' ', cursor - 1) + 1;
    const typed = text.slice(start, cursor).toLowerCase();
    const candidates = names.filter(each => each.toLowerCase().startsWith(typed)).map(each => ({ text: each }));
    return { start, end: cursor, candidates, pending: false };
  };
}
