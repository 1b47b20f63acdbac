import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { SecureString } from '../../values/secure-string.ts';

const secureTextKind: Kind<SecureString> = {
  label: 'String',
  secret: true,
  accepts: value => value instanceof SecureString || typeof value === 'string',
  convert: value => {
    if (value instanceof SecureString) return value;
    if (typeof value === 'string') return new SecureString(value);
    throw new ConversionError('A text or a SecureString is needed here.');
  },
};

/** A text that is a secret from here on; it is cut out of the history. */
export const secureText = kindBuilder(secureTextKind);
