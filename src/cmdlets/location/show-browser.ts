import { switched, value } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { locationPath } from './path.kind.ts';

export const showBrowser = defineCmdlet({
  name: 'Show-Browser',
  aliases: ['browse'],
  synopsis: 'Opens the full-screen browser at a place, or over the objects that are piped in.',
  description:
    'F9 opens it where the prompt stands; ? in it lists its keys; q goes back and Q to the prompt. What was marked in it is in $Marked afterwards, and -PassThru emits it.',
  grade: 'read',
  parameters: {
    path: locationPath({
      help: 'Where to begin: team/api, team/api:1.4.2, contoso:/team; left out, where the prompt stands.',
      position: 0,
    }),
    inputObject: value({ help: 'Objects to look at in place of a registry.', pipeline: 'value' }),
    passThru: switched({ help: 'Emit the objects that were marked.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Look at what has no tag, mark what can go, and delete it.',
      transcript: 'PS> Get-AcrManifest team/api -Untagged | Show-Browser -PassThru | Remove-AcrManifest',
      skip: 'the browser needs a terminal',
    },
  ],
  body: {
    async *stream(input, { path, inputObject = null, passThru }, { given, piped, browse }) {
      const values = given.has('inputObject') ? single(inputObject) : piped ? input : undefined;
      const marked = await browse({ path, values });
      if (passThru) yield* marked;
    },
  },
});

async function* single(each: Value): AsyncGenerator<readonly Value[]> {
  yield [each];
}
