import type { AddedMethod, AddedProperty } from '../values/added-member.ts';
import type { Value } from '../values/value.ts';
import type { ErrorRecord } from './error-record.ts';
import type { BrowseRequest, HostText, Progress } from './host.ts';
import type { HostLine } from './host-line.ts';
import type { Questions } from './questions.ts';
import type { ShellFacts } from './shell-facts.ts';

/** What a run of a cmdlet may touch; a cmdlet imports no global. */
export interface Context<Session> extends Questions {
  readonly session: Session;
  /** Ctrl+C: reading ends, and no further change is sent; what has been sent is awaited. */
  readonly signal: AbortSignal;
  /** Ctrl+C once more, soon: answers to what has been sent are no longer awaited. */
  readonly abandoned: AbortSignal;
  /** The name by which it was called: an alias, or its own. */
  readonly calledAs: string;
  /** Names of the parameters (as declared) that the caller gave, by name, position, splat or pipeline. */
  readonly given: ReadonlySet<string>;
  /** The command stands behind a `|`, whether or not objects come. */
  readonly piped: boolean;
  /** -WhatIf: nothing is going to be carried out. */
  readonly simulating: boolean;
  /** false in -Command, -File, piped input and under -NonInteractive: nothing may be asked. */
  readonly interactive: boolean;
  /** Commands, variables and history of the shell. */
  readonly shell: ShellFacts;
  /**
   * PowerShell's ShouldProcess: prints `What if: …` and answers false under -WhatIf; asks where the grade, -Confirm and the host want it; false
   * when the user says no. Throws ConfirmationRequired for a severe change in a script that carries no -Force and no matching -ConfirmName.
   */
  confirm(change: Change): Promise<boolean>;
  /** Of a call that makes many changes by one confirmation: how many were made; otherwise what was confirmed counts as one. */
  changed(count: number): void;
  /** To be called right before a confirmed change goes out; throws where it is not to be sent any more. */
  sending(): void;
  /** true the first time that this call of the command asks about the key, over all its records. */
  once(key: string): boolean;
  /** A non-terminating error: recorded and shown, the pipeline goes on. */
  error(problem: Error, target?: Value): void;
  /**
   * Output that broke off: told as a warning below what came, kept in `$Error`, and the run counts as partly done. Throws TerminatingError
   * under -ErrorAction Stop.
   */
  partial(problem: Error): void;
  /** As `error`, for a record that is made already: Write-Error. */
  writeRecord(record: ErrorRecord): void;
  warning(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  information(text: string): void;
  /** Puts a record on the information stream; `shown` ones are shown whatever `$InformationPreference` says, as Write-Host's are. */
  inform(data: Value, options: Informing): void;
  progress(progress: Progress | undefined): void;
  /** Shows values, or a place, in the browser, and keeps what was marked there in `$Marked`. Throws NoBrowser where there is none. */
  browse(request: Omit<BrowseRequest, 'signal' | 'abandoned'>): Promise<readonly Value[]>;
  /** Shows values as they come, past the pipeline: Out-Host; `paged`: in the pager, where there is one. */
  show(values: AsyncIterable<readonly Value[]>, paged?: boolean): Promise<void>;
  /** A new value of a type, as `[type]::new(…)`. Throws TypeNotFound, MethodNotFound, or the error of the type. */
  create(typeName: string, args: readonly Value[]): Value;
  /** Runs another cmdlet over values, as a further pipeline of the same caller; answers when it has taken them all. */
  pipe(
    command: string,
    parameters: Readonly<Record<string, Value>>,
    input: AsyncIterable<readonly Value[]>,
  ): Promise<void>;
  /** Runs a script block value in the caller's scope with `$_` set; throws for any other value. Yields its output. */
  invoke(block: Value, dollar: Value): AsyncIterable<Value>;
  /** The same for a whole batch: the outputs for each input. Waits only where the block runs commands. */
  invokeAll(block: Value, dollars: readonly Value[]): Promise<readonly (readonly Value[])[]>;
  /**
   * The same where an error only means that there is no value, as in calculated properties: nothing for that input, or what `failed` answers,
   * and nobody else hears of it.
   */
  invokeQuietly(
    block: Value,
    dollars: readonly Value[],
    failed?: (dollar: Value) => readonly Value[],
  ): Promise<readonly (readonly Value[])[]>;
  /**
   * The same as it comes: the outputs of the next inputs, in order. Once the block has run a command, every input comes alone, so that nothing
   * runs ahead of whoever reads; what came before an error is handed over before the error is thrown.
   */
  invokeEach(block: Value, dollars: readonly Value[]): AsyncIterable<readonly (readonly Value[])[]>;
  /** All outputs for all inputs, in order and as they come: a block that runs commands is not waited for. */
  stream(block: Value, dollars: readonly Value[]): AsyncIterable<readonly Value[]>;
  /**
   * A property that script blocks make, null for none: one works it out, the other takes what is assigned. It outlives the call. Throws
   * NotSupportedHere for a block that runs commands.
   */
  scriptProperty(name: string, getter: Value, setter: Value): AddedProperty;
  /** A method that is a script block; it outlives the call. */
  scriptMethod(name: string, block: Value): AddedMethod;
  /** Whether code further down the pipeline could see what the block changes; then objects go one by one. */
  watches(block: Value): boolean;
}

/** How a record of the information stream is made. */
export interface Informing {
  readonly tags?: readonly string[];
  readonly shown: boolean;
  /** How it looks, and whether the line goes on. */
  readonly look?: HostText | undefined;
}

/** What is about to be done to one target, in the words of `What if` and of the question (interface C4, C5). */
export interface Change {
  /** "Delete manifest" */
  readonly action: string;
  /** "contoso.azurecr.io/team/api@sha256:…" */
  readonly target: string;
  /** Indented lines under the sentence: what goes along, what would break. */
  readonly effects?: readonly HostLine[];
  readonly grade: 'mild' | 'moderate' | 'severe';
  /** It is known that it cannot succeed. */
  readonly fails?: boolean;
  /** What `$ConfirmPreference` is compared with: low, medium, high; left out: high. */
  readonly impact?: string;
  /** What a severe change asks: "Delete the repository contoso.azurecr.io/team/api with everything in it?" */
  readonly question?: string;
  /** What a severe change of several things does, in the infinitive: "delete 34 manifests with 10 tags". Left out: the action, to `it`. */
  readonly doing?: string;
  /** The word to type for a severe change: the repository's name. */
  readonly word?: string;
  /** The tag or manifest as it was read for the plan; left out where the change is about something else. */
  readonly item?: ChangedItem;
  /** The manifests that go, where some do: tells what is freed, alone or with others of the same repository. */
  readonly deletes?: RepositoryDeletions;
}

/** Deletions of manifests in one repository. */
export interface RepositoryDeletions {
  readonly space: RepositorySpace;
  readonly digests: readonly string[];
}

/** What a planned change is about, as the registry showed it: who showed it earlier can tell whether it is still that. */
export interface ChangedItem {
  readonly digest: string;
  /** All tags of a manifest; the one tag of a tag. */
  readonly tags: readonly string[];
  /** The tags that a manifest keeps when one goes; left out where none goes. */
  readonly keeps?: readonly string[];
}

/** Tells what deletions in one repository free together: layers are shared. Nothing is read for it before `read` is called. */
export interface RepositorySpace {
  /** `contoso.azurecr.io/team/api` */
  readonly repository: string;
  /** Reads what telling takes, up to a bound. Rejects with the signal's reason only. */
  read(signal: AbortSignal): Promise<void>;
  /**
   * What goes with the manifests of these digests: bytes of layers that nothing else in the repository uses, each counted once, and whether
   * others of their layers stay; or why that is not known. undefined: it was not read yet.
   */
  freedBy(
    digests: readonly string[],
  ): { readonly bytes: number; readonly isRestInUse: boolean } | { readonly unknown: string } | undefined;
}
