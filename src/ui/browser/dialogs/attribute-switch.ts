/** The four switches of a repository, manifest or tag, in the order of a mode such as `rwld`. */
export const switchNames = ['read', 'write', 'list', 'delete'] as const;

export type SwitchName = (typeof switchNames)[number];

/** How a switch stands: `mixed` where the targets are not alike. */
export type SwitchState = 'on' | 'off' | 'mixed' | 'unknown';

export type SwitchKind = 'repository' | 'manifest' | 'tag';

/** What is to be set; a switch that is left out is not sent. */
export type AttributeChange = Readonly<Partial<Record<SwitchName, boolean>>>;

/** What a switch is for, in a word. */
export function purposeOf(name: SwitchName, kind: SwitchKind): string {
  switch (name) {
    case 'read':
      return 'pull';
    case 'write':
      return `push ${kind === 'repository' ? 'to it' : 'over it'}; off also stops deletion`;
    case 'list':
      return 'shown in lists';
    case 'delete':
      return kind === 'tag' ? 'untag' : 'delete';
  }
}

/** What each switch blocks when it is off (learn.microsoft.com, "Lock a container image in an Azure container registry"). */
export const switchHelp: readonly string[] = [
  'r  read off: it cannot be pulled.',
  'w  write off: it cannot be pushed over, nor deleted or untagged, even while delete is on.',
  'l  list off: it is left out of lists; who knows its name still reaches it.',
  'd  delete off: it cannot be deleted or untagged; it can still be pushed over.',
  'A tag, its manifest and its repository have switches of their own, and each of them can block. All can be put back.',
];

/** What a key makes of a switch: the other side; where that is not one, off, then on, then as it was. */
export function toggled(now: SwitchState, set: boolean | undefined): boolean | undefined {
  if (now === 'on') return set === undefined ? false : undefined;
  if (now === 'off') return set === undefined ? true : undefined;
  return set === undefined ? false : set ? undefined : true;
}

/** Set to a value; undefined where it has it already. */
export const setTo = (now: SwitchState, value: boolean): boolean | undefined =>
  now === (value ? 'on' : 'off') ? undefined : value;
