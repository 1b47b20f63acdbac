import type { Script } from '../../language/syntax.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { isArray } from '../../values/object-value.ts';
import { typeName } from '../../values/type-name.ts';
import type { Frame } from '../frame.ts';
import { partsIn, type Word } from './cursor.ts';
import type { Candidate, Draft } from './draft.ts';

const SCOPES = ['global', 'local', 'script', 'env', 'function'];

/**
 * Variables by a beginning of their name: those of the session, and those that the text itself assigns. A variable's value is not shown, since
 * it may be a secret.
 */
export function completeVariable(word: Word, script: Script, frame: Frame): Draft {
  const [, sigil = '$', prefix = '', typed = ''] = /^([$@]\{?)(?:([^:]*):)?(.*)$/s.exec(word.text) ?? [];
  const lower = typed.toLowerCase();
  const scope = prefix.toLowerCase();
  const braced = sigil.endsWith('{');
  const candidates = new Map<string, Candidate>();
  const offer = (name: string, tooltip?: string) => {
    if (!name.toLowerCase().startsWith(lower) || candidates.has(name.toLowerCase())) return;
    const text = written(sigil.charAt(0), prefix, name, braced);
    if (text !== undefined) candidates.set(name.toLowerCase(), { text, ...(tooltip === undefined ? {} : { tooltip }) });
  };
  for (const [name, tooltip] of namesIn(scope, { script, word, frame })) offer(name, tooltip);
  if (prefix === '' && sigil !== '@') {
    for (const each of SCOPES)
      if (lower !== '' && each.startsWith(lower)) candidates.set(`${each}:`, { text: `${sigil}${each}:` });
  }
  return { candidates: [...candidates.values()].toSorted((a, b) => a.text.localeCompare(b.text, 'en')) };
}

interface Around {
  readonly script: Script;
  readonly word: Word;
  readonly frame: Frame;
}

function* namesIn(scope: string, { script, word, frame }: Around): Iterable<[string, string?]> {
  const { scope: home, runtime } = frame;
  if (scope === 'env') {
    for (const name of Object.keys(runtime.environment)) yield [name];
    return;
  }
  if (scope === 'function') {
    for (const { name } of home.visibleFunctions) yield [name];
    return;
  }
  if (scope !== '' && !SCOPES.includes(scope)) return;
  const splatted = word.text.startsWith('@');
  for (const { name, value } of home.visible) {
    if (!splatted || isArray(value) || value instanceof Hashtable)
      yield [name, `[${value === null ? 'null' : typeName(value)}] $${name}`];
  }
  if (scope !== '') return;
  for (const name of splatted
    ? []
    : ['Error', 'PSItem', '_', ...[...runtime.automatic.values()].map(each => each.name)])
    yield [name];
  for (const node of partsIn(script)) {
    const isOther = node.kind === 'Variable' && node.extent.start !== word.start;
    if (isOther && node.scope === undefined && !node.splatted) yield [node.name];
  }
}

/** `$name`, `${a b}`, `@name`; undefined where it cannot be written so. */
function written(sigil: string, prefix: string, name: string, braced: boolean): string | undefined {
  const path = prefix === '' ? name : `${prefix}:${name}`;
  if (!braced && /^[\p{L}\p{Nd}_]+$/u.test(name)) return `${sigil}${path}`;
  if (sigil === '@') return undefined;
  return `\${${path.replace(/[`{}]/g, '`$&')}}`;
}
