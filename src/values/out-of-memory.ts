import { ValueError } from './value-error.ts';

/** Characters of the longest text that a count makes. */
export const MOST_CHARACTERS = 2 ** 28;

/** Elements of the longest array that a count makes. */
export const MOST_ELEMENTS = 2 ** 25;

export const INSUFFICIENT_MEMORY = 'Insufficient memory to continue the execution of the program.';

/** What .NET says where there is no room for what shall be made. */
export const outOfMemory = (): ValueError =>
  new ValueError('System.OutOfMemoryException', INSUFFICIENT_MEMORY, {
    category: 'OperationStopped',
    inner: { name: 'OutOfMemoryException', message: INSUFFICIENT_MEMORY },
  });
