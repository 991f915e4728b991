/** Bank accounts by their end only. */

/** '0123456789012' → '•••••••••9012'. */
export const maskAccount = (account: string): string => account.slice(-4).padStart(account.length, '•')
