/** What goes wrong with values; `id` and message are PowerShell's, so that scripts and people recognise them. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
  readonly id: string;

  constructor(id: string, message: string) {
    super(message);
    this.id = id;
  }
}

/** A text that cannot be read as the type: `Cannot convert value "x" to type "System.Int32". Error: "…"`. */
export function cannotParse(id: string, text: string, typeName: string, reason: string): ValueError {
  return new ValueError(id, `Cannot convert value "${text}" to type "${typeName}". Error: "${reason}"`);
}

/** A value of a type from which there is no way to the wanted one. */
export function cannotCast(text: string, fromType: string, typeName: string): ValueError {
  return new ValueError(
    'ConvertToFinalInvalidCastException',
    `Cannot convert the "${text}" value of type "${fromType}" to type "${typeName}".`,
  );
}
