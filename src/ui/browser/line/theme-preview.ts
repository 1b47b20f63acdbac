import type { ThemeShelf } from '../../../session/themes.ts';
import { parseViewCommand } from './view-commands.ts';

/** Shows the theme that `:theme` names while it is typed. */
export class ThemePreview {
  readonly #themes: Pick<ThemeShelf, 'preview'>;
  readonly #isCommand: (word: string) => boolean;
  #shown: string | undefined;

  constructor(themes: Pick<ThemeShelf, 'preview'>, isCommand: (word: string) => boolean) {
    this.#themes = themes;
    this.#isCommand = isCommand;
  }

  /** To be called with each change of the line; a name that no theme has brings back the one in use. */
  changed(text: string): void {
    const parsed = parseViewCommand(text, this.#isCommand);
    const named = parsed !== undefined && 'command' in parsed ? parsed.command : undefined;
    const name = named?.kind === 'theme' ? named.name : undefined;
    if (name === this.#shown) return;
    this.#shown = name;
    this.#themes.preview(name);
  }

  /** The line is over: the theme in use comes back. */
  end(): void {
    this.changed('');
  }
}
