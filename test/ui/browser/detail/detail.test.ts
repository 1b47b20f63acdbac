import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ociManifest } from '../../../../src/emulator/media-types.ts';
import { type DetailPlace, documentCommand } from '../../../../src/ui/browser/detail/detail-command.ts';
import { documentLines } from '../../../../src/ui/browser/detail/detail-lines.ts';
import { propertyOf } from '../../../../src/ui/browser/detail/read-value.ts';
import { detailTabs, type Place } from '../../../../src/ui/browser/place.ts';
import { toText } from '../../../../src/values/to-text.ts';
import type { Value } from '../../../../src/values/value.ts';
import { NOW, startShell, type TestShell } from '../../../support/shell.ts';
import { anyValue } from '../../../values/value-arbitrary.ts';
import { follow, open, read, textOfLine } from './reading.ts';

const now = () => NOW.getTime();
const TEAM = { registry: 'demo', repository: 'team/api' } as const;

/** A tag of the demo registry, as the list of tags opens it. */
async function placeOf(shell: TestShell, reference: string, tab: DetailPlace['tab']): Promise<DetailPlace> {
  const [repository = '', name = ''] = reference.split(':');
  const [found] = await read(shell, `Get-AcrTag ${repository} ${name}`);
  return { kind: 'detail', registry: 'demo', repository, tag: name, digest: text(found, 'Digest'), tab };
}

const text = (value: Value | undefined, name: string): string => toText(propertyOf(value, name));

describe('a tag of an index', () => {
  test('overview begins with the platforms, and each leads to its manifest', async () => {
    await using shell = await startShell();
    const lines = await open(shell, await placeOf(shell, 'team/api:1.4.2', 'overview'));
    expect(lines.slice(0, 7).map(textOfLine)).toEqual([
      'Platforms (2)',
      '  linux/amd64  ec1efab37783',
      '    attestation  502483ef1167',
      '  linux/arm64  a1d81fb372f0',
      '    attestation  0d69edb25ba4',
      'Tag            1.4.2',
      'Digest         sha256:a24e473a7e999bc7a72ac2a054413524b0e94040870dbd139084039000816bad',
    ]);
    expect(lines.map(textOfLine)).toContain('Tags           {1, 1.4, 1.4.2, latest}');
    const platform = await open(shell, follow(lines, 'linux/arm64'));
    expect(platform.map(textOfLine)).toContain('Platform       linux/arm64/v8');
    expect(platform.map(textOfLine)).toContain('Entrypoint     dotnet Contoso.Api.dll');
  });

  test('a platform is opened on the tab that was open, so that its labels are one key away', async () => {
    await using shell = await startShell();
    const all = await open(shell, await placeOf(shell, 'team/api:1.4.2', 'labels'));
    const commits = ['acf64ccc4402', '8277853d4d62'].map(each => expect.stringContaining(`api/commit/${each}`));
    expect(all.map(textOfLine).slice(0, 3)).toEqual([
      'linux/amd64  ec1efab37783  9 labels',
      '  org.opencontainers.image.authors    The API team <api@contoso.example>',
      '  org.opencontainers.image.base.name  contoso.azurecr.io/base/dotnet-aspnet:9.0',
    ]);
    expect(all.map(textOfLine).slice(-4)).toEqual([
      'Comes from',
      ...commits,
      '  repository  https://github.com/contoso/api',
    ]);
    const platform = follow(all, 'linux/arm64/v8');
    expect(platform).toMatchObject({ kind: 'detail', tab: 'labels', tag: undefined });
    const own = await open(shell, platform);
    expect(own.slice(-3).map(textOfLine)).toEqual([
      'Comes from',
      '  commit      https://github.com/contoso/api/commit/8277853d4d6251e19328ea2cbd72ee071adadc1b',
      '  repository  https://github.com/contoso/api',
    ]);
    expect(own.at(-2)?.link).toEqual({
      url: 'https://github.com/contoso/api/commit/8277853d4d6251e19328ea2cbd72ee071adadc1b',
    });
    expect(own).toHaveLength(12);
    expect(own.slice(0, -3).every(each => each.depth === 0)).toBe(true);
    expect(own.find(each => textOfLine(each).includes('image.source'))?.link).toEqual({
      url: 'https://github.com/contoso/api',
    });
  });

  test('layers are told for each platform with their sizes, shares and commands', async () => {
    await using shell = await startShell();
    const lines = await open(shell, await placeOf(shell, 'team/api:1.4.2', 'layers'));
    expect(lines.map(textOfLine).slice(0, 4)).toEqual([
      'linux/amd64  ec1efab37783  72.0 MB in 3 layers',
      '    26.9 MB   37.3%  shared by 109  726df37dce2a  ADD rootfs.tar /',
      '    45.1 MB   62.6%  shared by 109  4b844ad8c06d  COPY . .',
      '     4.0 KB    0.0%  only here      a6b4bd84e155  COPY . .',
    ]);
    expect(lines[1]?.value).toMatch(/^sha256:726df37dce2a[0-9a-f]{52}$/);
  });

  test('referrers stand under what they are about', async () => {
    await using shell = await startShell();
    const place = await placeOf(shell, 'team/api:1.4.2', 'referrers');
    const lines = await open(shell, place);
    expect(textOfLine(lines[0] ?? { pieces: [], depth: 0 })).toMatch(
      /^notation signature +\S{12} {2}2026-01-15 \d\d:\d\d {2}\S/,
    );
    expect(lines.map(each => textOfLine(each).replace(/ {2,}\S{12}( .*)?$/, ''))).toEqual([
      'notation signature',
      'SPDX SBOM',
      'linux/amd64',
      '  provenance attestation',
      '  SPDX SBOM',
      'linux/arm64',
      '  provenance attestation',
      '  SPDX SBOM',
    ]);
    const sbom = await open(shell, follow(lines, 'SPDX SBOM'));
    expect(sbom.map(textOfLine).join('\n')).toMatch(/Content \(1\)\n {2}application\/spdx\+json {2}\d+ B/);
    // and back to what it is about
    expect(follow(sbom, 'Subject')).toMatchObject({ digest: place.digest, tab: 'overview' });
  });

  test('raw holds the very bytes', async () => {
    await using shell = await startShell();
    const lines = await open(shell, await placeOf(shell, 'team/api:1.4.2', 'raw'));
    const [stored] = await read(shell, 'Get-AcrManifestContent team/api -Tag 1.4.2 -Raw');
    expect(lines[0]?.value).toBe(stored);
    expect(JSON.parse(lines.slice(1).map(textOfLine).join('\n'))).toEqual(JSON.parse(String(stored)));
    expect(lines.flatMap(each => each.pieces).find(each => each.text === '"schemaVersion"')?.look).toBe('json.key');
  });

  test('the configuration folds', async () => {
    await using shell = await startShell();
    const lines = await open(shell, await placeOf(shell, 'samples/nginx:latest', 'config'));
    expect(textOfLine(lines[0] ?? { pieces: [], depth: 0 })).toBe('{');
    const labels = lines.find(each => textOfLine(each).trim() === '"Labels": {');
    expect(labels).toMatchObject({ folds: true, depth: 2 });
    expect(lines.find(each => each.value === 'main')?.depth).toBe(3);
  });
});

describe('labels', () => {
  test('of an image whose configuration is gone or is no JSON are not said to be none', async () => {
    const config = { mediaType: 'application/vnd.oci.image.config.v1+json' };
    await using shell = await startShell({
      fixture: registry =>
        registry.repository('odd', NOW, repository => {
          const known = repository.image({ created: NOW, layers: [], labels: { a: 'b' } });
          const plain = repository.image({ created: NOW, layers: [] });
          const imageWith = (of: object) =>
            repository.manifest(
              { schemaVersion: 2, mediaType: ociManifest, config: { ...config, ...of }, layers: [] },
              NOW,
            );
          const lost = imageWith({ digest: `sha256:${'0'.repeat(64)}`, size: 3 });
          const scribbled = imageWith(repository.blob('scribble'));
          repository.tag('plain', plain, NOW);
          repository.tag('lost', lost, NOW);
          repository.tag('scribbled', scribbled, NOW);
          repository.tag('several', repository.index([{ manifest: known }, { manifest: lost }], NOW), NOW);
        }),
    });
    const labels = async (tag: string) =>
      (await open(shell, await placeOf(shell, `odd:${tag}`, 'labels'))).map(textOfLine);
    const unreadable = /^ *Its configuration [0-9a-f]{12} is not in the registry, or is no JSON\.$/;
    expect(await labels('plain')).toEqual(['No labels.']);
    expect(await labels('lost')).toEqual([expect.stringMatching(unreadable)]);
    expect(await labels('scribbled')).toEqual([expect.stringMatching(unreadable)]);
    expect(await labels('several')).toEqual([
      expect.stringMatching(/1 label$/),
      '  a  b',
      expect.stringMatching(/^no platform {2}[0-9a-f]{12}$/),
      expect.stringMatching(unreadable),
    ]);
  });
});

describe('relations', () => {
  test('the tree has an index with its platforms and their layers, and what is about each', async () => {
    await using shell = await startShell();
    const { digest } = await placeOf(shell, 'team/api:1.4.2', 'raw');
    const lines = (await open(shell, { kind: 'tree', ...TEAM, digest })).map(textOfLine);
    expect(lines.map(each => each.replace(/ {2,}\S{12}( .*)?$/, ''))).toEqual([
      'index',
      '  linux/amd64',
      '      26.9 MB   37.3%',
      '      45.1 MB   62.6%',
      '       4.0 KB    0.0%',
      '    provenance attestation',
      '    SPDX SBOM',
      '  linux/arm64/v8',
      '      26.8 MB   37.5%',
      '      44.6 MB   62.5%',
      '       4.0 KB    0.0%',
      '    provenance attestation',
      '    SPDX SBOM',
      '  notation signature',
      '  SPDX SBOM',
    ]);
  });

  test('an image of an index is used by that; the index by its tags; a signature by what it signs', async () => {
    await using shell = await startShell();
    const { digest } = await placeOf(shell, 'team/api:1.4.2', 'raw');
    const overview = await open(shell, { kind: 'detail', ...TEAM, tag: undefined, digest, tab: 'overview' });
    const image = follow(overview, 'linux/amd64');
    if (image.kind !== 'detail') throw new Error('it leads elsewhere');
    const usedBy = async (of: string) => await open(shell, { kind: 'used-by', ...TEAM, digest: of });
    expect((await usedBy(image.digest)).map(textOfLine)).toEqual([
      'Listed by (1)',
      '  a24e473a7e99  1, 1.4, 1.4.2, latest',
    ]);
    const tags = await usedBy(digest);
    expect(tags.map(textOfLine)).toEqual(['Tags (4)', '  1', '  1.4', '  1.4.2', '  latest']);
    expect(follow(tags, 'latest')).toMatchObject({ kind: 'detail', tag: 'latest', digest });
    const [signature] = await read(shell, 'Get-AcrReferrer team/api:1.4.2 -Type notation*');
    expect((await usedBy(text(signature, 'Digest'))).map(textOfLine)).toEqual(['Is about (1)', '  a24e473a7e99']);
  });
});

describe('descriptions', () => {
  test('the info of a repository is what its cmdlet shows, without measuring it', async () => {
    await using shell = await startShell();
    const before = shell.emulator.ledger.entries.length;
    const lines = await open(shell, { kind: 'repository', ...TEAM, tab: 'info' });
    expect(lines.map(textOfLine)).toContain('TagCount        76');
    expect(shell.emulator.ledger.entries.slice(before).filter(each => each.path.startsWith('/v2/'))).toEqual([]);
  });

  test('an object shows its list, the rest of its properties and the parts of those', async () => {
    await using shell = await startShell();
    const [manifest] = await read(shell, 'Get-AcrManifest team/api:1.4.1');
    const lines = await open(shell, { kind: 'describe', value: manifest ?? null, subject: undefined, raw: false });
    const texts = lines.map(textOfLine);
    const columnOf = (label: string, value: string) => texts.find(each => each.startsWith(`${label} `))?.indexOf(value);
    expect(columnOf('Mode', 'r-l-')).toBeGreaterThan(4);
    // what the list leaves out stands in the same column
    expect(columnOf('ImageName', 'team/api')).toBe(columnOf('Mode', 'r-l-'));
    expect(texts.slice(-5)).toEqual([
      'ChangeableAttributes',
      '  DeleteEnabled  False',
      '  WriteEnabled   False',
      '  ListEnabled    True',
      '  ReadEnabled    True',
    ]);
  });

  test('raw JSON of what is no manifest is the object', async () => {
    await using shell = await startShell();
    const [object] = await read(shell, "[pscustomobject]@{ Name = 'a'; Parts = 1, 2 }");
    const place: Place = { kind: 'describe', value: object ?? null, subject: undefined, raw: true };
    expect(documentCommand(place)).toBeUndefined();
    expect(JSON.parse((await open(shell, place)).map(textOfLine).join('\n'))).toEqual({ Name: 'a', Parts: [1, 2] });
  });
});

test('names are quoted in every command', () => {
  const place: DetailPlace = {
    kind: 'detail',
    registry: 'my registry',
    repository: "a'b; rm",
    tag: '$x',
    digest: 'sha256:0',
    tab: 'overview',
  };
  for (const tab of detailTabs) {
    const command = documentCommand({ ...place, tab });
    expect(command).toContain("'my registry'");
    expect(command).toContain("'a''b; rm'");
    expect(command).toContain("'$x'");
  }
});

test('whatever comes, and nothing at all, has lines', () => {
  const place: DetailPlace = { kind: 'detail', ...TEAM, tag: undefined, digest: 'sha256:0', tab: 'overview' };
  fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 4 }), fc.constantFrom(...detailTabs), (values, tab) => {
      expect(Array.isArray(documentLines({ ...place, tab }, values, { now }))).toBe(true);
      for (const value of values) {
        for (const raw of [true, false]) {
          expect(documentLines({ kind: 'describe', value, subject: undefined, raw }, [], { now })).toBeDefined();
        }
      }
    }),
  );
});
