/** 日结: the drawer's shifts on the left, what is left and who signs on the right. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { Day, ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { CashDrawer } from './CashDrawer'
import { CountedShift } from './CountedShift'
import { Safe } from './Safe'
import { Signing } from './Signing'
import '../../ui/canteen.css'
import './close.css'

export default function ClosePage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { data, error, refetch } = useQuery(
    desk.canteen.close.state.queryOptions({ input: { day: search.get('day') } }),
  )
  if (data === undefined) {
    return (
      <Page head={<PageHead title={t('close.title')} actions={<Rooms />} />}>
        {error === null ? (
          <LoadingLines lines={8} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    )
  }
  const { day, shifts, closed } = data
  const counted = shifts.filter((shift) => shift.counted !== null)
  return (
    <Page
      head={
        <PageHead
          title={t('close.title')}
          actions={
            <>
              <Rooms />
              <KeyButton keys="Ctrl+P" onPress={() => void navigate(`/canteen/close/sheet?day=${day}`)}>
                {t(closed === null ? 'close.printX' : 'close.printZ')}
              </KeyButton>
            </>
          }
        />
      }
      columns="minmax(0, 1fr) 372px"
    >
      <Sheet grow label={t('close.drawer')} title={t('close.drawer')} remark={<Day day={day} weekday />}>
        <div className="close-drawer">
          <CashDrawer state={data} />
          <Safe state={data} />
          {counted.map((shift) => (
            <CountedShift key={shift.id} shift={shift} closed={closed !== null} />
          ))}
        </div>
      </Sheet>
      <Signing state={data} />
    </Page>
  )
}
