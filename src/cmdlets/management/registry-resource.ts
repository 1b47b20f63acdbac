import type { Subscription } from './management.ts';

/** A registry as a resource of Azure; not its content. */
export interface RegistryResource {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly subscription: Subscription;
  readonly location: string;
  readonly type: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly skuName: string;
  readonly skuTier: string;
  /** Lower case: `contoso.azurecr.io`. */
  readonly loginServer: string;
  readonly creationDate: Date | undefined;
  readonly provisioningState: string;
  readonly adminUserEnabled: boolean;
  readonly anonymousPullEnabled: boolean;
}
