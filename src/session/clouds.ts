import { CLOUDS, type Cloud } from '../credentials/azure/cloud.ts';
import { REGISTRY_AUDIENCE } from '../registry/auth/credential.ts';
import type { LoginServer } from '../registry/model/login-server.ts';
import { SessionError } from './session-error.ts';
import type { CloudSettings, Settings } from './settings.ts';

/** Azure's own clouds and those of the settings. */
export function knownClouds({ clouds }: Pick<Settings, 'clouds'>): readonly Cloud[] {
  return [...CLOUDS, ...Object.entries(clouds).map(([name, settings]) => completed(name, settings))];
}

/** The cloud with this name, ignoring case. Throws SessionError `NoSuchCloud`. */
export function cloudNamed(name: string, settings: Pick<Settings, 'clouds'>): Cloud {
  const known = knownClouds(settings);
  const found = known.find(each => each.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new SessionError(
    'NoSuchCloud',
    `There is no cloud '${name}'.`,
    `Known are ${known.map(each => each.name).join(', ')}; others are named in the settings (clouds).`,
  );
}

/** The cloud whose registries have this server's suffix; undefined for a registry that is not Azure's. */
export function cloudOf({ host }: LoginServer, settings: Pick<Settings, 'clouds'>): Cloud | undefined {
  return knownClouds(settings).find(each => host.endsWith(`.${each.suffix}`));
}

/** The cloud whose login service this is, as AZURE_AUTHORITY_HOST names it for all of Azure's tools; else Azure's public one. */
export function cloudOfAuthority(authorityHost: string | undefined, settings: Pick<Settings, 'clouds'>): Cloud {
  const origin = URL.parse(authorityHost ?? '')?.origin;
  return knownClouds(settings).find(each => URL.parse(each.authorityHost)?.origin === origin) ?? CLOUDS[0];
}

/** May this server be given an Azure sign-in: Azure's own host, one of a cloud in the settings, or one that they name as trusted (safety, section 1)? */
export function isTrustedWithEntra(server: LoginServer, settings: Pick<Settings, 'clouds' | 'registries'>): boolean {
  if (server.isAcr || settings.registries[server.name]?.trustedWithEntra) return true;
  return server.scheme === 'https' && server.port === 443 && cloudOf(server, settings) !== undefined;
}

function completed(name: string, settings: CloudSettings): Cloud {
  const managementAudience = settings.managementAudience ?? settings.managementEndpoint;
  const { registryAudience, suffix, authorityHost, managementEndpoint } = settings;
  return {
    name,
    suffix,
    authorityHost,
    managementEndpoint,
    managementAudience,
    registryAudiences: registryAudience === undefined ? [REGISTRY_AUDIENCE, managementAudience] : [registryAudience],
  };
}
