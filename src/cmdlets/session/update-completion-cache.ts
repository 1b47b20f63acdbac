import { defineCmdlet } from '../define.ts';

export const updateCompletionCache = defineCmdlet({
  name: 'Update-CompletionCache',
  synopsis: 'Forgets the names that completion knows, so that the next Tab asks for them again.',
  description:
    'Completion answers from names that the session has seen: repositories, tags, digests and registries. It refreshes them behind when they are older than a minute; F5 in the menu does the same as this command.',
  grade: 'read',
  parameters: {},
  output: 'values',
  examples: [{ says: 'After something was pushed.', transcript: 'PS> Update-CompletionCache' }],
  body: {
    // biome-ignore lint/correctness/useYield: there is nothing to show
    async *process(_, { session }) {
      session.forgetNames();
    },
  },
});
