/** What a policy can say of a year, of all people together and of whom it means is written by keyboard, tried, kept, and shown again. */
import { expect, test } from '../fixture'
import { choose, keep, lines, newPolicy, openAgain, press, write } from './policy-writing'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('负责人 writes limits of the year, a sum and a number of meals for all, women of sixty from this province', async ({
  page,
}) => {
  const name = '限量惠老餐'
  await newPolicy(page, name)
  // 全省户籍。
  const conditions = lines(page, '共同条件').first()
  await press(page, conditions.getByRole('button', { name: '加一个条件' }))
  await choose(page, conditions.getByRole('combobox', { name: '条件', exact: true }).nth(1), '户籍在')
  await choose(page, conditions.getByRole('combobox', { name: '范围' }), '本省')
  // 女 60 岁以上，每餐 3 元。
  await press(page, page.getByRole('button', { name: '加一档' }))
  await write(page, page.getByLabel('档次名称'), '六十岁以上妇女')
  await press(page, page.getByRole('button', { name: '限定对象' }))
  const who = lines(page, '对象')
  await press(page, who.getByRole('button', { name: '加一个条件' }))
  await choose(page, who.getByRole('combobox', { name: '条件', exact: true }).nth(1), '性别')
  await write(page, page.getByLabel('出资方，如 市、区、街道'), '区')
  await write(page, page.getByLabel('金额（元）', { exact: true }), '3.00')
  // 每人每年 200 份、600 元；所有人每年 5 万元、每天 50 份。
  await press(page, page.getByRole('button', { name: '加次数限制' }))
  await choose(page, lines(page, '次数限制').getByRole('combobox', { name: '周期' }), '每年')
  await write(page, lines(page, '次数限制').getByLabel('份数'), '200')
  await press(page, page.getByRole('button', { name: '加金额限制' }))
  await choose(page, lines(page, '金额限制').getByRole('combobox', { name: '周期' }), '每年')
  await write(page, lines(page, '金额限制').getByLabel('金额（元）'), '600')
  await press(page, page.getByRole('button', { name: '加一个总额' }))
  const totals = lines(page, '所有人合计（用完即止）')
  await write(page, totals.getByLabel('金额（元）'), '50000')
  await write(page, totals.getByLabel('谁出的钱'), '区')
  await press(page, page.getByRole('button', { name: '加一个份数' }))
  const portions = lines(page, '所有人合计的份数（限量供应）')
  await write(page, portions.getByLabel('多少份'), '50')
  await expect(portions.getByLabel('份数的期间')).toBeVisible()

  // Tried while it is written: whom it means, and whom it does not.
  const tryIt = page.locator('.canteen-try')
  await expect(tryIt.getByText(`${name} · 六十岁以上妇女`)).toBeVisible()
  await choose(page, tryIt.getByRole('combobox', { name: '性别' }), '男')
  await expect(tryIt.getByText('只补贴女性')).toBeVisible()
  await choose(page, tryIt.getByRole('combobox', { name: '性别' }), '女')
  await choose(page, tryIt.getByRole('combobox', { name: '户籍' }), '外地')
  await expect(tryIt.getByText('户籍外地，要本省户籍')).toBeVisible()

  await keep(page, name)
  await openAgain(page, name)
  await expect(lines(page, '共同条件').first().getByTitle('本省')).toBeVisible()
  await expect(lines(page, '对象').getByTitle('女')).toBeVisible()
  await expect(lines(page, '次数限制').getByTitle('每年')).toBeVisible()
  await expect(lines(page, '次数限制').getByLabel('份数')).toHaveValue('200')
  await expect(lines(page, '金额限制').getByTitle('每年')).toBeVisible()
  await expect(lines(page, '金额限制').getByLabel('金额（元）')).toHaveValue('600.00')
  await expect(totals.getByLabel('金额（元）')).toHaveValue('50000.00')
  await expect(totals.getByLabel('谁出的钱')).toHaveValue('区')
  await expect(portions.getByLabel('多少份')).toHaveValue('50')
  await expect(page.getByText('每天 50 份，还剩 50 份')).toBeVisible()
  await expect(page.getByText('区，每年一共 50,000.00 元，还剩 50,000.00 元')).toBeVisible()
})

test('负责人 says the most that a discount takes off, tries it at an hour, and finds it again', async ({
  page,
}) => {
  const name = '午后八折'
  await newPolicy(page, name)
  await page.getByRole('radio', { name: '补贴' }).focus()
  await page.keyboard.press('ArrowRight')
  const conditions = lines(page, '共同条件').first()
  await press(page, conditions.getByRole('button', { name: '加一个条件' }))
  await choose(page, conditions.getByRole('combobox', { name: '条件', exact: true }).nth(1), '时段')
  await write(page, page.getByLabel('时段开始'), '12:30')
  await write(page, page.getByLabel('时段结束'), '13:00')
  await press(page, page.getByRole('button', { name: '加一档' }))
  await write(page, page.getByLabel('档次名称'), '都可以')
  await write(page, page.getByLabel('本人付', { exact: true }), '80')
  await write(page, page.getByLabel('至多优惠（元）'), '2.00')

  const tryIt = page.locator('.canteen-try')
  await write(page, tryIt.getByLabel('餐费（元）', { exact: true }), '20.00')
  // Nothing else here gives to whoever is fifty and not of this place.
  await write(page, tryIt.getByLabel('周岁', { exact: true }), '50')
  await expect(tryIt.getByText(/11:30.*12:30.*13:00/)).toBeVisible()
  await write(page, tryIt.getByLabel('时间', { exact: true }), '1240')
  await expect(tryIt.locator('.canteen-own')).toContainText('18.00')

  await keep(page, name)
  await openAgain(page, name)
  await expect(page.getByLabel('至多优惠（元）')).toHaveValue('2.00')
  await expect(page.getByLabel('时段开始')).toHaveValue('12:30')
})
