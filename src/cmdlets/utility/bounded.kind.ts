import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { numberType } from '../../values/number-type.ts';

/** A whole number of at least `least`, PowerShell's ValidateRange. */
export const atLeast = (least: number) => within(least, Number.POSITIVE_INFINITY);

/** A whole number from `least` to `most`. */
export const within = (least: number, most: number) =>
  kindBuilder<number>({
    label: 'Int32',
    accepts: given => numberType(given) === 'int' && typeof given === 'number' && given >= least && given <= most,
    convert: given => {
      const number = Number(convertTo('int', given));
      if (number >= least && number <= most) return number;
      if (number > most) {
        throw new ConversionError(
          `The ${number} argument is greater than the maximum allowed range of ${most}. Supply an argument that is less than or equal to ${most} and then try the command again.`,
          'ParameterArgumentValidationError',
        );
      }
      throw new ConversionError(
        `The ${number} argument is less than the minimum allowed range of ${least}. Supply an argument that is greater than or equal to ${least} and then try the command again.`,
        'ParameterArgumentValidationError',
      );
    },
  });
