import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import type { CredentialSource } from '../../registry/auth/credential.ts';
import type { Secret } from '../../registry/auth/secret.ts';
import type { Cloud } from './cloud.ts';

/** The Azure sign-in of a session. */
export interface AzureContext {
  /** As whom: a user's name, an application id. */
  readonly account: string;
  /** Id or domain; undefined where the sign-in did not tell. */
  readonly tenant: string | undefined;
  readonly cloud: Cloud;
  readonly method: SignIn['method'];
}

/** A way to sign in to Azure; the user names it with Connect-AzAccount. */
export type SignIn = { readonly cloud: Cloud; readonly tenant: string | undefined } & (
  | { readonly method: 'Browser' }
  /** `show` takes the sentence with the address and the code. */
  | { readonly method: 'DeviceCode'; readonly show: (message: string) => void }
  | { readonly method: 'ServicePrincipal'; readonly clientId: string; readonly proof: ServicePrincipalProof }
  /** `clientId` of a user-assigned identity; undefined for the machine's own. */
  | { readonly method: 'ManagedIdentity'; readonly clientId: string | undefined }
);

export type ServicePrincipalProof =
  | { readonly kind: 'secret'; readonly secret: Secret }
  /** Path of a PEM or PFX file with certificate and key, and the password of the key. */
  | { readonly kind: 'certificate'; readonly file: string; readonly password: Secret | undefined };

/** Azure's side of a session: who is signed in, and where Entra tokens come from. Loads @azure/identity with the first token. */
export interface AzureAccounts {
  readonly context: AzureContext | undefined;
  /** Signs in and replaces the context. Throws AzureSignInError. */
  signIn(how: SignIn, signal: AbortSignal): Promise<AzureContext>;
  /** Keeps the sign-in for later sessions, in the keychain and the settings. Throws KeychainError. */
  keep(): Promise<void>;
  /** Forgets the context and what was saved of it; does nothing without one. */
  signOut(): Promise<void>;
  /** Where Entra tokens for registries come from, in the order in which they are asked; the signed-in account is the first. */
  readonly sources: readonly CredentialSource[];
  /**
   * Access to Azure Resource Manager as the signed-in account, else as the first source that has one; `tell` takes why the others have none.
   * Throws AzureSignInError.
   */
  management(signal: AbortSignal, tell: (sentence: string) => void): Promise<ManagementAccess>;
}

/** What a client of Azure Resource Manager is made with; fits the options of Azure's own client packages. */
export interface ManagementAccess {
  readonly cloud: Cloud;
  readonly account: string;
  readonly credential: TokenCredential;
  /** Sends by the program's one transport. */
  readonly httpClient: HttpClient;
}

/** A failed sign-in to Azure: one line for what and why, one for what to do. */
export class AzureSignInError extends Error {
  override readonly name = 'AzureSignInError';
  readonly id: 'NotSignedIn' | 'SignInFailed' | 'AudienceRefused';
  readonly category = 'AuthenticationError';
  readonly recommendation: string;

  constructor(id: AzureSignInError['id'], message: string, recommendation: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.recommendation = recommendation;
  }
}
