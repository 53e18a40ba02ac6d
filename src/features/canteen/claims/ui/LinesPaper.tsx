/** 明细 on paper: line by line, in parts where there are more than one print takes. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MoneyText } from '#app/parts/index'
import type { deskClient } from '../../ui/client'
import { linesOnPaper, type ClaimDetails } from '../contract'

const partsOf = ({ lines }: ClaimDetails): number => Math.max(1, Math.ceil(lines / linesOnPaper))

/** The part that an address names, or the first. */
export function partOf(claim: ClaimDetails, named: string | null): number {
  const part = Number(named)
  return Number.isInteger(part) && part >= 1 && part <= partsOf(claim) ? part : 1
}

export function PartChoice({
  claim,
  part,
  onChoose,
}: {
  readonly claim: ClaimDetails
  readonly part: number
  readonly onChoose: (part: number) => void
}) {
  const { t } = useTranslation('canteen')
  const parts = partsOf(claim)
  if (parts === 1) return null
  return (
    <Select
      aria-label={t('claimSheets.part')}
      value={part}
      options={Array.from({ length: parts }, (_, at) => ({
        value: at + 1,
        label: t('claimSheets.linesOf', spanOf(claim, at + 1)),
      }))}
      onChange={onChoose}
    />
  )
}

const spanOf = ({ lines }: ClaimDetails, part: number) => ({
  from: (part - 1) * linesOnPaper + 1,
  until: Math.min(lines, part * linesOnPaper),
  total: lines,
})

interface LinesPaperProps {
  readonly claim: ClaimDetails
  readonly part: number
  readonly lines: Awaited<ReturnType<typeof deskClient.canteen.claims.linesOnPaper>>['lines']
}

export function LinesPaper({ claim, part, lines }: LinesPaperProps) {
  const { t } = useTranslation('canteen')
  const parts = partsOf(claim)
  const before = (part - 1) * linesOnPaper
  return (
    <>
      {parts > 1 && <p>{t('claimSheets.partLine', { part, parts, ...spanOf(claim, part) })}</p>}
      <table className="claim-lines-paper">
        <thead>
          <tr>
            <th>{t('claims.place')}</th>
            <th>{t('menu.day')}</th>
            <th>{t('menu.meal')}</th>
            <th>{t('diners.name')}</th>
            <th>{t('claims.evidence')}</th>
            <th>{t('meals.number')}</th>
            <th>{t('claims.part')}</th>
            <th>{t('claims.category')}</th>
            <th>{t('claims.funder')}</th>
            <th>{t('claims.yuan')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={before + at}>
              <td>{before + at + 1}</td>
              <td>{line.day}</td>
              <td>{t(`meals.${line.kind}`)}</td>
              <td>{line.name === '' ? t('claims.notTold') : line.name}</td>
              <td>{t(`evidences.${line.evidence}`)}</td>
              <td>{line.meal}</td>
              <td>{t(`claimParts.${line.part}`)}</td>
              <td>{line.categoryName}</td>
              <td>{line.funder}</td>
              <td>
                <MoneyText fen={line.fen} />
              </td>
            </tr>
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={10}>{t('claims.nothing')}</td>
            </tr>
          )}
          {parts > 1 && (
            <tr>
              <th colSpan={9}>{t('claimSheets.ofPart')}</th>
              <td>
                <MoneyText fen={lines.reduce((sum, { fen }) => sum + fen, 0)} />
              </td>
            </tr>
          )}
          <tr>
            <th colSpan={9}>{t(parts > 1 ? 'claimSheets.ofAllParts' : 'claims.total')}</th>
            <td>
              <MoneyText fen={claim.mealsFen} />
            </td>
          </tr>
        </tbody>
      </table>
    </>
  )
}
