/** How a copy went. `bytes` are those of the text in UTF-8. */
export interface Copied {
  /** `system`: a program for it said so. `terminal`: sent by OSC 52, which nobody confirms. `nowhere`: too long for that. */
  readonly way: 'system' | 'terminal' | 'nowhere';
  readonly bytes: number;
  /** The terminal is tmux, which has to be told to hand it on. */
  readonly throughTmux: boolean;
}

/** One sentence with the truth about a copy. */
export function copiedText({ way, bytes, throughTmux }: Copied): string {
  const size = `${String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',')} byte${bytes === 1 ? '' : 's'}`;
  switch (way) {
    case 'system':
      return `Copied to the system clipboard: ${size}.`;
    case 'terminal':
      return throughTmux
        ? `Sent to the terminal (OSC 52), not confirmed: ${size}. tmux hands it on with: set -s set-clipboard on`
        : `Sent to the terminal (OSC 52), not confirmed: ${size}.`;
    case 'nowhere':
      return `Not copied: ${size} are too long for the terminal's clipboard (OSC 52). A file can hold them.`;
  }
}
