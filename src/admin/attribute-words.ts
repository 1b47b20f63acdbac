/** The four attributes in the order in which they are shown. */
export const ATTRIBUTES = ['deleteEnabled', 'writeEnabled', 'listEnabled', 'readEnabled'] as const;

/** `DeleteEnabled` */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `DeleteEnabled  True → False`; one that stays as it is says that it is not sent. */
export function differenceText(name: string, from: boolean | undefined, to: boolean | undefined): string {
  const label = pascal(name).padEnd('DeleteEnabled'.length);
  return to === undefined ? `${label}  ${truth(from)}   (not sent)` : `${label}  ${truth(from)} → ${truth(to)}`;
}

const truth = (value: boolean | undefined): string => (value === undefined ? 'unknown' : value ? 'True' : 'False');
