import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import { parseLoginServer } from '../../registry/model/login-server.ts';
import type { Registry } from '../../registry/registry.ts';
import { EMBEDDED_NAME } from '../../session/embedded-name.ts';
import type { Offer } from '../../session/offer.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { registryName } from '../management/registry-name.kind.ts';
import { repositoryKind } from '../registry/repository.kind.ts';
import { cloudName } from './cloud.kind.ts';
import { type ConnectionStep, connectionStepType } from './connection-step.type.ts';
import { type Step, StepRunner } from './connection-steps.ts';
import { networkSteps } from './network-steps.ts';
import { accessSteps, challengeSteps } from './registry-steps.ts';

const ANONYMOUS: Offer = { credential: { kind: 'anonymous' }, identity: 'anonymous', source: undefined };

export const testConnection = defineCmdlet({
  name: 'Test-AzContainerRegistryConnection',
  synopsis: 'Checks the way to a registry step by step, and says what to do about the step that fails.',
  description:
    'Proxy, name, connection and certificate; what the registry answers to a stranger; which credential would be used; its exchange and token; one page of the catalogue and one read. Nothing is connected, saved or changed. A connected registry is checked with the credential of its connection.',
  grade: 'read',
  parameters: {
    name: registryName({
      help: 'Registry: short name, login server, or a connected one; that of the location when left out.',
      position: 0,
      aliases: ['RegistryName', 'LoginServer'],
      pipeline: 'property',
    }),
    repositoryName: repositoryKind({
      help: 'The repository to read; the first of the catalogue when left out.',
      position: 1,
    }),
    cloud: cloudName({ help: 'Cloud of a short name.', aliases: ['Environment'] }),
    allowHttp: switched({ help: 'Speak plain HTTP; loopback needs no permission.' }),
    skipCertificateCheck: switched({
      help: 'Go on with a certificate that is not believed; never with an Azure sign-in.',
    }),
  },
  output: connectionStepType,
  examples: [
    {
      says: 'Which steps were well.',
      transcript: `
        PS> Test-AcrConnection -WarningAction Ignore | where Verdict -eq OK | foreach Step
        Proxy
        DNS
        TCP
        Challenge
        Credential
        Exchange
        Token
        Catalog
        Metadata
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { session, signal } = context;
      const { server, known, isEmbedded } = targetOf(session, args);
      const options = { isEmbedded, skipCertificateCheck: args.skipCertificateCheck, signal };
      const runner = new StepRunner(signal);
      const tell = (step: ConnectionStep) => {
        // the first failure's advice goes with the error that ends this
        if (step.advice !== '' && step !== runner.failure) context.warning(`${step.step}: ${step.advice}`);
        return step;
      };
      // said to be ACR, so that nothing is sent to find that out
      const stranger = await session.open(server, ANONYMOUS.credential, { ...options, isEmbedded: true });
      try {
        const probe = await stranger.transport.probe(server.origin, signal);
        const steps = networkSteps(server, probe, args.skipCertificateCheck);
        const way = [...steps, ...challengeSteps(server, stranger.transport, signal)];
        for await (const step of runner.run(way)) yield tell(step);
      } finally {
        await stranger.transport.close();
      }
      let offer: Offer = known ?? ANONYMOUS;
      const finding: Step = {
        name: 'Credential',
        needs: [],
        async run() {
          if (known) return `${known.identity}, as connected`;
          const found = await findOffer(session, server, { signal, tell: sentence => context.verbose(sentence) });
          if (found) offer = found;
          if (found) return `${found.identity}, from ${found.source}`;
          return {
            warning: 'none is found',
            advice: 'Connect-AzAccount, or name a credential when connecting; -Verbose tells where was looked.',
          };
        },
      };
      for await (const step of runner.run([finding])) yield tell(step);
      if (args.skipCertificateCheck && offer.credential.kind === 'entra') offer = ANONYMOUS;
      if (runner.failure === undefined) {
        const { credential } = offer;
        let opened: Promise<Registry> | undefined;
        const open = () => {
          opened ??= session.open(server, credential, options);
          return opened;
        };
        try {
          const steps = accessSteps({ server, credential, open, repository: args.repositoryName, signal });
          for await (const step of runner.run(steps)) yield tell(step);
        } finally {
          await opened?.then(
            ({ transport }) => transport.close(),
            () => {},
          );
        }
      }
      const { failure } = runner;
      if (failure) {
        throw new ShellError('ConnectionTestFailed', `${server.name} failed at ${failure.step}: ${failure.detail}`, {
          category: 'ConnectionError',
          recommendation: failure.advice === '' ? 'The rows above say what was seen.' : failure.advice,
        });
      }
    },
  },
});

interface Target {
  readonly server: LoginServer;
  /** The credential of its connection. */
  readonly known: Offer | undefined;
  readonly isEmbedded: boolean;
}

interface Given {
  readonly name: string | undefined;
  readonly cloud: string | undefined;
  readonly allowHttp: boolean;
}

/** A connection where the name means one, else a server to be tried. */
function targetOf(session: Session, { name, cloud, allowHttp }: Given): Target {
  const isConnected = name === undefined || session.connections.has(name);
  if (isConnected) {
    const connection = session.connection(name);
    const { registry, offer } = connection;
    return { server: registry.server, known: offer, isEmbedded: connection.name === EMBEDDED_NAME };
  }
  const server = parseLoginServer(name, { suffix: session.cloud(cloud).suffix, allowHttp });
  return { server, known: undefined, isEmbedded: false };
}

/** The credential that connecting would use, if its registry took the first one. */
async function findOffer(
  session: Session,
  server: LoginServer,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (sentence: string) => void },
): Promise<Offer | undefined> {
  for await (const { source, answer } of session.lookForCredentials(server, signal)) {
    if ('credential' in answer) return { ...answer, source };
    tell(`No credential from ${source}: ${answer.none}.`);
  }
  return undefined;
}
