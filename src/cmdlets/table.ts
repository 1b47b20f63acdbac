// Generated from the folder by `npm run generate`; a test checks that it is fresh.
import { type CommandEntry, entryOf } from '../engine/commands.ts';
import type { Session } from '../session/session.ts';
import { getChildItem } from './location/get-child-item.ts';
import { getItem } from './location/get-item.ts';
import { getItemProperty } from './location/get-item-property.ts';
import { getLocation } from './location/get-location.ts';
import { popLocation } from './location/pop-location.ts';
import { pushLocation } from './location/push-location.ts';
import { removeItem } from './location/remove-item.ts';
import { setItemProperty } from './location/set-item-property.ts';
import { setLocation } from './location/set-location.ts';
import { getRegistry } from './management/get-registry.ts';
import { getRegistryCredential } from './management/get-registry-credential.ts';
import { getUsage } from './management/get-usage.ts';
import { getManifestCmdlet } from './registry/get-manifest.ts';
import { getManifestContent } from './registry/get-manifest-content.ts';
import { getRepositoryCmdlet } from './registry/get-repository.ts';
import { getTagCmdlet } from './registry/get-tag.ts';
import { removeManifestCmdlet } from './registry/remove-manifest.ts';
import { removeRepositoryCmdlet } from './registry/remove-repository.ts';
import { removeTagCmdlet } from './registry/remove-tag.ts';
import { updateManifestCmdlet } from './registry/update-manifest.ts';
import { updateRepositoryCmdlet } from './registry/update-repository.ts';
import { updateTagCmdlet } from './registry/update-tag.ts';
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
import { addContent } from './utility/add-content.ts';
import { addMember } from './utility/add-member.ts';
import { clearContent } from './utility/clear-content.ts';
import { clearHistory } from './utility/clear-history.ts';
import { clearHost } from './utility/clear-host.ts';
import { clearVariable } from './utility/clear-variable.ts';
import { compareObject } from './utility/compare-object.ts';
import { convertFromCsv } from './utility/convert-from-csv.ts';
import { convertFromJson } from './utility/convert-from-json.ts';
import { convertFromSecureString } from './utility/convert-from-secure-string.ts';
import { convertPath } from './utility/convert-path.ts';
import { convertToCsv } from './utility/convert-to-csv.ts';
import { convertToJson } from './utility/convert-to-json.ts';
import { convertToSecureString } from './utility/convert-to-secure-string.ts';
import { exportCsv } from './utility/export-csv.ts';
import { forEachObject } from './utility/for-each-object.ts';
import { formatList } from './utility/format-list.ts';
import { formatTable } from './utility/format-table.ts';
import { formatWide } from './utility/format-wide.ts';
import { getAlias } from './utility/get-alias.ts';
import { getCommand } from './utility/get-command.ts';
import { getContent } from './utility/get-content.ts';
import { getCredential } from './utility/get-credential.ts';
import { getDate } from './utility/get-date.ts';
import { getError } from './utility/get-error.ts';
import { getHelp } from './utility/get-help.ts';
import { getHistory } from './utility/get-history.ts';
import { getMember } from './utility/get-member.ts';
import { getRandom } from './utility/get-random.ts';
import { getUnique } from './utility/get-unique.ts';
import { getVariable } from './utility/get-variable.ts';
import { getVerb } from './utility/get-verb.ts';
import { groupObject } from './utility/group-object.ts';
import { importCsv } from './utility/import-csv.ts';
import { invokeExpression } from './utility/invoke-expression.ts';
import { invokeHistory } from './utility/invoke-history.ts';
import { joinPath } from './utility/join-path.ts';
import { joinString } from './utility/join-string.ts';
import { measureCommand } from './utility/measure-command.ts';
import { measureObject } from './utility/measure-object.ts';
import { newAlias } from './utility/new-alias.ts';
import { newObject } from './utility/new-object.ts';
import { newTimeSpan } from './utility/new-time-span.ts';
import { newVariable } from './utility/new-variable.ts';
import { outFile } from './utility/out-file.ts';
import { outHost } from './utility/out-host.ts';
import { outNull } from './utility/out-null.ts';
import { outString } from './utility/out-string.ts';
import { readHost } from './utility/read-host.ts';
import { removeAlias } from './utility/remove-alias.ts';
import { removeVariable } from './utility/remove-variable.ts';
import { resolvePath } from './utility/resolve-path.ts';
import { selectObject } from './utility/select-object.ts';
import { selectString } from './utility/select-string.ts';
import { setAlias } from './utility/set-alias.ts';
import { setContent } from './utility/set-content.ts';
import { setVariable } from './utility/set-variable.ts';
import { sortObject } from './utility/sort-object.ts';
import { splitPath } from './utility/split-path.ts';
import { startSleep } from './utility/start-sleep.ts';
import { teeObject } from './utility/tee-object.ts';
import { testPath } from './utility/test-path.ts';
import { whereObject } from './utility/where-object.ts';
import { writeDebug } from './utility/write-debug.ts';
import { writeError } from './utility/write-error.ts';
import { writeHost } from './utility/write-host.ts';
import { writeInformation } from './utility/write-information.ts';
import { writeOutput } from './utility/write-output.ts';
import { writeProgress } from './utility/write-progress.ts';
import { writeVerbose } from './utility/write-verbose.ts';
import { writeWarning } from './utility/write-warning.ts';

/** Every cmdlet. They are loaded together: one file is read faster than forty. */
export const cmdletTable: readonly CommandEntry<Session>[] = [
  entryOf(getChildItem),
  entryOf(getItemProperty),
  entryOf(getItem),
  entryOf(getLocation),
  entryOf(popLocation),
  entryOf(pushLocation),
  entryOf(removeItem),
  entryOf(setItemProperty),
  entryOf(setLocation),
  entryOf(getRegistryCredential),
  entryOf(getRegistry),
  entryOf(getUsage),
  entryOf(getManifestContent),
  entryOf(getManifestCmdlet),
  entryOf(getRepositoryCmdlet),
  entryOf(getTagCmdlet),
  entryOf(removeManifestCmdlet),
  entryOf(removeRepositoryCmdlet),
  entryOf(removeTagCmdlet),
  entryOf(updateManifestCmdlet),
  entryOf(updateRepositoryCmdlet),
  entryOf(updateTagCmdlet),
  entryOf(clearContext),
  entryOf(clearToken),
  entryOf(connectAccount),
  entryOf(connectRegistry),
  entryOf(disconnectAccount),
  entryOf(disconnectRegistry),
  entryOf(getConnection),
  entryOf(getContext),
  entryOf(getEditorOption),
  entryOf(getKeyHandler),
  entryOf(getSavedCredential),
  entryOf(getToken),
  entryOf(removeKeyHandler),
  entryOf(removeSavedCredential),
  entryOf(resetKeyHandler),
  entryOf(setEditorOption),
  entryOf(setKeyHandler),
  entryOf(testConnection),
  entryOf(updateCompletionCache),
  entryOf(getTheme),
  entryOf(setTheme),
  entryOf(showTheme),
  entryOf(testTheme),
  entryOf(addContent),
  entryOf(addMember),
  entryOf(clearContent),
  entryOf(clearHistory),
  entryOf(clearHost),
  entryOf(clearVariable),
  entryOf(compareObject),
  entryOf(convertFromCsv),
  entryOf(convertFromJson),
  entryOf(convertFromSecureString),
  entryOf(convertPath),
  entryOf(convertToCsv),
  entryOf(convertToJson),
  entryOf(convertToSecureString),
  entryOf(exportCsv),
  entryOf(forEachObject),
  entryOf(formatList),
  entryOf(formatTable),
  entryOf(formatWide),
  entryOf(getAlias),
  entryOf(getCommand),
  entryOf(getContent),
  entryOf(getCredential),
  entryOf(getDate),
  entryOf(getError),
  entryOf(getHelp),
  entryOf(getHistory),
  entryOf(getMember),
  entryOf(getRandom),
  entryOf(getUnique),
  entryOf(getVariable),
  entryOf(getVerb),
  entryOf(groupObject),
  entryOf(importCsv),
  entryOf(invokeExpression),
  entryOf(invokeHistory),
  entryOf(joinPath),
  entryOf(joinString),
  entryOf(measureCommand),
  entryOf(measureObject),
  entryOf(newAlias),
  entryOf(newObject),
  entryOf(newTimeSpan),
  entryOf(newVariable),
  entryOf(outFile),
  entryOf(outHost),
  entryOf(outNull),
  entryOf(outString),
  entryOf(readHost),
  entryOf(removeAlias),
  entryOf(removeVariable),
  entryOf(resolvePath),
  entryOf(selectObject),
  entryOf(selectString),
  entryOf(setAlias),
  entryOf(setContent),
  entryOf(setVariable),
  entryOf(sortObject),
  entryOf(splitPath),
  entryOf(startSleep),
  entryOf(teeObject),
  entryOf(testPath),
  entryOf(whereObject),
  entryOf(writeDebug),
  entryOf(writeError),
  entryOf(writeHost),
  entryOf(writeInformation),
  entryOf(writeOutput),
  entryOf(writeProgress),
  entryOf(writeVerbose),
  entryOf(writeWarning),
];
