/** Says what was done to the dates of a series, and offers the way back for all of them together. */
import { useWrite } from '#app/desk-client/index'
import { sayMade } from '#app/parts/course/index'
import { desk } from '../../ui/client'
import type { SeriesDone } from '../contract'

export function useMadeSeries() {
  const { write } = useWrite(desk.rooms.series.takeBack)
  return (said: string, { series, takeBack }: SeriesDone) => {
    const { id } = series
    const events = [...takeBack]
    sayMade(`room-series:${id}`, said, events.length === 0 ? null : () => write({ id, events }))
  }
}
