import { KnownContent } from '../../admin/push/known-content.ts';
import { openImages } from '../../content/open-images.ts';
import type { StoredImages } from '../../content/stored-images.ts';
import type { Context } from '../../engine/context.ts';
import { FileError, fileError } from '../../engine/file-error.ts';
import { switched } from '../../engine/kinds.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { registryName } from '../registry/place-parameters.ts';
import { reference } from '../registry/repository.kind.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { writablePath } from '../utility/file-paths.ts';
import { checkComplete, imagesToPublish } from './images-to-publish.ts';
import { planImage, pushImage } from './push-image.ts';
import { pushedImageType } from './pushed-image.type.ts';
import { readTree, treeParameters } from './read-tree.ts';
import { storedName } from './stored-name.kind.ts';

export const publishImage = defineCmdlet({
  name: 'Publish-AzContainerRegistryImage',
  synopsis: 'Pushes images from an OCI image layout, or from what docker save has written.',
  description:
    'The layout is a folder or a tar. All images in it are pushed under the names that they have there, or one of them as what the reference says. What the repository has already is not sent again, so that a push that was stopped goes on where it was; layers of an old docker save tar are pushed as they are. Everything is verified on its way, and tags come last. A tag that points elsewhere is moved when you say so: in a script with -Force.',
  grade: 'change',
  guarded: true,
  parameters: {
    path: filePath({
      help: 'The folder or tar.',
      position: 0,
      mandatory: true,
      aliases: ['FilePath', 'FullName'],
      pipeline: 'property',
    }),
    repositoryName: reference({
      help: 'Repository, with :tag where one is meant. Left out: what the images are called there.',
      position: 1,
      aliases: ['ImageName', 'Repository', 'Destination'],
    }),
    tag: tagKind({ help: 'Tags for the image, further ones beside that of the reference.', many: true }),
    name: storedName({ help: 'Which of several images: its name there, or its tag; wildcards are allowed.' }),
    ...treeParameters,
    registryName,
    force: switched({ help: 'Moves tags that point elsewhere; does not ask.' }),
  },
  output: pushedImageType,
  examples: [
    {
      says: 'Push an image that docker has saved, under two tags.',
      transcript: `
        PS> Publish-AcrImage ./api.tar team/api:1.5.0 -Tag 1.5
      `,
      skip: 'it needs a file',
    },
    {
      says: 'What would be sent to another registry.',
      transcript: `
        PS> Publish-AcrImage ./images -RegistryName contoso -WhatIf
      `,
      skip: 'it needs a file',
    },
  ],
  body: {
    async *process(args, context) {
      const { signal, session } = context;
      await using stored = await opened(args.path, context);
      const known = new KnownContent();
      for (const { digest, place, tags } of imagesToPublish(stored.images, args, session)) {
        const tree = await readTree(stored.source, digest, args, context);
        await checkComplete(stored, tree);
        signal.throwIfAborted();
        const content = { source: stored.source, tree, mountFrom: undefined };
        const push = { place, tags, force: args.force, known, action: 'Publish image', activity: 'Publishing' };
        const pushed = await pushImage(await planImage(content, push, context), context);
        if (pushed) yield pushed;
      }
    },
  },
});

async function opened(path: string, { signal }: Context<Session>): Promise<StoredImages & AsyncDisposable> {
  const full = await writablePath(path);
  try {
    const stored = await openImages(full, path, { signal });
    return Object.assign(stored, { [Symbol.asyncDispose]: () => stored.close() });
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? await notOpened(error, full) : error;
  }
}

async function notOpened(error: Error, path: string): Promise<FileError> {
  const told = await fileError(error, path);
  if (told.trouble !== 'missing') return told;
  const recommendation = `${told.recommendation} A folder or tar is wanted that Save-AzContainerRegistryImage or docker save has written.`;
  return new FileError('missing', path, { cause: error, recommendation });
}
