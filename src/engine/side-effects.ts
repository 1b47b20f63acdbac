import type { PipelineElement, Script } from '../language/syntax.ts';
import type { Frame } from './frame.ts';
import { isScripted } from './running-methods.ts';

interface Effects {
  /** It changes what other code may read: a variable, `$Matches`, a collection. */
  readonly changes: boolean;
  /** It runs commands, so that its output may come slowly and be long. */
  readonly commands: boolean;
}

let known = new WeakMap<Script, Effects>();

/** Works everything out anew: a method of some name may change things from now on. */
export function forgetEffects(): void {
  known = new WeakMap();
}

/** What running a script block may do besides giving its output; worked out once for each block. */
export function effectsOf(script: Script): Effects {
  const found = known.get(script);
  if (found) return found;
  const kinds = new Set<string>();
  collect(script, kinds);
  const made = { changes: kinds.has('change'), commands: kinds.has('Command') };
  known.set(script, made);
  return made;
}

/**
 * Does the stage run code that could look at what a stage before it has changed? Then objects have to go through the pipeline one by one;
 * else they go in batches, and nobody can tell.
 */
export function mayLook(stage: PipelineElement, frame: Frame): boolean {
  if (stage.kind !== 'Command') return false;
  if (stage.invocation || stage.name.kind !== 'StringConstant') return true;
  const name = stage.name.value;
  if (frame.scope.findFunction(name) || !frame.runtime.commands.find(name)) return true;
  return blocksIn(stage);
}

const withBlocks = new WeakMap<PipelineElement, boolean>();

function blocksIn(stage: PipelineElement): boolean {
  const found = withBlocks.get(stage);
  if (found !== undefined) return found;
  const kinds = new Set<string>();
  collect(stage, kinds);
  const made = kinds.has('ScriptBlock') || kinds.has('splat');
  withBlocks.set(stage, made);
  return made;
}

/** Methods that change what they are called on. */
const CHANGING = new Set(
  'add addrange clear enqueue dequeue insert movenext pop push remove removeat reset reverse setvalue sort'.split(' '),
);

/** The kinds of all nodes, and `change` for those that change something. */
function collect(node: unknown, kinds: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) collect(each, kinds);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if ('kind' in node && typeof node.kind === 'string') {
    kinds.add(node.kind);
    if (isChange(node, node.kind)) kinds.add('change');
    if ('splatted' in node && node.splatted === true) kinds.add('splat');
  }
  for (const each of Object.values(node)) collect(each, kinds);
}

function isChange(node: object, kind: string): boolean {
  switch (kind) {
    case 'Assignment':
    case 'Increment':
      return true;
    case 'Binary':
      return 'operator' in node && /^-(?:not)?match$/.test(String(node.operator));
    case 'Switch':
      return 'match' in node && node.match === 'regex';
    case 'MethodCall':
      return 'member' in node && changes(node.member);
    default:
      return false;
  }
}

/** A method whose name is worked out may be any. */
const changes = (member: unknown): boolean =>
  typeof member !== 'object' ||
  member === null ||
  !('value' in member) ||
  CHANGING.has(String(member.value).toLowerCase()) ||
  isScripted(String(member.value).toLowerCase());
