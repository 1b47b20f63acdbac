// One operation on the operating system's keychain, in a process of its own: a keychain that hangs or crashes takes only this process along.
// Reads a KeychainTask as JSON on standard input, prints an empty line when it begins to ask, and answers with a KeychainAnswer as JSON.
import { text } from 'node:stream/consumers';
import type { KeychainAnswer, KeychainTask } from './keychain-task.ts';
import { type Keytar, loadKeytar } from './keytar.ts';
import { readValue, removeValue, writeValue } from './stored-value.ts';

process.stdout.write(JSON.stringify(await answer(JSON.parse(await text(process.stdin)))));

async function answer(task: KeychainTask): Promise<KeychainAnswer> {
  let keytar: Keytar;
  try {
    keytar = await loadKeytar();
  } catch (error) {
    return { kind: 'no module', message: messageOf(error) };
  }
  // from here on it is the keychain that is waited for
  process.stdout.write('\n');
  try {
    return await perform(task, keytar);
  } catch (error) {
    return { kind: 'error', message: messageOf(error) };
  }
}

async function perform(task: KeychainTask, keytar: Keytar): Promise<KeychainAnswer> {
  switch (task.operation) {
    case 'get': {
      const value = await readValue(keytar, task.account, task.expected);
      return value === null ? { kind: 'none' } : { kind: 'value', value };
    }
    case 'set':
      await writeValue(keytar, task.account, task.value);
      return { kind: 'done', found: true };
    case 'remove':
      return { kind: 'done', found: await removeValue(keytar, task.account) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
