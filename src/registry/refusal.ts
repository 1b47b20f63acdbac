import type { RefusalVerdict } from './auth/authorizer.ts';
import type { Scope } from './auth/scope.ts';
import { RegistryError, type RegistryErrorFacts } from './model/errors.ts';
import { errorOfStatus, factsOf, parseComplaint, type RegistryComplaint } from './transport/answer-error.ts';
import type { HttpAnswer, Method } from './transport/transport.ts';

/** What a call is about, for choosing the right error. */
export interface Subject {
  readonly kind: 'registry' | 'repository' | 'tag' | 'manifest' | 'blob';
  /** As a user would write it: `team/api:1.4.2`. */
  readonly name: string;
}

export interface AskedCall {
  readonly operation: { readonly name: string; readonly method: Method };
  readonly subject: Subject;
  readonly url: string;
  readonly scope: Scope;
  /** What was refused, if the answer is a 401. */
  readonly refused: RefusalVerdict | undefined;
  readonly anonymous: boolean;
}

type Verdict = Pick<RegistryErrorFacts, 'id' | 'message' | 'recommendation' | 'scope'>;

/** The error for an answer that is not the operation's success. */
export function errorOfAnswer(answer: HttpAnswer, asked: AskedCall): RegistryError {
  const complaint = parseComplaint(answer.body);
  const general = {
    method: asked.operation.method,
    url: asked.url,
    purpose: `${asked.operation.name} ${asked.subject.name}`,
  };
  const verdict = judge(answer, asked, complaint);
  if (!verdict) return errorOfStatus(answer, general);
  return new RegistryError({ ...factsOf(answer, general, complaint), ...verdict });
}

function judge(answer: HttpAnswer, asked: AskedCall, complaint: RegistryComplaint): Verdict | undefined {
  switch (answer.status) {
    case 400:
      return ofBadRequest(asked, complaint);
    case 401:
      return ofUnauthorized(asked);
    case 404:
      return ofMissing(answer, asked, complaint);
    case 405:
      return ofDisallowed(asked, complaint);
    case 409:
      return {
        id: 'Conflict',
        message: `Cannot ${asked.operation.name} ${asked.subject.name}: something else is in its place or at work on it${said(complaint)}`,
        recommendation: 'Look at the item again and repeat the command if it is still wanted.',
      };
    default:
      return undefined;
  }
}

function ofBadRequest(asked: AskedCall, complaint: RegistryComplaint): Verdict | undefined {
  if (complaint.code === 'DIGEST_INVALID' && asked.operation.method !== 'DELETE') {
    return {
      id: 'DigestMismatch',
      message: `The registry found another digest for what was sent to ${asked.subject.name}${said(complaint)}`,
      recommendation: 'Send it again; if it stays, the content was changed on its way or the digest is not its own.',
    };
  }
  if (complaint.code !== 'MANIFEST_INVALID') return undefined;
  return {
    id: 'ManifestInvalid',
    message: `The registry does not accept this manifest for ${asked.subject.name}${said(complaint)}`,
    recommendation: 'Check that its media type and digest fit its content, and that all it refers to has been pushed.',
  };
}

function ofUnauthorized(asked: AskedCall): Verdict {
  const what = `${asked.operation.name} ${asked.subject.name}`;
  if (asked.anonymous) {
    return {
      id: 'Unauthorized',
      message: `Cannot ${what} without signing in`,
      recommendation: 'Connect again with a user name and password, a token, or your Azure account.',
      scope: asked.scope,
    };
  }
  if (asked.refused?.byPassword) {
    return {
      id: 'WrongCredentials',
      message: `Cannot ${what}: the registry did not accept this user name and password`,
      recommendation: 'Check both and connect again; if they are right, they have no right to this.',
    };
  }
  const allowed = asked.refused?.granted;
  const granted = allowed === undefined ? '' : ` (the sign-in allows ${allowed || 'nothing of it'})`;
  return {
    id: 'NoPermission',
    message: `No permission to ${what}: it needs ${asked.scope}${granted}`,
    recommendation: 'Ask for a role or token that includes this right, or sign in as somebody who has it.',
    scope: asked.scope,
  };
}

const MISSING = {
  NAME_UNKNOWN: { id: 'RepositoryNotFound', kind: 'repository' },
  TAG_UNKNOWN: { id: 'TagNotFound', kind: 'tag' },
  MANIFEST_UNKNOWN: { id: 'ManifestNotFound', kind: 'manifest' },
  BLOB_UNKNOWN: { id: 'BlobNotFound', kind: 'blob' },
} as const;

/** What is missing when an answer, as to a HEAD, cannot say so. */
const MISSING_SUBJECT = {
  registry: undefined,
  repository: 'NAME_UNKNOWN',
  tag: 'TAG_UNKNOWN',
  manifest: 'MANIFEST_UNKNOWN',
  blob: 'BLOB_UNKNOWN',
} as const;

function ofMissing(answer: HttpAnswer, asked: AskedCall, complaint: RegistryComplaint): Verdict {
  const { subject } = asked;
  const code = asked.operation.method === 'HEAD' ? MISSING_SUBJECT[subject.kind] : complaint.code;
  if (isMissingCode(code)) {
    // a manifest looked up by its tag is missing as a tag
    const { id, kind } = subject.kind === 'tag' && code === 'MANIFEST_UNKNOWN' ? MISSING.TAG_UNKNOWN : MISSING[code];
    return {
      id,
      message: `There is no ${kind} ${kind === 'repository' ? subject.name.replace(/[:@].*$/, '') : subject.name}`,
      recommendation: RECOMMENDED[kind],
    };
  }
  const type = answer.headers['content-type'];
  // ACR's router says this of a name, digest or reference that it does not take, before it asks for a token
  if (
    subject.kind !== 'registry' &&
    typeof type === 'string' &&
    type.startsWith('text/plain') &&
    /^404 page not found/.test(answer.body.toString('utf8', 0, 32))
  ) {
    return {
      id: 'InvalidReference',
      message: `The registry does not take '${subject.name}' for a ${subject.kind}`,
      recommendation: 'Check the spelling: repository names are lower case, digests are sha256: and 64 hex digits.',
    };
  }
  return {
    id: 'NotFound',
    message: `Cannot ${asked.operation.name} ${subject.name}: the registry has nothing at this address${said(complaint)}`,
    recommendation: 'Check that this is a registry and that it supports the request; nothing is known about the item.',
  };
}

const RECOMMENDED = {
  repository: 'Check the name; list the repositories to see which there are.',
  tag: "Check the name; list the repository's tags to see which there are.",
  manifest: "Check the digest; list the repository's manifests to see which there are.",
  blob: 'Its image may have been deleted; read the manifest again.',
} as const;

function isMissingCode(code: string | undefined): code is keyof typeof MISSING {
  return code !== undefined && Object.hasOwn(MISSING, code);
}

function ofDisallowed(asked: AskedCall, complaint: RegistryComplaint): Verdict {
  const what = `${asked.operation.name} ${asked.subject.name}`;
  if (complaint.code === 'REGISTRY_DISALLOWED_OPERATION') {
    return {
      id: 'Locked',
      message: `Cannot ${what}: it, its repository or a part of it is locked`,
      recommendation:
        'Read the changeable attributes of repository, manifest and tag; set deleteEnabled and writeEnabled to true to unlock.',
    };
  }
  return {
    id: 'Unsupported',
    message: `Cannot ${what}: the registry does not support it${said(complaint)}`,
    recommendation: 'Some registries have to be configured to allow this; ask whoever runs it.',
  };
}

function said(complaint: RegistryComplaint): string {
  return complaint.message ? ` (${complaint.message})` : '';
}
