import { createHash } from 'node:crypto';
import { Agent, get } from 'node:http';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { ManifestState, World } from './world.ts';

interface Shelf {
  readonly emulator: Emulator;
  /** The registry before the run: what was missing then, nobody misses now. */
  readonly before: World;
  readonly after: World;
  /** Was this manifest lost by what others did, or as nobody could know? */
  readonly isExcused: (repository: string, digest: string) => boolean;
}

/**
 * Pulls each tag that points to what it pointed to before, as a client that knows nothing of ours does: the manifest by the tag, all that it lists
 * at any depth, and each blob, every one of them held against its digest. Answers what could not be had.
 */
export async function unpullable({ emulator, before, after, isExcused }: Shelf): Promise<string[]> {
  const agent = new Agent({ keepAlive: true });
  const { username, password } = emulator.credentials.admin;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const fetched = new Map<string, Promise<string | undefined>>();
  /** Each path once; what is wrong with it. */
  const wrongWith = (path: string, digest: string) => {
    const known = fetched.get(path) ?? wrongAnswer(`${emulator.origin}${path}`, { agent, authorization, digest });
    fetched.set(path, known);
    return known;
  };
  const found: string[] = [];
  for (const [repository, { tags, manifests, attributes }] of after) {
    const was = before.get(repository);
    if (!attributes.readEnabled) continue;
    for (const [tag, { digest, attributes: own }] of tags) {
      if (was?.tags.get(tag)?.digest !== digest || !own.readEnabled) continue;
      const complain = (what: string, wrong: string | undefined) => {
        if (wrong !== undefined) found.push(`${repository}:${tag} cannot be pulled: ${what} ${wrong}`);
      };
      if (manifests.get(digest)?.attributes.readEnabled === false) continue;
      complain('its manifest', await wrongWith(`/v2/${repository}/manifests/${tag}`, digest));
      for (const each of treeOf(was.manifests, digest)) {
        const now = manifests.get(each.digest);
        if (isExcused(repository, each.digest) || (now && !now.attributes.readEnabled)) continue;
        const what = each.digest.slice(7, 19);
        complain(what, await wrongWith(`/v2/${repository}/manifests/${each.digest}`, each.digest));
        for (const blob of each.blobs)
          complain(`blob ${blob.slice(7, 19)}`, await wrongWith(`/v2/${repository}/blobs/${blob}`, blob));
      }
    }
  }
  agent.destroy();
  return found;
}

/** A manifest and all that it lists, at any depth, as far as it is there. */
function treeOf(manifests: ReadonlyMap<string, ManifestState>, root: string): ManifestState[] {
  const digests = new Set([root]);
  const tree: ManifestState[] = [];
  for (const digest of digests) {
    const manifest = manifests.get(digest);
    if (manifest === undefined) continue;
    tree.push(manifest);
    for (const child of manifest.children) digests.add(child);
  }
  return tree;
}

interface Request {
  readonly agent: Agent;
  /** undefined: a signed link. */
  readonly authorization: string | undefined;
  readonly digest: string;
}

async function wrongAnswer(url: string, { agent, authorization, digest }: Request): Promise<string | undefined> {
  const { status, location, body } = await answerOf(url, { agent, authorization });
  if (status === 307 && location !== undefined)
    return wrongAnswer(location, { agent, authorization: undefined, digest });
  if (status !== 200) return `is answered with ${status}`;
  const is = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  return is === digest ? undefined : `has the digest ${is}`;
}

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: Buffer;
}

function answerOf(url: string, { agent, authorization }: Omit<Request, 'digest'>): Promise<Answer> {
  const headers = { accept: '*/*', ...(authorization && { authorization }) };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode, location: response.headers.location, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}
