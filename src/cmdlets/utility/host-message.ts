import type { HostText } from '../../engine/host.ts';
import { defineType } from '../../values/define-type.ts';
import type { ObjectValue, ValueType } from '../../values/value.ts';

/** What Write-Host puts on the information stream: the text with how it was to look. */
export class HostMessage implements ObjectValue {
  readonly type: ValueType = hostMessageType;
  readonly message: string;
  readonly look: HostText;

  constructor(message: string, look: HostText) {
    this.message = message;
    this.look = look;
  }
}

const hostMessageType = defineType((value): value is HostMessage => value instanceof HostMessage, {
  names: ['System.Management.Automation.HostInformationMessage', 'System.Object'],
  text: self => self.message,
  properties: {
    Message: self => self.message,
    NoNewLine: self => self.look.noNewline ?? false,
    ForegroundColor: self => self.look.foreground ?? null,
    BackgroundColor: self => self.look.background ?? null,
  },
});
