import { ShellError } from '../../engine/error-record.ts';
import { CustomObject } from '../../values/custom-object.ts';
import type { Value } from '../../values/value.ts';

/** Turns records of CSV into objects; what the first records are (a type, comments, the header) it finds out itself. */
export interface CsvReader {
  /** The columns, once they are known. */
  readonly header: readonly string[] | undefined;
  /** A text begins: its first line may name a type. */
  begin(): void;
  objects(records: readonly (readonly string[])[]): readonly Value[];
}

interface CsvReaderOptions {
  readonly header?: readonly string[] | undefined;
  readonly warning: (text: string) => void;
}

/** Throws AlreadyPresentPSMemberInfoInternalCollectionAdd for a column that is there twice. */
export function csvReader({ header: given, warning }: CsvReaderOptions): CsvReader {
  let header = given && validHeader(given);
  let names = header && columnNames(header);
  let starts = true;
  let type: string | undefined;
  let warned = false;
  return {
    get header() {
      return header;
    },
    begin: () => {
      starts = true;
    },
    objects(records) {
      const objects: Value[] = [];
      for (const record of records) {
        const [first = ''] = record;
        // PowerShell takes a first line with a number sign for the type, whatever it says
        const isType = starts && type === undefined && first.startsWith('#');
        starts = false;
        if (isType) {
          type = /^#type\s*(\S.*)$/i.exec(first)?.[1]?.trim();
          continue;
        }
        if (!names) {
          header = headerOf(record);
          names = header && columnNames(validHeader(header));
          continue;
        }
        if (record.length === 1 && first === '') continue;
        if (!warned && header?.includes('')) {
          warned = true;
          warning(UNNAMED);
        }
        const entries = names.map((name, index) => [name, record[index] ?? null] as const);
        objects.push(type === undefined ? new CustomObject(entries) : ofType(type, entries));
      }
      return objects;
    },
  };
}

/** An object that says what the file's first line says. */
function ofType(type: string, entries: Iterable<readonly [string, Value]>): CustomObject {
  const object = new CustomObject(entries, type);
  object.typeNames.splice(0, object.typeNames.length, type, `CSV:${type}`);
  return object;
}

const UNNAMED =
  'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.';

/** A comment is no header, but `#Fields: ` of a web server's log is one. Empty columns at the end are dropped. */
function headerOf(record: readonly string[]): readonly string[] | undefined {
  const named = record.findLastIndex(each => each !== '');
  const [first = '', ...others] = record.slice(0, Math.max(1, named + 1));
  if (first.startsWith(FIELDS)) return [first.slice(FIELDS.length), ...others];
  return first.startsWith('#') ? undefined : [first, ...others];
}

const FIELDS = '#Fields: ';

function validHeader(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  for (const name of header.filter(each => each !== '')) {
    if (seen.has(name.toLowerCase())) {
      throw new ShellError(
        'AlreadyPresentPSMemberInfoInternalCollectionAdd',
        `The member "${name}" is already present.`,
        { recommendation: 'Give other names with -Header.' },
      );
    }
    seen.add(name.toLowerCase());
  }
  return header;
}

function columnNames(header: readonly string[]): readonly string[] {
  let unnamed = 0;
  return header.map(name => (name === '' ? `H${++unnamed}` : name));
}
