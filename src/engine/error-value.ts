import { defineType } from '../values/define-type.ts';
import { enumerations } from '../values/enumerations.ts';
import { FactObject } from '../values/fact-object.ts';
import { toText } from '../values/to-text.ts';
import { typeName } from '../values/type-name.ts';
import type { ObjectValue, Value, ValueType } from '../values/value.ts';
import { conciseText } from './concise-view.ts';
import type { ErrorRecord } from './error-record.ts';
import { exceptionOf } from './exception-of.ts';
import { positionMessage } from './position-message.ts';

/** An ErrorRecord on the pipeline: `$_` in `catch`, the elements of `$Error`. Its text is the message. */
export class ErrorValue implements ObjectValue {
  readonly type: ValueType = errorType;
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    this.record = record;
  }
}

const errorType: ValueType = defineType((value): value is ErrorValue => value instanceof ErrorValue, {
  names: ['System.Management.Automation.ErrorRecord', 'System.Object'],
  text: ({ record }) => record.exception.message,
  properties: {
    Exception: ({ record }) => exceptionOf(record),
    TargetObject: ({ record }) => record.targetObject,
    CategoryInfo: ({ record }) => new CategoryInfo(record),
    FullyQualifiedErrorId: ({ record }) => record.fullyQualifiedErrorId,
    ErrorDetails: () => null,
    InvocationInfo: ({ record }) => invocationInfo(record),
    ScriptStackTrace: ({ record }) => stackTrace(record),
  },
  hidden: { Recommendation: ({ record }) => record.recommendation ?? null },
  view: { text: self => (self instanceof ErrorValue ? conciseText(self.record) : []) },
});

/** `ObjectNotFound: (nosuch:String) [Get-Command], CommandNotFoundException` */
class CategoryInfo implements ObjectValue {
  readonly type: ValueType = categoryType;
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    this.record = record;
  }

  get category(): Value {
    return enumerations.ErrorCategory?.find(this.record.category) ?? this.record.category;
  }

  get reason(): string {
    const { reason } = this.record.categoryInfo ?? {};
    if (reason !== undefined) return reason;
    return lastPart(exceptionOf(this.record).type.names[0] ?? '');
  }

  get message(): string {
    const { category, targetName, targetType, reason, record } = this;
    return `${toText(category)}: (${targetName}:${targetType}) [${record.command ?? ''}], ${reason}`;
  }

  get targetName(): string {
    return this.record.categoryInfo?.targetName ?? toText(this.record.targetObject);
  }

  get targetType(): string {
    const { targetObject, categoryInfo } = this.record;
    if (categoryInfo?.targetType !== undefined) return categoryInfo.targetType;
    return targetObject === null ? '' : lastPart(typeName(targetObject));
  }
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);

const categoryType: ValueType = defineType((value): value is CategoryInfo => value instanceof CategoryInfo, {
  names: ['System.Management.Automation.ErrorCategoryInfo', 'System.Object'],
  methods: { getmessage: self => self.message },
  text: self => self.message,
  properties: {
    Category: self => self.category,
    Activity: self => self.record.command ?? '',
    Reason: self => self.reason,
    TargetName: self => self.targetName,
    TargetType: self => self.targetType,
  },
});

function invocationInfo(record: ErrorRecord): Value {
  const { position, command } = record;
  return new FactObject('System.Management.Automation.InvocationInfo', [
    ['MyCommand', command ?? null],
    ['InvocationName', command ?? record.invocationName ?? ''],
    ['ScriptName', position?.path ?? ''],
    ['ScriptLineNumber', position?.line ?? 0],
    ['OffsetInLine', position?.column ?? 0],
    ['Line', position?.lineText ?? ''],
    ['PositionMessage', position ? positionMessage(position) : ''],
  ]);
}

const stackTrace = ({ stack = [] }: ErrorRecord): string => stack.join('\n');
