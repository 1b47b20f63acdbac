import { CustomObject } from './custom-object.ts';
import { defineType } from './define-type.ts';
import { plainText, type SecureString } from './secure-string.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';

/** PowerShell's PSCredential: a user name with its password. */
export class PSCredential implements ObjectValue {
  readonly type: ValueType = credentialType;
  readonly userName: string;
  readonly password: SecureString;

  constructor(userName: string, password: SecureString) {
    this.userName = userName;
    this.password = password;
  }
}

/** What GetNetworkCredential() answers: the same with the password as text, for who asks for it by that name. */
export function networkCredential({ userName, password }: PSCredential): Value {
  return new CustomObject([
    ['UserName', userName],
    ['Password', plainText(password)],
  ]);
}

const credentialType = defineType((value): value is PSCredential => value instanceof PSCredential, {
  names: ['System.Management.Automation.PSCredential'],
  text: () => 'System.Management.Automation.PSCredential',
  properties: { UserName: self => self.userName, Password: self => self.password },
});
