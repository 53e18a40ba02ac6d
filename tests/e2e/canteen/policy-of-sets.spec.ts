/** 仅限基本套餐, a funder's own most and a sum for the canteen are written by keyboard, tried, kept, and shown again. */
import { expect, test } from '../fixture'
import { choose, keep, lines, newPolicy, openAgain, press, write } from './policy-writing'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('负责人 writes a policy for the basic set alone, of which the district pays at most 2 yuan, and a sum for the canteen', async ({
  page,
}) => {
  const name = '基本套餐补贴'
  await newPolicy(page, name)
  await choose(page, page.getByRole('combobox', { name: '补哪些' }), '仅限')
  const sets = page.getByRole('combobox', { name: '名称或类别' })
  await sets.focus()
  await page.keyboard.type('基本套餐')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await press(page, page.getByRole('button', { name: '加一档' }))
  await write(page, page.getByLabel('档次名称'), '就餐老人')
  await write(page, page.getByLabel('出资方，如 市、区、街道'), '区')
  await write(page, page.getByLabel('金额（元）', { exact: true }), '3.00')
  await press(page, page.getByRole('button', { name: '加一个上限' }))
  const most = lines(page, '这一方给每人至多付')
  await expect(most.getByTitle('每餐')).toBeVisible()
  await write(page, most.getByLabel('这一方给每人至多付', { exact: true }), '2.00')

  await press(page, page.getByRole('button', { name: '加一项给食堂的补贴' }))
  const sums = lines(page, '给食堂的补贴')
  await write(page, sums.getByLabel('名称', { exact: true }), '运营补贴')
  await write(page, sums.getByLabel('出资方，如 市、区、街道'), '街道')
  await write(page, sums.getByLabel('满', { exact: true }), '1000')
  await write(page, sums.getByLabel('金额（元）', { exact: true }), '2000')
  await expect(sums.getByText('给食堂 2,000.00 元')).toBeVisible()
  await write(page, sums.getByLabel('餐', { exact: true }), '999')
  await expect(sums.getByText('给食堂 0.00 元')).toBeVisible()

  // Tried while it is written: without the set nothing, of the set 3.00, of which the district pays 2.00.
  const tryIt = page.locator('.canteen-try')
  await write(page, tryIt.getByLabel('周岁', { exact: true }), '50')
  await expect(tryIt.getByText('只补基本套餐，这一餐没有点')).toBeVisible()
  await press(page, tryIt.getByRole('button', { name: '加一样' }))
  await write(page, tryIt.getByLabel('名称或类别', { exact: true }), '基本套餐')
  await write(page, tryIt.getByLabel('其中多少（元）'), '8.00')
  await expect(tryIt.getByText('只按其中 8.00 元算')).toBeVisible()
  await expect(tryIt.getByText('区 1.00 元不付：区每餐至多付 2.00 元')).toBeVisible()
  await expect(tryIt.locator('.canteen-own')).toContainText('10.00')

  await keep(page, name)
  await openAgain(page, name)
  await expect(page.getByTitle('仅限')).toBeVisible()
  await expect(most.getByLabel('这一方给每人至多付', { exact: true })).toHaveValue('2.00')
  await expect(sums.getByLabel('满', { exact: true })).toHaveValue('1000')
})
