import { signedPart } from '../../registry/model/schema1.ts';
import type { ContentTree } from '../content-tree.ts';

/** What a manifest of schema 1 is without the signatures that it carries. */
const UNSIGNED = 'application/vnd.docker.distribution.manifest.v1+json';

/** The tree with every manifest as the bytes that its digest is of, as a layout wants it: signed ones of schema 1 lose their signatures. */
export function withoutSignatures(tree: ContentTree): ContentTree {
  const manifests = tree.manifests.map(each => {
    const bytes = signedPart(each.bytes, each.mediaType);
    if (bytes === each.bytes) return each;
    return { ...each, bytes, mediaType: UNSIGNED, document: { ...each.document, mediaType: UNSIGNED } };
  });
  return { ...tree, manifests };
}
