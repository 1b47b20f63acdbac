import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import { StopUpstream } from './control-flow.ts';
import type { Sink } from './sink.ts';

/** A batch that its writer holds out; the writer goes on when it is taken and is unwound when it is refused. */
interface Offer {
  readonly values: readonly Value[];
  readonly taken: () => void;
  readonly refused: (reason: StopUpstream) => void;
}

/**
 * Turns statements that write to a sink into batches that somebody reads: the writer waits until its batch has been taken, and is unwound by
 * StopUpstream when the reader leaves.
 */
export async function* channel(produce: (sink: Sink) => Promise<void>): Batches {
  let offer: Offer | undefined;
  let wake = Promise.withResolvers<void>();
  let left = false;
  const sink: Sink = {
    write(values) {
      if (left) return Promise.reject(new StopUpstream());
      if (values.length === 0) return undefined;
      return new Promise<void>((taken, refused) => {
        offer = { values, taken, refused };
        wake.resolve();
      });
    },
  };
  let ended = false;
  const produced = produce(sink).finally(() => {
    ended = true;
    wake.resolve();
  });
  // its rejection is looked at below, when the reader has taken everything before it
  const settled = produced.catch(() => undefined);
  try {
    while (!ended || offer) {
      await wake.promise;
      wake = Promise.withResolvers();
      const current: Offer | undefined = offer;
      if (!current) continue;
      yield current.values;
      offer = undefined;
      current.taken();
    }
    await produced;
  } finally {
    left = true;
    offer?.refused(new StopUpstream());
    await settled;
  }
}
