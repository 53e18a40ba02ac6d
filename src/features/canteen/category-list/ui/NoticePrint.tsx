/** What a list changed, on paper: a sheet for the file, and a notice for each person whom it concerns. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { paperDay, PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { desk, type deskClient } from '../../ui/client'

type Applied = Awaited<ReturnType<typeof deskClient.canteen.categoryList.get>>

const papers = ['sheet', 'notices'] as const
type Paper = (typeof papers)[number]

export default function NoticePrint() {
  const { t } = useTranslation('canteen')
  const id = Number(useParams()['listId'])
  const onPaper = usePaperWords('canteen')
  const [address, setAddress] = useSearchParams()
  const paper = papers.find((one) => one === address.get('paper')) ?? 'sheet'
  const applied = useQuery(desk.canteen.categoryList.get.queryOptions({ input: { id } }))
  const { data } = applied
  return (
    <PrintPreview
      title={t(`categoryList.paper.${paper}`)}
      fileName={`${onPaper(`categoryList.paper.${paper}`)} ${data?.list.day ?? ''}`}
      back="/canteen/eligibility/lists"
      choice={
        <Segmented<Paper>
          aria-label={t('categoryList.paper.which')}
          value={paper}
          options={papers.map((value) => ({ value, label: t(`categoryList.paper.${value}`) }))}
          onChange={(value) => setAddress({ paper: value }, { replace: true })}
        />
      }
      made={applied}
    >
      {data !== undefined && (paper === 'sheet' ? <Sheet applied={data} /> : <Notices applied={data} />)}
    </PrintPreview>
  )
}

function Sheet({ applied }: { readonly applied: Applied }) {
  const { t } = useTranslation('canteen')
  const { list, issuedBy, changes, rest } = applied
  const sign = (who: string) => ({ who, day: t('claimSheets.day') })
  return (
    <SheetFrame
      title={t('categoryList.paper.sheet')}
      line={[
        t('categoryList.paper.of', { issuedBy, day: paperDay(list.day) }),
        t('categoryList.paper.file', { name: list.fileName }),
      ]}
      foot={[t('categoryList.paper.counts', { ...list }), t('claimSheets.number', { id: list.id })]}
    >
      <table>
        <thead>
          <tr>
            <th>{t('categoryList.paper.change')}</th>
            <th>{t('eligibility.resident')}</th>
            <th>{t('eligibility.category')}</th>
            <th>{t('categoryList.paper.from')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ change, resident, category, day }, at) => (
            <tr key={at}>
              <td>{t(`categoryList.figures.${change}`)}</td>
              <td>{resident.name}</td>
              <td>{category}</td>
              <td>{day}</td>
            </tr>
          ))}
          {changes.length === 0 && (
            <tr>
              <td colSpan={4}>{t('categoryList.changesNothing')}</td>
            </tr>
          )}
          {rest.map(({ row, code }, at) => (
            <tr key={`rest ${at}`}>
              <td>{t('categoryList.figures.rest')}</td>
              <td colSpan={3}>{t('categoryList.paper.row', { row, why: t(`listRest.${code}`) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Signatures places={[sign(t('claimSheets.made')), sign(t('claimSheets.checked'))]} />
    </SheetFrame>
  )
}

function Notices({ applied }: { readonly applied: Applied }) {
  const { t } = useTranslation('canteen')
  const { centre } = useSession()
  const { list, issuedBy, changes } = applied
  if (changes.length === 0) return <p>{t('categoryList.changesNothing')}</p>
  return (
    <>
      {changes.map(({ change, resident, category, day }, at) => (
        <div key={at} className="packet-sheet">
          <SheetFrame title={t('categoryList.paper.notices')}>
            <div className="category-list-notice">
              <p>{t('categoryList.paper.to', { name: resident.name })}</p>
              <p>
                {t(`categoryList.paper.text.${change}`, {
                  issuedBy,
                  listDay: paperDay(list.day),
                  category,
                  day: paperDay(day),
                })}
              </p>
              <p>{t('categoryList.paper.ask')}</p>
            </div>
            <Signatures
              places={[
                {
                  who: centre.community,
                  mark: t('claimSheets.seal'),
                  day: t('claimSheets.day'),
                },
                { who: t('categoryList.paper.received'), day: t('claimSheets.day') },
              ]}
            />
          </SheetFrame>
        </div>
      ))}
    </>
  )
}
