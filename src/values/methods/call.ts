import { sameValue } from '../compare.ts';
import { CustomObject } from '../custom-object.ts';
import { DateTime } from '../date-time.ts';
import { Enumerator } from '../enumerator.ts';
import { FactObject } from '../fact-object.ts';
import { formatValue } from '../format-value.ts';
import { Hashtable } from '../hashtable.ts';
import { List } from '../list.ts';
import { ownProperty, REFLECTION } from '../members.ts';
import { MethodInfo } from '../method-info.ts';
import { NamedList } from '../named-list.ts';
import { numberType } from '../number-type.ts';
import { elements, isArray, isObject } from '../object-value.ts';
import { networkCredential, PSCredential } from '../ps-credential.ts';
import { Regex } from '../regex.ts';
import { tableEntry } from '../table-entry.ts';
import { TimeSpan } from '../time-span.ts';
import { toText } from '../to-text.ts';
import { typeName, typeNames } from '../type-name.ts';
import { TypeValue } from '../type-value.ts';
import type { Value } from '../value.ts';
import { ValueError } from '../value-error.ts';
import { wildcard } from '../wildcard.ts';
import {
  type ArgumentCounts,
  checkCount,
  dateCounts,
  hashtableCounts,
  listCounts,
  textCounts,
  timeSpanCounts,
} from './argument-count.ts';
import { arrayMethods } from './array.ts';
import { dateMethods } from './date.ts';
import { hashtableMethods } from './hashtable.ts';
import { listMethods } from './list.ts';
import { type Methods, methodNotFound } from './method.ts';
import { numberMethods } from './number.ts';
import { regexMethods } from './regex.ts';
import { textMethods } from './text.ts';
import { timeSpanMethods } from './time-span.ts';

/**
 * `target.name(args)`. On an array without the method it is called on each element, results flattened one level. Throws MethodNotFound,
 * InvokeMethodOnNull, or the error of the method. Methods that take script blocks are the evaluator's.
 */
export function callMethod(target: Value, name: string, args: readonly Value[]): Value {
  if (target === null) {
    throw new ValueError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.');
  }
  const key = name.toLowerCase();
  const own = find(target, key);
  if (own) {
    checkCount(countsOf(target), name, args.length);
    return asArgument(name, () => own(...args));
  }
  const common = tableEntry(commonMethods, key);
  if (common) return common(target, ...args);
  if (!isArray(target)) throw methodNotFound(typeName(target), name);
  const results = target.flatMap(each => elements(callMethod(each, name, args)));
  return results.length === 1 ? (results[0] ?? null) : results;
}

/** true when `callMethod` finds the method on the value itself. */
export const hasMethod = (target: Value, name: string): boolean =>
  target !== null && (find(target, name.toLowerCase()) ?? tableEntry(commonMethods, name.toLowerCase())) !== undefined;

function countsOf(target: Value): ArgumentCounts | undefined {
  if (typeof target === 'string') return textCounts;
  if (target instanceof List) return listCounts;
  if (target instanceof DateTime) return dateCounts;
  if (target instanceof TimeSpan) return timeSpanCounts;
  return target instanceof Hashtable ? hashtableCounts : undefined;
}

/** Runs a method: an argument that does not convert is named as one (MethodArgumentConversionInvalidCastArgument). */
export function asArgument<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof ValueError) || error.exception !== 'PSInvalidCastException') throw error;
    const [, value = '', type = ''] =
      /^Cannot convert (?:the )?(?:value )?"([\s\S]*?)".* to type "([^"]+)"/.exec(error.message) ?? [];
    throw new ValueError(
      'MethodArgumentConversionInvalidCastArgument',
      `Cannot convert argument "value", with value: "${value}", for "${name}" to type "${type}": "${error.message}"`,
      { category: 'NotSpecified', exception: 'MethodException' },
    );
  }
}

type Call = (...args: readonly Value[]) => Value;

function find(target: Value, key: string): Call | undefined {
  const among = <Self>(self: Self, methods: Methods<Self>) => bound(self, tableEntry(methods, key));
  if (typeof target === 'string') return among(target, textMethods);
  if (target instanceof NamedList) return among(target, namedListMethods) ?? among(target, arrayMethods);
  if (target instanceof List) return among(target, listMethods) ?? among(target, arrayMethods);
  if (target instanceof Enumerator) return among(target, enumeratorMethods) ?? among(target, arrayMethods);
  if (isArray(target)) return among(target, arrayMethods);
  if (numberType(target)) return among(target, numberMethods);
  if (target instanceof DateTime) return among(target, dateMethods);
  if (target instanceof TimeSpan) return among(target, timeSpanMethods);
  if (target instanceof Hashtable) return among(target, hashtableMethods);
  if (target instanceof CustomObject) {
    const added = target.method(key);
    return added && ((...args) => added.call(target, args));
  }
  if (target instanceof MethodInfo) return among(target, methodInfoMethods);
  if (target instanceof FactObject && target.className === REFLECTION) return bound(target, reflectionMethods[key]);
  if (target instanceof PSCredential) return among(target, credentialMethods);
  if (target instanceof Regex) return among(target, regexMethods);
  return isObject(target) && target.type.methods ? among(target, target.type.methods) : undefined;
}

/** `.psobject.Copy()`: another object with the same properties. */
const reflectionMethods: Methods<FactObject> = {
  copy: ({ facts }) => {
    const [, base = null] = facts.find(([name]) => name === 'BaseObject') ?? [];
    return base instanceof CustomObject ? base.copy() : base;
  },
};

/** `$o.psobject.Methods['Hi'].Invoke(1)` */
const methodInfoMethods: Methods<MethodInfo> = {
  invoke: ({ target, method }, ...args) => method.call(target, args),
};

const credentialMethods: Methods<PSCredential> = { getnetworkcredential: networkCredential };

const enumeratorMethods: Methods<Enumerator> = {
  movenext: self => self.moveNext(),
  reset: self => {
    self.reset();
    return [];
  },
};

const namedListMethods: Methods<NamedList> = {
  remove: (self, name = null) => {
    self.remove?.(toText(name));
    return [];
  },
  match: (self, pattern = null) =>
    self.filter(each => wildcard(toText(pattern))(toText(ownProperty(each, 'Name') ?? null))),
};

const bound = <Self>(self: Self, method: ((self: Self, ...args: readonly Value[]) => Value) | undefined) =>
  method && ((...args: readonly Value[]) => method(self, ...args));

const typeOf = (self: Value): TypeValue => {
  const [name = 'System.Object', ...bases] = typeNames(self);
  return new TypeValue([name, ...bases]);
};

/** Some number that equal texts share. */
const hashOf = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
};

const commonMethods: Readonly<Record<string, (self: Value, ...args: readonly Value[]) => Value>> = {
  tostring: (self, format) =>
    isArray(self) ? typeName(self) : formatValue(self, typeof format === 'string' ? format : ''),
  gettype: self => typeOf(self),
  gethashcode: self => hashOf(toText(self)),
  equals: (self, other = null) => sameValue(self, other),
};
