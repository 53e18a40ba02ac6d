/** What the month's book says besides its lines: who cooked with which certificates, what was left out, who is named for which control. */
import { useTranslation } from 'react-i18next'
import { paperDay } from '#app/parts/print/index'
import type { Control } from '../../contract/words'
import type { CookOfMonth, LeftOutDay, SafetyRecord, SafetySettings } from '../contract'

/** Health certificates (食安法 45), those of before a renewal included. */
export function BookCooks({ cooks }: { readonly cooks: readonly CookOfMonth[] }) {
  const { t } = useTranslation('canteen')
  return (
    <section>
      <h3>{t('safety.kindCount', { kind: t('safety.cooks'), count: cooks.length })}</h3>
      {cooks.length > 0 && (
        <table className="safety-paper">
          <thead>
            <tr>
              <th>{t('diners.name')}</th>
              <th>{t('safety.certificates')}</th>
              <th>{t('safety.here')}</th>
            </tr>
          </thead>
          <tbody>
            {cooks.map(({ name, since, leftOn, certificates }, at) => (
              <tr key={at}>
                <td>{name}</td>
                <td>
                  {certificates
                    .map(({ issuedOn, ends }) =>
                      t('safety.certificateOf', { issued: paperDay(issuedOn), ends: paperDay(ends) }),
                    )
                    .join(t('listSeparator', { ns: 'app' }))}
                </td>
                <td>
                  {since === null ? '' : t('safety.hereSince', { day: paperDay(since) })}
                  {leftOn === null ? '' : ` ${t('safety.hereUntil', { day: paperDay(leftOn) })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Days with something left out; nothing where nothing was. */
export function LeftOutOfMonth({ leftOut }: { readonly leftOut: readonly LeftOutDay[] }) {
  const { t } = useTranslation('canteen')
  if (leftOut.length === 0) return null
  const days = leftOut.map(({ day, count }) => t('safety.leftOutDay', { day: paperDay(day), count }))
  return <p>{t('safety.leftOutOf', { days: days.join(t('listSeparator', { ns: 'app' })) })}</p>
}

/** Who was named when its lines were written; where none names anybody, who is now. */
export function namesOf(
  records: readonly SafetyRecord[],
  control: Control,
  { named }: Pick<SafetySettings, 'named'>,
): string {
  const kept = records.flatMap(({ entry, label, struck }) =>
    entry.kind === 'control' && entry.control === control && !struck && label !== '' ? [label] : [],
  )
  return kept.length === 0 ? named[control] : [...new Set(kept)].join(' ')
}
