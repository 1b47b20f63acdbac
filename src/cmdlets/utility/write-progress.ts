import { integer, string, switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast, within } from './bounded.kind.ts';

const WHOLE = 100;

export const writeProgress = defineCmdlet({
  name: 'Write-Progress',
  synopsis: 'Shows in the progress line how far a script is.',
  grade: 'read',
  parameters: {
    activity: string({ help: 'What is being done.', position: 0 }),
    status: string({ help: 'What it is at.', position: 1, notEmpty: true }),
    id: atLeast(0)({ help: 'Tells one record from another; what changed last is shown.', position: 2, fallback: 0 }),
    percentComplete: within(-1, WHOLE)({ help: 'How much of it is done, 0 to 100.' }),
    secondsRemaining: integer({ help: 'How long it will take, in seconds.' }),
    currentOperation: string({ help: 'What is being worked on; shown where there is no status.' }),
    parentId: atLeast(-1)({ help: 'The record that this one is a part of; its line is shown then.' }),
    sourceId: integer({ help: 'Accepted for the sake of scripts.' }),
    completed: switched({ help: 'The line goes away.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Half of it is done.',
      transcript: "PS> Write-Progress 'Reading tags' 'team/api' -PercentComplete 50",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it shows something and emits nothing
    async *process(args, { progress }) {
      const { activity = 'Processing', status, currentOperation, percentComplete, secondsRemaining, completed } = args;
      const text = status ?? currentOperation;
      progress({
        activity,
        id: args.id,
        ...(args.parentId === undefined ? {} : { parentId: args.parentId }),
        ...(completed ? { completed } : {}),
        ...(text === undefined ? {} : { status: text }),
        ...(percentComplete === undefined || percentComplete < 0 ? {} : { done: percentComplete, total: WHOLE }),
        ...(secondsRemaining === undefined || secondsRemaining < 0 ? {} : { secondsRemaining }),
      });
    },
  },
});
