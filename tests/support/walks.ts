/** The walks that the features bring, found by the name of their file: a new feature's is walked without being named here. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FeatureWalk } from '#desk/walk'
import type { DeskClient } from './desk'

export type Walk = FeatureWalk<DeskClient>

const folder = path.join(import.meta.dirname, '..', '..', 'src', 'features')

const isWalk = (value: unknown): value is Walk =>
  typeof value === 'object' && value !== null && 'walk' in value && typeof value.walk === 'function'

async function load(file: string): Promise<Walk> {
  const brought: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href)
  if (typeof brought === 'object' && brought !== null && 'walk' in brought && isWalk(brought.walk))
    return brought.walk
  throw new Error(`${file} brings no walk`)
}

/** Walks by the folder of their feature. */
export async function loadWalks(): Promise<ReadonlyMap<string, Walk>> {
  const found = readdirSync(folder)
    .map((feature) => [feature, path.join(folder, feature, 'walk.ts')] as const)
    .filter(([, file]) => existsSync(file))
  return new Map(
    await Promise.all(found.map(async ([feature, file]) => [feature, await load(file)] as const)),
  )
}
