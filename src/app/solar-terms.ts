/**
 * The solar term that begins on a day (小雪 on 22 November 2026), reckoned from the sun's place: there are 24 in a
 * year, one each time the sun has gone another 15° along the ecliptic.
 */

const dayLength = 24 * 60 * 60 * 1000
/** Julian date of 1970-01-01T00:00Z. */
const unixEpoch = 2_440_587.5
/** Julian date of 2000-01-01T12:00Z, from which the sun's elements are counted. */
const elementsEpoch = 2_451_545
/** Terrestrial time runs this far ahead of UTC in our decades, in days (about 70 seconds). */
const terrestrialLead = 70 / 86_400

/** The sun's apparent longitude in degrees at an instant in UTC milliseconds, within a hundredth of a degree. */
function sunLongitude(instant: number): number {
  const centuries = (instant / dayLength + unixEpoch + terrestrialLead - elementsEpoch) / 36_525
  const mean = 280.466_46 + centuries * (36_000.769_83 + centuries * 0.000_303_2)
  const anomaly = radians(357.529_11 + centuries * (35_999.050_29 - centuries * 0.000_153_7))
  const centre =
    (1.914_602 - centuries * (0.004_817 + centuries * 0.000_014)) * Math.sin(anomaly) +
    (0.019_993 - centuries * 0.000_101) * Math.sin(2 * anomaly) +
    0.000_289 * Math.sin(3 * anomaly)
  const node = radians(125.04 - 1934.136 * centuries)
  const apparent = mean + centre - 0.005_69 - 0.004_78 * Math.sin(node)
  return ((apparent % 360) + 360) % 360
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

/** 0 春分, 1 清明, … 23 惊蛰, when one begins on the day (`YYYY-MM-DD`, Asia/Shanghai); else undefined. */
export function solarTermOf(day: string): number | undefined {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const before = Math.floor(sunLongitude(midnight) / 15)
  const after = Math.floor(sunLongitude(midnight + dayLength) / 15)
  return before === after ? undefined : after
}
