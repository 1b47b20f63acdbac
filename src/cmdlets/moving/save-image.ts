import { ContentError } from '../../content/content-error.ts';
import { toldSize } from '../../content/content-source.ts';
import { saveAsFiles } from '../../content/save/save-as-files.ts';
import type { ImageToSave, SaveOptions, SaveOutcome } from '../../content/save/save-outcome.ts';
import { saveToFolder } from '../../content/save/save-to-folder.ts';
import { withoutSignatures } from '../../content/save/without-signatures.ts';
import type { Context } from '../../engine/context.ts';
import { switched } from '../../engine/kinds.ts';
import { isPassing } from '../../registry/passing.ts';
import type { Session } from '../../session/session.ts';
import { sizeText } from '../../values/size.ts';
import { defineCmdlet } from '../define.ts';
import { forEachImage, imageParameters, isOfOneImage, type NamedImage } from '../inspect/image/named-images.ts';
import { imageName } from '../registry/image-name.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { writablePath } from '../utility/file-paths.ts';
import { mayWrite } from '../utility/may-write.ts';
import { readImage, type TreeChoice, treeParameters } from './read-tree.ts';
import { type SavedImage, savedImageType } from './saved-image.type.ts';

export const saveImage = defineCmdlet({
  name: 'Save-AzContainerRegistryImage',
  synopsis: 'Saves images as an OCI image layout, a folder or a tar, which other tools read.',
  description:
    'All platforms of an index, unless -Platform names one. Digests are verified while content streams, and nothing gets its name before it is whole. Stopped, the same command goes on where it was. A folder that has images already gets further ones, and blobs that it has are verified and not fetched again; a tar is written anew, always the same bytes for the same images.',
  grade: 'change',
  parameters: {
    ...imageParameters,
    tag: tagKind({ help: 'A tag, in place of one behind the repository.', pipeline: 'property' }),
    path: filePath({
      help: 'The folder, which is made if there is none, or a file that ends in .tar. One with a / at its end is a folder in any case.',
      mandatory: true,
      position: 1,
    }),
    ...treeParameters,
    asFiles: switched({
      help: 'The layers of an artifact as files under their titles, as oras pull does, in place of a layout; a Helm chart as its .tgz.',
    }),
    force: switched({ help: 'Replaces what stands in the way: another image of that name, damaged blobs, files.' }),
  },
  output: savedImageType,
  examples: [
    {
      says: 'What would be saved.',
      transcript: `
        PS> Save-AcrImage team/api:1.4.2 /images -Platform linux/arm64 -WhatIf
        What if: Performing the operation "Save image" on target "team/api:1.4.2 to /images: 4 blobs, 71.4 MB".
      `,
    },
    {
      says: 'The files of an artifact that oras has pushed.',
      skip: 'it writes files',
      transcript: `
        PS> Save-AcrImage team/policies:2.0 -Path policies -AsFiles
      `,
    },
    {
      says: 'All releases of a kind in one tar, with their signatures and SBOMs.',
      skip: 'it writes a file',
      transcript: `
        PS> Get-AcrTag team/api 1.4* | Save-AcrImage -Path api-1.4.tar -Referrers
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const path = await writablePath(args.path, { literal: true });
      const job: Job = { path, typed: args.path, force: args.force };
      const images = forEachImage(input, args, context, named => read(named, args, context));
      if (args.asFiles) yield* saveEach(images, job, context, filesSaver(context));
      else if (/[\\/]$/.test(args.path)) yield* saveEach(images, job, context, saveToFolder);
      else if (/\.(?:tgz|tar\.\w+)$/i.test(path)) throw compressed(args.path);
      else if (/\.tar$/i.test(path)) yield* saveTogether(images, job, context);
      else yield* saveEach(images, job, context, saveToFolder);
    },
  },
});

interface Job {
  readonly path: string;
  /** As the user wrote it. */
  readonly typed: string;
  readonly force: boolean;
}

/** Layers are compressed already. */
const compressed = (path: string) =>
  new ContentError(
    'CompressedTar',
    `Images are not saved to compressed tars such as ${path}: what is in them is compressed already.`,
    'Name a .tar, or a folder.',
  );

async function* saveEach(
  images: AsyncIterable<ReadImage>,
  { path, typed, force }: Job,
  context: Context<Session>,
  saver: (folder: string, image: ReadImage, options: SaveOptions) => Promise<SaveOutcome>,
): AsyncGenerator<SavedImage> {
  for await (const image of images) {
    try {
      if (!(await mayWrite(context, 'Save image', `${nameOf(image)} to ${typed}: ${sizesOf([image])}`))) continue;
      const outcome = await keeping(context, nameOf(image), options => saver(path, image, { ...options, force }));
      yield recordOf(image, path, outcome);
    } catch (error) {
      if (!context.piped || !isOfOneImage(error) || isOfTheDisk(error)) throw error;
      context.error(error);
    }
  }
}

/** Saves as files, and tells of what is in none or is to be unpacked. */
const filesSaver =
  ({ warning }: Context<Session>) =>
  async (folder: string, image: ReadImage, options: SaveOptions): Promise<SaveOutcome> => {
    const outcome = await saveAsFiles(folder, image, options);
    if (outcome.untitled > 0) warning(`${nameOf(image)}: ${outcome.untitled} layers have no title and are left out.`);
    for (const path of outcome.packed) warning(`${path} is the tar of a folder, compressed: tar -xzf unpacks it.`);
    return outcome;
  };

/** A tar is written when it is known what is going to be in it. */
async function* saveTogether(
  images: AsyncIterable<ReadImage>,
  { path, typed, force }: Job,
  context: Context<Session>,
): AsyncGenerator<SavedImage> {
  const all = await Array.fromAsync(images);
  if (all.length === 0) return;
  const [first] = all;
  const name = first && all.length === 1 ? nameOf(first) : `${all.length} images`;
  if (!(await mayWrite(context, 'Save image', `${name} to ${typed}: ${sizesOf(all)}`))) return;
  const { saveToTar } = await import('../../content/save/save-to-tar.ts');
  const outcomes = await keeping(context, name, options => saveToTar(path, all, { ...options, force }));
  for (const [index, outcome] of outcomes.entries()) {
    const image = all[index];
    if (image) yield recordOf(image, path, outcome);
  }
}

/** Shows how far it is, and says what to do when it was stopped or broke off. */
async function keeping<Outcome>(
  { signal, progress, warning }: Context<Session>,
  name: string,
  run: (options: Omit<SaveOptions, 'force'>) => Promise<Outcome>,
): Promise<Outcome> {
  let arrived = 0;
  const onProgress = (done: number, total: number) => {
    arrived = done;
    progress({ activity: 'Saving', status: name, done, total, unit: 'bytes' });
  };
  const onWaiting = (owner: string) => warning(`${name} waits for ${owner}, which is saving to the same place.`);
  try {
    return await run({ signal, onProgress, onWaiting });
  } catch (error) {
    if (arrived > 0 && (signal.aborted || isPassing(error))) {
      warning(`${name} is not saved yet. ${sizeText(arrived)} of it are kept: the same command goes on there.`);
    }
    throw error;
  }
}

/** `11 blobs, 143.4 MB`: what images take together. */
function sizesOf(images: readonly ReadImage[]): string {
  const blobs = new Map(images.flatMap(({ tree }) => tree.blobs.map(part => [part.digest, part] as const)));
  return `${blobs.size} blobs, ${sizeText(toldSize([...blobs.values()]))}`;
}

const nameOf = ({ tree, origin: { repository, tag } }: ReadImage): string => imageName(repository, tag, tree.root);

const recordOf = ({ named, tree, origin }: ReadImage, path: string, outcome: SaveOutcome): SavedImage => ({
  place: named.place,
  tag: origin.tag,
  digest: tree.root,
  path,
  manifests: tree.manifests.length,
  blobs: tree.blobs.length,
  ...outcome,
});

/** The next image would fare no better. */
const isOfTheDisk = (error: Error): boolean =>
  error instanceof ContentError && ['WriteFailed', 'DiskFull', 'NotALayout'].includes(error.id);

/** An image with everything that belongs to it. */
interface ReadImage extends ImageToSave {
  readonly named: NamedImage;
}

async function read(named: NamedImage, choice: TreeChoice, context: Context<Session>): Promise<readonly ReadImage[]> {
  const { connection, repository } = named.place;
  const { source, tree, tag } = await readImage(named, choice, context);
  return [
    {
      named,
      source,
      tree: withoutSignatures(tree),
      origin: { server: connection.registry.server.name, repository, tag },
    },
  ];
}
