import type { StreamNumber } from '../language/syntax.ts';
import { type DateTime, fromEpoch, toLocal } from '../values/date-time.ts';
import { defineType } from '../values/define-type.ts';
import { toText } from '../values/to-text.ts';
import type { ObjectValue, Value, ValueType } from '../values/value.ts';
import type { HostText } from './host.ts';

/** The streams that only talk. */
export type TalkStream = Extract<StreamNumber, 3 | 4 | 5 | 6>;

/** What `3>&1` and its kin put on the pipeline: a WarningRecord, VerboseRecord, DebugRecord. */
export class TalkRecord implements ObjectValue {
  readonly stream: Exclude<TalkStream, 6>;
  readonly message: string;

  constructor(stream: Exclude<TalkStream, 6>, message: string) {
    this.stream = stream;
    this.message = message;
  }

  get type(): ValueType {
    return talkTypes[this.stream];
  }
}

const talkType = (name: string): ValueType =>
  defineType((value): value is TalkRecord => value instanceof TalkRecord, {
    names: [
      `System.Management.Automation.${name}`,
      'System.Management.Automation.InformationalRecord',
      'System.Object',
    ],
    text: self => self.message,
    properties: { Message: self => self.message },
    hidden: { InvocationInfo: () => null, PipelineIterationInfo: () => [] },
    scalar: true,
  });

const talkTypes = { 3: talkType('WarningRecord'), 4: talkType('VerboseRecord'), 5: talkType('DebugRecord') } as const;

/** What Write-Information and Write-Host put on stream 6. */
export class InformationRecord implements ObjectValue {
  readonly type: ValueType = informationType;
  readonly data: Value;
  readonly tags: readonly string[];
  readonly source: string;
  readonly time: DateTime;
  /** How Write-Host wants it shown. */
  readonly look: HostText | undefined;

  constructor(data: Value, { tags = [], source = '', look }: InformationFacts = {}) {
    this.data = data;
    this.tags = tags;
    this.source = source;
    this.look = look;
    this.time = toLocal(fromEpoch(Date.now()));
  }
}

interface InformationFacts {
  readonly tags?: readonly string[];
  readonly source?: string;
  readonly look?: HostText | undefined;
}

const informationType = defineType((value): value is InformationRecord => value instanceof InformationRecord, {
  names: ['System.Management.Automation.InformationRecord', 'System.Object'],
  text: self => toText(self.data),
  properties: {
    MessageData: self => self.data,
    Source: self => self.source,
    TimeGenerated: self => self.time,
    Tags: self => self.tags,
  },
  scalar: true,
});
