export const id = 261;
export const ids = [261];
export const modules = {

/***/ 82460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ unlessAborted),
/* harmony export */   e: () => (/* binding */ whenAborted)
/* harmony export */ });
async function unlessAborted(task, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => reject(signal.reason);
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([task, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        task.catch(() => { });
    }
}
function whenAborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve(undefined);
        else
            signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
}


/***/ }),

/***/ 50577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ createSignIn)
});

var external_node_crypto_ = __webpack_require__(77598);
var clouds = __webpack_require__(26686);
;// CONCATENATED MODULE: ../../lib/auth/assertion.js


const LIFETIME_SECONDS = 170;
function signAssertion(claims, privateKey, nowMs) {
    const { clientId: iss, username: sub, audience: aud } = claims;
    const exp = Math.floor(nowMs / 1000) + LIFETIME_SECONDS;
    const signed = `${base64url({ alg: 'RS256' })}.${base64url({ iss, sub, aud, exp })}`;
    return `${signed}.${(0,external_node_crypto_.sign)('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
function deriveAudience(loginUrl) {
    const { hostname, origin } = loginUrl;
    const { production, sandbox } = (0,clouds/* audiencesOf */.Rm)(hostname);
    const isSandbox = origin === sandbox || ((0,clouds/* isSalesforceHost */.ag)(hostname) && /\.(?:sandbox|scratch)\.my\.[^.]+\.[^.]+$/.test(hostname));
    return isSandbox ? sandbox : production;
}
function otherAudience(audience) {
    const { production, sandbox } = (0,clouds/* audiencesOf */.Rm)(new URL(audience).hostname);
    return audience === sandbox ? production : sandbox;
}
function base64url(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}

var oauth_errors = __webpack_require__(93069);
var auth_refusal = __webpack_require__(74586);
var token = __webpack_require__(3266);
;// CONCATENATED MODULE: ../../lib/auth/jwt.js




const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
function createJwtSignIn(signIn, tools) {
    const { clientId, username, privateKey, loginUrl } = signIn;
    const ask = (audience) => {
        const assertion = signAssertion({ clientId, username, audience }, privateKey, tools.now());
        tools.onSecret(assertion);
        return (0,token/* askForToken */.GR)({ loginUrl, who: username, form: { grant_type: GRANT_TYPE, assertion } }, tools);
    };
    let audience = signIn.audience ?? deriveAudience(loginUrl);
    return async () => {
        const issuedAt = tools.now();
        let answer = await ask(audience);
        if (signIn.audience === undefined && isAudienceRefusal(answer)) {
            const other = otherAudience(audience);
            answer = await ask(other);
            if (answer.status === 200)
                audience = other;
        }
        return (0,token/* readLogin */.mN)(answer, { loginUrl, who: username, issuedAt }, tools);
    };
}
function isAudienceRefusal(answer) {
    const refusal = (0,auth_refusal/* parseRefusal */.Ko)(answer);
    return refusal !== undefined && (0,oauth_errors/* isAudienceError */.P)(refusal);
}

var login = __webpack_require__(87011);
;// CONCATENATED MODULE: ../../lib/auth/refresh-token.js


const WHO = 'the SFDX auth URL';
const ROTATED = 'The org rotates refresh tokens: it answered the sign-in with a new one, so the one in `sfdx-auth-url` will not work again. ' +
    'This step continues with the new token. Before the next run, store a new SFDX auth URL, or sign in with a JWT ' +
    '(`client-id`, `username`, `private-key`) or with client credentials, which need no refresh token.';
function createRefreshSignIn(url, tools) {
    const { clientId, clientSecret, loginUrl } = url;
    let refreshToken = tools.newerRefreshToken ?? url.refreshToken;
    let isRotating = tools.newerRefreshToken !== undefined;
    for (const part of [url.refreshToken, refreshToken, clientSecret])
        if (part !== '')
            tools.onSecret(part);
    const secret = clientSecret === '' ? {} : { client_secret: clientSecret };
    return async () => {
        const issuedAt = tools.now();
        const form = { grant_type: 'refresh_token', client_id: clientId, ...secret, refresh_token: refreshToken };
        const answer = await (0,token/* askForToken */.GR)({ loginUrl, who: WHO, form }, tools);
        const next = answer.status === 200 ? (0,login/* parseRefreshToken */.Mv)(answer.text) : undefined;
        if (next !== undefined && next !== refreshToken) {
            tools.onSecret(next);
            tools.onNewRefreshToken(next);
            refreshToken = next;
            if (!isRotating)
                tools.warn(ROTATED);
            isRotating = true;
        }
        return (0,token/* readLogin */.mN)(answer, { loginUrl, who: WHO, issuedAt }, tools);
    };
}

var trusted_host = __webpack_require__(39380);
;// CONCATENATED MODULE: ../../lib/auth/sign-in.js





function createSignIn(signIn, tools) {
    switch (signIn.flow) {
        case 'jwt':
            return createJwtSignIn(signIn, tools);
        case 'client-credentials': {
            const { clientId, clientSecret, loginUrl } = signIn;
            const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
            return () => (0,token/* requestToken */.Fr)({ loginUrl, who: 'the app', form }, tools);
        }
        case 'sfdx-auth-url':
            return createRefreshSignIn(signIn.url, tools);
        case 'target-org':
            return async () => sessionOf(await tools.askCli(signIn.targetOrg, tools.signal), signIn.targetOrg, tools);
        case 'session':
            return fixedSession(signIn, tools);
    }
}
function sessionOf({ accessToken, instanceUrl }, targetOrg, tools) {
    tools.onSecret(accessToken);
    const url = URL.canParse(instanceUrl) ? new URL(instanceUrl) : undefined;
    if (url === undefined || !(0,trusted_host/* isTrustedUrl */.t)(url)) {
        throw new token/* SignInError */.Jj(`The Salesforce CLI names a host for the org "${targetOrg}" that does not belong to Salesforce. Nothing was sent there.`, false);
    }
    return loginAt(url, accessToken, tools);
}
function fixedSession({ accessToken, instanceUrl }, tools) {
    let isUsed = false;
    return async () => {
        if (isUsed) {
            throw new token/* SignInError */.Jj(`The session of \`access-token\` at ${instanceUrl.host} has ended, and the action cannot renew it. Get a fresh ` +
                'token right before this step, or sign in with a JWT or client credentials: the action renews such sessions.', false);
        }
        isUsed = true;
        return loginAt(instanceUrl, accessToken, tools);
    };
}
function loginAt(url, accessToken, { now }) {
    const orgId = (0,login/* orgOfToken */.B)(accessToken);
    return { accessToken, instanceUrl: new URL(url.origin), orgId, userId: undefined, issuedAt: now() };
}


/***/ }),

/***/ 93577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createBulkClient)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _http_error_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72827);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68179);



const RESULT_KINDS = (/* unused pure expression or super */ null && (['successfulResults', 'failedResults', 'unprocessedrecords']));
const JSON_TYPE = { 'Content-Type': 'application/json; charset=UTF-8', Accept: 'application/json' };
const MOST_PAGES = 500;
function createBulkClient(org, apiVersion) {
    const api = { org, ingest: `/services/data/v${apiVersion}/jobs/ingest` };
    return {
        create: (job, onLost, signal) => create(api, job, onLost, signal),
        upload: async (id, body, signal) => {
            const headers = { 'Content-Type': 'text/csv', Accept: 'application/json' };
            await org.requestOnce({ method: 'PUT', path: `${pathOf(api, id)}/batches`, headers, body, ...given(signal) });
        },
        close: async (id) => readJob('PATCH', pathOf(api, id), await org.requestOnce(patch(api, id, 'UploadComplete'))),
        abort: (id, signal) => abort(api, id, signal),
        info: (id, signal) => info(api, id, signal),
        list: (signal) => list(api, signal),
        results: async (id, kind, signal) => {
            const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' };
            const request = { method: 'GET', path: `${pathOf(api, id)}/${kind}`, headers, ...given(signal) };
            return (await org.download(request)).body;
        },
    };
}
function pathOf({ ingest }, id) {
    return `${ingest}/${encodeURIComponent(id)}`;
}
function patch(api, id, state, signal) {
    const body = JSON.stringify({ state });
    return { method: 'PATCH', path: pathOf(api, id), headers: JSON_TYPE, body, ...given(signal) };
}
async function create({ org, ingest }, job, onLost, signal) {
    const onRetry = (error) => {
        if (isUnclear(error))
            onLost(error);
    };
    const body = JSON.stringify({ ...job, contentType: 'CSV' });
    const request = { method: 'POST', path: ingest, headers: JSON_TYPE, body, onRetry, ...given(signal) };
    try {
        return readJob('POST', ingest, await org.request(request));
    }
    catch (error) {
        onRetry(error);
        throw error;
    }
}
async function abort(api, id, signal) {
    try {
        return readJob('PATCH', pathOf(api, id), await api.org.request(patch(api, id, 'Aborted', signal)));
    }
    catch (error) {
        const job = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO && error.status === 400 ? await info(api, id, signal) : undefined;
        if (job?.state === 'Aborted')
            return job;
        throw error;
    }
}
async function info(api, id, signal) {
    const path = pathOf(api, id);
    return readJob('GET', path, await api.org.request({ method: 'GET', path, ...given(signal) }));
}
async function* list({ org, ingest }, signal) {
    const seen = new Set();
    for (let page = `${ingest}?jobType=V2Ingest`; page !== undefined;) {
        if (seen.has(page) || seen.size === MOST_PAGES)
            throw endlessList(page);
        seen.add(page);
        const answer = await org.request({ method: 'GET', path: page, ...given(signal) });
        const { records, done, nextRecordsUrl } = readPage(page, answer);
        yield records;
        page = done || !nextRecordsUrl ? undefined : nextRecordsUrl;
    }
}
function isUnclear(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO)
        return !(0,_http_error_body_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error);
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc || (error instanceof Error && error.name === 'AbortError');
}
function readJob(method, path, { text }) {
    return readable(method, path, () => _job_js__WEBPACK_IMPORTED_MODULE_2__/* .JobInfo */ .CU.parse(JSON.parse(text)));
}
function readPage(path, { text }) {
    return readable('GET', path, () => _job_js__WEBPACK_IMPORTED_MODULE_2__/* .JobPage */ .Fz.parse(JSON.parse(text)));
}
function readable(method, path, read) {
    try {
        return read();
    }
    catch (cause) {
        const message = 'the answer is not what Bulk API 2.0 describes';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc({ method, path, code: 'UNREADABLE', message }, { cause });
    }
}
function endlessList(path) {
    const message = 'the list of jobs does not end';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc({ method: 'GET', path, code: 'UNREADABLE', message });
}
function given(signal) {
    return signal === undefined ? {} : { signal };
}


/***/ }),

/***/ 14280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   r6: () => (/* binding */ sendAny),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72827);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18273);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23694);



async function open(http, request) {
    const stream = await http.open(request);
    return isAccepted(stream.status) ? { accepted: stream } : { refused: await readAnswer(request, stream) };
}
async function send(http, request) {
    const answer = await readAnswer(request, await http.open(request));
    return isAccepted(answer.status) ? { accepted: answer } : { refused: answer };
}
async function withRetries(once, request, { http, clock, onRetry }) {
    const startedAt = clock.now();
    for (let attempt = 1;; attempt++) {
        const tried = await once(http, attempt === 1 ? request : { ...request, attempt }).catch((error) => ({
            error,
        }));
        if ('accepted' in tried)
            return tried;
        const failure = 'error' in tried
            ? { error: tried.error }
            : { error: (0,_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .salesforceError */ .c3)(request, tried.refused), retryAfter: firstHeader(tried.refused, 'retry-after') };
        const decision = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .decideRetry */ .t)(failure, attempt, clock, clock.now() - startedAt);
        if (decision === 'give up') {
            if ('error' in tried)
                throw tried.error;
            return tried;
        }
        onRetry?.(failure.error);
        await clock.sleep(decision.delayMs, request.signal);
    }
}
async function sendAny(http, clock, request) {
    const answered = await withRetries(send, request, { http, clock });
    return 'accepted' in answered ? answered.accepted : answered.refused;
}
async function readAnswer(request, stream) {
    const { status, headers } = stream;
    const read = isAccepted(status) ? _request_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR : _request_js__WEBPACK_IMPORTED_MODULE_1__/* .readRefusal */ .ni;
    return { status, headers, text: await read(request, stream) };
}
function isAccepted(status) {
    return status >= 200 && status < 300;
}
function firstHeader(answer, name) {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}


/***/ }),

/***/ 79453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createSession)
});

var error_body = __webpack_require__(72827);
var send = __webpack_require__(14280);
var authorise = __webpack_require__(96127);
;// CONCATENATED MODULE: ../../lib/org/api-usage.js

function meterCalls(http, clock) {
    let apiCalls = 0;
    let apiUsage;
    const orgClock = createOrgClock(clock);
    return {
        apiCalls: () => apiCalls,
        apiUsage: () => apiUsage,
        orgTime: orgClock.time,
        http: {
            ...http,
            open: async (request) => {
                if (request.url.pathname.startsWith(authorise/* API_PATH */.f))
                    apiCalls += 1;
                const stream = await http.open(request);
                apiUsage = readApiUsage(stream.headers['sforce-limit-info']) ?? apiUsage;
                const date = Date.parse(String(stream.headers.date ?? ''));
                if (!Number.isNaN(date))
                    orgClock.set(date);
                return stream;
            },
        },
    };
}
const DATE_STEP_MS = 1_000;
function createOrgClock(clock) {
    let ahead;
    return {
        time: () => (ahead === undefined ? undefined : clock.now() + ahead),
        set: (date) => {
            const said = date - clock.now();
            const isRounded = ahead !== undefined && said < ahead && ahead - said < DATE_STEP_MS;
            if (!isRounded)
                ahead = said;
        },
    };
}
function readApiUsage(value) {
    const match = /api-usage=(\d+)\/(\d+)/.exec(String(value ?? ''));
    return match === null ? undefined : { used: Number(match[1]), max: Number(match[2]) };
}

var aborted = __webpack_require__(82460);
var errors = __webpack_require__(87120);
var ids = __webpack_require__(6992);
;// CONCATENATED MODULE: ../../lib/org/identity.js


function isAnother(held, found) {
    return held !== undefined && found !== undefined && !(0,ids/* sameId */.s)(held, found);
}
function refuseAnother(held, found, host) {
    if (isAnother(held.orgId, found.orgId))
        throw new errors/* LoadError */.Xb('guard-refused', `The new session belongs to another org: ${host} is now ${found.orgId}, but this load belongs to ${held.orgId}. Nothing was sent to it. ` +
            `${CHECK} If the org was refreshed or the alias changed on purpose, start a new run.`);
    if (isAnother(held.userId, found.userId))
        throw new errors/* LoadError */.Xb('guard-refused', `The new session belongs to another user: ${found.userId} instead of ${held.userId}, whose jobs and results this user may not see. ` +
            `Nothing was sent. ${CHECK} Then run the step again as the same user.`);
}
function refuseUnknown(host) {
    return new errors/* LoadError */.Xb('guard-refused', `${host} does not say which org the new session belongs to, so nothing was sent to it. Run the step again later.`);
}
const CHECK = 'Check what the sign-in uses: an alias, a sandbox that was refreshed, or the "Run As" user of the app.';
function merged(held, found) {
    return { orgId: held.orgId ?? found.orgId, userId: held.userId ?? found.userId };
}
function readUserInfo(text) {
    const answer = parse(text);
    return { orgId: idIn(answer, 'organization_id', '00D'), userId: idIn(answer, 'user_id', '005') };
}
function readOrgId(text) {
    const answer = parse(text);
    const records = typeof answer === 'object' && answer !== null && 'records' in answer ? answer.records : undefined;
    return Array.isArray(records) ? idIn(records[0], 'Id', '00D') : undefined;
}
const ORG_ID_QUERY = 'SELECT Id FROM Organization';
function idIn(answer, name, prefix) {
    const value = typeof answer === 'object' && answer !== null ? new Map(Object.entries(answer)).get(name) : undefined;
    return typeof value === 'string' && value.startsWith(prefix) && /^[A-Za-z0-9]{15,18}$/.test(value) ? value : undefined;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ../../lib/org/held-login.js




const USER_INFO = '/services/oauth2/userinfo';
class HeldLogin {
    #tools;
    #login;
    #held;
    #renewal;
    #refusal;
    constructor(first, tools) {
        this.#tools = tools;
        this.#login = first;
        this.#held = { orgId: first.orgId, userId: first.userId };
    }
    get login() {
        return this.#login;
    }
    get userId() {
        return this.#held.userId;
    }
    use() {
        if (this.#refusal !== undefined)
            throw this.#refusal;
        return this.#login;
    }
    async renew(signal) {
        this.#login = await (0,aborted/* unlessAborted */.W)(this.#renewed(), signal);
    }
    learn(found) {
        refuseAnother(this.#held, found, this.#login.instanceUrl.host);
        this.#held = merged(this.#held, found);
    }
    async keepTo(identity) {
        refuseAnother(this.#held, identity, this.#login.instanceUrl.host);
        this.#held = await hold(this.#login, merged(this.#held, identity), this.#tools);
    }
    async #renewed() {
        if (this.#refusal !== undefined)
            throw this.#refusal;
        this.#renewal ??= this.#signInAgain().finally(() => {
            this.#renewal = undefined;
        });
        return await this.#renewal;
    }
    async #signInAgain() {
        const fresh = await this.#tools.signIn();
        try {
            this.#held = await hold(fresh, this.#held, this.#tools);
        }
        catch (error) {
            if (error instanceof errors/* LoadError */.Xb)
                this.#refusal = error;
            throw error;
        }
        return fresh;
    }
}
async function hold(fresh, to, { ask, apiVersion }) {
    const { host } = fresh.instanceUrl;
    let found = fresh;
    refuseAnother(to, found, host);
    const lacks = (what) => to[what] !== undefined && found[what] === undefined;
    if (lacks('orgId') || lacks('userId')) {
        found = merged(found, readUserInfo((await ask(USER_INFO, fresh)) ?? ''));
        refuseAnother(to, found, host);
    }
    if (lacks('orgId')) {
        const query = `${authorise/* API_PATH */.f}v${apiVersion}/query?q=${encodeURIComponent(ORG_ID_QUERY)}`;
        found = merged(found, { orgId: readOrgId((await ask(query, fresh)) ?? ''), userId: undefined });
        refuseAnother(to, found, host);
    }
    if (lacks('orgId'))
        throw refuseUnknown(host);
    return merged(to, found);
}

;// CONCATENATED MODULE: ../../lib/org/session.js






function createSession(first, signIn, options) {
    const { clock, signal: over, dying = over, apiVersion, canRenew = true } = options;
    const { http, ...meter } = meterCalls(options.http, clock);
    const sending = { http, clock };
    const ask = async (path, asking) => {
        const request = (0,authorise/* authorise */.Z)({ method: 'GET', path }, asking, dying);
        const answered = await (0,send/* withRetries */.LH)(send/* send */.tN, request, sending).catch(() => undefined);
        return answered !== undefined && 'accepted' in answered ? answered.accepted.text : undefined;
    };
    const held = new HeldLogin(first, { signIn, ask, apiVersion });
    const request = (asked) => authorised(asked, (outgoing) => (0,send/* withRetries */.LH)(send/* send */.tN, outgoing, { ...sending, onRetry: asked.onRetry }), { held, over });
    return {
        ...meter,
        get instanceUrl() {
            return held.login.instanceUrl;
        },
        request,
        download: (asked) => authorised(asked, (outgoing) => (0,send/* withRetries */.LH)(send/* open */.ho, outgoing, sending), { held, over }),
        requestOnce: async (asked) => {
            const outgoing = (0,authorise/* authorise */.Z)(asked, held.use(), over);
            const answered = await (0,send/* send */.tN)(http, outgoing);
            if ('accepted' in answered)
                return answered.accepted;
            throw (0,error_body/* salesforceError */.c3)(outgoing, answered.refused);
        },
        freshen: async () => {
            if (canRenew && clock.now() - held.login.issuedAt > OLD_TOKEN_MS)
                await held.renew(over);
        },
        whoAmI: async () => {
            if (held.userId !== undefined)
                return held.userId;
            const answer = await request({ method: 'GET', path: USER_INFO }).catch(() => undefined);
            held.learn(readUserInfo(answer?.text ?? ''));
            return held.userId;
        },
        keepTo: (identity) => held.keepTo(identity),
    };
}
async function authorised(asked, attempt, { held, over }) {
    const login = held.use();
    const outgoing = (0,authorise/* authorise */.Z)(asked, login, over);
    const answered = await attempt(outgoing);
    if ('accepted' in answered)
        return answered.accepted;
    const error = (0,error_body/* salesforceError */.c3)(outgoing, answered.refused);
    if (!isSessionOver(error))
        throw error;
    if (held.login.accessToken === login.accessToken)
        await held.renew(asked.signal ?? over);
    const again = await attempt((0,authorise/* authorise */.Z)(asked, held.login, over));
    if ('accepted' in again)
        return again.accepted;
    throw (0,error_body/* salesforceError */.c3)(outgoing, again.refused);
}
const OLD_TOKEN_MS = 15 * 60_000;
const NOT_CURED_BY_SIGN_IN = /not valid for use with the REST API|Connected app is not attached to Agent/i;
const NOT_CURED_CODES = new Set(['INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE']);
function isSessionOver(error) {
    return error.status === 401 && !NOT_CURED_CODES.has(error.errorCode) && !NOT_CURED_BY_SIGN_IN.test(error.message);
}


/***/ })

};
