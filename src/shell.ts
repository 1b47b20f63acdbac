import { join } from 'node:path';
import { Journal } from './admin/journal/journal.ts';
import type { JournalLimits } from './admin/journal/prune.ts';
import type { Appearance } from './appearance.ts';
import { cmdletTable } from './cmdlets/table.ts';
import type { CommandLine } from './command-line.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Host } from './engine/host.ts';
import { aboutTopics } from './help/topics.ts';
import { createLineEditor, type PromptEditor } from './line-editor.ts';
import { registryOpener } from './open-registry.ts';
import { profilePath } from './profile.ts';
import { REGISTRY_AUDIENCE } from './registry/auth/credential.ts';
import { Secret } from './registry/auth/secret.ts';
import { findDirectories, historyPath } from './session/directories.ts';
import { HistoryStore } from './session/history-store.ts';
import { formatLocation } from './session/location.ts';
import { type EmbeddedRegistry, Session } from './session/session.ts';
import type { Settings } from './session/settings.ts';
import { openSettings } from './session/settings-file.ts';
import { sessionObject } from './session-object.ts';
import { createSignIn } from './sign-in.ts';
import { Themes } from './theme-shelf.ts';
import { createOpener } from './ui/prompt/open-address.ts';
import { themeFolder } from './ui/theme/theme-folder.ts';
import { ThemeLibrary } from './ui/theme/theme-library.ts';
import { WireWatch } from './wire-watch.ts';

/** One session with the engine that runs its lines: what every face is a face of. */
export interface Shell {
  readonly engine: Engine;
  readonly session: Session;
  /** That of the session, with what the prompt edits by. */
  readonly lineEditor: PromptEditor;
}

export interface ShellOptions {
  readonly host: Host;
  readonly line: CommandLine;
  readonly appearance: Appearance;
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  /** Where the history is kept; undefined keeps none. */
  readonly historyFile: string | undefined;
}

/** Puts a session and an engine together; connects nothing yet. */
export function createShell({ host, line, appearance, environment, version, historyFile }: ShellOptions): Shell {
  const { config, data } = findDirectories(environment);
  const settings = openSettings(config);
  const trace = (text: string) => host.debug(text);
  const tell = (sentence: string) => host.warning(sentence);
  const wire = new WireWatch();
  const history = new HistoryStore(line.isPrivate ? undefined : historyFile);
  const lineEditor = createLineEditor({
    editMode: process.platform === 'win32' ? 'Windows' : 'Emacs',
    history,
    historyPath: historyPath(environment),
    environment,
  });
  const session: Session = new Session({
    history,
    lineEditor,
    settings,
    themes: new Themes({
      current: appearance.current,
      library: new ThemeLibrary(themeFolder(join(config, 'themes'))),
      settings,
      environment,
      asked: line.theme,
      server: () => serverAt(session),
    }),
    openRegistry: registryOpener({
      environment,
      settings,
      version,
      leavesSoon: line.mode.kind !== 'prompt',
      trace,
      wire,
    }),
    startEmulator: () => startEmbedded(line),
    opener: createOpener({ environment }),
    journal: new Journal(join(data, 'journal'), { limits: () => limitsOf(settings.current) }),
    ...createSignIn({ environment, settings, version, trace, wire, tell }),
  });
  session.themes.choose();
  return {
    session,
    lineEditor,
    engine: createEngine({
      commands: cmdletTable,
      topics: aboutTopics,
      host,
      session,
      environment,
      version,
      automatic: {
        PROFILE: () => profilePath(environment),
        PWD: () => formatLocation(session.places.current),
        AcrSession: () => sessionObject(session, line.isPrivate),
      },
      onCall: streams => wire.listen(streams),
    }),
  };
}

const limitsOf = ({ journalDays, journalMegabytes }: Settings): JournalLimits => ({
  days: journalDays,
  megabytes: journalMegabytes,
});

/** Login server at the location. */
function serverAt({ places, connections }: Session): string | undefined {
  return connections.at(places.current.drive)?.registry.server.name;
}

async function startEmbedded(line: CommandLine): Promise<EmbeddedRegistry> {
  const { startEmbeddedRegistry } = await import('./embedded-registry.ts');
  const emulator = await startEmbeddedRegistry(line);
  return {
    loginServer: emulator.origin,
    userName: 'Entra ID',
    credential: {
      kind: 'entra',
      audiences: [REGISTRY_AUDIENCE],
      getAccessToken: () => Promise.resolve(new Secret(emulator.credentials.entraToken())),
    },
    close: () => emulator.close(),
  };
}
