import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { REGISTRY_AUDIENCE } from '../../registry/auth/credential.ts';
import { Secret } from '../../registry/auth/secret.ts';
import type { Offer } from '../../session/offer.ts';
import type { Session } from '../../session/session.ts';
import type { GivenCredential } from './secret.kind.ts';

/** What a command line spells out about the sign-in to a registry. */
export interface Given {
  readonly userName: string | undefined;
  readonly password: Secret | undefined;
  readonly passwordStdin: boolean;
  readonly credential: GivenCredential | undefined;
  readonly accessToken: Secret | undefined;
  readonly refreshToken: Secret | undefined;
  readonly anonymous: boolean;
}

/** The credential that the parameters spell out; undefined when they name none. Asks for a password that is missing. */
export async function givenOffer(given: Given, context: Context<Session>): Promise<Offer | undefined> {
  const { userName, accessToken, refreshToken, anonymous } = given;
  if (anonymous) return { credential: { kind: 'anonymous' }, identity: 'anonymous', source: undefined };
  if (refreshToken) {
    return { credential: { kind: 'refreshToken', token: refreshToken }, identity: 'refresh token', source: undefined };
  }
  if (accessToken) {
    const getAccessToken = () => Promise.resolve(accessToken);
    const credential = { kind: 'entra', audiences: [REGISTRY_AUDIENCE], getAccessToken } as const;
    return { credential, identity: 'Entra ID', source: undefined };
  }
  const both = given.credential;
  const name = userName ?? both?.userName;
  if (name === undefined) return undefined;
  const password = both?.password ?? (await passwordOf(given, name, context));
  return { credential: { kind: 'password', userName: name, password }, identity: name, source: undefined };
}

async function passwordOf(
  { password, passwordStdin }: Given,
  userName: string,
  context: Context<Session>,
): Promise<Secret> {
  if (password) return password;
  // a file ends with a newline that is no part of the password
  if (passwordStdin) return new Secret((await context.readInput()).replace(/\r?\n$/, ''));
  const text = await context.askSecret(`Password for ${userName}`);
  if (text !== undefined) return new Secret(text);
  throw new ShellError('Cancelled', 'No password was given.', { category: 'OperationStopped' });
}
