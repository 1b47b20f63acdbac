import type { ThemeMeasure } from '../../session/themes.ts';
import { type Colour, colourText, fixedRgb, parseColour, type Rgb } from './colour.ts';
import { contrast, difference, visions } from './colour-distance.ts';
import type { ResolvedTheme } from './resolve-theme.ts';
import { tokenNames } from './token.ts';

/** What is taken for a background where the terminal does not tell its own. */
const USUAL = {
  dark: ['#000000', '#0c0c0c', '#1e1e1e', '#282a36'],
  light: ['#ffffff', '#fdf6e3', '#f3f3f3', '#fafafa'],
} as const;

/** WCAG 2.2, 1.4.3: text of usual size. */
const LEAST_CONTRAST = 4.5;
/** Ten times what is just seen: told apart at a glance, word by word. */
const LEAST_DISTANCE = 20;

const STATES = { ok: 'state.ok', warn: 'state.warn', error: 'state.error', locked: 'reg.locked' } as const;

/** Measures every token on this background, or on the usual ones, and the four states against each other. */
export function checkTheme(theme: ResolvedTheme, background: Rgb | undefined): readonly ThemeMeasure[] {
  const behind = backgrounds(theme, background);
  return [...tokenNames.map(token => checkContrast(theme, token, behind)), ...checkDistances(theme)];
}

function backgrounds(theme: ResolvedTheme, measured: Rgb | undefined): readonly Colour[] {
  if (fixedRgb(theme.background)) return theme.background ? [theme.background] : [];
  if (measured) return [{ kind: 'rgb', rgb: measured }];
  const usual = theme.appearance === 'any' ? [...USUAL.dark, ...USUAL.light] : USUAL[theme.appearance];
  return usual.flatMap(each => parseColour(each) ?? []);
}

function checkContrast(
  theme: ResolvedTheme,
  token: (typeof tokenNames)[number],
  behind: readonly Colour[],
): ThemeMeasure {
  const { fg, bg } = theme.style(token);
  let [worst, against]: [number | undefined, string] = [undefined, ''];
  // inverse swaps the two, which changes nothing about their contrast
  for (const each of fixedRgb(bg) && bg ? [bg] : behind) {
    const [text, back] = [fixedRgb(fg), fixedRgb(each)];
    const ratio = text && back ? contrast(text, back) : undefined;
    if (ratio !== undefined && ratio < (worst ?? Number.POSITIVE_INFINITY))
      [worst, against] = [ratio, colourText(each)];
  }
  return { check: 'Contrast', subject: token, against, ...judged(worst, LEAST_CONTRAST) };
}

function checkDistances(theme: ResolvedTheme): readonly ThemeMeasure[] {
  const states = Object.entries(STATES).map(([name, token]) => ({ name, rgb: fixedRgb(theme.style(token).fg) }));
  return visions.map(vision => {
    let [least, subject]: [number | undefined, string] = [undefined, Object.keys(STATES).join(', ')];
    for (const [index, one] of states.entries()) {
      for (const other of states.slice(index + 1)) {
        const distance = one.rgb && other.rgb ? difference(one.rgb, other.rgb, vision) : undefined;
        if (distance !== undefined && distance < (least ?? Number.POSITIVE_INFINITY)) {
          [least, subject] = [distance, `${one.name}, ${other.name}`];
        }
      }
    }
    return { check: 'Distance', subject, against: vision, ...judged(least, LEAST_DISTANCE) };
  });
}

function judged(measured: number | undefined, least: number): Pick<ThemeMeasure, 'measured' | 'least' | 'verdict'> {
  return { measured, least, verdict: measured === undefined ? 'Terminal' : measured >= least ? 'OK' : 'Low' };
}
