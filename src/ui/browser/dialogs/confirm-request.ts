import type { Change } from '../../../engine/context.ts';
import type { Opening } from './guard.ts';
import type { Target } from './target.ts';

/** A change of one or many targets that is to be confirmed. */
export interface ConfirmRequest extends Opening {
  /** `Delete`; the button tells the count with it. */
  readonly verb: string;
  /** What was gathered for the targets that the user could see. */
  readonly targets: readonly Target[];
  /** Marked rows that the filter hides: left out until their box is ticked, then shown like the others. */
  readonly hidden?: { readonly targets: readonly Target[]; readonly filter: string } | undefined;
  /** What is asked for these targets, those that are going to be sent: it follows when one is taken out or the hidden ones come in. */
  readonly asked: (targets: readonly Target[]) => Asked;
  /** Resolves when `asked` has more to tell, and is then called again; it never rejects. */
  readonly more?: Promise<void> | undefined;
  /** The targets can be put into the plan, or be saved as one. */
  readonly canStage: boolean;
}

/** What a dialog says about just these targets. */
export interface Asked {
  /** `Delete 2 manifests · contoso.azurecr.io/team/api` */
  readonly title: string;
  /** How much it asks of its user (safety, section 3). */
  readonly grade: Change['grade'];
  /** What has to be typed where the grade is severe; left out: the verb with the count, `delete 34`. */
  readonly word?: string | undefined;
  /** Why this is asked, for `?`. */
  readonly why: string;
  /** `Frees about 107.8 MB now.` `z undoes it only while layers last.`: the last one stays longest where there is little room. */
  readonly closing: readonly string[];
  /** The command line that does the same; empty where the user typed it. */
  readonly command: string;
}

/** Targets are named by their ids, in the order in which they were shown; those that would fail are not among them. */
export type ConfirmAnswer =
  | { readonly kind: 'cancel' }
  /** `plan`: into the basket; `save`: into a file. */
  | { readonly kind: 'confirm' | 'plan' | 'save'; readonly targets: readonly string[] };
