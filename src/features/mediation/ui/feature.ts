/** What mediation shows in the page: the cases in sight, and each of them as it lies on the table. */
import type { PageFeature } from '#app/feature'
import { mediators } from '#ground/roles/permissions'
import { paperOffers } from '../papers/ui/offers'
import { draftRoad } from '../drafts/ui/road'
import { deskClient } from './client'

export const feature: PageFeature = {
  name: 'mediation',
  nav: [{ path: '/mediation', label: 'nav', icon: 'scales', order: 40, permission: 'mediation.cases' }],
  routes: [
    {
      path: '/mediation/:caseId/copy',
      permission: 'mediation.cases',
      screen: () => import('../copy-sheet/ui/CopySheetPage'),
    },
    {
      path: '/mediation/settings',
      permission: 'mediation.head',
      screen: () => import('../settings/ui/SettingsPage'),
    },
    {
      path: '/mediation/retention',
      permission: 'mediation.head',
      screen: () => import('../retention/ui/RetentionPage'),
      children: [
        { path: 'erase', permission: 'mediation.head', screen: () => import('../retention/ui/EraseDrawer') },
      ],
    },
    {
      path: '/mediation/figures',
      permission: 'mediation.cases',
      screen: () => import('../figures/ui/FiguresPage'),
      children: [
        { path: 'rows', permission: 'mediation.cases', screen: () => import('../figures/ui/FigureRows') },
      ],
    },
    {
      path: '/mediation/pay',
      permission: 'mediation.head',
      screen: () => import('../pay/ui/PayPage'),
      children: [
        {
          path: 'settings',
          permission: 'mediation.head',
          screen: () => import('../pay/ui/PaySettingsDrawer'),
        },
        { path: ':caseId', permission: 'mediation.head', screen: () => import('../pay/ui/ApproveDrawer') },
      ],
    },
    {
      path: '/mediation/pay/ledger',
      permission: 'mediation.cases',
      screen: () => import('../pay/ui/LedgerPage'),
    },
    {
      path: '/mediation/patrols',
      permission: 'mediation.cases',
      screen: () => import('../patrols/ui/PatrolsPage'),
      children: [
        { path: 'new', permission: 'mediation.cases', screen: () => import('../patrols/ui/PatrolDrawer') },
      ],
    },
    {
      path: '/mediation/search',
      permission: 'mediation.cases',
      screen: () => import('../search/ui/SearchPage'),
    },
    {
      path: '/mediation/protection',
      permission: 'mediation.cases',
      screen: () => import('../protection/ui/ProtectionPage'),
      children: [
        {
          path: 'orders/new',
          permission: 'mediation.cases',
          screen: () => import('../protection/ui/OrderDrawer'),
        },
        {
          path: 'orders/:orderId',
          permission: 'mediation.cases',
          screen: () => import('../protection/ui/OrderDrawer'),
        },
        {
          path: 'warnings/new',
          permission: 'mediation.cases',
          screen: () => import('../protection/ui/WarningDrawer'),
        },
        {
          path: 'warnings/:warningId',
          permission: 'mediation.cases',
          screen: () => import('../protection/ui/WarningDrawer'),
        },
        { path: 'pleas/new', permission: 'mediation.cases', screen: () => import('../pleas/ui/PleaDrawer') },
        {
          path: 'pleas/:pleaId',
          permission: 'mediation.cases',
          screen: () => import('../pleas/ui/PleaDrawer'),
        },
        {
          path: 'settings',
          permission: 'mediation.head',
          screen: () => import('../protection/ui/WatchSettingsDrawer'),
        },
      ],
    },
    {
      path: '/mediation/protection/orders/:orderId/print',
      permission: 'mediation.cases',
      screen: () => import('../protection/ui/OrderPrint'),
    },
    {
      path: '/mediation/protection/pleas/:pleaId/print',
      permission: 'mediation.cases',
      screen: () => import('../pleas/ui/PleaPrint'),
    },
    {
      path: '/mediation/committee',
      permission: 'mediation.cases',
      screen: () => import('../committee/ui/CommitteePage'),
      children: [
        { path: 'new', permission: 'mediation.head', screen: () => import('../committee/ui/MemberDrawer') },
        {
          path: ':memberId',
          permission: 'mediation.head',
          screen: () => import('../committee/ui/MemberDrawer'),
        },
      ],
    },
    {
      path: '/mediation/committee/print',
      permission: 'mediation.cases',
      screen: () => import('../committee/ui/RollPrint'),
    },
    {
      path: '/mediation',
      permission: 'mediation.cases',
      screen: () => import('../cases/ui/CasesPage'),
      children: [
        {
          path: 'new',
          permission: 'mediation.cases',
          screen: () => import('../intake/ui/OpenDrawer'),
        },
      ],
    },
    {
      path: '/mediation/:caseId',
      permission: 'mediation.cases',
      screen: () => import('../cases/ui/CasePage'),
    },
    {
      path: '/mediation/:caseId/papers/:paper/:about/:recipient',
      permission: 'mediation.cases',
      screen: () => import('../papers/ui/PaperPage'),
    },
    {
      path: '/mediation/:caseId/packet',
      permission: 'mediation.cases',
      screen: () => import('../dossier/ui/PacketPage'),
    },
  ],
  papers: paperOffers,
  drafts: draftRoad,
  homeWidgets: [
    {
      id: 'mediation.waiting',
      place: 'main',
      order: 5,
      roles: mediators,
      permission: 'mediation.cases',
      screen: () => import('../waiting/ui/DueHome'),
    },
  ],
  dueChips: [
    {
      id: 'mediation.waiting',
      label: { today: 'waiting.chip.today', overdue: 'waiting.chip.overdue', both: 'waiting.chip.both' },
      order: 44,
      permission: 'mediation.cases',
      path: '/mediation?tab=mine',
      count: (signal) => deskClient.mediation.waiting.due({}, { signal }),
    },
    {
      id: 'mediation.protection',
      label: {
        today: 'protection.chip.today',
        overdue: 'protection.chip.overdue',
        both: 'protection.chip.both',
      },
      order: 45,
      permission: 'mediation.cases',
      path: '/mediation/protection',
      count: async (signal) => {
        const { today, overdue } = await deskClient.mediation.protection.due({}, { signal })
        return { today, overdue }
      },
    },
  ],
  commands: [
    {
      id: 'mediation.cases',
      label: 'commands.cases',
      words: 'commands.casesWords',
      permission: 'mediation.cases',
      path: '/mediation',
    },
    {
      id: 'mediation.committee',
      label: 'committee.title',
      words: 'committee.words',
      permission: 'mediation.cases',
      path: '/mediation/committee',
    },
    {
      id: 'mediation.protection',
      label: 'protection.title',
      words: 'protection.words',
      permission: 'mediation.cases',
      path: '/mediation/protection',
    },
    {
      id: 'mediation.search',
      label: 'search.title',
      words: 'search.words',
      permission: 'mediation.cases',
      path: '/mediation/search',
    },
    {
      id: 'mediation.patrols',
      label: 'patrols.title',
      words: 'patrols.words',
      permission: 'mediation.cases',
      path: '/mediation/patrols',
    },
    {
      id: 'mediation.settings',
      label: 'settings.title',
      words: 'settings.words',
      permission: 'mediation.head',
      path: '/mediation/settings',
    },
    {
      id: 'mediation.retention',
      label: 'retention.title',
      words: 'retention.words',
      permission: 'mediation.head',
      path: '/mediation/retention',
    },
    {
      id: 'mediation.pay',
      label: 'pay.title',
      words: 'pay.words',
      permission: 'mediation.head',
      path: '/mediation/pay',
    },
    {
      id: 'mediation.pay-ledger',
      label: 'pay.ledger',
      words: 'pay.ledgerWords',
      permission: 'mediation.cases',
      path: '/mediation/pay/ledger',
    },
    {
      id: 'mediation.figures',
      label: 'figures.title',
      words: 'figures.words',
      permission: 'mediation.cases',
      path: '/mediation/figures',
    },
  ],
}
