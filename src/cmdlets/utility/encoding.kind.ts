import { offerWords } from '../../engine/completion/offer.ts';
import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { ENCODINGS, type TextEncoding, textEncoding } from '../../engine/text-encoding.ts';
import { toText } from '../../values/to-text.ts';

/** PowerShell's -Encoding: a word such as utf8BOM, a registered name, or a code page. */
export const encoding = kindBuilder<TextEncoding>({
  label: 'Encoding',
  accepts: () => false,
  convert: given => {
    const name = toText(given);
    const found = textEncoding(name);
    if (found) return found;
    throw new ConversionError(
      `'${name}' is not a supported encoding name. Use one of ${ENCODINGS.join(', ')}.`,
      'ParameterArgumentTransformationError',
    );
  },
  complete: word => offerWords(ENCODINGS, word),
});
