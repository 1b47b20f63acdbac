import { offerNames } from '../../../engine/completion/offer.ts';
import { kindBuilder, stringKind, wildcardKind } from '../../../engine/kinds.ts';
import type { Completer } from '../../../engine/parameter.ts';

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

/** A platform such as linux/arm64. */
export const platformKind = kindBuilder<string>({ ...stringKind, complete });

/** The same with wildcards. */
export const platformPattern = kindBuilder<string>({ ...wildcardKind, complete });
