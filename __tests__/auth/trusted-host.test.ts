import { describe, expect, it } from '@jest/globals'
import { isTrustedUrl } from '../../src/auth/trusted-host.ts'

describe('isTrustedUrl', () => {
  it.each([
    'https://login.salesforce.com',
    'https://test.salesforce.com/services/oauth2/token',
    'https://acme.my.salesforce.com',
    'https://ACME--uat.sandbox.my.Salesforce.com:443/',
    'https://acme.lightning.force.com',
    'https://acme.my.salesforce.mil',
    'https://acme.my.crmforce.mil',
    'https://acme--uat.sandbox.my.salesforce.mil',
    'https://acme.cloudforce.com',
    'https://acme.my.sfcrmproducts.cn',
    'https://login.sfcrmproducts.cn',
    'https://acme.my.sfcrmapps.cn',
    'https://acme--uat.sandbox.my.sfcrmproducts.cn/services/oauth2/token',
    // The full stop of Chinese and Japanese counts as one in a host.
    'https://login\u3002salesforce.com',
    'http://127.0.0.1:8787',
    'http://localhost:8787',
    'http://[::1]:8787',
    'https://localhost:8787',
  ])('trusts %s', (url) => {
    expect(isTrustedUrl(new URL(url))).toBe(true)
  })

  it.each([
    ['http://login.salesforce.com', 'not https'],
    ['ftp://login.salesforce.com', 'not https'],
    ['https://salesforce.com.evil.example', 'only begins like Salesforce'],
    ['https://evilsalesforce.com', 'ends like it without a dot'],
    ['https://my-salesforce.com', 'ends like it without a dot'],
    ['https://login.salesforce.com.', 'another name, with a dot at its end'],
    ['https://login.salesforce.com:8443', 'Salesforce serves no such port'],
    ['https://acme.my.sfcrmproducts.cn.evil.example', 'only begins like Salesforce'],
    ['https://acme.my.sfcrmproducts.cn.example', 'only begins like Salesforce'],
    ['https://evilsfcrmproducts.cn', 'ends like it without a dot'],
    ['https://acme.my-sfcrmproducts.cn', 'ends like it without a dot'],
    ['https://evilcrmforce.mil', 'ends like it without a dot'],
    ['https://acme.my.crmforce.mil.example', 'only begins like Salesforce'],
    ['https://acme.my.sfcrmproducts.cn:8443', 'Salesforce serves no such port'],
    ['http://acme.my.sfcrmproducts.cn', 'not https'],
    ['https://sfcrmproducts.cn', 'serves no logins'],
    ['https://acme.my.sfcrmproducts.com.cn', 'another top-level domain'],
    ['https://acme.my.salesforce.com.mcas.ms', 'a proxy of somebody else'],
    ['https://acme.my.sfcrmproducts.com', 'another top-level domain'],
    ['https://login.s\u0430lesforce.com', 'a letter of another script that looks the same'],
    ['https://evil.example\\@login.salesforce.com/', 'a backslash ends the host'],
    ['https://salesforce.com', 'serves no logins'],
    ['http://localhost.evil.example', 'only begins like loopback'],
    ['https://login.salesforce.com@evil.example', 'the host stands after the @'],
    ['https://user:pass@login.salesforce.com', 'credentials in the URL'],
    ['https://evil.example/login.salesforce.com', 'only the path looks right'],
    ['https://evil.example?.salesforce.com', 'only the query looks right'],
    ['http://127.0.0.1.evil.example', 'only begins like loopback'],
    ['http://0.0.0.0:8787', 'not loopback'],
    ['http://10.0.0.1', 'not loopback'],
    ['https://169.254.169.254', 'not Salesforce'],
    ['file://localhost/etc/passwd', 'not http'],
  ])('does not trust %s: %s', (url) => {
    expect(isTrustedUrl(new URL(url))).toBe(false)
  })
})
