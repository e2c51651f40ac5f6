import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isLoginHost, myDomainOfPage, SALESFORCE_HOSTS } from '../../src/auth/clouds.ts'

const PAGE = readFileSync(resolve(import.meta.dirname, '../../docs/org-setup.md'), 'utf8')

it.each(SALESFORCE_HOSTS)('the docs list the hosts that end in %s', (end) => {
  expect(PAGE).toContain(`\`${end}\``)
})

describe('isLoginHost', () => {
  it.each([
    ['login.salesforce.com', true],
    ['test.salesforce.com', true],
    ['login.sfcrmproducts.cn', true],
    ['test.sfcrmproducts.cn', true],
    ['login.my.salesforce.com', false],
    ['acme.my.sfcrmproducts.cn', false],
    ['login.example.com', false],
  ])('%s: %s', (host, isLogin) => {
    expect(isLoginHost(host)).toBe(isLogin)
  })
})

describe('myDomainOfPage', () => {
  it.each([
    ['acme.lightning.force.com', 'acme.my.salesforce.com'],
    ['acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox.my.salesforce.com'],
    ['acme.my.salesforce-setup.com', 'acme.my.salesforce.com'],
    ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
    ['acme.lightning.sfcrmapps.cn', 'acme.my.sfcrmproducts.cn'],
    ['acme--uat.sandbox.lightning.sfcrmapps.cn', 'acme--uat.sandbox.my.sfcrmproducts.cn'],
    ['acme.setup.sfcrmproducts.cn', 'acme.my.sfcrmproducts.cn'],
    ['acme.lightning.force.mil', 'acme.my.salesforce.mil'],
    ['acme.lightning.force.com.mcas.ms', 'acme.my.salesforce.com'],
    ['acme.my.salesforce.com.mcas.ms', 'acme.my.salesforce.com'],
    ['acme.example.mcas.ms', undefined],
    ['acme.my.salesforce.com', undefined],
    ['acme.my.sfcrmproducts.cn', undefined],
  ])('knows the API host of %s', (page, host) => {
    expect(myDomainOfPage(page)).toBe(host)
  })
})
