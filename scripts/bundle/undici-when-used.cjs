// Takes the place of undici in the bundle, and evaluates it when something of it is first used: that costs almost a tenth of
// the time until the first request. @actions/core imports it for OpenID Connect, and the artifact client for calls that we do
// not make. Whatever they ask for is undici's own.
module.exports = new Proxy({}, { get: (_, name) => Reflect.get(require('undici/index.js'), name) })
