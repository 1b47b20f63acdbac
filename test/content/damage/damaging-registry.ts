import type { Random } from '../../../src/emulator/random.ts';
import { complaint } from '../../registry/answers.ts';
import { type LoopbackServer, type Reply, type SeenRequest, startServer } from '../../registry/loopback-server.ts';
import { chance, oneOf, someOf } from '../../torture/choices.ts';
import type { MadeDescriptor, MadeImage } from '../made-image.ts';
import { DAMAGE_NAMES, DAMAGES, type DamageName, honestReply } from './damages.ts';

/** What happens to the requests for one digest: to the first the first, to the second the second; the last stays. */
export type Misfortune = readonly (DamageName | 'honest')[];

/** A registry without accounts whose answers are damaged on their way as a test wants it. */
export interface DamagingRegistry extends AsyncDisposable {
  /** Host and port. */
  readonly address: string;
  /** The images that it holds, by repository, each under the tag `v1`. */
  readonly images: Map<string, MadeImage>;
  /** Damages what is asked for by these digests (or the tag `v1`) from now on, and nothing else. */
  damage(misfortunes: ReadonlyMap<string, Misfortune>, random: Random): void;
  /** How often each kind of damage has occurred. */
  readonly occurred: ReadonlyMap<DamageName, number>;
  /** How often content was asked for from its middle. */
  readonly ranges: number;
}

const ROUTE = /^\/v2\/(.+)\/(manifests|blobs|referrers)\/([^/]+)$/;

export async function startDamagingRegistry(): Promise<DamagingRegistry> {
  const images = new Map<string, MadeImage>();
  const occurred = new Map<DamageName, number>();
  let left = new Map<string, (DamageName | 'honest')[]>();
  let random: Random | undefined;
  let ranges = 0;

  const answer = ({ method, path, headers }: SeenRequest): Reply => {
    const url = new URL(path, 'http://registry');
    if (url.pathname === '/v2/') return { body: {} };
    const [, repository = '', kind, reference = ''] = ROUTE.exec(url.pathname) ?? [];
    const image = images.get(repository);
    if (image === undefined) return complaint(404, 'NAME_UNKNOWN', 'repository name not known to registry');
    if (kind === 'referrers') return referrersReply(image.referrers.get(reference) ?? []);
    const isBlob = kind === 'blobs';
    const manifest = image.manifests.get(reference === 'v1' ? image.root.digest : reference);
    const whole = isBlob ? image.blobs.get(reference) : manifest?.bytes;
    if (whole === undefined) return complaint(404, isBlob ? 'BLOB_UNKNOWN' : 'MANIFEST_UNKNOWN', 'not here');
    const about = {
      'content-type': isBlob ? 'application/octet-stream' : (manifest?.mediaType ?? ''),
      'docker-content-digest': reference === 'v1' ? image.root.digest : reference,
    };
    if (method === 'HEAD') return { headers: { ...about, 'content-length': String(whole.length) } };
    const [, from] = isBlob ? (/^bytes=(\d+)-/.exec(headers.range ?? '') ?? []) : [];
    if (from !== undefined) ranges++;
    const reply = fate(reference, { whole, from: from === undefined ? undefined : Number(from) });
    return { ...reply, headers: { ...about, ...reply.headers } };
  };

  const fate = (reference: string, honest: { whole: Buffer; from: number | undefined }): Reply => {
    const misfortunes = left.get(reference);
    const name = (misfortunes?.length ?? 0) > 1 ? misfortunes?.shift() : misfortunes?.[0];
    if (name === undefined || name === 'honest' || random === undefined) return honestReply(honest);
    occurred.set(name, (occurred.get(name) ?? 0) + 1);
    return DAMAGES[name](honest, random);
  };

  const server: LoopbackServer = await startServer(answer);
  return {
    address: `127.0.0.1:${server.port}`,
    images,
    occurred,
    get ranges() {
      return ranges;
    },
    damage(misfortunes, chance) {
      left = new Map([...misfortunes].map(([digest, all]) => [digest, [...all]]));
      random = chance;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function referrersReply(manifests: readonly MadeDescriptor[]): Reply {
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  return {
    headers: { 'content-type': mediaType },
    body: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests })),
  };
}

/** Some of what an image consists of, and what happens to it. */
export function misfortunesOf(image: MadeImage, random: Random): Map<string, Misfortune> {
  const all = ['v1', ...image.manifests.keys(), ...image.blobs.keys()];
  const hit = someOf(random, all, 1 + random.below(3));
  const misfortune = (): Misfortune => {
    // only a connection that breaks for good leaves something to be resumed
    if (chance(random, 0.4)) return ['cut off', 'no answer'];
    return Array.from({ length: 1 + random.below(4) }, () => oneOf(random, [...DAMAGE_NAMES, 'honest' as const]));
  };
  return new Map(hit.map(digest => [digest, misfortune()]));
}
