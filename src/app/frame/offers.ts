/** What the frame itself offers beside the features: home and settings. */
import { useTranslation } from 'react-i18next'
import { toldBy } from '../i18n'
import type { IconName } from '../parts/icons'
import { useOffered } from '../registry'
import { useSession } from '../session/session'

export interface NavPlace {
  readonly path: string
  readonly label: string
  readonly icon: IconName
}

/** The places on the rail in their order, for the role, in the user's language. */
export function useNav(): readonly NavPlace[] {
  const { t } = useTranslation()
  const { staff } = useSession()
  const offered = useOffered((feature) => feature.nav)
  const counter = staff.roles.includes('front-desk')
  const home = {
    path: '/',
    label: t(counter ? 'nav.counter' : 'nav.home'),
    icon: 'counter' as const,
    order: 10,
  }
  return [
    home,
    ...offered.map(({ feature, offer }) => ({ ...offer, label: toldBy(feature, offer.label) })),
  ].toSorted((a, b) => a.order - b.order)
}

export interface CommandEntry {
  readonly id: string
  readonly label: string
  readonly words: string
  readonly path: string
  readonly keys: string | undefined
}

/** Everything the palette can do, in the user's language: places first, then what features offer, then settings. */
export function useCommands(): readonly CommandEntry[] {
  const { t } = useTranslation()
  const nav = useNav()
  const offered = useOffered((feature) => feature.commands)
  const settings = useOffered((feature) => feature.settings)
  const { staff } = useSession()
  const own = [
    { id: 'settings', label: t('settings.title'), words: t('settings.words'), path: '/settings' },
    { id: 'password', label: t('password.title'), words: t('password.words'), path: '/settings/password' },
    { id: 'about', label: t('about.title'), words: t('about.words'), path: '/settings/about' },
    ...(staff.roles.includes('manager')
      ? [{ id: 'centre', label: t('centre.title'), words: t('centre.words'), path: '/settings/centre' }]
      : []),
  ]
  return [
    ...nav.map((place, index) => ({
      id: place.path,
      label: place.label,
      words: '',
      path: place.path,
      keys: index < 9 ? `Alt+${index + 1}` : undefined,
    })),
    ...offered.map(({ feature, offer }) => ({
      id: offer.id,
      label: toldBy(feature, offer.label),
      words: offer.words === undefined ? '' : toldBy(feature, offer.words),
      path: offer.path,
      keys: offer.keys,
    })),
    ...settings.map(({ feature, offer }) => ({
      id: `settings.${offer.id}`,
      label: toldBy(feature, offer.label),
      words: '',
      path: `/settings/${offer.id}`,
      keys: undefined,
    })),
    ...own.map((command) => ({ ...command, keys: undefined })),
  ]
}
