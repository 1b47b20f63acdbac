import { Text } from 'ink';
import TextInput from 'ink-text-input';
import type { ReactNode } from 'react';
import type { FieldView } from '../prompt/view.ts';

/** A label and one field behind it; a secret is drawn as stars. */
export function Field({ label, value, masked, onChange, onSubmit }: Omit<FieldView, 'mode'>): ReactNode {
  return (
    <Text>
      {label}
      <TextInput value={value} onChange={onChange} onSubmit={onSubmit} {...(masked ? { mask: '*' } : {})} />
    </Text>
  );
}
