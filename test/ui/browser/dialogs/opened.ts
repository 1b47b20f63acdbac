import { confirmOverlay } from '../../../../src/ui/browser/dialogs/confirm.ts';
import type { ConfirmAnswer, ConfirmRequest } from '../../../../src/ui/browser/dialogs/confirm-request.ts';
import type { Target } from '../../../../src/ui/browser/dialogs/target.ts';
import { Clock, Driven } from './driven.ts';

export const target = (id: string, more: Partial<Target> = {}): Target => ({
  id,
  title: [{ text: id }],
  effects: [],
  ...more,
});

/** `m1`, `m2` and so on. */
export const numbered = (count: number): readonly Target[] =>
  Array.from({ length: count }, (_, index) => target(`m${index + 1}`));

/** As the browser asks: more than 20 are severe. */
export const asked: ConfirmRequest['asked'] = targets => ({
  title: `Delete ${targets.length} manifests · contoso.azurecr.io/team/api`,
  grade: targets.length > 20 ? 'severe' : 'moderate',
  why: 'A deleted manifest does not come back.',
  closing: ['Frees about 107.8 MB now.', 'Cannot be undone.'],
  command: 'Remove-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api',
});

/** As it asks in a protected registry. */
export const severe: ConfirmRequest['asked'] = targets => ({ ...asked(targets), grade: 'severe', word: 'team/api' });

/** A confirm dialog that was just made: not shown yet. */
export function made(more: Partial<ConfirmRequest> = {}) {
  const answers: ConfirmAnswer[] = [];
  const clock = new Clock();
  const overlay = confirmOverlay(
    { now: clock.now, verb: 'Delete', targets: numbered(2), asked, canStage: true, ...more },
    answer => answers.push(answer),
  );
  return { dialog: new Driven(overlay, clock), answers, clock };
}

/** One that is seen and takes keys. */
export function opened(more: Partial<ConfirmRequest> = {}) {
  const { dialog, answers, clock } = made(more);
  return { dialog: dialog.settle(), answers, clock };
}

export const cancelled: readonly ConfirmAnswer[] = [{ kind: 'cancel' }];
export const confirmed = (...targets: string[]): readonly ConfirmAnswer[] => [{ kind: 'confirm', targets }];
