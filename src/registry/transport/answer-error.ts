import { RegistryError, type RegistryErrorFacts } from '../model/errors.ts';
import { header } from './headers.ts';
import { redactUrl } from './redact.ts';
import type { HttpAnswer } from './transport.ts';

/** The first error of a body in the shape that OCI distribution-spec, "Error Codes", gives. */
export interface RegistryComplaint {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

const NO_COMPLAINT: RegistryComplaint = { code: undefined, message: undefined };
const LONGEST_MESSAGE = 300;

/** Reads the error out of a body; what is in no such shape, as a web page or nothing, has neither code nor message. */
export function parseComplaint(body: Buffer): RegistryComplaint {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return NO_COMPLAINT;
  }
  if (typeof value !== 'object' || value === null || !('errors' in value) || !Array.isArray(value.errors)) {
    return NO_COMPLAINT;
  }
  const [first]: unknown[] = value.errors;
  if (typeof first !== 'object' || first === null) return NO_COMPLAINT;
  return {
    code: 'code' in first && typeof first.code === 'string' ? first.code : undefined,
    message: 'message' in first && typeof first.message === 'string' ? oneLine(first.message) : undefined,
  };
}

/** What was asked, for the error about its answer. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** Completes "Cannot …". */
  readonly purpose: string;
}

/** The facts that every error about an answer carries. */
export function factsOf(answer: HttpAnswer, asked: Asked, complaint = parseComplaint(answer.body)) {
  return {
    status: answer.status,
    code: complaint.code,
    detail: complaint.message,
    requestId: header(answer, 'x-ms-correlation-request-id'),
    method: asked.method,
    url: redactUrl(asked.url),
    ...answer.effort,
  };
}

/** The error for an answer whose status says the same whatever was asked: refusals of the caller, throttling, faults, redirects. */
export function errorOfStatus(answer: HttpAnswer, asked: Asked): RegistryError {
  const complaint = parseComplaint(answer.body);
  return new RegistryError({ ...factsOf(answer, asked, complaint), ...judge(answer, asked, complaint) });
}

function judge(answer: HttpAnswer, asked: Asked, complaint: RegistryComplaint): RegistryErrorFacts {
  const { status } = answer;
  const said = complaint.message ? `: ${complaint.message}` : '';
  const host = new URL(asked.url).host;
  if (status === 403 && /client with IP|firewall/i.test(complaint.message ?? '')) {
    return {
      id: 'Firewall',
      message: `The network rules of '${host}' do not let this machine in${said}`,
      recommendation:
        "Add this machine's address to the registry's network rules, or connect through an allowed network.",
    };
  }
  if (status === 403) {
    return {
      id: 'NoPermission',
      message: `Cannot ${asked.purpose}: '${host}' forbids it${said}`,
      recommendation: 'Ask for a role or token that includes this right, or sign in as somebody who has it.',
    };
  }
  if (status === 429) {
    const after = header(answer, 'retry-after');
    return throttled(host, after && waitText(after));
  }
  if (status >= 500 || status === 408) {
    const request = header(answer, 'x-ms-correlation-request-id');
    return {
      id: 'ServerError',
      message: `Cannot ${asked.purpose}: '${host}' failed with status ${status}${said}`,
      recommendation: `Try again later; if it stays, ${request ? `report request ${request} to` : 'tell'} whoever runs the registry.`,
    };
  }
  if (status >= 300 && status < 400) {
    return {
      id: 'RedirectRefused',
      message: `Cannot ${asked.purpose}: '${host}' redirects elsewhere, which is not followed for this request`,
      recommendation: 'Connect to the address that the registry itself is reached at.',
    };
  }
  return {
    id: status < 300 ? 'UnexpectedAnswer' : 'RequestRefused',
    message: `Cannot ${asked.purpose}: '${host}' answered with status ${status}${said}`,
    recommendation: 'Check names and values of the request; if they are right, the registry may not support it.',
  };
}

/** The error for a request that is not sent at all, since the registry has asked for a pause before. */
export function toldToWait({ milliseconds }: { readonly milliseconds: number }, asked: Asked): RegistryError {
  const facts = { status: 429, method: asked.method, url: redactUrl(asked.url) };
  return new RegistryError({ ...facts, ...throttled(new URL(asked.url).host, `${Math.ceil(milliseconds / 1000)} s`) });
}

const throttled = (host: string, wait: string | undefined): RegistryErrorFacts => ({
  id: 'TooManyRequests',
  message: `'${host}' takes no more requests for now${wait ? `, it says to wait ${wait}` : ''}`,
  recommendation: 'Wait and try again; fewer sessions at once, or a higher tier of the registry, raise the limit.',
});

function waitText(retryAfter: string): string {
  return /^\d+$/.test(retryAfter) ? `${retryAfter} s` : `until ${oneLine(retryAfter)}`;
}

/** Foreign text as one line of bounded length. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
