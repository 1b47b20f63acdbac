import { type Platform, platformText } from './manifest-document.ts';

/** A platform as somebody wrote it, with architectures as Go calls them (containerd, platforms: "Normalization"). */
export const platformKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/(^|\/)(?:x86_64|x86-64)(?=$|[/:])/, '$1amd64')
    .replace(/(^|\/)aarch64(?=$|[/:])/, '$1arm64');

/** With the version of Windows: `windows/amd64:10.0.20348.2700`. */
export const fullPlatformText = (platform: Platform): string =>
  platformText(platform) + (platform.osVersion === undefined ? '' : `:${platform.osVersion}`);

/** All that a platform may be called by; as Docker has it, also `arm64` alone, which is v8 (containerd, platforms: "Normalization"). */
export function platformSpellings(platform: Platform): readonly string[] {
  const { architecture, variant = architecture === 'arm64' ? 'v8' : undefined } = platform;
  return [variant, undefined]
    .map(each => ({ ...platform, variant: each }))
    .flatMap(each => [platformKey(platformText(each)), platformKey(fullPlatformText(each))])
    .flatMap(each => [each, each.slice(each.indexOf('/') + 1)]);
}
