/** Something that was worked on, and what came of it. */
export interface Worked<In, Out> {
  readonly item: In;
  readonly settled: PromiseSettledResult<Out>;
}

/** The results in the order of the items; no more than `atOnce` are under way, and none is begun that nobody waits for. */
export async function* inOrder<In, Out>(
  items: Iterable<In>,
  atOnce: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Worked<In, Out>, void, undefined> {
  const running: Promise<Worked<In, Out>>[] = [];
  for (const item of items) {
    running.push(Promise.allSettled([work(item)]).then(([settled]) => ({ item, settled })));
    const first = running.length < atOnce ? undefined : running.shift();
    if (first) yield first;
  }
  yield* running;
}
