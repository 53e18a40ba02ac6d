/** The waitlist as the desk works it: a family waits, the place comes free, they are called first and get it. */
import { minuteOfText } from '../../../src/features/rooms/rules/minutes'
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

const span = `from=${minuteOfText('2026-12-10T19:00')}&until=${minuteOfText('2026-12-10T20:00')}`

test('a waitlisted family gets the freed place, and nobody walks past them meanwhile', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await visit(page, `/rooms/new?resident=5&room=4&day=2026-12-10&${span}`)
  const form = page.getByRole('dialog', { name: '新预约' })
  await expect(form.getByText('可以预约')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const booked = page.getByRole('dialog', { name: '场地预约' })
  await expect(booked).toBeVisible()
  const place = new URL(page.url()).hash

  // It is taken: the next family waits for it.
  await visit(page, `/rooms/new?resident=9&room=4&day=2026-12-10&${span}`)
  await form.getByRole('button', { name: /排候补/ }).click()
  const list = page.getByRole('dialog', { name: '候补' })
  // Others wait for other times.
  const family = list.getByRole('region', { name: /12月10日/ }).getByRole('listitem')
  await expect(family).toHaveCount(1)
  await expect(family).toContainText('19:00 起')

  // The desk cancels; a walk-in a minute later does not get it.
  await visit(page, place.slice(1).split('?')[0] ?? '')
  await page.keyboard.press('F9')
  await page.getByRole('textbox', { name: '原因' }).fill('家里有事')
  await page.keyboard.press('Control+Enter')
  await expect(booked.getByText('已取消').first()).toBeVisible()
  await visit(page, `/rooms/new?resident=12&room=4&day=2026-12-10&${span}`)
  await expect(form.getByText(/有 1 位在候补/)).toBeVisible()

  await visit(page, '/rooms/waitlist')
  await expect(family).toContainText('可以打电话')
  await page.keyboard.press('F2')
  await expect(family).toContainText('已留位')
  await page.keyboard.press('F2')
  await expect(page.getByText(/^已预约：/)).toBeVisible()
  await expect(family).toHaveCount(0)
})
