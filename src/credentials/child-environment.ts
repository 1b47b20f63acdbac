/** Variables that hold a secret for acrsh or for Azure's sign-in; no program that acrsh starts is to see them. */
const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'ACRSH_PASSWORD',
  'ACRSH_ACCESS_TOKEN',
  'ACRSH_REFRESH_TOKEN',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_PASSWORD',
]);

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment for a program that acrsh starts: all of it but the secrets. */
export function childEnvironment(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSecret(name)));
}

/** Takes the secrets out of the process's own environment, which libraries hand to the programs that they start, and answers it as it was. */
export function takeEnvironment(process: { readonly env: NodeJS.ProcessEnv }): NodeJS.ProcessEnv {
  const whole = { ...process.env };
  for (const name of Object.keys(whole)) if (isSecret(name)) delete process.env[name];
  return whole;
}

// names are told apart by case everywhere but on Windows, where they may come in any
const isSecret = (name: string): boolean => SECRET_VARIABLES.has(name.toUpperCase());
