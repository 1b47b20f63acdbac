import type { FixtureName } from '../../src/emulator/fixtures/named.ts';
import { startShell, type TestShell } from './shell.ts';
import type { Directive, Interaction, Section } from './transcript.ts';

/** What a prompt showed and printed, as the transcript has it. */
export interface Replayed {
  readonly prompt: string;
  readonly output: string;
}

/** Plays a section on a registry of its own, its prompts in order up to this line. */
export async function runSection(
  section: Section,
  lastLine = Number.POSITIVE_INFINITY,
): Promise<Map<Interaction, Replayed>> {
  const { directives } = section;
  const answers = valuesOf(directives, 'answer');
  const [width] = valuesOf(directives, 'width');
  await using shell = await startShell({
    fixture: fixtureOf(directives),
    connected: !has(directives, 'unconnected'),
    interactive: answers.length > 0 || has(directives, 'interactive'),
    answers,
    ...(width === undefined ? {} : { width: Number(width) }),
  });
  const replayed = new Map<Interaction, Replayed>();
  for (const interaction of section.interactions.filter(each => each.line <= lastLine)) {
    replayed.set(interaction, await play(shell, interaction, has(directives, 'ledger')));
  }
  return replayed;
}

/** Why a section is not played: `//skip reason`. */
export const skipReason = ({ directives }: Section): string | undefined => valuesOf(directives, 'skip')[0];

async function play(shell: TestShell, { code }: Interaction, ledger: boolean): Promise<Replayed> {
  const prompt = normalise([shell.prompt()], shell).join();
  const { emulator, errors } = shell;
  const requests = emulator.ledger.entries.length;
  const failures = errors.length;
  const lines = await shell.run(fillIn(code, shell));
  lines.push(...errors.slice(failures).map(each => `! ${each.fullyQualifiedErrorId}`));
  if (ledger) {
    for (const { method, path, status } of emulator.ledger.entries.slice(requests))
      lines.push(`@ ${method} ${path} ${status}`);
  }
  return { prompt, output: normalise(lines, shell).join('\n').replace(/\n+$/, '') };
}

/** What differs from run to run is written `[so]` in a transcript. */
function fillIn(code: string, { emulator }: TestShell): string {
  const { admin, token } = emulator.credentials;
  const known: Readonly<Record<string, () => string>> = {
    registry: () => emulator.loginServer,
    password: () => admin.password,
    token: () => token.name,
    'token password': () => token.password,
    'entra token': () => emulator.credentials.entraToken(),
    'refresh token': () => emulator.credentials.refreshToken(),
  };
  return code.replace(
    /\[(registry|password|token|token password|entra token|refresh token)\]/g,
    (all, name) => known[name]?.() ?? all,
  );
}

const normalise = (lines: readonly string[], { emulator }: TestShell): string[] =>
  lines.map(line => line.replaceAll(emulator.loginServer, '[registry]').trimEnd());

function fixtureOf(directives: readonly Directive[]): FixtureName {
  const [name] = valuesOf(directives, 'registry');
  if (name === undefined) return 'demo';
  if (name === 'demo' || name === 'small' || name === 'empty') return name;
  throw new Error(`there is no fixture '${name}'`);
}

const valuesOf = (directives: readonly Directive[], word: string): string[] =>
  directives.filter(each => each.word === word).map(each => each.rest);

const has = (directives: readonly Directive[], word: string): boolean => directives.some(each => each.word === word);
