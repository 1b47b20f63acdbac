import { isPlain, under, webAddress } from './web-address.ts';

/** What serves a repository; it decides where its pages are. */
export type Forge = 'Azure DevOps' | 'GitHub' | 'GitLab' | 'Bitbucket' | 'Bitbucket Data Center';

/** The repository that an image was built from, as a page in the web. */
export interface SourceRepository {
  readonly address: string;
  /** undefined: a host of one's own, which does not tell. */
  readonly forge: Forge | undefined;
}

/** Hosts that answer https whatever a clone address says. */
const KNOWN: ReadonlyMap<string, Forge> = new Map([
  ['github.com', 'GitHub'],
  ['gitlab.com', 'GitLab'],
  ['bitbucket.org', 'Bitbucket'],
  ['dev.azure.com', 'Azure DevOps'],
]);

/** Hosts of SSH beside the port 22, and where the pages are (GitHub, GitLab, Bitbucket: "Using SSH over the HTTPS port"). */
const PAGES_OF: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
]);

/**
 * The page of a repository, whose address may be one to clone it from: `git@github.com:contoso/api.git`, `ssh://…`, `https://name@dev.azure.com/…`.
 * A page within the repository leads to the repository. undefined: it is no https address and no host is known that would answer one.
 */
export function sourceRepository(text: string): SourceRepository | undefined {
  const cloned = isPlain(text) ? cloneAddress(text.replace(/^git\+/, '')) : undefined;
  const address = cloned === undefined ? undefined : webAddress(cloned);
  const url = address === undefined ? null : URL.parse(address);
  if (!url) return undefined;
  const forge = forgeOf(url);
  const path = repositoryPath(url.pathname.replace(/\/+$/, '').replace(/\.git$/, ''), forge);
  // a host alone is no repository
  return path === '' ? undefined : { address: url.origin + path, forge };
}

/** An https address for one to clone from, as far as there is one; what is none stays as it is. */
function cloneAddress(text: string): string | undefined {
  // git's short form: [user@]host:path (git-clone, "Git URLs")
  const short = /^(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/\/)\/?(.+)$/.exec(text);
  if (short && !text.includes('://')) return overSsh(short[1] ?? '', short[2] ?? '');
  const url = URL.parse(text) ?? URL.parse(/^[\w-]+(?:\.[\w-]+)+\/\S+$/.test(text) ? `https://${text}` : '');
  switch (url?.protocol) {
    case 'ssh:':
      return overSsh(url.hostname, url.pathname.slice(1));
    case 'git:':
      return `https://${url.hostname}${url.pathname}`;
    case 'http:':
      return isKnown(url.hostname) ? `https://${url.hostname}${url.pathname}` : undefined;
    default:
      return url?.href;
  }
}

const isKnown = (host: string): boolean => KNOWN.has(host) || host.endsWith('.visualstudio.com');

function overSsh(host: string, path: string): string {
  // Azure Repos, "Use SSH key authentication": v3/<organization>/<project>/<repository>
  const [, organization = '', project = '', repository = ''] = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (repository !== '' && host === 'ssh.dev.azure.com') {
    return `https://dev.azure.com/${organization}/${project}/_git/${repository}`;
  }
  if (repository !== '' && host === 'vs-ssh.visualstudio.com') {
    return `https://${organization}.visualstudio.com/${project}/_git/${repository}`;
  }
  // Bitbucket Data Center has its projects behind a folder when it is cloned by https
  const page = PAGES_OF.get(host) ?? host;
  const isOwn = /bitbucket|stash/.test(page) && !KNOWN.has(page);
  return `https://${page}/${isOwn ? 'scm/' : ''}${path}`;
}

function forgeOf({ hostname, pathname }: URL): Forge | undefined {
  const known = KNOWN.get(hostname);
  if (known) return known;
  if (hostname.endsWith('.visualstudio.com') || pathname.includes('/_git/')) return 'Azure DevOps';
  if (/\/(?:scm|projects\/[^/]+\/repos|users\/[^/]+\/repos)\//.test(pathname)) return 'Bitbucket Data Center';
  if (hostname.includes('gitlab') || pathname.includes('/-/')) return 'GitLab';
  return hostname.includes('github') || hostname.endsWith('.ghe.com') ? 'GitHub' : undefined;
}

/** The part of a path that names the repository. */
function repositoryPath(path: string, forge: Forge | undefined): string {
  switch (forge) {
    case 'GitHub':
    case 'Bitbucket':
      return /^\/[^/]+\/[^/]+/.exec(path)?.[0].replace(/\.git$/, '') ?? path;
    case 'GitLab':
      return path.replace(/\/-\/.*$/, '');
    case 'Azure DevOps':
      return /^.*?\/_git\/[^/]+/.exec(path)?.[0] ?? path;
    case 'Bitbucket Data Center': {
      const [, project = '', repository = ''] = /\/scm\/([^/]+)\/([^/]+)/.exec(path) ?? [];
      if (repository === '') return /^.*?\/repos\/[^/]+/.exec(path)?.[0] ?? path;
      return project.startsWith('~')
        ? `/users/${project.slice(1)}/repos/${repository}`
        : `/projects/${project}/repos/${repository}`;
    }
    default:
      return path;
  }
}

/** The page of a commit; undefined for what is the name of none, such as a branch. */
export function commitPage({ address, forge }: SourceRepository, revision: string): string | undefined {
  // Docker Buildx says so of a working tree with changes
  const commit = revision.trim().replace(/-dirty$/, '');
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) return undefined;
  if (forge === 'GitLab') return under(address, '-', 'commit', commit);
  return under(address, forge?.startsWith('Bitbucket') ? 'commits' : 'commit', commit);
}

/** The page of a build that the forge itself ran, by its number; undefined where it runs none. */
export function runPage({ address, forge }: SourceRepository, id: string): string | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  if (forge === 'GitHub') return under(address, 'actions', 'runs', id);
  if (forge === 'GitLab') return under(address, '-', 'pipelines', id);
  return forge === 'Bitbucket' ? under(address, 'pipelines', 'results', id) : undefined;
}
