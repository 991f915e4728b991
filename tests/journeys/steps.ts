/** What people do on the screens, in their words. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const goTo = async (page: Page, path: string) => {
  await page.goto(new URL(path, page.url()).toString())
  await page.waitForLoadState('networkidle')
}
/** Types into a labelled field and leaves it. */
export const fill = async (page: Page, label: string, value: string) => {
  const field = page.getByRole('textbox', { name: label }).first()
  await field.fill(value)
  await field.press('Tab')
}
export const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first().click()
  await page.getByRole('option', { name: option }).first().click()
}
/** Presses a button of the project page, fills what its dialog asks, confirms; the new state must show. */
export const take = async (page: Page, verb: string, fields: Record<string, string>, state: string) => {
  const dialog = page.getByRole('dialog')
  // A row of Today opens the project with its step's dialog already asking.
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: verb, exact: true }).first().click()
  await dialog.waitFor()
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label)
    await field.fill(value)
    await field.press('Tab')
  }
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page
    .locator('main [data-tone]', { hasText: new RegExp(`^${state}$`) })
    .first()
    .waitFor()
}
/** Why a grey button is grey, as it stands below it. */
export const whyNot = async (page: Page, verb: string): Promise<string> => {
  const button = page.getByRole('button', { name: verb, exact: true }).first()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  const id = await button.getAttribute('aria-describedby')
  return (await page.locator(`[id="${id}"]`).textContent()) ?? ''
}
