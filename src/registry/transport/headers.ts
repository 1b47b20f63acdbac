import type { AnswerHeaders } from './transport.ts';

/** Our id of a request, which ACR writes into its logs (ACR recordings: echoed on /v2 routes). */
export const REQUEST_ID = 'x-ms-client-request-id';

/** A header's value, the first when it came more than once. `name` in lower case. */
export function header(answer: { readonly headers: AnswerHeaders }, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A header's value, all of them joined by commas when it came more than once. `name` in lower case. */
export function joinedHeader(answer: { readonly headers: AnswerHeaders }, name: string): string {
  const value = answer.headers[name] ?? '';
  return Array.isArray(value) ? value.join(', ') : value;
}
