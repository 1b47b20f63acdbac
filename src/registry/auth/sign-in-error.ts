import { RegistryError } from '../model/errors.ts';
import { type Asked, errorOfStatus, factsOf } from '../transport/answer-error.ts';
import type { HttpAnswer } from '../transport/transport.ts';
import type { Credential } from './credential.ts';

const ADVICE: Readonly<Record<Credential['kind'], string>> = {
  anonymous: 'Sign in with a user name and password, a token, or your Azure account.',
  entra: 'Check that your account has a role on this registry and that you are signed in to the right tenant.',
  refreshToken: 'Get a new one (az acr login --expose-token): it lasts three hours and only for its registry.',
  password: 'Check user name and password; admin user and tokens can be disabled or expire.',
};

/** The error for a token server's answer that brings no token. */
export function signInError(answer: HttpAnswer, asked: Asked, credential: Credential): RegistryError {
  const { kind } = credential;
  const facts = factsOf(answer, asked);
  const host = new URL(asked.url).host;
  if (answer.status === 401 && kind === 'refreshToken' && credential.keeper) {
    return new RegistryError({
      ...facts,
      id: 'WrongCredentials',
      message: `The saved sign-in to '${host}' has expired or was revoked`,
      recommendation: `Connect-AzAccount and Connect-AzContainerRegistry ${host}, or connect with a new -RefreshToken; each lasts three hours.`,
    });
  }
  const said = facts.detail ? `: ${facts.detail}` : '';
  if (answer.status === 401 || (answer.status === 400 && kind !== 'anonymous')) {
    return new RegistryError({
      ...facts,
      id: kind === 'anonymous' ? 'Unauthorized' : 'WrongCredentials',
      message:
        kind === 'anonymous'
          ? `'${host}' needs a sign-in: it allows no anonymous access`
          : `'${host}' did not accept ${WHAT[kind]}${said}`,
      recommendation: ADVICE[kind],
    });
  }
  if (answer.status === 404 || answer.status === 405) return noTokenServer(answer, asked);
  return errorOfStatus(answer, asked);
}

/** The error for a host that has something else, or nothing, at the address of ACR's token server. */
export function noTokenServer(answer: HttpAnswer, asked: Asked): RegistryError {
  return new RegistryError({
    ...factsOf(answer, asked),
    id: 'UnexpectedAnswer',
    message: `'${new URL(asked.url).host}' has no token server where Azure Container Registry has it`,
    recommendation: 'Check that this is an Azure Container Registry, or connect to it as to any other registry.',
  });
}

const WHAT: Readonly<Record<Exclude<Credential['kind'], 'anonymous'>, string>> = {
  entra: 'the Azure sign-in',
  refreshToken: 'the refresh token',
  password: 'this user name and password',
};
