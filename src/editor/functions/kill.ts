import { type Buffer, lineStart, sliceOf, splice } from '../buffer.ts';
import { between } from '../selection.ts';
import { backwardShellWord, forwardShellWord } from '../shell-words.ts';
import { type EditFunction, type EditorContext, type EditorState, edited, type Step, stay } from '../state.ts';
import { backwardWord, forwardWord } from '../words.ts';

/** To the end of the input. */
export const killLine = killTo(({ text }) => text.length);
/** To the beginning of the input. */
export const backwardKillInput = killTo(() => 0);
/** To the beginning of the line. */
export const backwardKillLine = killTo(buffer => lineStart(buffer));
/** To the end of the word. */
export const killWord = killTo(forwardWord);
/** To the beginning of the word. */
export const backwardKillWord = killTo(backwardWord);
/** Only white space parts the words, as in a Unix shell. */
export const unixWordRubout = killTo(buffer => backwardWord(buffer, ''));
/** By words of the language. */
export const shellKillWord = killTo(forwardShellWord);
export const shellBackwardKillWord = killTo(backwardShellWord);

/** Between the mark and the cursor. */
export const killRegion: EditFunction = (state, context) =>
  kill(state, context, Math.min(state.mark, state.buffer.text.length), 'before');

function killTo(target: (buffer: Buffer, delimiters: string) => number): EditFunction {
  return (state, context) => {
    const place = target(state.buffer, context.options.wordDelimiters);
    return kill(state, context, place, place < state.buffer.cursor ? 'before' : 'behind');
  };
}

/** Kills one after the other make one piece, joined on the side they were taken from. */
function kill(state: EditorState, { options }: EditorContext, place: number, side: 'before' | 'behind'): Step {
  const { start, end } = between(place, state.buffer.cursor);
  if (start === end) return stay(state.run?.kind === 'kill' ? { ...state, run: { kind: 'kill' } } : state);
  const killed = sliceOf(state.buffer, { start, end });
  const [latest = '', ...older] = state.kills;
  const joined = side === 'before' ? killed + latest : latest + killed;
  const kills = state.run?.kind === 'kill' ? [joined, ...older] : [killed, ...state.kills];
  return stay({
    ...edited(state, splice(state.buffer, start, end, '')),
    kills: kills.slice(0, Math.max(1, options.maximumKillRingCount)),
    run: { kind: 'kill' },
  });
}
