import { randomBytes } from 'node:crypto';
import { createAccounts } from './auth/accounts.ts';
import { audiences, type CloudName } from './auth/audiences.ts';
import { createTokens } from './auth/tokens.ts';
import { type Clock, createClock } from './clock.ts';
import type { CredentialOptions, Credentials } from './credentials.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import type { Fixture } from './fixtures/fixture.ts';
import { type FixtureName, namedFixture } from './fixtures/named.ts';
import { buildRegistry } from './fixtures/registry-builder.ts';
import type { Ledger } from './ledger.ts';
import { createBook } from './ledger-book.ts';
import { createMatcher } from './routes/match.ts';
import { routes } from './routes/table.ts';
import { listen, type Tls } from './server.ts';
import { type Service, serveRegistry, serveStorage } from './service.ts';
import { Store } from './store/store.ts';

/** How an emulated registry starts. Everything has a default that suits a test. */
export interface EmulatorOptions {
  /** What the registry holds at the start; "empty" by default. */
  fixture?: Fixture | FixtureName;
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** Serves https with this certificate instead of plain http; blob storage too. PEM. */
  tls?: Tls;
  /** The clock under the emulator's own; the system's by default. */
  now?: () => Date;
  /** Decides what the fixture's random content looks like; 1 by default. */
  seed?: number;
  /** Name of the registry resource and so of its admin user; "contoso" by default. */
  name?: string;
  credentials?: CredentialOptions;
  /** Whether requests without credentials may list and pull; false by default. */
  anonymousPull?: boolean;
  /** Decides which audiences of Entra tokens are taken; AzureCloud by default. */
  cloud?: CloudName;
  /** Whether Entra tokens for Azure Resource Manager are exchanged, the `azureADAuthenticationAsArmPolicy`; true by default. */
  armTokens?: boolean;
  /** Whether a manifest's referrers stay when it is deleted; false by default, as Azure documents it. */
  keepsReferrers?: boolean;
  /** Manifests and tags that a page of a list holds at most, whatever is asked for; 1000 by default. */
  largestPage?: number | undefined;
  /** Turns the soft delete policy on: deleted things are kept for so many days; off by default, unless the fixture turns it on. */
  softDeleteDays?: number;
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
  /** Resolves when nobody is connected: nothing that a process has sent which has ended is still to come. */
  alone(): Promise<void>;
  /** Cuts open connections and stops listening. */
  close(): Promise<void>;
}

/** Starts a registry on 127.0.0.1. Rejects with what `listen` reports, for example EADDRINUSE. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { fixture = 'empty', tls } = options;
  const fill = typeof fixture === 'string' ? await namedFixture(fixture) : fixture;
  const clock = createClock(options.now);
  const faults = createFaults(options.faults);
  const book = createBook();
  const store = new Store();
  store.deleted.days = options.softDeleteDays;

  // The registry's own address is part of its tokens and links, so it is completed once both servers listen.
  let service: Service | undefined;
  const storage = await listen(async (request, response) => service && serveStorage(service, request, response), {
    port: 0,
    tls,
  });
  const server = await listen(async (request, response) => service && serveRegistry(service, request, response), {
    port: options.port ?? 0,
    tls,
  }).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const tokens = createTokens(server.host, clock);
  const accounts = createAccounts(tokens, {
    ...options.credentials,
    name: options.name ?? 'contoso',
    anonymousPull: options.anonymousPull ?? false,
  });
  service = {
    faults,
    book,
    match: createMatcher(routes),
    registry: {
      origin: server.origin,
      loginServer: server.host,
      storageOrigin: storage.origin,
      storageKey: randomBytes(32),
      store,
      clock,
      tokens,
      accounts,
      audiences: audiences[options.cloud ?? 'AzureCloud'],
      armTokens: options.armTokens ?? true,
      keepsReferrers: options.keepsReferrers ?? false,
      largestPage: options.largestPage,
    },
  };
  fill(buildRegistry(store, clock, options.seed ?? 1));
  return {
    origin: server.origin,
    loginServer: server.host,
    storageOrigin: storage.origin,
    credentials: accounts.credentials,
    ledger: book,
    faults,
    clock,
    store,
    alone: async () => {
      await Promise.all([server.alone(), storage.alone()]);
    },
    close: async () => {
      await Promise.all([server.close(), storage.close()]);
    },
  };
}
