/** Every object of a syntax tree, outer ones first. */
export function* nodesIn(tree: object): Generator<object> {
  // not by recursion: a sum of thousands of terms is thousands of levels deep
  const waiting: object[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    for (const child of Object.values(node).toReversed()) {
      if (typeof child === 'object' && child !== null) waiting.push(child);
    }
  }
}
