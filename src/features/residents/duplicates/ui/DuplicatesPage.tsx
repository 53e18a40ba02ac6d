/** Pairs of records that may be of one person: compare, merge, or keep apart. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { useLong, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { offerBack, notify } from '#app/notices'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  List,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  Status,
  type Column,
} from '#app/parts/index'
import type { ResidentCard } from '../../people/contract/person'
import { useSexAndAge } from '../../people/ui/words'
import type { Pair } from './pair'
import { MergeDialog } from './MergeDialog'
import '../../people/ui/residents.css'

const keyOf = (pair: Pair): string => `${pair.one.id}-${pair.other.id}`

export default function DuplicatesPage() {
  const { t } = useTranslation('residents')
  const sexAndAge = useSexAndAge()
  const search = useLong(desk.residents.duplicates)
  const apart = useWrite(desk.residents.keepApart)
  const takeBack = useWrite(desk.residents.takeBackMerge)
  const [pairs, setPairs] = useState<readonly Pair[]>()
  const [merging, setMerging] = useState<Pair>()
  // The procedure is another function at each rendering; the search is begun once a round.
  const latest = useRef(search.run)
  useEffect(() => {
    latest.current = search.run
  })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let here = true
    latest.current({}).then(
      (result) => {
        if (here && result !== undefined) setPairs(result.pairs)
      },
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [round])
  const again = () => setRound((before) => before + 1)
  const drop = (pair: Pair) => setPairs((before) => before?.filter((one) => keyOf(one) !== keyOf(pair)))
  const keepApart = (pair: Pair) =>
    void apart.write({ one: pair.one.id, other: pair.other.id }).then(() => {
      notify(t('duplicates.keptApart'))
      drop(pair)
    })

  const person = (card: ResidentCard) => (
    <span>
      <Link to={`/residents/${card.id}`}>{card.name}</Link> {sexAndAge(card)}{' '}
      <span className="soft">
        {[
          // What is compared first: a long address is cut, not a number.
          card.idNumber,
          card.phone,
          card.addressHidden ? t('part.addressHidden', { ns: 'app' }) : card.address,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </span>
  )
  const columns: readonly Column<Pair>[] = [
    { key: 'one', title: t('duplicates.one'), width: 'minmax(0, 1fr)', render: (pair) => person(pair.one) },
    {
      key: 'other',
      title: t('duplicates.other'),
      width: 'minmax(0, 1fr)',
      render: (pair) => person(pair.other),
    },
    {
      key: 'reasons',
      title: t('duplicates.why'),
      width: '180px',
      render: (pair) => (
        <Status tone={pair.reasons.length > 1 ? 'soon' : 'rest'}>
          {pair.reasons
            .map((reason) => toldBy('residents', `duplicates.reason.${reason}`))
            .join(t('listSeparator', { ns: 'app' }))}
        </Status>
      ),
    },
    {
      key: 'do',
      title: t('duplicates.do'),
      width: '190px',
      align: 'end',
      render: (pair) => (
        <span className="name-and-tags">
          <Button size="small" onClick={() => keepApart(pair)}>
            {t('duplicates.keepApart')}
          </Button>
          <Button size="small" onClick={() => setMerging(pair)}>
            {t('duplicates.merge')}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <Page
      head={
        <PageHead
          trail={<Link to="/residents">{t('nav')}</Link>}
          title={t('duplicates.title')}
          remark={t('duplicates.remark')}
          actions={<KeyButton onPress={again}>{t('duplicates.again')}</KeyButton>}
        />
      }
    >
      <Sheet grow label={t('duplicates.title')}>
        {search.running && (
          <div className="import-foot">
            <ProgressBar stage={t('stage.comparing')} progress={search.progress} onCancel={search.cancel} />
          </div>
        )}
        {search.error !== undefined && <ErrorState error={search.error} onRetry={again} />}
        {pairs !== undefined && (
          <List
            label={t('duplicates.title')}
            columns={columns}
            rows={pairs}
            rowKey={keyOf}
            onSelect={() => undefined}
            onOpen={setMerging}
            rowKeys={{ Delete: keepApart }}
            empty={<EmptyState>{t('duplicates.none')}</EmptyState>}
          />
        )}
      </Sheet>
      {merging !== undefined && (
        <MergeDialog
          pair={merging}
          onClose={() => setMerging(undefined)}
          onMerged={(merge) => {
            offerBack(t('duplicates.done', { name: merging.one.name }), () =>
              takeBack.write({ merge }).then(again),
            )
            drop(merging)
            setMerging(undefined)
          }}
        />
      )}
    </Page>
  )
}
