/** A write whose answer never comes: whoever tries again, as the page asks them to, has done it once. */
import { expect, host, signIn, test } from './fixture'
import { overTheWire } from './over-the-wire'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.skip(host === 'electron', 'the answers are held back on the WebSocket')

test('a form that is there again after a reload is not recorded twice', async ({ page, desk }) => {
  let answers = true
  await page.routeWebSocket(/\/desk$/, (road) => {
    const server = road.connectToServer()
    server.onMessage((message) => {
      if (answers) road.send(message)
    })
  })
  await page.reload()
  await signIn(page, 'qiantai')
  const matter = '问电动车充电桩几时装好'
  const registered = async () =>
    (await overTheWire(desk.address).visits.list({ words: matter, limit: 10 })).rows.length
  const form = page.getByRole('dialog', { name: '登记来访' })

  await page.keyboard.press('Alt+3')
  // The counter before it has a button of this name too.
  await expect(page.getByRole('heading', { name: '来访记录' })).toBeVisible()
  await page.getByRole('button', { name: /^登记来访/ }).click()
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await page.keyboard.insertText(matter)
  // The desk is told of a draft a moment after the first key.
  await page.waitForTimeout(2_000)
  answers = false
  await page.keyboard.press('Control+Enter')
  await expect.poll(registered).toBe(1)

  answers = true
  await page.reload()
  await expect(form).toContainText('已恢复上次没有提交的内容')
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
  expect(await registered()).toBe(1)
})
