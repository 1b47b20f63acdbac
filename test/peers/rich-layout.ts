import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from '../content/tar-of.ts';

const OCI = 'application/vnd.oci.image';

export interface Described {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

export interface RichLayout {
  readonly folder: string;
  readonly index: Described;
  /** What refers to the index. */
  readonly sbom: Described;
}

/** Platforms of the image, with what an index tells of them. */
export const PLATFORMS = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64', variant: 'v8' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2700' },
] as const;

/**
 * Writes an OCI image layout with images that say everything a configuration can say: `multi` is an index of several platforms, `chart` a Helm
 * chart, `sbom` an artifact about the index, and `sha256-…` the index of that by the tag schema (OCI distribution-spec, "Referrers Tag Schema").
 */
export async function writeRichLayout(folder: string): Promise<RichLayout> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });
  const put = async (mediaType: string, content: Buffer | object): Promise<Described> => {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    const hex = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(folder, 'blobs', 'sha256', hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const base = await layerOf(put, 'base', 'x'.repeat(3000));
  const images: object[] = [];
  for (const platform of PLATFORMS) {
    const own = await layerOf(put, 'app', JSON.stringify(platform));
    const config = await put(`${OCI}.config.v1+json`, configOf(platform, [base.diff, own.diff]));
    const manifest = await put(`${OCI}.manifest.v1+json`, {
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config,
      layers: [base.layer, own.layer],
      annotations: { 'org.opencontainers.image.title': `app on ${platform.architecture}`, ünïcode: '☃ "quoted"' },
    });
    images.push({ ...manifest, platform, annotations: { entry: platform.architecture } });
  }
  const index = await put(`${OCI}.index.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: images,
    annotations: { 'org.opencontainers.image.version': '1.0' },
  });
  const chart = await put(`${OCI}.manifest.v1+json`, {
    schemaVersion: 2,
    config: await put('application/vnd.cncf.helm.config.v1+json', { name: 'web', version: '1.2.3' }),
    layers: [await put('application/vnd.cncf.helm.chart.content.v1.tar+gzip', gzipSync('chart'))],
    annotations: { 'org.opencontainers.image.title': 'web' },
  });
  const sbom = await put(`${OCI}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    artifactType: 'application/spdx+json',
    config: await put('application/vnd.oci.empty.v1+json', {}),
    layers: [await put('application/spdx+json', { spdxVersion: 'SPDX-2.3', packages: [] })],
    subject: index,
    annotations: { 'org.opencontainers.image.created': '2026-01-15T05:01:00Z' },
  });
  const referrers = await put(`${OCI}.index.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: [{ ...sbom, artifactType: 'application/spdx+json' }],
  });
  const named = { multi: index, chart, sbom, [index.digest.replace(':', '-')]: referrers };
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({
      schemaVersion: 2,
      manifests: Object.entries(named).map(([name, each]) => ({
        ...each,
        annotations: { 'org.opencontainers.image.ref.name': name },
      })),
    }),
  );
  return { folder, index, sbom };
}

async function layerOf(put: (mediaType: string, content: Buffer) => Promise<Described>, path: string, content: string) {
  const tar = tarOf([{ path, content }]);
  const diff = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
  return { layer: await put(`${OCI}.layer.v1.tar+gzip`, gzipSync(tar)), diff };
}

const configOf = (platform: (typeof PLATFORMS)[number], diffs: readonly string[]) => ({
  created: '2026-01-15T05:00:00.123456789Z',
  author: 'The API team <api@contoso.example>',
  ...platform,
  config: {
    User: '1000:1000',
    ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
    Env: ['PATH=/usr/bin:/bin', 'EMPTY=', 'QUOTED=a "b" c', 'NAME=Zoë'],
    Entrypoint: ['dotnet', 'Contoso Api.dll'],
    Cmd: ['--urls', 'http://*:8080'],
    Volumes: { '/data': {}, '/var/log': {} },
    WorkingDir: '/app',
    StopSignal: 'SIGTERM',
    Labels: {
      'org.opencontainers.image.source': 'https://github.com/contoso/api',
      'org.opencontainers.image.revision': '8277853d4d6251e19328ea2cbd72ee071adadc1b',
      team: 'blue',
      Team: 'red',
      empty: '',
    },
    Healthcheck: { Test: ['CMD-SHELL', 'curl -f http://localhost:8080/ || exit 1'], Interval: 30_000_000_000 },
  },
  rootfs: { type: 'layers', diff_ids: diffs },
  history: [
    { created: '2026-01-15T04:00:00Z', created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
    { created: '2026-01-15T04:30:00Z', created_by: 'ENV NAME=Zoë', comment: 'buildkit', empty_layer: true },
    { created: '2026-01-15T05:00:00Z', created_by: 'COPY . . # buildkit', comment: 'buildkit' },
  ],
});
