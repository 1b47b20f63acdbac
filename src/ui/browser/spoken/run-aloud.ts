import type { Engine } from '../../../engine/engine.ts';
import type { Host } from '../../../engine/host.ts';
import type { Value } from '../../../values/value.ts';
import { lineOnRows } from '../line/line-on-rows.ts';

/** Runs a line of the user's with the host of the prompt: on these rows where its first command takes objects. */
export async function runAloud(
  text: string,
  rows: readonly Value[],
  {
    engine,
    host,
    ...stops
  }: {
    readonly engine: Pick<Engine, 'aside' | 'helpAt'>;
    readonly host: Host;
    readonly signal: AbortSignal;
    readonly abandoned: AbortSignal;
  },
): Promise<void> {
  const piped = rows.length > 0 ? await lineOnRows(text, 'Marked', engine) : undefined;
  const variables = piped === undefined ? {} : { variables: { Marked: [...rows] } };
  await engine.aside(piped ?? text, { host, ...stops, ...variables });
}
