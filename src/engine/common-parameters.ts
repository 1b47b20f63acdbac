import { toText } from '../values/to-text.ts';
import type { AnyCmdlet, Parameters } from './cmdlet.ts';
import { offerWords } from './completion/offer.ts';
import { ConversionError, integer, kindBuilder, string, switched } from './kinds.ts';
import { PREFERENCES, type Preference, preferenceOf } from './streams.ts';

/** What every command takes besides its own parameters; undefined: not given. */
export interface CommonParameters {
  readonly verbose: boolean | undefined;
  readonly debug: boolean | undefined;
  readonly errorAction: Preference | undefined;
  readonly warningAction: Preference | undefined;
  readonly informationAction: Preference | undefined;
  readonly errorVariable: string | undefined;
  readonly warningVariable: string | undefined;
  readonly informationVariable: string | undefined;
  readonly outVariable: string | undefined;
  readonly pipelineVariable: string | undefined;
  readonly progressAction: Preference | undefined;
  readonly whatIf: boolean | undefined;
  readonly confirm: boolean | undefined;
  readonly force: boolean | undefined;
  readonly confirmName: string | undefined;
}

/** Words as PowerShell's, or their numbers: `-ea 0` is as common as `-ea SilentlyContinue`. */
const action = kindBuilder<Preference>({
  label: 'ActionPreference',
  accepts: () => false,
  convert(given) {
    const found = preferenceOf(given);
    if (found) return found;
    if (/^(?:suspend|break)$/i.test(toText(given))) {
      throw new ConversionError(
        `The value ${toText(given)} is not supported for an ActionPreference variable. The provided value should be used only as a value for a preference parameter, and has been replaced by the default value.`,
        'ParameterBindingFailed',
      );
    }
    throw new ConversionError(
      `Cannot convert value "${toText(given)}" to type "System.Management.Automation.ActionPreference". Error: "Unable to match the identifier name ${toText(given)} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${PREFERENCES.join(', ')}"`,
    );
  },
  complete: word => offerWords(PREFERENCES, word),
});

const always = {
  verbose: switched({ help: 'Shows what the command does as it does it.', aliases: ['vb'] }),
  debug: switched({ help: 'Shows what a developer of the command would want to see.', aliases: ['db'] }),
  errorAction: action({ help: 'What an error does that need not end the command.', aliases: ['ea'] }),
  warningAction: action({ help: 'What happens with warnings.', aliases: ['wa'] }),
  informationAction: action({ help: 'What happens with information.', aliases: ['ia'] }),
  errorVariable: string({ help: 'A variable that gets the errors; +name adds to it.', aliases: ['ev'] }),
  warningVariable: string({ help: 'A variable that gets the warnings; +name adds to it.', aliases: ['wv'] }),
  informationVariable: string({ help: 'A variable that gets the information; +name adds to it.', aliases: ['iv'] }),
  outVariable: string({ help: 'A variable that gets the output; +name adds to it.', aliases: ['ov'] }),
  outBuffer: integer({
    help: 'Accepted for the sake of scripts; objects are passed on as they come.',
    aliases: ['ob'],
  }),
  pipelineVariable: string({ help: 'A variable that holds the object which the pipeline is at.', aliases: ['pv'] }),
  progressAction: action({ help: 'SilentlyContinue or Ignore hides the progress line.', aliases: ['proga'] }),
} satisfies Parameters;

const changing = {
  whatIf: switched({ help: 'Says what would be done and does nothing.', aliases: ['wi'] }),
  confirm: switched({ help: 'Asks before each change; -Confirm:$false does not ask.', aliases: ['cf'] }),
} satisfies Parameters;

const destroying = {
  force: switched({ help: 'Does not ask; at the prompt a severe change still wants its word.' }),
  confirmName: string({ help: 'Confirms a severe change in a script: the name that would have to be typed.' }),
} satisfies Parameters;

const byGrade: Readonly<Record<AnyCmdlet['grade'], Parameters>> = {
  read: always,
  change: { ...always, ...changing },
  destroy: { ...always, ...changing, ...destroying },
};

/** The common parameters of a command, without those whose name it uses itself. */
export function commonParametersOf({
  grade,
  guarded,
  parameters,
  plain,
}: Pick<AnyCmdlet, 'grade' | 'guarded' | 'parameters' | 'plain'>): Parameters {
  if (plain) return {};
  const own = new Set(Object.keys(parameters).map(each => each.toLowerCase()));
  return Object.fromEntries(
    Object.entries({ ...byGrade[grade], ...(guarded ? destroying : {}) }).filter(
      ([name]) => !own.has(name.toLowerCase()),
    ),
  );
}

/** The common ones among converted values by declared name. */
export function readCommon(values: ReadonlyMap<string, unknown>): CommonParameters {
  const flag = (name: string) => (values.get(name) === undefined ? undefined : values.get(name) === true);
  const text = (name: string) => {
    const found = values.get(name);
    return typeof found === 'string' ? found : undefined;
  };
  const preference = (name: string) => preferenceOf(text(name));
  return {
    verbose: flag('verbose'),
    debug: flag('debug'),
    errorAction: preference('errorAction'),
    warningAction: preference('warningAction'),
    informationAction: preference('informationAction'),
    errorVariable: text('errorVariable'),
    warningVariable: text('warningVariable'),
    informationVariable: text('informationVariable'),
    outVariable: text('outVariable'),
    pipelineVariable: text('pipelineVariable'),
    progressAction: preference('progressAction'),
    whatIf: flag('whatIf'),
    confirm: flag('confirm'),
    force: flag('force'),
    confirmName: text('confirmName'),
  };
}
