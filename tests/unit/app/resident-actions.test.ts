/** What can be begun for a resident is offered alike in all three places: at the counter, on their page, in the palette. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PageFeature, ResidentAction } from '#app/feature'
import { FeaturesContext } from '#app/registry'
import { useResidentActions, type OfferedResidentAction, type WhomToServe } from '#app/resident-actions'
import { SessionContext, type OpenSession } from '#app/session/session'
import type { Role } from '#ground/roles/permissions'

const action = (id: string, more: Partial<ResidentAction> = {}): ResidentAction => ({
  id,
  label: id,
  order: 10,
  permission: 'service-requests.edit',
  keys: 'F1',
  pathFor: (residentId) => `/${id}/${residentId}`,
  ...more,
})

const features: readonly PageFeature[] = [
  { name: 'later', routes: [], residentActions: [action('later', { order: 20, keys: 'F3', seldom: true })] },
  {
    name: 'first',
    routes: [],
    residentActions: [
      action('first', { labelFor: { male: 'for-him', female: 'for-her' }, takesVisit: true }),
    ],
  },
]

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    resources: {
      'zh-CN': {
        later: { later: 'later' },
        first: { first: 'first', 'for-him': 'for-him', 'for-her': 'for-her' },
      },
    },
  })
})

/** What somebody of this role is offered. */
function offered(role: Role, whom: WhomToServe | undefined): readonly OfferedResidentAction[] {
  let found: readonly OfferedResidentAction[] = []
  const Asking = () => {
    found = useResidentActions(whom)
    return null
  }
  const session: OpenSession = {
    staff: { id: 1, account: 'one', name: '一', roles: [role] },
    centre: {
      community: '',
      subDistrict: '',
      committee: '',
      numberPrefix: '',
      fullName: '',
      address: '',
      phone: '',
      hours: '',
    },
    demonstration: false,
    version: '0',
    today: '2026-11-23',
    now: () => 0,
    recoveryKeyConfirmed: true,
    health: null,
    keyringFault: null,
    recoveryKeyRenewalDue: false,
    writesStopped: null,
    clockBehind: null,
    lock: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
  }
  renderToStaticMarkup(
    createElement(
      FeaturesContext,
      { value: features },
      createElement(SessionContext, { value: session }, createElement(Asking)),
    ),
  )
  return found
}

describe('what can be begun for a resident', () => {
  it('is offered by every feature, the primary first, in words for whom it is', () => {
    expect(offered('front-desk', { id: 7, sex: 'female' })).toEqual([
      { id: 'first', keys: 'F1', label: 'for-her', path: '/first/7', takesVisit: true, seldom: false },
      { id: 'later', keys: 'F3', label: 'later', path: '/later/7', takesVisit: false, seldom: true },
    ])
    expect(offered('front-desk', { id: 7 }).map(({ label }) => label)).toEqual(['first', 'later'])
  })

  it('is nothing while there is nobody, and for whoever may not', () => {
    expect(offered('front-desk', undefined)).toEqual([])
    expect(offered('canteen', { id: 7 })).toEqual([])
  })

  it.each([
    'features/visits/ui/counter/PersonBar.tsx',
    'features/residents/people/ui/record/ResidentPage.tsx',
    'app/frame/Palette.tsx',
  ])('is read from what features offer in %s, and names no address of theirs', (file) => {
    const source = readFileSync(path.join(import.meta.dirname, '../../../src', file), 'utf8')
    expect(source).toContain('useResidentActions(')
    expect(source).not.toContain('/service-requests/new')
  })
})
