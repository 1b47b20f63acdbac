import type { Command, Script } from '../../language/syntax.ts';
import type { Frame } from '../frame.ts';
import type { CompletionContext, Offer } from '../parameter.ts';
import { shellFacts } from '../shell-facts.ts';
import { type CursorPlace, partsIn } from './cursor.ts';
import type { Declarations } from './declarations.ts';
import type { Flow } from './flow.ts';

/** What completing needs to know of the session. */
export interface Completing {
  readonly declarations: Declarations;
  readonly frame: Frame;
  readonly signal: AbortSignal;
}

/** A place with all that is around it. */
export interface Around extends Completing {
  readonly place: CursorPlace;
  /** The whole text, what stands behind the cursor too. */
  readonly script: Script;
  readonly flow: Flow;
}

/** The declaration of the command of that name; undefined for one that is worked out. */
export const declarationOf = async ({ name }: Command, { declarations }: Completing) =>
  name.kind === 'StringConstant' ? declarations.find(name.value) : undefined;

/** The command as it stands in the whole text. */
export function sameCommand({ extent: { start } }: Command, script: Script): Command | undefined {
  for (const part of partsIn(script)) {
    if (part.kind === 'Command' && part.extent.start === start) return part;
  }
  return undefined;
}

/** What a kind of parameter is told; it never throws. */
export async function offered(
  ask: (around: CompletionContext) => Offer | Promise<Offer>,
  { bound, incoming }: Pick<CompletionContext, 'bound' | 'incoming'>,
  { frame, signal }: Completing,
): Promise<Offer> {
  try {
    return await ask({ bound, incoming, session: frame.runtime.session, shell: shellFacts(frame), signal });
  } catch {
    // a session that is not connected, a folder that is gone: there is nothing to offer, and the command itself will say why
    return { values: [] };
  }
}
