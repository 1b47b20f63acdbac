import type { Value } from '../value.ts';
import { ValueError } from '../value-error.ts';

/** A method of one kind of receiver. */
export type Method<Self> = (self: Self, ...args: readonly Value[]) => Value;

/** Methods by lower-case name. */
export type Methods<Self> = Readonly<Record<string, Method<Self>>>;

/** What a method without a result answers: an empty array puts nothing on the pipeline. */
export const nothing: Value = [];

/** The receiver's class does not have the method. */
export const methodNotFound = (typeName: string, name: string): ValueError =>
  new ValueError(
    'MethodNotFound',
    `Method invocation failed because [${typeName}] does not contain a method named '${name}'.`,
  );

/** An argument that the method cannot take: .NET's exception, wrapped as PowerShell wraps it. */
export const invocationError = (id: string, name: string, count: number, message: string): ValueError =>
  new ValueError(id, `Exception calling "${name}" with "${count}" argument(s): "${message}"`, {
    category: 'NotSpecified',
    exception: 'MethodInvocationException',
    inner: { name: id, message },
  });

/** A number outside of what the method takes. */
export const outOfRange = (name: string, count: number, parameter: string, message: string): ValueError =>
  invocationError('ArgumentOutOfRangeException', name, count, `${message} (Parameter '${parameter}')`);
