import { readFileSync } from 'node:fs';
import type { TraceEvent } from './registry/transport/trace.ts';
import type { SessionParts } from './session/session.ts';

export interface OpenRegistryOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  /** The program ends after a command or a script. */
  readonly leavesSoon: boolean;
  /** Takes the lines of `ACRSH_TRACE=http`. */
  readonly trace: (line: string) => void;
}

/** How the session opens a registry: the client loads with the first one. */
export function registryOpener({
  environment,
  version,
  leavesSoon,
  trace,
}: OpenRegistryOptions): SessionParts['openRegistry'] {
  const tracing = environment.ACRSH_TRACE?.split(',').includes('http') ?? false;
  return async (server, credential, { isEmbedded, signal }) => {
    const [{ connectRegistry }, { createTransport }] = await Promise.all([
      import('./registry/connect.ts'),
      import('./registry/transport/http-transport.ts'),
    ]);
    if (leavesSoon) deferOptimising();
    const transport = createTransport({
      userAgent: `acrsh/${version}`,
      proxy: proxySettings(environment),
      ...(environment.ACRSH_CA_FILE ? { ca: readFileSync(environment.ACRSH_CA_FILE, 'utf8') } : {}),
      ...(tracing ? { trace: event => trace(traceLine(event)) } : {}),
    });
    return connectRegistry({
      server,
      credential,
      transport,
      signal,
      // the embedded registry is ours, and so is the Entra-like token that it issued
      ...(isEmbedded ? { kind: 'acr', trustedWithEntra: true } : {}),
    });
  };
}

/**
 * undici's HTTP parser is WebAssembly. After a few headers V8 starts to optimise it, on a thread that the end of the program has to wait
 * for, longer than a short command runs. To be called when the client is loaded: code cached under other flags is compiled anew.
 */
function deferOptimising(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--wasm-tiering-budget=1000000000');
}

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
