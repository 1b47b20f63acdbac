import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Emulator } from '../../src/emulator/emulator.ts';

/** What a test sends. `scope` fetches a token for it straight from the emulator. */
export interface Call {
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  scope?: string;
}

/** What came back, as it was on the wire. */
export interface Answer {
  status: number;
  /** Lower-case names; several lines are joined with ", ". */
  headers: Readonly<Record<string, string>>;
  /** Name and value in turn, every line. */
  rawHeaders: readonly string[];
  bytes: Buffer;
  text: string;
}

/** Sends one request through a real socket and reads the whole answer. Rejects if the connection is cut. */
export function send(method: string, url: string, call: Omit<Call, 'scope'> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...call.headers }, agent: false };
    const secure = url.startsWith('https:');
    const request = (secure ? tlsRequest : plainRequest)(url, options, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headersDistinct).map(([name, lines]) => [name, (lines ?? []).join(', ')]),
          ),
          rawHeaders: response.rawHeaders,
          bytes,
          text: bytes.toString('utf8'),
        });
      });
    });
    request.on('error', reject);
    if (call.body !== undefined) request.setHeader('Content-Length', Buffer.byteLength(call.body));
    request.end(call.body);
  });
}

/** Calls an emulator, with a token for `scope` if one is given. */
export function call(
  emulator: Emulator,
  method: string,
  path: string,
  { scope, headers, ...rest }: Call = {},
): Promise<Answer> {
  const authorization =
    scope === undefined ? {} : { Authorization: `Bearer ${emulator.credentials.accessToken(scope)}` };
  return send(method, `${emulator.origin}${path}`, { ...rest, headers: { ...authorization, ...headers } });
}

/** A form body, with its header. */
export function form(fields: Readonly<Record<string, string>>): Call {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}
