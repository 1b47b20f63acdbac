import type { Opened } from '../opened.ts';
import { frameShown, type IncrementalSearch } from '../search/incremental-search.ts';
import type { EditorContext } from '../state.ts';
import { menuRows } from './menu-rows.ts';
import { fitRow, piece, type Row, wrap } from './row.ts';

/** The rows of what takes the keys before the bindings do. */
export function openedRows(opened: Opened, context: EditorContext): readonly Row[] {
  switch (opened.kind) {
    case 'menu':
      return menuRows(opened, context);
    case 'search':
      return [fitRow(searchRow(opened), context.columns)];
    case 'waiting':
      return [[piece('…', 'ui.muted')]];
    case 'question':
      return [
        fitRow(
          [piece(`Display all ${opened.candidates.length} possibilities? (y or n) _`, 'shell.default')],
          context.columns,
        ),
      ];
    case 'character-search':
      return [fitRow([piece('character-search: _', 'shell.default')], context.columns)];
    case 'what-is-key':
      return [fitRow([piece('what-is-key: _', 'shell.default')], context.columns)];
    case 'block':
      // the input keeps at least the row that it is on
      return opened.lines
        .flatMap(line => wrap(line, context.columns, context.rows))
        .slice(0, Math.max(1, context.rows - 2))
        .map(line => [piece(line, 'shell.default')]);
  }
}

function searchRow(search: IncrementalSearch): Row {
  const { typed, backward, failed } = frameShown(search);
  const label = `${failed ? 'failed-' : ''}${backward ? 'bck' : 'fwd'}-i-search: `;
  return [
    piece(label, failed ? 'shell.error' : 'shell.default'),
    piece(typed, 'shell.emphasis'),
    piece('_', 'shell.default'),
  ];
}
