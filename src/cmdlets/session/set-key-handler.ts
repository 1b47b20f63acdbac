import { ShellError } from '../../engine/error-record.ts';
import { string, value } from '../../engine/kinds.ts';
import { isObject } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import { typeNames } from '../../values/type-name.ts';
import { defineCmdlet } from '../define.ts';
import { attemptEach } from './attempt-each.ts';
import { CHORD, keyFunction } from './key-handler.kind.ts';

export const setKeyHandler = defineCmdlet({
  name: 'Set-PSReadLineKeyHandler',
  synopsis: 'Lets a key of the prompt do something else.',
  description:
    'Keys and functions are named as in PSReadLine, so that its lines can be pasted into $PROFILE. A key can only call a function, no script.',
  grade: 'read',
  parameters: {
    chord: string(CHORD),
    function: keyFunction({
      help: 'What they do from now on; Get-PSReadLineKeyHandler -Bound -Unbound lists what there is.',
      position: 1,
    }),
    scriptBlock: value({ help: 'Not supported: name a -Function.' }),
    briefDescription: string({ help: 'Goes with -ScriptBlock.' }),
    description: string({ help: 'Goes with -ScriptBlock.', aliases: ['LongDescription'] }),
  },
  output: 'values',
  examples: [
    {
      says: 'One more key that removes a word.',
      transcript:
        'PS> Set-PSReadLineKeyHandler -Chord Ctrl+t -Function KillWord\nPS> (Get-PSReadLineKeyHandler Ctrl+t).Function\nKillWord',
    },
  ],
  body: {
    async *process({ chord, function: wanted, scriptBlock }, { session: { lineEditor }, error }) {
      const block = scriptBlock ?? wanted;
      if (isObject(block) && typeNames(block).includes('System.Management.Automation.ScriptBlock'))
        throw noScript(chord, toText(block));
      if (wanted === undefined) throw noFunction();
      attemptEach(chord, each => lineEditor.bind(each, toText(wanted)), error);
    },
  },
});

/** What many profiles have: a script that calls one function and nothing else. */
const ONE_CALL =
  /^\s*(?:param\s*\([^)]*\)\s*)?\[(?:Microsoft\.PowerShell\.)?PSConsoleReadLine\]::(\w+)\([^()]*\)\s*;?\s*$/i;

function noScript(chord: readonly string[], text: string): ShellError {
  const called = ONE_CALL.exec(text)?.[1];
  return new ShellError(
    'ScriptBlockNotSupported',
    'A key cannot run a script here: it calls a function of the editor.',
    {
      category: 'NotImplemented',
      recommendation:
        called === undefined
          ? 'Name a function: Get-PSReadLineKeyHandler -Bound -Unbound lists what there is.'
          : `Set-PSReadLineKeyHandler -Chord ${chord.map(each => `'${each}'`).join(', ')} -Function ${called}`,
    },
  );
}

const noFunction = () =>
  new ShellError('NoFunction', 'It is not said what the key shall do.', {
    category: 'InvalidArgument',
    recommendation: "Set-PSReadLineKeyHandler -Chord 'Ctrl+d' -Function DeleteChar",
  });
