import type { Desk } from '../desk.ts';
import { type ActionName, tabOf } from '../keys/action.ts';
import { detailTabs, type Place, repositoryTabs } from '../place.ts';
import { subjectAt } from '../place-path.ts';
import { type Subject, subjectOf } from '../subject.ts';
import type { Doing, Doings } from './doing.ts';
import { ownersOf } from './owners-of.ts';

/** What the current row is, or the place itself, also before it has been read. */
export function currentSubject({ view: { current, content, place } }: Desk): Subject | undefined {
  if (current !== undefined) return subjectOf(current);
  return content.kind === 'document' ? subjectAt(place) : undefined;
}

/** Where a row leads to. */
export function placeOf(subject: Subject): Place {
  const { registry } = subject;
  switch (subject.kind) {
    case 'registry':
      return { kind: 'repositories', registry, prefix: '', flat: false };
    case 'prefix':
      return { kind: 'repositories', registry, prefix: subject.prefix, flat: false };
    case 'repository':
      return { kind: 'repository', registry, repository: subject.repository, tab: 'tags' };
    case 'tag':
    case 'manifest': {
      const { repository, digest } = subject;
      const tag = subject.kind === 'tag' ? subject.tag : undefined;
      return { kind: 'detail', registry, repository, tag, digest, tab: 'overview' };
    }
  }
}

const open: Doing = desk => {
  const subject = currentSubject(desk);
  const { current } = desk.view;
  if (subject) desk.go(placeOf(subject));
  else if (current !== undefined) desk.go({ kind: 'describe', value: current, subject, raw: false });
};

/** Goes to a place about the manifest of the current row. */
const aboutManifest =
  (kind: 'tree' | 'used-by'): Doing =>
  desk => {
    const subject = currentSubject(desk);
    if (subject?.kind !== 'tag' && subject?.kind !== 'manifest') return;
    const { registry, repository, digest } = subject;
    desk.go({ kind, registry, repository, digest });
  };

const referrers: Doing = desk => {
  const subject = currentSubject(desk);
  if (subject?.kind !== 'tag' && subject?.kind !== 'manifest') return;
  const { registry, repository, digest } = subject;
  const tag = subject.kind === 'tag' ? subject.tag : undefined;
  desk.go({ kind: 'detail', registry, repository, tag, digest, tab: 'referrers' });
};

/** Turns to the tab with this number; the first has 0. */
function turnToTab(desk: Desk, index: number): void {
  const { place } = desk.view;
  if (place.kind === 'repository') {
    const tab = repositoryTabs[index];
    if (tab) desk.turnTo({ ...place, tab });
  } else if (place.kind === 'detail') {
    const tab = detailTabs[index];
    if (tab) desk.turnTo({ ...place, tab });
  }
}

const step =
  (by: 1 | -1): Doing =>
  desk => {
    const { place } = desk.view;
    const tabs: readonly string[] = place.kind === 'repository' ? repositoryTabs : detailTabs;
    const at = 'tab' in place ? tabs.indexOf(place.tab) : 0;
    turnToTab(desk, (at + by + tabs.length) % tabs.length);
  };

const tab = (name: ActionName): Doing => {
  const index = tabOf(name);
  return desk => {
    if (index !== undefined) turnToTab(desk, index);
  };
};

/** From a tag to its manifest; from a manifest to the index that lists it, or to what it refers to. */
async function toOwner(desk: Desk): Promise<void> {
  const subject = currentSubject(desk);
  if (subject?.kind !== 'tag' && subject?.kind !== 'manifest') return;
  const { registry, repository, digest } = subject;
  const to = (owner: string) => desk.go(placeOf({ kind: 'manifest', registry, repository, digest: owner }));
  if (subject.kind === 'tag') return to(digest);
  const owners = await ownersOf(subject, desk);
  const [owner] = owners;
  if (owner === undefined) desk.say('No index lists it, and it refers to nothing.', 'ui.muted');
  else if (owners.length === 1) to(owner);
  else desk.go({ kind: 'used-by', registry, repository, digest });
}

export const going = {
  open,
  parent: desk => desk.up(),
  back: desk => desk.back(),
  'back-ladder': desk => {
    const { content } = desk.view;
    if (content.kind === 'list' && content.list.markedOnly) content.list.markedOnly = false;
    else if (content.kind === 'list' && content.list.filter) content.list.filter = undefined;
    else desk.up();
  },
  'last-view': desk => desk.toLast(),
  'quit-to-repl': desk => desk.quit(),
  'next-tab': step(1),
  'prev-tab': step(-1),
  'tab-tags': tab('tab-tags'),
  'tab-manifests': tab('tab-manifests'),
  'tab-referrers': tab('tab-referrers'),
  'tab-info': tab('tab-info'),
  overview: tab('overview'),
  layers: tab('layers'),
  config: tab('config'),
  labels: tab('labels'),
  'referrers-tab': tab('referrers-tab'),
  'raw-tab': tab('raw-tab'),
  'used-by': aboutManifest('used-by'),
  'xray-tree': aboutManifest('tree'),
  referrers,
  'jump-to-owner': desk => void toOwner(desk),
  'plan-view': desk => desk.go({ kind: 'plan' }),
  'session-log': desk => desk.go({ kind: 'log' }),
} satisfies Doings<ActionName>;
