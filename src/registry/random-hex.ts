/** So many random bytes as hexadecimal digits. Node's crypto is loaded with the first: that takes milliseconds, and no start needs it. */
export const randomHex = (bytes: number): string =>
  process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex');
