/** What a table of names has itself under a name; nothing that every JavaScript object has, such as `constructor`. */
export const tableEntry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
