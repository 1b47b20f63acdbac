import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { choice, string, switched } from '../../engine/kinds.ts';
import { type Credential, REGISTRY_AUDIENCE } from '../../registry/auth/credential.ts';
import { openSecret, Secret } from '../../registry/auth/secret.ts';
import { parseLoginServer } from '../../registry/model/login-server.ts';
import type { Session } from '../../session/session.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { defineCmdlet } from '../define.ts';
import { connectionType } from './connection.type.ts';
import { exposedTokenType } from './exposed-token.type.ts';
import { secret } from './secret.kind.ts';

/** Login server suffixes (ACR wire facts, section 1). */
const SUFFIXES = { AzureCloud: 'azurecr.io', AzureChinaCloud: 'azurecr.cn', AzureUSGovernment: 'azurecr.us' } as const;

const connection = recordType(connectionType);
const exposed = recordType(exposedTokenType);

export const connectRegistry = defineCmdlet({
  name: 'Connect-AzContainerRegistry',
  synopsis: 'Connects to a registry and goes there.',
  description:
    'Signs in with what is given: -UserName with -Password (asked for when left out), -AccessToken (Entra ID), -RefreshToken, or -Anonymous; with none of them, with what the environment holds: ACRSH_USERNAME and ACRSH_PASSWORD, ACRSH_ACCESS_TOKEN, or ACRSH_REFRESH_TOKEN.',
  grade: 'read',
  parameters: {
    name: string({
      help: 'Registry: short name, login server, or host:port.',
      position: 0,
      aliases: ['RegistryName', 'LoginServer'],
      pipeline: 'property',
    }),
    userName: string({ help: 'Admin user, service principal or repository token.', aliases: ['User'] }),
    password: secret({ help: 'Its password; asked for when left out.' }),
    accessToken: secret({ help: 'Entra access token, as az account get-access-token prints it.' }),
    refreshToken: secret({ help: 'ACR refresh token, as az acr login --expose-token prints it.' }),
    anonymous: switched({ help: 'Do not sign in.' }),
    emulator: switched({ help: 'The embedded registry.' }),
    cloud: choice(['AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment'], {
      help: 'Cloud of a short name.',
      fallback: 'AzureCloud',
    }),
    allowHttp: switched({ help: 'Speak plain HTTP to this registry; loopback needs no permission.' }),
    readOnly: switched({ help: 'Refuse every change on this connection.' }),
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
      const server = parseLoginServer(args.name, { suffix: SUFFIXES[args.cloud], allowHttp: args.allowHttp });
      const credential = (await credentialFor(args, context)) ?? (await session.findCredential(server, signal));
      const opened = await session.connect({ server, credential, readOnly: args.readOnly, verify: true }, signal);
      if (opened.notice !== undefined) context.warning(opened.notice);
      if (args.exposeToken) {
        const token = await opened.registry.authorizer.refreshToken(signal);
        yield new TypedObject(exposed, { loginServer: server.name, accessToken: openSecret(token) });
      } else yield new TypedObject(connection, opened);
    },
  },
});

interface Given {
  readonly userName: string | undefined;
  readonly password: Secret | undefined;
  readonly accessToken: Secret | undefined;
  readonly refreshToken: Secret | undefined;
  readonly anonymous: boolean;
}

/** The credential that the parameters spell out; undefined when they name none. */
async function credentialFor(args: Given, context: Context<Session>): Promise<Credential | undefined> {
  const { userName, accessToken, refreshToken, anonymous } = args;
  const kinds = [userName, accessToken, refreshToken, anonymous || undefined].filter(each => each !== undefined);
  if (kinds.length > 1) {
    throw new ShellError('SeveralCredentials', 'More than one way to sign in was given.', {
      category: 'InvalidArgument',
      recommendation: 'Give one of -UserName, -AccessToken, -RefreshToken and -Anonymous.',
    });
  }
  if (anonymous) return { kind: 'anonymous' };
  if (refreshToken) return { kind: 'refreshToken', token: refreshToken };
  if (accessToken) return { kind: 'entra', audiences: [REGISTRY_AUDIENCE], getAccessToken: () => Promise.resolve(accessToken) };
  if (userName === undefined) return undefined;
  return { kind: 'password', userName, password: args.password ?? (await askPassword(userName, context)) };
}

async function askPassword(userName: string, context: Context<Session>): Promise<Secret> {
  const text = await context.askSecret(`Password for ${userName}`);
  if (text !== undefined) return new Secret(text);
  throw new ShellError('Cancelled', 'No password was given.', { category: 'OperationStopped' });
}
