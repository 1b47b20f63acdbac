import { parameterEntries } from '../parameter-names.ts';
import { type Around, declarationOf } from './around.ts';
import { bindAround } from './complete-parameter.ts';
import { type CursorPlace, lastOf, type Part, partsIn } from './cursor.ts';
import type { Draft } from './draft.ts';

type KeyPlace = Extract<CursorPlace, { kind: 'key' }>;

/** Keys of a hashtable: those that the parameter takes that it is given to, or the parameters of the command that the text splats it to. */
export async function completeKey(place: KeyPlace, around: Around): Promise<Draft> {
  const { table, word, path } = place;
  const used = new Set(
    table.entries.flatMap(({ key }) =>
      key.kind === 'StringConstant' && key.extent.start < word.start ? [key.value.toLowerCase()] : [],
    ),
  );
  const fits = (name: string) =>
    name.toLowerCase().startsWith(word.text.toLowerCase()) && !used.has(name.toLowerCase());
  const names = (await keysOfParameter(path, around)) ?? (await keysOfSplat(path, around)) ?? [];
  return { candidates: names.filter(fits).map(text => ({ text })) };
}

async function keysOfParameter(path: readonly Part[], around: Around): Promise<readonly string[] | undefined> {
  const at = path.findLastIndex(each => each.kind === 'Command');
  const [command, inner] = [path[at], path[at + 1]];
  if (command?.kind !== 'Command' || !inner || path.slice(at).some(each => each.kind === 'ScriptBlock'))
    return undefined;
  const cmdlet = await declarationOf(command, around);
  if (!cmdlet) return undefined;
  const { before } = bindAround(cmdlet, { command, inner, after: undefined }, around.frame);
  const entry = before.expects.kind === 'value' ? before.expects.parameter : before.expects.positional;
  return entry?.parameter.kind.keys;
}

/** `$p = @{ Repo… }; Get-AcrTag @p` */
async function keysOfSplat(path: readonly Part[], around: Around): Promise<readonly string[] | undefined> {
  const target = lastOf(path, 'Assignment')?.target;
  const name = target?.kind === 'Variable' ? target.name : undefined;
  if (name === undefined) return undefined;
  for (const part of partsIn(around.script)) {
    if (part.kind !== 'Command') continue;
    const isSplat = (each: Part) =>
      each.kind === 'Variable' && each.splatted && each.name.toLowerCase() === name.toLowerCase();
    if (!part.elements.some(isSplat)) continue;
    const cmdlet = await declarationOf(part, around);
    return cmdlet && parameterEntries(cmdlet).map(each => each.name);
  }
  return undefined;
}
