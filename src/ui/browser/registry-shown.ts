import { registryOf } from './place-path.ts';
import { subjectOf } from './subject.ts';
import type { OpenView } from './view.ts';

/** The registry that a screen is about: that of its place, of objects that were handed over that of the current one; undefined: none. */
export function registryShown({ place, current }: OpenView): string | undefined {
  if (place.kind !== 'objects') return registryOf(place);
  return current === undefined ? undefined : subjectOf(current)?.registry;
}
