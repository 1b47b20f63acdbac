/** Something switched on in the terminal that the program must switch off again. */
export type Mode = 'raw' | 'bracketed-paste' | 'hidden-cursor' | 'alternate-screen';

/** The part of a terminal that modes are set on. */
export interface ModeTarget {
  setRawMode(on: boolean): void;
  write(text: string): void;
}

/** The ledger of modes: what has been switched on, so that every way out can undo it. */
export interface Modes {
  /** Switches a mode on; once more changes nothing. */
  enter(mode: Mode): void;
  /** Switches a mode off if it is on. */
  leave(mode: Mode): void;
  /** Notes a mode that somebody else (a rendering library) has switched on and may leave behind. */
  note(mode: Mode): void;
  /** Undoes everything, latest first, and remembers it for `resume`. */
  suspend(): void;
  /** Switches on again what `suspend` has undone. */
  resume(): void;
  /** Undoes everything, latest first, for good. Never throws: a terminal that is gone needs nothing. */
  restore(): void;
}

/** DEC private modes (xterm control sequences): 2004 bracketed paste, 25 cursor, 1049 alternate screen. */
const sequences: Readonly<Record<Exclude<Mode, 'raw'>, { readonly on: string; readonly off: string }>> = {
  'bracketed-paste': { on: '\x1b[?2004h', off: '\x1b[?2004l' },
  'hidden-cursor': { on: '\x1b[?25l', off: '\x1b[?25h' },
  'alternate-screen': { on: '\x1b[?1049h', off: '\x1b[?1049l' },
};

export function createModes(target: ModeTarget): Modes {
  let active: Mode[] = [];
  let suspended: Mode[] = [];

  function set(mode: Mode, on: boolean): void {
    if (mode === 'raw') target.setRawMode(on);
    else target.write(on ? sequences[mode].on : sequences[mode].off);
  }

  function undo(): Mode[] {
    const undone = active;
    active = [];
    for (const mode of undone.toReversed()) {
      try {
        set(mode, false);
      } catch {
        // The terminal has gone away; the other modes are still tried.
      }
    }
    return undone;
  }

  function enter(mode: Mode): void {
    if (active.includes(mode)) return;
    active.push(mode);
    set(mode, true);
  }

  return {
    enter,
    leave(mode) {
      if (!active.includes(mode)) return;
      active = active.filter(each => each !== mode);
      set(mode, false);
    },
    note(mode) {
      if (!active.includes(mode)) active.push(mode);
    },
    suspend() {
      suspended = undo();
    },
    resume() {
      const again = suspended;
      suspended = [];
      again.forEach(enter);
    },
    restore() {
      undo();
    },
  };
}
