import type { Registry } from '../registry/registry.ts';
import type { Offer } from './offer.ts';

/** A registry that the session is connected to. */
export interface Connection {
  /** What the user calls it, and its drive: the first label of an ACR login server, else the login server. */
  readonly name: string;
  readonly registry: Registry;
  /** What it was signed in to with. */
  readonly offer: Offer;
  /** Changes are refused before anything is sent. */
  readonly readOnly: boolean;
  /** Every change wants a word typed: the settings' `protectedRegistries`. */
  readonly isProtected: boolean;
  /** What this registry cannot tell or do, in one sentence; undefined for an Azure Container Registry. */
  readonly notice: string | undefined;
  /** Frees the sockets, and stops the emulator where the connection started one. */
  close(): Promise<void>;
}
