import { expect, test } from 'vitest';
import type { AttributesUpdate } from '../../src/admin/bulk/registry-plan.ts';
import type { Evidence } from './evidence.ts';
import { RULES, violations } from './oracle.ts';
import { deletion, digest, manifest, REPOSITORY, removal, Story, tagName } from './story.ts';

const image = digest('a');
const index = digest('b');
const sbom = digest('c');
const other = digest('d');
const old = tagName('old');
const prod = tagName('prod');

/** An image under a tag, with something that refers to it; both go. */
const scene = () =>
  new Story(
    {
      manifests: [manifest(image), manifest(sbom, { subject: image }), manifest(other)],
      tags: { old: image, prod: other },
    },
    [deletion(image, { tags: [old] }), deletion(sbom, { after: [image] })],
  );

/** The same carried out without fault. */
const honest = () =>
  scene().look().journal(0).read(image).delete(image).journal(1).read(sbom).delete(sbom).told(['deleted', 'deleted']);

/** One tag goes. */
const single = () => new Story({ manifests: [manifest(image)], tags: { old: image } }, [removal(old, image)]);

test('an honest run is innocent', () => {
  expect(violations(honest())).toEqual([]);
  expect(violations(single().journal(0).read(old).delete(old).told(['deleted']))).toEqual([]);
});

test('what nobody could know is no fault: a tag, an index and a referrer that came after the last looks', () => {
  const late = new Story({ manifests: [manifest(image)] }, [deletion(image)])
    .look()
    .journal(0)
    .read(image)
    .delete(image, {
      meanwhile: [
        { kind: 'tag set', tag: 'late', digest: image },
        { kind: 'manifest pushed', manifest: manifest(index, { children: [image] }) },
      ],
    })
    .told(['deleted']);
  expect(violations(late)).toEqual([]);
});

/** What refers to the image goes along with it, and is in an index that was to go next; then another index kept that. */
const listedByNext = (isKnown: boolean) => {
  const next = {
    manifests: [manifest(image), manifest(sbom, { subject: image }), manifest(index, { children: [sbom] })],
  };
  const items = [
    deletion(image),
    deletion(index, { after: [image], tags: [old] }),
    deletion(sbom, { after: [image, index] }),
  ];
  const push = {
    meanwhile: [{ kind: 'manifest pushed', manifest: manifest(digest('e'), { children: [index] }) }],
  } as const;
  return new Story({ ...next, tags: { old: index } }, items)
    .look(isKnown ? push : {})
    .journal(0)
    .read(image)
    .read(index)
    .delete(image, {
      effects: [
        { kind: 'manifest deleted', repository: REPOSITORY, digest: image, tags: [] },
        { kind: 'manifest deleted', repository: REPOSITORY, digest: sbom, tags: [], alongWith: image },
      ],
    })
    .look(isKnown ? {} : push)
    .told(['deleted', 'changed-skipped', 'deleted']);
};

test('what went along is no fault where an index that lists it was kept only later, and is one where that could be known', () => {
  expect(violations(listedByNext(false))).toEqual([]);
  const found = violations(listedByNext(true)).map(each => each.split(': ', 1)[0]);
  expect(found).toContain('no child or referrer of a kept thing is deleted');
  expect(found).toContain('every kept tag still pulls in full');
});

const protectedTag = tagName('stable');

/** A lock on a tag, as it was read: not there. */
const locking = (): AttributesUpdate => ({
  action: 'update attributes',
  repository: REPOSITORY,
  lastUpdateTime: undefined,
  attributes: { ...LOCKED, deleteEnabled: true },
  reason: 'chosen',
  tag: old,
  digest: image,
  change: { deleteEnabled: false },
});

const lockStory = () => new Story({ manifests: [manifest(image), manifest(other)], tags: { old: image } }, [locking()]);

const LOCKED = { deleteEnabled: false, writeEnabled: true, readEnabled: true, listEnabled: true };
const locked = (name: typeof image) => ({ ...manifest(name), attributes: LOCKED });

const GUILTY: Readonly<Record<string, () => Evidence>> = {
  'nothing outside the plan is changed': () =>
    scene()
      .look()
      .journal(0)
      .read(image)
      .delete(image)
      .journal(1)
      .read(sbom)
      .delete(sbom)
      .read(other)
      .delete(other)
      .told(['deleted', 'deleted']),
  'nothing moved or changed is deleted': () =>
    single()
      .journal(0)
      .read(old, { meanwhile: [{ kind: 'tag set', tag: 'old', digest: other }] })
      .delete(old)
      .told(['deleted']),
  'no child or referrer of a kept thing is deleted': () =>
    new Story({ manifests: [manifest(image), manifest(index, { children: [image] })] }, [deletion(image)])
      .look()
      .journal(0)
      .read(image)
      .delete(image)
      .told(['deleted']),
  'what is new is looked at before and during a run': () =>
    new Story({ manifests: [manifest(image)] }, [deletion(image)])
      .journal(0)
      .read(image)
      .delete(image)
      .told(['deleted']),
  'every item has one end state and the sum is right': () => ({
    ...honest(),
    outcomes: [{ state: 'deleted', reason: undefined }],
  }),
  'the report says what happened': () =>
    scene().look().journal(0).read(image).delete(image).told(['failed', 'not-attempted']),
  'what is reported deleted is gone': () =>
    single().journal(0).read(old).delete(old, { status: 202, effects: [] }).told(['deleted']),
  'no change is sent twice without a read between': () =>
    single().journal(0).read(old).delete(old, { status: undefined, effects: [] }).delete(old).told(['deleted']),
  'nothing is sent before Retry-After': () =>
    single()
      .journal(0)
      .read(old, { status: 429, retryAfter: '30' })
      .wait(29_999)
      .read(old)
      .delete(old)
      .told(['deleted']),
  'locks are restored': () =>
    new Story({ manifests: [locked(image)] }, [deletion(image, { attributes: LOCKED, unlock: ['@manifest'] })])
      .look()
      .journal(0)
      .read(image)
      .patch(image, { deleteEnabled: true })
      .delete(image, { status: 405, effects: [] })
      .told(['failed']),
  'a journal line goes before each change': () => single().read(old).delete(old).journal(0).told(['deleted']),
  'parents go first': () =>
    scene().look().journal(0).journal(1).read(sbom).delete(sbom).read(image).delete(image).told(['deleted', 'deleted']),
  'nothing new is sent after Ctrl+C': () => single().journal(0).read(old).stop().delete(old).told(['deleted']),
  'nothing protected is deleted': () =>
    new Story({ manifests: [manifest(image)], tags: { stable: image } }, [removal(protectedTag, image)])
      .journal(0)
      .read(protectedTag)
      .delete(protectedTag)
      .told(['deleted']),
  'attributes are changed as planned': () =>
    lockStory().journal(0).read(old).patch(old, { writeEnabled: false }).told(['updated']),
  'the report says what became of attributes': () => lockStory().journal(0).read(old).told(['updated']),
  'every kept tag still pulls in full': () =>
    new Story({ manifests: [manifest(image), manifest(index, { children: [image] })], tags: { prod: index } }, [
      deletion(image),
    ])
      .look()
      .journal(0)
      .read(image)
      .delete(image)
      .told(['deleted']),
};

test.each(RULES.map(each => each.name))('%s: the check can fail', name => {
  const evidence = GUILTY[name]?.();
  expect(evidence && violations(evidence).some(each => each.startsWith(`${name}: `))).toBe(true);
});

test.each<{ what: string; rule: string; evidence: () => Evidence }>([
  {
    what: 'a tag that a manifest was given before its last look',
    rule: 'nothing moved or changed is deleted',
    evidence: () =>
      scene()
        .look()
        .journal(0)
        .read(image, { meanwhile: [{ kind: 'tag set', tag: 'new', digest: image }] })
        .delete(image)
        .told(['deleted', 'changed-skipped']),
  },
  {
    what: 'a manifest that nobody read again',
    rule: 'nothing moved or changed is deleted',
    evidence: () => scene().look().journal(0).delete(image).told(['deleted', 'not-attempted']),
  },
  {
    what: 'an index that came before the last look at what is new',
    rule: 'no child or referrer of a kept thing is deleted',
    evidence: () =>
      new Story({ manifests: [manifest(image)] }, [deletion(image)])
        .look({ meanwhile: [{ kind: 'manifest pushed', manifest: manifest(index, { children: [image] }) }] })
        .journal(0)
        .read(image)
        .delete(image)
        .told(['deleted']),
  },
  {
    what: 'a referrer by the name of its tag whose subject stays',
    rule: 'no child or referrer of a kept thing is deleted',
    evidence: () => {
      const name = tagName(`${image.replace(':', '-')}.sig`);
      return new Story({ manifests: [manifest(image), manifest(sbom)], tags: { [name]: sbom } }, [
        deletion(sbom, { tags: [name] }),
      ])
        .look()
        .journal(0)
        .read(sbom)
        .delete(sbom)
        .told(['deleted']);
    },
  },
  {
    what: 'a new referrer that went along though it could be seen',
    rule: 'nothing outside the plan is changed',
    evidence: () =>
      new Story({ manifests: [manifest(image)] }, [deletion(image)])
        .look({ meanwhile: [{ kind: 'manifest pushed', manifest: manifest(sbom, { subject: image }) }] })
        .journal(0)
        .read(image)
        .delete(image, {
          effects: [
            { kind: 'manifest deleted', repository: REPOSITORY, digest: image, tags: [] },
            { kind: 'manifest deleted', repository: REPOSITORY, digest: sbom, tags: [], alongWith: image },
          ],
        })
        .told(['deleted']),
  },
  {
    what: 'deleted, with nothing sent and nothing gone',
    rule: 'the report says what happened',
    evidence: () => single().read(old).told(['deleted']),
  },
  {
    what: 'already absent, and deleted by the run itself',
    rule: 'the report says what happened',
    evidence: () => single().journal(0).read(old).delete(old).told(['already-absent']),
  },
  {
    what: 'unknown, though the registry answered',
    rule: 'the report says what happened',
    evidence: () => single().journal(0).read(old).delete(old).told(['unknown']),
  },
  {
    what: 'skipped, though it went',
    rule: 'the report says what happened',
    evidence: () => single().journal(0).read(old).delete(old).told(['moved-skipped']),
  },
  {
    what: 'a third try',
    rule: 'no change is sent twice without a read between',
    evidence: () => {
      const lost = { status: undefined, effects: [] };
      return single()
        .journal(0)
        .read(old)
        .delete(old, lost)
        .read(old)
        .delete(old, lost)
        .read(old)
        .delete(old)
        .told(['deleted']);
    },
  },
  {
    what: 'a look that was answered only after the second try',
    rule: 'no change is sent twice without a read between',
    evidence: () =>
      single()
        .journal(0)
        .read(old)
        .delete(old, { status: undefined, effects: [] })
        .read(old, { late: true })
        .delete(old)
        .told(['deleted']),
  },
  {
    what: 'a date in Retry-After',
    rule: 'nothing is sent before Retry-After',
    evidence: () =>
      single()
        .journal(0)
        .read(old, { status: 429, retryAfter: 'Thu, 01 Jan 2026 00:01:00 GMT' })
        .wait(59_000)
        .read(old)
        .delete(old)
        .told(['deleted']),
  },
  {
    what: 'a lock that is told as left open though it was never tried to put it back',
    rule: 'locks are restored',
    evidence: () =>
      new Story({ manifests: [locked(image)] }, [deletion(image, { attributes: LOCKED, unlock: ['@manifest'] })])
        .look()
        .journal(0)
        .read(image)
        .patch(image, { deleteEnabled: true })
        .told([{ state: 'failed', reason: 'x', unlockedStill: 'Lock-AzContainerRegistryManifest' }]),
  },
  {
    what: 'a lock on a tag that was moved before it was read last',
    rule: 'attributes are changed as planned',
    evidence: () =>
      lockStory()
        .journal(0)
        .read(old, { meanwhile: [{ kind: 'tag set', tag: 'old', digest: other }] })
        .patch(old, { deleteEnabled: false })
        .told(['updated']),
  },
  {
    what: 'a lock that was put on, and is told as not attempted',
    rule: 'the report says what became of attributes',
    evidence: () => lockStory().journal(0).read(old).patch(old, { deleteEnabled: false }).told(['not-attempted']),
  },
  {
    what: 'a lock that was put on after Ctrl+C',
    rule: 'nothing new is sent after Ctrl+C',
    evidence: () => lockStory().journal(0).read(old).stop().patch(old, { deleteEnabled: false }).told(['updated']),
  },
  {
    what: 'a lock that was lost on its way, and sent again at once',
    rule: 'no change is sent twice without a read between',
    evidence: () =>
      lockStory()
        .journal(0)
        .read(old)
        .patch(old, { deleteEnabled: false }, { status: undefined, effects: [] })
        .patch(old, { deleteEnabled: false })
        .told(['updated']),
  },
  {
    what: 'a protected tag whose manifest went along with its subject',
    rule: 'nothing protected is deleted',
    evidence: () =>
      new Story({ manifests: [manifest(image), manifest(sbom, { subject: image })], tags: { stable: sbom } }, [
        deletion(image),
        deletion(sbom, { after: [image], tags: [protectedTag] }),
      ])
        .look()
        .journal(0)
        .read(image)
        .delete(image, {
          effects: [
            { kind: 'manifest deleted', repository: REPOSITORY, digest: image, tags: [] },
            { kind: 'manifest deleted', repository: REPOSITORY, digest: sbom, tags: ['stable'], alongWith: image },
          ],
        })
        .told(['deleted', 'deleted']),
  },
  {
    what: 'a plan of which nothing is told',
    rule: 'every item has one end state and the sum is right',
    evidence: () => ({ ...honest(), outcomes: undefined }),
  },
])('$what is found', ({ rule, evidence }) => {
  expect(violations(evidence()).map(each => each.split(': ', 1)[0])).toContain(rule);
});

test.each([
  {
    what: 'a lost reply is looked after, and the deletion sent once more',
    evidence: () => {
      const lost = { status: undefined, effects: [] };
      return single().journal(0).read(old).delete(old, lost).read(old).delete(old).told(['deleted']);
    },
  },
  {
    what: 'a token is renewed',
    evidence: () =>
      single().journal(0).read(old).delete(old, { status: 401, effects: [] }).delete(old).told(['deleted']),
  },
  {
    what: 'a pause is kept',
    evidence: () =>
      single()
        .journal(0)
        .read(old, { status: 429, retryAfter: '30' })
        .wait(30_000)
        .read(old)
        .delete(old)
        .told(['deleted']),
  },
  {
    what: 'somebody else was quicker',
    evidence: () =>
      single()
        .read(old, { status: 404, meanwhile: [{ kind: 'tag deleted', tag: 'old' }] })
        .told(['already-absent']),
  },
  {
    what: 'a lock is put on as planned',
    evidence: () => lockStory().journal(0).read(old).patch(old, { deleteEnabled: false }).told(['updated']),
  },
  {
    what: 'a lock is put back',
    evidence: () =>
      new Story({ manifests: [locked(image)] }, [deletion(image, { attributes: LOCKED, unlock: ['@manifest'] })])
        .look()
        .journal(0)
        .read(image)
        .patch(image, { deleteEnabled: true })
        .delete(image, { status: 405, effects: [] })
        .patch(image, { deleteEnabled: false })
        .told(['failed']),
  },
  {
    what: 'what was tagged meanwhile stays',
    evidence: () =>
      single()
        .read(old, { meanwhile: [{ kind: 'tag set', tag: 'old', digest: other }] })
        .told(['moved-skipped']),
  },
  {
    what: 'a tag of the same name is there again',
    evidence: () =>
      single()
        .journal(0)
        .read(old)
        .delete(old)
        .look({ meanwhile: [{ kind: 'tag set', tag: 'old', digest: image }] })
        .told(['deleted']),
  },
])('innocent: $what', ({ evidence }) => {
  expect(violations(evidence())).toEqual([]);
});

test('a tag that nothing is known of is in no plan', () => {
  const evidence = single().journal(0).read(prod).delete(prod).told(['not-attempted']);
  expect(violations(evidence)).not.toEqual([]);
});
