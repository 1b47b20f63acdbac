import type { AddedMethod } from './added-member.ts';
import type { CustomObject } from './custom-object.ts';
import { defineType } from './define-type.ts';
import { memberTypes } from './enumerations.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** A method of an object's own as an object: `$o.Hi` without brackets, and what `.psobject.Methods` holds. */
export class MethodInfo implements ObjectValue {
  readonly type: ValueType = methodInfoType;
  readonly target: CustomObject;
  readonly method: AddedMethod;

  constructor(target: CustomObject, method: AddedMethod) {
    this.target = target;
    this.method = method;
  }
}

const methodInfoType = defineType((value): value is MethodInfo => value instanceof MethodInfo, {
  names: [
    'System.Management.Automation.PSScriptMethod',
    'System.Management.Automation.PSMethodInfo',
    'System.Management.Automation.PSMemberInfo',
    'System.Object',
  ],
  text: ({ method }) => method.definition,
  properties: {
    Script: ({ method }) => method.script,
    OverloadDefinitions: ({ method }) => [method.definition],
    MemberType: () => memberTypes.find('ScriptMethod') ?? null,
    TypeNameOfValue: () => 'System.Object',
    Value: ({ method }) => method.definition,
    Name: ({ method }) => method.name,
    IsInstance: () => true,
  },
});
