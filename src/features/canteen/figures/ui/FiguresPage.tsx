/** 食堂统计: meals of a period, by category, age and way; each figure leads to its meals. */
import { FiguresPage as Figures } from '#app/parts/figures/index'
import { useMay } from '#app/session/session'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FiguresPage() {
  const may = { rows: useMay('canteen.till'), take: useMay('canteen.submit') }
  return <Figures shown={useShownFigures()} procedures={desk.canteen.figures} may={may} nav={<Rooms />} />
}
