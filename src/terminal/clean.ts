import { graphemes } from './graphemes.ts';
import { narrow } from './narrow.ts';

/**
 * The one function that text from outside passes before it may reach the screen. What could move the cursor, change colours,
 * reorder or hide text (C0 and C1 controls, DEL, bidi controls, zero-width and other format characters, lone surrogates)
 * becomes a visible escape: `\n`, `\x1b`, `\u202e`. So does a mark at the beginning, which would be drawn over what stands in
 * front of the text, and whatever a grapheme holds beyond ten characters. Everything else that draws itself is kept, emoji
 * sequences included. The result is one line; text of several lines is split first.
 */
export function clean(text: string): string {
  if (narrow.test(text)) return text;
  const thin = crowded.test(text) ? graphemes(text).map(thinned).join('') : text;
  return thin
    .replace(dangerous(), (match, emoji: string | undefined) => emoji ?? escapes(match))
    .replace(homeless, escapes);
}

const harmless = /^[\x20-\x7e]*$/;

/**
 * Emoji sequences that fonts have (UTS #51, RGI) are matched first and kept, with their joiners and selectors. Skin tones
 * elsewhere change nothing and are drawn beside the character that they are counted with.
 */
function dangerous(): RegExp {
  // to build it takes as long as half a start, and most sessions never see a character beyond ASCII
  built ??=
    /(?!\p{Emoji_Modifier})(\p{RGI_Emoji})|[\p{Cc}\p{Cf}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Zl}\p{Zp}]/gv;
  return built;
}

let built: RegExp | undefined;

/** What has no cell of its own and so joins the one before: combining marks, vowels and finals of Hangul. */
const homeless = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]+/u;

/** The longest emoji sequence has ten characters; no writing system needs as many in one cell. */
const most = 10;
const crowded = new RegExp(`[^\\x00-\\x7f]{${most},}`, 'u');

function thinned(grapheme: string): string {
  const characters = [...grapheme];
  if (characters.length <= most) return grapheme;
  return characters.slice(0, most).join('') + escapes(characters.slice(most).join(''));
}

const named: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escapes = (text: string): string => Array.from(text, escapeOf).join('');

function escapeOf(character: string): string {
  if (harmless.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return named[character] ?? `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
