/** Every screen that has an address, as the sources list them, and how a test gets to each with something real on it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import ts from 'typescript'
import type { FoundRow, ScreenAddress } from '#desk/walk'
import { loadWalks } from '../support/walks'

/** The rows that stand for `{resident}` and the like; found by looking into the lists of the demonstration. */
export type Known = Readonly<Record<string, number>>

const walks = await loadWalks()

/** By the route as `feature.ts` and `router.tsx` write it: the frame's own here, a feature's in its own walk. */
export const screens: Readonly<Record<string, ScreenAddress>> = {
  '/': { at: '/', shows: /首页|前台/, main: true },
  '/first-steps': { at: '/first-steps', shows: /的前台已经建好/ },
  '/*': { at: '/nowhere', shows: '没有这个页面' },
  '/settings': { at: '/settings', shows: '设置', main: true },
  '/settings/password': { at: '/settings/password', shows: '修改密码' },
  '/settings/centre': { at: '/settings/centre', shows: '服务中心' },
  '/settings/about': { at: '/settings/about', shows: '关于' },
  '/settings/keys': { at: '/settings/keys', shows: '换钥匙' },
  '/settings/dictionaries': { at: '/settings/dictionaries', shows: '标签、小区、网格' },
  ...Object.fromEntries([...walks.values()].flatMap((walk) => Object.entries(walk.screens ?? {}))),
}

/** From which list a row is taken for each name. */
const finds: readonly (readonly [string, FoundRow])[] = [...walks.values()].flatMap((walk) =>
  Object.entries(walk.finds ?? {}),
)

/** An address with the rows that are known in their places, and the first row where nothing is known. */
export const addressOf = (at: string, known: Known): string =>
  at.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? 1))

/** One of each that has much to show: a resident with a household, a request under way. */
export async function somethingOfEach(page: Page): Promise<Known> {
  const known: Record<string, number> = {}
  for (const [name, row] of finds) known[name] = await firstOf(page, row)
  await visit(page, '/', /首页|前台/)
  return known
}

/** Opens the first that is listed and has what it should have, and tells which it is. */
export async function firstOf(
  page: Page,
  { list, title, grid = title, shows, has }: FoundRow,
): Promise<number> {
  const rows = page.getByRole('grid', { name: grid, exact: true }).getByRole('row')
  for (let at = 1; at < 8; at += 1) {
    await visit(page, list, title)
    await rows.nth(at).click()
    await expectShown(page, shows)
    await settled(page)
    if (has === undefined || (await page.getByRole('button', { name: has }).isVisible()))
      return Number(/(\d+)(\?.*)?$/.exec(page.url())?.[1])
  }
  throw new Error(`nothing in ${list} has ${has ?? 'a row'}`)
}

/** A route of the sources: its whole pattern, and who may see it. */
export interface SourceRoute {
  readonly pattern: string
  readonly permission: string | undefined
}

/** All routes as they stand in `router.tsx` and in every feature's `ui/feature.ts`. */
export function routesInSources(): readonly SourceRoute[] {
  const files = [
    'src/app/frame/router.tsx',
    ...readdirSync('src/features').map((feature) => `src/features/${feature}/ui/feature.ts`),
  ]
  return files.flatMap((file) =>
    routesIn(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true), ''),
  )
}

function routesIn(node: ts.Node, parent: string): readonly SourceRoute[] {
  let below = parent
  const found: SourceRoute[] = []
  if (ts.isObjectLiteralExpression(node)) {
    const pattern = patternOf(node, parent)
    if (pattern !== undefined) {
      below = pattern
      found.push({ pattern, permission: textOf(node, 'permission') })
    }
  }
  ts.forEachChild(node, (child) => {
    found.push(...routesIn(child, below))
  })
  // An index route shows what its parent's address means; the frame and the settings are their own index.
  return found.filter((route, at) => found.findIndex(({ pattern }) => pattern === route.pattern) === at)
}

/** The address of an object that has one: a route, or a page of the settings. Links and commands only point to one. */
function patternOf(node: ts.ObjectLiteralExpression, parent: string): string | undefined {
  const has = (name: string) => valueOf(node, name) !== undefined
  const path = textOf(node, 'path')
  if (path !== undefined && ['screen', 'lazy', 'element'].some(has))
    return path.startsWith('/') ? path : `${parent === '/' ? '' : parent}/${path}`
  const id = textOf(node, 'id')
  return id !== undefined && has('screen') && !has('place') ? `/settings/${id}` : undefined
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name)
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const value = valueOf(node, name)
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined
}

/** Opens an address and waits until all that is on it has come. */
export async function visit(page: Page, address: string, shows?: string | RegExp): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), address)
  if (shows !== undefined) await expectShown(page, shows)
  await settled(page)
}

export async function expectShown(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  await expect(
    page
      .getByRole('heading', { name, exact })
      .or(page.getByRole('dialog', { name, exact }))
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
}

/** Nothing is still being read or counted. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.loading-lines, .progress, [aria-busy=true], .ant-btn-loading')).toHaveCount(0)
}
