import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { CellLook, Look } from '../../values/look.ts';
import { type OutputType, recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

/** The four switches, as Az names them. */
export const attributesType: OutputType<ChangeableAttributes> = {
  name: 'PSChangeableAttribute',
  properties: [
    { name: 'DeleteEnabled', of: each => each.deleteEnabled },
    { name: 'WriteEnabled', of: each => each.writeEnabled },
    { name: 'ListEnabled', of: each => each.listEnabled },
    { name: 'ReadEnabled', of: each => each.readEnabled },
  ],
};

const type = recordType(attributesType);

/** The attributes one by one, for lists of one object (interface C3); they stay hidden from tables and binding. */
export function attributeRows<T>(attributesOf: (record: T) => ChangeableAttributes | undefined) {
  return [
    { label: 'Mode', of: (record: T) => mode(attributesOf(record)), look: MODE },
    ...attributesType.properties.map(({ name, of }) => ({
      label: name,
      of: (record: T): Value => given(of, attributesOf(record)),
      lookOf: (record: T): Look => (given(of, attributesOf(record)) === false ? 'reg.attrOff' : 'reg.attrOn'),
    })),
  ];
}

const given = (of: (attributes: ChangeableAttributes) => Value, attributes: ChangeableAttributes | undefined): Value =>
  attributes ? of(attributes) : null;

/** How the four letters look: what is off stands out. */
export const MODE: CellLook = { letters: { '-': 'reg.attrOff' }, others: 'reg.attrOn' };

/** The attributes as a pipeline value; null where the registry has none. */
export const attributesValue = (attributes: ChangeableAttributes | undefined): Value =>
  attributes ? new TypedObject(type, attributes) : null;

/** Four letters in the way of Get-ChildItem's Mode: `rwld` is free, `r-l-` fully locked; empty where there are no attributes. */
export function mode(attributes: ChangeableAttributes | undefined): string {
  if (!attributes) return '';
  const { readEnabled, writeEnabled, listEnabled, deleteEnabled } = attributes;
  return `${readEnabled ? 'r' : '-'}${writeEnabled ? 'w' : '-'}${listEnabled ? 'l' : '-'}${deleteEnabled ? 'd' : '-'}`;
}
