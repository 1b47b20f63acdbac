import { Box, Text } from 'ink';
import TextInput from 'ink-text-input';
import { memo, type ReactNode } from 'react';
import type { FullScreenField } from './full-screen.ts';

/** By itself, since Ink takes a text of several lines apart twice. */
const Row = memo(({ text }: { readonly text: string }) => <Text wrap="truncate">{text}</Text>);

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
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <Row key={index} text={row || ' '} />
      ))}
      {field && (
        <Text wrap="truncate">
          {field.label}
          <TextInput value={field.value()} onChange={value => field.change(value)} />
        </Text>
      )}
    </Box>
  );
}
