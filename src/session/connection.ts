import type { Registry } from '../registry/registry.ts';

/** A registry that the session is connected to. */
export interface Connection {
  /** What the user calls it, and its drive: the first label of an ACR login server, else the login server. */
  readonly name: string;
  readonly registry: Registry;
  /** As whom: a user name, `anonymous`, `Entra ID`, `refresh token`. */
  readonly identity: string;
  /** Name of the source that the credential came from; undefined when the user spelled it out. */
  readonly source: string | undefined;
  /** Changes are refused before anything is sent. */
  readonly readOnly: boolean;
  /** What this registry cannot tell or do, in one sentence; undefined for an Azure Container Registry. */
  readonly notice: string | undefined;
  /** Frees the sockets, and stops the emulator where the connection started one. */
  close(): Promise<void>;
}
