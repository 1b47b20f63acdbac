import { RegistryError } from '../model/errors.ts';
import { redactUrl } from './redact.ts';
import type { HttpAnswer } from './transport.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Where an answer came from, for messages about it. */
export interface AnswerOrigin {
  readonly method: string;
  readonly url: string;
}

/** The answer's body as a JSON object. Throws `UnexpectedAnswer` for a web page, for JSON that breaks off, for anything else. */
export function parseObject(answer: HttpAnswer, from: AnswerOrigin): JsonObject {
  const text = answer.body.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unexpected(answer, from, whatInstead(answer, text), error);
  }
  if (isObject(value)) return value;
  throw unexpected(answer, from, 'JSON of another shape');
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An answer that is not what the API promises; `what` completes "answered with …". */
export function unexpected(answer: HttpAnswer, from: AnswerOrigin, what: string, cause?: unknown): RegistryError {
  const url = redactUrl(from.url);
  return new RegistryError({
    id: 'UnexpectedAnswer',
    message: `${from.method} ${url} was answered with ${what}`,
    recommendation: 'Check that this is a registry, and that no proxy or sign-in page answers in its place.',
    status: answer.status,
    method: from.method,
    url,
    cause,
  });
}

/** Something else than the registry has answered: a proxy, a page to sign in. */
export const isWebPage = ({ headers, body }: HttpAnswer): boolean => {
  const type = headers['content-type'];
  return /^\s*</.test(body.toString('utf8', 0, 100)) || (typeof type === 'string' && type.startsWith('text/html'));
};

function whatInstead(answer: HttpAnswer, text: string): string {
  if (text.trim() === '') return 'nothing instead of JSON';
  if (isWebPage(answer)) return 'a web page instead of JSON';
  return /^\s*[[{]/.test(text) ? 'JSON that breaks off or is damaged' : 'text instead of JSON';
}
