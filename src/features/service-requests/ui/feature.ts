/** What service requests show in the page: the work list, items, renewals, the month's figures, and what is due. */
import { createElement } from 'react'
import i18next from 'i18next'
import { deskClient } from './client'
import type { PageFeature } from '#app/feature'
import { idOfPaperCode } from '#ground/paper-code'
import { mediators } from '#ground/roles/permissions'
import { Status } from '#app/parts/small.tsx'
import { requestLetters } from '../requests/contract/words'
import { paperOffers } from '../papers/ui/word-fields'
import { stateTone } from '../requests/ui/tones'

/** The request whose paper has this code. */
function pathOfCode(text: string): string | null {
  const id = idOfPaperCode(requestLetters, text)
  return id === null ? null : `/service-requests/${id}`
}

export const feature: PageFeature = {
  name: 'service-requests',
  nav: [
    {
      path: '/service-requests',
      label: 'nav',
      icon: 'request',
      order: 30,
      permission: 'service-requests.read',
    },
    {
      path: '/figures',
      label: 'navFigures',
      icon: 'figures',
      order: 70,
      permission: 'service-requests.figures',
    },
  ],
  routes: [
    {
      path: '/service-requests',
      permission: 'service-requests.read',
      screen: () => import('../requests/ui/WorkPage'),
    },
    {
      path: '/service-requests/new',
      permission: 'service-requests.edit',
      screen: () => import('../course/ui/open/OpenPage'),
    },
    {
      path: '/service-requests/items',
      permission: 'service-items.read',
      screen: () => import('../items/ui/ItemsPage'),
      children: [
        { path: ':itemId', permission: 'service-items.read', screen: () => import('../items/ui/ItemDrawer') },
      ],
    },
    {
      path: '/service-requests/items/new',
      permission: 'service-items.manage',
      screen: () => import('../items/ui/ItemEditor'),
    },
    {
      path: '/service-requests/items/:itemId/edit',
      permission: 'service-items.manage',
      screen: () => import('../items/ui/ItemEditor'),
    },
    {
      path: '/service-requests/renewals',
      permission: 'service-requests.read',
      screen: () => import('../renewals/ui/RenewalsPage'),
      children: [
        {
          path: 'new',
          permission: 'service-requests.edit',
          screen: () => import('../renewals/ui/EnrolDrawer'),
        },
        {
          path: 'many',
          permission: 'service-requests.edit',
          screen: () => import('../enlisting/ui/EnlistDrawer'),
        },
      ],
    },
    {
      path: '/service-requests/renewals/call-sheet',
      permission: 'service-requests.edit',
      screen: () => import('../enlisting/ui/CallSheetPage'),
    },
    {
      path: '/service-requests/:requestId',
      permission: 'service-requests.read',
      screen: () => import('../course/ui/RequestPage'),
      children: [
        {
          path: 'dispatch',
          permission: 'service-requests.edit',
          screen: () => import('../course/ui/DispatchDrawer'),
        },
      ],
    },
    {
      path: '/service-requests/:requestId/sheets/:sheet',
      permission: 'service-requests.edit',
      screen: () => import('../papers/ui/SheetPage'),
    },
    {
      path: '/service-requests/:requestId/scans/:materialId',
      permission: 'service-requests.edit',
      screen: () => import('../scans/ui/ScansPage'),
    },
    {
      path: '/figures',
      permission: 'service-requests.figures',
      screen: () => import('../figures/ui/FiguresPage'),
      children: [
        {
          path: 'rows',
          permission: 'service-requests.read',
          screen: () => import('../figures/ui/FigureRows'),
        },
      ],
    },
  ],
  commands: [
    {
      id: 'service-requests.new',
      label: 'commands.new',
      words: 'commands.newWords',
      permission: 'service-requests.edit',
      path: '/service-requests/new',
    },
    {
      id: 'service-requests.due',
      label: 'commands.due',
      words: 'commands.dueWords',
      permission: 'service-requests.read',
      path: '/service-requests?scope=due',
    },
    {
      id: 'service-requests.renewals',
      label: 'commands.renewals',
      words: 'commands.renewalsWords',
      permission: 'service-requests.read',
      path: '/service-requests/renewals',
    },
    {
      id: 'service-requests.items',
      label: 'commands.items',
      words: 'commands.itemsWords',
      permission: 'service-items.read',
      path: '/service-requests/items',
    },
    {
      id: 'service-requests.figures',
      label: 'commands.figures',
      words: 'commands.figuresWords',
      permission: 'service-requests.figures',
      path: '/figures',
    },
  ],
  residentActions: [
    {
      id: 'service-requests.open',
      label: 'residentAction',
      labelFor: { male: 'residentActionFor.male', female: 'residentActionFor.female' },
      takesVisit: true,
      order: 10,
      permission: 'service-requests.edit',
      keys: 'F1',
      pathFor: (residentId) => `/service-requests/new?resident=${residentId}`,
    },
  ],
  paperCodes: [{ permission: 'service-requests.read', pathOf: pathOfCode }],
  palette: [
    {
      id: 'service-requests',
      label: 'nav',
      order: 30,
      permission: 'service-requests.read',
      find: async (query, signal) => {
        const words = query.trim().slice(0, 40)
        if (words.length < 2) return []
        // Without a reader the figures under the bars are typed.
        const path = pathOfCode(words)
        if (path !== null) return [{ key: path, title: words, path }]
        const { rows } = await deskClient.serviceRequests.list(
          { filter: { scope: 'all', words }, limit: 6 },
          { signal },
        )
        return rows.map((row) => ({
          key: `request:${row.id}`,
          title: `${row.number} ${row.itemName}`,
          detail: row.resident.name,
          aside: createElement(Status, {
            tone: stateTone[row.state],
            children: i18next.t(`states.${row.state}`, { ns: 'service-requests' }),
          }),
          path: `/service-requests/${row.id}`,
        }))
      },
    },
  ],
  dueChips: [
    {
      id: 'service-requests',
      label: { today: 'dueChip.today', overdue: 'dueChip.overdue', both: 'dueChip.both' },
      order: 10,
      permission: 'service-requests.read',
      path: '/service-requests?scope=due',
      overduePath: '/service-requests?scope=overdue',
      count: async (signal) => {
        const { dueToday, overdue } = await deskClient.serviceRequests.counts({}, { signal })
        return { today: dueToday, overdue }
      },
    },
  ],
  homeWidgets: [
    {
      id: 'service-requests.own-errands',
      place: 'side',
      order: 10,
      roles: [...mediators, 'canteen'],
      notFor: ['front-desk', 'manager'],
      permission: 'errands.own',
      screen: () => import('../errands/ui/OwnErrands'),
    },
  ],
  timeline: [
    {
      id: 'service-requests',
      permission: 'service-requests.read',
      find: async (residentId, signal) => {
        const { rows } = await deskClient.serviceRequests.ofResident({ residentId, limit: 100 }, { signal })
        return rows.map((row) => ({
          key: `request:${row.id}`,
          at: row.openedAt,
          title: row.itemName,
          detail: `${row.number} · ${row.handler.name}`,
          status: createElement(Status, {
            tone: stateTone[row.state],
            children: i18next.t(`states.${row.state}`, { ns: 'service-requests' }),
          }),
          path: `/service-requests/${row.id}`,
        }))
      },
    },
  ],
  papers: paperOffers,
  settings: [
    {
      id: 'request-numbers',
      label: 'numbers.title',
      order: 66,
      permission: 'settings.manage',
      screen: () => import('../requests/ui/Numbers'),
    },
  ],
}
