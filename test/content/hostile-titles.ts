/** The titles of an artifact's layers by which somebody tries to write where they should not. */
export interface HostileTitles {
  /** What kind of harm is tried. */
  readonly kind: string;
  readonly titles: readonly string[];
  /** A name that no system may be asked to write; any other may be refused or written within the folder. */
  readonly isRefused: boolean;
}

/** What every title ends with, so that what was written elsewhere is found. */
export const MARK = 'qz-escaped';

const up = [
  '..',
  '../..',
  '../../..',
  '../../../../../../../..',
  './..',
  'a/..//..',
  'a/../..',
  'a/b/../../..',
  '././..',
];
const separators = ['/', '\\', '//', '/./', '\\\\'];

const climbing = [
  ...up.flatMap(each => separators.map(separator => `${each}${separator}${MARK}`)),
  ...up.map(each => each.replaceAll('/', '\\')).flatMap(each => [`${each}\\${MARK}`, `${each}/${MARK}`]),
  ...up,
  `inside/../../${MARK}`,
  `inside/../${MARK}`,
  `${MARK}/..`,
  `${MARK}/../../x`,
  'a/..',
  'a\\..',
];

const absolute = (outside: string) => [
  `${outside}/${MARK}`,
  `//${outside}/${MARK}`,
  `${outside}/secret`,
  `/${MARK}`,
  `\\${MARK}`,
  `//server/share/${MARK}`,
  `\\\\server\\share\\${MARK}`,
  `\\\\?\\C:\\${MARK}`,
  `\\\\.\\pipe\\${MARK}`,
  `\\??\\C:\\${MARK}`,
  '/',
  '//',
  '\\',
];

const drives = ['C:', 'c:', 'Z:', '1:'].flatMap(drive => [
  drive,
  `${drive}${MARK}`,
  `${drive}\\${MARK}`,
  `${drive}/${MARK}`,
  `a/${drive}/${MARK}`,
]);

const streams = [
  `${MARK}:stream`,
  `${MARK}::$DATA`,
  `kept:stream`,
  `a/${MARK}:$I30:$INDEX_ALLOCATION`,
  `file:///${MARK}`,
];

const nothing = ['.', './', './.', 'a/', 'a//', '/.', '\\.', '..', ' ', '\t', '   /x'];

const controls = [
  '\0',
  '\x01',
  '\x07',
  '\b',
  '\n',
  '\r',
  '\r\n',
  '\x1b[2J',
  '\x1b]0;x\x07',
  '\x7f',
  '\x80',
  '\x9b2J',
].flatMap(each => [`a${each}${MARK}`, `${MARK}${each}`, `${each}/${MARK}`]);

const devices = [
  'CON',
  'PRN',
  'AUX',
  'NUL',
  'COM1',
  'COM9',
  'LPT1',
  'LPT9',
  'COM¹',
  'LPT³',
  'CONIN$',
  'CONOUT$',
].flatMap(each => [
  each,
  each.toLowerCase(),
  `${each}.txt`,
  `${each}.tar.gz`,
  `${each} `,
  `${each} .txt`,
  `a/${each}`,
  `${each}/a`,
]);

const trailing = ['.', ' ', '...', '. .', ' .'].flatMap(each => [`${MARK}${each}`, `a${each}/${MARK}`]);

const wildcards = ['<', '>', '"', '|', '?', '*'].map(each => `a${each}${MARK}`);

/** Harmless as they stand, as long as nobody decodes or folds them. */
const disguised = [
  `%2e%2e/${MARK}`,
  `%2e%2e%2f${MARK}`,
  `..%2f${MARK}`,
  `..%5c${MARK}`,
  `%00${MARK}`,
  `....//${MARK}`,
  `.../${MARK}`,
  `..;/${MARK}`,
  `.. /${MARK}`,
  ` ../${MARK}`,
  `..\u200b/${MARK}`,
  `\u2024\u2024/${MARK}`,
  `\uff0e\uff0e/${MARK}`,
  `..\uff0f${MARK}`,
  `..\u2215${MARK}`,
  `..\u2044${MARK}`,
  `\ufeff../${MARK}`,
  `\u202e../${MARK}`,
  `~/${MARK}`,
  `~root/${MARK}`,
  `$HOME/${MARK}`,
  `\${HOME}/${MARK}`,
  `%TEMP%\\${MARK}`,
  `$(touch ${MARK})`,
  `\`touch ${MARK}\``,
  `; touch ${MARK}`,
  `-rf`,
  `--help`,
  `@${MARK}`,
  `\ud800${MARK}`,
  `.git/hooks/${MARK}`,
  `.ssh/${MARK}`,
];

const long = [
  MARK.repeat(40),
  'x'.repeat(256),
  'é'.repeat(128),
  '日'.repeat(200),
  `${'a/'.repeat(300)}${MARK}`,
  `${'a/'.repeat(3000)}${MARK}`,
  `${'x'.repeat(200)}/${'y'.repeat(200)}/${'z'.repeat(300)}`,
];

/** What leads out of the folder by a link that stands in it, and what would overwrite what stands in it. */
const standing = [
  `link/${MARK}`,
  `link/../${MARK}`,
  'link/secret',
  'link/sub/x',
  'link',
  'file-link',
  'dangling',
  `dangling/${MARK}`,
  `loop/${MARK}`,
  'loop',
  'kept',
  './kept',
  'inside/kept',
  'inside//kept',
  'inside',
  'kept/x',
];

/** Names that are one and the same file somewhere. */
const twins: readonly (readonly string[])[] = [
  ['same', 'same'],
  ['same', './same'],
  ['a/same', 'a//same'],
  ['Same', 'same'],
  ['A/same', 'a/SAME'],
  ['ÄRGER', 'ärger'],
  ['caf\u00e9', 'cafe\u0301'],
  ['\u212bngstrom', '\u00e5ngstrom'],
  ['\u1e9b\u0323', '\u1e69'],
  ['\u212aelvin', 'kelvin'],
  ['\u03a3', '\u03c2'],
  ['\ud800', '\udbff'],
  ['\ufffd', '\ud800'],
  ['node', 'node/leaf'],
  ['node/leaf', 'node'],
  ['Node', 'node/leaf'],
  ['node/leaf', 'NODE'],
  ['a/b/c', 'a/b'],
  ['\uac00', '\u1100\u1161'],
];

/** 300 and more, always the same; `outside` is a folder with a file `secret` that must stay as it is. */
export function hostileTitles(outside: string): HostileTitles[] {
  const alone = (kind: string, names: readonly string[], isRefused: boolean) =>
    names.map(name => ({ kind, titles: [name], isRefused }));
  return [
    ...alone('climbing', climbing, true),
    ...alone('absolute', absolute(outside), true),
    ...alone('drives', drives, true),
    ...alone('streams', streams, true),
    ...alone('nothing', nothing, true),
    ...alone('controls', controls, true),
    ...alone('devices', devices, true),
    ...alone('trailing', trailing, true),
    ...alone('wildcards', wildcards, true),
    ...alone('disguised', disguised, false),
    ...alone('long', long, false),
    ...alone('standing', standing, true),
    ...twins.map(titles => ({ kind: 'twins', titles, isRefused: true })),
  ];
}
