import { digestOf } from '../../src/registry/model/digest.ts';
import { complaint } from './answers.ts';
import type { Handler, Reply } from './loopback-server.ts';

/** What a plain registry holds: manifests by repository, digest and tag. */
export interface PlainContent {
  readonly manifests: Map<string, { mediaType: string; text: string }>;
  readonly tags: Map<string, string>;
}

/** The one image's configuration. */
const CONFIG = '{"architecture":"amd64","os":"linux"}';

/** A repository `team/api` with two manifests, one of them under two tags. */
export function plainContent(): PlainContent {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: digestOf(Buffer.from(CONFIG)),
    size: 40,
  };
  const texts = [JSON.stringify({ config, layers: [{ size: 100 }, { size: 2 }] }), '{"manifests":[]}'];
  const manifests = new Map(texts.map(text => [digestOf(Buffer.from(text)) as string, { mediaType, text }]));
  const [one = '', two = ''] = manifests.keys();
  return {
    manifests,
    tags: new Map([
      ['latest', one],
      ['v1', one],
      ['v2', two],
    ]),
  };
}

/** Answers as a registry without ACR's API does; `deletesTags` as newer ones do. */
export function plainRegistry(content: PlainContent, { deletesTags }: { readonly deletesTags: boolean }): Handler {
  return ({ method, path }) => {
    const url = new URL(path, 'http://plain');
    const [, reference = ''] = /^\/v2\/team\/api\/manifests\/(.+)$/.exec(url.pathname) ?? [];
    if (reference !== '') return method === 'DELETE' ? remove(reference) : manifest(method, reference);
    if (url.pathname === `/v2/team/api/blobs/${digestOf(Buffer.from(CONFIG))}`) return { body: CONFIG };
    if (url.pathname === '/v2/_catalog') return { body: { repositories: ['team/api'] } };
    if (url.pathname !== '/v2/team/api/tags/list')
      return complaint(404, 'NAME_UNKNOWN', 'repository name not known to registry');
    return tagPage(Number(url.searchParams.get('n')), url.searchParams.get('last') ?? '');
  };

  function manifest(method: string, reference: string): Reply {
    const digest = content.tags.get(reference) ?? reference;
    const found = content.manifests.get(digest);
    if (!found) return complaint(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    const headers = { 'content-type': found.mediaType, 'docker-content-digest': digest };
    return method === 'HEAD'
      ? { headers: { ...headers, 'content-length': String(found.text.length) } }
      : { headers, body: found.text };
  }

  function remove(reference: string): Reply {
    if (content.tags.has(reference)) {
      if (!deletesTags) return complaint(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
      content.tags.delete(reference);
      return { status: 202 };
    }
    if (!content.manifests.delete(reference)) return complaint(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    for (const [tag, digest] of content.tags) if (digest === reference) content.tags.delete(tag);
    return { status: 202 };
  }

  function tagPage(n: number, last: string): Reply {
    const after = [...content.tags.keys()].filter(tag => tag > last);
    const tags = after.slice(0, n);
    const link = `</v2/team/api/tags/list?last=${tags.at(-1)}&n=${n}>; rel="next"`;
    return { headers: after.length > n ? { link } : {}, body: { name: 'team/api', tags } };
  }
}
