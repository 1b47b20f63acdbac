import type { OutputType } from '../../values/output-type.ts';

/** What `-ExposeToken` asks for: ACR's refresh token, usable as a password by other clients. */
export interface ExposedToken {
  readonly loginServer: string;
  readonly accessToken: string;
}

export const exposedTokenType: OutputType<ExposedToken> = {
  name: 'AcrExposedToken',
  properties: [
    { name: 'LoginServer', of: each => each.loginServer },
    { name: 'AccessToken', of: each => each.accessToken },
  ],
};
