/** What a manifest with a subject is to it: in a list (`notation signature`) and in a sentence (`signs 31a54a0cf86d`). */
export interface ReferrerKind {
  readonly name: string;
  readonly verb: string;
}

const SBOM = 'sbom of';
const SCAN = 'scan of';

/** The types under which signing and scanning tools store what they make; the first that fits counts. */
const KINDS: readonly (readonly [type: RegExp, kind: ReferrerKind])[] = [
  [/^application\/vnd\.cncf\.notary\.signature/, { name: 'notation signature', verb: 'signs' }],
  [/vnd\.dev\.cosign\.(?:artifact\.sig|simplesigning)/, { name: 'cosign signature', verb: 'signs' }],
  [/signature/, { name: 'signature', verb: 'signs' }],
  [/openvex|csaf|\bvex\b/, { name: 'VEX', verb: 'vex of' }],
  [/spdx/, { name: 'SPDX SBOM', verb: SBOM }],
  [/cyclonedx/, { name: 'CycloneDX SBOM', verb: SBOM }],
  [/syft/, { name: 'Syft SBOM', verb: SBOM }],
  [/sbom/, { name: 'SBOM', verb: SBOM }],
  [/sarif/, { name: 'SARIF scan result', verb: SCAN }],
  [/vuln|scan|trivy/, { name: 'scan result', verb: SCAN }],
  [/helm.*prov/, { name: 'Helm provenance', verb: 'attests' }],
  [/in-toto|slsa|provenance|attestation|dsse/, { name: 'attestation', verb: 'attests' }],
  // what it holds is told by its predicate alone
  [/vnd\.dev\.sigstore\.bundle/, { name: 'sigstore bundle', verb: 'signs' }],
  [/vnd\.dev\.(?:cosign|sigstore)/, { name: 'cosign signature', verb: 'signs' }],
  [/\bsoci\b/, { name: 'SOCI index', verb: 'indexes' }],
];

/** What there can be about an image. */
export const REFERRER_KINDS: readonly string[] = [...new Set(KINDS.map(([, { name }]) => name))];

/** Told by the artifact type, or the media type of the configuration where there is none; anything else goes by that type itself. */
export function referrerKind(type: string | undefined): ReferrerKind {
  const known = KINDS.find(([pattern]) => pattern.test((type ?? '').toLowerCase()));
  return known?.[1] ?? { name: type ?? 'referrer', verb: 'refers to' };
}

/** The types of in-toto predicates (in-toto/attestation, "Vetted Predicates"), and those that tools made up. */
const PREDICATES: readonly (readonly [type: RegExp, name: string])[] = [
  [/provenance/, 'provenance'],
  [/spdx/, 'SPDX SBOM'],
  [/cyclonedx/, 'CycloneDX SBOM'],
  [/vex/, 'VEX'],
  [/sarif/, 'SARIF scan result'],
  [/vuln|scan/, 'scan result'],
  [/test-result/, 'test result'],
  [/verification_summary/, 'verification summary'],
  [/release/, 'release'],
];

/** cosign 3 signs by attesting this (sigstore/cosign, "Bundle specification"). */
const SIGNATURE = 'https://sigstore.dev/cosign/sign/v1';

/** `SPDX SBOM, provenance attestation`: what statements with these predicates attest; undefined where none is known. */
export function attestationName(predicates: readonly string[]): string | undefined {
  if (predicates.includes(SIGNATURE)) return 'cosign signature';
  const names = predicates.flatMap(each => PREDICATES.find(([pattern]) => pattern.test(each.toLowerCase()))?.[1] ?? []);
  return names.length === 0 ? undefined : `${[...new Set(names)].sort().join(', ')} attestation`;
}
