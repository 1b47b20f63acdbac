import type { Context } from '../../engine/context.ts';

/**
 * The items of a list of deleted things. A person who sees none is told why there may be none, since a registry does not say whether its
 * policy is on.
 */
export async function* tellingOfNone<Item>(
  items: AsyncIterable<readonly Item[]>,
  { interactive, warning }: Pick<Context<unknown>, 'interactive' | 'warning'>,
): AsyncGenerator<readonly Item[]> {
  let isEmpty = true;
  for await (const each of items) {
    isEmpty = false;
    yield each;
  }
  if (isEmpty && interactive) {
    warning(
      'Nothing of it is kept. Only what is deleted while the soft delete policy of the registry is on can be listed here.',
    );
  }
}
