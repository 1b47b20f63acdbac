import { ShellError } from '../../engine/error-record.ts';
import type { Value } from '../../values/value.ts';

/** -View and -Property exclude each other. Throws FormatCannotSpecifyViewAndProperty. */
export function refuseViewWithProperty({
  view,
  property,
}: {
  readonly view: string | undefined;
  readonly property: readonly Value[] | Value | undefined;
}): void {
  if (view === undefined || property === undefined) return;
  throw new ShellError(
    'FormatCannotSpecifyViewAndProperty',
    'A view and properties cannot be specified at the same time.',
    {
      category: 'InvalidArgument',
      recommendation: 'Leave out -View: each type has one view here.',
    },
  );
}
