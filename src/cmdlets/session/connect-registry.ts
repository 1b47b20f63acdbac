import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { openSecret } from '../../registry/auth/secret.ts';
import { parseLoginServer } from '../../registry/model/login-server.ts';
import { DOCKER_SOURCE } from '../../session/offer.ts';
import type { Search, Session } from '../../session/session.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { defineCmdlet } from '../define.ts';
import { adminOffer } from '../management/admin-credential.ts';
import { registryName } from '../management/registry-name.kind.ts';
import { cloudName } from './cloud.kind.ts';
import { connectionType } from './connection.type.ts';
import { exposedTokenType } from './exposed-token.type.ts';
import { givenOffer } from './given-credential.ts';
import { offerToSave } from './offer-to-save.ts';
import { credential, secret } from './secret.kind.ts';

const connection = recordType(connectionType);
const exposed = recordType(exposedTokenType);

export const connectRegistry = defineCmdlet({
  name: 'Connect-AzContainerRegistry',
  synopsis: 'Connects to a registry and goes there.',
  description:
    "Signs in with what is given: -UserName with -Password (asked for when left out), -Credential, -AccessToken (Entra ID), -RefreshToken, -Admin, or -Anonymous. With none of them these are asked in order: the environment (ACRSH_USERNAME and ACRSH_PASSWORD, ACRSH_ACCESS_TOKEN, ACRSH_REFRESH_TOKEN), the keychain, Docker's configuration, the account of Connect-AzAccount, AZURE_CLIENT_ID and its kin, workload identity, the Azure CLI, Azure PowerShell, the Azure Developer CLI, managed identity; at last nothing, where the registry allows it. -Verbose says what each of them answered.",
  grade: 'read',
  parameters: {
    name: registryName({
      help: 'Registry: short name, login server, or host:port.',
      position: 0,
      aliases: ['RegistryName', 'LoginServer'],
      pipeline: 'property',
    }),
    userName: string({ help: 'Admin user, service principal or repository token.', aliases: ['User'] }),
    password: secret({ help: 'Its password: a SecureString, or text; asked for when left out.' }),
    passwordStdin: switched({ help: 'Read the password from standard input.' }),
    credential: credential({ help: 'User name and password together, as Get-Credential gives them.' }),
    accessToken: secret({ help: 'Entra access token, as az account get-access-token prints it.' }),
    refreshToken: secret({ help: 'ACR refresh token, as az acr login --expose-token prints it.' }),
    useDockerCredential: switched({ help: "The login in Docker's configuration, and no other." }),
    admin: switched({ help: 'The admin user, whose password Azure Resource Manager gives; it has to be switched on.' }),
    anonymous: switched({ help: 'Do not sign in.' }),
    emulator: switched({ help: 'The embedded registry.' }),
    cloud: cloudName({
      help: 'Cloud of a short name; that of the Azure account when left out.',
      aliases: ['Environment'],
    }),
    allowHttp: switched({ help: 'Speak plain HTTP to this registry; loopback needs no permission.' }),
    skipCertificateCheck: switched({
      help: 'Believe any certificate, on this connection only; never with an Azure sign-in.',
    }),
    readOnly: switched({ help: 'Refuse every change on this connection.' }),
    save: switched({ help: 'Save the credential in the keychain without asking.' }),
    noSave: switched({ help: 'Do not save the credential, and do not ask.' }),
    exposeToken: switched({
      help: 'Emit the ACR refresh token, for docker login with the user 00000000-0000-0000-0000-000000000000.',
    }),
  },
  output: 'values',
  examples: [
    {
      says: 'Try the shell on the embedded registry.',
      transcript: 'PS> Connect-AzContainerRegistry -Emulator',
      skip: 'the tests are connected to it already',
    },
    {
      says: 'With whatever credential is found, and say where it was looked.',
      transcript: 'PS> Connect-AzContainerRegistry contoso -Verbose',
      skip: 'needs Azure',
    },
    {
      says: 'An admin user; the password is asked for.',
      transcript: 'PS> Connect-AzContainerRegistry contoso -UserName contoso',
      skip: 'needs a person to type the password',
    },
  ],
  body: {
    async *process(args, context) {
      const { session, signal } = context;
      if (args.emulator) {
        const opened = await session.connectEmulator(args.readOnly, signal);
        yield new TypedObject(connection, opened);
        return;
      }
      if (args.name === undefined) {
        throw new ShellError('MissingRegistry', 'No registry was named.', {
          category: 'InvalidArgument',
          recommendation: 'Connect-AzContainerRegistry -Name contoso, or -Emulator for the embedded registry.',
        });
      }
      refuseTwoWays(args);
      const { suffix } = session.cloud(args.cloud);
      const server = parseLoginServer(args.name, { suffix, allowHttp: args.allowHttp });
      const request = { server, readOnly: args.readOnly, skipCertificateCheck: args.skipCertificateCheck };
      const offer = args.admin ? await adminOffer(context, server) : await givenOffer(args, context);
      const opened = offer
        ? await session.connect({ ...request, offer }, signal)
        : await session.connectAsFound(request, search(args.useDockerCredential, context), signal);
      await offerToSave(opened, args.save ? 'save' : args.noSave ? 'no' : undefined, context);
      if (opened.notice !== undefined) context.warning(opened.notice);
      if (args.exposeToken) {
        const token = await opened.registry.authorizer.refreshToken(signal);
        yield new TypedObject(exposed, { loginServer: server.name, accessToken: openSecret(token) });
      } else yield new TypedObject(connection, opened);
    },
  },
});

function search(onlyDocker: boolean, context: Context<Session>): Search {
  return {
    tell: context,
    only: onlyDocker ? DOCKER_SOURCE : undefined,
    asking: source => context.progress({ activity: `Looking for a credential: ${source}` }),
  };
}

interface Ways {
  readonly [way: string]: unknown;
}

/** Ways to sign in that exclude one another. */
const WAYS = ['userName', 'credential', 'accessToken', 'refreshToken', 'useDockerCredential', 'admin', 'anonymous'];

function refuseTwoWays(args: Ways): void {
  if (WAYS.filter(way => args[way]).length < 2) return;
  throw new ShellError('SeveralCredentials', 'More than one way to sign in was given.', {
    category: 'InvalidArgument',
    recommendation: `Give one of ${WAYS.map(way => `-${way.charAt(0).toUpperCase()}${way.slice(1)}`).join(', ')}.`,
  });
}
