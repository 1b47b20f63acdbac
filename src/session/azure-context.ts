import type { Session } from './session.ts';

/** The Azure sign-in of a session, as cmdlets show it. */
export type AzureContext = NonNullable<Session['azure']['context']>;

/** A way to sign in to Azure, as Connect-AzAccount asks for one. */
export type SignIn = Parameters<Session['azure']['signIn']>[0];
