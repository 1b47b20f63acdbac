/** What goes wrong with values; `id` and message are PowerShell's, so that scripts and people recognise them. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
  readonly id: string;
  /** PowerShell's category word. */
  readonly category: string;
  /** The last part of the .NET class that scripts see. */
  readonly exception: string;
  /** The .NET exception inside it, which a typed catch may name as well. */
  readonly inner: { readonly name: string; readonly message: string } | undefined;

  constructor(id: string, message: string, options: ValueErrorOptions = {}) {
    super(message);
    this.id = id;
    this.category = options.category ?? (id.startsWith('InvalidCast') ? 'InvalidArgument' : 'InvalidOperation');
    this.exception = options.exception ?? (/InvalidCast/.test(id) ? 'PSInvalidCastException' : 'RuntimeException');
    this.inner = options.inner;
  }
}

interface ValueErrorOptions {
  readonly category?: string;
  readonly exception?: string;
  readonly inner?: { readonly name: string; readonly message: string };
}

/** A text that cannot be read as the type: `Cannot convert value "x" to type "System.Int32". Error: "…"`. */
export function cannotParse(
  id: string,
  text: string,
  typeName: string,
  reason: string,
  name = /too large or too small/.test(reason) ? 'OverflowException' : 'FormatException',
): ValueError {
  return new ValueError(id, `Cannot convert value "${text}" to type "${typeName}". Error: "${reason}"`, {
    inner: { name, message: reason },
  });
}
