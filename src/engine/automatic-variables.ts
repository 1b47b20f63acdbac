import { homedir } from 'node:os';
import { CustomObject } from '../values/custom-object.ts';
import { actionPreference, enumerations } from '../values/enumerations.ts';
import { Hashtable } from '../values/hashtable.ts';
import type { Value } from '../values/value.ts';
import { parseVersion } from '../values/version.ts';
import type { VariableCell } from './scope.ts';

type Cell = Pick<VariableCell, 'name' | 'value'> & Partial<VariableCell>;

/** The variables that a session begins with (about_Automatic_Variables, about_Preference_Variables). */
export function initialVariables(
  version: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly Cell[] {
  return [
    ...constants(version, environment).map(([name, value]): Cell => ({ name, value, option: 'Constant' })),
    ...settings().map(([name, value]): Cell => ({ name, value })),
    ...actions.map(
      ([name, word]): Cell => ({
        name,
        value: actionPreference.find(word) ?? word,
        convert: value => actionPreference.convert(value),
      }),
    ),
    {
      name: 'ConfirmPreference',
      value: enumerations.ConfirmImpact?.find('High') ?? 'High',
      convert: value => enumerations.ConfirmImpact?.convert(value) ?? value,
    },
  ];
}

const POWERSHELL = '7.5.0';

function constants(
  version: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, Value])[] {
  const versions: readonly (readonly [Value, Value])[] = [
    ['PSVersion', parseVersion(POWERSHELL) ?? POWERSHELL],
    ['PSEdition', 'Core'],
    ['Platform', process.platform === 'win32' ? 'Win32NT' : 'Unix'],
    ['AcrshVersion', version],
  ];
  return [
    ['true', true],
    ['false', false],
    ['null', null],
    ['PID', process.pid],
    ['HOME', environment.HOME ?? environment.USERPROFILE ?? homedir()],
    ['ShellId', 'acrsh'],
    ['PSCulture', 'en-US'],
    ['PSUICulture', 'en-US'],
    ['PSEdition', 'Core'],
    ['IsLinux', process.platform === 'linux'],
    ['IsMacOS', process.platform === 'darwin'],
    ['IsWindows', process.platform === 'win32'],
    ['IsCoreCLR', true],
    [
      'Host',
      new CustomObject([
        ['Name', 'acrsh'],
        ['Version', parseVersion(version) ?? version],
      ]),
    ],
    ['PSVersionTable', new Hashtable(versions, { ordered: true })],
  ];
}

const settings = (): readonly (readonly [string, Value])[] => [
  ['WhatIfPreference', false],
  ['OFS', ' '],
  ['ErrorView', 'ConciseView'],
  ['FormatEnumerationLimit', 4],
  ['OutputPaging', false],
  ['MaximumHistoryCount', 4096],
  ['NestedPromptLevel', 0],
  ['PSDefaultParameterValues', new Hashtable()],
];

const actions = [
  ['ErrorActionPreference', 'Continue'],
  ['WarningPreference', 'Continue'],
  ['VerbosePreference', 'SilentlyContinue'],
  ['DebugPreference', 'SilentlyContinue'],
  ['InformationPreference', 'SilentlyContinue'],
  ['ProgressPreference', 'Continue'],
] as const;
