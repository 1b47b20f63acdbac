import { expect } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { Effect } from '../../src/emulator/ledger.ts';
import { keys } from '../support/keys-to-bytes.ts';
import type { TerminalSession } from '../support/screen.ts';
import { type Sitting, type SittingOptions, sitDown } from './sitting.ts';

/** What a screen is waited for by. */
export type Shown = Parameters<TerminalSession['until']>[0];

/** A person in the browser. */
export interface Browsing extends Sitting {
  /** Types keys and waits for a whole screen with what they show. */
  readonly press: (typed: string, shows: Shown) => Promise<void>;
}

/** Sits down at a registry, goes to a place and opens the browser there. The ledger is clear when it has read what it shows. */
export async function browse(
  options: SittingOptions,
  { at, shows }: { readonly at?: string; readonly shows: Shown },
): Promise<Browsing> {
  const sitting = await sitDown({ columns: 120, rows: 30, ...options }, promptAt(''));
  const { terminal } = sitting;
  const press: Browsing['press'] = async (typed, shown) => {
    terminal.type(typed);
    await terminal.until(shown);
  };
  if (at !== undefined) await sitting.enter(`Set-Location ${at}`, promptAt(at));
  await press(keys('F9'), shows);
  return { ...sitting, press };
}

/** The prompt at a place of the registry, nothing typed at it, badges and all. */
export const promptAt = (place: string): RegExp => new RegExp(`^PS \\S+:/${place}( \\[[A-Z-]+\\])*>\\n*$`, 'm');

/** Narrows a list, whatever narrowed it before, and waits for what that shows. */
export const filterKeys = (text: string): string => `/${keys('Ctrl+U')}${text}\r`;

/** The row under the cursor holds this text. */
export const cursorOn = (text: string) => (rows: readonly string[]) =>
  rows.some(row => /^>[ *]/.test(row) && row.includes(text));

/** What the requests have changed in the registry; tokens are none of that. */
export const changesIn = ({ ledger }: Emulator): readonly Effect[] =>
  ledger.effects.filter(each => each.kind !== 'token issued');

/** Tags that are gone, those with their manifests included, in the order of their names. */
export const goneTags = (emulator: Emulator): readonly string[] =>
  changesIn(emulator)
    .flatMap(each => (each.kind === 'tag deleted' ? [each.tag] : each.kind === 'manifest deleted' ? each.tags : []))
    .sort();

/** No request was sent that could change anything, and none did. */
export function expectNothingSent(emulator: Emulator): void {
  const { entries } = emulator.ledger;
  const changing = entries.filter(
    ({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.startsWith('/oauth2/'),
  );
  expect(changing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect(changesIn(emulator)).toEqual([]);
}
