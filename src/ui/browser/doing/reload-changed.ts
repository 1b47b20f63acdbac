import type { ItemReport } from '../acting/change-run.ts';
import type { Desk } from '../desk.ts';

/** Reads those places again that show something of the repositories that have changed; marks of what is gone go quietly. */
export function reloadChanged({ views }: Desk, reports: readonly ItemReport[]): void {
  const sent = reports.filter(each => each.state !== 'not-attempted').map(each => each.target.subject);
  const registries = new Set(sent.map(each => each.registry));
  const repositories = new Set(
    sent.flatMap(each => ('repository' in each ? `${each.registry}/${each.repository}` : [])),
  );
  for (const view of views) {
    const { place } = view;
    if (!('registry' in place) || !registries.has(place.registry)) continue;
    const isConcerned = !('repository' in place) || repositories.has(`${place.registry}/${place.repository}`);
    if (isConcerned) view.load({ quietly: true });
  }
}
