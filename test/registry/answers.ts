import type { Handler, Reply, SeenRequest } from './loopback-server.ts';

/** A token in ACR's form that ends at this time (milliseconds) and allows these scopes' actions. */
export function jwtUntil(milliseconds: number, id = ''): string {
  const claims = { jti: id, exp: Math.floor(milliseconds / 1000) };
  return `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

/** Gives out tokens as ACR does, and leaves every other request to `operation`. */
export function withTokens(operation: Handler): Handler {
  return (request, index) => tokenReply(request) ?? operation(request, index);
}

function tokenReply({ path }: SeenRequest): Reply | undefined {
  if (path.startsWith('/oauth2/exchange')) return { body: { refresh_token: 'refresh' } };
  if (path.startsWith('/oauth2/token')) return { body: { access_token: 'access' } };
  return undefined;
}

/** An error in the registry's own shape. */
export function complaint(status: number, code: string, message: string): Reply {
  return { status, body: { errors: [{ code, message }] } };
}

export const ATTRIBUTES = { deleteEnabled: true, writeEnabled: true, listEnabled: true, readEnabled: true };
