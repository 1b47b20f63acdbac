import type { Connection } from './connection.ts';
import { SessionError } from './session-error.ts';

/** The registries that are connected, by name and by login server, ignoring case. */
export class Connections {
  readonly #open: Connection[] = [];

  get all(): readonly Connection[] {
    return this.#open;
  }

  get names(): readonly string[] {
    return this.#open.map(each => each.name);
  }

  /** Adds a connection; one with the same name is closed and replaced. */
  async add(connection: Connection): Promise<void> {
    await this.remove(connection.name);
    this.#open.push(connection);
  }

  /** Puts a connection in the place of another one on the same sockets, which stay open. */
  replace(old: Connection, connection: Connection): void {
    this.#open.splice(this.#open.indexOf(old), 1, connection);
  }

  /** Closes and forgets; does nothing when there is no such connection. */
  async remove(name: string): Promise<void> {
    const index = this.#open.findIndex(each => each.name === name);
    const [removed] = index < 0 ? [] : this.#open.splice(index, 1);
    await removed?.close();
  }

  /** The connection whose registry is on this drive. */
  at(drive: string | undefined): Connection | undefined {
    return this.#open.find(each => each.name === drive);
  }

  /**
   * The connection that `registryName` means (short name, drive or login server), or the one to use when nothing was said: the current
   * location's, else the only one. Throws SessionError.
   */
  find(registryName: string | undefined, drive: string | undefined): Connection {
    if (registryName !== undefined) return this.#named(registryName);
    const current = this.at(drive);
    if (current) return current;
    const [only, ...others] = this.#open;
    if (!only) {
      throw new SessionError(
        'NotConnected',
        'No registry is connected.',
        'Connect first: Connect-AzContainerRegistry -Name <registry>, or -Emulator to try the embedded registry.',
      );
    }
    if (others.length === 0) return only;
    throw new SessionError(
      'SeveralConnections',
      `Several registries are connected: ${this.names.join(', ')}.`,
      `Say which one with -RegistryName, or go to it: cd ${only.name}:/`,
    );
  }

  /** Whether `registryName` means one of them. */
  has(registryName: string): boolean {
    return this.#byName(registryName) !== undefined;
  }

  /** Whether both names mean the same one of them. */
  means(registryName: string, other: string): boolean {
    const connection = this.#byName(registryName);
    return connection !== undefined && connection === this.#byName(other);
  }

  #byName(registryName: string): Connection | undefined {
    const wanted = registryName
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '');
    return this.#open.find(
      ({ name, registry }) =>
        name.toLowerCase() === wanted || registry.server.name === wanted || registry.server.host === wanted,
    );
  }

  #named(registryName: string): Connection {
    const found = this.#byName(registryName);
    if (found) return found;
    const connected = this.#open.length === 0 ? 'No registry is connected.' : `Connected: ${this.names.join(', ')}.`;
    throw new SessionError(
      'NoSuchConnection',
      `The registry '${registryName}' is not connected. ${connected}`,
      `Connect-AzContainerRegistry -Name ${registryName}`,
    );
  }
}
