import type { Engine } from '../../../engine/engine.ts';
import { clean } from '../../../terminal/clean.ts';
import type { Value } from '../../../values/value.ts';
import type { PromptFace } from '../../prompt/shell.ts';
import { undoLine } from '../acting/command-lines.ts';
import type { SessionLog } from '../acting/session-log.ts';
import type { Place } from '../place.ts';
import { subjectOf } from '../subject.ts';
import { arrange } from './arrange.ts';
import { announce } from './read-out.ts';
import { speak } from './speak.ts';
import { changeSpoken } from './spoken-change.ts';
import type { SpokenRequest, SpokenState } from './spoken-step.ts';
import type { SpokenView } from './spoken-view.ts';

/** What the conversation needs from the program behind it. Sentences that are answered pass `clean` here. */
export interface SpokenDesk {
  readonly engine: Pick<Engine, 'aside'>;
  readonly face: Pick<PromptFace, 'write' | 'askText'>;
  readonly log: Pick<SessionLog, 'begin'>;
  /** Where nothing more is read, sent or asked. */
  readonly signal: AbortSignal;
  readonly abandoned: AbortSignal;
  /**
   * A place, read so far that there is something to read out; opened again it is the same with its marks. A failure is the view's message.
   */
  open(place: Place): Promise<SpokenView>;
  /** Reads a place again, to its end; marks follow their items. */
  refresh(view: SpokenView): Promise<SpokenView>;
  /** Sets the filter of a list, none for an empty text; answers what is wrong with it. */
  filter(view: SpokenView, text: string): Promise<string | undefined>;
  /** Where a row leads; undefined where there is nothing but its properties. */
  placeOf(value: Value): Place | undefined;
  placeAbove(place: Place): Place | undefined;
  /** Copies the reference of a row, or a text; answers how that went. */
  copy(of: { readonly value: Value } | { readonly text: string }): Promise<string>;
  /** Opens an address, or says it; answers how that went. */
  openUrl(url: string): Promise<string>;
  /** Runs a line with these values as the marked ones; what it shows goes to the prompt. */
  run(line: string, values: readonly Value[]): Promise<void>;
}

/**
 * The browser as a conversation, for screen readers: nothing is drawn twice, what is asked is answered by lines that stay. Resolves when the
 * user leaves or the signal aborts.
 */
export async function browseSpoken(desk: SpokenDesk, place: Place): Promise<void> {
  const conversation = new Conversation(desk);
  await conversation.show(await desk.open(place));
  while (!desk.signal.aborted && (await conversation.turn())) {
    // one line after the other
  }
}

class Conversation {
  readonly #desk: SpokenDesk;
  /** Places that `back` goes to. */
  readonly #trail: Place[] = [];
  #state: SpokenState | undefined;
  #wasCancelled = false;

  constructor(desk: SpokenDesk) {
    this.#desk = desk;
  }

  /** Reads out a place from the beginning. */
  async show(view: SpokenView): Promise<void> {
    if (view.content.kind === 'list') await arrange(view.content.list);
    const { state, lines } = announce(view);
    this.#state = state;
    await this.#desk.face.write(lines);
  }

  /** Takes one line; false: it was the last one. */
  async turn(): Promise<boolean> {
    const state = this.#state;
    if (state === undefined) return false;
    const typed = await this.#desk.face.askText({ lines: [], label: 'browser> ', escapes: false });
    if (typed === undefined) return this.#cancelled();
    this.#wasCancelled = false;
    const step = speak(state, typed);
    this.#state = step.state;
    if (step.lines.length > 0) await this.#desk.face.write(step.lines);
    if (step.request === undefined) return true;
    if (step.request.kind === 'quit') return false;
    try {
      await this.#fulfil(step.request, step.state.view);
    } catch (error) {
      if (this.#desk.signal.aborted) return false;
      await this.#say(error instanceof Error ? error.message : String(error));
    }
    return true;
  }

  /** Ctrl+C alone does not throw anybody out; twice in a row it does. */
  async #cancelled(): Promise<boolean> {
    if (this.#wasCancelled || this.#desk.signal.aborted) return false;
    this.#wasCancelled = true;
    await this.#say('quit goes back to the prompt; so does Ctrl+C once more.');
    return true;
  }

  async #fulfil(request: SpokenRequest, view: SpokenView): Promise<void> {
    const desk = this.#desk;
    switch (request.kind) {
      case 'open': {
        const { value } = request;
        return this.#go(
          desk.placeOf(value) ?? { kind: 'describe', value, subject: subjectOf(value), raw: false },
          view,
        );
      }
      case 'describe': {
        const { value, raw } = request;
        return this.#go({ kind: 'describe', value, subject: subjectOf(value), raw }, view);
      }
      case 'follow':
        return 'place' in request.link
          ? this.#go(request.link.place, view)
          : this.#say(await desk.openUrl(request.link.url));
      case 'go':
        return this.#go(request.place, view);
      case 'turn':
        return this.show(await desk.open(request.place));
      case 'back':
        return this.#back();
      case 'up':
        return this.#up(view);
      case 'refresh':
        return this.show(await desk.refresh(view));
      case 'filter': {
        const problem = await desk.filter(view, request.text);
        if (problem === undefined && view.content.kind === 'list') view.content.list.markedOnly = false;
        return problem === undefined ? this.show(view) : this.#say(problem);
      }
      case 'sort':
      case 'markedOnly':
        if (view.content.kind === 'list') {
          if (request.kind === 'sort') view.content.list.sortBy(request.column);
          else view.content.list.markedOnly = request.isOn;
        }
        return this.show(view);
      case 'copy':
        return this.#say(await desk.copy(request.of));
      case 'undo':
      case 'redo':
        await desk.run(undoLine(request.kind), []);
        return this.#readAgain(view);
      case 'run':
        return desk.run(request.line, request.values);
      case 'change':
      case 'attributes':
        if ((await changeSpoken(request, desk)) > 0) await this.#readAgain(view);
    }
  }

  async #go(place: Place, from: SpokenView): Promise<void> {
    const view = await this.#desk.open(place);
    this.#trail.push(from.place);
    await this.show(view);
  }

  async #back(): Promise<void> {
    const place = this.#trail.pop();
    if (place === undefined)
      return this.#say('This is where it began: quit goes back to the prompt, up to the place above.');
    await this.show(await this.#desk.open(place));
  }

  async #up(view: SpokenView): Promise<void> {
    const above = this.#desk.placeAbove(view.place);
    if (above !== undefined) await this.#go(above, view);
    else await this.#back();
  }

  /** What was read out before a change is no longer so: its numbers are taken back. */
  async #readAgain(before: SpokenView): Promise<void> {
    const view = await this.#desk.refresh(before);
    this.#state = { view, said: [], saidLines: 0 };
    await this.#say('This place was read again; more reads it out.');
  }

  async #say(text: string): Promise<void> {
    if (text !== '') await this.#desk.face.write([clean(text)]);
  }
}
