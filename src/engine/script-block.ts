import type { Script } from '../language/syntax.ts';
import { defineType } from '../values/define-type.ts';
import type { ObjectValue, ValueType } from '../values/value.ts';
import type { Scope } from './scope.ts';

/** `{ … }` as a value, with the scope that it was written in. */
export class ScriptBlock implements ObjectValue {
  readonly type: ValueType = scriptBlockType;
  readonly script: Script;
  readonly source: string;
  readonly home: Scope;

  constructor(parts: { readonly script: Script; readonly source: string; readonly home: Scope }) {
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
  text: ({ script, source }) => source.slice(script.extent.start + 1, script.extent.end - 1),
  scalar: true,
});
