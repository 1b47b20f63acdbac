import { closest } from './closest.ts';
import type { AnyCmdlet } from './cmdlet.ts';

/** A cmdlet as far as it is known without loading it. */
export interface CommandEntry<Session = unknown> {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly synopsis: string;
  readonly grade: 'read' | 'change' | 'destroy';
  /** Loads the declaration; the runtime keeps the module, so a second call is cheap. */
  load(): Promise<AnyCmdlet<Session>>;
}

/** The entries of cmdlets that one file holds, from what is said of them without it. The file is loaded once, for the first that is wanted. */
export function entriesOf<Session>(
  load: () => Promise<readonly AnyCmdlet<Session>[]>,
  facts: readonly Omit<CommandEntry, 'load'>[],
): readonly CommandEntry<Session>[] {
  let loaded: Promise<ReadonlyMap<string, AnyCmdlet<Session>>> | undefined;
  return facts.map(each => ({
    ...each,
    async load() {
      loaded ??= load().then(cmdlets => new Map(cmdlets.map(cmdlet => [cmdlet.name, cmdlet])));
      const cmdlet = (await loaded).get(each.name);
      if (!cmdlet) throw new Error(`${each.name} is not in the file of its folder: run npm run generate`);
      return cmdlet;
    },
  }));
}

export interface AliasEntry {
  readonly name: string;
  readonly definition: string;
}

/** Every command by name and alias, ignoring case. Each `Verb-AzContainerRegistryNoun` has the alias `Verb-AcrNoun`. */
export class CommandTable<Session = unknown> {
  readonly #entries: readonly CommandEntry<Session>[];
  readonly #aliases: readonly AliasEntry[];
  readonly #byName: ReadonlyMap<string, CommandEntry<Session>>;

  constructor(entries: readonly CommandEntry<Session>[]) {
    this.#entries = entries;
    this.#aliases = entries.flatMap(({ name, aliases }) =>
      [...aliases, ...shortForm(name)].map(alias => ({ name: alias, definition: name })),
    );
    this.#byName = new Map(
      entries.flatMap(entry => commandNames(entry).map(name => [name.toLowerCase(), entry] as const)),
    );
  }

  /** By name or alias. */
  find(name: string): CommandEntry<Session> | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** In the order of the table. */
  all(): readonly CommandEntry<Session>[] {
    return this.#entries;
  }

  aliases(): readonly AliasEntry[] {
    return this.#aliases;
  }

  /** The names nearest to a mistyped one, best first, short forms among them; empty when none is near. */
  suggest(name: string): readonly string[] {
    return closest(name, this.#entries.flatMap(commandNames));
  }
}

/** Its name, then its aliases. */
export const commandNames = ({ name, aliases }: Pick<CommandEntry, 'name' | 'aliases'>): readonly string[] => [
  name,
  ...aliases,
  ...shortForm(name),
];

const LONG = 'AzContainerRegistry';

/** `Get-AzContainerRegistryTag` → `Get-AcrTag`, `Connect-AzContainerRegistry` → `Connect-Acr`; nothing for other names. */
const shortForm = (name: string): readonly string[] => (name.includes(LONG) ? [name.replace(LONG, 'Acr')] : []);
