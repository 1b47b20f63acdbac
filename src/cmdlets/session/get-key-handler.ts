import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { attemptEach } from './attempt-each.ts';
import { boundKey } from './key-handler.kind.ts';
import { keyHandlerType } from './key-handler.type.ts';

export const getKeyHandler = defineCmdlet({
  name: 'Get-PSReadLineKeyHandler',
  synopsis: 'Shows which key of the prompt does what.',
  description: 'Without a parameter all keys that do something. Alt+? at the prompt tells of the next key pressed.',
  grade: 'read',
  parameters: {
    chord: boundKey({
      help: "Only these keys: 'Ctrl+r', 'Ctrl+x,Ctrl+e'.",
      position: 0,
      many: true,
      aliases: ['Key'],
      notEmpty: true,
    }),
    bound: switched({ help: 'Keys that do something.' }),
    unbound: switched({ help: 'Functions that no key calls.' }),
  },
  output: keyHandlerType,
  examples: [
    {
      says: 'What a key does.',
      transcript: 'PS> (Get-PSReadLineKeyHandler -Chord Ctrl+l).Function\nClearScreen',
    },
    {
      says: 'Every function, to choose from.',
      transcript: "PS> (Get-PSReadLineKeyHandler -Bound -Unbound).Function -contains 'AcceptLine'\nTrue",
    },
  ],
  body: {
    async *process({ chord, bound, unbound }, { session: { lineEditor }, error }) {
      const handlers = lineEditor.handlers();
      if (chord) {
        const keys = new Set<string>();
        attemptEach(chord, each => keys.add(lineEditor.keyName(each)), error);
        yield* handlers.filter(each => keys.has(each.key));
        return;
      }
      const isAsked = (isBound: boolean) => (isBound ? bound || !unbound : unbound);
      yield* handlers.filter(each => isAsked(each.key !== 'Unbound'));
    },
  },
});
