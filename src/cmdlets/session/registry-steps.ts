import { parseChallenges } from '../../registry/auth/challenge.ts';
import type { Credential } from '../../registry/auth/credential.ts';
import { CATALOG_SCOPE } from '../../registry/auth/scope.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import { parseRepositoryName } from '../../registry/model/repository-name.ts';
import type { Registry } from '../../registry/registry.ts';
import { getRepository, listRepositories } from '../../registry/repositories.ts';
import { parseComplaint } from '../../registry/transport/answer-error.ts';
import { header, joinedHeader } from '../../registry/transport/headers.ts';
import type { HttpAnswer, Transport } from '../../registry/transport/transport.ts';
import type { Step, StepResult } from './connection-steps.ts';

/** How far apart clocks may be. */
const DRIFT_MS = 5 * 60_000;

/** What an unsigned request tells: who answers, and what time it is there. */
export function challengeSteps(server: LoginServer, transport: Transport, signal: AbortSignal): readonly Step[] {
  let answer: HttpAnswer | undefined;
  let offset: number | undefined;
  return [
    {
      name: 'Challenge',
      needs: ['TLS'],
      async run() {
        answer = await transport.send({ method: 'GET', origin: server.origin, path: '/v2/', limit: 64 * 1024, signal });
        const date = Date.parse(header(answer, 'date') ?? '');
        offset = Number.isNaN(date) ? undefined : date - Date.now();
        return challenge(answer, server);
      },
    },
    {
      name: 'Clock',
      needs: ['Challenge'],
      async run() {
        if (offset === undefined) return { skipped: 'the registry does not tell its time' };
        const minutes = Math.round(Math.abs(offset) / 60_000);
        if (Math.abs(offset) < DRIFT_MS) return 'as the registry has it';
        const detail = `${minutes} minutes ${offset > 0 ? 'behind' : 'ahead of'} the registry`;
        return { warning: detail, advice: 'Set the clock of this machine: certificates and other programs go by it.' };
      },
    },
  ];
}

function challenge(answer: HttpAnswer, server: LoginServer): StepResult {
  const { status } = answer;
  if (status === 200) return 'answers without a sign-in';
  const challenges = parseChallenges(joinedHeader(answer, 'www-authenticate'));
  const bearer = challenges.find(each => each.scheme === 'bearer');
  if (status === 401 && bearer) {
    const realm = URL.parse(bearer.parameters.get('realm') ?? '', server.origin);
    if (realm?.origin === server.origin) return 'a registry, which wants a token';
    const advice = 'If that is its token server, name its origin in the settings (registries, trustedRealms).';
    return { warning: `wants a token from ${realm?.origin ?? 'an address that is none'}`, advice };
  }
  if (status === 401 && challenges.length > 0) return 'a registry, which wants user name and password';
  const { code, message } = parseComplaint(answer.body);
  if (status === 403) {
    const advice =
      "Its firewall or a private endpoint keeps you out: allow this machine's address, or use its network.";
    return { failed: [`refused with 403`, code, message].filter(Boolean).join(' '), advice };
  }
  const advice = 'Check the name; a proxy or a sign-in page may answer in its place.';
  return { failed: `answered with ${status} as no registry does`, advice };
}

export interface Access {
  readonly server: LoginServer;
  readonly credential: Credential;
  /** The client with this credential, always the same; signs in where the kind of registry has to be found out. */
  readonly open: () => Promise<Registry>;
  /** The repository to read; the first of the catalogue where undefined. */
  readonly repository: string | undefined;
  readonly signal: AbortSignal;
}

/** What the credential is good for. */
export function accessSteps({ server, credential, open, repository, signal }: Access): readonly Step[] {
  let first = repository;
  return [
    {
      name: 'Exchange',
      needs: ['Credential'],
      async run() {
        if (credential.kind !== 'entra') return { skipped: 'only an Azure sign-in is exchanged' };
        const { authorizer } = await open();
        await authorizer.refreshToken(signal);
        return 'the registry takes the Azure account';
      },
    },
    {
      name: 'Token',
      needs: ['Exchange'],
      async run() {
        const { authorizer, dialect } = await open();
        await authorizer.authorize(CATALOG_SCOPE, signal);
        return dialect.kind === 'acr' ? 'an access token for the catalogue' : 'as the registry wants it';
      },
    },
    {
      name: 'Catalog',
      needs: ['Token'],
      async run() {
        for await (const page of listRepositories(await open(), { pageSize: 1, signal })) {
          first ??= page.items[0];
          return page.items.length === 0 ? 'empty' : 'can be listed';
        }
        return 'empty';
      },
      advice: () =>
        'Repository tokens cannot list: name a repository with -RepositoryName. Accounts need Container Registry Repository Catalog Lister, or AcrPull on a registry without ABAC.',
    },
    {
      name: 'Metadata',
      needs: ['Token'],
      async run() {
        if (first === undefined) return { skipped: `no repository is known on ${server.name}` };
        const name = parseRepositoryName(first);
        if (name === undefined) return { failed: `'${first}' is no repository name`, advice: 'Names are lower case.' };
        await getRepository(await open(), name, { signal });
        return `${first} can be read`;
      },
      advice: () => 'Reading attributes takes metadata_read: AcrPull, or a repository token with metadata/read.',
    },
  ];
}
