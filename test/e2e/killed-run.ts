import { expect } from 'vitest';
import { ITEM_STATES } from '../../src/admin/bulk/item-outcome.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { isObject } from '../../src/registry/transport/json-answer.ts';
import type { Ended } from './acrsh.ts';
import { changesIn } from './browsing.ts';
import { contents, type Doomed, staying } from './doomed.ts';
import type { Scene } from './killing.ts';

/** An item of a report, by the name that the registry knows it by. */
interface Reported {
  readonly name: string;
  readonly state: string;
}

/** Reads the report of a run out of what a process has printed; undefined where it printed none. */
export function reportIn({
  stdout,
}: Ended): { readonly total: number; readonly items: readonly Reported[] } | undefined {
  const printed: unknown = stdout.trim() === '' ? [] : JSON.parse(stdout);
  const [report]: readonly unknown[] = Array.isArray(printed) ? printed : [printed];
  if (!isObject(report)) return undefined;
  const items = Array.isArray(report.Items) ? report.Items.filter(isObject) : [];
  const sum = ITEM_STATES.reduce((all, state) => all + Number(report[pascal(state)]), 0);
  expect(sum).toBe(report.Total);
  return {
    total: Number(report.Total),
    items: items.map(each => ({ name: nameOf(each), state: String(each.Status) })),
  };
}

const pascal = (state: string): string => state.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const nameOf = ({ RepositoryName: repository, Action, Digest, Tag }: Readonly<Record<string, unknown>>): string =>
  Action === 'remove tag' ? `${repository}:${Tag}` : `${repository}@${Digest}`;

/** What the requests have deleted, by name, tags that went with their manifests left out. */
export const deletedIn = (emulator: Emulator): readonly string[] =>
  changesIn(emulator).flatMap(each => {
    if (each.kind === 'manifest deleted') return [`${each.repository}@${each.digest}`];
    return each.kind === 'tag deleted' ? [`${each.repository}:${each.tag}`] : [];
  });

/** Changes that were sent twice without a read of the same thing in between, as `METHOD path`. */
export function blindRepeats({ ledger }: Emulator): readonly string[] {
  const unread = new Map<string, string>();
  const blind: string[] = [];
  for (const { method, path } of ledger.entries.toSorted((left, right) => left.number - right.number)) {
    const [, kind, thing] = /\/(manifests|_manifests|_tags)\/(.+)$/.exec(path) ?? [];
    if (kind === undefined || thing === undefined) continue;
    if (method === 'GET' || method === 'HEAD') unread.delete(thing);
    else if (unread.get(thing) === method) blind.push(`${method} ${path}`);
    else unread.set(thing, method);
  }
  return blind;
}

/** The first few of what is too much or too little in a list, in any order; of two equal ones each counts. */
export function differences(found: readonly string[], wanted: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of wanted) counts.set(each, (counts.get(each) ?? 0) - 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${count > 0 ? `${count} too many` : 'missing'}`)
    .slice(0, 10);
}

/** Everything that has to hold once a purge of all that is doomed has come to its end, however often it was killed. */
export async function expectAllGone(
  scene: Scene,
  { goes }: Doomed,
  before: readonly string[],
  last: Ended,
  about: string,
) {
  const { emulator } = scene;
  expect(differences(contents(emulator), staying(before, goes)), `${about}: what is left`).toEqual([]);
  expect(differences(deletedIn(emulator), [...goes]), `${about}: what was deleted`).toEqual([]);
  expect(blindRepeats(emulator), about).toEqual([]);
  expect({ code: last.code, stderr: last.stderr }, about).toEqual({ code: 0, stderr: '' });
  const report = reportIn(last);
  expect(report?.total, about).toBe(goes.size);
  const items = report?.items ?? [];
  expect(
    differences(
      items.map(each => each.name),
      [...goes],
    ),
    `${about}: what is reported`,
  ).toEqual([]);
  expect(
    items.filter(each => each.state !== 'deleted'),
    about,
  ).toEqual([]);
  const runs = await scene.runs();
  expect(runs, about).toHaveLength(1);
  const written = runs[0]?.items ?? [];
  expect(written, about).toHaveLength(goes.size);
  expect(
    written.filter(each => each.outcome?.state !== 'deleted'),
    about,
  ).toEqual([]);
  expect(runs[0]?.closedTime, about).toBeDefined();
  expect(runs[0]?.isRunning, about).toBe(false);
}
