/** 值班日志 on A4: the day's figures, who was on duty, room for remarks, the head of the log, and who signs. */
import { useTranslation } from 'react-i18next'
import { toldInChinese } from '#app/i18n/index'
import { clockTime } from '#app/dates'
import { paperDay, paperTime, SheetFrame, Signatures } from '#app/parts/print/index'
import type { DaySheet } from '../contract'

export function DaySheetPaper({ sheet }: { readonly sheet: DaySheet }) {
  const { t } = useTranslation('day-sheet')
  const { figures: ofFeatures, head } = sheet
  const lines: readonly { readonly of: string; readonly figures: readonly (readonly [string, number])[] }[] =
    [
      ...ofFeatures.map(({ feature, figures }) => ({
        of: toldInChinese(feature, 'dayFigures.title'),
        figures: figures.map(
          ({ name, value }) => [toldInChinese(feature, `dayFigures.${name}`), value] as const,
        ),
      })),
      {
        of: t('records'),
        figures: [
          [t('shown'), sheet.shown],
          [t('papers'), sheet.papers],
          [t('refused'), sheet.refused],
          [t('wrongPasswords'), sheet.wrongPasswords],
        ],
      },
    ]
  return (
    <SheetFrame
      title={t('title')}
      line={[paperDay(sheet.day), t('printed', { by: sheet.printedBy, at: paperTime(sheet.printedAt) })]}
      foot={[t('keep'), '']}
    >
      <table>
        <tbody>
          {lines.map(({ of, figures }) => (
            <tr key={of}>
              <th style={{ width: '18%' }}>{of}</th>
              {[0, 1, 2].map((place) => {
                const figure = figures[place]
                return (
                  <td key={place} style={{ width: '27.3%' }}>
                    {figure !== undefined && (
                      <>
                        {figure[0]} <b>{figure[1]}</b>
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('duty')}</h3>
      <table>
        <thead>
          <tr>
            <th style={{ width: '28%' }}>{t('name')}</th>
            <th style={{ width: '18%' }}>{t('from')}</th>
            <th style={{ width: '18%' }}>{t('until')}</th>
            <th>{t('signature')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.onDuty.length === 0 && (
            <tr>
              <td colSpan={4}>{t('nobody')}</td>
            </tr>
          )}
          {sheet.onDuty.map(({ name, from, until }) => (
            <tr key={`${name} ${from}`}>
              <td>{name}</td>
              <td className="centre">{clockTime(from)}</td>
              <td className="centre">{clockTime(until)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('notes')}</h3>
      <table className="paper-tall">
        <tbody>
          <tr>
            <td style={{ height: '38mm' }} />
          </tr>
        </tbody>
      </table>
      <h3>{t('head')}</h3>
      <table>
        <tbody>
          <tr>
            <td className="centre" style={{ fontSize: '14pt', letterSpacing: '0.04em' }}>
              <b>{t('headLine', { sequence: head.sequence, digits: head.digits })}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <p>{t('headWhat')}</p>
      <Signatures
        places={[
          { who: t('deskSigns'), day: t('signDay') },
          { who: t('managerSigns'), day: t('signDay') },
        ]}
      />
    </SheetFrame>
  )
}
