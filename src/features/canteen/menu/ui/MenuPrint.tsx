/** The week's board on paper, for the door. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { languageOf } from '#app/i18n/index'
import { MoneyText } from '#app/parts/index'
import { paperWeekday, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals } from '../../contract/words'
import { mondayOf } from '../../rules/periods'
import { desk } from '../../ui/client'
import type { BoardLine } from '../contract'
import { daysOfWeek } from './days-of-week'
import { DishesShown } from './DishesShown'
import './menu.css'

export default function MenuPrint() {
  const { t, i18n } = useTranslation('canteen')
  const { today } = useSession()
  const [search] = useSearchParams()
  const from = mondayOf(search.get('from') ?? today)
  const paper = usePaperWords('canteen')
  const week = useQuery(desk.canteen.menu.week.queryOptions({ input: { from } }))
  return (
    <PrintPreview
      title={t('menu.paper', daysOfWeek(from, today, languageOf(i18n)))}
      fileName={paper('menu.paper', daysOfWeek(from, today, 'zh-CN'))}
      back={`/canteen/menu?${search.toString()}`}
      made={week}
    >
      <Board from={from} lines={week.data?.lines ?? []} />
    </PrintPreview>
  )
}

interface BoardProps {
  readonly from: string
  readonly lines: readonly BoardLine[]
}

function Board({ from, lines }: BoardProps) {
  const { t, i18n } = useTranslation('canteen')
  const { today } = useSession()
  const shown = meals.filter((meal) => lines.some((line) => line.meal === meal))
  return (
    <SheetFrame title={t('menu.paper', daysOfWeek(from, today, languageOf(i18n)))}>
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
                    .map(({ position, name, dishes, fen }) => (
                      <p key={position}>
                        <span>
                          {name} <DishesShown dishes={dishes} />
                        </span>
                        {fen !== null && <MoneyText fen={fen} />}
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
