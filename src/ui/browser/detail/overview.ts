import { isObject } from '../../../values/object-value.ts';
import { sizeText } from '../../../values/size.ts';
import type { Value } from '../../../values/value.ts';
import { objectList } from '../../../views/object-view.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { shortDigest } from '../short-digest.ts';
import type { DetailPlace } from './detail-command.ts';
import { type Fact, factLines, heading, manifestLink, spacedPieces } from './detail-line.ts';
import { entriesOf, listOf, ofType, propertyOf, textOf } from './read-value.ts';

/** What a tag or manifest is: first the platforms of an index, then the facts, then what belongs to it. */
export function overviewLines(
  place: DetailPlace,
  values: readonly Value[],
  { now }: { readonly now: () => number },
): readonly DocumentLine[] {
  const [tag] = ofType(values, 'PSTagAttribute');
  const [manifest] = ofType(values, 'PSManifestAttribute');
  const [image] = ofType(values, 'AcrImage');
  return [
    ...platformLines(place, image),
    ...factLines(factsOf(place, { tag, manifest, image }, now)),
    ...contentLines(image),
    ...chartLines(image),
    ...textLines('Environment', listOf(image, 'Environment').map(split)),
    ...textLines('Annotations', entriesOf(image, 'Annotations')),
    ...textLines('Annotations in the index', entriesOf(image, 'IndexAnnotations')),
  ];
}

interface Parts {
  readonly tag: Value | undefined;
  readonly manifest: Value | undefined;
  readonly image: Value | undefined;
}

/** The facts in their order: where they come from, and what they are called here. */
const FACTS = [
  ['tag', 'Name', 'Tag'],
  ['image', 'Digest', 'Digest'],
  ['image', 'Kind', 'Kind'],
  ['image', 'Platform', 'Platform'],
  ['image', 'MediaType', 'Media type'],
  ['image', 'ArtifactType', 'Artifact type'],
  ['image', 'Subject', 'Subject'],
  ['image', 'Index', 'Index'],
  ['manifest', 'Tags', 'Tags'],
  ['image', 'Size', 'Size'],
  ['image', 'Layers', 'Layers'],
  ['image', 'Created', 'Created'],
  ['manifest', 'CreatedTime', 'Pushed'],
  ['manifest', 'LastUpdateTime', 'Updated'],
  ['tag', 'LastUpdateTime', 'Tag updated'],
  ['tag', 'Mode', 'Tag mode'],
  ['manifest', 'Mode', 'Manifest mode'],
  ['image', 'Author', 'Author'],
  ['image', 'User', 'User'],
  ['image', 'WorkingDir', 'Working folder'],
  ['image', 'Entrypoint', 'Entrypoint'],
  ['image', 'Command', 'Command'],
  ['image', 'Ports', 'Ports'],
  ['image', 'Volumes', 'Volumes'],
  ['image', 'StopSignal', 'Stop signal'],
  ['image', 'Healthcheck', 'Health check'],
] as const;

function factsOf(place: DetailPlace, parts: Parts, now: () => number): readonly Fact[] {
  const entries = {
    tag: shownEntries(parts.tag, now),
    manifest: shownEntries(parts.manifest, now),
    image: shownEntries(parts.image, now),
  };
  const facts: Fact[] = [];
  for (const [part, name, label] of FACTS) {
    const entry = entries[part].get(name);
    if (!entry || entry.text === '' || entry.text === '{}') continue;
    const leads = name === 'Subject' || name === 'Index';
    facts.push({
      label,
      text: entry.text,
      look: entry.look,
      ...(leads ? { link: manifestLink(place, entry.text) } : {}),
    });
  }
  const labels = entriesOf(parts.image, 'Labels').length;
  return labels === 0 ? facts : [...facts, { label: 'Labels', text: `${labels}, under labels` }];
}

const shownEntries = (value: Value | undefined, now: () => number) =>
  new Map(value === undefined ? [] : objectList(value, { now, most: -1 }).map(each => [each.label, each] as const));

/** `linux/amd64  ec1efab37783`, and below it what attests it. */
function platformLines(place: DetailPlace, image: Value | undefined): readonly DocumentLine[] {
  const listed = listOf(image, 'Platforms');
  if (listed.length === 0) return [];
  const attestations = listed.filter(each => textOf(each, 'Kind') === 'attestation');
  const images = listed.filter(each => !attestations.includes(each));
  const cells = Math.max(...images.map(each => nameOf(each).length), 0);
  const lineOf = (each: Value, depth: number, name: string): DocumentLine => ({
    pieces: [
      { text: name, look: depth === 1 ? 'reg.platform' : 'reg.referrer' },
      { text: '  ' },
      { text: shortDigest(textOf(each, 'Digest')), look: 'reg.digest' },
    ],
    depth,
    value: textOf(each, 'Digest'),
    link: manifestLink(place, textOf(each, 'Digest'), place.tab),
  });
  const known = new Set(images.map(each => textOf(each, 'Digest')));
  return [
    heading(`Platforms (${images.length})`),
    ...images.flatMap(each => {
      const own = attestations.filter(one => textOf(one, 'AttestationOf') === textOf(each, 'Digest'));
      const line = lineOf(each, 1, nameOf(each).padEnd(cells));
      return [own.length > 0 ? { ...line, folds: true } : line, ...own.map(one => lineOf(one, 2, 'attestation'))];
    }),
    ...attestations
      .filter(one => !known.has(textOf(one, 'AttestationOf')))
      .map(one => lineOf(one, 1, 'attestation'.padEnd(cells))),
  ];
}

const nameOf = (listed: Value): string =>
  textOf(listed, 'Platform') || textOf(listed, 'Kind') || textOf(listed, 'MediaType');

/** What an artifact holds: its files, or its parts by their types. */
function contentLines(image: Value | undefined): readonly DocumentLine[] {
  const kind = textOf(image, 'Kind');
  const layers = listOf(image, 'Layers');
  if (kind.startsWith('image') || layers.length === 0) return [];
  return [
    heading(`Content (${layers.length})`),
    ...layers.map(
      (each): DocumentLine => ({
        pieces: spacedPieces([
          { text: textOf(each, 'Title') },
          { text: textOf(each, 'MediaType'), look: 'reg.mediaType' },
          { text: propertyOf(each, 'Size') === null ? '' : sizeText(Number(textOf(each, 'Size'))), look: 'reg.size' },
          { text: shortDigest(textOf(each, 'Digest')), look: 'reg.digest' },
        ]),
        depth: 1,
        value: textOf(each, 'Digest'),
      }),
    ),
  ];
}

/** What Helm's Chart.yaml says of a chart (Helm documentation, "Charts"). */
const CHART_FACTS = ['name', 'version', 'appVersion', 'description', 'type', 'kubeVersion', 'home'];

function chartLines(image: Value | undefined): readonly DocumentLine[] {
  const config = propertyOf(image, 'Config');
  if (textOf(image, 'Kind') !== 'Helm chart' || !isObject(config)) return [];
  return textLines(
    'Chart',
    CHART_FACTS.map(name => [name, textOf(config, name)] as const).filter(([, text]) => text !== ''),
  );
}

const textLines = (title: string, texts: readonly (readonly [string, string])[]): readonly DocumentLine[] =>
  texts.length === 0
    ? []
    : [
        heading(`${title} (${texts.length})`),
        ...factLines(
          texts.map(([label, text]) => ({ label, text })),
          1,
        ),
      ];

/** `NAME=value` */
function split(variable: Value): readonly [string, string] {
  const text = String(variable);
  const sign = text.indexOf('=');
  return sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
}
