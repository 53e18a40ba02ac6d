/** What residents show in the page: the register, a person's own page, the import, and the search that others use. */
import { createElement } from 'react'
import i18next from 'i18next'
import { deskClient } from './client'
import type { PageFeature } from '#app/feature'
import { mediators } from '#ground/roles/permissions'
import { Highlighted } from '#app/parts/small.tsx'

const words = i18next.getFixedT(null, 'residents')

export const feature: PageFeature = {
  name: 'residents',
  nav: [{ path: '/residents', label: 'nav', icon: 'people', order: 20, permission: 'residents.list' }],
  routes: [
    {
      path: '/residents',
      permission: 'residents.list',
      screen: () => import('../list/ui/ResidentsPage'),
    },
    {
      path: '/residents/new',
      permission: 'residents.edit',
      screen: () => import('../people/ui/form/RegisterPage'),
    },
    {
      path: '/residents/import',
      permission: 'residents.import',
      screen: () => import('../register-file/ui/ImportPage'),
    },
    {
      path: '/residents/duplicates',
      permission: 'residents.merge',
      screen: () => import('../duplicates/ui/DuplicatesPage'),
    },
    {
      path: '/residents/:residentId',
      permission: 'residents.read',
      screen: () => import('../people/ui/record/ResidentPage'),
      children: [
        {
          path: 'history',
          permission: 'residents.read',
          screen: () => import('../people/ui/record/HistoryDrawer'),
        },
        {
          path: 'move',
          permission: 'residents.edit',
          screen: () => import('../people/ui/record/MoveDrawer'),
        },
        {
          path: 'status',
          permission: 'residents.edit',
          screen: () => import('../people/ui/record/StatusDrawer'),
        },
        {
          path: 'protection',
          permission: 'residents.protect',
          screen: () => import('../people/ui/record/ProtectionDrawer'),
        },
        {
          path: 'tags',
          permission: 'residents.edit',
          screen: () => import('../people/ui/record/TagsDrawer'),
        },
        {
          path: 'consent',
          permission: 'residents.edit',
          screen: () => import('../people/ui/record/ConsentDrawer'),
        },
        {
          path: 'household',
          permission: 'residents.edit',
          screen: () => import('../people/ui/record/HouseholdDrawer'),
        },
      ],
    },
    {
      path: '/residents/:residentId/edit',
      permission: 'residents.edit',
      screen: () => import('../people/ui/form/EditPage'),
    },
  ],
  commands: [
    {
      id: 'residents.register',
      label: 'command.register',
      words: 'command.registerWords',
      permission: 'residents.edit',
      path: '/residents/new',
    },
    {
      id: 'residents.list',
      label: 'command.list',
      words: 'command.listWords',
      permission: 'residents.list',
      path: '/residents',
    },
    {
      id: 'residents.import',
      label: 'command.import',
      words: 'command.importWords',
      permission: 'residents.import',
      path: '/residents/import',
    },
    {
      id: 'residents.duplicates',
      label: 'command.duplicates',
      words: 'command.duplicatesWords',
      permission: 'residents.merge',
      path: '/residents/duplicates',
    },
  ],
  palette: [
    {
      id: 'residents',
      label: 'nav',
      order: 10,
      permission: 'residents.read',
      find: async (query, signal) => {
        const { found } = await deskClient.residents.find({ query: query.slice(0, 80), limit: 8 }, { signal })
        return found.map(({ card, hits }) => ({
          key: `resident:${card.id}`,
          title: createElement(Highlighted, { text: card.name, found: hits.name }),
          detail: card.addressHidden
            ? i18next.t('part.addressHidden', { ns: 'app' })
            : createElement(Highlighted, { text: card.address, found: hits.address }),
          aside: [
            card.sex === null ? '' : words(`sex.${card.sex}`),
            card.age === null ? '' : words('age', { age: card.age }),
            card.idNumber,
          ]
            .filter((part) => part !== '')
            .join(' '),
          path: `/residents/${card.id}`,
          residentId: card.id,
        }))
      },
    },
  ],
  residentSearch: [
    {
      permission: 'residents.find',
      part: () => import('../search/ui/ResidentSearch'),
      find: async (query, limit, signal) => {
        const { found } = await deskClient.residents.find({ query, limit }, { signal })
        return found.map(({ card: { id, name, age, address, idNumber } }) => ({
          id,
          name,
          detail: [age, address, idNumber].filter(Boolean).join(' · '),
        }))
      },
    },
  ],
  homeWidgets: [
    {
      id: 'residents.find',
      place: 'main',
      order: 10,
      roles: [...mediators, 'canteen'],
      notFor: ['front-desk', 'manager'],
      permission: 'residents.find',
      screen: () => import('../search/ui/FindResident'),
    },
  ],
  settings: [
    {
      id: 'dictionaries',
      label: 'dictionary.title',
      order: 40,
      permission: 'dictionaries.manage',
      screen: () => import('../dictionaries/ui/DictionariesPage'),
    },
  ],
}
