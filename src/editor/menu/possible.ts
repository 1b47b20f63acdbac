import { clean } from '../../terminal/clean.ts';
import { cut, pad, width } from '../../terminal/width.ts';
import type { Candidate } from '../completion.ts';
import { ask, ding, type EditorContext, type EditorState, type Step, stay } from '../state.ts';
import { labelOf } from './common-prefix.ts';

/** Lists all candidates above the input; if there are very many it asks first. */
export function showPossible(state: EditorState, candidates: readonly Candidate[], context: EditorContext): Step {
  if (candidates.length === 0) return ding(state);
  if (candidates.length >= context.options.completionQueryItems)
    return stay({ ...state, opened: { kind: 'question', candidates } });
  return listPossible(state, candidates, context);
}

/** Lists all candidates, column after column. */
export function listPossible(state: EditorState, candidates: readonly Candidate[], { columns }: EditorContext): Step {
  const labels = candidates.map(each => clean(labelOf(each)));
  const widest = labels.reduce((cells, label) => Math.max(cells, width(label)), 1);
  const cells = Math.min(widest + 2, columns);
  const across = Math.max(1, Math.floor(columns / cells));
  const rows = Math.ceil(labels.length / across);
  const lines = Array.from({ length: rows }, (_row, row) =>
    labels
      .filter((_label, index) => index % rows === row)
      .map(label => pad(cut(label, cells), cells))
      .join('')
      .trimEnd(),
  );
  return ask(state, { kind: 'print', lines });
}
