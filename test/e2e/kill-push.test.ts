import { expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { twoPlatforms } from '../content/written-layout.ts';
import { differences } from './killed-run.ts';
import { type Moment, startScene } from './killing.ts';

/** Two images that share a layer: one under `new`, the other under `old` and `moving`. */
const twoImages: Fixture = registry =>
  registry.repository('team/api', registry.now, repository => {
    const image = (content: string) =>
      repository.image({
        created: registry.now,
        layers: ['shared', content].map(each => repository.layer('file', each)),
      });
    repository.tag('new', image('new'), registry.now);
    const old = image('old');
    for (const tag of ['old', 'moving']) repository.tag(tag, old, registry.now);
  });

interface Killed {
  readonly what: string;
  readonly moment: Moment;
}

/** Killed when the so-many-th request of a kind comes, which is never carried out, or which is, and nobody hears of it. */
const at = (what: string, on: { readonly method: string; readonly url: RegExp }, occurrence = 1): readonly Killed[] =>
  (['lost', 'made'] as const).map(fate => ({ what: `${what}, ${fate}`, moment: { on, occurrence, fate } }));

const atManifest = at('a manifest', { method: 'PUT', url: /\/manifests\/sha256:/ });
const atTag = (name: string) => at(`the tag ${name}`, { method: 'PUT', url: new RegExp(`/manifests/${name}$`) });
const atSecondBlob = at('the second blob', { method: 'POST', url: /\/blobs\/uploads\// }, 2);
const atBytes = at('the bytes of a blob', { method: 'PUT', url: /\/blobs\/uploads\// });

/** What has changed, each time that it has: `manifest pushed team/web:1`. */
const doneIn = ({ ledger }: Emulator): readonly string[] =>
  ledger.effects.flatMap(each => {
    if (each.kind === 'manifest pushed') return [`${each.kind} ${each.repository} ${each.tag ?? each.digest}`];
    return each.kind === 'blob pushed' || each.kind === 'blob mounted'
      ? [`${each.kind} ${each.repository} ${each.digest}`]
      : [];
  });

const digestOf = ({ store }: Emulator, repository: string, name: string) =>
  store.repository(repository)?.tags.get(name)?.digest;

const published = async () => {
  const { folder, index } = await twoPlatforms('1.0');
  return { folder, digest: index.digest };
};

test.each([...atSecondBlob, ...atManifest, ...atTag('1')])(
  'a copy that is killed at $what goes on and ends right',
  async ({ moment }) => {
    const { emulator, killed, run } = await startScene({ fixture: twoImages });
    const command = 'Copy-AcrImage team/api:new staging/api:1';
    expect((await killed(command, moment)).killed).toBe(true);
    expect(await run(command)).toMatchObject({ code: 0, stderr: '' });
    expect(digestOf(emulator, 'staging/api', '1')).toBe(digestOf(emulator, 'team/api', 'new'));
    const done = doneIn(emulator);
    expect(differences(done, [...new Set(done)])).toEqual([]);
  },
);

test.each(atTag('moving'))(
  'a move of a tag that is killed at $what is made once, and can be taken back',
  async ({ moment }) => {
    const { emulator, killed, run } = await startScene({ fixture: twoImages });
    const command = 'Copy-AcrImage team/api:new team/api:moving -Force';
    expect((await killed(command, moment)).killed).toBe(true);
    expect(await run(command)).toMatchObject({ code: 0, stderr: '' });
    expect(digestOf(emulator, 'team/api', 'moving')).toBe(digestOf(emulator, 'team/api', 'new'));
    expect(doneIn(emulator)).toEqual(['manifest pushed team/api moving']);
    const undo = 'Get-AcrJournal -All | Select-Object -Last 1 | Undo-AcrChange -Force';
    expect(await run(undo)).toMatchObject({ code: 0, stderr: '' });
    expect(digestOf(emulator, 'team/api', 'moving')).toBe(digestOf(emulator, 'team/api', 'old'));
  },
);

test.each([...atSecondBlob, ...atBytes, ...atManifest, ...atTag('1'), ...atTag('latest')])(
  'a push of a layout that is killed at $what goes on and ends right',
  async ({ moment }) => {
    const { emulator, killed, run } = await startScene({});
    const { folder, digest } = await published();
    const command = `Publish-AcrImage '${folder}' team/web:1 -Tag latest`;
    expect((await killed(command, moment)).killed).toBe(true);
    expect(await run(command)).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['1', 'latest']) expect(digestOf(emulator, 'team/web', name)).toBe(digest);
    const done = doneIn(emulator);
    expect(differences(done, [...new Set(done)])).toEqual([]);
    // the same once more finds all of it there
    expect(await run(command)).toMatchObject({ code: 0, stderr: '' });
    expect(doneIn(emulator)).toEqual(done);
  },
);
