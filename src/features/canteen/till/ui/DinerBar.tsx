/** Who stands there, at reading size. */
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { Kbd, MoneyText, Status, Tag } from '#app/parts/index'
import { SweptAgain } from './SweptAgain'
import type { Till } from './use-till'

export function DinerBar({ till }: { readonly till: Till }) {
  const { t } = useTranslation('canteen')
  const { standing, eater, quote } = till
  const diner = quote.data?.diner ?? null
  const name = standing?.name ?? t(`eaters.${eater}`)
  const today = quote.data?.today ?? []
  const ordered = quote.data?.ordered ?? null
  return (
    <section className="sheet till-diner" aria-label={t('till.who')}>
      {standing !== undefined && <SweptAgain standing={standing} />}
      <span className="till-face" aria-hidden="true">
        {String.fromCodePoint(name.codePointAt(0) ?? 0x20)}
      </span>
      <div className="till-person">
        <h2>
          {name}
          {diner !== null && diner.age !== null && <small>{t('till.age', { age: diner.age })}</small>}
        </h2>
        <p>
          {diner === null ? <span className="soft">{t('till.apart')}</span> : diner.address}
          {diner?.status === 'deceased' && <Status tone="late">{t('eligibilityEnds.died')}</Status>}
          {diner?.status === 'moved-out' && <Status tone="soon">{t('eligibilityEnds.moved-away')}</Status>}
          {ordered !== null && (
            <Tag tone="open">{t('till.ordered', { way: t(`ways.${ordered.way}`), what: ordered.what })}</Tag>
          )}
          {diner?.categories.map((one) => (
            <Tag key={one} tone="done">
              {one}
            </Tag>
          ))}
          {diner?.avoids.map((one) => (
            <Tag key={one} tone="soon">
              {t('till.avoids', { what: one })}
            </Tag>
          ))}
          {diner !== null && diner.diet !== '' && <Tag tone="soon">{diner.diet}</Tag>}
        </p>
      </div>
      {diner !== null && (
        <div className="till-balance">
          <span className="soft">{t('balance.title')}</span>
          <b>
            <MoneyText fen={diner.account?.leftFen ?? 0} />
          </b>
          <span className="soft">
            {today.length === 0
              ? t('till.firstToday')
              : today.map(({ meal, at }) => `${t(`meals.${meal}`)} ${clockTime(at)}`).join(' · ')}
          </span>
        </div>
      )}
      <span className="till-other soft">
        <Kbd keys="Escape" /> {t('till.other')}
      </span>
    </section>
  )
}
