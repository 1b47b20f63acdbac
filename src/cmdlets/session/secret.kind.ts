import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { Secret } from '../../registry/auth/secret.ts';

const secretKind: Kind<Secret> = {
  label: 'SecureString',
  secret: true,
  accepts: () => false,
  convert: value => {
    if (typeof value === 'string') return new Secret(value);
    throw new ConversionError('A password is text.');
  },
};

/** A parameter that takes a password or token; its text is cut out of the history and can be opened by the authorizer only. */
export const secret = kindBuilder(secretKind);
