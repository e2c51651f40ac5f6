export const id = 594;
export const ids = [594];
export const modules = {

/***/ 29709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ load)
});

var begin_step = __webpack_require__(8147);
var begin_failure = __webpack_require__(80719);
var credentials = __webpack_require__(74420);
var trusted_host = __webpack_require__(39380);
;// CONCATENATED MODULE: ../../lib/begin/may-show-values.js



const NO_PRODUCTION = /^test\.|\.(?:sandbox|scratch|develop|trailblaze)\.my\./;
function mayShowValues({ results, org }, edge) {
    if ((0,begin_step/* mustRedact */.Z_)(results, undefined, edge))
        return false;
    if (results.redact === 'false')
        return true;
    const { expected, signIn } = org;
    if (expected !== undefined)
        return expected.kind === 'host' && NO_PRODUCTION.test(expected.host);
    const host = (0,credentials/* hostOfSignIn */.Y)(signIn);
    return host !== undefined && (NO_PRODUCTION.test(host.hostname) || (0,trusted_host/* isLoopback */.U)(host));
}

var sign_in = __webpack_require__(50577);
var lib_errors = __webpack_require__(87120);
var try_again = __webpack_require__(36483);
var token = __webpack_require__(3266);
;// CONCATENATED MODULE: ../../lib/auth/wait-for-org.js



const MINUTE_MS = 60_000;
async function waitForOrg(signIn, waiting) {
    const { minutes, clock, over, late, log } = waiting;
    if (minutes === 0)
        return await signIn();
    const ended = new AbortController();
    clock.deadline(minutes * MINUTE_MS, AbortSignal.any([over, ended.signal])).then(() => late.abort(), () => { });
    let refusal = 'It accepts the connection, but does not answer.';
    try {
        return await (0,try_again/* tryAgain */.QC)(clock, (0,try_again/* untilReady */.Mw)(minutes), signIn, {
            signal: over,
            mayPass: isNotReady,
            onRetry: (error) => {
                refusal = (0,lib_errors/* messageOf */.bD)(error);
                log(`the org is not ready yet, trying again: ${refusal}`);
            },
        });
    }
    catch (error) {
        const isLate = (0,lib_errors/* isOurAbort */.ds)(error) && late.signal.aborted && !over.aborted;
        if (isNotReady(error))
            throw notReady(minutes, (0,lib_errors/* messageOf */.bD)(error), error);
        throw isLate ? notReady(minutes, refusal, error) : error;
    }
    finally {
        ended.abort();
    }
}
function isNotReady(error) {
    return error instanceof token/* SignInError */.Jj && error.isNotReady;
}
function notReady(minutes, why, cause) {
    const message = `The org was not ready after ${minutes} minutes (\`wait-for-org-minutes\`). ${why}`;
    return new token/* SignInError */.Jj(message, true, { cause });
}

var send = __webpack_require__(14280);
var org_session = __webpack_require__(79453);
;// CONCATENATED MODULE: ../../lib/begin/sign-in.js




async function signIn({ signIn: credentials, waitForOrgMinutes: minutes, apiVersion }, { http, session, secrets }, { clock, say, stop: { over, dying } }) {
    let isIn = false;
    const late = new AbortController();
    const waiting = AbortSignal.any([over, late.signal]);
    const request = (0,sign_in/* createSignIn */.N)(credentials, {
        send: (outgoing) => (0,send/* sendAny */.r6)(http, clock, outgoing),
        now: clock.now,
        onSecret: secrets.mask,
        get signal() {
            return isIn ? dying : waiting;
        },
        askCli: session.askCli,
        onNewRefreshToken: session.keepRefreshToken,
        warn: say.warn,
    });
    const login = await waitForOrg(request, { minutes, clock, over, late, log: say.log });
    isIn = true;
    const canRenew = credentials.flow !== 'session';
    return (0,org_session/* createSession */.j)(login, request, { http, clock, signal: over, dying, apiVersion, canRenew });
}

;// CONCATENATED MODULE: ../../lib/begin/step-of-load.js
function stepOf({ name, manifest }, step) {
    if (manifest === undefined)
        return step;
    const { say } = step;
    return {
        ...step,
        say: {
            ...say,
            log: (line) => say.log(`${name}: ${line}`),
            warn: (line, at) => at === undefined ? say.warn(`${name}: ${line}`) : say.warn(line, at),
            notice: (line) => say.notice(`${name}: ${line}`),
        },
    };
}

var tell = __webpack_require__(42462);
var lib_limit = __webpack_require__(13020);
var bulk_job = __webpack_require__(68179);
var values_ids = __webpack_require__(6992);
;// CONCATENATED MODULE: ../../lib/jobs/job-looks.js


const MOST_LISTED = 5;
const LIST_PAYS_FROM = 8;
function createJobLooks(client) {
    let running = 0;
    const listedInARow = new Map();
    let isOfNoUse = false;
    let last;
    const listStates = async (signal) => {
        const page = await client
            .list(signal)
            .next()
            .catch(() => undefined);
        const records = page?.value ?? [];
        return new Map(records.map(({ id, state }) => [(0,values_ids/* idKey */.T4)(id), state]));
    };
    const listed = async (id, since, signal) => {
        if (last === undefined || last.at <= since)
            last = { at: performance.now(), states: listStates(signal) };
        const states = await last.states;
        const state = states.get((0,values_ids/* idKey */.T4)(id));
        if (state === undefined)
            isOfNoUse = true;
        return state;
    };
    return {
        begin: () => {
            running++;
            return () => void running--;
        },
        look: async (id, since, signal) => {
            const times = listedInARow.get(id) ?? 0;
            if (running >= LIST_PAYS_FROM && !isOfNoUse && times < MOST_LISTED) {
                const state = bulk_job/* JobInfo */.CU.shape.state.safeParse(await listed(id, since, signal));
                if (state.success && (0,bulk_job/* finalMeaning */.cG)(state.data) === undefined) {
                    listedInARow.set(id, times + 1);
                    return 'running';
                }
            }
            listedInARow.delete(id);
            return await client.info(id, signal);
        },
    };
}

;// CONCATENATED MODULE: ../../lib/jobs/settling.js

const SETTLES_AFTER_MS = 10 * 60_000;
function createSettling(orgTime, clock) {
    const seenAt = new Map();
    const settled = new Set();
    return {
        settlesIn: (job) => {
            const seen = `${job.id} ${job.systemModstamp}`;
            if ((0,bulk_job/* finalMeaning */.cG)(job.state) !== 'aborted' || settled.has(seen))
                return 0;
            const since = seenAt.get(job.id) ?? clock.now();
            seenAt.set(job.id, since);
            const bySight = leftOf(clock.now() - since, clock);
            const left = Math.min(bySight, settlesIn(job, orgTime(), clock) ?? bySight);
            if (left === 0)
                settled.add(seen);
            return left;
        },
    };
}
function settlesIn(job, orgTime, clock) {
    if ((0,bulk_job/* finalMeaning */.cG)(job.state) !== 'aborted')
        return 0;
    const changedAt = Date.parse(job.systemModstamp ?? '');
    if (orgTime === undefined || Number.isNaN(changedAt))
        return undefined;
    return leftOf(orgTime - changedAt, clock);
}
function leftOf(passedMs, clock) {
    const leftMs = clock.shortened(SETTLES_AFTER_MS) - passedMs;
    return leftMs <= 0 ? 0 : leftMs / clock.shortened(1);
}

;// CONCATENATED MODULE: ../../lib/jobs/uploads.js

const LONGEST_WAIT_MS = 2 * 60_000;
const MOST_WAITING = 25;
function createUploads(most) {
    const limit = (0,lib_limit/* createLimit */.K)(most);
    const waiting = new Set();
    let open = 0;
    return {
        run: async (upload) => {
            open++;
            try {
                return await limit(upload);
            }
            finally {
                open--;
                if (open === 0)
                    for (const wait of waiting)
                        wait.abort();
            }
        },
        whenQuiet: async (clock, ended) => {
            if (open === 0)
                return;
            const [oldest] = waiting;
            if (waiting.size === MOST_WAITING)
                oldest?.abort();
            const wait = new AbortController();
            waiting.add(wait);
            wait.signal.addEventListener('abort', () => waiting.delete(wait));
            await clock.deadline(LONGEST_WAIT_MS, AbortSignal.any([wait.signal, ended])).catch(() => { });
            waiting.delete(wait);
        },
    };
}

;// CONCATENATED MODULE: ../../lib/jobs/org-jobs.js




const LONG_UPLOAD_BYTES = 10_000_000;
function createOrgJobs(org, clock) {
    const { bulk: client, session, organization } = org;
    return {
        org,
        client,
        looks: createJobLooks(client),
        settling: createSettling(session.orgTime, clock),
        uploads: createUploads(uploadsAtOnce(organization.kind)),
        named: createNamedJobs(),
        oneAtATime: (0,lib_limit/* createLimit */.K)(1),
        freshen: async (bytes) => {
            if (bytes >= LONG_UPLOAD_BYTES)
                await session.freshen().catch(() => { });
        },
    };
}
function createNamedJobs() {
    const ledgers = [];
    return {
        add: (ledger) => {
            ledgers.push(ledger);
        },
        has: (id) => ledgers.some((ledger) => ledger.names(id)),
    };
}
function uploadsAtOnce(kind) {
    return kind === 'developer' || kind === 'trial' ? 2 : 4;
}

var client = __webpack_require__(93577);
var org_describe = __webpack_require__(29341);
var schemas = __webpack_require__(12215);
var authorise = __webpack_require__(96127);
var explain = __webpack_require__(85505);
var rest = __webpack_require__(87370);
;// CONCATENATED MODULE: ../../lib/org/organization.js





const OrganizationRecord = schemas/* object */.Ikc({
    Id: schemas/* string */.YjP(),
    IsSandbox: schemas/* boolean */.zMY(),
    TrialExpirationDate: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    OrganizationType: schemas/* nullish */.cl6(schemas/* string */.YjP()),
});
async function readOrganization(session, apiVersion) {
    const soql = 'SELECT Id, IsSandbox, TrialExpirationDate, OrganizationType FROM Organization';
    try {
        for await (const record of (0,rest/* queryRows */.Ym)({ calls: session, apiVersion }, soql, OrganizationRecord))
            return { id: record.Id, host: session.instanceUrl.hostname, kind: kindOf(record) };
        throw (0,rest/* unreadable */.O$)('query', 'the answer holds no Organization record');
    }
    catch (error) {
        throw await organization_explain(error, session, apiVersion);
    }
}
function kindOf(record) {
    const ends = Boolean(record.TrialExpirationDate);
    if (record.IsSandbox)
        return ends ? 'scratch' : 'sandbox';
    if (record.OrganizationType === 'Developer Edition')
        return 'developer';
    return ends ? 'trial' : 'production';
}
async function organization_explain(error, session, apiVersion) {
    const host = session.instanceUrl.host;
    if (error instanceof lib_errors/* ConnectionError */.Rc) {
        const problem = error.code === 'UNREADABLE' ? 'gives no usable answer' : 'does not answer';
        return new lib_errors/* LoadError */.Xb('login-failed', `Signed in, but ${host} ${problem}: ${error.message}. Run the step again later.`, { cause: error });
    }
    if (!(error instanceof lib_errors/* SalesforceError */.mO))
        return error;
    if (error.status === 404 || error.status === 410) {
        const highest = await highestVersion(session);
        if (highest !== undefined && highest !== apiVersion) {
            return new lib_errors/* LoadError */.Xb('invalid-input', `api-version: ${host} does not offer ${apiVersion}; its highest is ${highest}. Set api-version to ${highest} or lower.`, { cause: error });
        }
    }
    if (/LIMIT_EXCEEDED|EXCEEDEDQUOTA/.test(error.errorCode))
        return (0,explain/* explainError */.UW)(`${host} takes no requests`, error);
    return new lib_errors/* LoadError */.Xb('login-failed', `Signed in, but ${host} refuses API requests of this user: ${(0,lib_errors/* messageOf */.bD)(error)} (HTTP ${error.status} ${error.errorCode}). ` +
        'Check that the profile or permission set of the user has "API Enabled".', { cause: error });
}
const Versions = schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* string */.YjP() }));
async function highestVersion(session) {
    const versions = await (0,rest/* readJson */.Vh)(session, authorise/* API_PATH */.f, Versions).catch((error) => {
        if (error instanceof lib_errors/* SalesforceError */.mO || error instanceof lib_errors/* ConnectionError */.Rc)
            return [];
        throw error;
    });
    return versions.map(({ version }) => version).sort((a, b) => Number(b) - Number(a))[0];
}

;// CONCATENATED MODULE: ../../lib/org/org.js



async function openOrg(session, apiVersion, clock) {
    return {
        session,
        organization: await readOrganization(session, apiVersion),
        apiVersion,
        bulk: (0,client/* createBulkClient */.U)(session, apiVersion),
        describer: (0,org_describe/* createDescriber */.EM)(session, apiVersion),
        now: () => session.orgTime() ?? clock.now(),
    };
}

var find_and_read = __webpack_require__(40453);
var guard = __webpack_require__(77986);
;// CONCATENATED MODULE: ../../lib/prepare/guard-loads.js

async function guardLoads({ session, organization }, loads, { org }, { session: kept }) {
    await session.keepTo({ orgId: organization.id, userId: undefined });
    (0,guard/* guardOrg */.Q3)(organization, org.expected);
    (0,guard/* guardHardDeletes */.zD)(loads.map(({ spec }) => spec));
    (0,guard/* guardRecords */.UV)(loads.map(({ spec, read: { records } }) => ({ spec, name: spec.manifest && spec.name, records })), organization);
    kept.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() });
}

var column_index = __webpack_require__(69113);
var own_memory = __webpack_require__(93887);
var mix = __webpack_require__(74292);
;// CONCATENATED MODULE: ../../lib/ids/text-hash.js

class TextHash {
    a = 0;
    b = 0;
    c = 0;
    d = 0;
    #scratch = Buffer.allocUnsafeSlow(512);
    read(text) {
        if (text.length * 3 > this.#scratch.length)
            this.#scratch = Buffer.allocUnsafeSlow(text.length * 6);
        this.readBytes(this.#scratch, 0, this.#scratch.write(text));
    }
    readBytes(bytes, start, end) {
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let c = mix/* SEED_C */.e5;
        let d = mix/* SEED_D */.lN;
        let at = start;
        for (; at + 4 <= end; at += 4) {
            const word = bytes.readInt32LE(at);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
            c = (0,mix/* mixC */.at)(c, word);
            d = (0,mix/* mixD */.HA)(d, word);
        }
        let word = 0;
        for (let tail = end - 1; tail >= at; tail--)
            word = (word << 8) | (bytes[tail] ?? 0);
        if (at < end) {
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
            c = (0,mix/* mixC */.at)(c, word);
            d = (0,mix/* mixD */.HA)(d, word);
        }
        const length = end - start;
        this.a = (0,mix/* mixLast */.Bg)(a ^ length);
        this.b = (0,mix/* mixLast */.Bg)(b ^ length ^ Math.imul(a, 0x9e3779b1));
        this.c = (0,mix/* mixLast */.Bg)(c ^ length ^ Math.imul(b, 0x85ebca6b));
        this.d = (0,mix/* mixLast */.Bg)(d ^ length ^ Math.imul(c, 0xc2b2ae35));
    }
}

;// CONCATENATED MODULE: ../../lib/ids/text-numbers.js


const BLOCK_BITS = 14;
const BLOCK = 2 ** BLOCK_BITS;
const HASH_WORDS = 4;
const FIRST_SLOTS = 1_024;
class TextNumbers {
    size = 0;
    #hash = new TextHash();
    #memory = new own_memory/* OwnMemory */.G();
    #blocks = [];
    #slots = this.#memory.own(new Uint32Array(FIRST_SLOTS));
    get bytes() {
        return this.#slots.byteLength + this.#blocks.length * BLOCK * HASH_WORDS * 4;
    }
    find(text) {
        this.#hash.read(text);
        return this.#numberAt(this.#slot());
    }
    findBytes(bytes, start, end) {
        this.#hash.readBytes(bytes, start, end);
        return this.#numberAt(this.#slot());
    }
    add(text) {
        this.#hash.read(text);
        const slot = this.#slot();
        const known = this.#numberAt(slot);
        if (known !== -1)
            return known;
        const number = this.size++;
        this.#slots[slot] = number + 1;
        this.#keepHash(number);
        if (this.size * 4 > this.#slots.length * 3)
            this.#grow();
        return number;
    }
    release() {
        this.#memory.release();
        this.#blocks.length = 0;
        this.#slots = this.#memory.own(new Uint32Array(FIRST_SLOTS));
        this.size = 0;
    }
    #numberAt(slot) {
        return (this.#slots[slot] ?? 0) - 1;
    }
    #slot() {
        const { a, b, c, d } = this.#hash;
        const mask = this.#slots.length - 1;
        for (let slot = a & mask;; slot = (slot + 1) & mask) {
            const number = this.#numberAt(slot);
            if (number === -1)
                return slot;
            const block = this.#blocks[number >>> BLOCK_BITS];
            const at = (number & (BLOCK - 1)) * HASH_WORDS;
            if (block?.[at] === a && block[at + 1] === b && block[at + 2] === c && block[at + 3] === d)
                return slot;
        }
    }
    #keepHash(number) {
        const { a, b, c, d } = this.#hash;
        const at = (number & (BLOCK - 1)) * HASH_WORDS;
        if (at === 0)
            this.#blocks.push(this.#memory.own(new Int32Array(BLOCK * HASH_WORDS)));
        const block = this.#blocks[number >>> BLOCK_BITS];
        if (block === undefined)
            return;
        block[at] = a;
        block[at + 1] = b;
        block[at + 2] = c;
        block[at + 3] = d;
    }
    #grow() {
        const slots = new Uint32Array(this.#slots.length * 2);
        const mask = slots.length - 1;
        for (let number = 0; number < this.size; number++) {
            const block = this.#blocks[number >>> BLOCK_BITS];
            let slot = (block?.[(number & (BLOCK - 1)) * HASH_WORDS] ?? 0) & mask;
            while (slots[slot] !== 0)
                slot = (slot + 1) & mask;
            slots[slot] = number + 1;
        }
        this.#slots = this.#memory.replace(this.#slots, slots);
    }
}

;// CONCATENATED MODULE: ../../lib/ids/id-table.js



const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGIT_OF = new Uint8Array(128);
for (let digit = 0; digit < DIGITS.length; digit++)
    DIGIT_OF[DIGITS.charCodeAt(digit)] = digit;
const CHARACTERS_A_WORD = 5;
const ID_WORDS = values_ids/* ID_LENGTH */.hq / CHARACTERS_A_WORD;
const PAIR = 0x8000_0000;
class IdTable {
    #numbers = new TextNumbers();
    #memory = new own_memory/* OwnMemory */.G();
    #ids = [];
    #pairs = this.#memory.own(new Uint32Array(0));
    #pairCount = 0;
    #words = new Uint32Array(ID_WORDS);
    get size() {
        return this.#numbers.size;
    }
    get ambiguous() {
        return this.#pairCount;
    }
    get bytes() {
        return this.#numbers.bytes + this.#ids.length * BLOCK * ID_WORDS * 4 + this.#pairs.byteLength;
    }
    add(key, id) {
        const short = (0,values_ids/* shortId */.m_)(id);
        if (short === undefined)
            throw new RangeError('An Id of a record has 15 or 18 letters and digits.');
        const words = this.#words;
        for (let word = 0; word < ID_WORDS; word++)
            words[word] = wordOf(short, word * CHARACTERS_A_WORD);
        const { size } = this.#numbers;
        const number = this.#numbers.add(key);
        const at = (number & (BLOCK - 1)) * ID_WORDS;
        if (number === size && at === 0)
            this.#ids.push(this.#memory.own(new Uint32Array(BLOCK * ID_WORDS)));
        const block = this.#ids[number >>> BLOCK_BITS];
        if (block === undefined)
            return;
        if (number === size)
            block.set(words, at);
        else if (!isPair(block, at) && !words.every((word, index) => block[at + index] === word))
            this.#pair(block, at);
    }
    find(key) {
        return this.#idOf(this.#numbers.find(key));
    }
    findBytes(bytes, start, end) {
        return this.#idOf(this.#numbers.findBytes(bytes, start, end));
    }
    release() {
        this.#numbers.release();
        this.#memory.release();
        this.#ids.length = 0;
        this.#pairs = this.#memory.own(new Uint32Array(0));
        this.#pairCount = 0;
    }
    #idOf(number) {
        const block = number === -1 ? undefined : this.#ids[number >>> BLOCK_BITS];
        if (block === undefined)
            return undefined;
        const at = (number & (BLOCK - 1)) * ID_WORDS;
        if (!isPair(block, at))
            return idAt(block, at);
        const pair = ((block[at] ?? 0) & ~PAIR) * 2 * ID_WORDS;
        return { ids: [idAt(this.#pairs, pair), idAt(this.#pairs, pair + ID_WORDS)] };
    }
    #pair(block, at) {
        const to = this.#pairCount * 2 * ID_WORDS;
        if (to === this.#pairs.length) {
            const pairs = new Uint32Array(Math.max(64 * 2 * ID_WORDS, 2 * to));
            pairs.set(this.#pairs);
            this.#pairs = this.#memory.replace(this.#pairs, pairs);
        }
        this.#pairs.set(block.subarray(at, at + ID_WORDS), to);
        this.#pairs.set(this.#words, to + ID_WORDS);
        block[at] = PAIR | this.#pairCount++;
    }
}
function isPair(block, at) {
    return (block[at] ?? 0) >= PAIR;
}
function wordOf(id, from) {
    let word = 0;
    for (let at = from; at < from + CHARACTERS_A_WORD; at++)
        word = word * 62 + (DIGIT_OF[id.charCodeAt(at)] ?? 0);
    return word;
}
function idAt(words, from) {
    let id = '';
    for (let at = from; at < from + ID_WORDS; at++) {
        let rest = words[at] ?? 0;
        let text = '';
        for (let character = 0; character < CHARACTERS_A_WORD; character++) {
            text = DIGITS.charAt(rest % 62) + text;
            rest = Math.floor(rest / 62);
        }
        id += text;
    }
    return id + (0,values_ids/* checkLetters */.qG)(id);
}

;// CONCATENATED MODULE: ../../lib/ids/key-set.js

class KeySet {
    #numbers = new TextNumbers();
    get size() {
        return this.#numbers.size;
    }
    get bytes() {
        return this.#numbers.bytes;
    }
    add(key) {
        const { size } = this.#numbers;
        return this.#numbers.add(key) === size;
    }
    has(key) {
        return this.#numbers.find(key) !== -1;
    }
    release() {
        this.#numbers.release();
    }
}

var key_forms = __webpack_require__(90911);
var nearest = __webpack_require__(56737);
var words = __webpack_require__(56350);
var values_names = __webpack_require__(1030);
;// CONCATENATED MODULE: ../../lib/lookups/field-path.js



async function resolvePath(path, what, object, describer) {
    const relationships = path.split('.').map((name) => name.trim());
    const last = relationships.pop() ?? '';
    let places = [object];
    const names = [];
    for (const relationship of relationships) {
        const lookup = firstOf(places, ({ fields }) => fields.find((field) => isRelationship(field, relationship)));
        if (lookup === undefined)
            throw noRelationship(relationship, what, places);
        names.push(lookup.relationshipName ?? relationship);
        const parents = await Promise.all(lookup.referenceTo.map((parent) => describer.describe(parent)));
        places = parents.filter((parent) => parent !== undefined);
    }
    const field = firstOf(places, ({ fields }) => fields.find(({ name }) => (0,values_names/* sameName */.q)(name, last)));
    if (field === undefined)
        throw noField(last, what, places);
    if (!isFilterable(field))
        throw notFilterable(field, what);
    return { soql: [...names, field.name].join('.'), field };
}
function firstOf(places, find) {
    for (const place of places) {
        const found = find(place);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function isRelationship({ relationshipName, referenceTo }, name) {
    return referenceTo.length > 0 && (0,values_names/* sameName */.q)(relationshipName, name);
}
const NOT_FILTERABLE = new Set([
    'address',
    'anyType',
    'base64',
    'complexvalue',
    'encryptedstring',
    'json',
    'location',
]);
const LONG_TEXT = 256;
function isFilterable({ type, length }) {
    return !NOT_FILTERABLE.has(type) && !(type === 'textarea' && (length ?? 0) >= LONG_TEXT);
}
function notFilterable({ name }, what) {
    const message = `${what}: Salesforce cannot find records by ${name}. Long texts, encrypted, compound and binary fields cannot be searched by value. Choose another field in \`by\`.`;
    return new lib_errors/* LoadError */.Xb('preflight-failed', message);
}
function noField(name, what, places) {
    const known = places.flatMap(({ fields }) => fields.map((field) => field.name));
    const near = (0,nearest/* nearest */.p)(name, known);
    const cure = near === undefined ? 'Check its API name, and whether field-level security hides it.' : `Did you mean ${near}?`;
    return new lib_errors/* LoadError */.Xb('preflight-failed', `${what}: ${nameOf(places)} has no field "${name}" that this user can see. ${cure}`);
}
function noRelationship(name, what, places) {
    const lookups = places.flatMap(({ fields }) => fields.filter((field) => Boolean(field.relationshipName)));
    const byField = lookups.find((field) => (0,values_names/* sameName */.q)(field.name, name));
    const near = byField?.relationshipName ?? (0,nearest/* nearest */.p)(name, lookups.flatMap(relationshipNames));
    const cure = near === undefined
        ? 'A path names relationships, such as `Account.Name` or `Parent__r.Name`.'
        : `Did you mean ${near}?`;
    return new lib_errors/* LoadError */.Xb('preflight-failed', `${what}: ${nameOf(places)} has no relationship "${name}" that this user can see. ${cure}`);
}
function relationshipNames({ relationshipName }) {
    return relationshipName ? [relationshipName] : [];
}
function nameOf(places) {
    return places[0]?.name ?? 'the object that it refers to';
}

;// CONCATENATED MODULE: ../../lib/lookups/refused-look-up.js



const CURES = {
    INVALID_FIELD: 'Choose fields in `by` that this user can see and that Salesforce can search: long texts and encrypted fields cannot be searched by value.',
    INVALID_QUERY_FILTER_OPERATOR: 'Salesforce cannot search this type of field by value. Choose another field in `by`.',
    INVALID_TYPE: 'Check the API name of the object, and that the user has access to it.',
    INSUFFICIENT_ACCESS: 'Give the user read access to the object and to the fields in `by`.',
    QUERY_TIMEOUT: 'The object has too many records to search them by this field. Choose an external id or another indexed field in `by`.',
    REQUEST_LIMIT_EXCEEDED: 'Too many long requests ran in the org at the same time. Run the step again.',
    OPERATION_TOO_LARGE: 'The object has too many records to search them by this field. Choose an external id or another indexed field in `by`.',
};
function explainLookUp(what, error) {
    if (error instanceof lib_errors/* ConnectionError */.Rc) {
        const message = `${what} failed: the org gave no usable answer (${(0,lib_errors/* messageOf */.bD)(error)}). Run the step again.`;
        return new lib_errors/* LoadError */.Xb('preflight-failed', message, { cause: error });
    }
    if (!(error instanceof lib_errors/* SalesforceError */.mO))
        return error;
    const said = `${what} failed: ${error.named}: ${(0,words/* sentence */.em)((0,lib_errors/* messageOf */.bD)(error))}`;
    if (error.status === 401) {
        const cure = "Check the app's policies and the login history of the user in Setup.";
        return new lib_errors/* LoadError */.Xb('login-failed', `${said} ${cure}`, { cause: error });
    }
    if ((0,explain/* isDailyLimit */.Fu)(error)) {
        const cure = 'A daily limit of the org is used up. It counts the last 24 hours, so run the step again in a few hours.';
        return new lib_errors/* LoadError */.Xb('api-limit', `${said} ${cure}`, { cause: error });
    }
    if (error.status >= 500)
        return new lib_errors/* LoadError */.Xb('preflight-failed', `${said} Run the step again.`, { cause: error });
    const cure = CURES[error.errorCode] ?? 'Check the object and the fields of the look-up, and the access of the user to them.';
    return new lib_errors/* LoadError */.Xb('preflight-failed', `${said} ${cure}`, { cause: error });
}

;// CONCATENATED MODULE: ../../lib/lookups/user-suffix.js

const USERNAME = { suffix: /\.[A-Za-z0-9]+$/ };
const EMAIL = { suffix: /\.invalid$/i };
function suffixRule(object, fields) {
    const [only] = fields;
    if (object !== 'User' || fields.length !== 1 || only === undefined)
        return undefined;
    if ((0,values_names/* sameName */.q)(only.soql, 'Username'))
        return USERNAME;
    return (0,values_names/* sameName */.q)(only.soql, 'Email') ? EMAIL : undefined;
}

var values_decimal = __webpack_require__(12457);
var times = __webpack_require__(7372);
;// CONCATENATED MODULE: ../../lib/values/forms.js




function formOfType(type) {
    switch (type) {
        case 'double':
        case 'currency':
        case 'percent':
        case 'int':
        case 'long':
            return 'number';
        case 'boolean':
            return 'boolean';
        case 'date':
        case 'datetime':
        case 'time':
            return 'time';
        case 'id':
        case 'reference':
            return 'id';
        default:
            return 'text';
    }
}
function triedForms(scale) {
    const roundings = scale === undefined ? [] : roundedForms(scale);
    const text = ['text', 'unescaped', 'composed', 'trimmed', 'composed and trimmed'];
    return [...text, 'id', 'number', 'double', ...roundings, 'boolean', 'time', 'loose', 'vague'];
}
function roundedForms(decimals) {
    const roundings = ['half up', 'half even', 'down'];
    return [
        ...roundings.map((rounding) => ({ rounding, decimals, isDouble: false })),
        ...roundings.map((rounding) => ({ rounding, decimals, isDouble: true })),
        { rounding: 'by double', decimals, isDouble: true },
    ];
}
function exactForm(form) {
    if (typeof form !== 'string' || form === 'double')
        return 'number';
    if (form === 'boolean')
        return 'word';
    return form === 'unescaped' || form === 'number' || form === 'time' || form === 'id' ? form : 'text';
}
function isUsual(form, value) {
    if (value === '#N/A')
        return false;
    switch (form) {
        case 'number':
            return isPlainDecimal(value);
        case 'boolean':
            return value === 'true' || value === 'false';
        case 'time':
            return (0,times/* isPlainTime */.q)(value);
        case 'id':
            return value.length !== 18 || (0,values_ids/* shortId */.m_)(value) === (0,values_ids/* idKey */.T4)(value);
        default:
            return true;
    }
}
function canonical(form, value) {
    const text = plainOf(value);
    const number = numberIn(form, text);
    if (number !== undefined)
        return String(number);
    switch (form) {
        case 'unescaped':
            return plainOf(unescapeHtml(text));
        case 'composed':
            return text.normalize('NFC');
        case 'trimmed':
            return (0,key_forms/* trimKey */.k5)(text);
        case 'composed and trimmed':
            return (0,key_forms/* trimKey */.k5)(text).normalize('NFC');
        case 'word':
            return text.toLowerCase();
        case 'boolean':
            return booleanIn(text) ?? text;
        case 'time':
            return (0,times/* timeIn */.H)(text)?.toString() ?? text;
        case 'id':
            return (0,values_ids/* shortId */.m_)(text.trim()) ?? text.trim();
        case 'loose':
            return canonicalLoosely(text, values_decimal/* exactValue */.zT);
        case 'loose by id':
            return (0,values_ids/* longId */.it)(text) ?? canonicalLoosely(text, values_decimal/* exactValue */.zT);
        case 'loose by double':
            return canonicalLoosely(text, values_decimal/* valueByDouble */.Sn);
        case 'vague':
            return canonicalLoosely(text, values_decimal/* valueByDouble */.Sn).toLowerCase();
        default:
            return text;
    }
}
function numberIn(form, text) {
    if (!isNumberForm(form))
        return undefined;
    const decimal = (0,values_decimal/* decimalIn */.hJ)(text);
    if (decimal === undefined)
        return undefined;
    if (typeof form !== 'string')
        return roundedValue(decimal, form);
    return form === 'number' ? (0,values_decimal/* exactValue */.zT)(decimal) : (0,values_decimal/* valueByDouble */.Sn)(decimal);
}
function isTextForm(form) {
    return form === 'text' || form === 'unescaped' || form === 'composed' || form === 'trimmed';
}
function isNumberForm(form) {
    return typeof form !== 'string' || form === 'number' || form === 'double';
}
function roundedValue(decimal, { rounding, decimals, isDouble }) {
    if (rounding !== 'by double') {
        const exact = (0,values_decimal/* round */.LI)(decimal, decimals, rounding);
        return isDouble ? (0,values_decimal/* valueByDouble */.Sn)(exact) : (0,values_decimal/* exactValue */.zT)(exact);
    }
    const double = (0,values_decimal/* toDouble */.RG)(decimal);
    if (Math.abs(double) >= 1e15)
        return (0,values_decimal/* valueByDouble */.Sn)(decimal);
    return Number(double.toFixed(Math.min(decimals, MAX_DECIMALS))) + 0;
}
const MAX_DECIMALS = 18;
const MAX_ESCAPES = 3;
function canonicalLoosely(value, numeric) {
    let text = value;
    for (let depth = 0, before = ''; depth < MAX_ESCAPES && before !== text; depth++) {
        before = text;
        text = unescapeHtml(text);
    }
    text = text.replace(/\s+/g, ' ').trim().normalize('NFC');
    const isTrue = booleanIn(text);
    if (isTrue !== undefined)
        return isTrue === 'true' ? '1' : '0';
    const decimal = (0,values_decimal/* decimalIn */.hJ)(text);
    return decimal === undefined ? ((0,times/* timeIn */.H)(text)?.toString() ?? text) : String(numeric(decimal));
}
function plainOf(text) {
    if (text === '#N/A')
        return '';
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
function isPlainDecimal(text) {
    let at = text.startsWith('-') ? 1 : 0;
    let points = 0;
    for (const start = at; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x2e && at > start && at + 1 < text.length)
            points++;
        else if (code < 0x30 || code > 0x39)
            return false;
    }
    return points <= 1;
}
function booleanIn(text) {
    if (/^(?:true|1)$/i.test(text))
        return 'true';
    return /^(?:false|0)$/i.test(text) ? 'false' : undefined;
}
const NAMED_ESCAPES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
};
function unescapeHtml(text) {
    if (!text.includes('&'))
        return text;
    return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined)
            return NAMED_ESCAPES[String(name).toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ../../lib/lookups/values.js





const DAY_MS = 86_400_000;
function readValue(field, text) {
    if ((0,key_forms/* isBlankKey */.sz)((0,key_forms/* trimKey */.k5)(text)))
        return 'blank';
    const value = valueIn(field, text);
    if (value === undefined || !couldHold(field, value))
        return 'not a value';
    const literals = fitting(value.literals);
    return literals.length > 0 ? { key: value.key, literals } : 'not a value';
}
function keyOfAnswer(field, value) {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    return typeof text !== 'string' || (0,key_forms/* isBlankKey */.sz)((0,key_forms/* trimKey */.k5)(text)) ? undefined : valueIn(field, text)?.key;
}
function valueIn(field, text) {
    const { type } = field;
    if (type === 'id' || type === 'reference')
        return idValue(field, text);
    if ((0,key_forms/* isNumber */.Et)(field))
        return numberValue(field, text);
    if (type === 'boolean') {
        const truth = canonical('boolean', (0,key_forms/* trimKey */.k5)(text));
        return truth === 'true' || truth === 'false' ? { key: truth, literals: [truth] } : undefined;
    }
    if (type === 'date' || type === 'datetime' || type === 'time')
        return timeValue(type, (0,key_forms/* trimKey */.k5)(text));
    return textValue(field, text);
}
function idValue(field, text) {
    const short = (0,values_ids/* shortId */.m_)((0,key_forms/* trimKey */.k5)(text));
    if (short === undefined)
        return undefined;
    const id = short + (0,values_ids/* checkLetters */.qG)(short);
    return { key: (0,key_forms/* possibleKey */.p_)(id, 'id', field), literals: [quoted(id)] };
}
function numberValue(field, text) {
    const decimal = (0,values_decimal/* decimalIn */.hJ)((0,key_forms/* trimKey */.k5)(text));
    if (decimal === undefined)
        return undefined;
    const compared = decimal.digits.length > values_decimal/* EXACT_DIGITS */.LM ? String((0,values_decimal/* toDouble */.RG)(decimal)) : inDigits(decimal);
    return { key: (0,key_forms/* possibleKey */.p_)(compared, 'value', field), literals: [inDigits(decimal)], decimal };
}
function inDigits({ isNegative, digits, exponent }) {
    if (digits === '')
        return '0';
    const whole = exponent >= 0 ? digits + '0'.repeat(exponent) : digits.padStart(1 - exponent, '0');
    const point = whole.length + Math.min(0, exponent);
    return `${isNegative ? '-' : ''}${whole.slice(0, point)}${exponent < 0 ? `.${whole.slice(point)}` : ''}`;
}
function timeValue(type, text) {
    const ms = (0,times/* timeIn */.H)(text);
    if (ms === undefined)
        return undefined;
    const isTimeOfDay = /^\d\d?:/.test(text);
    if (isTimeOfDay !== (type === 'time') || (type === 'date' && ms % DAY_MS !== 0))
        return undefined;
    const iso = new Date(ms).toISOString();
    const literal = type === 'date' ? iso.slice(0, 10) : type === 'time' ? iso.slice(11) : iso;
    return { key: literal, literals: [literal], ms };
}
function textValue(field, text) {
    if (!text.isWellFormed() || text.includes('\0'))
        return undefined;
    const bare = (0,key_forms/* trimKey */.k5)(text);
    const plain = bare.replace(/\r\n?/g, '\n');
    const spellings = new Set([bare, withoutSpaces(text), bare.normalize('NFC')]);
    if (plain.includes('\n'))
        spellings.add(plain).add(plain.replaceAll('\n', '\r\n'));
    return { key: (0,key_forms/* possibleKey */.p_)(plain, 'value', field), literals: [...spellings].map(quoted), text: bare };
}
function withoutSpaces(text) {
    let start = 0;
    let end = text.length;
    while (start < end && text.charCodeAt(start) <= 0x20)
        start++;
    while (end > start && text.charCodeAt(end - 1) <= 0x20)
        end--;
    return text.slice(start, end);
}
function couldHold(field, { decimal, text, ms }) {
    if (decimal !== undefined)
        return couldHoldNumber(field, decimal);
    if (text !== undefined)
        return couldHoldText(field, text);
    return ms === undefined || field.type !== 'datetime' || ms % 1_000 === 0;
}
const MOST_DIGITS = 18;
function couldHoldNumber(field, { digits, exponent }) {
    const { type, precision, scale, digits: most, calculated } = field;
    const isWhole = type === 'int' || type === 'long';
    const decimals = isWhole ? 0 : calculated ? undefined : (scale ?? undefined);
    if (decimals !== undefined && -exponent > decimals)
        return false;
    const places = isWhole ? most || MOST_DIGITS : (precision || MOST_DIGITS) - (scale ?? 0);
    return digits === '' || digits.length + exponent <= places;
}
const MOST_CHARACTERS = 4_000;
function couldHoldText({ length }, text) {
    if (text.length > MOST_CHARACTERS)
        return false;
    return !length || text.length <= length || [...text.normalize('NFC')].length <= length;
}
const MOST_LITERAL_BYTES = 11_800;
function fitting(literals) {
    let bytes = 0;
    return literals.filter((literal) => {
        bytes += encodeURIComponent(literal).length;
        return bytes <= MOST_LITERAL_BYTES;
    });
}
function quoted(text) {
    return `'${escaped(text)}'`;
}
function escapedForLike(text) {
    return escaped(text).replace(/[%_]/g, '\\$&');
}
const ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };
function escaped(text) {
    return text.replace(/[\\'\n\r\t\f]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

;// CONCATENATED MODULE: ../../lib/lookups/look-up.js








async function readLookUp(lookUp, org) {
    const { by, of, userNames = isCopy(org.organization.kind) } = lookUp;
    const what = `The look-up of ${lookUp.object} by ${(0,words/* listed */.KE)(by, by.length)}`;
    const isQueue = (0,values_names/* sameName */.q)(lookUp.object, 'Queue');
    try {
        const object = await describeObject(isQueue ? 'Group' : lookUp.object, what, org.describer);
        const fields = await Promise.all(by.map((path) => resolvePath(path, what, object, org.describer)));
        if (fields.length === 0)
            throw new lib_errors/* LoadError */.Xb('invalid-input', `${what}: \`by\` needs at least one field.`);
        return {
            what,
            object: object.name,
            fields,
            conditions: isQueue ? ["Type = 'Queue'"] : object.name === 'RecordType' ? recordTypesOf(of) : [],
            suffix: userNames ? suffixRule(object.name, fields) : undefined,
        };
    }
    catch (error) {
        throw explainLookUp(what, error);
    }
}
function isCopy(kind) {
    return kind === 'sandbox' || kind === 'scratch';
}
function recordTypesOf(object) {
    return [`SobjectType = '${object.replace(/\W/g, '')}'`, 'IsActive = true'];
}
async function describeObject(name, what, describer) {
    const object = await describer.describe(name);
    if (object !== undefined)
        return object;
    const near = (0,nearest/* nearest */.p)(name, await describer.objectNames());
    const cure = near === undefined ? 'Check its API name, and whether the user has access to it.' : `Did you mean ${near}?`;
    throw new lib_errors/* LoadError */.Xb('preflight-failed', `${what}: this org has no object "${name}" that the user can see. ${cure}`);
}
function lookUpKey({ fields }, values) {
    const read = readValues(fields, values);
    return typeof read === 'string' ? undefined : joinedKeys(read.map(({ key }) => key));
}
function whyNoKey({ fields }, values) {
    const read = readValues(fields, values);
    return typeof read === 'string' ? read : undefined;
}
function readValues(fields, values) {
    const read = [];
    let why;
    for (const [at, { field }] of fields.entries()) {
        const value = readValue(field, values[at] ?? '');
        if (value === 'blank')
            return value;
        if (typeof value === 'string')
            why = value;
        else
            read.push(value);
    }
    return why ?? read;
}
function joinedKeys(texts) {
    const [only = ''] = texts;
    return texts.length === 1 ? only : texts.map((text) => `${text.length}:${text}`).join('');
}

;// CONCATENATED MODULE: ../../lib/lookups/batch.js

const MOST_QUERY_BYTES = 12_500;
const MOST_KEYS = 1_000;
const COMMA_BYTES = 3;
class Batch {
    wanted = new Map();
    #lookUp;
    #literals;
    #bytes;
    constructor(lookUp) {
        this.#lookUp = lookUp;
        this.#literals = lookUp.fields.map(() => new Map());
        this.#bytes = lookUp.fields.reduce((sum, { soql }) => sum + encoded(`${soql} IN () AND `), frameBytes(lookUp));
    }
    add(values, written) {
        const key = joinedKeys(values.map((value) => value.key));
        const more = values.flatMap(({ literals }, at) => literals
            .filter((literal) => !this.#literals[at]?.has(literal))
            .map((literal) => ({ at, literal, bytes: encoded(literal) + COMMA_BYTES })));
        const bytes = more.reduce((sum, one) => sum + one.bytes, this.#bytes);
        if (this.wanted.size > 0 && (bytes > MOST_QUERY_BYTES || this.wanted.size >= MOST_KEYS))
            return false;
        for (const { at, literal, bytes: size } of more)
            this.#literals[at]?.set(literal, size);
        this.#bytes = bytes;
        if (!this.wanted.has(key))
            this.wanted.set(key, written);
        return true;
    }
    get soql() {
        const { fields } = this.#lookUp;
        const conditions = fields.map(({ soql }, at) => {
            const literals = [...(this.#literals[at] ?? [])];
            const bytes = literals.reduce((sum, [, size]) => sum + size, encoded(`${soql} IN () AND `));
            return {
                at,
                bytes,
                condition: among(soql, literals.map(([literal]) => literal)),
            };
        });
        const byLength = conditions.toSorted((one, other) => other.bytes - one.bytes);
        let room = MOST_QUERY_BYTES - frameBytes(this.#lookUp);
        const kept = byLength.filter(({ bytes }, place) => {
            const isKept = place === 0 || bytes <= room;
            if (isKept)
                room -= bytes;
            return isKept;
        });
        const inOrder = kept.toSorted((one, other) => one.at - other.at).map(({ condition }) => condition);
        return query(this.#lookUp, inOrder);
    }
}
function query({ object, fields, conditions }, more) {
    const selected = new Set(['Id', ...fields.map(({ soql }) => soql)]);
    return `SELECT ${[...selected].join(', ')} FROM ${object} WHERE ${[...more, ...conditions].join(' AND ')}`;
}
function frameBytes(lookUp) {
    return encoded(query(lookUp, []));
}
function among(field, literals) {
    return literals.length === 1 ? `${field} = ${literals[0]}` : `${field} IN (${literals.join(',')})`;
}
function encoded(text) {
    return encodeURIComponent(text).length;
}

;// CONCATENATED MODULE: ../../lib/lookups/turns.js
class Turns {
    failure;
    #most;
    #running = new Set();
    constructor(most) {
        this.#most = most;
    }
    async start(task) {
        while (this.#running.size >= this.#most)
            await Promise.race(this.#running);
        if (this.failure !== undefined)
            throw this.failure.error;
        const running = task()
            .catch((error) => {
            this.failure ??= { error };
        })
            .finally(() => this.#running.delete(running));
        this.#running.add(running);
    }
    async end() {
        await Promise.all(this.#running);
    }
}

;// CONCATENATED MODULE: ../../lib/lookups/find-ids.js











const MOST_AT_ONCE = 5;
const Row = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
async function findIds(lookUp, tuples, org, atOnce) {
    const finding = new Finding(lookUp, org);
    const asked = new KeySet();
    const turns = new Turns(Math.max(1, Math.min(atOnce, MOST_AT_ONCE)));
    let batch = new Batch(lookUp);
    try {
        for await (const values of tuples) {
            if (!asked.add(joinedKeys(values)))
                continue;
            const read = readValues(lookUp.fields, values);
            if (typeof read === 'string' || batch.add(read, values[0] ?? ''))
                continue;
            const full = batch;
            await turns.start(() => finding.ask(full));
            batch = new Batch(lookUp);
            batch.add(read, values[0] ?? '');
        }
        if (batch.wanted.size > 0)
            await turns.start(() => finding.ask(batch));
    }
    catch (error) {
        throw explainLookUp(lookUp.what, error);
    }
    finally {
        asked.release();
        await turns.end();
    }
    if (turns.failure !== undefined)
        throw explainLookUp(lookUp.what, turns.failure.error);
    return { ids: finding.ids, keys: finding.keys, queries: finding.queries };
}
class Finding {
    ids = new IdTable();
    keys = 0;
    queries = 0;
    #lookUp;
    #org;
    constructor(lookUp, org) {
        this.#lookUp = lookUp;
        this.#org = org;
    }
    async ask(batch) {
        const { fields, suffix } = this.#lookUp;
        const { wanted } = batch;
        this.keys += wanted.size;
        await this.#keepRows(batch.soql, wanted, (row) => keyOfRow(row, fields));
        if (suffix === undefined)
            return;
        const missing = new Map([...wanted].filter(([key]) => this.ids.find(key) === undefined));
        for (const some of likeConditions(this.#lookUp, missing))
            await this.#keepRows(query(this.#lookUp, [some]), missing, (row) => keyWithoutSuffix(row, this.#lookUp, suffix));
    }
    async #keepRows(soql, wanted, keyOf) {
        this.queries++;
        const ambiguous = new Set();
        const api = { calls: this.#org.session, apiVersion: this.#org.apiVersion };
        const resource = this.#lookUp.findsDeleted === true ? 'queryAll' : 'query';
        for await (const row of (0,rest/* queryRows */.Ym)(api, soql, Row, resource)) {
            const { Id } = row;
            if (typeof Id !== 'string' || (0,values_ids/* shortId */.m_)(Id) === undefined)
                throw (0,rest/* unreadable */.O$)('query', 'a row of the answer to a query has no Id');
            const key = keyOf(row);
            if (key === undefined || !wanted.has(key))
                continue;
            this.ids.add(key, Id);
            if (typeof this.ids.find(key) === 'object')
                ambiguous.add(key);
            if (ambiguous.size === wanted.size)
                return;
        }
    }
}
const IDS_A_QUERY = 400;
async function findKeys(lookUp, ids, { session, apiVersion }) {
    const wanted = new Map(ids.flatMap((id) => ((0,values_ids/* shortId */.m_)(id) === undefined ? [] : [[(0,values_ids/* idKey */.T4)(id), id]])));
    const keys = new Map();
    const all = [...wanted.values()];
    try {
        for (let from = 0; from < all.length; from += IDS_A_QUERY) {
            const some = all.slice(from, from + IDS_A_QUERY).map(quoted);
            const soql = query({ ...lookUp, conditions: [] }, [`Id IN (${some.join(',')})`]);
            for await (const row of (0,rest/* queryRows */.Ym)({ calls: session, apiVersion }, soql, Row)) {
                const id = typeof row.Id === 'string' ? wanted.get((0,values_ids/* idKey */.T4)(row.Id)) : undefined;
                if (id !== undefined)
                    keys.set(id, keyOfRow(row, lookUp.fields));
            }
        }
    }
    catch (error) {
        throw explainLookUp(lookUp.what, error);
    }
    return keys;
}
function keyOfRow(row, fields) {
    const keys = [];
    for (const { soql, field } of fields) {
        const key = keyOfAnswer(field, valueAt(row, soql));
        if (key === undefined)
            return undefined;
        keys.push(key);
    }
    return joinedKeys(keys);
}
function valueAt(row, path) {
    return path.split('.').reduce((record, name) => {
        const parsed = Row.safeParse(record);
        return parsed.success ? parsed.data[name] : undefined;
    }, row);
}
function keyWithoutSuffix(row, { fields: [only] }, { suffix }) {
    const value = only && valueAt(row, only.soql);
    if (only === undefined || typeof value !== 'string' || !suffix.test(value))
        return undefined;
    return keyOfAnswer(only.field, value.replace(suffix, ''));
}
const MOST_PATTERNS = 100;
function likeConditions({ fields, ...lookUp }, missing) {
    const field = fields[0]?.soql ?? '';
    const room = MOST_QUERY_BYTES - frameBytes({ ...lookUp, fields });
    const groups = [];
    let bytes = room;
    for (const written of missing.values()) {
        if (written.includes('\\'))
            continue;
        const pattern = `${field} LIKE '${escapedForLike((0,key_forms/* trimKey */.k5)(written))}.%'`;
        const size = encodeURIComponent(`${pattern} OR `).length;
        const last = groups.at(-1);
        if (last === undefined || bytes + size > room || last.length >= MOST_PATTERNS) {
            groups.push([pattern]);
            bytes = size;
        }
        else {
            last.push(pattern);
            bytes += size;
        }
    }
    return groups.map((patterns) => (patterns.length === 1 ? patterns.join('') : `(${patterns.join(' OR ')})`));
}

;// CONCATENATED MODULE: ../../lib/resolve/look-up-resolver.js


function lookUpResolver(known, { ids }) {
    const { object } = known;
    const by = known.fields.map(({ soql }) => soql);
    return {
        find: (values) => {
            const key = lookUpKey(known, values);
            return key === undefined ? undefined : ids.find(key);
        },
        canFind: (values) => lookUpKey(known, values) !== undefined,
        explain: (values, found) => {
            if (found !== undefined)
                return {
                    code: 'LOOKUP_AMBIGUOUS',
                    why: `several records of ${object} have this ${(0,words/* listed */.KE)(by, by.length)}: ${found.ids.join(' and ')}`,
                    whyWithValue: `several records of ${object} have the ${pairs(by, values)}: ${found.ids.join(' and ')}`,
                };
            const cannot = whyNoKey(known, values) === 'not a value' ? ', which cannot be one' : '';
            return {
                code: 'LOOKUP_NOT_FOUND',
                why: `the org has no ${object} with this ${(0,words/* listed */.KE)(by, by.length)}${cannot}`,
                whyWithValue: `the org has no ${object} with the ${pairs(by, values)}${cannot}`,
            };
        },
    };
}
function pairs(names, values) {
    return (0,words/* listed */.KE)(names.map((name, index) => `${name} "${values[index] ?? ''}"`), names.length);
}

var field_spans = __webpack_require__(48870);
var source_records = __webpack_require__(69962);
var external_node_path_ = __webpack_require__(76760);
var csv_fields = __webpack_require__(85687);
var origins = __webpack_require__(11229);
var range_bytes = __webpack_require__(99749);
var arrived_records = __webpack_require__(10630);
var blank_records = __webpack_require__(71237);
var cr_records = __webpack_require__(68040);
var dialect = __webpack_require__(7834);
var record_scanner = __webpack_require__(70349);
;// CONCATENATED MODULE: ../../lib/parts/range-records.js





function createRangeReader({ delimiter, crEndsRecords, leavesOutBlank }, onRecord) {
    const records = new arrived_records/* ArrivedRecords */.m(onRecord);
    const scanner = new record_scanner/* RecordScanner */._({
        columnDelimiter: delimiter,
        offset: 0,
        onHeader: (record) => records.takeOne(record),
        onRecords: (batch) => records.take(batch),
        onProblem: () => { },
        filter: leavesOutBlank ? new blank_records/* BlankRecords */.tC((0,dialect/* delimiterByte */.Wi)(delimiter)) : undefined,
    });
    const cr = crEndsRecords ? (0,cr_records/* createCrReader */.F7)() : undefined;
    return {
        feed: (chunk) => {
            records.feed(cr?.read(chunk) ?? chunk, scanner);
        },
        end: () => scanner.end(),
    };
}

;// CONCATENATED MODULE: ../../lib/parts/part-records.js



async function forEachRecord({ ranges, columnDelimiter }, onRecord, pause) {
    for await (const { range, handle } of (0,range_bytes/* openRanges */.vC)(ranges)) {
        const dialect = range.rewriting ?? { delimiter: columnDelimiter, crEndsRecords: false, leavesOutBlank: false };
        const origins = readOrigins(range);
        const reader = createRangeReader(dialect, createPlacer(range, origins, onRecord));
        try {
            for await (const chunk of (0,range_bytes/* bytesOf */.$$)(handle, range)) {
                reader.feed(chunk);
                await pause?.();
            }
            reader.end();
        }
        finally {
            origins?.close();
        }
    }
}
function readOrigins({ file, firstEntry }) {
    if (file.origins === undefined)
        return undefined;
    if (firstEntry === undefined)
        throw new Error(`A range of ${file.absolutePath} does not say which entry is its first.`);
    return new origins/* OriginReader */.GG(file.origins.tablePath, firstEntry);
}
function createPlacer(range, origins, onRecord) {
    const sent = { at: 0, length: 0, firstLine: 0, firstEntry: range.firstEntry, isTerminated: true };
    const bytes = Buffer.alloc(0);
    const { file } = range;
    const record = { bytes, start: 0, end: 0, range, file, line: 0, length: 0, offset: undefined, sent };
    const sources = file.origins?.files ?? [];
    const rangeLength = range.end - range.start;
    let entry = range.firstEntry ?? 0;
    return ({ bytes, start, end, offset, length, line }) => {
        record.bytes = bytes;
        record.start = start;
        record.end = end;
        if (origins === undefined) {
            record.line = range.firstLine + line - 1;
            record.length = length;
        }
        else {
            const origin = origins.next();
            record.file = sources[origin.file] ?? file;
            record.line = origin.line;
            record.offset = origin.offset;
            record.length = origin.length;
            sent.firstEntry = entry++;
        }
        sent.at = offset;
        sent.length = length;
        sent.firstLine = record.line;
        sent.isTerminated = range.isTerminated || offset + length < rangeLength;
        onRecord(record);
    };
}

;// CONCATENATED MODULE: ../../lib/text/line-feeds.js
function withLineFeeds(text) {
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

var row_writer = __webpack_require__(85316);
var source_reader = __webpack_require__(94881);
;// CONCATENATED MODULE: ../../lib/results/loaded-ids.js












const IDS_FILE = 'ids.csv';
class LoadedIds {
    #keys;
    #columns;
    #places;
    #files = new Map();
    #sources = new source_reader/* SourceReader */.j();
    #keepsApart = false;
    #isReleased = false;
    constructor(files, bys, keepsPlaces) {
        this.#places = keepsPlaces ? new IdTable() : undefined;
        this.#keys = bys.map((by) => ({ by, table: new IdTable(), doubtful: new KeySet() }));
        this.#columns = [...new Map(bys.flat().map((name) => [(0,values_names/* nameKey */.R)(name), name])).values()];
        for (const { absolutePath, header } of files)
            if (header !== undefined)
                this.#files.set(absolutePath, this.#placesIn(header));
    }
    finderBy(by) {
        const table = this.#keys.find((key) => sameColumns(key.by, by))?.table;
        return (table &&
            ((values) => {
                if (this.#isReleased)
                    throw new Error('The Ids of this load were given back.');
                return table.find(keyOf(values));
            }));
    }
    doubtsBy(by) {
        const doubtful = this.#keys.find((key) => sameColumns(key.by, by))?.doubtful;
        return (values) => doubtful?.has(keyOf(values)) ?? false;
    }
    release() {
        this.#isReleased = true;
        for (const { table, doubtful } of this.#keys) {
            table.release();
            doubtful.release();
        }
        this.#places?.release();
    }
    idAt({ absolutePath }, offset) {
        if (this.#isReleased)
            throw new Error('The Ids of this load were given back.');
        const id = this.#places?.find(placeKey(absolutePath, offset));
        return typeof id === 'string' ? id : undefined;
    }
    get hashKeys() {
        if (this.#keys.length === 0)
            return undefined;
        return async (part, hash) => {
            await forEachRecord(part, (record) => void hash.update(JSON.stringify(this.#keysOf(record))));
        };
    }
    keepApart() {
        this.#keepsApart = true;
    }
    get keepsApart() {
        return this.#keepsApart;
    }
    async findTwins(part, alike) {
        const keysOf = new Map();
        let index = 0;
        await forEachRecord(part, (record) => {
            const head = alike.get(index++);
            if (head === undefined)
                return;
            keysOf.set(head, (keysOf.get(head) ?? new Set()).add(JSON.stringify(this.#keysOf(record))));
        });
        return new Set([...alike].flatMap(([record, head]) => ((keysOf.get(head)?.size ?? 0) > 1 ? [record] : [])));
    }
    sink(folder) {
        const head = Buffer.from(`${(0,csv_fields/* encodeFields */.KP)([...this.#columns, 'Id'], ',')}\n`);
        const writer = new row_writer/* RowWriter */.C(external_node_path_.join(folder, IDS_FILE), head);
        const add = (record, id) => this.#add(record, id, writer);
        return {
            succeeded: (record, _, id) => add(record, typeof id === 'string' ? id : id.bytes.toString('latin1', id.start, id.end)),
            loadedBefore: (record, _, id) => add(record, id),
            failed: nothing,
            notKnown: (record) => this.#doubt(record),
            unmatched: nothing,
            skipped: nothing,
            flush: (isEnd = false) => writer.flush(isEnd),
            keep: () => writer.keep(),
            takeBack: () => writer.takeBack(),
            close: async () => {
                this.#sources.close();
                await writer.close();
            },
        };
    }
    #add(record, text, writer) {
        const { file, offset } = record;
        const short = (0,values_ids/* shortId */.m_)(text);
        const places = this.#files.get(file.absolutePath);
        if (short === undefined || places === undefined || this.#isReleased)
            return;
        const id = short + (0,values_ids/* checkLetters */.qG)(short);
        if (offset !== undefined)
            this.#places?.add(placeKey(file.absolutePath, offset), id);
        if (this.#keys.length === 0)
            return;
        const spans = this.#spansOf(record, places);
        for (const [index, { table }] of this.#keys.entries()) {
            const values = places.places[index]?.map((place) => spans.value(place)) ?? [];
            if (values.some((value) => value.trim() !== ''))
                table.add(keyOf(values), id);
        }
        writer.addText(`${(0,csv_fields/* encodeFields */.KP)([...places.listed.map((place) => spans.value(place)), id], ',')}\n`);
    }
    #doubt(record) {
        if (this.#isReleased)
            return;
        for (const [index, key] of this.#keysOf(record).entries())
            this.#keys[index]?.doubtful.add(key);
    }
    #keysOf(record) {
        const places = this.#files.get(record.file.absolutePath);
        if (places === undefined)
            return [];
        const spans = this.#spansOf(record, places);
        return places.places.map((columns) => keyOf(columns.map((place) => spans.value(place))));
    }
    #spansOf({ file, offset, length, bytes, start, end }, { spans }) {
        if (offset === undefined)
            spans.read(bytes, start, end);
        else {
            const own = (0,source_reader/* withoutEnding */.s)(this.#sources.read(file, offset, length));
            spans.read(own, 0, own.length);
        }
        return spans;
    }
    #placesIn({ columns, use, columnDelimiter }) {
        const own = use?.own ?? columns;
        return {
            spans: new field_spans/* FieldSpans */.M(columnDelimiter, own.length),
            places: this.#keys.map(({ by }) => by.map((name) => (0,column_index/* columnIndex */.P)(own, name))),
            listed: this.#columns.map((name) => (0,column_index/* columnIndex */.P)(own, name)),
        };
    }
}
function placeKey(path, offset) {
    return `${offset} ${path}`;
}
function keyOf(values) {
    return values
        .map((value) => {
        const text = withLineFeeds(value.trim());
        return `${text.length}:${text}`;
    })
        .join('');
}
function sameColumns(one, other) {
    return one.length === other.length && one.every((name, index) => (0,values_names/* nameKey */.R)(name) === (0,values_names/* nameKey */.R)(other[index] ?? ''));
}
const nothing = () => { };

;// CONCATENATED MODULE: ../../lib/resolve/ref-resolver.js







function refResolver({ load, by }, ids, missing) {
    const find = ids.finderBy(by);
    const doubts = ids.doubtsBy(by);
    return {
        find: (values) => find?.(values),
        doubts,
        canFind: () => true,
        explain: (values, found) => {
            if (found !== undefined) {
                const records = `: ${found.ids.join(' and ')}`;
                return {
                    code: 'PARENT_AMBIGUOUS',
                    why: `the load \`${load}\` has several records with this ${(0,words/* listed */.KE)(by, by.length)}${records}`,
                    whyWithValue: `the load \`${load}\` has several records with the ${pairs(by, values)}${records}`,
                };
            }
            const place = missing.get(keyOf(values));
            if (doubts(values)) {
                const which = place === undefined ? `the record of the load \`${load}\`` : `the record on ${place.path} line ${place.line}`;
                const why = `it is not known yet whether ${which} that this one refers to was loaded`;
                return { code: 'PARENT_UNKNOWN', why, whyWithValue: why };
            }
            if (place !== undefined) {
                const why = `the record on ${place.path} line ${place.line}, which this one refers to, was not loaded`;
                return { code: 'PARENT_NOT_LOADED', why, whyWithValue: why };
            }
            return {
                code: 'PARENT_NOT_FOUND',
                why: `the load \`${load}\` has no record with this ${(0,words/* listed */.KE)(by, by.length)}`,
                whyWithValue: `the load \`${load}\` has no record with the ${pairs(by, values)}`,
            };
        },
    };
}
const MOST_PLACES = 100_000;
class MissingKeys {
    #keys = new KeySet();
    get size() {
        return this.#keys.size;
    }
    add(values) {
        if (this.#keys.size < MOST_PLACES)
            this.#keys.add(keyOf(values));
    }
    async find(files, by, signal) {
        const places = new Map();
        for (const { path, absolutePath, header, notChosen } of files) {
            if (header === undefined)
                continue;
            const own = header.use?.own ?? header.columns;
            const columns = by.map((name) => (0,column_index/* columnIndex */.P)(own, name));
            const spans = new field_spans/* FieldSpans */.M(header.columnDelimiter, own.length);
            let index = 0;
            await (0,source_records/* readSource */.o)({ path, absolutePath }, {
                columnDelimiter: header.columnDelimiter,
                signal,
                onRecord: ({ bytes, start, end, line }) => {
                    const place = index++;
                    if (notChosen?.has(place))
                        return;
                    spans.read(bytes, start, end);
                    const key = keyOf(columns.map((place) => spans.value(place)));
                    if (this.#keys.has(key) && !places.has(key))
                        places.set(key, { path, line });
                },
            });
        }
        return places;
    }
}

var record_marks = __webpack_require__(54449);
;// CONCATENATED MODULE: ../../lib/resolve/record-resolver.js

class RecordResolver {
    #filled;
    #spans;
    constructor(header, resolverOf) {
        const { columns, use, columnDelimiter } = header;
        this.#spans = new field_spans/* FieldSpans */.M(columnDelimiter, columns.length);
        this.#filled = (use?.places ?? []).flatMap((filling, place) => {
            const resolver = typeof filling === 'object' ? resolverOf(filling.use) : undefined;
            if (typeof filling !== 'object' || resolver === undefined)
                return [];
            return [{ field: columns[place] ?? '', column: use?.own[place] ?? '', filling, resolver }];
        });
    }
    get resolves() {
        return this.#filled.length > 0;
    }
    judge(bytes, start, end) {
        this.#spans.read(bytes, start, end);
        let skips = false;
        for (const { field, column, filling, resolver } of this.#filled) {
            const values = valuesOf(this.#spans, filling);
            if (isBlank(values))
                continue;
            const { missing } = filling.use;
            const found = findOr(resolver, values, missing);
            if (typeof found === 'string')
                continue;
            const mayPass = found === undefined && resolver.doubts?.(values) !== true;
            if (mayPass && missing.kind === 'blank')
                continue;
            if (mayPass && missing.kind === 'skip')
                skips = true;
            else
                return { kind: 'fail', field, column, ...resolver.explain(values, found) };
        }
        return skips ? { kind: 'skip' } : undefined;
    }
    keys(bytes, start, end, onKey) {
        this.#spans.read(bytes, start, end);
        for (const { filling } of this.#filled) {
            const values = valuesOf(this.#spans, filling);
            if (!isBlank(values))
                onKey(filling.use, values);
        }
    }
}
function valuesOf(spans, { from }) {
    return from.map((place) => spans.value(place).trim());
}
function isBlank(values) {
    return values.every((value) => value === '') || values.some((value) => value === CLEAR);
}
const CLEAR = '#N/A';
function findOr(resolver, values, missing) {
    const found = resolver.find(values);
    const isOther = found === undefined && missing.kind === 'otherwise' && resolver.doubts?.(values) !== true;
    return isOther ? resolver.find([missing.key]) : found;
}

;// CONCATENATED MODULE: ../../lib/resolve/resolve-records.js



const resolve_records_MOST_LISTED = 100;
async function resolveRecords(files, judgeOf, looking) {
    const failed = new record_marks/* RecordMarks */.A();
    const skipped = new record_marks/* RecordMarks */.A();
    const deleted = new record_marks/* RecordMarks */.A();
    const findings = [];
    await forEachSent(files, looking, ({ path }, header) => {
        const judge = judgeOf(header);
        return (judge &&
            (({ bytes, start, end, line }, ordinal) => {
                const what = judge(bytes, start, end);
                if (what?.kind === 'skip')
                    skipped.add(ordinal);
                if (what?.kind === 'deleted')
                    deleted.add(ordinal);
                if (what?.kind !== 'fail')
                    return;
                failed.add(ordinal);
                if (findings.length < resolve_records_MOST_LISTED)
                    findings.push({ path, line, what });
            }));
    });
    return { failed, skipped, deleted, findings };
}
async function forEachKey(files, { resolverOf, ...looking }, onKey) {
    await forEachSent(files, looking, (_, header) => {
        const resolver = new RecordResolver(header, resolverOf);
        return resolver.resolves ? ({ bytes, start, end }) => resolver.keys(bytes, start, end, onKey) : undefined;
    });
}
async function forEachSent(files, { isSent, signal }, startFile) {
    let first = 0;
    for (const file of files) {
        const { header, notChosen, records } = file;
        const firstOrdinal = first;
        first += records;
        const onRecord = header && startFile(file, header);
        if (header === undefined || onRecord === undefined)
            continue;
        let index = 0;
        await (0,source_records/* readSource */.o)(file, {
            columnDelimiter: header.columnDelimiter,
            signal,
            onRecord: (record) => {
                const place = index++;
                if (!notChosen?.has(place) && isSent(firstOrdinal + place))
                    onRecord(record, firstOrdinal + place);
            },
        });
    }
}

;// CONCATENATED MODULE: ../../lib/prepare/load-ids.js










class IdsOfLoads {
    #loads;
    #ids = new Map();
    constructor(loads, isDeferred) {
        this.#loads = loads;
        const refs = loads.flatMap(({ spec }) => usesOf(spec).filter((use) => use.kind === 'ref'));
        for (const load of loads) {
            const { spec, read } = load;
            const bys = refs.filter((ref) => (0,values_names/* sameName */.q)(ref.load, spec.name)).map(({ by }) => by);
            if (bys.length === 0 && !isDeferred(load))
                continue;
            for (const by of bys)
                refuseMissing(by, spec, read.files);
            this.#ids.set((0,values_names/* nameKey */.R)(spec.name), new LoadedIds(read.files, bys, isDeferred(load)));
        }
    }
    of({ name }) {
        return this.#ids.get((0,values_names/* nameKey */.R)(name));
    }
    keepOnly(left) {
        const wanted = new Set(left.flatMap(({ spec }) => [
            (0,values_names/* nameKey */.R)(spec.name),
            ...usesOf(spec).flatMap((use) => (use.kind === 'ref' ? [(0,values_names/* nameKey */.R)(use.load)] : [])),
        ]));
        for (const [name, ids] of this.#ids)
            if (!wanted.has(name))
                ids.release();
    }
    filesOf(name) {
        return this.#loads.find(({ spec }) => (0,values_names/* sameName */.q)(spec.name, name))?.read.files ?? [];
    }
}
function refuseMissing(by, { name, manifest }, files) {
    for (const { path, header } of files) {
        const own = header?.use?.own ?? header?.columns ?? [];
        const missing = by.filter((column) => (0,column_index/* columnIndex */.P)(own, column) === -1);
        if (header === undefined || missing.length === 0)
            continue;
        throw new lib_errors/* LoadError */.Xb('invalid-input', `\`manifest\`: ${manifest?.path ?? ''} refers to records of the load \`${name}\` by ${(0,words/* listed */.KE)(missing.map((column) => `\`${column}\``))}, and ${path} line ${header.line} has no such column. Nothing was sent. Add the column, or correct \`by\`.`);
    }
}
function usesOf({ manifest }) {
    return [...(manifest?.columns.uses.values() ?? [])].filter(isIdUse);
}
function usesSent(files) {
    const all = files.flatMap(({ header }) => header?.use?.places ?? []);
    return [...new Set(all.flatMap((use) => (typeof use === 'object' ? [use.use] : [])))];
}
function isIdUse(use) {
    return use.kind !== 'field';
}
const QUERIES_AT_ONCE = 5;
async function lookUpAll({ spec, read }, uses, isSent, { org, say, signal }) {
    const resolvers = new Map();
    for (const use of uses) {
        if (use.kind !== 'lookup')
            continue;
        const known = await readLookUp({ object: use.object, by: use.by, of: spec.object }, org);
        const keys = use.missing.kind === 'otherwise' ? [[use.missing.key]] : [];
        const one = { resolverOf: (other) => (other === use ? NOTHING : undefined), isSent, signal };
        const seen = new Set();
        await forEachKey(read.files, one, (_, values) => {
            const text = JSON.stringify(values);
            if (seen.has(text))
                return;
            seen.add(text);
            keys.push(values);
        });
        const found = await findIds(known, keys, org, QUERIES_AT_ONCE);
        say.log(`looked up ${(0,words/* count */.U9)(found.keys, 'key')} of ${use.object} by ${(0,words/* listed */.KE)(use.by, use.by.length)} with ${(0,words/* thousands */.oh)(found.queries)} ${(0,words/* agree */.d5)(found.queries, 'query', 'queries')}`);
        resolvers.set(use, lookUpResolver(known, found));
    }
    return resolvers;
}
const NOTHING = {
    find: () => undefined,
    canFind: () => false,
    explain: () => ({ code: 'LOOKUP_NOT_FOUND', why: '', whyWithValue: '' }),
};
async function referToLoads({ read }, uses, isSent, { ids, signal }) {
    const resolvers = new Map();
    for (const use of uses) {
        const loaded = use.kind === 'ref' ? ids.of({ name: use.load }) : undefined;
        if (use.kind !== 'ref' || loaded === undefined)
            continue;
        const first = refResolver(use, loaded, new Map());
        const missing = new MissingKeys();
        const one = { resolverOf: (other) => (other === use ? first : undefined), isSent, signal };
        await forEachKey(read.files, one, (_, values) => {
            if (first.find(values) === undefined)
                missing.add(values);
        });
        const places = missing.size === 0 ? new Map() : await missing.find(ids.filesOf(use.load), use.by, signal);
        resolvers.set(use, refResolver(use, loaded, places));
    }
    return resolvers;
}

var how_to_read = __webpack_require__(74018);
var join_errors = __webpack_require__(86469);
var read_files = __webpack_require__(71750);
var identity = __webpack_require__(57907);
var preflight = __webpack_require__(4088);
;// CONCATENATED MODULE: ../../lib/resolve/key-matcher.js






class KeyReaderOf {
    #spans;
    #parts;
    constructor(header, key, resolverOf) {
        const { columns, use, columnDelimiter } = header;
        this.#spans = new field_spans/* FieldSpans */.M(columnDelimiter, columns.length);
        this.#parts = key.map((field) => {
            const added = use?.added.find(({ name }) => (0,values_names/* sameName */.q)(name, field));
            if (added !== undefined)
                return (record) => (typeof added.value === 'string' ? added.value : added.value(record));
            const place = (0,column_index/* columnIndex */.P)(columns, field);
            const filling = use?.places[place];
            if (typeof filling !== 'object')
                return (record) => withLineFeeds(record.value(place).trim());
            const resolver = resolverOf(filling.use);
            return (record) => {
                const values = valuesOf(record, filling);
                if (resolver === undefined || isBlank(values))
                    return '';
                const found = findOr(resolver, values, filling.use.missing);
                return typeof found === 'string' ? found : '';
            };
        });
    }
    read(bytes, start, end) {
        this.#spans.read(bytes, start, end);
        return this.#parts.map((part) => part(this.#spans) ?? '');
    }
}
function unfilled(key, { columns, use }) {
    return key.filter((field) => (0,column_index/* columnIndex */.P)(columns, field) === -1 && !use?.added.some(({ name }) => (0,values_names/* sameName */.q)(name, field)));
}
function matchKey(values, resolver, { key, missing, isDeleted = () => false, isRemade = () => false }) {
    const found = resolver.find(values);
    if (found !== undefined && isRemade(values))
        return { kind: 'failed', what: { kind: 'deleted' } };
    if (typeof found === 'string')
        return { kind: 'found', id: found };
    const explained = resolver.explain(values, found);
    const failed = { kind: 'fail', field: 'Id', column: key.join(', '), ...explained };
    if (found !== undefined)
        return { kind: 'failed', what: failed };
    if (!resolver.canFind(values)) {
        const why = 'a value of its key is blank, or its field cannot hold it';
        const whyWithValue = `a value of its key is blank, or its field cannot hold it: ${pairs(key, values)}`;
        return { kind: 'failed', what: { ...failed, code: 'LOOKUP_NOT_FOUND', why, whyWithValue } };
    }
    if (missing === 'new')
        return { kind: 'new' };
    if (isDeleted(values))
        return { kind: 'failed', what: { kind: 'deleted' } };
    return { kind: 'failed', what: missing === 'skip' ? { kind: 'skip' } : failed };
}
function withUse(header, change) {
    const { use } = header;
    return use === undefined ? header : { ...header, use: { ...use, ...change(use) } };
}

var column_name = __webpack_require__(55344);
;// CONCATENATED MODULE: ../../lib/prepare/optional-columns.js





async function withoutLacking(read, { object, manifest }, options, describer) {
    const optional = manifest?.columns.optional ?? [];
    const describe = optional.length === 0 ? undefined : await (0,org_describe/* describeIfPossible */.ch)(object, describer);
    if (describe === undefined)
        return read;
    const isLacking = (name, own) => {
        if (!optional.some((one) => (0,values_names/* sameName */.q)(one, name) || (0,values_names/* sameName */.q)(one, own)))
            return false;
        const { relationship } = (0,column_name/* parseColumn */.s0)(name);
        return !describe.fields.some((field) => relationship === undefined ? (0,values_names/* sameName */.q)(field.name, name) : (0,values_names/* sameName */.q)(field.relationshipName, relationship));
    };
    let isWhole = true;
    const files = read.files.map((file) => {
        const { header } = file;
        const lacking = header?.columns.map((name, place) => isLacking(name, header.use?.own[place])) ?? [];
        if (header === undefined || !lacking.includes(true))
            return file;
        isWhole = false;
        const left = withUse(header, ({ places }) => ({
            places: places.map((use, place) => (lacking[place] ? 'not sent' : use)),
        }));
        return { ...file, header: left };
    });
    return isWhole ? read : await (0,read_files/* leaveOut */.ov)({ ...read, files }, read_files/* NO_RECORDS */.Hk, options);
}

var lib_counts = __webpack_require__(57615);
var split_waves = __webpack_require__(39256);
var part = __webpack_require__(85025);
var verdict = __webpack_require__(5787);
;// CONCATENATED MODULE: ../../lib/resolve/fill-ids.js



const fill_ids_NOTHING = Buffer.alloc(0);
const CLEARED = Buffer.from(CLEAR);
function fillIds(resolverOf) {
    return (filling, columnDelimiter) => {
        const resolver = resolverOf(filling.use);
        if (resolver === undefined)
            return undefined;
        const { missing } = filling.use;
        const delimiter = String.fromCharCode((0,dialect/* delimiterByte */.Wi)(columnDelimiter));
        return (record) => {
            const values = valuesOf(record, filling);
            if (isBlank(values))
                return values.includes(CLEAR) ? CLEARED : fill_ids_NOTHING;
            const found = findOr(resolver, values, missing);
            if (typeof found === 'string')
                return Buffer.from(found);
            if (found === undefined && missing.kind === 'blank')
                return fill_ids_NOTHING;
            return Buffer.from((0,csv_fields/* encodeFields */.KP)([values.join(' ')], delimiter));
        };
    };
}

var rewrite = __webpack_require__(91126);
var sent_form = __webpack_require__(93305);
;// CONCATENATED MODULE: ../../lib/resolve/only-column.js




function judgeOfOnlyColumn(header, resolverOf, options) {
    const { own, added } = (0,sent_form/* sentPlaces */.$)(header, options);
    const [place] = own;
    if (header.use === undefined || place === undefined || own.length + added.length > 1)
        return undefined;
    if (options.blankFields === 'clear' && (0,sent_form/* isClearable */.Q0)(header, place, options))
        return undefined;
    const use = header.use.places[place];
    const column = header.use.own[place] ?? '';
    const field = header.columns[place] ?? '';
    const noValue = { kind: 'fail', field, column, ...NO_VALUE };
    const spans = new field_spans/* FieldSpans */.M(header.columnDelimiter, header.columns.length);
    if (typeof use !== 'object')
        return (bytes, start, end) => {
            spans.read(bytes, start, end);
            return (0,rewrite/* isBlank */.z)(bytes, spans.start(place), spans.end(place)) ? noValue : undefined;
        };
    const resolver = resolverOf(use.use);
    const { missing } = use.use;
    if (resolver === undefined)
        return undefined;
    return (bytes, start, end) => {
        spans.read(bytes, start, end);
        const values = valuesOf(spans, use);
        if (isBlank(values))
            return values.includes(CLEAR) ? undefined : noValue;
        if (missing.kind !== 'blank' || findOr(resolver, values, missing) !== undefined)
            return undefined;
        if (resolver.doubts?.(values) === true)
            return undefined;
        const { code, why, whyWithValue } = resolver.explain(values, undefined);
        const rest = ', and the record has no other value to send';
        return { kind: 'fail', field, column, code, why: `${why}${rest}`, whyWithValue: `${whyWithValue}${rest}` };
    };
}
const WHY = 'the record has no value in the only column that is sent';
const NO_VALUE = { code: 'REQUIRED_FIELD_MISSING', why: WHY, whyWithValue: WHY };

var code_spans = __webpack_require__(89494);
var record_check = __webpack_require__(79585);
var file_warnings = __webpack_require__(41875);
var row_error_codes = __webpack_require__(13034);
;// CONCATENATED MODULE: ../../lib/prepare/tell-unresolved.js






function wordsOf({ what }, redact) {
    const why = redact ? what.why : what.whyWithValue;
    return `\`${what.column}\`: ${why}. ${(0,row_error_codes/* meaningOf */.Pr)({ code: what.code, message: why }).cure}`;
}
function tooManyUnresolved({ findings }, failed, { spec, read, redact }) {
    const found = findings.map((finding) => ({
        path: finding.path,
        line: finding.line,
        check: CHECK,
        message: wordsOf(finding, redact),
    }));
    const rest = failed - found.length;
    const more = rest > 0
        ? [`The first ${found.length} are listed, ${(0,words/* thousands */.oh)(rest)} more ${(0,words/* agree */.d5)(rest, 'was', 'were')} found.`]
        : [];
    return new lib_errors/* PreflightError */.wG([
        ...found.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
        ...more,
        `${(0,words/* thousands */.oh)(failed)} of ${(0,words/* count */.U9)(read.records, 'record')} of the load \`${spec.name}\` would fail; ` +
            `\`max-failures: ${(0,verdict/* written */.Mp)(spec.limits.maxFailures)}\` does not allow that. Nothing was sent.`,
    ].join('\n'), { about: 'Look-up', findings: found, found: failed, checks: [CHECK] });
}
const CHECK = 'no-id';
function tellOfUnresolved({ findings, failed, skipped, deleted }, { spec, redact }, say) {
    const [first] = findings;
    if (first !== undefined) {
        const whose = `the load \`${spec.name}\` does not send`;
        const what = failed.count === 1 ? `${whose} this record` : `the first of ${(0,words/* thousands */.oh)(failed.count)} records that ${whose}`;
        const message = `${what}. ${wordsOf(first, redact)}`;
        (0,tell/* tellOfWarnings */.mV)([{ check: CHECK, ...(0,file_warnings/* placed */.G)(first.path, first.line, message) }], say);
    }
    if (skipped.count > 0)
        say.log(`${(0,words/* count */.U9)(skipped.count, 'record')} left out, because one of ${(0,words/* agree */.d5)(skipped.count, 'its', 'their')} values finds no record (\`on-missing: skip\`)`);
    if (deleted.count > 0)
        say.log(`${(0,words/* count */.U9)(deleted.count, 'record')} skipped: an earlier step has deleted them`);
}

;// CONCATENATED MODULE: ../../lib/prepare/resolve-ids.js













function isSentOf({ waves }) {
    if (waves === undefined)
        return () => true;
    return (ordinal) => (0,split_waves/* isSentIn */.SW)(waves.waveOf(ordinal));
}
async function resolveIds(load, resolvers, { say, stops, judgeOf = () => undefined, onListed = () => { } }) {
    const { spec, read, checked } = load;
    const resolverOf = (use) => resolvers.get(use);
    const { signal } = load.options;
    const judging = allJudges([
        (header) => judgeOfIds(header, resolverOf),
        judgeOf,
        (header) => judgeOfOnlyColumn(header, resolverOf, load.options),
    ]);
    const resolved = await resolveRecords(read.files, judging, { isSent: isSentOf(read), signal });
    const options = { ...load.options, fillIds: fillIds(resolverOf) };
    const left = await (0,read_files/* leaveOut */.ov)(read, resolved.failed, options, { notFound: resolved.skipped, deleted: resolved.deleted });
    const failed = (0,part/* countRecords */.q)(left.refused);
    if (stops && (0,verdict/* exceeds */.Or)({ ...lib_counts/* NO_COUNTS */.lZ, read: read.records, failed }, spec.limits.maxFailures))
        throw tooManyUnresolved(resolved, failed, load);
    tellOfUnresolved(resolved, load, say);
    return {
        ...load,
        options,
        read: left,
        checked: { ...checked, parts: checked.named(left.parts) },
        refused: {
            parts: checked.named(left.refused),
            ...explained(read.files, judging, load.refused, onListed),
        },
    };
}
function judgeOfIds(header, resolverOf) {
    const resolver = new RecordResolver(header, resolverOf);
    return resolver.resolves ? (bytes, start, end) => resolver.judge(bytes, start, end) : undefined;
}
function allJudges(all) {
    return (header) => {
        const judges = all.flatMap((judgeOf) => judgeOf(header) ?? []);
        if (judges.length === 0)
            return undefined;
        return (bytes, start, end) => {
            for (const judge of judges) {
                const what = judge(bytes, start, end);
                if (what !== undefined)
                    return what;
            }
            return undefined;
        };
    };
}
function explained(files, judgeOf, before, onListed) {
    const sources = new source_reader/* SourceReader */.j();
    const judges = new Map(files.map(({ absolutePath, header }) => [absolutePath, header && judgeOf(header)]));
    const judge = ({ file, offset, length }) => {
        const own = judges.get(file.absolutePath);
        if (own === undefined || offset === undefined)
            return undefined;
        const bytes = (0,source_reader/* withoutEnding */.s)(sources.read(file, offset, length));
        return own(bytes, 0, bytes.length);
    };
    const errorOf = (record, part) => {
        const what = judge(record);
        if (what?.kind !== 'fail')
            return before.errorOf(record, part);
        return (0,record_check/* errorText */.k)({ code: what.code, message: (0,code_spans/* withoutCodeMarks */.I)(what.whyWithValue), field: what.field });
    };
    const close = () => {
        sources.close();
        before.close?.();
        onListed();
    };
    return { errorOf, close };
}

var column_plan = __webpack_require__(38282);
var value_checks_explain = __webpack_require__(57251);
var record_look = __webpack_require__(26195);
;// CONCATENATED MODULE: ../../lib/value-checks/constant-check.js




function checkConstants(constants, describe, load, showsValues) {
    return [...constants].flatMap(([field, value]) => {
        const [plan] = (0,column_plan/* planColumns */.j)([field], describe, load);
        if (plan === undefined)
            return [];
        const bytes = Buffer.from((0,csv_fields/* encodeFields */.KP)([value], ','));
        for (const found of new record_look/* RecordLook */.D([plan], 'COMMA', true).look(bytes, 0, bytes.length, true)) {
            if ((0,value_checks_explain/* refusalCode */.c)(plan, found.check) === undefined)
                continue;
            const { message = '', cure = '' } = (0,value_checks_explain/* explain */.W)({ plan, column: 0, found }, showsValues) ?? {};
            return [{ field, check: found.check, message: `${message} ${cure}` }];
        }
        return [];
    });
}

var value_checks_prefixes = __webpack_require__(47361);
;// CONCATENATED MODULE: ../../lib/prepare/sift-constants.js






async function siftConstants({ spec, describer, redact, say }) {
    const { manifest, operation, externalIdField, object, preflight, name } = spec;
    if (manifest === undefined || manifest.columns.constants.size === 0 || preflight === 'off')
        return;
    const { path, columns, constantLines } = manifest;
    const describe = describer && (await (0,org_describe/* describeIfPossible */.ch)(object, describer));
    const prefixes = describer && describe && (await (0,value_checks_prefixes/* readPrefixes */.R)([[...columns.constants.keys()]], describe, describer));
    const load = { operation, externalIdField, ...(prefixes && { prefixes }) };
    const findings = checkConstants(columns.constants, describe, load, !redact).map(({ field, check, message }) => {
        const line = constantLines?.get(field) ?? 1;
        return { path, line, check, message: `\`constants\` of the load \`${name}\`: ${message}` };
    });
    if (findings.length === 0)
        return;
    if (preflight === 'warn') {
        (0,tell/* tellOfWarnings */.mV)(findings.map(({ check, line, message }) => ({ check, ...(0,file_warnings/* placed */.G)(path, line, message) })), say);
        return;
    }
    const lines = findings.map(({ line, message }) => `${path} line ${line}: ${message}`);
    const end = 'The org would refuse every record of the load. Nothing was sent. (With `preflight: warn`, the files are sent anyway.)';
    throw new lib_errors/* PreflightError */.wG([...lines, end].join('\n'), {
        about: 'Value',
        findings,
        found: findings.length,
        checks: findings.map(({ check }) => check),
    });
}

var sift_values = __webpack_require__(92242);
;// CONCATENATED MODULE: ../../lib/prepare/prepare.js

















async function prepareAll(loads, org, preparing) {
    const prepared = [];
    const errors = [];
    for (const load of loads) {
        try {
            const ready = await prepare(load, org, preparing);
            const early = usesSent(ready.read.files).filter((use) => use.kind === 'lookup' && !isLoaded(use.object, loads));
            prepared.push(await withLookUps(ready, early, org, preparing));
        }
        catch (error) {
            const isOfFiles = error instanceof lib_errors/* CsvError */.J$ || error instanceof lib_errors/* PreflightError */.wG;
            if (!isOfFiles)
                throw error;
            errors.push(error);
        }
    }
    if (errors.length > 0)
        throw (0,join_errors/* joinErrors */._)(errors);
    return prepared;
}
function isLoaded(object, loads) {
    return loads.some(({ spec }) => (0,values_names/* sameName */.q)(spec.object, object) && !(0,bulk_job/* isDeletion */.zo)(spec.operation));
}
async function withLookUps(load, uses, org, { begun }) {
    const { say, stop } = stepOf(load.spec, begun.step);
    const resolvers = await lookUpAll(load, uses, isSentOf(load.read), { org, say, signal: stop.over });
    return await resolveIds({ ...load, resolvers }, resolvers, { say, stops: load.spec.preflight !== 'warn' });
}
async function prepare({ spec, read }, org, { inputs, edge, begun }) {
    const { results } = inputs;
    const { voice } = begun;
    const step = stepOf(spec, begun.step);
    const { describer } = org;
    const redact = (0,begin_step/* mustRedact */.Z_)(results, org.organization, edge);
    voice.learn({ redact });
    const own = (0,how_to_read/* readOptions */.T)(spec, step);
    const known = await (0,read_files/* settleKeys */.O3)(read, own, () => (0,org_describe/* describeKey */.Rx)(spec, describer));
    const settled = await withoutLacking(known, spec, own, describer);
    (0,tell/* tellOfKeys */.LQ)(settled, step.say);
    const { parts, files } = settled;
    const header = await (0,preflight/* preflight */.Mz)({ parts, files }, { ...asChecked(spec), redact }, describer);
    voice.learn({ isName: header.isName });
    (0,tell/* tellOfColumns */.mL)(header, step.say);
    const sifting = { spec: asChecked(spec), options: own, describer, redact, say: step.say };
    await siftConstants(sifting);
    const { read: left, refused, clears } = await (0,sift_values/* siftValues */.z)(settled, sifting);
    const checked = { ...header, parts: header.named(left.parts) };
    return {
        spec,
        identity: loadIdentity(spec, inputs, org, edge),
        checked,
        read: left,
        options: own,
        resolvers: new Map(),
        refused: { ...refused, parts: header.named(refused.parts) },
        clears,
        redact,
        resultsPath: results.resultsPath,
    };
}
function asChecked(spec) {
    const isSplit = spec.operation === 'upsert' && (spec.manifest?.columns.key.length ?? 0) > 0;
    return isSplit ? { ...spec, operation: 'insert', externalIdField: undefined } : spec;
}
function loadIdentity(spec, { ledger }, { organization }, { ledger: { place } }) {
    const { operation, object, externalIdField = null, name, source, manifest } = spec;
    const { key: ledgerKey = null } = ledger;
    const files = manifest === undefined ? source.files : [manifest.path];
    return (0,identity/* identityOf */.cu)({ ...place, files: [...files] }, { ledgerKey, object, operation, externalIdField, orgId: organization.id, ...(manifest && { name }) });
}

var build = __webpack_require__(33850);
var annotations = __webpack_require__(44528);
var cure_of_load = __webpack_require__(79104);
var load_ends = __webpack_require__(39995);
var report_report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/report/step-result.js





function resultOf(report, ends) {
    const loads = ends.filter(load_ends/* isRun */.yz);
    const groups = loads.flatMap(({ load, loaded }) => {
        const own = report.loads.find(({ name }) => name === load.spec.name);
        const next = (0,cure_of_load/* nextStepOf */.V)(own ?? {}, report.isContinued);
        return loaded.failures.groups.all().map((group) => ({ ...group, next }));
    });
    const { failed } = (0,report_report/* totalCounts */.x)(report);
    const redact = loads.some(({ load }) => load.redact);
    const starts = ends.flatMap((end) => ((0,load_ends/* isRun */.yz)(end) || end.error === undefined ? [] : [(0,annotations/* annotateStart */.tD)(end.error)]));
    return {
        report,
        annotations: (0,annotations/* joined */.oR)([...starts, (0,annotations/* annotateFailures */.o)(groups, { redact, failed, where: filesOfFailed(loads) })]),
        loads: loads.map(({ load, loaded }) => ({
            name: load.spec.name,
            failed: loaded.failures.records,
            progress: loaded.progress,
            ledger: loaded.ledger.text(),
        })),
    };
}
function filesOfFailed(loads) {
    const failing = loads.filter(({ loaded }) => loaded.counts.failed > 0);
    const folders = failing.map(({ resultsPath, load }) => `${resultsPath}/${load.spec.name}`);
    return folders.length === 1 ? `${folders[0]}/failed.csv` : `failed.csv in ${(0,words/* listed */.KE)(folders)}`;
}

;// CONCATENATED MODULE: ../../lib/runs/passes.js
function passesOf(ordered) {
    const byLoad = new Map(ordered.map((one) => [one.load, emptyPasses(one)]));
    const passesFor = (load) => [byLoad.get(load) ?? []].flat();
    const firsts = (loads) => loads.flatMap((load) => passesFor(load).map(({ first }) => first));
    for (const { load, after, deferred } of ordered)
        for (const { first, second } of passesFor(load)) {
            first.after.push(...firsts(after));
            second?.after.push(...new Set([first, ...firsts(deferred.map(({ on }) => on))]));
        }
    for (const { load, needed } of ordered)
        for (const { first } of passesFor(load))
            for (const { second } of needed.flatMap(passesFor))
                if (second !== undefined && !waits(second, first))
                    first.after.push(second);
    for (const { load, behind } of ordered)
        for (const { first } of passesFor(load))
            for (const other of behind.flatMap(passesFor).flatMap(bothOf))
                if (!waits(other, first))
                    first.behind.push(other);
    return sorted(inTheirOrder(ordered.flatMap(({ load }) => passesFor(load))));
}
function emptyPasses({ load, deferred }) {
    const columns = deferred.map(({ column }) => column);
    const pass = (isSecond) => ({ load, isSecond, columns, after: [], behind: [] });
    return { first: pass(false), second: deferred.length === 0 ? undefined : pass(true) };
}
function bothOf({ first, second }) {
    return second === undefined ? [first] : [first, second];
}
function waits(pass, other) {
    const seen = new Set();
    const left = [pass];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
        if (at === other)
            return true;
        if (seen.has(at))
            continue;
        seen.add(at);
        left.push(...at.after, ...at.behind);
    }
    return false;
}
function inTheirOrder(all) {
    const list = [];
    const waiting = new Set();
    for (const { first, second } of all) {
        list.push(first);
        if (second !== undefined)
            waiting.add(second);
        for (const one of [...waiting].filter(({ after }) => after.every((other) => list.includes(other)))) {
            waiting.delete(one);
            list.push(one);
        }
    }
    return list;
}
function sorted(passes) {
    const left = new Set(passes);
    const list = [];
    while (left.size > 0) {
        const next = [...left].find(({ after, behind }) => ![...after, ...behind].some((other) => left.has(other)));
        if (next === undefined)
            throw new Error('Each pass that is left waits for another one.');
        left.delete(next);
        list.push(next);
    }
    return list;
}

;// CONCATENATED MODULE: ../../lib/runs/load-runs.js


function runsOf(ordered) {
    const byPass = new Map();
    for (const pass of passesOf(ordered)) {
        const { load, columns, after } = pass;
        const before = after.flatMap((other) => byPass.get(other) ?? []);
        const runs = [];
        for (const part of pass.isSecond ? [{ kind: 'references', columns }] : partsOf(load.spec, columns))
            runs.push(runOf(load, part, [...before, ...runs]));
        byPass.set(pass, runs);
    }
    return [...byPass.values()].flat();
}
function partsOf({ operation, manifest }, deferred) {
    if (manifest === undefined || manifest.columns.key.length === 0)
        return [{ kind: 'all', deferred }];
    const found = { kind: 'found', deferred };
    return operation === 'upsert' ? [found, { kind: 'new', deferred }] : [found];
}
function runOf(load, part, after) {
    const spec = specOf(load.spec, part);
    const { operation, externalIdField = null, name } = spec;
    const identity = part.kind === 'all' ? load.identity : { ...load.identity, operation, externalIdField, load: name };
    return { load, spec, identity, part, after: [...new Set(after)] };
}
function specOf(spec, { kind }) {
    if (kind === 'all' || (0,bulk_job/* isDeletion */.zo)(spec.operation))
        return spec;
    const update = { ...spec, operation: 'update', externalIdField: undefined };
    if (kind === 'references')
        return { ...update, name: runName(spec, 'references') };
    if (spec.operation !== 'upsert')
        return spec;
    return kind === 'found'
        ? { ...update, name: runName(spec, 'update') }
        : { ...spec, operation: 'insert', externalIdField: undefined, name: runName(spec, 'insert') };
}
function runName({ name }, part) {
    return `${name}_${part}`;
}
function partOf({ part, load: { spec, read } }) {
    const isAgain = part.kind === 'references';
    const isHalf = isAgain || part.kind === 'new' || (part.kind === 'found' && spec.operation === 'upsert');
    if (!isHalf && part.deferred.length === 0)
        return undefined;
    return { spec, records: read.records, isAgain };
}
function recordsLeftTo({ part, load: { spec, read } }, taken) {
    const isShared = part.kind === 'references' || (part.kind === 'found' && spec.operation === 'upsert');
    return isShared ? 0 : read.records - taken;
}

;// CONCATENATED MODULE: ../../lib/runs/order.js





async function orderLoads(loads, describer) {
    const reasons = new Map();
    const deferred = new Map(loads.map((load) => [load, []]));
    for (const load of loads)
        reasons.set(load, await reasonsOf(load, loads, describer));
    const reasonsLeft = (load) => reasons.get(load) ?? [];
    const defer = (load, { on, column }) => {
        if (column !== undefined)
            deferred.get(load)?.push({ column, on });
        reasons.set(load, reasonsLeft(load).filter((reason) => reason.column !== column));
    };
    for (const load of loads)
        for (const own of reasonsLeft(load).filter(({ on }) => on === load)) {
            if (!own.isDeferrable)
                throw cannotWait([{ load, reason: own }]);
            defer(load, own);
        }
    const ordered = [];
    const left = new Set(loads);
    while (left.size > 0) {
        const next = [...left].find((load) => !reasonsLeft(load).some(({ on }) => left.has(on)));
        if (next === undefined) {
            const round = cycleIn([...left], reasonsLeft);
            const way = round.find(({ reason }) => reason.isDeferrable);
            if (way === undefined)
                throw cannotWait(round);
            defer(way.load, way.reason);
            continue;
        }
        left.delete(next);
        ordered.push({
            load: next,
            after: [...new Set(reasonsLeft(next).map(({ on }) => on))],
            needed: reasonsLeft(next).flatMap(({ on, column }) => (column === undefined ? [on] : [])),
            behind: sharersBefore(next, loads),
            deferred: deferred.get(next) ?? [],
        });
    }
    return ordered;
}
async function reasonsOf(load, loads, describer) {
    const { spec, read } = load;
    const { needs = [], columns } = spec.manifest ?? {};
    const byName = (name) => loads.filter((other) => (0,values_names/* sameName */.q)(other.spec.name, name));
    const reasons = needs.flatMap((name) => byName(name).map((on) => ({ on, column: undefined, isDeferrable: false, keyField: undefined })));
    if (spec.manifest === undefined || !puts(load))
        return reasons;
    const describe = await (0,org_describe/* describeIfPossible */.ch)(spec.object, describer);
    for (const { column, fills, field, objects, load: named } of targetsOf(read.files, describe)) {
        const on = named === undefined
            ? loads.filter((other) => makes(other) && objects.some((object) => (0,values_names/* sameName */.q)(object, other.spec.object)))
            : byName(named);
        const mayWait = field === undefined || field.nillable || spec.operation === 'update';
        const keyField = columns?.key.find((name) => (0,values_names/* sameName */.q)(name, fills));
        const isDeferrable = mayWait && field?.updateable !== false && keyField === undefined;
        reasons.push(...on.map((parent) => ({ on: parent, column, isDeferrable, keyField })));
    }
    return reasons;
}
function sharersBefore(load, loads) {
    return loads.slice(0, loads.indexOf(load)).filter((other) => shareByKey(other.spec, load.spec));
}
function shareByKey(one, other) {
    const hasKey = [one, other].some(({ manifest }) => (manifest?.columns.key.length ?? 0) > 0);
    return hasKey && (0,values_names/* sameName */.q)(one.object, other.object);
}
function puts({ spec: { operation } }) {
    return makes({ spec: { operation } }) || operation === 'update';
}
function makes({ spec: { operation } }) {
    return operation === 'insert' || operation === 'upsert';
}
function targetsOf(files, describe) {
    return files.flatMap(({ header }) => (header?.columns ?? []).flatMap((name, place) => {
        const use = header?.use?.places[place] ?? 'as it is';
        const column = header?.use?.own[place] ?? name;
        if (use === 'not sent')
            return [];
        const { type, relationship } = (0,column_name/* parseColumn */.s0)(name);
        const field = describe?.fields.find((candidate) => relationship === undefined
            ? (0,values_names/* sameName */.q)(candidate.name, name)
            : (0,values_names/* sameName */.q)(candidate.relationshipName, relationship));
        if (use !== 'as it is')
            return use.use.kind === 'ref'
                ? [{ column, fills: name, field, objects: [], load: use.use.load }]
                : [{ column, fills: name, field, objects: [use.use.object] }];
        if (relationship === undefined)
            return [];
        return [{ column, fills: name, field, objects: type === undefined ? (field?.referenceTo ?? []) : [type] }];
    }));
}
function cycleIn(left, reasonsOf) {
    const way = [];
    for (let at = left[0]; at !== undefined;) {
        const start = way.findIndex(({ load }) => load === at);
        if (start >= 0)
            return way.slice(start);
        const reason = reasonsOf(at).find(({ on }) => left.includes(on));
        if (reason === undefined)
            break;
        way.push({ load: at, reason });
        at = reason.on;
    }
    throw new Error('Each load that is left waits for another one.');
}
function cannotWait(round) {
    const links = round.map(({ load, reason: { on, column } }) => {
        const by = column === undefined ? 'by `needs`' : `because of its column \`${column}\``;
        return on === load
            ? `\`${load.spec.name}\` refers to its own records by \`${column}\``
            : `\`${load.spec.name}\` comes after \`${on.spec.name}\` ${by}`;
    });
    const reasons = round.map(({ reason }) => reason).filter(({ column }) => column !== undefined);
    const columns = reasons.flatMap(({ column, keyField }) => (keyField === undefined ? [`\`${column}\``] : []));
    const keys = round.flatMap(({ load: { spec }, reason: { keyField } }) => keyField === undefined ? [] : [`\`${keyField}\` from the \`key\` of \`${spec.name}\``]);
    const why = [
        ...(reasons.length === 0 ? ['Remove `needs` from one of these loads.'] : []),
        ...(columns.length === 0
            ? []
            : [
                `A column can be set afterwards where the org lets it be blank and be updated, which it does not for ${(0,words/* listed */.KE)(columns, columns.length)}.`,
            ]),
        ...(keys.length === 0
            ? []
            : [
                `A field of \`key\` cannot be set afterwards, because the step finds the records by it first. Remove ${(0,words/* listed */.KE)(keys, keys.length)}.`,
            ]),
    ].join(' ');
    return new lib_errors/* LoadError */.Xb('invalid-input', `\`manifest\`: no load can be first, because ${(0,words/* listed */.KE)(links, links.length)}. ${why} Nothing was sent.`);
}

var aborted = __webpack_require__(82460);
var load_spec = __webpack_require__(35049);
;// CONCATENATED MODULE: ../../lib/ledger/book.js
function openBook(began, commitTo, hasUnpassed = false) {
    const jobs = new Map(began.jobs.map((job) => [job.id, job]));
    let { end, counts } = began;
    let isKept = hasUnpassed || jobs.size > 0;
    const state = () => ({
        ...began,
        end,
        ...(counts === undefined ? {} : { counts }),
        jobs: [...jobs.values()],
    });
    const commit = commitTo(state);
    return {
        announce: async (job) => {
            jobs.set(job.id, job);
            isKept = true;
            await commit.flush();
        },
        withdraw: (id) => {
            jobs.delete(id);
        },
        settle: (id, settled) => {
            const job = jobs.get(id);
            if (job !== undefined)
                jobs.set(id, { ...job, settled });
        },
        names: (id) => jobs.has(id),
        end: async (how, total) => {
            end = how;
            counts = total;
            if (isKept)
                await commit.flushNow();
        },
        state,
    };
}

var ledger_store = __webpack_require__(61764);
;// CONCATENATED MODULE: ../../lib/ledger/book-warnings.js


function withWarnings(book, { store, isHarmless, warn }) {
    let isUnkeptTold = store.unkept() !== undefined;
    let isFailureTold = false;
    return {
        ...book,
        announce: async (job) => {
            try {
                await book.announce(job);
            }
            catch (error) {
                if (!isHarmless || !(error instanceof lib_errors/* LoadError */.Xb) || error instanceof lib_errors/* AnotherRunError */.Bw)
                    throw error;
                if (!isFailureTold)
                    warn(`${whatFailed(error)} The load continues, since its records can be sent again without harm.`);
                isFailureTold = true;
            }
            if (!isUnkeptTold && !isHarmless)
                for (const warning of unprotected(store))
                    warn(warning);
            isUnkeptTold ||= store.unkept() !== undefined;
        },
        end: async (how, counts) => {
            const wasKept = store.unkept() === undefined;
            try {
                await book.end(how, counts);
            }
            catch (error) {
                if (!(error instanceof ledger_store/* LedgerSaveError */.jD))
                    throw error;
                if (!isFailureTold)
                    warn(notRecorded(error));
                return;
            }
            const why = store.unkept();
            if (wasKept && why !== undefined)
                warn(`The ledger does not say how this load ended: ${why}. Therefore ${NEXT_RUN}`);
        },
    };
}
function unprotected(store) {
    const why = store.unkept();
    if (why === undefined)
        return [];
    return [
        `This insert is not protected against duplicates: ${why}. If it is interrupted or run again, the action cannot know ` +
            'which records were already loaded. Before you run it again, look in Setup under Bulk Data Load Jobs.',
    ];
}
function notRecorded(error) {
    return error instanceof ledger_store/* UnconfirmedSaveError */.gt
        ? `The end of this load may not be recorded in its ledger. ${error.what} If the end is not recorded, ${NEXT_RUN}`
        : `Could not record in the ledger that this load ended. ${error.what} Therefore ${NEXT_RUN}`;
}
function whatFailed(error) {
    return error instanceof ledger_store/* LedgerSaveError */.jD ? error.what : error.message;
}
const NEXT_RUN = 'the next run treats this load as unfinished: it looks its jobs up in the org, and sends only the records that are ' +
    'not loaded yet. To load everything again, use another `ledger-key`.';

var ledger_ledger = __webpack_require__(99268);
;// CONCATENATED MODULE: ../../lib/ledger/decide.js




const COURSES = [
    { when: 'later attempt of the run', ended: 'passed', operation: 'insert', course: 'take the old results' },
    {
        when: 'later attempt of the run',
        ended: 'passed',
        operation: 'update, upsert, delete',
        course: 'take the old results',
    },
    { when: 'later attempt of the run', ended: 'failed', operation: 'insert', course: 'send what is missing' },
    {
        when: 'later attempt of the run',
        ended: 'failed',
        operation: 'update, upsert, delete',
        course: 'send what is missing',
    },
    { when: 'later attempt of the run', ended: 'unfinished', operation: 'insert', course: 'continue' },
    { when: 'later attempt of the run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
    { when: 'later run', ended: 'passed', operation: 'insert', course: 'send everything' },
    { when: 'later run', ended: 'passed', operation: 'update, upsert, delete', course: 'send everything' },
    { when: 'later run', ended: 'failed', operation: 'insert', course: 'send what is missing' },
    { when: 'later run', ended: 'failed', operation: 'update, upsert, delete', course: 'send everything' },
    { when: 'later run', ended: 'unfinished', operation: 'insert', course: 'continue' },
    { when: 'later run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
];
const JOB_COURSES = [
    { job: 'Open', operation: 'insert', content: 'same', course: 'abort' },
    { job: 'Open', operation: 'insert', content: 'changed', course: 'abort' },
    { job: 'Open', operation: 'update, upsert, delete', content: 'same', course: 'abort' },
    { job: 'Open', operation: 'update, upsert, delete', content: 'changed', course: 'abort' },
    { job: 'running', operation: 'insert', content: 'same', course: 'await' },
    { job: 'running', operation: 'insert', content: 'changed', course: 'await' },
    { job: 'running', operation: 'update, upsert, delete', content: 'same', course: 'await' },
    { job: 'running', operation: 'update, upsert, delete', content: 'changed', course: 'await' },
    { job: 'final', operation: 'insert', content: 'same', course: 'take its results' },
    { job: 'final', operation: 'insert', content: 'changed', course: 'look for its records' },
    { job: 'final', operation: 'update, upsert, delete', content: 'same', course: 'take its results' },
    { job: 'final', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
    { job: 'gone', operation: 'insert', content: 'same', course: 'unaccounted' },
    { job: 'gone', operation: 'insert', content: 'changed', course: 'stop' },
    { job: 'gone', operation: 'update, upsert, delete', content: 'same', course: 'send again' },
    { job: 'gone', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
    { job: 'not as the ledger says', operation: 'insert', content: 'same', course: 'stop' },
    { job: 'not as the ledger says', operation: 'insert', content: 'changed', course: 'stop' },
    { job: 'not as the ledger says', operation: 'update, upsert, delete', content: 'same', course: 'send again' },
    { job: 'not as the ledger says', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
];
function isUnfinished(end) {
    return end === 'running' || (0,lib_errors/* isCutShort */.zy)(end);
}
function endedAs({ end, jobs }) {
    if (end === 'passed')
        return 'passed';
    return isUnfinished(end) || jobs.some(({ settled }) => settled === undefined) ? 'unfinished' : 'failed';
}
function decidePast(chain, thisRun, operation) {
    const own = chain.filter(({ run, attempt }) => run === thisRun.run && attempt < thisRun.attempt);
    const newer = chain.filter(({ run, attempt }) => (0,ledger_ledger/* compareIds */.q3)(run, thisRun.run) > 0 || (run === thisRun.run && attempt > thisRun.attempt));
    const knowsOwnRun = own.length > 0;
    const before = chain.filter((run) => !own.includes(run) && !newer.includes(run));
    const [jobsSince] = [...sinceLastPassed(before), ...own, ...newer]
        .flatMap(({ jobs, startedAt }) => (jobs.length > 0 ? [startedAt] : []))
        .sort();
    const known = { newer, knowsOwnRun, hasJobs: jobsSince !== undefined, jobsSince };
    const earlier = (knowsOwnRun ? own : before).at(-1);
    if (earlier === undefined)
        return { course: 'send everything', earlier, jobs: [], ...known };
    const when = knowsOwnRun ? 'later attempt of the run' : 'later run';
    const course = courseOf(when, endedAs(earlier), operation);
    if (course === 'send everything')
        return { course, earlier: undefined, jobs: [], ...known };
    const runs = (0,bulk_job/* isRepeatable */.su)(operation) ? [earlier] : knowsOwnRun ? own : sinceLastPassed(before);
    return { course, earlier, jobs: jobsOf(runs), ...known };
}
function sinceLastPassed(runs) {
    return runs.slice(runs.findLastIndex((run) => endedAs(run) === 'passed') + 1);
}
function courseOf(when, ended, operation) {
    const row = COURSES.find((known) => known.when === when && known.ended === ended && known.operation === groupOf(operation));
    if (row === undefined)
        throw new Error(`There is no row for ${when}, ${ended}, ${operation}.`);
    return row.course;
}
function jobsOf(runs) {
    const byId = new Map();
    for (const job of runs.flatMap(({ jobs }) => jobs)) {
        const known = byId.get((0,values_ids/* idKey */.T4)(job.id));
        byId.set((0,values_ids/* idKey */.T4)(job.id), known?.settled !== undefined && job.settled === undefined ? known : job);
    }
    return [...byId.values()];
}
function decideJob(job, operation, content) {
    const row = JOB_COURSES.find((known) => known.job === job && known.operation === groupOf(operation) && known.content === content);
    if (row === undefined)
        throw new Error(`There is no row for ${job}, ${operation}, ${content}.`);
    return row.course;
}
function jobStanding(state) {
    if ((0,bulk_job/* finalMeaning */.cG)(state) !== undefined)
        return 'final';
    return bulk_job/* STATE_MEANING */.mR[state] === 'waits-for-us' ? 'Open' : 'running';
}
function groupOf(operation) {
    return (0,bulk_job/* isRepeatable */.su)(operation) ? 'update, upsert, delete' : 'insert';
}

;// CONCATENATED MODULE: ../../lib/ledger/group-commit.js
class GroupCommit {
    #options;
    #waiting = [];
    #isWorking = false;
    #durable;
    #failure;
    #begunAt = Number.NEGATIVE_INFINITY;
    #hurry = new AbortController();
    constructor(options) {
        this.#options = options;
    }
    flush() {
        return new Promise((resolve, reject) => {
            if (this.#failure !== undefined)
                return reject(this.#failure.error);
            this.#waiting.push({ resolve, reject });
            if (!this.#isWorking)
                void this.#work();
        });
    }
    flushNow() {
        this.#hurry.abort();
        return this.flush();
    }
    async #work() {
        this.#isWorking = true;
        while (this.#waiting.length > 0)
            await this.#serve();
        this.#isWorking = false;
    }
    async #serve() {
        let served = [];
        try {
            await this.#interval();
            served = this.#waiting;
            this.#waiting = [];
            this.#hurry = new AbortController();
            await this.#write(this.#options.render());
            for (const { resolve } of served)
                resolve();
        }
        catch (error) {
            this.#failure = { error };
            for (const { reject } of [...served, ...this.#waiting])
                reject(error);
            this.#waiting = [];
        }
    }
    async #interval() {
        const { clock, store, intervalMs = INTERVAL_MS } = this.#options;
        const hurry = this.#hurry.signal;
        const left = this.#begunAt + intervalMs - clock.now();
        if (left <= 0 || hurry.aborted || store.unkept() !== undefined)
            return;
        await clock.sleep(left, hurry).catch((reason) => {
            if (!hurry.aborted)
                throw reason;
        });
    }
    async #write(state) {
        const text = JSON.stringify(state);
        if (text === this.#durable)
            return;
        this.#begunAt = this.#options.clock.now();
        await this.#options.store.write(state);
        this.#durable = text;
    }
}
const INTERVAL_MS = 2_000;

;// CONCATENATED MODULE: ../../lib/ledger/open-ledger.js







async function readLedger(store, identity) {
    const read = await store.read();
    const kept = read.was === 'found' ? (0,ledger_ledger/* parseLedger */.h8)(read.text) : undefined;
    return { store, identity, read, kept, chain: (0,ledger_ledger/* chainOf */.dR)(kept, identity) };
}
function unfinishedRuns(ledgers) {
    const runs = new Set();
    for (const { chain } of ledgers) {
        const last = new Map(chain.map((entry) => [entry.run, entry]));
        for (const [run, entry] of last)
            if (endedAs(entry) !== 'passed')
                runs.add(run);
        const newest = chain.at(-1);
        if (newest === undefined || endedAs(newest) === 'passed')
            continue;
        for (const { run } of ledgers.flatMap((other) => other.chain))
            if ((0,ledger_ledger/* compareIds */.q3)(run, newest.run) > 0)
                runs.add(run);
    }
    return runs;
}
function openKept({ store, identity, read, kept, chain }, thisRun, { clock, now, warn }, unfinished) {
    const asOfSet = chain.map((entry) => endedAs(entry) === 'passed' && unfinished.has(entry.run) && entry.run !== thisRun.run
        ? { ...entry, end: OTHERS_FAILED }
        : entry);
    const past = decidePast(asOfSet, thisRun, identity.operation);
    const startedAt = new Date(now()).toISOString();
    const writer = writerName(clock);
    const begin = { ...thisRun, writer, startedAt: past.earlier?.startedAt ?? startedAt, end: 'running' };
    const keeper = keepChain(store, { identity, chain, kept, writer, now, isUnknown: read.was === 'no-answer' });
    const opened = openBook({ ...begin, jobs: [...past.jobs] }, (render) => new GroupCommit({ store: { write: keeper.write, unkept: store.unkept }, clock, render }), chain.slice(-1).some((newest) => endedAs(newest) !== 'passed'));
    const isHarmless = (0,bulk_job/* isRepeatable */.su)(identity.operation);
    return {
        ...past,
        book: withWarnings(opened, { store, isHarmless, warn }),
        unknown: unknownPast(read, past, thisRun),
        warnings: isHarmless ? [] : [...unprotected(store), ...unanswered(read)],
        notices: describePast(past, thisRun),
        text: () => keeper.render(opened.state()),
    };
}
const OTHERS_FAILED = 'failures-exceeded';
function unknownPast(read, { knowsOwnRun }, { attempt }) {
    if (read.was === 'no-answer')
        return 'no answer';
    return attempt > 1 && !knowsOwnRun ? 'not the first attempt' : undefined;
}
function describePast({ course, earlier, newer }, { run }) {
    const notices = [];
    const newest = newer.at(-1);
    if (newest !== undefined)
        notices.push(`A newer run (${open_ledger_nameOf(newest)}) has worked on this load since run ${run} began: this run sends nothing that ` +
            'could load records twice or overwrite newer values with older ones.');
    if (earlier === undefined)
        return notices;
    const what = endedAs(earlier) === 'failed' ? `failed (${earlier.end})` : 'did not finish';
    if (course === 'take the old results')
        notices.push(`This load passed in attempt ${earlier.attempt} of this run: looking its jobs up in the org.`);
    else if (course === 'continue')
        notices.push(`Continuing the load of ${open_ledger_nameOf(earlier)}, which ${what}.`);
    else
        notices.push(`Completing the load of ${open_ledger_nameOf(earlier)}, which ${what}: records already loaded are skipped.`);
    return notices;
}
function open_ledger_nameOf({ run, attempt }) {
    return attempt === 1 ? `run ${run}` : `run ${run}, attempt ${attempt}`;
}
function writerName({ random }) {
    return Array.from({ length: 3 }, () => Math.floor(random() * 0x10000)
        .toString(16)
        .padStart(4, '0')).join('');
}
function keepChain(store, { identity, chain, kept, writer, now, isUnknown }) {
    let others = chain;
    let ledger = kept;
    let isBegun = !isUnknown;
    const withRun = (run) => {
        const runs = [...others, { ...run, writtenAt: new Date(now()).toISOString() }];
        return (0,ledger_ledger/* withChain */.e3)(ledger, identity, (0,ledger_ledger/* forgetOldRuns */.zc)(runs, now()));
    };
    const add = (newest, run) => {
        if (newest !== undefined)
            ledger = (0,ledger_ledger/* parseLedger */.h8)(newest);
        const there = (0,ledger_ledger/* chainOf */.dR)(ledger, identity).filter((known) => known.writer !== writer);
        if (!isBegun)
            others = there;
        if (JSON.stringify(there) !== JSON.stringify(others))
            throw anotherRun(there);
        isBegun = true;
        return JSON.stringify(withRun(run));
    };
    return {
        write: (run) => store.write((newest) => add(newest, run)),
        render: (run) => JSON.stringify(withRun(run)),
    };
}
function anotherRun(there) {
    const newest = there.at(-1);
    return new lib_errors/* AnotherRunError */.Bw(`Another step${newest === undefined ? '' : ` (${open_ledger_nameOf(newest)})`} is loading with the same ledger. No further job was started. ` +
        'Let only one run load at a time, with a `concurrency:` group in the workflow, and run this one again when the other has ended.');
}
function unanswered(read) {
    if (read.was !== 'no-answer')
        return [];
    return [`Could not look up the ledger (${read.why}); using the org's list of jobs instead.`];
}

var part_builder = __webpack_require__(9043);
;// CONCATENATED MODULE: ../../lib/parts/chosen-records.js




function createSentRecords(part) {
    const { header, columns, columnDelimiter, lineEnding, wave } = part;
    const form = { header, columns, columnDelimiter, lineEnding, ...(wave === undefined ? {} : { wave }) };
    const sentBytes = createMeter(part);
    return (record) => ({ form, range: record.range, ...placeOf(record), bytes: sentBytes(record) });
}
function placeOf({ range, sent }) {
    const { at, length, firstLine, firstEntry, isTerminated } = sent;
    const start = range.start + at;
    return { start, end: start + length, firstLine, firstEntry, isTerminated };
}
function createMeter({ lineEnding }) {
    const rewritten = new rewrite/* Rewritten */.F();
    const endingLength = (0,dialect/* lineEndingBytes */.pP)(lineEnding).length;
    return ({ bytes, start, end, range: { rewriting }, sent }) => {
        if (rewriting === undefined)
            return sent.length + (sent.isTerminated ? 0 : endingLength);
        rewritten.clear();
        rewritten.add(bytes, start, end, rewriting);
        return rewritten.length;
    };
}
async function withRecords(part, isChosen) {
    const sentBytes = createMeter(part);
    const chosen = new part_builder/* PartBuilder */.h(part, part.number);
    let index = 0;
    await forEachRecord(part, (record) => {
        if (isChosen(index++))
            chosen.add(record.range, placeOf(record), sentBytes(record));
    });
    return chosen.records === 0 ? undefined : chosen.end();
}
function mergeParts(parts, limits = {}) {
    const { maxRecords = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
    const merged = [];
    const open = new Map();
    for (const part of parts) {
        const key = (0,part_builder/* formKey */.q)(part, part.wave);
        let into = open.get(key);
        const bytes = part.bytes - part.header.length;
        if (into === undefined || into.bytes + bytes > maxBytes || into.records + part.records > maxRecords) {
            into = new part_builder/* PartBuilder */.h(part, part.number);
            merged.push(into);
            open.set(key, into);
        }
        into.addPart(part);
    }
    return merged.map((part) => part.end());
}
function partsOfRecords(records, limits = {}) {
    const { maxRecords = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
    const all = [];
    const open = new Map();
    const keys = new Map();
    for (const record of records) {
        const { form } = record;
        const key = keys.get(form) ?? (0,part_builder/* formKey */.q)(form, form.wave);
        keys.set(form, key);
        let current = open.get(key);
        const isFull = current && (current.records.length === maxRecords || current.builder.bytes + record.bytes > maxBytes);
        if (current === undefined || isFull) {
            current = { builder: new part_builder/* PartBuilder */.h(form, all.length + 1), records: [] };
            all.push(current);
            open.set(key, current);
        }
        current.builder.add(record.range, record, record.bytes);
        current.records.push(record);
    }
    return all.map(({ builder, records: own }) => ({ part: builder.end(), records: own }));
}

;// CONCATENATED MODULE: ../../lib/recall/jobs-in-org.js



const UNFINISHED = new Set(['Open', 'UploadComplete', 'InProgress']);
const MOST_NAMED = 20;
const SKEW_MS = 2 * 60_000;
function warnOfOtherJobs(jobs, object, isKnown) {
    const others = jobs.filter((job) => (0,values_names/* sameName */.q)(job.object, object) && UNFINISHED.has(job.state) && !isKnown(job.id));
    if (others.length === 0)
        return undefined;
    return (`The org has other jobs on ${object} that are not finished: ${named(others, (job) => `${job.operation}, ${job.state}`)}. ` +
        'They may lock the same records. See Setup, Bulk Data Load Jobs.');
}
async function listAllJobs(client, signal) {
    const jobs = [];
    for await (const page of client.list(signal))
        for (const job of page)
            jobs.push(job);
    return jobs;
}
async function listSomeJobs(client) {
    const page = await client
        .list()
        .next()
        .catch(() => undefined);
    return page?.value ?? [];
}
function madeBetween(jobs, { userId, object, operation }, { from, to }) {
    return jobs.filter((job) => {
        const at = Date.parse(job.createdDate);
        const isOurs = (userId === undefined || !job.createdById || (0,values_ids/* sameId */.s)(job.createdById, userId)) &&
            (0,values_names/* sameName */.q)(job.object, object) &&
            (0,values_names/* sameName */.q)(job.operation, operation);
        return isOurs && at >= from - SKEW_MS && at <= to + SKEW_MS;
    });
}
function named(jobs, wordOn) {
    return (0,words/* listed */.KE)(jobs.map((job) => `${job.id} (${wordOn(job)})`), MOST_NAMED);
}

;// CONCATENATED MODULE: ../../lib/recall/abandoned-jobs.js



async function seeToLeftovers(left, { client, say, isAlone, signal }) {
    if (left.length === 0)
        return;
    if (!isAlone) {
        say.warn(`The org has Open jobs that were left behind: ${named(left, ({ createdDate }) => createdDate)}. ` +
            'They hold nothing that has any effect and expire within a day. Other legs may be using them, so they are not aborted.');
        return;
    }
    for (const { id } of left) {
        try {
            await client.abort(id, signal);
            say.log(`job ${id} was left Open: aborted`);
        }
        catch (error) {
            say.warn(`Job ${id} was left Open and could not be aborted: ${(0,words/* sentence */.em)((0,lib_errors/* messageOf */.bD)(error))}`);
        }
    }
}
class LostCreates {
    #org;
    #startedAt;
    #made = new Set();
    #lost = 0;
    #lastLostAt = 0;
    constructor(org) {
        this.#org = org;
        this.#startedAt = org.now();
    }
    see(event) {
        if (event.type === 'created')
            this.#made.add(event.id);
        if (event.type !== 'create-lost')
            return;
        this.#lost++;
        this.#lastLostAt = this.#org.now();
    }
    async seeTo({ object, operation }, known, { say, stop, run }) {
        if (this.#lost === 0)
            return;
        const { userId, names, older } = known;
        const { bulk: client } = this.#org;
        const signal = stop.dying;
        try {
            const jobs = madeBetween(await listAllJobs(client, signal), { userId, object, operation }, { from: this.#startedAt, to: this.#lastLostAt });
            const isLeft = ({ id, state }) => state === 'Open' && !this.#made.has(id) && !older.has(id) && !names(id);
            const open = jobs.filter(isLeft);
            const isAlone = userId !== undefined && run.isAlone() && open.length <= this.#lost;
            await seeToLeftovers(open, { client, say, isAlone, signal });
        }
        catch (error) {
            say.warn(`Could not check for jobs left by unanswered create requests: ${(0,words/* sentence */.em)((0,lib_errors/* messageOf */.bD)(error))} Such jobs are empty and expire on their own.`);
        }
    }
}

var promises_ = __webpack_require__(51455);
var error_body = __webpack_require__(72827);
var limits = __webpack_require__(21306);
var csv_scan = __webpack_require__(70236);
;// CONCATENATED MODULE: ../../lib/csv/result-rows.js



class UnreadableRowsError extends Error {
    name = 'UnreadableRowsError';
}
const MAX_ROW_BYTES = 4 * limits/* MAX_RECORD_CHARACTERS */.EX * limits/* MAX_CHARACTER_BYTES */.hK;
async function readRows(body, onRow) {
    let header;
    const rows = new arrived_records/* ArrivedRecords */.m(({ bytes, start, end }) => {
        if (header !== undefined)
            onRow(bytes, start, end, header);
    });
    const scan = (0,csv_scan/* startScan */.y)({
        takesAllRows: true,
        onRecords(batch, own) {
            header = own;
            rows.take(batch);
        },
    });
    for await (const chunk of body) {
        if (rows.feed(chunk, scan) > MAX_ROW_BYTES)
            throw new UnreadableRowsError('The result file has a row that does not end: a quote is not closed.');
    }
    const result = scan.end();
    if (result.endsInQuotes)
        throw new UnreadableRowsError('The result file is incomplete: it ends inside a quoted field.');
    const [problem] = result.problems;
    if (result.header === undefined && problem !== undefined)
        throw new UnreadableRowsError(`What arrived is no result file: ${problem.problem}.`);
    return result.header;
}

var own_files = __webpack_require__(89487);
var request = __webpack_require__(18273);
var cut_text = __webpack_require__(75483);
;// CONCATENATED MODULE: ../../lib/join/arrived-rows.js





const ID_BYTES = 18;
const MOST_ERROR_CHARACTERS = 32_000_000;
const SHORT_ERROR_CHARACTERS = 300;
class ArrivedRows {
    kind;
    header;
    count = 0;
    created = 0;
    #keying;
    #memory = new own_memory/* OwnMemory */.G();
    #ids = Buffer.alloc(0);
    #words = new Uint32Array(0);
    #lo = new Int32Array(0);
    #hi = new Int32Array(0);
    #idSpan = { bytes: this.#ids, start: 0, end: 0 };
    #delimiter = 0;
    #hasOddIds = false;
    #idColumn = -1;
    #wordColumn = -1;
    #fields;
    #texts = [];
    #characters = 0;
    #isTrue = [];
    #lastWord = Buffer.alloc(0);
    #lastNumber = -1;
    #numbers = new Map();
    constructor(kind, keying) {
        this.kind = kind;
        this.#keying = keying;
    }
    add = (bytes, start, end, header) => {
        if (header !== this.header)
            this.#begin(header);
        if (this.count === this.#words.length)
            this.#grow();
        if (this.kind !== 'unprocessedrecords')
            this.#readWords(bytes, start, end);
        if (this.#keying !== undefined && this.#fields !== undefined) {
            const { hash } = this.#keying;
            hash.read(bytes, start, end, this.#fields);
            this.#lo[this.count] = hash.lo;
            this.#hi[this.count] = hash.hi;
        }
        this.count++;
    };
    idOf(row) {
        if (this.kind === 'unprocessedrecords')
            return '';
        const start = row * ID_BYTES;
        const id = this.#ids.toString('latin1', start, start + ID_BYTES);
        const end = id.indexOf('\0');
        return end === -1 ? id : id.slice(0, end);
    }
    get ids() {
        return this.#ids;
    }
    idWordOf(row) {
        if (this.#hasOddIds)
            return this.idOf(row);
        const span = this.#idSpan;
        span.bytes = this.#ids;
        span.start = row * ID_BYTES;
        span.end = this.kind === 'unprocessedrecords' ? span.start : span.start + ID_BYTES;
        while (span.end > span.start && this.#ids[span.end - 1] === 0)
            span.end--;
        return span;
    }
    isCreated(row) {
        return this.#isTrue[this.#words[row] ?? -1] ?? false;
    }
    wordOf(row) {
        return this.#texts[this.#words[row] ?? -1] ?? '';
    }
    loOf(row) {
        return this.#lo[row] ?? 0;
    }
    hiOf(row) {
        return this.#hi[row] ?? 0;
    }
    release() {
        this.#memory.release();
    }
    #begin(header) {
        this.header = header;
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(header.columnDelimiter);
        this.#idColumn = (0,column_index/* columnIndex */.P)(header.columns, 'sf__Id');
        this.#wordColumn = (0,column_index/* columnIndex */.P)(header.columns, this.kind === 'failedResults' ? 'sf__Error' : 'sf__Created');
        this.#fields = this.#keying?.fieldsOf(header);
    }
    #readWords(bytes, start, end) {
        const last = Math.max(this.#idColumn, this.#wordColumn);
        let at = start;
        for (let column = 0; column <= last && at <= end; column++) {
            const to = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, this.#delimiter);
            if (column === this.#idColumn)
                this.#readId(bytes, at, to);
            else if (column === this.#wordColumn)
                this.#setWord(bytes, at, to);
            at = to + 1;
        }
    }
    #readId(bytes, start, end) {
        const isQuoted = bytes[start] === 0x22;
        const from = isQuoted ? start + 1 : start;
        const to = isQuoted ? end - 1 : end;
        const ids = this.#ids;
        const length = Math.min(to - from, ID_BYTES);
        const place = this.count * ID_BYTES;
        for (let index = 0; index < length; index++) {
            const byte = bytes[from + index] ?? 0;
            if (!isWordByte(byte))
                this.#hasOddIds = true;
            ids[place + index] = byte;
        }
    }
    #setWord(bytes, start, end) {
        if (!isEqual(bytes, start, end, this.#lastWord)) {
            this.#lastWord = Buffer.from(bytes.subarray(start, end));
            this.#lastNumber = this.#numberOf((0,csv_fields/* decodeField */.RC)(bytes, start, end));
        }
        if (this.#isTrue[this.#lastNumber] && this.kind === 'successfulResults')
            this.created++;
        this.#words[this.count] = this.#lastNumber;
    }
    #numberOf(whole) {
        const word = this.#characters < MOST_ERROR_CHARACTERS ? (0,cut_text/* cutText */.I)(whole) : (0,cut_text/* cutText */.I)(whole, SHORT_ERROR_CHARACTERS);
        const known = this.#numbers.get(word);
        if (known !== undefined)
            return known;
        this.#characters += word.length;
        const number = this.#texts.push(word) - 1;
        this.#isTrue.push(word.toLowerCase() === 'true');
        this.#numbers.set(word, number);
        return number;
    }
    #nextSize() {
        const { mostRows = 0 } = this.#keying ?? {};
        if (this.kind === 'successfulResults' && this.count < mostRows)
            return mostRows;
        return Math.max(1_024, this.#words.length * 2);
    }
    #grow() {
        const size = this.#nextSize();
        const words = new Uint32Array(size);
        words.set(this.#words);
        this.#words = this.#memory.replace(this.#words, words);
        if (this.kind !== 'unprocessedrecords') {
            const ids = Buffer.alloc(size * ID_BYTES);
            this.#ids.copy(ids);
            this.#ids = this.#memory.replace(this.#ids, ids);
        }
        if (this.#keying === undefined)
            return;
        const grown = (keys) => {
            const larger = new Int32Array(size);
            larger.set(keys);
            return this.#memory.replace(keys, larger);
        };
        this.#lo = grown(this.#lo);
        this.#hi = grown(this.#hi);
    }
}
function isWordByte(byte) {
    return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
function isEqual(bytes, start, end, other) {
    if (end - start !== other.length)
        return false;
    for (let index = 0; index < other.length; index++)
        if (bytes[start + index] !== other[index])
            return false;
    return true;
}

var unzip = __webpack_require__(51293);
;// CONCATENATED MODULE: ../../lib/job-results/result-bounds.js

const MOST_TIMES_AS_LONG = 8;
const ROW_BYTES = 16_384;
const MOST_ERROR_BYTES = 2_000_000_000;
const SPARE_BYTES = 16_000_000;
const SPARE_ROWS = 1_000;
function resultBounds({ bytes, records }) {
    const errors = Math.min(records * ROW_BYTES, MOST_ERROR_BYTES);
    return { bytes: bytes * MOST_TIMES_AS_LONG + errors + SPARE_BYTES, rows: records * 2 + SPARE_ROWS };
}
const LARGEST_RESULT = resultBounds({ bytes: 150_000_000, records: 15_000_000 });
class ResultTooLargeError extends Error {
    name = 'ResultTooLargeError';
}
const SHORT_CHUNK_BYTES = 1_024;
const GATHERED_BYTES = 65_536;
async function* bounded(body, most, rowsSoFar) {
    let read = 0;
    for await (const chunk of gathered(body)) {
        read += chunk.length;
        if (read > most.bytes)
            throw new ResultTooLargeError(`The file is larger than ${(0,words/* size */.Ej)(most.bytes)}, more than it can hold for these records.`);
        yield chunk;
        if (rowsSoFar() > most.rows)
            throw new ResultTooLargeError('The file has more rows than the job had records.');
    }
}
async function* gathered(body) {
    let short = Buffer.alloc(0);
    let used = 0;
    for await (const chunk of body) {
        const isShort = chunk.length < SHORT_CHUNK_BYTES;
        if (used > 0 && (!isShort || used + chunk.length > short.length)) {
            yield short.subarray(0, used);
            used = 0;
        }
        if (!isShort) {
            yield chunk;
            continue;
        }
        if (used === 0)
            short = Buffer.allocUnsafeSlow(GATHERED_BYTES);
        used += chunk.copy(short, used);
    }
    if (used > 0)
        yield short.subarray(0, used);
}

;// CONCATENATED MODULE: ../../lib/job-results/result-header.js


const OF_THE_ORG = {
    successfulResults: ['sf__Id', 'sf__Created'],
    failedResults: ['sf__Id', 'sf__Error'],
    unprocessedrecords: [],
};
function isHeaderOf(kind, columns, uploaded) {
    const own = OF_THE_ORG[kind];
    if (own.length > 0)
        return own.every((name) => (0,column_index/* columnIndex */.P)(columns, name) >= 0);
    if (uploaded === undefined)
        return !columns.some((name) => /^\s?[<{[]/.test(name));
    const others = columns.filter((name) => !(0,column_name/* isOrgColumn */.rm)(name));
    return others.length > 0 && others.every((name) => (0,column_index/* columnIndex */.P)(uploaded, name) >= 0);
}

;// CONCATENATED MODULE: ../../lib/job-results/download.js













async function downloadRows(id, kind, source, { keying, most = LARGEST_RESULT, columns } = {}) {
    const file = fileOf(id, kind, source);
    for (let attempt = 1;; attempt++) {
        try {
            const rows = new ArrivedRows(kind, keying);
            const header = await download(id, rows, { file, most }, source);
            if (header === undefined)
                return { path: file, rows, read: { kind: 'blank' } };
            if (!isHeaderOf(kind, header.columns, columns))
                throw new UnreadableRowsError(NO_RESULT_FILE);
            return { path: file, rows, read: { kind: 'whole', rows: rows.count } };
        }
        catch (error) {
            const isLasting = error instanceof lib_errors/* SalesforceError */.mO || error instanceof ResultTooLargeError;
            if (!isLasting && !isOver(source) && (await pause(attempt, source)))
                continue;
            const warning = `The ${NAMES[kind]} records of job ${id} could not be read: ${(0,lib_errors/* messageOf */.bD)(error)}`;
            const read = { kind: (0,error_body/* isRefusal */.vu)(error) && !isForLater(error) ? 'refused' : 'unreadable' };
            return { path: file, rows: new ArrivedRows(kind), read, warning, error };
        }
    }
}
function isOver({ step: { stop } }) {
    return stop.cancelled.aborted || stop.dying.aborted;
}
const NO_RESULT_FILE = 'the answer does not begin as such a file does.';
function isForLater(error) {
    if (error instanceof lib_errors/* LoadError */.Xb)
        return true;
    return error instanceof lib_errors/* SalesforceError */.mO && (error.status === 401 || (0,explain/* isDailyLimit */.Fu)(error));
}
function notDownloaded(id, kind, source) {
    return { path: fileOf(id, kind, source), rows: new ArrivedRows(kind), read: { kind: 'not needed' } };
}
function fileOf(id, kind, { step }) {
    return external_node_path_.join(step.temp, `${id.replace(/\W/g, '')}-${kind}.csv`);
}
const NAMES = {
    successfulResults: 'successful',
    failedResults: 'failed',
    unprocessedrecords: 'unprocessed',
};
async function removeDownload({ path: file, rows }) {
    rows.release();
    await (0,promises_.rm)(file, { force: true });
}
async function download(id, rows, { file, most }, { client, step }) {
    const body = await client.results(id, rows.kind, step.stop.dying);
    const handle = await (0,own_files/* createFile */.x3)(file);
    try {
        const chunks = bounded(body, most, () => rows.count);
        return await readRows(written(chunks, handle, () => (0,unzip/* isDone */.$L)(body)), rows.add);
    }
    finally {
        await handle.close();
    }
}
const WRITE_BYTES = 1_048_576;
async function* written(body, handle, isAllRead) {
    let chunks = [];
    let size = 0;
    let writing = Promise.resolve();
    let onDisk = [];
    const giveBackWritten = async (isEnd) => {
        await writing;
        (0,unzip/* releasePieces */.f5)(onDisk, request/* UNZIP_BYTES */.PZ, isEnd && isAllRead());
    };
    const write = async () => {
        await giveBackWritten(false);
        if (size > 0)
            writing = handle.writev(chunks);
        writing.catch(() => { });
        onDisk = chunks;
        chunks = [];
        size = 0;
    };
    try {
        for await (const chunk of body) {
            chunks.push(chunk);
            size += chunk.length;
            yield chunk;
            if (size >= WRITE_BYTES)
                await write();
        }
        await write();
        await giveBackWritten(true);
    }
    finally {
        await writing;
    }
}
async function pause(attempt, { step: { clock, stop } }) {
    const pauseMs = (0,try_again/* pauseAfter */.l0)(try_again/* POLICIES */.PQ.download, { attempt }, clock.random);
    if (pauseMs === undefined)
        return false;
    const ended = AbortSignal.any([stop.cancelled, stop.dying]);
    await clock.sleep(pauseMs, ended).catch(() => { });
    return true;
}

var sent_columns = __webpack_require__(79424);
;// CONCATENATED MODULE: ../../lib/join/compared-fields.js




function fieldsOfRange(range, part, compared) {
    const { delimiter, places, isTrimmed } = (0,sent_columns/* sentColumns */._)(range, part);
    const forms = sentForms(compared).map((form, place) => (isTrimmed[place] && form === 'text' ? 'trimmed' : form));
    return fieldsOf(delimiter, places, forms);
}
function fieldsOfRows(kind, header, { columns }, { compared, idFrom = 'Id' }) {
    const places = header.columns.map((name) => {
        if ((0,values_names/* sameName */.q)(name, idFrom))
            return (0,column_index/* columnIndex */.P)(columns, 'Id');
        return (0,values_names/* sameName */.q)(name, 'Id') ? -1 : (0,column_index/* columnIndex */.P)(columns, name);
    });
    const forms = kind === 'unprocessedrecords' ? sentForms(compared) : compared;
    return fieldsOf(header.columnDelimiter, places, forms);
}
function fieldsOf(delimiter, places, compared) {
    return {
        delimiter: (0,dialect/* delimiterByte */.Wi)(delimiter),
        columns: Int32Array.from(places, (place) => (compared[place] === undefined ? -1 : place)),
        forms: places.map((place) => compared[place] ?? 'text'),
    };
}
function sentForms(compared) {
    return compared.map((form) => (form === 'unescaped' ? 'text' : form));
}

;// CONCATENATED MODULE: ../../lib/join/groups.js

function groupRecords({ lo, hi }, has, identity) {
    const count = lo.length;
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 1.5)));
    const memory = new own_memory/* OwnMemory */.G();
    const slots = memory.own(new Int32Array(size).fill(-1));
    const next = memory.own(new Int32Array(count).fill(-1));
    const isMixed = memory.own(new Uint8Array(identity === undefined ? 0 : count));
    const slotOf = (keyLo, keyHi) => {
        let slot = (keyLo ^ Math.imul(keyHi, 0x9e3779b1)) & (size - 1);
        for (;;) {
            const record = slots[slot] ?? -1;
            if (record < 0 || (lo[record] === keyLo && hi[record] === keyHi))
                return slot;
            slot = (slot + 1) & (size - 1);
        }
    };
    for (let record = count - 1; record >= 0; record--) {
        if (!has(record))
            continue;
        const slot = slotOf(lo[record] ?? 0, hi[record] ?? 0);
        const head = slots[slot] ?? -1;
        if (head >= 0) {
            next[record] = head;
            if (identity !== undefined) {
                const differs = identity.lo[record] !== identity.lo[head] || identity.hi[record] !== identity.hi[head];
                isMixed[record] = differs ? 1 : (isMixed[head] ?? 0);
            }
        }
        slots[slot] = record;
    }
    return { slotOf, next, isMixed, slots, [Symbol.dispose]: () => memory.release() };
}

var four_bytes = __webpack_require__(81372);
;// CONCATENATED MODULE: ../../lib/csv/plain-number.js


const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e];
function plainNumber(bytes, start, end, mostDecimals = values_decimal/* EXACT_DIGITS */.LM) {
    let at = start;
    let last = end;
    if (bytes[at] === dialect/* QUOTE */.jA) {
        at++;
        last--;
    }
    const isNegative = bytes[at] === MINUS;
    if (isNegative)
        at++;
    if (last - at > values_decimal/* EXACT_DIGITS */.LM + 1 || last <= at)
        return Number.NaN;
    let digits = 0;
    let decimals = -1;
    let count = 0;
    for (; at < last; at++) {
        const byte = bytes[at] ?? 0;
        if (byte >= ZERO && byte <= NINE) {
            digits = digits * 10 + (byte - ZERO);
            count++;
            if (decimals >= 0)
                decimals++;
        }
        else if (byte === POINT && decimals < 0 && count > 0)
            decimals = 0;
        else
            return Number.NaN;
    }
    if (count === 0 || count > values_decimal/* EXACT_DIGITS */.LM || decimals === 0 || decimals > mostDecimals)
        return Number.NaN;
    const size = decimals > 0 ? digits / 10 ** decimals : digits;
    return isNegative && size !== 0 ? -size : size;
}

;// CONCATENATED MODULE: ../../lib/join/key-hash.js







const QUOTES = (0,four_bytes/* repeatByte */.AH)(dialect/* QUOTE */.jA);
const CRS = (0,four_bytes/* repeatByte */.AH)(dialect.CR);
class KeyHash {
    lo = 0;
    hi = 0;
    isOdd = false;
    hasValues;
    sums;
    #scratch = Buffer.allocUnsafeSlow(1_024);
    #scratchView = viewOf(this.#scratch);
    #viewed = this.#scratch;
    #view = this.#scratchView;
    #a = 0;
    #b = 0;
    #length = 0;
    #isLiteral;
    constructor(columns, { isLiteral = false } = {}) {
        this.#isLiteral = isLiteral;
        this.hasValues = new Uint8Array(columns);
        this.sums = new Int32Array(columns * 2);
    }
    read(bytes, start, end, { delimiter, columns, forms }) {
        this.lo = 0;
        this.hi = 0;
        this.isOdd = false;
        this.#look(bytes);
        let at = start;
        for (let field = 0; at <= end && field < columns.length; field++) {
            const column = columns[field] ?? -1;
            const fieldStart = at;
            if (column < 0)
                at = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, delimiter);
            else if (forms[field] === 'text') {
                at =
                    bytes[at] === dialect/* QUOTE */.jA ? this.#readQuoted(bytes, at, end, delimiter) : this.#readPlain(bytes, at, end, delimiter);
                this.#add(column);
            }
            else {
                at = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, delimiter);
                this.#readFormed(bytes, fieldStart, at, forms[field] ?? 'text');
                this.#add(column);
            }
            at++;
        }
    }
    #look(bytes) {
        if (bytes === this.#viewed)
            return;
        this.#viewed = bytes;
        this.#view = viewOf(bytes);
    }
    #readPlain(bytes, start, end, delimiter) {
        const view = this.#view;
        const delimiters = (0,four_bytes/* repeatByte */.AH)(delimiter);
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let at = start;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if ((0,four_bytes/* bytesEqual */.O6)(word, delimiters) !== 0)
                break;
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        const textEnd = (0,csv_fields/* indexOfByte */.qk)(bytes, at, end, delimiter);
        this.#length = textEnd - start;
        if (at < textEnd) {
            const word = lastWord(bytes, at, textEnd);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        this.#end(a, b);
        return textEnd;
    }
    #readQuoted(bytes, start, end, delimiter) {
        const view = this.#view;
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let at = start + 1;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if (((0,four_bytes/* bytesEqual */.O6)(word, QUOTES) | (0,four_bytes/* bytesEqual */.O6)(word, CRS)) !== 0)
                break;
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        let textEnd = at;
        while (textEnd < end && bytes[textEnd] !== dialect/* QUOTE */.jA && bytes[textEnd] !== dialect.CR)
            textEnd++;
        if (textEnd < end && (bytes[textEnd] === dialect.CR || (bytes[textEnd + 1] === dialect/* QUOTE */.jA && textEnd + 1 < end)))
            return this.#readEscaped(bytes, start, end, delimiter);
        this.#length = textEnd - start - 1;
        if (at < textEnd) {
            const word = lastWord(bytes, at, textEnd);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        this.#end(a, b);
        return (0,csv_fields/* indexOfByte */.qk)(bytes, textEnd, end, delimiter);
    }
    #readEscaped(bytes, start, end, delimiter) {
        this.#reserve(end - start);
        const scratch = this.#scratch;
        let length = 0;
        let at = start + 1;
        for (; at < end; at++) {
            let byte = bytes[at] ?? 0;
            if (byte === dialect/* QUOTE */.jA) {
                if (bytes[at + 1] !== dialect/* QUOTE */.jA || at + 1 === end)
                    break;
                at++;
            }
            else if (byte === dialect.CR) {
                if (bytes[at + 1] === dialect.LF)
                    continue;
                byte = dialect.LF;
            }
            scratch[length++] = byte;
        }
        this.#readScratch(length);
        return (0,csv_fields/* indexOfByte */.qk)(bytes, at, end, delimiter);
    }
    #reserve(bytes) {
        if (bytes <= this.#scratch.length)
            return;
        this.#scratch = Buffer.allocUnsafeSlow(bytes * 2);
        this.#scratchView = viewOf(this.#scratch);
    }
    #readScratch(length) {
        const view = this.#scratchView;
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let at = 0;
        for (; at + 4 <= length; at += 4) {
            const word = view.getInt32(at, true);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        this.#length = length;
        if (at < length) {
            const word = lastWord(this.#scratch, at, length);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        this.#end(a, b);
    }
    #end(a, b) {
        this.#a = a ^ this.#length;
        this.#b = b ^ this.#length;
    }
    #readFormed(bytes, start, end, form) {
        if (form === 'number' || form === 'double') {
            const number = plainNumber(bytes, start, end);
            if (!Number.isNaN(number)) {
                this.#readNumber(number);
                return;
            }
        }
        else if (form === 'id' && this.#readId(bytes, start, end))
            return;
        const value = (0,csv_fields/* decodeField */.RC)(bytes, start, end);
        const isUnusual = value !== '' && !isUsual(form, value);
        if (isUnusual)
            this.isOdd = true;
        if (isUnusual && this.#isLiteral) {
            this.#readString(value);
            return;
        }
        const number = isNumberForm(form) ? numberIn(form, value) : undefined;
        if (typeof number === 'number')
            this.#readNumber(number);
        else
            this.#readString(number ?? canonical(form, value));
    }
    #readString(text) {
        this.#reserve(text.length * 3);
        this.#readScratch(this.#scratch.write(text));
    }
    #readId(bytes, start, end) {
        const isQuoted = bytes[start] === dialect/* QUOTE */.jA;
        const first = isQuoted ? start + 1 : start;
        const last = isQuoted ? end - 1 : end;
        if (last - first !== 18 || !(0,values_ids/* hasCheckLetters */.yb)(bytes, first))
            return false;
        const view = this.#view;
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        for (let at = first; at < first + 12; at += 4) {
            const word = view.getInt32(at, true);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        this.#length = values_ids/* ID_LENGTH */.hq;
        const word = lastWord(bytes, first + 12, first + values_ids/* ID_LENGTH */.hq);
        this.#end((0,mix/* mixA */.aO)(a, word), (0,mix/* mixB */.VQ)(b, word));
        return true;
    }
    #readNumber(number) {
        NUMBER[0] = number;
        const low = NUMBER_BITS[0] ?? 0;
        const high = NUMBER_BITS[1] ?? 0;
        this.#a = (0,mix/* mixA */.aO)((0,mix/* mixA */.aO)(mix/* SEED_A */.sj, low), high);
        this.#b = (0,mix/* mixB */.VQ)((0,mix/* mixB */.VQ)(mix/* SEED_B */.z3, low), high);
        this.#length = -1;
    }
    #add(column) {
        const a = this.#a;
        const b = this.#b;
        if (this.#length === 0)
            return;
        if (this.#length === 4 && a === NULL_A && b === NULL_B) {
            this.isOdd = true;
            if (!this.#isLiteral)
                return;
        }
        this.hasValues[column] = 1;
        const lo = (0,mix/* mixLast */.Bg)(a ^ Math.imul(column + 1, 0x9e3779b1));
        const hi = (0,mix/* mixLast */.Bg)(b ^ Math.imul(column + 1, 0x7feb352d) ^ Math.imul(a, 0x2c1b3c6d));
        this.lo = (this.lo + lo) | 0;
        this.hi = (this.hi + hi) | 0;
        this.sums[column * 2] = (this.sums[column * 2] ?? 0) + lo;
        this.sums[column * 2 + 1] = (this.sums[column * 2 + 1] ?? 0) + hi;
    }
}
function lastWord(bytes, start, end) {
    let word = 0;
    for (let at = end - 1; at >= start; at--)
        word = (word << 8) | (bytes[at] ?? 0);
    return word;
}
const NUMBER = new Float64Array(1);
const NUMBER_BITS = new Int32Array(NUMBER.buffer);
const NULL_WORD = Buffer.from('#N/A').readInt32LE();
const NULL_A = (0,mix/* mixA */.aO)(mix/* SEED_A */.sj, NULL_WORD) ^ 4;
const NULL_B = (0,mix/* mixB */.VQ)(mix/* SEED_B */.z3, NULL_WORD) ^ 4;
function viewOf({ buffer, byteOffset, length }) {
    return new DataView(buffer, byteOffset, length);
}

;// CONCATENATED MODULE: ../../lib/join/record-keys.js




async function readRecordKeys(part, { compared, whole, by }) {
    const hash = new KeyHash(part.columns.length);
    const memory = new own_memory/* OwnMemory */.G();
    const keys = newKeys(part.records, memory);
    const identity = by === 'key' ? undefined : new Identity(part, { compared, whole, keys }, memory);
    await readKeys(part, compared, hash, (record, number) => {
        keys.lo[number] = hash.lo;
        keys.hi[number] = hash.hi;
        identity?.add(record, number, hash.isOdd);
    });
    const { hasValues } = hash;
    return { keys, identity: identity?.keys, hasValues, [Symbol.dispose]: () => memory.release() };
}
async function readKeys(part, compared, hash, onRecord = () => { }) {
    let range;
    let fields;
    let number = 0;
    await forEachRecord(part, (record) => {
        if (record.range !== range || fields === undefined) {
            range = record.range;
            fields = fieldsOfRange(range, part, compared);
        }
        hash.read(record.bytes, record.start, record.end, fields);
        onRecord(record, number);
        number++;
    });
    if (number !== part.records)
        throw new Error(`${number} records were read again, where there had been ${part.records}.`);
}
class Identity {
    keys;
    #hash;
    #part;
    #forms;
    #others;
    #isTold;
    #memory;
    #range;
    #fields;
    constructor(part, { compared, whole, keys }, memory) {
        this.#part = part;
        this.#memory = memory;
        this.#forms = whole;
        this.#others = keys;
        this.#hash = new KeyHash(part.columns.length, { isLiteral: true });
        this.#isTold = whole.every((form, column) => compared[column] === form);
        if (!this.#isTold)
            this.keys = newKeys(part.records, memory);
    }
    add(record, number, isOdd) {
        if (this.#isTold && !isOdd) {
            if (this.keys !== undefined)
                this.#set(this.keys, number, this.#others.lo[number], this.#others.hi[number]);
            return;
        }
        this.keys ??= { lo: this.#memory.own(this.#others.lo.slice()), hi: this.#memory.own(this.#others.hi.slice()) };
        if (record.range !== this.#range || this.#fields === undefined) {
            this.#range = record.range;
            this.#fields = fieldsOfRange(record.range, this.#part, this.#forms);
        }
        this.#hash.read(record.bytes, record.start, record.end, this.#fields);
        this.#set(this.keys, number, this.#hash.lo, this.#hash.hi);
    }
    #set(keys, number, lo = 0, hi = 0) {
        keys.lo[number] = lo;
        keys.hi[number] = hi;
    }
}
function newKeys(count, memory) {
    return { lo: memory.own(new Int32Array(count)), hi: memory.own(new Int32Array(count)) };
}

;// CONCATENATED MODULE: ../../lib/join/ways.js






const KINDS = ['text', 'number', 'boolean', 'unknown'];
const UNKNOWN = ['loose', 'loose by double', 'loose by id'];
const TEXT = ['text', 'composed', 'trimmed', 'composed and trimmed'];
function waysOf(part, compared, { fieldOf }) {
    return compared.map((form, column) => {
        if (form === undefined)
            return undefined;
        const field = fieldOf(part.columns[column] ?? '');
        const decimals = field?.scale ?? undefined;
        if (isNumberForm(form)) {
            const roundings = decimals === undefined ? [] : roundedForms(decimals);
            const up = roundings
                .filter(({ rounding }) => rounding === 'down')
                .map((how) => ({ ...how, rounding: 'up' }));
            return { kind: 'number', forms: ['number', 'double', ...roundings, ...up], decimals };
        }
        if (form === 'boolean')
            return { kind: 'boolean', forms: ['word', 'boolean'], decimals };
        if (form === 'text' && field === undefined)
            return { kind: 'unknown', forms: UNKNOWN, decimals };
        return form === 'text' ? { kind: 'text', forms: TEXT, decimals } : { kind: undefined, forms: [form], decimals };
    });
}
function vagueWaysOf(part, compared, options) {
    return waysOf(part, compared, options).map((ways) => {
        switch (ways?.kind) {
            case 'text':
            case 'unknown':
                return { ...ways, kind: undefined, forms: ['vague'] };
            case 'boolean':
                return { ...ways, kind: undefined, forms: ['boolean'] };
            default:
                return ways;
        }
    });
}
function asTheyAre(ways) {
    return ways.map((own) => own?.forms[0]);
}
function withoutEscapes(ways) {
    return ways.map((own) => (own?.kind === 'text' ? 'unescaped' : own?.forms[0]));
}
class Variation {
    #ways;
    #counts;
    #known = new Map();
    constructor(ways) {
        this.#ways = ways;
        const count = (kind) => Math.max(1, ...ways.map((own) => (own?.kind === kind ? own.forms.length : 1)));
        this.#counts = {
            text: count('text'),
            number: count('number'),
            boolean: count('boolean'),
            unknown: count('unknown'),
        };
    }
    of(bytes, start, end, { delimiter, columns }) {
        const varies = { text: false, number: false, boolean: false, unknown: false };
        let at = start;
        for (let field = 0; at <= end && field < columns.length; field++) {
            const fieldStart = at;
            at = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, delimiter);
            const own = this.#ways[columns[field] ?? -1];
            if (own?.kind !== undefined && at > fieldStart && mayVary(own, bytes, fieldStart, at))
                varies[own.kind] = true;
            at++;
        }
        return this.#all(varies);
    }
    #all(varies) {
        const kinds = KINDS.filter((kind) => varies[kind]);
        const key = kinds.join();
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        const choices = kinds.reduce((all, kind) => all.flatMap((choice) => Array.from({ length: this.#counts[kind] }, (_, index) => ({ ...choice, [kind]: index }))), [{}]);
        const compared = choices.slice(1).map((choice) => this.#ways.map((own) => {
            const index = own?.kind === undefined ? 0 : (choice[own.kind] ?? 0);
            return own?.forms[index] ?? own?.forms[0];
        }));
        this.#known.set(key, compared);
        return compared;
    }
}
function mayVary({ kind, decimals }, bytes, start, end) {
    switch (kind) {
        case 'number':
            return Number.isNaN(plainNumber(bytes, start, end, decimals ?? values_decimal/* EXACT_DIGITS */.LM));
        case 'boolean': {
            const word = (0,csv_fields/* decodeField */.RC)(bytes, start, end).toLowerCase();
            return word !== 'true' && word !== 'false';
        }
        case 'unknown':
            return end - start >= values_decimal/* EXACT_DIGITS */.LM && mayVaryUnknown((0,csv_fields/* decodeField */.RC)(bytes, start, end));
        default:
            return mayVaryAsText(bytes, start, end);
    }
}
function mayVaryUnknown(text) {
    return (0,values_ids/* longId */.it)(text) !== undefined || ((0,values_decimal/* decimalIn */.hJ)(text)?.digits.length ?? 0) > values_decimal/* EXACT_DIGITS */.LM;
}
function mayVaryAsText(bytes, start, end) {
    let isPlain = true;
    for (let at = start; at < end && isPlain; at++)
        isPlain = (bytes[at] ?? 0) < 0x80;
    const first = bytes[start] === 0x22 ? start + 1 : start;
    const last = bytes[start] === 0x22 ? end - 2 : end - 1;
    if (isPlain)
        return (bytes[first] ?? 0) <= 0x20 || (bytes[last] ?? 0) <= 0x20;
    const text = (0,csv_fields/* decodeField */.RC)(bytes, start, end);
    return text.normalize('NFC') !== text || (0,key_forms/* trimKey */.k5)(text) !== text;
}

;// CONCATENATED MODULE: ../../lib/join/candidates.js






async function readCandidates(part, { ways, whole }, takesPart) {
    const base = asTheyAre(ways);
    const matching = { compared: base, whole, by: 'values' };
    const { keys, identity = keys, hasValues } = await readRecordKeys(part, matching);
    const more = await readOtherWays(part, ways, keys, takesPart);
    const recordOf = Int32Array.from({ length: part.records + more.records.length }, (_, entry) => entry < part.records ? entry : (more.records[entry - part.records] ?? 0));
    const entries = { lo: concat(keys.lo, more.lo), hi: concat(keys.hi, more.hi) };
    const ofEntries = {
        lo: recordOf.map((record) => identity.lo[record] ?? 0),
        hi: recordOf.map((r) => identity.hi[r] ?? 0),
    };
    const groups = groupRecords(entries, (entry) => takesPart(recordOf[entry] ?? 0), ofEntries);
    const same = groupRecords(identity, takesPart, undefined);
    const headOf = (record) => same.slots[same.slotOf(identity.lo[record] ?? 0, identity.hi[record] ?? 0)] ?? -1;
    const sameAs = (head) => {
        const records = [];
        for (let record = head; record !== -1; record = same.next[record] ?? -1)
            records.push(record);
        return records;
    };
    return { groups, recordOf, headOf, sameAs, hasValues };
}
async function readOtherWays(part, ways, keys, takesPart) {
    const more = { lo: [], hi: [], records: [] };
    const variation = new Variation(ways);
    const hash = new KeyHash(part.columns.length);
    const fieldsOf = createFieldsOf(part);
    const base = asTheyAre(ways);
    await readKeys(part, base, new KeyHash(part.columns.length), ({ bytes, start, end, range }, record) => {
        if (!takesPart(record))
            return;
        const seen = new Set([`${keys.lo[record]} ${keys.hi[record]}`]);
        for (const way of variation.of(bytes, start, end, fieldsOf(range, base))) {
            hash.read(bytes, start, end, fieldsOf(range, way));
            const key = `${hash.lo} ${hash.hi}`;
            if (seen.has(key))
                continue;
            seen.add(key);
            more.lo.push(hash.lo);
            more.hi.push(hash.hi);
            more.records.push(record);
        }
    });
    return more;
}
function createFieldsOf(part) {
    let last;
    const known = new Map();
    return (range, compared) => {
        if (range !== last)
            known.clear();
        last = range;
        const fields = known.get(compared) ?? fieldsOfRange(range, part, compared);
        known.set(compared, fields);
        return fields;
    };
}
function concat(one, other) {
    const all = new Int32Array(one.length + other.length);
    all.set(one);
    all.set(other, one.length);
    return all;
}
const AMPERSAND = 0x26;
async function readRowCandidates({ part, rows }, { ways, idFrom = 'Id' }, onRow) {
    const printed = new KeyHash(part.columns.length);
    const raw = new KeyHash(part.columns.length);
    const [base, unescaped] = [asTheyAre(ways), withoutEscapes(ways)];
    await rows.read(({ kind }, header) => {
        const fields = fieldsOfRows(kind, header, part, { compared: base, idFrom });
        const others = fieldsOfRows(kind, header, part, { compared: unescaped, idFrom });
        const hash = kind === 'unprocessedrecords' ? raw : printed;
        return (row, bytes, start, end) => {
            hash.read(bytes, start, end, fields);
            const keys = [[hash.lo, hash.hi]];
            if ((0,csv_fields/* indexOfByte */.qk)(bytes, start, end, AMPERSAND) < end) {
                hash.read(bytes, start, end, others);
                keys.push([hash.lo, hash.hi]);
            }
            onRow(row, keys);
        };
    });
    return printed.hasValues;
}

;// CONCATENATED MODULE: ../../lib/join/join-task.js



function declaredForms(part, options) {
    return part.columns.map((column) => declaredForm(column, options));
}
function declaredForm(column, { keyColumn, fieldOf }) {
    if ((0,values_names/* sameName */.q)(column, 'Id') && (0,values_names/* sameName */.q)(keyColumn, 'Id'))
        return 'id';
    return formOfType(fieldOf(column)?.type);
}
function keyPlace({ columns }, { keyColumn }) {
    return keyColumn === undefined ? -1 : (0,column_index/* columnIndex */.P)(columns, keyColumn);
}
function presentOnly(part, { files }, forms) {
    const headers = files.map(({ rows }) => rows.header?.columns ?? []);
    return forms.map((form, column) => {
        const name = part.columns[column] ?? '';
        return headers.every((columns) => (0,column_index/* columnIndex */.P)(columns, name) >= 0) ? form : undefined;
    });
}

;// CONCATENATED MODULE: ../../lib/join/prints.js





async function findPrints(task, seen) {
    const { part, rows, options, whole: declared } = task;
    const present = presentOnly(part, rows, declared);
    const open = new Set([...present.keys()].filter((column) => present[column] !== undefined));
    for (const column of findBlanked(seen))
        open.delete(column);
    const forms = part.columns.map(() => undefined);
    const tried = part.columns.map((column, place) => [
        declared[place],
        ...triedForms(options.fieldOf(column)?.scale ?? undefined),
    ]);
    const most = Math.max(...tried.map(({ length }) => length));
    for (let attempt = 0; attempt < most && open.size > 0; attempt++) {
        const compared = tried.map((own, column) => (open.has(column) ? own[attempt] : undefined));
        const sums = await sumValues(task, compared);
        for (const column of open) {
            const isSame = [column * 2, column * 2 + 1].every((half) => sums.records[half] === sums.rows[half]);
            if (!isSame || compared[column] === undefined)
                continue;
            forms[column] = compared[column];
            open.delete(column);
        }
    }
    const unclear = new Set();
    for (const column of open) {
        const isText = options.fieldOf(part.columns[column] ?? '') !== undefined && declared[column] === 'text';
        if (!isText)
            continue;
        forms[column] = 'text';
        unclear.add(column);
    }
    return { forms, unclear, isWhole: open.size === 0 };
}
function findBlanked(seen) {
    if (seen === undefined || !seen.inRows.includes(1))
        return [];
    return [...seen.inRecords.keys()].filter((column) => seen.inRecords[column] === 1 && seen.inRows[column] === 0);
}
async function fractionColumns(part, options) {
    const isUnknown = part.columns.map((column) => options.fieldOf(column) === undefined);
    if (!isUnknown.includes(true))
        return new Set();
    const [exact, whole] = [new KeyHash(part.columns.length), new KeyHash(part.columns.length)];
    const formed = (form) => isUnknown.map((unknown) => (unknown ? form : undefined));
    await readKeys(part, formed('number'), exact);
    await readKeys(part, formed({ rounding: 'down', decimals: 0, isDouble: false }), whole);
    const differs = (column) => exact.sums[column * 2] !== whole.sums[column * 2];
    return new Set([...part.columns.keys()].filter((column) => isUnknown[column] && differs(column)));
}
async function readTelling(task) {
    const times = await timeColumns(task);
    const fractions = await fractionColumns(task.part, task.options);
    const present = presentOnly(task.part, task.rows, task.whole);
    const timeless = present.map((form, column) => (times.has(column) || fractions.has(column) ? undefined : form));
    return { present, times, timeless };
}
async function timeColumns(task) {
    const { part, options, whole: declared } = task;
    const asText = await sumValues(task, declared.map(() => 'text'));
    const asTimes = await sumValues(task, declared.map(() => 'time'));
    const looksLikeTime = (column) => asText.records[column * 2] !== asTimes.records[column * 2];
    const isTime = (column) => {
        const isKnown = options.fieldOf(part.columns[column] ?? '') !== undefined;
        return declared[column] === 'time' || (!isKnown && looksLikeTime(column));
    };
    return new Set([...declared.keys()].filter(isTime));
}
async function sumValues({ part, rows }, compared) {
    const recordHash = new KeyHash(part.columns.length);
    const rowHash = new KeyHash(part.columns.length);
    await readKeys(part, compared, recordHash);
    await rows.read(({ kind }, header) => {
        const fields = fieldsOfRows(kind, header, part, { compared });
        return (_, bytes, start, end) => rowHash.read(bytes, start, end, fields);
    });
    return { records: recordHash.sums, rows: rowHash.sums };
}

;// CONCATENATED MODULE: ../../lib/join/could-hold.js




async function could_hold_couldHold(part, rows, options) {
    if (rows.count === 0 || part.records === 0)
        return false;
    const task = { part, rows, options, whole: declaredForms(part, options) };
    const { timeless: forms } = await readTelling(task);
    const key = keyPlace(part, options);
    const idAlone = task.whole.map((form, column) => (column === key && form === 'id' ? form : undefined));
    const first = await compare(task, { forms, idFrom: 'Id' });
    if (first.hits > 0)
        return true;
    const shown = leaveOut(first.blank, forms);
    if (shown.every((form) => form === undefined) && idAlone.every((form) => form === undefined))
        return true;
    if (first.blank.size > 0 && (await compare(task, { forms: shown, idFrom: 'Id' })).hits > 0)
        return true;
    return (await compare(task, { forms: idAlone, idFrom: 'sf__Id' })).hits > 0;
}
async function couldBeAll(task) {
    const { rows } = task;
    const { timeless: forms } = await readTelling(task);
    const first = await compare(task, { forms, idFrom: 'Id' });
    if (first.hits === rows.count)
        return true;
    const shown = leaveOut(first.blank, forms);
    if (shown.every((form) => form === undefined))
        return true;
    return first.blank.size > 0 && (await compare(task, { forms: shown, idFrom: 'Id' })).hits === rows.count;
}
function leaveOut(columns, forms) {
    return forms.map((form, column) => (columns.has(column) ? undefined : form));
}
async function compare({ part, rows, options, whole }, { forms, idFrom }) {
    if (forms.every((form) => form === undefined))
        return { hits: 0, blank: new Set() };
    const ways = vagueWaysOf(part, forms, options);
    const { groups, hasValues } = await readCandidates(part, { ways, whole }, () => true);
    let hits = 0;
    const inRows = await readRowCandidates({ part, rows }, { ways, idFrom }, (_, keys) => {
        if (keys.some(([lo, hi]) => (lo === 0 && hi === 0) || (groups.slots[groups.slotOf(lo, hi)] ?? -1) !== -1))
            hits++;
    });
    return { hits, blank: new Set(findBlanked({ inRecords: hasValues, inRows })) };
}

var read_ahead = __webpack_require__(24287);
;// CONCATENATED MODULE: ../../lib/join/row-table.js


const READ_BYTES = 1_048_576;
function hasRepeatedIds(rows) {
    const seen = new Set();
    for (let row = 0; row < rows.count; row++) {
        const id = rows.idOf(row);
        if (id !== '' && seen.has(id))
            return true;
        seen.add(id);
    }
    return false;
}
class RowTable {
    count;
    files;
    #place = 0;
    constructor(files) {
        this.files = files.filter(({ rows }) => rows.count > 0);
        this.count = files.reduce((sum, { rows }) => sum + rows.count, 0);
    }
    kindOf(row) {
        return this.#fileOf(row).kind;
    }
    idOf(row) {
        return this.#fileOf(row).idOf(this.#place);
    }
    idWordOf(row) {
        return this.#fileOf(row).idWordOf(this.#place);
    }
    isCreated(row) {
        return this.#fileOf(row).isCreated(this.#place);
    }
    errorOf(row) {
        return this.#fileOf(row).wordOf(this.#place);
    }
    wordsOf(row) {
        const rows = this.#fileOf(row);
        return `${rows.kind} ${rows.idOf(this.#place)} ${rows.wordOf(this.#place)}`;
    }
    eachKey(onKey) {
        let first = 0;
        for (const { rows } of this.files) {
            for (let place = 0; place < rows.count; place++)
                onKey(first + place, rows.loOf(place), rows.hiOf(place));
            first += rows.count;
        }
    }
    async read(onFile) {
        let row = 0;
        for (const { path, rows } of this.files) {
            if (rows.header === undefined)
                continue;
            const onRow = onFile(rows, rows.header);
            await readRows((0,read_ahead/* readFileAhead */.i0)(path, READ_BYTES), (bytes, start, end) => {
                onRow(row, bytes, start, end);
                row++;
            });
        }
    }
    #fileOf(row) {
        this.#place = row;
        for (const { rows } of this.files) {
            if (this.#place < rows.count)
                return rows;
            this.#place -= rows.count;
        }
        throw new RangeError(`There is no row ${row}.`);
    }
}

;// CONCATENATED MODULE: ../../lib/recall/doubtful-insert.js










async function listOrStop(client, cancelled) {
    return await listAllJobs(client).catch((error) => {
        cancelled.throwIfAborted();
        const { reason, message } = (0,explain/* explainError */.UW)('The list of jobs', error);
        const why = `No ledger says what was loaded before, and the org does not list its jobs. ${message}`;
        throw new lib_errors/* LoadError */.Xb(reason === 'job-failed' ? 'ledger-missing' : reason, why, { cause: error });
    });
}
const DOUBTS = {
    'no answer': {
        why: 'The ledger of this load could not be looked up.',
        cure: 'Run it again when the cache of GitHub Actions answers. If the records are not in the org, `ledger: none` loads them without a ledger.',
    },
    'not the first attempt': {
        why: 'This is not the first attempt of the run, and no ledger says what the earlier ones did.',
        cure: 'If the records are not in the org, start a new run of the workflow.',
    },
    'the ledger may lack a job': {
        why: 'The org has jobs that the ledger of this load does not name.',
        cure: 'If the records are not in the org, start a new run of the workflow with another `ledger-key`.',
    },
};
const MOST_PROOF_BYTES = 1_000_000_000;
const FEW = 5;
async function refuseDoubtfulInsert(candidates, parts, doubt, looking) {
    const { why, cure } = DOUBTS[doubt];
    const { say, stop } = looking.source.step;
    if (candidates.length > FEW)
        say.log(`comparing the files with ${(0,words/* count */.U9)(candidates.length, 'job')} of this user that no ledger names`);
    const suspects = [];
    const unread = [];
    let bytesLeft = MOST_PROOF_BYTES;
    for (const job of candidates) {
        if (suspects.length > FEW)
            break;
        if (bytesLeft <= 0) {
            unread.push(job);
            continue;
        }
        const found = await lookInto(job.id, parts, looking);
        stop.over.throwIfAborted();
        bytesLeft -= found.bytes;
        if (found.mayHold)
            suspects.push(job);
    }
    if (doubt === 'the ledger may lack a job' && unread.length > 0) {
        say.warn(`Not all jobs that the ledger does not name could be compared with the files: ${named(unread, ({ state }) => state)}. ` +
            'The ledger decides what is sent.');
    }
    else
        suspects.push(...unread);
    if (suspects.length === 0)
        return;
    throw new lib_errors/* LoadError */.Xb('ledger-missing', `${why} These jobs of the same user may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
        `Nothing was sent. Compare with the org (Setup, Bulk Data Load Jobs). ${cure}`);
}
async function lookInto(id, parts, looking) {
    const { client, step } = looking.source;
    step.stop.over.throwIfAborted();
    const info = await client.info(id).catch(() => undefined);
    step.stop.over.throwIfAborted();
    if (info === undefined)
        return { mayHold: true, bytes: 0 };
    if (info.state === 'Open')
        return { mayHold: false, bytes: 0 };
    const meaning = (0,bulk_job/* finalMeaning */.cG)(info.state);
    if (meaning === undefined)
        return { mayHold: true, bytes: 0 };
    const download = await downloadRows(id, 'successfulResults', looking.source);
    try {
        const bytes = await sizeOf(download);
        if (download.warning !== undefined) {
            const hadNoEffect = meaning === 'aborted' && (0,error_body/* isRefusal */.vu)(download.error) && info.numberRecordsProcessed === 0;
            return { mayHold: !hadNoEffect, bytes };
        }
        if (download.rows.count === 0)
            return { mayHold: false, bytes };
        const rows = new RowTable([download]);
        for (const part of parts)
            if (await could_hold_couldHold(part, rows, looking.join))
                return { mayHold: true, bytes };
        return { mayHold: false, bytes };
    }
    finally {
        await removeDownload(download);
    }
}
async function sizeOf({ path }) {
    return await (0,promises_.stat)(path).then(({ size }) => size, () => 0);
}

;// CONCATENATED MODULE: ../../lib/recall/jobs-before.js






const jobs_before_DAY_MS = 86_400_000;
const KEPT_MS = 7 * jobs_before_DAY_MS;
async function lookAtOtherJobs(looking) {
    const { org, ledger, userId, spec, step, named } = looking;
    const { bulk: client } = org;
    const now = org.now();
    const { earlier, course } = ledger;
    refuseTooOldRun(looking, now);
    const doubt = doubtOf(ledger, spec);
    const isCutShort = course === 'continue' || (ledger.unknown !== undefined && step.run.attempt > 1);
    const jobs = doubt !== undefined && ledger.unknown !== undefined
        ? await listOrStop(client, step.stop.over)
        : isCutShort || doubt !== undefined
            ? await listAllJobs(client).catch(() => [])
            : await listSomeJobs(client);
    const runBegan = step.run.began()?.at;
    const ours = { userId, object: spec.object, operation: spec.operation };
    const open = new Set();
    if (isCutShort) {
        const window = leftoverWindow(earlier, { now, runBegan, isContinued: course === 'continue' });
        const left = madeBetween(jobs, ours, window).filter(({ id, state }) => state === 'Open' && !named.has(id));
        const isAlone = userId !== undefined && step.run.isAlone();
        await seeToLeftovers(left, { client, say: step.say, isAlone });
        for (const { id } of left)
            open.add(id);
    }
    const others = warnOfOtherJobs(jobs, spec.object, (id) => named.has(id) || open.has(id));
    if (others !== undefined)
        step.say.warn(others);
    const ids = new Set(jobs.map(({ id }) => id));
    if (doubt === undefined)
        return { ids, doubtful: undefined };
    const known = new Set([...ledger.jobs, ...ledger.newer.flatMap((run) => run.jobs)].map(({ id }) => (0,values_ids/* idKey */.T4)(id)));
    const from = doubtfulSince(doubt, { earlier, runBegan, now });
    const candidates = madeBetween(jobs, ours, { from, to: Number.POSITIVE_INFINITY });
    return {
        ids,
        doubtful: {
            doubt,
            jobs: candidates.filter(({ id }) => !known.has((0,values_ids/* idKey */.T4)(id)) && !named.has(id) && !open.has(id)),
        },
    };
}
async function refuseDoubtful({ doubtful }, { first, again }, looking) {
    if (doubtful === undefined)
        return;
    const parts = first.map(({ part }) => part).filter(({ records }) => records > 0);
    const rest = partsOfRecords(again).map(({ part }) => part);
    if (parts.length + rest.length === 0)
        return;
    await refuseDoubtfulInsert(doubtful.jobs, [...parts, ...rest], doubtful.doubt, looking);
}
function doubtOf({ unknown, course }, { operation }) {
    if (operation !== 'insert')
        return undefined;
    return unknown ?? (course === 'send everything' ? undefined : 'the ledger may lack a job');
}
function doubtfulSince(doubt, { earlier, runBegan, now }) {
    if (doubt === 'no answer')
        return now - KEPT_MS;
    if (doubt === 'not the first attempt')
        return runBegan ?? now - KEPT_MS;
    return Math.min(Date.parse(earlier?.startedAt ?? '') || now - KEPT_MS, runBegan ?? Number.POSITIVE_INFINITY);
}
function refuseTooOldRun({ ledger, spec, step }, now) {
    const began = step.run.began();
    if (ledger.unknown !== 'not the first attempt' || began === undefined || now - began.at <= KEPT_MS - SKEW_MS)
        return;
    if (!began.isExact && spec.operation !== 'insert')
        return;
    const when = began.isExact ? 'began more than 7 days ago' : 'may have begun more than 7 days ago';
    throw new lib_errors/* LoadError */.Xb('ledger-missing', `No ledger says what the earlier attempts of this run did, and the run ${when}: Salesforce keeps jobs for 7 days, so ` +
        'it cannot say either. Nothing was sent. Start a new run of the workflow; if earlier attempts loaded records, take them out of the files first.');
}
const LAST_CREATE_MS = 15 * 60_000;
function leftoverWindow(earlier, { now, runBegan, isContinued }) {
    if (!isContinued || earlier === undefined)
        return { from: runBegan ?? now - jobs_before_DAY_MS, to: now };
    const written = Date.parse(earlier.writtenAt);
    return {
        from: Date.parse(earlier.startedAt),
        to: Number.isNaN(written) ? now : Math.min(now, written + LAST_CREATE_MS),
    };
}

var message_shape = __webpack_require__(89557);
;// CONCATENATED MODULE: ../../lib/results/error-groups.js

const MOST_SAMPLES = 10;
const MOST_GROUPS = 1_000;
const OTHER_MESSAGES = '(various messages)';
function parseRowError(text) {
    const code = /^[A-Z][A-Z0-9_]*(?=:)/.exec(text)?.[0];
    if (code === undefined)
        return { code: '', fields: [], message: text };
    const rest = text.slice(code.length + 1);
    const lastColon = rest.lastIndexOf(':');
    const tail = rest.slice(lastColon + 1);
    if (lastColon === -1 || !tail.endsWith('--'))
        return { code, fields: [], message: rest };
    const fields = tail
        .slice(0, -2)
        .split(',')
        .map((field) => field.trim());
    return { code, fields: fields.filter((field) => field !== ''), message: rest.slice(0, lastColon) };
}
class ErrorGroups {
    #groups = new Map();
    #shapeOf = (0,message_shape/* createShaper */.Q7)();
    #redacted;
    #accessOf;
    constructor(redacted, accessOf = () => undefined) {
        this.#redacted = redacted;
        this.#accessOf = accessOf;
    }
    add(error, values, place) {
        const named = { ...error, fields: error.fields.length > 0 ? error.fields : fieldsIn(error) };
        const shape = this.#redacted?.(named) ?? { ...named, message: this.#shapeOf(error.message, values) };
        const known = this.#groupOf(shape);
        known.count++;
        if (place !== undefined && known.samples.length < MOST_SAMPLES)
            known.samples.push({ ...place, said: error.message });
        return shape;
    }
    #groupOf(shape) {
        const known = this.#groups.get(error_groups_keyOf(shape));
        if (known !== undefined)
            return known;
        const group = this.#groups.size < MOST_GROUPS ? shape : { ...shape, message: OTHER_MESSAGES };
        const made = this.#groups.get(error_groups_keyOf(group)) ?? { group, count: 0, samples: [] };
        this.#groups.set(error_groups_keyOf(group), made);
        return made;
    }
    all() {
        const groups = [...this.#groups.values()].map(({ group, count, samples }) => ({
            ...group,
            count,
            access: this.#accessOf(group.fields),
            samples,
        }));
        return groups.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    }
}
function error_groups_keyOf({ code, fields, message }) {
    return JSON.stringify([code, fields, message]);
}
function fieldsIn({ message }) {
    const field = /duplicate value found: (\w+) duplicates value/.exec(message)?.[1];
    return field === undefined ? [] : [field];
}

;// CONCATENATED MODULE: ../../lib/results/retry-records.js


function mayRetry(code, message, round) {
    const entry = (0,row_error_codes/* rowErrorEntry */.Rc)({ code, message });
    return entry?.class === 'transient' && round <= (entry.retries ?? Number.POSITIVE_INFINITY);
}
function mayRetryRow(error, round) {
    const { code, message } = parseRowError(error);
    return mayRetry(code, message, round);
}

;// CONCATENATED MODULE: ../../lib/results/settle.js
function settle(sent, { job }, book) {
    if (sent.kind !== 'done' || job.pending > 0)
        return;
    book.settle(sent.job.id, { in: job.created + job.updated + job.deleted, unaccounted: job.unaccounted });
}

;// CONCATENATED MODULE: ../../lib/jobs/await-settled.js
const MOST_WAITS = 5;
async function awaitSettled(job, operation, { jobs: { client, settling }, step: { clock, say, stop } }) {
    if (operation !== 'insert')
        return job;
    let last = job;
    for (let wait = 0; wait < MOST_WAITS; wait++) {
        const ms = settling.settlesIn(last);
        if (ms === 0 || stop.over.aborted)
            return last;
        const seconds = Math.ceil(ms / 1_000);
        say.log(`job ${job.id} was aborted a short time ago and may still load records: waiting for ${seconds} s`);
        await clock.sleep(ms, stop.over).catch(() => { });
        if (stop.over.aborted)
            return last;
        last = await client.info(job.id).catch(() => last);
    }
    return last;
}

var retry = __webpack_require__(23694);
;// CONCATENATED MODULE: ../../lib/jobs/poll.js



const FIRST_WAIT_MS = 1_000;
const poll_LONGEST_WAIT_MS = 30_000;
const LONGEST_KNOWN_WAIT_MS = 60_000;
const WAIT_GROWTH = 1.5;
const MOST_FAILED_LOOKS = 20;
class StillOpenError extends Error {
    name = 'StillOpenError';
}
const MOST_OPEN_LOOKS = 10;
async function awaitFinal(id, { looks, clock, records, over, onLook }) {
    let waitMs = FIRST_WAIT_MS;
    let failedLooks = 0;
    let openLooks = 0;
    let since = performance.now();
    let waited = 0;
    let before = { waited, processed: 0 };
    const end = looks.begin();
    try {
        for (;;) {
            const wait = (0,try_again/* jittered */.et)(waitMs, 0.25, clock.random);
            await clock.sleep(wait, over);
            waited += wait;
            waitMs = Math.min(waitMs * WAIT_GROWTH, poll_LONGEST_WAIT_MS);
            try {
                const info = await looks.look(id, since, over);
                since = performance.now();
                failedLooks = 0;
                if (info === 'running')
                    continue;
                onLook(info);
                if ((0,bulk_job/* finalMeaning */.cG)(info.state) !== undefined)
                    return info;
                openLooks = info.state === 'Open' ? openLooks + 1 : 0;
                if (openLooks >= MOST_OPEN_LOOKS)
                    throw new StillOpenError('the org still shows the job as Open after its close');
                const now = { waited, processed: info.numberRecordsProcessed };
                waitMs = timeLeft(before, now, records) ?? waitMs;
                if (now.processed > before.processed || now.processed === 0)
                    before = now;
            }
            catch (error) {
                failedLooks += 1;
                if (!(0,retry/* passes */.W)(error) || failedLooks >= MOST_FAILED_LOOKS)
                    throw error;
            }
        }
    }
    finally {
        end();
    }
}
function timeLeft(before, now, records) {
    if (now.processed <= before.processed)
        return undefined;
    const left = records - now.processed;
    const onTheWhole = (left * now.waited) / now.processed;
    const lately = (left * (now.waited - before.waited)) / (now.processed - before.processed);
    const sooner = lately > 0 && lately < onTheWhole ? lately : onTheWhole;
    return Math.min(Math.max(sooner, FIRST_WAIT_MS), LONGEST_KNOWN_WAIT_MS);
}

;// CONCATENATED MODULE: ../../lib/jobs/end-job.js




async function seeThrough(closed, life, doubt) {
    const { id, records } = closed;
    const { jobs, step, onEvent } = life;
    try {
        if (doubt !== undefined)
            throw doubt;
        const onLook = (job) => onEvent({ type: 'looked', id, job });
        const job = await awaitFinal(id, { looks: jobs.looks, clock: step.clock, over: step.stop.over, records, onLook });
        onEvent({ type: 'final', id });
        return { kind: 'final', job, times: timesOf(closed, life) };
    }
    catch (caught) {
        if (caught instanceof StillOpenError && !step.stop.over.aborted) {
            const end = await endByAbort(closed, life, caught);
            if (end !== undefined)
                return end;
        }
        if (step.stop.over.aborted)
            return await endWithStep(closed, life, { caught, mayLeave: doubt === undefined });
        return lostSight(closed, life, caught);
    }
}
async function endUnclear(closed, life, { error, isOpen }) {
    const end = isOpen ? await endByAbort(closed, life, error) : undefined;
    return end ?? (await seeThrough(closed, life, error));
}
async function endWithStep(closed, life, { caught, mayLeave }) {
    const { id } = closed;
    if (life.step.stop.leavesRunning() && mayLeave) {
        life.onEvent({ type: 'left', id });
        return { kind: 'running', id, times: timesOf(closed, life) };
    }
    const end = await endByAbort(closed, life);
    return end ?? { kind: 'unknown', id, error: caught, times: timesOf(closed, life) };
}
function lostSight(closed, life, error) {
    const known = { id: closed.id, times: timesOf(closed, life) };
    const isForLater = error instanceof lib_errors/* LoadError */.Xb || (error instanceof lib_errors/* SalesforceError */.mO && (error.status === 401 || (0,explain/* isDailyLimit */.Fu)(error)));
    return isForLater ? { kind: 'running', ...known, error } : { kind: 'unknown', ...known, error };
}
async function endByAbort(closed, life, error) {
    const { id } = closed;
    const { client } = life.jobs;
    const { dying } = life.step.stop;
    const job = await client
        .abort(id, dying)
        .catch(() => client.info(id, dying))
        .catch(() => undefined);
    if (job === undefined || (0,bulk_job/* finalMeaning */.cG)(job.state) === undefined)
        return undefined;
    const isAborted = (0,bulk_job/* finalMeaning */.cG)(job.state) === 'aborted';
    if (!isAborted)
        life.onEvent({ type: 'looked', id, job });
    life.onEvent({ type: isAborted ? 'aborted' : 'final', id });
    return { kind: 'final', job, times: timesOf(closed, life), ...(error === undefined ? {} : { error }) };
}
async function abandon(id, { jobs: { client }, step, onEvent }) {
    const { dying } = step.stop;
    try {
        await client.abort(id, dying);
        onEvent({ type: 'aborted', id });
    }
    catch (error) {
        const state = await client.info(id, dying).then((job) => job.state, () => undefined);
        if (state !== undefined && state !== 'Open' && state !== 'Aborted')
            return false;
        onEvent({ type: 'left-open', id, error });
    }
    return true;
}
function timesOf({ startedAt }, { step }) {
    return { startedAt, endedAt: step.clock.now() };
}

;// CONCATENATED MODULE: ../../lib/jobs/was-closed.js


function wasClosed({ answer, look, isUnclear, mayPass }) {
    if (look !== undefined && look !== 'Open' && look !== 'Aborted')
        return 'closed';
    switch (answer) {
        case 'not open any more':
            return 'closed';
        case 'never':
            return 'not closed';
        case 'aborted':
            return isUnclear ? 'closed' : 'not closed';
        case 'refused':
            if (mayPass)
                return 'ask again';
            return isUnclear ? 'ask again' : 'not closed';
        case 'unclear':
            return look === 'Aborted' ? 'closed' : 'ask again';
    }
}
const OF_THE_EDGE = new Set([420, 429]);
const ALREADY = /\balready\s(?:\w{1,20}\s)?(?:completed?|closed?)\b|^closing already/i;
const ABORTED = /\balready\s(?:\w{1,20}\s)?aborted\b/i;
const UPLOADED_TWICE = /found mult\w{1,9} contents/i;
function closeAnswer(error) {
    if (!(0,error_body/* isRefusal */.vu)(error) || !(error instanceof lib_errors/* SalesforceError */.mO) || OF_THE_EDGE.has(error.status))
        return 'unclear';
    const { errorCode, message } = error;
    if (ABORTED.test(message))
        return 'aborted';
    if (errorCode.replaceAll('_', '') === 'INVALIDJOBSTATE' || ALREADY.test(message))
        return 'not open any more';
    return UPLOADED_TWICE.test(message) ? 'never' : 'refused';
}

;// CONCATENATED MODULE: ../../lib/job-results/evidence.js


const NOTHING_TELLS = { successfulTell: false, failedTell: false, unprocessedTell: false };
function prove(evidence) {
    const { job, records, successful, failed, unprocessed, isSettled } = evidence;
    const done = rowsIn(successful) + rowsIn(failed);
    if (done > records)
        return { ...NOTHING_TELLS, others: 'unaccounted', contradiction: 'have more rows than the job has records' };
    const tells = {
        successfulTell: true,
        failedTell: isRead(successful) || rowsIn(failed) === records,
        unprocessedTell: false,
    };
    if (done === records)
        return { ...tells, others: 'unaccounted' };
    if ((0,bulk_job/* finalMeaning */.cG)(job.state) === 'aborted' && !isSettled)
        return { ...tells, others: 'pending' };
    const areRead = isRead(successful) && isRead(failed);
    const isComplete = areRead && job.numberRecordsProcessed <= done;
    if (isComplete && done === 0 && changesNothing(evidence))
        return { ...tells, others: 'unprocessed' };
    const all = done + rowsIn(unprocessed);
    if (areRead && all > records)
        return { ...tells, others: 'unaccounted', contradiction: 'have more rows than the job has records' };
    if (isComplete && all === records)
        return { ...tells, unprocessedTell: true, others: 'unaccounted' };
    return { ...tells, unprocessedTell: isAllButProcessed(evidence), others: 'unaccounted' };
}
function changesNothing({ job, successful, failed, unprocessed }) {
    switch ((0,bulk_job/* finalMeaning */.cG)(job.state)) {
        case 'failed':
            return (0,explain/* loadsNothing */.$W)(job.errorMessage ?? '');
        case 'aborted':
            return ([successful, failed].every(({ kind }) => kind === 'whole') && isRead(unprocessed) && rowsIn(unprocessed) === 0);
        default:
            return false;
    }
}
function isAllButProcessed({ job, records, successful, failed, unprocessed }) {
    const isRefused = ({ kind }) => kind === 'refused' || kind === 'blank';
    return ((0,bulk_job/* finalMeaning */.cG)(job.state) === 'aborted' &&
        isRefused(successful) &&
        isRefused(failed) &&
        unprocessed.kind === 'whole' &&
        unprocessed.rows + job.numberRecordsProcessed === records);
}
function rowsIn(file) {
    return file.kind === 'whole' ? file.rows : 0;
}
function isRead({ kind }) {
    return kind === 'whole' || kind === 'blank';
}

;// CONCATENATED MODULE: ../../lib/job-results/download-all.js




async function downloadAll(part, job, reading) {
    const { records } = part;
    const { bytes, columns } = part;
    const { source } = reading;
    const most = bytes === undefined ? LARGEST_RESULT : resultBounds({ bytes, records });
    const read = (kind) => {
        const keying = reading.joining?.keyingOf(kind);
        const expected = kind === UNPROCESSED && columns !== undefined ? { most, columns } : { most };
        return downloadRows(job.id, kind, source, { keying, ...expected });
    };
    const readBoth = async () => {
        const [successful, failed] = await Promise.all([read('successfulResults'), read('failedResults')]);
        return { successful, failed };
    };
    const isComplete = (0,bulk_job/* finalMeaning */.cG)(job.state) === 'complete';
    const expected = isComplete ? records : Math.min(job.numberRecordsProcessed, records);
    const only = source.step.stop.cancelled.aborted ? undefined : onlyKind(job, records);
    let both = only === undefined ? await readBoth() : await readOneFirst(only, { id: job.id, records, read, source });
    for (let again = 1;; again++) {
        const unprocessed = asksForUnprocessed(both, job, records, reading)
            ? await read(UNPROCESSED)
            : notDownloaded(job.id, UNPROCESSED, source);
        const all = { ...both, unprocessed };
        if (isOver(source) || !mayTellMore(all, records, expected) || !(await pause(again, source)))
            return all;
        both = await readBoth();
    }
}
const UNPROCESSED = 'unprocessedrecords';
function asksForUnprocessed(both, job, records, { isSettled }) {
    const rows = records - Math.max(countRows(both), job.numberRecordsProcessed);
    const { successful, failed } = both;
    const evidence = { successful: successful.read, failed: failed.read, job, records, isSettled };
    return rows > 0 && prove({ ...evidence, unprocessed: { kind: 'whole', rows } }).unprocessedTell;
}
function mayTellMore({ unprocessed, ...both }, records, expected) {
    const isRefused = [both.successful, both.failed].some(({ read }) => read.kind === 'refused');
    if (isRefused)
        return false;
    const done = countRows(both);
    if (done < expected || done > records)
        return true;
    return unprocessed.read.kind === 'whole' && done + unprocessed.rows.count !== records;
}
async function readOneFirst(kind, { id, records, read, source, }) {
    const first = await read(kind);
    const other = kind === 'successfulResults' ? 'failedResults' : 'successfulResults';
    const second = first.rows.count === records ? notDownloaded(id, other, source) : await read(other);
    return kind === 'successfulResults' ? { successful: first, failed: second } : { successful: second, failed: first };
}
function onlyKind({ state, numberRecordsFailed }, records) {
    if ((0,bulk_job/* finalMeaning */.cG)(state) !== 'complete')
        return undefined;
    if (numberRecordsFailed === 0)
        return 'successfulResults';
    return numberRecordsFailed >= records ? 'failedResults' : undefined;
}
function countRows({ successful, failed }) {
    return successful.rows.count + failed.rows.count;
}

;// CONCATENATED MODULE: ../../lib/job-results/read-results.js






async function readResults(part, was, reading) {
    const { jobs, step } = reading;
    const { job, isSettled } = await asItIsNow(was, reading);
    const source = { client: jobs.client, step };
    const files = await downloadAll(part, job, { source, isSettled, joining: reading.joining });
    const all = [files.successful, files.failed, files.unprocessed];
    const release = async () => {
        await Promise.all(all.map(removeDownload));
    };
    const limited = all.find(({ error }) => isForLater(error));
    if (limited !== undefined) {
        await release();
        const stop = (0,explain/* explainError */.UW)(`The results of job ${job.id} cannot be read`, limited.error);
        return { kind: 'another day', stop };
    }
    const warnings = all.map(({ warning }) => warning).filter((warning) => warning !== undefined);
    if (warnings.length > 0 && step.stop.dying.aborted) {
        await release();
        return { kind: 'no time', warnings };
    }
    const reads = { successful: files.successful.read, failed: files.failed.read, unprocessed: files.unprocessed.read };
    const proof = prove({ job, records: part.records, isSettled, ...reads });
    return { kind: 'read', files, proof, warnings, release };
}
async function asItIsNow(job, { jobs: { client, settling }, step }) {
    if (settling.settlesIn(job) > 0)
        return { job, isSettled: false };
    if ((0,bulk_job/* finalMeaning */.cG)(job.state) !== 'aborted')
        return { job, isSettled: true };
    const now = await client.info(job.id, step.stop.dying).catch((error) => {
        if (error instanceof lib_errors/* LoadError */.Xb)
            throw error;
        return undefined;
    });
    return now === undefined ? { job, isSettled: false } : { job: now, isSettled: settling.settlesIn(now) === 0 };
}

;// CONCATENATED MODULE: ../../lib/jobs/may-pass.js


function mayPass(error) {
    return (0,retry/* passes */.W)(error) || (error instanceof lib_errors/* SalesforceError */.mO && error.status === 401);
}

;// CONCATENATED MODULE: ../../lib/jobs/close-job.js




async function closeJob(id, { jobs: { client }, step: { clock, stop } }) {
    let isUnclear = false;
    for (let attempt = 1;; attempt++) {
        try {
            await client.close(id);
            return { was: 'closed' };
        }
        catch (error) {
            const answer = closeAnswer(error);
            isUnclear ||= answer === 'unclear';
            let whyUnread;
            const info = await client.info(id).catch((caught) => {
                whyUnread = caught;
                return undefined;
            });
            const look = info?.state;
            const told = whyUnread instanceof lib_errors/* LoadError */.Xb ? whyUnread : error;
            const was = wasClosed({ answer, look, isUnclear, mayPass: mayPass(error) });
            if (was === 'closed')
                return { was };
            if (was === 'not closed')
                return { was, error: told };
            const pauseMs = (0,try_again/* pauseAfter */.l0)(try_again/* POLICIES */.PQ.close, { attempt }, clock.random);
            const isLast = pauseMs === undefined || stop.over.aborted || (isUnclear && !mayPass(error));
            if (isLast && !isUnclear)
                return { was: 'not closed', error: told };
            if (isLast)
                return { was: 'unclear', error: told, isOpen: look === 'Open' };
            await clock.sleep(pauseMs, stop.over).catch(() => { });
        }
    }
}

var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../../lib/parts/part-stream.js






async function* openPart(part, hash) {
    for await (const chunk of joinSmall(contentOf(part, part.header))) {
        hash?.update(chunk);
        yield chunk;
    }
}
async function hashPart(part) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const _ of openPart(part, hash))
        ;
    return await endHash(part, hash);
}
async function endHash({ hashKeys, ...part }, hash) {
    await hashKeys?.(part, hash);
    return hash.digest('hex');
}
async function* contentOf(part, header) {
    const ending = (0,dialect/* lineEndingBytes */.pP)(part.lineEnding);
    yield header;
    for await (const { range, handle } of (0,range_bytes/* openRanges */.vC)(part.ranges)) {
        const { rewriting } = range;
        if (rewriting === undefined) {
            yield* (0,range_bytes/* bytesOf */.$$)(handle, range);
            if (!range.isTerminated)
                yield ending;
            continue;
        }
        const rewritten = new rewrite/* Rewritten */.F();
        const records = createRangeReader(rewriting, ({ bytes, start, end }) => rewritten.add(bytes, start, end, rewriting));
        for await (const chunk of (0,range_bytes/* bytesOf */.$$)(handle, range)) {
            records.feed(chunk);
            if (rewritten.length < range_bytes/* CHUNK_BYTES */.EC)
                continue;
            yield rewritten.bytes;
            rewritten.clear();
        }
        records.end();
        if (rewritten.length > 0)
            yield rewritten.bytes;
    }
}
async function* joinSmall(content) {
    const memory = new own_memory/* OwnMemory */.G();
    let room = Buffer.alloc(0);
    let length = 0;
    for await (const chunk of content) {
        if (chunk.length >= range_bytes/* CHUNK_BYTES */.EC / 2) {
            if (length > 0)
                yield room.subarray(0, length);
            length = 0;
            yield chunk;
            continue;
        }
        if (length + chunk.length > range_bytes/* CHUNK_BYTES */.EC) {
            yield room.subarray(0, length);
            length = 0;
        }
        if (room.length === 0)
            room = memory.own(Buffer.allocUnsafeSlow(range_bytes/* CHUNK_BYTES */.EC));
        length += chunk.copy(room, length);
    }
    if (length > 0)
        yield room.subarray(0, length);
    memory.release();
}

;// CONCATENATED MODULE: ../../lib/jobs/fill-job.js





async function fillJob(part, request, halted, life) {
    const { step, onEvent } = life;
    for (let attempt = 1;; attempt++) {
        let made;
        const onMade = (job) => {
            made = job;
        };
        try {
            return await life.jobs.uploads.run(() => upload(part, request, { halted, onMade }, life));
        }
        catch (error) {
            const pauseMs = (0,try_again/* pauseAfter */.l0)(try_again/* POLICIES */.PQ.newJob, { attempt }, step.clock.random);
            const isAgain = pauseMs !== undefined && mayPass(error) && !halted.aborted;
            if (made !== undefined && isAgain)
                onEvent({ type: 'upload-failed', id: made.id, error });
            if (made !== undefined)
                await abandon(made.id, life);
            if (halted.aborted)
                return {};
            if (made === undefined || !isAgain)
                return { error };
            await step.clock.sleep(pauseMs, halted).catch(() => { });
        }
    }
}
async function upload(part, request, { halted, onMade }, { jobs, step, onEvent }) {
    const { client } = jobs;
    const { columnDelimiter, lineEnding } = part;
    step.stop.check();
    halted.throwIfAborted();
    await jobs.freshen(part.bytes);
    const onLost = (error) => onEvent({ type: 'create-lost', error });
    const job = await client.create({ ...request, columnDelimiter, lineEnding }, onLost, step.stop.dying);
    onMade(job);
    onEvent({ type: 'created', id: job.id });
    let hash = (0,external_node_crypto_.createHash)('sha256');
    const open = () => {
        hash = (0,external_node_crypto_.createHash)('sha256');
        return openPart(part, hash);
    };
    await client.upload(job.id, { contentLength: part.bytes, open }, halted);
    onEvent({ type: 'uploaded', id: job.id });
    return { job, body: await endHash(part, hash) };
}

var file_path = __webpack_require__(17316);
;// CONCATENATED MODULE: ../../lib/send/job-ends.js




function stopReason(part, end, operation) {
    switch (end.kind) {
        case 'running':
            return end.error === undefined
                ? undefined
                : (0,explain/* explainError */.UW)(`${job_ends_nameOf(end.id, part)} cannot be looked at`, end.error);
        case 'unknown':
            return job_ends_lostSight(`job ${end.id} (${filesOf(part)})`, end.error, operation);
        case 'final': {
            const { job, error } = end;
            if ((0,bulk_job/* finalMeaning */.cG)(job.state) === 'complete' || isTransientFailure(job))
                return undefined;
            if ((0,bulk_job/* finalMeaning */.cG)(job.state) === 'failed')
                return jobFailed(part, job);
            if (error !== undefined)
                return (0,explain/* explainError */.UW)(`${job_ends_nameOf(job.id, part)} could not be closed, and was aborted`, error);
            return (0,explain/* explainFailure */.SP)(`${job_ends_nameOf(job.id, part)} was aborted in the org`, 'What it had done until then stays.');
        }
    }
}
function isTransientFailure({ state, errorMessage }) {
    return (0,bulk_job/* finalMeaning */.cG)(state) === 'failed' && (0,explain/* failureClass */.fI)(errorMessage ?? '') === 'transient';
}
function jobFailed(part, { id, errorMessage }) {
    return (0,explain/* explainFailure */.SP)(`${job_ends_nameOf(id, part)} failed`, (0,explain/* jobWords */.nZ)(errorMessage ?? 'no reason given'));
}
function job_ends_lostSight(job, error, operation) {
    const { reason, message } = (0,explain/* explainError */.UW)('The last response', error);
    const cure = (0,bulk_job/* isRepeatable */.su)(operation)
        ? `Run the workflow again: it does no harm to ${operation} these records once more.`
        : 'Look the job up in Setup under Bulk Data Load Jobs before you load these records again.';
    return new lib_errors/* LoadError */.Xb(error instanceof lib_errors/* LoadError */.Xb ? reason : 'records-unaccounted', `Lost track of ${job}. ${message} ${cure}`, { cause: error });
}
function job_ends_nameOf(id, part) {
    return `Job ${id} (${filesOf(part)})`;
}
function filesOf(part) {
    return (0,file_path/* listedFiles */.H)(part.ranges.map(({ file }) => file), 2);
}

;// CONCATENATED MODULE: ../../lib/send/bulk-sender.js








function createBulkSender(sending) {
    return { send: (submission, gate) => sendByJob(submission, gate, sending) };
}
async function sendByJob(submission, gate, sending) {
    const { part } = submission;
    const { jobs, step, book, request } = sending;
    const life = { jobs, step, onEvent: (event) => sending.events.see({ ...event, part }) };
    const startedAt = step.clock.now();
    const filled = await fillJob(part, request, gate.halted, life);
    if (!('job' in filled))
        return notSent(submission, filled.error);
    const { id } = filled.job;
    const refused = await mayClose(announce(filled, submission, book), gate);
    step.stop.check();
    if (refused !== undefined || gate.halted.aborted) {
        if (await abandon(id, life))
            book.withdraw(id);
        return notSent(submission, refused?.error);
    }
    const closed = { id, records: part.records, startedAt };
    const close = await closeJob(id, life);
    if (close.was === 'unclear')
        return sentOf(submission, await endUnclear(closed, life, close), request.operation, sending);
    if (close.was === 'not closed' && (await abandon(id, life))) {
        book.withdraw(id);
        return notSent(submission, close.error);
    }
    return sentOf(submission, await seeThrough(closed, life), request.operation, sending);
}
async function mayClose(announced, { mayTakeEffect, halted }) {
    const refused = await Promise.race([announced, (0,aborted/* whenAborted */.e)(halted)]);
    await Promise.race([mayTakeEffect, (0,aborted/* whenAborted */.e)(halted)]);
    return refused;
}
async function announce(filled, submission, book) {
    return await book.announce(entryOf(filled, submission)).then(() => undefined, (error) => ({ error }));
}
function entryOf({ job, body }, { part, round, again, isRest = false }) {
    const { id, createdById, createdDate } = job;
    return {
        by: 'bulk',
        id,
        round,
        body: part.records === 1 ? '' : body,
        whole: again === undefined && !isRest,
        records: part.records,
        ...(createdById ? { createdById } : {}),
        ...(createdDate ? { createdDate } : {}),
    };
}
function notSent(submission, error) {
    const stop = error === undefined ? undefined : (0,explain/* explainError */.UW)(`${filesOf(submission.part)} could not be sent`, error);
    return { kind: 'not-sent', submission, stop };
}
function sentOf(submission, end, operation, reading) {
    const { times } = end;
    const stop = stopReason(submission.part, end, operation);
    if (end.kind !== 'final') {
        const state = end.kind === 'running' ? 'InProgress' : 'Unknown';
        return { kind: end.kind, submission, job: { id: end.id, state }, times, stop };
    }
    return { ...doneOf(submission, end.job, reading), times, stop };
}
function doneOf(submission, job, { jobs, step }) {
    const { part } = submission;
    const { id, state, errorMessage } = job;
    return {
        kind: 'done',
        submission,
        job: { id, state, ...(errorMessage ? { errorMessage } : {}) },
        wentWell: wentWell(job, part),
        transient: isTransientFailure(job) ? jobFailed(part, job) : undefined,
        read: async (joining) => await readResults(part, job, { joining, jobs, step }),
    };
}
function wentWell({ state, numberRecordsProcessed, numberRecordsFailed }, { records }) {
    return (0,bulk_job/* finalMeaning */.cG)(state) === 'complete' && numberRecordsProcessed >= records && numberRecordsFailed === 0;
}

;// CONCATENATED MODULE: ../../lib/recall/end-earlier-job.js







async function awaitSent(submission, info, recalling) {
    const end = await awaitEnd(submission.part, info, recalling);
    return sentOf(submission, end, recalling.spec.operation, recalling);
}
async function awaitEnd(part, info, recalling) {
    const { jobs, step, events, spec } = recalling;
    const { operation } = spec;
    const startedAt = step.clock.now();
    if (jobStanding(info.state) === 'final') {
        const job = await awaitSettled(info, operation, recalling);
        return { kind: 'final', job, times: { startedAt, endedAt: step.clock.now() } };
    }
    const life = { jobs, step, onEvent: (event) => events.see({ ...event, part }) };
    life.onEvent({ type: 'awaited', id: info.id });
    step.say.log(info.state === 'Open'
        ? `job ${info.id} of an earlier step may have been closed: waiting for what the org says of it`
        : `job ${info.id} of an earlier step still runs (${info.state}): waiting for it`);
    const end = await seeThrough({ id: info.id, records: part.records, startedAt }, life);
    return end.kind === 'final' ? { ...end, job: await awaitSettled(end.job, operation, life) } : end;
}
async function abortUnclosed({ id }, recalling) {
    const { jobs, ledger, finder, spec, step } = recalling;
    const { client } = jobs;
    try {
        await client.abort(id);
    }
    catch (error) {
        const now = await client.info(id).catch((cause) => {
            throw (0,explain/* explainError */.UW)(`Job ${id} of an earlier step`, cause);
        });
        if (now.state !== 'Open' || spec.operation === 'insert' || closeAnswer(error) === 'not open any more')
            return now;
        step.say.warn(`Job ${id} of an earlier step is Open and could not be aborted: ${(0,lib_errors/* messageOf */.bD)(error)}`);
        ledger.book.withdraw(id);
        return undefined;
    }
    if ((await finder.countRows(id)) > 0)
        return await client.info(id);
    step.say.log(`job ${id} of an earlier step was never closed: aborted`);
    ledger.book.withdraw(id);
    return undefined;
}
async function mayStillLoad(info, { records }, { spec, jobs, finder }) {
    if (spec.operation !== 'insert' || jobs.settling.settlesIn(info) === 0)
        return false;
    return (await finder.countRows(info.id)) !== records;
}

;// CONCATENATED MODULE: ../../lib/recall/refusals.js




function mismatch(why, { run: { attempt } }) {
    const cure = attempt > 1
        ? 'If these are other data, start a new run of the workflow.'
        : 'To abandon the earlier load and send everything, set `ledger-key` to a new value: records already loaded will then ' +
            'be loaded twice. For files that are new in each run, set `ledger-key: ${{ github.run_id }}`.';
    return new lib_errors/* LoadError */.Xb('ledger-mismatch', `${why} Nothing was sent. ${cure}`);
}
function newerValues(newer, operation) {
    const [newest] = newer.slice(-1);
    return new lib_errors/* LoadError */.Xb('ledger-mismatch', `This run is older than ${newest === undefined ? 'another' : open_ledger_nameOf(newest)}, which has loaded records since: its ${operation} could put older values over newer ones. ` +
        'Nothing was sent. Start a new run of the workflow instead of running this one again.');
}
function loadedByNewer(newest, hasCompleted) {
    const why = hasCompleted
        ? `A newer run (${open_ledger_nameOf(newest)}) has completed this load, with files that have changed since. Nothing was sent, and nothing is left to do here.`
        : `A newer run (${open_ledger_nameOf(newest)}) has loaded other data than the files of this one hold. Nothing was sent. To load these files, start a new run of the workflow.`;
    return new lib_errors/* LoadError */.Xb('ledger-mismatch', why);
}
function stillRuns({ id }, end, { stop }) {
    if (end.kind === 'running' && end.error !== undefined)
        return (0,explain/* explainError */.UW)(`Job ${id} of an earlier step cannot be looked at`, end.error);
    return new lib_errors/* LoadError */.Xb(stop.cancelled.aborted ? 'cancelled' : 'time-limit', `Job ${id} of an earlier step still runs, or was aborted a short time ago, and nothing is sent before it has come to its end. Run the workflow again later.`);
}
function foreignRows(id) {
    return `Result rows of job ${id} of an earlier step do not match the records that the ledger says it was made of.`;
}
function foreignJob({ id }) {
    return `Job ${id} in the org is not what the ledger of the earlier step says (user, object, operation, time or number of records).`;
}
function goneJob({ id }) {
    return `Job ${id} of an earlier step is no longer in the org (jobs are kept for 7 days), so it is not known which of its records were loaded.`;
}
function unaccountedOf({ records }) {
    return records === 1
        ? 'Its record is unaccounted for and not sent again.'
        : `Its ${(0,words/* count */.U9)(records, 'record')} are unaccounted for and not sent again.`;
}
const MOST_IDS = 5;
const FILLED = ', a value that the manifest fills in is another one now (a constant, a line of `values`, or the Id that a `lookup`, `ref` or `key` finds)';
function refuseUnfound({ unfound, foundJobs }, unclear, { newer, own, isFilled, step }) {
    const [changed] = unclear;
    const [first] = unfound;
    if (first !== undefined) {
        const newest = newer.at(-1);
        if (newest !== undefined && unfound.every(({ jobId }) => !own.has(jobId.slice(0, 15)))) {
            const continued = newer.some(({ jobs }) => jobs.some(({ id }) => own.has(id.slice(0, 15))));
            throw loadedByNewer(newest, continued || foundJobs.size > 0);
        }
        const ids = (0,words/* listed */.KE)(unfound.map(({ recordId }) => recordId), MOST_IDS);
        throw mismatch(`${(0,words/* count */.U9)(unfound.length, 'record')} loaded by an earlier step (job ${first.jobId}; ${ids}) ` +
            `can no longer be matched to the files with certainty: the files were changed${isFilled ? FILLED : ''}, or the files hold another ` +
            'record that the org may print in the same way. Sending the rest could load records twice. ' +
            `Restore those records in the files${isFilled ? ' or those values' : ''}, or delete the records in the org.`, step);
    }
    if (changed !== undefined) {
        throw mismatch(`The org does not say what became of ${(0,words/* count */.U9)(changed.records, 'record')} of job ${changed.id} of an earlier step, and the files have changed since.`, step);
    }
}

;// CONCATENATED MODULE: ../../lib/recall/earlier-jobs.js







const COLLECTS_AT_ONCE = 2;
class EarlierJobs {
    ends = [];
    again = [];
    staysOut = new Set();
    taken = new Set();
    left = new Set();
    sought = [];
    unclear = [];
    sentAgain = 0;
    refusal;
    #course;
    #verdicts;
    #recalling;
    #later = [];
    #collects = (0,lib_limit/* createLimit */.K)(COLLECTS_AT_ONCE);
    constructor(verdicts, course, recalling) {
        this.#verdicts = verdicts;
        this.#course = course;
        this.#recalling = recalling;
    }
    get isOldOutcome() {
        return this.#course === 'take the old results';
    }
    get #isInsert() {
        return this.#recalling.spec.operation === 'insert';
    }
    async act() {
        for (const { entry, course, standing } of this.#verdicts) {
            if (course !== 'stop')
                continue;
            if (standing === 'gone' && (!entry.whole || entry.body === ''))
                this.unclear.push(entry);
            else
                throw mismatch(standing === 'gone' ? goneJob(entry) : foreignJob(entry), this.#recalling.step);
        }
        const acted = await Promise.allSettled(this.#verdicts.map((verdict) => this.#actOn(verdict)));
        for (const one of acted)
            if (one.status === 'rejected')
                throw one.reason;
    }
    get later() {
        return this.#later.length === 0 ? undefined : () => this.#takeLater();
    }
    async take(sent) {
        const { operation } = this.#recalling.spec;
        const how = {
            skipsSuccessful: this.#course === 'send what is missing',
            repeatsPending: !this.#isInsert,
            goesAgain: (was, error) => this.#isSent({ was, error }) || (this.#mayBeIn && was !== 'unaccounted'),
            onStaysOut: (order) => this.staysOut.add(order),
            mustMatch: true,
        };
        const taken = await this.#collects(() => this.#recalling.outcomes.take(sent, how));
        for (const warning of taken.warnings)
            this.#recalling.step.say.warn(warning);
        if (taken.isForeign === true) {
            const id = sent.kind === 'done' ? sent.job.id : '';
            if (operation === 'insert')
                throw mismatch(foreignRows(id), this.#recalling.step);
            return taken;
        }
        for (const record of taken.heldBack)
            this.again.push(record);
        this.refusal ??= taken.stop;
        this.taken.add(sent.submission);
        this.ends.push({ sent, taken });
        return taken;
    }
    async takeUnknown({ id }, submission) {
        const now = this.#recalling.step.clock.now();
        const job = { id, state: 'Unknown' };
        await this.take({ kind: 'unknown', submission, job, times: { startedAt: now, endedAt: now } });
    }
    async settleRest(records) {
        const { maxJobBytes } = this.#recalling.spec.pace;
        const size = { maxRecords: (0,load_spec/* mostJobRecords */.$B)(this.#recalling.spec.pace), maxBytes: maxJobBytes };
        const stay = records.filter((record) => !this.#isSent(record));
        for (const { order } of stay)
            this.staysOut.add(order);
        for (const { part, records: again } of partsOfRecords(stay, size)) {
            const submission = { part, round: Number.MAX_SAFE_INTEGER, firstOrder: 0, again };
            await this.take({ kind: 'not-sent', submission });
        }
        return records.filter((record) => this.#isSent(record));
    }
    #isSent({ was, error }) {
        if (this.isOldOutcome)
            return false;
        if (was === 'unaccounted')
            return !this.#isInsert;
        return was === 'unprocessed' || this.#course === 'send what is missing' || mayRetryRow(error, 1);
    }
    get #mayBeIn() {
        return (this.#isInsert || this.isOldOutcome) && this.#verdicts.some(({ submission }) => submission === undefined);
    }
    async #actOn({ entry, info, submission, course, standing }) {
        const { book } = this.#recalling.ledger;
        switch (course) {
            case 'abort': {
                const closed = await abortUnclosed(entry, this.#recalling);
                if (closed !== undefined)
                    await this.#takeJob(entry, submission, closed);
                return;
            }
            case 'unaccounted':
                if (submission !== undefined)
                    await this.takeUnknown(entry, submission);
                this.#recalling.step.say.warn(`${goneJob(entry)} ${unaccountedOf(entry)}`);
                return;
            case 'send again':
                if (standing !== 'final')
                    this.sentAgain += entry.records;
                book.withdraw(entry.id);
                return;
            case 'await':
            case 'take its results':
            case 'look for its records':
                if (info !== undefined)
                    await this.#takeJob(entry, submission, info);
                return;
            case 'forget':
                if (submission !== undefined)
                    this.left.add(submission);
                book.withdraw(entry.id);
        }
    }
    async #takeJob(entry, submission, info) {
        const { book } = this.#recalling.ledger;
        if (submission === undefined)
            return await this.#seekJob(entry, info);
        if (await mayStillLoad(info, entry, this.#recalling)) {
            this.taken.add(submission);
            this.#later.push({ entry, submission, info });
            return;
        }
        const sent = await awaitSent(submission, info, this.#recalling);
        const taken = await this.take(sent);
        if (taken.isForeign === true)
            book.withdraw(entry.id);
        else
            settle(sent, taken, book);
    }
    async #seekJob(entry, info) {
        const { jobs, ledger, step } = this.#recalling;
        const end = await awaitEnd({ number: 0, records: entry.records, bytes: 0 }, info, this.#recalling);
        if (this.#isInsert || this.isOldOutcome) {
            if (end.kind !== 'final' || jobs.settling.settlesIn(end.job) > 0)
                throw stillRuns(entry, end, step);
            this.sought.push({ entry, info: end.job });
        }
        else if (end.kind === 'final')
            ledger.book.withdraw(entry.id);
    }
    async #takeLater() {
        const [endsBefore, againBefore] = [this.ends.length, this.again.length];
        for (const { submission, info } of this.#later) {
            const sent = await awaitSent(submission, info, this.#recalling);
            settle(sent, await this.take(sent), this.#recalling.ledger.book);
        }
        const again = await this.settleRest(this.again.slice(againBefore));
        return { ends: this.ends.slice(endsBefore), again };
    }
}

;// CONCATENATED MODULE: ../../lib/recall/judge-jobs.js






const LOOKS_AT_ONCE = 5;
async function judgeJobs(submissions, jobs, recalling) {
    const atOnce = (0,lib_limit/* createLimit */.K)(LOOKS_AT_ONCE);
    const asked = await Promise.all(jobs.map((entry) => atOnce(async () => ({ entry, info: await ask(entry, recalling) }))));
    const partOf = await matchParts(submissions, asked, recalling);
    return asked.map(({ entry, info }) => {
        const job = { entry, info, submission: partOf.get(entry) };
        return { ...job, ...decide(job, recalling) };
    });
}
function decide({ entry, info, submission }, recalling) {
    const standing = standingOf(entry, info, recalling);
    const hadNoEffect = entry.settled?.in === 0 && entry.settled.unaccounted === 0;
    const course = decideJob(standing, recalling.spec.operation, submission === undefined ? 'changed' : 'same');
    const mayForget = course === 'stop' || course === 'unaccounted' || course === 'look for its records';
    return { standing, course: hadNoEffect && mayForget ? 'forget' : course };
}
function standingOf(entry, info, recalling) {
    if (info === undefined)
        return 'gone';
    return isAsTheLedgerSays(entry, info, recalling) ? jobStanding(info.state) : 'not as the ledger says';
}
async function matchParts(submissions, jobs, recalling) {
    const byBody = new Map();
    for (const submission of submissions) {
        const body = submission.part.records === 1 ? '' : await hashPart(submission.part);
        byBody.set(body, [...(byBody.get(body) ?? []), submission]);
    }
    const matched = new Map();
    const singles = byBody.get('') ?? [];
    for (const { entry, info } of jobs) {
        const submission = entry.body === '' ? await takeSingle(singles, { entry, info }, recalling) : byBody.get(entry.body)?.shift();
        if (submission !== undefined)
            matched.set(entry, submission);
    }
    return matched;
}
async function takeSingle(singles, { entry, info }, { finder }) {
    if (!entry.whole || info === undefined || jobStanding(info.state) !== 'final')
        return undefined;
    for (const [place, submission] of singles.entries()) {
        if (!(await finder.tellsOf(info, submission)))
            continue;
        singles.splice(place, 1);
        return submission;
    }
    return undefined;
}
async function ask({ id }, { jobs, step }) {
    try {
        return await jobs.client.info(id);
    }
    catch (error) {
        if (error instanceof lib_errors/* SalesforceError */.mO && error.status === 404)
            return undefined;
        if (step.stop.cancelled.aborted)
            throw new lib_errors/* LoadError */.Xb('cancelled', 'The step was cancelled before anything was sent.');
        throw (0,explain/* explainError */.UW)(`Job ${id} of an earlier step`, error);
    }
}
function isAsTheLedgerSays(entry, info, { userId, spec }) {
    const { object, operation } = spec;
    const same = (claimed, said) => !claimed || !said || claimed.slice(0, 15).toLowerCase() === said.slice(0, 15).toLowerCase();
    return (same(entry.id, info.id) &&
        same(entry.createdById ?? userId, info.createdById) &&
        same(userId, info.createdById) &&
        (!info.object || (0,values_names/* sameName */.q)(info.object, object)) &&
        (!info.operation || (0,values_names/* sameName */.q)(info.operation, operation)) &&
        (!entry.createdDate || !info.createdDate || Date.parse(entry.createdDate) === Date.parse(info.createdDate)) &&
        info.numberRecordsProcessed <= entry.records);
}
function asLookedFor(verdicts) {
    return verdicts.map((job) => job.submission === undefined && job.course === 'send again' ? { ...job, course: 'look for its records' } : job);
}
function asOrdered(submissions, verdicts, { spec: { operation, pace } }) {
    const isOrdered = pace.concurrency.mode === 'serial' || submissions.some(({ part }) => (part.wave ?? 1) > 1);
    if (!isOrdered || operation === 'insert')
        return verdicts;
    const made = new Set(verdicts.map(({ submission }) => submission));
    const firstChanged = submissions.findIndex((submission) => !made.has(submission));
    const behind = new Set(firstChanged === -1 ? [] : submissions.slice(firstChanged));
    return verdicts.map((job) => {
        const isBehind = job.submission !== undefined && behind.has(job.submission);
        return isBehind && job.standing === 'final' ? { ...job, submission: undefined, course: 'send again' } : job;
    });
}

;// CONCATENATED MODULE: ../../lib/recall/subtract.js




function allLeft(submissions) {
    const nothing = { ends: [], counts: lib_counts/* NO_COUNTS */.lZ, again: [], staysOut: new Set(), sentAgain: 0 };
    return { ...nothing, first: submissions, isOldOutcome: false };
}
async function subtract(submissions, seen, past, recalling) {
    const fresh = submissions.filter((submission) => !seen.taken.has(submission));
    const sentAgain = seen.sentAgain + seen.again.filter(({ was }) => was === 'unaccounted').length;
    const { staysOut, isOldOutcome, later } = seen;
    const known = () => ({ ends: [...seen.ends], staysOut, isOldOutcome, refusal: seen.refusal, later });
    if (seen.sought.length === 0 && seen.unclear.length === 0) {
        const again = await seen.settleRest([...seen.again]);
        return { ...known(), counts: settled(seen), first: fresh, again, sentAgain };
    }
    const found = await findSought(seen, fresh, past, recalling);
    const first = await withoutFound(fresh, found, seen, recalling);
    const again = await seen.settleRest(await withoutUnclear(found, seen));
    const others = isOldOutcome ? await takeLoaded(found, recalling) : await skipLoaded(found, recalling);
    return {
        ...known(),
        counts: (0,lib_counts/* addCounts */.c5)([settled(seen), others]),
        first: mergeRests(first, recalling),
        again,
        sentAgain: sentAgain + found.gone,
    };
}
async function findSought({ sought, again, unclear }, fresh, { newer, jobs }, { spec, finder, ledger, step }) {
    const found = await finder.find(sought, fresh, again);
    unclear.push(...found.unclear);
    const hasChanged = sought.some(({ entry }) => entry.whole && entry.body !== '');
    const own = new Set(jobs.map(({ id }) => id.slice(0, 15)));
    refuseUnfound(found, hasChanged ? unclear : [], { newer, own, isFilled: isFilled(spec), step });
    for (const { id, settled: result } of found.jobs)
        ledger.book.settle(id, result);
    return found;
}
function isFilled({ manifest }) {
    if (manifest === undefined)
        return false;
    const { uses, constants, key } = manifest.columns;
    return constants.size > 0 || key.length > 0 || [...uses.values()].some(({ kind }) => kind !== 'field');
}
async function withoutFound(fresh, found, seen, { outcomes }) {
    const first = [];
    for (const submission of fresh) {
        const ids = found.loaded.get(submission);
        if (ids !== undefined)
            await outcomes.takeSkipped(submission.part, (index) => ids[index]);
        const part = ids === undefined ? submission.part : await withRecords(submission.part, (index) => ids[index] === undefined);
        const rest = part && { ...submission, part, isRest: part !== submission.part };
        const [job] = seen.unclear;
        if (rest !== undefined && job !== undefined && mayBeOf(submission, rest, seen))
            await seen.takeUnknown(job, rest);
        else if (rest !== undefined)
            first.push(rest);
    }
    return first;
}
function mayBeOf(submission, rest, { left }) {
    return rest.part.records === 1 || left.has(submission);
}
async function withoutUnclear(found, seen) {
    const waiting = seen.again.filter((record) => !found.again.has(record));
    const [job] = seen.unclear;
    if (job === undefined)
        return waiting;
    for (const { part, records } of partsOfRecords(waiting))
        await seen.takeUnknown(job, { part, round: 2, firstOrder: 0, again: records });
    return [];
}
function settled({ ends }) {
    return (0,lib_counts/* addCounts */.c5)(ends.map(({ taken }) => taken.settled));
}
async function takeLoaded({ again, records }, { outcomes }) {
    const counts = [{ ...lib_counts/* NO_COUNTS */.lZ, skipped: records - again.size }];
    for (const { part, records: held } of partsOfRecords([...again.keys()])) {
        const rows = held.flatMap((record) => again.get(record) ?? []);
        counts.push(await outcomes.takeLoaded(part, rows));
    }
    return (0,lib_counts/* addCounts */.c5)(counts);
}
async function skipLoaded({ again, records }, { outcomes }) {
    for (const { part, records: held } of partsOfRecords([...again.keys()]))
        await outcomes.takeSkipped(part, (index) => idOf(held[index], again));
    return { ...lib_counts/* NO_COUNTS */.lZ, skipped: records };
}
function idOf(held, again) {
    return (held && again.get(held)?.id) ?? '';
}
function mergeRests(first, { spec: { pace } }) {
    const rests = first.filter(({ isRest }) => isRest === true);
    const orderOf = new Map(rests.map(({ part, firstOrder }) => [part.ranges[0], firstOrder]));
    const few = mergeParts(rests.map(({ part }) => part), { maxRecords: (0,load_spec/* mostJobRecords */.$B)(pace), maxBytes: pace.maxJobBytes }).map((part) => ({ part, round: 1, firstOrder: orderOf.get(part.ranges[0]) ?? 0, isRest: true }));
    const whole = first.filter(({ isRest }) => isRest !== true);
    return [...whole, ...few].sort((a, b) => a.firstOrder - b.firstOrder);
}

;// CONCATENATED MODULE: ../../lib/recall/recall.js





async function recall(submissions, recalling) {
    const { newer } = recalling.ledger;
    const { operation } = recalling.spec;
    const left = await recallJobs(submissions, recalling);
    const isToSend = left.first.some(({ part }) => part.records > 0) || left.again.length > 0;
    if (newer.length > 0 && isToSend && operation !== 'insert')
        throw newerValues(newer, operation);
    return left;
}
async function recallJobs(submissions, recalling) {
    const { spec, ledger, step } = recalling;
    const { jobs, newer, course } = ledger;
    const isInsert = spec.operation === 'insert';
    const all = isInsert ? jobsOf([{ jobs: [...jobs] }, ...newer]) : jobs;
    if (course !== 'take the old results') {
        if (all.length === 0)
            return allLeft(submissions);
        const verdicts = await judgeJobs(submissions, all, recalling);
        return await actOn(submissions, verdicts, newer.length > 0 && isInsert ? 'send what is missing' : course, recalling);
    }
    const own = await judgeJobs(submissions, jobs, recalling);
    const forget = () => {
        for (const { entry } of own)
            ledger.book.withdraw(entry.id);
        return allLeft(submissions);
    };
    if (!isInsert && submissions.length === 0)
        return forget();
    if (confirmsAll(submissions, own))
        return await actOn(submissions, own, course, recalling);
    step.say.log('the files or the org no longer show what this load had done in the earlier attempt');
    if (!isInsert)
        return forget();
    const verdicts = newer.length === 0 ? own : await judgeJobs(submissions, all, recalling);
    return await actOn(submissions, verdicts, 'send what is missing', recalling);
}
async function actOn(submissions, judged, course, recalling) {
    const isOldOutcome = course === 'take the old results';
    const verdicts = isOldOutcome ? asLookedFor(judged) : asOrdered(submissions, judged, recalling);
    const seen = new EarlierJobs(verdicts, course, recalling);
    await seen.act();
    return await subtract(submissions, seen, recalling.ledger, recalling);
}
function confirmsAll(submissions, judged) {
    const made = new Set(judged.map(({ submission }) => submission));
    const isThere = ({ standing }) => standing === 'final' || standing === 'running';
    return submissions.every((submission) => made.has(submission)) && judged.every(isThere);
}

;// CONCATENATED MODULE: ../../lib/load/brake.js
class Brake {
    halted;
    #halt = new AbortController();
    #reasons = [];
    constructor({ cancelled, nearEnd }) {
        this.halted = AbortSignal.any([this.#halt.signal, cancelled, nearEnd]);
    }
    get reasons() {
        return this.#reasons;
    }
    stop(reason) {
        this.#reasons.push(reason);
        this.#halt.abort();
    }
}

;// CONCATENATED MODULE: ../../lib/load/brakes.js



function afterCanary({ counts, transientFailed, maxFailures, read }) {
    const bad = (0,lib_counts/* notIn */.zz)(counts) - transientFailed;
    const allowed = maxFailures.kind === 'share' ? maxFailures.share : Math.min(1, maxFailures.count / Math.max(1, read));
    if (!(0,lib_counts/* exceedsShare */.Dr)(bad, counts.read, allowed))
        return undefined;
    return new lib_errors/* LoadError */.Xb('stopped-early', `The canary failed: ${ofThem(bad, counts.read, 'record')} were not loaded; \`max-failures\` allows ${described(maxFailures, allowed)}. ` +
        'Nothing further was sent. See failed.csv for why; fix the records and run again, or raise `max-failures`.');
}
const LEAST_FINISHED = 1_000;
function createEarlyStop({ share: allowed }) {
    let finished = 0;
    let failed = 0;
    let hasStopped = false;
    const told = new Map();
    const add = (end, sign) => {
        finished += sign * (end.finished - end.transientFailed);
        failed += sign * (end.failed - end.transientFailed);
    };
    return {
        see: (end, of) => {
            const before = of && told.get(of);
            if (before !== undefined)
                add(before, -1);
            add(end, 1);
            if (of !== undefined)
                told.set(of, end);
            if (hasStopped || finished < LEAST_FINISHED || !(0,lib_counts/* exceedsShare */.Dr)(failed, finished, allowed))
                return undefined;
            hasStopped = true;
            return new lib_errors/* LoadError */.Xb('stopped-early', `${ofThem(failed, finished, 'finished record')} failed; \`stop-early\` allows ${(0,words/* share */.uM)(allowed)}. Nothing further was sent. ` +
                'See failed.csv for why; fix the records and run again, or raise `stop-early`.');
        },
    };
}
function ofThem(part, whole, noun) {
    return `${(0,words/* thousands */.oh)(part)} of ${(0,words/* count */.U9)(whole, noun)} (${(0,words/* share */.uM)(part / whole)})`;
}
function described(maxFailures, allowed) {
    if (maxFailures.kind === 'share')
        return (0,words/* share */.uM)(allowed);
    return maxFailures.count === 0 ? 'none' : `${(0,words/* thousands */.oh)(maxFailures.count)} of all (${(0,words/* share */.uM)(allowed)})`;
}

;// CONCATENATED MODULE: ../../lib/load/judge.js

class Judge {
    #limits;
    #read;
    #earlyStop;
    constructor(limits, read) {
        this.#limits = limits;
        this.#read = read;
        this.#earlyStop = createEarlyStop({ share: limits.stopEarly });
    }
    canary({ job, heldBack }) {
        const { maxFailures } = this.#limits;
        return afterCanary({ counts: job, transientFailed: heldBack.length, maxFailures, read: this.#read });
    }
    end({ sent, taken }) {
        if (sent.kind !== 'done')
            return undefined;
        const { job, heldBack } = taken;
        const finished = job.created + job.updated + job.deleted + job.failed;
        const transientFailed = heldBack.filter(({ was }) => was === 'failed').length;
        return this.#earlyStop.see({ finished, failed: job.failed, transientFailed }, sent.submission);
    }
    wentWell(submission) {
        return this.#earlyStop.see({ finished: submission.part.records, failed: 0, transientFailed: 0 }, submission);
    }
}

var header = __webpack_require__(32179);
;// CONCATENATED MODULE: ../../lib/join/matches.js

function noMatches({ records }, { count }) {
    const memory = new own_memory/* OwnMemory */.G();
    const recordOf = memory.own(new Int32Array(count).fill(-1));
    const rowOf = memory.own(new Int32Array(records).fill(-1));
    return { recordOf, rowOf, [Symbol.dispose]: () => memory.release() };
}
function countUnmatched({ recordOf }) {
    let count = 0;
    for (let row = 0; row < recordOf.length; row++)
        if (recordOf[row] === -1)
            count++;
    return count;
}

;// CONCATENATED MODULE: ../../lib/join/row-keys.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



async function readRowKeys({ part, rows }, matching, onKey) {
    const printed = new KeyHash(part.columns.length);
    const raw = new KeyHash(part.columns.length);
    await rows.read(({ kind }, header) => {
        const fields = fieldsOfRows(kind, header, part, matching);
        const hash = kind === 'unprocessedrecords' ? raw : printed;
        return (row, bytes, start, end) => {
            hash.read(bytes, start, end, fields);
            onKey(row, hash.lo, hash.hi);
        };
    });
    return printed.hasValues;
}
async function findAgreeing(task, { recordOf }, matching) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const records = __addDisposableResource(env_1, await readRecordKeys(task.part, matching), false);
        const { keys } = records;
        const agree = new Uint8Array(task.rows.count);
        await readRowKeys(task, matching, (row, lo, hi) => {
            const record = recordOf[row] ?? -1;
            if (record !== -1 && keys.lo[record] === lo && keys.hi[record] === hi)
                agree[row] = 1;
        });
        return agree;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ../../lib/join/join-some.js






async function matchSome(task) {
    const { timeless } = await readTelling(task);
    const matches = noMatches(task.part, task.rows);
    await matchByKey(task, matches);
    if (countUnmatched(matches) > 0)
        await matchByValues(task, timeless, matches);
    return matches;
}
async function matchByKey(task, matches) {
    const { part, rows, options, whole } = task;
    const key = keyPlace(part, options);
    if (key === -1)
        return;
    const keyAlone = whole.map((form, column) => (column === key ? form : undefined));
    const present = presentOnly(part, rows, keyAlone);
    if (present[key] !== undefined)
        await matchCertain(task, waysOf(part, present, options), matches, { isKey: true });
    if (whole[key] !== 'id' || countUnmatched(matches) === 0)
        return;
    await matchCertain(task, waysOf(part, keyAlone, options), matches, { isKey: true, idFrom: 'sf__Id' });
}
async function matchByValues(task, forms, matches, how = {}) {
    const { part, options } = task;
    const found = copyMatches(matches);
    const blank = new Set(findBlanked(await matchCertain(task, waysOf(part, forms, options), found, how)));
    if (blank.size === 0) {
        adopt(matches, found);
        return forms;
    }
    const shown = forms.map((form, column) => (blank.has(column) ? undefined : form));
    if (shown.some((form) => form !== undefined))
        await matchCertain(task, waysOf(part, shown, options), matches, how);
    return shown;
}
async function joinSome(part, rows, options, matches) {
    const task = { part, rows, options, whole: declaredForms(part, options) };
    const { present, times, timeless } = await readTelling(task);
    const hasTimes = present.some((form, column) => form !== undefined && times.has(column));
    const key = keyPlace(part, options);
    const sources = task.whole[key] === 'id' ? ['sf__Id', 'Id'] : ['Id'];
    for (const idFrom of sources) {
        const forms = timeless.map((form, column) => column === key && idFrom === 'sf__Id' ? 'id' : form);
        if (!hasTimes && forms.every((form) => form === undefined))
            continue;
        const found = copyMatches(matches);
        const shown = await matchByValues(task, forms, found, { idFrom });
        await adoptWhereTimesAgree(task, { shown, times: hasTimes ? times : new Set(), idFrom }, found, matches);
    }
    return await findChanged(task, matches);
}
async function adoptWhereTimesAgree(task, { shown, times, idFrom }, found, matches) {
    const { part, rows, options, whole } = task;
    if (times.size === 0) {
        adopt(matches, found);
        return;
    }
    const onlyTimes = whole.map((_, column) => (times.has(column) ? 'time' : undefined));
    const compared = presentOnly(part, rows, onlyTimes);
    const isSame = await findAgreeing(task, found, { compared, whole, by: 'values' });
    const timesTell = [...isSame.keys()].some((row) => isSame[row] === 1 && matches.recordOf[row] === -1);
    const agree = timesTell ? isSame : undefined;
    for (let row = 0; row < rows.count; row++) {
        const record = found.recordOf[row] ?? -1;
        if (record === -1 || matches.recordOf[row] !== -1 || (agree !== undefined && agree[row] !== 1))
            continue;
        matches.recordOf[row] = record;
        matches.rowOf[record] = row;
    }
    if (!timesTell || countUnmatched(matches) === 0)
        return;
    const withTimes = shown.map((form, column) => compared[column] ?? form);
    await matchCertain(task, waysOf(part, withTimes, options), matches, { idFrom });
}
async function findChanged(task, matches) {
    const changed = new Map();
    if (keyPlace(task.part, task.options) === -1 || countUnmatched(matches) === 0)
        return changed;
    const byKey = copyMatches(matches);
    await matchByKey(task, byKey);
    for (const [row, record] of byKey.recordOf.entries())
        if (record !== -1 && matches.recordOf[row] === -1)
            changed.set(row, record);
    return changed;
}
async function matchCertain({ part, rows, options, whole }, ways, { recordOf, rowOf, alike }, { isKey = false, idFrom = 'Id' } = {}) {
    const candidates = await readCandidates(part, { ways, whole }, (record) => rowOf[record] === -1);
    const rowsOf = new Map();
    const inRows = await readRowCandidates({ part, rows }, { ways, idFrom }, (row, keys) => {
        if (recordOf[row] !== -1)
            return;
        const head = isKey && keys.some(([lo, hi]) => lo === 0 && hi === 0) ? -1 : onlyCandidate(candidates, keys);
        if (head === -1)
            return;
        const own = rowsOf.get(head);
        if (own === undefined)
            rowsOf.set(head, [row]);
        else
            own.push(row);
    });
    for (const [head, all] of rowsOf) {
        const records = candidates.sameAs(head);
        if (isKey && records.length > 1)
            continue;
        const own = options.keyColumn === undefined ? withoutRepeats(rows, all) : all;
        if (own.length > records.length)
            continue;
        if (records.length > 1)
            for (const record of records)
                alike?.set(record, head);
        for (const [index, record] of records.entries()) {
            const row = own[index];
            if (row === undefined)
                break;
            recordOf[row] = record;
            rowOf[record] = row;
        }
    }
    return { inRecords: candidates.hasValues, inRows };
}
function withoutRepeats(rows, all) {
    const seen = new Set();
    return all.filter((row) => {
        const id = rows.idOf(row);
        if (id !== '' && seen.has(id))
            return false;
        seen.add(id);
        return true;
    });
}
function onlyCandidate({ groups, recordOf, headOf }, keys) {
    let only = -1;
    for (const [lo, hi] of keys) {
        const entry = groups.slots[groups.slotOf(lo, hi)] ?? -1;
        if (entry === -1)
            continue;
        if (groups.isMixed[entry] === 1)
            return -1;
        const head = headOf(recordOf[entry] ?? 0);
        if (only !== -1 && only !== head)
            return -1;
        only = head;
    }
    return only;
}
function copyMatches({ recordOf, rowOf, alike }) {
    return { recordOf: Int32Array.from(recordOf), rowOf: Int32Array.from(rowOf), alike };
}
function adopt(matches, found) {
    matches.recordOf.set(found.recordOf);
    matches.rowOf.set(found.rowOf);
}

;// CONCATENATED MODULE: ../../lib/join/keys-ahead.js



function readKeysAhead(part, matching) {
    const printed = new KeyHash(part.columns.length);
    const raw = new KeyHash(part.columns.length);
    const records = readRecordKeys(part, matching);
    records.catch(() => { });
    return {
        matching,
        records,
        keyingOf: (kind) => ({
            mostRows: part.records,
            hash: kind === 'unprocessedrecords' ? raw : printed,
            fieldsOf: (header) => fieldsOfRows(kind, header, part, matching),
        }),
        inRows: printed.hasValues,
        release: () => {
            records.then((keys) => keys[Symbol.dispose](), () => { });
        },
    };
}

;// CONCATENATED MODULE: ../../lib/join/pairing.js

function pairInTurn({ slotOf, slots, next }, { recordOf, rowOf }, areOthers, eachKey) {
    let isWhole = true;
    eachKey((row, lo, hi) => {
        if (!isWhole)
            return;
        const slot = slotOf(lo, hi);
        const record = slots[slot] ?? -1;
        const following = record === -1 ? -1 : (next[record] ?? -1);
        if (record === -1 || rowOf[record] !== -1 || (areOthers && (following !== -1 || (lo === 0 && hi === 0)))) {
            isWhole = false;
            return;
        }
        recordOf[row] = record;
        rowOf[record] = row;
        if (following !== -1)
            slots[slot] = following;
    });
    return isWhole;
}
function pairWhereClear(groups, { recordOf, rowOf }, how) {
    const { slotOf, slots, next, isMixed } = groups;
    const memory = new own_memory/* OwnMemory */.G();
    const headOf = memory.own(new Int32Array(recordOf.length).fill(-1));
    const rowsOf = memory.own(new Int32Array(next.length));
    const firstRow = memory.own(new Int32Array(next.length));
    const differ = memory.own(new Uint8Array(next.length));
    const recordsOf = memory.own(new Int32Array(next.length));
    const countRecords = (head) => {
        if (recordsOf[head] === 0) {
            let records = 0;
            for (let record = head; record !== -1; record = next[record] ?? -1)
                records++;
            recordsOf[head] = records;
        }
        return recordsOf[head] ?? 0;
    };
    const isClear = (head) => {
        const count = rowsOf[head] ?? 0;
        const records = countRecords(head);
        const areSame = how.areOthers ? records === 1 : (isMixed[head] ?? 0) === 0;
        if (areSame)
            return count <= records;
        return count === records && differ[head] === 0 && how.isForced(firstRow[head] ?? 0);
    };
    return {
        add: (row, lo, hi) => {
            const head = slots[slotOf(lo, hi)] ?? -1;
            if (head === -1)
                return;
            headOf[row] = head;
            const count = rowsOf[head] ?? 0;
            rowsOf[head] = count + 1;
            if (count === 0)
                firstRow[head] = row;
            else if (how.wordsOf(firstRow[head] ?? 0) !== how.wordsOf(row))
                differ[head] = 1;
        },
        end: () => {
            const nextOf = memory.own(new Int32Array(next.length));
            for (let record = 0; record < nextOf.length; record++)
                nextOf[record] = record;
            const isSurplus = new Uint8Array(headOf.length);
            const open = new Map();
            for (let row = 0; row < headOf.length; row++) {
                const head = headOf[row] ?? -1;
                if (head === -1)
                    continue;
                if ((rowsOf[head] ?? 0) > countRecords(head))
                    isSurplus[row] = 1;
                if (!isClear(head)) {
                    if (rowsOf[head] === countRecords(head))
                        openGroup(open, head, next).rows.push(row);
                    continue;
                }
                const record = nextOf[head] ?? -1;
                if (record === -1)
                    continue;
                nextOf[head] = next[record] ?? -1;
                recordOf[row] = record;
                rowOf[record] = row;
            }
            memory.release();
            return { open: [...open.values()], isSurplus };
        },
    };
}
function openGroup(open, head, next) {
    const known = open.get(head);
    if (known !== undefined)
        return known;
    const records = [];
    for (let record = head; record !== -1; record = next[record] ?? -1)
        records.push(record);
    const group = { rows: [], records };
    open.set(head, group);
    return group;
}

;// CONCATENATED MODULE: ../../lib/join/matcher.js
var matcher_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var matcher_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






function createMatcher(task, ahead) {
    const { part, rows, options, whole } = task;
    const matches = noMatches(part, rows);
    const match = (matching, how = {}) => pairByKeys(task, { matches, matching, ahead }, how);
    return {
        matches,
        leftOver: () => countUnmatched(matches),
        byKey: async (forms, how) => {
            const key = keyPlace(part, options);
            const none = new Uint8Array(rows.count);
            if (key === -1)
                return none;
            const present = presentOnly(part, rows, forms);
            const found = present[key] && (await match(keyMatching(key, present, whole), how));
            const isSurplus = found ? found.isSurplus : none;
            if (forms[key] !== 'id' || countUnmatched(matches) === 0)
                return isSurplus;
            const byId = await match({ ...keyMatching(key, forms, whole), idFrom: 'sf__Id' }, how);
            return orEach(isSurplus, byId.isSurplus);
        },
        byValues: async (compared, how) => await match({ compared, whole, by: 'values' }, how),
    };
}
function keyMatching(key, forms, whole) {
    return { compared: forms.map((form, column) => (column === key ? form : undefined)), whole, by: 'key' };
}
function orEach(one, other) {
    return one.map((flag, at) => flag | (other[at] ?? 0));
}
async function pairByKeys(task, { matches, matching, ahead }, { boldness = 'sure', leftOut }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { part, rows } = task;
        const { recordOf, rowOf } = matches;
        const read = ahead !== undefined && isSame(ahead.matching, matching) ? ahead : undefined;
        const records = read === undefined ? await readRecordKeys(part, matching) : await read.records;
        const _ = matcher_addDisposableResource(env_1, read === undefined ? records : undefined, false);
        const { keys, identity, hasValues } = records;
        const isKey = matching.by === 'key';
        const hasKey = (lo, hi) => !isKey || lo !== 0 || hi !== 0;
        const takesPart = (record) => rowOf[record] === -1 && hasKey(keys.lo[record], keys.hi[record]);
        const groups = matcher_addDisposableResource(env_1, groupRecords(keys, takesPart, identity), false);
        const pairing = pairWhereClear(groups, matches, {
            areOthers: isKey,
            isForced: (row) => boldness === 'forced' && rows.idOf(row) === '',
            wordsOf: (row) => rows.wordsOf(row),
        });
        const addRow = (row, lo, hi) => {
            if (recordOf[row] === -1 && leftOut?.[row] !== 1 && hasKey(lo, hi))
                pairing.add(row, lo, hi);
        };
        if (read !== undefined)
            rows.eachKey(addRow);
        const inRows = read?.inRows ?? (await readRowKeys(task, matching, addRow));
        return { seen: { inRecords: hasValues, inRows }, ...pairing.end() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        matcher_disposeResources(env_1);
    }
}
function isSame(one, other) {
    return (one.by === other.by &&
        one.idFrom === other.idFrom &&
        one.whole === other.whole &&
        one.compared.every((form, column) => form === other.compared[column]));
}
async function matchInTurn({ part, rows }, { matching, records }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { keys, identity } = await records;
        if (identity !== undefined)
            return undefined;
        const matches = noMatches(part, rows);
        const groups = matcher_addDisposableResource(env_2, groupRecords(keys, () => true, undefined), false);
        const isWhole = pairInTurn(groups, matches, matching.by === 'key', (onKey) => rows.eachKey(onKey));
        return isWhole ? matches : undefined;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        matcher_disposeResources(env_2);
    }
}

;// CONCATENATED MODULE: ../../lib/join/refine.js
var refine_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var refine_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



async function refine(task, matches, open) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (open.length === 0)
            return;
        const { part, rows, whole } = task;
        const compared = whole.map(exactForm);
        const ofRecords = refine_addDisposableResource(env_1, await readRecordKeys(part, { compared, whole, by: 'values' }), false);
        const { keys, identity } = ofRecords;
        const rowLo = new Int32Array(rows.count);
        const rowHi = new Int32Array(rows.count);
        await readRowKeys(task, { compared }, (row, lo, hi) => {
            rowLo[row] = lo;
            rowHi[row] = hi;
        });
        const keyOfRecord = (record) => `${keys.lo[record]} ${keys.hi[record]}`;
        const identityOf = (record) => identity === undefined ? keyOfRecord(record) : `${identity.lo[record]} ${identity.hi[record]}`;
        for (const group of open) {
            const records = byKey(group.records, keyOfRecord);
            const ofRows = byKey(group.rows, (row) => `${rowLo[row]} ${rowHi[row]}`);
            const agree = ofRows.size === records.size && [...ofRows].every(([key, own]) => own.length === records.get(key)?.length);
            if (!agree)
                continue;
            for (const [key, own] of ofRows) {
                const found = records.get(key) ?? [];
                const areSame = new Set(found.map(identityOf)).size === 1;
                const sayTheSame = own.every((row) => rows.idOf(row) === '' && rows.wordsOf(row) === rows.wordsOf(own[0] ?? row));
                if (!areSame && !sayTheSame)
                    continue;
                for (const [index, row] of own.entries()) {
                    const record = found[index] ?? -1;
                    matches.recordOf[row] = record;
                    matches.rowOf[record] = row;
                }
            }
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        refine_disposeResources(env_1);
    }
}
function byKey(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}

;// CONCATENATED MODULE: ../../lib/join/join.js











function createJoiner(options) {
    const learnt = new Map();
    return (part) => {
        const header = JSON.stringify(part.columns);
        const whole = declaredForms(part, options);
        const expected = learnt.get(header) ?? whole;
        const ahead = readKeysAhead(part, firstMatching(keyPlace(part, options), expected, whole));
        return {
            keyingOf: ahead.keyingOf,
            finish: async (rows) => {
                const task = { part, rows, options, whole };
                if (rows.count === part.records)
                    return await matchWhole(task, ahead, { expected, onLearnt: (forms) => learnt.set(header, forms) });
                ahead.release();
                return rows.count === 0 ? noMatches(part, rows) : await matchSome(task);
            },
            confirm: async (rows, matches) => {
                const task = { part, rows, options, whole };
                const compared = presentOnly(part, rows, whole);
                const agree = await findAgreeing(task, matches, { compared, whole, by: 'values' });
                return agree.every((flag) => flag === 1) || (await couldBeAll(task));
            },
        };
    };
}
function firstMatching(key, forms, whole) {
    return key === -1 ? { compared: forms, whole, by: 'values' } : keyMatching(key, forms, whole);
}
async function matchWhole(task, ahead, { expected, onLearnt }) {
    const { rows, options } = task;
    const inTurn = await matchInTurn(task, ahead);
    if (inTurn !== undefined) {
        ahead.release();
        return inTurn;
    }
    const matcher = createMatcher(task, ahead);
    const first = await matchBoth(task, matcher, expected);
    ahead.release();
    if (matcher.leftOver() === 0)
        return matcher.matches;
    if (options.keyColumn === undefined && hasRepeatedIds(rows))
        return await matchSome(task);
    const prints = await findPrints(task, first.seen);
    if (prints.isWhole)
        onLearnt(prints.forms);
    else if (isAllSurplus(matcher.matches, first.isSurplus))
        return matcher.matches;
    return await matchPrinted(task, prints);
}
function isAllSurplus({ recordOf }, isSurplus) {
    return recordOf.every((record, row) => record !== -1 || isSurplus[row] === 1);
}
async function matchBoth(task, matcher, forms, boldness) {
    const isSurplus = await matcher.byKey(forms);
    if (matcher.leftOver() === 0)
        return { isSurplus, seen: undefined };
    const compared = presentOnly(task.part, task.rows, forms);
    const found = await matcher.byValues(compared, boldness ? { boldness } : {});
    await refine(task, matcher.matches, found.open);
    return { isSurplus: orEach(isSurplus, found.isSurplus), seen: found.seen };
}
async function matchPrinted(task, prints) {
    const { forms, unclear, isWhole } = prints;
    const matcher = createMatcher(task);
    const { isSurplus } = await matchBoth(task, matcher, forms, isWhole ? 'forced' : 'sure');
    const present = presentOnly(task.part, task.rows, forms);
    const steps = [present.map((form) => (form !== undefined && isTextForm(form) ? 'loose' : form))];
    if (unclear.size > 0)
        steps.push(present.map((form, column) => (unclear.has(column) ? undefined : form)));
    const how = { leftOut: isSurplus };
    for (const compared of steps) {
        if (matcher.leftOver() === 0)
            return matcher.matches;
        await matcher.byValues(compared, how);
    }
    await matcher.byKey(forms, how);
    return matcher.matches;
}

;// CONCATENATED MODULE: ../../lib/org/find-gone.js




const find_gone_IDS_A_QUERY = 400;
const find_gone_Row = schemas/* object */.Ikc({
    Id: schemas/* string */.YjP(),
    IsDeleted: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    MasterRecordId: schemas/* nullish */.cl6(schemas/* string */.YjP()),
});
async function findGone(object, ids, asking) {
    const asked = ids.filter((id) => /^[A-Za-z0-9]{15,18}$/.test(id));
    const gone = new Set();
    let unseen = ids.length;
    let { mayBeMerged = true } = asking;
    const api = { calls: asking.session, apiVersion: asking.apiVersion };
    const ask = async (some) => {
        const fields = mayBeMerged ? 'Id, IsDeleted, MasterRecordId' : 'Id, IsDeleted';
        const soql = `SELECT ${fields} FROM ${object} WHERE Id IN (${some.map((id) => `'${id}'`).join(',')})`;
        const rows = [];
        for await (const row of (0,rest/* queryRows */.Ym)(api, soql, find_gone_Row, 'queryAll'))
            rows.push(row);
        return rows;
    };
    for (let from = 0; from < asked.length; from += find_gone_IDS_A_QUERY) {
        const some = asked.slice(from, from + find_gone_IDS_A_QUERY);
        const wanted = new Map(some.map((id) => [find_gone_short(id), id]));
        try {
            const records = await ask(some).catch((error) => {
                if (!mayBeMerged || !isUnknownField(error))
                    throw error;
                mayBeMerged = false;
                return ask(some);
            });
            for (const { Id, IsDeleted, MasterRecordId } of records) {
                const id = wanted.get(find_gone_short(Id));
                if (id === undefined)
                    throw new Error('the org answers with records that were not asked for');
                unseen--;
                if (IsDeleted === true && !MasterRecordId)
                    gone.add(id);
            }
        }
        catch (error) {
            return { gone, unseen, unknown: (0,lib_errors/* messageOf */.bD)(error) };
        }
    }
    return { gone, unseen, unknown: undefined };
}
function isUnknownField(error) {
    return error instanceof lib_errors/* SalesforceError */.mO && error.errorCode === 'INVALID_FIELD';
}
function find_gone_short(id) {
    return (0,values_ids/* idKey */.T4)(id);
}

;// CONCATENATED MODULE: ../../lib/recall/deleted-since.js


const deleted_since_MOST_IDS = 20_000;
function createGoneFinder({ object, org, typeOf, say }) {
    const { session, apiVersion } = org;
    let gone = 0;
    let asked = 0;
    let unseen = 0;
    let unknown;
    const mayBeMerged = typeOf('Id') === undefined ? undefined : typeOf('MasterRecordId') !== undefined;
    return {
        find: async (ids) => {
            const some = ids.slice(0, Math.max(0, deleted_since_MOST_IDS - asked));
            asked += some.length;
            if (some.length < ids.length)
                unknown = `only ${(0,words/* thousands */.oh)(deleted_since_MOST_IDS)} are checked`;
            const found = await findGone(object, some, { session, apiVersion, mayBeMerged });
            unknown = found.unknown ?? unknown;
            unseen += found.unseen + ids.length - some.length;
            gone += found.gone.size;
            return found.gone;
        },
        tell: () => {
            if (unseen > 0)
                say.warn(`${(0,words/* count */.U9)(unseen, 'record')} loaded by an earlier step could not be found in the org (${unknown ?? 'this user cannot see them, or they were deleted for good'}). ` +
                    'They count as loaded and are not sent again.');
            if (gone > 0)
                say.warn(`${(0,words/* count */.U9)(gone, 'record')} loaded by an earlier step no longer ${gone === 1 ? 'exists' : 'exist'} in the org. Those still in your files are sent again.`);
        },
    };
}

;// CONCATENATED MODULE: ../../lib/recall/find-loaded-records.js










class RecordFinder {
    #finding;
    #source;
    constructor(finding) {
        this.#finding = finding;
        this.#source = { client: finding.jobs.client, step: finding.step };
    }
    async find(jobs, fresh, again) {
        const downloads = [];
        const unclear = [];
        const settledJobs = [];
        try {
            for (const { entry, info } of jobs) {
                const { successful, unaccounted } = await this.#readJob(entry, info);
                downloads.push({ jobId: entry.id, hasChanged: entry.whole && entry.body !== '', download: successful });
                if (unaccounted > 0)
                    unclear.push({ id: entry.id, records: unaccounted });
                settledJobs.push({ id: entry.id, settled: { in: successful.rows.count, unaccounted } });
            }
            const found = await joinAll(downloads, fresh, again, this.#finding);
            const ids = [...found.ids.keys(), ...found.unfound.map(({ recordId }) => recordId)];
            const gone = await this.#finding.findGone(ids);
            const doubtful = found.unfound.map(({ recordId }) => recordId).filter((id) => !gone.has(id));
            const others = doubtful.length === 0 ? undefined : await this.#finding.othersAmong?.(doubtful);
            const unfound = found.unfound.filter(({ recordId }) => others?.has(recordId) !== true);
            return { ...placesOf({ ...found, unfound }, gone), unclear, jobs: settledJobs };
        }
        finally {
            await Promise.all(downloads.map(({ download }) => removeDownload(download)));
        }
    }
    async tellsOf({ id }, { part }) {
        const kinds = ['successfulResults', 'failedResults'];
        const downloads = await Promise.all(kinds.map((kind) => downloadRows(id, kind, this.#source)));
        try {
            const rows = new RowTable(downloads);
            if (rows.count !== 1)
                return false;
            const matches = noMatches(part, rows);
            await joinSome(part, rows, this.#finding.join, matches);
            return matches.recordOf[0] === 0;
        }
        finally {
            await Promise.all(downloads.map(removeDownload));
        }
    }
    async countRows(id) {
        let count = 0;
        for (const kind of ['successfulResults', 'failedResults']) {
            const download = await downloadRows(id, kind, this.#source);
            await removeDownload(download);
            refuseUnreadable(download, id);
            count += download.rows.count;
        }
        return count;
    }
    async #readJob({ id, records }, job) {
        const isSettled = this.#finding.jobs.settling.settlesIn(job) === 0;
        const files = await downloadAll({ records }, job, { source: this.#source, isSettled });
        const { successful, failed, unprocessed } = files;
        await Promise.all([failed, unprocessed].map(removeDownload));
        for (const file of [successful, failed, unprocessed])
            refuseUnreadable(file, id);
        const reads = { successful: successful.read, failed: failed.read, unprocessed: unprocessed.read };
        const { successfulTell, failedTell, unprocessedTell, others } = prove({ job, records, isSettled, ...reads });
        if (!successfulTell)
            return { successful, unaccounted: records };
        const told = successful.rows.count + (failedTell ? failed.rows.count : 0) + (unprocessedTell ? unprocessed.rows.count : 0);
        return { successful, unaccounted: others === 'unprocessed' ? 0 : records - told };
    }
}
function placesOf(found, gone) {
    const loaded = new Map();
    const again = new Map();
    let records = 0;
    let goneFromFiles = 0;
    for (const [id, sought] of found.ids) {
        if (gone.has(id)) {
            goneFromFiles++;
            continue;
        }
        records++;
        if ('held' in sought)
            again.set(sought.held, { id, created: found.created.has(id) });
        else {
            const { submission, index } = sought;
            const ids = loaded.get(submission) ?? new Array(submission.part.records).fill(undefined);
            ids[index] = id;
            loaded.set(submission, ids);
        }
    }
    const unfound = found.unfound.filter(({ recordId }) => !gone.has(recordId));
    return { loaded, again, records, gone: goneFromFiles, unfound, foundJobs: found.foundJobs };
}
function refuseUnreadable({ read, error }, id) {
    if (read.kind !== 'unreadable')
        return;
    throw (0,explain/* explainError */.UW)(`The results of job ${id} of an earlier step cannot be read, and nothing is sent without them`, error);
}
async function joinAll(downloads, fresh, again, { join: options, findTwins }) {
    const ids = new Map();
    const created = new Set();
    const unfound = [];
    const foundJobs = new Set();
    const pools = poolsOf(fresh, again);
    const takenOf = new Map();
    for (const group of byHeader(downloads)) {
        const rows = new RowTable(group.map(({ download }) => download));
        const jobOf = group.flatMap(({ jobId, download }) => Array.from({ length: download.rows.count }, () => jobId));
        const changed = new Set(group.flatMap(({ jobId, hasChanged }) => (hasChanged ? [jobId] : [])));
        const done = new Int32Array(rows.count).fill(-1);
        for (const pool of poolsFor(group[0]?.download.rows.header?.columns ?? [], pools)) {
            const rowOf = takenOf.get(pool) ?? new Int32Array(pool.part.records).fill(-1);
            takenOf.set(pool, rowOf);
            const alike = new Map();
            const matches = { recordOf: Int32Array.from(done), rowOf, alike };
            await joinSome(pool.part, rows, options, matches);
            const twins = alike.size === 0 ? undefined : await findTwins?.(pool.part, alike);
            for (let row = 0; row < rows.count; row++) {
                const record = matches.recordOf[row] ?? -1;
                if (done[row] !== -1 || record === -1)
                    continue;
                if (twins?.has(record) === true && changed.has(jobOf[row] ?? ''))
                    continue;
                done[row] = record;
                foundJobs.add(jobOf[row] ?? '');
                const id = rows.idOf(row) || `row ${row} of ${jobOf[row]}`;
                ids.set(id, pool.sought(record));
                if (rows.isCreated(row))
                    created.add(id);
            }
        }
        for (let row = 0; row < rows.count; row++)
            if (done[row] === -1)
                unfound.push({ jobId: jobOf[row] ?? '', recordId: rows.idOf(row) });
    }
    return { ids, created, unfound, foundJobs };
}
function poolsFor(columns, pools) {
    const own = (names) => [...names].filter((name) => !(0,column_name/* isOrgColumn */.rm)(name)).map((name) => name.toLowerCase());
    const wanted = own(columns);
    const signature = JSON.stringify(wanted.sort());
    const same = pools.filter(({ part }) => JSON.stringify(own(part.columns).sort()) === signature);
    if (same.length > 0)
        return same;
    const larger = pools.filter(({ part }) => {
        const names = new Set(own(part.columns));
        return wanted.every((name) => names.has(name));
    });
    return larger.length === 1 ? larger : [];
}
function byHeader(downloads) {
    const groups = new Map();
    for (const item of downloads) {
        if (item.download.rows.count === 0)
            continue;
        const key = JSON.stringify(item.download.rows.header?.columns);
        groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return groups.values();
}
function poolsOf(fresh, again) {
    return mergePools([
        ...fresh.map((submission) => ({
            part: submission.part,
            sought: (index) => ({ submission, index }),
        })),
        ...partsOfRecords(again).map(({ part, records }) => ({
            part,
            sought: (index) => {
                const held = records[index];
                if (held === undefined)
                    throw new RangeError(`There is no record ${index}.`);
                return { held };
            },
        })),
    ]);
}
function mergePools(pools) {
    const groups = new Map();
    for (const pool of pools) {
        const key = (0,part_builder/* formKey */.q)(pool.part);
        groups.set(key, [...(groups.get(key) ?? []), pool]);
    }
    return [...groups.values()].map((group) => {
        const [first] = group;
        if (first === undefined)
            throw new Error('A group has members.');
        const starts = [];
        const whole = new part_builder/* PartBuilder */.h(first.part, first.part.number);
        for (const { part } of group) {
            starts.push(whole.records);
            whole.addPart(part);
        }
        return {
            part: whole.end(),
            sought: (record) => {
                const at = starts.findLastIndex((start) => start <= record);
                const pool = group[at];
                if (pool === undefined)
                    throw new RangeError(`There is no record ${record}.`);
                return pool.sought(record - (starts[at] ?? 0));
            },
        };
    });
}

;// CONCATENATED MODULE: ../../lib/results/failure-sink.js


const failure_sink_nothing = () => { };
const nothingToWaitFor = async () => { };
function failureSink(failures) {
    return {
        succeeded: failure_sink_nothing,
        failed: (record, part, { id, error }) => {
            failures.add(error, id, { file: record.file.path, line: record.line }, {
                columns: part.columns,
                values: (0,sent_columns/* sourceValues */.y)(record, part),
            });
        },
        notKnown: failure_sink_nothing,
        unmatched: ({ name, id, error, values, header }) => {
            if (name === 'failed')
                failures.add(error, id, undefined, ownColumns(header.columns, values));
        },
        skipped: failure_sink_nothing,
        flush: nothingToWaitFor,
        keep: failure_sink_nothing,
        takeBack: nothingToWaitFor,
        close: nothingToWaitFor,
    };
}
function ownColumns(columns, values) {
    const own = [...columns.keys()].filter((place) => !(0,column_name/* isOrgColumn */.rm)(columns[place] ?? ''));
    return { columns: own.map((place) => columns[place] ?? ''), values: own.map((place) => values[place] ?? '') };
}

var field_access = __webpack_require__(79614);
var known_messages = __webpack_require__(98490);
var org_words = __webpack_require__(44357);
;// CONCATENATED MODULE: ../../lib/results/redacted-error.js



const SEE_FILE = `${org_words/* WITHHELD */.iz}; see failed.csv`;
function redactedError({ code, fields, message }, isName) {
    const shownCode = isCode(code) ? code : '';
    const shownFields = fields.filter(isName);
    return { code: shownCode, fields: shownFields, message: (0,known_messages/* knownMessage */.V)(message, isName) ?? SEE_FILE };
}
function isCode(code) {
    return /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(code) || row_error_codes/* ROW_ERRORS */.To.some((known) => known.code === code);
}

;// CONCATENATED MODULE: ../../lib/results/failures.js



const MOST_RECORDS = 10_000;
const LONGEST_VALUE = 200;
class Failures {
    groups;
    #records = [];
    #isRedacted;
    constructor({ redact, isName = () => false, fieldOf = () => undefined, }) {
        this.#isRedacted = redact;
        this.groups = new ErrorGroups(redact ? (error) => redactedError(error, isName) : undefined, (fields) => (0,field_access/* fixedAccess */.$)(fields, fieldOf));
    }
    get records() {
        return [...this.#records].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
    }
    add(text, id, place, { columns, values }) {
        const error = parseRowError(text);
        const shape = this.groups.add(error, values, place);
        if (this.#records.length >= MOST_RECORDS)
            return;
        const { file = '', line = 0 } = place ?? {};
        const shown = this.#isRedacted ? undefined : { columns, values: values.map(cut) };
        const said = this.#isRedacted ? shape : { ...shape, message: error.message };
        this.#records.push({ ...said, file, line, id, values: shown });
    }
}
function cut(value) {
    return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}\u2026` : value;
}

;// CONCATENATED MODULE: ../../lib/results/file-sink.js
function fileSink(files, { scrub, hasReruns }) {
    const words = ['', ''];
    return {
        succeeded: (record, part, id, created) => {
            words[0] = id;
            words[1] = created ? 'true' : 'false';
            files.addRecord('successful', words, record, part);
        },
        failed: (record, part, { id, error }) => {
            files.addRecord('failed', [scrub(id), scrub(error)], record, part);
            if (hasReruns)
                files.addRerun(record);
        },
        notKnown: (record, part, was) => {
            files.addRecord(was, [], record, part);
            if (was === 'unprocessed' && hasReruns)
                files.addRerun(record);
        },
        unmatched: ({ name, id, created, error, values, header }) => {
            const said = { successful: [id, String(created)], failed: [id, error], unprocessed: [] }[name];
            files.addRow(name, said.map(scrub), values.map(scrub), header);
        },
        skipped: files.addSkipped,
        flush: files.flush,
        keep: files.keep,
        takeBack: files.takeBack,
        close: files.close,
    };
}

;// CONCATENATED MODULE: ../../lib/results/repeated-ids.js
var repeated_ids_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var repeated_ids_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


const COMPARED_BYTES = 15;
function repeatedIds(ids, count) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 1.5)));
        const memory = repeated_ids_addDisposableResource(env_1, new own_memory/* OwnMemory */.G(), false);
        const rows = memory.own(new Int32Array(size).fill(-1));
        const repeated = new Set();
        for (let row = 0; row < count; row++) {
            const start = row * ID_BYTES;
            let slot = hash(ids, start) & (size - 1);
            let other = rows[slot] ?? -1;
            while (other !== -1 && !repeated_ids_isSame(ids, start, other * ID_BYTES)) {
                slot = (slot + 1) & (size - 1);
                other = rows[slot] ?? -1;
            }
            if (other === -1)
                rows[slot] = row;
            else
                repeated.add(other).add(row);
            if (ids[start] === 0)
                repeated.add(row);
        }
        return [...repeated];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        repeated_ids_disposeResources(env_1);
    }
}
function hash(ids, start) {
    let value = 0x811c9dc5;
    for (let at = start; at < start + COMPARED_BYTES; at++)
        value = Math.imul(value ^ (ids[at] ?? 0), 0x01000193);
    return value ^ (value >>> 15);
}
function repeated_ids_isSame(ids, a, b) {
    for (let index = 0; index < COMPARED_BYTES; index++)
        if (ids[a + index] !== ids[b + index])
            return false;
    return true;
}

;// CONCATENATED MODULE: ../../lib/results/sift-rows.js

const NO_PROOF = -2;
function siftRows(rows, matches, operation, proof) {
    let contradiction;
    const drop = (row) => {
        const record = matches.recordOf[row] ?? -1;
        if (record >= 0)
            matches.rowOf[record] = -1;
        matches.recordOf[row] = NO_PROOF;
    };
    const [first] = rows.files;
    const repeated = operation === 'insert' && first?.rows.kind === 'successfulResults'
        ? repeatedIds(first.rows.ids, first.rows.count)
        : [];
    if (repeated.length > 0) {
        contradiction = 'name an id twice';
        for (const row of repeated)
            drop(row);
    }
    const counts = countKinds(rows);
    const start = rows.count - counts.unprocessed;
    const isOfPart = contradiction === undefined && !matches.recordOf.subarray(start).includes(-1);
    if (counts.unprocessed > 0 && (!proof.unprocessedTell || !isOfPart)) {
        contradiction ??= 'do not agree with each other';
        for (let row = start; row < rows.count; row++)
            drop(row);
        counts.unprocessed = 0;
    }
    counts.successful -= repeated.length;
    return contradiction === undefined ? counts : { ...counts, contradiction };
}
function countKinds({ files }) {
    const count = (kind) => files.filter(({ rows }) => rows.kind === kind).reduce((sum, { rows }) => sum + rows.count, 0);
    return {
        successful: count('successfulResults'),
        failed: count('failedResults'),
        unprocessed: count('unprocessedrecords'),
    };
}

;// CONCATENATED MODULE: ../../lib/results/write-outcomes.js




async function writeOutcomes(submission, outcomes, writing) {
    const { part, again } = submission;
    const { rows, matches, others, skipsSuccessful, mayBeDeleted } = outcomes;
    const { sink } = writing;
    const { rowOf, recordOf } = matches;
    const hasUnmatched = recordOf.includes(-1);
    const hold = createHolder(submission, writing);
    let gone = 0;
    let deletedBefore = 0;
    const addSuccessful = (record, index, row) => {
        if (outcomes.gone.size > 0 && outcomes.gone.has(rows.idOf(row)) && hold(record, index, NOT_SENT))
            gone++;
        else if (skipsSuccessful) {
            sink.skipped(record, 'in already');
            sink.loadedBefore?.(record, part, rows.idOf(row));
        }
        else
            sink.succeeded(record, part, rows.idWordOf(row), rows.isCreated(row));
    };
    const addFailed = (record, index, row) => {
        const said = { id: rows.idOf(row), error: rows.errorOf(row) };
        if (isDeleted(said.error) && mayBeDeleted(again?.[index])) {
            if (skipsSuccessful)
                sink.skipped(record, 'in already');
            else
                sink.succeeded(record, part, said.id, false);
            deletedBefore++;
        }
        else if (!hold(record, index, { was: 'failed', ...said }))
            sink.failed(record, part, said);
    };
    const addOther = (record, index) => {
        const { was } = others;
        if (was !== 'pending' && !hasUnmatched && hold(record, index, { was, id: '', error: '' }))
            return;
        sink.notKnown(record, part, was);
    };
    await writeEach(part, sink, (record, index) => {
        const row = rowOf[index] ?? -1;
        if (row === -1) {
            if (others.count > 0)
                addOther(record, index);
            return;
        }
        switch (rows.kindOf(row)) {
            case 'successfulResults':
                addSuccessful(record, index, row);
                break;
            case 'failedResults':
                addFailed(record, index, row);
                break;
            case 'unprocessedrecords':
                if (!hold(record, index, NOT_SENT))
                    sink.notKnown(record, part, 'unprocessed');
                break;
        }
    });
    if (hasUnmatched)
        await writeUnmatched(rows, matches, sink, skipsSuccessful);
    await sink.flush(true);
    return { heldBack: hold.heldBack, deletedBefore, gone };
}
async function writeAll(submission, was, writing) {
    const { part } = submission;
    const { sink } = writing;
    const hold = createHolder(submission, writing);
    await writeEach(part, sink, (record, index) => {
        if (was === 'pending' || !hold(record, index, { was, id: '', error: '' }))
            sink.notKnown(record, part, was);
    });
    await sink.flush(true);
    return hold.heldBack;
}
async function writeLoaded(part, rows, sink) {
    await writeEach(part, sink, (record, index) => {
        const { id, created } = rows[index] ?? { id: '', created: false };
        sink.succeeded(record, part, id, created);
    });
    await sink.flush(true);
}
async function writeSkipped(part, idOf, sink) {
    await writeEach(part, sink, (record, index) => {
        const id = idOf(index);
        if (id === undefined)
            return;
        sink.skipped(record, 'in already');
        sink.loadedBefore?.(record, part, id);
    });
    await sink.flush(true);
}
async function writeHeldBack({ part, again }, sink) {
    await writeEach(part, sink, (record, index) => {
        const held = again?.[index];
        if (held?.was === 'failed')
            sink.failed(record, part, held);
        else
            sink.notKnown(record, part, held?.was ?? 'unprocessed');
    });
    await sink.flush(true);
}
async function writeEach(part, sink, write) {
    let index = 0;
    await forEachRecord(part, (record) => write(record, index++), () => sink.flush());
}
const NOT_SENT = { was: 'unprocessed', id: '', error: '' };
function createHolder({ part, round, firstOrder, again }, { goesAgain, onStaysOut }) {
    const heldBack = [];
    const sentRecord = createSentRecords(part);
    const hold = (record, index, { was, id, error }) => {
        const order = again?.[index]?.order ?? firstOrder + index;
        if (!goesAgain(was, error, round)) {
            onStaysOut?.(order);
            return false;
        }
        heldBack.push({ ...sentRecord(record), order, was, error, id });
        return true;
    };
    return Object.assign(hold, { heldBack });
}
function isDeleted(error) {
    return error.startsWith('ENTITY_IS_DELETED:');
}
async function writeUnmatched(rows, { recordOf }, sink, skipsSuccessful) {
    await rows.read(({ kind }, header) => {
        const name = write_outcomes_NAMES[kind];
        const delimiter = (0,dialect/* delimiterByte */.Wi)(header.columnDelimiter);
        return (row, bytes, start, end) => {
            if (recordOf[row] !== -1 || (name === 'successful' && skipsSuccessful))
                return;
            const values = (0,csv_fields/* decodeFields */.ql)(bytes, start, end, delimiter);
            const error = name === 'failed' ? rows.errorOf(row) : '';
            sink.unmatched({ name, id: rows.idOf(row), created: rows.isCreated(row), error, values, header });
        };
    });
}
const write_outcomes_NAMES = { successfulResults: 'successful', failedResults: 'failed', unprocessedrecords: 'unprocessed' };

;// CONCATENATED MODULE: ../../lib/results/outcomes.js
var outcomes_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var outcomes_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









class Outcomes {
    #of;
    #sink;
    #oneAtATime;
    constructor(of) {
        this.#of = of;
        this.#oneAtATime = of.oneAtATime ?? (0,lib_limit/* createLimit */.K)(1);
        this.#sink = of.sink;
    }
    async take(sent, how) {
        const { submission } = sent;
        switch (sent.kind) {
            case 'not-sent':
                return submission.again === undefined
                    ? await this.#takeAll(submission, 'unprocessed', how)
                    : await this.#takeAsBefore(submission, submission.again);
            case 'running':
                return await this.#takeAll(submission, 'pending', how);
            case 'unknown':
                return await this.#takeAll(submission, 'unaccounted', how);
            case 'done':
                return await this.#takeDone(sent, how).catch(async (error) => {
                    if (error instanceof lib_errors/* LoadError */.Xb)
                        return { ...(await this.#takeAll(submission, 'pending', how)), stop: error };
                    const all = await this.#takeAll(submission, 'unaccounted', { ...how, goesAgain: () => false });
                    const warning = `The results of job ${sent.job.id} could not be written: ${(0,words/* sentence */.em)((0,lib_errors/* messageOf */.bD)(error))} Its records count as unaccounted; the next run of the load reads them again.`;
                    return { ...all, warnings: [warning, ...all.warnings] };
                });
        }
    }
    async takeLoaded(part, rows) {
        await this.#wholly((sink) => writeLoaded(part, rows, sink));
        const created = rows.filter((row) => row.created).length;
        return { ...lib_counts/* NO_COUNTS */.lZ, ...succeeded(this.#of.operation, rows.length, created) };
    }
    async takeSkipped(part, idOf) {
        await this.#wholly((sink) => writeSkipped(part, idOf, sink));
    }
    async close() {
        await this.#sink.close();
    }
    async #takeAll(submission, was, how) {
        const { records } = submission.part;
        const job = { ...lib_counts/* NO_COUNTS */.lZ, read: records, [was]: records };
        try {
            const heldBack = await this.#wholly((sink) => writeAll(submission, was, { ...how, sink }));
            const settled = { ...job, read: 0, [was]: records - heldBack.length };
            return { job, settled, heldBack, unmatched: 0, warnings: [] };
        }
        catch (error) {
            const warning = `The ${was} records could not be copied to ${was}.csv: ${(0,lib_errors/* messageOf */.bD)(error)}`;
            return { job, settled: { ...job, read: 0 }, heldBack: [], unmatched: 0, warnings: [warning] };
        }
    }
    async #takeAsBefore(submission, again) {
        const job = { ...lib_counts/* NO_COUNTS */.lZ, read: again.length, unprocessed: again.length };
        const settled = countHeldBack(again);
        try {
            await this.#wholly((sink) => writeHeldBack(submission, sink));
            return { job, settled, heldBack: [], unmatched: 0, warnings: [] };
        }
        catch (error) {
            const warning = `Failed records could not be written: ${(0,lib_errors/* messageOf */.bD)(error)}`;
            return { job, settled, heldBack: [], unmatched: 0, warnings: [warning] };
        }
    }
    async #takeDone(sent, how) {
        const joining = this.#of.join(sent.submission.part);
        const read = await sent.read(joining);
        switch (read.kind) {
            case 'another day':
                return { ...(await this.#takeAll(sent.submission, 'pending', how)), stop: read.stop };
            case 'no time':
                return outcomes_withWarnings(read.warnings, await this.#takeAll(sent.submission, 'pending', how));
            case 'read':
                try {
                    return outcomes_withWarnings(read.warnings, await this.#takeRead(sent, { ...read, joining }, how));
                }
                finally {
                    await read.release();
                }
        }
    }
    async #takeRead({ submission, job }, read, how) {
        const { files, proof } = read;
        const telling = [
            ...(proof.successfulTell ? [files.successful] : []),
            ...(proof.failedTell ? [files.failed] : []),
            ...(proof.unprocessedTell ? [files.unprocessed] : []),
        ];
        const rows = telling.reduce((sum, file) => sum + file.rows.count, 0);
        if (rows > 0)
            return await this.#oneAtATime(() => this.#join(submission, job.id, { ...read, rows: new RowTable(telling) }, how));
        if (proof.contradiction !== undefined && how.mustMatch === true)
            return FOREIGN;
        const all = await this.#takeAll(submission, whatIsKnown(proof.others, how), how);
        return outcomes_withWarnings(contradictionOf(job.id, proof.contradiction), all);
    }
    async #join(submission, jobId, read, how) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { rows, proof, joining } = read;
            const { operation } = this.#of;
            const matches = outcomes_addDisposableResource(env_1, await joining.finish(rows), false);
            const sifted = siftRows(rows, matches, operation, proof);
            const unmatched = countUnmatched(matches);
            const contradiction = sifted.contradiction ?? proof.contradiction;
            if (how.mustMatch === true) {
                const isOurs = unmatched === 0 && contradiction === undefined && (await joining.confirm(rows, matches));
                if (!isOurs)
                    return FOREIGN;
            }
            const { successful, failed, unprocessed } = sifted;
            const was = whatIsKnown(proof.others, how);
            const others = { count: submission.part.records - successful - failed - unprocessed, was };
            const { skipsSuccessful } = how;
            const gone = skipsSuccessful && operation === 'insert' ? await this.#of.findGone(idsOf(rows)) : NONE;
            const mayBeDeleted = (before) => this.#mayBeDeleted(before);
            const outcomes = { rows, matches, others, skipsSuccessful, gone, mayBeDeleted };
            const written = await this.#orNothing((sink) => writeOutcomes(submission, outcomes, { ...how, sink }));
            const created = proof.successfulTell ? read.files.successful.rows.created : 0;
            const counted = this.#count(submission, { sifted, others, written, created }, skipsSuccessful);
            return { ...counted, heldBack: written.heldBack, unmatched, warnings: contradictionOf(jobId, contradiction) };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            outcomes_disposeResources(env_1);
        }
    }
    #mayBeDeleted(before) {
        const { operation, isResumed } = this.#of;
        return (0,bulk_job/* isDeletion */.zo)(operation) && (isResumed || before?.was === 'unaccounted');
    }
    #count({ part }, found, skipsSuccessful) {
        const { sifted, others, written, created } = found;
        const { heldBack, deletedBefore, gone } = written;
        const done = succeeded(this.#of.operation, sifted.successful + deletedBefore, created);
        const notIn = (0,lib_counts/* addCounts */.c5)([
            { ...lib_counts/* NO_COUNTS */.lZ, failed: sifted.failed - deletedBefore, unprocessed: sifted.unprocessed },
            { ...lib_counts/* NO_COUNTS */.lZ, [others.was]: others.count },
        ]);
        const held = countHeldBack(heldBack);
        const settled = {
            ...notIn,
            ...(skipsSuccessful ? { skipped: sifted.successful - gone + deletedBefore } : done),
            failed: notIn.failed - held.failed,
            unprocessed: notIn.unprocessed + gone - held.unprocessed,
            unaccounted: notIn.unaccounted - held.unaccounted,
        };
        return { job: { ...notIn, ...done, read: part.records }, settled };
    }
    async #wholly(write) {
        return await this.#oneAtATime(() => this.#orNothing(write));
    }
    async #orNothing(write) {
        try {
            const written = await write(this.#sink);
            this.#sink.keep();
            return written;
        }
        catch (error) {
            await this.#sink.takeBack().catch(() => { });
            throw error;
        }
    }
}
function countHeldBack(heldBack) {
    const counts = { ...lib_counts/* NO_COUNTS */.lZ };
    for (const { was } of heldBack)
        counts[was]++;
    return counts;
}
function outcomes_withWarnings(warnings, taken) {
    return { ...taken, warnings: [...warnings, ...taken.warnings] };
}
function whatIsKnown(others, { repeatsPending }) {
    return others === 'pending' && repeatsPending === true ? 'unaccounted' : others;
}
function contradictionOf(id, contradiction) {
    if (contradiction === undefined)
        return [];
    return [`The result files of job ${id} ${contradiction}: records that they leave in doubt count as unaccounted.`];
}
const FOREIGN = {
    job: lib_counts/* NO_COUNTS */.lZ,
    settled: lib_counts/* NO_COUNTS */.lZ,
    heldBack: [],
    unmatched: 0,
    warnings: [],
    isForeign: true,
};
const NONE = new Set();
function idsOf({ files }) {
    const [first] = files;
    if (first?.rows.kind !== 'successfulResults')
        return [];
    return Array.from({ length: first.rows.count }, (_, row) => first.rows.idOf(row));
}
function succeeded(operation, count, created) {
    const [as = 'created', other] = bulk_job/* OPERATIONS */.xb[operation].succeedsAs;
    return other === undefined ? { [as]: count } : { [as]: created, [other]: count - created };
}

var result_files = __webpack_require__(96648);
;// CONCATENATED MODULE: ../../lib/results/sink.js
function toAll(sinks) {
    return {
        succeeded: (record, part, id, created) => {
            for (const sink of sinks)
                sink.succeeded(record, part, id, created);
        },
        failed: (record, part, said) => {
            for (const sink of sinks)
                sink.failed(record, part, said);
        },
        notKnown: (record, part, was) => {
            for (const sink of sinks)
                sink.notKnown(record, part, was);
        },
        unmatched: (row) => {
            for (const sink of sinks)
                sink.unmatched(row);
        },
        skipped: (place, why) => {
            for (const sink of sinks)
                sink.skipped(place, why);
        },
        loadedBefore: (record, part, id) => {
            for (const sink of sinks)
                sink.loadedBefore?.(record, part, id);
        },
        flush: async (isEnd) => {
            for (const sink of sinks)
                await sink.flush(isEnd);
        },
        keep: () => {
            for (const sink of sinks)
                sink.keep();
        },
        takeBack: () => eachOf(sinks, (sink) => sink.takeBack()),
        close: () => eachOf(sinks, (sink) => sink.close()),
    };
}
async function eachOf(sinks, task) {
    const done = await Promise.allSettled(sinks.map(task));
    for (const end of done)
        if (end.status === 'rejected')
            throw end.reason;
}

;// CONCATENATED MODULE: ../../lib/load/submissions.js

async function submissionsOf(parts, canary, hashKeys) {
    const [first, ...others] = parts;
    const cut = canary > 0 && first !== undefined && canary < first.records;
    const all = cut
        ? [
            await withRecords(first, (index) => index < canary),
            await withRecords(first, (index) => index >= canary),
            ...others,
        ].filter((part) => part !== undefined)
        : parts;
    let firstOrder = 0;
    return all.map((part, index) => {
        const submission = { part: { ...part, number: index + 1, ...(hashKeys && { hashKeys }) }, round: 1, firstOrder };
        firstOrder += part.records;
        return submission;
    });
}
function unionOfColumns(parts) {
    const byName = new Map();
    for (const name of parts.flatMap((part) => part.columns)) {
        if (!byName.has(name.toLowerCase()))
            byName.set(name.toLowerCase(), name);
    }
    return [...byName.values()];
}

;// CONCATENATED MODULE: ../../lib/load/load-results.js















async function openResults({ spec, checked, files, dropped, refused, redact, resultsPath, ids, idOf, othersAmong }, isResumed, jobs, step) {
    const { object, operation } = spec;
    const { parts, typeOf, fieldOf, isName } = checked;
    const columns = load_results_ownColumns(files) ?? unionOfColumns([...parts, ...refused.parts]);
    const folder = external_node_path_.join(resultsPath, spec.name);
    const resultFiles = await (0,result_files/* createResultFiles */.xp)(folder, { columns, files });
    const failures = new Failures({ redact, isName, fieldOf });
    const idSinks = ids === undefined ? [] : [ids.sink(folder)];
    const sink = toAll([
        fileSink(resultFiles, { scrub: step.scrub, hasReruns: idOf === undefined }),
        failureSink(failures),
        ...idSinks,
    ]);
    await writeSuperseded(dropped, sink, step.say);
    await writeRefused(refused, idOf, sink, step.say);
    const join = { keyColumn: (0,load_spec/* keyColumnOf */.Ty)(spec), fieldOf };
    const { oneAtATime } = jobs;
    const gone = createGoneFinder({ object, org: jobs.org, typeOf, say: step.say });
    return {
        outcomes: new Outcomes({ operation, join: createJoiner(join), sink, isResumed, findGone: gone.find, oneAtATime }),
        failures,
        rerunPaths: resultFiles.rerunPaths,
        finder: new RecordFinder({ jobs, step, join, findGone: gone.find, findTwins: twinFinder(ids), othersAmong }),
        join,
        tellOfGone: gone.tell,
    };
}
function twinFinder(ids) {
    return ids?.keepsApart === true ? (part, alike) => ids.findTwins(part, alike) : undefined;
}
function load_results_ownColumns(files) {
    const headers = files.flatMap(({ header }) => (header?.use === undefined ? [] : [{ columns: header.use.own }]));
    if (headers.length === 0)
        return undefined;
    return unionOfColumns(headers).filter((name) => name !== '' && !(0,header/* isResultColumn */.wI)(name));
}
async function writeRefused({ parts, errorOf, close }, idOf, sink, say) {
    try {
        for (const part of parts) {
            const addFailed = (record) => sink.failed(record, part, { id: idOf?.(record) ?? '', error: errorOf(record, part) });
            await forEachRecord(part, addFailed, () => sink.flush());
            await sink.flush(true);
            sink.keep();
        }
    }
    catch (error) {
        await sink.takeBack().catch(() => { });
        say.warn(`Failed records could not be written: ${(0,lib_errors/* messageOf */.bD)(error)}`);
    }
    finally {
        close?.();
    }
}
const WRITTEN_AT_ONCE = 10_000;
async function writeSuperseded({ places }, sink, say) {
    try {
        let count = 0;
        for (const place of places()) {
            sink.skipped(place, place.why);
            if (++count % WRITTEN_AT_ONCE === 0)
                await sink.flush();
        }
        await sink.flush(true);
        sink.keep();
    }
    catch (error) {
        await sink.takeBack().catch(() => { });
        say.warn(`The skipped records could not be listed in ${result_files/* SKIPPED_FILE */.SL}: ${(0,lib_errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ../../lib/load/loaded.js


const TELL_EVERY_MS = 2_000;
function createTeller(summing, clock, onProgress) {
    const ends = [];
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = () => {
        const counts = countAll(summing, (0,lib_counts/* addCounts */.c5)(ends.map(({ taken }) => taken.settled)));
        onProgress({
            ...known(summing),
            ends: [...summing.left.ends, ...ends],
            counts: { ...counts, unaccounted: counts.unaccounted + (0,lib_counts/* missing */.LO)(counts) },
            stopped: [],
            retries: { rounds: 0, records: 0, saved: 0 },
            sentAgain: summing.left.sentAgain,
        });
    };
    tell();
    return (end) => {
        ends.push(end);
        if (clock.now() - toldAt < TELL_EVERY_MS)
            return;
        toldAt = clock.now();
        tell();
    };
}
function sumUp(summing, { ends, counts, retries }, reasons, stop) {
    const all = countAll(summing, counts);
    return {
        ...known(summing),
        ends: [...summing.left.ends, ...ends],
        counts: all,
        stopped: [...reasons, ...whyOver(stop, all)],
        retries,
        sentAgain: summing.left.sentAgain + countSentAgain(ends),
    };
}
function known({ ledger, results, watch }) {
    return { failures: results.failures, progress: watch.points, rerunPaths: results.rerunPaths(), ledger };
}
function countAll({ left, read, dropped, refused }, sent) {
    return (0,lib_counts/* addCounts */.c5)([{ ...lib_counts/* NO_COUNTS */.lZ, read, skipped: dropped, failed: refused }, left.counts, sent]);
}
function countSentAgain(ends) {
    const again = ends.filter(({ sent }) => sent.kind !== 'not-sent').flatMap(({ sent }) => sent.submission.again ?? []);
    return again.filter(({ was }) => was === 'unaccounted').length;
}
function whyOver({ cancelled, nearEnd }, { unprocessed, pending }) {
    if (cancelled.aborted)
        return [new lib_errors/* LoadError */.Xb('cancelled', 'The step was cancelled.')];
    if (!nearEnd.aborted || unprocessed + pending === 0)
        return [];
    return [
        new lib_errors/* LoadError */.Xb('time-limit', 'The time that `time-limit-minutes` allows is used up. Run the workflow again: the load continues where it stopped.'),
    ];
}

;// CONCATENATED MODULE: ../../lib/org/limits.js



const Limit = schemas/* catch */.MfU(schemas/* optional */.lqM(schemas/* object */.Ikc({ Max: schemas/* number */.aig(), Remaining: schemas/* number */.aig() })), undefined);
const Limits = schemas/* object */.Ikc({
    DailyApiRequests: Limit,
    DailyBulkApiBatches: Limit,
    DailyBulkApiRequests: Limit,
    DataStorageMB: Limit,
});
async function readLimits(session, apiVersion) {
    try {
        return limitsOf(await (0,rest/* readResource */.R_)({ calls: session, apiVersion }, 'limits', Limits));
    }
    catch (error) {
        if (error instanceof lib_errors/* SalesforceError */.mO)
            return isForbidden(error) ? 'not-allowed' : {};
        if (error instanceof lib_errors/* LoadError */.Xb)
            throw error;
        return {};
    }
}
function limitsOf(answer) {
    const { DailyApiRequests, DailyBulkApiBatches, DailyBulkApiRequests, DataStorageMB } = answer;
    return {
        apiRequests: allocation(DailyApiRequests),
        batches: allocation(DailyBulkApiBatches ?? DailyBulkApiRequests),
        dataStorageMb: allocation(DataStorageMB),
    };
}
function allocation(limit) {
    return limit && { left: Math.max(0, limit.Remaining), max: limit.Max };
}
function isForbidden({ status, errorCode }) {
    return status === 403 && errorCode !== 'REQUEST_LIMIT_EXCEEDED';
}

;// CONCATENATED MODULE: ../../lib/load/estimate.js



const REQUESTS_PER_JOB = 5;
const FIRST_LOOKS = 3;
const RECORD_KB = 2;
function estimateLoad({ parts, operation, }) {
    const filled = sum(parts.map(({ records }) => Math.ceil(records / bulk_job/* INTERNAL_BATCH_RECORDS */.qJ)));
    const jobs = parts.length;
    return {
        jobs,
        batches: filled + jobs,
        apiRequests: jobs * (REQUESTS_PER_JOB + FIRST_LOOKS) + filled,
        storageKb: operation === 'insert' ? sum(parts.map(({ records }) => records)) * RECORD_KB : 0,
    };
}
function checkLimits(estimate, limits) {
    if (limits === 'not-allowed')
        return { warnings: [], notices: [NOT_ALLOWED] };
    const { apiRequests, batches, dataStorageMb } = limits;
    const lacks = [
        lackOf('API requests', estimate.apiRequests, apiRequests),
        lackOf('internal batches', estimate.batches, batches),
    ].filter((lack) => lack !== undefined);
    const unknown = [
        ...(apiRequests === undefined ? ['API requests'] : []),
        ...(batches === undefined ? ['batches'] : []),
    ];
    const storage = lackOfStorage(estimate, dataStorageMb);
    return {
        ...(lacks.length === 0 ? {} : { refusal: refuse(estimate, lacks) }),
        warnings: storage === undefined ? [] : [storage],
        notices: unknown.length === 0 ? [] : [`The org does not say how many ${unknown.join(' and ')} it has left. ${ON}`],
    };
}
const ON = 'The load continues without that check.';
const NOT_ALLOWED = 'Cannot check the org\'s remaining API requests and batches: the user lacks the permission "View Setup and ' +
    `Configuration". ${ON}`;
function lackOf(what, needed, allocation) {
    if (allocation === undefined || needed <= allocation.left)
        return undefined;
    const { left, max } = allocation;
    return `about ${(0,words/* thousands */.oh)(needed)} ${what} (${(0,words/* thousands */.oh)(left)} of ${(0,words/* thousands */.oh)(max)} left)`;
}
function refuse({ jobs }, lacks) {
    return new lib_errors/* LoadError */.Xb('api-limit', `This load (${(0,words/* count */.U9)(jobs, 'job')}) needs more than the org has left in the current 24-hour window: ${lacks.join(' and ')}. Nothing was sent. ` +
        'The window is a rolling one: wait some hours, up to 24. Or make fewer jobs with a larger `job-size-mb` (and no ' +
        '`job-records`), or load fewer records at a time.');
}
function lackOfStorage({ storageKb }, storage) {
    if (storage === undefined || storageKb <= storage.left * 1_024)
        return undefined;
    return (`The records to insert take about ${(0,words/* thousands */.oh)(Math.ceil(storageKb / 1_024))} MB of data storage (${RECORD_KB} kB each), and the org has ` +
        `${(0,words/* thousands */.oh)(storage.left)} of ${(0,words/* thousands */.oh)(storage.max)} MB left. Once it is full, records fail with ` +
        'STORAGE_LIMIT_EXCEEDED: ask an administrator to free or add storage first (Setup, Storage Usage).');
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ../../lib/load/refuse-by-limits.js



async function refusalByLimits(parts, { operation }, { session, apiVersion }, say) {
    const toSend = parts.filter(({ records }) => records > 0);
    if (toSend.length === 0)
        return undefined;
    const limits = await readLimits(session, apiVersion).catch((error) => {
        if (error instanceof lib_errors/* LoadError */.Xb)
            return error;
        throw error;
    });
    if (limits instanceof lib_errors/* LoadError */.Xb)
        return limits;
    const { refusal, warnings, notices } = checkLimits(estimateLoad({ parts: toSend, operation }), limits);
    for (const warning of warnings)
        say.warn(warning);
    for (const notice of notices)
        say.notice(notice);
    return refusal;
}

;// CONCATENATED MODULE: ../../lib/load/retry-plan.js


const SHAPES = [
    { jobRecords: 10_000, jobsAtOnce: Number.POSITIVE_INFINITY, pauseMs: 10_000 },
    { jobRecords: 2_000, jobsAtOnce: 1, pauseMs: 30_000 },
    { jobRecords: 500, jobsAtOnce: 1, pauseMs: 90_000 },
];
const LAST_SHAPE = { jobRecords: 200, jobsAtOnce: 1, pauseMs: 180_000 };
function retryShape(round, concurrencyJobs) {
    const shape = SHAPES[round - 2] ?? LAST_SHAPE;
    return { ...shape, jobsAtOnce: Math.max(1, Math.min(shape.jobsAtOnce, Math.floor(concurrencyJobs / 2))) };
}
const NO_PARENTS = new Set(['owner', 'recordtype', 'createdby', 'lastmodifiedby']);
function parentColumn({ columns, sortBy, typeOf }) {
    const [first] = sortBy;
    const chosen = first === undefined ? undefined : columns.find((column) => (0,values_names/* sameName */.q)(column, first));
    return chosen ?? columns.find((column) => namesParent(column, typeOf(column)));
}
function namesParent(column, type) {
    const { relationship } = (0,column_name/* parseColumn */.s0)(column);
    if (relationship !== undefined)
        return !NO_PARENTS.has(relationship.toLowerCase());
    return type === 'reference' && !NO_PARENTS.has(column.toLowerCase().replace(/id$/, ''));
}

;// CONCATENATED MODULE: ../../lib/keys/field-key.js







const BLANK = 0x20;
const LETTERS = 0x41;
const HIGH_BITS = 0x80808080 | 0;
const field_key_QUOTES = (0,four_bytes/* repeatByte */.AH)(dialect/* QUOTE */.jA);
const FROM_A = (0,four_bytes/* repeatByte */.AH)(0x80 - 0x41);
const BEHIND_Z = (0,four_bytes/* repeatByte */.AH)(0x80 - 0x5b);
const field_key_NULL_WORD = Buffer.from('#N/A').readInt32LE();
class FieldKey {
    lo = 0;
    hi = 0;
    #form;
    #folds;
    #mostDecimals;
    #viewed = Buffer.alloc(0);
    #view = field_key_viewOf(this.#viewed);
    #scratch = Buffer.allocUnsafeSlow(512);
    constructor(form) {
        this.#form = form;
        this.#folds = form.kind !== 'composed' && form.kind !== 'id';
        this.#mostDecimals = form.kind === 'number' ? form.decimals : undefined;
    }
    read(bytes, start, end) {
        let first = start;
        let last = end;
        const isQuoted = bytes[first] === dialect/* QUOTE */.jA;
        if (isQuoted) {
            first++;
            if (last > first && bytes[last - 1] === dialect/* QUOTE */.jA)
                last--;
        }
        while (first < last && (bytes[first] ?? 0) <= BLANK)
            first++;
        while (last > first && (bytes[last - 1] ?? 0) <= BLANK)
            last--;
        const number = this.#numberIn(bytes, first, last);
        if (!Number.isNaN(number))
            this.#setNumber(number);
        else {
            const textEnd = this.#textEnd(bytes, first, last);
            if (textEnd === -1 || !this.#readBytes(bytes, first, textEnd, isQuoted))
                this.#readText(bytes, start, end);
        }
    }
    #numberIn(bytes, start, end) {
        const { kind } = this.#form;
        return kind === 'number' || kind === 'any' ? plainNumber(bytes, start, end, this.#mostDecimals) : Number.NaN;
    }
    #textEnd(bytes, start, end) {
        switch (this.#form.kind) {
            case 'id':
                if (end - start === values_ids/* ID_LENGTH */.hq)
                    return (0,values_ids/* isOfIdBytes */._8)(bytes, start) ? end : -1;
                return end - start === values_ids/* ID_LENGTH */.hq + 3 && (0,values_ids/* hasCheckLetters */.yb)(bytes, start) ? start + values_ids/* ID_LENGTH */.hq : -1;
            case 'number':
                return -1;
            case 'any':
                return (bytes[start] ?? 0) >= LETTERS ? end : -1;
            default:
                return end;
        }
    }
    #readBytes(bytes, start, end, isQuoted) {
        if (bytes !== this.#viewed) {
            this.#viewed = bytes;
            this.#view = field_key_viewOf(bytes);
        }
        const view = this.#view;
        const folds = this.#folds;
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let at = start;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if ((word & HIGH_BITS) !== 0 || (isQuoted && (0,four_bytes/* bytesEqual */.O6)(word, field_key_QUOTES) !== 0))
                return false;
            const folded = folds ? foldWord(word) : word;
            a = (0,mix/* mixA */.aO)(a, folded);
            b = (0,mix/* mixB */.VQ)(b, folded);
        }
        if (end - start === 4 && view.getInt32(start, true) === field_key_NULL_WORD) {
            this.#set(0, 0, 0);
            return true;
        }
        let word = 0;
        for (let tail = end - 1; tail >= at; tail--) {
            const byte = bytes[tail] ?? 0;
            if (byte >= 0x80 || (isQuoted && byte === dialect/* QUOTE */.jA))
                return false;
            word = (word << 8) | byte;
        }
        if (at < end) {
            const folded = folds ? foldWord(word) : word;
            a = (0,mix/* mixA */.aO)(a, folded);
            b = (0,mix/* mixB */.VQ)(b, folded);
        }
        this.#set(a, b, end - start);
        return true;
    }
    #readText(bytes, start, end) {
        const key = (0,key_forms/* canonicalKey */.yk)(this.#form, (0,csv_fields/* decodeField */.RC)(bytes, start, end));
        if (typeof key === 'number')
            this.#setNumber(key);
        else
            this.#setText(key);
    }
    #setText(text) {
        if (text.length * 3 > this.#scratch.length)
            this.#scratch = Buffer.allocUnsafeSlow(text.length * 6);
        const scratch = this.#scratch;
        const length = scratch.write(text);
        let a = mix/* SEED_A */.sj;
        let b = mix/* SEED_B */.z3;
        let at = 0;
        for (; at + 4 <= length; at += 4) {
            const word = scratch.readInt32LE(at);
            a = (0,mix/* mixA */.aO)(a, word);
            b = (0,mix/* mixB */.VQ)(b, word);
        }
        let word = 0;
        for (let tail = length - 1; tail >= at; tail--)
            word = (word << 8) | (scratch[tail] ?? 0);
        this.#set(at < length ? (0,mix/* mixA */.aO)(a, word) : a, at < length ? (0,mix/* mixB */.VQ)(b, word) : b, length);
    }
    #setNumber(number) {
        field_key_NUMBER[0] = number;
        const low = field_key_NUMBER_BITS[0] ?? 0;
        const high = field_key_NUMBER_BITS[1] ?? 0;
        this.#set((0,mix/* mixA */.aO)((0,mix/* mixA */.aO)(mix/* SEED_A */.sj, low), high), (0,mix/* mixB */.VQ)((0,mix/* mixB */.VQ)(mix/* SEED_B */.z3, low), high), -1);
    }
    #set(a, b, length) {
        const lo = length === 0 ? 0 : (0,mix/* mixLast */.Bg)(a ^ length);
        this.hi = length === 0 ? 0 : (0,mix/* mixLast */.Bg)(b ^ length ^ Math.imul(a, 0x2c1b3c6d));
        this.lo = length !== 0 && lo === 0 && this.hi === 0 ? 1 : lo;
    }
}
const field_key_NUMBER = new Float64Array(1);
const field_key_NUMBER_BITS = new Int32Array(field_key_NUMBER.buffer);
function foldWord(word) {
    const isCapital = (word + FROM_A) & ~(word + BEHIND_Z) & HIGH_BITS;
    return word | (isCapital >>> 2);
}
function field_key_viewOf({ buffer, byteOffset, length }) {
    return new DataView(buffer, byteOffset, length);
}

;// CONCATENATED MODULE: ../../lib/load/overtaken.js







async function findOvertaken(heldBack, { parts, keyColumn, keyFacts, staysOut }) {
    if (keyColumn === undefined || heldBack.length === 0)
        return new Set();
    const waiting = new Map(heldBack.map((record) => [record.order, record]));
    const keyOf = new Map();
    const lastIn = new Map();
    const form = (0,key_forms/* mayBeSameKey */.ob)(keyColumn, keyFacts);
    await overtaken_readKeys(parts, keyColumn, form, (order, key) => {
        if (waiting.has(order))
            keyOf.set(order, key);
    });
    const wanted = new Set(keyOf.values());
    await overtaken_readKeys(parts, keyColumn, form, (order, key) => {
        if (wanted.has(key) && !waiting.has(order) && !staysOut.has(order))
            lastIn.set(key, order);
    });
    const overtaken = heldBack.filter(({ order }) => (lastIn.get(keyOf.get(order) ?? '') ?? -1) > order);
    return new Set(overtaken);
}
async function overtaken_readKeys(parts, keyColumn, form, onKey) {
    const key = new FieldKey(form);
    for (const { part, firstOrder } of parts) {
        const place = (0,column_index/* columnIndex */.P)(part.columns, keyColumn);
        if (place === -1)
            continue;
        let order = firstOrder;
        let range;
        let keyField = -1;
        let delimiter = 0;
        await forEachRecord(part, (record) => {
            if (record.range !== range) {
                range = record.range;
                const sent = (0,sent_columns/* sentColumns */._)(record.range, part);
                keyField = sent.fields[place] ?? -1;
                delimiter = (0,dialect/* delimiterByte */.Wi)(sent.delimiter);
            }
            const start = fieldStart(record.bytes, record.start, record.end, { delimiter, field: keyField });
            if (start !== -1) {
                key.read(record.bytes, start, (0,csv_fields/* fieldEnd */.C4)(record.bytes, start, record.end, delimiter));
                if (key.lo !== 0 || key.hi !== 0)
                    onKey(order, `${key.lo} ${key.hi}`);
            }
            order++;
        });
    }
}
function fieldStart(bytes, start, end, { delimiter, field }) {
    let at = start;
    for (let passed = 0; passed < field; passed++)
        at = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, delimiter) + 1;
    return field < 0 || at > end ? -1 : at;
}

;// CONCATENATED MODULE: ../../lib/load/parent-order.js




async function orderByParent(records, parentOf) {
    const parents = new Map();
    for (const { part, records: own } of partsOfRecords(records)) {
        const column = parentOf(part.columns);
        if (column === undefined)
            continue;
        const place = (0,column_index/* columnIndex */.P)(part.columns, column);
        let number = 0;
        await forEachRecord(part, (partRecord) => {
            const record = own[number++];
            if (record !== undefined)
                parents.set(record, (0,sent_columns/* sourceValues */.y)(partRecord, part)[place] ?? '');
        });
    }
    const parent = (record) => parents.get(record) ?? '';
    return [...records].sort((a, b) => {
        const [left, right] = [parent(a), parent(b)];
        return left === right ? a.order - b.order : left < right ? -1 : 1;
    });
}

;// CONCATENATED MODULE: ../../lib/send/schedule.js

const SERIAL_JOBS_IN_FLIGHT = 2;
async function sendAll(all, concurrency, send, onSent) {
    const isSerial = concurrency.mode === 'serial';
    const limit = (0,lib_limit/* createLimit */.K)(isSerial ? SERIAL_JOBS_IN_FLIGHT : concurrency.jobs);
    let previous = Promise.resolve();
    const ends = all.map((one) => {
        const mayTakeEffect = isSerial ? previous : Promise.resolve();
        const sent = limit(() => send(one, mayTakeEffect));
        previous = sent.then(() => { });
        return sent.then(onSent);
    });
    await Promise.all(ends);
}

;// CONCATENATED MODULE: ../../lib/load/send-parts.js



const TAKES_AT_ONCE = 2;
const LAST_TAKES_AT_ONCE = 8;
async function sendParts(submissions, concurrency, sending, howOf) {
    const { sender, brake, judge, step } = sending;
    const { cancelled } = step.stop;
    const take = takesInTurn(sending, howOf);
    const ends = new Map();
    const send = async (submission, mayTakeEffect) => {
        const sent = await sender.send(submission, { mayTakeEffect, halted: brake.halted });
        if (sent.stop !== undefined && !cancelled.aborted)
            brake.stop(sent.stop);
        return sent;
    };
    const halt = (reason) => {
        if (reason !== undefined && !brake.halted.aborted)
            brake.stop(reason);
    };
    await sendAll(submissions, concurrency, send, async (sent) => {
        const { submission } = sent;
        if (send_parts_wentWell(sent))
            halt(judge.wentWell(submission));
        const end = { sent, taken: await take(sent) };
        ends.set(submission, end);
        settle(sent, end.taken, sending.book);
        sending.onEnd(end);
        halt(end.taken.stop ?? judge.end(end));
    });
    return submissions.map((submission) => ends.get(submission)).filter((end) => end !== undefined);
}
function send_parts_wentWell(sent) {
    return sent.kind === 'done' && sent.wentWell;
}
function takesInTurn({ jobs, outcomes, step }, howOf) {
    const soon = (0,lib_limit/* createLimit */.K)(TAKES_AT_ONCE);
    const patient = (0,lib_limit/* createLimit */.K)(TAKES_AT_ONCE);
    const last = (0,lib_limit/* createLimit */.K)(LAST_TAKES_AT_ONCE);
    const { cancelled, over } = step.stop;
    return async (sent) => {
        const take = async () => {
            const taken = await outcomes.take(sent, howOf(sent.submission));
            for (const warning of taken.warnings)
                step.say.warn(warning);
            return taken;
        };
        const inTurn = () => (cancelled.aborted ? last : soon)(take);
        if (!send_parts_wentWell(sent))
            return await inTurn();
        await jobs.uploads.whenQuiet(step.clock, over);
        return await (cancelled.aborted ? inTurn() : patient(inTurn));
    };
}

;// CONCATENATED MODULE: ../../lib/load/rounds.js










class Rounds {
    ends = [];
    #all;
    #sending;
    constructor(all, sending) {
        this.#all = all;
        this.#sending = sending;
    }
    get counts() {
        return (0,lib_counts/* addCounts */.c5)(this.ends.map(({ taken }) => taken.settled));
    }
    get retries() {
        return countRetries(this.ends);
    }
    async send({ canary, first, again }) {
        const { brake, watch } = this.#sending;
        const unsent = new Map(first.map(({ firstOrder, part }) => [firstOrder, part.wave ?? 1]));
        const sendAgain = this.#cut(await this.#withoutOvertaken(again, { unsent, wave: 1, later: [] }), 1);
        const waves = byWave(numbered([...(canary === undefined ? [] : [canary]), ...first, ...sendAgain]));
        for (const [index, wave] of waves.entries()) {
            watch.onRound(1, wave);
            const [one, ...others] = wave;
            const number = one?.part.wave ?? 1;
            const isCanary = canary !== undefined && index === 0;
            const heldBack = isCanary && one !== undefined ? await this.#sendCanary(one) : [];
            const more = await this.#sendParts(isCanary ? others : wave);
            const later = again.filter(({ form }) => (form.wave ?? 1) > number);
            await this.#retry(heldBack.concat(more), { unsent, wave: number, later });
            const open = this.ends.find(({ taken }) => taken.settled.pending > 0);
            if (open !== undefined && !this.#isHalted && index < waves.length - 1)
                brake.stop(mayStillChange(open));
        }
        this.#stopForFailedJob();
    }
    get #isHalted() {
        return this.#sending.brake.halted.aborted;
    }
    async #sendCanary(canary) {
        const heldBack = await this.#sendParts([canary]);
        const end = this.ends.find(({ sent }) => sent.submission === canary);
        const reason = end && !this.#isHalted ? this.#sending.judge.canary(end.taken) : undefined;
        if (reason !== undefined)
            this.#sending.brake.stop(reason);
        return heldBack;
    }
    async #retry(heldBack, turn) {
        const { spec, brake, watch, step } = this.#sending;
        const { retries, concurrency } = spec.pace;
        const isSerial = concurrency.mode === 'serial';
        let waiting = heldBack;
        for (let round = 2; round <= retries + 1 && waiting.length > 0 && !this.#isHalted; round++) {
            waiting = await this.#withoutOvertaken(waiting, turn);
            if (waiting.length === 0)
                break;
            const shape = retryShape(round, isSerial ? 1 : concurrency.jobs);
            const ordered = isSerial ? [...waiting].sort(byOrder) : await orderByParent(waiting, this.#all.parentOf);
            const submissions = this.#cut(ordered, round, shape.jobRecords);
            watch.onRound(round, submissions);
            await step.clock.sleep((0,try_again/* jittered */.et)(shape.pauseMs, 0.25, step.clock.random), brake.halted).catch(() => { });
            if (this.#isHalted)
                break;
            waiting = await this.#sendParts(submissions, isSerial ? concurrency : { mode: 'parallel', jobs: shape.jobsAtOnce });
        }
        await this.#leaveAsTheyWere(waiting);
    }
    async #sendParts(submissions, concurrency = this.#sending.spec.pace.concurrency) {
        const ends = await sendParts(submissions, concurrency, this.#sending, (submission) => this.#howOf(submission));
        this.ends.push(...ends);
        return ends.flatMap(({ taken }) => taken.heldBack);
    }
    #howOf({ round: ofSubmission }) {
        const { operation, pace } = this.#sending.spec;
        return {
            skipsSuccessful: false,
            goesAgain: (was, error, round) => {
                if (ofSubmission > pace.retries || this.#isHalted)
                    return false;
                return was === 'failed' ? mayRetryRow(error, round) : was === 'unprocessed' || operation !== 'insert';
            },
            onStaysOut: (order) => {
                if (this.#all.keyColumn !== undefined)
                    this.#all.staysOut.add(order);
            },
        };
    }
    async #withoutOvertaken(records, { unsent, wave, later }) {
        if (records.length === 0)
            return records;
        const parts = this.#all.parts.filter(({ firstOrder }) => (unsent.get(firstOrder) ?? 0) <= wave);
        const overtaken = await findOvertaken([...records, ...later], { ...this.#all, parts });
        await this.#leaveAsTheyWere(records.filter((record) => overtaken.has(record)));
        return records.filter((record) => !overtaken.has(record));
    }
    async #leaveAsTheyWere(records) {
        for (const submission of this.#cut(records, 1)) {
            const sent = { kind: 'not-sent', submission };
            const taken = await this.#sending.outcomes.take(sent, this.#howOf(submission));
            for (const warning of taken.warnings)
                this.#sending.step.say.warn(warning);
            this.ends.push({ sent, taken });
        }
    }
    #cut(records, round, most = Number.POSITIVE_INFINITY) {
        const { pace } = this.#sending.spec;
        const maxRecords = Math.min(most, (0,load_spec/* mostJobRecords */.$B)(pace));
        return partsOfRecords(records, { maxRecords, maxBytes: pace.maxJobBytes }).map(({ part, records: own }) => ({ part, round, firstOrder: 0, again: own }));
    }
    #stopForFailedJob() {
        const reason = this.ends.map(({ sent }) => (sent.kind === 'done' ? sent.transient : undefined)).findLast(Boolean);
        if (reason !== undefined && !this.#isHalted && this.counts.unprocessed > 0)
            this.#sending.brake.stop(reason);
    }
}
function byWave(submissions) {
    const waves = Map.groupBy(submissions, ({ part }) => part.wave ?? 1);
    return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}
function mayStillChange({ sent }) {
    const job = sent.kind === 'not-sent' ? '' : sent.job.id;
    return new lib_errors/* LoadError */.Xb('job-failed', `Job ${job} may still change records in the org, so later records with the same keys were not sent. ` +
        'Run the workflow again when it has ended.');
}
function numbered(submissions) {
    return submissions.map((submission, index) => ({ ...submission, part: { ...submission.part, number: index + 1 } }));
}
function byOrder(a, b) {
    return a.order - b.order;
}
function countRetries(ends) {
    const retried = ends.filter(({ sent }) => sent.submission.round > 1 && sent.kind !== 'not-sent');
    const counts = (0,lib_counts/* addCounts */.c5)(retried.map(({ taken }) => taken.job));
    const second = retried.filter(({ sent }) => sent.submission.round === 2);
    return {
        rounds: new Set(retried.map(({ sent }) => sent.submission.round)).size,
        records: second.reduce((sum, { sent }) => sum + sent.submission.part.records, 0),
        saved: counts.created + counts.updated + counts.deleted,
    };
}

;// CONCATENATED MODULE: ../../lib/load/send-left.js




async function sendLeft(left, submissions, load, sending) {
    const rounds = new Rounds(allRecords(load, submissions, left), sending);
    await stopByWhatIsKnown(left, sending);
    const first = left.first.filter(({ part }) => part.records > 0);
    const isCanary = sending.spec.limits.canary > 0 && first[0]?.firstOrder === 0 && first.length > 1;
    const canary = isCanary ? first[0] : undefined;
    await rounds.send({ canary, first: canary === undefined ? first : first.slice(1), again: left.again });
    const later = await left.later?.();
    if (later === undefined)
        return rounds;
    rounds.ends.unshift(...later.ends);
    await rounds.send({ first: [], again: later.again });
    return rounds;
}
async function stopByWhatIsKnown(left, { spec, jobs, brake, judge, step }) {
    const { ends, first, again, refusal } = left;
    if (refusal !== undefined)
        return brake.stop(refusal);
    if (step.stop.cancelled.aborted)
        return;
    const canary = spec.limits.canary > 0 ? ends.find(({ sent }) => sent.submission.firstOrder === 0) : undefined;
    const judged = canary && first.length > 0 ? judge.canary(canary.taken) : undefined;
    const parts = [...first.map(({ part }) => part), { records: again.length }];
    const reason = judged ?? (await refusalByLimits(parts, spec, jobs.org, step.say));
    if (reason !== undefined)
        brake.stop(reason);
}
function allRecords({ spec, checked }, parts, { staysOut }) {
    const keyColumn = (0,load_spec/* keyColumnOf */.Ty)(spec);
    const { sortBy } = spec.source;
    const { typeOf, fieldOf } = checked;
    return {
        parts,
        keyColumn,
        keyFacts: fieldOf(keyColumn ?? ''),
        staysOut,
        parentOf: (columns) => parentColumn({ columns, sortBy, typeOf }),
    };
}

;// CONCATENATED MODULE: ../../lib/send/progress.js


class Progress {
    #of;
    #processed = new Map();
    #states = new Map();
    constructor(of) {
        this.#of = of;
    }
    line(event, now) {
        const { part } = event;
        if (event.type === 'create-lost')
            return `${this.#nameOf(part)}: no response to the create request (${(0,lib_errors/* messageOf */.bD)(event.error)}). It may have left an empty open job, which this step looks for at the end`;
        const job = `${this.#nameOf(part)} (${event.id})`;
        switch (event.type) {
            case 'created':
                return `${job}: created; uploading ${(0,words/* count */.U9)(part.records, 'record')}, ${(0,words/* size */.Ej)(part.bytes)}`;
            case 'uploaded':
                return `${job}: uploaded`;
            case 'upload-failed':
                return `${job}: the upload failed (${(0,lib_errors/* messageOf */.bD)(event.error)}); sending it again in a new job`;
            case 'aborted':
                return `${job}: aborted`;
            case 'left':
                return `${job}: keeps running in the org; this step no longer waits for it`;
            case 'left-open':
                return `${job}: could not be aborted (${(0,lib_errors/* messageOf */.bD)(event.error)}); it stays in the org`;
            case 'looked': {
                const seen = this.#lookedAt(event.id, event.job, part.records, now);
                return seen === undefined ? undefined : `${job}: ${seen}`;
            }
            case 'awaited':
            case 'final':
                return undefined;
        }
    }
    #nameOf({ number }) {
        const { parts, round = 1 } = this.#of;
        return `${round > 1 ? `retry ${round - 1}, ` : ''}job ${number} of ${parts}`;
    }
    #lookedAt(id, job, records, now) {
        const { state, numberRecordsProcessed, numberRecordsFailed } = job;
        const isNew = this.#states.get(id) !== state || (this.#processed.get(id) ?? 0) !== numberRecordsProcessed;
        this.#states.set(id, state);
        this.#processed.set(id, numberRecordsProcessed);
        if (!isNew)
            return undefined;
        const failed = numberRecordsFailed > 0 ? `, ${(0,words/* thousands */.oh)(numberRecordsFailed)} failed` : '';
        const { done, left } = this.#overall(now);
        if (this.#of.parts === 1)
            return `${state}, ${done} processed${failed}${left}`;
        const ofJob = `${(0,words/* thousands */.oh)(numberRecordsProcessed)} of ${(0,words/* count */.U9)(records, 'record')}`;
        return `${state}, ${ofJob} processed${failed}; all jobs: ${done}${left}`;
    }
    #overall(now) {
        const { records, startedAt } = this.#of;
        let done = 0;
        for (const number of this.#processed.values())
            done += number;
        const part = records === 0 ? 1 : Math.min(1, done / records);
        const leftMs = part > 0 && part < 1 ? ((now - startedAt) / part) * (1 - part) : 0;
        return {
            done: `${(0,words/* thousands */.oh)(done)} of ${(0,words/* count */.U9)(records, 'record')} (${(0,words/* share */.uM)(part)})`,
            left: leftMs > 0 ? `, about ${(0,words/* duration */.p0)(Math.max(1_000, leftMs))} left` : '',
        };
    }
}

;// CONCATENATED MODULE: ../../lib/send/throughput.js
const MOST_POINTS = 400;
function createThroughput() {
    const processed = new Map();
    let total = 0;
    let points = [];
    return {
        see: (event, at) => {
            if (event.type === 'uploaded' && points.length === 0)
                points.push({ at, records: 0 });
            if (event.type !== 'looked')
                return;
            const { id, numberRecordsProcessed } = event.job;
            total += numberRecordsProcessed - (processed.get(id) ?? 0);
            processed.set(id, numberRecordsProcessed);
            points.push({ at, records: total });
            if (points.length > MOST_POINTS)
                points = points.filter((_, place) => place % 2 === 0 || place === points.length - 1);
        },
        points: () => points,
    };
}

;// CONCATENATED MODULE: ../../lib/load/watch.js




class Watch {
    #retries;
    #step;
    lostCreates;
    #throughput = createThroughput();
    #progress;
    constructor(retries, org, step) {
        this.#retries = retries;
        this.lostCreates = new LostCreates(org);
        this.#step = step;
    }
    get points() {
        return this.#throughput.points();
    }
    onRound(round, submissions) {
        const { clock, say } = this.#step;
        const records = submissions.reduce((sum, { part }) => sum + part.records, 0);
        this.#progress = new Progress({ parts: submissions.length, records, startedAt: clock.now(), round });
        const wave = submissions[0]?.part.wave ?? 1;
        const jobs = (0,words/* count */.U9)(submissions.length, 'job');
        if (round === 1 && wave > 1)
            say.log(`wave ${wave}: ${(0,words/* count */.U9)(records, 'record')} with the same key as an earlier one, in ${jobs}`);
        if (round > 1)
            say.log(`retry ${round - 1} of ${this.#retries}: ${(0,words/* count */.U9)(records, 'record')} again, in ${jobs}`);
    }
    see(event) {
        this.lostCreates.see(event);
        const { clock, say, jobs } = this.#step;
        if (event.type === 'created' || event.type === 'awaited')
            jobs.add(event.id);
        if (event.type === 'aborted' || event.type === 'final' || event.type === 'left')
            jobs.remove(event.id);
        this.#throughput.see(event, clock.now());
        const line = this.#progress?.line(event, clock.now());
        if (line === undefined)
            return;
        if (event.type === 'create-lost' || event.type === 'left-open')
            say.warn(line);
        else
            say.log(line);
    }
}

;// CONCATENATED MODULE: ../../lib/load/run-load.js














async function lookBack(loads, jobs) {
    const { org } = jobs;
    const kept = [];
    for (const { store, identity, spec } of loads)
        kept.push(await readLedger(store, { ...identity, operation: spec.operation }));
    const unfinished = unfinishedRuns(kept);
    const ledgers = kept.map((ledger, index) => {
        const { step } = loads[index] ?? {};
        if (step === undefined)
            throw new Error('Each ledger is that of a load.');
        const opened = openLedgerOf(ledger, jobs, step, unfinished);
        jobs.named.add(opened.book);
        return opened;
    });
    const userId = await org.session.whoAmI();
    const pasts = [];
    for (const [index, load] of loads.entries()) {
        const ledger = ledgers[index];
        if (ledger === undefined)
            continue;
        const { named } = jobs;
        const before = await lookAtOtherJobs({ spec: load.spec, step: load.step, org, ledger, userId, named });
        pasts.push({ ledger, userId, before });
    }
    return pasts;
}
async function runLoad(work) {
    const { load, past, jobs, step } = work;
    const { ledger } = past;
    const { spec, checked } = load;
    const submissions = await submissionsOf(checked.parts, spec.limits.canary, load.ids?.hashKeys);
    const results = await openResults(load, ledger.hasJobs, jobs, step);
    try {
        return await sendRest(submissions, work, { ...past, results });
    }
    finally {
        await results.outcomes.close().catch((error) => {
            step.say.warn(`The result files could not be closed: ${(0,lib_errors/* messageOf */.bD)(error)}`);
        });
    }
}
async function sendRest(submissions, work, known) {
    const { load, jobs, step } = work;
    const { ledger, userId, before, results } = known;
    const { spec, checked, dropped } = load;
    const refused = (0,part/* countRecords */.q)(load.refused.parts);
    const { outcomes, finder } = results;
    const watch = new Watch(spec.pace.retries, jobs.org, step);
    const left = await recall(submissions, { spec, userId, jobs, ledger, outcomes, finder, events: watch, step });
    results.tellOfGone();
    await refuseDoubtful(before, left, { source: { client: jobs.client, step }, join: results.join });
    const read = (0,part/* countRecords */.q)(checked.parts) + dropped.count + refused;
    const summing = { left, ledger, results, watch, read, dropped: dropped.count, refused };
    const sending = sendingOf(work, summing);
    const rounds = await sendLeft(left, submissions, load, sending);
    await watch.lostCreates.seeTo(spec, { userId, names: jobs.named.has, older: before.ids }, step);
    return sumUp(summing, rounds, sending.brake.reasons, step.stop);
}
function sendingOf({ load: { spec }, jobs, step, onProgress }, summing) {
    const { ledger, results, watch, read } = summing;
    const { book } = ledger;
    return {
        spec,
        jobs,
        sender: createBulkSender({ request: (0,load_spec/* jobRequest */.xK)(spec), jobs, step, book, events: watch }),
        brake: new Brake(step.stop),
        judge: new Judge(spec.limits, read),
        outcomes: results.outcomes,
        book,
        watch,
        onEnd: createTeller(summing, step.clock, onProgress),
        step,
    };
}
function openLedgerOf(kept, jobs, { say, clock, run }, unfinished) {
    const ledger = openKept(kept, run, { clock, now: jobs.org.now, warn: say.warn }, unfinished);
    for (const warning of ledger.warnings)
        say.warn(warning);
    for (const notice of ledger.notices)
        say.notice(notice);
    return ledger;
}

var verdict_of_all = __webpack_require__(8311);
;// CONCATENATED MODULE: ../../lib/runs/check-counts.js



async function checkCounts(checks, { session, apiVersion }, say) {
    const counted = [];
    const problems = [];
    for (const { soql, least, most } of checks) {
        const wanted = check_counts_wordsOf(least, most);
        try {
            const found = await (0,rest/* countRows */.BO)({ calls: session, apiVersion }, soql);
            const holds = found >= least && found <= most;
            counted.push({ soql, wanted, counted: found, holds });
            say.log(`${soql}: ${(0,words/* thousands */.oh)(found)}, ${holds ? 'as it has to be' : `and it has to be ${wanted}`}`);
            if (!holds)
                problems.push(`\`${soql}\` counts ${(0,words/* count */.U9)(found, 'record')}, and it has to be ${wanted}.`);
        }
        catch (error) {
            if (!(error instanceof lib_errors/* SalesforceError */.mO || error instanceof lib_errors/* ConnectionError */.Rc))
                throw error;
            counted.push({ soql, wanted, holds: false });
            say.log(`${soql}: could not be counted`);
            problems.push((0,words/* sentence */.em)(`\`${soql}\` could not be counted: ${(0,lib_errors/* messageOf */.bD)(error)}`));
        }
    }
    if (problems.length === 0)
        return { counted, failure: undefined };
    const cure = 'All loads passed before. Compare the org with the files, or correct the check in the manifest.';
    return { counted, failure: new lib_errors/* LoadError */.Xb('checks-failed', `${problems.join(' ')} ${cure}`) };
}
function check_counts_wordsOf(least, most) {
    if (least === most)
        return (0,words/* thousands */.oh)(least);
    if (most === Number.POSITIVE_INFINITY)
        return `${(0,words/* thousands */.oh)(least)} or more`;
    return least === 0 ? `${(0,words/* thousands */.oh)(most)} or fewer` : `between ${(0,words/* thousands */.oh)(least)} and ${(0,words/* thousands */.oh)(most)}`;
}

;// CONCATENATED MODULE: ../../lib/runs/end-ledger.js


async function endLedger({ ledger, counts, stopped }, { verdict, failureReason }, say) {
    const early = stopped.find(({ reason }) => isUnfinished(reason))?.reason;
    try {
        await ledger.book.end(verdict === 'passed' ? 'passed' : (early ?? failureReason), counts);
    }
    catch (error) {
        say.warn(`Could not record in the ledger that this load ended: ${(0,lib_errors/* messageOf */.bD)(error)} The next run treats it as unfinished, and sends only what is missing.`);
    }
}

;// CONCATENATED MODULE: ../../lib/runs/deleted-before.js







async function deletedBefore(gone, known, { spec }, { org, step }) {
    if (gone.length === 0)
        return () => false;
    const describe = await (0,org_describe/* describeIfPossible */.ch)(spec.object, org.describer);
    const isKept = describe?.fields.some(({ name }) => (0,values_names/* sameName */.q)(name, 'IsDeleted')) === true;
    if (spec.operation === 'hardDelete' || !isKept) {
        step.say.warn(`No record has the keys of ${(0,words/* count */.U9)(gone.length, 'record')}, which an earlier step may have deleted for good. They count as deleted; \`skipped.csv\` lists them.`);
        return () => true;
    }
    return await meeting(IN_BIN, gone, known, org);
}
const IN_BIN = { condition: 'IsDeleted = true', findsDeleted: true };
async function meeting({ condition, findsDeleted }, keys, known, org) {
    const conditions = [...known.conditions, condition];
    const { ids } = await findIds({ ...known, conditions, findsDeleted }, keys, org, QUERIES_AT_ONCE);
    return (values) => {
        const key = lookUpKey(known, values);
        return key !== undefined && ids.find(key) !== undefined;
    };
}
const DOUBTFUL_MS = 2_000;
async function remadeSince(keys, known, { spec }, { org, jobsSince }) {
    if (!(0,bulk_job/* isDeletion */.zo)(spec.operation) || jobsSince === undefined)
        return () => false;
    const describe = await (0,org_describe/* describeIfPossible */.ch)(spec.object, org.describer);
    const has = (field) => describe?.fields.some(({ name }) => (0,values_names/* sameName */.q)(name, field)) === true;
    if (!has('CreatedDate'))
        return () => false;
    const isKept = spec.operation === 'delete' && has('IsDeleted');
    const since = new Date(Date.parse(jobsSince) + (isKept ? 0 : DOUBTFUL_MS)).toISOString();
    const condition = `CreatedDate ${isKept ? '>=' : '>'} ${since.slice(0, 19)}Z`;
    const isNew = await meeting({ condition, findsDeleted: false }, keys, known, org);
    const made = keys.filter(isNew);
    if (!isKept || made.length === 0)
        return isNew;
    const wasDeleted = await meeting(IN_BIN, made, known, org);
    return (values) => isNew(values) && wasDeleted(values);
}

var source_file = __webpack_require__(27123);
;// CONCATENATED MODULE: ../../lib/runs/part-of-load.js








function withoutColumns(load, columns) {
    if (columns.length === 0)
        return load;
    return withHeaders(load, (header) => withUse(header, ({ own, places }) => ({
        places: places.map((use, place) => (columns.some((one) => (0,values_names/* sameName */.q)(one, own[place])) ? 'not sent' : use)),
    })));
}
async function ofReferences(load, columns, { ids, step }) {
    const loaded = ids.of(load.spec);
    const files = [];
    for (const file of load.read.files) {
        const { header } = file;
        if (header?.use === undefined)
            continue;
        const { own } = header.use;
        const places = columns.map((name) => (0,column_index/* columnIndex */.P)(own, name)).filter((place) => place >= 0);
        const clears = load.spec.operation !== 'insert' && load.options.blankFields === 'clear';
        const clearing = clears ? places.filter((place) => (0,sent_form/* isClearable */.Q0)(header, place, load.options)) : [];
        const idAt = (offset) => loaded?.idAt(file, offset);
        const spans = new field_spans/* FieldSpans */.M(header.columnDelimiter, own.length);
        const chosen = await chooseRecords(file, header, step.stop.over, ({ bytes, start, end, offset }) => {
            spans.read(bytes, start, end);
            const isBlank = (place) => spans.value(place).trim() === '';
            const says = places.some((place) => !isBlank(place)) || clearing.some(isBlank);
            return says && idAt(offset) !== undefined;
        });
        const used = withUse(header, (use) => ({
            places: use.places.map((one, place) => (places.includes(place) ? one : 'not sent')),
            added: [{ name: 'Id', value: ({ offset }) => idAt(offset) ?? '' }],
        }));
        files.push({ ...chosen, header: used });
    }
    return withFiles(load, files);
}
async function chooseRecords(file, { columnDelimiter }, signal, isChosen) {
    const notChosen = new record_marks/* RecordMarks */.A();
    let index = 0;
    await (0,source_records/* readSource */.o)(file, {
        columnDelimiter,
        signal,
        onRecord: (record) => {
            const place = index++;
            if (file.notChosen?.has(place) || !isChosen(record, place))
                notChosen.add(place);
        },
    });
    return { ...file, notChosen };
}
function withHeaders(load, change) {
    return withFiles(load, load.read.files.map((file) => (file.header === undefined ? file : { ...file, header: change(file.header) })));
}
function withFiles(load, files) {
    const records = files.reduce((sum, file) => sum + (0,source_file/* chosenRecords */.H0)(file), 0);
    const read = { ...load.read, files, records };
    return { ...load, read };
}

;// CONCATENATED MODULE: ../../lib/runs/match-by-key.js
















async function match_by_key_matchByKey(load, making) {
    const { org, step } = making;
    const { spec, read, resolvers } = load;
    const { key = [] } = spec.manifest?.columns ?? {};
    refuseUnfilled(key, load);
    const resolverOf = (use) => resolvers.get(use);
    const known = await readLookUp({ object: spec.object, by: key, of: spec.object }, org);
    const looking = { isSent: isSentOf(read), signal: step.stop.over };
    const keys = [];
    const asked = new KeySet();
    const doubled = [];
    await forEachSent(read.files, looking, ({ path }, header) => {
        const reader = new KeyReaderOf(header, key, resolverOf);
        return ({ bytes, start, end, line }) => {
            const values = reader.read(bytes, start, end);
            const text = lookUpKey(known, values);
            if (text === undefined)
                return;
            if (asked.add(text))
                keys.push(values);
            else
                doubled.push({ path, line });
        };
    });
    if (!making.hasJobs)
        asked.release();
    if (doubled.length > 0)
        throw sameKeys(key, doubled);
    const found = await findIds(known, keys, org, QUERIES_AT_ONCE);
    const queries = `${(0,words/* thousands */.oh)(found.queries)} ${(0,words/* agree */.d5)(found.queries, 'query', 'queries')}`;
    step.say.log(`looked up ${(0,words/* count */.U9)(found.keys, 'key')} of ${spec.object} by ${(0,words/* listed */.KE)(key, key.length)} with ${queries}`);
    const resolver = lookUpResolver(known, found);
    const gone = (0,bulk_job/* isDeletion */.zo)(spec.operation) && making.hasJobs ? keys.filter((values) => isMissing(resolver, values)) : [];
    const isDeleted = await deletedBefore(gone, known, load, making);
    const isRemade = await remadeSince(keys, known, load, making);
    const missing = spec.operation === 'upsert' ? 'new' : (spec.manifest?.onMissing ?? 'fail');
    const matcherOf = (header) => {
        const reader = new KeyReaderOf(header, key, resolverOf);
        return (bytes, start, end) => matchKey(reader.read(bytes, start, end), resolver, { key, missing, isDeleted, isRemade });
    };
    const ids = new KeySet();
    await forEachSent(read.files, looking, (_, header) => {
        const match = matcherOf(header);
        return ({ bytes, start, end }) => {
            const matched = match(bytes, start, end);
            if (matched.kind === 'found')
                ids.add((0,values_ids/* idKey */.T4)(matched.id));
        };
    });
    return {
        matcherOf,
        othersAmong: async (some) => {
            const left = some.filter((id) => !ids.has((0,values_ids/* idKey */.T4)(id)));
            const keysNow = making.hasJobs ? await findKeys(known, left, org) : new Map();
            const isOther = (id) => {
                const text = keysNow.get(id);
                return text !== undefined && !asked.has(text);
            };
            return new Set(some.filter((id) => ids.has((0,values_ids/* idKey */.T4)(id)) || isOther(id)));
        },
        judgeOf: (header) => {
            const match = matcherOf(header);
            return (bytes, start, end) => {
                const matched = match(bytes, start, end);
                return matched.kind === 'failed' ? matched.what : undefined;
            };
        },
    };
}
function isMissing(resolver, values) {
    return resolver.find(values) === undefined && resolver.canFind(values);
}
async function onlyMatched(load, kind, byKey, { org, step }) {
    const { spec, read } = load;
    const isSent = isSentOf(read);
    const hasHalves = spec.operation === 'upsert';
    const files = [];
    let first = 0;
    for (const file of read.files) {
        const { header } = file;
        const firstOrdinal = first;
        first += file.records;
        if (header === undefined)
            continue;
        const match = byKey.matcherOf(header);
        const chosen = hasHalves
            ? await chooseRecords(file, header, step.stop.over, ({ bytes, start, end }, index) => {
                const isFound = isSent(firstOrdinal + index) && match(bytes, start, end).kind === 'found';
                return isFound === (kind === 'found');
            })
            : file;
        files.push({ ...chosen, header: kind === 'found' ? withFoundId(header, match) : withoutId(header) });
    }
    const describe = hasHalves ? await (0,org_describe/* describeIfPossible */.ch)(spec.object, org.describer) : undefined;
    const fixed = describe?.fields.filter((field) => (kind === 'found' ? !field.updateable : !field.createable)) ?? [];
    const lacking = [
        ...(load.options.lacking ?? []),
        ...fixed.map(({ name }) => name).filter((name) => !(0,values_names/* sameName */.q)(name, 'Id')),
        ...fixed.flatMap(({ relationshipName }) => relationshipName ?? []).flatMap((name) => columnsOver(name, read.files)),
    ];
    const othersAmong = kind === 'new' ? byKey.othersAmong : undefined;
    return withFiles({ ...load, options: { ...load.options, lacking }, othersAmong }, files);
}
function columnsOver(relationship, files) {
    return files.flatMap(({ header }) => (header?.columns ?? []).filter((name) => (0,values_names/* sameName */.q)(name.slice(0, Math.max(0, name.indexOf('.'))), relationship)));
}
function withFoundId(header, match) {
    return withUse(header, ({ added }) => ({
        added: [
            ...withoutName(added),
            {
                name: 'Id',
                value: ({ bytes, from, to }) => {
                    const matched = match(bytes, from, to);
                    return matched.kind === 'found' ? matched.id : '';
                },
            },
        ],
    }));
}
function withoutId(header) {
    return withUse(header, ({ added }) => ({ added: withoutName(added) }));
}
function withoutName(added) {
    return added.filter(({ name }) => !(0,values_names/* sameName */.q)(name, 'Id'));
}
function refuseUnfilled(key, { spec, read }) {
    for (const { path, header } of read.files) {
        const missing = header === undefined ? [] : unfilled(key, header);
        if (header === undefined || missing.length === 0)
            continue;
        throw new lib_errors/* LoadError */.Xb('invalid-input', `\`manifest\`: the load \`${spec.name}\` finds records by ${(0,words/* listed */.KE)(key, key.length)}, and no column of ${path} line ${header.line} fills ${(0,words/* listed */.KE)(missing, missing.length)}. ` +
            'Nothing of this load was sent. Add the column, or map one to the field in `columns`.');
    }
}
const match_by_key_MOST_LISTED = 100;
function sameKeys(key, doubled) {
    const fields = (0,words/* listed */.KE)(key, key.length);
    const findings = doubled.slice(0, match_by_key_MOST_LISTED).map(({ path, line }) => ({
        path,
        line,
        check: 'key-twice',
        message: `an earlier record has the same key, ${fields}. Remove one of them.`,
    }));
    const rest = doubled.length - findings.length;
    return new lib_errors/* PreflightError */.wG([
        ...findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
        ...(rest > 0 ? [`The first ${findings.length} are listed, ${(0,words/* thousands */.oh)(rest)} more were found.`] : []),
        'Nothing of this load was sent.',
    ].join('\n'), { about: 'Value', findings, found: doubled.length, checks: ['key-twice'] });
}

;// CONCATENATED MODULE: ../../lib/runs/parents-in-files.js








async function parentsInFiles(load, columns, { ids, step }) {
    const resolvers = new Map();
    const sets = [];
    for (const use of refsIn(load.read.files, columns)) {
        const loaded = ids.of({ name: use.load });
        if (loaded === undefined)
            continue;
        const keys = await keysIn(ids.filesOf(use.load), use.by, step.stop.over);
        sets.push(keys);
        const { explain } = refResolver(use, loaded, new Map());
        resolvers.set(use, {
            find: (values) => (keys.has(keyOf(values)) ? IN_FILES : undefined),
            canFind: () => true,
            explain,
        });
    }
    if (resolvers.size === 0)
        return undefined;
    const headers = new Map(load.read.files.map(({ absolutePath, header }) => [absolutePath, header]));
    return {
        judgeOf: (files) => {
            const original = new Map(files.map(({ absolutePath, header }) => [header, headers.get(absolutePath)]));
            return (header) => {
                const resolver = new RecordResolver(original.get(header) ?? header, (use) => resolvers.get(use));
                return resolver.resolves ? (bytes, start, end) => resolver.judge(bytes, start, end) : undefined;
            };
        },
        release: () => {
            for (const keys of sets)
                keys.release();
        },
    };
}
const IN_FILES = 'in the files';
function refsIn(files, columns) {
    const refs = files.flatMap(({ header }) => (header?.use?.places ?? []).flatMap((place, at) => {
        if (typeof place !== 'object' || place.use.kind !== 'ref' || place.use.missing.kind === 'blank')
            return [];
        return columns.some((name) => (0,values_names/* sameName */.q)(name, header?.use?.own[at])) ? [place.use] : [];
    }));
    return [...new Set(refs)];
}
async function keysIn(files, by, signal) {
    const keys = new KeySet();
    await forEachSent(files, { isSent: () => true, signal }, (_, header) => {
        const own = header.use?.own ?? header.columns;
        const places = by.map((name) => (0,column_index/* columnIndex */.P)(own, name));
        const spans = new field_spans/* FieldSpans */.M(header.columnDelimiter, own.length);
        return ({ bytes, start, end }) => {
            spans.read(bytes, start, end);
            keys.add(keyOf(places.map((place) => spans.value(place))));
        };
    });
    return keys;
}

;// CONCATENATED MODULE: ../../lib/runs/make-ready.js





async function makeReady({ load, part, spec, identity }, making) {
    const mine = { ...load, options: { ...load.options, copies: spec.name } };
    const { read, options: _, resolvers: __, ...rest } = await ofPart(mine, part, making);
    const { files, dropped } = read;
    const ids = making.ids.of(load.spec);
    const idOf = ({ file, offset }) => (offset === undefined ? undefined : ids?.idAt(file, offset));
    return { ...rest, spec, identity, files, dropped, ids, ...(part.kind === 'references' && { idOf }) };
}
async function ofPart(load, part, making) {
    if (load.spec.manifest === undefined)
        return load;
    switch (part.kind) {
        case 'all': {
            const isWhole = part.deferred.length === 0 && usesSent(load.read.files).every((use) => load.resolvers.has(use));
            if (isWhole)
                return load;
            const parents = await parentsInFiles(load, part.deferred, making);
            return await withIds(withoutColumns(load, part.deferred), making, { parents });
        }
        case 'references':
            return await withIds(await ofReferences(load, part.columns, making), making);
        case 'found':
        case 'new': {
            const own = withoutColumns(load, part.deferred);
            const known = await withResolvers(own, making);
            const byKey = await making.byKey(() => match_by_key_matchByKey(known, making));
            const parents = await parentsInFiles(load, part.deferred, making);
            return await withIds(await onlyMatched(known, part.kind, byKey, making), making, { byKey, parents });
        }
    }
}
async function withResolvers(load, { ids, org, step }) {
    const { say, stop } = step;
    const { read } = load;
    const isSent = isSentOf(read);
    const late = usesSent(read.files).filter((use) => !load.resolvers.has(use));
    const found = await lookUpAll(load, late, isSent, { org, say, signal: stop.over });
    const referred = await referToLoads(load, late, isSent, { ids, signal: stop.over });
    return { ...load, resolvers: new Map([...load.resolvers, ...found, ...referred]) };
}
async function withIds(load, making, { byKey, parents } = {}) {
    const known = await withResolvers(load, making);
    const ofParents = parents?.judgeOf(known.read.files);
    return await resolveIds(known, known.resolvers, {
        say: making.step.say,
        stops: false,
        onListed: () => {
            parents?.release();
            making.onListed();
        },
        judgeOf: (header) => {
            const judges = [byKey?.judgeOf(header), ofParents?.(header)].filter((judge) => judge !== undefined);
            if (judges.length === 0)
                return undefined;
            return (bytes, start, end) => {
                const all = judges.map((judge) => judge(bytes, start, end));
                return all.find((what) => what?.kind === 'fail') ?? all.find((what) => what !== undefined);
            };
        },
    });
}

;// CONCATENATED MODULE: ../../lib/runs/run-loads.js

















async function runLoads(runs, checks, running) {
    const { jobs, stores, begun } = running;
    const toRecall = runs.flatMap(({ spec, identity }) => {
        const store = stores.get(identity);
        return store === undefined ? [] : [{ spec, identity, store, step: stepOf(spec, begun.step) }];
    });
    const pasts = await lookBack(toRecall, jobs);
    keepApart(runs, pasts, running.ids);
    const ends = await new Runs(runs, pasts, running).end();
    const all = [...ends.values()];
    const verdict = (0,verdict_of_all/* verdictOfAll */.O)(all);
    const { org } = jobs;
    const counts = verdict.verdict === 'passed' ? await checkCounts(checks, org, begun.step.say) : undefined;
    const reason = counts?.failure?.reason;
    await endLedgers(ends, reason === undefined ? verdict : { verdict: 'failed', failureReason: reason }, begun);
    return { ends: all, counts };
}
function keepApart(runs, pasts, ids) {
    for (const [index, { load, part }] of runs.entries()) {
        const { jobs = [], newer = [] } = pasts[index]?.ledger ?? {};
        if (jobs.length === 0 && newer.length === 0)
            continue;
        for (const use of usesOf(load.spec)) {
            const isSentNow = use.kind === 'ref' && (part.kind === 'references' || !(0,values_names/* sameName */.q)(use.load, load.spec.name));
            if (isSentNow)
                ids.of({ name: use.load })?.keepApart();
        }
    }
}
async function endLedgers(ends, verdict, { step }) {
    for (const [{ spec }, end] of ends) {
        if ('why' in end)
            continue;
        const own = stepOf(spec, step);
        await Promise.race([endLedger(end.loaded, verdict, own.say), (0,aborted/* whenAborted */.e)(step.stop.dying)]);
    }
}
const LOADS_AT_ONCE = 4;
class Runs {
    #runs;
    #pasts;
    #running;
    #ends = new Map();
    #soFar = new Map();
    #byKey = new Map();
    #limit = (0,lib_limit/* createLimit */.K)(LOADS_AT_ONCE);
    #asking;
    constructor(runs, pasts, running) {
        this.#runs = runs;
        this.#pasts = pasts;
        this.#running = running;
        this.#asking = new Set(runs);
    }
    async end() {
        const at = new Map();
        for (const [index, run] of this.#runs.entries()) {
            const before = this.#runs.slice(0, index).filter((other) => comesBefore(other, run));
            const start = async () => {
                await Promise.allSettled(before.map((other) => at.get(other)));
                await this.#limit(() => this.#take(run, this.#pasts[index]));
            };
            at.set(run, start());
        }
        const done = await Promise.allSettled(at.values());
        for (const one of done)
            if (one.status === 'rejected')
                throw one.reason;
        return new Map(this.#runs.flatMap((run) => ifThere(run, this.#ends.get(run))));
    }
    async #take(run, past) {
        this.#ends.set(run, await this.#endOf(run, past));
        this.#soFar.delete(run);
        this.#asksNoMore(run);
    }
    async #endOf(run, past) {
        const { begun, jobs } = this.#running;
        const { stop } = begun.step;
        const over = stop.over.aborted ? (0,begin_failure/* failureOf */.g)(undefined, jobs.org, stop) : undefined;
        if (over !== undefined)
            return this.#notRun(run, whyStopped(over), over);
        const why = whyNot(run, this.#ends);
        if (why !== undefined)
            return this.#notRun(run, why);
        if (past === undefined)
            throw new Error('The ledgers of all loads are opened before the first begins.');
        return await this.#run(run, past);
    }
    async #run(run, past) {
        const { jobs, inputs, edge, begun, ids } = this.#running;
        const step = stepOf(run.spec, begun.step);
        const { org } = jobs;
        const { startedAt, voice } = begun;
        try {
            const ready = await jobs.oneAtATime(() => makeReady(run, {
                ids,
                org,
                step,
                hasJobs: this.#hasJobs(run),
                jobsSince: past.ledger.jobsSince,
                byKey: this.#byKeyOf(run),
                onListed: () => this.#asksNoMore(run),
            }));
            const facts = {
                load: ready,
                org,
                show: voice.show,
                resultsPath: shownPath(inputs, edge),
                after: namesBefore(run),
                part: partOf(run),
                startedAt,
            };
            const factsOf = (loaded) => ({ ...facts, loaded, endedAt: step.clock.now() });
            const onProgress = (loaded) => {
                this.#soFar.set(run, factsOf(loaded));
                edge.results.keep((0,build/* reportSoFar */.a3)(this.#allSoFar(), {
                    org,
                    hasLedger: inputs.ledger.place.kind !== 'none',
                    startedAt,
                    endedAt: step.clock.now(),
                }));
            };
            return factsOf(await runLoad({ load: ready, past, jobs, step, onProgress }));
        }
        catch (error) {
            const failure = this.#runs.length === 1 ? undefined : (0,begin_failure/* failureOf */.g)(error, { session: org.session }, step.stop);
            if (failure === undefined)
                throw error;
            return this.#notRun(run, voice.show(whyStopped(failure)), failure);
        }
    }
    #allSoFar() {
        const why = 'the step was killed before this load made a job';
        return this.#runs.map((run) => this.#ends.get(run) ?? this.#soFar.get(run) ?? this.#notRun(run, why));
    }
    #notRun(run, why, error) {
        const { spec, load } = run;
        const others = [...this.#ends].filter(([other]) => other.load === load && other !== run);
        const taken = others.reduce((sum, [, end]) => sum + ((0,load_ends/* isRun */.yz)(end) ? end.loaded.counts.read : 0), 0);
        const records = recordsLeftTo(run, taken);
        return { spec, files: load.read.files, records, after: namesBefore(run), part: partOf(run), why, error };
    }
    #hasJobs({ load }) {
        return this.#pasts.some(({ ledger }, index) => this.#runs[index]?.load === load && ledger.hasJobs);
    }
    #asksNoMore(run) {
        this.#asking.delete(run);
        this.#running.ids.keepOnly([...this.#asking].map(({ load }) => load));
    }
    #byKeyOf({ load }) {
        return (match) => {
            const known = this.#byKey.get(load) ?? match();
            this.#byKey.set(load, known);
            return known;
        };
    }
}
const WHEN_OVER = new Map([
    ['cancelled', 'the step was cancelled before this load began'],
    ['time-limit', 'the time that `time-limit-minutes` allows was used up before this load began'],
]);
function whyStopped({ reason, message }) {
    return WHEN_OVER.get(reason) ?? message;
}
function comesBefore(earlier, later) {
    const isSerial = [earlier, later].some(({ spec }) => spec.pace.concurrency.mode === 'serial');
    const isSameKind = (0,values_names/* sameName */.q)(earlier.spec.object, later.spec.object) && earlier.spec.operation === later.spec.operation;
    return later.after.includes(earlier) || isSameKind || shareByKey(earlier.spec, later.spec) || isSerial;
}
function ifThere(key, value) {
    return value === undefined ? [] : [[key, value]];
}
function whyNot({ spec, after }, ends) {
    const hasFailed = (other) => verdictSoFar(other, ends)?.verdict === 'failed';
    const stopping = [...ends.keys()].filter((other) => other.spec.manifest?.onFailure === 'stop' && hasFailed(other));
    if (stopping.length > 0)
        return `${names(stopping.map(({ load }) => load))} failed, and \`on-failure: stop\` ends the step there`;
    const left = after.filter((other) => isLeftOut(ends.get(other)));
    const failed = after.filter((other) => other.spec.manifest?.onFailure !== 'continue' && !left.includes(other) && hasFailed(other));
    const missing = [
        ...(failed.length === 0 ? [] : [`${names(failed.map(({ load }) => load))}, which failed`]),
        ...(left.length === 0 ? [] : [`${names(left)}, which ${(0,words/* agree */.d5)(left.length, 'was', 'were')} not run`]),
    ];
    return missing.length === 0 ? undefined : `\`${spec.name}\` needs ${missing.join(', and ')}`;
}
function names(loads) {
    const all = [...new Set(loads.map(({ spec }) => `\`${spec.name}\``))];
    return (0,words/* listed */.KE)(all, all.length);
}
function verdictSoFar({ load }, ends) {
    return (0,load_ends/* verdictOfLoad */.ZF)([...ends].flatMap(([run, end]) => (run.load === load ? [end] : [])));
}
function isLeftOut(end) {
    return end !== undefined && !(0,load_ends/* isRun */.yz)(end);
}
function namesBefore({ after }) {
    return after.map(({ spec }) => spec.name);
}
function shownPath({ results }, { files }) {
    return external_node_path_.relative(files.workspace, results.resultsPath).split(external_node_path_.sep).join('/');
}

;// CONCATENATED MODULE: ../../lib/commands/load.js

















async function load({ loads: specs, checks }, inputs, edge) {
    const begun = (0,begin_step/* beginStep */.Uz)(inputs, edge);
    const { step, startedAt } = begun;
    const known = { stores: [] };
    try {
        const { read, empty } = await (0,find_and_read/* findAndRead */.f8)(specs, mayShowValues(inputs, edge), edge, begun);
        if (read.length === 0)
            return (0,find_and_read/* resultOfNothing */.ex)(empty, begun);
        (0,find_and_read/* tellOfNothing */.ED)(empty, begun);
        for (const { spec, read: files } of read)
            (0,tell/* tellOfFiles */.cY)(files, stepOf(spec, step).say);
        const session = await signIn(inputs.org, edge, step);
        known.session = session;
        const org = await openOrg(session, inputs.org.apiVersion, step.clock);
        const { organization } = org;
        known.organization = organization;
        step.say.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`);
        await guardLoads(org, read, inputs, edge);
        const prepared = await prepareAll(read, org, { inputs, edge, begun });
        const ordered = await orderLoads(prepared, org.describer);
        const ids = new IdsOfLoads(prepared, (load) => ordered.some((one) => one.load === load && one.deferred.length > 0));
        const runs = runsOf(ordered);
        const jobs = createOrgJobs(org, step.clock);
        const stores = new Map(runs.map(({ identity }) => [identity, edge.ledger.openStore(identity)]));
        known.stores = [...stores.values()];
        const { ends, counts: counted } = await runLoads(runs, checks, { jobs, stores, inputs, edge, begun, ids });
        const counts = counted && shown(counted, begun);
        const nothing = empty.map(({ spec, nothing: { empty } }) => ({ spec, empty }));
        return resultOf((0,build/* reportLoads */.U3)(ends, {
            org,
            hasLedger: inputs.ledger.place.kind !== 'none',
            nothing,
            counts,
            startedAt,
            endedAt: step.clock.now(),
        }), ends);
    }
    catch (error) {
        return (0,begin_failure/* resultOfFailure */.Z)(error, known, begun);
    }
    finally {
        begun.end();
        for (const store of known.stores)
            await store.close();
    }
}
function shown({ counted, failure }, { voice }) {
    return { counted, failure: failure && { reason: failure.reason, message: voice.show(failure.message) } };
}


/***/ }),

/***/ 20594:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40927);
/* harmony import */ var _commands_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29709);
/* harmony import */ var _disk_error_code_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(44645);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87120);
/* harmony import */ var _files_read_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33312);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18273);
/* harmony import */ var _memory_young_generation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3014);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44528);
/* harmony import */ var _report_build_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33850);
/* harmony import */ var _runner_edge_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10336);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(87880);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(50580);
/* harmony import */ var _runner_publish_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(86357);
/* harmony import */ var _runner_read_plan_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(13582);
/* harmony import */ var _runner_request_log_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(32184);
/* harmony import */ var _runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(26518);
/* harmony import */ var _runner_step_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(50061);
/* harmony import */ var _runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(92431);
/* harmony import */ var _runner_try_to_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(20569);




















const runner = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_10__/* .readRunner */ .f)(process.env);
const startedAt = Date.now();
let tempFolder;
let publishing;
let result;
try {
    const { inputs, warnings } = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_16__/* .readInputs */ .Ko)(runner);
    for (const warning of warnings)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .warn */ .R8)(warning);
    result = await run(inputs, await (0,_runner_read_plan_js__WEBPACK_IMPORTED_MODULE_13__/* .readPlan */ .m)(inputs, (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_10__/* .rootsOf */ .R)(runner)));
}
catch (error) {
    const report = (0,_report_build_js__WEBPACK_IMPORTED_MODULE_8__/* .reportFailedStart */ .Wl)(asLoadError(error), { startedAt, endedAt: Date.now() });
    result = { report, annotations: _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__/* .NO_ANNOTATIONS */ .bs, loads: [] };
}
await (0,_runner_publish_js__WEBPACK_IMPORTED_MODULE_12__/* .publish */ .mk)(result, runner, publishing);
if (tempFolder !== undefined && result.report.failureReason !== 'internal-error')
    endFolder(tempFolder);
process.stdout.write('', () => process.exit());
async function run(inputs, plan) {
    (0,_memory_young_generation_js__WEBPACK_IMPORTED_MODULE_6__/* .keepYoungGenerationSmall */ .D)();
    const folder = (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .makeStepFolder */ .vV)(runner);
    tempFolder = folder;
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ('temp-folder', folder);
    const tools = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_16__/* .stepTools */ .Cn)(inputs, runner);
    const requests = runner.isDebug ? (0,_runner_request_log_js__WEBPACK_IMPORTED_MODULE_14__/* .createRequestLog */ .I)(inputs.results.resultsPath) : undefined;
    const http = (0,_http_request_js__WEBPACK_IMPORTED_MODULE_5__/* .createHttp */ .V0)(process.env, tools.silenceLimitMs, process.version, requests?.add);
    try {
        const onResultsPrepared = () => {
            publishing = inputs.results;
            requests?.open();
        };
        return await (0,_commands_load_js__WEBPACK_IMPORTED_MODULE_2__/* .load */ .H)(plan, inputs, (0,_runner_edge_js__WEBPACK_IMPORTED_MODULE_9__/* .createEdge */ .Q)({ inputs, plan, runner, folder, tools, http, onResultsPrepared }));
    }
    finally {
        http.close();
        requests?.close();
        removeCopies(folder);
        (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_18__/* .tryTo */ .d)('note that the step is ending', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .noteEnding */ .AO)(folder));
    }
}
function removeCopies(folder) {
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_18__/* .tryTo */ .d)('remove the copies of the files', () => (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__/* .removeFolder */ .v$)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, _files_read_options_js__WEBPACK_IMPORTED_MODULE_4__/* .COPIES_FOLDER */ .l)));
}
function endFolder(folder) {
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_18__/* .tryTo */ .d)('remove the refresh token', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .forgetRefreshToken */ .qM)(folder));
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_18__/* .tryTo */ .d)('note the end of the step', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .noteEnd */ .IU)(folder));
}
function asLoadError(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadError */ .Xb)
        return error;
    if (error instanceof Error && error.stack !== undefined)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .debug */ .Yz)(error.stack.replace(error.message, () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)));
    const why = (0,_disk_error_code_js__WEBPACK_IMPORTED_MODULE_19__/* .isDiskFull */ .b)(error)
        ? `The disk of the runner is full (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}). Free some of it in a step before, or use a larger runner; `
        : `This is a bug in the action: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}. Please report it at ${runner.project.issuesUrl} with the log of this step; `;
    const look = 'look in Setup under Bulk Data Load Jobs for what was loaded.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadError */ .Xb('internal-error', why + look, { cause: error });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 13582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readPlan)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _disk_is_inside_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36274);
/* harmony import */ var _disk_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45524);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87120);




const MOST_BYTES = 10_000_000;
async function readPlan({ load, manifest }, roots) {
    if (manifest === undefined)
        return { loads: load === undefined ? [] : [load], checks: [] };
    const { readManifest } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(784)]).then(__webpack_require__.bind(__webpack_require__, 78784));
    return readManifest(textOf(manifest, roots), manifest);
}
function textOf({ absolutePath, path }, roots) {
    try {
        const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(absolutePath);
        if (!roots.some((root) => (0,_disk_is_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)(target, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(root))))
            throw new Error('it is a link out of the workspace');
        return asUtf8(Buffer.from((0,_disk_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .X)(target, MOST_BYTES, 'latin1'), 'latin1'));
    }
    catch (error) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(absolutePath))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz([
                `\`manifest\`: there is no file ${path}. Check the path, \`working-directory\`, and that a checkout step runs before this one.`,
            ]);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz([`\`manifest\`: ${path} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}.`]);
    }
}
function asUtf8(bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        if (!text.includes('\0'))
            return text;
    }
    catch { }
    throw new Error('it is not encoded as UTF-8. Save it as UTF-8');
}


/***/ })

};
