/** Where people live: four estates, their buildings, and the sixteen grids that the buildings are divided among. */

export interface Estate {
  readonly label: string
  /** Grids that it is divided into. */
  readonly grids: number
  readonly buildings: number
  readonly units: number
  readonly floors: number
  readonly roomsOnFloor: number
}

/** In a community of ordinary size; a larger one has more buildings of each. */
export const estates: readonly Estate[] = [
  { label: '水印桃源', grids: 3, buildings: 16, units: 2, floors: 18, roomsOnFloor: 2 },
  { label: '顺驰泊林', grids: 3, buildings: 24, units: 3, floors: 7, roomsOnFloor: 2 },
  { label: '汉口道6号', grids: 5, buildings: 12, units: 2, floors: 26, roomsOnFloor: 3 },
  { label: '武汉奥林匹克花园', grids: 5, buildings: 30, units: 3, floors: 11, roomsOnFloor: 2 },
]

export const gridCount = estates.reduce((sum, { grids }) => sum + grids, 0)

export interface Door {
  /** Label of the estate. */
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
  /** From 1 to `gridCount`. */
  readonly grid: number
}

/** Every door there is, in order; `size` times as many buildings as an ordinary community has. */
export function allDoors(size: number): readonly Door[] {
  let gridsBefore = 0
  return estates.flatMap((estate) => {
    const buildings = Math.ceil(estate.buildings * size)
    const firstGrid = gridsBefore + 1
    gridsBefore += estate.grids
    return numbersTo(buildings).flatMap((building) => {
      const grid = firstGrid + Math.floor(((building - 1) * estate.grids) / buildings)
      return numbersTo(estate.units).flatMap((unit) =>
        numbersTo(estate.floors).flatMap((floor) =>
          numbersTo(estate.roomsOnFloor).map((room) => ({
            estate: estate.label,
            building: String(building),
            unit: String(unit),
            room: String(floor * 100 + room),
            grid,
          })),
        ),
      )
    })
  })
}

const numbersTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
