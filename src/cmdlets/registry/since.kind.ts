import { parseAge } from '../../admin/purge/age.ts';
import { offerWords } from '../../engine/completion/offer.ts';
import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { DateTime, timestampOf, toEpoch, toUniversal } from '../../values/date-time.ts';
import { toText } from '../../values/to-text.ts';

/** An instant by ISO 8601 in UTC: from a date, or `2h` for what is so long ago by the clock of this computer, which the journal keeps time by. */
export const since = kindBuilder<string>({
  label: 'DateTime',
  accepts: given => given instanceof DateTime,
  convert: given => {
    const date = typeof given === 'string' ? (ago(given) ?? dateOf(given)) : convertTo('datetime', given);
    if (date instanceof DateTime) return new Date(toEpoch(toUniversal(date))).toISOString();
    throw new ConversionError(`'${toText(given)}' is no time.`);
  },
  complete: word => offerWords(['10m', '1h', '8h', '1d', '7d'], word),
});

function ago(text: string): DateTime | undefined {
  const age = parseAge(text);
  return 'problem' in age ? undefined : timestampOf(Date.now() - age.milliseconds);
}

function dateOf(text: string) {
  try {
    return convertTo('datetime', text);
  } catch {
    throw new ConversionError(
      `'${text}' is no time: write 2h or 1d for so long ago, or a date such as '2026-01-15 10:00'.`,
    );
  }
}
