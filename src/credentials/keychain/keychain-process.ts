import { fileURLToPath } from 'node:url';
import { openSecret, Secret } from '../../registry/auth/secret.ts';
import { type OneShotOutcome, runOneShot } from '../one-shot-process.ts';
import { type Keychain, KeychainError } from './keychain.ts';
import { errorOfAnswer, errorOfOutcome } from './keychain-failure.ts';
import type { KeychainAnswer, KeychainTask } from './keychain-task.ts';

/** Milliseconds for the keychain's answer; one call takes 40 (terminal facts, section 2). */
const DEADLINE = 3000;

/** Milliseconds until the helper asks the keychain: how long a process takes to start is up to the computer. */
const STARTS_WITHIN = 30_000;

/** A refresh token with all its claims has a few thousand bytes. */
const LIMIT = 256 * 1024;

/** What a keychain's library needs of the environment; everything else stays out of the helper process. */
const NEEDED =
  /^(HOME|USER|LOGNAME|PATH|LANG|LC_.*|TMPDIR|TEMP|TMP|XDG_.*|DBUS_.*|GNOME_.*|DISPLAY|WAYLAND_DISPLAY|SystemRoot|windir|APPDATA|LOCALAPPDATA|USERPROFILE|USERNAME)$/i;

/** The operating system's keychain by keytar, each call in a helper process that is killed when it takes too long. */
export function createKeychain(environment: Readonly<Record<string, string | undefined>>): Keychain {
  const needed = Object.fromEntries(Object.entries(environment).filter(([name]) => NEEDED.test(name)));
  const ask = async (task: KeychainTask): Promise<KeychainAnswer> => {
    const outcome = await runOneShot({
      file: process.execPath,
      args: [helperPath()],
      input: JSON.stringify(task),
      environment: needed,
      deadline: DEADLINE,
      startsWithin: STARTS_WITHIN,
      limit: LIMIT,
      signal: undefined,
    });
    const answer = readAnswer(outcome);
    if (answer.kind === 'no module' || answer.kind === 'error') throw errorOfAnswer(answer);
    return answer;
  };
  return {
    async get(account, { expected }) {
      const answer = await ask({ operation: 'get', account, expected });
      return answer.kind === 'value' ? new Secret(answer.value) : undefined;
    },
    async set(account, secret) {
      const value = openSecret(secret);
      // keytar cuts at a NUL and replaces half characters without a word
      if (value === '' || value.includes('\0') || !value.isWellFormed()) {
        throw new KeychainError(
          'KeychainFailed',
          'A keychain holds no empty text, and none with a NUL or half a character',
          'Leave it unsaved.',
        );
      }
      await ask({ operation: 'set', account, value });
    },
    async remove(account) {
      const answer = await ask({ operation: 'remove', account });
      return answer.kind === 'done' && answer.found;
    },
  };
}

/** Beside this file: as source where this is source, bundled where this is. */
function helperPath(): string {
  const { url } = import.meta;
  return fileURLToPath(new URL(url.endsWith('.ts') ? './keychain-helper.ts' : './keychain-helper.js', url));
}

function readAnswer(outcome: OneShotOutcome): KeychainAnswer {
  if (outcome.kind !== 'ended' || outcome.code !== 0) throw errorOfOutcome(outcome);
  const answer: KeychainAnswer = JSON.parse(outcome.stdout);
  return answer;
}
