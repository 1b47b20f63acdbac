import { createHmac, timingSafeEqual } from 'node:crypto';

/** Claims of a token; times are seconds since 1970. */
export type Claims = Readonly<Record<string, unknown>> & {
  readonly exp: number;
};

/**
 * Writes a token that looks like ACR's: three base64url parts, header RS256 with a `kid` of colon-separated groups
 * (ACR wire facts §2.4, recording). The signature is an HMAC, so that only this emulator can verify it.
 */
export function signToken(claims: Claims, key: Buffer): string {
  const content = [{ alg: 'RS256', typ: 'JWT', kid: 'ACRS:H3MU:LATO:R4XY:7Q2B:K5VN' }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${signatureOf(content, key).toString('base64url')}`;
}

/** The claims of a token that this key signed and that has not expired; undefined for any other text. */
export function verifyToken(token: string, key: Buffer, now: Date): Claims | undefined {
  const [header, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  const expected = signatureOf(`${header}.${payload}`, key);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return claims.exp * 1000 > now.getTime() ? claims : undefined;
}

/** One claim of a token that nobody has verified; undefined where there is none to read. */
export function peekClaim(token: string, name: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const value: unknown = Object.entries(Object(claims)).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf(content: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
