import type { Value } from '../values/value.ts';
import { errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { InformationRecord, TalkRecord, type TalkStream } from './stream-record.ts';
import { markFailed, type Preference, preferenceOf } from './streams.ts';

/** What a command's caller wants of the talking streams; undefined: as the preference variable says. */
export interface TalkWishes {
  readonly 3?: Preference | undefined;
  readonly 4?: Preference | undefined;
  readonly 5?: Preference | undefined;
  readonly 6?: Preference | undefined;
}

const VARIABLES = {
  3: ['WarningPreference', 'Continue'],
  4: ['VerbosePreference', 'SilentlyContinue'],
  5: ['DebugPreference', 'SilentlyContinue'],
  6: ['InformationPreference', 'SilentlyContinue'],
} as const;

/** What happens with a stream here. */
export const talkPreference = (stream: TalkStream, wishes: TalkWishes, frame: Frame): Preference => {
  const [variable, otherwise] = VARIABLES[stream];
  return wishes[stream] ?? preferenceOf(frame.scope.find(variable)?.value) ?? otherwise;
};

/** Writes to a talking stream: shown by the host, or taken by a redirection. Throws ActionPreferenceStop under Stop. */
export function talk(
  record: TalkRecord | InformationRecord,
  preference: Preference,
  frame: Frame,
  always = false,
): void {
  const stream = record instanceof TalkRecord ? record.stream : 6;
  if (preference === 'Ignore') return;
  frame.overhear?.(stream, record);
  const taken = frame.talk?.get(stream);
  // information that nobody shows can be redirected all the same (about_Redirection, Write-Information)
  if (preference === 'SilentlyContinue' && !always && !(taken && stream === 6)) return;
  if (taken) taken(record);
  else show(record, frame);
  if (preference === 'Stop') throw stopped(record, frame);
}

function show(record: TalkRecord | InformationRecord, { runtime: { host } }: Frame): void {
  const text = textOf(record);
  if (record instanceof InformationRecord) host.information(text, record.look);
  else if (record.stream === 3) host.warning(text);
  else if (record.stream === 4) host.verbose(text);
  else host.debug(text);
}

const textOf = (record: TalkRecord | InformationRecord): string => record.type.text(record);

function stopped(record: Value & (TalkRecord | InformationRecord), { runtime: { state } }: Frame): TerminatingError {
  markFailed(state);
  const stream = record instanceof TalkRecord ? record.stream : 6;
  const error = new ShellError(
    'ActionPreferenceStop',
    `The running command stopped because the preference variable "${VARIABLES[stream][0]}" or common parameter is set to Stop: ${textOf(record)}`,
    { category: 'OperationStopped' },
  );
  return new TerminatingError(errorRecordOf(error), true);
}
