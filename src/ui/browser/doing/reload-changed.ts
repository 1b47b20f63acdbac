import type { ItemReport } from '../acting/change-run.ts';
import { readLine as lineThatReads } from '../acting/command-lines.ts';
import { inTurn } from '../acting/in-turn.ts';
import type { Desk } from '../desk.ts';
import type { HandedOver } from '../handed-over.ts';
import { readLine } from '../read-line.ts';
import { identityOf, type Subject } from '../subject.ts';

const CONCURRENCY = 8;

/** Reads those places again that show something of the repositories that have changed; marks of what is gone go quietly. */
export function reloadChanged({ shell, views }: Desk, reports: readonly ItemReport[]): void {
  const sent = reports.filter(each => each.state !== 'not-attempted').map(each => each.target.subject);
  const registries = new Set(sent.map(each => each.registry));
  const repositories = new Set(
    sent.flatMap(each => ('repository' in each ? `${each.registry}/${each.repository}` : [])),
  );
  for (const view of views) {
    const { place } = view;
    if (place.kind === 'objects') {
      void readEach(sent, place.values, shell).then(() => view.load({ quietly: true }));
      continue;
    }
    if (!('registry' in place) || !registries.has(place.registry)) continue;
    const isConcerned = !('repository' in place) || repositories.has(`${place.registry}/${place.repository}`);
    if (isConcerned) view.load({ quietly: true });
  }
}

/** Objects that were handed over are listed by no line: those that have changed are read one by one. */
async function readEach(subjects: readonly Subject[], objects: HandedOver, { engine }: Desk['shell']): Promise<void> {
  const { signal } = new AbortController();
  await inTurn(subjects, CONCURRENCY, async subject => {
    try {
      const [value] = await readLine(lineThatReads(subject), { engine, signal });
      objects.replace(identityOf(subject), value);
    } catch (error) {
      // where it cannot be read, it stays as it was shown
      if (error instanceof Error && 'id' in error && /NotFound$/.test(String(error.id)))
        objects.replace(identityOf(subject), undefined);
    }
  });
}
