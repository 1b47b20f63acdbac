import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { MARK } from '../../engine/redact.ts';
import { Secret } from '../../registry/auth/secret.ts';
import { PSCredential } from '../../values/ps-credential.ts';
import { plainText, SecureString } from '../../values/secure-string.ts';

const secretKind: Kind<Secret> = {
  label: 'SecureString',
  secret: true,
  accepts: value => value instanceof SecureString,
  convert: value => {
    if (value instanceof SecureString) return new Secret(plainText(value));
    if (value === MARK)
      throw new ConversionError(
        'The secret was cut out of this line of the history: give it again, or leave it out to be asked.',
      );
    if (typeof value === 'string') return new Secret(value);
    throw new ConversionError('A password is a SecureString (Read-Host -AsSecureString) or text.');
  },
};

/** A parameter that takes a password or token; its text is cut out of the history and can be opened by the authorizer only. */
export const secret = kindBuilder(secretKind);

/** A user name, with its password unless that is still to be asked for. */
export interface GivenCredential {
  readonly userName: string;
  readonly password: Secret | undefined;
}

const credentialKind: Kind<GivenCredential> = {
  label: 'PSCredential',
  accepts: value => value instanceof PSCredential,
  convert: value => {
    if (typeof value === 'string' && value !== '') return { userName: value, password: undefined };
    if (value instanceof PSCredential)
      return { userName: value.userName, password: new Secret(plainText(value.password)) };
    throw new ConversionError('A credential is what Get-Credential gives, or a user name.');
  },
};

/** A parameter that takes a PSCredential, or a user name whose password is asked for. */
export const credential = kindBuilder(credentialKind);
