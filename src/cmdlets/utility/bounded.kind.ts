import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { numberType } from '../../values/number-type.ts';

/** A whole number of at least `least`, PowerShell's ValidateRange. */
export const atLeast = (least: number) =>
  kindBuilder<number>({
    label: 'Int32',
    accepts: given => numberType(given) === 'int' && typeof given === 'number' && given >= least,
    convert: given => {
      const number = Number(convertTo('int', given));
      if (number >= least) return number;
      throw new ConversionError(
        `The ${number} argument is less than the minimum allowed range of ${least}. Supply an argument that is greater than or equal to ${least} and then try the command again.`,
        'ParameterArgumentValidationError',
      );
    },
  });
