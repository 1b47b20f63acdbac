import { formatScope, intersect, parseScope } from '../auth/access.ts';
import { tokenUser } from '../auth/accounts.ts';
import { peekClaim } from '../auth/jwt.ts';
import { readBasic } from '../auth/presented.ts';
import type { Holder } from '../auth/tokens.ts';
import type { TokenRequest } from '../ledger.ts';
import { bytes, empty, type Reply } from '../reply.ts';
import { isOwnName } from '../server.ts';
import type { Exchange, Route } from './route.ts';

/** Bodies of these routes have no newline at the end (ACR wire facts §4, recording). */
const tokenReply = (tokens: Readonly<Record<string, string>>): Reply =>
  bytes(200, 'application/json; charset=utf-8', JSON.stringify(tokens));

/** Wrong tenant, bad refresh token, bad password: 401 without body or challenge (ACR wire facts §2.2 and §2.3, transcribed recording). */
const refused = (): Reply => empty(401);

/** An Entra token of the wrong audience (ACR wire facts §2.2, recording). */
const noPermissions = (): Reply =>
  bytes(
    401,
    'application/json; charset=utf-8',
    '{"errors":[{"code":"UNAUTHORIZED","message":"retrieving permissions failed"}]}\n',
  );

/** An Entra token for Azure Resource Manager where the registry does not take them (ACR wire facts §2.2; the body is a guess). */
const armDisallowed = (): Reply =>
  bytes(
    401,
    'application/json; charset=utf-8',
    '{"errors":[{"code":"UNAUTHORIZED","message":"arm aad token disallowed"}]}\n',
  );

/** Entra token → refresh token (ACR wire facts §2.2, recording). */
function exchangeToken(exchange: Exchange): Reply {
  const { registry } = exchange;
  const form = new URLSearchParams(exchange.body.toString('utf8'));
  exchange.asked(tokenRequestOf(form));
  if (!isOwnName(form.get('service'), registry.loginServer)) return refused();
  const grant = form.get('grant_type');
  if (grant === 'refresh_token' || grant === 'access_token_refresh_token') exchange.note(`deprecated grant "${grant}"`);
  const entra = registry.tokens.readEntra(form.get('access_token') ?? '');
  const own = registry.accounts.credentials.tenant;
  if (entra === undefined || entra.tenant !== own || (form.get('tenant') || own) !== own) return refused();
  const audience = entra.audience.replace(/\/$/, '');
  if (registry.audiences.arm.includes(audience)) {
    if (!registry.armTokens) return armDisallowed();
  } else if (audience !== registry.audiences.registry) return noPermissions();
  exchange.effect({ kind: 'token issued', token: 'refresh', scope: '' });
  return tokenReply({
    refresh_token: registry.tokens.refresh(registry.accounts.entra),
  });
}

function tokenRequestOf(form: URLSearchParams): TokenRequest {
  const [userName, tenant] = [form.get('username'), form.get('tenant')];
  const audience = peekClaim(form.get('access_token') ?? '', 'aud');
  return {
    grant: form.get('grant_type') ?? '',
    scope: form.getAll('scope').join(' '),
    ...(userName && { userName }),
    ...(tenant && { tenant }),
    ...(audience && { audience }),
  };
}

/** Who a token POST comes from, by its grant (ACR wire facts §2.3, recording). */
function holderOf({ registry }: Exchange, form: URLSearchParams): Holder | undefined {
  const refresh = form.get('refresh_token');
  if (refresh) return registry.tokens.readRefresh(refresh);
  const username = form.get('username');
  return username ? registry.accounts.signIn(username, form.get('password') ?? '') : registry.accounts.anonymous;
}

/**
 * Issues an access token for what of the scope the holder has: 200 also if that is nothing at all, and for
 * repositories that do not exist; the refusal comes with the request (ACR wire facts §2.3, recording).
 */
function issue(
  exchange: Exchange,
  holder: Holder | undefined,
  scope: string,
  extra: Readonly<Record<string, string>> = {},
): Reply {
  if (holder === undefined) return refused();
  const access = intersect(parseScope(scope), holder.rights);
  exchange.effect({
    kind: 'token issued',
    token: 'access',
    scope: formatScope(access),
  });
  return tokenReply({
    access_token: exchange.registry.tokens.access(holder, access),
    ...extra,
  });
}

/** Both token endpoints. */
export const oauth2Routes: readonly Route[] = [
  {
    name: 'oauth2.exchange',
    method: 'POST',
    pattern: '/oauth2/exchange',
    family: 'oauth2',
    knows: ['api-version'],
    handle: exchangeToken,
  },
  {
    // Several scopes come separated by spaces (recording) or as repeated fields (documentation). The all-zero user gets a refresh token along with the access token (recording).
    name: 'oauth2.token',
    method: 'POST',
    pattern: '/oauth2/token',
    family: 'oauth2',
    knows: ['api-version'],
    handle(exchange) {
      const { registry } = exchange;
      const form = new URLSearchParams(exchange.body.toString('utf8'));
      exchange.asked(tokenRequestOf(form));
      if (!isOwnName(form.get('service'), registry.loginServer)) return refused();
      const holder = holderOf(exchange, form);
      const scope = form.getAll('scope').join(' ');
      return holder !== undefined && form.get('username') === tokenUser
        ? issue(exchange, holder, scope, {
            refresh_token: registry.tokens.refresh(holder),
          })
        : issue(exchange, holder, scope);
    },
  },
  {
    // As in Docker's token specification (ACR wire facts §2.3, recording of 2019).
    name: 'oauth2.token.basic',
    method: 'GET',
    pattern: '/oauth2/token',
    family: 'oauth2',
    knows: ['service', 'scope', 'account', 'client_id', 'offline_token', 'api-version'],
    handle(exchange) {
      const { registry, query, headers } = exchange;
      const basic = readBasic(headers.authorization);
      const scope = query.getAll('scope').join(' ');
      exchange.asked({ grant: 'basic', scope, ...(basic && { userName: basic.username }) });
      if (!isOwnName(query.get('service'), registry.loginServer)) return refused();
      const holder = basic ? registry.accounts.signIn(basic.username, basic.password) : registry.accounts.anonymous;
      return issue(exchange, holder, scope);
    },
  },
];
