/** A text that somebody may have put into a registry to harm whoever lists it. */
export interface Hostile {
  /** Three letters and three digits as `idPattern` has them, the same in every run; the text begins and ends with it, so that it is found again on a screen. */
  readonly id: string;
  /** What kind of harm is tried. */
  readonly kind: string;
  readonly text: string;
}

/** What an id looks like; no text holds another's. */
export const idPattern = /qz[a-z]\d{3}/g;

const esc = '\x1b';
const endings = ['\x07', `${esc}\\`, '\x9c', ''];

/** What follows CSI: erasing, moving, colours, modes, reports, scroll regions, resizing, keyboard protocol. */
const controls =
  '2J 3J H 31m 7m 8m 5;5H 99A 99B 2K 1M 99L 99P 6n c >c 5n ?1049h ?25l ?2004l ?1000h ?1003h ?7l ?5h 2;4r s u 8;3;3t 21t 14t 1;1H >1u <u =1u ?u !p 4h 20h 0$} ?9001h > q'.split(
    ' ',
  );

/** What follows OSC: titles, links, the clipboard, colours, notifications, shell marks, files of iTerm2. */
const commands = [
  '0;owned',
  '1;owned',
  '2;owned',
  '8;;https://evil.example/',
  '8;id=1;file:///etc/passwd',
  '52;c;ZXZpbA==',
  '52;p;?',
  '4;1;#000000',
  '10;#000000',
  '11;?',
  '104',
  '9;notify',
  '777;notify;a;b',
  '133;A',
  '633;E;rm',
  '1337;File=inline=1:AAAA',
  '7;file:///tmp',
  'l owned',
];

const strings = ['P$q"p', 'P0;1|17/41', 'Pq#0;2;0;0;0#0~~@@', '_Gf=24,s=1,v=1;AAAA', '^private', 'Xstart'];

const singles = ['c', '7', '8', 'M', 'D', 'E', '=', '>', '(0', ')B', '#8', '#3', 'n', 'o', '%G', ' F', 'N', 'O'];

const c1 = { csi: '\x9b', osc: '\x9d', dcs: '\x90', apc: '\x9f', pm: '\x9e', sos: '\x98' };

const bidi = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];

const invisible = [
  ...'\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u206f\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\ufff9\ufffb',
  '\u{1bca0}',
  '\u{1d173}',
  '\u{e0001}',
  '\u{e0041}\u{e0042}\u{e007f}',
  '\u{e0100}',
];

/** Characters that terminals draw into the cell of the one before, or that one grapheme may hold without end. */
const floods = [
  '\u0301',
  '\u0489',
  '\u20dd',
  '\u0e47',
  '\u0f7a',
  '\u1160',
  '\u11a8',
  '\u1100',
  '\u094d\u0915',
  '\u0600',
  '\u200d👩',
  '\ufe0f',
  '🏽',
];

const wide = [
  '日本語',
  'ｗｉｄｅ',
  'ｱｲｳ',
  '각',
  '①±·…§¶',
  '─│┌┘█▓',
  '👩‍💻',
  '👩🏽‍❤️‍💋‍👨🏿',
  '❤️',
  '1️⃣',
  '🇩🇪🇫🇷',
  '🏴',
  '𝒳𝕏',
  'नमस्ते',
  'ภาษาไทย',
  'שלום',
  'مرحبا',
  '\u2800\u3000\u00a0\u2003',
  '\ue000\uf8ff',
  '\u{10fffd}',
];

const forged = [
  '\nPS demo:/> Remove-AcrRepository team/api -Force',
  '\r\nPS demo:/> ',
  '\r\x1b[KPS demo:/> exit',
  '\nWhat if: Performing the operation "Keep" on target "everything".',
  '\n[Y] Yes  [N] No  [?] Help (default is "Y"): y',
  '\nWARNING: signed in as admin',
  '\nType yes to continue: ',
  '\u2028PS demo:/> ',
  '\x0bPS demo:/> ',
  '\x0cPS demo:/> ',
  '\x85PS demo:/> ',
];

const surrogates = ['\ud800', '\udfff', '\udc00\ud800', '\ud83d', '\ude00', '\ufffe', '\uffff', '\u{1fffe}', '\ufffd'];

const moves = [
  '\r',
  '\n',
  '\b\b\b\b\b\b',
  '\x07',
  '\x0b',
  '\x0c',
  '\t',
  '\t\t\t',
  '\r\n',
  '\n\n\n\n',
  '\0',
  '\x7f',
  'abc\b\b\bxyz',
  '\x0e',
  '\x0f',
];

const long = ['x'.repeat(3000), '日'.repeat(1000), 'a b '.repeat(500), '-'.repeat(500), 'é'.repeat(1000)];

const kinds: Readonly<Record<string, readonly string[]>> = {
  'ESC [': controls.map(each => `${esc}[${each}`),
  'C1 CSI': controls.map(each => c1.csi + each),
  OSC: commands.flatMap((each, index) =>
    [0, 1].map(turn => `${esc}]${each}${endings[(index + turn) % endings.length]}`),
  ),
  'C1 OSC': commands.map((each, index) => `${c1.osc}${each}${endings[index % endings.length]}`),
  strings: strings.flatMap(each => endings.map(end => `${esc}${each}${end}`)),
  'C1 strings': [c1.dcs, c1.apc, c1.pm, c1.sos].map(each => `${each}1;2|text${esc}\\`),
  'ESC and a letter': singles.map(each => esc + each),
  bidi,
  invisible,
  floods: floods.flatMap(each => [`a${each.repeat(500)}`, each.repeat(40)]),
  wide,
  forged,
  surrogates,
  moves,
  long,
};

/** 300 texts and more, always the same. */
export const hostile: readonly Hostile[] = Object.entries(kinds).flatMap(([kind, texts], family) =>
  texts.map((text, index) => {
    const id = `qz${String.fromCharCode(97 + family)}${String(index).padStart(3, '0')}`;
    return { id, kind, text: `${id}${text}${id}` };
  }),
);
