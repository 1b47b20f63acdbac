import { type Buffer, lineEnd, splice } from '../buffer.ts';
import { type EditFunction, type EditorState, edited, type Step, stay } from '../state.ts';
import { backwardUnixWord, backwardWord, forwardWord } from '../words.ts';

/** PSReadLine's default for MaximumKillRingCount. */
const ringSize = 10;

/** To the end of the line; at the end of a line, its line feed. */
export const killLine = killTo(buffer => {
  const end = lineEnd(buffer);
  return end === buffer.cursor ? Math.min(end + 1, buffer.text.length) : end;
});
export const killWord = killTo(forwardWord);
export const backwardKillInput = killTo(() => 0);
export const backwardKillWord = killTo(backwardWord);
export const unixWordRubout = killTo(backwardUnixWord);

/** Inserts what was killed last. */
export const yank: EditFunction = state => {
  const [latest] = state.kills;
  if (latest === undefined) return stay(state);
  const { cursor } = state.buffer;
  return edited(state, splice(state.buffer, cursor, cursor, latest));
};

function killTo(target: (buffer: Buffer) => number): EditFunction {
  return state => {
    const place = target(state.buffer);
    if (place === state.buffer.cursor) return stay(state);
    return kill(state, Math.min(place, state.buffer.cursor), Math.max(place, state.buffer.cursor));
  };
}

/** Kills one after the other make one piece, joined on the side they were taken from. */
function kill(state: EditorState, start: number, end: number): Step {
  const killed = state.buffer.text.slice(start, end).join('');
  const [latest = '', ...older] = state.kills;
  const backward = end === state.buffer.cursor;
  const kills = state.killing ? [backward ? killed + latest : latest + killed, ...older] : [killed, ...state.kills];
  const step = edited(state, splice(state.buffer, start, end, ''));
  return stay({ ...step.state, kills: kills.slice(0, ringSize), killing: true });
}
