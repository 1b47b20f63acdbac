// Generated from the folder by `npm run generate`; a test checks that it is fresh.
import type { AnyCmdlet } from '../engine/cmdlet.ts';
import type { Session } from '../session/session.ts';
import { getRegistry } from './management/get-registry.ts';
import { getRegistryCredential } from './management/get-registry-credential.ts';
import { getUsage } from './management/get-usage.ts';
import { clearContext } from './session/clear-context.ts';
import { clearToken } from './session/clear-token.ts';
import { connectAccount } from './session/connect-account.ts';
import { connectRegistry } from './session/connect-registry.ts';
import { disconnectAccount } from './session/disconnect-account.ts';
import { disconnectRegistry } from './session/disconnect-registry.ts';
import { getConnection } from './session/get-connection.ts';
import { getContext } from './session/get-context.ts';
import { getEditorOption } from './session/get-editor-option.ts';
import { getKeyHandler } from './session/get-key-handler.ts';
import { getSavedCredential } from './session/get-saved-credential.ts';
import { getToken } from './session/get-token.ts';
import { removeKeyHandler } from './session/remove-key-handler.ts';
import { removeSavedCredential } from './session/remove-saved-credential.ts';
import { resetKeyHandler } from './session/reset-key-handler.ts';
import { setEditorOption } from './session/set-editor-option.ts';
import { setKeyHandler } from './session/set-key-handler.ts';
import { testConnection } from './session/test-connection.ts';
import { updateCompletionCache } from './session/update-completion-cache.ts';
import { getTheme } from './theme/get-theme.ts';
import { setTheme } from './theme/set-theme.ts';
import { showTheme } from './theme/show-theme.ts';
import { testTheme } from './theme/test-theme.ts';

/** Loaded with the first of them that is called: one file is read faster than forty. */
export const cmdlets: readonly AnyCmdlet<Session>[] = [
  getRegistryCredential,
  getRegistry,
  getUsage,
  clearContext,
  clearToken,
  connectAccount,
  connectRegistry,
  disconnectAccount,
  disconnectRegistry,
  getConnection,
  getContext,
  getEditorOption,
  getKeyHandler,
  getSavedCredential,
  getToken,
  removeKeyHandler,
  removeSavedCredential,
  resetKeyHandler,
  setEditorOption,
  setKeyHandler,
  testConnection,
  updateCompletionCache,
  getTheme,
  setTheme,
  showTheme,
  testTheme,
];
