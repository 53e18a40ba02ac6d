/** What is open with whoever stands there: a result to fetch, papers to bring, a draft, a renewal; each has a key. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dutyTold } from '#app/i18n/index'
import { useKeys } from '#app/keys.tsx'
import { Kbd, Relative } from '#app/parts/index'
import type { Matter } from '#work/duties/contract'

/** As many as there are keys beside each other; the resident's page shows all. */
const keys = ['Shift+F1', 'Shift+F2', 'Shift+F3', 'Shift+F4', 'Shift+F5'] as const

export function OpenMatters({ matters }: { readonly matters: readonly Matter[] }) {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const shown = keys.flatMap((key, at) => {
    const matter = matters[at]
    return matter === undefined ? [] : [{ key, matter, open: () => void navigate(matter.path) }]
  })
  useKeys(Object.fromEntries(shown.map(({ key, open }) => [key, open])))
  if (shown.length === 0) return null
  return (
    <ul className="open-matters" aria-label={t('person.matters')}>
      {shown.map(({ key, matter, open }) => (
        <li key={key}>
          <button type="button" onClick={open}>
            <Kbd keys={key} />
            <span>{dutyTold(matter)}</span>
            {matter.due !== null && <Relative due={matter.due} soonDays={30} />}
          </button>
        </li>
      ))}
      {matters.length > shown.length && (
        <li className="soft small">{t('person.moreMatters', { count: matters.length - shown.length })}</li>
      )}
    </ul>
  )
}
