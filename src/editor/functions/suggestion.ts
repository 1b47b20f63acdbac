import { bufferOf, textOf } from '../buffer.ts';
import { inlineTail, unpredicted } from '../prediction.ts';
import { type EditFunction, type EditorState, edited, type Step, stay } from '../state.ts';
import { suggestedWord } from '../words.ts';
import { chooseSuggestion } from './suggestion-list.ts';

/** Takes the grey text, written as its source writes it, so that the line can be run. */
export const acceptSuggestion: EditFunction = state => take(state, () => Number.POSITIVE_INFINITY);

/** Takes so many words of the grey text. */
export const acceptNextSuggestionWord: EditFunction = (state, { options }, { argument = 1 }) =>
  take(state, text => {
    let cursor = state.buffer.text.length;
    for (let left = argument; left > 0 && cursor < text.length; left -= 1)
      cursor = suggestedWord({ text, cursor }, options.wordDelimiters);
    return cursor;
  });

/** What is not shown is not taken either: the grey text stands behind the end only. */
function take(state: EditorState, upTo: (text: readonly string[]) => number): Step {
  const { prediction, buffer } = state;
  const [suggestion] = prediction.items;
  const isShown = inlineTail(prediction) !== '' && buffer.cursor === buffer.text.length;
  if (suggestion === undefined || !isShown || prediction.input !== textOf(buffer)) return stay(state);
  const { text } = bufferOf(suggestion.text);
  const end = upTo(text);
  if (end <= state.buffer.text.length) return stay(state);
  const accepted = edited(state, bufferOf(text.slice(0, end).join('')));
  const rest = end < text.length ? { ...prediction, input: textOf(accepted.buffer) } : unpredicted(prediction);
  return stay({ ...accepted, prediction: rest });
}

/** The next line of the list. */
export const nextSuggestion: EditFunction = (state, context, { argument = 1 }) =>
  chooseSuggestion(state, context, argument) ?? stay(state);

/** The line before. */
export const previousSuggestion: EditFunction = (state, context, { argument = 1 }) =>
  chooseSuggestion(state, context, -Math.abs(argument)) ?? stay(state);

/** From the grey text to the list and back; what fits is looked for anew. */
export const switchPredictionView: EditFunction = (state, context) => {
  const option = context.options.predictionViewStyle;
  const now = state.viewStyle?.option === option ? state.viewStyle.shown : option;
  return stay({ ...state, viewStyle: { option, shown: now === 'InlineView' ? 'ListView' : 'InlineView' } });
};

/** The whole tooltip of the chosen line, until the next key. */
export const showFullPredictionTooltip: EditFunction = state => {
  const tooltip = state.prediction.items[state.prediction.chosen]?.tooltip ?? '';
  if (tooltip.trim() === '') return stay(state);
  return stay({ ...state, opened: { kind: 'block', lines: tooltip.trim().split('\n') } });
};
