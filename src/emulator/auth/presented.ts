import type { Accounts } from './accounts.ts';
import type { Presented } from './authorize.ts';
import type { TokenIssuer } from './tokens.ts';

/** Name and password of a Basic header (RFC 7617); undefined for anything else. */
export function readBasic(header: string | undefined): { username: string; password: string } | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * What an Authorization header of a data route is worth. Basic does for the admin user everywhere, for scoped tokens on
 * /v2 only (ACR wire facts §2.1: samples and an issue; the line between them is a guess). Without a header
 * there is nothing, even where anonymous pull is on: such callers, too, fetch a token first (recording of anonymous access).
 */
export function readPresented(
  header: string | undefined,
  from: { tokens: TokenIssuer; accounts: Accounts; family: string },
): Presented {
  if (header === undefined) return { credential: 'none', rights: undefined };
  const [, bearer] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  if (bearer !== undefined) return { credential: 'bearer', rights: from.tokens.readAccess(bearer) };
  const basic = readBasic(header);
  if (basic === undefined) return { credential: 'other', rights: undefined };
  const holder = from.accounts.signIn(basic.username, basic.password);
  const served = holder?.kind !== 'scoped' || from.family === 'v2';
  return { credential: 'basic', rights: served ? holder?.rights : undefined };
}
