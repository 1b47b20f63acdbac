import { findPlace } from './cmdlets/location/place.ts';
import { quoteArgument } from './engine/completion/quote.ts';
import { ShellError } from './engine/error-record.ts';
import type { Host } from './engine/host.ts';
import type { OpenBrowser } from './prompt-host.ts';
import { RegistryError } from './registry/model/errors.ts';
import { findDirectories } from './session/directories.ts';
import { readKeysFile } from './session/keys-file.ts';
import { formatLocation } from './session/location.ts';
import type { Session } from './session/session.ts';
import { tokenMinutes } from './session-object.ts';
import type { Shell } from './shell.ts';
import { clean } from './terminal/clean.ts';
import { PlanBasket } from './ui/browser/acting/basket.ts';
import { SessionLog } from './ui/browser/acting/session-log.ts';
import { Browser } from './ui/browser/browser.ts';
import type { BrowserShell, RegistryFacts } from './ui/browser/browser-shell.ts';
import { placeOf } from './ui/browser/doing/going.ts';
import { HandedOver } from './ui/browser/handed-over.ts';
import { chooseKeys } from './ui/browser/keys/choose-keys.ts';
import { LineHistory } from './ui/browser/line/line-history.ts';
import type { Place } from './ui/browser/place.ts';
import { readLine } from './ui/browser/read-line.ts';
import { browseSpoken } from './ui/browser/spoken/browse-spoken.ts';
import { runAloud } from './ui/browser/spoken/run-aloud.ts';
import { ConversationDesk } from './ui/browser/spoken/spoken-desk.ts';
import { subjectOf } from './ui/browser/subject.ts';
import type { PromptFace, Stops } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Token } from './ui/theme/token.ts';
import type { Value } from './values/value.ts';
import { wrap } from './views/lines.ts';

export interface BrowserParts {
  readonly shell: Shell;
  readonly theme: Theme;
  readonly environment: NodeJS.ProcessEnv;
  /** A screen reader reads the prompt: the browser is a conversation there, and lines that are typed in it run with this host. */
  readonly spokenHost?: Host | undefined;
  /** Left out: the system's. */
  readonly clocks?: Pick<BrowserShell, 'now' | 'steady'>;
}

const systemClocks = { now: () => Date.now(), steady: () => performance.now() };

function nextChange({ changes }: Session, which: 'undo' | 'redo') {
  const next = which === 'undo' ? changes.nextUndo : changes.nextRedo;
  const all = next === undefined ? [] : which === 'undo' ? changes.madeWith(next) : [next];
  return { ids: all.map(each => each.id), isRun: next?.isRun === true };
}

/** The browser of one session: its plan, its log and its lines are those of the last time it was open. */
export function createBrowser({
  shell,
  theme,
  environment,
  spokenHost,
  clocks = systemClocks,
}: BrowserParts): OpenBrowser {
  const { session, engine, lineEditor } = shell;
  const { now, steady } = clocks;
  const kept = {
    engine,
    theme,
    themes: session.themes,
    nextChange: (which: 'undo' | 'redo') => nextChange(session, which),
    together: <Result>(act: () => Promise<Result>) => session.changes.together(act),
    basket: new PlanBasket(now),
    log: new SessionLog(now),
    histories: { command: new LineHistory(engine.redact), filter: new LineHistory(async line => line) },
    opener: session.opener,
    environment,
    now,
    steady,
    forgetNames: () => session.forgetNames(),
    onNames: (listener: () => void) => session.names.onChange(listener),
    registry: (name: string) => registryFacts(session, name),
    registryHere: () => session.connections.at(session.places.current.drive)?.name,
  };
  const open: OpenBrowser = async ({ path, values, signal, abandoned }, face) => {
    const { keys, notice } = chooseKeys(
      readKeysFile(findDirectories(environment).config),
      session.settings.current.browserPreset,
    );
    const objects = values && new HandedOver(values);
    const place = objects ? ({ kind: 'objects', values: objects } as const) : await placeAt(path, shell, signal);
    const browserShell: BrowserShell = {
      ...kept,
      keys,
      editor: { keys: lineEditor.keys, options: lineEditor.editorOptions },
      clipboard: face.clipboard,
      lend: work => face.lend(work),
    };
    if (spokenHost) return browseAloud(browserShell, place, { face, signal, abandoned, host: spokenHost });
    const browser = new Browser(browserShell, place);
    if (notice !== undefined) browser.say(notice, 'state.warn');
    try {
      await face.fill(browser);
      return browser.marked;
    } finally {
      const words = await browser.leave(abandoned, isWaiting =>
        face.progress(isWaiting ? theme.paint('ui.muted', AWAITED) : undefined),
      );
      await face.write(words.flatMap(({ text, look }) => painted(wrap(clean(text), face.width), look, theme)));
      // nobody is left to be told that the rest failed
      objects?.close().catch(() => {});
    }
  };
  let isOpen = false;
  return async (request, face) => {
    if (isOpen) throw openAlready();
    isOpen = true;
    try {
      return await open(request, face);
    } finally {
      isOpen = false;
    }
  };
}

const AWAITED = 'Stopping: nothing more is sent; what was sent is awaited. Ctrl+C twice gives up.';

const painted = (lines: readonly string[], look: Token | undefined, theme: Theme): readonly string[] =>
  look === undefined ? lines : lines.map(each => theme.paint(look, each));

const openAlready = (): ShellError =>
  new ShellError('BrowserOpen', 'A browser is open, and what it shows comes from this one: there is one at a time.', {
    category: 'InvalidOperation',
    recommendation: 'Keep what the first one emits in a variable, and open the other over that.',
  });

/** The browser as a conversation; it has no keys, so nothing is wrong with theirs. */
async function browseAloud(
  shell: BrowserShell,
  place: Place,
  { face, signal, abandoned, host }: Stops & { readonly face: PromptFace; readonly host: Host },
): Promise<readonly Value[]> {
  const { engine } = shell;
  const run = (line: string, rows: readonly Value[]) => runAloud(line, rows, { engine, host, signal, abandoned });
  const desk = new ConversationDesk({ shell, face, signal, abandoned, run });
  try {
    await browseSpoken(desk, place);
    return desk.marked;
  } finally {
    desk.close();
  }
}

function registryFacts({ connections }: Session, name: string): RegistryFacts | undefined {
  const connection = connections.at(name);
  if (!connection) return undefined;
  const { registry, offer, readOnly, isProtected } = connection;
  return {
    server: registry.server.name,
    origin: registry.server.origin,
    identity: offer.identity,
    isReadOnly: readOnly,
    isProtected,
    isAzure: registry.dialect.kind === 'acr',
    tokenMinutes: tokenMinutes(registry.authorizer.tokens()) ?? undefined,
  };
}

/** What a path leads to; whether a prefix is a repository, and what a tag points to, is asked of the registry where nobody knows yet. */
async function placeAt(path: string | undefined, { session, engine }: Shell, signal: AbortSignal): Promise<Place> {
  if (session.connections.all.length === 0) return { kind: 'registries' };
  const {
    connection,
    path: { drive, segments, tag, digest },
  } = findPlace(session, path);
  const registry = connection.name;
  const repository = segments.join('/');
  const here = formatLocation({ drive, segments });
  if (tag !== undefined || digest !== undefined) {
    const leaf = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
    const [item] = await readLine(`Get-Item ${quoteArgument(`${here}${leaf}`)}`, { engine, signal });
    const subject = item === undefined ? undefined : subjectOf(item);
    if (subject?.kind === 'tag' || subject?.kind === 'manifest') return placeOf(subject);
  }
  if (repository === '') return { kind: 'repositories', registry, prefix: '', flat: false };
  return session.names.hasSeen(connection.registry, repository) || (await isRepository(here, { engine, signal }))
    ? { kind: 'repository', registry, repository, tab: 'tags' }
    : { kind: 'repositories', registry, prefix: `${repository}/`, flat: false };
}

async function isRepository(path: string, reading: Parameters<typeof readLine>[1]): Promise<boolean> {
  try {
    await readLine(`Get-Item ${quoteArgument(path)}`, reading);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && error.id === 'RepositoryNotFound') return false;
    throw error;
  }
}
