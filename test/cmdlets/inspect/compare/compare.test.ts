import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareImages, type Side } from '../../../../src/cmdlets/inspect/compare/compare-contents.ts';
import { pairsOf } from '../../../../src/cmdlets/inspect/compare/compare-platforms.ts';
import type { Fixture } from '../../../../src/emulator/fixtures/fixture.ts';
import { ociManifest } from '../../../../src/emulator/media-types.ts';
import { readImageConfig } from '../../../../src/registry/image-config.ts';
import type { Image } from '../../../../src/registry/images.ts';
import { readDocument } from '../../../../src/registry/manifest-document.ts';
import { digest } from '../../../registry/names.ts';
import { startShell } from '../../../support/shell.ts';

interface Made {
  readonly layers?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: Readonly<Record<string, string>>;
}

/** An image as the registry client would have read it. */
function image({
  layers = [],
  config = {},
  annotations = {},
  platform = { os: 'linux', architecture: 'amd64' },
}: Made) {
  const configText = JSON.stringify({ ...platform, config });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: ociManifest,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest(configText), size: 1 },
    layers: layers.map(each => ({ mediaType: 'layer', digest: digest(each), size: each.length })),
    annotations,
  });
  const read = readImageConfig(JSON.parse(configText));
  const made: Image = {
    digest: digest(manifest),
    document: readDocument({ mediaType: ociManifest, bytes: Buffer.from(manifest) }),
    platform: read.platform,
    config: read,
    configText,
    index: undefined,
  };
  return made;
}

/** `Label team <> red blue` */
const shown = (one: Made, other: Made) =>
  compareImages(image(one), image(other))
    .filter(each => each.side !== '==')
    .map(each => [each.area, each.name, each.side, each.reference, each.difference].join(' '));

describe('two images', () => {
  test('that are the same differ in nothing', () => {
    const made = { layers: ['a', 'a'], config: { Env: ['A=1', 'B'], Labels: { a: 'b' }, Cmd: ['x'] } };
    expect(shown(made, made)).toEqual([]);
  });

  test('environment by name: gone, new, changed, with a mark in its value, and empty', () => {
    expect(shown({ config: { Env: ['A=1', 'B=x=1', 'C'] } }, { config: { Env: ['B=x=2', 'C=', 'D='] } })).toEqual([
      'Environment A <= 1 ',
      'Environment B <> x=1 x=2',
      'Environment D =>  ',
    ]);
  });

  test('what runs, and how', () => {
    expect(
      shown(
        { config: { Entrypoint: ['a', 'b c'], User: 'root', ExposedPorts: { '80/tcp': {}, '81/tcp': {} } } },
        {
          config: {
            Entrypoint: ['a', 'b', 'c'],
            Cmd: ['run'],
            WorkingDir: '/app',
            ExposedPorts: { '81/tcp': {}, '80/tcp': {} },
          },
        },
      ),
    ).toEqual([
      'Config User <= root ',
      'Config WorkingDir =>  /app',
      'Config Entrypoint <> a,b c a,b,c',
      'Config Command =>  run',
    ]);
  });

  test('a list that only the second has is shown', async () => {
    await using shell = await startShell({ fixture: various });
    const lines = await shell.run('Compare-AcrImage a/charts:one :command');
    expect(lines.join('\n')).toMatch(/=> +Config +Entrypoint +serve --port/);
    const back = await shell.run('Compare-AcrImage a/charts:command :one');
    expect(back.join('\n')).toMatch(/<= +Config +Entrypoint +serve --port/);
  });

  test('what a configuration tells besides, and not what Docker writes where nobody has set it', () => {
    expect(
      shown(
        { config: { Healthcheck: { Test: ['NONE'], Interval: 1 }, AttachStdin: false } },
        { config: { Healthcheck: { Test: ['NONE'], Interval: 2 }, OnBuild: null, Domainname: '' } },
      ),
    ).toEqual(['Config Healthcheck <> {"Test":["NONE"],"Interval":1} {"Test":["NONE"],"Interval":2}']);
  });

  test('a layer that one has twice, and layers in another order', () => {
    expect(shown({ layers: ['aa', 'b'] }, { layers: ['aa', 'b', 'aa'] })).toEqual([
      'Size Layers <> 3 5',
      `Layer ${digest('aa')} =>  2`,
    ]);
    expect(shown({ layers: ['a', 'b'] }, { layers: ['b', 'a'] })).toEqual([
      `Layer Order <> ${digest('a')},${digest('b')} ${digest('b')},${digest('a')}`,
    ]);
  });

  test('that only differ where nobody looks are not said to be the same', () => {
    const [one, other] = [{ config: { Labels: { a: 'b' } } }, { config: { Labels: { a: 'b' }, Image: null } }];
    expect(shown(one, other)).toEqual([`Manifest Digest <> ${image(one).digest} ${image(other).digest}`]);
  });

  const name = fc.constantFrom('a', 'B', 'constructor', '__proto__');
  const texts = fc.dictionary(name, fc.constantFrom('', '1', '2'), { noNullPrototype: true });
  const made: fc.Arbitrary<Made> = fc.record({
    layers: fc.array(fc.constantFrom('a', 'bb', 'ccc'), { maxLength: 5 }),
    annotations: texts,
    config: fc.record({
      Labels: texts,
      Env: texts.map(each => Object.entries(each).map(pair => pair.join('='))),
      Cmd: fc.array(fc.constantFrom('', 'x')),
    }),
  });

  test('the other way round, everything changes its side', () => {
    const turned: Record<Side, Side> = { '==': '==', '<>': '<>', '<=': '=>', '=>': '<=' };
    const key = (each: readonly unknown[]) => JSON.stringify(each);
    fc.assert(
      fc.property(made, made, (one, other) => {
        const rows = compareImages(image(one), image(other));
        const back = compareImages(image(other), image(one));
        expect(
          back.map(each => key([each.area, each.name, turned[each.side], each.difference, each.reference])).sort(),
        ).toEqual(rows.map(each => key([each.area, each.name, each.side, each.reference, each.difference])).sort());
        expect(rows.some(each => each.side !== '==')).toBe(image(one).digest !== image(other).digest);
        const layers = rows.filter(each => each.area === 'Layer' && each.name !== 'Order');
        expect(layers.filter(each => each.side !== '=>').length).toBe(one.layers?.length);
        expect(layers.filter(each => each.side !== '<=').length).toBe(other.layers?.length);
      }),
    );
  });
});

describe('platforms', () => {
  const on = (architecture: string, variant?: string, version?: string) =>
    image({
      platform: { os: 'linux', architecture, ...(variant && { variant }), ...(version && { 'os.version': version }) },
    });
  const named = (pairs: ReturnType<typeof pairsOf>) =>
    pairs.map(({ reference, difference }) =>
      [reference, difference].map(each => each?.platform?.variant ?? each?.platform?.architecture ?? '-').join(' '),
    );

  test('the closest are compared first', () => {
    expect(
      named(pairsOf([on('arm', 'v6'), on('arm', 'v7'), on('amd64')], [on('arm'), on('arm', 'v7'), on('s390x')])),
    ).toEqual(['v6 arm', 'v7 v7', 'amd64 -', '- s390x']);
  });

  test('versions of Windows', () => {
    const [old, late] = [on('amd64', 'x', '10.0.17763'), on('amd64', 'x', '10.0.20348')];
    expect(pairsOf([old, late], [late, old]).map(({ reference, difference }) => reference === difference)).toEqual([
      true,
      true,
    ]);
  });

  test('one image is compared with one of another platform', () => {
    expect(named(pairsOf([on('amd64')], [on('arm64')]))).toEqual(['amd64 arm64']);
  });
});

const created = new Date('2026-01-01T00:00:00Z');

/** Two charts, an index of two platforms, and one image of those alone. */
const various: Fixture = registry => {
  registry.repository('a/charts', created, repository => {
    for (const version of ['1.0.0', '1.1.0']) {
      const config = repository.blob(JSON.stringify({ name: 'web', version }));
      const chart = {
        schemaVersion: 2,
        mediaType: ociManifest,
        config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', ...config },
        layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', ...repository.blob(version) }],
      };
      repository.tag(version, repository.manifest(chart, created), created);
    }
    const [amd64, arm64] = ['amd64', 'arm64'].map(architecture =>
      repository.image({
        created,
        layers: [repository.layer('a', architecture)],
        platform: { os: 'linux', architecture },
      }),
    );
    if (!amd64 || !arm64) return;
    repository.tag('one', arm64, created);
    const platform = { os: 'linux', architecture: 'arm64' };
    const command = ['serve', '--port'];
    repository.tag('command', repository.image({ created, layers: [], platform, command }), created);
    repository.tag('both', repository.index([{ manifest: amd64 }, { manifest: arm64 }], created), created);
    repository.tag('none', repository.index([], created), created);
  });
};

describe('Compare-AcrImage', () => {
  test('a Helm chart by what its configuration says', async () => {
    await using shell = await startShell({ fixture: various });
    expect(
      await shell.run(
        'Compare-AcrImage a/charts:1.0.0 :1.1.0 | Where-Object Area -ne Layer | ForEach-Object { "$($_.Area) $($_.Name) $($_.ReferenceValue) $($_.DifferenceValue)" }',
      ),
    ).toEqual(['Config version 1.0.0 1.1.0']);
  });

  test('an image with an index that has it', async () => {
    await using shell = await startShell({ fixture: various });
    expect(
      await shell.run(
        'Compare-AcrImage a/charts:one :both | ForEach-Object { "$($_.Area) $($_.Name) $($_.SideIndicator)" }',
      ),
    ).toEqual(['Platform linux/amd64 =>']);
    expect(await shell.run('(Compare-AcrImage a/charts:none :both).Name')).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('objects, names in the repository of the location, and the digest of one', async () => {
    await using shell = await startShell({ fixture: various });
    expect(
      await shell.run(`
        cd demo:/a/charts
        $one, $other = Get-AcrTag -Name 1.*
        (Compare-AcrImage $one $other | ? Area -eq Config).DifferenceValue
        (Compare-AcrImage :1.0.0 :1.1.0 | ? Area -eq Config).DifferenceValue
        (Compare-AcrImage :1.0.0 "@$($other.Digest)" | ? Area -eq Config).DifferenceValue
      `),
    ).toEqual(['1.1.0', '1.1.0', '1.1.0']);
  });

  test('two registries', async () => {
    await using other = await startShell({ fixture: various });
    await using shell = await startShell({ fixture: 'demo' });
    const { credentials, loginServer } = other.emulator;
    const { username, password } = credentials.admin;
    await shell.run(`Connect-AzContainerRegistry ${loginServer} -UserName ${username} -Password ${password}`);
    expect(
      await shell.run(
        `(Compare-AcrImage ${shell.emulator.loginServer}/library/hello-world:v1 ${loginServer}/a/charts:one).Difference | Select-Object -Unique`,
      ),
    ).toEqual([`${loginServer}/a/charts:one`]);
  });

  test('the first image is read once for many, and one that is gone does not stop the others', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const lines = await shell.run(
      "'samples/nginx:2026.4200', 'samples/nginx:gone', 'samples/nginx:2026.4217' | Compare-AcrImage samples/nginx:2026.4234 | ? Name -like *buildnumber | ForEach-Object DifferenceValue",
    );
    expect(lines).toEqual(['2026.4200', '2026.4217']);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'TagNotFound,Compare-AzContainerRegistryImage',
    ]);
    const asked = shell.emulator.ledger.entries.filter(each => each.path.endsWith('/manifests/2026.4234'));
    expect(asked).toHaveLength(1);
  });

  test('texts from outside cannot move the cursor', async () => {
    const hostile: Fixture = registry =>
      registry.repository('a', created, repository => {
        const labels = { '\u001b[2Jname': '\u001b]8;;x\u0007\u202e\nvalue' };
        repository.tag('v1', repository.image({ created, layers: [], labels }), created);
        repository.tag('v2', repository.image({ created, layers: [] }), created);
      });
    await using shell = await startShell({ fixture: hostile });
    const text = (await shell.run('Compare-AcrImage a:v2 :v1')).join('\n');
    expect(text).toContain('value');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
