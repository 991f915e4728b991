/** Bank accounts by their end only. */

/** '0123456789012', '0123 4567 89 012' → '•••••••••9012'. */
export const maskAccount = (account: string): string => {
  const bare = account.replace(/[\s.-]/g, '')
  return bare.slice(-4).padStart(bare.length, '•')
}
