/** Money in whole đồng: safe integers in code, bigint in the database. */

/** An amount in whole đồng. */
export type Dong = number

/** The amount, or a RangeError when it is not a whole number of đồng that arithmetic keeps exact. */
export const dong = (amount: number): Dong => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of đồng: ${amount}`)
  return amount
}
/** `percent` % of an amount, rounded down to a whole đồng, in exact integer arithmetic (percent may have two decimals). */
export const share = (amount: Dong, percent: number): Dong => Number((BigInt(dong(amount)) * BigInt(Math.round(percent * 100))) / 10_000n)
/** The exact sum. */
export const sum = (amounts: readonly Dong[]): Dong => dong(amounts.reduce((total, amount) => total + dong(amount), 0))

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
/** '1.234.567 ₫', with a no-break space. */
export const sayDong = (amount: Dong): string => `${sayNumber(amount)}\u00a0₫`
/** '1.234.567' or '6,8' with at most `decimals` decimals. */
export const sayNumber = (value: number, decimals = 2): string => {
  const [whole = '0', fraction = ''] = Math.abs(value)
    .toFixed(Number.isInteger(value) ? 0 : decimals)
    .split('.')
  const tail = fraction.replace(/0+$/, '')
  const sign = value < 0 && (Number(whole) !== 0 || tail) ? '−' : ''
  return `${sign}${grouped(whole)}${tail && `,${tail}`}`
}
