import { kindBuilder, switched, valueKind } from '../../../engine/kinds.ts';
import type { Completer } from '../../../engine/parameter.ts';
import type { Image } from '../../../registry/images.ts';
import { platformText } from '../../../registry/manifest-document.ts';
import { Session } from '../../../session/session.ts';
import type { Value } from '../../../values/value.ts';
import { defineCmdlet } from '../../define.ts';
import { shelfMeant } from '../../registry/known-names.ts';
import { registryName } from '../../registry/place-parameters.ts';
import { completeReference, offerLeaves } from '../../registry/repository.kind.ts';
import { isLeaf, leafIn } from '../../registry/repository-here.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { forEachGiven, imageGiven, platform } from '../image/named-images.ts';
import { imageText, readNamed } from '../image/read-images.ts';
import { type DifferenceRecord, differenceType } from './compare.type.ts';
import { compareImages, compareNamed, type Difference } from './compare-contents.ts';
import { type ImagePair, pairsOf } from './compare-platforms.ts';

/** A reference; without a repository what is in that of the first image, or in the location's. */
const completeImage: Completer = (word, around) => {
  const { session, bound } = around;
  if (!isLeaf(word) || !(session instanceof Session)) return completeReference(word, around);
  return offerLeaves(session, shelfMeant({ session, bound: { ...bound, repositoryName: bound.referenceImage } }), word);
};

/** An image by its reference, or as an object of the pipeline. */
const image = kindBuilder<Value>({ ...valueKind, complete: completeImage });

export const compareImage = defineCmdlet({
  name: 'Compare-AzContainerRegistryImage',
  synopsis: 'Tells in what two images differ: layers, size, configuration, environment, labels, annotations.',
  description:
    '=> stands for what only the second image has, <= for what only the first has, <> for what both have and what differs, == for what is equal. Images of an index are compared platform by platform. They may be of two repositories or of two connected registries. Without differences nothing is emitted.',
  grade: 'read',
  parameters: {
    referenceImage: image({
      help: 'The first image: a reference such as team/api:1.4.1, :1.4.1 in the repository of the location, or a tag, a manifest.',
      position: 0,
      mandatory: true,
      aliases: ['ReferenceObject'],
    }),
    differenceImage: image({
      help: 'The image to compare with it; :1.4.2 means the same repository.',
      position: 1,
      mandatory: true,
      pipeline: 'value',
      aliases: ['DifferenceObject'],
    }),
    platform,
    includeEqual: switched({ help: 'Also what both have.' }),
    registryName,
  },
  output: differenceType,
  examples: [
    {
      says: 'What a release has changed.',
      transcript: `
        PS> Compare-AcrImage team/api:1.3.0 :1.3.1 -Platform linux/amd64 | Where-Object Area -eq Label | ForEach-Object Name
        org.opencontainers.image.created
        org.opencontainers.image.revision
        org.opencontainers.image.version
      `,
    },
    {
      says: 'How many bytes come down where the first image is there already.',
      transcript: `
        PS> (Compare-AcrImage samples/nginx:2026.4370 :2026.4387 | Where-Object { $_.Area -eq 'Layer' -and $_.SideIndicator -eq '=>' } | Measure-Object DifferenceValue -Sum).Sum
        2071
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const { session, signal, warning, once, given } = context;
      const places = { repositoryName: undefined, registryName: args.registryName };
      const reference = imageGiven(args.referenceImage, places, session);
      const { connection, repository } = reference.place;
      const first = await imagesOf(reference, args, { signal, warning, once, piped: false });
      const complete = (value: Value) =>
        typeof value === 'string' && isLeaf(value) ? leafIn(connection, repository, value) : value;
      const values = given.has('differenceImage') ? [[args.differenceImage]] : input;
      yield* forEachGiven(mapped(values, complete), places, context, async difference => {
        const second = await imagesOf(difference, args, context);
        const all = differencesOf(first, second).map(each => ({ ...each, names: { reference, difference } }));
        const found = args.includeEqual ? all : all.filter(each => each.side !== '==');
        if (found.length === 0 && !context.piped) {
          context.inform(`${imageText(difference)} is the same as ${imageText(reference)}.`, { shown: true });
        }
        return found;
      });
    },
  },
});

async function* mapped(
  batches: AsyncIterable<readonly Value[]> | Iterable<readonly Value[]>,
  change: (value: Value) => Value,
): AsyncGenerator<readonly Value[]> {
  for await (const batch of batches) yield batch.map(change);
}

async function imagesOf(...[named, args, context]: Parameters<typeof readNamed>): Promise<readonly Image[]> {
  return (await readNamed(named, args, context)).map(each => each.image);
}

/** What their indexes say, then platform by platform. */
function differencesOf(first: readonly Image[], second: readonly Image[]): readonly Omit<DifferenceRecord, 'names'>[] {
  const nothing: ImagePair = { reference: undefined, difference: undefined };
  const annotations = ([image]: readonly Image[]) => new Map(Object.entries(image?.index?.annotations ?? {}));
  const ofIndexes = compareNamed('IndexAnnotation', annotations(first), annotations(second));
  return [
    ...ofIndexes.map(each => ({ ...each, pair: nothing })),
    ...pairsOf(first, second).flatMap(pair => comparePair(pair).map(each => ({ ...each, pair }))),
  ];
}

function comparePair({ reference, difference }: ImagePair): readonly Difference[] {
  if (reference && difference) return compareImages(reference, difference);
  const platforms = (image: Image | undefined) => new Map(image ? [[platformName(image), image.digest]] : []);
  return compareNamed('Platform', platforms(reference), platforms(difference));
}

const platformName = ({ platform: its, digest }: Image): string => (its ? platformText(its) : shortDigest(digest));
