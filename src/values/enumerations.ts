import { Enumeration } from './enumeration.ts';

export const dayOfWeek = new Enumeration('System.DayOfWeek', [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]);

export const dateTimeKind = new Enumeration('System.DateTimeKind', ['Unspecified', 'Utc', 'Local']);

export const actionPreference = new Enumeration('System.Management.Automation.ActionPreference', {
  SilentlyContinue: 0,
  Stop: 1,
  Continue: 2,
  Inquire: 3,
  Ignore: 4,
  Suspend: 5,
  Break: 6,
});

export const consoleColor = new Enumeration('System.ConsoleColor', [
  'Black',
  'DarkBlue',
  'DarkGreen',
  'DarkCyan',
  'DarkRed',
  'DarkMagenta',
  'DarkYellow',
  'Gray',
  'DarkGray',
  'Blue',
  'Green',
  'Cyan',
  'Red',
  'Magenta',
  'Yellow',
  'White',
]);

/** What -split takes as its third argument. */
export const splitOptions = new Enumeration(
  'System.Management.Automation.SplitOptions',
  {
    SimpleMatch: 1,
    RegexMatch: 2,
    CultureInvariant: 4,
    IgnorePatternWhitespace: 8,
    Multiline: 16,
    Singleline: 32,
    IgnoreCase: 64,
    ExplicitCapture: 128,
  },
  { flags: true },
);

export const errorCategory = new Enumeration('System.Management.Automation.ErrorCategory', [
  'NotSpecified',
  'OpenError',
  'CloseError',
  'DeviceError',
  'DeadlockDetected',
  'InvalidArgument',
  'InvalidData',
  'InvalidOperation',
  'InvalidResult',
  'InvalidType',
  'MetadataError',
  'NotImplemented',
  'NotInstalled',
  'ObjectNotFound',
  'OperationStopped',
  'OperationTimeout',
  'SyntaxError',
  'ParserError',
  'PermissionDenied',
  'ResourceBusy',
  'ResourceExists',
  'ResourceUnavailable',
  'ReadError',
  'WriteError',
  'FromStdErr',
  'SecurityError',
  'ProtocolError',
  'ConnectionError',
  'AuthenticationError',
  'LimitsExceeded',
  'QuotaExceeded',
  'NotEnabled',
]);

export const commandTypes = new Enumeration(
  'System.Management.Automation.CommandTypes',
  {
    Alias: 1,
    Function: 2,
    Filter: 4,
    Cmdlet: 8,
    ExternalScript: 16,
    Application: 32,
    Script: 64,
    Configuration: 256,
    All: 383,
  },
  { flags: true },
);

export const memberTypes = new Enumeration(
  'System.Management.Automation.PSMemberTypes',
  {
    AliasProperty: 1,
    CodeProperty: 2,
    Property: 4,
    NoteProperty: 8,
    ScriptProperty: 16,
    PropertySet: 32,
    Method: 64,
    CodeMethod: 128,
    ScriptMethod: 256,
    ParameterizedProperty: 512,
    MemberSet: 1024,
    Event: 2048,
  },
  { flags: true },
);

/** The closed list of enumerations, by the short name that a type literal may use. */
export const enumerations: Readonly<Record<string, Enumeration>> = {
  DayOfWeek: dayOfWeek,
  DateTimeKind: dateTimeKind,
  ActionPreference: actionPreference,
  ConfirmImpact: new Enumeration('System.Management.Automation.ConfirmImpact', ['None', 'Low', 'Medium', 'High']),
  MidpointRounding: new Enumeration('System.MidpointRounding', [
    'ToEven',
    'AwayFromZero',
    'ToZero',
    'ToNegativeInfinity',
    'ToPositiveInfinity',
  ]),
  StringComparison: new Enumeration('System.StringComparison', [
    'CurrentCulture',
    'CurrentCultureIgnoreCase',
    'InvariantCulture',
    'InvariantCultureIgnoreCase',
    'Ordinal',
    'OrdinalIgnoreCase',
  ]),
  StringSplitOptions: new Enumeration(
    'System.StringSplitOptions',
    { None: 0, RemoveEmptyEntries: 1, TrimEntries: 2 },
    { flags: true },
  ),
  ConsoleColor: consoleColor,
  ErrorCategory: errorCategory,
  'Management.Automation.CommandTypes': commandTypes,
  'Management.Automation.PSMemberTypes': memberTypes,
  'Text.RegularExpressions.RegexOptions': new Enumeration(
    'System.Text.RegularExpressions.RegexOptions',
    {
      None: 0,
      IgnoreCase: 1,
      Multiline: 2,
      ExplicitCapture: 4,
      Compiled: 8,
      Singleline: 16,
      IgnorePatternWhitespace: 32,
      RightToLeft: 64,
      ECMAScript: 256,
      CultureInvariant: 512,
    },
    { flags: true },
  ),
};

/** The enumeration of a full name; undefined for other types. */
export const enumerationNamed = (fullName: string): Enumeration | undefined =>
  Object.values(enumerations).find(each => each.fullName === fullName);
