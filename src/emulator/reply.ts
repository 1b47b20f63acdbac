/** An answer before it goes onto the wire. Header values that are arrays become several lines. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** An answer without a body. */
export function empty(status: number, headers: Reply['headers'] = {}): Reply {
  return { status, headers, body: Buffer.alloc(0) };
}

/** JSON of /v2 and /acr/v1: with a newline at the end (ACR wire facts §4, recording). */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(`${JSON.stringify(value)}\n`),
  };
}

/** Bytes as they are. */
export function bytes(
  status: number,
  contentType: string,
  body: Buffer | string,
  headers: Reply['headers'] = {},
): Reply {
  return {
    status,
    headers: { 'Content-Type': contentType, ...headers },
    body: Buffer.from(body),
  };
}
