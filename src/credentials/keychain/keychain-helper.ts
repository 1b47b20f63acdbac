// One operation on the operating system's keychain, in a process of its own: a keychain that hangs or crashes takes only this process along.
// Reads a KeychainTask as JSON on standard input, and answers with a KeychainAnswer on standard output.
import { text } from 'node:stream/consumers';
import type { KeychainAnswer, KeychainTask } from './keychain-task.ts';
import { partAccounts, split } from './parts.ts';

const SERVICE = 'acrsh';

interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

process.stdout.write(JSON.stringify(await answer(JSON.parse(await text(process.stdin)))));

async function answer(task: KeychainTask): Promise<KeychainAnswer> {
  let keytar: Keytar;
  try {
    // by this name it is GitHub's maintained fork, see package.json
    const loaded = await import('keytar');
    keytar = loaded.default ?? loaded;
  } catch (error) {
    return { kind: 'no module', message: messageOf(error) };
  }
  try {
    switch (task.operation) {
      case 'get':
        return await read(keytar, task.account, task.expected);
      case 'set':
        await write(keytar, task.account, task.value);
        return { kind: 'done', found: true };
      case 'remove':
        return { kind: 'done', found: await remove(keytar, task.account) };
    }
  } catch (error) {
    return { kind: 'error', message: messageOf(error) };
  }
}

async function read(keytar: Keytar, account: string, expected: boolean): Promise<KeychainAnswer> {
  let first = await keytar.getPassword(SERVICE, account);
  for (let before: string | undefined; first !== null && first !== before; ) {
    const accounts = partAccounts(account, first);
    if (accounts.length === 0) return { kind: 'value', value: first };
    const parts = await Promise.all(accounts.map(each => keytar.getPassword(SERVICE, each)));
    if (parts.every(each => each !== null)) return { kind: 'value', value: parts.join('') };
    // another shell may have written a new value meanwhile
    before = first;
    first = await keytar.getPassword(SERVICE, account);
  }
  // keytar answers null for what is locked too; writing tells the two apart
  if (expected) await probe(keytar);
  return { kind: 'none' };
}

async function write(keytar: Keytar, account: string, value: string): Promise<void> {
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
}

async function remove(keytar: Keytar, account: string): Promise<boolean> {
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
