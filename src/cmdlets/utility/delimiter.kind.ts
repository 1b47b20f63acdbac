import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { toText } from '../../values/to-text.ts';

/** One character, as -Delimiter of the CSV cmdlets takes it. */
export const delimiter = kindBuilder<string>({
  label: 'Char',
  accepts: () => false,
  convert: given => {
    const text = toText(given);
    if (text.length === 1) return text;
    throw new ConversionError(
      `Cannot convert value "${text}" to type "System.Char". Error: "String must be exactly one character long."`,
    );
  },
});
