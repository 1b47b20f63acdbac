import type { FileRedirection, Redirection } from '../language/syntax.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { type Batches, oneBatch } from './batches.ts';
import { ShellError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { cmdletStage } from './run-cmdlet.ts';
import { run } from './step.ts';
import { routeStreams, withMerged } from './stream-route.ts';

/**
 * A stage with its redirections: other streams merged into its output or kept from the host, the output itself sent to a file, a variable or
 * nowhere. Files are written as Out-File writes them.
 */
export function redirected(
  redirections: readonly Redirection[],
  frame: Frame,
  start: (frame: Frame) => Batches,
): Batches {
  if (redirections.length === 0) return start(frame);
  const kept = new Map<Redirection, Value[]>();
  const keep = (redirection: Redirection, value: Value) => {
    const values = kept.get(redirection) ?? [];
    values.push(value);
    kept.set(redirection, values);
  };
  const { frame: inner, merged } = routeStreams(redirections, frame, keep);
  return whole(redirections, { frame, kept }, withMerged(start(inner), merged));
}

interface Kept {
  readonly frame: Frame;
  readonly kept: ReadonlyMap<Redirection, readonly Value[]>;
}

async function* whole(redirections: readonly Redirection[], { frame, kept }: Kept, stage: Batches): Batches {
  const files = redirections.filter(each => each.kind === 'FileRedirection');
  const output = files.find(({ stream }) => stream === 1 || stream === '*');
  try {
    if (output) await send(output, stage, frame);
    else yield* stage;
  } finally {
    for (const each of files) {
      const values = kept.get(each) ?? [];
      if (each === output) {
        if (values.length > 0) await send({ ...each, append: true }, oneBatch(values), frame);
      } else await send(each, oneBatch(values), frame);
    }
  }
}

/** Puts values where a redirection points: `$null` and `variable:name` here, anything else is the path of a file. */
async function send(redirection: FileRedirection, values: Batches, frame: Frame): Promise<void> {
  const { target, append, extent } = redirection;
  if (target.kind === 'Variable' && target.name.toLowerCase() === 'null') return drain(values);
  const path = toText(await run(evaluate(target, frame)));
  const [, name] = /^variable:\\?(.+)$/i.exec(path) ?? [];
  if (name !== undefined) return toVariable(name, append, values, frame);
  const entry = frame.runtime.commands.find('Out-File');
  if (!entry) throw new ShellError('NotSupportedHere', 'Redirection to a file is not supported here.');
  const flags = append ? [{ kind: 'parameter' as const, name: 'Append', extent }] : [];
  const args = [{ kind: 'parameter' as const, name: 'FilePath', value: { value: path }, extent }, ...flags];
  await drain(cmdletStage(entry, { args, input: values, extent }, frame));
}

async function toVariable(name: string, append: boolean, values: Batches, frame: Frame): Promise<void> {
  const before = append ? frame.scope.read(name) : null;
  const all: Value[] = before === null ? [] : Array.isArray(before) ? [...before] : [before];
  for await (const batch of values) for (const each of batch) all.push(each);
  const [only = null] = all;
  frame.scope.set(name, all.length > 1 ? all : only);
}

async function drain(batches: Batches): Promise<void> {
  for await (const _ of batches) {
    // nobody wants it
  }
}
