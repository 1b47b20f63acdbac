import { Text, useCursor } from 'ink';
import type { ReactNode } from 'react';
import type { EditingView, View } from './view.ts';

/** Everything Ink draws at the prompt: the input or a field with its cursor, or the progress of a command. */
export function LiveRegion({ view }: { readonly view: View }): ReactNode {
  switch (view.mode) {
    case 'editing':
      return <Input rows={view.rows} cursor={view.cursor} />;
    case 'running':
      return view.progress === undefined ? null : <Text wrap="truncate">{view.progress}</Text>;
  }
}

function Input({ rows, cursor }: Omit<EditingView, 'mode'>): ReactNode {
  const { setCursorPosition } = useCursor();
  setCursorPosition(cursor);
  // An empty row has no height of its own.
  return <Text wrap="truncate">{rows.map(row => row || ' ').join('\n')}</Text>;
}
