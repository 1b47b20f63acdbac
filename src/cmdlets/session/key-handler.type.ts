import type { KeyHandler } from '../../session/line-editor.ts';
import type { OutputType } from '../../values/output-type.ts';

export const keyHandlerType: OutputType<KeyHandler> = {
  name: 'Microsoft.PowerShell.KeyHandler',
  properties: [
    { name: 'Key', of: ({ key }) => key },
    { name: 'Function', of: handler => handler.function },
    { name: 'Description', of: ({ description }) => description },
    { name: 'Group', of: ({ group }) => group },
  ],
  view: {
    table: {
      wrap: true,
      group: { of: ({ groupTitle }) => underlined(groupTitle) },
      columns: [
        { label: 'Key', of: ({ key }) => key },
        { label: 'Function', of: handler => handler.function },
        { label: 'Description', of: ({ description }) => description, flexible: { least: 20 } },
      ],
    },
  },
};

function underlined(title: string): string {
  return `${title}\n${'='.repeat(title.length)}`;
}
