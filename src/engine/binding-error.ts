import type { Extent } from '../language/extent.ts';
import { ShellError } from './error-record.ts';

/** Why a command line or a pipeline record does not fit a command, with PowerShell's id and words. */
export class BindingError extends ShellError {
  override readonly name = 'ParameterBindingException';
  /** The argument that it is about; undefined when something is missing. */
  readonly extent: Extent | undefined;
  /** Mandatory parameters that nothing was given for. */
  readonly missing: readonly string[];

  constructor(id: string, message: string, options: BindingErrorOptions = {}) {
    super(id, message, { category: 'InvalidArgument', recommendation: options.recommendation, cause: options.cause });
    this.extent = options.extent;
    this.missing = options.missing ?? [];
  }
}

interface BindingErrorOptions {
  readonly recommendation?: string | undefined;
  readonly cause?: unknown;
  readonly extent?: Extent | undefined;
  readonly missing?: readonly string[];
}
