import { parse } from '../../language/parse.ts';
import { type Around, type Completing, declarationOf, sameCommand } from './around.ts';
import { completeArgument } from './complete-argument.ts';
import { completeCommand } from './complete-command.ts';
import { isPathLike, offerFiles } from './complete-file.ts';
import { completeKey } from './complete-key.ts';
import { completeMember } from './complete-member.ts';
import { bindAround, completeParameter } from './complete-parameter.ts';
import { completeVariable } from './complete-variable.ts';
import { completeOperator, completeType, completeUnary } from './complete-word.ts';
import { placeAt } from './cursor.ts';
import { type Completion, type Draft, draftOf, NOTHING } from './draft.ts';
import { Flow } from './flow.ts';

/**
 * What may stand at the cursor. Nothing that is typed is run, and nothing is waited for but this machine's disk: names that a registry would
 * have to tell come from a cache, with `pending` set while they are fetched.
 */
export async function complete(source: string, cursor: number, completing: Completing): Promise<Completion> {
  const at = Math.max(0, Math.min(cursor, source.length));
  const place = placeAt(source, at);
  const { script } = parse(source);
  const flow = new Flow(completing.declarations, completing.frame, script);
  const draft = await draftAt({ ...completing, place, script, flow });
  const { start, end } = place.word;
  return { start, end, pending: false, ...draft };
}

async function draftAt(around: Around): Promise<Draft> {
  const { place, script, flow, frame } = around;
  const { word } = place;
  switch (place.kind) {
    case 'command':
      if (word.text.startsWith('-')) return completeUnary(word);
      return isPathLike(word.text)
        ? draftOf(await offerFiles(word.text, { extension: '.ps1' }), word)
        : completeCommand(word, frame);
    case 'parameter': {
      const cmdlet = await declarationOf(place.command, around);
      const inner = place.path.find(each => each.kind === 'CommandParameter' && each.extent.start === word.start);
      if (!cmdlet || !inner) return NOTHING;
      const call = bindAround(
        cmdlet,
        { command: place.command, inner, after: sameCommand(place.command, script) },
        frame,
      );
      return { candidates: completeParameter(word.text.slice(1), call) };
    }
    case 'argument':
      return completeArgument(place, around);
    case 'file':
      return draftOf(await offerFiles(word.text), word);
    case 'variable':
    case 'operand':
      return completeVariable(place.kind === 'operand' ? { ...word, text: `$${word.text}` } : word, script, frame);
    case 'member':
      return completeMember(place, flow);
    case 'key':
      return completeKey(place, around);
    case 'type':
      return completeType(word);
    case 'operator':
      return completeOperator(word);
    case 'nothing':
      return NOTHING;
  }
}
