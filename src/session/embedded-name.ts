/** What the embedded registry is called, and its drive. */
export const EMBEDDED_NAME = 'demo';
