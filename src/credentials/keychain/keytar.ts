/** What is used of keytar. findCredentials and findPassword are not: they crash on a locked keychain (keytar's issue 477). */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** Throws where its native module is not there. */
export async function loadKeytar(): Promise<Keytar> {
  // by this name it is GitHub's maintained fork, see package.json
  const loaded = await import('keytar');
  return patient(loaded.default ?? loaded);
}

/** libsecret looks an item up and then opens it, and fails where another program has replaced it between the two. */
const GONE_MEANWHILE = /Secret\.Item|does not exist at path \S*\/collection\/[^/]+\/\d/;

const ATTEMPTS = 5;

/** Repeats what failed for another program's change; no call does harm when it is done twice. */
function patient(keytar: Keytar): Keytar {
  return {
    getPassword: (...item) => attempt(() => keytar.getPassword(...item)),
    setPassword: (...item) => attempt(() => keytar.setPassword(...item)),
    deletePassword: (...item) => attempt(() => keytar.deletePassword(...item)),
  };
}

async function attempt<T>(call: () => Promise<T>, left = ATTEMPTS): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (left === 1 || !(error instanceof Error && GONE_MEANWHILE.test(error.message))) throw error;
    return attempt(call, left - 1);
  }
}
