import type { ObjectValue, Value, ValueType } from './value.ts';

/** An object of a .NET class of which its text and some properties are known, and which nobody changes: InvocationInfo, FunctionInfo. */
export class FactObject implements ObjectValue {
  readonly type: ValueType;
  readonly className: string;
  readonly text: string;
  readonly facts: readonly (readonly [string, Value])[];

  /** The text is the class's name if left out. */
  constructor(className: string, facts: readonly (readonly [string, Value])[], text = className) {
    this.type = typeOf(className);
    this.className = className;
    this.facts = facts;
    this.text = text;
  }
}

const own = (self: ObjectValue): FactObject => {
  if (!(self instanceof FactObject)) throw new TypeError('not an object of facts');
  return self;
};

const known = new Map<string, ValueType>();

/** One type for all objects of a class, so that the views see them as one kind. */
function typeOf(className: string): ValueType {
  const found = known.get(className);
  if (found) return found;
  const made: ValueType = {
    names: [className, 'System.Object'],
    text: self => own(self).text,
    propertyNames: self => own(self).facts.map(([name]) => name),
    property: (self, name) => own(self).facts.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1],
  };
  known.set(className, made);
  return made;
}
