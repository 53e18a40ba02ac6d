/** What is owed to diners beside the money that it stands against, as far as the books know it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DetailDrawer, ErrorState, Facts, LoadingLines, MoneyText } from '#app/parts/index'
import { desk } from '../../ui/client'

export function HeldDrawer({ owedFen, onClose }: { readonly owedFen: number; readonly onClose: () => void }) {
  const { t } = useTranslation('canteen')
  const { data, error, refetch } = useQuery(desk.canteen.balance.held.queryOptions({ input: {} }))
  return (
    <DetailDrawer title={t('moneyBeside.title')} onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={5} />}
      {data !== undefined && <Shown owedFen={owedFen} held={data} />}
    </DetailDrawer>
  )
}

interface Held {
  readonly bankedFen: number
  readonly safeFen: number
  readonly safeMore: boolean
  readonly byTender: readonly { readonly tender: 'wechat' | 'alipay'; readonly fen: number }[]
}

function Shown({ owedFen, held }: { readonly owedFen: number; readonly held: Held }) {
  const { t } = useTranslation('canteen')
  const { bankedFen, safeFen, safeMore, byTender } = held
  const inAll = byTender.reduce((sum, { fen }) => sum + fen, bankedFen + safeFen)
  return (
    <div className="stack">
      <Facts
        facts={[
          { name: t('moneyBeside.owed'), value: <MoneyText fen={owedFen} /> },
          { name: t('moneyBeside.banked'), value: <MoneyText fen={bankedFen} /> },
          {
            name: t('moneyBeside.safe'),
            value: (
              <>
                <MoneyText fen={safeFen} /> {safeMore && t('moneyBeside.safeMore')}
              </>
            ),
          },
          ...byTender.map(({ tender, fen }) => ({
            name: t('moneyBeside.byTender', { tender: t(`tenders.${tender}`) }),
            value: <MoneyText fen={fen} />,
          })),
          { name: t('moneyBeside.inAll'), value: <MoneyText fen={inAll} /> },
          { name: t('moneyBeside.difference'), value: <MoneyText fen={inAll - owedFen} /> },
        ]}
      />
      <p className="small soft">{t('moneyBeside.note')}</p>
    </div>
  )
}
