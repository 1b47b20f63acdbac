import type { CachedToken } from '../../registry/auth/authorizer.ts';
import { timestampOf } from '../../values/date-time.ts';
import type { OutputType } from '../../values/output-type.ts';

/** One cached access token as it may be shown: never the token. */
export const tokenType: OutputType<CachedToken> = {
  name: 'AcrToken',
  properties: [
    { name: 'Registry', of: token => token.registry },
    { name: 'Scope', of: token => token.scope },
    { name: 'ExpiresOn', of: token => (token.expiresOn ? timestampOf(token.expiresOn.getTime()) : null) },
    { name: 'ExpiresIn', of: minutesLeft },
    { name: 'Hits', of: token => token.hits },
  ],
  view: {
    table: {
      columns: [
        { label: 'Registry', of: token => token.registry },
        { label: 'ExpiresIn', of: minutesLeft, align: 'right' },
        { label: 'Hits', of: token => token.hits, align: 'right' },
        { label: 'Scope', of: token => token.scope, flexible: { least: 12 } },
      ],
    },
  },
};

function minutesLeft({ expiresIn }: CachedToken): string {
  if (expiresIn === undefined) return 'unknown';
  const minutes = Math.floor(expiresIn / 60_000);
  return minutes < 0 ? 'expired' : `${minutes}m`;
}
