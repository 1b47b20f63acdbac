import { expect, test } from 'vitest';
import { ContentPresence } from '../../src/admin/content-presence.ts';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planManifestDeletion } from '../../src/admin/plan-manifest-deletion.ts';
import { planUndo } from '../../src/admin/plan-undo.ts';
import { deleteManifest, readManifest } from '../../src/registry/manifest-content.ts';
import type { Digest } from '../../src/registry/model/digest.ts';
import type { MadeChange } from '../../src/registry/model/made-change.ts';
import type { ManifestContent } from '../../src/registry/model/manifest.ts';
import { deleteTag, getTag } from '../../src/registry/tags.ts';
import { repo, tag } from '../registry/names.ts';
import { type Desk, effects, openDesk, textsOf } from './desk.ts';

const HELLO = repo('library/hello-world');
const place = ({ registry }: Desk) => ({ registry, registryName: 'contoso', repository: HELLO });
const stored = ({ emulator }: Desk) => emulator.store.repository(HELLO);

/** Deletes a manifest through its plan; answers what can be taken back. */
async function deleted(desk: Desk, digest: Digest): Promise<MadeChange> {
  const plan = await planManifestDeletion({ ...place(desk), digest }, desk.signal);
  await execute(new ConfirmedPlan(plan), desk.signal);
  if (!plan.made) throw new Error('this cannot be taken back');
  return plan.made;
}

const undo = (desk: Desk, made: MadeChange, bytes: readonly ManifestContent[] = []) =>
  planUndo(
    place(desk),
    made,
    { kept: async digest => bytes.find(each => each.digest === digest), presence: new ContentPresence() },
    desk.signal,
  );

test('an undone deletion is restored where soft delete keeps it, with its tags, although no bytes were kept here', async () => {
  await using desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, { repository: HELLO, tag: tag('v2') });
  const made = await deleted(desk, digest);
  desk.emulator.ledger.clear();
  const plan = await undo(desk, made);
  expect(textsOf(plan.change)).toEqual(['restores what soft delete keeps', 'puts back 2 tags: latest, v2']);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(effects(desk)).toEqual(['manifest restored', 'manifest restored']);
  expect([...(stored(desk)?.manifests.get(digest)?.tags ?? [])].sort()).toEqual(['latest', 'v2']);
});

test('what had no tag is restored under one for the moment', async () => {
  await using desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, { repository: HELLO, tag: tag('v1') });
  await deleteTag(desk.registry, { repository: HELLO, tag: tag('v1') });
  const made = await deleted(desk, digest);
  await execute(new ConfirmedPlan(await undo(desk, made)), desk.signal);
  expect(stored(desk)?.manifests.get(digest)?.tags.size).toBe(0);
  expect([...(stored(desk)?.tags.values() ?? [])].map(each => each.name)).toEqual(['v2', 'latest']);
});

test.each(['before', 'after'] as const)('a reply lost %s the effect leaves nothing half done', async when => {
  await using desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, { repository: HELLO, tag: tag('v1') });
  await deleteTag(desk.registry, { repository: HELLO, tag: tag('v1') });
  const made = await deleted(desk, digest);
  desk.emulator.faults.add({ on: { route: 'deleted.restore' }, effect: { kind: 'reset', when } });
  await execute(new ConfirmedPlan(await undo(desk, made)), desk.signal);
  expect(stored(desk)?.manifests.get(digest)?.tags.size).toBe(0);
});

test('what a manifest refers to is restored before it, and keeps its own tags for its own turn', async () => {
  await using desk = await openDesk(
    registry => {
      registry.keepDeleted(7);
      registry.repository(HELLO, registry.now, repository => {
        const image = repository.image({ created: registry.now, layers: [repository.layer('a', 'a')] });
        repository.tag('v1', image, registry.now);
        const content = { artifactType: 'application/vnd.example.sbom', content: '{}', contentType: 'text/json' };
        repository.artifact({ created: registry.now, subject: image, ...content });
      });
    },
    { keepsReferrers: true },
  );
  const { digest } = await getTag(desk.registry, { repository: HELLO, tag: tag('v1') });
  const [referrer] = stored(desk)?.referrersOf(digest) ?? [];
  const bytes = await Promise.all(
    [digest, referrer?.digest as Digest].map(reference =>
      readManifest(desk.registry, { repository: HELLO, reference }),
    ),
  );
  const subjectMade = await deleted(desk, digest);
  await deleteManifest(desk.registry, { repository: HELLO, digest: referrer?.digest as Digest });
  const referrerMade: MadeChange = {
    kind: 'deletion',
    repository: HELLO,
    tag: undefined,
    digest: referrer?.digest as Digest,
    tags: [],
    attributes: undefined,
  };
  await execute(new ConfirmedPlan(await undo(desk, referrerMade, bytes)), desk.signal);
  expect(stored(desk)?.manifests.size).toBe(2);
  expect(stored(desk)?.tags.size).toBe(0);
  await execute(new ConfirmedPlan(await undo(desk, subjectMade)), desk.signal);
  expect(stored(desk)?.tags.get('v1')?.digest).toBe(digest);
});

test('without the policy the kept bytes are pushed', async () => {
  await using desk = await openDesk('small');
  const { digest } = await getTag(desk.registry, { repository: HELLO, tag: tag('v2') });
  const content = await readManifest(desk.registry, { repository: HELLO, reference: digest });
  const made = await deleted(desk, digest);
  await expect(undo(desk, made)).rejects.toMatchObject({ id: 'NotKept' });
  desk.emulator.ledger.clear();
  await execute(new ConfirmedPlan(await undo(desk, made, [content])), desk.signal);
  expect(new Set(effects(desk))).toEqual(new Set(['manifest pushed']));
});
