import type { Fixture } from '../../../src/emulator/fixtures/fixture.ts';
import type { RepositoryBuilder } from '../../../src/emulator/fixtures/repository-builder.ts';
import type { Manifest } from '../../../src/emulator/store/repository.ts';

const DAY = 86_400_000;

/** A registry of one repository, filled by this. */
export const stocked =
  (name: string, fill: (repository: RepositoryBuilder, daysAgo: (days: number) => Date) => void): Fixture =>
  registry => {
    const daysAgo = (days: number) => new Date(registry.now.getTime() - days * DAY);
    registry.repository(name, daysAgo(1000), repository => fill(repository, daysAgo));
  };

/** So many untagged images, a day apart. */
export const untagged = (count: number): Fixture =>
  stocked('load/old', (repository, daysAgo) => {
    for (let at = 0; at < count; at++) imageOf(repository, `old-${at}`, daysAgo(count - at + 1));
  });

/** An image that nothing else is like. */
export function imageOf(repository: RepositoryBuilder, name: string, created: Date): Manifest {
  return repository.image({ created, layers: [repository.layer('file', name)], labels: { name } });
}
