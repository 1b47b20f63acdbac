/**
 * Orders times as registries tell them, UTC with up to 7 fraction digits: negative when the first is earlier. As texts they sort wrong, since
 * `.5Z` comes after `.51Z`.
 */
export function compareTimes(one: string, other: string): number {
  const [a, b] = [sortable(one), sortable(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The digits without zone and closing zeros of the fraction. */
const sortable = (time: string): string => {
  const digits = time.replace(/(?:Z|\+00:00)$/, '');
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
};
