/** Something that the other format cannot say: of which object, where in it, and why it is left behind. */
export interface Loss {
  readonly object: string;
  readonly path: string;
  readonly reason: string;
}

/** `order-site spec.alertPolicies: kadoban has alerts of its own` */
export function formatLoss({ object, path, reason }: Loss): string {
  return `${object}${path === '' ? '' : ` ${path}`}: ${reason}`;
}
