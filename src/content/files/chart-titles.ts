import { textOf } from '../../registry/fields.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { HELM_CONFIG } from '../../registry/model/media-types.ts';
import type { CallOptions } from '../../registry/registry.ts';
import type { ContentSource } from '../content-source.ts';
import type { ContentTree } from '../content-tree.ts';
import { readConfiguration } from '../read-configuration.ts';

/** Helm, pkg/registry: what the layers of a chart are called. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/vnd.cncf.helm.chart.content.v1.tar+gzip': '.tgz',
  'application/tar+gzip': '.tgz',
  'application/vnd.cncf.helm.chart.provenance.v1.prov': '.tgz.prov',
};

/**
 * What the files of Helm charts are called, whose layers have no titles: `web-1.2.3.tgz` and its `.prov`, as `helm pull` calls them. As their
 * configurations tell, so that they may be anything. Throws RegistryError, ContentError.
 */
export async function chartTitles(
  source: ContentSource,
  { manifests }: ContentTree,
  options: CallOptions,
): Promise<ReadonlyMap<Digest, string>> {
  const titles = new Map<Digest, string>();
  for (const { document } of manifests) {
    if (document.config?.mediaType !== HELM_CONFIG) continue;
    const chart = await readConfiguration(source, document.config, options);
    const [name, version] = [textOf(chart.name), textOf(chart.version)];
    if (name === undefined || version === undefined) continue;
    for (const { digest, mediaType } of document.layers) {
      const ending = ENDINGS[mediaType];
      if (ending !== undefined) titles.set(digest, `${name}-${version}${ending}`);
    }
  }
  return titles;
}
