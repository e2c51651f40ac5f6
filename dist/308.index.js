export const id = 308;
export const ids = [308];
export const modules = {

/***/ 8647:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// Takes the place of undici in the bundle, and evaluates it when something of it is first used: that costs almost a tenth of
// the time until the first request. @actions/core imports it for OpenID Connect, and the artifact client for calls that we do
// not make. Whatever they ask for is undici's own.
module.exports = new Proxy({}, { get: (_, name) => Reflect.get(__webpack_require__(91245), name) })


/***/ }),

/***/ 26686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FM: () => (/* binding */ myDomainOfPage),
/* harmony export */   OI: () => (/* binding */ isLoginHost),
/* harmony export */   Rm: () => (/* binding */ audiencesOf),
/* harmony export */   ag: () => (/* binding */ isSalesforceHost)
/* harmony export */ });
/* unused harmony export SALESFORCE_HOSTS */
const SALESFORCE_AUDIENCES = { production: 'https://login.salesforce.com', sandbox: 'https://test.salesforce.com' };
const CLOUDS = [
    {
        hosts: ['.salesforce.com', '.force.com', '.cloudforce.com'],
        audiences: SALESFORCE_AUDIENCES,
    },
    {
        hosts: ['.salesforce.mil', '.crmforce.mil'],
        audiences: SALESFORCE_AUDIENCES,
    },
    {
        hosts: ['.sfcrmproducts.cn', '.sfcrmapps.cn'],
        audiences: { production: 'https://login.sfcrmproducts.cn', sandbox: 'https://test.sfcrmproducts.cn' },
    },
];
const SALESFORCE_HOSTS = CLOUDS.flatMap(({ hosts }) => hosts);
function cloudOf(hostname) {
    return CLOUDS.find(({ hosts }) => hosts.some((end) => hostname.endsWith(end)));
}
function isSalesforceHost(hostname) {
    return cloudOf(hostname) !== undefined;
}
function audiencesOf(hostname) {
    return cloudOf(hostname)?.audiences ?? SALESFORCE_AUDIENCES;
}
function isLoginHost(hostname) {
    return isSalesforceHost(hostname) && /^(?:login|test)\.[^.]+\.[^.]+$/.test(hostname);
}
const PAGES = [
    ['.lightning.force.com', '.my.salesforce.com'],
    ['.my.salesforce-setup.com', '.my.salesforce.com'],
    ['.lightning.crmforce.mil', '.my.salesforce.mil'],
    ['.lightning.force.mil', '.my.salesforce.mil'],
    ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
    ['.lightning.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
    ['.setup.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
];
const SEEN_THROUGH_DEFENDER = '.mcas.ms';
function myDomainOfPage(hostname) {
    if (hostname.endsWith(SEEN_THROUGH_DEFENDER)) {
        const behind = hostname.slice(0, -SEEN_THROUGH_DEFENDER.length);
        return myDomainOfPage(behind) ?? (isSalesforceHost(behind) ? behind : undefined);
    }
    for (const [page, api] of PAGES)
        if (hostname.endsWith(page))
            return `${hostname.slice(0, -page.length)}${api}`;
    return undefined;
}


/***/ }),

/***/ 74420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ hostOfSignIn)
/* harmony export */ });
function hostOfSignIn(signIn) {
    switch (signIn.flow) {
        case 'jwt':
        case 'client-credentials':
            return signIn.loginUrl;
        case 'sfdx-auth-url':
            return signIn.url.loginUrl;
        case 'session':
            return signIn.instanceUrl;
        case 'target-org':
            return undefined;
    }
}


/***/ }),

/***/ 87011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ parseLogin),
/* harmony export */   B: () => (/* binding */ orgOfToken),
/* harmony export */   Mv: () => (/* binding */ parseRefreshToken)
/* harmony export */ });
/* harmony import */ var _trusted_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39380);

function parseLogin(text, context) {
    const body = parseObject(text);
    const [accessToken, instance] = [body.get('access_token'), body.get('instance_url')];
    if (typeof accessToken !== 'string' || !isToken(accessToken))
        return 'the answer contains no access token';
    if (typeof instance !== 'string' || !URL.canParse(instance))
        return 'the answer does not say where the org is';
    const instanceUrl = new URL(instance);
    if (!mayFollow(context.loginUrl, instanceUrl)) {
        return `the answer points to ${instanceUrl.host}, which is not a Salesforce host, so nothing was sent there`;
    }
    const { orgId = orgOfToken(accessToken), userId } = idsOf(body.get('id'), context.loginUrl);
    return { accessToken, instanceUrl: new URL(instanceUrl.origin), orgId, userId, issuedAt: context.issuedAt };
}
function parseRefreshToken(text) {
    const token = parseObject(text).get('refresh_token');
    return typeof token === 'string' && isToken(token) ? token : undefined;
}
function isToken(text) {
    return /^[\x21-\x7e]+$/.test(text);
}
function orgOfToken(accessToken) {
    return /^(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)!/.exec(accessToken)?.[1];
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
    }
    catch {
        return new Map();
    }
}
function mayFollow(loginUrl, url) {
    return (0,_trusted_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrustedUrl */ .t)(url) && (!(0,_trusted_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(url) || (0,_trusted_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(loginUrl));
}
const IDENTITY_PATH = /^\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/;
function idsOf(id, loginUrl) {
    const url = typeof id === 'string' && URL.canParse(id) ? new URL(id) : undefined;
    const isUsable = url !== undefined && mayFollow(loginUrl, url);
    const [, orgId, userId] = (isUsable && IDENTITY_PATH.exec(url.pathname)) || [];
    return { orgId, userId };
}


/***/ }),

/***/ 93069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isAudienceError),
/* harmony export */   f: () => (/* binding */ cureFor)
/* harmony export */ });
const NOT_APPROVED = 'Check that `username` is a user of this org. In Setup, open the policies of the app, set "Permitted Users" to "Admin approved users are pre-authorized", and assign the app to the user through a profile or permission set; the app needs the scopes "api" and "refresh_token, offline_access".';
const CHECK_CLIENT_ID = 'Check that `client-id` is the consumer key of an app in this org, and that `login-url` leads to the same org.';
const CHANGES_TAKE_TIME = 'A new or changed app takes up to 10 minutes to become known everywhere.';
const CURES = [
    { error: 'invalid_app_access', cure: NOT_APPROVED },
    { error: 'invalid_client_id', cure: `${CHECK_CLIENT_ID} ${CHANGES_TAKE_TIME}` },
    { error: 'invalid_client', cure: `${CHECK_CLIENT_ID} ${CHANGES_TAKE_TIME}` },
    {
        error: 'app_not_found',
        cure: `The external client app is not installed or not available in this org. Install or create it there, or set \`login-url\` to the org that has it. ${CHANGES_TAKE_TIME}`,
    },
    {
        error: 'inactive_user',
        cure: 'The user is inactive. Activate it in Setup, or set `username` to an active integration user.',
    },
    {
        error: 'inactive_org',
        cure: 'The org is locked, closed or suspended. Check that `login-url` names the org you mean.',
    },
    {
        error: 'rate_limit_exceeded',
        cure: 'The user signed in too often in a short time. Wait, then sign in less often.',
    },
    {
        error: 'unsupported_grant_type',
        cure: 'Check that the app has the JWT bearer flow enabled, and that `login-url` is a Salesforce login host.',
    },
    { description: /hasn'?t approved|not admin approved/i, cure: NOT_APPROVED },
    {
        description: /audience/i,
        cure: "Set `login-url` to the org's My Domain, or to `https://test.salesforce.com` for a sandbox; or set `audience` to the `aud` that the org expects.",
    },
    {
        description: /invalid assertion/i,
        cure: 'Check that `private-key` belongs to the certificate that was uploaded to the app, and that `client-id` is the consumer key of that app.',
    },
    {
        description: /expired authorization code/i,
        cure: "The assertion counted as expired when it arrived. Check the runner's clock (synchronise it on a self-hosted runner) and run again.",
    },
    {
        description: /expired access\/refresh token|token validity expired/i,
        cure: 'The refresh token has expired, was revoked or was used before. Where an org rotates refresh tokens, each works only ' +
            'once, and using one again revokes its successors too. Sign in again and replace the secret, or sign in with a JWT ' +
            'or client credentials, which need no refresh token.',
    },
    {
        description: /already being processed/i,
        cure: 'Another step or run is using the same refresh token right now. Let only one of them sign in at a time, or sign in with a JWT or client credentials.',
    },
    {
        description: /no client credentials user/i,
        cure: 'In Setup, open the policies of the app, enable the client credentials flow and choose a "Run As" user.',
    },
    {
        description: /not supported on this domain/i,
        cure: "This flow works only at the org's own host. Set `login-url` to its My Domain, such as `https://acme.my.salesforce.com`.",
    },
    {
        description: /user is locked|authentication failure|inactive|ip restrict/i,
        cure: "See the user's login history in Setup: the user may be inactive or locked, or login IP ranges or login hours may keep the runner out.",
    },
];
const GENERAL_CURE = 'Look the error up in Salesforce Help under "OAuth 2.0 Authorization Errors", and see the user\'s login history in Setup for the reason.';
function cureFor({ error, description }) {
    const known = CURES.find((cure) => (cure.error === undefined || cure.error === error) &&
        (cure.description === undefined || cure.description.test(description)));
    return known?.cure ?? GENERAL_CURE;
}
function isAudienceError({ error, description }) {
    return error === 'invalid_grant' && /audience/i.test(description);
}


/***/ }),

/***/ 74586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ parseRefusal),
/* harmony export */   cR: () => (/* binding */ explainConnection),
/* harmony export */   iJ: () => (/* binding */ explainAnswer)
/* harmony export */ });
/* harmony import */ var _http_error_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72827);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23694);
/* harmony import */ var _oauth_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93069);
/* harmony import */ var _trusted_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39380);




const LONGEST_DESCRIPTION = 300;
const TRY_AGAIN = 'Run again later; https://status.salesforce.com shows known disruptions.';
function parseRefusal(answer) {
    const { errorCode, message } = (0,_http_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .readErrorBody */ .Nk)(answer);
    if (answer.status === 200 || errorCode === '')
        return undefined;
    return { error: oneLine(errorCode), description: message === errorCode ? '' : oneLine(message) };
}
function explainAnswer(answer, loginUrl) {
    const refusal = parseRefusal(answer);
    if (refusal !== undefined && answer.status < 500) {
        const said = refusal.description === '' ? refusal.error : `${refusal.error} (${refusal.description})`;
        return `${said}. ${(0,_oauth_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cureFor */ .f)(refusal)}`;
    }
    if (answer.status >= 300 && answer.status < 400)
        return explainRedirect(answer, loginUrl);
    if (answer.status === 429)
        return `Salesforce answered 429, too many requests. ${TRY_AGAIN}`;
    if (answer.status >= 500)
        return `Salesforce answered ${answer.status}, out of service. ${TRY_AGAIN}`;
    return `the host answered ${answer.status} but did not return a token. Check that \`login-url\` is the login host, or the My Domain of an active org.`;
}
function explainRedirect({ status, headers }, loginUrl) {
    const { location } = headers;
    const target = typeof location === 'string' && URL.canParse(location, loginUrl.href) ? new URL(location, loginUrl) : undefined;
    const isElsewhere = target !== undefined && (0,_trusted_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isTrustedUrl */ .t)(target) && target.host !== loginUrl.host;
    const cure = isElsewhere
        ? `Set \`login-url\` to \`${target.origin}\`.`
        : "Set `login-url` to the org's current My Domain.";
    return `the host answered ${status}, a redirect, and credentials are not sent on to another address. ${cure}`;
}
function explainConnection(error, loginUrl) {
    const { code, message, isExplained } = error;
    if (isExplained)
        return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .passes */ .W)(error) ? `${message}, or run again later.` : `${message}.`;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        return `the host is unknown. Check the spelling of \`login-url\`; the My Domain of a new org takes some minutes to become known, and a self-hosted runner may need a proxy (\`https_proxy\`).`;
    }
    return `${oneLine(message)}. Check that the runner can reach ${loginUrl.origin}, through a proxy (\`https_proxy\`) if it needs one. ${TRY_AGAIN}`;
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').slice(0, LONGEST_DESCRIPTION);
}


/***/ }),

/***/ 35292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseSfdxAuthUrl),
/* harmony export */   d: () => (/* binding */ findAuthUrl)
/* harmony export */ });
/* harmony import */ var _text_unquoted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96260);

const FORM = /^force:\/\/([A-Za-z0-9._-]+={0,2}):([A-Za-z0-9._-]*={0,2}):([A-Za-z0-9._-]+={0,2})@([A-Za-z0-9:._-]+)$/;
function parseSfdxAuthUrl(text) {
    const [, clientId, clientSecret = '', refreshToken, host] = FORM.exec(text) ?? [];
    if (clientId === undefined || refreshToken === undefined || host === undefined)
        return undefined;
    const isLocal = /^(127\.0\.0\.1|localhost)(:|$)/.test(host);
    const address = `${isLocal ? 'http' : 'https'}://${host}`;
    if (!URL.canParse(address))
        return undefined;
    return { clientId, clientSecret, refreshToken, loginUrl: new URL(address) };
}
function findAuthUrl(kept) {
    const bare = (0,_text_unquoted_js__WEBPACK_IMPORTED_MODULE_0__/* .unquoted */ .q)(kept.replace(/^\uFEFF/, ''));
    const json = parseObject(bare);
    if (json === undefined)
        return { text: bare, isOfJson: false, secrets: bare === '' ? [] : [bare] };
    const url = valueAt(json.result, 'sfdxAuthUrl') ?? valueAt(json, 'sfdxAuthUrl');
    const text = typeof url === 'string' ? (0,_text_unquoted_js__WEBPACK_IMPORTED_MODULE_0__/* .unquoted */ .q)(url) : '';
    return { text, isOfJson: true, secrets: [...new Set(secretsIn(json))] };
}
function parseObject(text) {
    if (!text.startsWith('{'))
        return undefined;
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}
function valueAt(object, name) {
    if (typeof object !== 'object' || object === null)
        return undefined;
    return new Map(Object.entries(object)).get(name);
}
const SECRET_NAME = /(?:token|secret|password|passphrase|private_?key|auth_?url|session_?id)$/i;
const SECRET_TEXT = /force:\/\/|\b00D[A-Za-z0-9]{12,15}!|[?&](?:sid|otp)=|-----BEGIN /;
const HIDDEN = /^(?=.*redacted)(?=.*\s)/i;
function* secretsIn(value, name = '') {
    if (typeof value === 'string') {
        const bare = value.trim();
        if (bare === '' || HIDDEN.test(bare))
            return;
        if (SECRET_NAME.test(name) || SECRET_TEXT.test(bare))
            yield bare;
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value))
            yield* secretsIn(inner, Array.isArray(value) ? name : key);
    }
}


/***/ }),

/***/ 3266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jj: () => (/* binding */ SignInError),
  GR: () => (/* binding */ askForToken),
  mN: () => (/* binding */ readLogin),
  Fr: () => (/* binding */ requestToken)
});

// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/http/retry.js
var retry = __webpack_require__(23694);
;// CONCATENATED MODULE: ../../lib/auth/answered-secrets.js
const SECRET_NAMES = ['refresh_token', 'id_token'];
function answeredSecrets(text) {
    try {
        const answer = JSON.parse(text);
        if (typeof answer !== 'object' || answer === null)
            return [];
        const values = new Map(Object.entries(answer));
        return SECRET_NAMES.map((name) => values.get(name)).filter((value) => typeof value === 'string');
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ../../lib/auth/login.js
var auth_login = __webpack_require__(87011);
// EXTERNAL MODULE: ../../lib/auth/refusal.js
var auth_refusal = __webpack_require__(74586);
;// CONCATENATED MODULE: ../../lib/auth/token.js





const TOKEN_PATH = '/services/oauth2/token';
class SignInError extends errors/* LoadError */.Xb {
    isNotReady;
    constructor(message, isNotReady, options) {
        super('login-failed', message, options);
        this.isNotReady = isNotReady;
    }
}
async function askForToken({ loginUrl, who, form }, tools) {
    try {
        const answer = await tools.send({
            method: 'POST',
            url: new URL(TOKEN_PATH, loginUrl),
            headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
            body: new URLSearchParams(form).toString(),
            ...(tools.signal === undefined ? {} : { signal: tools.signal }),
        });
        for (const secret of answeredSecrets(answer.text))
            tools.onSecret(secret);
        return answer;
    }
    catch (error) {
        if (!(error instanceof errors/* ConnectionError */.Rc))
            throw error;
        throw failure({ loginUrl, who }, (0,auth_refusal/* explainConnection */.cR)(error, loginUrl), (0,retry/* passes */.W)(error), error);
    }
}
function readLogin(answer, { loginUrl, who, issuedAt }, tools) {
    if (answer.status !== 200)
        throw failure({ loginUrl, who }, (0,auth_refusal/* explainAnswer */.iJ)(answer, loginUrl), isOfFreshOrg(answer));
    const login = (0,auth_login/* parseLogin */.$n)(answer.text, { loginUrl, issuedAt });
    if (typeof login === 'string')
        throw failure({ loginUrl, who }, `${login}. Check \`login-url\`.`, false);
    tools.onSecret(login.accessToken);
    return login;
}
async function requestToken(request, tools) {
    const issuedAt = tools.now();
    return readLogin(await askForToken(request, tools), { ...request, issuedAt }, tools);
}
const FRESH_ORG_ERRORS = new Set(['app_not_found', 'invalid_client_id', 'invalid_client']);
function isOfFreshOrg(answer) {
    const refusal = (0,auth_refusal/* parseRefusal */.Ko)(answer);
    return refusal === undefined ? answer.status >= 500 || answer.status === 404 : FRESH_ORG_ERRORS.has(refusal.error);
}
function failure({ who, loginUrl }, why, isNotReady, cause) {
    const message = `Sign-in of ${who} at ${loginUrl.host} failed: ${why}`;
    return new SignInError(message, isNotReady, cause === undefined ? undefined : { cause });
}


/***/ }),

/***/ 39380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   t: () => (/* binding */ isTrustedUrl)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26686);

const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];
function isTrustedUrl(url) {
    if (url.username !== '' || url.password !== '')
        return false;
    if (isLoopback(url))
        return url.protocol === 'http:' || url.protocol === 'https:';
    return url.protocol === 'https:' && url.port === '' && (0,_clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .isSalesforceHost */ .ag)(url.hostname);
}
function isLoopback(url) {
    return LOOPBACK_HOSTS.includes(url.hostname);
}


/***/ }),

/***/ 68179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ JobInfo),
/* harmony export */   Fz: () => (/* binding */ JobPage),
/* harmony export */   M7: () => (/* binding */ INGEST_OPERATIONS),
/* harmony export */   cG: () => (/* binding */ finalMeaning),
/* harmony export */   mR: () => (/* binding */ STATE_MEANING),
/* harmony export */   qJ: () => (/* binding */ INTERNAL_BATCH_RECORDS),
/* harmony export */   su: () => (/* binding */ isRepeatable),
/* harmony export */   xb: () => (/* binding */ OPERATIONS),
/* harmony export */   zo: () => (/* binding */ isDeletion)
/* harmony export */ });
/* unused harmony export ListedJob */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12215);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61690);
/* harmony import */ var _text_cut_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75483);


const INGEST_OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const OPERATIONS = {
    insert: { key: 'none', isRepeatable: false, deletes: false, succeedsAs: ['created'] },
    update: { key: 'Id', isRepeatable: true, deletes: false, succeedsAs: ['updated'] },
    upsert: { key: 'external id', isRepeatable: true, deletes: false, succeedsAs: ['created', 'updated'] },
    delete: { key: 'Id', isRepeatable: true, deletes: true, succeedsAs: ['deleted'] },
    hardDelete: { key: 'Id', isRepeatable: true, deletes: true, succeedsAs: ['deleted'] },
};
function isRepeatable(operation) {
    return OPERATIONS[operation].isRepeatable;
}
function isDeletion(operation) {
    return OPERATIONS[operation].deletes;
}
const JOB_STATES = ['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted'];
const JobInfo = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    createdById: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    createdDate: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    systemModstamp: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    object: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    operation: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(JOB_STATES),
    numberRecordsProcessed: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai(), 0),
    numberRecordsFailed: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai(), 0),
    errorMessage: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((text) => (text ? (0,_text_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(text) : text))),
});
const ListedJob = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    operation: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    object: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    createdById: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    createdDate: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const JobPage = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    records: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ListedJob),
    done: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), true),
    nextRecordsUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const STATE_MEANING = {
    Open: 'waits-for-us',
    UploadComplete: 'works',
    InProgress: 'works',
    JobComplete: 'complete',
    Failed: 'failed',
    Aborted: 'aborted',
};
function finalMeaning(state) {
    const meaning = STATE_MEANING[state];
    return meaning === 'waits-for-us' || meaning === 'works' ? undefined : meaning;
}
const INTERNAL_BATCH_RECORDS = 10_000;


/***/ }),

/***/ 62133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock),
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const LEAST_DEADLINE_SCALE = 1 / 20;
function systemClock(scale = () => 1) {
    const wait = async (ms, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    };
    return {
        now: () => Date.now(),
        sleep: (ms, signal) => wait(ms * scale(), signal),
        deadline: (ms, signal) => wait(ms * Math.max(scale(), LEAST_DEADLINE_SCALE), signal),
        shortened: (ms) => ms * scale(),
        random: () => Math.random(),
    };
}
async function within(clock, ms, what, task) {
    const done = new AbortController();
    const late = clock.deadline(ms, done.signal).then(() => {
        throw new Error(`${what} gave no answer for ${Math.round(ms / 1_000)} seconds`);
    });
    late.catch(() => { });
    try {
        return await Promise.race([task, late]);
    }
    finally {
        done.abort();
    }
}


/***/ }),

/***/ 57615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ exceedsShare),
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   bO: () => (/* binding */ COUNT_NAMES),
/* harmony export */   c5: () => (/* binding */ addCounts),
/* harmony export */   jq: () => (/* binding */ failureRate),
/* harmony export */   lZ: () => (/* binding */ NO_COUNTS),
/* harmony export */   zz: () => (/* binding */ notIn)
/* harmony export */ });
const NO_COUNTS = {
    read: 0,
    created: 0,
    updated: 0,
    deleted: 0,
    failed: 0,
    unprocessed: 0,
    pending: 0,
    unaccounted: 0,
    skipped: 0,
};
const COUNT_NAMES = [
    'read',
    'created',
    'updated',
    'deleted',
    'failed',
    'unprocessed',
    'pending',
    'unaccounted',
    'skipped',
];
function addCounts(all) {
    const sum = { ...NO_COUNTS };
    for (const counts of all)
        for (const name of COUNT_NAMES)
            sum[name] += counts[name];
    return sum;
}
function missing({ read, ...outcomes }) {
    return read - Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}
function notIn({ failed, unprocessed, unaccounted }) {
    return failed + unprocessed + unaccounted;
}
const ROUNDING = 1e-6;
function exceedsShare(part, whole, share) {
    return part - share * whole > ROUNDING;
}
function failureRate(counts) {
    return counts.read === 0 ? 0 : (notIn(counts) / counts.read) * 100;
}


/***/ }),

/***/ 69113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ columnIndex)
/* harmony export */ });
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1030);

function columnIndex(columns, name) {
    const { exact, folded } = placesOf(columns);
    return exact.get(name) ?? folded.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(name)) ?? -1;
}
const PLACES = new WeakMap();
function placesOf(columns) {
    const known = PLACES.get(columns);
    if (known !== undefined)
        return known;
    const places = {
        exact: new Map(columns.map((name, place) => [name, place]).reverse()),
        folded: new Map(columns.map((name, place) => [(0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(name), place]).reverse()),
    };
    PLACES.set(columns, places);
    return places;
}


/***/ }),

/***/ 7834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ CR),
/* harmony export */   K5: () => (/* binding */ COLUMN_DELIMITERS),
/* harmony export */   LF: () => (/* binding */ LF),
/* harmony export */   OA: () => (/* binding */ OTHER_DELIMITERS),
/* harmony export */   Qp: () => (/* binding */ isColumnDelimiter),
/* harmony export */   RE: () => (/* binding */ lineEndingOf),
/* harmony export */   Wi: () => (/* binding */ delimiterByte),
/* harmony export */   fs: () => (/* binding */ textEnd),
/* harmony export */   jA: () => (/* binding */ QUOTE),
/* harmony export */   pP: () => (/* binding */ lineEndingBytes)
/* harmony export */ });
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const DELIMITER_BYTES = {
    COMMA: 0x2c,
    TAB: 0x09,
    SEMICOLON: 0x3b,
    PIPE: 0x7c,
    CARET: 0x5e,
    BACKQUOTE: 0x60,
};
const OTHER_DELIMITER_BYTES = {
    TILDE: 0x7e,
    UNIT_SEPARATOR: 0x1f,
    START_OF_HEADING: 0x01,
};
const ALL_DELIMITER_BYTES = { ...DELIMITER_BYTES, ...OTHER_DELIMITER_BYTES };
const COLUMN_DELIMITERS = ['COMMA', 'TAB', 'SEMICOLON', 'PIPE', 'CARET', 'BACKQUOTE'];
const OTHER_DELIMITERS = ['TILDE', 'UNIT_SEPARATOR', 'START_OF_HEADING'];
function delimiterByte(delimiter) {
    return ALL_DELIMITER_BYTES[delimiter];
}
function isColumnDelimiter(delimiter) {
    return delimiter in DELIMITER_BYTES;
}
function lineEndingBytes(lineEnding) {
    return Buffer.from(lineEnding === 'LF' ? '\n' : '\r\n');
}
function lineEndingOf(bytes) {
    if (bytes.at(-1) !== LF)
        return undefined;
    return bytes.at(-2) === CR ? 'CRLF' : 'LF';
}
function textEnd(bytes, end = bytes.length) {
    if (bytes[end - 1] !== LF)
        return end;
    return bytes[end - 2] === CR ? end - 2 : end - 1;
}


/***/ }),

/***/ 85687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ fieldEnd),
/* harmony export */   KP: () => (/* binding */ encodeFields),
/* harmony export */   RC: () => (/* binding */ decodeField),
/* harmony export */   cu: () => (/* binding */ quotedEnd),
/* harmony export */   qk: () => (/* binding */ indexOfByte),
/* harmony export */   ql: () => (/* binding */ decodeFields)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);

function indexOfByte(bytes, start, end, byte) {
    let at = start;
    while (at < end && bytes[at] !== byte)
        at++;
    return at;
}
function quotedEnd(bytes, start, end) {
    let at = start + 1;
    while (at < end) {
        if (bytes[at++] !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
            continue;
        if (at === end || bytes[at] !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
            return at;
        at++;
    }
    return end;
}
function fieldEnd(bytes, start, end, delimiter) {
    return indexOfByte(bytes, bytes[start] === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA ? quotedEnd(bytes, start, end) : start, end, delimiter);
}
function decodeField(bytes, start, end) {
    if (bytes[start] !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
        return bytes.toString('utf8', start, end);
    const textEnd = end > start + 1 && bytes[end - 1] === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA ? end - 1 : end;
    const text = bytes.toString('utf8', start + 1, textEnd);
    return text.includes('"') ? text.replaceAll('""', '"') : text;
}
function decodeFields(bytes, start, end, delimiter) {
    const values = [];
    for (let fieldStart = start; fieldStart <= end;) {
        const at = fieldEnd(bytes, fieldStart, end, delimiter);
        values.push(decodeField(bytes, fieldStart, at));
        fieldStart = at + 1;
    }
    return values;
}
function encodeFields(values, delimiter) {
    return values
        .map((value) => (mustQuote(value, delimiter) ? `"${value.replaceAll('"', '""')}"` : value))
        .join(delimiter);
}
function mustQuote(value, delimiter) {
    return value.includes(delimiter) || /["\r\n]/.test(value);
}


/***/ }),

/***/ 44645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   b: () => (/* binding */ isDiskFull)
/* harmony export */ });
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
function isDiskFull(error) {
    return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}


/***/ }),

/***/ 68208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   rt: () => (/* binding */ obstacleAt),
/* harmony export */   zv: () => (/* binding */ obstacleTo)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44645);
/* harmony import */ var _is_inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36274);





function rootOf(file, roots) {
    const [root] = roots.filter((each) => (0,_is_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(file, each)).sort((a, b) => b.length - a.length);
    if (root === undefined)
        throw new Error(`${file} is not inside ${roots.join(' or ')}.`);
    return root;
}
function obstacleTo(folder, root) {
    for (const each of below(root, folder)) {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(each, { throwIfNoEntry: false });
        if (stats === undefined)
            return undefined;
        if (!stats.isDirectory())
            return { path: each, what: stats.isSymbolicLink() ? 'a link' : 'a file' };
    }
    return undefined;
}
function obstacleAt(file) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file, { throwIfNoEntry: false });
    if (stats === undefined || stats.isFile())
        return undefined;
    if (stats.isSymbolicLink())
        return { path: file, what: 'a link' };
    return { path: file, what: stats.isDirectory() ? 'a folder' : 'no regular file' };
}
function makeFolder(folder, root) {
    refuseObstacle(obstacleTo(folder, root));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(root, { recursive: true });
    for (const each of below(root, folder))
        makeOne(each, root);
}
function makeOne(folder, root) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$)(error) !== 'EEXIST')
            throw error;
        refuseObstacle(obstacleTo(folder, root));
    }
}
function refuseObstacle(obstacle) {
    if (obstacle === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('invalid-input', `${obstacle.path} is ${obstacle.what}, but this action needs a real folder there. Remove it and run the step again.`);
}
function* below(root, folder) {
    let at = root;
    for (const name of node_path__WEBPACK_IMPORTED_MODULE_1__.relative(root, folder).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        if (name === '')
            continue;
        at = node_path__WEBPACK_IMPORTED_MODULE_1__.join(at, name);
        yield at;
    }
}


/***/ }),

/***/ 36274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

function isInside(file, folder, path = node_path__WEBPACK_IMPORTED_MODULE_0__) {
    const way = path.relative(folder, file);
    return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}


/***/ }),

/***/ 89487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ reopenFile),
/* harmony export */   EX: () => (/* binding */ createFileSync),
/* harmony export */   U0: () => (/* binding */ replaceFileSync),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   x3: () => (/* binding */ createFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



const { O_WRONLY, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
async function createFile(file) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'wx');
}
function createFileSync(file) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, 'wx');
}
async function reopenFile(file) {
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).isFile())
        throw new Error(`${file} was replaced while it was written.`);
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
}
async function replaceFile(file, content, { isDurable = false } = {}) {
    const beside = besideOf(file);
    try {
        const handle = await createFile(beside);
        try {
            await handle.writeFile(content);
            if (isDurable)
                await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true }).catch(() => { });
        throw error;
    }
    if (isDurable)
        await syncFolder(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file));
}
function replaceFileSync(file, content) {
    const beside = besideOf(file);
    try {
        const handle = createFileSync(beside);
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(handle, content);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(handle);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(beside, file);
    }
    catch (error) {
        removeQuietly(beside);
        throw error;
    }
}
function besideOf(file) {
    return `${file}.new`;
}
async function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
function removeQuietly(file) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    }
    catch {
    }
}


/***/ }),

/***/ 45524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function readRegularFile(file, maxBytes, encoding = 'utf8') {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file).isFile())
        throw new Error('it is no regular file');
    const handle = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(handle);
        if (!stats.isFile())
            throw new Error('it is no regular file');
        const bytes = Buffer.allocUnsafe(Math.min(stats.size, maxBytes) + 1);
        let length = 0;
        for (;;) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(handle, bytes, length, bytes.length - length, null);
            length += read;
            if (read === 0)
                return bytes.toString(encoding, 0, length);
            if (length === bytes.length)
                throw new Error(`it is larger than ${Math.min(stats.size, maxBytes)} bytes`);
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(handle);
    }
}


/***/ }),

/***/ 4007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ encodingOf),
/* harmony export */   Vx: () => (/* binding */ isSingleByte),
/* harmony export */   bJ: () => (/* binding */ isUtf16),
/* harmony export */   zh: () => (/* binding */ nearestLabel)
/* harmony export */ });
/* unused harmony export ENCODINGS */
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56737);

const SINGLE_BYTE = [
    'windows-1252',
    'windows-1250',
    'windows-1251',
    'windows-1253',
    'windows-1254',
    'windows-1255',
    'windows-1256',
    'windows-1257',
    'windows-1258',
    'windows-874',
    'iso-8859-2',
    'iso-8859-3',
    'iso-8859-4',
    'iso-8859-5',
    'iso-8859-6',
    'iso-8859-7',
    'iso-8859-8',
    'iso-8859-8-i',
    'iso-8859-10',
    'iso-8859-13',
    'iso-8859-14',
    'iso-8859-15',
    'iso-8859-16',
    'macintosh',
    'x-mac-cyrillic',
    'koi8-r',
    'koi8-u',
    'ibm866',
];
const ENCODINGS = [
    'utf-8',
    'utf-16le',
    'utf-16be',
    ...SINGLE_BYTE,
    'shift_jis',
    'euc-jp',
    'iso-2022-jp',
    'gb18030',
    'gbk',
    'big5',
    'euc-kr',
];
const OTHER_NAMES = new Map([
    ['ansi', 'windows-1252'],
    ['cp932', 'shift_jis'],
    ['cp936', 'gb18030'],
    ['cp949', 'euc-kr'],
    ['cp950', 'big5'],
    ['macroman', 'macintosh'],
    ['macroman', 'macintosh'],
    ['utf8sig', 'utf-8'],
    ['utf8bom', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['unicodetext', 'utf-16le'],
]);
const LABELS = [
    ...ENCODINGS.filter((name) => name !== 'iso-2022-jp'),
    ...['latin1', 'iso-8859-1', 'sjis', 'ms932', 'windows-31j', 'gb2312', 'big5-hkscs', 'ks_c_5601-1987', 'koi8'],
    ...['cp1250', 'cp1251', 'cp1252', 'cp866', 'mac', 'utf-16', 'utf8', 'unicode', 'us-ascii'],
];
function encodingOf(label) {
    try {
        const { encoding } = new TextDecoder(label);
        return ENCODINGS.includes(encoding) ? encoding : undefined;
    }
    catch {
        return undefined;
    }
}
function nearestLabel(label) {
    const plain = plainOf(label);
    const numberOf = (name) => name.replace(/\D/g, '');
    const near = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(plain, LABELS.filter((name) => numberOf(name) === numberOf(plain)).map(plainOf));
    return OTHER_NAMES.get(plain) ?? LABELS.find((name) => plainOf(name) === near);
}
function plainOf(label) {
    return label.toLowerCase().replace(/[-_\s]/g, '');
}
function isSingleByte(encoding) {
    return SINGLE_BYTE.some((name) => name === encoding);
}
function isUtf16(encoding) {
    return encoding === 'utf-16le' || encoding === 'utf-16be';
}


/***/ }),

/***/ 87120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ AnotherRunError),
/* harmony export */   J$: () => (/* binding */ CsvError),
/* harmony export */   N9: () => (/* binding */ FAILURE_REASONS),
/* harmony export */   Rc: () => (/* binding */ ConnectionError),
/* harmony export */   Xb: () => (/* binding */ LoadError),
/* harmony export */   Xw: () => (/* binding */ NothingToLoad),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   ds: () => (/* binding */ isOurAbort),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   mO: () => (/* binding */ SalesforceError),
/* harmony export */   wG: () => (/* binding */ PreflightError),
/* harmony export */   zy: () => (/* binding */ isCutShort)
/* harmony export */ });
/* harmony import */ var _text_org_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44357);

const REASONS = [
    ['invalid-input', 'refused'],
    ['no-files', 'refused'],
    ['invalid-csv', 'refused'],
    ['login-failed', 'refused'],
    ['guard-refused', 'refused'],
    ['preflight-failed', 'refused'],
    ['ledger-missing', 'refused'],
    ['ledger-mismatch', 'refused'],
    ['ledger-failed', 'cut short'],
    ['records-unaccounted', 'failed'],
    ['cancelled', 'cut short'],
    ['time-limit', 'cut short'],
    ['api-limit', 'cut short'],
    ['stopped-early', 'cut short'],
    ['job-failed', 'failed'],
    ['failures-exceeded', 'failed'],
    ['checks-failed', 'failed'],
    ['internal-error', 'failed'],
];
const FAILURE_REASONS = REASONS.map(([reason]) => reason);
function isCutShort(reason) {
    return REASONS.some(([known, fate]) => known === reason && fate === 'cut short');
}
class LoadError extends Error {
    reason;
    constructor(reason, message, options) {
        super(message, options);
        this.name = new.target.name;
        this.reason = reason;
    }
    get checks() {
        return [];
    }
}
class AnotherRunError extends LoadError {
    constructor(message) {
        super('ledger-failed', message);
    }
}
class InputError extends LoadError {
    problems;
    constructor(problems) {
        super('invalid-input', problems.join('\n'));
        this.problems = problems;
    }
}
class NothingToLoad extends LoadError {
    empty;
    constructor(message, empty = []) {
        super('no-files', message);
        this.empty = empty;
    }
}
class CsvError extends LoadError {
    findings;
    found;
    constructor(message, findings, found) {
        super('invalid-csv', message);
        this.findings = findings;
        this.found = found;
    }
    get checks() {
        return [...new Set(this.findings.map(({ check }) => check))];
    }
}
class PreflightError extends LoadError {
    about;
    findings;
    found;
    #checks;
    constructor(message, { about, findings, found, checks }) {
        super('preflight-failed', message);
        this.about = about;
        this.findings = findings;
        this.found = found;
        this.#checks = [...new Set(checks)];
    }
    get checks() {
        return this.#checks;
    }
}
class SalesforceError extends Error {
    method;
    path;
    status;
    errorCode;
    constructor(answer) {
        super(answer.message);
        this.name = new.target.name;
        this.method = answer.method;
        this.path = answer.path;
        this.status = answer.status;
        this.errorCode = answer.errorCode;
    }
    get named() {
        return nameOf(this) || `HTTP ${this.status}`;
    }
}
function nameOf({ errorCode }) {
    return /^[A-Z][A-Z0-9_]{2,80}$/.test(errorCode) ? errorCode : '';
}
class ConnectionError extends Error {
    method;
    path;
    code;
    isExplained;
    constructor(request, options) {
        super(request.message, options);
        this.name = new.target.name;
        this.method = request.method;
        this.path = request.path;
        this.code = request.code;
        this.isExplained = request.isExplained ?? false;
    }
}
function isOurAbort(error) {
    if (typeof error !== 'object' || error === null)
        return false;
    return ('name' in error && error.name === 'AbortError') || ('cause' in error && isOurAbort(error.cause));
}
function messageOf(error) {
    if (error instanceof SalesforceError)
        return (0,_text_org_words_js__WEBPACK_IMPORTED_MODULE_0__/* .orgWords */ .Ie)(error.message, `HTTP ${error.status} ${nameOf(error)}`.trim());
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 72827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nk: () => (/* binding */ readErrorBody),
/* harmony export */   c3: () => (/* binding */ salesforceError),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _text_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75483);


const LONGEST_TEXT = 300;
function readErrorBody(answer) {
    const parsed = parseJson(answer.text);
    const first = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof first === 'object' && first !== null) {
        const said = new Map(Object.entries(first));
        const errorCode = said.get('errorCode') ?? said.get('error');
        const message = said.get('message') ?? said.get('error_description');
        if (typeof errorCode === 'string' || typeof message === 'string') {
            const code = typeof errorCode === 'string' ? (0,_text_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(errorCode, LONGEST_TEXT) : '';
            return { errorCode: code, message: typeof message === 'string' ? (0,_text_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(message) : code };
        }
    }
    return { errorCode: '', message: plainText(answer.text) || `HTTP ${answer.status} without a message` };
}
function salesforceError(request, answer) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO({
        method: request.method,
        path: request.url.pathname,
        status: answer.status,
        ...readErrorBody(answer),
    });
}
function isRefusal(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO))
        return false;
    const { status, errorCode } = error;
    return status >= 400 && status < 500 && !OF_PROXIES.has(status) && CODE_OF_SALESFORCE.test(errorCode);
}
const OF_PROXIES = new Set([408, 499]);
const CODE_OF_SALESFORCE = /^[A-Z][A-Z0-9_]*$/;
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function plainText(page) {
    const folded = page.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    const pieces = [];
    for (let at = 0; at < page.length;) {
        const tag = page.indexOf('<', at);
        const tagEnd = tag === -1 ? -1 : pastTag(folded, tag);
        pieces.push(page.slice(at, tagEnd === -1 ? page.length : tag));
        at = tagEnd === -1 ? page.length : tagEnd;
    }
    const words = pieces.join(' ').replace(/\s+/g, ' ').trim();
    return words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT)}\u2026` : words;
}
function pastTag(page, start) {
    const unseen = ['style', 'script'].find((name) => page.startsWith(name, start + 1));
    const closing = unseen === undefined ? start : page.indexOf(`</${unseen}`, start);
    const end = closing === -1 ? -1 : page.indexOf('>', closing);
    return end === -1 ? -1 : end + 1;
}


/***/ }),

/***/ 18273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nj: () => (/* binding */ SILENCE_LIMIT_MS),
  PZ: () => (/* binding */ UNZIP_BYTES),
  $t: () => (/* binding */ connectionError),
  V0: () => (/* binding */ createHttp),
  ni: () => (/* binding */ readRefusal),
  yR: () => (/* binding */ readText)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/memory/unzip.js
var unzip = __webpack_require__(51293);
;// CONCATENATED MODULE: ../../lib/http/body-text.js
const MOST_ANSWER_BYTES = 32_000_000;
const MOST_REFUSAL_BYTES = 65_536;
const FIRST_BYTES = 16_384;
async function readUpTo(most, body) {
    let bytes = Buffer.alloc(0);
    let used = 0;
    let isCut = false;
    for await (const chunk of body) {
        const taken = Math.min(chunk.length, most - used);
        if (used + taken > bytes.length) {
            const larger = Buffer.allocUnsafe(Math.min(most, Math.max(FIRST_BYTES, used + taken, bytes.length * 2)));
            bytes.copy(larger, 0, 0, used);
            bytes = larger;
        }
        used += chunk.copy(bytes, used, 0, taken);
        isCut = taken < chunk.length;
        if (isCut)
            break;
    }
    return { text: bytes.toString('utf8', 0, used), isCut };
}

// EXTERNAL MODULE: ../../lib/http/tls.js
var tls = __webpack_require__(81481);
;// CONCATENATED MODULE: ../../lib/http/proxy.js


const FIRST_WITH_PROXIES = [24, 5];
const RUNNER_WITH_PROXIES = '2.328.0';
function readProxies(variables, nodeVersion) {
    const knowsProxies = isAtLeast(nodeVersion, FIRST_WITH_PROXIES);
    const named = { 'http:': read('http_proxy', variables), 'https:': read('https_proxy', variables) };
    const exceptions = exceptionsIn(variables.no_proxy || variables.NO_PROXY || '');
    const namedFor = (url) => (url.protocol === 'http:' ? named['http:'] : named['https:']);
    const proxyOf = (url) => {
        const proxy = namedFor(url);
        if (proxy === undefined || isExcepted(url, exceptions))
            return undefined;
        const { variable, host, password, scheme } = proxy;
        const unused = !knowsProxies ? NO_PROXIES : /^https?:$/.test(scheme) ? undefined : UNKNOWN_KIND;
        return { variable, host, scheme, hasPassword: password !== '', ...(unused === undefined ? {} : { unused }) };
    };
    const explained = (request, { code, message }, cause) => new errors/* ConnectionError */.Rc({ method: request.method, path: request.url.pathname, code, message, isExplained: true }, ...(cause === undefined ? [] : [{ cause }]));
    return {
        env: !knowsProxies
            ? {}
            : {
                ...(named['http:'] === undefined ? {} : { http_proxy: named['http:'].href }),
                ...(named['https:'] === undefined ? {} : { https_proxy: named['https:'].href }),
            },
        isFor: (url) => proxyOf(url) !== undefined,
        explain: (error, request) => {
            if (!(error instanceof errors/* ConnectionError */.Rc))
                return error;
            const { url } = request;
            const proxy = proxyOf(url);
            const { code, cause } = error;
            if ((0,tls/* isOfTls */.T)(code)) {
                const message = (0,tls/* explainTls */.Z)({ code, cause, host: url.host, proxy }, variables.NODE_EXTRA_CA_CERTS);
                return explained(request, { code, message }, error);
            }
            if (proxy !== undefined)
                return explained(request, tell(error, proxy, url, nodeVersion), error);
            const why = NO_WAY.has(code) ? whyUnused(named, url) : undefined;
            return why === undefined ? error : explained(request, { code, message: `${error.message}. ${why}` }, error);
        },
        refusal: (status, request) => {
            const proxy = status === 407 ? proxyOf(request.url) : undefined;
            if (proxy === undefined || proxy.unused !== undefined)
                return undefined;
            return explained(request, answered(status, proxy, request.url));
        },
    };
}
function whyUnused(named, url) {
    const proxy = url.protocol === 'http:' ? named['http:'] : named['https:'];
    if (proxy !== undefined) {
        return `\`no_proxy\` excepts this host from the proxy of \`${proxy.variable}\`: remove it there if the runner reaches Salesforce only by the proxy, and check the spelling of the host`;
    }
    const other = url.protocol === 'https:' ? named['http:'] : undefined;
    if (other === undefined)
        return undefined;
    return `Only \`${other.variable}\` names a proxy, and Salesforce is reached by https: set \`https_proxy\` too if the runner needs it, and check the spelling of the host`;
}
const NO_PROXIES = 'this Node.js knows no proxies';
const UNKNOWN_KIND = 'it is of a kind that Node.js does not know';
const NO_WAY = new Set([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ETIMEDOUT',
    'ENETUNREACH',
    'EHOSTUNREACH',
]);
function tell(error, proxy, url, nodeVersion) {
    const { code, message } = error;
    const { variable, host, unused } = proxy;
    if (unused !== undefined) {
        if (!NO_WAY.has(code))
            return { code, message };
        const why = unused === NO_PROXIES
            ? `the Node.js of this runner (${nodeVersion}) cannot use a proxy. Update the runner to ${RUNNER_WITH_PROXIES} or later`
            : 'it is of a kind that this action cannot use. Use a proxy with `http://` or `https://`';
        return { code: 'ERR_PROXY_UNUSED', message: `${message}. \`${variable}\` names a proxy for this host, but ${why}` };
    }
    const status = statusOf(error.cause);
    if (status !== undefined)
        return answered(status, proxy, url);
    if (!NO_WAY.has(code))
        return { code, message: `${message}, by the proxy ${host}. Check that the proxy allows ${url.host}` };
    return { code, message: `the proxy of \`${variable}\` (${host}) cannot be reached (${code}). Check the variable` };
}
const ENCODED = 'with special characters percent-encoded: @ as %40, : as %3A, / as %2F, # as %23, % as %25';
function answered(status, { variable, host, scheme, hasPassword }, url) {
    if (status === 407) {
        const form = `\`${scheme}//user:password@${host}\`, ${ENCODED}`;
        const cure = hasPassword
            ? `does not accept the user name and password in \`${variable}\` (HTTP 407). Correct them: the form is ${form}`
            : `asks for a user name and a password (HTTP 407). Write them into \`${variable}\`, as ${form}`;
        return { code: 'ERR_PROXY_AUTH', message: `the proxy ${host} ${cure}` };
    }
    const message = `the proxy ${host} refuses to connect to ${url.host} (HTTP ${status}). Ask its administrators to allow that host`;
    return { code: status >= 500 ? 'PROXY_FAILED' : 'ERR_PROXY_REFUSED', message };
}
function statusOf(cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'ERR_PROXY_TUNNEL')
        return undefined;
    return 'statusCode' in cause && typeof cause.statusCode === 'number' ? cause.statusCode : undefined;
}
function read(name, variables) {
    const variable = variables[name] ? name : name.toUpperCase();
    const text = (variables[variable] ?? '').trim();
    if (text === '')
        return undefined;
    const address = (text.includes('://') ? text : `http://${text}`).replaceAll(/%(?![0-9a-f]{2})/gi, '%25');
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isCut = url !== undefined && /@/.test(`${url.pathname}${url.search}${url.hash}`);
    if (url === undefined || url.hostname === '' || isCut) {
        const hint = text.includes('@')
            ? ` It holds a user name or a password: give it the form \`http://user:password@host:port\`, ${ENCODED}.`
            : ' Give it the form `http://host:port`.';
        throw new errors/* LoadError */.Xb('invalid-input', `The variable \`${variable}\` of the runner does not name a proxy.${hint}`);
    }
    return { variable, href: url.href, host: url.host, password: url.password, scheme: url.protocol };
}
function exceptionsIn(noProxy) {
    return noProxy.toLowerCase().split(/[\s,]+/);
}
function isExcepted({ hostname, port, protocol }, exceptions) {
    const withPort = `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`;
    return exceptions.some((entry) => {
        if (entry === '*')
            return true;
        const domain = entry.replace(/^\*?\./, '');
        return domain !== '' && [hostname, withPort].some((host) => host === domain || host.endsWith(`.${domain}`));
    });
}
function isAtLeast(version, [major, minor]) {
    const [, first = '0', second = '0'] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
    return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}

;// CONCATENATED MODULE: ../../lib/http/trace.js
function traceRequest(outgoing, { method, url, attempt = 1 }, tell) {
    const startedAt = Date.now();
    const from = performance.now();
    let wire = () => ({ bytesSent: 0, bytesReceived: 0 });
    let answer;
    let isTold = false;
    const end = (error) => {
        if (isTold)
            return;
        isTold = true;
        const limitInfo = answer?.headers['sforce-limit-info'];
        tell({
            startedAt,
            method,
            host: url.host,
            path: shownPath(url),
            attempt,
            status: answer?.statusCode,
            error,
            milliseconds: Math.round(performance.now() - from),
            ...wire(),
            limitInfo: typeof limitInfo === 'string' ? limitInfo : undefined,
        });
    };
    outgoing.once('socket', (socket) => {
        wire = countFrom(socket);
    });
    outgoing.once('response', (incoming) => {
        answer = incoming;
        incoming.once('end', () => end(undefined));
        incoming.once('close', () => end('CUT'));
    });
    outgoing.once('error', (error) => end('code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'));
    outgoing.once('close', () => {
        if (answer === undefined)
            end('ABORTED');
    });
}
function countFrom(socket) {
    const { bytesRead, bytesWritten } = socket;
    return () => ({ bytesSent: socket.bytesWritten - bytesWritten, bytesReceived: socket.bytesRead - bytesRead });
}
function shownPath({ pathname, searchParams }) {
    const names = [...searchParams.keys()].map((name) => `${name}=\u2026`);
    return names.length === 0 ? pathname : `${pathname}?${names.join('&')}`;
}

;// CONCATENATED MODULE: ../../lib/http/request.js







const UNZIP_BYTES = 262_144;
const SILENCE_LIMIT_MS = 10 * 60_000;
function createHttp(env, silenceLimitMs = SILENCE_LIMIT_MS, nodeVersion = process.version, onRequest) {
    const proxies = readProxies(env, nodeVersion);
    const byProxy = makeAgents(proxies.env);
    const straight = makeAgents({});
    return {
        open: async (request) => {
            const agents = proxies.isFor(request.url) ? byProxy : straight;
            const stream = await openRequest(request, { agents, silenceLimitMs, onRequest }).catch((error) => {
                throw proxies.explain(error, request);
            });
            const refusal = proxies.refusal(stream.status, request);
            if (refusal === undefined)
                return stream;
            stream.body.destroy();
            throw refusal;
        },
        close: () => {
            for (const agents of [byProxy, straight])
                for (const agent of Object.values(agents))
                    agent.destroy();
        },
    };
}
function makeAgents(proxyEnv) {
    return {
        'http:': new external_node_http_.Agent({ keepAlive: true, proxyEnv }),
        'https:': new external_node_https_.Agent({ keepAlive: true, proxyEnv }),
    };
}
async function readText(request, stream) {
    const { text, isCut } = await readBody(request, stream, MOST_ANSWER_BYTES);
    if (!isCut)
        return text;
    const { method, url } = request;
    const message = `the answer of ${url.host} is too long: more than ${MOST_ANSWER_BYTES / 1_000_000} MB came`;
    throw new errors/* ConnectionError */.Rc({ method, path: url.pathname, code: 'TOO_LARGE', message });
}
async function readRefusal(request, stream) {
    return (await readBody(request, stream, MOST_REFUSAL_BYTES)).text;
}
async function readBody(request, { body }, most) {
    try {
        return await readUpTo(most, body);
    }
    catch (error) {
        throw connectionError(request, error);
    }
}
function connectionError(request, error) {
    if (error instanceof errors/* ConnectionError */.Rc || error instanceof errors/* LoadError */.Xb)
        return error;
    if (request.signal?.aborted)
        return request.signal.reason;
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
    const message = (0,errors/* messageOf */.bD)(error);
    const { method, url } = request;
    return new errors/* ConnectionError */.Rc({ method, path: url.pathname, code, message: `no answer from ${url.host}: ${message || code}` }, { cause: error });
}
function openRequest(request, { agents, silenceLimitMs, onRequest }) {
    return new Promise((resolve, reject) => {
        const { method, url, signal, body } = request;
        const { request: start } = url.protocol === 'http:' ? external_node_http_ : external_node_https_;
        const outgoing = start(url, {
            method,
            headers: { ...request.headers, ...bodyHeaders(body) },
            agent: agents[url.protocol === 'http:' ? 'http:' : 'https:'],
            timeout: silenceLimitMs,
            ...(signal === undefined ? {} : { signal }),
        });
        if (onRequest !== undefined)
            traceRequest(outgoing, request, onRequest);
        const fail = (error) => {
            sending?.stop();
            outgoing.destroy();
            reject(connectionError(request, error));
        };
        const giveUp = () => {
            const message = `silent for ${Math.round(silenceLimitMs / 1000)} s`;
            outgoing.destroy(Object.assign(new Error(message), { code: 'DEADLINE' }));
        };
        outgoing.on('socket', (socket) => {
            const onTimeout = () => {
                if (sending?.isReading() === true)
                    socket.setTimeout(silenceLimitMs);
                else
                    giveUp();
            };
            socket.setTimeout(silenceLimitMs).on('timeout', onTimeout);
            outgoing.on('close', () => socket.off('timeout', onTimeout));
        });
        outgoing.on('error', fail);
        const onAbort = () => fail(new DOMException('The request was aborted.', 'AbortError'));
        signal?.addEventListener('abort', onAbort, { once: true });
        outgoing.on('close', () => signal?.removeEventListener('abort', onAbort));
        outgoing.on('response', (incoming) => {
            if (sending?.stop() === true) {
                incoming.on('close', () => outgoing.destroy());
            }
            const zipped = incoming.headers['content-encoding'] === 'gzip';
            resolve({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                body: zipped ? (0,unzip/* unzip */.$1)(incoming, { pieceBytes: UNZIP_BYTES, ownsChunks: true }) : incoming,
            });
        });
        let sending;
        if (body === undefined || typeof body === 'string')
            outgoing.end(body);
        else
            sending = sendChunks(outgoing, body.open(), fail);
    });
}
function sendChunks(outgoing, chunks, fail) {
    let state = 'going';
    let isWriting = false;
    let goOn = () => { };
    outgoing.once('close', () => {
        if (state === 'going')
            state = 'stopped';
        goOn();
    });
    const send = async () => {
        for await (const chunk of chunks) {
            if (state !== 'going')
                return;
            isWriting = true;
            await new Promise((resolve) => {
                goOn = resolve;
                outgoing.write(chunk, () => resolve());
            });
            isWriting = false;
            if (state !== 'going')
                return;
        }
        if (state !== 'going')
            return;
        state = 'ended';
        outgoing.end();
    };
    send().catch(fail);
    return {
        stop: () => {
            const isCut = state === 'going';
            if (isCut)
                state = 'stopped';
            return isCut;
        },
        isReading: () => state === 'going' && !isWriting,
    };
}
function bodyHeaders(body) {
    if (body === undefined)
        return {};
    return { 'Content-Length': String(typeof body === 'string' ? Buffer.byteLength(body) : body.contentLength) };
}


/***/ }),

/***/ 23694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ passes),
/* harmony export */   t: () => (/* binding */ decideRetry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _try_again_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36483);
/* harmony import */ var _tls_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81481);



const LONGEST_ASKED_MS = 10 * 60_000;
const PASSING_STATUSES = new Set([420, 429, 500, 502, 503, 504]);
const LASTING_CODES = /^(?:ERR_PROXY_AUTH|ERR_PROXY_REFUSED|ERR_PROXY_UNUSED|ERR_INVALID)/;
function decideRetry(failure, attempt, clock, elapsedMs = 0) {
    if (!passes(failure.error))
        return 'give up';
    const leastMs = retryAfterMs(failure.retryAfter, clock.now());
    if (leastMs > LONGEST_ASKED_MS)
        return 'give up';
    const delayMs = (0,_try_again_js__WEBPACK_IMPORTED_MODULE_1__/* .pauseAfter */ .l0)(_try_again_js__WEBPACK_IMPORTED_MODULE_1__/* .POLICIES */ .PQ.request, { attempt, elapsedMs, leastMs }, clock.random);
    return delayMs === undefined ? 'give up' : { delayMs };
}
function passes(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc)
        return !LASTING_CODES.test(error.code) && !(0,_tls_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfTls */ .T)(error.code);
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO))
        return false;
    if (PASSING_STATUSES.has(error.status))
        return true;
    return error.status === 403 && error.errorCode === 'REQUEST_LIMIT_EXCEEDED' && /Concurrent/i.test(error.message);
}
function retryAfterMs(value, now) {
    if (value === undefined)
        return 0;
    const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
    return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}


/***/ }),

/***/ 81481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isOfTls),
/* harmony export */   Z: () => (/* binding */ explainTls)
/* harmony export */ });
/* harmony import */ var _disk_regular_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45524);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87120);


const UNKNOWN_AUTHORITY = new Set([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const REFUSED_CERTIFICATE = new Set([
    'CERT_CHAIN_TOO_LONG',
    'CERT_REJECTED',
    'CERT_REVOKED',
    'CERT_SIGNATURE_FAILURE',
    'CERT_UNTRUSTED',
    'CRL_HAS_EXPIRED',
    'CRL_NOT_YET_VALID',
    'CRL_SIGNATURE_FAILURE',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
    'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
    'UNABLE_TO_GET_CRL',
]);
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number|packet length too long/i;
function isOfTls(code) {
    return (UNKNOWN_AUTHORITY.has(code) ||
        REFUSED_CERTIFICATE.has(code) ||
        /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|HOSTNAME_MISMATCH|EPROTO|ERR_TLS_|ERR_SSL_|ERR_OSSL_)/.test(code));
}
function explainTls(failed, extraCertificates) {
    const { code, cause, host } = failed;
    if (UNKNOWN_AUTHORITY.has(code))
        return ofUnknownAuthority(failed, extraCertificates);
    const shown = `${host} shows a certificate that`;
    if (code === 'CERT_HAS_EXPIRED') {
        return `${shown} has expired (${code}). Check the clock of the runner; if it is right, something between the runner and Salesforce, such as a company proxy, answers with an old certificate, which its administrators have to renew`;
    }
    if (code === 'CERT_NOT_YET_VALID')
        return `${shown} is not valid yet (${code}). Check the clock of the runner, which is probably slow`;
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
        const reason = namesIn(cause);
        return `${shown} was made for other hosts (${code}${reason}). Check the spelling of the host; if it is right, a proxy or a name server answers in its place. More certificates (\`NODE_EXTRA_CA_CERTS\`) do not help`;
    }
    if (REFUSED_CERTIFICATE.has(code))
        return `${shown} cannot be accepted (${code}). Ask the administrators of the network or proxy of the runner for a certificate that is in order`;
    return ofHandshake(failed);
}
function ofUnknownAuthority({ code, host }, extra) {
    const what = code === 'DEPTH_ZERO_SELF_SIGNED_CERT'
        ? `${host} shows a certificate that is signed by no authority (${code})`
        : `${host} shows a certificate of an authority that Node.js does not know (${code})`;
    const why = 'Something between the runner and Salesforce, such as a company proxy, answers with a certificate of its own';
    return `${what}. ${why}. ${extra ? correction(extra) : SET_IT}`;
}
const SET_IT = 'Set `NODE_EXTRA_CA_CERTS` in the `env:` of the step to the path of a PEM file with the certificate of the authority that signs these certificates';
const MOST_CERTIFICATE_BYTES = 4_000_000;
function correction(file) {
    try {
        const text = (0,_disk_regular_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .X)(file, MOST_CERTIFICATE_BYTES);
        return text.includes('-----BEGIN CERTIFICATE-----')
            ? `\`NODE_EXTRA_CA_CERTS\` is set, but ${file} does not hold the certificate of that authority. Add it to the file`
            : `\`NODE_EXTRA_CA_CERTS\` is set, but ${file} is no PEM file. Convert it: \`openssl x509 -inform der -in ca.crt -out ca.pem\``;
    }
    catch (error) {
        return `\`NODE_EXTRA_CA_CERTS\` is set, but Node.js cannot read that file (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}). Correct the path; in a container job it is a path in the container`;
    }
}
function namesIn(cause) {
    if (!(cause instanceof Error) || !('reason' in cause) || typeof cause.reason !== 'string')
        return '';
    return `: ${cause.reason.replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON)}`;
}
const LONGEST_REASON = 300;
function ofHandshake({ code, cause, host, proxy }) {
    const isPlain = NO_TLS.test(code) || (cause instanceof Error && NO_TLS.test(cause.message));
    if (isPlain && proxy?.scheme === 'https:')
        return `the proxy of \`${proxy.variable}\` does not speak TLS (${code}). Write its address with \`http://\`: Salesforce is reached by https all the same`;
    const what = isPlain ? 'does not answer with TLS' : 'and the runner cannot agree on a connection with TLS';
    return `${host} ${what} (${code}). A proxy or firewall probably answers in its place: ask its administrators to let TLS 1.2 and 1.3 to this host through`;
}


/***/ }),

/***/ 44979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ INPUT_DEFAULTS)
/* harmony export */ });
const INPUT_DEFAULTS = {
    operation: '',
    object: '',
    files: '',
    manifest: '',
    values: '',
    'external-id-field': '',
    encoding: 'utf-8',
    'if-no-files-found': 'error',
    'working-directory': '',
    'client-id': '',
    username: '',
    'private-key': '',
    'login-url': 'https://login.salesforce.com',
    audience: '',
    'client-secret': '',
    'target-org': '',
    'access-token': '',
    'instance-url': '',
    'sfdx-auth-url': '',
    'wait-for-org-minutes': '0',
    org: '',
    'max-records': '',
    'confirm-hard-delete': '',
    canary: '0',
    'stop-early': '50%',
    concurrency: 'parallel',
    'duplicate-keys': 'stop',
    'sort-by': '',
    'job-size-mb': '100',
    'job-records': '',
    'column-delimiter': 'auto',
    'blank-fields': 'ignore',
    'assignment-rule-id': '',
    'api-version': '67.0',
    'max-failures': '0',
    retries: '3',
    'time-limit-minutes': '330',
    'on-time-limit': 'leave',
    'on-cancel': 'abort',
    ledger: 'cache',
    'ledger-key': '',
    preflight: 'stop',
    'results-path': '',
    artifacts: 'auto',
    'artifact-name': '',
    'retention-days': '',
    redact: 'auto',
    'matrix-leg': '',
};


/***/ }),

/***/ 8125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ parseFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _disk_is_inside_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36274);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13801);




function parseFolder(text, { input, base, roots, path = node_path__WEBPACK_IMPORTED_MODULE_0__ }) {
    if (path.sep === '/' && text.includes('\\')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([
            `\`${input}\`: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} contains a backslash, which does not separate folders on this runner. Write \`/\` instead; it works on every runner.`,
        ]);
    }
    const folder = path.resolve(base, text);
    if (roots.some((root) => (0,_disk_is_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)(folder, root, path)))
        return folder;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([
        `\`${input}\`: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} is outside the workspace. Use a path inside the workspace or inside the runner's temp folder (\`\${{ runner.temp }}\`).`,
    ]);
}


/***/ }),

/***/ 35049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xK: () => (/* binding */ jobRequest),
  Ty: () => (/* binding */ keyColumnOf),
  $B: () => (/* binding */ mostJobRecords),
  N_: () => (/* binding */ readLoad)
});

// EXTERNAL MODULE: ../../lib/bulk/job.js
var job = __webpack_require__(68179);
// EXTERNAL MODULE: ../../lib/csv/dialect.js
var dialect = __webpack_require__(7834);
// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/inputs/quote.js
var quote = __webpack_require__(13801);
;// CONCATENATED MODULE: ../../lib/inputs/api-name.js


const API_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
function parseApiName(input, text, example) {
    if (API_NAME.test(text))
        return text;
    throw new errors/* InputError */.dz([
        `\`${input}\`: ${(0,quote/* quote */.h)(text)} is not an API name. Use letters, digits and underscores, starting with a letter, such as ${example}; Setup > Object Manager shows it.`,
    ]);
}

;// CONCATENATED MODULE: ../../lib/inputs/assignment-rule.js


const ASSIGNMENT_RULE_ID = /^01Q[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const WITH_ASSIGNMENT_RULES = ['case', 'lead'];
function parseAssignmentRuleId(text, object) {
    if (text === '')
        return undefined;
    const problems = [];
    if (!ASSIGNMENT_RULE_ID.test(text)) {
        problems.push(`\`assignment-rule-id\`: ${(0,quote/* quote */.h)(text)} is not the id of an assignment rule. Use its id of 15 or 18 characters, which starts with \`01Q\`; the rule's address in Setup shows it.`);
    }
    if (!WITH_ASSIGNMENT_RULES.includes(object.toLowerCase())) {
        problems.push(`\`assignment-rule-id\` is only for \`Case\` and \`Lead\`, not for \`${object}\`. Leave it out.`);
    }
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return text;
}

;// CONCATENATED MODULE: ../../lib/inputs/columns.js

function parseColumns(input, text) {
    if (text === '')
        return [];
    const columns = text.split(/[,\n]/).map((column) => column.trim());
    if (columns.some((column) => column === '')) {
        throw new errors/* InputError */.dz([
            `\`${input}\` has an empty name between two commas. Give column names, such as \`Account.Key__c, Name\`.`,
        ]);
    }
    const known = new Set();
    for (const column of columns) {
        if (known.has(column.toLowerCase()))
            throw new errors/* InputError */.dz([`\`${input}\` names \`${column}\` twice. Name each column once.`]);
        known.add(column.toLowerCase());
    }
    return columns;
}

// EXTERNAL MODULE: ../../lib/text/nearest.js
var nearest = __webpack_require__(56737);
;// CONCATENATED MODULE: ../../lib/inputs/concurrency.js



const PARALLEL_JOBS = 5;
const MAX_PARALLEL_JOBS = 25;
function parseConcurrency(text) {
    const word = text.toLowerCase();
    if (word === 'serial')
        return { mode: 'serial' };
    if (word === 'parallel')
        return { mode: 'parallel', jobs: PARALLEL_JOBS };
    const jobs = Number(word);
    if (/^\d+$/.test(word) && jobs >= 1 && jobs <= MAX_PARALLEL_JOBS)
        return { mode: 'parallel', jobs };
    const near = (0,nearest/* nearest */.p)(word, ['serial', 'parallel']);
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    throw new errors/* InputError */.dz([
        `\`concurrency\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use \`parallel\` (${PARALLEL_JOBS} jobs at once), a number from 1 to ${MAX_PARALLEL_JOBS}, or \`serial\`.${hint}`,
    ]);
}

// EXTERNAL MODULE: ../../lib/inputs/defaults.js
var defaults = __webpack_require__(44979);
// EXTERNAL MODULE: ../../lib/encodings/labels.js
var labels = __webpack_require__(4007);
;// CONCATENATED MODULE: ../../lib/inputs/encoding.js



function parseEncoding(text) {
    const encoding = (0,labels/* encodingOf */.P$)(text);
    if (encoding !== undefined)
        return encoding;
    const near = (0,labels/* nearestLabel */.zh)(text);
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    throw new errors/* InputError */.dz([
        `\`encoding\`: ${(0,quote/* quote */.h)(text)} is not an encoding that this action can read. Use a label of the WHATWG Encoding standard, ` +
            `such as \`utf-8\`, \`windows-1252\`, \`shift_jis\` or \`utf-16le\`; save files in any other encoding as UTF-8.${hint}`,
    ]);
}

;// CONCATENATED MODULE: ../../lib/inputs/external-id-field.js


function parseExternalIdField(text, operation) {
    switch (operation) {
        case 'insert':
        case 'update':
        case 'delete':
        case 'hardDelete':
            if (text === '')
                return undefined;
            throw new errors/* InputError */.dz([
                '`external-id-field` is only for upsert. Set `operation: upsert`, or leave `external-id-field` out.',
            ]);
        case 'upsert':
            if (text !== '')
                return parseApiName('external-id-field', text, '`Customer_Number__c` or `Id`');
            throw new errors/* InputError */.dz([
                '`external-id-field` is missing: upsert needs it to find the records that already exist. Give the API name of an external id field, such as `Customer_Number__c`, or `Id`.',
            ]);
    }
}

;// CONCATENATED MODULE: ../../lib/inputs/files.js

function parseFiles(text, instead = '') {
    const patterns = text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    if (patterns.some((pattern) => !pattern.startsWith('!')))
        return patterns;
    throw new errors/* InputError */.dz([
        patterns.length === 0
            ? `\`files\` is missing. List the CSV files to load as globs, one per line, such as \`data/accounts*.csv\`.${instead}`
            : '`files` only excludes files. Add at least one line without `!`, such as `data/accounts*.csv`.',
    ]);
}

;// CONCATENATED MODULE: ../../lib/inputs/job-limits.js


const BYTES_PER_MB = 1_000_000;
const MAX_JOB_SIZE_MB = 150;
function parseJobSize(text) {
    const megabytes = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && megabytes >= 1 && megabytes <= MAX_JOB_SIZE_MB) {
        return Math.round(megabytes * BYTES_PER_MB);
    }
    throw new errors/* InputError */.dz([
        `\`job-size-mb\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use a number from 1 to ${MAX_JOB_SIZE_MB}, in units of 1,000,000 bytes, such as \`100\`.`,
    ]);
}
function parseJobRecords(text) {
    if (text === '')
        return undefined;
    const records = Number(text);
    if (/^\d+$/.test(text) && records >= 1 && Number.isSafeInteger(records))
        return records;
    throw new errors/* InputError */.dz([
        `\`job-records\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use a whole number from 1 without separators, such as \`10000\`, or leave it out.`,
    ]);
}

;// CONCATENATED MODULE: ../../lib/inputs/percent.js
function readPercent(text) {
    const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
    return percent !== undefined && Number(percent) <= 100 ? Number(percent) / 100 : undefined;
}

;// CONCATENATED MODULE: ../../lib/inputs/max-failures.js



function parseMaxFailures(text) {
    const count = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(count))
        return { kind: 'count', count };
    const share = readPercent(text);
    if (share !== undefined)
        return { kind: 'share', share };
    throw new errors/* InputError */.dz([
        `\`max-failures\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use a number of records such as \`25\`, or a share from \`0%\` to \`100%\` such as \`2.5%\`.`,
    ]);
}

// EXTERNAL MODULE: ../../lib/inputs/words.js
var words = __webpack_require__(73156);
;// CONCATENATED MODULE: ../../lib/inputs/operation.js



const QUERIES = /^query[-_\s]*(all)?$/i;
function parseOperation(text, instead = '') {
    if (text === '') {
        throw new errors/* InputError */.dz([
            `\`operation\` is missing. Use \`insert\`, \`update\`, \`upsert\` (together with \`external-id-field\`), \`delete\` or \`hardDelete\`.${instead}`,
        ]);
    }
    if (QUERIES.test(text))
        throw new errors/* InputError */.dz(['`operation`: this version loads records and does not query them yet.']);
    return (0,words/* parseWord */.k)('operation', text, job/* INGEST_OPERATIONS */.M7);
}

;// CONCATENATED MODULE: ../../lib/inputs/stop-early.js



function parseStopEarly(text) {
    const share = readPercent(text);
    if (share !== undefined)
        return share;
    const withSign = `${text}%`;
    const hint = readPercent(withSign) === undefined ? '' : ` Did you mean \`${withSign}\`?`;
    throw new errors/* InputError */.dz([
        `\`stop-early\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use a share from \`0%\` to \`100%\` such as \`50%\` or \`2.5%\`; \`100%\` never stops.${hint}`,
    ]);
}

// EXTERNAL MODULE: ../../lib/inputs/whole-number.js
var whole_number = __webpack_require__(92094);
;// CONCATENATED MODULE: ../../lib/inputs/load-spec.js

















function readLoad(reader, instead = '') {
    const operation = () => parseOperation(reader.textOf('operation'), instead);
    const object = () => parseObject(reader.textOf('object'), instead);
    const target = reader.group({
        operation: ['operation', operation],
        object: ['object', object],
        externalIdField: ['external-id-field', (text) => parseExternalIdField(text, operation())],
        assignmentRuleId: ['assignment-rule-id', (text) => parseAssignmentRuleId(text, object())],
        preflight: ['preflight', (text) => (0,words/* parseWord */.k)('preflight', text, ['stop', 'warn', 'off'])],
    });
    const source = reader.group({
        files: ['files', (text) => parseFiles(text, instead)],
        encoding: ['encoding', parseEncoding],
        ifNoFilesFound: ['if-no-files-found', (text) => (0,words/* parseWord */.k)('if-no-files-found', text, ['error', 'warn', 'ignore'])],
        columnDelimiter: ['column-delimiter', parseColumnDelimiter],
        blankFields: ['blank-fields', (text) => (0,words/* parseWord */.k)('blank-fields', text, ['ignore', 'clear'])],
        sortBy: ['sort-by', (text) => parseColumns('sort-by', text)],
        duplicateKeys: ['duplicate-keys', (text) => (0,words/* parseWord */.k)('duplicate-keys', text, ['stop', 'last', 'send'])],
    });
    const pace = reader.group({
        concurrency: ['concurrency', parseConcurrency],
        maxJobBytes: ['job-size-mb', parseJobSize],
        maxJobRecords: ['job-records', parseJobRecords],
        retries: ['retries', (text) => parseNumber('retries', text, { least: 0, most: MOST_RETRIES })],
    });
    const limits = reader.group({
        canary: ['canary', (text) => parseNumber('canary', text, { least: 0 })],
        stopEarly: ['stop-early', parseStopEarly],
        maxFailures: ['max-failures', parseMaxFailures],
        maxRecords: ['max-records', (text) => (0,whole_number/* parseWholeNumber */.o)('max-records', text, { least: 1 })],
        confirmHardDelete: ['confirm-hard-delete', parseConfirmHardDelete],
    });
    if (target === undefined || source === undefined || pace === undefined || limits === undefined)
        return undefined;
    return { name: `${target.object}-${target.operation}`, ...target, source, pace, limits };
}
const MOST_RETRIES = 10;
function parseColumnDelimiter(text) {
    const word = (0,words/* parseWord */.k)('column-delimiter', text, ['auto', ...dialect/* COLUMN_DELIMITERS */.K5]);
    return word === 'auto' ? undefined : word;
}
function parseConfirmHardDelete(text) {
    return text.split(/[\s,]+/).filter((name) => name !== '');
}
function parseObject(text, instead) {
    if (text === '')
        throw new errors/* InputError */.dz([`\`object\` is missing. Give the API name, such as \`Account\` or \`Invoice__c\`.${instead}`]);
    return parseApiName('object', text, '`Account` or `Invoice__c`');
}
function parseNumber(input, text, range) {
    return (0,whole_number/* parseWholeNumber */.o)(input, text, range) ?? Number(defaults/* INPUT_DEFAULTS */.W[input]);
}
function keyColumnOf({ operation, externalIdField }) {
    const { key } = job/* OPERATIONS */.xb[operation];
    if (key === 'none')
        return undefined;
    return key === 'Id' ? key : externalIdField;
}
function mostJobRecords({ concurrency, maxJobRecords }) {
    const most = maxJobRecords ?? Number.POSITIVE_INFINITY;
    return concurrency.mode === 'serial' ? Math.min(most, job/* INTERNAL_BATCH_RECORDS */.qJ) : most;
}
function jobRequest({ object, operation, externalIdField, assignmentRuleId, }) {
    return {
        object,
        operation,
        ...(externalIdField === undefined ? {} : { externalIdFieldName: externalIdField }),
        ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
    };
}


/***/ }),

/***/ 13801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
const LONGEST_QUOTE = 80;
function quote(text) {
    const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'");
    return line.length > LONGEST_QUOTE ? `\`${line.slice(0, LONGEST_QUOTE)}\u2026\`` : `\`${line}\``;
}


/***/ }),

/***/ 1310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _defaults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44979);


class InputReader {
    #found = [];
    #get;
    constructor(get) {
        this.#get = get;
    }
    get found() {
        return this.#found;
    }
    get problems() {
        return this.#found.map(({ message }) => message);
    }
    textOf(name) {
        return this.#get(name).trim() || _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W[name];
    }
    isGiven(name) {
        return this.textOf(name) !== _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W[name];
    }
    group(table) {
        const group = {};
        for (const key in table) {
            const [input, parse] = table[key];
            this.attempt(() => {
                group[key] = parse(this.textOf(input));
            }, input);
        }
        return isWhole(group, table) ? group : undefined;
    }
    attempt(parse, input) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            for (const message of error.problems)
                this.#found.push({ input, message });
            return undefined;
        }
    }
}
function isWhole(group, table) {
    return Object.keys(table).every((key) => Object.hasOwn(group, key));
}


/***/ }),

/***/ 18031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pH: () => (/* binding */ SECRET_INPUTS),
  MQ: () => (/* binding */ parseSignIn)
});

// UNUSED EXPORTS: SIGN_IN_INPUTS, parseAudience, parseClientId, parseUsername, requireSecret

// EXTERNAL MODULE: ../../lib/auth/clouds.js
var clouds = __webpack_require__(26686);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
;// CONCATENATED MODULE: ../../lib/auth/private-key.js


const HOW_TO_GIVE_IT = 'Give the whole file, from `-----BEGIN PRIVATE KEY-----` to the END line, as a secret: as it is, with its newlines as `\\n` or spaces, or base64-encoded.';
const MAKE_RSA = 'Salesforce accepts only RSA keys. Make one with `openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt` and upload server.crt to the app in Salesforce.';
const DECRYPT = 'is encrypted with a passphrase. Give the key without it: `openssl rsa -in server.key -out plain.key`.';
function parsePrivateKey(text) {
    const pem = unfold(text);
    const blocks = pemBlocks(pem);
    const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY')) ?? blocks[0];
    if (block === undefined)
        throw refusal(whyNoPem(pem));
    const wrong = whyUnusable(block);
    if (wrong !== undefined)
        throw refusal(wrong);
    const key = readKey(block);
    if (key.asymmetricKeyType !== 'rsa') {
        throw refusal(`is a key of type ${key.asymmetricKeyType}. ${MAKE_RSA}`);
    }
    return key;
}
function unfold(text) {
    const bare = text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
    const pem = bare.includes('-----BEGIN') ? bare : decodeBase64(bare);
    return pem.replaceAll(/(?:\\r)?\\n/g, '\n');
}
function decodeBase64(text) {
    const compact = text.replaceAll(/\\n|\s/g, '');
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
        return text;
    const decoded = Buffer.from(compact, 'base64').toString('utf8');
    return decoded.includes('-----BEGIN') ? decoded : text;
}
const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const MOST_BEGINS = 20;
function pemBlocks(pem) {
    const blocks = [];
    let from = pem.indexOf(BEGIN);
    for (let begun = 0; from !== -1 && begun < MOST_BEGINS; begun++) {
        const labelEnd = pem.indexOf(DASHES, from + BEGIN.length);
        const label = labelEnd === -1 ? '' : pem.slice(from + BEGIN.length, labelEnd);
        const bodyEnd = /^[A-Z0-9 ]+$/.test(label) ? pem.indexOf(`-----END ${label}-----`, labelEnd + DASHES.length) : -1;
        if (bodyEnd !== -1)
            blocks.push({ label, body: pem.slice(labelEnd + DASHES.length, bodyEnd) });
        from = pem.indexOf(BEGIN, Math.max(bodyEnd, from + BEGIN.length));
    }
    return blocks;
}
function whyNoPem(text) {
    if (text.includes('-----BEGIN'))
        return `has a BEGIN line but no matching END line: it was cut off. ${HOW_TO_GIVE_IT}`;
    if (text.includes('-----END'))
        return `has an END line but no BEGIN line: it was cut off. ${HOW_TO_GIVE_IT}`;
    return `is not a key in PEM form. ${HOW_TO_GIVE_IT}`;
}
function whyUnusable({ label, body }) {
    if (label === 'ENCRYPTED PRIVATE KEY' || /4,\s*ENCRYPTED/.test(body))
        return DECRYPT;
    if (label === 'OPENSSH PRIVATE KEY')
        return `is an SSH key. ${MAKE_RSA}`;
    if (label.endsWith('PRIVATE KEY'))
        return undefined;
    if (label.includes('CERTIFICATE')) {
        return 'is a certificate, which belongs to the app in Salesforce. Give the private key that it was made with (often server.key).';
    }
    if (label.endsWith('PUBLIC KEY'))
        return 'is a public key. Give the private key of the pair (often server.key).';
    return `is a "${label}", not a private key. ${HOW_TO_GIVE_IT}`;
}
function readKey({ label, body }) {
    const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
    try {
        return (0,external_node_crypto_.createPrivateKey)([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
    }
    catch {
        throw refusal(`has a BEGIN and an END line, but no readable key between them: it was cut or changed. ${HOW_TO_GIVE_IT}`);
    }
}
function refusal(what) {
    return new errors/* InputError */.dz([`\`private-key\` ${what}`]);
}

// EXTERNAL MODULE: ../../lib/text/unquoted.js
var unquoted = __webpack_require__(96260);
// EXTERNAL MODULE: ../../lib/auth/sfdx-auth-url.js
var sfdx_auth_url = __webpack_require__(35292);
// EXTERNAL MODULE: ../../lib/auth/trusted-host.js
var trusted_host = __webpack_require__(39380);
// EXTERNAL MODULE: ../../lib/inputs/quote.js
var quote = __webpack_require__(13801);
;// CONCATENATED MODULE: ../../lib/inputs/org-address.js




function parseLoginUrl(text) {
    const url = addressOf(text);
    if (url === undefined)
        throw loginUrlError(`${(0,quote/* quote */.h)(text)} is not a URL`);
    const page = (0,clouds/* myDomainOfPage */.FM)(url.hostname);
    if (page !== undefined) {
        throw new errors/* InputError */.dz([
            `\`login-url\`: \`${url.hostname}\` is the address of the org's pages and accepts no sign-in. Use \`https://${page}\`.`,
        ]);
    }
    if (url.username !== '' || url.password !== '')
        throw loginUrlError('the URL contains a user name or password');
    if (url.protocol === 'http:' && !(0,trusted_host/* isLoopback */.U)(url))
        throw loginUrlError(`${(0,quote/* quote */.h)(text)} does not start with https`);
    if (!(0,trusted_host/* isTrustedUrl */.t)(url))
        throw unknownHost(`\`login-url\`: ${(0,quote/* quote */.h)(text)}`);
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        throw new errors/* InputError */.dz([`\`login-url\`: ${(0,quote/* quote */.h)(text)} is more than a host. Use \`${url.origin}\`.`]);
    }
    return url;
}
function loginUrlError(what) {
    return new errors/* InputError */.dz([
        `\`login-url\`: ${what}. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` for a sandbox, or the org's My Domain such as \`https://acme.my.salesforce.com\`.`,
    ]);
}
function parseInstanceUrl(text) {
    const example = 'My Domain of the org, such as `https://acme.my.salesforce.com`';
    if (text === '')
        throw new errors/* InputError */.dz([`\`instance-url\` is missing, which \`access-token\` needs. Give the ${example}.`]);
    const url = addressOf(text);
    const page = url === undefined ? undefined : (0,clouds/* myDomainOfPage */.FM)(url.hostname);
    if (page !== undefined) {
        throw new errors/* InputError */.dz([
            `\`instance-url\`: ${(0,quote/* quote */.h)(text)} is the address of the org's pages. Use \`https://${page}\`.`,
        ]);
    }
    if (url !== undefined && (0,trusted_host/* isTrustedUrl */.t)(url))
        return new URL(url.origin);
    const isHost = url?.protocol === 'https:' && url.username === '' && url.password === '';
    if (isHost)
        throw unknownHost(`\`instance-url\`: ${(0,quote/* quote */.h)(text)}`);
    throw new errors/* InputError */.dz([
        `\`instance-url\`: ${url?.username || url?.password ? 'the URL contains a user name or password' : `${(0,quote/* quote */.h)(text)} is not an https address`}. Use the ${example}.`,
    ]);
}
function unknownHost(what) {
    return new errors/* InputError */.dz([
        `${what} is not a Salesforce host that this action knows, so nothing was sent to it. Use the host that Setup > My Domain ` +
            'shows, such as `https://acme.my.salesforce.com`, and not that of a site or a proxy. The docs list the known hosts ' +
            '(`docs/org-setup.md`); if your My Domain ends differently, please open an issue.',
    ]);
}
function addressOf(text) {
    const address = /^[\w-]+(?:\.[\w-]+)+(?:[:/].*)?$/.test(text) ? `https://${text}` : text;
    return URL.canParse(address) ? new URL(address) : undefined;
}

;// CONCATENATED MODULE: ../../lib/inputs/auth-url.js




const SHOW = '`sf org auth show-sfdx-auth-url --target-org <alias> --json`';
function parseAuthUrl(kept) {
    const { text, isOfJson } = (0,sfdx_auth_url/* findAuthUrl */.d)(kept);
    const url = (0,sfdx_auth_url/* parseSfdxAuthUrl */.A)(text);
    if (url === undefined)
        throw new errors/* InputError */.dz([whyNot(text, isOfJson)]);
    if (!(0,trusted_host/* isTrustedUrl */.t)(url.loginUrl))
        throw unknownHost('`sfdx-auth-url`: what follows the `@`');
    return url;
}
function whyNot(text, isOfJson) {
    if (isOfJson && text === '')
        return `\`sfdx-auth-url\` is JSON without \`result.sfdxAuthUrl\`. Store what ${SHOW} prints; versions of the Salesforce CLI before May 2026 print it with \`sf org display --verbose --json\`.`;
    if (isOfJson && !text.startsWith('force://'))
        return `\`sfdx-auth-url\` is JSON in which the Salesforce CLI hides the URL. Store what ${SHOW} prints.`;
    return `\`sfdx-auth-url\` is not an SFDX auth URL. It has the form \`force://<client id>:<secret>:<refresh token>@<host>\`; ${SHOW} prints it.`;
}

;// CONCATENATED MODULE: ../../lib/inputs/sign-in.js







const EMPTY_SECRET = 'A secret that does not exist, or that this run may not read (a pull request from a fork, another environment), arrives empty.';
function requireSecret(input, text) {
    if (text !== '')
        return text;
    const name = `${input === 'username' ? 'vars' : 'secrets'}.SF_${input.toUpperCase().replaceAll('-', '_')}`;
    throw new errors/* InputError */.dz([`\`${input}\` is missing. Give it as \`${input}: \${{ ${name} }}\`. ${EMPTY_SECRET}`]);
}
function parseClientId(text) {
    if (!/\s/.test(requireSecret('client-id', text)))
        return text;
    throw new errors/* InputError */.dz(["`client-id` contains blanks or newlines. Give the app's consumer key as Setup shows it."]);
}
function parseUsername(text) {
    if (/^[^\s@]+@[^\s@]+$/.test(requireSecret('username', text)))
        return text;
    throw new errors/* InputError */.dz([
        '`username` is not a Salesforce username. It has the form of an email address, such as `loader@acme.com.uat`.',
    ]);
}
function parseAudience(text) {
    if (text === '')
        return undefined;
    if (URL.canParse(text) && /^https?:\/\//i.test(text))
        return text;
    throw new errors/* InputError */.dz([
        `\`audience\`: ${(0,quote/* quote */.h)(text)} is not a URL. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` or the URL of an Experience Cloud site, or leave it out.`,
    ]);
}
const SIGN_IN_INPUTS = (/* unused pure expression or super */ null && ([
    'client-id',
    'username',
    'private-key',
    'login-url',
    'audience',
    'client-secret',
    'target-org',
    'access-token',
    'instance-url',
    'sfdx-auth-url',
]));
const SECRET_INPUTS = ['private-key', 'client-secret', 'access-token', 'sfdx-auth-url', 'github-token'];
const WAYS = {
    jwt: 'a JWT (`client-id`, `username` and `private-key`)',
    'client-credentials': 'client credentials (`client-id`, `client-secret` and a My Domain `login-url`)',
    'target-org': 'the Salesforce CLI (`target-org`)',
    session: 'a session (`access-token` and `instance-url`)',
    'sfdx-auth-url': 'an SFDX auth URL (`sfdx-auth-url`)',
};
function parseSignIn(given, isGiven) {
    const textOf = (name) => (0,unquoted/* unquoted */.q)(given(name));
    const ways = namedWays(isGiven);
    const [flow, second] = ways;
    if (flow === undefined) {
        throw new errors/* InputError */.dz([
            `The inputs do not say how to sign in. Set \`client-id\`, \`username\` and \`private-key\`, or the inputs of another way. ${allWays()} ${EMPTY_SECRET}`,
        ]);
    }
    if (second !== undefined) {
        throw new errors/* InputError */.dz([
            `The sign-in mixes ${ways.map((way) => WAYS[way]).join(' with ')}. Keep the inputs of one way and remove the others.`,
        ]);
    }
    const problems = [];
    const read = (parse) => {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof errors/* InputError */.dz))
                throw error;
            problems.push(...error.problems);
            return undefined;
        }
    };
    const signIn = read(() => readWay(flow, textOf, read));
    for (const name of uselessInputs(flow, isGiven)) {
        problems.push(`\`${name}\` is not used by the sign-in with ${WAYS[flow]}. Remove it.`);
    }
    if (problems.length > 0 || signIn === undefined)
        throw new errors/* InputError */.dz(problems);
    return signIn;
}
function namedWays(isGiven) {
    const ways = [];
    if (isGiven('username') || isGiven('private-key'))
        ways.push('jwt');
    if (isGiven('client-secret'))
        ways.push('client-credentials');
    if (isGiven('target-org'))
        ways.push('target-org');
    if (isGiven('access-token') || isGiven('instance-url'))
        ways.push('session');
    if (isGiven('sfdx-auth-url'))
        ways.push('sfdx-auth-url');
    if (isGiven('client-id') && !ways.includes('jwt') && !ways.includes('client-credentials'))
        ways.unshift('jwt');
    return ways;
}
function allWays() {
    return `The ways are: ${Object.values(WAYS).join('; ')}.`;
}
function readWay(flow, textOf, read) {
    switch (flow) {
        case 'jwt': {
            const clientId = read(() => parseClientId(textOf('client-id')));
            const username = read(() => parseUsername(textOf('username')));
            const privateKey = read(() => parsePrivateKey(requireSecret('private-key', textOf('private-key'))));
            const loginUrl = read(() => parseLoginUrl(textOf('login-url')));
            const audience = read(() => parseAudience(textOf('audience')));
            if (clientId === undefined || username === undefined || privateKey === undefined || loginUrl === undefined)
                return undefined;
            return { flow, clientId, username, privateKey, loginUrl, audience };
        }
        case 'client-credentials': {
            const clientId = read(() => parseClientId(textOf('client-id')));
            const loginUrl = read(() => parseMyDomain(textOf('login-url')));
            if (clientId === undefined || loginUrl === undefined)
                return undefined;
            return { flow, clientId, clientSecret: textOf('client-secret'), loginUrl };
        }
        case 'target-org':
            return { flow, targetOrg: parseTargetOrg(textOf('target-org')) };
        case 'session': {
            const accessToken = read(() => parseAccessToken(textOf('access-token')));
            const instanceUrl = read(() => parseInstanceUrl(textOf('instance-url')));
            return accessToken === undefined || instanceUrl === undefined ? undefined : { flow, accessToken, instanceUrl };
        }
        case 'sfdx-auth-url':
            return { flow, url: parseAuthUrl(textOf('sfdx-auth-url')) };
    }
}
function uselessInputs(flow, isGiven) {
    const useless = flow === 'jwt' ? [] : ['audience'];
    if (flow !== 'jwt' && flow !== 'client-credentials')
        useless.push('login-url');
    return useless.filter(isGiven);
}
function parseMyDomain(text) {
    const url = parseLoginUrl(text);
    if (!(0,clouds/* isLoginHost */.OI)(url.hostname))
        return url;
    throw new errors/* InputError */.dz([
        `\`login-url\`: client credentials work only at the org's My Domain, not at \`${url.hostname}\`. Use a URL such as \`https://acme.my.salesforce.com\`.`,
    ]);
}
function parseTargetOrg(text) {
    if (!text.startsWith('-') && !/[\s"'`$&|;<>]/.test(text))
        return text;
    throw new errors/* InputError */.dz([`\`target-org\`: ${(0,quote/* quote */.h)(text)} is neither an alias nor a username of the Salesforce CLI.`]);
}
function parseAccessToken(text) {
    if (text === '')
        throw new errors/* InputError */.dz([`\`access-token\` is missing, which \`instance-url\` needs. ${EMPTY_SECRET}`]);
    if (/^[\x21-\x7e]+$/.test(text))
        return text;
    throw new errors/* InputError */.dz(['`access-token` contains blanks or newlines. Give the token alone.']);
}


/***/ }),

/***/ 25690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qv: () => (/* binding */ DEFAULT_TIME_LIMIT),
  b: () => (/* binding */ LONGEST_TIME_LIMIT),
  $k: () => (/* binding */ readEndingInputs),
  n1: () => (/* binding */ readLedgerInputs),
  c3: () => (/* binding */ readOrgInputs),
  Vo: () => (/* binding */ readResultInputs)
});

// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/inputs/quote.js
var quote = __webpack_require__(13801);
;// CONCATENATED MODULE: ../../lib/inputs/api-version.js


const OLDEST_API_VERSION = 41;
function parseApiVersion(text) {
    const major = Number(/^v?(\d{2,3})(?:\.0)?$/i.exec(text)?.[1]);
    if (major >= OLDEST_API_VERSION)
        return `${major}.0`;
    throw new errors/* InputError */.dz([
        `\`api-version\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use a version from ${OLDEST_API_VERSION}.0 on, such as \`67.0\`.`,
    ]);
}

;// CONCATENATED MODULE: ../../lib/inputs/artifact-name.js


const FORBIDDEN = /["*/:<>?\\|\r\n]/;
const LONGEST = 200;
function parseArtifactName(text) {
    if (text === '')
        return undefined;
    if (!FORBIDDEN.test(text) && text.length <= LONGEST)
        return text;
    throw new errors/* InputError */.dz([
        `\`artifact-name\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use at most ${LONGEST} characters, and none of \`" * / : < > ? \\ |\`.`,
    ]);
}

// EXTERNAL MODULE: ../../lib/inputs/defaults.js
var defaults = __webpack_require__(44979);
// EXTERNAL MODULE: ../../lib/inputs/folder.js
var folder = __webpack_require__(8125);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../lib/text/nearest.js
var nearest = __webpack_require__(56737);
;// CONCATENATED MODULE: ../../lib/inputs/ledger.js





const WORDS = ['cache', 'none'];
function parseLedger(text, rules) {
    const folded = text.toLowerCase();
    const word = WORDS.find((known) => known === folded);
    if (word !== undefined)
        return { kind: word };
    if (!/[./\\]/.test(text)) {
        const near = (0,nearest/* nearest */.p)(folded, WORDS);
        const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
        throw new errors/* InputError */.dz([
            `\`ledger\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use \`cache\`, \`none\`, or the path of a file, such as \`./accounts.ledger\`.${hint}`,
        ]);
    }
    const file = (0,folder/* parseFolder */.I)(text, { input: 'ledger', ...rules });
    const path = rules.path ?? external_node_path_;
    const isFolder = /[/\\]$|(^|[/\\])\.\.?$/.test(text) || rules.roots.some((root) => path.relative(root, file) === '');
    if (!isFolder)
        return { kind: 'file', path: file };
    throw new errors/* InputError */.dz([`\`ledger\`: ${(0,quote/* quote */.h)(text)} is a folder. Name a file in it, such as \`./accounts.ledger\`.`]);
}

;// CONCATENATED MODULE: ../../lib/inputs/ledger-key.js


const ledger_key_LONGEST = 200;
function parseLedgerKey(text) {
    if (text === '')
        return undefined;
    if (!/\p{Cc}/u.test(text) && text.length <= ledger_key_LONGEST)
        return text;
    throw new errors/* InputError */.dz([
        `\`ledger-key\`: ${(0,quote/* quote */.h)(text)} is not allowed. Use at most ${ledger_key_LONGEST} characters on one line, such as \`accounts-eu\`, or leave it out.`,
    ]);
}

// EXTERNAL MODULE: ../../lib/auth/clouds.js
var clouds = __webpack_require__(26686);
// EXTERNAL MODULE: ../../lib/auth/trusted-host.js
var trusted_host = __webpack_require__(39380);
;// CONCATENATED MODULE: ../../lib/inputs/org.js




const ORG_ID = /^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
function parseOrg(text) {
    if (text === '')
        return undefined;
    if (ORG_ID.test(text))
        return { kind: 'id', id: text };
    const address = text.includes('://') ? text : `https://${text}`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const host = url === undefined ? undefined : ((0,clouds/* myDomainOfPage */.FM)(url.hostname) ?? url.hostname);
    if (url !== undefined && host !== undefined && ((0,trusted_host/* isLoopback */.U)(url) || (0,clouds/* isSalesforceHost */.ag)(host)))
        return { kind: 'host', host };
    throw new errors/* InputError */.dz([
        `\`org\`: ${(0,quote/* quote */.h)(text)} is neither an org id nor a My Domain host. Use the id from Setup > Company Information, such as \`00D5g000000abcDEAQ\`, or the host, such as \`acme.my.salesforce.com\`.`,
    ]);
}

// EXTERNAL MODULE: ../../lib/inputs/sign-in.js + 3 modules
var sign_in = __webpack_require__(18031);
// EXTERNAL MODULE: ../../lib/inputs/whole-number.js
var whole_number = __webpack_require__(92094);
// EXTERNAL MODULE: ../../lib/inputs/words.js
var words = __webpack_require__(73156);
;// CONCATENATED MODULE: ../../lib/inputs/step-inputs.js










function readOrgInputs(reader) {
    const signIn = reader.attempt(() => (0,sign_in/* parseSignIn */.MQ)((name) => reader.textOf(name), (name) => reader.isGiven(name)));
    const rest = reader.group({
        waitForOrgMinutes: [
            'wait-for-org-minutes',
            (text) => (0,whole_number/* parseWholeNumber */.o)('wait-for-org-minutes', text, { least: 0, most: 360 }) ?? 0,
        ],
        apiVersion: ['api-version', parseApiVersion],
        expected: ['org', parseOrg],
    });
    return signIn === undefined || rest === undefined ? undefined : { signIn, ...rest };
}
const WHEN_STOPPED = ['leave', 'abort'];
const DEFAULT_TIME_LIMIT = Number(defaults/* INPUT_DEFAULTS */.W['time-limit-minutes']);
const LONGEST_TIME_LIMIT = 4_320;
function readEndingInputs(reader) {
    const range = { least: 1, most: LONGEST_TIME_LIMIT };
    return reader.group({
        timeLimitMinutes: [
            'time-limit-minutes',
            (text) => (0,whole_number/* parseWholeNumber */.o)('time-limit-minutes', text, range) ?? DEFAULT_TIME_LIMIT,
        ],
        onTimeLimit: ['on-time-limit', (text) => (0,words/* parseWord */.k)('on-time-limit', text, WHEN_STOPPED)],
        onCancel: ['on-cancel', (text) => (0,words/* parseWord */.k)('on-cancel', text, WHEN_STOPPED)],
    });
}
function readLedgerInputs(reader, folders) {
    return reader.group({
        place: ['ledger', (text) => parseLedger(text, folders)],
        key: ['ledger-key', parseLedgerKey],
    });
}
const MOST_RETENTION = { least: 1, most: 400 };
function readResultInputs(reader, { stepId, ...folders }) {
    return reader.group({
        resultsPath: [
            'results-path',
            (text) => (0,folder/* parseFolder */.I)(text || `bulk-load-results/${folderName(stepId)}`, { input: 'results-path', ...folders }),
        ],
        artifacts: ['artifacts', (text) => (0,words/* parseWord */.k)('artifacts', text, ['auto', 'all', 'failures', 'none'])],
        artifactName: ['artifact-name', parseArtifactName],
        retentionDays: ['retention-days', (text) => (0,whole_number/* parseWholeNumber */.o)('retention-days', text, MOST_RETENTION)],
        redact: ['redact', (text) => (0,words/* parseWord */.k)('redact', text, ['auto', 'true', 'false'])],
        matrixLeg: ['matrix-leg', (text) => text],
    });
}
function folderName(stepId) {
    return stepId.replaceAll(/[^\w-]/g, '-') || 'load';
}


/***/ }),

/***/ 48239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnOfUnknown)
/* harmony export */ });
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56737);

function warnOfUnknown(variables, inputs) {
    return variables.flatMap((variable) => {
        const name = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase();
        if (name === undefined || inputs.includes(name))
            return [];
        const near = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(name, inputs);
        return near === undefined
            ? []
            : [`\`${name}\` is not an input of this action and was ignored. Did you mean \`${near}\`?`];
    });
}


/***/ }),

/***/ 95465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ parseValidateInputs),
/* harmony export */   Pg: () => (/* binding */ VALIDATE_ENDING)
/* harmony export */ });
/* unused harmony export VALIDATE_DEFAULTS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _defaults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44979);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8125);
/* harmony import */ var _load_spec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35049);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13801);
/* harmony import */ var _reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1310);
/* harmony import */ var _step_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25690);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48239);








const SHARED = {
    operation: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.operation,
    object: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.object,
    files: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.files,
    'external-id-field': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['external-id-field'],
    encoding: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.encoding,
    'if-no-files-found': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['if-no-files-found'],
    'working-directory': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['working-directory'],
    'max-records': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['max-records'],
    'confirm-hard-delete': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['confirm-hard-delete'],
    'duplicate-keys': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['duplicate-keys'],
    'sort-by': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['sort-by'],
    'job-size-mb': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['job-size-mb'],
    'column-delimiter': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['column-delimiter'],
    'blank-fields': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['blank-fields'],
    'max-failures': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['max-failures'],
    preflight: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.preflight,
    'results-path': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['results-path'],
    artifacts: 'none',
    redact: _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W.redact,
    'matrix-leg': _defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W['matrix-leg'],
};
const VALIDATE_DEFAULTS = { ...SHARED, 'schema-path': '', 'leg-size-mb': '1000' };
const VALIDATE_ENDING = {
    timeLimitMinutes: _step_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .LONGEST_TIME_LIMIT */ .b,
    onTimeLimit: 'leave',
    onCancel: 'leave',
};
function parseValidateInputs(get, { workspace, runnerTemp, stepId, variables }) {
    const textOf = (name) => get(name).trim() || VALIDATE_DEFAULTS[name];
    const reader = new _reader_js__WEBPACK_IMPORTED_MODULE_4__/* .InputReader */ .i((name) => (isShared(name) ? textOf(name) : ''));
    const roots = [workspace, runnerTemp].filter((root) => Boolean(root));
    const folder = reader.attempt(() => (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFolder */ .I)(textOf('working-directory'), { input: 'working-directory', base: workspace, roots }));
    const folders = { base: folder ?? workspace, roots };
    const load = (0,_load_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .readLoad */ .N_)(reader);
    const results = (0,_step_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readResultInputs */ .Vo)(reader, { ...folders, stepId });
    const schemaText = textOf('schema-path');
    const schemaPath = reader.attempt(() => schemaText === '' ? undefined : (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFolder */ .I)(schemaText, { input: 'schema-path', ...folders }));
    const legBytes = reader.attempt(() => parseLegSize(textOf('leg-size-mb')));
    const warnings = (0,_unknown_js__WEBPACK_IMPORTED_MODULE_6__/* .warnOfUnknown */ .A)(variables, [...Object.keys(VALIDATE_DEFAULTS), ...Object.keys(_defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W)]);
    if (reader.problems.length === 0 && folder && load && results && legBytes)
        return { inputs: { workingDirectory: folder, load, results, schemaPath, legBytes }, warnings };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([...new Set(reader.problems), ...warnings]);
}
function isShared(name) {
    return Object.hasOwn(SHARED, name);
}
const BYTES_PER_MB = 1_000_000;
function parseLegSize(text) {
    const megabytes = Number(text);
    if (/^\d{1,9}(\.\d{1,6})?$/.test(text) && megabytes > 0)
        return Math.max(1, Math.round(megabytes * BYTES_PER_MB));
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `\`leg-size-mb\`: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(text)} is not allowed. Use a number above 0, in units of 1,000,000 bytes, such as \`500\`.`,
    ]);
}


/***/ }),

/***/ 92094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseWholeNumber)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13801);


function parseWholeNumber(input, text, { least, most }) {
    if (text === '')
        return undefined;
    const number = Number(text);
    const isFitting = number >= least && (most === undefined || number <= most) && Number.isSafeInteger(number);
    if (/^\d+$/.test(text) && isFitting)
        return number;
    const range = most === undefined ? `from ${least}` : `from ${least} to ${most}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `\`${input}\`: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(text)} is not allowed. Use a whole number ${range} without separators, such as \`${Math.max(least, 10)}\`, or leave it out.`,
    ]);
}


/***/ }),

/***/ 73156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseWord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56737);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13801);




function parseWord(input, text, words) {
    const plain = simplify(text);
    const word = words.find((name) => simplify(name) === plain);
    if (word !== undefined)
        return word;
    const near = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(plain, words.map(simplify));
    const meant = words.find((name) => simplify(name) === near);
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
    const quoted = words.map((name) => `\`${name}\``);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([`\`${input}\`: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} is not allowed. Use ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(quoted)}.${hint}`]);
}
function simplify(text) {
    return text.toLowerCase().replaceAll(/[-_\s]/g, '');
}


/***/ }),

/***/ 26140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ hasOwnMemory),
/* harmony export */   F: () => (/* binding */ giveBack)
/* harmony export */ });
/* harmony import */ var node_util_types__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73429);

function giveBack(...arrays) {
    for (const { buffer } of arrays)
        if ((0,node_util_types__WEBPACK_IMPORTED_MODULE_0__.isArrayBuffer)(buffer))
            buffer.transfer(0);
}
function hasOwnMemory({ buffer, byteOffset, byteLength }) {
    return byteOffset === 0 && byteLength > 0 && byteLength === buffer.byteLength;
}


/***/ }),

/***/ 87672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ GrowingBytes)
/* harmony export */ });
/* harmony import */ var _own_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93887);

const SHORT_BYTES = 64;
const LEAST_BYTES = 65_536;
class GrowingBytes {
    length = 0;
    #memory = new _own_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .OwnMemory */ .G();
    #usualMost;
    #bytes = Buffer.alloc(0);
    constructor(usualMost = Number.POSITIVE_INFINITY) {
        this.#usualMost = usualMost;
    }
    get bytes() {
        return this.#bytes.subarray(0, this.length);
    }
    get buffer() {
        return this.#bytes;
    }
    clear() {
        this.length = 0;
    }
    reserve(count) {
        if (this.length + count > this.#bytes.length)
            this.#grow(this.length + count);
    }
    put(byte) {
        this.#bytes[this.length++] = byte;
    }
    copy(source, start, end) {
        const target = this.#bytes;
        let to = this.length;
        if (end - start > SHORT_BYTES) {
            this.length = to + source.copy(target, to, start, end);
            return;
        }
        for (let from = start; from < end; from++)
            target[to++] = source[from] ?? 0;
        this.length = to;
    }
    write(text) {
        this.reserve(text.length * 3);
        this.length += this.#bytes.write(text, this.length);
    }
    release() {
        this.clear();
        this.#memory.release();
    }
    #grow(needed) {
        const ahead = Math.min(Math.max(LEAST_BYTES, this.#bytes.length * 2), this.#usualMost);
        const grown = Buffer.allocUnsafeSlow(Math.max(ahead, needed));
        this.#bytes.copy(grown, 0, 0, this.length);
        this.#bytes = this.#memory.replace(this.#bytes, grown);
    }
}


/***/ }),

/***/ 93887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ OwnMemory)
/* harmony export */ });
/* harmony import */ var _give_back_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26140);

class OwnMemory {
    #arrays = new Set();
    own(array) {
        this.#arrays.add(array);
        return array;
    }
    replace(old, array) {
        this.#arrays.delete(old);
        (0,_give_back_js__WEBPACK_IMPORTED_MODULE_0__/* .giveBack */ .F)(old);
        return this.own(array);
    }
    release() {
        (0,_give_back_js__WEBPACK_IMPORTED_MODULE_0__/* .giveBack */ .F)(...this.#arrays);
        this.#arrays.clear();
    }
    [Symbol.dispose]() {
        this.release();
    }
}


/***/ }),

/***/ 51293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ unzip),
/* harmony export */   $L: () => (/* binding */ isDone),
/* harmony export */   f5: () => (/* binding */ releasePieces)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _give_back_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26140);




function unzip(source, { pieceBytes, ownsChunks }) {
    const options = { chunkSize: pieceBytes, readableHighWaterMark: 1 };
    const gunzip = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGunzip)(options);
    const feed = async (chunks) => {
        for await (const chunk of chunks) {
            await write(gunzip, chunk);
            if (ownsChunks && (0,_give_back_js__WEBPACK_IMPORTED_MODULE_3__/* .hasOwnMemory */ .A)(chunk))
                (0,_give_back_js__WEBPACK_IMPORTED_MODULE_3__/* .giveBack */ .F)(chunk);
        }
    };
    const closed = new AbortController();
    gunzip.once('close', () => closed.abort());
    gunzip.on('error', () => { });
    (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(source, feed, { signal: closed.signal }).then(() => gunzip.end(), (error) => gunzip.destroy(error));
    return gunzip;
}
function write(gunzip, chunk) {
    return new Promise((resolve, reject) => {
        gunzip.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
}
function releasePieces(pieces, pieceBytes, isEnd = false) {
    const last = isEnd ? pieces.at(-1) : undefined;
    (0,_give_back_js__WEBPACK_IMPORTED_MODULE_3__/* .giveBack */ .F)(...pieces.filter((piece) => endsItsMemory(piece, pieceBytes, piece === last)));
}
function endsItsMemory(piece, pieceBytes, isLast) {
    const { buffer, byteOffset, length } = piece;
    const isOfPieces = buffer.byteLength === pieceBytes && pieceBytes > Buffer.poolSize;
    return (0,_give_back_js__WEBPACK_IMPORTED_MODULE_3__/* .hasOwnMemory */ .A)(piece) || (isOfPieces && (isLast || byteOffset + length === pieceBytes));
}
function isDone(stream) {
    return stream instanceof node_stream__WEBPACK_IMPORTED_MODULE_0__.Duplex && stream.writableFinished;
}


/***/ }),

/***/ 96127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ authorise),
/* harmony export */   f: () => (/* binding */ API_PATH)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);

const API_PATH = '/services/data/';
const CALL_OPTIONS = { 'Sforce-Call-Options': 'client=salesforce-bulk-load' };
function authorise(request, login, cancelled) {
    const { method, path, headers, body, signal } = request;
    const url = withinOrg(path, login.instanceUrl, method);
    return {
        method,
        url,
        headers: {
            ...headers,
            ...(url.pathname.startsWith(API_PATH) ? CALL_OPTIONS : {}),
            Authorization: `Bearer ${login.accessToken}`,
        },
        ...(body === undefined ? {} : { body }),
        signal: signal ?? cancelled,
    };
}
const LONGEST_HOST = 100;
function withinOrg(link, org, method) {
    const url = URL.canParse(link, org.href) ? new URL(link, org) : undefined;
    const isOurs = url?.origin === org.origin && url.username === '' && url.password === '';
    if (url !== undefined && isOurs)
        return url;
    const to = url?.host ? `to another host (${url.host.slice(0, LONGEST_HOST)})` : 'that is not a URL';
    const message = `${org.host} answered with a link ${to}. Nothing was sent there`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc({ method, path: '', code: 'ERR_INVALID_LINK', message });
}


/***/ }),

/***/ 85505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ loadsNothing),
/* harmony export */   Fu: () => (/* binding */ isDailyLimit),
/* harmony export */   Lj: () => (/* binding */ JOB_CODES),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   UW: () => (/* binding */ explainError),
/* harmony export */   fI: () => (/* binding */ failureClass),
/* harmony export */   nZ: () => (/* binding */ jobWords)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _text_org_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44357);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);



const CURES = [
    {
        said: /Field name not found/i,
        class: 'structural',
        cure: 'The header must contain API names of fields that the object has and the user can see. Check that the file has a header row, the spelling, and the field-level security of the user.',
    },
    {
        said: /Failed to parse CSV|unescaped quote|closing an opened quote/i,
        class: 'structural',
        cure: 'Check the quotes in the files of this job.',
    },
    {
        said: /LineEnding is invalid/i,
        class: 'structural',
        cure: 'The file mixes line endings. Convert it to line feeds throughout.',
    },
    {
        said: /type is not needed for non polymorphic/i,
        class: 'structural',
        cure: 'Remove the object name and the colon from the relationship column: write `Parent__r.Key__c`, not `Parent__c:Parent__r.Key__c`.',
    },
    {
        said: /Unable to find relationship/i,
        class: 'structural',
        cure: 'A relationship column takes the relationship name, not the object or the field: `Account.Key__c`, `Parent__r.Key__c`.',
    },
    { said: /must contain only ids/i, class: 'structural', cure: 'A file of records to delete has one column, Id.' },
    { said: /Records not found/i, class: 'structural', cure: 'The job held no records.' },
    {
        said: /TooManyLockFailure|Too many lock/i,
        class: 'transient',
        cure: 'Several batches changed records of the same parent at the same time. Sort the file by the parent with `sort-by`, set `concurrency: serial`, and load the remaining records again.',
    },
    {
        said: /Concurrent/i,
        class: 'transient',
        cure: 'Too many long requests ran in the org at the same time. Set a lower `concurrency`, and load the remaining records again.',
    },
    {
        said: /STORAGE_LIMIT/i,
        class: 'structural',
        cure: "The org's data storage is full. Free some, and load the remaining records again.",
    },
    {
        said: /ExceededQuota|EXCEEDEDQUOTA|LIMIT_EXCEEDED|ApiBatchItems Limit/i,
        class: 'quota',
        cure: 'A daily limit of the org is used up. It counts the last 24 hours, so load the remaining records in a few hours.',
    },
    {
        said: /Retried more than|processing time-?outs?|^Timeout\b/i,
        class: 'transient',
        cure: 'Triggers, flows or sharing need more than 5 minutes for a batch. Set a smaller `job-records`, or make the automation lighter.',
    },
    {
        said: /^InternalServerError\b/i,
        class: 'transient',
        cure: 'Salesforce had an internal error. Load the remaining records again.',
    },
    {
        said: /INVALIDENTITY|not supported by the Bulk API/i,
        class: 'structural',
        cure: 'Check the API name in `object`, and that the user has access to that object.',
    },
    {
        said: /External ID/i,
        class: 'structural',
        cure: 'Check that `external-id-field` is an external id field of the object.',
    },
    {
        said: /special user profile permission/i,
        class: 'structural',
        cure: 'Ask an administrator to give the user that permission (for hardDelete: "Bulk API Hard Delete").',
    },
    {
        said: /Binary (?:field|content)[^.]{0,40}not supported/i,
        class: 'structural',
        cure: 'Bulk API 2.0 does not load files (base64). Remove the column, and upload the files with `sf data create file` or the REST API.',
    },
    {
        said: /Cannot serialize value/i,
        class: 'structural',
        cure: 'A column is a compound field, such as an address. Use the columns of its parts instead.',
    },
    {
        said: /FEATURE_?NOT_?ENABLED|Async API not enabled/i,
        class: 'structural',
        cure: 'The org or the user must not use the Bulk API. Check that the edition of the org has API access, and that the user has the permission "API Enabled".',
    },
    {
        said: /Found multipe contents/i,
        class: 'transient',
        cure: 'Nothing of this job was loaded. Run the step again.',
    },
];
function loadsNothing(errorMessage) {
    return LOADS_NOTHING.test(errorMessage);
}
const LOADS_NOTHING = /^\s{0,9}(?:InvalidBatch|ClientInputError)\s{0,9}:/i;
const GENERAL_CURE = 'Look the job up in Setup under Bulk Data Load Jobs.';
function cureFor(said) {
    return CURES.find((cure) => cure.said.test(said));
}
function failureClass(errorMessage) {
    return cureFor(errorMessage)?.class ?? 'unknown';
}
const JOB_CODES = [
    'ClientInputError',
    'ExceededQuota',
    'FeatureNotEnabled',
    'InternalServerError',
    'InvalidBatch',
    'InvalidEntity',
    'InvalidJob',
    'InvalidJobState',
    'InvalidOperation',
    'InvalidVersion',
    'Timeout',
    'TooManyLockFailure',
    'TransactionSecurityBlock',
    'Unknown',
];
function jobWords(errorMessage) {
    return (0,_text_org_words_js__WEBPACK_IMPORTED_MODULE_2__/* .orgWords */ .Ie)(errorMessage, JOB_CODES.find((code) => errorMessage.startsWith(`${code} :`)) ?? '');
}
function explainFailure(what, said) {
    const known = cureFor((0,_text_org_words_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeWords */ .pC)(said));
    const reason = known?.class === 'quota' ? 'api-limit' : 'job-failed';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb(reason, `${what}: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)(said)} ${known?.cure ?? GENERAL_CURE}`);
}
function explainError(what, error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb)
        return error;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO) {
        const { named, status, method, path } = error;
        if (status === 401)
            return refusedSession(what, error);
        const explained = explainFailure(what, `${named}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)} (${method} ${path})`);
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb(explained.reason, explained.message, { cause: error });
    }
    const said = (0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb('job-failed', `${what}: ${said} Run the step again to load the remaining records.`, {
        cause: error,
    });
}
function isDailyLimit({ errorCode, message }) {
    return errorCode === 'REQUEST_LIMIT_EXCEEDED' && !/Concurrent/i.test(message);
}
function refusedSession(what, error) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb('login-failed', `${what}: the org refuses the session (${error.named}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}). ` +
        "Check the app's policies and the login history of the user in Setup.", { cause: error });
}


/***/ }),

/***/ 98490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ knownMessage)
/* harmony export */ });
/* unused harmony export knownPatterns */
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85505);
/* harmony import */ var _message_shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89557);


const NAME = '\u2039name\u203a';
const SLOTS = {
    label: { pattern: '(?:[^:]{1,80}: )?', shown: () => '' },
    job: { pattern: `(?:(?:${_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .JOB_CODES */ .Lj.join('|')}) ?: ){0,3}`, shown: (text) => text },
    value: { pattern: '[\\s\\S]*', shown: () => _message_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .VALUE */ .Qg },
    word: { pattern: '\\S{0,255}', shown: (text, isName) => (isName(text) ? text : _message_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .VALUE */ .Qg) },
    ids: { pattern: '[A-Za-z0-9, ]*', shown: () => _message_shape_js__WEBPACK_IMPORTED_MODULE_1__.ID },
    id: { pattern: '[A-Za-z0-9]{15,18}', shown: () => _message_shape_js__WEBPACK_IMPORTED_MODULE_1__.ID },
    number: { pattern: '\\d{1,7}', shown: (text) => text },
    type: { pattern: 'xsd:[A-Za-z]{1,20}', shown: (text) => text },
    name: { pattern: '[A-Za-z]\\w{0,79}', shown: (text, isName) => (isName(text) ? text : NAME) },
    column: { pattern: '[\\s\\S]*', shown: (text, isName) => (isName(text) ? text : '\u2039column\u203a') },
    names: {
        pattern: '[\\w., ]*',
        shown: (text, isName) => (text.split(/, ?/).every(isName) ? text : '\u2039names\u203a'),
    },
};
const MESSAGES = [
    'Required fields are missing: [{names}]',
    'duplicate value found: {word} duplicates value on record with id: {id}',
    'Duplicate external id specified: {value}',
    'Duplicate id specified: {value}',
    '{label}more than one record found for external id field: [{ids}]',
    '{name} not specified',
    'Id not specified in an update call',
    'entity type cannot be inserted: {name}',
    'entity type cannot be updated: {name}',
    'entity type cannot be deleted: {name}',
    'cannot specify Id in an insert call',
    'Unable to create/update fields: {names}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    '{name}: bad field names on insert/update call: {names}',
    'Before creating a custom price, create a standard price.',
    'Cannot specify both an external ID reference {name} and a salesforce id, {name}',
    'More than 1 field provided in an external foreign key reference in entity: {name}',
    'Foreign key external ID: {value} not found for field {name} in entity {name}',
    "Failed to deserialize field at col {number}. Due to, '{value}' is not a valid value for the type {type}",
    '{label}data value too large: {value} (max length={number})',
    '{label}bad value for restricted picklist field: {value}',
    '{label}value outside of valid range on numeric field: {value}',
    '{label}value not of required type: {value}',
    '{label}invalid email address: {value}',
    '{label}id value of incorrect type: {value}',
    'invalid cross reference id',
    'entity is deleted',
    'insufficient access rights on object id',
    'insufficient access rights on cross-reference id',
    'insufficient access rights on cross-reference id: {ids}',
    'unable to obtain exclusive access to this record',
    'unable to obtain exclusive access to this record or {number} records: {ids}',
    'operation performed with inactive user [{id}] as owner of {name}',
    'Value does not exist or does not match filter criteria.',
    'storage limit exceeded',
    'Use one of these records?',
    "You're creating a duplicate record. We recommend you use an existing record instead.",
    '{job}Field name not found : {column}',
    '{job}Failed to parse CSV header',
    '{job}Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
    '{job}LineEnding is invalid on user data. Current LineEnding setting is LF',
    '{job}LineEnding is invalid on user data. Current LineEnding setting is CRLF',
    '{job}type is not needed for non polymorphic foreign key references: {column}',
    '{job}Unable to find relationship: {column}',
    '{job}Binary field not supported',
    '{job}Async API not enabled',
    "{job}The 'delete' batch must contain only ids",
    '{job}Records not found',
    '{job}Records not processed',
    '{job}Too many lock failure {number} Trying again later.',
    '{job}Retried more than {number} times',
    '{job}Batch processing timeouts',
    '{job}An unexpected error occurred.',
    '{job}ApiBatchItems Limit exceeded',
    'no reason given',
    'Session expired or invalid',
    'TotalRequests Limit exceeded.',
    'ConcurrentPerOrgLongTxn Limit exceeded.',
    'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
    'The requested resource does not exist',
    'API is not enabled for this Organization or Partner',
    'The REST API is not enabled for this Organization.',
    "{job}Entity '{name}' is not supported by the Bulk API",
    '{name} operation requires special user profile permission, please contact your system administrator',
    "Found multipe contents for job: <{word}>, please 'Close' / 'Abort' / 'Delete' the current Job",
];
let shapes;
function knownShapes() {
    shapes ??= MESSAGES.map(shapeOf);
    return shapes;
}
function knownPatterns() {
    return knownShapes().map(({ pattern }) => pattern);
}
function knownMessage(said, isName) {
    const message = said.trim();
    for (const { literal, pattern, render } of knownShapes()) {
        if (!message.includes(literal))
            continue;
        const [, ...texts] = pattern.exec(message) ?? [];
        if (texts.length > 0 || message === literal)
            return render(texts, isName);
    }
    return undefined;
}
function shapeOf(message) {
    const pieces = message.split(/\{(\w+)\}/);
    const literals = pieces.filter((_, at) => at % 2 === 0);
    const slots = pieces.filter((_, at) => at % 2 === 1).map(slotOf);
    const source = literals.map((literal, at) => escapePattern(literal) + (slots[at] ? `(${slots[at].pattern})` : ''));
    return {
        literal: literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), ''),
        pattern: new RegExp(`^${source.join('')}$`),
        render: (texts, isName) => literals.map((literal, at) => literal + (slots[at]?.shown(texts[at] ?? '', isName) ?? '')).join(''),
    };
}
function slotOf(name) {
    const slot = SLOTS[name];
    if (slot === undefined)
        throw new Error(`There is no slot {${name}}.`);
    return slot;
}
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}


/***/ }),

/***/ 89557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ ID),
/* harmony export */   Q7: () => (/* binding */ createShaper),
/* harmony export */   Qg: () => (/* binding */ VALUE)
/* harmony export */ });
/* unused harmony export messageShape */
const VALUE = '\u2039value\u203a';
const ID = '\u2039id\u203a';
const AROUND_VALUES = [
    [/(duplicate value found: )\S+( duplicates value)/i, `$1${VALUE}$2`],
    [/(duplicate (?:external )?id specified: )[\s\S]+/i, `$1${VALUE}`],
    [/(bad value for restricted picklist field: )[\s\S]+/i, `$1${VALUE}`],
    [/(invalid email address: )[\s\S]+/i, `$1${VALUE}`],
    [/(value outside of valid range on numeric field: )[\s\S]+/i, `$1${VALUE}`],
    [/(value not of required type: )[\s\S]+/i, `$1${VALUE}`],
    [/(id value of incorrect type: )[\s\S]+/i, `$1${ID}`],
    [/^(the record on )[\s\S]+ line \d+(, which this one refers to, was not loaded)$/, `$1${VALUE}$2`],
];
const BETWEEN = [
    { before: /data value too large: /i, after: / \(max length=/gi, value: VALUE },
    { before: /foreign key external id: /i, after: / not found for field/gi, value: VALUE },
    { before: /'/, after: /' is not a valid value for the type/gi, value: VALUE },
    { before: /"/, after: /" is not a valid value for the type/gi, value: VALUE },
    { before: /found for external id field: \[/i, after: /\]/g, value: ID },
];
const QUOTED = /"[^"]*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])|\u201c[^\u201c\u201d]*\u201d/gu;
const EMAIL = /[^\s@:,;<>()[\]]{1,64}@[^\s@:,;<>()[\]]{1,255}\.[^\s@:,;<>()[\].]{1,63}/g;
const RECORD_ID = /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])/g;
const SEVERAL_IDS = /\u2039id\u203a(?:,\s*\u2039id\u203a)+/g;
const LONG_NUMBER = /(?<![\p{L}\p{N}.,-])-?\d{5,}(?:[.,]\d+)?(?![\p{L}\p{N}])/gu;
const MOST_CHARACTERS = 2_000;
const SHORTEST_VALUE = 3;
function messageShape(message, values) {
    return createShaper()(message, values);
}
function createShaper() {
    let last;
    let outline = '';
    let shapeOfOutline = '';
    return (message, values) => {
        if (message !== last) {
            last = message;
            outline = outlineOf(message);
            shapeOfOutline = withoutNumbers(outline);
        }
        let shape = outline;
        for (const value of values)
            shape = withoutValue(shape, value.trim());
        return shape === outline ? shapeOfOutline : withoutNumbers(shape);
    };
}
function outlineOf(message) {
    let shape = message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)}\u2026` : message;
    for (const [pattern, replacement] of AROUND_VALUES)
        shape = shape.replace(pattern, replacement);
    for (const between of BETWEEN)
        shape = replaceBetween(shape, between);
    shape = shape.replace(QUOTED, (quoted) => `${quoted[0]}${VALUE}${quoted.at(-1)}`);
    return shape.includes('@') ? shape.replace(EMAIL, VALUE) : shape;
}
function replaceBetween(text, { before, after, value }) {
    const opening = before.exec(text);
    const closing = [...text.matchAll(after)].at(-1);
    if (opening === null || closing === undefined)
        return text;
    const start = opening.index + opening[0].length;
    return closing.index < start ? text : `${text.slice(0, start)}${value}${text.slice(closing.index)}`;
}
function withoutNumbers(text) {
    return text.replace(RECORD_ID, ID).replace(SEVERAL_IDS, ID).replace(LONG_NUMBER, VALUE).replace(/\s+/g, ' ').trim();
}
function withoutValue(message, value) {
    if (value.length < SHORTEST_VALUE || /^(?:true|false)$/i.test(value))
        return message;
    const text = replaceWhole(message, value);
    const escaped = escapeHtml(value);
    return escaped === value ? text : replaceWhole(text, escaped);
}
function replaceWhole(message, value) {
    if (!message.includes(value))
        return message;
    let text = '';
    let from = 0;
    for (let at = message.indexOf(value); at !== -1; at = message.indexOf(value, at + 1)) {
        if (at < from)
            continue;
        const isWhole = !continues(message, at, -1) && !continues(message, at + value.length, 0);
        if (!isWhole)
            continue;
        text += message.slice(from, at) + VALUE;
        from = at + value.length;
    }
    return text + message.slice(from);
}
function continues(text, at, side) {
    const inside = text[side === -1 ? at : at - 1] ?? '';
    const outside = text[side === -1 ? at - 1 : at] ?? '';
    return /[\p{L}\p{N}]/u.test(inside) && /[\p{L}\p{N}]/u.test(outside);
}
function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
const ESCAPES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};


/***/ }),

/***/ 79424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sentColumns),
/* harmony export */   y: () => (/* binding */ sourceValues)
/* harmony export */ });
/* harmony import */ var _csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85687);


function sentColumns({ rewriting }, part) {
    const { columns: names, columnDelimiter } = part;
    if (rewriting === undefined) {
        const all = [...names.keys()];
        const isTrimmed = names.map(() => false);
        return { delimiter: columnDelimiter, names, fields: all, places: all, isTrimmed, isWhole: true };
    }
    const { delimiter, columns, fieldCount, isRagged } = rewriting;
    const fields = columns.map(({ field }) => field);
    const places = new Array(fieldCount).fill(-1);
    for (const [place, field] of fields.entries())
        places[field] = place;
    const isTrimmed = columns.map(({ change }) => change === 'trim');
    const isWhole = !isRagged && fields.length === fieldCount && fields.every((field, place) => field === place);
    return { delimiter, names, fields, places, isTrimmed, isWhole };
}
function sourceValues({ bytes, start, end, range }, part) {
    const { rewriting } = range;
    const values = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeFields */ .ql)(bytes, start, end, (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .delimiterByte */ .Wi)(rewriting?.delimiter ?? part.columnDelimiter));
    return rewriting === undefined ? values : rewriting.columns.map(({ field }) => values[field] ?? '');
}


/***/ }),

/***/ 84711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createOrgVoice)
/* harmony export */ });
/* harmony import */ var _org_known_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98490);
/* harmony import */ var _text_org_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44357);


function createOrgVoice(redact) {
    let isRedacted = redact;
    let isName = () => false;
    return {
        show: (text) => (0,_text_org_words_js__WEBPACK_IMPORTED_MODULE_1__/* .safeWords */ .$T)(text, (said) => plain(isRedacted ? (0,_org_known_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .knownMessage */ .V)(said, isName) : said)),
        isRedacted: () => isRedacted,
        learn: (known) => {
            isRedacted = known.redact ?? isRedacted;
            isName = known.isName ?? isName;
        },
    };
}
function plain(said) {
    return said?.replaceAll('`', "'");
}


/***/ }),

/***/ 51422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ REPORT_VERSION),
/* harmony export */   x: () => (/* binding */ totalCounts)
/* harmony export */ });
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57615);

const REPORT_VERSION = 1;
function totalCounts(report) {
    return (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .addCounts */ .c5)(report.loads.map(({ counts }) => counts));
}


/***/ }),

/***/ 96235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
function shorten(text, most) {
    if (text.length <= most)
        return text;
    const characters = [...text.slice(0, 2 * most)];
    return characters.length <= most && text.length <= 2 * most ? text : `${characters.slice(0, most - 1).join('')}\u2026`;
}


/***/ }),

/***/ 96648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TE: () => (/* binding */ RESULT_NAMES),
  SL: () => (/* binding */ SKIPPED_FILE),
  xp: () => (/* binding */ createResultFiles)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../lib/csv/column-index.js
var column_index = __webpack_require__(69113);
// EXTERNAL MODULE: ../../lib/csv/dialect.js
var dialect = __webpack_require__(7834);
// EXTERNAL MODULE: ../../lib/csv/fields.js
var fields = __webpack_require__(85687);
// EXTERNAL MODULE: ../../lib/disk/folders.js
var folders = __webpack_require__(68208);
// EXTERNAL MODULE: ../../lib/parts/sent-columns.js
var sent_columns = __webpack_require__(79424);
// EXTERNAL MODULE: ../../lib/results/row-writer.js
var row_writer = __webpack_require__(85316);
// EXTERNAL MODULE: ../../lib/results/source-reader.js
var source_reader = __webpack_require__(94881);
;// CONCATENATED MODULE: ../../lib/results/rerun-files.js




const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const CR = Buffer.from('\r');
function createRerunFiles(folder, files, sources) {
    const writers = [];
    const byFile = new Map();
    const byHeader = new Map();
    for (const { absolutePath, header, hasByteOrderMark, crEndsRecords } of files) {
        if (header === undefined)
            continue;
        const { columns, columnDelimiter, lineEnding } = header;
        const ending = crEndsRecords ? CR : Buffer.from(lineEnding === 'CRLF' ? '\r\n' : '\n');
        const key = JSON.stringify([columns, (0,dialect/* delimiterByte */.Wi)(columnDelimiter), crEndsRecords]);
        let writer = byHeader.get(key);
        if (writer === undefined) {
            const name = writers.length === 0 ? 'rerun.csv' : `rerun-${writers.length + 1}.csv`;
            const text = (0,source_reader/* withoutEnding */.s)(header.bytes);
            const head = Buffer.concat([hasByteOrderMark ? BYTE_ORDER_MARK : Buffer.alloc(0), text, ending]);
            writer = new row_writer/* RowWriter */.C(external_node_path_.join(folder, name), head);
            writers.push(writer);
            byHeader.set(key, writer);
        }
        byFile.set(absolutePath, { writer, lineEnding: ending });
    }
    return {
        add: (record) => {
            const target = byFile.get(record.file.absolutePath);
            if (target === undefined)
                throw new Error(`${record.file.path} is not among the files of the load.`);
            const { writer, lineEnding } = target;
            if (record.offset !== undefined) {
                const bytes = sources.read(record.file, record.offset, record.length);
                const text = (0,source_reader/* withoutEnding */.s)(bytes);
                writer.add(bytes, 0, text.length);
                writer.add(text.length < bytes.length ? bytes.subarray(text.length) : lineEnding);
                return;
            }
            writer.add(record.bytes, record.start, record.end);
            const ownEnding = record.start + record.length;
            if (lineEnding !== CR && ownEnding > record.end)
                writer.add(record.bytes, record.end, ownEnding);
            else
                writer.add(lineEnding);
        },
        writers,
        paths: () => writers.filter(({ isMade }) => isMade).map((writer) => writer.path),
    };
}

;// CONCATENATED MODULE: ../../lib/results/result-files.js









const RESULT_NAMES = ['successful', 'failed', 'unprocessed', 'pending', 'unaccounted'];
const SKIPPED_FILE = 'skipped.csv';
const ALWAYS_MADE = ['successful', 'failed', 'unprocessed'];
const LEADING_COLUMNS = {
    successful: ['sf__Id', 'sf__Created', 'source_file', 'source_line'],
    failed: ['sf__Id', 'sf__Error', 'source_file', 'source_line'],
    unprocessed: ['source_file', 'source_line'],
    pending: ['source_file', 'source_line'],
    unaccounted: ['source_file', 'source_line'],
};
const SKIPPED_HEADER = 'source_file,source_line,why\n';
async function createResultFiles(folder, { columns, files }) {
    (0,folders/* makeFolder */.fc)(folder, external_node_path_.dirname(folder));
    const writers = writersOf(folder, columns);
    for (const name of ALWAYS_MADE)
        await writers[name].make();
    const sources = new source_reader/* SourceReader */.j();
    const reruns = createRerunFiles(folder, files, sources);
    const mapped = mappedValueAdder(files, columns, sources);
    const skipped = new row_writer/* RowWriter */.C(external_node_path_.join(folder, SKIPPED_FILE), Buffer.from(SKIPPED_HEADER));
    const all = [...RESULT_NAMES.map((name) => writers[name]), skipped, ...reruns.writers];
    let range;
    let addValues;
    const field = createFieldWriter();
    const pathOf = createPathWriter();
    return {
        addRecord: (name, words, record, part) => {
            if (record.range !== range || addValues === undefined) {
                range = record.range;
                addValues = mapped ?? valueAdder(range, part, columns);
            }
            const writer = writers[name];
            for (const word of words) {
                if (typeof word === 'string')
                    writer.add(field(word));
                else
                    writer.add(word.bytes, word.start, word.end);
                writer.addByte(COMMA);
            }
            writer.add(pathOf(record));
            writer.addNumber(record.line);
            writer.addByte(COMMA);
            addValues(writer, record);
            writer.addByte(dialect.LF);
        },
        addRow: (name, words, values, header) => {
            const own = columns.map((column) => values[(0,column_index/* columnIndex */.P)(header.columns, sentName(column, files))] ?? '');
            writers[name].addText(`${(0,fields/* encodeFields */.KP)([...words, '', '', ...own], ',')}\n`);
        },
        addSkipped: (place, why) => {
            skipped.add(pathOf(place));
            skipped.addNumber(place.line);
            skipped.addText(`,${why}\n`);
        },
        addRerun: reruns.add,
        flush: async (isEnd = false) => {
            for (const writer of all)
                await writer.flush(isEnd);
        },
        keep: () => {
            for (const writer of all)
                writer.keep();
        },
        takeBack: () => doAll(all, (writer) => writer.takeBack()),
        close: async () => {
            sources.close();
            await doAll(all, (writer) => writer.close());
        },
        rerunPaths: reruns.paths,
    };
}
function writersOf(folder, columns) {
    const writerOf = (name) => {
        const head = Buffer.from(`${(0,fields/* encodeFields */.KP)([...LEADING_COLUMNS[name], ...columns], ',')}\n`);
        return new row_writer/* RowWriter */.C(external_node_path_.join(folder, `${name}.csv`), head);
    };
    return {
        successful: writerOf('successful'),
        failed: writerOf('failed'),
        unprocessed: writerOf('unprocessed'),
        pending: writerOf('pending'),
        unaccounted: writerOf('unaccounted'),
    };
}
async function doAll(writers, task) {
    const done = await Promise.allSettled(writers.map(task));
    for (const end of done)
        if (end.status === 'rejected')
            throw end.reason;
}
const COMMA = 0x2c;
function createFieldWriter() {
    let last = '';
    let bytes = Buffer.alloc(0);
    return (word) => {
        if (word !== last) {
            last = word;
            bytes = Buffer.from((0,fields/* encodeFields */.KP)([word], ','));
        }
        return bytes;
    };
}
function createPathWriter() {
    let path;
    let bytes = Buffer.alloc(0);
    return ({ file }) => {
        if (file.path !== path) {
            path = file.path;
            bytes = Buffer.from(`${(0,fields/* encodeFields */.KP)([path], ',')},`);
        }
        return bytes;
    };
}
function sentName(column, files) {
    for (const { header } of files) {
        const place = header?.use === undefined ? -1 : (0,column_index/* columnIndex */.P)(header.use.own, column);
        if (place >= 0)
            return header?.columns[place] ?? column;
    }
    return column;
}
function mappedValueAdder(files, columns, sources) {
    const places = new Map();
    for (const { absolutePath, header } of files) {
        if (header?.use === undefined)
            continue;
        const { own } = header.use;
        const delimiter = (0,dialect/* delimiterByte */.Wi)(header.columnDelimiter);
        places.set(absolutePath, { delimiter, ofColumns: columns.map((name) => (0,column_index/* columnIndex */.P)(own, name)) });
    }
    if (places.size === 0)
        return undefined;
    return (writer, { file, offset, length }) => {
        const { delimiter, ofColumns } = places.get(file.absolutePath) ?? { delimiter: COMMA, ofColumns: [] };
        if (offset === undefined)
            throw new Error('Mapped records are sent from copies, which know where they are in their files.');
        const bytes = (0,source_reader/* withoutEnding */.s)(sources.read(file, offset, length));
        const values = (0,fields/* decodeFields */.ql)(bytes, 0, bytes.length, delimiter);
        writer.addText((0,fields/* encodeFields */.KP)(ofColumns.map((place) => values[place] ?? ''), ','));
    };
}
function valueAdder(range, part, columns) {
    const sent = (0,sent_columns/* sentColumns */._)(range, part);
    const areAll = columns.length === sent.names.length && columns.every((name, place) => sent.names[place] === name);
    if (areAll && sent.isWhole && sent.delimiter === 'COMMA')
        return (writer, { bytes, start, end }) => writer.add(bytes, start, end);
    const delimiter = (0,dialect/* delimiterByte */.Wi)(sent.delimiter);
    const places = columns.map((name) => sent.fields[(0,column_index/* columnIndex */.P)(sent.names, name)] ?? -1);
    return (writer, { bytes, start, end }) => {
        const values = (0,fields/* decodeFields */.ql)(bytes, start, end, delimiter);
        writer.addText((0,fields/* encodeFields */.KP)(places.map((place) => values[place] ?? ''), ','));
    };
}


/***/ }),

/***/ 13034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   Rc: () => (/* binding */ rowErrorEntry),
/* harmony export */   To: () => (/* binding */ ROW_ERRORS),
/* harmony export */   zM: () => (/* binding */ NO_ID_CODES)
/* harmony export */ });
/* unused harmony export LOOK_UP_ERRORS */
const ROW_ERRORS = [
    {
        code: 'UNABLE_TO_LOCK_ROW',
        class: 'transient',
        explanation: 'Another job or user was changing this record or its parent at the same time.',
        cure: 'Load `rerun.csv`. If the error comes back, sort the records by their parent (`sort-by`) and set `concurrency: serial`.',
    },
    {
        code: 'REQUEST_RUNNING_TOO_LONG',
        class: 'transient',
        explanation: 'Triggers, flows or sharing took too long for the records of one transaction.',
        cure: 'Load `rerun.csv` with a small `job-records`, such as 50, or ask an administrator to make the automation faster.',
    },
    {
        code: 'QUERY_TIMEOUT',
        class: 'transient',
        explanation: 'A query in a trigger or flow took too long.',
        cure: 'Load `rerun.csv` at a quieter time. If the error comes back, ask an administrator to make the query faster.',
    },
    {
        code: 'SERVER_UNAVAILABLE',
        class: 'transient',
        explanation: 'The org was briefly unavailable.',
        cure: 'Load `rerun.csv`. If the error comes back, see status.salesforce.com.',
    },
    {
        code: 'UNKNOWN_EXCEPTION',
        class: 'transient',
        retries: 1,
        explanation: 'Salesforce had an internal error.',
        cure: 'Load `rerun.csv` once. If the error comes back, open a case with Salesforce and quote the error id from the message.',
    },
    {
        code: 'TOO_MANY_APEX_REQUESTS',
        class: 'transient',
        explanation: 'Too much Apex code was running in the org at the same time.',
        cure: 'Load `rerun.csv` at a quieter time, or set `concurrency: serial`.',
    },
    {
        code: 'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
        class: 'transient',
        explanation: 'The org was briefly unable to publish platform events.',
        cure: 'Load `rerun.csv`. If the error comes back, see status.salesforce.com.',
    },
    {
        code: 'TXN_SECURITY_METERING_ERROR',
        class: 'transient',
        explanation: 'The org could not evaluate a transaction security policy in time.',
        cure: 'Load `rerun.csv`. If the error comes back, ask an administrator to give the user the permission "Exempt from Transaction Security".',
    },
    {
        code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        said: /too many retries of batch save/i,
        when: 'Too many retries of batch save \u2026',
        class: 'transient',
        explanation: 'Other records of the same chunk failed in a trigger, so Salesforce did not save this one either.',
        cure: 'Fix the other failed records in `rerun.csv`, or remove them. Then load the file.',
    },
    {
        code: 'LIMIT_EXCEEDED',
        class: 'transient',
        explanation: 'The org reached one of its limits; the message says which.',
        cure: 'Load `rerun.csv` when the org is below that limit again.',
    },
    {
        code: 'REQUIRED_FIELD_MISSING',
        class: 'data',
        explanation: 'A required field has no value.',
        cure: 'Fill in the fields that the message names.',
    },
    {
        code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        class: 'data',
        explanation: 'A validation rule or trigger of the org refused the record, and the message is its own.',
        cure: 'Change the record so that it satisfies the rule.',
    },
    {
        code: 'DUPLICATE_VALUE',
        said: /duplicate (?:external )?id specified/i,
        when: 'Duplicate \u2026 id specified',
        class: 'data',
        explanation: 'Several records of the load have the same key.',
        cure: 'Keep one record for each key. Load the others later, in a load of their own, if you need them.',
    },
    {
        code: 'DUPLICATE_VALUE',
        class: 'data',
        explanation: 'A record in the org already has this value in a unique field.',
        cure: 'Change the value. If the field is an external id, you can instead load `rerun.csv` with `upsert` to update that record.',
    },
    {
        code: 'DUPLICATE_EXTERNAL_ID',
        class: 'data',
        explanation: 'Several records in the org have this external id.',
        cure: 'Merge or delete the surplus records in the org, then load `rerun.csv`. A unique field prevents such duplicates.',
    },
    {
        code: 'DUPLICATES_DETECTED',
        class: 'data',
        explanation: 'A duplicate rule found a similar record in the org. Bulk API cannot override such a rule.',
        cure: 'Update the existing record instead, or ask an administrator to deactivate the rule during the load.',
    },
    {
        code: 'INVALID_CROSS_REFERENCE_KEY',
        said: /isn.{1,6}t valid for the user/i,
        when: "Record Type ID: this ID value isn't valid for the user \u2026",
        class: 'admin',
        explanation: 'The record type does not exist in this org, belongs to another object, or is not assigned to the user.',
        cure: "Check the record type's Id in this org, and ask an administrator to assign the record type to the user's profile.",
    },
    {
        code: 'INVALID_CROSS_REFERENCE_KEY',
        class: 'data',
        explanation: 'An Id refers to a record that does not exist, was deleted, or cannot be used here.',
        cure: 'Check the Ids in the record: its own, and those of its owner, record type and parents.',
    },
    {
        code: 'ENTITY_IS_DELETED',
        class: 'data',
        explanation: 'The record has already been deleted.',
        cure: 'A delete needs nothing more. Otherwise remove the record from the file, or restore it from the Recycle Bin.',
    },
    {
        code: 'STRING_TOO_LONG',
        class: 'data',
        explanation: 'A value is longer than its field allows.',
        cure: 'Shorten it to the maximum length in the message, or ask an administrator to make the field longer.',
    },
    {
        code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        class: 'data',
        explanation: 'This value is not in the picklist, or not available for this record type.',
        cure: 'Use the API name of an existing picklist value, or ask an administrator to add this one.',
    },
    {
        code: 'INVALID_FIELD',
        said: /foreign key external id/i,
        when: 'Foreign key external ID \u2026 not found',
        class: 'data',
        explanation: 'No parent record has this external id.',
        cure: 'Load the parent first (it may have failed itself), or correct the value.',
    },
    {
        code: 'INVALID_FIELD',
        said: /deserialize/i,
        when: 'Failed to deserialize field \u2026',
        class: 'data',
        explanation: 'The value does not fit the type of its field.',
        cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, and numbers with a decimal point and no thousands separators.',
    },
    {
        code: 'INVALID_FIELD',
        said: /both an external id reference|more than 1 field provided in an external foreign key reference/i,
        when: 'Cannot specify both an external ID reference \u2026 and a salesforce id, \u2026',
        class: 'data',
        explanation: 'Two columns of the record refer to the same parent.',
        cure: 'Keep one column for each lookup: the one with the Id, or the one with a key of the parent.',
    },
    {
        code: 'INVALID_FIELD',
        class: 'data',
        explanation: 'A column or its value cannot be used for this record.',
        cure: 'Check the column that the message names, and the value in it.',
    },
    {
        code: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
        class: 'data',
        explanation: 'The value does not fit the type of its field.',
        cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, and numbers with a decimal point and no thousands separators.',
    },
    {
        code: 'MALFORMED_ID',
        class: 'data',
        explanation: 'A value is not an Id, or is the Id of another object.',
        cure: 'Check the Ids in the record. An Id has 15 or 18 characters, and upper and lower case matter.',
    },
    {
        code: 'FIELD_INTEGRITY_EXCEPTION',
        class: 'data',
        explanation: 'A value contradicts another field, or an Id belongs to the wrong kind of record.',
        cure: 'Check the field that the message names, and the fields that it depends on.',
    },
    {
        code: 'INVALID_EMAIL_ADDRESS',
        class: 'data',
        explanation: 'The value is not an email address.',
        cure: 'Correct it, or leave the field blank.',
    },
    {
        code: 'NUMBER_OUTSIDE_VALID_RANGE',
        class: 'data',
        explanation: 'The number is too large for its field.',
        cure: 'Correct the number, or ask an administrator to allow more digits in the field.',
    },
    {
        code: 'MISSING_ARGUMENT',
        class: 'data',
        explanation: 'The record has no value in the field that identifies it.',
        cure: 'Fill in the Id or the external id.',
    },
    {
        code: 'INVALID_ID_FIELD',
        class: 'data',
        explanation: 'The Id cannot be used here.',
        cure: 'Check that the Id belongs to a record of the right object.',
    },
    {
        code: 'FIELD_FILTER_VALIDATION_EXCEPTION',
        class: 'data',
        explanation: 'The lookup filter of the field does not allow this parent.',
        cure: 'Choose a parent that the filter allows, or ask an administrator to change the filter.',
    },
    {
        code: 'CANNOT_UPDATE_CONVERTED_LEAD',
        class: 'data',
        explanation: 'The lead was converted and can no longer be changed.',
        cure: 'Remove the record from the file, or change the contact, account or opportunity that the lead became.',
    },
    {
        code: 'DELETE_FAILED',
        class: 'data',
        explanation: 'Other records depend on this one, or a trigger does not allow its deletion.',
        cure: 'Reassign or delete the records that the message names. Then load `rerun.csv`.',
    },
    {
        code: 'DEPENDENCY_EXISTS',
        class: 'data',
        explanation: 'Something in the org still refers to this record.',
        cure: 'Remove the reference in the org. Then load `rerun.csv`.',
    },
    {
        code: 'CIRCULAR_DEPENDENCY',
        class: 'data',
        explanation: 'The record would become its own ancestor.',
        cure: 'Choose another parent for the record.',
    },
    {
        code: 'TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET',
        class: 'data',
        explanation: 'A value has characters that the org cannot store.',
        cure: 'Remove or replace those characters. Most often they are control characters or emoji.',
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        said: /unable to create\/update fields/i,
        access: 'create only',
        when: 'Unable to create/update fields: \u2026, of a field that can be set on new records only',
        class: 'data',
        explanation: 'The field can be set on new records only, and the org already has this record.',
        cure: 'Nobody can change the field on an existing record. Leave the column out for these records.',
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        said: /unable to create\/update fields/i,
        access: 'no',
        when: 'Unable to create/update fields: \u2026, of a field that nobody can set',
        class: 'data',
        explanation: 'The org itself fills in the field, such as a formula, an auto-number or a compound field.',
        cure: 'Nobody can set the field. Remove its column.',
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        said: /cannot specify id in an insert call/i,
        when: 'cannot specify Id in an insert call',
        class: 'data',
        explanation: 'A new record has a value in the column Id.',
        cure: 'Remove the column Id to create new records. To change existing ones, use `update`, or `upsert` by `Id`.',
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        said: /^account: bad field names on insert\/update call: (?:name|firstname|lastname|salutation|person\w{1,80}|\w{1,80}__pc)\b/i,
        when: 'Account: bad field names on insert/update call: Name \u2026',
        class: 'data',
        explanation: 'This kind of account does not have the field: person accounts have no Name of their own.',
        cure: 'For person accounts, use LastName and FirstName; for business accounts, use Name. Check RecordTypeId, which decides.',
    },
    {
        code: 'STANDARD_PRICE_NOT_DEFINED',
        class: 'data',
        explanation: 'The product has no active price in the standard price book, or none in the currency of this record.',
        cure: 'Load the standard prices first, in a load of their own, with the same currency. Then load `rerun.csv`.',
    },
    {
        code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        said: /entity type cannot be (?:inserted|updated|deleted)/i,
        when: 'entity type cannot be inserted: \u2026',
        class: 'admin',
        explanation: 'Records of this object cannot be written like this, or not by this user.',
        cure: "Check the operation, and ask an administrator to check the user's object permissions.",
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        class: 'admin',
        explanation: 'The user has no permission to set one of the columns, or nobody can set it.',
        cure: 'Remove the column from the file, or ask an administrator to give the user edit access to the field in a permission set.',
    },
    {
        code: 'INSUFFICIENT_ACCESS_OR_READONLY',
        class: 'admin',
        explanation: 'The user has no permission to write this record.',
        cure: "Ask an administrator to check the user's object permissions, sharing and record types.",
    },
    {
        code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        class: 'admin',
        explanation: 'The user has no access to a record that this one refers to.',
        cure: 'Ask an administrator to give the user access to the parents, owners and record types in the file.',
    },
    {
        code: 'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
        class: 'admin',
        explanation: "The licence of the record's owner does not allow this.",
        cure: 'Choose an owner with a full Salesforce licence.',
    },
    {
        code: 'INACTIVE_OWNER_OR_USER',
        class: 'admin',
        explanation: 'The owner is an inactive user.',
        cure: 'Choose an active owner, or ask for the permissions "Set Audit Fields upon Record Creation" and "Update Records with Inactive Owners".',
    },
    {
        code: 'TRANSFER_REQUIRES_READ',
        class: 'admin',
        explanation: 'The new owner has no permission to read records of this object.',
        cure: 'Choose another owner, or ask an administrator to give this one read access.',
    },
    {
        code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        class: 'admin',
        explanation: 'A trigger failed on this record; the message names it.',
        cure: 'Ask an administrator to fix the trigger. If it exceeded a governor limit, load `rerun.csv` with a small `job-records`, such as 50.',
    },
    {
        code: 'CANNOT_EXECUTE_FLOW_TRIGGER',
        class: 'admin',
        explanation: 'A flow failed on this record; the message names it.',
        cure: 'Ask an administrator to fix the flow, or to deactivate it during the load. Then load `rerun.csv`.',
    },
    {
        code: 'STORAGE_LIMIT_EXCEEDED',
        class: 'admin',
        explanation: 'The storage of the org is full.',
        cure: 'Ask an administrator to free or buy storage (Setup, Storage Usage). Then load `rerun.csv`.',
    },
    {
        code: 'LICENSE_LIMIT_EXCEEDED',
        class: 'admin',
        explanation: 'The org has no licence left that this record needs.',
        cure: 'Ask an administrator to free or buy licences (Setup, Company Information). Then load `rerun.csv`.',
    },
    {
        code: 'API_CURRENTLY_DISABLED',
        class: 'admin',
        explanation: 'The API is disabled for this user or org.',
        cure: 'Ask an administrator to give the user the permission "API Enabled". Then load `rerun.csv`.',
    },
    {
        code: 'TXN_SECURITY_NO_ACCESS',
        class: 'admin',
        explanation: 'A transaction security policy blocked the record.',
        cure: 'Ask an administrator to change the policy, or to give the user the permission "Exempt from Transaction Security".',
    },
    {
        code: 'TXN_SECURITY_RUNTIME_EXCEPTION',
        class: 'admin',
        explanation: 'A transaction security policy failed.',
        cure: 'Ask an administrator to fix the policy (Setup, Transaction Security Policies). Then load `rerun.csv`.',
    },
];
const LOOK_UP_ERRORS = [
    {
        code: 'LOOKUP_NOT_FOUND',
        class: 'data',
        explanation: 'The org has no record with this value that the user can see.',
        cure: 'Correct the value, add the record to the org, or say with `on-missing` or `otherwise` what becomes of such records.',
    },
    {
        code: 'LOOKUP_AMBIGUOUS',
        class: 'data',
        explanation: 'Several records in the org have this value.',
        cure: 'Look it up by a field, or by several, that only one record has.',
    },
    {
        code: 'PARENT_NOT_FOUND',
        class: 'data',
        explanation: 'The load that `ref` names has no record with this value in its files.',
        cure: 'Correct the value, or add the record to the files of that load.',
    },
    {
        code: 'PARENT_AMBIGUOUS',
        class: 'data',
        explanation: 'Several records of the load that `ref` names have this value.',
        cure: 'Refer to it by a column, or by several, that only one record has.',
    },
    {
        code: 'PARENT_NOT_LOADED',
        class: 'data',
        explanation: 'The record that this one refers to was not loaded itself.',
        cure: 'Correct that record first: `failed.csv` of its load says what is wrong with it.',
    },
    {
        code: 'PARENT_UNKNOWN',
        class: 'transient',
        explanation: 'It is not known yet whether the record that this one refers to was loaded.',
        cure: 'Run the workflow again: this record is loaded once that is known.',
    },
];
const NO_ID_CODES = new Set(LOOK_UP_ERRORS.map(({ code }) => code));
const ALL_ERRORS = [...ROW_ERRORS, ...LOOK_UP_ERRORS];
function rowErrorEntry({ code, message, access }) {
    return ALL_ERRORS.find((known) => known.code === code &&
        (known.said?.test(message) ?? true) &&
        (known.access === undefined || known.access === access));
}
function meaningOf(known) {
    const entry = rowErrorEntry(known);
    if (entry === undefined)
        return { class: 'unknown', explanation: '', cure: '' };
    return { class: entry.class, explanation: entry.explanation, cure: entry.cure };
}


/***/ }),

/***/ 85316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ RowWriter)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _disk_own_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89487);
/* harmony import */ var _memory_growing_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87672);



const FLUSH_BYTES = 1_048_576;
const MOST_DIGITS = 16;
const ZERO = 0x30;
class RowWriter {
    path;
    #head;
    #handle;
    #added = new _memory_growing_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .GrowingBytes */ .v();
    #written = 0;
    #kept = 0;
    #isMade = false;
    constructor(path, head) {
        this.path = path;
        this.#head = head;
    }
    get isMade() {
        return this.#isMade;
    }
    add(bytes, start = 0, end = bytes.length) {
        this.#added.reserve(end - start);
        this.#added.copy(bytes, start, end);
    }
    addByte(byte) {
        this.#added.reserve(1);
        this.#added.put(byte);
    }
    addNumber(number) {
        this.#added.reserve(MOST_DIGITS);
        let power = 1;
        while (power * 10 <= number)
            power *= 10;
        let rest = number;
        for (; power >= 1; power /= 10) {
            const digit = Math.floor(rest / power);
            this.#added.put(ZERO + digit);
            rest -= digit * power;
        }
    }
    addText(text) {
        this.#added.write(text);
    }
    async flush(isEnd = false) {
        const { length } = this.#added;
        if (length === 0 || (!isEnd && length < FLUSH_BYTES))
            return;
        try {
            await this.#write(this.#added.bytes);
        }
        finally {
            this.#added.clear();
        }
    }
    async make() {
        if (!this.#isMade)
            await this.#write(Buffer.alloc(0));
        this.keep();
    }
    keep() {
        this.#kept = this.#written;
    }
    async takeBack() {
        this.#added.clear();
        if (this.#written === this.#kept)
            return;
        await this.#close();
        if (this.#kept === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(this.path);
        else
            await this.#cutToKept();
        this.#written = this.#kept;
        this.#isMade = this.#kept > 0;
    }
    async close() {
        try {
            await this.flush(true);
        }
        finally {
            await this.#close();
        }
    }
    async #cutToKept() {
        const handle = await (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_1__/* .reopenFile */ .EA)(this.path);
        try {
            await handle.truncate(this.#kept);
        }
        finally {
            await handle.close();
        }
    }
    async #write(bytes) {
        this.#handle ??= await (this.#isMade ? (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_1__/* .reopenFile */ .EA)(this.path) : (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_1__/* .createFile */ .x3)(this.path));
        const head = this.#isMade ? Buffer.alloc(0) : this.#head;
        try {
            await this.#handle.writeFile(head);
            await this.#handle.writeFile(bytes);
        }
        catch (error) {
            await this.#handle.truncate(this.#written).catch(() => { });
            await this.#close();
            throw error;
        }
        this.#written += head.length + bytes.length;
        this.#isMade = true;
    }
    async #close() {
        const handle = this.#handle;
        this.#handle = undefined;
        await handle?.close();
    }
}


/***/ }),

/***/ 94881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ SourceReader),
/* harmony export */   s: () => (/* binding */ withoutEnding)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

const MOST_OPEN = 32;
const AHEAD_BYTES = 65_536;
class SourceReader {
    #files = new Map();
    read(file, offset, length) {
        const open = this.#open(file);
        const from = offset - open.start;
        if (from < 0 || from + length > open.ahead.length) {
            open.ahead = readAt(open.handle, offset, Math.max(length, AHEAD_BYTES));
            open.start = offset;
            if (open.ahead.length < length)
                throw new Error(`${file.path} changed while it was being loaded.`);
            return open.ahead.subarray(0, length);
        }
        return open.ahead.subarray(from, from + length);
    }
    close() {
        for (const { handle } of this.#files.values())
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(handle);
        this.#files.clear();
    }
    #open({ absolutePath }) {
        const known = this.#files.get(absolutePath);
        if (known !== undefined)
            return known;
        if (this.#files.size === MOST_OPEN)
            this.close();
        const open = { handle: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(absolutePath, 'r'), ahead: Buffer.alloc(0), start: 0 };
        this.#files.set(absolutePath, open);
        return open;
    }
}
function readAt(handle, offset, length) {
    const bytes = Buffer.allocUnsafe(length);
    let at = 0;
    for (let read = -1; read !== 0 && at < length; at += read)
        read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(handle, bytes, at, length - at, offset + at);
    return bytes.subarray(0, at);
}
function withoutEnding(bytes) {
    let end = bytes.length;
    if (bytes[end - 1] === 0x0a)
        end--;
    if (bytes[end - 1] === 0x0d)
        end--;
    return bytes.subarray(0, end);
}


/***/ }),

/***/ 75463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Pr: () => (/* binding */ derivedName),
  vh: () => (/* binding */ isEnterpriseServer),
  mz: () => (/* binding */ uploadArtifact)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ../../lib/runner/answered.js
async function answered(task) {
    let isOver = () => { };
    const nothingLeft = new Promise((_, reject) => {
        isOver = () => reject(new Error('the service stopped answering'));
        process.once('beforeExit', isOver);
    });
    try {
        return await Promise.race([task, nothingLeft]);
    }
    finally {
        process.removeListener('beforeExit', isOver);
    }
}

;// CONCATENATED MODULE: ../../lib/runner/artifacts.js



const LARGE_BYTES = 100_000_000;
async function uploadArtifact(request, place) {
    nameProxySchemes(process.env);
    const { DefaultArtifactClient } = await __webpack_require__.e(/* import() */ 563).then(__webpack_require__.bind(__webpack_require__, 26563));
    const { name, files, folder, retentionDays } = request;
    const client = new DefaultArtifactClient();
    const bytes = files.reduce((sum, file) => sum + (0,external_node_fs_.statSync)(file).size, 0);
    const compressionLevel = bytes > LARGE_BYTES ? 1 : 6;
    const upload = (as) => answered(client.uploadArtifact(as, [...files], folder, {
        compressionLevel,
        ...(retentionDays === undefined ? {} : { retentionDays }),
    }));
    const { id } = await upload(name).catch((error) => {
        if (!/already exists|conflict/i.test(String(error)))
            throw error;
        return upload(`${name}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
    });
    if (id === undefined)
        throw new Error('the artifact service returned no id');
    const { repository, runId } = place;
    return { id: String(id), url: `${repository.serverUrl}/${repository.name}/actions/runs/${runId}/artifacts/${id}` };
}
function nameProxySchemes(env) {
    for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']) {
        const proxy = env[name]?.trim();
        if (proxy && !proxy.includes('://'))
            env[name] = `http://${proxy}`;
    }
}
function derivedName(load, { job, matrixLeg, stepId, attempt }) {
    const parts = ['bulk-load', load, job, legName(matrixLeg), stepId, attempt];
    return parts
        .map(nameOf)
        .filter((part) => part !== '')
        .join('-');
}
function nameOf(text) {
    const name = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '');
    let end = name.length;
    while (name[end - 1] === '-')
        end--;
    return name.slice(0, end);
}
const LONGEST_LEG = 40;
function legName(matrixLeg) {
    const text = matrixLeg.trim();
    if (text === '' || text === 'null' || text === '{}')
        return '';
    const values = [...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|[\w.-]+)/g)].map(([, value = '']) => value);
    const readable = nameOf(values.map((value) => value.replace(/^"|"$/g, '')).join('-'));
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text.replace(/\s+/g, '')).digest('hex').slice(0, 6);
    return `${readable.slice(0, LONGEST_LEG)}-${hash}`;
}
function isEnterpriseServer(serverUrl) {
    const host = new URL(serverUrl).hostname.toLowerCase();
    return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'));
}


/***/ }),

/***/ 87880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ readRunner),
  R: () => (/* binding */ rootsOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ../../lib/runner/visibility.js

function isPublicRepository(eventPath) {
    if (eventPath === undefined)
        return true;
    try {
        const event = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
        if (typeof event !== 'object' || event === null || !('repository' in event))
            return true;
        const { repository } = event;
        if (typeof repository !== 'object' || repository === null)
            return true;
        if ('visibility' in repository && typeof repository.visibility === 'string')
            return repository.visibility === 'public';
        return !('private' in repository && repository.private === true);
    }
    catch {
        return true;
    }
}
function eventTime(eventPath, eventName) {
    if (eventPath === undefined)
        return undefined;
    try {
        const event = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
        const own = OWN_TIMES.map(([object, field]) => timeOf(valueAt(valueAt(event, object), field)));
        const pushed = timeOf(valueAt(valueAt(event, 'repository'), 'pushed_at'));
        const times = [...own, pushed].filter((time) => time !== undefined);
        if (times.length === 0)
            return undefined;
        const isExact = own.some((time) => time !== undefined) || (eventName === 'push' && pushed !== undefined);
        return { at: Math.max(...times), isExact };
    }
    catch {
        return undefined;
    }
}
const OWN_TIMES = [
    ['pull_request', 'updated_at'],
    ['release', 'published_at'],
    ['workflow_run', 'created_at'],
];
function valueAt(object, name) {
    if (typeof object !== 'object' || object === null)
        return undefined;
    return new Map(Object.entries(object)).get(name);
}
function timeOf(value) {
    const time = typeof value === 'number' ? value * 1_000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isFinite(time) ? time : undefined;
}

;// CONCATENATED MODULE: ../../lib/runner/environment.js

function rootsOf({ workspace, temp }) {
    return temp === undefined ? [workspace] : [workspace, temp];
}
function readRunner(env) {
    const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
    const action = env.GITHUB_ACTION_REPOSITORY || env.GITHUB_REPOSITORY || '';
    return {
        workspace: env.GITHUB_WORKSPACE || process.cwd(),
        temp: env.RUNNER_TEMP || undefined,
        stepId: env.GITHUB_ACTION || 'load',
        job: env.GITHUB_JOB || 'job',
        workflow: env.GITHUB_WORKFLOW || 'workflow',
        trigger: { began: eventTime(env.GITHUB_EVENT_PATH, env.GITHUB_EVENT_NAME), cachesEndWithRun: cacheScope(env) },
        runId: env.GITHUB_RUN_ID || '0',
        attempt: env.GITHUB_RUN_ATTEMPT || '1',
        repository: { serverUrl, name: env.GITHUB_REPOSITORY || '', sha: env.GITHUB_SHA || '' },
        isPublic: isPublicRepository(env.GITHUB_EVENT_PATH),
        project: { issuesUrl: `${serverUrl}/${action}/issues`, docs: docsOf(serverUrl, env) },
        isDebug: env.RUNNER_DEBUG === '1',
    };
}
function docsOf(serverUrl, { GITHUB_ACTION_REPOSITORY: repository = '', ...env }) {
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        return 'docs/';
    const ref = (env.GITHUB_ACTION_REF || 'HEAD').split('/').map(encodeURIComponent).join('/');
    return `${serverUrl}/${repository}/blob/${ref}/docs/`;
}
function cacheScope({ GITHUB_REF: ref = '', GITHUB_REF_TYPE: type = '' }) {
    if (type === 'tag' || ref.startsWith('refs/tags/'))
        return 'only runs for the same tag see a cache that is saved for a tag';
    if (ref.startsWith('refs/pull/'))
        return 'only runs of the same pull request see a cache that is saved for it';
    return undefined;
}


/***/ }),

/***/ 44513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findOnPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _disk_is_inside_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36274);



function findOnPath(names, workspace, env) {
    for (const folder of (env.PATH ?? env.Path ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
        if (!node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(folder))
            continue;
        for (const name of names) {
            const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name);
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
                if (!(0,_disk_is_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .F)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(workspace)) && !(0,_disk_is_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .F)(file, workspace))
                    return file;
            }
            catch {
            }
        }
    }
    return undefined;
}


/***/ }),

/***/ 98807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IV: () => (/* binding */ checkHelp),
/* harmony export */   Lh: () => (/* binding */ moreAbout),
/* harmony export */   ZL: () => (/* binding */ helpOf)
/* harmony export */ });
const MOST_CHECKS = 3;
function checkHelp(check, { project }) {
    return { about: check, url: `${project.docs}checks.md#${check}` };
}
function helpOf({ failureReason, checks = [] }, runner) {
    if (failureReason === '')
        return [];
    const reason = { about: failureReason, url: `${runner.project.docs}troubleshooting.md#${failureReason}` };
    return [...checks.slice(0, MOST_CHECKS).map((check) => checkHelp(check, runner)), reason];
}
function moreAbout({ about, url }) {
    return `More about ${about}: ${url}`;
}


/***/ }),

/***/ 54015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ FOLDER_NAME),
/* harmony export */   r: () => (/* binding */ readKeptReport)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _disk_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45524);


const MOST_BYTES = 67_108_864;
function readKeptReport(folder) {
    try {
        const content = JSON.parse((0,_disk_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .X)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, 'report.json'), MOST_BYTES));
        const isOurs = typeof content === 'object' && content !== null && 'failureReason' in content && 'loads' in content;
        return isOurs ? { loadNames: namesOf(content.loads), content } : undefined;
    }
    catch {
        return undefined;
    }
}
function namesOf(loads) {
    if (!Array.isArray(loads))
        return [];
    return loads.flatMap((load) => {
        const name = typeof load === 'object' && load !== null && 'name' in load ? load.name : undefined;
        return typeof name === 'string' && FOLDER_NAME.test(name) ? [name] : [];
    });
}
const FOLDER_NAME = /^[A-Za-z0-9][\w-]*$/;


/***/ }),

/***/ 50580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fz: () => (/* binding */ annotate),
  Yz: () => (/* binding */ debug),
  fJ: () => (/* binding */ fail),
  gz: () => (/* binding */ keepSecret),
  Rm: () => (/* binding */ log),
  lm: () => (/* binding */ notice),
  pj: () => (/* binding */ plain),
  _I: () => (/* binding */ scrub),
  R8: () => (/* binding */ warn)
});

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(40927);
// EXTERNAL MODULE: ../../lib/org/known-messages.js
var known_messages = __webpack_require__(98490);
;// CONCATENATED MODULE: ../../lib/secrets/escapes.js
const ESCAPE = /%([0-7][0-9A-Fa-f])|((?:%[C-Fc-f][0-9A-Fa-f])(?:%[89ABab][0-9A-Fa-f]){1,3})|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\([!-/:-@[-`{-~])|&#([0-9]{1,7});?|&#[xX]([0-9A-Fa-f]{1,6});?|&([a-z]{2,6});/g;
const NAMED = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    excl: '!',
    period: '.',
    plus: '+',
    sol: '/',
    bsol: '\\',
    equals: '=',
    lowbar: '_',
    colon: ':',
    semi: ';',
    comma: ',',
    commat: '@',
    num: '#',
    dollar: '$',
    percnt: '%',
    ast: '*',
    tilde: '~',
};
function readingsOf(text) {
    const all = decodeEscapes(text);
    if (all === undefined)
        return [];
    const readings = [all];
    for (const kind of ['%', '\\', '&']) {
        const reading = decodeEscapes(text, kind);
        if (reading !== undefined && readings.every((other) => other.text !== reading.text))
            readings.push(reading);
    }
    return readings;
}
function decodeEscapes(text, kind) {
    const places = [];
    const ends = [];
    let decoded = '';
    let from = 0;
    for (const { match, character } of escapesIn(text, kind)) {
        decoded += text.slice(from, match.index);
        decoded += character;
        places.push(decoded.length);
        from = match.index + match[0].length;
        ends.push(from);
    }
    if (places.length === 0)
        return undefined;
    return { text: decoded + text.slice(from), originOf };
    function originOf(at) {
        const before = countUpTo(places, at);
        return before === 0 ? at : (ends[before - 1] ?? 0) + at - (places[before - 1] ?? 0);
    }
}
function* escapesIn(text, kind) {
    for (let from = 0;;) {
        ESCAPE.lastIndex = from;
        const match = ESCAPE.exec(text);
        if (match === null)
            return;
        const character = kind === undefined || match[0].startsWith(kind) ? characterOf(match) : undefined;
        if (character !== undefined)
            yield { match, character };
        from = match.index + (character === undefined ? 1 : match[0].length);
    }
}
function characterOf([, url, utf8, json, hex, punctuation, decimal, html, name]) {
    if (punctuation !== undefined)
        return punctuation;
    if (name !== undefined)
        return NAMED[name];
    if (utf8 !== undefined)
        return fromUtf8(utf8);
    const code = decimal === undefined ? Number.parseInt(url ?? json ?? hex ?? html ?? '', 16) : Number(decimal);
    return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : undefined;
}
const LAST_CODE_POINT = 0x10ffff;
function fromUtf8(escapes) {
    try {
        return decodeURIComponent(escapes);
    }
    catch {
        return undefined;
    }
}
function countUpTo(numbers, limit) {
    let [low, high] = [0, numbers.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((numbers[middle] ?? 0) <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ../../lib/secrets/forms.js

const ARMOUR = '-----';
const AUTH_URL = /^force:\/\/[^:\s]*:([^:\s]*):([^@\s]+)@/;
function* formsOf(secret) {
    const text = secret.trim();
    if (text === '')
        return;
    const [, clientSecret = '', refreshToken = ''] = AUTH_URL.exec(text) ?? [];
    if (refreshToken !== '') {
        yield { text, isWhole: true };
        for (const part of [clientSecret, refreshToken])
            yield* encodings(part);
    }
    else if (text.includes(ARMOUR))
        yield* formsOfPem(text);
    else {
        yield* encodings(text);
        for (const line of linesOf(text))
            yield* encodings(line);
        const pem = pemOf(text);
        if (pem !== undefined)
            yield* formsOfPem(pem);
    }
}
function* encodings(text) {
    yield { text };
    for (let decoded = decodeEscapes(text); decoded !== undefined; decoded = decodeEscapes(decoded.text))
        yield decoded;
    if (text.includes(' '))
        yield { text: text.replaceAll(' ', '+') };
    if (text.includes('`'))
        yield { text: text.replaceAll('`', "'") };
    for (const form of inBase64(Buffer.from(text)))
        yield { text: form };
}
function linesOf(text) {
    const lines = text.split(/\r?\n|\\n/).map((line) => line.trim());
    return lines.length === 1 ? [] : lines;
}
function* formsOfPem(pem) {
    yield { text: pem, isWhole: true };
    for (const form of inBase64(Buffer.from(pem)))
        yield { text: form };
    const spaced = pem.replaceAll(/\\r|\\n/g, '\n');
    const lines = spaced.split('\n').map((line) => line.trim());
    const normal = `${lines.filter((line) => line !== '').join('\n')}\n`;
    for (const form of inBase64(Buffer.from(normal)))
        yield { text: form };
    for (const block of spaced.split(ARMOUR)) {
        if (/^(?:BEGIN|END) [A-Z0-9 ]+$/.test(block))
            continue;
        const words = block.split(/\s+/).filter((word) => word !== '');
        for (const word of words)
            yield { text: word };
        yield* encodings(words.join(''));
    }
}
function pemOf(text) {
    const compact = text.replaceAll(/\\n|\s/g, '');
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
        return undefined;
    const decoded = Buffer.from(compact, 'base64').toString('utf8');
    return decoded.includes(ARMOUR) ? decoded : undefined;
}
function* inBase64(bytes) {
    for (const before of [0, 1, 2]) {
        const all = Buffer.concat([Buffer.alloc(before), bytes]);
        const text = all.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6));
        yield text;
        if (/[+/]/.test(text))
            yield text.replaceAll('+', '-').replaceAll('/', '_');
    }
}

;// CONCATENATED MODULE: ../../lib/secrets/pieces.js
const SHORTEST_PIECE = 16;
const GRAM = 8;
const MOST_TRIES = 8;
const LF = 10;
class PieceIndex {
    #all = '';
    #places = new Map();
    add(text) {
        const first = this.#all.length;
        const line = `${text}\n`;
        this.#all += line;
        for (let at = 0; at + GRAM <= line.length; at += GRAM) {
            const hashed = hash(line, at);
            const places = this.#places.get(hashed);
            if (places === undefined)
                this.#places.set(hashed, [first + at]);
            else if (places.length < MOST_TRIES)
                places.push(first + at);
        }
    }
    *find(text) {
        if (this.#places.size === 0 || text.length < GRAM)
            return;
        let covered = 0;
        let hashed = hash(text, 0);
        for (let at = 0; at + GRAM <= text.length; at++) {
            if (at > 0)
                hashed = moved(hashed, text.charCodeAt(at - 1), text.charCodeAt(at + GRAM - 1));
            if (at < covered - SHORTEST_PIECE)
                continue;
            const places = this.#places.get(hashed);
            const found = places && this.#longest(text, at, places);
            if (found === undefined)
                continue;
            yield found;
            covered = Math.max(covered, found.end);
        }
    }
    #longest(text, at, places) {
        let longest;
        for (const place of places) {
            if (!this.#isGram(text, at, place))
                continue;
            const piece = this.#extend(text, at, place);
            const length = piece.end - piece.start;
            if (length >= SHORTEST_PIECE && length > (longest === undefined ? 0 : longest.end - longest.start))
                longest = piece;
        }
        return longest;
    }
    #isGram(text, at, place) {
        for (let index = 0; index < GRAM; index++)
            if (text.charCodeAt(at + index) !== this.#all.charCodeAt(place + index))
                return false;
        return true;
    }
    #extend(text, at, place) {
        let start = at;
        for (let own = place - 1; start > 0 && own >= 0 && this.#isSame(text, start - 1, own); own--)
            start--;
        let end = at + GRAM;
        for (let own = place + GRAM; end < text.length && this.#isSame(text, end, own); own++)
            end++;
        return { start, end };
    }
    #isSame(text, at, place) {
        const code = this.#all.charCodeAt(place);
        return code !== LF && code === text.charCodeAt(at);
    }
}
const FACTOR = 0x9e3779b1;
const FIRST = Array.from({ length: GRAM - 1 }).reduce((power) => Math.imul(power, FACTOR), 1);
function hash(text, at) {
    let hashed = 0;
    for (let index = at; index < at + GRAM; index++)
        hashed = (Math.imul(hashed, FACTOR) + text.charCodeAt(index)) | 0;
    return hashed;
}
function moved(hashed, first, next) {
    return (Math.imul((hashed - Math.imul(first, FIRST)) | 0, FACTOR) + next) | 0;
}

;// CONCATENATED MODULE: ../../lib/secrets/spans.js
function joinSpans(spans) {
    const joined = [];
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
        const last = joined.at(-1);
        if (last !== undefined && start <= last.end)
            last.end = Math.max(last.end, end);
        else
            joined.push({ start, end });
    }
    return joined;
}

;// CONCATENATED MODULE: ../../lib/secrets/secrets.js




const MASK = '***';
const SHORTEST_SECRET = 8;
const MOST_ESCAPES = 3;
class Secrets {
    #known = new Set();
    #added = [];
    #pieces = new PieceIndex();
    #wholes = new Set();
    add(secret) {
        if (this.#known.has(secret))
            return;
        this.#known.add(secret);
        this.#added.push(secret);
    }
    #lookFor(secret) {
        const seen = new Set();
        for (const { text, isWhole } of formsOf(secret)) {
            const form = `${isWhole} ${text}`;
            if (seen.has(form))
                continue;
            seen.add(form);
            if (text.length >= SHORTEST_PIECE && !isWhole)
                this.#pieces.add(text);
            else if (text.length >= SHORTEST_SECRET)
                this.#wholes.add(text);
        }
    }
    scrub(text) {
        for (const secret of this.#added.splice(0))
            this.#lookFor(secret);
        const found = [];
        const seen = new Set([text]);
        let readings = [{ text, originOf: (at) => at }];
        for (let escapes = 0; readings.length > 0; escapes++) {
            for (const reading of readings)
                for (const { start, end } of this.#find(reading.text))
                    found.push({ start: reading.originOf(start), end: reading.originOf(end) });
            if (escapes === MOST_ESCAPES)
                break;
            readings = readings.flatMap(readAgain).filter((reading) => !seen.has(reading.text) && seen.add(reading.text));
        }
        return found.length === 0 ? text : masked(text, joinSpans(found));
    }
    *#find(text) {
        yield* this.#pieces.find(text);
        for (const whole of this.#wholes) {
            for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + whole.length))
                yield { start: at, end: at + whole.length };
        }
    }
}
function readAgain({ text, originOf }) {
    return readingsOf(text).map((again) => ({ text: again.text, originOf: (at) => originOf(again.originOf(at)) }));
}
function masked(text, spans) {
    let from = 0;
    let clean = '';
    for (const { start, end } of spans) {
        clean += text.slice(from, start) + MASK;
        from = end;
    }
    return clean + text.slice(from);
}

// EXTERNAL MODULE: ../../lib/text/code-spans.js
var code_spans = __webpack_require__(89494);
// EXTERNAL MODULE: ../../lib/text/org-words.js
var org_words = __webpack_require__(44357);
;// CONCATENATED MODULE: ../../lib/runner/log.js





const secrets = new Secrets();
function keepSecret(secret) {
    secrets.add(secret);
}
function scrub(text) {
    return secrets.scrub((0,org_words/* safeWords */.$T)(text, (said) => (0,known_messages/* knownMessage */.V)(said, () => false)));
}
function plain(message) {
    return (0,code_spans/* withoutCodeMarks */.I)(scrub(message));
}
function log(text) {
    core/* info */.pq(withoutCommands(plain(text)));
}
function debug(text) {
    core/* debug */.Yz(scrub(text));
}
function notice(text) {
    core/* notice */.lm(plain(text));
}
function warn(text, at) {
    core/* warning */.$e(plain(text), propertiesOf(at));
}
function annotate(kind, text, at) {
    const print = kind === 'error' ? core/* error */.z3 : core/* warning */.$e;
    print(scrub(text), propertiesOf(at));
}
function fail(text) {
    core/* setFailed */.C1(plain(text));
}
function propertiesOf(at) {
    if (at === undefined)
        return {};
    const { file, line, title } = at;
    return { file: scrub(file), startLine: line, ...(title === undefined ? {} : { title: scrub(title) }) };
}
function withoutCommands(text) {
    return text
        .replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
        .replace(/\p{Cc}/gu, '')
        .replace(/^\s*::/, ': :')
        .replaceAll('##[', '## [');
}


/***/ }),

/***/ 72986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ outputsOf),
  s: () => (/* binding */ validationOutputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../lib/counts.js
var lib_counts = __webpack_require__(57615);
// EXTERNAL MODULE: ../../lib/report/report.js
var report_report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/text/one-line.js
function oneLine(text) {
    return text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks));
}

;// CONCATENATED MODULE: ../../lib/runner/outputs.js




function outputsOf(report, { resultsPath, artifact }) {
    const counts = (0,report_report/* totalCounts */.x)(report);
    return new Map([
        ['verdict', report.verdict],
        ['failure-reason', report.failureReason],
        ['message', shortLine(report.message)],
        ['finished', String(report.finished)],
        ...lib_counts/* COUNT_NAMES */.bO.map((name) => [`records-${name}`, String(counts[name])]),
        ['failure-rate', String(Number((0,lib_counts/* failureRate */.jq)(counts).toFixed(4)))],
        ['job-ids', JSON.stringify(report.loads.flatMap(({ jobs }) => jobs.map(({ id }) => id)))],
        ['org-id', report.org?.id ?? ''],
        ['api-calls', String(report.apiCalls)],
        ['results-path', resultsPath ?? ''],
        ['report', resultsPath === undefined ? '' : external_node_path_.join(resultsPath, 'report.json')],
        ['rerun-file', rerunFile(report, resultsPath)],
        ['artifact-id', artifact?.id ?? ''],
        ['artifact-url', artifact?.url ?? ''],
    ]);
}
function validationOutputs(report, places, matrix) {
    const outputs = outputsOf(report, places);
    const shared = VALIDATION_OUTPUTS.map((name) => [name, outputs.get(name) ?? '']);
    return new Map([...shared, ['matrix', matrix]]);
}
const VALIDATION_OUTPUTS = [
    'verdict',
    'failure-reason',
    'message',
    'finished',
    'records-read',
    'records-failed',
    'records-skipped',
    'results-path',
    'report',
    'artifact-id',
    'artifact-url',
];
function rerunFile({ loads }, resultsPath) {
    const [first] = loads.flatMap(({ rerunFiles }) => rerunFiles);
    return resultsPath === undefined || first === undefined ? '' : external_node_path_.join(resultsPath, first);
}
const LONGEST_MESSAGE = 2_000;
function shortLine(text) {
    const line = oneLine(text);
    return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}\u2026`;
}


/***/ }),

/***/ 86357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kA: () => (/* binding */ keepReport),
  mk: () => (/* binding */ publish),
  zr: () => (/* binding */ publishUnfinished)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(40927);
// EXTERNAL MODULE: ../../lib/counts.js
var lib_counts = __webpack_require__(57615);
// EXTERNAL MODULE: ../../lib/disk/folders.js
var folders = __webpack_require__(68208);
// EXTERNAL MODULE: ../../lib/disk/own-files.js
var own_files = __webpack_require__(89487);
// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/text/words.js
var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/text/visible.js
const HIDDEN = /(?!\p{Variation_Selector})[\p{Cc}\p{DI}\uFFF9-\uFFFB]/gu;
const JOINS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\u0600-\u06FF]$/u;
const JOINERS = '\u200C\u200D';
function visible(text) {
    if (!/[^ -~]/.test(text))
        return text;
    return text.replace(HIDDEN, (character, at) => {
        if (character === '\t' || character === '\n' || character === '\r')
            return character;
        if (JOINERS.includes(character) && JOINS.test(text.slice(Math.max(0, at - 2), at)))
            return character;
        return `\u2039U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}\u203a`;
    });
}

;// CONCATENATED MODULE: ../../lib/report/html/tag.js

class Html {
    #markup;
    constructor(markup) {
        this.#markup = markup;
    }
    toString() {
        return this.#markup;
    }
}
function html(markup, ...values) {
    return new Html(markup.reduce((all, piece, at) => all + contentOf(values[at - 1] ?? '') + piece));
}
function trusted(markup) {
    return new Html(markup);
}
function contentOf(value) {
    if (value instanceof Html)
        return value.toString();
    return typeof value === 'object' ? value.map(contentOf).join('') : escapeText(String(value));
}
function escapeText(text) {
    return visible(text)
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;');
}

;// CONCATENATED MODULE: ../../lib/report/html/charts.js


const AXIS_HEIGHT = 22;
function share(at, from, to) {
    return ((at - from) / Math.max(1, to - from)) * 100;
}
const CLASSES = { good: 'ok', plain: 'ok', some: 'partly', bad: 'not' };
const LEAST_SHARE = 0.4;
function timelineChart(timeline) {
    if (timeline.of === 'load')
        return loadsChart(timeline);
    const { bars, total } = timeline;
    const from = Math.min(...bars.map(({ start }) => start));
    const to = Math.max(from + 1, ...bars.map(({ end }) => end));
    const [height, gap] = bars.length > 40 ? [8, 2] : [16, 4];
    const rowEnds = [];
    const drawn = bars.map(({ title, start, end, mood }) => {
        const left = Math.min(share(start, from, to), 100 - LEAST_SHARE);
        const width = Math.max(LEAST_SHARE, share(end, from, to) - left);
        const free = rowEnds.findIndex((rowEnd) => rowEnd <= left - 0.1);
        const row = free === -1 ? rowEnds.length : free;
        rowEnds[row] = left + width;
        return html `<rect class="${CLASSES[mood]}" rx="2" x="${left.toFixed(2)}%" y="${row * (height + gap)}" width="${width.toFixed(2)}%" height="${height}"><title>${title}</title></rect>`;
    });
    const bottom = rowEnds.length * (height + gap) + 4;
    const left = total - bars.length;
    const rest = left > 0 ? html `<span>${(0,words/* thousands */.oh)(left)} of ${(0,words/* thousands */.oh)(total)} jobs not drawn</span>` : '';
    return html `<figure><svg height="${bottom + AXIS_HEIGHT}" role="img" aria-label="When each job ran">${drawn}${timeAxis(from, to, bottom)}</svg>
<figcaption class="key"><span><i class="ok"></i>all records loaded</span><span><i class="partly"></i>some not loaded</span><span><i class="not"></i>failed or aborted</span>${rest}</figcaption></figure>`;
}
const [LABEL_ROW, BAR_ROW] = [18, 18];
function loadsChart({ bars }) {
    const from = Math.min(...bars.map(({ start }) => start));
    const to = Math.max(from + 1, ...bars.map(({ end }) => end));
    const drawn = bars.map(({ name, after = [], title, start, end, mood }, row) => {
        const left = Math.min(share(start, from, to), 100 - LEAST_SHARE);
        const width = Math.max(LEAST_SHARE, share(end, from, to) - left);
        const y = row * (LABEL_ROW + BAR_ROW);
        const waited = after.length === 0 ? '' : ` after ${(0,words/* listed */.KE)(after, MOST_NAMED)}`;
        return html `<text x="0" y="${y + LABEL_ROW - 5}"><tspan class="name">${name}</tspan>${waited}</text>
<rect class="${CLASSES[mood]}" rx="2" x="${left.toFixed(2)}%" y="${y + LABEL_ROW}" width="${width.toFixed(2)}%" height="${BAR_ROW - 6}"><title>${title}</title></rect>`;
    });
    const bottom = bars.length * (LABEL_ROW + BAR_ROW) + 4;
    return html `<figure><svg height="${bottom + AXIS_HEIGHT}" role="img" aria-label="When each load ran, and what it waited for">${drawn}${timeAxis(from, to, bottom)}</svg>
<figcaption class="key"><span><i class="ok"></i>all records loaded</span><span><i class="partly"></i>some not loaded</span><span><i class="not"></i>none loaded</span></figcaption></figure>`;
}
const MOST_NAMED = 2;
const CURVE_HEIGHT = 150;
const HEADROOM = 20;
const LABEL_HEIGHT = 16;
function ratesChart({ start, end, perSecond, peak, mean }) {
    const y = (rate) => CURVE_HEIGHT - (rate / Math.max(1, peak)) * (CURVE_HEIGHT - HEADROOM);
    const middleOf = (step) => ((step + 0.5) / perSecond.length) * 1_000;
    const middles = perSecond.map((rate, step) => `${middleOf(step).toFixed(1)},${y(rate).toFixed(1)}`);
    const [first = 0, last = 0] = [perSecond[0], perSecond.at(-1)];
    const corners = [`0,${y(first).toFixed(1)}`, ...middles, `1000,${y(last).toFixed(1)}`];
    const [top, middle] = [y(peak), y(mean)];
    const [peakText, meanText] = [`peak ${ratePerSecond(peak)}`, `mean ${ratePerSecond(mean)}`];
    return html `<figure><svg height="${CURVE_HEIGHT + AXIS_HEIGHT}" role="img" aria-label="Records a second over time: ${peakText}, ${meanText}">
<svg viewBox="0 0 1000 ${CURVE_HEIGHT}" width="100%" height="${CURVE_HEIGHT}" preserveAspectRatio="none">
<polygon class="area" points="0,${CURVE_HEIGHT} ${corners.join(' ')} 1000,${CURVE_HEIGHT}"/><polyline class="curve" points="${corners.join(' ')}"/></svg>
${level(top)}<text x="0" y="${(top - 5).toFixed(1)}">${peakText}</text>
${level(middle)}<text x="100%" y="${(Math.max(middle, top + LABEL_HEIGHT) - 5).toFixed(1)}" text-anchor="end">${meanText}</text>
${timeAxis(start, end, CURVE_HEIGHT)}</svg></figure>`;
}
function ratePerSecond(rate) {
    return `${rate < 10 ? rate.toFixed(1) : (0,words/* thousands */.oh)(Math.round(rate))} records a second`;
}
function level(y) {
    return html `<line class="level" x1="0" x2="100%" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`;
}
const TICKS = 5;
function timeAxis(from, to, y) {
    const placeOf = (tick) => from + ((to - from) * tick) / (TICKS - 1);
    const ticks = Array.from({ length: TICKS }, (_, tick) => {
        const at = placeOf(tick);
        if (tick > 0 && timeOf(at) === timeOf(placeOf(tick - 1)))
            return '';
        const anchor = tick === 0 ? 'start' : tick === TICKS - 1 ? 'end' : 'middle';
        return html `<text x="${share(at, from, to).toFixed(1)}%" y="${y + 16}" text-anchor="${anchor}">${timeOf(at)}</text>`;
    });
    return html `<line class="axis" x1="0" x2="100%" y1="${y}" y2="${y}"/>${ticks}`;
}
function timeOf(at) {
    return new Date(at).toISOString().slice(11, 19);
}

;// CONCATENATED MODULE: ../../lib/report/html/json.js

function scriptJson(value) {
    const plain = JSON.stringify(value);
    const json = MAY_HIDE.test(plain) ? JSON.stringify(value, shown) : plain;
    return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
const MAY_HIDE = /[^ -~]|\\[ubf]/;
function shown(_, item) {
    return typeof item === 'string' ? visible(item) : item;
}

;// CONCATENATED MODULE: ../../lib/report/html/failed-records.js



const COLUMNS = [
    ['file', 'file'],
    ['line', 'line'],
    ['code', 'error'],
    ['fields', 'fields'],
    ['message', 'message'],
    ['id', 'Id'],
];
const PIECE_LENGTH = 16_384;
function* failedRecords({ failed, total, allIn, fileUrl }) {
    const heads = COLUMNS.map(([key, name]) => html `<th scope="col" data-key="${key}"${key === 'line' ? html ` class="number"` : ''}><button type="button">${name}</button></th>`);
    const more = total - failed.length;
    const rest = more > 0
        ? html ` The first ${(0,words/* thousands */.oh)(failed.length)} are listed; ${(0,words/* thousands */.oh)(more)} more are in <code>${allIn}</code>.`
        : '';
    yield html `<noscript><p>This table needs JavaScript. <code>${allIn}</code> has the same records.</p></noscript>
<div class="failed-records" hidden>
<div class="controls">
<label>Find<input class="filter" type="search" placeholder="any words"></label>
<label>Error<select class="code"><option value="all">all</option></select></label>
</div>
<div class="wide"><table class="sortable"><caption>Each failed record, with the line on which it starts.${rest}</caption>
<thead><tr>${heads}</tr></thead><tbody></tbody></table></div>
<div class="pages"><button type="button" class="previous">Previous</button><button type="button" class="next">Next</button>
<span class="quiet told" role="status" aria-live="polite"></span></div>
<script type="application/json" class="urls">${trusted(scriptJson(urlsOf(failed, fileUrl)))}</script>
<script type="application/json" class="records">[`;
    let piece = '';
    for (const [at, record] of failed.entries()) {
        piece += `${at === 0 ? '' : ','}${scriptJson(shownOf(record))}`;
        if (piece.length < PIECE_LENGTH)
            continue;
        yield trusted(piece);
        piece = '';
    }
    yield trusted(piece);
    yield html `]</script>
</div>`;
}
function urlsOf(failed, fileUrl) {
    return [...new Set(failed.map(({ file }) => file))].flatMap((file) => {
        const url = fileUrl(file);
        return url === undefined ? [] : [[file, url]];
    });
}
function shownOf({ file, line, code, fields, message, id, values }) {
    const pairs = values?.columns.map((column, at) => [column, values.values[at] ?? '']);
    return { file, line, code, fields: fields.join(', '), message, id, ...(pairs && { values: pairs }) };
}

;// CONCATENATED MODULE: ../../lib/report/html/blocks.js




function* blockHtml(block) {
    switch (block.kind) {
        case 'figures':
            yield figures(block.figures);
            return;
        case 'notes':
            yield* block.notes.map((note) => html `<p>${textHtml(note)}</p>`);
            return;
        case 'table':
            yield table(block.table);
            return;
        case 'timeline':
            yield timelineChart(block.timeline);
            return;
        case 'rates':
            yield ratesChart(block.rates);
            return;
        case 'records':
            yield* failedRecords(block.records);
    }
}
function textHtml(text) {
    return text.map(pieceHtml);
}
function pieceHtml(piece) {
    if (typeof piece === 'string')
        return html `${piece}`;
    switch (piece.kind) {
        case 'code':
            return html `<code>${breakable(piece.text)}</code>`;
        case 'label':
            return html `<b>${piece.text}</b>`;
        case 'link':
            return html `<a href="${piece.url}">${breakable(piece.text)}</a>`;
    }
}
function breakable(name) {
    return name.split(/(?<=\/|[A-Z\d]_)/).map((part, at) => (at === 0 ? part : html `<wbr>${part}`));
}
function figures(all) {
    const items = all.map(({ name, value, mood }) => html `<div class="${mood}"><dt>${name}</dt><dd>${value}</dd></div>`);
    return html `<dl class="counts">${items}</dl>`;
}
const MOST_ROWS = 500;
function table({ columns, rows, inSight, noun, total, allIn }) {
    const shown = rows.slice(0, MOST_ROWS);
    const [open, folded] = [shown.slice(0, inSight), shown.slice(inSight)];
    const left = total - shown.length;
    const summary = (0,words/* count */.U9)(folded.length, open.length === 0 ? noun : `more ${noun}`);
    return html `${open.length === 0 ? '' : rowsTable(columns, open)}${folded.length === 0 ? '' : html `<details><summary>${summary}</summary>${rowsTable(columns, folded)}</details>`}${left > 0 ? html `<p>${(0,words/* count */.U9)(left, `more ${noun}`)}: see <code>${allIn}</code>.</p>` : ''}`;
}
function rowsTable(columns, rows) {
    const heads = columns.map(({ name, isNumber }) => html `<th scope="col"${numberClass(isNumber)}>${name}</th>`);
    const body = rows.map((row) => {
        const cells = row.map((text, at) => {
            const { name = '', isNumber = false } = columns[at] ?? {};
            return html `<td${numberClass(isNumber)} data-name="${name}"><div>${textHtml(text)}</div></td>`;
        });
        return html `<tr>${cells}</tr>`;
    });
    return html `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}
function numberClass(isNumber) {
    return isNumber ? html ` class="number"` : '';
}

;// CONCATENATED MODULE: ../../lib/report/html/script.js
const SCRIPT = `
const PAGE = 100
const number = (value) => value.toLocaleString('en-US')
const words = (row) => [row.file, row.line, row.code, row.fields, row.message, row.id, ...(row.values ?? []).flat()].join('\\n').toLowerCase()

function start(root) {
  const find = (selector) => root.querySelector(selector)
  const read = (name) => JSON.parse(find('script.' + name).textContent)
  const [all, urls] = [read('records'), new Map(read('urls'))]
  const [body, filter, code, told, previous, next] = ['tbody', '.filter', 'select.code', '.told', '.previous', '.next'].map(find)
  const heads = [...root.querySelectorAll('th[data-key]')]
  const names = heads.map((head) => head.textContent)
  let sort = { key: undefined, direction: 1 }
  let page = 0
  let shown = all

  for (const name of [...new Set(all.map((row) => row.code))].sort()) {
    const option = document.createElement('option')
    option.value = name
    option.textContent = name || 'without a code'
    code.append(option)
  }

  function choose() {
    const wanted = filter.value.toLowerCase().split(/\\s+/).filter(Boolean)
    shown = all.filter((row) => {
      if (code.value !== 'all' && row.code !== code.value) return false
      if (wanted.length === 0) return true
      row.text ??= words(row)
      return wanted.every((word) => row.text.includes(word))
    })
    if (sort.key !== undefined) {
      const by = sort.key
      const compare = new Intl.Collator('en', { numeric: true }).compare
      shown = [...shown].sort((a, b) => sort.direction * (by === 'line' ? a.line - b.line : compare(a[by], b[by])))
    }
    page = 0
    draw()
  }

  // Where a reader would break a name: behind a slash, and between the words of a code.
  function breakable(name) {
    return name.split(/(?<=\\/|[A-Z\\d]_)/).flatMap((part, at) => at === 0 ? [part] : [document.createElement('wbr'), part])
  }

  function cell(row, content, className) {
    const made = row.insertCell()
    const box = document.createElement('div')
    box.append(...(className === 'name' ? breakable(content) : [content]))
    made.append(box)
    made.dataset.name = names[row.cells.length - 1]
    if (className) made.className = className
    return box
  }

  function lineOf({ file, line }) {
    if (!line) return '\u2013'
    if (!urls.has(file)) return number(line)
    const link = document.createElement('a')
    link.href = urls.get(file) + '#L' + line
    link.textContent = number(line)
    return link
  }

  function valuesOf(values) {
    const details = document.createElement('details')
    const summary = document.createElement('summary')
    summary.textContent = 'record'
    details.append(summary)
    for (const [column, value] of values) {
      if (value === '') continue
      const line = document.createElement('div')
      const name = document.createElement('b')
      name.textContent = column + ': '
      line.append(name, value)
      details.append(line)
    }
    return details
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE))
    body.replaceChildren()
    for (const entry of shown.slice(page * PAGE, (page + 1) * PAGE)) {
      const row = body.insertRow()
      cell(row, entry.file || 'not known', 'name')
      cell(row, lineOf(entry), 'number')
      cell(row, entry.code || '\u2013', 'name')
      cell(row, entry.fields || '\u2013', 'name')
      const message = cell(row, entry.message)
      cell(row, entry.id || '\u2013')
      if (entry.values && entry.values.length > 0) message.append(valuesOf(entry.values))
    }
    const from = shown.length === 0 ? 0 : page * PAGE + 1
    told.textContent = number(from) + '\u2013' + number(Math.min(shown.length, (page + 1) * PAGE)) + ' of ' + number(shown.length) +
      (shown.length === all.length ? ' records' : ' records found among ' + number(all.length))
    previous.disabled = page === 0
    next.disabled = page >= pages - 1
  }

  for (const head of heads) {
    head.querySelector('button').addEventListener('click', () => {
      const key = head.dataset.key
      sort = { key, direction: sort.key === key ? -sort.direction : 1 }
      for (const other of heads) other.removeAttribute('aria-sort')
      head.setAttribute('aria-sort', sort.direction === 1 ? 'ascending' : 'descending')
      choose()
    })
  }
  filter.addEventListener('input', choose)
  code.addEventListener('change', choose)
  previous.addEventListener('click', () => { page--; draw() })
  next.addEventListener('click', () => { page++; draw() })
  root.hidden = false
  choose()
}

document.querySelectorAll('.failed-records').forEach(start)
`;

;// CONCATENATED MODULE: ../../lib/report/html/style.js
const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f8fa; --card: #ffffff; --line: #d1d9e0; --text: #1f2328; --quiet: #59636e; --link: #0860ca;
  --good: #1a7f37; --bad: #c4221d; --some: #9a6700; --bar: #2f81f7; --area: #2f81f733; --chip: #eaeef2; --focus: #0860ca;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #151b23; --line: #3d444d; --text: #f0f6fc; --quiet: #a5adb7; --link: #6cb6ff;
    --good: #4ac26b; --bad: #ff7b72; --some: #e3b341; --bar: #4493f8; --area: #4493f833; --chip: #2b323b; --focus: #6cb6ff;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main, header, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px }
header { padding-top: 28px }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 6px }
h2, h3 { font-size: 18px; margin: 0 0 12px }
main > h2 { font-size: 20px; margin: 28px 0 0 }
p { margin: 0 0 8px }
a { color: var(--link) }
code { font: 13px ui-monospace, monospace }
p code, td code { background: var(--chip); border-radius: 4px; padding: 1px 4px }
.quiet { color: var(--quiet) }
.passed h1::before { content: '\u2713 '; color: var(--good) }
.failed h1::before { content: '\u2715 '; color: var(--bad) }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 20px; margin: 16px 0 }
section > :last-child { margin-bottom: 0 }
dl.counts { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 0 0 12px }
dl.counts div { display: flex; flex-direction: column-reverse }
dl.counts dt { color: var(--quiet); font-size: 13px }
dl.counts dd { margin: 0; font-size: 26px; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.2 }
dl.counts .bad dd { color: var(--bad) }
dl.counts .good dd { color: var(--good) }
.wide { overflow-x: auto }
details .wide { overflow: auto; max-height: 420px }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 0 0 8px }
caption { text-align: left; color: var(--quiet); font-size: 13px; padding-bottom: 6px }
th, td { text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid var(--line) }
tbody tr:last-child td { border-bottom: 0 }
td code, td a, td.name { overflow-wrap: break-word }
th:first-child, td:first-child { padding-left: 0 }
th:last-child, td:last-child { padding-right: 0 }
th { font-size: 13px; color: var(--quiet); font-weight: 600; white-space: nowrap }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
figure { margin: 16px 0 0 }
svg { display: block; width: 100%; overflow: visible }
svg .name { fill: var(--text); font-weight: 600 }
svg text { fill: var(--quiet); font-size: 11px; stroke: var(--card); stroke-width: 3px; paint-order: stroke }
.ok { fill: var(--good); background: var(--good) }
.partly { fill: var(--some); background: var(--some) }
.not { fill: var(--bad); background: var(--bad) }
.axis { stroke: var(--line) } .level { stroke: var(--quiet); stroke-dasharray: 3 4 }
.curve { fill: none; stroke: var(--bar); stroke-width: 2; vector-effect: non-scaling-stroke } .area { fill: var(--area) }
.key { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 13px; color: var(--quiet); margin-top: 8px }
.key i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px }
summary { cursor: pointer; color: var(--link); margin: 6px 0 }
.controls { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-bottom: 12px }
.controls label { display: flex; flex-direction: column; font-size: 13px; color: var(--quiet); gap: 3px; min-width: 0 }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; max-width: 100% }
input { width: 260px }
button { cursor: pointer }
button:disabled { opacity: .45; cursor: default }
th button { border: 0; background: none; padding: 0; font-weight: 600; color: inherit }
th[aria-sort='ascending'] button::after { content: ' \u25b2' }
th[aria-sort='descending'] button::after { content: ' \u25bc' }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.pages { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-top: 12px }
footer { padding-bottom: 32px; color: var(--quiet); font-size: 13px }
@media (max-width: 720px) {
  main, header, footer { padding-left: 12px; padding-right: 12px }
  section { padding: 14px }
  h1 { font-size: 20px }
  dl.counts { gap: 8px 24px }
  dl.counts dd { font-size: 22px }
  details .wide { max-height: none }
  table, caption, tbody, tr, td { display: block }
  thead { display: none }
  td code, td a, td.name { overflow-wrap: anywhere }
  tr { border-bottom: 1px solid var(--line); padding: 8px 0 }
  tbody tr:last-child { border-bottom: 0 }
  td, td.number { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 8px; border: 0; padding: 2px 0; text-align: left; white-space: normal }
  td:has(> div:empty) { display: none }
  td::before { content: attr(data-name); color: var(--quiet); font-size: 13px }
  .sortable thead, .sortable thead tr { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center }
  .sortable thead tr { border: 0; padding: 0 }
  .sortable thead tr::before { content: 'Sort by'; color: var(--quiet); font-size: 13px }
  .sortable th { border: 0; padding: 0 }
  .sortable th button { border: 1px solid var(--line); padding: 2px 8px }
  input, .controls label { width: 100% }
}
@media print {
  body { background: #fff; color: #000; font-size: 11px }
  section { break-inside: auto; border: 0; padding: 8px 0 }
  .controls, .pages, summary { display: none }
  details .wide { max-height: none }
}
`;

// EXTERNAL MODULE: ../../lib/report/report.js
var report_report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/report/html.js





const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
function* renderHtml(page) {
    for (const piece of pageHtml(page))
        yield String(piece);
}
function* pageHtml({ title, verdict, message, facts, chapters }) {
    yield html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header class="${verdict}">
<h1>${title}</h1>
${message.map((text) => html `<p>${textHtml(text)}</p>`)}
<p class="quiet">${facts.map((fact, at) => html `${at === 0 ? '' : ' \u00b7 '}<span>${textHtml(fact)}</span>`)}</p>
</header>
<main>
`;
    for (const chapter of chapters)
        yield* chapterHtml(chapter);
    yield html `</main>
<footer>Times are UTC. Salesforce Bulk Load, report version ${report_report/* REPORT_VERSION */.A}.</footer>
${hasRecords(chapters) ? html `<script>${trusted(SCRIPT)}</script>` : ''}
</body>
</html>
`;
}
function hasRecords(chapters) {
    return chapters.some(({ sections }) => sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'records')));
}
function* chapterHtml({ title, sections }) {
    if (title !== undefined)
        yield html `<h2>${title}</h2>\n`;
    for (const section of sections) {
        yield html `<section>${heading(section, title === undefined)}`;
        for (const block of section.blocks)
            yield* blockHtml(block);
        yield html `</section>\n`;
    }
}
function heading({ title }, isHighest) {
    if (title === undefined)
        return '';
    return isHighest ? html `<h2>${title}</h2>` : html `<h3>${title}</h3>`;
}

// EXTERNAL MODULE: ../../lib/report/shorten.js
var shorten = __webpack_require__(96235);
// EXTERNAL MODULE: ../../lib/text/code-spans.js
var code_spans = __webpack_require__(89494);
;// CONCATENATED MODULE: ../../lib/report/page/text.js


function say(words, ...values) {
    return joinPieces(words.flatMap((word, at) => (at === 0 ? [word] : [...piecesOf(values[at - 1] ?? ''), word])));
}
function joined(texts, between) {
    return joinPieces(texts.flatMap((text, at) => (at === 0 ? text : [between, ...text])));
}
function prose(message) {
    return (0,code_spans/* codeSpans */.t)(message).map(({ text, isCode }) => (isCode ? code(text) : text));
}
function code(text) {
    return { kind: 'code', text };
}
function label(text) {
    return { kind: 'label', text };
}
function text_link(text, url) {
    return url !== undefined && /^https?:\/\//.test(url) ? { kind: 'link', text, url } : text;
}
function piecesOf(value) {
    if (typeof value === 'number')
        return [(0,words/* thousands */.oh)(value)];
    return typeof value === 'string' || 'kind' in value ? [value] : value;
}
function joinPieces(pieces) {
    const text = [];
    for (const piece of pieces) {
        const last = text.at(-1);
        if (typeof piece === 'string' && typeof last === 'string')
            text[text.length - 1] = last + piece;
        else if (piece !== '')
            text.push(piece);
    }
    return text;
}

;// CONCATENATED MODULE: ../../lib/report/page/links.js


function jobUrl(orgUrl, id) {
    const page = `/lightning/setup/AsyncApiJobStatus/page?address=%2F${encodeURIComponent(id)}`;
    return new URL(page, orgUrl).href;
}
function placeLink({ file, line }, { fileUrl }, isLineAlone) {
    const words = isLineAlone ? String(line) : `${(0,shorten/* shorten */.m)(file, MOST_FILE_CHARACTERS)}:${line}`;
    return text_link(words, lineUrl(fileUrl?.(file), line));
}
function lineUrl(fileUrl, line) {
    return fileUrl === undefined ? undefined : `${fileUrl}#L${line}`;
}
const MOST_FILE_CHARACTERS = 120;

;// CONCATENATED MODULE: ../../lib/report/page/tables.js




const MOST_ERRORS = 200;
const ERRORS_IN_SIGHT = 20;
const MOST_MESSAGE_CHARACTERS = 300;
const MOST_JOBS = 1_000;
const FEW_JOBS = 5;
const JOBS_IN_SIGHT = 30;
const NOTHING = ['\u2013'];
function errorTable({ errors, name }, links) {
    const rows = errors.slice(0, MOST_ERRORS).map((error) => errorRow(error, links));
    return {
        columns: columnsOf(['records', 'error', 'message', 'what to do', 'lines'], ['records']),
        rows,
        inSight: ERRORS_IN_SIGHT,
        noun: 'kind',
        total: errors.length,
        allIn: `${name}/failed.csv`,
    };
}
function errorRow(error, links) {
    const { code: name, fields, message, class: whose, explanation, cure, count: records, samples } = error;
    const where = (0,shorten/* shorten */.m)(fields.join(', '), MOST_FILE_CHARACTERS);
    return [
        say `${records}`,
        say `${name === '' ? '\u2013' : code(name)}${where === '' ? '' : say ` on ${where}`}`,
        [(0,shorten/* shorten */.m)(message, MOST_MESSAGE_CHARACTERS)],
        whose === 'unknown' ? NOTHING : say `${label(words/* WHOSE_TURN */.VR[whose])}: ${prose(`${explanation} ${cure}`.trim())}`,
        samples.length === 0 ? NOTHING : placesText(samples, records, links),
    ];
}
function placesText(places, records, links) {
    const byFile = [...Map.groupBy(places, ({ file }) => file).values()];
    const texts = byFile.flatMap((some) => some.map((place, at) => [placeLink(place, links, at > 0)]));
    const more = records - places.length;
    return say `${joined(texts, ', ')}${more > 0 ? ` and ${(0,words/* thousands */.oh)(more)} more` : ''}`;
}
function jobTable({ jobs, operation }, links) {
    const isFew = jobs.length <= FEW_JOBS;
    const shown = isFew ? jobs : worstFirst(jobs);
    const counted = operation === 'delete' || operation === 'hardDelete'
        ? ['records', 'deleted', 'failed', 'unprocessed']
        : ['records', 'created', 'updated', 'failed', 'unprocessed'];
    return {
        columns: columnsOf(['files', 'job', 'state', ...counted, 'duration'], [...counted, 'duration']),
        rows: shown.slice(0, MOST_JOBS).map((job) => jobRow(job, counted, links)),
        inSight: isFew ? jobs.length : Math.min(JOBS_IN_SIGHT, jobs.filter((job) => troubles(job) > 0).length),
        noun: 'job',
        total: jobs.length,
        allIn: 'report.json',
    };
}
function worstFirst(jobs) {
    return [...jobs].sort((a, b) => troubles(b) - troubles(a));
}
function troubles({ state, failed, unprocessed }) {
    return (state === 'JobComplete' ? 0 : 1_000_000_000) + failed + unprocessed;
}
function jobRow(job, counted, { orgUrl }) {
    const { id, state, files, errorMessage } = job;
    const [first = '', ...others] = files;
    const file = (0,shorten/* shorten */.m)(first, MOST_FILE_CHARACTERS);
    const numbers = counted.map((name) => (0,words/* thousands */.oh)(job[name]));
    return [
        [others.length === 0 ? file : `${file} and ${(0,words/* count */.U9)(others.length, 'other')}`],
        [text_link(id, orgUrl === undefined ? undefined : jobUrl(orgUrl, id))],
        [errorMessage === undefined ? state : `${state}: ${(0,shorten/* shorten */.m)(errorMessage, MOST_MESSAGE_CHARACTERS)}`],
        ...[...numbers, (0,words/* duration */.p0)(Date.parse(job.endedAt) - Date.parse(job.startedAt))].map((text) => [text]),
    ];
}
function columnsOf(names, numbers) {
    return names.map((name) => ({ name, isNumber: numbers.includes(name) }));
}

;// CONCATENATED MODULE: ../../lib/report/page/check-table.js




const MOST_CHECKS = 200;
const CHECKS_IN_SIGHT = 20;
const MOST_QUERY_CHARACTERS = 300;
function checkTable(checks) {
    const sorted = [...checks].sort((a, b) => Number(a.holds) - Number(b.holds));
    return {
        columns: columnsOf(['check', 'count', 'has to be', 'result'], ['count', 'has to be']),
        rows: sorted.slice(0, MOST_CHECKS).map(checkRow),
        inSight: CHECKS_IN_SIGHT,
        noun: 'check',
        total: checks.length,
        allIn: 'report.json',
    };
}
function checkRow({ soql, wanted, counted, holds }) {
    return [
        [code((0,shorten/* shorten */.m)(soql, MOST_QUERY_CHARACTERS))],
        [counted === undefined ? '\u2013' : (0,words/* thousands */.oh)(counted)],
        [wanted],
        [holds ? 'passed' : label('failed')],
    ];
}

// EXTERNAL MODULE: ../../lib/results/row-error-codes.js
var row_error_codes = __webpack_require__(13034);
;// CONCATENATED MODULE: ../../lib/report/page/notes.js



function notesOn(load, isContinued = false) {
    const isValidation = load.wouldBeLoaded !== undefined;
    const notes = isValidation
        ? [clears(load)]
        : [
            notRun(load),
            notLoaded(load, isContinued),
            withoutReference(load, isContinued),
            pending(load),
            unaccounted(load),
            skipped(load),
            superseded(load),
            notFound(load),
            refusedBeforehand(load),
            withoutId(load),
            clears(load),
            retried(load),
            repeated(load),
            unmatched(load),
        ];
    return notes.filter((note) => note !== undefined);
}
function notRun({ notRun: why }) {
    return why === undefined ? undefined : say `Not run: ${prose((0,words/* sentence */.em)(why))}`;
}
function notLoaded(load, isContinued) {
    const { name, counts, errors, rerunFiles, operation } = load;
    if (rerunFiles.length === 0)
        return undefined;
    const number = counts.failed + counts.unprocessed;
    const files = filesText(rerunFiles);
    const done = isDelete(operation) ? 'deleted' : 'loaded';
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} not ${done}.`;
    if (load.load !== undefined)
        return say `${what} ${nextOfManifest(load, isContinued)}`;
    if (errors.every((error) => error.class === 'transient'))
        return say `${what} ${(0,words/* agree */.d5)(number, 'It is', 'They are')} in ${files}, ready to be loaded again.`;
    const why = say `${code(`${name}/failed.csv`)} has the error and line of each failed record.`;
    const those = (0,words/* agree */.d5)(rerunFiles.length, 'that file', 'those files');
    return say `${what} ${why} Where the data is the cause, fix it in ${files}; then load ${those}.`;
}
function nextOfManifest(report, isContinued) {
    const { name, load = name, errors, rerunFiles, operation } = report;
    const hasErrors = errors.some((error) => error.class !== 'transient');
    const why = say `${code(`${name}/failed.csv`)} has the error and line of each failed record. `;
    const files = filesText(rerunFiles);
    if (isContinued) {
        const fix = say `${why}Where the data is the cause, fix it in your files; then run the workflow again.`;
        const done = isDelete(operation) ? 'deleted' : 'loaded';
        return say `${hasErrors ? fix : 'Run the workflow again.'} Records that were ${done} are not sent again.`;
    }
    const those = (0,words/* agree */.d5)(rerunFiles.length, 'this file', 'these files');
    const fix = hasErrors ? say `${why}Where the data is the cause, fix it in ${files}.` : say `They are in ${files}.`;
    const how = say `Load ${those} with a manifest that has only the load ${code(load)}`;
    return say `${fix} ${how}: another run of this one would send all records again.`;
}
function withoutReference({ name, counts, isSecondPass }, isContinued) {
    const number = counts.failed + counts.unprocessed;
    if (number === 0 || isSecondPass !== true)
        return undefined;
    const its = (0,words/* agree */.d5)(number, 'its', 'their');
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'is', 'are')} in the org without ${its} references.`;
    const where = counts.failed > 0 ? say ` ${code(`${name}/failed.csv`)} has the Id, error and line of each that failed.` : '';
    const fix = isContinued
        ? 'Where the data is the cause, fix it in your files; then run the workflow again.'
        : `Set ${its} references by an update with the ${(0,words/* agree */.d5)(number, 'Id', 'Ids')}: another run of this manifest would send all records again.`;
    return say `${what}${where} ${fix} Do not insert ${(0,words/* agree */.d5)(number, 'the record', 'the records')} again.`;
}
const MOST_FILES = 3;
function filesText(files) {
    const shown = files.slice(0, MOST_FILES).map((file) => [code(file)]);
    const left = files.length - shown.length;
    const parts = left > 0 ? [...shown, [(0,words/* count */.U9)(left, 'more file')]] : shown;
    return parts.length < 2 ? joined(parts, '') : say `${joined(parts.slice(0, -1), ', ')} and ${parts.at(-1) ?? ''}`;
}
function pending({ counts: { pending: number }, name }) {
    if (number === 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'has', 'have')} no outcome yet`;
    const why = 'jobs are still running, or were aborted a short time ago';
    return say `${what}: ${why}. The next run of this load waits for them. See ${code(`${name}/pending.csv`)}.`;
}
function unaccounted({ counts: { unaccounted: number }, name }) {
    if (number === 0)
        return undefined;
    const they = (0,words/* agree */.d5)(number, 'it', 'they');
    const what = say `Salesforce did not report an outcome for ${(0,words/* count */.U9)(number, 'record')}`;
    return say `${what}; ${they} may or may not have been loaded. See ${code(`${name}/unaccounted.csv`)}.`;
}
function skipped({ counts, superseded: later = 0, notFound: none = 0, operation, name }) {
    const number = counts.skipped - later - none;
    if (number <= 0)
        return undefined;
    const [was, place] = [(0,words/* agree */.d5)(number, 'was', 'were'), isDelete(operation) ? 'deleted' : 'in the org'];
    return say `${(0,words/* count */.U9)(number, 'record')} ${was} already ${place} and ${was} skipped. See ${code(`${name}/skipped.csv`)}.`;
}
function isDelete(operation) {
    return operation === 'delete' || operation === 'hardDelete';
}
function superseded({ superseded: number = 0, name }) {
    if (number === 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} skipped`;
    return say `${what} because a later record has the same key. See ${code(`${name}/skipped.csv`)}.`;
}
function notFound({ notFound: number = 0, name }) {
    if (number === 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} skipped`;
    const why = say `because one of ${(0,words/* agree */.d5)(number, 'its', 'their')} values finds no record (${code('on-missing: skip')})`;
    return say `${what} ${why}. See ${code(`${name}/skipped.csv`)}.`;
}
function refusedBeforehand(load) {
    const { refusedBeforehand: all = 0, name } = load;
    const number = all - lackingId(load);
    if (number <= 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} not sent because the org would refuse`;
    return say `${what} ${(0,words/* agree */.d5)(number, 'it', 'them')}. ${code(`${name}/failed.csv`)} has the reasons.`;
}
function withoutId(load) {
    const number = lackingId(load);
    if (number === 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} not sent`;
    const why = say `because no Id was found for one of ${(0,words/* agree */.d5)(number, 'its', 'their')} values`;
    return say `${what} ${why}. ${code(`${load.name}/failed.csv`)} has the reasons.`;
}
function lackingId({ errors }) {
    return errors.reduce((sum, error) => sum + (row_error_codes/* NO_ID_CODES */.zM.has(error.code) ? error.count : 0), 0);
}
const MOST_CLEARED = 5;
function clears({ clears: fields = [] }) {
    if (fields.length === 0)
        return undefined;
    const named = fields
        .slice(0, MOST_CLEARED)
        .map(({ column, count: records }) => say `${code(column)} in ${(0,words/* count */.U9)(records, 'record')}`);
    const rest = fields.length - named.length;
    const all = rest > 0 ? [...named, say `${(0,words/* count */.U9)(rest, 'more field')}`] : named;
    return say `${code('#N/A')} in the files clears ${joined(all, ', ')}.`;
}
function retried({ retries: { rounds, records, saved } }) {
    if (rounds === 0)
        return undefined;
    return say `Retried ${(0,words/* count */.U9)(records, 'record')} (${(0,words/* count */.U9)(rounds, 'round')}); ${outcome(records, saved)} loaded.`;
}
function repeated({ sentAgain: number, operation }) {
    if (number === 0)
        return undefined;
    const what = say `${(0,words/* count */.U9)(number, 'record')} ${(0,words/* agree */.d5)(number, 'was', 'were')} sent again`;
    const why = say `although ${(0,words/* agree */.d5)(number, 'it', 'they')} may have been loaded before`;
    return say `${what} ${why}: it does no harm to repeat this ${operation}.`;
}
function outcome(records, saved) {
    if (saved === 0)
        return say `none was`;
    if (saved < records)
        return say `${saved} of them ${(0,words/* agree */.d5)(saved, 'was', 'were')}`;
    return records === 1 ? say `it was` : say `all ${records} were`;
}
function unmatched({ unmatched: rows }) {
    if (rows === 0)
        return undefined;
    return say `${(0,words/* count */.U9)(rows, 'result row')} could not be matched to a record, so ${(0,words/* agree */.d5)(rows, 'it has', 'they have')} no line number.`;
}

;// CONCATENATED MODULE: ../../lib/report/page/rates.js
const LEAST_POINTS = 3;
const STEPS = 60;
function ratesOf(points) {
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined || points.length < LEAST_POINTS || last.at === first.at)
        return undefined;
    const stepMs = (last.at - first.at) / STEPS;
    const perSecond = Array.from({ length: STEPS }, (_, step) => {
        const [from, to] = [first.at + step * stepMs, first.at + (step + 1) * stepMs];
        return ((recordsAt(points, to) - recordsAt(points, from)) / stepMs) * 1_000;
    });
    const mean = ((last.records - first.records) / (last.at - first.at)) * 1_000;
    return { start: first.at, end: last.at, perSecond, peak: Math.max(...perSecond), mean };
}
function recordsAt(points, at) {
    const after = points.findIndex((point) => point.at >= at);
    const next = points[after];
    const before = points[after - 1];
    if (next === undefined)
        return points.at(-1)?.records ?? 0;
    if (before === undefined || next.at === before.at)
        return next.records;
    return before.records + ((next.records - before.records) * (at - before.at)) / (next.at - before.at);
}

;// CONCATENATED MODULE: ../../lib/report/page/load-sections.js





function loadSections(load, details, { links, isContinued = false }) {
    const { jobs, errors, counts, name } = load;
    const rates = jobs.length < 2 ? undefined : ratesOf(details?.progress ?? []);
    const failed = details?.failed ?? [];
    const fileUrl = (file) => links.fileUrl?.(file);
    const records = { failed, total: counts.failed, allIn: `${name}/failed.csv`, fileUrl };
    return [
        section('Records', [{ kind: 'figures', figures: figuresOf(load) }, ...notesBlock(load, isContinued)]),
        section('Errors', errors.length === 0 ? [] : [{ kind: 'table', table: errorTable(load, links) }]),
        section('Jobs', jobs.length === 0 ? [] : jobBlocks(load, links)),
        section('Throughput', rates === undefined ? [] : [{ kind: 'rates', rates }]),
        section('Failed records', failed.length === 0 ? [] : [{ kind: 'records', records }]),
    ].filter(({ blocks }) => blocks.length > 0);
}
function section(title, blocks) {
    return { title, blocks };
}
function notesBlock(load, isContinued) {
    const notes = notesOn(load, isContinued);
    return notes.length === 0 ? [] : [{ kind: 'notes', notes }];
}
function jobBlocks(load, links) {
    const table = { kind: 'table', table: jobTable(load, links) };
    return load.jobs.length < 2 ? [table] : [table, { kind: 'timeline', timeline: timelineOf(load.jobs) }];
}
const MOODS = {
    created: 'good',
    updated: 'good',
    deleted: 'good',
    failed: 'bad',
    unprocessed: 'bad',
    unaccounted: 'bad',
};
function figuresOf({ files, jobs, counts, wouldBeLoaded }) {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const plain = (name, value) => ({ name, value, mood: 'plain' });
    return [
        plain('files', (0,words/* thousands */.oh)(files.length)),
        ...(bytes === 0 ? [] : [plain('size', (0,words/* size */.Ej)(bytes))]),
        ...(wouldBeLoaded === undefined ? [plain('jobs', (0,words/* thousands */.oh)(jobs.length))] : []),
        ...(wouldBeLoaded === undefined ? [] : [plain('would be loaded', (0,words/* thousands */.oh)(wouldBeLoaded))]),
        ...shownCounts([counts]).map((name) => {
            const mood = counts[name] === 0 ? 'plain' : (MOODS[name] ?? 'plain');
            return { name, value: (0,words/* thousands */.oh)(counts[name]), mood };
        }),
    ];
}
function shownCounts(all) {
    const always = ['read', 'failed', 'unprocessed'];
    return lib_counts/* COUNT_NAMES */.bO.filter((name) => always.includes(name) || all.some((counts) => counts[name] > 0));
}
const MOST_BARS = 200;
function timelineOf(jobs) {
    const shown = jobs.length > MOST_BARS ? worstFirst(jobs).slice(0, MOST_BARS) : [...jobs];
    const bars = shown.map(barOf).sort((a, b) => a.start - b.start);
    return { of: 'job', bars, total: jobs.length };
}
function barOf(job) {
    const start = Date.parse(job.startedAt);
    const end = Math.max(start + 1, Date.parse(job.endedAt));
    const failed = job.failed === 0 ? '' : `, ${(0,words/* thousands */.oh)(job.failed)} failed`;
    return {
        name: job.id,
        records: job.records,
        title: `${job.id}: ${job.state}, ${(0,words/* count */.U9)(job.records, 'record')}${failed}, ${(0,words/* duration */.p0)(end - start)}`,
        start,
        end,
        mood: job.state !== 'JobComplete' ? 'bad' : troubles(job) > 0 ? 'some' : 'good',
    };
}

;// CONCATENATED MODULE: ../../lib/report/page/loads-chapter.js





function loadsChapter(loads) {
    const timeline = loads_chapter_timelineOf(loads);
    return {
        title: 'All loads',
        sections: [
            {
                title: undefined,
                blocks: [
                    { kind: 'table', table: loadTable(loads) },
                    ...(timeline.bars.length < 2 ? [] : [{ kind: 'timeline', timeline }]),
                ],
            },
        ],
    };
}
const loads_chapter_MOST_NAMED = 4;
function loadTable(loads) {
    const counted = shownCounts(loads.map(({ counts }) => counts));
    const total = (0,lib_counts/* addCounts */.c5)(loads.map(({ counts }) => counts));
    const files = (some) => (0,words/* thousands */.oh)(some.reduce((sum, load) => sum + load.files.length, 0));
    const jobs = (some) => (0,words/* thousands */.oh)(some.reduce((sum, load) => sum + load.jobs.length, 0));
    const waits = loads.some(({ after = [] }) => after.length > 0);
    const sums = [files(loads), jobs(loads), ...counted.map((name) => (0,words/* thousands */.oh)(total[name]))];
    const all = [[label('all')], [], ...(waits ? [[]] : []), ...sums.map((sum) => [label(sum)])];
    const rows = loads.map((load) => [
        [load.name],
        [`${load.operation} ${load.object}`],
        ...(waits ? [[(0,words/* listed */.KE)(load.after ?? [], loads_chapter_MOST_NAMED)]] : []),
        [files([load])],
        [jobs([load])],
        ...counted.map((name) => [(0,words/* thousands */.oh)(load.counts[name])]),
    ]);
    const numbers = ['files', 'jobs', ...counted];
    return {
        columns: columnsOf(['load', 'operation', ...(waits ? ['after'] : []), ...numbers], numbers),
        rows: [all, ...rows],
        inSight: loads.length + 1,
        noun: 'load',
        total: loads.length + 1,
        allIn: 'report.json',
    };
}
function loads_chapter_timelineOf(loads) {
    const bars = loads.flatMap((load) => (load.jobs.length === 0 ? [] : [loads_chapter_barOf(load)]));
    return { of: 'load', bars: bars.sort((a, b) => a.start - b.start), total: bars.length };
}
function loads_chapter_barOf({ name, operation, object, counts, jobs, after = [] }) {
    const start = Math.min(...jobs.map(({ startedAt }) => Date.parse(startedAt)));
    const end = Math.max(start + 1, ...jobs.map(({ endedAt }) => Date.parse(endedAt)));
    const lost = (0,lib_counts/* notIn */.zz)(counts);
    const failed = lost === 0 ? '' : `, ${(0,words/* thousands */.oh)(lost)} not loaded`;
    return {
        name,
        after,
        records: counts.read,
        title: `${name}: ${operation} ${object}, ${(0,words/* count */.U9)(counts.read, 'record')}${failed}, ${(0,words/* duration */.p0)(end - start)}`,
        start,
        end,
        mood: lost === 0 ? 'good' : lost === counts.read ? 'bad' : 'some',
    };
}

;// CONCATENATED MODULE: ../../lib/report/page/message.js



const MOST_LINES = 100;
const MOST_CHARACTERS = 2_000;
const MOST_IN_ALL = 40_000;
function messageText(message, links) {
    const lines = message
        .split('\n')
        .map((line) => (0,shorten/* shorten */.m)(line.trim(), MOST_CHARACTERS))
        .filter((line) => line !== '');
    return fitting(lines.slice(0, MOST_LINES)).map((line) => paragraph(line, links));
}
function fitting(lines) {
    let left = MOST_IN_ALL;
    const past = lines.findIndex((line) => {
        left -= line.length;
        return left < 0;
    });
    return past === -1 ? lines : lines.slice(0, past);
}
function paragraph(text, { fileUrl }) {
    const place = placeAt(text);
    if (place === undefined)
        return prose(text);
    const url = lineUrl(fileUrl?.(place.file), place.line);
    return say `${text_link(text.slice(0, place.end), url)}${prose(text.slice(place.end))}`;
}
const WORD = ' line ';
function placeAt(text) {
    for (let at = text.indexOf(WORD); at !== -1; at = text.indexOf(WORD, at + 1)) {
        const file = text.slice(0, at);
        const digits = /^\d+(?=:)/.exec(text.slice(at + WORD.length, at + WORD.length + 20))?.[0];
        if (digits !== undefined && file.toLowerCase().endsWith('.csv'))
            return { file, line: Number(digits), end: at + WORD.length + digits.length };
    }
    return undefined;
}

;// CONCATENATED MODULE: ../../lib/report/page/build-page.js







function buildPage({ report, loads, links }) {
    const { verdict } = report;
    return {
        title: `${whatOf(report)}: ${report.validation === undefined ? outcomeOf(report) : foresightOf(report)}`,
        verdict,
        message: [
            ...messageText(report.message, links),
            ...helpText(links),
            ...(report.validation?.unchecked.map(prose) ?? []),
        ],
        facts: factsOf(report, links),
        chapters: [...chaptersOf(report, withinReach(loads), links), ...checksOf(report)],
    };
}
const MOST_TITLED = 3;
function whatOf({ loads }) {
    const texts = new Map(loads.map(({ load, name, operation, object }) => [load ?? name, load ?? `${operation} ${object}`]));
    const names = [...texts.values()];
    return names.length > MOST_TITLED ? (0,words/* count */.U9)(names.length, 'load') : (0,words/* listed */.KE)(names) || 'Salesforce Bulk Load';
}
function outcomeOf({ verdict, failureReason }) {
    return verdict === 'passed' ? 'passed' : `failed (${failureReason})`;
}
function foresightOf({ verdict, failureReason: reason }) {
    if (verdict === 'passed')
        return 'would be loaded';
    return (0,errors/* isCutShort */.zy)(reason) || reason === 'internal-error' ? `not checked (${reason})` : `would be refused (${reason})`;
}
function helpText({ help = [] }) {
    return help.map(({ about, url }) => say `More about ${code(about)}: ${text_link(url.slice(url.lastIndexOf('docs/')), url)}`);
}
function factsOf({ startedAt, endedAt, apiCalls, apiUsage, org, validation }, { artifactUrl }) {
    return [
        ...(org === undefined ? [] : [say `Org ${org.host} (${org.kind})`]),
        say `${startedAt.slice(0, 19).replace('T', ' ')} UTC, ${(0,words/* duration */.p0)(Date.parse(endedAt) - Date.parse(startedAt))}`,
        say `${validation === undefined ? (0,words/* count */.U9)(apiCalls, 'API request') : 'nothing was sent'}`,
        ...(apiUsage === undefined ? [] : [say `Org API usage (24 h): ${apiUsage.used} of ${apiUsage.limit}`]),
        ...(artifactUrl === undefined ? [] : [[text_link('result files', artifactUrl)]]),
    ];
}
function chaptersOf(report, details, links) {
    const { loads } = report;
    const busy = loads.length === 1
        ? loads
        : loads.filter(({ counts, jobs, notRun }) => counts.read > 0 || jobs.length > 0 || notRun !== undefined);
    const chapters = busy.map((load) => ({
        title: loads.length === 1 ? undefined : `${load.name}: ${load.operation} ${load.object}`,
        sections: loadSections(load, details.find(({ name }) => name === load.name), { links, ...report }),
    }));
    if (loads.length < 2)
        return chapters;
    return [loadsChapter(loads), ...chapters];
}
function checksOf({ counted = [], loads }) {
    if (counted.length === 0)
        return [];
    const blocks = [{ kind: 'table', table: checkTable(counted) }];
    const isOne = loads.length < 2;
    const title = 'Checks after the loads';
    return [{ title: isOne ? undefined : title, sections: [{ title: isOne ? title : undefined, blocks }] }];
}
const MOST_FAILED = 10_000;
function withinReach(loads) {
    const troubled = loads.filter(({ failed }) => failed.length > 0).length;
    const most = Math.floor(MOST_FAILED / Math.max(1, troubled));
    return loads.map((load) => ({ ...load, failed: load.failed.slice(0, most) }));
}

;// CONCATENATED MODULE: ../../lib/report/markdown.js

function cell(text) {
    return startOfLine(escapeMarkdown(text.trim()));
}
function textCell(text) {
    return startOfLine(text.map(pieceMarkdown).join('').trim());
}
function pieceMarkdown(piece) {
    if (typeof piece === 'string')
        return escapeMarkdown(piece);
    switch (piece.kind) {
        case 'code':
            return codeSpan(piece.text);
        case 'label':
            return `**${escapeMarkdown(piece.text.trim())}**`;
        case 'link':
            return `[${escapeMarkdown(piece.text)}](${linkTarget(piece.url)})`;
    }
}
function codeSpan(text) {
    const words = visible(text.replace(/\s+/g, ' ')).trim();
    return words === '' || /[`|\\<>&]/.test(words) ? `<code>${escapeMarkdown(words)}</code>` : `\`${words}\``;
}
function linkTarget(url) {
    return url.replace(/[\s()<>|\\`]/g, (character) => {
        const code = character.codePointAt(0) ?? 0;
        return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character);
    });
}
function escapeMarkdown(text) {
    if (/^[A-Za-z0-9, ]*$/.test(text))
        return text;
    return visible(text.replace(/\s+/g, ' '))
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\`*[\]|~$]/g, '\\$&')
        .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/\b(www)\./gi, '$1&#46;')
        .replace(/(?<!\w)@(?=\w)/g, '&#64;')
        .replace(/(?<!&)#(?=\w)/g, '&#35;');
}
function startOfLine(markdown) {
    return markdown.replace(/^([#+=-](?=\s|$)|\d+(?=[.)]\s))/, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`);
}
function markdown_table(head, rows, right = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
    return [line(head), line(rule), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ../../lib/report/summary.js


const MOST_SUMMARY_BYTES = 900_000;
const summary_MOST_ROWS = 1_000;
function renderSummary(page) {
    for (let rows = Math.floor(summary_MOST_ROWS / Math.max(1, page.chapters.length));; rows = Math.floor(rows / 2)) {
        const text = render(page, rows);
        if (rows === 0 || Buffer.byteLength(text) <= MOST_SUMMARY_BYTES)
            return text;
    }
}
function render({ title, verdict, message, facts, chapters }, mostRows) {
    const parts = [
        `## ${verdict === 'passed' ? '\u2705' : '\u274c'} ${cell(title)}`,
        ...message.map(textCell),
        ...chapters.flatMap((chapter) => chapterParts(chapter, mostRows)),
        facts.map(textCell).join(' \u00b7 '),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function chapterParts({ title, sections }, mostRows) {
    const rank = title === undefined ? '###' : '####';
    const content = sections.flatMap((section) => sectionParts(section, rank, mostRows));
    return title === undefined ? content : [`### ${cell(title)}`, ...content];
}
function sectionParts({ title, blocks }, rank, mostRows) {
    const shown = blocks.map((block) => blockText(block, mostRows)).filter((text) => text !== '');
    if (shown.length === 0 || title === undefined || blocks[0]?.kind === 'figures')
        return shown;
    return [`${rank} ${cell(title)}`, ...shown];
}
function blockText(block, mostRows) {
    switch (block.kind) {
        case 'figures':
            return summary_figures(block.figures);
        case 'notes':
            return notes(block.notes);
        case 'table':
            return rows(block.table, mostRows);
        case 'timeline':
            return timeline(block.timeline);
        case 'rates':
        case 'records':
            return '';
    }
}
function summary_figures(all) {
    const every = all.map((_, column) => column);
    return markdown_table(all.map(({ name }) => name), [all.map(({ value }) => value)], every);
}
function notes(all) {
    return all.length === 1 ? all.map(textCell).join('') : all.map((note) => `- ${textCell(note)}`).join('\n');
}
function rows({ columns, rows: all, inSight, noun, total, allIn }, mostRows) {
    const shown = all.slice(0, mostRows);
    const [open, folded] = [shown.slice(0, inSight), shown.slice(inSight)];
    const right = columns.flatMap(({ isNumber }, column) => (isNumber ? [column] : []));
    const part = (some) => markdown_table(columns.map(({ name }) => name), some.map((row) => row.map(textCell)), right);
    return [
        open.length === 0 ? '' : part(open),
        folded.length === 0 ? '' : fold((0,words/* count */.U9)(folded.length, open.length === 0 ? noun : `more ${noun}`), part(folded)),
        total > shown.length ? `${(0,words/* count */.U9)(total - shown.length, `more ${noun}`)}: see \`${allIn}\`.` : '',
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
function fold(summary, content) {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
const summary_MOST_BARS = 40;
const MARKS = { good: '', plain: '', some: 'active, ', bad: 'crit, ' };
function timeline({ of, bars, total }) {
    const troubled = bars.filter(({ mood }) => mood !== 'good');
    const others = bars.filter(({ mood }) => mood === 'good');
    const shown = [...troubled, ...others].slice(0, summary_MOST_BARS).sort((a, b) => a.start - b.start);
    const lines = shown.map(({ name, records, start, end, mood }) => `  ${name.replace(/[^\w-]/g, '')} (${(0,words/* thousands */.oh)(records)}) :${MARKS[mood]}${start}, ${end}`);
    const left = total - shown.length;
    const note = left > 0 ? `\n\n${(0,words/* count */.U9)(left, `more ${of}`)} not drawn.` : '';
    const chart = ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...lines, '```'].join('\n');
    return [fold(`When each ${of} ran`, `${chart}${note}`), ...waits(bars)].join('\n\n');
}
function waits(bars) {
    const numbers = new Map(bars.map(({ name }, number) => [name, number]));
    const links = bars.flatMap(({ name, after = [] }) => after.flatMap((other) => (numbers.has(other) ? [`  n${numbers.get(other)} --> n${numbers.get(name)}`] : [])));
    if (links.length === 0)
        return [];
    const nodes = bars.map(({ name }) => `  n${numbers.get(name)}[${name.replace(/[^\w-]/g, '')}]`);
    return [fold('What waited for what', ['```mermaid', 'flowchart LR', ...nodes, ...links, '```'].join('\n'))];
}

// EXTERNAL MODULE: ../../lib/runner/environment.js + 1 modules
var environment = __webpack_require__(87880);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ../../lib/disk/regular-file.js
var regular_file = __webpack_require__(45524);
;// CONCATENATED MODULE: ../../lib/runner/file-urls.js



function createFileUrls({ workspace, repository, }) {
    const { serverUrl, name, sha } = repository;
    if (name === '' || sha === '')
        return () => undefined;
    const known = new Map();
    const urlOf = (file) => {
        if (external_node_path_.isAbsolute(file) || file.startsWith('../') || /\.gz$/i.test(file))
            return undefined;
        const folders = file.split('/').slice(0, -1);
        const below = folderInRepository(workspace, folders, sha);
        if (below === undefined)
            return undefined;
        const place = file.split('/').slice(below).map(encodeURIComponent).join('/');
        return `${serverUrl}/${name}/blob/${sha}/${place}?plain=1`;
    };
    return (file) => {
        if (!known.has(file))
            known.set(file, urlOf(file));
        return known.get(file);
    };
}
function folderInRepository(workspace, folders, sha) {
    for (let depth = folders.length; depth >= 0; depth--) {
        const git = external_node_path_.join(workspace, ...folders.slice(0, depth), '.git');
        const kind = (0,external_node_fs_.statSync)(git, { throwIfNoEntry: false });
        if (kind === undefined)
            continue;
        return kind.isDirectory() && mayBeAt(git, sha) ? depth : undefined;
    }
    return 0;
}
function mayBeAt(git, sha) {
    const head = textOf(external_node_path_.join(git, 'HEAD'));
    const branch = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
    const commit = branch === undefined ? head : textOf(external_node_path_.join(git, ...branch.split('/')));
    return !/^[0-9a-f]{40,64}$/.test(commit) || commit === sha;
}
const MOST_BYTES = 1_000;
function textOf(file) {
    try {
        return (0,regular_file/* readRegularFile */.X)(file, MOST_BYTES).trim();
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ../../lib/runner/help.js
var help = __webpack_require__(98807);
// EXTERNAL MODULE: ../../lib/runner/log.js + 5 modules
var log = __webpack_require__(50580);
// EXTERNAL MODULE: ../../lib/runner/outputs.js + 1 modules
var outputs = __webpack_require__(72986);
// EXTERNAL MODULE: ../../lib/runner/results-folder.js
var results_folder = __webpack_require__(71429);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ../../lib/disk/staged-files.js



function stageFiles(files, folder, temp) {
    const isRegular = (file) => (0,folders/* obstacleTo */.zv)(external_node_path_.dirname(file), folder) === undefined && isFile(file);
    const regular = files.filter(isRegular);
    const staging = (0,external_node_fs_.mkdtempSync)(external_node_path_.join(temp, 'bulk-load-upload-'));
    const remove = () => (0,external_node_fs_.rmSync)(staging, { recursive: true, force: true });
    try {
        const staged = regular.map((file) => {
            const second = external_node_path_.join(staging, external_node_path_.relative(folder, file));
            (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(second), { recursive: true });
            (0,external_node_fs_.linkSync)(file, second);
            return second;
        });
        return { folder: staging, files: staged.filter(isFile), remove };
    }
    catch {
        remove();
        return { folder, files: regular.filter(isRegular), remove: () => { } };
    }
}
function isFile(file) {
    return (0,folders/* obstacleAt */.rt)(file) === undefined;
}

// EXTERNAL MODULE: ../../lib/runner/artifacts.js + 1 modules
var runner_artifacts = __webpack_require__(75463);
;// CONCATENATED MODULE: ../../lib/runner/upload-results.js











async function uploadResults(report, runner, publishing) {
    const names = report.loads.map(({ name }) => name);
    const [first] = names;
    if (publishing === undefined || first === undefined)
        return undefined;
    const { resultsPath: folder, artifacts, artifactName, retentionDays, matrixLeg } = publishing;
    if (artifacts === 'none' || (0,report_report/* totalCounts */.x)(report).read === 0)
        return undefined;
    if (artifacts === 'auto' && runner.isPublic) {
        (0,log/* notice */.lm)('The result files are not uploaded: they hold data of your org, and in a public repository anybody may download ' +
            'artifacts. Set `artifacts: all` or `artifacts: failures` to upload them anyway.');
        return undefined;
    }
    if ((0,runner_artifacts/* isEnterpriseServer */.vh)(runner.repository.serverUrl)) {
        (0,log/* warn */.R8)(`GitHub Enterprise Server does not support artifacts of this kind. The result files are in ${folder}.`);
        return undefined;
    }
    const files = (await resultFiles(folder, names)).filter((file) => artifacts !== 'failures' || external_node_path_.basename(file) !== 'successful.csv');
    const name = artifactName ?? (0,runner_artifacts/* derivedName */.Pr)(names.length === 1 ? first : 'loads', { ...runner, matrixLeg });
    (0,folders/* makeFolder */.fc)(folder, (0,folders/* rootOf */.I5)(folder, (0,environment/* rootsOf */.R)(runner)));
    const staged = stageFiles(files, folder, runner.temp ?? (0,external_node_os_.tmpdir)());
    process.once('exit', staged.remove);
    return await core/* group */.Os('Upload the result files', () => (0,runner_artifacts/* uploadArtifact */.mz)({ name, files: staged.files, folder: staged.folder, retentionDays }, runner));
}
async function resultFiles(folder, loads) {
    const there = new Set(await (0,promises_.readdir)(folder));
    const places = results_folder/* OWN_FILES */.z2.filter((file) => there.has(file));
    for (const load of loads) {
        const files = await (0,promises_.readdir)(external_node_path_.join(folder, load)).catch(() => []);
        places.push(...files.filter(results_folder/* isOurs */.MU).map((file) => external_node_path_.join(load, file)));
    }
    return places.map((place) => external_node_path_.join(folder, place));
}

;// CONCATENATED MODULE: ../../lib/runner/publish.js

















async function publish(result, runner, publishing, outputsFor = outputs/* outputsOf */.Y) {
    const { report, annotations } = result;
    const artifact = await show(result, runner, publishing);
    const said = { ...report, message: (0,log/* plain */.pj)(report.message) };
    const unset = setOutputs(outputsFor(said, { resultsPath: publishing?.resultsPath, artifact }));
    showAnnotations(annotations, report.verdict);
    if (report.verdict === 'failed')
        (0,log/* fail */.fJ)(withHelp(report, runner));
    else if ((0,lib_counts/* notIn */.zz)((0,report_report/* totalCounts */.x)(report)) > 0)
        (0,log/* warn */.R8)(report.message);
    else
        (0,log/* log */.Rm)(report.message);
    if (unset !== undefined)
        (0,log/* fail */.fJ)(`The outputs of the step could not be set: ${unset}`);
}
async function publishUnfinished(report, runner, publishing) {
    await show({ report, loads: [] }, runner, publishing);
    (0,log/* warn */.R8)(report.message);
}
function keepReport(report, folder, runner) {
    try {
        (0,folders/* makeFolder */.fc)(folder, (0,folders/* rootOf */.I5)(folder, (0,environment/* rootsOf */.R)(runner)));
        (0,own_files/* replaceFileSync */.U0)(external_node_path_.join(folder, 'report.json'), (0,log/* scrub */._I)(`${JSON.stringify(report)}\n`));
    }
    catch (error) {
        (0,log/* debug */.Yz)(`The report so far could not be kept: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function show({ report, loads }, runner, publishing) {
    const orgUrl = report.org === undefined ? undefined : `https://${report.org.host}`;
    const links = { orgUrl, fileUrl: createFileUrls(runner), help: (0,help/* helpOf */.ZL)(report, runner) };
    const shown = { report: withoutSecrets(report), loads };
    if (publishing !== undefined) {
        const { resultsPath: folder } = publishing;
        const page = buildPage({ ...shown, links });
        await writeReport(report, renderSummary(page), folder, runner);
        await write(folder, runner, 'report.html', renderHtml(page));
        for (const { name, ledger } of loads)
            await write(folder, runner, loads.length === 1 ? results_folder/* LEDGER_FILE */.th : external_node_path_.join(name, results_folder/* LEDGER_FILE */.th), `${ledger}\n`);
    }
    const tell = report.validation === undefined ? log/* warn */.R8 : log/* notice */.lm;
    const artifact = await tryTo('upload the result files', () => uploadResults(report, runner, publishing), tell);
    const summary = renderSummary(buildPage({ ...shown, links: { ...links, artifactUrl: artifact?.url } }));
    if (publishing !== undefined && artifact !== undefined)
        await writeReport(report, summary, publishing.resultsPath, runner);
    await tryTo('write the job summary', () => core/* summary */.z.addRaw((0,log/* scrub */._I)(summary)).write());
    return artifact;
}
function withHelp(report, runner) {
    const lines = report.message.split('\n');
    const next = lines.findIndex((line, at) => at > 0 && !line.startsWith(' ') && !lines[at - 1]?.endsWith(':'));
    const end = next === -1 ? lines.length : next;
    return [...lines.slice(0, end), ...(0,help/* helpOf */.ZL)(report, runner).map(help/* moreAbout */.Lh), ...lines.slice(end)].join('\n');
}
function withoutSecrets(report) {
    const loads = report.loads.map((load) => ({
        ...load,
        jobs: load.jobs.map((job) => (/^\w{1,18}$/.test(job.id) ? job : { ...job, id: (0,log/* scrub */._I)(job.id) })),
        errors: load.errors.map((error) => ({ ...error, code: (0,log/* scrub */._I)(error.code) })),
    }));
    return { ...report, message: (0,log/* scrub */._I)(report.message), loads };
}
function showAnnotations({ shown, rest }, verdict) {
    const kind = verdict === 'failed' ? 'error' : 'warning';
    for (const { file, line, title, message } of shown)
        (0,log/* annotate */.fz)(kind, message, { file, line, title });
    if (rest !== undefined)
        (0,log/* notice */.lm)(rest);
}
async function writeReport(report, summary, folder, runner) {
    await write(folder, runner, 'report.json', `${JSON.stringify(report, null, 2)}\n`);
    await write(folder, runner, 'summary.md', summary);
}
async function write(folder, runner, name, content) {
    await tryTo(`write ${name}`, async () => {
        (0,folders/* makeFolder */.fc)(folder, (0,folders/* rootOf */.I5)(folder, (0,environment/* rootsOf */.R)(runner)));
        await (0,own_files/* replaceFile */.fR)(external_node_path_.join(folder, name), typeof content === 'string' ? (0,log/* scrub */._I)(content) : scrubbed(content));
    });
}
function* scrubbed(pieces) {
    for (const piece of pieces)
        yield (0,log/* scrub */._I)(piece);
}
function setOutputs(outputs) {
    try {
        for (const [name, value] of outputs)
            core/* setOutput */.uH(name, (0,log/* scrub */._I)(value));
        return undefined;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
}
async function tryTo(what, task, tell = log/* warn */.R8) {
    try {
        return await task();
    }
    catch (error) {
        tell(`Could not ${what}: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}


/***/ }),

/***/ 32184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ createRequestLog),
/* harmony export */   U: () => (/* binding */ REQUESTS_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _disk_own_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89487);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87120);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50580);





const REQUESTS_FILE = 'requests.jsonl';
function createRequestLog(folder) {
    let early = [];
    let file;
    const attempt = (task) => {
        try {
            task();
        }
        catch (error) {
            (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .debug */ .Yz)(`${REQUESTS_FILE} could not be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
            close();
        }
    };
    const write = (text) => {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, text);
    };
    const close = () => {
        const open = file;
        file = undefined;
        early = undefined;
        if (open !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(open);
    };
    return {
        add: (traced) => {
            const line = `${(0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .scrub */ ._I)(lineOf(traced))}\n`;
            if (early !== undefined)
                early.push(line);
            else
                attempt(() => write(line));
        },
        open: () => attempt(() => {
            file = (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_2__/* .createFileSync */ .EX)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, REQUESTS_FILE));
            write((early ?? []).join(''));
            early = undefined;
        }),
        close: () => attempt(close),
    };
}
function lineOf({ startedAt, method, host, path: asked, attempt, status, error, ...rest }) {
    const { milliseconds, bytesSent, bytesReceived, limitInfo } = rest;
    return JSON.stringify({
        time: new Date(startedAt).toISOString(),
        method,
        host,
        path: asked,
        try: attempt,
        status: status ?? null,
        ...(error === undefined ? {} : { error }),
        milliseconds,
        bytesSent,
        bytesReceived,
        ...(limitInfo === undefined ? {} : { limitInfo }),
    });
}


/***/ }),

/***/ 71429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Oj: () => (/* binding */ prepareResultsFolder),
/* harmony export */   th: () => (/* binding */ LEDGER_FILE),
/* harmony export */   z2: () => (/* binding */ OWN_FILES)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _disk_folders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68208);
/* harmony import */ var _disk_own_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89487);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87120);
/* harmony import */ var _results_result_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96648);
/* harmony import */ var _kept_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54015);
/* harmony import */ var _request_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(32184);








const OWN_FILES = ['summary.md', 'report.html', 'ledger.json', _request_log_js__WEBPACK_IMPORTED_MODULE_7__/* .REQUESTS_FILE */ .U, 'report.json'];
const RESULT_FILES = [..._results_result_files_js__WEBPACK_IMPORTED_MODULE_5__/* .RESULT_NAMES */ .TE.map((name) => `${name}.csv`), _results_result_files_js__WEBPACK_IMPORTED_MODULE_5__/* .SKIPPED_FILE */ .SL];
const RERUN_FILE = /^rerun(?:-\d+)?\.csv$/;
async function prepareResultsFolder(folder, { roots, sources, report }) {
    try {
        const root = (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .rootOf */ .I5)(folder, roots);
        const obstacle = (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .obstacleTo */ .zv)(folder, root) ??
            (await obstacleIn(folder, report.loads.map(({ name }) => name)));
        if (obstacle !== undefined)
            throw inTheWay(obstacle, roots);
        (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .makeFolder */ .fc)(folder, root);
    }
    catch (cause) {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .Xb)
            throw cause;
        const message = `\`results-path\`: ${folder} cannot be created: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}. Use another path.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .Xb('invalid-input', message, { cause });
    }
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);
    const realSources = await Promise.all(sources.map((source) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(source)));
    const loaded = realSources.find((source) => isResultFile(node_path__WEBPACK_IMPORTED_MODULE_1__.relative(real, source)));
    if (loaded !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .Xb('invalid-input', `\`results-path\`: ${folder} contains ${node_path__WEBPACK_IMPORTED_MODULE_1__.basename(loaded)}, which is to be loaded and would be overwritten. ` +
            'Set `results-path` to another folder.');
    }
    const earlier = (0,_kept_report_js__WEBPACK_IMPORTED_MODULE_6__/* .readKeptReport */ .r)(folder);
    if (earlier !== undefined)
        await removeResults(folder, earlier.loadNames);
    await (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceFile */ .fR)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'report.json'), JSON.stringify(report));
}
async function obstacleIn(folder, loads) {
    const own = firstObstacle(OWN_FILES.map((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, file)));
    if (own !== undefined)
        return own;
    for (const name of loads) {
        const load = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name);
        const blocked = (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .obstacleTo */ .zv)(load, folder);
        if (blocked !== undefined)
            return blocked;
        const reruns = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(load).catch(() => [])).filter((file) => RERUN_FILE.test(file.toLowerCase()));
        const inLoad = firstObstacle([...RESULT_FILES, ...reruns].map((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(load, file)));
        if (inLoad !== undefined)
            return inLoad;
    }
    return undefined;
}
function firstObstacle(files) {
    for (const file of files) {
        const obstacle = (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .obstacleAt */ .rt)(file);
        if (obstacle !== undefined)
            return obstacle;
    }
    return undefined;
}
function inTheWay({ path: place, what }, [workspace = '']) {
    const shown = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(workspace, place).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .Xb('invalid-input', `\`results-path\`: ${shown.startsWith('../') ? place : shown} is ${what}. This action writes its ` +
        'results to regular files and folders only, and never through a link. Remove it (from the repository, if it was ' +
        'committed), or set `results-path` to another folder.');
}
function isResultFile(way) {
    const [load, file = '', ...deeper] = way.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    return load !== '..' && deeper.length === 0 && isOurs(file.toLowerCase());
}
async function removeResults(folder, loads) {
    for (const name of loads) {
        const load = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name);
        if ((0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .obstacleTo */ .zv)(load, folder) !== undefined)
            continue;
        const files = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(load).catch(() => []);
        for (const file of files.filter(isOurs))
            await removeFile(node_path__WEBPACK_IMPORTED_MODULE_1__.join(load, file));
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(load).catch(() => ['?'])).length === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(load);
    }
    for (const file of OWN_FILES)
        await removeFile(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, file));
}
async function removeFile(file) {
    if ((0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .obstacleAt */ .rt)(file) === undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
}
const LEDGER_FILE = 'ledger.json';
function isOurs(file) {
    return RESULT_FILES.includes(file) || RERUN_FILE.test(file) || file === LEDGER_FILE;
}


/***/ }),

/***/ 26518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ keepRunningJobs),
/* harmony export */   Ei: () => (/* binding */ ownsResults),
/* harmony export */   v$: () => (/* binding */ removeFolder),
/* harmony export */   vR: () => (/* binding */ noteResults),
/* harmony export */   yw: () => (/* binding */ readRunningJobs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _disk_folders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68208);
/* harmony import */ var _disk_own_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89487);
/* harmony import */ var _disk_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45524);





function keepRunningJobs(folder, onFailure) {
    const ids = new Set();
    const file = fileIn(folder);
    const write = () => {
        try {
            (0,_disk_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .makeFolder */ .fc)(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder));
            (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceFileSync */ .U0)(file, JSON.stringify([...ids]));
        }
        catch (error) {
            onFailure(error);
        }
    };
    return {
        add: (id) => {
            ids.add(id);
            write();
        },
        remove: (id) => {
            if (ids.delete(id))
                write();
        },
    };
}
function readRunningJobs(folder) {
    try {
        const ids = JSON.parse((0,_disk_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .X)(fileIn(folder), MOST_BYTES));
        return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && /^[A-Za-z0-9]{15,18}$/.test(id)) : [];
    }
    catch {
        return [];
    }
}
const MOST_BYTES = 1_048_576;
function removeFolder(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
}
function fileIn(folder) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'running-jobs.json');
}
function noteResults(folder) {
    (0,_disk_own_files_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceFileSync */ .U0)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, RESULTS_FILE), '');
}
function ownsResults(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, RESULTS_FILE));
}
const RESULTS_FILE = 'results';


/***/ }),

/***/ 92431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ noteEnding),
/* harmony export */   Dn: () => (/* binding */ hadCompany),
/* harmony export */   IU: () => (/* binding */ noteEnd),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   bX: () => (/* binding */ keptRefreshToken),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   id: () => (/* binding */ isStopped),
/* harmony export */   n4: () => (/* binding */ claimResults),
/* harmony export */   qM: () => (/* binding */ forgetRefreshToken),
/* harmony export */   sf: () => (/* binding */ keepRefreshToken),
/* harmony export */   vV: () => (/* binding */ makeStepFolder),
/* harmony export */   yS: () => (/* binding */ leaveWord),
/* harmony export */   yp: () => (/* binding */ isEnding)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87120);




const NAME = /^bulk-load-.*-(\d+)-[A-Za-z0-9]+$/;
function makeStepFolder({ temp, stepId }) {
    const step = stepId.replaceAll(/[^\w-]/g, '-').slice(0, 100);
    const parent = temp ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)();
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(parent, { recursive: true });
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(parent, `bulk-load-${step}-${process.pid}-`));
}
function isAlive(folder) {
    const pid = Number(NAME.exec(node_path__WEBPACK_IMPORTED_MODULE_2__.basename(folder))?.[1]);
    try {
        return pid > 0 && pid !== process.pid && process.kill(pid, 0);
    }
    catch {
        return false;
    }
}
const END_FILE = 'ended';
const ENDING_FILE = 'ending';
const STOP_FILE = 'stop';
const CLAIM_FILE = 'results-path';
const REFRESH_TOKEN_FILE = 'refresh-token';
function noteEnd(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, END_FILE), '');
}
function hasEnded(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, END_FILE));
}
function noteEnding(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, ENDING_FILE), '');
}
function isEnding(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, ENDING_FILE));
}
function leaveWord(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, STOP_FILE), '');
}
function isStopped(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, STOP_FILE));
}
function keepRefreshToken(folder, token) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, REFRESH_TOKEN_FILE), token, { mode: 0o600 });
}
function keptRefreshToken(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, REFRESH_TOKEN_FILE), 'utf8');
    }
    catch {
        return undefined;
    }
}
function forgetRefreshToken(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, REFRESH_TOKEN_FILE), { force: true });
}
function claimResults(folder, resultsPath) {
    const claimed = realPlace(resultsPath);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, CLAIM_FILE), claimed);
    const other = otherSteps(folder).find((step) => isAlive(step) && !hasEnded(step) && claimOf(step) === claimed);
    if (other === undefined)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, CLAIM_FILE), { force: true });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadError */ .Xb('invalid-input', `\`results-path\`: another step of this action is running and writes its results to ${resultsPath}. ` +
        'Steps that run at the same time need a folder each: give each step an `id`, which is part of the default, or set `results-path`.');
}
function claimOf(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, CLAIM_FILE), 'utf8');
    }
    catch {
        return undefined;
    }
}
function realPlace(place) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(place);
    }
    catch {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(place);
        return parent === place ? place : node_path__WEBPACK_IMPORTED_MODULE_2__.join(realPlace(parent), node_path__WEBPACK_IMPORTED_MODULE_2__.basename(place));
    }
}
function hadCompany(folder) {
    const began = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).birthtimeMs;
    return otherSteps(folder).some((step) => {
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(step, END_FILE)).mtimeMs >= began;
        }
        catch {
            return true;
        }
    });
}
function otherSteps(folder) {
    const [parent, own] = [node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(folder), node_path__WEBPACK_IMPORTED_MODULE_2__.basename(folder)];
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(parent)
            .filter((name) => name !== own && NAME.test(name))
            .map((name) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(parent, name));
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 50061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $l: () => (/* binding */ maskSecret),
  Ko: () => (/* binding */ readInputs),
  q3: () => (/* binding */ readValidateInputs),
  Cn: () => (/* binding */ stepTools)
});

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(40927);
// EXTERNAL MODULE: ../../lib/auth/credentials.js
var credentials = __webpack_require__(74420);
// EXTERNAL MODULE: ../../lib/auth/sfdx-auth-url.js
var sfdx_auth_url = __webpack_require__(35292);
// EXTERNAL MODULE: ../../lib/auth/trusted-host.js
var trusted_host = __webpack_require__(39380);
// EXTERNAL MODULE: ../../lib/clock.js
var clock = __webpack_require__(62133);
// EXTERNAL MODULE: ../../lib/http/request.js + 3 modules
var request = __webpack_require__(18273);
// EXTERNAL MODULE: ../../lib/inputs/sign-in.js + 3 modules
var sign_in = __webpack_require__(18031);
// EXTERNAL MODULE: ../../lib/inputs/validate-inputs.js
var validate_inputs = __webpack_require__(95465);
// EXTERNAL MODULE: ../../lib/errors.js
var errors = __webpack_require__(87120);
// EXTERNAL MODULE: ../../lib/inputs/defaults.js
var defaults = __webpack_require__(44979);
// EXTERNAL MODULE: ../../lib/inputs/folder.js
var inputs_folder = __webpack_require__(8125);
// EXTERNAL MODULE: ../../lib/inputs/load-spec.js + 12 modules
var load_spec = __webpack_require__(35049);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../lib/text/words.js
var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/inputs/named-values.js

const NAME = /^[A-Za-z_]\w*$/;
function parseValues(text) {
    const values = new Map();
    const problems = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const at = line.indexOf('=');
        const name = line.slice(0, Math.max(0, at)).trim();
        if (at < 0 || !NAME.test(name))
            problems.push(`\`values\`: line ${index + 1} is not of the form NAME=value.`);
        else if (values.has(name))
            problems.push(`\`values\`: ${name} has two values. Remove one of them.`);
        else
            values.set(name, line.slice(at + 1).trim());
    }
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return values;
}

;// CONCATENATED MODULE: ../../lib/inputs/manifest-place.js





const OF_ONE_LOAD = [
    'operation',
    'object',
    'files',
    'external-id-field',
    'encoding',
    'if-no-files-found',
    'canary',
    'stop-early',
    'concurrency',
    'duplicate-keys',
    'sort-by',
    'job-size-mb',
    'job-records',
    'column-delimiter',
    'blank-fields',
    'assignment-rule-id',
    'max-failures',
    'retries',
];
function readManifestPlace(reader, workspace, rules) {
    const beside = OF_ONE_LOAD.filter((name) => reader.isGiven(name));
    reader.attempt(() => {
        if (beside.length > 0)
            throw new errors/* InputError */.dz([notBeside(beside)]);
    });
    const place = reader.group({
        file: ['manifest', (text) => (0,inputs_folder/* parseFolder */.I)(text, { input: 'manifest', ...rules })],
        values: ['values', parseValues],
    });
    if (place === undefined)
        return undefined;
    const { file, values } = place;
    return {
        absolutePath: file,
        path: external_node_path_.relative(workspace, file).split(external_node_path_.sep).join('/'),
        values,
        stepText: (name) => reader.textOf(name),
    };
}
function notBeside(names) {
    const inputs = (0,words/* listed */.KE)(names.map((name) => `\`${name}\``), names.length);
    const what = names.length === 1 ? 'says something about one load' : 'say something about one load';
    const them = names.length === 1 ? 'it' : 'them';
    return `${inputs} ${what}, and \`manifest\` lists the loads of this step. Move ${them} into the manifest, to the load or to \`defaults\`.`;
}
function refuseValues(reader) {
    reader.attempt(() => {
        if (reader.isGiven('values'))
            throw new errors/* InputError */.dz([
                '`values` fills the placeholders of a manifest, and there is no `manifest`. Remove it, or add `manifest`.',
            ]);
    });
}

// EXTERNAL MODULE: ../../lib/inputs/reader.js
var inputs_reader = __webpack_require__(1310);
// EXTERNAL MODULE: ../../lib/inputs/step-inputs.js + 5 modules
var step_inputs = __webpack_require__(25690);
// EXTERNAL MODULE: ../../lib/inputs/unknown.js
var unknown = __webpack_require__(48239);
;// CONCATENATED MODULE: ../../lib/inputs.js








const OR_MANIFEST = ' Or list the loads in a `manifest`.';
function parseInputs(get, { workspace, runnerTemp, stepId, variables }) {
    const reader = new inputs_reader/* InputReader */.i(get);
    const roots = [workspace, runnerTemp].filter((root) => Boolean(root));
    const folder = reader.attempt(() => (0,inputs_folder/* parseFolder */.I)(reader.textOf('working-directory'), { input: 'working-directory', base: workspace, roots }));
    const folders = { base: folder ?? workspace, roots };
    const isListed = reader.isGiven('manifest');
    const manifest = isListed ? readManifestPlace(reader, workspace, folders) : undefined;
    const load = isListed ? undefined : (0,load_spec/* readLoad */.N_)(reader, OR_MANIFEST);
    if (!isListed)
        refuseValues(reader);
    const org = (0,step_inputs/* readOrgInputs */.c3)(reader);
    const ending = (0,step_inputs/* readEndingInputs */.$k)(reader);
    const ledger = (0,step_inputs/* readLedgerInputs */.n1)(reader, folders);
    const results = (0,step_inputs/* readResultInputs */.Vo)(reader, { ...folders, stepId });
    const warnings = (0,unknown/* warnOfUnknown */.A)(variables, Object.keys(defaults/* INPUT_DEFAULTS */.W));
    if (reader.problems.length === 0 && folder && org && ending && ledger && results)
        return { inputs: { workingDirectory: folder, org, ending, ledger, results, load, manifest }, warnings };
    throw new errors/* InputError */.dz([...new Set(reader.problems), ...warnings]);
}

// EXTERNAL MODULE: ../../lib/text/unquoted.js
var unquoted = __webpack_require__(96260);
// EXTERNAL MODULE: ../../lib/runner/log.js + 5 modules
var log = __webpack_require__(50580);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ../../lib/auth/token.js + 1 modules
var token = __webpack_require__(3266);
// EXTERNAL MODULE: ../../lib/runner/find-on-path.js
var find_on_path = __webpack_require__(44513);
;// CONCATENATED MODULE: ../../lib/runner/salesforce-cli.js



const TIME_LIMIT_MS = 60_000;
const MOST_OUTPUT_BYTES = 1_000_000;
async function askSalesforceCli(targetOrg, workspace, env, signal) {
    const cli = (0,find_on_path/* findOnPath */.a)(process.platform === 'win32' ? ['sf.exe', 'sf.cmd'] : ['sf'], workspace, env);
    if (cli === undefined) {
        throw new token/* SignInError */.Jj('`target-org` needs the Salesforce CLI (`sf`) on the PATH of this runner. Install it in an earlier step: `npm install --global @salesforce/cli`.', false);
    }
    const ask = (command) => runJson(cli, [...command, '--target-org', targetOrg, '--json'], env, signal);
    const display = await ask(['org', 'display']);
    signal?.throwIfAborted();
    const shown = await ask(['org', 'auth', 'show-access-token']);
    signal?.throwIfAborted();
    const accessToken = textOf(shown, 'accessToken') ?? textOf(display, 'accessToken');
    const instanceUrl = textOf(display, 'instanceUrl') ?? textOf(shown, 'instanceUrl');
    if (accessToken === undefined || instanceUrl === undefined || !isToken(accessToken)) {
        const said = display?.message ?? shown?.message;
        const why = typeof said === 'string' ? ` It says: ${quoted(said)}` : '';
        throw new token/* SignInError */.Jj(`The Salesforce CLI on this runner returned no session for \`target-org: ${targetOrg}\`.${why} Sign in to the org in an earlier step, and check the alias with \`sf org list\`.`, false);
    }
    return { accessToken, instanceUrl };
}
function isToken(text) {
    if (TOKEN.test(text))
        return true;
    return /^[\x21-\x7e]+$/.test(text) && !/redacted|hidden|\*{3}/i.test(text);
}
const TOKEN = /^(?:00D[A-Za-z0-9]{12,15}![\w.]+|[\w-]+\.[\w-]+\.[\w-]+)$/;
function quoted(text) {
    return text
        .slice(0, 2_000)
        .split(/\s+/)
        .map((word) => (/00D\w{12,15}!|force:\/\/|[\w-]{20}\.[\w-]{20}/.test(word) ? '\u2026' : word))
        .join(' ')
        .slice(0, 300);
}
function runJson(cli, args, env, signal) {
    const isScript = cli.endsWith('.cmd');
    if (isScript && args.some((argument) => !/^[\w@.:+/-]+$/.test(argument)))
        return Promise.resolve(undefined);
    return new Promise((resolve) => {
        const options = {
            env: withoutInputs(env),
            signal: AbortSignal.any([AbortSignal.timeout(TIME_LIMIT_MS), ...(signal === undefined ? [] : [signal])]),
            killSignal: 'SIGKILL',
            maxBuffer: MOST_OUTPUT_BYTES,
            shell: isScript,
            windowsHide: true,
        };
        (0,external_node_child_process_.execFile)(isScript ? `"${cli}"` : cli, [...args], options, (_, stdout) => resolve(parseAnswer(String(stdout))));
    });
}
function withoutInputs(env) {
    const kept = Object.entries(env).filter(([name]) => !/^(INPUT_|STATE_|ACTIONS_)/i.test(name));
    return { ...Object.fromEntries(kept), NO_COLOR: '1', FORCE_COLOR: '0', SF_AUTOUPDATE_DISABLE: 'true' };
}
function parseAnswer(stdout) {
    try {
        const answer = JSON.parse(stdout.slice(stdout.indexOf('{')));
        if (typeof answer !== 'object' || answer === null)
            return undefined;
        const result = 'result' in answer && typeof answer.result === 'object' && answer.result !== null ? answer.result : {};
        return { result: { ...result }, message: 'message' in answer ? answer.message : undefined };
    }
    catch {
        return undefined;
    }
}
function textOf(answer, name) {
    const value = answer?.result[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ../../lib/runner/step.js












function readInputs(runner) {
    maskInputs();
    return parseInputs((name) => core/* getInput */.V4(name), environmentOf(runner));
}
function readValidateInputs(runner) {
    maskInputs();
    return (0,validate_inputs/* parseValidateInputs */.B$)((name) => core/* getInput */.V4(name), environmentOf(runner));
}
function maskInputs() {
    for (const name of sign_in/* SECRET_INPUTS */.pH)
        for (const secret of secretsIn(name, core/* getInput */.V4(name)))
            maskSecret(secret);
    for (const secret of secretsAround(process.env))
        (0,log/* keepSecret */.gz)(secret);
}
function environmentOf({ workspace, temp, stepId }) {
    return { workspace, runnerTemp: temp, stepId, variables: Object.keys(process.env) };
}
function secretsIn(name, text) {
    return name === 'sfdx-auth-url' ? (0,sfdx_auth_url/* findAuthUrl */.d)(text).secrets : [...new Set([text, (0,unquoted/* unquoted */.q)(text)])];
}
const SHORTEST_MASKED_LINE = 8;
function maskSecret(secret) {
    if (secret === '')
        return;
    (0,log/* keepSecret */.gz)(secret);
    core/* setSecret */.Pq(secret);
    const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim());
    if (lines.length === 1)
        return;
    for (const line of lines)
        if (line.length >= SHORTEST_MASKED_LINE && !line.startsWith('-----'))
            core/* setSecret */.Pq(line);
}
function secretsAround(env) {
    const tokens = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN'];
    const proxies = Object.keys(env).filter((name) => /^https?_proxy$/i.test(name));
    const passwords = proxies.flatMap((name) => passwordsIn(env[name] ?? ''));
    return [...tokens.map((name) => env[name] ?? ''), ...passwords].filter((secret) => secret !== '');
}
function passwordsIn(address) {
    const start = address.indexOf('//');
    const user = address.slice(start === -1 ? 0 : start + 2, Math.max(0, address.lastIndexOf('@')));
    const colon = user.indexOf(':');
    return colon === -1 ? [] : [user, user.slice(colon + 1)];
}
function stepTools({ org: { signIn } }, runner) {
    const asked = Number(process.env.BULK_LOAD_TIME_SCALE);
    const scale = asked > 0 && asked <= 1 ? asked : 1;
    let host = (0,credentials/* hostOfSignIn */.Y)(signIn);
    const scaleNow = () => (host !== undefined && (0,trusted_host/* isLoopback */.U)(host) ? scale : 1);
    return {
        clock: (0,clock/* systemClock */.m)(scaleNow),
        silenceLimitMs: request/* SILENCE_LIMIT_MS */.nj * Math.max(scaleNow(), LEAST_SILENCE_SCALE),
        askCli: async (targetOrg, signal) => {
            const session = await askSalesforceCli(targetOrg, runner.workspace, process.env, signal);
            if (URL.canParse(session.instanceUrl))
                host = new URL(session.instanceUrl);
            return session;
        },
    };
}
const LEAST_SILENCE_SCALE = 0.005;


/***/ }),

/***/ 89494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ withoutCodeMarks),
/* harmony export */   t: () => (/* binding */ codeSpans)
/* harmony export */ });
const MARK = '`';
function codeSpans(message) {
    const pieces = [];
    let from = 0;
    for (let start = message.indexOf(MARK); start !== -1;) {
        const end = message.indexOf(MARK, start + 1);
        if (end === -1)
            break;
        if (isSpan(message, start, end)) {
            pieces.push({ text: message.slice(from, start), isCode: false });
            pieces.push({ text: message.slice(start + 1, end), isCode: true });
            from = end + 1;
            start = message.indexOf(MARK, from);
        }
        else
            start = end;
    }
    pieces.push({ text: message.slice(from), isCode: false });
    return pieces.filter(({ text }) => text !== '');
}
function withoutCodeMarks(message) {
    return codeSpans(message)
        .map(({ text }) => text)
        .join('');
}
function isSpan(message, start, end) {
    const inside = message.slice(start + 1, end);
    return (/^(?:[\s("'\u2018\u201c]|)$/.test(message.charAt(start - 1)) &&
        /^(?:[\s)"'\u2019\u201d.,:;!?]|)$/.test(message.charAt(end + 1)) &&
        inside !== '' &&
        inside === inside.trim() &&
        !/[\r\n]/.test(inside));
}


/***/ }),

/***/ 75483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cutText)
/* harmony export */ });
/* unused harmony export MOST_MESSAGE_CHARACTERS */
const MOST_MESSAGE_CHARACTERS = 4_000;
function cutText(text, most = MOST_MESSAGE_CHARACTERS) {
    if (text.length <= most)
        return text;
    const isInCharacter = isHighSurrogate(text.charCodeAt(most - 1));
    return `${text.slice(0, isInCharacter ? most - 1 : most)}\u2026 (cut: it has ${text.length} characters)`;
}
function isHighSurrogate(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}


/***/ }),

/***/ 56737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
const SHORTEST_BEGINNING = 3;
const LONGEST_NAME = 120;
function nearest(word, candidates) {
    const near = closest(word, candidates, aThird);
    if (near !== undefined || word.length > LONGEST_NAME)
        return near;
    const plain = word.toLowerCase();
    if (plain.length < SHORTEST_BEGINNING)
        return undefined;
    return candidates.find((candidate) => candidate.toLowerCase().startsWith(plain));
}
function closest(word, candidates, allowed) {
    if (word.length > LONGEST_NAME)
        return undefined;
    const plain = word.toLowerCase();
    let best;
    for (const candidate of candidates) {
        const most = allowed(plain, candidate);
        if (Math.abs(plain.length - candidate.length) > most)
            continue;
        const edits = editDistance(plain, candidate.toLowerCase(), most);
        if (edits <= most && (best === undefined || edits < best.edits))
            best = { candidate, edits };
    }
    return best?.candidate;
}
function aThird(word, candidate) {
    return Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
}
function editDistance(from, to, most) {
    const wanted = [...to];
    let distances = Array.from({ length: wanted.length + 1 }, (_, index) => index);
    for (const [row, fromCharacter] of [...from].entries()) {
        const next = [row + 1];
        let least = row + 1;
        for (let column = 0; column < wanted.length; column++) {
            const replaced = at(distances, column) + (fromCharacter === wanted[column] ? 0 : 1);
            const edits = Math.min(replaced, at(distances, column + 1) + 1, at(next, column) + 1);
            next.push(edits);
            least = Math.min(least, edits);
        }
        if (least > most)
            return Number.POSITIVE_INFINITY;
        distances = next;
    }
    return distances.at(-1) ?? 0;
}
function at(distances, index) {
    return distances[index] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 44357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ safeWords),
/* harmony export */   Ie: () => (/* binding */ orgWords),
/* harmony export */   iz: () => (/* binding */ WITHHELD),
/* harmony export */   pC: () => (/* binding */ wholeWords)
/* harmony export */ });
const [START, MIDDLE, END] = ['\uFDD0', '\uFDD1', '\uFDD2'];
const MARKS = /[\uFDD0-\uFDD2]/g;
const WITHHELD = 'message withheld (redact)';
function orgWords(said, label = '') {
    return `${START}${label.replace(MARKS, '')}${MIDDLE}${wholeWords(said).replace(MARKS, '')}${END}`;
}
function wholeWords(text) {
    return replaceMarked(text, (said) => said);
}
function safeWords(text, shown) {
    return replaceMarked(text, (said, label) => shown(said) ?? withheld(label) + (/[.!?]$/.test(said) ? '.' : ''));
}
function withheld(label) {
    return label === '' ? WITHHELD : `${label}, ${WITHHELD}`;
}
function replaceMarked(text, replacement) {
    let from = 0;
    let replaced = '';
    for (let start = text.indexOf(START); start !== -1; start = text.indexOf(START, from)) {
        const end = endOf(text, start);
        const marked = text.slice(start + 1, end);
        const middle = marked.indexOf(MIDDLE);
        const [label, said] = middle === -1 ? ['', ''] : [marked.slice(0, middle), marked.slice(middle + 1)];
        replaced += text.slice(from, start) + replacement(said, label);
        from = end + 1;
    }
    return (replaced + text.slice(from)).replace(MARKS, '');
}
function endOf(text, start) {
    const end = text.indexOf(END, start);
    return end === -1 ? text.length : end;
}


/***/ }),

/***/ 96260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
const PAIRS = ['""', "''", '``', '\u201c\u201d', '\u2018\u2019'];
function unquoted(text) {
    let bare = text.trim();
    while (bare.length > 1 && PAIRS.includes(`${bare.charAt(0)}${bare.at(-1)}`))
        bare = bare.slice(1, -1).trim();
    return bare;
}


/***/ }),

/***/ 56350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   VR: () => (/* binding */ WHOSE_TURN),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   d5: () => (/* binding */ agree),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   oh: () => (/* binding */ thousands),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var _org_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44357);

function thousands(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
function count(number, noun) {
    return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`;
}
function agree(number, singular, plural) {
    return number === 1 ? singular : plural;
}
function listed(names, most = 3) {
    const shown = names.slice(0, most);
    const left = names.length - shown.length;
    return joinNames(left > 0 ? [...shown, `${thousands(left)} more`] : shown, 'and');
}
function choice(names) {
    return joinNames(names, 'or');
}
function joinNames(names, last) {
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
function share(part) {
    const percent = part * 100;
    if (percent > 0 && percent < 0.001)
        return '<0.001%';
    if (percent < 100 && percent > 99.999)
        return '>99.999%';
    const digits = percent === 0 || percent === 100 ? 0 : percent < 0.1 || percent > 99.9 ? 3 : percent < 10 ? 1 : 0;
    return `${percent.toFixed(digits)}%`;
}
function duration(ms) {
    if (Math.round(ms) < 1_000)
        return `${Math.round(ms)} ms`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1_000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
const WHOSE_TURN = {
    data: 'fix the data',
    admin: 'ask the admin',
    transient: 'try again',
    unknown: 'not known',
};
function sentence(text) {
    const trimmed = text.trim();
    return /[.!?]$/.test((0,_org_words_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeWords */ .pC)(trimmed)) ? trimmed : `${trimmed}.`;
}


/***/ }),

/***/ 36483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mw: () => (/* binding */ untilReady),
/* harmony export */   PQ: () => (/* binding */ POLICIES),
/* harmony export */   QC: () => (/* binding */ tryAgain),
/* harmony export */   et: () => (/* binding */ jittered),
/* harmony export */   l0: () => (/* binding */ pauseAfter)
/* harmony export */ });
const POLICIES = {
    request: { pausesMs: [500, 1_000, 2_000, 4_000, 8_000], jitter: 1, limitMs: 30 * 60_000 },
    newJob: { pausesMs: [2_000, 4_000, 6_000, 8_000], jitter: 0.5 },
    close: { pausesMs: [2_000, 4_000, 6_000, 8_000], jitter: 0.5 },
    download: { pausesMs: [2_000, 4_000, 6_000], jitter: 0.5 },
    ledgerWrite: { pausesMs: [2_000, 4_000, 8_000, 16_000, 30_000], jitter: 0, limitMs: 60_000 },
    ledgerRead: { pausesMs: [2_000, 8_000, 20_000], jitter: 0, limitMs: 30_000 },
};
function untilReady(minutes) {
    return { pausesMs: Array.from({ length: minutes * 4 }, () => 15_000), jitter: 0 };
}
function jittered(ms, jitter, random) {
    return jitter === 0 ? ms : ms * (1 - jitter + 2 * jitter * random());
}
function pauseAfter({ pausesMs, jitter, limitMs = Number.POSITIVE_INFINITY }, { attempt, elapsedMs = 0, leastMs = 0 }, random) {
    const mean = pausesMs[attempt - 1];
    if (mean === undefined)
        return undefined;
    const pauseMs = Math.max(leastMs, jittered(mean, jitter, random));
    return elapsedMs + pauseMs > limitMs ? undefined : pauseMs;
}
async function tryAgain(clock, policy, task, { mayPass = () => true, mayImprove = () => false, onRetry, hurry, signal } = {}) {
    const startedAt = clock.now();
    for (let attempt = 1;; attempt++) {
        const tried = await outcomeOf(() => task(attempt));
        const isFinal = 'error' in tried ? !mayPass(tried.error) : !mayImprove(tried.value);
        const elapsedMs = clock.now() - startedAt;
        const pauseMs = isFinal || hurry?.aborted ? undefined : pauseAfter(policy, { attempt, elapsedMs }, clock.random);
        if (pauseMs === undefined) {
            if ('error' in tried)
                throw tried.error;
            return tried.value;
        }
        await onRetry?.('error' in tried ? tried.error : undefined);
        await rest(clock, pauseMs, { hurry, signal });
    }
}
async function outcomeOf(task) {
    try {
        return { value: await task() };
    }
    catch (error) {
        return { error };
    }
}
async function rest(clock, pauseMs, { hurry, signal }) {
    const ends = [hurry, signal].filter((each) => each !== undefined);
    const sleep = clock.sleep(pauseMs, ends.length === 0 ? undefined : AbortSignal.any(ends));
    await sleep.catch((reason) => {
        if (signal?.aborted || !hurry?.aborted)
            throw reason;
    });
}


/***/ }),

/***/ 6992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ idKey),
/* harmony export */   _8: () => (/* binding */ isOfIdBytes),
/* harmony export */   hq: () => (/* binding */ ID_LENGTH),
/* harmony export */   it: () => (/* binding */ longId),
/* harmony export */   jb: () => (/* binding */ checkByte),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   qG: () => (/* binding */ checkLetters),
/* harmony export */   s: () => (/* binding */ sameId),
/* harmony export */   yb: () => (/* binding */ hasCheckLetters)
/* harmony export */ });
const CHECK_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CHECK_BYTES = Buffer.from(CHECK_LETTERS);
const ID_LENGTH = 15;
const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/;
function sameId(one, other) {
    return idKey(one) === idKey(other);
}
function idKey(id) {
    return id.slice(0, ID_LENGTH);
}
function shortId(text) {
    if (!ID.test(text))
        return undefined;
    if (text.length === ID_LENGTH)
        return text;
    let id = '';
    for (let at = 0; at < ID_LENGTH; at++) {
        const flags = CHECK_LETTERS.indexOf((text[ID_LENGTH + Math.floor(at / 5)] ?? '').toUpperCase());
        const isLarge = ((flags >> (at % 5)) & 1) === 1;
        const character = text[at] ?? '';
        if (flags === -1 || (isLarge && character >= '0' && character <= '9'))
            return undefined;
        id += isLarge ? character.toUpperCase() : character.toLowerCase();
    }
    return id;
}
function longId(text) {
    return text.length === ID_LENGTH && ID.test(text) ? text + checkLetters(text) : undefined;
}
function checkLetters(id) {
    let letters = '';
    for (let from = 0; from < ID_LENGTH; from += 5) {
        let flags = 0;
        for (let at = 0; at < 5; at++)
            if (isCapital(id.charCodeAt(from + at)))
                flags |= 1 << at;
        letters += CHECK_LETTERS.charAt(flags);
    }
    return letters;
}
function checkByte(bytes, start) {
    let flags = 0;
    for (let at = 0; at < 5; at++)
        if (isCapital(bytes[start + at] ?? 0))
            flags |= 1 << at;
    return CHECK_BYTES[flags] ?? 0;
}
function hasCheckLetters(bytes, start) {
    for (let group = 0; group < 3; group++) {
        if (bytes[start + ID_LENGTH + group] !== checkByte(bytes, start + group * 5))
            return false;
    }
    return isOfIdBytes(bytes, start);
}
function isOfIdBytes(bytes, start) {
    for (let at = start; at < start + ID_LENGTH; at++) {
        const byte = bytes[at] ?? 0;
        const isSmall = byte >= 0x61 && byte <= 0x7a;
        if (!isSmall && !isCapital(byte) && !(byte >= 0x30 && byte <= 0x39))
            return false;
    }
    return true;
}
function isCapital(code) {
    return code >= 0x41 && code <= 0x5a;
}


/***/ }),

/***/ 1030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ nameKey),
/* harmony export */   q: () => (/* binding */ sameName)
/* harmony export */ });
function sameName(one, other) {
    return one === other || (one != null && other != null && nameKey(one) === nameKey(other));
}
function nameKey(name) {
    return name.toLowerCase();
}


/***/ })

};
