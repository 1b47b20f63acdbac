import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** System.Management.Automation.SwitchParameter: what a function finds in its `[switch]` parameter; as true as it is present. */
export class SwitchValue implements ObjectValue {
  readonly type: ValueType = switchType;
  readonly present: boolean;

  constructor(present: boolean) {
    this.present = present;
  }
}

const switchType: ValueType = {
  ...defineType((value): value is SwitchValue => value instanceof SwitchValue, {
    names: ['System.Management.Automation.SwitchParameter', 'System.ValueType', 'System.Object'],
    text: self => (self.present ? 'True' : 'False'),
    properties: { IsPresent: self => self.present },
    hidden: { Present: self => self.present },
    compare: (a, b) => Number(a.present) - Number(b.present),
  }),
  truth: self => self instanceof SwitchValue && self.present,
};
