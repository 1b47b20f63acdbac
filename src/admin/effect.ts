/** What a change does to something besides its target, or why it cannot; the kind says how much it deserves attention. */
export interface Effect {
  readonly text: string;
  /**
   * `fails`: the change cannot succeed; `breaks`: something that stays no longer works; `changes`: this value becomes another one; `loses`:
   * something cannot be brought back or is left over.
   */
  readonly kind: 'fails' | 'breaks' | 'changes' | 'loses' | 'note';
}

export const note = (text: string): Effect => ({ text, kind: 'note' });
export const loss = (text: string): Effect => ({ text, kind: 'loses' });
export const breakage = (text: string): Effect => ({ text, kind: 'breaks' });
export const failure = (reason: Error): Effect => ({ text: `would fail: ${reason.message}`, kind: 'fails' });
