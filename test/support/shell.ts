import { cmdletTable } from '../../src/cmdlets/table.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { FixtureName } from '../../src/emulator/fixtures/named.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { aboutTopics } from '../../src/help/topics.ts';
import { REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { connectRegistry } from '../../src/registry/connect.ts';
import type { Clock } from '../../src/registry/transport/clock.ts';
import { createTransport, type TransportOptions } from '../../src/registry/transport/http-transport.ts';
import { formatLocation } from '../../src/session/location.ts';
import { Session } from '../../src/session/session.ts';
import { WireWatch } from '../../src/wire-watch.ts';
import { type Recording, type RecordingOptions, recordHost } from './recording-host.ts';
import { strangerParts } from './session-parts.ts';

export interface ShellOptions extends RecordingOptions {
  readonly fixture?: Fixture | FixtureName;
  /** Left out, the shell is connected to the registry as `demo`. */
  readonly connected?: boolean;
  /** The client's clock; one that sleeps in no time lets a test see retries through. */
  readonly clock?: Clock;
  /** Accounts, keychain, settings and sources of credentials; left out, there are none. */
  readonly parts?: Partial<ReturnType<typeof strangerParts>>;
  /** `$env:`; empty if left out. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How the client reaches registries. */
  readonly transport?: Omit<TransportOptions, 'userAgent' | 'clock'>;
  /** How the registry itself is. */
  readonly registry?: Omit<EmulatorOptions, 'fixture' | 'now'>;
}

/** A whole shell in this process on an embedded registry of its own: the real engine, client and registry. */
export interface TestShell extends AsyncDisposable, Recording {
  readonly engine: Engine;
  readonly session: Session;
  readonly emulator: Emulator;
  /** `PS demo:/team/api`, as the prompt shows it. */
  prompt(): string;
  /** Runs one input; answers the lines that it showed. */
  run(source: string): Promise<string[]>;
}

/** The registry's clock of all tests that show times. */
export const NOW = new Date('2026-01-15T10:00:00Z');

export async function startShell({
  fixture = 'demo',
  connected = true,
  clock,
  parts = {},
  registry = {},
  transport = {},
  environment = {},
  ...options
}: ShellOptions = {}): Promise<TestShell> {
  const emulator = await startEmulator({ ...registry, fixture, now: () => NOW });
  const wire = new WireWatch();
  const recording = recordHost({ now: () => NOW.getTime(), ...options });
  const session = new Session({
    openRegistry: (server, credential, { isEmbedded, skipCertificateCheck, signal: abort }) =>
      connectRegistry({
        server,
        credential,
        signal: abort,
        transport: createTransport({
          userAgent: 'acrsh/test',
          ...transport,
          trace: () => wire.trace,
          tls: { ...transport.tls, registry: { origin: server.origin, skipCertificateCheck, client: undefined } },
          ...(clock ? { clock } : {}),
        }),
        ...(clock ? { clock } : {}),
        ...(isEmbedded ? { kind: 'acr', trustedWithEntra: true } : {}),
      }),
    startEmulator: async () => ({
      loginServer: emulator.origin,
      userName: 'Entra ID',
      credential: {
        kind: 'entra',
        audiences: [REGISTRY_AUDIENCE],
        getAccessToken: async () => new Secret(emulator.credentials.entraToken()),
      },
      close: async () => {},
    }),
    ...strangerParts(),
    ...parts,
  });
  const engine = createEngine({
    commands: cmdletTable,
    topics: aboutTopics,
    host: recording.host,
    session,
    environment,
    version: 'test',
    automatic: { PWD: () => formatLocation(session.places.current) },
    onCall: streams => wire.listen(streams),
  });
  const { signal } = new AbortController();
  if (connected) await session.connectEmulator(false, signal);
  return {
    ...recording,
    engine,
    session,
    emulator,
    prompt: () => ['PS', formatLocation(session.places.current)].filter(each => each !== '').join(' '),
    async run(source) {
      const before = recording.lines.length;
      // as at the prompt, each input has a signal of its own
      await engine.run(source, new AbortController().signal);
      return recording.lines.slice(before);
    },
    async [Symbol.asyncDispose]() {
      await session.close();
      await emulator.close();
    },
  };
}
