import { sideBySide } from '../../content/side-by-side.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import { getRepository } from '../../registry/repositories.ts';
import type { Connection } from '../../session/connection.ts';
import type { Reading } from '../../values/value.ts';
import type { Child } from './child.type.ts';

/** Repositories that are asked for at once. */
const AT_ONCE = 8;

/** Times, counts and attributes of the repositories of one listing; nothing is read before `read` is called, for rows on a screen. */
export class ChildDetails {
  readonly #connection: Connection;
  readonly #read = new Map<string, RepositoryProperties | undefined>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get isRead(): boolean {
    return this.#read.size > 0;
  }

  /** undefined: not read, or not to be read. */
  of(repository: string): RepositoryProperties | undefined {
    return this.#read.get(repository);
  }

  /** Reads what is missing, one request for each; answers what to say aside. Rejects with the signal's reason. */
  async read(children: readonly Child[], { signal }: Pick<Reading, 'signal'>): Promise<readonly string[]> {
    const { registry } = this.#connection;
    // other registries have no such facts
    if (registry.dialect.kind !== 'acr') return [];
    const missing = children
      .filter(each => each.isRepository && !this.#read.has(each.repository))
      .flatMap(each => parseRepositoryName(each.repository) ?? []);
    const said = new Set<string>();
    const read = async (name: RepositoryName, either: AbortSignal) => {
      try {
        this.#read.set(name, await getRepository(registry, name, { signal: either }));
      } catch (error) {
        if (!(error instanceof RegistryError)) throw error;
        either.throwIfAborted();
        this.#read.set(name, undefined);
        said.add(`Facts about repositories could not be read: ${error.message}`);
      }
    };
    await sideBySide(missing, signal, read, AT_ONCE);
    return [...said];
  }
}

/** Reads the facts for these rows. */
export async function readDetails(children: readonly Child[], reading: Reading): Promise<readonly string[]> {
  const said: string[] = [];
  for (const [details, rows] of Map.groupBy(children, each => each.details))
    said.push(...(await details.read(rows, reading)));
  return said;
}
