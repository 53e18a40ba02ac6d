/** The centre's own use as the manager works it: an election displaces a class, who is named, called and moved. */
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('an election displaces a class: it is named before, and moved from the list of calls', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, `/rooms/own-use?day=2026-12-08`)
  const form = page.getByRole('dialog', { name: '中心自用' })
  // It starts at what displaces least: the rank that sends others away is chosen, never left standing.
  await expect(form.getByRole('radio', { name: '中心活动' })).toBeChecked()
  await form.getByText('选举', { exact: true }).click()
  await form.getByRole('combobox', { name: '场地' }).click()
  await page.getByTitle('活动室', { exact: true }).click()
  await form.getByLabel(/^时间/).fill('14:00-16:00')
  await form.getByLabel(/^名称/).fill('居委会选举')
  await form.getByLabel(/^原因/).fill('居委会换届选举')
  const named = form.getByRole('region', { name: '要让出的' })
  await expect(named).toContainText('书法班')
  await expect(form.getByRole('button', { name: /占用，并通知 1 家/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')

  const calls = page.getByRole('dialog', { name: '要通知的人' })
  const line = calls.getByRole('listitem').filter({ hasText: '书法班' })
  await expect(line).toContainText('书法班')
  await expect(line).toContainText('居委会选举：居委会换届选举')
  await line.getByRole('button', { name: '没联系上' }).click()
  await expect(page.getByText('已记下：书法班没联系上')).toBeVisible()
  await line.getByRole('button', { name: /^改到/ }).first().click()
  await expect(page.getByText('已改：书法班')).toBeVisible()
  await expect(line).toHaveCount(0)

  await visit(page, `/rooms?day=2026-12-08`, /12月8日/)
  await expect(page.getByRole('button', { name: /14:00–16:00.?居委会选举/ })).toBeVisible()
})
