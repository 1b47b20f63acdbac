import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A descriptor as it stands in a manifest (OCI image-spec, Content Descriptors). */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

/** What was written: the digests a test compares with. */
export interface OciLayout {
  folder: string;
  /** Digest of what the reference name points to. */
  digest: string;
  /** Digests of the images, in the order of the platforms. */
  images: readonly string[];
}

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const configType = 'application/vnd.oci.image.config.v1+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/**
 * Writes an OCI image layout (OCI image-spec, Image Layout) into a folder: one tiny image for each platform, under an
 * index if there are several, all named by one reference.
 */
export async function writeOciLayout(
  folder: string,
  options: { reference: string; architectures: readonly string[]; labels?: Readonly<Record<string, string>> },
): Promise<OciLayout> {
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const put = async (mediaType: string, bytes: Buffer): Promise<Descriptor> => {
    const hex = sha256(bytes);
    await writeFile(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const putJson = (mediaType: string, value: unknown) => put(mediaType, Buffer.from(JSON.stringify(value)));

  const images: (Descriptor & { platform: { os: string; architecture: string } })[] = [];
  for (const architecture of options.architectures) {
    const tar = tarOf('hello', `hello from ${architecture}\n`);
    const layer = await put(layerType, gzipSync(tar));
    const config = await putJson(configType, {
      os: 'linux',
      architecture,
      config: { Labels: options.labels ?? {} },
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(tar)}`] },
    });
    const manifest = await putJson(manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      config,
      layers: [layer],
    });
    images.push({ ...manifest, platform: { os: 'linux', architecture } });
  }
  const [only] = images;
  const top =
    images.length === 1 && only !== undefined
      ? { mediaType: only.mediaType, digest: only.digest, size: only.size }
      : await putJson(indexType, { schemaVersion: 2, mediaType: indexType, manifests: images });
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const named = { ...top, annotations: { 'org.opencontainers.image.ref.name': options.reference } };
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [named] }));
  return { folder, digest: top.digest, images: images.map(({ digest }) => digest) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A tar with one file (POSIX ustar). */
function tarOf(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\x000000000\x000000000\x00', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\x00`, 124);
  header.write('00000000000\x00        0', 136);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\x00 `, 148);
  const padding = Buffer.alloc(512 - (content.length % 512) + 1024);
  return Buffer.concat([header, content, padding]);
}
