import { ShellError } from '../../engine/error-record.ts';
import { Secret } from '../../registry/auth/secret.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import type { Offer } from '../../session/offer.ts';
import { findRegistry, type RegistryPlace } from './find-registry.ts';
import type { Asking } from './management.ts';

/** The admin user of a registry, with both of its passwords. */
export interface AdminCredential {
  readonly userName: string;
  readonly passwords: readonly string[];
}

/** Fetches the admin user's passwords. Throws ShellError where it is switched off, or may not be read. */
export async function adminCredential(asking: Asking, name: string, place: RegistryPlace): Promise<AdminCredential> {
  const { management, registry } = await findRegistry(asking, name, place);
  if (!registry.adminUserEnabled) throw switchedOff(registry.name);
  const { registries } = management.client(registry.subscription.id);
  try {
    const answer = await registries.listCredentials(registry.resourceGroupName, registry.name, {
      abortSignal: asking.signal,
    });
    const passwords = (answer.passwords ?? []).flatMap(each => each.value ?? []);
    return { userName: answer.username ?? registry.name, passwords };
  } catch (error) {
    const explained = management.explain(error, `read the admin credentials of ${registry.name}`);
    // it has been switched off since it was listed (recording of the management API)
    const isOff = explained instanceof ShellError && explained.id === 'UnAuthorizedForCredentialOperations';
    throw isOff ? switchedOff(registry.name) : explained;
  }
}

const switchedOff = (name: string) =>
  new ShellError('AdminUserDisabled', `The admin user of ${name} is switched off.`, {
    category: 'InvalidOperation',
    recommendation: `Connect without -Admin, or switch it on: az acr update --name ${name} --admin-enabled true`,
  });

/** The admin user as a credential for a registry. Throws as `adminCredential`. */
export async function adminOffer(asking: Asking, server: LoginServer): Promise<Offer> {
  const { userName, passwords } = await adminCredential(asking, server.name, {});
  const [password = ''] = passwords;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  return { credential, identity: userName, source: 'Azure Resource Manager' };
}
