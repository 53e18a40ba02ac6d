/** A claim on paper: 汇总表 with places for seal and signatures, 明细 line by line, 人员汇总, 异常清单. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { useAskedOnce } from '#app/desk-client/index'
import { MoneyText } from '#app/parts/index'
import { madeOf, PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import { desk, deskClient } from '../../ui/client'
import type { ClaimDetails } from '../contract'
import { BesideGifts, GiftsOfPeriod } from './FindingsTab'
import { LinesPaper, PartChoice, partOf } from './LinesPaper'
import { periodWords } from './period'
import { roundingWords } from './rounding-words'
import './claims.css'

const sheets = ['summary', 'lines', 'people', 'anomalies'] as const
type SheetName = (typeof sheets)[number]

/** What a sheet shows beside the claim itself. Of its lines and its people each look is on record. */
async function askedFor(sheet: SheetName, id: number, part: number) {
  const { claims } = deskClient.canteen
  switch (sheet) {
    case 'summary':
      return { sheet }
    case 'lines':
      return { sheet, ...(await claims.linesOnPaper({ id, part })) }
    case 'people':
      return { sheet, ...(await claims.people({ id })) }
    case 'anomalies':
      return { sheet, ...(await claims.anomalies({ id })) }
  }
}

type Asked = Awaited<ReturnType<typeof askedFor>>
type AskedOf<Sheet extends SheetName> = Extract<Asked, { readonly sheet: Sheet }>

export default function ClaimPrint() {
  const { t } = useTranslation('canteen')
  const { claimId } = useParams()
  const id = Number(claimId)
  const paper = usePaperWords('canteen')
  const [address, setAddress] = useSearchParams()
  const sheet = sheets.find((one) => one === address.get('sheet')) ?? 'summary'
  const asked = useQuery(desk.canteen.claims.get.queryOptions({ input: { id } }))
  const { data } = asked
  const part = data === undefined ? 1 : partOf(data, address.get('part'))
  const content = useAskedOnce(
    () => askedFor(sheet, id, part),
    data === undefined ? null : [id, sheet, sheet === 'lines' ? part : 1].join(' '),
  )
  return (
    <PrintPreview
      title={data === undefined ? t('claims.title') : titleOf(t, sheet, data)}
      fileName={data === undefined ? '' : titleOf(paper, sheet, data)}
      back={`/canteen/claims/${id}`}
      choice={
        <>
          <Segmented<SheetName>
            aria-label={t('claimSheets.label')}
            value={sheet}
            options={sheets.map((value) => ({ value, label: t(`claimSheets.${value}`) }))}
            onChange={(value) => setAddress({ sheet: value }, { replace: true })}
          />
          {sheet === 'lines' && data !== undefined && (
            <PartChoice
              claim={data}
              part={part}
              onChoose={(chosen) => setAddress({ sheet, part: String(chosen) }, { replace: true })}
            />
          )}
        </>
      }
      made={[asked, madeOf(content)]}
    >
      {data !== undefined && content.answer !== undefined && (
        <Paper claim={data} content={content.answer} part={part} />
      )}
    </PrintPreview>
  )
}

const titleOf = (t: TFunction<'canteen'>, sheet: SheetName, claim: ClaimDetails): string =>
  t(`claimSheets.title.${sheet}`, { period: periodWords(t, claim) })

function Paper({
  claim,
  content,
  part,
}: {
  readonly claim: ClaimDetails
  readonly content: Asked
  readonly part: number
}) {
  const { sheet } = content
  const { t } = useTranslation('canteen')
  const sign = (who: string) => ({ who, day: t('claimSheets.day') })
  return (
    <SheetFrame
      title={titleOf(t, sheet, claim)}
      line={[t('claimSheets.state', { state: t(`claimStates.${claim.state}`) }), t('claimSheets.unit')]}
      foot={[
        sheet === 'summary' ? `${t('claims.mealNote')} ${roundingWords(t, claim)}` : roundingWords(t, claim),
        t('claimSheets.number', { id: claim.id }),
      ]}
    >
      {sheet === 'summary' && <Summary claim={claim} />}
      {content.sheet === 'lines' && <LinesPaper claim={claim} part={part} lines={content.lines} />}
      {content.sheet === 'people' && <People claim={claim} people={content.people} />}
      {content.sheet === 'anomalies' && <Findings {...content} />}
      {sheet !== 'anomalies' && (
        <Signatures
          places={[
            sign(t('claimSheets.made')),
            sign(t('claimSheets.checked')),
            { ...sign(t('claimSheets.head')), mark: t('claimSheets.seal') },
          ]}
        />
      )}
    </SheetFrame>
  )
}

function Summary({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  return (
    <table>
      <thead>
        <tr>
          <th>{t('claims.part')}</th>
          <th>{t('claims.policy')}</th>
          <th>{t('claims.category')}</th>
          <th>{t('menu.meal')}</th>
          <th>{t('claims.funder')}</th>
          <th>{t('claims.count')}</th>
          <th>{t('claims.yuan')}</th>
        </tr>
      </thead>
      <tbody>
        {claim.summary.map(
          ({ part, policy, category, kind, policyName, categoryName, funder, count, fen }) => (
            <tr key={[part, policy, category, kind, funder].join(' ')}>
              <td>{t(`claimParts.${part}`)}</td>
              <td>{policyName}</td>
              <td>{categoryName}</td>
              <td>{t(`meals.${kind}`)}</td>
              <td>{funder}</td>
              <td>{count}</td>
              <td>
                <MoneyText fen={fen} />
              </td>
            </tr>
          ),
        )}
        {claim.sums.length > 0 && (
          <tr>
            <th colSpan={6}>{t('claims.ofMeals')}</th>
            <td>
              <MoneyText fen={claim.mealsFen} />
            </td>
          </tr>
        )}
        {claim.sums.map(({ policy, policyName, code, name, funder, from, until, count, fen }) => (
          <tr key={[policy, code, until, count].join(' ')}>
            <td>{t('claims.sumToCanteen')}</td>
            <td>{policyName}</td>
            <td>{t('claims.sumOfPeriod', { name, from, until })}</td>
            <td>{t('claims.ofNoMeal')}</td>
            <td>{funder}</td>
            <td />
            <td>
              <MoneyText fen={fen} />
            </td>
          </tr>
        ))}
        {claim.funders.map(({ funder, claimedFen }) => (
          <tr key={funder}>
            <th colSpan={6}>{t('claimSheets.fromFunder', { funder })}</th>
            <td>
              <MoneyText fen={claimedFen} />
            </td>
          </tr>
        ))}
        <tr>
          <th colSpan={6}>{t('claims.total')}</th>
          <td>
            <MoneyText fen={claim.fen} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface PeopleProps extends Pick<AskedOf<'people'>, 'people'> {
  readonly claim: ClaimDetails
}

function People({ claim, people }: PeopleProps) {
  const { t } = useTranslation('canteen')
  return (
    <table>
      <thead>
        <tr>
          <th>{t('claims.place')}</th>
          <th>{t('diners.name')}</th>
          <th>{t('claims.count')}</th>
          <th>{t('claims.yuan')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ name, meals, fen }, at) => (
          <tr key={at}>
            <td>{at + 1}</td>
            <td>{name === '' ? t('claims.notTold') : name}</td>
            <td>{meals}</td>
            <td>
              <MoneyText fen={fen} />
            </td>
          </tr>
        ))}
        <tr>
          <th colSpan={3}>{t('claims.total')}</th>
          <td>
            <MoneyText fen={claim.mealsFen} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Findings({
  findings,
  total,
  gifts,
  beside,
}: Pick<AskedOf<'anomalies'>, 'findings' | 'total' | 'gifts' | 'beside'>) {
  const { t } = useTranslation('canteen')
  return (
    <>
      <GiftsOfPeriod gifts={gifts} />
      <BesideGifts beside={beside} />
      <table>
        <thead>
          <tr>
            <th>{t('claims.finding')}</th>
            <th>{t('claims.count')}</th>
            <th>{t('claims.numbers')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ kind, count, meals }, at) => (
            <tr key={at}>
              <td>{t(`anomalies.${kind}`)}</td>
              <td>{count}</td>
              <td>
                {meals.map(({ id }) => id).join(t('listSeparator', { ns: 'app' }))}
                {count > meals.length && ` ${t('claims.firstMeals', { shown: meals.length })}`}
              </td>
            </tr>
          ))}
          {total > findings.length && (
            <tr>
              <td colSpan={3}>{t('claims.moreFindings', { count: total, shown: findings.length })}</td>
            </tr>
          )}
          {findings.length === 0 && (
            <tr>
              <td colSpan={3}>{t('claims.noFindings')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}
