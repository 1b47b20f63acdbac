/** Whether a text has nothing in it that hides or moves other text: else nobody could see where an address leads. */
export const isPlain = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\s]/u.test(text);

/**
 * The address of a page as it may be offered and opened: https only, without user name and password, which clone addresses carry. undefined:
 * it is none.
 */
export function webAddress(text: string): string | undefined {
  if (!isPlain(text)) return undefined;
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.hostname === '') return undefined;
  url.username = '';
  url.password = '';
  return url.href;
}

/** Parts of a path behind an address. */
export const under = (address: string, ...parts: readonly string[]): string =>
  [address.replace(/\/+$/, ''), ...parts.map(each => encodeURIComponent(each.toWellFormed()))].join('/');
