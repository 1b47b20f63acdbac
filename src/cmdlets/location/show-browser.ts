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
      const source = given.has('inputObject') ? single(inputObject) : piped ? input : undefined;
      const handed = source && (await begun(source));
      const marked = await browse({ path, values: handed?.values });
      handed?.end();
      if (passThru) yield* marked;
    },
  },
});

/**
 * What is piped in, from its first objects on: until they come the prompt has the terminal, so that what makes them may ask there, fail there
 * and open a browser itself. What fails later is seen in the browser and thrown by `end`.
 */
async function begun(source: AsyncIterable<readonly Value[]>) {
  const rest = source[Symbol.asyncIterator]();
  const first = await rest.next();
  let failure: { readonly error: unknown } | undefined;
  async function* values(): AsyncGenerator<readonly Value[]> {
    try {
      for (let each = first; !each.done; each = await rest.next()) yield each.value;
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      await rest.return?.();
    }
  }
  return {
    values: values(),
    end() {
      if (failure) throw failure.error;
    },
  };
}

async function* single(each: Value): AsyncGenerator<readonly Value[]> {
  yield [each];
}
