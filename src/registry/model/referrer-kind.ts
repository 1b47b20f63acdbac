/** What a manifest with a subject is to it: in a list (`notation signature`) and in a sentence (`signs 31a54a0cf86d`). */
export interface ReferrerKind {
  readonly name: string;
  readonly verb: string;
}

/** The media types under which signing and scanning tools store what they make. */
const KINDS: readonly (readonly [type: RegExp, kind: ReferrerKind])[] = [
  [/^application\/vnd\.cncf\.notary\.signature/, { name: 'notation signature', verb: 'signs' }],
  [/^application\/vnd\.dev\.(?:cosign|sigstore)/, { name: 'cosign signature', verb: 'signs' }],
  [/signature/, { name: 'signature', verb: 'signs' }],
  [/spdx/, { name: 'SPDX SBOM', verb: 'sbom of' }],
  [/cyclonedx/, { name: 'CycloneDX SBOM', verb: 'sbom of' }],
  [/sbom/, { name: 'SBOM', verb: 'sbom of' }],
  [/in-toto|slsa|provenance|attestation/, { name: 'attestation', verb: 'attests' }],
  [/sarif|vuln|scan/, { name: 'scan result', verb: 'scan of' }],
];

/** Told by the artifact type, or the media type of the configuration where there is none; anything else goes by that type itself. */
export function referrerKind(type: string | undefined): ReferrerKind {
  const known = KINDS.find(([pattern]) => pattern.test(type ?? ''));
  return known?.[1] ?? { name: type ?? 'referrer', verb: 'refers to' };
}
