/** What visits show in the page: the counter's queue, the list of visits, how the queue is run. */
import { createElement } from 'react'
import i18next from 'i18next'
import { deskClient } from './client'
import type { PageFeature } from '#app/feature'
import { Status } from '#app/parts/small.tsx'
import { visitTone } from './words'

const matterOf = (matter: string) => (matter === '' ? i18next.t('noMatter', { ns: 'visits' }) : matter)

export const feature: PageFeature = {
  name: 'visits',
  nav: [{ path: '/visits', label: 'nav', icon: 'visit', order: 25, permission: 'visits.read' }],
  routes: [
    {
      path: '/visits',
      permission: 'visits.read',
      screen: () => import('./list/VisitsPage'),
      children: [
        { path: 'new', permission: 'visits.edit', screen: () => import('./register/RegisterDrawer') },
        { path: ':visitId', permission: 'visits.read', screen: () => import('./list/VisitDrawer') },
      ],
    },
    { path: '/visits/duties', permission: 'visits.read', screen: () => import('./counter/DutiesPage') },
    {
      path: '/visits/figures',
      permission: 'visits.figures',
      screen: () => import('../figures/ui/FiguresPage'),
      children: [
        { path: 'rows', permission: 'visits.read', screen: () => import('../figures/ui/FigureRows') },
      ],
    },
  ],
  commands: [
    {
      id: 'visits.register',
      label: 'commands.register',
      words: 'commands.registerWords',
      permission: 'visits.edit',
      path: '/visits/new',
    },
    {
      id: 'visits.list',
      label: 'commands.list',
      words: 'commands.listWords',
      permission: 'visits.read',
      path: '/visits',
    },
    {
      id: 'visits.duties',
      label: 'duties.title',
      words: 'duties.words',
      permission: 'visits.read',
      path: '/visits/duties',
    },
    {
      id: 'visits.figures',
      label: 'figures.title',
      words: 'figures.words',
      permission: 'visits.figures',
      path: '/visits/figures',
    },
  ],
  residentActions: [
    {
      id: 'visits.register',
      label: 'person.register',
      order: 20,
      permission: 'visits.edit',
      keys: 'F2',
      pathFor: (residentId) => `/visits/new?resident=${residentId}`,
    },
  ],
  companions: [
    { id: 'visits.calls', permission: 'visits.screen', part: () => import('../screen/ui/CallFeed') },
  ],
  homeWidgets: [
    {
      id: 'visits.search',
      place: 'main',
      order: 10,
      roles: ['front-desk', 'manager'],
      permission: 'visits.read',
      ownWords: true,
      screen: () => import('./counter/CounterMain'),
    },
    {
      id: 'visits.counter',
      place: 'side',
      order: 10,
      roles: ['front-desk', 'manager'],
      permission: 'visits.read',
      ownWords: true,
      screen: () => import('./counter/CounterSide'),
    },
  ],
  timeline: [
    {
      id: 'visits',
      permission: 'visits.read',
      find: async (residentId, signal) => {
        const { visits } = await deskClient.visits.timeline({ residentId }, { signal })
        return visits.map((visit) => ({
          key: `visit:${visit.id}`,
          at: visit.registeredAt,
          title: i18next.t('timeline.visit', { ns: 'visits', matter: matterOf(visit.matter) }),
          ...(visit.answer === ''
            ? {}
            : { detail: i18next.t('timeline.answered', { ns: 'visits', answer: visit.answer }) }),
          status: createElement(Status, {
            tone: visitTone[visit.state],
            children: i18next.t(`states.${visit.state}`, { ns: 'visits' }),
          }),
          path: `/visits/${visit.id}?period=all`,
        }))
      },
    },
  ],
  settings: [
    {
      id: 'queue',
      label: 'settings.label',
      order: 60,
      permission: 'settings.manage',
      screen: () => import('./SettingsPage'),
    },
  ],
}
