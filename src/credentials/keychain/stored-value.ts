import type { Keytar } from './keytar.ts';
import { partAccounts, split } from './parts.ts';

const SERVICE = 'acrsh';

/** null where there is no such value. Throws where it is `expected` and the keychain is locked, and what the keychain says. */
export async function readValue(keytar: Keytar, account: string, expected: boolean): Promise<string | null> {
  let first = await keytar.getPassword(SERVICE, account);
  for (let before: string | undefined; first !== null && first !== before; ) {
    const accounts = partAccounts(account, first);
    if (accounts.length === 0) return first;
    const parts = await Promise.all(accounts.map(each => keytar.getPassword(SERVICE, each)));
    if (parts.every(each => each !== null)) return parts.join('');
    // another shell may have written a new value meanwhile
    before = first;
    first = await keytar.getPassword(SERVICE, account);
  }
  // keytar answers null for what is locked too; writing tells the two apart
  if (expected) await probe(keytar);
  return null;
}

/** Whoever reads meanwhile finds the old value or the new one. Throws what the keychain says. */
export async function writeValue(keytar: Keytar, account: string, value: string): Promise<void> {
  const { first, parts } = split(account, value);
  let old: string | null;
  try {
    for (const part of parts) await keytar.setPassword(SERVICE, part.account, part.text);
    old = await keytar.getPassword(SERVICE, account);
    await keytar.setPassword(SERVICE, account, first);
  } catch (error) {
    // without its first item nobody would find them again
    await removeParts(keytar, account, first).catch(() => {});
    throw error;
  }
  await removeParts(keytar, account, old);
  // another shell has written at the same time, and not seen these parts
  if (parts.length > 0 && (await keytar.getPassword(SERVICE, account)) !== first) {
    await removeParts(keytar, account, first);
  }
}

/** False where there was none. Throws where the keychain is locked, and what it says. */
export async function removeValue(keytar: Keytar, account: string): Promise<boolean> {
  // the first item last: if this is cut short, it still tells where the rest is
  await removeParts(keytar, account, await keytar.getPassword(SERVICE, account));
  const found = await keytar.deletePassword(SERVICE, account);
  // nor does keytar say that it could not delete what is locked
  if (!found) await probe(keytar);
  return found;
}

async function removeParts(keytar: Keytar, account: string, first: string | null): Promise<void> {
  for (const part of partAccounts(account, first ?? '')) await keytar.deletePassword(SERVICE, part);
}

/** Fails where nothing can be written. */
async function probe(keytar: Keytar): Promise<void> {
  await keytar.setPassword(SERVICE, 'probe', 'probe');
  await keytar.deletePassword(SERVICE, 'probe');
}
