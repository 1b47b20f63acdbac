/**
 * The one function that text from outside passes before it may reach the screen. What could move the cursor, change colours,
 * reorder or hide text (C0 and C1 controls, DEL, bidi controls, zero-width and other invisible characters, lone surrogates)
 * becomes a visible escape: `\n`, `\x1b`, `\u202e`. Everything that draws itself is kept, emoji sequences included.
 * The result is one line; text of several lines is split first.
 */
export function clean(text: string): string {
  return harmless.test(text) ? text : text.replace(dangerous, visible);
}

const harmless = /^[\x20-\x7e]*$/;

/**
 * Joiners and variation selectors that belong to an emoji are matched first, together with it, and so are kept
 * (UTS #51, emoji ZWJ and presentation sequences).
 */
const dangerous =
  /(?:\p{Extended_Pictographic}|[\d#*](?=\ufe0f\u20e3))\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)*|[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

const named: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function visible(match: string): string {
  if (/^(?:\p{Extended_Pictographic}|[\d#*])/u.test(match)) return match;
  const code = match.codePointAt(0) ?? 0;
  if (code < 0x100) return named[match] ?? `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
