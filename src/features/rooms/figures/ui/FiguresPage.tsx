/** 场地月报: the month's figures of rooms; each leads to its bookings. */
import { FiguresPage as Figures } from '#app/parts/figures/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import { UnmetSheet } from '../../unmet/ui/UnmetSheet'
import { useShownFigures } from './shown'

export default function FiguresPage() {
  const may = { rows: useMay('rooms.bookings'), take: useMay('rooms.export') }
  return (
    <Figures
      shown={useShownFigures()}
      procedures={desk.rooms.figures}
      may={may}
      after={(period) => <UnmetSheet period={period} />}
    />
  )
}
