import { bytes, json, type Reply } from '../reply.ts';

/**
 * Every error the registry answers with. Shapes and texts are those of ACR wire facts §9; the kind of evidence stands
 * at each.
 */

function refusal(status: number, code: string, message: string, ...detail: readonly unknown[]): Reply {
  const [shown] = detail;
  return json(status, {
    errors: [detail.length === 0 ? { code, message } : { code, message, detail: shown }],
  });
}

/** 401 with its challenge (recording). */
export function unauthorized(challenge: string, detail: unknown): Reply {
  const reply = refusal(
    401,
    'UNAUTHORIZED',
    'authentication required, visit https://aka.ms/acr/authorization for more information.',
    detail,
  );
  return {
    ...reply,
    headers: { ...reply.headers, 'WWW-Authenticate': challenge },
  };
}

/** GET and PATCH of a repository and its lists (recording). */
export const repositoryNotFound = (name: string): Reply =>
  refusal(404, 'NAME_UNKNOWN', `repository "${name}" is not found`);

/** DELETE of a repository (recording). */
export const repositoryUnknown = (name: string): Reply =>
  refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry', {
    name,
  });

/** Any method on a tag (recording). */
export const tagUnknown = (): Reply => refusal(404, 'TAG_UNKNOWN', 'the specified tag does not exist');

/** GET and PATCH of manifest attributes (recording). */
export const manifestUnknown = (): Reply => refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown');

/** DELETE of a manifest, and GET by digest (recording of the DELETE; the GET is a guess). */
export const manifestNotFound = (digest: string): Reply =>
  refusal(404, 'MANIFEST_UNKNOWN', `manifest ${digest} is not found`);

/** GET of a manifest by tag (recording). */
export const taggedManifestNotFound = (tag: string): Reply =>
  refusal(404, 'MANIFEST_UNKNOWN', `manifest tagged by "${tag}" is not found`, { Tag: tag });

/** DELETE of a blob (recording); GET and HEAD alike (guess). */
export const blobUnknown = (): Reply => refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry');

/** An upload that was never started, is finished or was cancelled (OCI distribution-spec, Error Codes; the text is a guess). */
export const uploadUnknown = (): Reply => refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry', {});

/** A chunk that does not start where the last one ended (OCI distribution-spec, Pushing a blob in chunks; the text is a guess). */
export const rangeInvalid = (): Reply => refusal(416, 'BLOB_UPLOAD_INVALID', 'blob upload invalid', {});

/** PUT of an upload with a digest that is none (recording), or that of other bytes (with the detail of CNCF Distribution). */
export const digestInvalid = (detail: unknown): Reply =>
  refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', detail);

/** PUT of a manifest that is none, or whose bytes are not those of the digest in the URL (recording). */
export const manifestInvalid = (): Reply => refusal(400, 'MANIFEST_INVALID', 'manifest invalid', { Reason: {} });

/** PUT of a manifest whose blobs or children are missing (as CNCF Distribution answers; no recording). */
export const manifestBlobUnknown = (digest: string): Reply =>
  refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', digest);

/** DELETE of a manifest by tag (recording). */
export const onlyByDigest = (): Reply => refusal(405, 'UNSUPPORTED', 'A manifest can only be deleted by digest.');

/** A method that the path does not have (the body as recorded for unsupported operations; its use here is a guess). */
export const unsupported = (): Reply => refusal(405, 'UNSUPPORTED', 'The operation is unsupported.', {});

/** A locked repository, tag or manifest: delete, push, and pull where reading is off (issue threads; for pull a guess). */
export const disallowed = (): Reply =>
  refusal(
    405,
    'REGISTRY_DISALLOWED_OPERATION',
    'The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation',
    {},
  );

/** A restore that something is in the way of (409 is what clients expect; code and text are a guess). */
export const conflict = (reason: string): Reply => refusal(409, 'CONFLICT', reason);

/** A body that is no JSON, or an attribute that is no boolean (guess). */
export const badRequest = (reason: string): Reply => refusal(400, 'BAD_REQUEST', reason);

/** A name, digest or reference that does not parse: before authentication (recording). */
export const pageNotFound = (): Reply => bytes(404, 'text/plain; charset=utf-8', '404 page not found\n');

/** A path outside every route: none of the registry's headers (recording). */
export const notFound = (): Reply => bytes(404, 'application/octet-stream', 'Not found');
