import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { Secret } from '../../registry/auth/secret.ts';
import type { SignIn } from '../../session/azure-context.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { azureContextType } from './azure-context.type.ts';
import { cloudName } from './cloud.kind.ts';
import { agreeToSave, notSaved } from './offer-to-save.ts';
import { credential, type GivenCredential, secret } from './secret.kind.ts';

export const connectAccount = defineCmdlet({
  name: 'Connect-AzAccount',
  aliases: ['Login-AzAccount'],
  synopsis: 'Signs in to Azure: in the browser, by a code, as a service principal or with a managed identity.',
  description:
    'Registries are then connected with this account, and Get-AzContainerRegistry lists all that it can see. The sign-in lasts as long as the session, or longer where it is saved in the keychain.',
  grade: 'read',
  parameters: {
    useDeviceAuthentication: switched({
      help: 'Show an address and a code, to be entered in a browser anywhere.',
      aliases: ['DeviceCode', 'DeviceAuth', 'Device'],
    }),
    servicePrincipal: switched({ help: 'Sign in as a service principal.' }),
    applicationId: string({ help: 'Application id of the service principal.' }),
    credential: credential({ help: 'Application id and client secret of the service principal together.' }),
    applicationSecret: secret({ help: 'Its client secret; asked for when neither it nor a certificate is given.' }),
    certificatePath: string({ help: 'Its certificate with the key, PEM or PFX.' }),
    certificatePassword: secret({ help: 'Password of the key of the certificate.' }),
    identity: switched({ help: "Sign in with this machine's managed identity.", aliases: ['MSI', 'ManagedService'] }),
    accountId: string({ help: 'Client id of a user-assigned managed identity.' }),
    tenant: string({ help: 'Tenant, by id or domain.', aliases: ['TenantId', 'Domain'] }),
    environment: cloudName({
      help: 'Cloud: AzureCloud, AzureChinaCloud, AzureUSGovernment, or one of the settings.',
      aliases: ['EnvironmentName'],
    }),
    save: switched({ help: 'Save the sign-in in the keychain without asking.' }),
    noSave: switched({ help: 'Do not save the sign-in, and do not ask.' }),
  },
  output: azureContextType,
  examples: [
    {
      says: 'In the browser of this computer.',
      transcript: 'PS> Connect-AzAccount',
      skip: 'needs Azure and a person',
    },
    {
      says: 'By a code, where there is no browser.',
      transcript: 'PS> Connect-AzAccount -UseDeviceAuthentication -Tenant contoso.onmicrosoft.com',
      skip: 'needs Azure and a person',
    },
    {
      says: 'As a service principal; its secret is asked for.',
      transcript: 'PS> Connect-AzAccount -ServicePrincipal -ApplicationId $id -Tenant $tenant',
      skip: 'needs Azure and a person',
    },
  ],
  body: {
    async *process(args, context) {
      const { session, signal } = context;
      const how = await signInOf(args, context);
      const signedIn = await session.azure.signIn(how, signal);
      const what = `Keep the sign-in of ${signedIn.account} in the keychain of this computer?`;
      if (await agreeToSave(what, args.save ? 'save' : args.noSave ? 'no' : undefined, context)) {
        await session.azure.keep().catch((error: unknown) => notSaved(error, context));
      }
      yield signedIn;
    },
  },
});

interface Given {
  readonly useDeviceAuthentication: boolean;
  readonly servicePrincipal: boolean;
  readonly applicationId: string | undefined;
  readonly credential: GivenCredential | undefined;
  readonly applicationSecret: Secret | undefined;
  readonly certificatePath: string | undefined;
  readonly certificatePassword: Secret | undefined;
  readonly identity: boolean;
  readonly accountId: string | undefined;
  readonly tenant: string | undefined;
  readonly environment: string | undefined;
}

async function signInOf(given: Given, context: Context<Session>): Promise<SignIn> {
  const {
    useDeviceAuthentication,
    identity,
    accountId,
    tenant,
    credential: both,
    applicationId,
    certificatePath,
  } = given;
  const asPrincipal = given.servicePrincipal || both !== undefined || applicationId !== undefined;
  const ways = [useDeviceAuthentication, asPrincipal, identity].filter(each => each);
  if (ways.length > 1) {
    throw new ShellError('SeveralWays', 'More than one way to sign in was given.', {
      category: 'InvalidArgument',
      recommendation: 'Give one of -UseDeviceAuthentication, -ServicePrincipal and -Identity, or none for the browser.',
    });
  }
  const place = { cloud: context.session.cloud(given.environment), tenant };
  if (identity) return { ...place, method: 'ManagedIdentity', clientId: accountId };
  if (useDeviceAuthentication) return { ...place, method: 'DeviceCode', show: text => context.warning(text) };
  if (!asPrincipal) {
    if (!context.interactive) throw needsPerson();
    context.warning('A browser opens for the sign-in; Ctrl+C gives up, -UseDeviceAuthentication works without one.');
    return { ...place, method: 'Browser' };
  }
  const clientId = applicationId ?? both?.userName;
  if (clientId === undefined) {
    throw new ShellError('MissingApplication', 'The service principal was not named.', {
      category: 'InvalidArgument',
      recommendation: 'Name it with -ApplicationId, or give -Credential (Get-Credential).',
    });
  }
  if (certificatePath !== undefined) {
    const password = given.certificatePassword;
    return {
      ...place,
      method: 'ServicePrincipal',
      clientId,
      proof: { kind: 'certificate', file: certificatePath, password },
    };
  }
  const clientSecret = given.applicationSecret ?? both?.password ?? (await askSecret(clientId, context));
  return { ...place, method: 'ServicePrincipal', clientId, proof: { kind: 'secret', secret: clientSecret } };
}

async function askSecret(clientId: string, context: Context<Session>): Promise<Secret> {
  const text = await context.askSecret(`Client secret of ${clientId}`);
  if (text !== undefined) return new Secret(text);
  throw new ShellError('Cancelled', 'No client secret was given.', { category: 'OperationStopped' });
}

const needsPerson = () =>
  new ShellError('CannotAsk', 'Nobody is here to sign in in a browser.', {
    category: 'InvalidOperation',
    recommendation:
      'In scripts use -Identity, -ServicePrincipal with -CertificatePath, or AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET.',
  });
