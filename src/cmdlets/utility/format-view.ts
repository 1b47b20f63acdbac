import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { choice, string, switched } from '../../engine/kinds.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import type { Invoke } from './property-spec.ts';

/** What every Format cmdlet takes and what changes nothing here. */
export const formatOptions = {
  view: string({ help: 'A view by its name; each type has one here, which has none.' }),
  expand: choice(['CoreOnly', 'EnumOnly', 'Both'], { help: 'Accepted for the sake of scripts.' }),
  force: switched({ help: 'Accepted for the sake of scripts: a value that cannot be worked out is left empty.' }),
  showError: switched({ help: 'Tells which calculated property failed for which object.' }),
  displayError: switched({ help: 'Shows #ERR where a calculated property failed, in place of nothing.' }),
};

/** How a Format cmdlet works calculated properties out: -ShowError and -DisplayError say what becomes of the ones that fail. */
export function calculation(
  { showError, displayError }: { readonly showError: boolean; readonly displayError: boolean },
  context: Pick<Context<unknown>, 'error' | 'invokeQuietly'>,
): Invoke {
  return (block, dollars) =>
    context.invokeQuietly(block, dollars, object => {
      if (showError) {
        const message = `Failed to evaluate expression "${toText(block)}".`;
        context.error(new ShellError('PSPropertyExpressionError', message, { category: 'InvalidArgument' }), object);
      }
      return displayError ? ['#ERR'] : [];
    });
}

const viewNotFound = (view: string): ShellError =>
  new ShellError('FormatViewNotFound', `View name "${view}" cannot be found.`, {
    category: 'ObjectNotFound',
    recommendation: 'Leave out -View: each type has one view here.',
  });

/** -View and -Property exclude each other, and no view has a name. Throws FormatCannotSpecifyViewAndProperty, FormatViewNotFound. */
export function refuseViewWithProperty({
  view,
  property,
}: {
  readonly view: string | undefined;
  readonly property: readonly Value[] | Value | undefined;
}): void {
  if (view === undefined) return;
  if (property === undefined) throw viewNotFound(view);
  throw new ShellError(
    'FormatCannotSpecifyViewAndProperty',
    'A view and properties cannot be specified at the same time.',
    {
      category: 'InvalidArgument',
      recommendation: 'Leave out -View: each type has one view here.',
    },
  );
}
