import { readFileSync } from 'node:fs';
import type { LoginServer } from './registry/model/login-server.ts';
import type { TraceEvent } from './registry/transport/trace.ts';
import type { Transport } from './registry/transport/transport.ts';
import { cloudOf, isTrustedWithEntra } from './session/clouds.ts';
import type { SessionParts } from './session/session.ts';
import { SessionError } from './session/session-error.ts';
import type { RegistrySettings, SettingsStore } from './session/settings.ts';
import type { WireWatch } from './wire-watch.ts';

export interface OpenRegistryOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly settings: SettingsStore;
  readonly version: string;
  /** The program ends after a command or a script. */
  readonly leavesSoon: boolean;
  /** Takes the lines of `ACRSH_TRACE=http`. */
  readonly trace: (line: string) => void;
  /** The commands that want to see their requests. */
  readonly wire: WireWatch;
}

/** How the session opens a registry: the client loads with the first one. */
export function registryOpener(options: OpenRegistryOptions): SessionParts['openRegistry'] {
  const { settings, leavesSoon } = options;
  // V8's settings are those of the process: a second growth of its space would be eightfold again
  let isTuned = false;
  return async (server, credential, { isEmbedded, skipCertificateCheck, signal }) => {
    const own = settings.current.registries[server.name];
    const [{ connectRegistry }, transport] = await Promise.all([
      import('./registry/connect.ts'),
      openTransport(options, { server, own, skipCertificateCheck }),
    ]);
    if (!isTuned) (leavesSoon ? deferOptimising : boundHeap)();
    isTuned = true;
    const isCustomCloud = !server.isAcr && cloudOf(server, settings.current) !== undefined;
    const connecting = connectRegistry({
      server,
      credential,
      transport,
      signal,
      trustedRealms: own?.trustedRealms ?? [],
      // the embedded registry is ours, and so is the Entra-like token that it issued
      trustedWithEntra: isEmbedded || isTrustedWithEntra(server, settings.current),
      kind: isEmbedded || isCustomCloud ? 'acr' : undefined,
    });
    return connecting.catch(async (error: unknown) => {
      await transport.close();
      throw error;
    });
  };
}

/** What is told apart for one registry. */
interface Destination {
  readonly server: LoginServer;
  readonly own: RegistrySettings | undefined;
  readonly skipCertificateCheck: boolean;
}

/** A client for one registry, or for Azure's own services where there is no destination. Throws SessionError for a file that cannot be read. */
export async function openTransport(
  { environment, version, trace, wire }: Pick<OpenRegistryOptions, 'environment' | 'version' | 'trace' | 'wire'>,
  to?: Destination,
): Promise<Transport> {
  const { createTransport } = await import('./registry/transport/http-transport.ts');
  const tracing = environment.ACRSH_TRACE?.split(',').includes('http') ?? false;
  const authorities = [environment.ACRSH_CA_FILE, to?.own?.caFile].filter(
    each => each !== undefined && each !== '',
  ) as string[];
  const { clientCertificate, clientKey } = to?.own ?? {};
  const client = clientCertificate && {
    certificate: read(clientCertificate),
    key: read(clientKey ?? clientCertificate),
  };
  return createTransport({
    userAgent: `acrsh/${version}`,
    proxy: proxySettings(environment),
    tls: {
      ca: authorities.length === 0 ? undefined : authorities.map(read).join('\n'),
      registry: to && {
        origin: to.server.origin,
        skipCertificateCheck: to.skipCertificateCheck,
        client: client || undefined,
      },
    },
    trace: () => {
      const watch = wire.trace;
      if (!tracing) return watch;
      return event => {
        trace(traceLine(event));
        watch?.(event);
      };
    },
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SessionError(
      'UnreadableFile',
      `The certificate file ${file} cannot be read (${why}).`,
      'Check ACRSH_CA_FILE, and caFile, clientCertificate and clientKey in the settings.',
    );
  }
}

/**
 * undici's HTTP parser is WebAssembly. After a few headers V8 starts to optimise it, on a thread that the end of the program has to wait
 * for, longer than a short command runs. To be called when the client is loaded: code cached under other flags is compiled anew.
 */
function deferOptimising(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--wasm-tiering-budget=1000000000');
}

/**
 * A prompt stays open beside other programs, so what a long listing leaves behind must not stay. V8's space for new objects begins with 1 MB,
 * less than one page of a listing or one frame, so that all of that would survive and be moved to where garbage is collected late; left to
 * itself it grows to 128 MB in Node 24 and never shrinks. Here it grows once, to 8 MB. And old garbage is collected when it is a quarter of
 * what lives, in place of up to three times as much.
 */
function boundHeap(): void {
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString('--heap-growing-percent=15');
  v8.setFlagsFromString('--semi-space-growth-factor=8');
  growNewSpace(v8);
  v8.setFlagsFromString('--semi-space-growth-factor=1');
}

/** It grows when more than it can hold has survived, so something has to live for a moment. */
function growNewSpace({ getHeapSpaceStatistics }: Pick<typeof import('node:v8'), 'getHeapSpaceStatistics'>): void {
  const size = () => getHeapSpaceStatistics().find(each => each.space_name === 'new_space')?.space_size;
  const before = size();
  const living: unknown[] = [];
  for (let round = 0; round < MOST_ROUNDS && size() === before; round++) {
    living.push(Array.from({ length: 4000 }, (_, index) => ({ index })));
  }
}

/** Ten times what it takes. */
const MOST_ROUNDS = 200;

function proxySettings(environment: NodeJS.ProcessEnv) {
  return {
    httpsProxy: environment.HTTPS_PROXY ?? environment.https_proxy,
    httpProxy: environment.HTTP_PROXY ?? environment.http_proxy,
    noProxy: environment.NO_PROXY ?? environment.no_proxy,
  };
}

function traceLine(event: TraceEvent): string {
  const what = `${event.method} ${event.url}`;
  switch (event.kind) {
    case 'request':
      return `http ${event.id} ${what} ${JSON.stringify(event.headers)}`;
    case 'answer':
      return `http ${event.id} ${event.status} in ${event.milliseconds} ms ${JSON.stringify(event.headers)}`;
    case 'failure':
      return `http ${event.id} ${what} failed: ${event.message}`;
  }
}
