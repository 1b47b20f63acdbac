import { parse } from '../language/parse.ts';
import type { Script } from '../language/syntax.ts';
import { defineType } from '../values/define-type.ts';
import type { ObjectValue, ValueType } from '../values/value.ts';
import { parseFailure } from './parse-failure.ts';
import type { Scope } from './scope.ts';
import { hiddenSource, type Source } from './source.ts';

/** `{ … }` as a value, with the scope that it was written in. */
export class ScriptBlock implements ObjectValue {
  readonly type: ValueType = scriptBlockType;
  readonly script: Script;
  readonly source: Source;
  readonly home: Scope;

  constructor(parts: { readonly script: Script; readonly source: Source; readonly home: Scope }) {
    this.script = parts.script;
    this.source = parts.source;
    this.home = parts.home;
  }
}

/** The name by which kinds recognise script blocks. */
export const SCRIPT_BLOCK_TYPE = 'System.Management.Automation.ScriptBlock';

const scriptBlockType = defineType((value): value is ScriptBlock => value instanceof ScriptBlock, {
  names: [SCRIPT_BLOCK_TYPE, 'System.Object'],
  // what stands between the braces, which the extent includes
  text: ({ script: { extent }, source: { text } }) =>
    text.startsWith('{', extent.start)
      ? text.slice(extent.start + 1, extent.end - 1)
      : text.slice(extent.start, extent.end),
  scalar: true,
});

/** `[scriptblock]::Create('…')`. Throws the parse error of the text. */
export function createScriptBlock(text: string, home: Scope): ScriptBlock {
  const { script, errors } = parse(text);
  const [mistake] = errors;
  if (mistake) throw parseFailure(mistake);
  return new ScriptBlock({ script, source: hiddenSource(text), home });
}
