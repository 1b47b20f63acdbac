import { KnownContent } from '../../admin/push/known-content.ts';
import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { forEachImage, imageParameters, isOfOneImage, type NamedImage } from '../inspect/image/named-images.ts';
import { registryName as registryNameKind } from '../management/registry-name.kind.ts';
import { imageName } from '../registry/image-name.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { copyTarget, isForOne } from './copy-target.ts';
import { destination } from './destination.kind.ts';
import { GivenTags, type PlannedCopy } from './given-tags.ts';
import { planImage, pushImage } from './push-image.ts';
import { pushedImageType } from './pushed-image.type.ts';
import { readImage, treeParameters } from './read-tree.ts';

export const copyImage = defineCmdlet({
  name: 'Copy-AzContainerRegistryImage',
  synopsis: 'Copies images to other repositories and registries, or gives them further tags.',
  description:
    'All platforms of an index, unless -Platform names one. Within a registry layers are mounted, and nothing is sent; to another one they stream through, chunk by chunk, and are verified on their way. What is there already is not sent again, so that a copy that was stopped goes on where it was; tags come last. A tag that points elsewhere is moved when you say so: in a script with -Force.',
  grade: 'change',
  guarded: true,
  parameters: {
    ...imageParameters,
    tag: tagKind({ help: 'A tag, in place of one behind the repository.', pipeline: 'property' }),
    destination: destination({
      help: 'Repository, repository:tag, or login.server/repository:tag; :tag means the same repository, a login server alone the same name there. Without a tag the image keeps its own.',
      position: 1,
      aliases: ['To'],
    }),
    destinationRegistryName: registryNameKind({
      help: 'Registry to copy to, which has to be connected. Left out: that of the destination, else that of the image.',
      aliases: ['DestinationRegistry'],
    }),
    ...treeParameters,
    force: switched({ help: 'Moves tags that point elsewhere; does not ask.' }),
  },
  output: pushedImageType,
  examples: [
    {
      says: 'Give an image a further tag, without pulling it.',
      transcript: `
        PS> (Copy-AcrImage team/api:1.4.2 team/api:stable).Tags
        stable
      `,
    },
    {
      says: 'Copy one platform to another repository; its layers are mounted.',
      transcript: `
        PS> Copy-AcrImage team/api:1.4.2 staging/api -Platform linux/arm64 | ForEach-Object { "$($_.RepositoryName):$($_.Tag) sent $($_.SentBytes)" }
        staging/api:1.4.2 sent 0
      `,
    },
    {
      says: 'Copy all versions of an image to another registry.',
      transcript: `
        PS> Get-AcrTag team/api 1.* | Copy-AcrImage -DestinationRegistryName fabrikam -Referrers
      `,
      skip: 'it needs a second registry',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const known = new KnownContent();
      // many are looked at side by side, while one is copied and tells how far it is
      const looking = context.piped ? { ...context, progress: () => {} } : context;
      const plan = async (named: NamedImage) => {
        const { source, tree, tag } = await readImage(named, args, looking);
        const place = named.place;
        const to = copyTarget({ named, tag }, args, context.session);
        const isSame = place.connection.registry.server.origin === to.place.connection.registry.server.origin;
        const content = { source, tree, mountFrom: isSame ? place.repository : undefined };
        const push = { ...to, force: args.force, known, action: 'Copy image', activity: 'Copying' };
        return [{ planned: await planImage(content, push, looking), from: imageName(source.name, tag, tree.root) }];
      };
      const copies = forEachImage(input, args, context, plan);
      const given = new GivenTags('the latter was not copied');
      for await (const copy of isForOne(args, context.session) ? await allOf(copies) : copies) {
        try {
          given.give(copy);
          const pushed = await pushImage(copy.planned, context);
          if (pushed) yield pushed;
        } catch (error) {
          // the other images may fare better
          if (!context.piped || !isOfOneImage(error) || context.signal.aborted) throw error;
          context.error(error);
        }
      }
    },
  },
});

/** Reads all before the first of them is sent. Throws ShellError `SeveralImages` where they are not one image. */
async function allOf(copies: AsyncIterable<PlannedCopy>): Promise<readonly PlannedCopy[]> {
  const given = new GivenTags('nothing was copied');
  const all: PlannedCopy[] = [];
  for await (const copy of copies) {
    given.give(copy);
    all.push(copy);
  }
  return all;
}
