/** Every screen that has an address: as the sources route to it, and as its feature's walk says how a test gets there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { ScreenAddress } from '#desk/walk'
import { loadWalks } from './walks'

const src = path.join(import.meta.dirname, '..', '..', 'src')
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

/** A route of the sources: its whole pattern, and who may see it. */
export interface SourceRoute {
  readonly pattern: string
  readonly permission: string | undefined
  /** Of its screen, from `src`; undefined where the route only leads on. */
  readonly file: string | undefined
}

/** All routes as they stand in `router.tsx` and in every feature's `ui/feature.ts`. */
export function routesInSources(): readonly SourceRoute[] {
  const files = [
    'app/frame/router.tsx',
    // A room whose rules were written before its screens has no `ui` yet; one with a `ui` has its routes there.
    ...readdirSync(path.join(src, 'features'))
      .filter((feature) => existsSync(path.join(src, 'features', feature, 'ui')))
      .map((feature) => `features/${feature}/ui/feature.ts`),
  ]
  return files.flatMap((file) =>
    routesIn(
      ts.createSourceFile(file, readFileSync(path.join(src, file), 'utf8'), ts.ScriptTarget.Latest, true),
      { pattern: '', file },
    ),
  )
}

/** Where the walk over a file stands: below which route, in which file. */
interface Place {
  readonly pattern: string
  readonly file: string
}

function routesIn(node: ts.Node, at: Place): readonly SourceRoute[] {
  let below = at
  const found: SourceRoute[] = []
  if (ts.isObjectLiteralExpression(node)) {
    const pattern = patternOf(node, at.pattern)
    if (pattern !== undefined) {
      below = { ...at, pattern }
      found.push({ pattern, permission: textOf(node, 'permission'), file: screenOf(node, at.file) })
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

/** `screen: () => import('../papers/ui/SheetPage')`. */
function screenOf(node: ts.ObjectLiteralExpression, from: string): string | undefined {
  const imported = /import\('(\.[^']+?)(\.tsx)?'\)/.exec(valueOf(node, 'screen')?.getText() ?? '')?.[1]
  return imported === undefined ? undefined : `${path.join(path.dirname(from), imported)}.tsx`
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name)
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const value = valueOf(node, name)
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined
}
