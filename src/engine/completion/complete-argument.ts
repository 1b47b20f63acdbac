import { toText } from '../../values/to-text.ts';
import type { Binding } from '../bind.ts';
import { BindingError } from '../binding-error.ts';
import { findParameter, type ParameterEntry, parameterEntries } from '../parameter-names.ts';
import { placeIn } from '../parameter-sets.ts';
import { type Around, declarationOf, offered, sameCommand } from './around.ts';
import { isPathLike, offerFiles } from './complete-file.ts';
import { bindAround, completeParameter, type HalfCall } from './complete-parameter.ts';
import type { CursorPlace } from './cursor.ts';
import { type Draft, draftOf, NOTHING } from './draft.ts';
import { knownProperties } from './flow.ts';
import { staticValue, UNKNOWN } from './static-arguments.ts';

type ArgumentPlace = Extract<CursorPlace, { kind: 'argument' }>;

/** Values of the parameter that the word is for; the names of parameters where there are none and nothing was typed; files by a path. */
export async function completeArgument(place: ArgumentPlace, around: Around): Promise<Draft> {
  const { word, command, element, path, list } = place;
  const files = async () => (isPathLike(word.text) ? draftOf(await offerFiles(word.text), word) : NOTHING);
  const cmdlet = await declarationOf(command, around);
  if (!cmdlet) return files();
  const { script, frame, flow } = around;
  const call = bindAround(cmdlet, { command, inner: element, after: sameCommand(command, script) }, frame);
  // with wildcards in it the parser takes it for a word
  if (/^-[*?]/.test(word.text) && word.quote === '') return { candidates: completeParameter(word.text.slice(1), call) };
  const entry = element.kind === 'CommandParameter' ? named(element.name, call) : expected(call);
  const { complete } = entry?.parameter.kind ?? {};
  let found: Draft = NOTHING;
  if (complete) {
    const before = new Set(list.map(each => toText(staticValue(each, frame)).toLowerCase()));
    const offer = await offered(
      context => complete(word.text, context),
      { bound: boundValues(call.whole), incoming: async () => knownProperties(await flow.intoCommand(command, path)) },
      around,
    );
    const values = offer.values.filter(each => !before.has(each.value.toLowerCase()));
    found = draftOf({ ...offer, values }, word);
    if (values.length > 0 || offer.pending) return found;
  }
  const paths = await files();
  const isOpen = element.kind !== 'CommandParameter' && list.length === 0 && call.before.expects.kind === 'open';
  return paths.candidates.length === 0 && word.text === '' && word.quote === '' && isOpen
    ? { ...found, candidates: completeParameter('', call) }
    : { ...found, ...paths };
}

function named(name: string, { cmdlet }: HalfCall): ParameterEntry | undefined {
  const entry = findParameter(name, parameterEntries(cmdlet));
  return entry instanceof BindingError ? undefined : entry;
}

/** The parameter that waits for its value, the next one by position, or the one that takes what is left. */
function expected({ before, whole }: HalfCall): ParameterEntry | undefined {
  if (before.expects.kind === 'value') return before.expects.parameter;
  if (whole.expects.kind === 'value') return undefined;
  return whole.expects.positional ?? whole.expects.names.find(each => placeIn(each, whole.sets)?.remaining);
}

const boundValues = ({ values }: Binding): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...values].filter(([, value]) => value !== undefined && value !== UNKNOWN));
