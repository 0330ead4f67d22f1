/** Why a control can't be used now; `i18n` has a text for each under `reason.<name>`. */
export type DisabledReason =
  | 'signedOut'
  | 'offline'
  | 'ringing'
  | 'inCall'
  | 'inWrapUp'
  | 'notInWrapUp'
  | 'noCall'
  | 'notAnswered'
  | 'callEnded'
  | 'onHold'
  | 'notOnHold'
  | 'outboundOnly'
  | 'reconnecting'
  | 'disconnected'
  | 'lineNotReady'
  | 'pending'
  | 'noMobile'
  | 'inSelfService'
  | 'inTransfer'
  | 'internalCall'
  | 'centreAway'
  | 'lineElsewhere'
  | 'notOffered';

/** Whether a control may be used, and if not, why: a disabled control always says so. */
export type Permission =
  { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: DisabledReason };

export const allowed: Permission = { isAllowed: true };

export function denied(reason: DisabledReason): Permission {
  return { isAllowed: false, reason };
}

/** The first refusal wins. */
export function allOf(...permissions: readonly Permission[]): Permission {
  return permissions.find((permission) => !permission.isAllowed) ?? allowed;
}
