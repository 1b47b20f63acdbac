import { quoteArgument } from '../../../engine/completion/quote.ts';
import { readLine, repositoryParameters } from '../acting/command-lines.ts';
import type { Place } from '../place.ts';

export type DetailPlace = Extract<Place, { kind: 'detail' }>;

/** The line that reads where an image comes from. */
export const sourceLine = (
  image: { readonly registry: string; readonly repository: string; readonly digest: string } & {
    readonly tag?: string | undefined;
  },
): string =>
  `Get-AzContainerRegistryImageSource ${repositoryParameters(image)} ${image.tag === undefined ? `-Digest ${image.digest}` : `-Tag ${quoteArgument(image.tag)}`}`;

/** The line that reads what a tab of a manifest or tag shows. */
function commandOf(place: DetailPlace): string {
  const within = repositoryParameters(place);
  const image = place.tag === undefined ? `-Digest ${place.digest}` : `-Tag ${quoteArgument(place.tag)}`;
  switch (place.tab) {
    case 'overview':
      return [
        ...(place.tag === undefined ? [] : [`Get-AzContainerRegistryTag ${within} -Name ${quoteArgument(place.tag)}`]),
        `Get-AzContainerRegistryManifest ${within} ${place.tag === undefined ? `-Name ${place.digest}` : image}`,
        `Get-AzContainerRegistryImage ${within} ${image} -Index`,
      ].join('; ');
    case 'layers': {
      const layers = `Get-AzContainerRegistryLayer ${within} ${image}`;
      // who shares them is told where it can be, once all manifests of the repository have been read
      return `${layers}; ${layers} -Shared -ErrorAction Ignore`;
    }
    case 'config':
      return `Get-AzContainerRegistryImage ${within} ${image}`;
    case 'labels':
      // the images tell of which nobody can know the labels; all three read the same once
      return `${sourceLine(place)}; Get-AzContainerRegistryLabel ${within} ${image}; Get-AzContainerRegistryImage ${within} ${image}`;
    case 'referrers':
      return `Get-AzContainerRegistryReferrer ${within} ${image} -Recurse`;
    case 'raw':
      return contentLine(place);
  }
}

/** The line that reads what a document shows; undefined for places that are no document, and for objects that are at hand. */
export function documentCommand(place: Place): string | undefined {
  switch (place.kind) {
    case 'detail':
      return commandOf(place);
    case 'repository':
      return place.tab === 'info' ? readLine(place) : undefined;
    case 'tree':
      return ['Image', 'Layer', 'Referrer']
        .map(
          noun =>
            `Get-AzContainerRegistry${noun} ${repositoryParameters(place)} -Digest ${place.digest}${noun === 'Referrer' ? ' -Recurse' : ''}`,
        )
        .join('; ');
    case 'used-by':
      return [
        `Get-AzContainerRegistryTag ${repositoryParameters(place)} -Digest ${place.digest}`,
        `Get-AzContainerRegistryManifest ${repositoryParameters(place)} -Child ${place.digest}`,
        `Get-AzContainerRegistryImage ${repositoryParameters(place)} -Digest ${place.digest} -Index`,
      ].join('; ');
    case 'describe': {
      const { raw, subject } = place;
      return raw && (subject?.kind === 'tag' || subject?.kind === 'manifest')
        ? contentLine({ tag: undefined, ...subject })
        : undefined;
    }
    default:
      return undefined;
  }
}

const contentLine = (place: {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string;
}): string =>
  `Get-AzContainerRegistryManifestContent ${repositoryParameters(place)} ${place.tag === undefined ? `-Name ${place.digest}` : `-Tag ${quoteArgument(place.tag)}`} -Raw`;
