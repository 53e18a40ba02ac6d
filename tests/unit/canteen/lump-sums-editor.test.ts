/** A sum that is added in the form gets a code that no sum ever had: what was claimed under one is claimed, though the sum went. */
import i18next from 'i18next'
import { createElement, isValidElement } from 'react'
import { initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { policy, type LumpSum } from '#features/canteen/contract/index'
import { LumpSumsEditor } from '#features/canteen/policies/ui/LumpSumsEditor.tsx'
import { claimedPolicy } from './claim-desk'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})
vi.mock('#app/session/session', () => ({ useToday: () => '2026-11-23' }))

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} })
})

const list = z.object({
  blank: z.custom<() => LumpSum>((given) => typeof given === 'function'),
  onChange: z.custom<(sums: readonly LumpSum[]) => void>((given) => typeof given === 'function'),
})

/** What the editor hands to the list that its sums are lines of. */
function shown(value: LumpSum[] | undefined, onChange?: (sums: readonly LumpSum[]) => void) {
  let props: unknown
  const Host = () => {
    const lines = LumpSumsEditor({ ...(value && { value }), ...(onChange && { onChange }) })
    props = isValidElement(lines) ? lines.props : null
    return null
  }
  renderToStaticMarkup(createElement(Host))
  return list.parse(props)
}

it('whatever was taken out before, the next one is another', () => {
  const { blank } = shown(undefined)
  const codes = Array.from({ length: 200 }, () => blank().code)
  expect(new Set(codes).size).toBe(200)
  const kept: LumpSum = { ...blank(), name: '建设补贴', funder: '区', per: 'term' }
  expect(policy.parse({ ...claimedPolicy, lumpSums: [kept] })).toMatchObject({ lumpSums: [kept] })
  // The list that a new one is added to says nothing of those that went: it is not counted from it.
  expect(shown([]).blank().code).not.toBe(shown([]).blank().code)
})

it('a sum begins with its month, and what is changed is handed on whole', () => {
  const changed = vi.fn()
  const { blank, onChange } = shown([], changed)
  const sums = [{ ...blank(), name: '运营补贴', funder: '街道' }]
  expect(sums[0]?.from).toBe('2026-11-01')
  onChange(sums)
  expect(changed).toHaveBeenCalledWith(sums)
})
