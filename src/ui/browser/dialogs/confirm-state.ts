import { type Buffer, emptyBuffer, textOf } from '../../../editor/buffer.ts';
import { grouped } from '../../../values/grouped.ts';
import { editField } from '../../dialogs/edit-field.ts';
import { focusSteps } from './buttons.ts';
import type { Asked, ConfirmAnswer, ConfirmRequest } from './confirm-request.ts';
import { Scroll } from './scroll.ts';
import type { Stroke } from './stroke.ts';
import type { Target } from './target.ts';
import { TargetList } from './target-list.ts';

export type Control = 'hidden' | 'cancel' | 'plan' | 'act';

const moves: Readonly<Record<string, (list: TargetList) => void>> = {
  UpArrow: list => list.up(),
  DownArrow: list => list.down(),
  PageUp: list => list.page(-1),
  PageDown: list => list.page(1),
};

const sentOf = (targets: readonly Target[]) => targets.filter(each => each.problem === undefined);

/** What a confirm dialog knows between two keys; `answer` is called once. */
export class ConfirmState {
  readonly list: TargetList;
  focus: Control = 'cancel';
  withHidden = false;
  /** What is typed of the word. */
  typed: Buffer = emptyBuffer;
  isExplaining = false;
  /** How far the explanation is scrolled. */
  readonly why = new Scroll();
  /** Why the last key did nothing. */
  note: string | undefined;
  isOver = false;
  /** The targets that are not known to fail. */
  sent: readonly Target[];
  asked: Asked;
  readonly request: ConfirmRequest;
  readonly #answer: (answer: ConfirmAnswer) => void;

  constructor(request: ConfirmRequest, answer: (answer: ConfirmAnswer) => void) {
    this.request = request;
    this.#answer = answer;
    this.list = new TargetList(request.targets);
    this.sent = sentOf(request.targets);
    this.asked = request.asked(this.sent);
  }

  get isSevere(): boolean {
    return this.asked.grade === 'severe';
  }

  /** `Delete 2` */
  get action(): string {
    return `${this.request.verb} ${grouped(this.sent.length)}`;
  }

  /** What must be typed; undefined where a key is enough. */
  get word(): string | undefined {
    return this.isSevere ? (this.asked.word ?? `${this.request.verb.toLowerCase()} ${this.sent.length}`) : undefined;
  }

  /** Why the change cannot be confirmed yet. */
  get obstacle(): string | undefined {
    if (this.sent.length === 0) return 'Nothing here can be sent.';
    if (this.word === undefined) return undefined;
    return this.word !== '' && textOf(this.typed) === this.word ? undefined : `Type ${this.word} first.`;
  }

  get controls(): readonly Control[] {
    return [
      ...(this.request.hidden ? ['hidden' as const] : []),
      'cancel',
      ...(this.request.canStage ? ['plan' as const] : []),
      'act',
    ];
  }

  /** There is more to be told about the same targets. */
  askAgain(): void {
    this.asked = this.request.asked(this.sent);
  }

  press(stroke: Stroke): void {
    this.note = undefined;
    const { key } = stroke;
    if (key === 'Ctrl+C') this.#end({ kind: 'cancel' });
    else if (this.isExplaining) this.isExplaining = this.why.press(key);
    else if (key === 'Escape') this.#end({ kind: 'cancel' });
    else if (key === '?' || key === 'F1') this.isExplaining = true;
    else if (key === 'Enter') this.#activate();
    else if (key === ' ' && this.focus === 'hidden') this.#toggleHidden();
    else if (moves[key]) moves[key](this.list);
    else if (focusSteps[key]) this.#step(focusSteps[key]);
    else if (key === 'Ctrl+X') this.#takeOut();
    else if (key === 'Ctrl+S') this.#keep('save');
    else if (this.isSevere) this.typed = editField(this.typed, stroke.event);
    else this.#pressLetter(stroke);
  }

  /** Letters are keys only where no word is typed. */
  #pressLetter({ key, isAlone }: Stroke): void {
    if (key === 'n') this.#end({ kind: 'cancel' });
    else if (key === 'x') this.#takeOut();
    else if (key === 's') this.#keep('save');
    else if (key === 'y' && isAlone) this.#confirm();
  }

  #activate(): void {
    if (this.focus === 'cancel') this.#end({ kind: 'cancel' });
    else if (this.focus === 'plan') this.#keep('plan');
    else if (this.focus === 'hidden') this.#toggleHidden();
    else this.#confirm();
  }

  #confirm(): void {
    this.note = this.obstacle;
    if (this.note === undefined) this.#end({ kind: 'confirm', targets: this.#ids });
  }

  #keep(kind: 'plan' | 'save'): void {
    if (!this.request.canStage) return;
    if (this.sent.length === 0) this.note = this.obstacle;
    else this.#end({ kind, targets: this.#ids });
  }

  get #ids(): readonly string[] {
    return this.sent.map(each => each.id);
  }

  #step(by: 1 | -1): void {
    const { controls } = this;
    const at = (controls.indexOf(this.focus) + by + controls.length) % controls.length;
    this.focus = controls[at] ?? 'cancel';
  }

  #takeOut(): void {
    const { current, targets } = this.list;
    if (targets.length > 1) this.#show(targets.filter(each => each !== current));
    else this.note = 'This is the only one left. Esc cancels.';
  }

  /** Ticked, the hidden ones come in whole, also those that were taken out before. */
  #toggleHidden(): void {
    const { hidden } = this.request;
    if (hidden === undefined) return;
    const all = new Set(hidden.targets);
    const others = this.list.targets.filter(each => !all.has(each));
    if (this.withHidden && others.length === 0) {
      this.note = 'Nothing would be left. Esc cancels.';
      return;
    }
    this.withHidden = !this.withHidden;
    this.#show(this.withHidden ? [...others, ...hidden.targets] : others);
  }

  /** What has been typed was the answer to another question. */
  #show(targets: readonly Target[]): void {
    const { word } = this;
    this.list.set(targets);
    this.sent = sentOf(targets);
    this.askAgain();
    if (this.word !== word) this.typed = emptyBuffer;
  }

  #end(answer: ConfirmAnswer): void {
    this.isOver = true;
    this.#answer(answer);
  }
}
