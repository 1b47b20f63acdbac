import type { OneShotOutcome } from '../one-shot-process.ts';
import { KeychainError, type KeychainErrorId } from './keychain.ts';
import type { KeychainAnswer } from './keychain-task.ts';

/** The words of the stores: libsecret and D-Bus, macOS' Security framework, Windows' Credential Manager. The first that fits counts. */
const WORDS: readonly (readonly [RegExp, KeychainErrorId])[] = [
  [/locked collection|is locked|prompt (was )?dismissed|interaction is not allowed/i, 'KeychainLocked'],
  [/denied|not permitted|user cancell?ed|auth(orization|entication) fail|user name or passphrase/i, 'KeychainDenied'],
  [
    /autolaunch|transport|D-?Bus.*(address|not found|connect)|could not connect|connection refused|not provided by any|no such (file|service)|no such interface.*Secret\.Service|does not exist at path \S*\/collection\/[^/]+$|libsecret|ServiceUnknown|no keychain is available/i,
    'KeychainAbsent',
  ],
];

const TEXTS: Readonly<Record<KeychainErrorId, readonly [message: string, recommendation: string]>> = {
  KeychainAbsent: [
    'This computer has no keychain that acrsh can use',
    'On Linux, install libsecret and a Secret Service (gnome-keyring, KWallet or KeePassXC) and start acrsh in a desktop or D-Bus session.',
  ],
  KeychainLocked: ['The keychain is locked', 'Unlock it and run the command again.'],
  KeychainDenied: [
    'The keychain refused access',
    'Allow acrsh (node) to use it when it asks, and run the command again.',
  ],
  KeychainSlow: [
    'The keychain did not answer within 3 seconds',
    'If it has asked to be unlocked, do that and run the command again; else restart it.',
  ],
  KeychainFailed: ['The keychain failed', 'Try again; -NoSave works without it.'],
};

/** The error for a helper process that brought no answer. */
export function errorOfOutcome(outcome: OneShotOutcome): KeychainError {
  switch (outcome.kind) {
    case 'too slow':
      return keychainError('KeychainSlow');
    case 'crashed':
      return keychainError('KeychainFailed', `its library crashed (${outcome.by})`);
    case 'not started':
      return keychainError('KeychainFailed', `its helper could not be started (${outcome.code})`);
    case 'too much output':
      return keychainError('KeychainFailed', 'its answer was too long');
    case 'ended':
      return keychainError('KeychainFailed', `its helper ended with code ${outcome.code}`);
  }
}

/** The error for what the store or its library said. */
export function errorOfAnswer(answer: Extract<KeychainAnswer, { readonly message: string }>): KeychainError {
  const [said = ''] = answer.message.split('\n');
  if (answer.kind === 'no module') return keychainError('KeychainAbsent');
  const id = WORDS.find(([words]) => words.test(answer.message))?.[1] ?? 'KeychainFailed';
  return id === 'KeychainFailed' ? keychainError(id, said) : keychainError(id);
}

function keychainError(id: KeychainErrorId, detail?: string): KeychainError {
  const [message, recommendation] = TEXTS[id];
  return new KeychainError(id, detail === undefined ? message : `${message}: ${detail}`, recommendation);
}
