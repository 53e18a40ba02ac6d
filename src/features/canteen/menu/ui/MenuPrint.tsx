/** The week's board on paper, for the door. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { ErrorState, LoadingLines, MoneyText } from '#app/parts/index'
import { PrintPreview, SheetFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals } from '../../contract/words'
import { mondayOf } from '../../rules/periods'
import { desk } from '../../ui/client'
import './menu.css'

export default function MenuPrint() {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const [search] = useSearchParams()
  const from = mondayOf(search.get('from') ?? today)
  const { data, error, refetch } = useQuery(desk.canteen.menu.week.queryOptions({ input: { from } }))
  const shown = meals.filter((meal) => data?.lines.some((line) => line.meal === meal))
  const title = t('menu.paper', { from: from.slice(5), until: addDays(from, 6).slice(5) })
  return (
    <PrintPreview title={title} fileName={title} back={`/canteen/menu?${search.toString()}`}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && (
        <SheetFrame title={title}>
          <table className="paper-table menu-paper">
            <thead>
              <tr>
                <th>{t('menu.day')}</th>
                {shown.map((meal) => (
                  <th key={meal}>{t(`meals.${meal}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: 7 }, (_, at) => addDays(from, at)).map((day) => (
                <tr key={day}>
                  <th>{dayWithWeekday(day, today)}</th>
                  {shown.map((meal) => (
                    <td key={meal}>
                      {data.lines
                        .filter((line) => line.day === day && line.meal === meal)
                        .map(({ position, name, fen }) => (
                          <p key={position}>
                            {name} {fen !== null && <MoneyText fen={fen} />}
                          </p>
                        ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SheetFrame>
      )}
    </PrintPreview>
  )
}
