import type { ShownLine, StyledText } from '../../values/styled-text.ts';
import type { ResolvedTheme } from './resolve-theme.ts';
import { sgr } from './style.ts';
import { type Token, tokenNames } from './token.ts';

/** Cells of a line of the sample at most. */
const WIDTH = 76;

const SWATCH: readonly (readonly [string, Token])[] = [
  ['text', 'ui.text'],
  ['muted', 'ui.muted'],
  ['accent', 'ui.accent'],
  ['ok', 'state.ok'],
  ['warn', 'state.warn'],
  ['error', 'state.error'],
  ['locked', 'reg.locked'],
  ['string', 'shell.string'],
];

/** The colours that a theme is made of, in one line. */
export const swatch = (theme: ResolvedTheme): readonly StyledText[] =>
  spaced(SWATCH.map(([text, token]) => ({ text, sgr: sgr(theme.style(token), 'true') })));

/** Every token in its own look, group by group, and then how a session looks. */
export function sampleLines(theme: ResolvedTheme): readonly ShownLine[] {
  const groups = new Map<string, Token[]>();
  for (const token of tokenNames) {
    const group = token.slice(0, token.indexOf('.'));
    groups.set(group, [...(groups.get(group) ?? []), token]);
  }
  const names = [...groups].flatMap(([group, tokens]) => groupLines(theme, group, tokens));
  return [...names, '', ...SESSION.map(line => line.map(([token, text]) => piece(theme, token, text)))];
}

type Piece = readonly [Token, string];

const SESSION: readonly (readonly Piece[])[] = [
  [
    ['shell.prompt', 'PS '],
    ['shell.promptLocation', 'contoso:/team/api'],
    ['shell.prompt', '> '],
    ['shell.command', 'Get-AcrManifest'],
    ['shell.parameter', ' -Tag'],
    ['shell.string', " '1.*'"],
    ['shell.operator', ' | '],
    ['shell.command', 'where'],
    ['shell.default', ' Size'],
    ['shell.operator', ' -gt '],
    ['shell.number', '100MB'],
    ['shell.inlinePrediction', ' | select'],
  ],
  [['out.tableHeader', 'Mode  Digest        Tags    Size']],
  [
    ['reg.attrOn', 'rwl'],
    ['reg.attrOff', '-  '],
    ['reg.digest', '77d0e5aa913c  '],
    ['reg.tag', '1.4.2   '],
    ['reg.size', '215.4 MB  '],
    ['reg.date', '3 days ago'],
  ],
  [
    ['reg.attrOn', 'rwld  '],
    ['reg.digest', 'e2b8f00c6d15  '],
    ['reg.untagged', '<none>  '],
    ['reg.size', ' 12.0 MB  '],
    ['ui.badgeStale', ' STALE '],
  ],
  [
    ['out.error', 'Remove-AcrManifest: team/api@sha256:77d0e5aa913c is locked'],
    ['out.errorAccent', ' Recommendation:'],
  ],
  [
    ['json.punctuation', '{'],
    ['json.key', '"tag"'],
    ['json.punctuation', ': '],
    ['json.string', '"1.4.2"'],
    ['json.punctuation', ', '],
    ['json.key', '"size"'],
    ['json.punctuation', ': '],
    ['json.number', '225863270'],
    ['json.punctuation', ', '],
    ['json.key', '"signed"'],
    ['json.punctuation', ': '],
    ['json.literal', 'true'],
    ['json.punctuation', '}'],
  ],
];

/** `reg    registry repository tag …`, and on where a line is full. */
function groupLines(theme: ResolvedTheme, group: string, tokens: readonly Token[]): readonly ShownLine[] {
  const lines: StyledText[][] = [];
  let used = WIDTH;
  for (const token of tokens) {
    const text = token.slice(group.length + 1);
    if (used + 1 + text.length > WIDTH) {
      lines.push([{ text: (lines.length === 0 ? group : '').padEnd(7), sgr: '' }]);
      used = 6;
    } else lines.at(-1)?.push({ text: ' ', sgr: '' });
    lines.at(-1)?.push(piece(theme, token, text));
    used += 1 + text.length;
  }
  return lines;
}

const spaced = (pieces: readonly StyledText[]): readonly StyledText[] =>
  pieces.flatMap((each, index) => (index === 0 ? [each] : [{ text: ' ', sgr: '' }, each]));

const piece = (theme: ResolvedTheme, token: Token, text: string): StyledText => ({
  text,
  sgr: sgr(theme.style(token), 'true'),
});
