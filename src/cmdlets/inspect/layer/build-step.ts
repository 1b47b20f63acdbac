import type { HistoryStep } from '../../../registry/image-config.ts';
import type { Image } from '../../../registry/images.ts';
import type { ContentPart } from '../../../registry/manifest-document.ts';

/** A step of the build with the layer that it made. */
export interface BuildStep {
  /** undefined: the configuration does not tell. */
  readonly step: HistoryStep | undefined;
  /** undefined: it changed no file. */
  readonly layer: ContentPart | undefined;
}

/**
 * The history joined with the layers: those steps that are not empty made the layers, in order (OCI image-spec, "Image Configuration":
 * history). Where the numbers differ nobody can tell which made which, and the layers stand alone.
 */
export function buildSteps({ config, document }: Pick<Image, 'config' | 'document'>): readonly BuildStep[] {
  const { layers } = document;
  const history = config?.history ?? [];
  if (history.filter(each => !each.isEmpty).length !== layers.length) {
    return layers.map(layer => ({ step: undefined, layer }));
  }
  const rest = [...layers];
  return history.map(step => ({ step, layer: step.isEmpty ? undefined : rest.shift() }));
}

/** `/bin/sh -c #(nop)  CMD ["sh"]` as it stood in the Dockerfile, in one line. */
export function commandText(createdBy: string | undefined): string {
  const text = (createdBy ?? '').replace(/\s+/g, ' ').trim();
  const plain = text.replace(/ # buildkit$/, '');
  const shell = /^(?:RUN )?(?:\|\d+ (?:\S+=.*? )?)?\/bin\/(?:ba)?sh -c (.*)$/.exec(plain)?.[1];
  if (shell === undefined) return plain.replace(/^(?:cmd \/S \/C )?#\(nop\) */, '');
  return shell.startsWith('#(nop)') ? shell.slice('#(nop)'.length).trim() : `RUN ${shell}`;
}
