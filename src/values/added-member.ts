import type { CustomObject } from './custom-object.ts';
import type { Value } from './value.ts';

/** A property of a custom object that is no plain value: what Add-Member makes of another property or of script blocks. */
export interface AddedProperty {
  readonly kind: 'AliasProperty' | 'ScriptProperty';
  readonly name: string;
  /** How Get-Member prints it: `IntAge = (System.UInt32)Age`. */
  readonly definition: string;
  /** What it is made of, as further properties of its description: GetterScript, ReferencedMemberName. */
  readonly facts: readonly (readonly [string, Value])[];
  readonly isGettable: boolean;
  readonly isSettable: boolean;
  /** The full name of the type of its values, as far as that is known. */
  typeOfValue(self: CustomObject): string;
  /** Its value now; null where working it out goes wrong, as PowerShell reads properties. */
  get(self: CustomObject): Value;
  /** Throws where nothing can be assigned, and what the assignment throws. */
  set(self: CustomObject, value: Value): void;
}

/** A method of a custom object's own. */
export interface AddedMethod {
  readonly kind: 'ScriptMethod';
  readonly name: string;
  readonly definition: string;
  /** The script block. */
  readonly script: Value;
  /** Calls it at once; the evaluator, which can wait, has a way of its own. Throws NotSupportedHere where it would have to wait. */
  call(self: CustomObject, args: readonly Value[]): Value;
}

export type AddedMember = AddedProperty | AddedMethod;
