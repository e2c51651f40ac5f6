/** Takes the picture of report.html that README and docs show: `npm run picture`. Needs Chromium on this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from '../__tests__/support/chromium.ts'
import { sampleReport } from '../__tests__/support/sample-report.ts'
import { renderHtml } from '../src/report/html.ts'
import { buildPage } from '../src/report/page/build-page.ts'

const [target = 'docs/report.png', colorScheme = 'light'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'report-picture-'))
const file = join(folder, 'report.html')
writeFileSync(file, [...renderHtml(buildPage(sampleReport(110)))].join(''))
const browser = await launchChromium()
try {
  const page = await browser.newPage({
    viewport: { width: 1_200, height: 1_800 },
    colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
  })
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: target })
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
