/** What the outer shell asked for: acrsh's own arguments, read the way pwsh reads its own. */
export interface CommandLine {
  readonly mode:
    | { readonly kind: 'prompt' }
    | { readonly kind: 'command'; readonly text: string }
    | { readonly kind: 'file'; readonly path: string; readonly args: readonly string[] }
    | { readonly kind: 'input' }
    | { readonly kind: 'serve' }
    | { readonly kind: 'version' }
    | { readonly kind: 'help' };
  readonly outputFormat: 'Text' | 'Json';
  readonly noLogo: boolean;
  /** Nothing that is typed is kept, and nothing that was is read. */
  readonly isPrivate: boolean;
  readonly noProfile: boolean;
  readonly nonInteractive: boolean;
  readonly registry: string | undefined;
  readonly userName: string | undefined;
  readonly passwordStdin: boolean;
  readonly anonymous: boolean;
  readonly skipCertificateCheck: boolean;
  readonly readOnly: boolean;
  readonly theme: string | undefined;
  readonly color: 'always' | 'auto' | 'never';
  /** Somebody listens: no colour, no suggestion, nothing painted again that has not changed. */
  readonly screenReader: boolean;
  readonly emulator: boolean;
  readonly port: number | undefined;
  /** Paths of certificate and key, PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
}

/** The embedded registry alone starts behind the prompt: nothing about it can fail that the user could have got wrong. */
export const startsBehind = ({ emulator, registry, port, tls }: CommandLine): boolean =>
  emulator && registry === undefined && port === undefined && !tls;

/** A mistake in acrsh's own arguments: exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Option {
  readonly name: string;
  /** Short forms, besides every unambiguous prefix. */
  readonly short?: readonly string[];
  /** How the value is called in messages; left out for a switch. */
  readonly value?: string;
  readonly help: string;
}

const OPTIONS = [
  { name: 'Command', short: ['c'], value: 'text', help: 'Run the rest of the line and leave; - reads standard input.' },
  { name: 'File', short: ['f'], value: 'path', help: 'Run a script; what follows are its arguments.' },
  { name: 'Registry', short: ['r'], value: 'name or URL', help: 'Connect before the first command.' },
  {
    name: 'UserName',
    short: ['u'],
    value: 'name',
    help: 'Sign in as this user (admin user, service principal, repository token).',
  },
  { name: 'PasswordStdin', help: 'Read the password from standard input.' },
  { name: 'Anonymous', help: 'Connect without signing in.' },
  { name: 'SkipCertificateCheck', help: 'Believe any certificate of -Registry; never with an Azure sign-in.' },
  { name: 'ReadOnly', help: 'Refuse every change on the connection.' },
  { name: 'Emulator', short: ['e'], help: 'Start the embedded registry and connect to it.' },
  { name: 'Port', value: 'number', help: 'Port of the embedded registry; a free one if left out.' },
  { name: 'Tls', value: 'cert,key', help: 'Serve the embedded registry by https with these PEM files.' },
  {
    name: 'Serve',
    help: 'No prompt: print the address and credentials of the embedded registry and run until Ctrl+C.',
  },
  {
    name: 'OutputFormat',
    short: ['o'],
    value: 'Text|Json',
    help: 'Json: one array of all output objects; errors as JSON lines.',
  },
  { name: 'Theme', value: 'name', help: 'Colours: auto, or a theme that Get-Theme lists.' },
  {
    name: 'Color',
    short: ['colour'],
    value: 'always|auto|never',
    help: 'Whether colours are sent; always and never go over NO_COLOR and FORCE_COLOR.',
  },
  { name: 'ScreenReader', help: 'No colour, no suggestions, and nothing is painted twice.' },
  { name: 'NoLogo', help: 'No greeting.' },
  { name: 'NoProfile', help: 'Do not run the profile script.' },
  { name: 'Private', help: 'Neither read nor write the history.' },
  { name: 'NonInteractive', help: 'Never ask anything.' },
  { name: 'Version', short: ['v'], help: 'Print the version.' },
  { name: 'Help', short: ['h', '?'], help: 'Print this page.' },
] as const satisfies readonly Option[];

type OptionName = (typeof OPTIONS)[number]['name'];

/** Reads the arguments after the program's name. `stdinIsTerminal` decides what no argument means. Throws UsageError. */
export function parseCommandLine(args: readonly string[], stdinIsTerminal: boolean): CommandLine {
  const given = new Map<OptionName, string>();
  let rest: readonly string[] = [];
  let fromInput = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '-') {
      fromInput = true;
      continue;
    }
    if (!word.startsWith('-')) {
      // pwsh takes a first word that is no option as the script to run
      given.set('File', word);
      rest = args.slice(index + 1);
      break;
    }
    const option = findOption(word);
    if (!('value' in option)) {
      given.set(option.name, '');
      continue;
    }
    const value = args[++index];
    if (value === undefined) throw new UsageError(`-${option.name} needs a value: <${option.value}>.`);
    if (option.name === 'Command') {
      given.set('Command', args.slice(index).join(' '));
      break;
    }
    given.set(option.name, value);
    if (option.name === 'File') {
      rest = args.slice(index + 1);
      break;
    }
  }
  rest = takeOutputFormat(rest, given);
  const text = (name: OptionName) => given.get(name);
  const has = (name: OptionName) => given.has(name);
  return {
    mode: modeOf(given, rest, fromInput || text('Command') === '-' || !stdinIsTerminal),
    outputFormat: outputFormatOf(text('OutputFormat')),
    noLogo: has('NoLogo'),
    noProfile: has('NoProfile'),
    isPrivate: has('Private'),
    nonInteractive: has('NonInteractive'),
    registry: text('Registry'),
    userName: text('UserName'),
    passwordStdin: has('PasswordStdin'),
    anonymous: has('Anonymous'),
    skipCertificateCheck: has('SkipCertificateCheck'),
    readOnly: has('ReadOnly'),
    theme: text('Theme'),
    color: colorOf(text('Color')),
    screenReader: has('ScreenReader'),
    emulator: has('Emulator') || has('Serve'),
    port: portOf(text('Port')),
    tls: tlsOf(text('Tls')),
  };
}

/** The page of `-Help`, one line an element. */
export function usage(): readonly string[] {
  const left = (option: Option) => `-${option.name}${option.value === undefined ? '' : ` <${option.value}>`}`;
  const width = Math.max(...OPTIONS.map(each => left(each).length));
  return [
    'acrsh [options] [script [arguments]]',
    '',
    'An interactive shell for Azure Container Registry. Without options it opens a prompt.',
    '',
    ...OPTIONS.map(each => `  ${left(each).padEnd(width)}  ${each.help}`),
    '',
    'Exit codes: 0 ok, 1 failed, 2 partly failed, 64 usage, 70 internal, 77 not signed in or forbidden, 130 Ctrl+C.',
  ];
}

function findOption(word: string): (typeof OPTIONS)[number] {
  const wanted = word.replace(/^--?/, '').toLowerCase();
  const exact = OPTIONS.find(
    each => each.name.toLowerCase() === wanted || ('short' in each && each.short.some(short => short === wanted)),
  );
  if (exact) return exact;
  const [match, ...others] = OPTIONS.filter(each => wanted !== '' && each.name.toLowerCase().startsWith(wanted));
  if (match && others.length === 0) return match;
  if (match) {
    throw new UsageError(`'${word}' is ambiguous: ${[match, ...others].map(each => `-${each.name}`).join(', ')}.`);
  }
  throw new UsageError(`'${word}' is not an option of acrsh. See acrsh -Help.`);
}

/** A script's arguments are its own, but for the output format, which only acrsh can honour. */
function takeOutputFormat(rest: readonly string[], given: Map<OptionName, string>): readonly string[] {
  const at = rest.findIndex(each => each.toLowerCase() === '-outputformat');
  const value = rest[at + 1];
  if (at < 0 || value === undefined) return rest;
  given.set('OutputFormat', value);
  return rest.toSpliced(at, 2);
}

function modeOf(
  given: ReadonlyMap<OptionName, string>,
  rest: readonly string[],
  fromInput: boolean,
): CommandLine['mode'] {
  if (given.has('Version')) return { kind: 'version' };
  if (given.has('Help')) return { kind: 'help' };
  if (given.has('Serve')) return { kind: 'serve' };
  const command = given.get('Command');
  const path = given.get('File');
  if (command !== undefined && path !== undefined) throw new UsageError('-Command and -File cannot go together.');
  if (command !== undefined && command !== '-') return { kind: 'command', text: command };
  if (path !== undefined) return { kind: 'file', path, args: rest };
  return { kind: fromInput ? 'input' : 'prompt' };
}

function outputFormatOf(text: string | undefined): 'Text' | 'Json' {
  if (text === undefined || text.toLowerCase() === 'text') return 'Text';
  if (text.toLowerCase() === 'json') return 'Json';
  throw new UsageError(`-OutputFormat is Text or Json, not '${text}'.`);
}

function colorOf(text: string | undefined): CommandLine['color'] {
  if (text === undefined) return 'auto';
  const found = (['always', 'auto', 'never'] as const).find(each => each === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`-Color is always, auto or never, not '${text}'.`);
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`-Port is a number from 0 to 65535, not '${text}'.`);
}

function tlsOf(text: string | undefined): CommandLine['tls'] {
  if (text === undefined) return undefined;
  const [cert, key, ...others] = text.split(',');
  if (cert && key && others.length === 0) return { cert, key };
  throw new UsageError(`-Tls takes two paths, certificate and key: -Tls server.crt,server.key.`);
}
