// Saves an image of its own, which shares a layer with those of all other such processes: saving-process.ts <path> <tag> [halfway].
// Says in lines of its standard output how far it is; with `halfway` it goes on from the middle of the layer when it is told so.
import { once } from 'node:events';
import type { BlobOptions, BlobPart } from '../../src/content/content-source.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import { saveToFolder } from '../../src/content/save/save-to-folder.ts';
import { saveToTar } from '../../src/content/save/save-to-tar.ts';
import { MemorySource } from './memory-source.ts';

const [path = '', tag = '', stops] = process.argv.slice(2);
const shared = Buffer.from(Array.from({ length: 400_000 }, (_, index) => `line ${index}\n`).join(''));

class HaltingSource extends MemorySource {
  override async blob(part: BlobPart, options: BlobOptions) {
    const content = await super.blob(part, options);
    async function* chunks() {
      let halfway = part.size === shared.length && stops !== undefined ? shared.length / 2 : Number.POSITIVE_INFINITY;
      let at = content.from;
      for await (const chunk of content.chunks) {
        yield chunk;
        at += chunk.length;
        if (at < halfway) continue;
        halfway = Number.POSITIVE_INFINITY;
        process.stdout.write('halfway\n');
        await once(process.stdin, 'data');
      }
    }
    return { ...content, chunks: chunks() };
  }
}

const source = new HaltingSource();
const { digest } = source.putImage([shared, `own of ${tag}`], tag);
const { signal } = new AbortController();
const tree = await readContentTree(source, digest, { referrers: false, signal });
const image = { source, tree, origin: { server: 'contoso.azurecr.io', repository: 'team/api', tag } };
const options = {
  signal,
  force: path.endsWith('.tar'),
  onProgress: () => {},
  onWaiting: (owner: string) => process.stdout.write(`waits for ${owner}\n`),
};
if (path.endsWith('.tar')) await saveToTar(path, [image], options);
else await saveToFolder(path, image, options);
process.stdin.destroy();
