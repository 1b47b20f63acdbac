import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a loopback server saw it: the bytes are the oracle, not what the client thinks it sent. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  /** An object is sent as JSON. */
  readonly body?: string | Buffer | object;
  /** Cut the connection after so many bytes of the body; 0 sends nothing at all. */
  readonly cutAfter?: number;
  /** How the body's end is told where its length is not: in chunks, or by the end of the connection. */
  readonly framing?: 'chunked' | 'closed';
}

export type Handler = (request: SeenRequest, index: number) => Reply | Promise<Reply>;

export interface LoopbackServer extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly requests: SeenRequest[];
  /** How many connections were opened to it. */
  connections(): number;
}

/** Starts a server on a free port of 127.0.0.1 that answers as `handle` says and keeps what it saw. */
export async function startServer(handle: Handler): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const seen = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      const index = requests.push(seen) - 1;
      send(outgoing, await handle(seen, index));
    });
  });
  let connections = 0;
  server.on('connection', () => connections++);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `http://127.0.0.1:${port}`, port, requests },
    connections: () => connections,
    [Symbol.asyncDispose]: () => stop(server),
  };
}

function send(outgoing: ServerResponse, reply: Reply): void {
  const { status = 200, headers = {}, body = '', cutAfter, framing } = reply;
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(isJson ? `${JSON.stringify(body)}\n` : body);
  if (cutAfter === 0) {
    outgoing.socket?.destroy();
    return;
  }
  const type: Record<string, string> = isJson ? { 'content-type': 'application/json; charset=utf-8' } : {};
  if (framing === 'closed') outgoing.useChunkedEncodingByDefault = false;
  const length = framing === undefined ? { 'content-length': bytes.length } : {};
  outgoing.writeHead(status, { ...length, ...type, ...headers });
  if (cutAfter === undefined) outgoing.end(bytes);
  else outgoing.write(bytes.subarray(0, cutAfter), () => outgoing.socket?.destroy());
}

function stop(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
