/** Every screen that has an address, as the sources list them, and how a test gets to each with something real on it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import ts from 'typescript'

/** What stands for `:residentId` and the like; found by looking into the lists of the demonstration. */
export interface Known {
  readonly resident: number
  readonly request: number
  readonly visit: number
  readonly item: number
}

export interface ScreenAddress {
  readonly at: (known: Known) => string
  /** A heading of the page, or the name of the drawer. */
  readonly shows: string | RegExp
}

const plainly = (at: string, shows: string | RegExp): ScreenAddress => ({ at: () => at, shows })

/** By the route as `feature.ts` and `router.tsx` write it. */
export const screens: Readonly<Record<string, ScreenAddress>> = {
  '/': plainly('/', /首页|前台/),
  '/first-steps': plainly('/first-steps', /的前台已经建好/),
  '/*': plainly('/nowhere', '没有这个页面'),

  '/settings': plainly('/settings', '设置'),
  '/settings/password': plainly('/settings/password', '修改密码'),
  '/settings/centre': plainly('/settings/centre', '服务中心'),
  '/settings/about': plainly('/settings/about', '关于'),
  '/settings/backups': plainly('/settings/backups', '备份放在哪里'),
  '/settings/backups/second': plainly('/settings/backups/second', '第二处放在哪里'),
  '/settings/backups/:name': plainly('/settings/backups/20261123-090000-00000000', '备份'),
  '/backups': plainly('/backups', /备份/),
  '/settings/support': plainly('/settings/support', '本机检查'),
  '/settings/staff': plainly('/settings/staff', '工作人员'),
  '/settings/staff/new': plainly('/settings/staff/new', '添加工作人员'),
  '/settings/staff/:staffId': plainly('/settings/staff/1', /^(?!工作人员$)/),
  '/settings/keys': plainly('/settings/keys', '换钥匙'),
  '/settings/dictionaries': plainly('/settings/dictionaries', '标签、小区、网格'),
  '/settings/calendar': plainly('/settings/calendar', /2026/),
  '/settings/calendar/notice': plainly('/settings/calendar/notice?year=2027', /通知/),
  '/settings/calendar/day/:day': plainly('/settings/calendar/day/2026-10-01', /10月1日/),
  '/settings/queue': plainly('/settings/queue', '排队叫号'),
  '/settings/grid-workers': plainly('/settings/grid-workers', '网格员'),
  '/settings/request-numbers': plainly('/settings/request-numbers', '办件号'),

  '/settings/rooms': plainly('/settings/rooms', '场地'),
  '/settings/rooms/new': plainly('/settings/rooms/new', '新增场地'),
  '/settings/rooms/:roomId': plainly('/settings/rooms/1', /./),
  '/settings/rooms/equipment/:equipmentId': plainly('/settings/rooms/equipment/new', '新增设备'),
  '/settings/rooms/closures/new': plainly('/settings/rooms/closures/new', '安排闭馆'),

  '/residents': plainly('/residents', '居民'),
  '/residents/new': plainly('/residents/new', '登记居民'),
  '/residents/import': plainly('/residents/import', '导入居民名册'),
  '/residents/duplicates': plainly('/residents/duplicates', '可能重复的居民'),
  '/residents/:residentId': { at: ({ resident }) => `/residents/${resident}`, shows: /岁/ },
  '/residents/:residentId/history': residentDrawer('history', /变更记录/),
  '/residents/:residentId/move': residentDrawer('move', /搬家/),
  '/residents/:residentId/status': residentDrawer('status', /迁出或去世/),
  '/residents/:residentId/protection': residentDrawer('protection', / · 人身安全保护/),
  '/residents/:residentId/tags': residentDrawer('tags', / · 标签/),
  '/residents/:residentId/consent': residentDrawer('consent', / · 个人信息告知与同意/),
  '/residents/:residentId/household': residentDrawer('household', / · 同住家人/),
  '/residents/:residentId/edit': residentDrawer('edit', /修改 .+ 的资料/),

  '/visits': plainly('/visits', '来访记录'),
  '/visits/new': plainly('/visits/new', '登记来访'),
  '/day-sheet': plainly('/day-sheet', '值班日志'),

  '/audit': plainly('/audit', '留痕'),
  '/audit/:sequence': plainly('/audit/3', '第 3 条'),
  '/audit/residents': plainly('/audit/residents', '谁看过这位居民的记录'),
  '/audit/verify': plainly('/audit/verify', '核验留痕'),

  '/visits/:visitId': { at: ({ visit }) => `/visits/${visit}`, shows: '来访' },

  '/service-requests': plainly('/service-requests', '帮代办'),
  '/service-requests/new': {
    at: ({ resident, item }) => `/service-requests/new?resident=${resident}&item=${item}`,
    shows: '新办件',
  },
  '/service-requests/items': plainly('/service-requests/items', '服务事项'),
  '/service-requests/items/new': plainly('/service-requests/items/new', '新事项'),
  '/service-requests/items/:itemId': {
    at: ({ item }) => `/service-requests/items/${item}`,
    shows: /^(?!服务事项$)/,
  },
  '/service-requests/items/:itemId/edit': {
    at: ({ item }) => `/service-requests/items/${item}/edit`,
    shows: /^修改/,
  },
  '/service-requests/renewals': plainly('/service-requests/renewals', '到期续办'),
  '/service-requests/renewals/new': plainly('/service-requests/renewals/new', /^(?!到期续办$)/),
  '/service-requests/:requestId': {
    at: ({ request }) => `/service-requests/${request}`,
    shows: /^材料与交接/,
  },
  '/service-requests/:requestId/dispatch': {
    at: ({ request }) => `/service-requests/${request}/dispatch`,
    shows: '派单',
  },
  '/service-requests/:requestId/sheets/:sheet': {
    at: ({ request }) => `/service-requests/${request}/sheets/acceptance`,
    shows: /受理单/,
  },
  '/canteen/eligibility': plainly('/canteen/eligibility', '就餐资格'),
  '/canteen/eligibility/new': plainly('/canteen/eligibility/new', '登记申请'),
  '/canteen/eligibility/:eligibilityId': plainly('/canteen/eligibility/1', /低保|特困|失能/),
  '/canteen/policies': plainly('/canteen/policies', '补贴政策'),
  '/canteen/policies/new': plainly('/canteen/policies/new', '新增政策'),
  '/canteen/policies/:policyId': plainly('/canteen/policies/1', '长者助餐补贴'),
  '/privacy': plainly('/privacy', '居民的请求'),
  '/privacy/requests': plainly('/privacy/requests', '居民的请求'),
  '/privacy/requests/new': {
    at: ({ resident }) => `/privacy/requests/new?resident=${resident}`,
    shows: '登记个人信息请求',
  },
  '/privacy/requests/:privacyRequestId': plainly('/privacy/requests/6', /信-2026-0006/),
  '/privacy/requests/:privacyRequestId/copy': plainly('/privacy/requests/5/copy', /个人信息查阅件/),
  '/privacy/consents': plainly('/privacy/consents', '同意登记'),
  '/privacy/due': plainly('/privacy/due', '到期清理'),
  '/privacy/locked': plainly('/privacy/locked', '已封存'),
  '/privacy/breaches': plainly('/privacy/breaches', '泄露事件'),
  '/privacy/breaches/new': plainly('/privacy/breaches/new', '登记事件'),
  '/privacy/breaches/:breachId': plainly('/privacy/breaches/1', '泄露事件'),
  '/privacy/exports': plainly('/privacy/exports', '导出记录'),
  '/privacy/periods': plainly('/privacy/periods', '保存期限'),
  '/figures': plainly('/figures', '帮代办月报'),
  '/figures/rows': plainly('/figures/rows?month=2026-11&figure=accepted', /11月/),
}

function residentDrawer(name: string, shows: RegExp): ScreenAddress {
  return { at: ({ resident }) => `/residents/${resident}/${name}`, shows }
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
