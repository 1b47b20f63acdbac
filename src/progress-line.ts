import type { Progress } from './engine/host.ts';
import { clean } from './terminal/clean.ts';
import { cut, pad, width } from './terminal/width.ts';
import type { Theme } from './ui/theme/theme.ts';
import { grouped } from './values/grouped.ts';
import { sizeText } from './values/size.ts';

/** How a piece of work is going: what was said of it last, since when, and how fast. */
export interface Track {
  readonly progress: Progress;
  /** Milliseconds. */
  readonly started: number;
  /** When the speed was measured last, and what was done then. */
  readonly measured: { readonly at: number; readonly done: number };
  /** Items a second; undefined as long as nobody knows. */
  readonly rate: number | undefined;
}

/** PowerShell's $PSStyle.Progress.MaxWidth. */
const MOST_CELLS = 120;
/** The speed is that of about so many seconds, and is measured at most twice a second. */
const MEMORY_SECONDS = 5;
const SAMPLE_MS = 500;
/** Before this nobody can tell how long it is going to take. */
const WARM_UP_MS = 2000;

/** Goes on with a track, or begins one where the work is another. `now` in milliseconds. */
export function track(before: Track | undefined, progress: Progress, now: number): Track {
  const { done = 0 } = progress;
  if (before?.progress.activity !== progress.activity || done < before.measured.done) {
    return { progress, started: now, measured: { at: now, done }, rate: undefined };
  }
  const { measured, rate } = before;
  const milliseconds = now - measured.at;
  if (milliseconds < SAMPLE_MS) return { ...before, progress };
  const current = ((done - measured.done) * 1000) / milliseconds;
  const weight = 1 - Math.exp(-milliseconds / 1000 / MEMORY_SECONDS);
  return {
    ...before,
    progress,
    measured: { at: now, done },
    rate: rate === undefined ? current : rate + weight * (current - rate),
  };
}

/** How much is done, 0 to 1; undefined where that is not known. */
export function fractionOf({ done, total }: Progress): number | undefined {
  if (done === undefined || total === undefined || total <= 0) return undefined;
  return Math.max(0, Math.min(1, done / total));
}

/**
 * PowerShell's Minimal view (interface C7), one line: `Deleting manifests [12/40 team/api@9f1c2e7a4b80          31s ]`, the done part in
 * reverse video. One cell less than the window, which would wrap a full line, and never wider than 120.
 */
export function progressLine(
  { progress, started, measured, rate }: Track,
  { width: cells, now, theme }: { readonly width: number; readonly now: number; readonly theme: Theme },
): string {
  const total = Math.max(1, Math.min(MOST_CELLS, cells - 1));
  const activity = cut(clean(progress.activity), Math.max(1, Math.floor(total / 2)));
  const inner = total - width(activity) - FRAME;
  if (inner < LEAST) return theme.paint('out.progress', cut(clean(progress.activity), total));
  const left = [countsOf(progress), clean(progress.status ?? '')].filter(each => each !== '').join(' ');
  const isWarm = now - started >= WARM_UP_MS;
  const seconds = progress.secondsRemaining ?? (isWarm ? remaining(progress, rate, now - measured.at) : undefined);
  const right = [
    ...(isWarm && rate !== undefined && rate >= 1 ? [`${countText(Math.round(rate), progress)}/s`] : []),
    ...(seconds === undefined || seconds < 0 ? [] : [durationText(seconds)]),
  ].join(' ');
  const room = Math.max(0, inner - (right === '' ? 0 : right.length + 1) - 1);
  const text = `${pad(cut(left, room), room)}${right === '' ? '' : ` ${right}`} `;
  const [doneText, restText] = splitAt(text, Math.round((fractionOf(progress) ?? 0) * inner));
  const paint = (part: string) => theme.paint('out.progress', part);
  return `${paint(`${activity} [`)}${reversed(doneText, theme)}${paint(`${restText}]`)}`;
}

/** Cells of ` [` and `]`. */
const FRAME = 3;
/** Cells between the brackets that are worth it. */
const LEAST = 10;

/** In the same look turned round; a piece of painted text begins with its one sequence. */
const reversed = (text: string, theme: Theme): string =>
  theme.paint('out.progress', text).replace(/^\x1b\[([\d;:]*)m/, '\x1b[$1;7m');

function countsOf(progress: Progress): string {
  const { done, total, id } = progress;
  if (done === undefined) return '';
  // a script tells percents
  if (id !== undefined && total !== undefined) return `${Math.round((done * 100) / total)}%`;
  const some = countText(done, progress);
  return total === undefined ? some : `${some}/${countText(total, progress)}`;
}

const countText = (count: number, { unit }: Progress): string => (unit === 'bytes' ? sizeText(count) : grouped(count));

/** Seconds; `since` are milliseconds since the rate was measured. */
function remaining({ done, total }: Progress, rate: number | undefined, since: number): number | undefined {
  if (done === undefined || total === undefined || rate === undefined || rate <= 0) return undefined;
  return Math.max(0, (total - done) / rate - since / 1000);
}

/** `31s`, `2m05s`, `1h03m` */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h${two(Math.floor((whole % 3600) / 60))}m`;
}

/** Cuts a text in two behind so many cells; a wide character goes to the second part. */
function splitAt(text: string, cells: number): readonly [string, string] {
  const head = cut(text, cells, '');
  return [head, text.slice(head.length)];
}
