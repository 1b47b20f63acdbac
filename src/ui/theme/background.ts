import type { Rgb } from './colour.ts';
import { lab } from './colour-distance.ts';

/**
 * Which of the default themes fits: by the background that the terminal has told (OSC 11), else by COLORFGBG (`15;0`, rxvt and Konsole;
 * the last number is the background's), else dark.
 */
export function themeForBackground(background: Rgb | undefined, colorFgBg: string | undefined): 'dark' | 'light' {
  if (background) return lab(background)[0] > 50 ? 'light' : 'dark';
  const entry = /(?:^|;)(\d{1,2})$/.exec(colorFgBg ?? '')?.[1];
  // as Vim reads it: white and the bright ones but grey are light
  return entry !== undefined && (entry === '7' || (Number(entry) > 8 && Number(entry) < 16)) ? 'light' : 'dark';
}
