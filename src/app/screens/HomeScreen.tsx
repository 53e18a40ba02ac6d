/** Home: a counter, not a dashboard. What each feature shows to the role, in a wide column and a narrow one. */
import { createElement, lazy, Suspense, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeWidget } from '../feature'
import { useNav } from '../frame/offers'
import { EmptyState, LoadingLines, Sheet } from '../parts/surfaces'
import { useOffered } from '../registry'
import { useSession } from '../session/session'

const shown = new WeakMap<HomeWidget, ComponentType>()

/** The widget's screen, loaded once. */
function screenOf(widget: HomeWidget): ComponentType {
  const known = shown.get(widget)
  if (known !== undefined) return known
  const made = lazy(widget.screen)
  shown.set(widget, made)
  return made
}

export default function HomeScreen() {
  const { staff } = useSession()
  const { t } = useTranslation()
  const nav = useNav()
  const widgets = useOffered((feature) => feature.homeWidgets)
    .map(({ offer }) => offer)
    .filter((widget) => widget.roles.some((role) => staff.roles.includes(role)))
    .filter((widget) => widget.notFor?.some((role) => staff.roles.includes(role)) !== true)
    .toSorted((a, b) => a.order - b.order)
  const main = widgets.filter((widget) => widget.place === 'main')
  const side = widgets.filter((widget) => widget.place === 'side')
  const next = nav.find((place) => place.path !== '/')
  if (widgets.length === 0) {
    return (
      <div className="page">
        <EmptyState page action={next !== undefined && <Link to={next.path}>{next.label}</Link>}>
          {t('home.nothing')}
        </EmptyState>
      </div>
    )
  }
  const columns = [main, side].filter((column) => column.length > 0)
  return (
    <div className="page">
      <h1 className="visually-hidden">{nav.find((place) => place.path === '/')?.label}</h1>
      <div
        className="page-columns"
        style={{ gridTemplateColumns: columns.length === 2 ? 'minmax(0, 1fr) 430px' : '1fr' }}
      >
        {columns.map((column, index) => (
          <div key={index} className="stack">
            {column.map((widget) => (
              <Widget key={widget.id} widget={widget} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function Widget({ widget }: { readonly widget: HomeWidget }) {
  return (
    <Suspense
      fallback={
        <Sheet grow>
          <LoadingLines />
        </Sheet>
      }
    >
      {createElement(screenOf(widget))}
    </Suspense>
  )
}
