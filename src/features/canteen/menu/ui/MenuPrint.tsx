/** The week's board on paper, for the door. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { MoneyText } from '#app/parts/index'
import { paperWeekday, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals } from '../../contract/words'
import { mondayOf } from '../../rules/periods'
import { desk } from '../../ui/client'
import type { BoardLine } from '../contract'
import './menu.css'

export default function MenuPrint() {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const [search] = useSearchParams()
  const from = mondayOf(search.get('from') ?? today)
  const paper = usePaperWords('canteen')
  const week = useQuery(desk.canteen.menu.week.queryOptions({ input: { from } }))
  return (
    <PrintPreview
      title={t('menu.paper', daysOf(from))}
      fileName={paper('menu.paper', daysOf(from))}
      back={`/canteen/menu?${search.toString()}`}
      made={week}
    >
      <Board from={from} lines={week.data?.lines ?? []} />
    </PrintPreview>
  )
}

/** Its first and its last day, as `11-23`. */
const daysOf = (from: string) => ({ from: from.slice(5), until: addDays(from, 6).slice(5) })

interface BoardProps {
  readonly from: string
  readonly lines: readonly BoardLine[]
}

function Board({ from, lines }: BoardProps) {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const shown = meals.filter((meal) => lines.some((line) => line.meal === meal))
  return (
    <SheetFrame title={t('menu.paper', daysOf(from))}>
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
              <th>{paperWeekday(day, today)}</th>
              {shown.map((meal) => (
                <td key={meal}>
                  {lines
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
  )
}
