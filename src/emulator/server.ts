import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Reply } from './reply.ts';

/** PEM certificate and key. */
export interface Tls {
  cert: string | Buffer;
  key: string | Buffer;
}

/** A server on 127.0.0.1. */
export interface Listening {
  readonly origin: string;
  readonly host: string;
  /** Resolves when nobody is connected: what others have sent before they went has been taken. */
  alone(): Promise<void>;
  close(): Promise<void>;
}

const IDLE_CONNECTION = 120_000;

/** Starts listening on loopback. Rejects with what `listen` reports, for example EADDRINUSE. */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  options: { port: number; tls: Tls | undefined },
): Promise<Listening> {
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => fail(response, error));
  };
  const server: Server = options.tls === undefined ? createPlainServer(handler) : createTlsServer(options.tls, handler);
  // Longer than any client keeps an idle connection, so that it is never this end that closes one in use.
  server.keepAliveTimeout = IDLE_CONNECTION;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const connections = promisify(server.getConnections.bind(server));
  return {
    host,
    origin: `${options.tls === undefined ? 'http' : 'https'}://${host}`,
    async alone() {
      do {
        // who has connected a moment ago is accepted in the second turn at the latest
        await turn();
        await turn();
      } while ((await connections()) > 0);
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mistake of the emulator's own, told to whoever meets it. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`The emulator failed: ${error}\n`);
}

/** Is it one of the two names by which this machine calls itself? *guess*: ACR has one name only. */
export function isOwnName(name: string | null | undefined, host: string): boolean {
  return name === host || name === host.replace('127.0.0.1', 'localhost');
}

/** A page of another site that resolves its own name to 127.0.0.1 sends that name as Host; such requests are not served. */
export function isOwnHost(request: IncomingMessage, host: string): boolean {
  return isOwnName(request.headers.host, host);
}

/** The whole request body. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the request body to its end and keeps none of it: who may not send must not fill the memory. */
export async function discardBody(request: IncomingMessage): Promise<Buffer> {
  request.resume();
  if (!request.readableEnded) await once(request, 'end');
  return Buffer.alloc(0);
}

/** Sends an answer, dated by the emulator's clock. With `cutAfter`, only so many bytes of its body, and then the connection is cut. */
export function send(
  response: ServerResponse,
  reply: Reply,
  options: { method: string; chunked: boolean; date: Date; cutAfter?: number },
): void {
  const { body, headers } = reply;
  response.statusCode = reply.status;
  response.setHeader('Date', options.date.toUTCString());
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const sized = response.hasHeader('Content-Length') || reply.status === 204;
  if (!options.chunked && !sized) response.setHeader('Content-Length', body.length);
  if (options.cutAfter !== undefined) {
    response.flushHeaders();
    response.write(body.subarray(0, options.cutAfter), () => response.destroy());
    return;
  }
  if (options.method === 'HEAD') response.end();
  else if (options.chunked) {
    response.write(body);
    response.end();
  } else response.end(body);
}
