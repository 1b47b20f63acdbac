import type { Image } from '../../../registry/images.ts';
import { type ContentPart, platformText } from '../../../registry/manifest-document.ts';
import { objectIn } from '../../../registry/stored-json.ts';
import { kindOf, layersSize } from '../image/image-cells.ts';
import { buildSteps, commandText } from '../layer/build-step.ts';

/** What is compared, in the order in which it is shown. */
export type Area =
  | 'Size'
  | 'Layer'
  | 'Platform'
  | 'Manifest'
  | 'Config'
  | 'Environment'
  | 'Label'
  | 'Annotation'
  | 'IndexAnnotation';

/** As Compare-Object has it, and `<>` where both have something of that name and it differs. */
export type Side = '==' | '<>' | '<=' | '=>';

/** A text, a list of words, or a number of bytes; undefined: it has none. */
export type Compared = string | number | readonly string[] | undefined;

/** One thing that two images have in common, or not. */
export interface Difference {
  readonly area: Area;
  /** Of a layer its digest. */
  readonly name: string;
  readonly side: Side;
  readonly reference: Compared;
  readonly difference: Compared;
  /** What made a layer. */
  readonly command?: string | undefined;
}

/** Layers that two images share, and those that only the second has. */
export interface Sharing {
  readonly shared: readonly ContentPart[];
  readonly added: readonly ContentPart[];
}

/** Everything that two images have, area by area, what is equal among it. */
export function compareImages(reference: Image, difference: Image): readonly Difference[] {
  const pair = [reference, difference] as const;
  const named = (area: Area, textsOf: (image: Image) => Iterable<readonly [string, Compared]>) =>
    compareNamed(area, ...both(pair, image => new Map(textsOf(image))));
  const rows = [
    ...named('Size', ({ document }) => [['Layers', layersSize(document.layers)]]),
    ...compareLayers(reference, difference),
    ...named('Manifest', manifestFields),
    ...named('Config', image => (image.config ? configFields(image) : textEntries(objectIn(image.configText ?? '')))),
    ...named('Environment', ({ config }) => (config?.environment ?? []).map(variable)),
    ...named('Label', ({ config }) => Object.entries(config?.labels ?? {})),
    ...named('Annotation', ({ document }) => Object.entries(document.annotations)),
    ...named('IndexAnnotation', ({ index }) => Object.entries(index?.entry.annotations ?? {})),
  ];
  // two that are not the same must not look as if they were
  if (reference.digest === difference.digest || rows.some(each => each.side !== '==')) return rows;
  return [...rows, ...named('Manifest', ({ digest }) => [['Digest', digest]])];
}

const both = <In, Out>([one, other]: readonly [In, In], of: (each: In) => Out): [Out, Out] => [of(one), of(other)];

/** Values by their names, by name. */
export function compareNamed(
  area: Area,
  reference: ReadonlyMap<string, Compared>,
  difference: ReadonlyMap<string, Compared>,
): readonly Difference[] {
  const rows: Difference[] = [];
  for (const name of new Set([...reference.keys(), ...difference.keys()])) {
    const [one, other] = [reference.get(name), difference.get(name)];
    if (isGiven(one) || isGiven(other)) {
      rows.push({ area, name, side: sideOf(one, other), reference: one, difference: other });
    }
  }
  // what a manifest says itself stands in an order that we chose
  const isOurs = area === 'Size' || area === 'Manifest' || area === 'Config';
  return isOurs ? rows : rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isGiven = (value: Compared): boolean => value !== undefined && (typeof value !== 'object' || value.length > 0);

function sideOf(one: Compared, other: Compared): Side {
  if (JSON.stringify(one) === JSON.stringify(other)) return '==';
  if (!isGiven(one)) return '=>';
  return isGiven(other) ? '<>' : '<=';
}

/** Shared layers first, lowest first, then those of one side alone. */
function compareLayers(reference: Image, difference: Image): readonly Difference[] {
  const { shared, added } = sharingOf(reference, difference);
  const removed = sharingOf(difference, reference).added;
  const commands = new Map(
    [reference, difference].flatMap(buildSteps).map(({ step, layer }) => [layer?.digest, commandText(step?.createdBy)]),
  );
  const rows = (layers: readonly ContentPart[], side: Side) =>
    layers.map(
      ({ digest: name, size }): Difference => ({
        area: 'Layer',
        name,
        side,
        reference: side === '=>' ? undefined : size,
        difference: side === '<=' ? undefined : size,
        command: commands.get(name),
      }),
    );
  const found = [...rows(shared, '=='), ...rows(removed, '<='), ...rows(added, '=>')];
  if (removed.length > 0 || added.length > 0) return found;
  const [one, other] = both([reference, difference], ({ document }) => document.layers.map(each => each.digest));
  if (sideOf(one, other) === '==') return found;
  return [...found, { area: 'Layer', name: 'Order', side: '<>', reference: one, difference: other }];
}

/** An image that has the same layer twice has it twice. */
export function sharingOf(reference: Image, difference: Image): Sharing {
  const left = new Map<string, number>();
  for (const { digest } of reference.document.layers) left.set(digest, (left.get(digest) ?? 0) + 1);
  const shared: ContentPart[] = [];
  const added: ContentPart[] = [];
  for (const layer of difference.document.layers) {
    const count = left.get(layer.digest) ?? 0;
    (count > 0 ? shared : added).push(layer);
    left.set(layer.digest, count - 1);
  }
  return { shared, added };
}

const manifestFields = (image: Image): Iterable<readonly [string, Compared]> => [
  ['Kind', kindOf({ image })],
  ['MediaType', image.document.mediaType],
  ['ArtifactType', image.document.artifactType],
  ['ConfigMediaType', image.document.config?.mediaType],
  ['Subject', image.document.subject],
];

function configFields({ config, configText = '', platform, index }: Image): Iterable<readonly [string, Compared]> {
  const json = objectIn(configText)?.config;
  const others = Object.entries(typeof json === 'object' && json !== null ? json : {});
  return [
    ['Platform', platform && platformText(platform)],
    ['OsVersion', index?.entry.platform?.osVersion ?? platform?.osVersion],
    ['Created', config?.created],
    ['Author', config?.author],
    ['User', config?.user],
    ['WorkingDir', config?.workingDir],
    ['Entrypoint', config?.entrypoint],
    ['Command', config?.command],
    ['Ports', config?.ports.toSorted()],
    ['Volumes', config?.volumes.toSorted()],
    ['StopSignal', config?.stopSignal],
    ['Shell', config?.shell],
    ...textEntries(Object.fromEntries(others.filter(([name, value]) => !SHOWN.has(name) && isTold(value)))),
  ];
}

/** Fields of a configuration that stand under names of ours. */
const SHOWN: ReadonlySet<string> = new Set([
  'User',
  'WorkingDir',
  'Entrypoint',
  'Cmd',
  'ExposedPorts',
  'Volumes',
  'StopSignal',
  'Shell',
  'Env',
  'Labels',
]);

/** Docker writes down what nobody has set, and what it is then: `"AttachStdin": false`, `"OnBuild": null`. */
const isTold = (value: unknown): boolean => value !== null && value !== false && value !== '';

/** Texts as they are, anything else as JSON. */
const textEntries = (json: Readonly<Record<string, unknown>> = {}): readonly (readonly [string, Compared])[] =>
  Object.entries(json).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);

/** `NAME=value` */
function variable(text: string): readonly [string, string] {
  const mark = text.indexOf('=');
  return mark < 0 ? [text, ''] : [text.slice(0, mark), text.slice(mark + 1)];
}
