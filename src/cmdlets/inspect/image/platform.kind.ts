import { offerNames } from '../../../engine/completion/offer.ts';
import { ConversionError, kindBuilder, stringKind, wildcardKind } from '../../../engine/kinds.ts';
import type { Completer, Kind } from '../../../engine/parameter.ts';

/** Of the platforms that Docker's official images are built for, the most common first. */
const COMMON = [
  'linux/amd64',
  'linux/arm64',
  'windows/amd64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
];

const complete: Completer = word => offerNames(COMMON, word, { nameOf: each => each, offerOf: value => ({ value }) });

/** An empty one would be nobody's. */
const named = (kind: Kind<string>): Kind<string> => ({
  ...kind,
  accepts: given => kind.accepts(given) && given !== '',
  convert: given => {
    const text = kind.convert(given);
    if (text.trim() === '') throw new ConversionError('It is empty; a platform is written linux/arm64.');
    return text;
  },
  complete,
});

/** A platform such as linux/arm64. */
export const platformKind = kindBuilder<string>(named(stringKind));

/** The same with wildcards. */
export const platformPattern = kindBuilder<string>(named(wildcardKind));
