// Generated from the folder by `npm run generate`; a test checks that it is fresh.
import type { AnyCmdlet } from '../engine/cmdlet.ts';
import type { Session } from '../session/session.ts';
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

/** Loaded with the first of them that is called: one file is read faster than forty. */
export const cmdlets: readonly AnyCmdlet<Session>[] = [
  addContent,
  addMember,
  clearContent,
  clearHistory,
  clearHost,
  clearVariable,
  compareObject,
  convertFromCsv,
  convertFromJson,
  convertFromSecureString,
  convertPath,
  convertToCsv,
  convertToJson,
  convertToSecureString,
  exportCsv,
  forEachObject,
  formatList,
  formatTable,
  formatWide,
  getAlias,
  getCommand,
  getContent,
  getCredential,
  getDate,
  getError,
  getHelp,
  getHistory,
  getMember,
  getRandom,
  getUnique,
  getVariable,
  getVerb,
  groupObject,
  importCsv,
  invokeExpression,
  invokeHistory,
  joinPath,
  joinString,
  measureCommand,
  measureObject,
  newAlias,
  newObject,
  newTimeSpan,
  newVariable,
  outFile,
  outHost,
  outNull,
  outString,
  readHost,
  removeAlias,
  removeVariable,
  resolvePath,
  selectObject,
  selectString,
  setAlias,
  setContent,
  setVariable,
  sortObject,
  splitPath,
  startSleep,
  teeObject,
  testPath,
  whereObject,
  writeDebug,
  writeError,
  writeHost,
  writeInformation,
  writeOutput,
  writeProgress,
  writeVerbose,
  writeWarning,
];
