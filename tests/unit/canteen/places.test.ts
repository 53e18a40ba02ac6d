/** 户籍在哪里: read from what residents have on record, with and without 省、市、区、街道, and never guessed to be near. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import type { Nearness, NearnessTold } from '#features/canteen/contract/words'
import { livesNear, registeredNear, type CanteenPlace } from '#features/canteen/rules/places'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

const wuhan: CanteenPlace = {
  province: '湖北省',
  city: '武汉市',
  district: '洪山区',
  street: '花山街道',
  community: '翰林社区',
  code: '420111013006',
}
const near = (
  registrationPlace: string,
  place = wuhan,
  registration: 'local' | 'outside' | null = null,
): Nearness | null => registeredNear({ registration, registrationPlace, estate: '', grid: '' }, place)

describe('registered where', () => {
  it.each([
    ['湖北省武汉市洪山区花山街道翰林社区3栋2单元501', 'community'],
    ['湖北省武汉市洪山区花山街道翰林社区居委会', 'community'],
    ['湖北省 武汉市 洪山区 花山街道办事处 水印桃源', 'street'],
    ['湖北武汉洪山花山街道', 'street'],
    ['武汉市洪山区花山街道左岭社区', 'street'],
    ['武汉洪山区关山街道', 'district'],
    ['湖北省武汉市洪山区珞喻路 152 号', 'district'],
    ['湖北省武汉市江夏区流芳街道', 'city'],
    ['武汉市江岸区花桥街道', 'city'],
    ['武汉江岸区', 'city'],
    ['湖北省武汉市', 'city'],
    ['湖北武汉', 'city'],
    ['湖北省恩施市', 'province'],
    ['湖北省恩施土家族苗族自治州恩施市', 'province'],
    ['湖北', 'province'],
    ['湖南省长沙市开福区', 'none'],
    ['湖南省长沙市洪山区花山街道', 'none'],
    ['河南省信阳市', 'none'],
    ['广西壮族自治区南宁市', 'none'],
    ['洪山区花山街道', 'street'],
    ['花山街道翰林社区', 'community'],
    ['翰林社区', 'community'],
    ['中国湖北省武汉市洪山区', 'district'],
    ['', null],
    ['洪山区菜市场宿舍', 'district'],
    ['翰林社区水印小区', 'community'],
    ['不详', null],
  ] as const)('%s is %s', (text, nearness) => {
    expect(near(text)).toBe(nearness)
  })

  it.each([
    ['洪山新区', '湖北省武汉市洪山新区', 'city'],
    ['a street of a longer name', '湖北省武汉市洪山区花山坳镇', 'district'],
    ['a community of a longer name', '湖北省武汉市洪山区花山街道翰林苑社区', 'street'],
    ['a county-level city', '湖北省洪湖市', 'province'],
  ] as const)('%s is another one', (_what, text, nearness) => {
    expect(near(text)).toBe(nearness)
  })

  it('in a municipality, where there is no province', () => {
    const shanghai = {
      province: '',
      city: '上海市',
      district: '普陀区',
      street: '甘泉路街道',
      community: '',
      code: '310107',
    }
    expect(
      ['上海市普陀区甘泉路街道', '上海普陀', '上海市静安区', '浙江省舟山市普陀区', '310107', '310106'].map(
        (text) => near(text, shanghai),
      ),
    ).toEqual(['street', 'district', 'city', 'none', 'district', 'city'])
  })

  it('in a town of a county', () => {
    const town = {
      province: '广东省',
      city: '广州市',
      district: '增城区',
      street: '正果镇',
      community: '',
      code: '',
    }
    expect(
      ['广东省广州市增城区正果镇', '广州增城正果镇', '广州市增城区小楼镇', '广州市从化区', '440118'].map(
        (text) => near(text, town),
      ),
    ).toEqual(['street', 'street', 'district', 'city', null])
  })

  it.each([
    ['420111013006', 'community'],
    ['420111013', 'street'],
    ['420111', 'district'],
    ['420111013999', 'street'],
    ['420106', 'city'],
    ['420100', 'city'],
    ['422801', 'province'],
    ['420000', 'province'],
    ['430105', 'none'],
    ['420111 关山街道', 'district'],
  ] as const)('by the code %s is %s', (code, nearness) => {
    expect(near(code)).toBe(nearness)
  })

  it('says the register, where the words do not: from elsewhere is nowhere near, and from here may be anywhere', () => {
    expect([near('', wuhan, 'outside'), near('', wuhan, 'local'), near('武汉市', wuhan, 'outside')]).toEqual([
      'none',
      null,
      'city',
    ])
  })

  it('is not told by a canteen that has not said where it stands', () => {
    const nowhere = { province: '', city: '', district: '', street: '', community: '', code: '' }
    expect(['湖北省武汉市洪山区', '420111', ''].map((text) => near(text, nowhere))).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('living where', () => {
  const record = { registration: null, registrationPlace: '', estate: '', grid: '' }
  it('whoever has a door or a grid here lives in the community, of others it is not told', () => {
    expect([
      livesNear({ ...record, estate: '水印桃源' }),
      livesNear({ ...record, grid: '5' }),
      livesNear(record),
    ]).toEqual(['community', 'community', null])
  })
})

describe('a diner whose record tells it', () => {
  const ofDistrict: SubsidyPolicy = {
    ...claimedPolicy,
    running: [],
    conditions: [
      { kind: 'registered', within: 'district' },
      { kind: 'lives', within: 'community' },
    ],
  }
  let at: ClaimDesk
  beforeEach(async () => {
    at = await openClaimDesk(ofDistrict)
    const { settings } = at.desk.client.canteen
    await settings.save({ sendId: newSendId(), settings: { ...usualSettings, place: wuhan } })
  })
  afterEach(() => at.desk.close())

  async function enrolled(registrationPlace: string, grid = 'grid-5', told: NearnessTold = 'by-record') {
    const { canteen } = at.desk.client
    const residentId = await register(at.desk.client, {
      birth: '1950-01-01',
      registrationPlace,
      address: { estate: '', building: '', unit: '', room: '', grid },
    })
    const who = {
      residentId,
      registered: told,
      lives: 'by-record' as const,
      avoids: [],
      diet: '',
      code: null,
    }
    const { id } = await canteen.diners.enrol({ sendId: newSendId(), ...who })
    return { residentId, id }
  }
  const subsidyOf = async (id: number, day = '2026-09-01') => {
    const meal = await at.lunch(id, day)
    return (await at.desk.client.canteen.till.meal({ id: meal })).price.subsidyFen
  }

  it('is subsidised by it, and shown with it', async () => {
    const here = await enrolled('武汉市洪山区关山街道')
    const elsewhere = await enrolled('武汉市江夏区流芳街道')
    const untold = await enrolled('')
    const guest = await enrolled('武汉市洪山区花山街道', '')
    expect(await subsidyOf(here.id)).toBe(200)
    for (const { id } of [elsewhere, untold, guest]) expect(await subsidyOf(id)).toBe(0)
    const { diner } = await at.desk.client.canteen.diners.get({ id: elsewhere.id })
    expect(diner).toMatchObject({
      registered: 'by-record',
      near: { registered: 'city', lives: 'community' },
      onRecord: { registered: 'city', lives: 'community' },
    })
  })

  it('goes along when the record is put right, and meals that were had stay as they were', async () => {
    const { id, residentId } = await enrolled('武汉市江夏区')
    expect(await subsidyOf(id)).toBe(0)
    const { sqlite } = at.desk.desk.session.requireOpen().store
    sqlite.prepare('UPDATE residents SET registration_place = ? WHERE id = ?').run('湖北武汉洪山', residentId)
    expect(await subsidyOf(id, '2026-09-02')).toBe(200)
    at.go('2026-10-05')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(200)
  })

  it('is as somebody who saw their papers told, where that is told, and the other is shown beside it', async () => {
    const { id } = await enrolled('湖南省长沙市', 'grid-5', 'district')
    expect(await subsidyOf(id)).toBe(200)
    const { diner } = await at.desk.client.canteen.diners.get({ id })
    expect([diner.near.registered, diner.onRecord.registered]).toEqual(['district', 'none'])
  })
})
