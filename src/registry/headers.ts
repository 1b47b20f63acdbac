import type { AnswerHeaders } from './transport/transport.ts';

/** A header's value, the first when it came more than once. `name` in lower case. */
export function header(answer: { readonly headers: AnswerHeaders }, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
