import { Box, Text } from 'ink';
import TextInput from 'ink-text-input';
import type { ReactNode } from 'react';
import type { FullScreenField } from './full-screen.ts';

/** Rows of text, and below them a field where the screen has one. */
export function Frame({
  rows,
  field,
}: {
  readonly rows: readonly string[];
  readonly field: FullScreenField | undefined;
}): ReactNode {
  return (
    <Box flexDirection="column">
      <Text wrap="truncate">{rows.map(row => row || ' ').join('\n')}</Text>
      {field && (
        <Text wrap="truncate">
          {field.label}
          <TextInput value={field.value()} onChange={value => field.change(value)} />
        </Text>
      )}
    </Box>
  );
}
