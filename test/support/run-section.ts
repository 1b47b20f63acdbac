import type { FixtureName } from '../../src/emulator/fixtures/named.ts';
import { MemorySource } from '../content/memory-source.ts';
import { layoutOf, named, written } from '../content/written-layout.ts';
import { passingFolder } from './passing-folder.ts';
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
    registry: { anonymousPull: has(directives, 'anonymous') },
    interactive: answers.length > 0 || has(directives, 'interactive'),
    answers,
    ...(width === undefined ? {} : { width: Number(width) }),
  });
  const interactions = section.interactions.filter(each => each.line <= lastLine);
  const desk: Desk = { shell, places: await placesIn(interactions), ledger: has(directives, 'ledger') };
  const replayed = new Map<Interaction, Replayed>();
  for (const interaction of interactions) replayed.set(interaction, await play(interaction, desk));
  return replayed;
}

interface Desk {
  readonly shell: TestShell;
  /** Paths on this machine, by the name that stands for them. */
  readonly places: ReadonlyMap<string, string>;
  /** The requests of each prompt are told as well. */
  readonly ledger: boolean;
}

/** `[folder]` does not exist yet, `[layout]` holds an image made of a layer, a configuration and a manifest. */
async function placesIn(interactions: readonly Interaction[]): Promise<ReadonlyMap<string, string>> {
  const names = (name: string) => interactions.some(each => each.code.includes(`[${name}]`));
  const places = new Map<string, string>();
  if (names('folder')) places.set('folder', passingFolder('section'));
  if (names('layout')) {
    const made = new MemorySource();
    const image = named(made.putImage(['a layer of its own']), '1.0');
    places.set('layout', await written(layoutOf(made, [image])));
  }
  return places;
}

/** Why a section is not played: `//skip reason`. */
export const skipReason = ({ directives }: Section): string | undefined => valuesOf(directives, 'skip')[0];

async function play({ code }: Interaction, desk: Desk): Promise<Replayed> {
  const { shell, ledger } = desk;
  const prompt = normalise([shell.prompt()], desk).join();
  const { emulator, errors } = shell;
  const requests = emulator.ledger.entries.length;
  const failures = errors.length;
  const lines = await shell.run(fillIn(code, desk));
  lines.push(...errors.slice(failures).map(each => `! ${each.fullyQualifiedErrorId}`));
  if (ledger) {
    for (const { method, path, status } of emulator.ledger.entries.slice(requests))
      lines.push(`@ ${method} ${path} ${status}`);
  }
  return { prompt, output: normalise(lines, desk).join('\n').replace(/\n+$/, '') };
}

/** What differs from run to run is written `[so]` in a transcript. */
function fillIn(code: string, { shell: { emulator }, places }: Desk): string {
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
    /\[(registry|password|token|token password|entra token|refresh token|folder|layout)\]/g,
    (all, name) => known[name]?.() ?? places.get(name) ?? all,
  );
}

function normalise(lines: readonly string[], { shell: { emulator }, places }: Desk): string[] {
  const known = [['registry', emulator.loginServer] as const, ...places];
  return lines.map(line => known.reduce((text, [name, value]) => text.replaceAll(value, `[${name}]`), line).trimEnd());
}

function fixtureOf(directives: readonly Directive[]): FixtureName {
  const [name] = valuesOf(directives, 'registry');
  if (name === undefined) return 'demo';
  if (name === 'demo' || name === 'small' || name === 'empty') return name;
  throw new Error(`there is no fixture '${name}'`);
}

const valuesOf = (directives: readonly Directive[], word: string): string[] =>
  directives.filter(each => each.word === word).map(each => each.rest);

const has = (directives: readonly Directive[], word: string): boolean => directives.some(each => each.word === word);
