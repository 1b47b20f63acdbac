import type { KeyHandler } from '../../session/line-editor.ts';
import type { OutputType } from '../../values/output-type.ts';

/** PSReadLine's groups in their order, and what it calls them. */
const headings: Readonly<Record<string, string>> = {
  Basic: 'Basic editing functions',
  CursorMovement: 'Cursor movement functions',
  History: 'History functions',
  Completion: 'Completion functions',
  Prediction: 'Prediction functions',
  Miscellaneous: 'Miscellaneous functions',
  Selection: 'Selection functions',
  Search: 'Search functions',
};

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
      group: { of: ({ group }) => headingOf(group) },
      columns: [
        { label: 'Key', of: ({ key }) => key },
        { label: 'Function', of: handler => handler.function },
        { label: 'Description', of: ({ description }) => description, flexible: { least: 20 } },
      ],
    },
  },
};

function headingOf(group: string): string {
  const heading = headings[group] ?? group;
  return `${heading}\n${'='.repeat(heading.length)}`;
}

/** By group, then by function, as PSReadLine lists them. */
export function inGroups(handlers: readonly KeyHandler[]): readonly KeyHandler[] {
  const order = Object.keys(headings);
  return handlers.toSorted(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) ||
      (a.function < b.function ? -1 : a.function > b.function ? 1 : 0),
  );
}
