/** Something switched on in the terminal that the program must switch off again. */
export type Mode =
  | 'raw'
  | 'bracketed-paste'
  | 'hidden-cursor'
  | 'alternate-screen'
  | 'kitty-keyboard'
  | 'modify-other-keys';

/** The part of a terminal that modes are set on. */
export interface ModeTarget {
  setRawMode(on: boolean): void;
  write(text: string): void;
}

/** The ledger of modes: what has been switched on, so that every way out can undo it. */
export interface Modes {
  /** Switches a mode on; once more changes nothing. While suspended it is only remembered. */
  enter(mode: Mode): void;
  /** Switches a mode off if it is on. */
  leave(mode: Mode): void;
  /** Notes a mode that somebody else (a rendering library) has switched on and may leave behind. */
  note(mode: Mode): void;
  /** Undoes everything, latest first, and remembers it for `resume`. Suspensions nest. */
  suspend(): void;
  /** Switches on again what `suspend` has undone, once as many have resumed as have suspended. */
  resume(): void;
  readonly suspended: boolean;
  /** Undoes everything, latest first, for good. Never throws: a terminal that is gone needs nothing. */
  restore(): void;
}

/**
 * DEC private modes (xterm control sequences): 2004 bracketed paste, 25 cursor, 1049 alternate screen. The kitty keyboard protocol
 * with flags 1 (disambiguate) and 4 (alternate keys: without them Alt+? comes as Alt+Shift+/ of an unknown layout), pushed and
 * popped. xterm's modifyOtherKeys at level 1, which leaves alone what has a code of its own.
 */
const sequences: Readonly<Record<Exclude<Mode, 'raw'>, { readonly on: string; readonly off: string }>> = {
  'bracketed-paste': { on: '\x1b[?2004h', off: '\x1b[?2004l' },
  'hidden-cursor': { on: '\x1b[?25l', off: '\x1b[?25h' },
  'alternate-screen': { on: '\x1b[?1049h', off: '\x1b[?1049l' },
  'kitty-keyboard': { on: '\x1b[>5u', off: '\x1b[<u' },
  'modify-other-keys': { on: '\x1b[>4;1m', off: '\x1b[>4m' },
};

export function createModes(target: ModeTarget): Modes {
  let ledger: Mode[] = [];
  let suspensions = 0;
  const on = new Set<Mode>();

  function switchOn(mode: Mode): void {
    if (on.has(mode)) return;
    if (mode === 'raw') target.setRawMode(true);
    else target.write(aroundKitty(mode, sequences[mode].on));
    on.add(mode);
  }

  function switchOff(mode: Mode): void {
    if (!on.delete(mode)) return;
    if (mode === 'raw') target.setRawMode(false);
    else target.write(aroundKitty(mode, sequences[mode].off));
  }

  /** Each of the two screens has its own stack of kitty's keyboard modes. */
  function aroundKitty(mode: Mode, text: string): string {
    if (mode !== 'alternate-screen' || !on.has('kitty-keyboard')) return text;
    const kitty = sequences['kitty-keyboard'];
    return kitty.off + text + kitty.on;
  }

  function undo(): void {
    for (const mode of ledger.toReversed()) {
      try {
        switchOff(mode);
      } catch {
        // The terminal has gone away; the other modes are still tried.
      }
    }
  }

  return {
    enter(mode) {
      if (!ledger.includes(mode)) ledger.push(mode);
      if (suspensions === 0) switchOn(mode);
    },
    leave(mode) {
      ledger = ledger.filter(each => each !== mode);
      switchOff(mode);
    },
    note(mode) {
      if (!ledger.includes(mode)) ledger.push(mode);
      on.add(mode);
    },
    suspend() {
      suspensions += 1;
      undo();
    },
    resume() {
      if (suspensions === 0) return;
      suspensions -= 1;
      if (suspensions === 0) ledger.forEach(switchOn);
    },
    get suspended() {
      return suspensions > 0;
    },
    restore() {
      undo();
      ledger = [];
      suspensions = 0;
    },
  };
}
