import { detailTabs, type Place, repositoryTabs } from './place.ts';
import type { TabView } from './screen-view.ts';

/** The tabs of a place with their keys. */
export function tabsOf(place: Place): readonly TabView[] {
  const names: readonly string[] =
    place.kind === 'repository' ? repositoryTabs : place.kind === 'detail' ? detailTabs : [];
  return names.map((label, index) => ({
    key: String(index + 1),
    label,
    isCurrent: 'tab' in place && place.tab === label,
  }));
}
