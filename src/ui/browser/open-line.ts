import type { InputEvent } from '../../terminal/key.ts';
import type { Surface } from './overlay.ts';
import type { LineView } from './screen-view.ts';

/** A line that is open at the foot of the screen. */
export interface OpenLine {
  take(event: InputEvent): void;
  readonly isOver: boolean;
  view(surface: Surface): LineView;
}
