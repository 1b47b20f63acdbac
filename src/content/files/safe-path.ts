/** OCI image-spec, "Pre-Defined Annotation Keys": what the file is called that a layer holds. */
export const TITLE = 'org.opencontainers.image.title';

/** Windows, "Naming Files, Paths, and Namespaces": devices, whatever stands behind a dot, and blanks before it. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?$/i;

/** Controls, and what turns the direction of text round, so that a name looks like another. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** Bytes; of most file systems. */
const LONGEST_NAME = 255;
const DEEPEST = 32;

/** What files are called as long as they are not whole, and what says that somebody writes them; no title may be called so. */
const OUR_OWN = /^\.acrsh(?:-[0-9a-f]{16}\.partial|\.claim-.*)$/i;

/** The name that a run claims in the folder that it writes files to. */
export const CLAIMED = '.acrsh';

export const partialName = (hex: string): string => `.acrsh-${hex.slice(0, 16)}.partial`;

/** The folders and the name that a title leads to below a folder, or why it leads nowhere. The same on every system. */
export function safePath(title: string): { readonly parts: readonly string[] } | { readonly why: string } {
  if (INVISIBLE.test(title) || !title.isWellFormed()) return { why: 'it has characters that nobody sees' };
  if (title.startsWith('/') || /^[a-z]:/i.test(title)) return { why: 'it begins at the root of a disk' };
  if (title.includes('\\')) return { why: 'it has a backslash' };
  const parts = title.split('/').filter(each => each !== '.');
  if (parts.length === 0 || parts.includes('')) return { why: 'a part of it is empty' };
  if (parts.length > DEEPEST) return { why: `it is more than ${DEEPEST} folders deep` };
  for (const part of parts) {
    if (part === '..') return { why: 'it leads out of the folder' };
    if (/[ .]$/.test(part)) return { why: 'a part of it ends in a dot or a blank' };
    if (/[<>:"|?*]/.test(part)) return { why: 'Windows has no files with such a name' };
    if (DEVICE.test(part)) return { why: `${part} is a device of Windows` };
    if (OUR_OWN.test(part)) return { why: 'files that are not whole yet, or say so of others, are called so here' };
    if (Buffer.byteLength(part) > LONGEST_NAME) return { why: 'it is too long' };
  }
  return { parts };
}

/** Equal for names that some file system takes for one: letters in either case, and in one piece or several. */
export const sameFileKey = (parts: readonly string[]): string =>
  parts.join('/').normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
