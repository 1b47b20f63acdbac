import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { findProgram, run } from './program.ts';
import { type Described, PLATFORMS, type RichLayout, writeRichLayout } from './rich-layout.ts';

// Images that skopeo pushes, into the embedded registry and into docker-registry: every value that acrsh shows is the one that skopeo reads.
const skopeo = findProgram('skopeo');
const program = findProgram('docker-registry');
const missing = skopeo.missing ?? program.missing;
const title = missing === undefined ? '' : ` (skipped: ${missing})`;

/** A registry as skopeo and a shell reach it. */
interface Place {
  readonly shell: TestShell;
  /** Runs a line that has to succeed; answers its output as JSON. */
  json<Answer = unknown>(line: string): Promise<Answer>;
  copy(from: string, to: string, ...options: string[]): Promise<string>;
  inspect(reference: string, ...options: string[]): Promise<string>;
}

let folder = '';
let layout: RichLayout;
let docker: DockerRegistry;

const invoke = (...args: string[]): Promise<string> => run(skopeo.path ?? '', ['--insecure-policy', ...args]);

async function placeOf(kind: 'emulator' | 'docker-registry'): Promise<Place> {
  const isEmulator = kind === 'emulator';
  const shell = await startShell({ fixture: 'empty', connected: isEmulator });
  if (!isEmulator) await shell.run(`Connect-AzContainerRegistry ${docker.address}`);
  const { username, password } = shell.emulator.credentials.admin;
  const address = isEmulator ? shell.emulator.loginServer : docker.address;
  const creds = (name: string) => (isEmulator ? [name, `${username}:${password}`] : []);
  return {
    shell,
    async json(line) {
      const before = shell.errors.length;
      const lines = await shell.run(`${line} | ConvertTo-Json -Depth 20 -Compress`);
      expect(shell.errors.slice(before)).toEqual([]);
      return JSON.parse(lines.join('\n'));
    },
    copy: (from, to, ...options) =>
      invoke(
        'copy',
        '--dest-tls-verify=false',
        ...creds('--dest-creds'),
        ...options,
        `oci:${layout.folder}:${from}`,
        `docker://${address}/${to}`,
      ),
    inspect: (reference, ...options) =>
      invoke('inspect', '--tls-verify=false', ...creds('--creds'), ...options, `docker://${address}/${reference}`),
  };
}

/** A manifest as skopeo prints it. */
interface RawManifest {
  readonly mediaType: string;
  readonly config: Described;
  readonly layers: readonly Described[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An index as skopeo prints it. */
interface RawIndex {
  readonly manifests: readonly (Described & { readonly annotations?: Readonly<Record<string, string>> })[];
  readonly annotations?: Readonly<Record<string, string>>;
}

interface RawConfig {
  readonly created: string;
  readonly author: string;
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly 'os.version'?: string;
  readonly config: {
    readonly [name in 'User' | 'WorkingDir' | 'StopSignal']: string;
  } & {
    readonly [name in 'Env' | 'Entrypoint' | 'Cmd']: readonly string[];
  } & {
    readonly [name in 'ExposedPorts' | 'Volumes' | 'Labels']: Readonly<Record<string, string>>;
  } & { readonly Healthcheck?: { readonly Test: readonly string[] } };
  readonly history: readonly { readonly created: string; readonly comment?: string; readonly empty_layer?: boolean }[];
}

/** What skopeo says of an image in its own words. */
interface Summary {
  readonly [name: string]: string | readonly string[];
  readonly Created: string;
}

/** What acrsh says of it, in part. */
interface Shown {
  readonly Created: string;
  readonly Layers: readonly { readonly Digest: string; readonly MediaType: string; readonly Size: number }[];
  readonly History: readonly { readonly Created: string; readonly Comment: string; readonly Digest: string | null }[];
}

/** What acrsh has to show of one image, from what skopeo reads of it. */
function expected(manifest: RawManifest, { config: run, history, ...facts }: RawConfig) {
  return {
    Os: facts.os,
    Architecture: facts.architecture,
    Variant: facts.variant ?? null,
    OsVersion: facts['os.version'] ?? null,
    Platform: [facts.os, facts.architecture, facts.variant].filter(Boolean).join('/'),
    Created: new Date(facts.created).getTime(),
    Author: facts.author,
    User: run.User,
    WorkingDir: run.WorkingDir,
    Entrypoint: run.Entrypoint,
    Command: run.Cmd,
    Cmd: run.Cmd,
    Environment: run.Env,
    Env: run.Env,
    Ports: Object.keys(run.ExposedPorts),
    Volumes: Object.keys(run.Volumes),
    StopSignal: run.StopSignal,
    Healthcheck: run.Healthcheck?.Test ?? [],
    Labels: run.Labels,
    Annotations: manifest.annotations ?? {},
    MediaType: manifest.mediaType,
    ConfigDigest: manifest.config.digest,
    ConfigMediaType: manifest.config.mediaType,
    LayerCount: manifest.layers.length,
    Size: manifest.layers.reduce((sum, each) => sum + each.size, 0),
    Layers: manifest.layers.map(({ digest, mediaType, size }) => ({ digest, mediaType, size })),
    History: history.map(each => ({
      created: new Date(each.created).getTime(),
      comment: each.comment ?? null,
      isEmpty: each.empty_layer === true,
    })),
  };
}

/** The same of what acrsh shows. */
function shown({ Created, Layers, History, ...rest }: Shown) {
  return {
    ...rest,
    Created: new Date(Created).getTime(),
    Layers: Layers.map(({ Digest: digest, MediaType: mediaType, Size: size }) => ({ digest, mediaType, size })),
    History: History.map(each => ({
      created: new Date(each.Created).getTime(),
      comment: each.Comment,
      isEmpty: each.Digest === null,
    })),
  };
}

const PROPERTIES = [
  ...[
    'Os',
    'Architecture',
    'Variant',
    'OsVersion',
    'Platform',
    'Created',
    'Author',
    'User',
    'WorkingDir',
    'Entrypoint',
  ],
  ...['Command', 'Cmd', 'Environment', 'Env', 'Ports', 'Volumes', 'StopSignal', 'Healthcheck', 'Labels', 'Annotations'],
  ...['MediaType', 'ConfigDigest', 'ConfigMediaType', 'LayerCount', 'Size', 'Layers', 'History', 'Digest', 'Kind'],
  ...['IndexDigest', 'IndexAnnotations'],
];
const SELECT = `Select-Object ${PROPERTIES.join(', ')}`;

describe.skipIf(missing)(`what skopeo pushes${title}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acrsh-inspect-'));
    layout = await writeRichLayout(join(folder, 'layout'));
    docker = await startDockerRegistry(program.path ?? '');
  });
  afterAll(async () => {
    await docker.stop();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(['emulator', 'docker-registry'] as const)('into %s', kind => {
    let place: Place;
    beforeAll(async () => {
      place = await placeOf(kind);
      await place.copy('multi', 'app:oci', '--all');
      await place.copy('multi', 'app:docker', '--all', '--format', 'v2s2');
      await place.copy('multi', 'app:single', '--override-arch', 'amd64', '--override-os', 'linux');
      await place.copy('chart', 'app:chart');
      await place.copy('sbom', 'app:sbom');
      const tagSchema = layout.index.digest.replace(':', '-');
      await place.copy(tagSchema, `app:${tagSchema}`, '--all');
    });
    afterAll(() => place.shell[Symbol.asyncDispose]());

    test.each(['oci', 'docker', 'single', 'chart', 'sbom'])('the bytes of app:%s', async tag => {
      const raw = await place.inspect(`app:${tag}`, '--raw');
      const file = join(folder, `${kind}-${tag}`);
      expect(await place.shell.run(`Get-AcrManifestContent app:${tag} -OutFile '${file}'`)).toEqual([]);
      expect(await readFile(file, 'utf8')).toBe(raw);
      expect(await place.shell.run(`Get-AcrManifestContent app:${tag} -Raw`)).toEqual(raw.split('\n'));
      expect(await place.json(`Get-AcrManifestContent app:${tag}`)).toEqual(JSON.parse(raw));
    });

    test.each(['oci', 'docker'])('every platform of app:%s', async tag => {
      const index: RawIndex = JSON.parse(await place.inspect(`app:${tag}`, '--raw'));
      const images = await place.json<readonly Shown[]>(`Get-AcrImage app:${tag} | ${SELECT}`);
      const wanted: object[] = [];
      for (const entry of index.manifests) {
        const reference = `app@${entry.digest}`;
        const manifest: RawManifest = JSON.parse(await place.inspect(reference, '--raw'));
        const config: RawConfig = JSON.parse(await place.inspect(reference, '--config', '--raw'));
        wanted.push({
          ...expected(manifest, config),
          Digest: entry.digest,
          Kind: 'image',
          IndexDigest: expect.stringMatching(/^sha256:/),
          IndexAnnotations: { ...index.annotations, ...entry.annotations },
        });
      }
      expect(wanted).toHaveLength(PLATFORMS.length);
      expect(images.map(shown)).toEqual(wanted);
    });

    test('one image, as skopeo sums it up', async () => {
      const seen: Summary = JSON.parse(await place.inspect('app:single'));
      const image = await place.json<Shown>(`Get-AcrImage app:single | ${SELECT}`);
      expect(shown(image)).toMatchObject({
        Digest: seen.Digest,
        Created: new Date(seen.Created).getTime(),
        Architecture: seen.Architecture,
        Os: seen.Os,
        Labels: seen.Labels,
        Env: seen.Env,
      });
      expect(image.Layers.map(each => each.Digest)).toEqual(seen.Layers);
      expect(await place.shell.run('(Get-AcrImage app:single).ConfigText')).toEqual([
        await place.inspect('app:single', '--config', '--raw'),
      ]);
    });

    test('its labels and layers, one by one', async () => {
      const manifest: RawManifest = JSON.parse(await place.inspect('app:single', '--raw'));
      const { config }: RawConfig = JSON.parse(await place.inspect('app:single', '--config', '--raw'));
      const labels = await place.json<readonly { Name: string; Value: string }[]>(
        'Get-AcrLabel app:single | Select-Object Name, Value',
      );
      expect(Object.fromEntries(labels.map(each => [each.Name, each.Value]))).toEqual(config.Labels);
      expect(await place.json('Get-AcrLayer app:single | Select-Object Digest, Size, MediaType, Command')).toEqual([
        layerShown(manifest.layers[0], 'ADD file:1 in /'),
        layerShown(manifest.layers[1], 'COPY . .'),
      ]);
    });

    test('who else has its layers, all platforms of an index counted', async () => {
      const counts = await place.shell.run(
        'Get-AcrLayer app:oci -Platform linux/amd64 -Shared | ForEach-Object SharedWith',
      );
      expect(counts.map(Number)).toEqual([2 * PLATFORMS.length - 1, 1]);
    });

    test('a Helm chart and an artifact, which are no images', async () => {
      expect(
        await place.shell.run(
          "'chart', 'sbom' | ForEach-Object { $i = Get-AcrImage app:$_; $i.Kind; $i.ArtifactType; $i.Subject }",
        ),
      ).toEqual([
        'Helm chart',
        'application/vnd.cncf.helm.config.v1+json',
        'artifact',
        'application/spdx+json',
        layout.index.digest,
      ]);
      expect(await place.shell.run('(Get-AcrImage app:chart).Config.version')).toEqual(['1.2.3']);
    });

    test('what refers to it', async () => {
      expect(await place.json('Get-AcrReferrer app:oci | Select-Object Type, Digest, Subject, ArtifactType')).toEqual({
        Type: 'SPDX SBOM',
        Digest: layout.sbom.digest,
        Subject: layout.index.digest,
        ArtifactType: 'application/spdx+json',
      });
    });

    test('where it comes from, once for all platforms', async () => {
      expect(await place.json('Get-AcrImageSource app:oci | Select-Object Platforms, CommitUrl, Digest')).toEqual({
        Platforms: PLATFORMS.map(({ os, architecture, ...more }) =>
          [os, architecture, ...('variant' in more ? [more.variant] : [])].join('/'),
        ),
        CommitUrl: 'https://github.com/contoso/api/commit/8277853d4d6251e19328ea2cbd72ee071adadc1b',
        Digest: layout.index.digest,
      });
    });
  });
});

const layerShown = (layer: Described | undefined, command: string) => ({
  Digest: layer?.digest,
  Size: layer?.size,
  MediaType: layer?.mediaType,
  Command: command,
});
