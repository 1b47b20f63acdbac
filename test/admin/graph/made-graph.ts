import fc from 'fast-check';
import { ArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import type { Digest } from '../../../src/registry/model/digest.ts';
import { digest, tag } from '../../registry/names.ts';
import { OCI_INDEX } from './made-repository.ts';

/** What is made of earlier ones, as digests force it: numbers are places in the list, some of them of nothing that is there. */
export interface Made {
  readonly children: readonly number[];
  readonly subject: number | undefined;
  readonly layers: readonly number[];
  readonly isTagged: boolean;
  readonly isThere: boolean;
}

export const names = Array.from({ length: 40 }, (_, at) => digest(`manifest ${at}`));
export const at = (place: number): Digest => names[place] ?? digest('none');
export const layer = (number: number) => ({ digest: digest(`layer ${number}`), size: number + 1 });

const made = (place: number): fc.Arbitrary<Made> => {
  const earlier = fc.nat({ max: Math.max(place - 1, 0) });
  const hasEarlier = place > 0;
  return fc.record({
    children: hasEarlier ? fc.array(earlier, { maxLength: 4 }) : fc.constant([]),
    subject: hasEarlier ? fc.option(earlier, { nil: undefined, freq: 2 }) : fc.constant(undefined),
    layers: fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
    isTagged: fc.boolean(),
    isThere: fc.integer({ min: 0, max: 9 }).map(each => each > 0),
  });
};
/** Any repository. */
export const repository = fc
  .integer({ min: 1, max: names.length })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, place) => made(place))));

/** What is known of it when everything was read. */
export function graphFor(all: readonly Made[]): ArtifactGraph {
  const graph = new ArtifactGraph();
  for (const [place, each] of all.entries()) {
    if (!each.isThere) continue;
    graph.list({
      digest: at(place),
      imageSize: undefined,
      createdTime: undefined,
      lastUpdateTime: undefined,
      architecture: undefined,
      os: undefined,
      mediaType: each.children.length > 0 ? OCI_INDEX : 'application/vnd.oci.image.manifest.v1+json',
      configMediaType: undefined,
      tags: each.isTagged ? [tag(`t${place}`)] : [],
      references: undefined,
      quarantineState: undefined,
      quarantineDetails: undefined,
      changeableAttributes: undefined,
    });
    graph.outlined(at(place), {
      children: each.children.map(child => ({ digest: at(child), architecture: undefined, os: undefined })),
      subject: each.subject === undefined ? undefined : at(each.subject),
      artifactType: undefined,
      layers: each.layers.map(layer),
      config: undefined,
      unsized: [],
      isReadable: true,
    });
  }
  return graph;
}
