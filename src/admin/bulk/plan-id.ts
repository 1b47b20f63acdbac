/** An id for a plan that is made now (milliseconds since 1970, by the registry's clock): `20261121-164003-7f3a`. */
export function planId(now: number): string {
  const [day = '', time = ''] = new Date(now).toISOString().replace(/[-:]/g, '').split(/[T.]/);
  // Node's crypto takes milliseconds to load, and no start needs it
  return `${day}-${time}-${process.getBuiltinModule('node:crypto').randomBytes(2).toString('hex')}`;
}
