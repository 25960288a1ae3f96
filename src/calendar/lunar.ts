import { dateOfDay, dayNumber, type DayNumber } from './local-date';
import type { LocalDate } from '../../workflows/vocabulary';

/** The Vietnamese lunar calendar for the meridian of UTC+7, by the method that Hồ Ngọc Đức published ("Thuật toán tính âm
 *  lịch"): new moons and solar longitudes from Jean Meeus' series, the month that holds the winter solstice is the
 *  eleventh, and the first month without a major solar term is the leap month. Written anew from that description. */

const UTC_OFFSET_DAYS = 7 / 24;
const SYNODIC_MONTH_DAYS = 29.530588853;
/** Julian day number of 1970-01-01 (at noon). */
const JULIAN_OF_EPOCH = 2_440_588;
/** The new moon from which lunations are counted, 1900-01-01 (UTC+7), as a Julian day. */
const FIRST_NEW_MOON_JULIAN = 2_415_021.076998695;
const RADIANS = Math.PI / 180;

/** Civil day (UTC+7), as a Julian day number, of new moon number `k`, counted from 1 January 1900. */
function newMoonJulianDay(k: number): number {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * RADIANS);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RADIANS;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RADIANS;
  const latitude = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RADIANS;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * latitude) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * latitude + sun) -
    0.0004 * Math.sin(2 * latitude - sun) -
    0.0006 * Math.sin(2 * latitude + moon) +
    0.001 * Math.sin(2 * latitude - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  const clockDrift =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - clockDrift + 0.5 + UTC_OFFSET_DAYS);
}

/** Which twelfth of the sun's path (0 = from the spring equinox) holds midnight (UTC+7) at the start of the day. */
function solarSector(julianDay: number): number {
  const t = (julianDay - 0.5 - UTC_OFFSET_DAYS - 2_451_545) / 36_525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * RADIANS;
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t2 +
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

const lunationOf = (julianDay: number): number =>
  Math.floor((julianDay - FIRST_NEW_MOON_JULIAN) / SYNODIC_MONTH_DAYS + 0.5);

/** First day of the eleventh month that begins in the given solar year: the month of the winter solstice. */
function eleventhMonth(year: number): number {
  const lastDay = dayNumber(year, 12, 31) + JULIAN_OF_EPOCH;
  const k = Math.floor((lastDay - 2_415_021) / SYNODIC_MONTH_DAYS);
  const start = newMoonJulianDay(k);
  return solarSector(start) >= 9 ? newMoonJulianDay(k - 1) : start;
}

/** Position, after the eleventh month, of the first month in which the sun enters no new sector. */
function leapOffset(eleventh: number): number {
  const k = lunationOf(eleventh);
  let offset = 1;
  let sector = solarSector(newMoonJulianDay(k + offset));
  for (;;) {
    const previous = sector;
    offset += 1;
    sector = solarSector(newMoonJulianDay(k + offset));
    if (sector === previous || offset >= 14) return offset - 1;
  }
}

/** The day on which a lunar date of the given lunar year falls; the month is the ordinary one, never the leap month.
 *  Good for 1900–2199, where it needs no more than the published accuracy. */
export function lunarToSolar({ year, month, day }: { year: number; month: number; day: number }): LocalDate {
  const from = month < 11 ? eleventhMonth(year - 1) : eleventhMonth(year);
  const to = month < 11 ? eleventhMonth(year) : eleventhMonth(year + 1);
  let offset = (month + 1) % 12;
  if (to - from > 365 && offset >= leapOffset(from)) offset += 1;
  const firstOfMonth = newMoonJulianDay(lunationOf(from) + offset);
  const days: DayNumber = firstOfMonth + day - 1 - JULIAN_OF_EPOCH;
  return dateOfDay(days);
}

/** First day of the lunar new year. */
export const tetOf = (year: number): LocalDate => lunarToSolar({ year, month: 1, day: 1 });

/** Giỗ Tổ Hùng Vương: the tenth day of the third lunar month. */
export const gioToOf = (year: number): LocalDate => lunarToSolar({ year, month: 3, day: 10 });
