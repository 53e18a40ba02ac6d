/** Every screen of the program, with something real on it: no serious fault by axe, nothing wider than the window. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { holds, isPermission, type Role } from '#ground/roles/permissions'
import { states, type Action, type Sheet } from '#features/service-requests/requests/contract/words'
import { stateTable } from '#features/service-requests/course/rules/states'
import { cutDoors, seriousFaults, tooWide } from './accessibility'
import { expect, signIn, test } from './fixture'
import { addressOf, expectShown, firstOf, settled, somethingOfEach, visit } from './screens'
import { routesInSources, screens } from '../support/screens'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
// None of them changes what another looks at; together they are half of the time.
test.describe.configure({ mode: 'parallel', timeout: 420_000 })
// A trace of so many screens would take longer than the screens; what failed is told by its address.
test.use({ trace: 'off', actionTimeout: 20_000 })

const words = z
  .object({ actions: z.record(z.string(), z.string()), sheets: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('src/features/service-requests/ui/zh-CN.json', 'utf8')))

const routes = routesInSources()
const mayRoleSee = (role: Role, route: string): boolean => {
  const permission = routes.find(({ pattern }) => pattern === route)?.permission
  return permission === undefined || !isPermission(permission) || holds([role], permission)
}

/** Those that most of a day is spent on; in English and in large type axe looks at them too. */
const mainOf = (role: Role) =>
  Object.keys(screens).filter((route) => screens[route]?.main === true && mayRoleSee(role, route))
const main = mainOf('manager')
const allOf = (role: Role) => Object.keys(screens).filter((route) => mayRoleSee(role, route))
/** The accounts of the demonstration that see what a manager does not, by their roles. */
const apart = { auditor: 'ducha', 'head-mediator': 'zhuren' } as const

/** So many tests share the addresses, that two cores have them. */
const parts = 4

for (let part = 1; part <= parts; part += 1) {
  test(`every address as 负责人, part ${String(part)} of ${String(parts)}`, async ({ page }) => {
    await signIn(page, 'fuzeren')
    const seen = Object.entries(screens).filter(([route]) => mayRoleSee('manager', route))
    const share = Math.ceil(seen.length / parts)
    const mine = seen.slice((part - 1) * share, part * share)
    expect(mine.length).toBeGreaterThan(0)
    const known = await somethingOfEach(
      page,
      mine.map(([, { at }]) => at),
    )
    for (const [route, screen] of mine) {
      await test.step(route, async () => {
        await visit(page, addressOf(screen.at, known), screen.shows)
        await expectFaultless(page, route)
      })
    }
  })
}

for (const role of ['auditor', 'head-mediator'] as const) {
  test(`every address that no manager but ${role} may see, and their home`, async ({ page }) => {
    await signIn(page, apart[role])
    await expectFaultless(page, '/')
    const theirs = Object.entries(screens).filter(
      ([route]) => !mayRoleSee('manager', route) && mayRoleSee(role, route),
    )
    expect(theirs.length).toBeGreaterThan(1)
    const known = await somethingOfEach(
      page,
      theirs.map(([, { at }]) => at),
    )
    for (const [route, screen] of theirs) {
      await test.step(route, async () => {
        await visit(page, addressOf(screen.at, known), screen.shows)
        await expectFaultless(page, route)
      })
    }
  })
}

test('every address as 前台: what is theirs looks as it should, what is not is refused in words', async ({
  page,
}) => {
  await signIn(page, 'qiantai')
  const known = await somethingOfEach(
    page,
    main.map((route) => screens[route]?.at ?? ''),
  )
  let refused = 0
  for (const { pattern, permission } of routesInSources()) {
    const screen = screens[pattern]
    if (screen === undefined || permission === undefined || !isPermission(permission)) continue
    const theirs = holds(['front-desk'], permission)
    if (theirs && !main.includes(pattern)) continue
    await test.step(pattern, async () => {
      await visit(page, addressOf(screen.at, known), theirs ? screen.shows : undefined)
      await expect(page.getByText('您的角色不能看这一页')).toHaveCount(theirs ? 0 : 1)
      // Refusals look alike.
      if (theirs || refused === 0) await expectFaultless(page, pattern)
      if (!theirs) refused += 1
    })
  }
  expect(refused).toBeGreaterThan(5)
})

for (const [choice, label] of [
  ['large type', '大字'],
  ['English', 'English'],
] as const) {
  for (const [account, whose] of [
    ['fuzeren', allOf('manager')],
    ['zhuren', allOf('head-mediator').filter((route) => !mayRoleSee('manager', route))],
    ['ducha', allOf('auditor').filter((route) => !mayRoleSee('manager', route))],
  ] as const) {
    test(`every address of ${account} in ${choice}: no door is cut, nothing is wider than the window`, async ({
      page,
    }) => {
      await signIn(page, account)
      expect(whose.length).toBeGreaterThan(0)
      const known = await somethingOfEach(
        page,
        whose.map((route) => screens[route]?.at ?? ''),
      )
      await visit(page, '/settings', '设置')
      await page.getByRole('radio', { name: label }).check()
      // Large type is wanted on the smallest screen as well: there a door is cut first.
      if (choice === 'large type') await page.setViewportSize({ width: 1280, height: 720 })
      for (const route of whose) {
        await test.step(route, async () => {
          const screen = screens[route]
          if (screen === undefined) throw new Error(`no such screen: ${route}`)
          // In English they are called otherwise.
          await visit(page, addressOf(screen.at, known), choice === 'English' ? /\w/ : screen.shows)
          if (route === '/visits/new' || route.endsWith('/dispatch'))
            await expect(page.getByRole('dialog')).toBeVisible()
          if (screen.main === true) await expectFaultless(page, route)
          else await expectWhole(page, route)
        })
      }
    })
  }
}

test('what opens without an address of its own', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await expectFaultless(page, 'sign-in')
  await signIn(page, 'fuzeren')
  const known = await somethingOfEach(page, ['/service-requests/{request}'])

  const opens = async (name: string, open: () => Promise<unknown>, shows: string | RegExp) => {
    await test.step(name, async () => {
      await open()
      await expectShown(page, shows)
      await settled(page)
      await expectFaultless(page, name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
  }
  const press = (keys: string) => () => page.keyboard.press(keys)
  const button = (name: string | RegExp) => () => page.getByRole('button', { name }).first().click()

  await opens('change of staff', press('Alt+0'), '换人')
  await opens(
    'palette',
    async () => {
      await page.keyboard.press('Control+K')
      await page.getByRole('combobox', { name: '查找', exact: true }).fill('王')
      await expect(page.getByRole('group', { name: '居民' }).getByRole('option').first()).toBeVisible()
    },
    '查找',
  )
  await visit(page, '/', /首页|前台/)
  await opens('taking a number', press('F6'), '取号')

  await visit(page, '/residents', '居民')
  await opens('export of the register', button('导出名册'), '导出名册')
  await visit(page, '/residents/duplicates', '可能重复的居民')
  await opens('merge', button('合并'), '合并为一个人')

  await visit(page, '/settings/dictionaries', '标签、小区、网格')
  await opens('new word of the register', press('F2'), '新增')
  await opens('word of the register', () => page.getByRole('grid').getByRole('row').nth(1).click(), /./)
  await visit(page, '/settings/grid-workers', '网格员')
  await opens('new grid worker', press('F2'), '添加网格员')
  await visit(page, '/settings/staff/2', /^(?!工作人员$)/)
  await page.getByRole('button', { name: '重设密码' }).click()
  await expectFaultless(page, 'reset of a password')

  await visit(page, '/service-requests?scope=all&mode=delegated', '帮代办')
  await page.getByRole('button', { name: '常用筛选' }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await expectFaultless(page, 'saved views')
  await opens('a view is named', () => page.getByRole('menuitem').last().click(), /./)
  await visit(page, '/service-requests/renewals', '到期续办')
  await opens('a renewal is dropped', button('移出名单'), /移出名单/)
  await visit(page, addressOf('/service-requests/{request}', known), /^材料与交接/)
  await opens('a note', () => more(page, '写备注'), '写备注')
  await opens('another handler', () => more(page, '转交他人经办'), '转交他人经办')
  await opens('another material', button('增加材料'), '增加材料')

  await page.keyboard.press('Control+L')
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  await expectFaultless(page, 'lock')
})

test('every move of a request that asks something', async ({ page }) => {
  await signIn(page, 'fuzeren')
  const atOnce: readonly Action[] = ['start', 'complete-correction', 'prepare-delivery', 'dispatch']
  const asked = new Set<Action>()
  for (const state of states) {
    const moves = Object.keys(stateTable[state].moves).filter(isAction)
    const fresh = moves.filter((move) => !atOnce.includes(move) && !asked.has(move))
    if (fresh.length === 0) continue
    if (state === 'draft') await keepDraft(page)
    else await firstRequest(page, `scope=all&state=${state}`)
    for (const move of fresh) {
      await test.step(`${state}: ${move}`, async () => {
        const label = words.actions[move] ?? ''
        const primary = page.locator('.page-actions').getByRole('button', { name: new RegExp(`^${label}`) })
        if (move === moves[0]) await primary.click()
        else await more(page, label)
        await expect(page.getByRole('dialog', { name: label })).toBeVisible()
        await settled(page)
        await expectFaultless(page, move)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        asked.add(move)
      })
    }
  }
  expect(asked.size).toBe(11)
})

test('every paper, and the slip', async ({ page }) => {
  await signIn(page, 'fuzeren')
  const papers: Readonly<Record<Exclude<Sheet, 'resumption' | 'application'>, string>> = {
    acceptance: 'scope=open&state=in-progress',
    correction: 'scope=all&state=awaiting-correction',
    mandate: 'scope=all&mode=delegated',
    custody: 'scope=all&state=in-progress',
    suspension: 'scope=all&state=suspended',
    closing: 'scope=all&state=completed',
    errand: 'scope=all&state=dispatched',
  }
  for (const [sheet, filter] of Object.entries(papers)) {
    await test.step(sheet, async () => {
      await firstRequest(page, filter)
      await page.keyboard.press('Control+P')
      await page.getByRole('menuitem', { name: words.sheets[sheet] ?? sheet }).click()
      await expect(page.getByRole('article')).toBeVisible()
      await settled(page)
      await expectFaultless(page, sheet)
    })
  }
  await test.step('resumption', async () => {
    await firstRequest(page, 'scope=all&state=suspended')
    await page.getByRole('button', { name: new RegExp(`^${words.actions['resume']}`) }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toContainText(words.sheets['resumption'] ?? '')
    await expectFaultless(page, 'resumption')
  })
  await test.step('slip', async () => {
    await visit(page, '/', /首页|前台/)
    await page.keyboard.press('F6')
    await expect(page.getByRole('dialog', { name: '取号' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: /^号票 A\d{3}$/ })).toBeVisible()
    await expectFaultless(page, 'slip')
  })
})

const isAction = (text: string): text is Action => text in words.actions

/** All faults of a walk are told at its end, not the first alone. */
async function expectFaultless(page: Page, what: string): Promise<void> {
  expect.soft(await seriousFaults(page), `axe: ${what}`).toEqual([])
  await expectWhole(page, what)
}

/** Every door can be seen or scrolled to, and nothing reaches beyond the window. */
async function expectWhole(page: Page, what: string): Promise<void> {
  expect.soft(await tooWide(page), `width: ${what}`).toEqual([])
  expect.soft(await cutDoors(page), `cut: ${what}`).toEqual([])
}

async function more(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: label, exact: true }).click()
}

/** A request whose papers are missing, so that its acceptance has something to ask. */
async function keepDraft(page: Page): Promise<void> {
  await visit(page, '/service-requests/new?resident=3000&item=3', '新办件')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await expectShown(page, /^材料与交接/)
  await settled(page)
}

const firstRequest = (page: Page, filter: string) =>
  firstOf(page, { list: `/service-requests?${filter}`, title: '帮代办', shows: /^材料与交接/ })
