import { type Age, ageOf, parseAge } from '../../admin/purge/age.ts';
import { offerWords } from '../../engine/completion/offer.ts';
import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { TimeSpan, ticksPer } from '../../values/time-span.ts';
import { toText } from '../../values/to-text.ts';

const AGES = ['1d', '7d', '30d', '90d', '180d', '365d'];

/** `30d`, `12h`, `2w`, `1d12h`, or a TimeSpan. */
export const ageKind: Kind<Age> = {
  label: 'Age',
  accepts: value => typeof value === 'string' || value instanceof TimeSpan,
  convert: value => {
    const age =
      value instanceof TimeSpan
        ? ageOf(toText(value), Number(value.ticks / ticksPer.millisecond))
        : parseAge(toText(value));
    if ('problem' in age) throw new ConversionError(age.problem);
    return age;
  },
  complete: word => offerWords(AGES, word),
};

export const age = kindBuilder<Age>(ageKind);
