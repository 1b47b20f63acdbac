import type { Opener } from '../../../session/opener.ts';
import type { Clipboard } from '../../prompt/context.ts';
import { copiedText } from '../../prompt/copied.ts';

/** Opens a page in the user's browser, or copies its address where none can be opened; answers one sentence about what happened. */
export async function openPage(
  address: string,
  { opener, clipboard }: { readonly opener: Opener; readonly clipboard: Clipboard },
): Promise<string> {
  const result = await opener.open(address);
  if (result.opened) return `Opened ${address}`;
  return `${address} (${result.why}). ${copiedText(await clipboard.copy(address))}`;
}
