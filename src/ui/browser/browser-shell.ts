import type { Engine } from '../../engine/engine.ts';
import type { Opener } from '../../session/opener.ts';
import type { ThemeShelf } from '../../session/themes.ts';
import type { Clipboard } from '../prompt/context.ts';
import type { Theme } from '../theme/theme.ts';
import type { PlanBasket } from './acting/basket.ts';
import type { SessionLog } from './acting/session-log.ts';
import type { KeyMap } from './keys/key-map.ts';
import type { LineHistory } from './line/line-history.ts';
import type { LineOptions } from './line/line-input.ts';

/** What the browser needs from the program behind it; whatever it reads or changes goes through the engine as a command line. */
export interface BrowserShell {
  readonly engine: Pick<Engine, 'aside' | 'complete' | 'highlight' | 'onKnown' | 'helpAt' | 'redact'>;
  readonly theme: Theme;
  readonly themes: ThemeShelf;
  readonly keys: KeyMap;
  /** What the lines at the foot are edited with. */
  readonly editor: LineOptions['editor'];
  readonly histories: { readonly command: LineHistory; readonly filter: LineHistory };
  /** What the next undo or redo takes back, by the numbers of the changes in the session; none: there is nothing. */
  nextChange(which: 'undo' | 'redo'): { readonly ids: readonly number[]; readonly isRun: boolean };
  /** Makes changes that one undo takes back together. */
  together<Result>(act: () => Promise<Result>): Promise<Result>;
  readonly basket: PlanBasket;
  readonly log: SessionLog;
  /** Forgets the names that completion knows. */
  forgetNames(): void;
  /** A connected registry by the name of its connection; undefined once it is disconnected. */
  registry(name: string): RegistryFacts | undefined;
  /** Name of the connection at the prompt's location. */
  registryHere(): string | undefined;
  /** Calls back when completion knows more names; answers what ends that. */
  onNames(listener: () => void): () => void;
  readonly opener: Opener;
  readonly clipboard: Clipboard;
  /** Gives the terminal, in its usual modes, to another program for a while. */
  lend<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds of a clock that never goes back. */
  steady(): number;
}

/** What the header tells of a registry. */
export interface RegistryFacts {
  readonly server: string;
  /** `https://contoso.azurecr.io` */
  readonly origin: string;
  readonly identity: string;
  readonly isReadOnly: boolean;
  readonly isProtected: boolean;
  /** It has Azure's own API: times, sizes, attributes, and an order by time. */
  readonly isAzure: boolean;
  /** Whole minutes that the token lasts; undefined while there is none. */
  readonly tokenMinutes: number | undefined;
}
