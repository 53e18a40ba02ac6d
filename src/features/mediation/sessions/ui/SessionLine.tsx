/** One sitting: when and where, what each said, the result, and what its record lacks. */
import { useTranslation } from 'react-i18next'
import { Day, Status } from '#app/parts/index'
import type { SessionShown } from '../contract'

export function SessionLine({
  session,
  open,
  nameOf,
  onCorrect,
  onInitial,
}: {
  readonly session: SessionShown
  /** It can still be written to. */
  readonly open: boolean
  readonly nameOf: (party: number) => string
  readonly onCorrect: () => void
  readonly onInitial: () => void
}) {
  const { t } = useTranslation('mediation')
  const { on, clock, place, present, others, result, togetherBecause, pages, gaps, isCorrected, reason, by } =
    session
  const notInitialled = gaps.filter(({ code }) => code === 'page-not-initialled').length
  const said = [...new Set(gaps.filter(({ code }) => code !== 'page-not-initialled').map(gapKey))]
  return (
    <li className={isCorrected ? 'mediation-session taken-back' : 'mediation-session'}>
      <div className="mediation-session-when">
        <b>
          <Day day={on} weekday /> {clock}
        </b>
        <span className="small soft">{place}</span>
        <span className="small soft">{by}</span>
      </div>
      <div>
        {result !== '' && <p>{result}</p>}
        {present.map(({ party, name, words }) => (
          <p className="small" key={party}>
            <b>{name}</b> {words === '' ? <span className="soft">{t('sessions.saidNothing')}</span> : words}
          </p>
        ))}
        {others.length > 0 && (
          <p className="small soft">{t('sessions.othersThere', { names: others.join(t('comma')) })}</p>
        )}
        {togetherBecause !== '' && (
          <p className="small soft">{t('sessions.togetherFor', { reason: togetherBecause })}</p>
        )}
        {reason !== '' && <p className="small soft">{t('sessions.correctedFor', { reason })}</p>}
        {!isCorrected && (
          <p className="small mediation-line">
            {said.map((key) => (
              <Status tone="soon" key={key}>
                {sayGap(key)}
              </Status>
            ))}
            {pages === null ? (
              <Status tone="soon">{t('sessions.notPrinted')}</Status>
            ) : notInitialled > 0 ? (
              <Status tone="soon">{t('sessions.pagesOpen', { count: notInitialled })}</Status>
            ) : (
              <Status tone="done">{t('sessions.allInitialled', { count: pages })}</Status>
            )}
            {open && (
              <>
                <button type="button" className="link" onClick={onInitial}>
                  {t('sessions.initial')}
                </button>
                <button type="button" className="link" onClick={onCorrect}>
                  {t('sessions.correct')}
                </button>
              </>
            )}
          </p>
        )}
      </div>
    </li>
  )

  function sayGap(key: string): string {
    const gap = gaps.find((one) => gapKey(one) === key)
    if (gap === undefined) return ''
    return t(`sessions.gaps.${gap.code}`, { name: gap.party === null ? (gap.name ?? '') : nameOf(gap.party) })
  }
}

const gapKey = ({ code, party, name }: SessionShown['gaps'][number]): string =>
  `${code} ${String(party)} ${name ?? ''}`
