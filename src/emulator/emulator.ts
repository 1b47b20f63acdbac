import type { Clock } from './clock.ts';
import type { CredentialOptions, Credentials } from './credentials.ts';
import type { Fault, Faults } from './faults.ts';
import type { Fixture } from './fixtures/fixture.ts';
import type { FixtureName } from './fixtures/named.ts';
import type { Ledger } from './ledger.ts';
import type { Store } from './store/store.ts';

/** How an emulated registry starts. Everything has a default that suits a test. */
export interface EmulatorOptions {
  /** What the registry holds at the start; "empty" by default. */
  fixture?: Fixture | FixtureName;
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** Serves https with this certificate instead of plain http; blob storage too. PEM. */
  tls?: { cert: string | Buffer; key: string | Buffer };
  /** The clock under the emulator's own; the system's by default. */
  now?: () => Date;
  /** Decides what the fixture's random content looks like; 1 by default. */
  seed?: number;
  credentials?: CredentialOptions;
  /** Whether requests without credentials may list and pull; false by default. */
  anonymousPull?: boolean;
  /** Whether Entra tokens for Azure Resource Manager are exchanged, the `azureADAuthenticationAsArmPolicy`; true by default. */
  armTokens?: boolean;
  /** Faults scheduled from the start. */
  faults?: readonly Fault[];
}

/** A running registry in memory. */
export interface Emulator {
  /** For example `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Host and port, the `service` of its challenges and the audience of its tokens. */
  readonly loginServer: string;
  /** Origin of the blob storage that a blob GET is redirected to. */
  readonly storageOrigin: string;
  readonly credentials: Credentials;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly clock: Clock;
  /** What is stored, for a test to look at or to change behind the client's back. */
  readonly store: Store;
  /** Cuts open connections and stops listening. */
  close(): Promise<void>;
}

/** Starts a registry on 127.0.0.1. Throws what `listen` throws, for example EADDRINUSE. */
export declare function startEmulator(options?: EmulatorOptions): Promise<Emulator>;
