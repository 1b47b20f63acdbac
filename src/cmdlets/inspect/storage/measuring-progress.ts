import type { Context } from '../../../engine/context.ts';
import type { RepositoryName } from '../../../registry/model/repository-name.ts';
import type { Session } from '../../../session/session.ts';
import { grouped } from '../../../values/grouped.ts';

/** How far a measurement is. */
export class MeasuringProgress {
  readonly #repositories: readonly RepositoryName[];
  readonly #tell: Context<Session>['progress'];
  readonly #manifests = new Map<RepositoryName, number>();
  /** Manifests of all of them. */
  #read = 0;
  #total: number | undefined;
  #done = 0;

  constructor(repositories: readonly RepositoryName[], { progress }: Pick<Context<Session>, 'progress'>) {
    this.#repositories = repositories;
    this.#tell = progress;
  }

  /** A repository is begun; answers what is told while it is read. */
  reading(repository: RepositoryName): (text: string, done: number, of: number | undefined) => void {
    this.#show(repository);
    return (_, done, of) => {
      this.#read += done - (this.#manifests.get(repository) ?? 0);
      this.#manifests.set(repository, done);
      this.#total = of;
      this.#show(repository);
    };
  }

  /** A repository has been read. */
  done(repository: RepositoryName): void {
    this.#done++;
    this.#show(repository);
  }

  /** What to say where it was stopped, with what goes on from there. */
  get stoppedText(): string {
    const all = this.#repositories.length;
    if (this.#read === 0) return 'Stopped before anything was read.';
    const far =
      all === 1
        ? `after ${grouped(this.#read)} manifests`
        : `after ${grouped(this.#done)} of ${grouped(all)} repositories`;
    return `Stopped ${far}; what was read is kept for this session, so that the same command goes on from there.`;
  }

  #show(repository: RepositoryName): void {
    const isAlone = this.#repositories.length === 1;
    const manifests = `${grouped(this.#read)} manifests`;
    this.#tell({
      activity: 'Measuring storage',
      status: isAlone ? repository : `${repository}, ${manifests} so far`,
      ...(isAlone
        ? { done: this.#read, ...(this.#total === undefined ? {} : { total: this.#total }) }
        : { done: this.#done, total: this.#repositories.length }),
    });
  }
}
