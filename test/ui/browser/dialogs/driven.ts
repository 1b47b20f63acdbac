import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { width } from '../../../../src/terminal/width.ts';
import type { Overlay } from '../../../../src/ui/browser/overlay.ts';
import { createTheme, type Theme } from '../../../../src/ui/theme/theme.ts';

const names: Readonly<Record<string, InputEvent>> = {
  Space: { type: 'text', text: ' ' },
  ShiftTab: keyPress('Tab', { shift: true }),
};

/** The events of `y`, `<Tab>`, `<Ctrl+X>`: each character by itself. */
export function eventsOf(keys: string): InputEvent[] {
  return [...keys.matchAll(/<([A-Z][\w+]*)>|[\s\S]/g)].map(([text, name]): InputEvent => {
    if (name === undefined) return { type: 'text', text };
    return names[name] ?? (name.startsWith('Ctrl+') ? keyPress(name.slice(5), { ctrl: true }) : keyPress(name));
  });
}

/** A clock that stands until it is moved. */
export class Clock {
  at = 0;
  readonly now = () => this.at;
}

const plain = createTheme('none');

/** An overlay on a screen. */
export class Driven {
  readonly overlay: Overlay;
  readonly clock: Clock;
  size: { columns: number; rows: number };

  constructor(overlay: Overlay, clock: Clock, size = { columns: 80, rows: 24 }) {
    this.overlay = overlay;
    this.clock = clock;
    this.size = size;
  }

  /** Shows it and lets the time pass in which it takes no keys. */
  settle(): this {
    this.draw();
    this.overlay.shown?.(() => {});
    this.clock.at += 2_000;
    return this;
  }

  press(keys: string): this {
    this.#rows();
    for (const event of eventsOf(keys)) if (!this.overlay.isOver) this.overlay.take(event);
    return this;
  }

  /** Its rows, which must fit the screen and be all of the same width. */
  draw(theme: Theme = plain): readonly string[] {
    const { columns, rows } = this.size;
    const drawn = this.#rows(theme);
    if (drawn.length > rows) throw new Error(`${drawn.length} rows on ${rows}:\n${drawn.join('\n')}`);
    const [cells = 0] = drawn.map(width);
    const uneven = drawn.find(row => width(row) !== cells || cells > columns);
    if (uneven !== undefined) throw new Error(`${width(uneven)} cells beside ${cells} on ${columns}: ${uneven}`);
    return drawn;
  }

  get text(): string {
    return this.#rows().join('\n');
  }

  get footer(): string {
    return this.#rows().at(-1) ?? '';
  }

  #rows(theme = plain): readonly string[] {
    return this.overlay.draw({ ...this.size, theme });
  }
}
