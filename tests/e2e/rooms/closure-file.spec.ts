/** Closures from a calendar file as the manager brings them: looked at date by date, one left out, the rest closed. */
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:外墙清洗',
  'DTSTART;TZID=Asia/Shanghai:20270105T090000',
  'DTEND;TZID=Asia/Shanghai:20270105T120000',
  'RRULE:FREQ=WEEKLY;COUNT=2',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'SUMMARY:坏了的一条',
  'DTSTART:20270231T090000',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

test('a calendar closes on the dates that are chosen from it, and says what it could not use', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/settings/rooms')
  await expect(page.getByText('社区书房').first()).toBeVisible()
  await page.keyboard.press('F6')
  const drawer = page.getByRole('dialog', { name: '从日历文件安排闭馆' })
  await drawer
    .getByLabel('日历文件')
    .setInputFiles({ name: '闭馆.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar) })
  const dates = drawer.getByRole('list', { name: '文件里的日子' }).getByRole('listitem')
  await expect(dates).toHaveCount(2)
  await expect(dates.first()).toContainText('1月5日 周二 09:00–12:00')
  await expect(drawer.getByRole('region', { name: '没有用上的' })).toContainText('坏了的一条 没有这一天')
  // The second week is left as it is.
  await dates.nth(1).getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await expect(drawer.getByRole('button', { name: /闭馆 1 次/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已安排闭馆 1 次')).toBeVisible()
  await expect(page.getByRole('grid', { name: '闭馆' }).getByText('外墙清洗')).toHaveCount(1)
})
