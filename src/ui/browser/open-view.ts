import { listLine } from './acting/command-lines.ts';
import { loggedRow } from './acting/logged-row.ts';
import { stagedRow } from './acting/staged-row.ts';
import { ListView } from './list-view.ts';
import { handedOver, keptListing, type Listing, lineListing } from './listing.ts';
import type { Place } from './place.ts';
import type { ReadingDesk } from './reading-desk.ts';
import { TextView } from './text-view.ts';

import type { OpenView } from './view.ts';

/** The view of a place, not yet read. */
export function openView(place: Place, desk: ReadingDesk): OpenView {
  const listing = listingOf(place, desk);
  return listing ? new ListView(place, listing, desk) : new TextView(place, desk);
}

const newestFirst = { column: 'LastUpdated', descending: true };
const newestReferrer = { column: 'Created', descending: true };

/** Where the rows of a place come from; undefined for a place that is a text. */
function listingOf(place: Place, { shell }: ReadingDesk): Listing | undefined {
  switch (place.kind) {
    case 'registries':
      return lineListing(listLine(place) ?? '', shell, {
        what: 'reading the connections',
        empty: 'Not connected. :Connect-AzContainerRegistry <name> connects one.',
      });
    case 'repositories': {
      const below = place.prefix === '' ? '' : ` below ${place.prefix}`;
      return lineListing(listLine(place) ?? '', shell, {
        what: `listing repositories${below}`,
        empty: `There is no repository${below}.`,
        sort: { column: 'Name', descending: false },
      });
    }
    case 'repository': {
      if (place.tab === 'info') return undefined;
      const isAzure = shell.registry(place.registry)?.isAzure ?? false;
      return lineListing(listLine(place, { newestFirst: isAzure }) ?? '', shell, {
        what: `listing ${place.tab} of ${place.repository}`,
        empty: emptyTabs[place.tab],
        ...(isAzure ? { sort: place.tab === 'referrers' ? newestReferrer : newestFirst } : {}),
      });
    }
    case 'objects':
      return handedOver(place.values, { what: 'taking objects', empty: 'No object came.', command: place.command });
    case 'plan':
      return keptListing(() => shell.basket.entries.map(stagedRow), {
        what: 'reading the plan',
        empty: 'The plan is empty. p puts a row into it.',
        command: undefined,
      });
    case 'log':
      return keptListing(() => shell.log.calls.map(loggedRow), {
        what: 'reading the log',
        empty: 'Nothing has been run yet.',
        command: undefined,
      });
    default:
      return undefined;
  }
}

const emptyTabs = {
  tags: 'This repository has no tags. 2 shows its manifests.',
  manifests: 'This repository has no manifests.',
  referrers: 'Nothing here refers to anything: no signatures, SBOMs or attestations.',
};
