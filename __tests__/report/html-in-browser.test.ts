import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { renderHtml } from '../../src/report/html.ts'
import { buildPage } from '../../src/report/page/build-page.ts'
import { CHROMIUM, launchChromium } from '../support/chromium.ts'
import { sampleReport } from '../support/sample-report.ts'

const inChromium = CHROMIUM === undefined ? describe.skip : describe
if (CHROMIUM === undefined) console.warn('report.html is not looked at: there is no Chromium on this machine.')

const WIDTHS = '[document.documentElement.scrollWidth, innerWidth]'
/** What ends outside the screen, or holds more than it shows. */
const CUT = `[...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('svg, select, script'))
  .filter((one) => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map((one) => one.outerHTML.slice(0, 100))`

inChromium('report.html with 10,000 failed records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-html-'))
  const file = join(folder, 'report.html')
  const complaints: string[] = []
  const requests: string[] = []
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    writeFileSync(file, [...renderHtml(buildPage(sampleReport(12_000)))].join(''))
    browser = await launchChromium()
    page = await browser.newPage()
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(pathToFileURL(file).href)
  })

  afterAll(async () => {
    // Nothing that the tests did made the page complain, or ask for anything but itself.
    await browser?.close()
    rmSync(folder, { recursive: true })
    expect(complaints).toEqual([])
    expect(requests).toEqual([pathToFileURL(file).href])
  })

  const told = () => page.locator('.told').textContent()
  const lines = async () =>
    (await page.locator('table.sortable tbody tr td:nth-child(2)').allTextContents()).map((text) =>
      Number(text.replaceAll(',', '')),
    )

  it('shows the first hundred, and pages through the rest', async () => {
    expect(await told()).toBe('1–100 of 10,000 records')
    expect(await page.locator('table.sortable tbody tr').count()).toBe(100)
    expect(await page.locator('.previous').isDisabled()).toBe(true)
    await page.click('.next')
    expect(await told()).toBe('101–200 of 10,000 records')
    await page.click('.previous')
    expect(await told()).toBe('1–100 of 10,000 records')
    expect(await page.locator('caption').last().textContent()).toContain('2,000 more are in Account-insert/failed.csv')
  })

  it('sorts by line, up and down, by mouse and by keyboard', async () => {
    const head = page.locator('th[data-key=line]')
    await head.locator('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    const up = await lines()
    expect(up).toEqual([...up].sort((a, b) => a - b))
    await head.locator('button').focus()
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    const down = await lines()
    expect(down).toEqual([...down].sort((a, b) => b - a))
    expect(down[0]).toBeGreaterThan(up.at(-1) ?? Number.POSITIVE_INFINITY)
  })

  it('finds words in any column, and errors of one code', async () => {
    await page.fill('.filter', 'brightwater wood')
    expect(await told()).toMatch(/^1–\d+ of [\d,]+ records found among 10,000$/)
    await page.fill('.filter', '')
    await page.selectOption('select.code', 'REQUIRED_FIELD_MISSING')
    expect(new Set(await page.locator('table.sortable td[data-name=error]').allTextContents())).toEqual(
      new Set(['REQUIRED_FIELD_MISSING']),
    )
    await page.fill('.filter', 'nothing like this')
    expect(await told()).toBe('0–0 of 0 records found among 10,000')
    await page.fill('.filter', '')
    await page.selectOption('select.code', 'all')
    expect(await told()).toBe('1–100 of 10,000 records')
  })

  it('opens a record to show its values', async () => {
    const first = page.locator('table.sortable details').first()
    await first.locator('summary').click()
    expect(await first.textContent()).toContain('Ext_Id__c: ACC-')
  })

  it('is light or dark as the reader wants it', async () => {
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await background()).toBe('rgb(246, 248, 250)')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await background()).toBe('rgb(13, 17, 23)')
  })

  it('leads from a record to its line', async () => {
    const link = page.locator('table.sortable td[data-name=line] a').first()
    expect(await link.getAttribute('href')).toMatch(
      /^https:\/\/github\.com\/acme\/salesforce-data\/blob\/5f0c1d2\/data\/accounts\/\w+\.csv\?plain=1#L\d+$/,
    )
  })

  it('stacks what a narrow screen has no room for, and cuts nothing', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    const [shown, cut] = await Promise.all([page.evaluate(WIDTHS), page.evaluate(CUT)])
    expect(shown).toEqual([390, 390])
    expect(cut).toEqual([])
    const cells = page.locator('table.sortable tbody tr').first().locator('td')
    const boxes = await Promise.all((await cells.all()).map((cell) => cell.boundingBox()))
    expect(new Set(boxes.map((box) => box?.x)).size).toBe(1)
    await page.setViewportSize({ width: 1_280, height: 800 })
  })

  it('prints without its controls', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.filter').isVisible()).toBe(false)
    expect(await page.locator('table.sortable tbody tr').first().isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.filter').isVisible()).toBe(true)
  })
})
