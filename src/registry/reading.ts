import { type CallTarget, call, type Operation } from './call.ts';
import type { Registry } from './registry.ts';
import { type JsonObject, parseObject, unexpected } from './transport/json-answer.ts';
import type { HttpAnswer } from './transport/transport.ts';

/** An answer's JSON, and how to complain about a part of it. */
export interface Reading {
  readonly body: JsonObject;
  readonly answer: HttpAnswer;
  readonly bad: (what: string, value: unknown) => Error;
}

/** Calls an operation that answers with a JSON object. */
export async function callForJson(registry: Registry, operation: Operation, target: CallTarget): Promise<Reading> {
  const answer = await call(registry, operation, target);
  return readingOf(registry, operation, target, answer);
}

/** The JSON of an answer that has been called for. */
export function readingOf(registry: Registry, operation: Operation, target: CallTarget, answer: HttpAnswer): Reading {
  const from = { method: operation.method, url: registry.server.origin + target.path };
  return {
    body: parseObject(answer, from),
    answer,
    bad: (what, value) => unexpected(answer, from, `${what} that cannot be read: ${excerpt(value)}`),
  };
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
