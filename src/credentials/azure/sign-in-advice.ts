import { RegistryError } from '../../registry/model/errors.ts';
import { AzureSignInError } from './azure-accounts.ts';
import type { Trouble } from './azure-http.ts';

/** What the login service says, by its code, and what it means for who sits at the prompt (Microsoft Entra, "Authentication and authorization error codes"). */
const ADVICE: readonly (readonly [words: RegExp, message: string, recommendation: string, id?: 'AudienceRefused'])[] = [
  [
    /AADSTS(90002|900021|900023|90038)\b|endpoints_resolution_error|invalid_tenant/,
    'There is no such tenant in this cloud',
    'Check -Tenant (an id or a domain such as contoso.onmicrosoft.com) and -Environment.',
  ],
  [
    /AADSTS7000222\b/,
    'The client secret of the service principal has expired',
    'Make a new one (az ad app credential reset) and sign in with it.',
  ],
  [/AADSTS7000215\b/, 'The client secret of the service principal is wrong', 'Give the secret itself, not its id.'],
  [/AADSTS700016\b/, 'There is no such application in this tenant', 'Check -ApplicationId and -Tenant.'],
  [
    /AADSTS(700027|700021|50012)\b/,
    'The certificate of the service principal was not accepted',
    'Check that it is registered with the application and has not expired.',
  ],
  [
    /AADSTS(65001|650052|650057|90094|90095)\b|consent_required/,
    'The application needs a consent that nobody has given',
    'Ask an administrator of the tenant to consent to it, or sign in with az login and leave the rest to acrsh.',
    'AudienceRefused',
  ],
  [
    /AADSTS(50020|50177|90072)\b/,
    'This account is not a member of the tenant',
    'Name the right one with -Tenant, or ask to be invited as a guest.',
  ],
  [
    /AADSTS(50076|50079|50158|53000|53001|53003|530034|50097)\b/,
    'The tenant wants more than this way of signing in can give (a second factor, or a managed device)',
    'Sign in in the browser: Connect-AzAccount -Tenant <tenant>.',
  ],
  [
    /AADSTS(500011|500014|50001|70011|65002)\b/,
    'The tenant does not know the service that the token is for',
    'Check -Environment and -Tenant; Azure Container Registry has to be enabled in the tenant.',
    'AudienceRefused',
  ],
  [
    /AADSTS(70019|70020|70016)\b|expired_token|code_expired/,
    'The code was not entered in time',
    'Run the command again and enter the new code within 15 minutes.',
  ],
  [
    /authorization_declined|access_denied|user_declined/,
    'The sign-in was declined',
    'Run the command again and accept it.',
  ],
  [
    /AADSTS(50126|50034|50053|50055|50057|50173|700082|700084|50078)\b|interaction_required|login_required|invalid_grant/,
    'The sign-in is not valid any more',
    'Connect-AzAccount signs in again.',
  ],
  [
    /AADSTS90033\b|temporarily_unavailable/,
    'The login service is not available at the moment',
    'Try again in a minute.',
  ],
];

/**
 * What went wrong while signing in to Azure, in one line of cause and one of advice; never with a token or a trace id. `trouble` is what was
 * seen of it on the wire.
 */
export function explainSignIn(error: unknown, trouble?: Trouble): AzureSignInError {
  if (error instanceof AzureSignInError) return error;
  const chain = causes(error);
  const network = [trouble?.unreached, ...chain].find(each => each instanceof RegistryError);
  if (network instanceof RegistryError) {
    const next =
      'Check the network and the proxy (HTTPS_PROXY, NO_PROXY), and that -Environment names the right cloud.';
    return new AzureSignInError(
      'SignInFailed',
      network.message,
      network.id === 'ProxyFailed' ? network.recommendation : next,
      error,
    );
  }
  const texts = [...chain.map(textOf), trouble?.said ?? ''];
  const known = ADVICE.find(([words]) => texts.some(text => words.test(text)));
  if (known) return new AzureSignInError(known[3] ?? 'SignInFailed', known[1], known[2], error);
  if (chain.some(each => each instanceof Error && each.name === 'AuthenticationRequiredError' && !each.cause)) {
    return new AzureSignInError(
      'NotSignedIn',
      'The sign-in to Azure has ended',
      'Connect-AzAccount signs in again.',
      error,
    );
  }
  return new AzureSignInError(
    'SignInFailed',
    `The sign-in to Azure failed: ${firstSentence(texts[0] ?? '')}`,
    'Connect-AzAccount -UseDeviceAuthentication may work where this does not.',
    error,
  );
}

/** The error and what is behind it, outermost first. */
function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = [];
  for (let each = error; each !== undefined && each !== null && found.length < 10; ) {
    found.push(each);
    each = typeof each === 'object' && 'cause' in each ? each.cause : undefined;
  }
  return found;
}

/** Everything that an error says: its message, code and the login service's own words. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const more = ['errorCode', 'errorMessage', 'subError', 'errorResponse'] as const;
  const details = Object.entries(error).filter(([key]) => more.some(name => name === key));
  return [
    error.message,
    ...details.map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value))),
  ].join(' ');
}

/** One line, without ids and times, which say nothing to a reader. */
export function firstSentence(text: string): string {
  const [line = ''] = text
    .replace(/^\w+Credential: /, '')
    .replace(/(Trace ID|Correlation ID|Timestamp):.*$/s, '')
    .split(/\r?\n|(?<=[.!?])\s/);
  return line.trim().replace(/[.:]$/, '').slice(0, 200) || 'it did not say why';
}
