import { Text, useCursor } from 'ink';
import type { ReactNode } from 'react';
import type { EditingView, View } from './view.ts';

interface LiveRegionProps {
  readonly view: View;
  /** Brings text down to what the terminal can show. */
  readonly signs: (text: string) => string;
}

/** Everything Ink draws at the prompt: the input or a field with its cursor, or the progress of a command. */
export function LiveRegion({ view, signs }: LiveRegionProps): ReactNode {
  switch (view.mode) {
    case 'editing':
      return <Input rows={view.rows} cursor={view.cursor} signs={signs} />;
    case 'running':
      return view.progress === undefined ? null : <Text wrap="truncate">{signs(view.progress)}</Text>;
  }
}

function Input({ rows, cursor, signs }: Omit<EditingView, 'mode'> & Pick<LiveRegionProps, 'signs'>): ReactNode {
  const { setCursorPosition } = useCursor();
  setCursorPosition(cursor);
  // An empty row has no height of its own.
  return <Text wrap="truncate">{signs(rows.map(row => row || ' ').join('\n'))}</Text>;
}
