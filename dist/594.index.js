export const id = 594;
export const ids = [594];
export const modules = {

/***/ 59629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ load)
});

var external_node_path_ = __webpack_require__(76760);
var aborted = __webpack_require__(82460);
var errors = __webpack_require__(87120);
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

;// CONCATENATED MODULE: ../../lib/limit.js
function createLimit(most) {
    const waiting = [];
    let free = most;
    return async (task) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await task();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}

;// CONCATENATED MODULE: ../../lib/jobs/uploads.js

const LONGEST_WAIT_MS = 2 * 60_000;
const MOST_WAITING = 25;
function createUploads(most) {
    const limit = createLimit(most);
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
        freshen: async (bytes) => {
            if (bytes >= LONG_UPLOAD_BYTES)
                await session.freshen().catch(() => { });
        },
    };
}
function uploadsAtOnce(kind) {
    return kind === 'developer' || kind === 'trial' ? 2 : 4;
}

var load_spec = __webpack_require__(35049);
;// CONCATENATED MODULE: ../../lib/ledger/book.js
function openBook(began, commitTo) {
    const jobs = new Map(began.jobs.map((job) => [job.id, job]));
    let { end, counts } = began;
    let isKept = jobs.size > 0;
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
                if (!isHarmless || !(error instanceof errors/* LoadError */.Xb) || error instanceof errors/* AnotherRunError */.Bw)
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
    return end === 'running' || (0,errors/* isCutShort */.zy)(end);
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
    const earlier = (knowsOwnRun ? own : before).at(-1);
    if (earlier === undefined)
        return { course: 'send everything', earlier, jobs: [], newer, knowsOwnRun };
    const when = knowsOwnRun ? 'later attempt of the run' : 'later run';
    const course = courseOf(when, endedAs(earlier), operation);
    if (course === 'send everything')
        return { course, earlier: undefined, jobs: [], newer, knowsOwnRun };
    const runs = (0,bulk_job/* isRepeatable */.su)(operation) ? [earlier] : knowsOwnRun ? own : sinceLastPassed(before);
    return { course, earlier, jobs: jobsOf(runs), newer, knowsOwnRun };
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







async function openLedger(store, identity, thisRun, { clock, now, warn }) {
    const read = await store.read();
    const kept = read.was === 'found' ? (0,ledger_ledger/* parseLedger */.h8)(read.text) : undefined;
    const chain = (0,ledger_ledger/* chainOf */.dR)(kept, identity);
    const past = decidePast(chain, thisRun, identity.operation);
    const startedAt = new Date(now()).toISOString();
    const writer = writerName(clock);
    const begin = { ...thisRun, writer, startedAt: past.earlier?.startedAt ?? startedAt, end: 'running' };
    const keeper = keepChain(store, { identity, chain, kept, writer, now, isUnknown: read.was === 'no-answer' });
    const opened = openBook({ ...begin, jobs: [...past.jobs] }, (render) => new GroupCommit({ store: { write: keeper.write, unkept: store.unkept }, clock, render }));
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
function unknownPast(read, { knowsOwnRun }, { attempt }) {
    if (read.was === 'no-answer')
        return 'no answer';
    return attempt > 1 && !knowsOwnRun ? 'not the first attempt' : undefined;
}
function describePast({ course, earlier, newer }, { run }) {
    const notices = [];
    const newest = newer.at(-1);
    if (newest !== undefined)
        notices.push(`A newer run (${nameOf(newest)}) has worked on this load since run ${run} began: this run sends nothing that ` +
            'could load records twice or overwrite newer values with older ones.');
    if (earlier === undefined)
        return notices;
    const what = endedAs(earlier) === 'failed' ? `failed (${earlier.end})` : 'did not finish';
    if (course === 'take the old results')
        notices.push(`This load passed in attempt ${earlier.attempt} of this run: looking its jobs up in the org.`);
    else if (course === 'continue')
        notices.push(`Continuing the load of ${nameOf(earlier)}, which ${what}.`);
    else
        notices.push(`Completing the load of ${nameOf(earlier)}, which ${what}: records already loaded are skipped.`);
    return notices;
}
function nameOf({ run, attempt }) {
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
    return new errors/* AnotherRunError */.Bw(`Another step${newest === undefined ? '' : ` (${nameOf(newest)})`} is loading with the same ledger. No further job was started. ` +
        'Let only one run load at a time, with a `concurrency:` group in the workflow, and run this one again when the other has ended.');
}
function unanswered(read) {
    if (read.was !== 'no-answer')
        return [];
    return [`Could not look up the ledger (${read.why}); using the org's list of jobs instead.`];
}

var dialect = __webpack_require__(7834);
;// CONCATENATED MODULE: ../../lib/parts/part-builder.js
function formKey({ columns, columnDelimiter, lineEnding }, wave = 1) {
    return JSON.stringify([columns, columnDelimiter, lineEnding, wave]);
}
class PartBuilder {
    bytes;
    records = 0;
    #number;
    #form;
    #ranges = [];
    #open;
    constructor(form, number) {
        this.#form = form;
        this.#number = number;
        this.bytes = form.header.length;
    }
    get rangeCount() {
        return this.#ranges.length;
    }
    get lastRange() {
        return this.#ranges.at(-1);
    }
    add({ file, rewriting }, place, bytes) {
        const open = this.#open;
        const { start, end, firstLine, firstEntry, isTerminated } = place;
        if (open !== undefined && open.end === start && open.file === file && open.rewriting === rewriting) {
            open.end = end;
            open.records++;
            open.isTerminated = isTerminated;
        }
        else {
            this.#open = { file, rewriting, start, end, records: 1, firstLine, firstEntry, isTerminated };
            this.#ranges.push(this.#open);
        }
        this.bytes += bytes;
        this.records++;
    }
    addPart({ header, ranges, records, bytes }) {
        this.#open = undefined;
        for (const range of ranges)
            this.#ranges.push(range);
        this.records += records;
        this.bytes += bytes - header.length;
    }
    end() {
        const { header, columns, columnDelimiter, lineEnding, wave } = this.#form;
        return {
            ...(wave === undefined ? {} : { wave }),
            number: this.#number,
            header,
            columns,
            columnDelimiter,
            lineEnding,
            ranges: this.#ranges,
            records: this.records,
            bytes: this.bytes,
        };
    }
}

var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ../../lib/parts/origins.js

const ORIGIN_BYTES = 20;
function writeOrigin(target, { file, line, offset, length }) {
    target.writeUInt32LE(file, 0);
    target.writeUInt32LE(line, 4);
    target.writeUInt32LE(length, 8);
    target.writeDoubleLE(offset, 12);
}
function lineOfOrigin(entry) {
    return entry.readUInt32LE(4);
}
const ENTRIES_AT_ONCE = 4_096;
class OriginReader {
    #handle;
    #buffer = Buffer.allocUnsafeSlow(ORIGIN_BYTES * ENTRIES_AT_ONCE);
    #position;
    #at = 0;
    #end = 0;
    constructor(tablePath, first) {
        this.#handle = (0,external_node_fs_.openSync)(tablePath, 'r');
        this.#position = (first - 1) * ORIGIN_BYTES;
    }
    next() {
        if (this.#at === this.#end)
            this.#fill();
        const [buffer, at] = [this.#buffer, this.#at];
        this.#at += ORIGIN_BYTES;
        return {
            file: buffer.readUInt32LE(at),
            line: buffer.readUInt32LE(at + 4),
            length: buffer.readUInt32LE(at + 8),
            offset: buffer.readDoubleLE(at + 12),
        };
    }
    close() {
        (0,external_node_fs_.closeSync)(this.#handle);
    }
    #fill() {
        this.#end = (0,external_node_fs_.readSync)(this.#handle, this.#buffer, 0, this.#buffer.length, this.#position);
        this.#position += this.#end;
        this.#at = 0;
        if (this.#end < ORIGIN_BYTES)
            throw new Error('There is no entry for a sorted record.');
    }
}

var promises_ = __webpack_require__(51455);
var own_memory = __webpack_require__(93887);
;// CONCATENATED MODULE: ../../lib/memory/read-ahead.js


async function* readAhead(handle, { start, end = Number.POSITIVE_INFINITY, chunkBytes }) {
    const length = Math.min(chunkBytes, end - start);
    const memory = new own_memory/* OwnMemory */.G();
    let chunk = memory.own(Buffer.allocUnsafeSlow(length));
    let spare;
    const read = (buffer, at) => {
        const reading = handle.read(buffer, 0, Math.min(length, end - at), at);
        reading.catch(() => { });
        return reading;
    };
    let at = start;
    let reading = read(chunk, at);
    try {
        while (at < end) {
            const { bytesRead } = await reading;
            if (bytesRead === 0)
                break;
            at += bytesRead;
            const ready = chunk;
            if (at < end) {
                chunk = spare ?? memory.own(Buffer.allocUnsafeSlow(length));
                spare = ready;
                reading = read(chunk, at);
            }
            yield ready.subarray(0, bytesRead);
        }
        memory.release();
        return at;
    }
    finally {
        await reading.catch(() => { });
    }
}
async function* readToEnd(handle, chunkBytes) {
    const { size } = await handle.stat();
    yield* readAhead(handle, { start: 0, chunkBytes: Math.min(chunkBytes, Math.max(1, size)) });
}
async function* readFileAhead(path, chunkBytes) {
    const handle = await (0,promises_.open)(path);
    try {
        yield* readToEnd(handle, chunkBytes);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ../../lib/csv/arrived-bytes.js
const NOTHING = Buffer.alloc(0);
class ArrivedBytes {
    chunk = NOTHING;
    chunkStart = 0;
    #earlier = [];
    #earlierStart = 0;
    #latest = NOTHING;
    #latestStart = 0;
    add(chunk) {
        this.#latestStart += this.#latest.length;
        this.#latest = chunk;
    }
    read(start, end) {
        if (start >= this.#latestStart) {
            this.chunk = this.#latest;
            this.chunkStart = this.#latestStart;
            return;
        }
        const first = this.#latest.subarray(0, Math.max(0, end - this.#latestStart));
        this.chunk = Buffer.concat([...this.#earlier, first]);
        this.chunkStart = this.#earlierStart;
    }
    keepLast(count) {
        const from = this.#latestStart + this.#latest.length - count;
        if (from >= this.#latestStart) {
            this.#earlier = [];
            this.#earlierStart = from;
        }
        this.#earlier.push(Buffer.from(this.#latest.subarray(Math.max(0, from - this.#latestStart))));
        this.#latestStart += this.#latest.length;
        this.#latest = NOTHING;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/arrived-records.js


class ArrivedRecords {
    #bytes = new ArrivedBytes();
    #onRecord;
    #record = { bytes: Buffer.alloc(0), start: 0, end: 0, offset: 0, length: 0, line: 0 };
    constructor(onRecord) {
        this.#onRecord = onRecord;
    }
    feed(chunk, scanner) {
        this.#bytes.add(chunk);
        scanner.feed(chunk);
        const kept = scanner.pendingBytes;
        this.#bytes.keepLast(kept);
        return kept;
    }
    take({ count, starts, ends, lines }) {
        for (let index = 0; index < count; index++)
            this.#handOver(starts[index] ?? 0, ends[index] ?? 0, lines[index] ?? 0);
    }
    takeOne({ start, end, line }) {
        this.#handOver(start, end, line);
    }
    #handOver(start, end, line) {
        const arrived = this.#bytes;
        arrived.read(start, end);
        const record = this.#record;
        record.bytes = arrived.chunk;
        record.start = start - arrived.chunkStart;
        record.end = (0,dialect/* textEnd */.fs)(arrived.chunk, end - arrived.chunkStart);
        record.offset = start;
        record.length = end - start;
        record.line = line;
        this.#onRecord(record);
    }
}

;// CONCATENATED MODULE: ../../lib/csv/cr-records.js

function endsRecordsInCr(start) {
    let isQuoted = false;
    let hasCr = false;
    for (const byte of start) {
        if (byte === dialect/* QUOTE */.jA)
            isQuoted = !isQuoted;
        else if (isQuoted)
            continue;
        else if (byte === dialect.LF)
            return false;
        else if (byte === dialect.CR)
            hasCr = true;
    }
    return hasCr;
}
function createCrReader() {
    let isQuoted = false;
    let sawLineFeed = false;
    return {
        read: (chunk) => {
            for (let at = 0; at < chunk.length; at++) {
                const byte = chunk[at];
                if (byte === dialect/* QUOTE */.jA)
                    isQuoted = !isQuoted;
                else if (isQuoted)
                    continue;
                else if (byte === dialect.CR)
                    chunk[at] = dialect.LF;
                else if (byte === dialect.LF)
                    sawLineFeed = true;
            }
            return chunk;
        },
        sawLineFeed: () => sawLineFeed,
    };
}
function createLineReader() {
    let isFirst = true;
    let cr;
    return {
        read: (chunk) => {
            if (isFirst && endsRecordsInCr(chunk))
                cr = createCrReader();
            isFirst = false;
            return cr === undefined ? chunk : cr.read(chunk);
        },
        crEndsRecords: () => cr !== undefined,
        sawLineFeedAmongCr: () => cr?.sawLineFeed() ?? false,
    };
}

;// CONCATENATED MODULE: ../../lib/csv/limits.js
const MAX_RECORD_CHARACTERS = 400_000;
const MAX_FIELD_CHARACTERS = 131_072;
const MAX_HEADER_CHARACTERS = 32_000;
const MAX_COLUMNS = 5_000;
const MAX_CHARACTER_BYTES = 4;

var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/csv/problems.js


const ONE_OF_A_KEY = 'Remove one of them, or set `duplicate-keys: last` to send only the last record of each key, or `duplicate-keys: send` to ' +
    'send all of them, one after the other.';
function duplicateKey(line, earlier) {
    return { line, problem: `the record has the same key as the one on ${earlier}`, cure: ONE_OF_A_KEY };
}
function differingKey(line, earlier) {
    return {
        line,
        problem: `the record has the same key as the one on ${earlier}, apart from upper and lower case or the way in which the key ` +
            'is written',
        cure: ONE_OF_A_KEY,
    };
}
function tooManyOfOneKey(line, records, most, earlier) {
    return {
        line,
        problem: `${(0,words/* thousands */.oh)(records)} records have the same key (the first is on ${earlier}); ` +
            `\`duplicate-keys: send\` sends at most ${most}, one after the other`,
        cure: 'Remove all but the last few of them, or set `duplicate-keys: last` to send only the last record of each key.',
    };
}
function separatorLine() {
    return {
        line: 1,
        problem: 'the first line is "sep=", which only Excel understands',
        cure: 'Delete it; the delimiter is found in the header.',
    };
}
function lineFeedAmongCr(line) {
    return {
        line,
        problem: 'a line feed ends a record, while those before it end in carriage returns alone',
        cure: 'Save the file with LF or CRLF line endings throughout.',
    };
}
function blankColumnWithValue(line) {
    return {
        line,
        problem: 'the record has a value in a column without a name',
        cure: 'Name the column in the first row, or delete the value.',
    };
}
function rowWithoutLine(line) {
    return {
        line,
        problem: 'the row has no `source_line`: it holds values as the org printed them, not as they were sent',
        cure: 'Correct the record in its own file, load that, and delete this row.',
    };
}
function loneCr(line) {
    return {
        line,
        problem: 'there is a carriage return outside quotes without a line feed after it',
        cure: 'Save the file with LF or CRLF line endings, or quote the field.',
    };
}
function unclosedQuote(line) {
    return { line, problem: 'quoted field is never closed', cure: 'Check for a stray " in this record.' };
}
function textAfterQuote(line, quoteLine) {
    const opened = quoteLine === line ? '' : ` of a field that opened on line ${quoteLine}`;
    return {
        line,
        problem: `there is text after the closing quote${opened}`,
        cure: 'Double the quotes inside the field, or delete what follows it.',
    };
}
function quoteInUnquotedField(line) {
    return {
        line,
        problem: 'there is a quote inside an unquoted field',
        cure: 'Put quotes around the whole field, nothing before them, and double those inside.',
    };
}
function raggedRecord(line, found, expected) {
    return {
        line,
        problem: `the record has ${(0,words/* count */.U9)(found, 'field')}, the header has ${(0,words/* thousands */.oh)(expected)}`,
        cure: found > expected
            ? 'Put quotes around a field that holds the delimiter, or delete the extra fields.'
            : 'Put quotes around a field that holds a line break or the delimiter, or add the missing fields.',
    };
}
function recordTooLong(line, characters) {
    return {
        line,
        problem: `the record has ${(0,words/* count */.U9)(characters, 'character')}; the API takes at most ${(0,words/* thousands */.oh)(MAX_RECORD_CHARACTERS)}`,
        cure: 'Shorten its fields, or leave the record out.',
    };
}
function fieldTooLong(line, characters) {
    return {
        line,
        problem: `a field of the record has ${(0,words/* count */.U9)(characters, 'character')}; the API takes at most ${(0,words/* thousands */.oh)(MAX_FIELD_CHARACTERS)}`,
        cure: 'Shorten the field, or leave the record out.',
    };
}
function recordTooLarge(line, bytes, maxBytes) {
    return {
        line,
        problem: `the record and the header have ${(0,words/* count */.U9)(bytes, 'byte')}; a job takes at most ${(0,words/* thousands */.oh)(maxBytes)}`,
        cure: 'Shorten the record, or increase `job-size-mb`.',
    };
}
function endlessHeader(line) {
    return {
        line,
        problem: `the header does not end within ${(0,words/* thousands */.oh)(MAX_HEADER_CHARACTERS)} characters`,
        cure: 'Check for a stray " in it, and save the file with LF or CRLF line endings.',
    };
}
function headerTooLong(line, characters) {
    return {
        line,
        problem: `the header has ${(0,words/* count */.U9)(characters, 'character')}; the API takes at most ${(0,words/* thousands */.oh)(MAX_HEADER_CHARACTERS)}`,
        cure: 'Load fewer columns at a time.',
    };
}
function tooManyColumns(line, columns) {
    return {
        line,
        problem: `the header has ${(0,words/* count */.U9)(columns, 'column')}; the API takes at most ${(0,words/* thousands */.oh)(MAX_COLUMNS)}`,
        cure: 'Load fewer columns at a time.',
    };
}
function blankColumn(line, column) {
    return { line, problem: `column ${(0,words/* thousands */.oh)(column)} has no name`, cure: 'Name the column, or delete it.' };
}
const COMPRESS_AGAIN = 'Compress or download it again; `gzip -t` checks whether a file is complete.';
function notPacked() {
    const cure = 'Compress it with gzip or, if it is plain CSV, remove .gz from its name.';
    return { problem: 'the name ends in .gz, but the file is not gzip data', cure };
}
function packedFileCutShort() {
    return { problem: 'the gzip file ends too early', cure: COMPRESS_AGAIN };
}
function packedFileDamaged(why) {
    return { problem: `the gzip file is damaged (${why})`, cure: COMPRESS_AGAIN };
}
function notPackedBehind() {
    return { problem: 'there is extra data after the end of the gzip stream', cure: COMPRESS_AGAIN };
}
function packedTooTightly(ratio, { bytes, packedBytes }) {
    return {
        problem: `the file decompresses to more than ${(0,words/* thousands */.oh)(ratio)} times its size, which hardly any table does: ` +
            `from ${(0,words/* count */.U9)(packedBytes, 'byte')} to ${(0,words/* thousands */.oh)(bytes)} and more`,
        cure: 'If that is right, decompress it with gunzip in an earlier step and load the .csv file.',
    };
}
function duplicateColumn(line, column, first) {
    return {
        line,
        problem: `columns ${(0,words/* thousands */.oh)(first)} and ${(0,words/* thousands */.oh)(column)} have the same name`,
        cure: 'Delete or rename one of them; upper and lower case make no difference.',
    };
}

;// CONCATENATED MODULE: ../../lib/csv/encoding-problems.js

const SAVE_AS_UTF8 = 'save the file as UTF-8 (in Excel: "CSV UTF-8")';
function notUtf8(line, byte, isAtEnd = false) {
    const cure = `Set \`encoding\` to the file's encoding, or ${SAVE_AS_UTF8}.`;
    return { line, problem: `byte ${hex(byte)} is not UTF-8`, cure, badByte: { byte, isAtEnd } };
}
function hex(byte) {
    return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
function cureByEncoding({ encoding, value }, at) {
    const set = `set \`encoding: ${encoding}\``;
    if (value === undefined || at === undefined)
        return `All of the file fits ${encoding}: if it was saved in that encoding, ${set}.`;
    return `In ${encoding}, ${placeOf(at)} says ${value}: if that is right, ${set}.`;
}
function cureByOneOf(fitting, at) {
    const names = fitting.map(({ encoding, value }) => (value === undefined ? encoding : `${encoding} (${value})`));
    const which = at === undefined ? 'the one that it was saved in' : `the one that shows ${placeOf(at)} as it should be`;
    return `The file may be ${(0,words/* choice */.Yq)(names)}: set \`encoding\` to ${which}.`;
}
function placeOf({ line, column }) {
    return `column ${column} on line ${line}`;
}
const IF_CUT = 'If the end of the file is missing, copy, export or download it again. Otherwise:';
const CURE_WITHOUT_ENCODING = `None of the usual encodings fits all of the file: ${SAVE_AS_UTF8}, or set \`encoding\` to the encoding that it was saved in.`;
const CURE_OF_MIXED = 'The rest of the file is UTF-8: a character was cut here, or text in another encoding was added. Correct the line, or export the file again.';
function cutInCharacter(line) {
    return {
        line,
        problem: 'the file ends in the middle of a character: its end is missing',
        cure: 'Copy, export or download the file again.',
    };
}
function notInEncoding(line, encoding) {
    return {
        line,
        problem: `the text is not ${encoding}, which \`encoding\` names`,
        cure: `Correct the line, set \`encoding\` to the file's own encoding, or ${SAVE_AS_UTF8} and remove \`encoding\`.`,
    };
}
function endsInCharacter(line, encoding) {
    return {
        line,
        problem: `the file ends in the middle of a character of ${encoding}, which \`encoding\` names`,
        cure: `If its end is missing, copy, export or download the file again. Otherwise set \`encoding\` to the file's own encoding.`,
    };
}
function utf8Already(encoding) {
    return {
        problem: `the file is UTF-8, but \`encoding\` says ${encoding}`,
        cure: 'Remove `encoding`; if other files of the load need it, load this one in a step of its own.',
    };
}

var values_names = __webpack_require__(1030);
;// CONCATENATED MODULE: ../../lib/values/column-name.js

const RELATIONSHIP = /^(?:([^:.]+):)?([^:.]+)\.([^:.]+)$/;
function parseColumn(column) {
    const [, type, relationship, key] = RELATIONSHIP.exec(column) ?? [];
    return { type, relationship, key };
}
function findsParent(column) {
    return column.includes('.');
}
function mayFillSameLookup(byId, byKey) {
    const { relationship } = parseColumn(byKey);
    if (relationship === undefined)
        return false;
    const field = /__p?r$/i.test(relationship) ? relationship.replace(/r$/i, 'c') : `${relationship}Id`;
    return (0,values_names/* sameName */.q)(byId, field);
}
function isOrgColumn(name) {
    return /^sf__/i.test(name);
}

var csv_fields = __webpack_require__(85687);
;// CONCATENATED MODULE: ../../lib/csv/invisible.js
function isInvisible(code) {
    if (code <= 0x20)
        return true;
    if (code < 0x7f)
        return false;
    return isBlank(code) || hasNoWidth(code);
}
function isBlank(code) {
    return (code === 0xa0 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000);
}
function hasNoWidth(code) {
    return ((code >= 0x7f && code <= 0x9f) ||
        code === 0xad ||
        code === 0x61c ||
        code === 0x180e ||
        (code >= 0x200b && code <= 0x200f) ||
        (code >= 0x202a && code <= 0x202e) ||
        (code >= 0x2060 && code <= 0x206f) ||
        code === 0xfeff);
}
function invisibleAt(bytes, at, end) {
    const first = bytes[at] ?? 0;
    if (first < 0x80)
        return first <= 0x20 || first === 0x7f ? 1 : 0;
    if (first < 0xe0) {
        if (at + 1 >= end)
            return 0;
        return isInvisible(((first & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f)) ? 2 : 0;
    }
    if (first > 0xef || at + 2 >= end)
        return 0;
    const code = ((first & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
    return isInvisible(code) ? 3 : 0;
}
function visibleName(name) {
    if (isPlain(name))
        return name;
    const shown = [...name].filter((character) => !hasNoWidth(character.charCodeAt(0))).join('');
    let start = 0;
    let end = shown.length;
    while (start < end && isInvisible(shown.charCodeAt(start)))
        start++;
    while (end > start && isInvisible(shown.charCodeAt(end - 1)))
        end--;
    return shown.slice(start, end);
}
function isPlain(name) {
    return /^[!-~]*$/.test(name);
}

var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ../../lib/csv/utf8.js


function createUtf8Check() {
    let pending = Buffer.alloc(0);
    let isOver = false;
    function found(bytes) {
        isOver = true;
        const at = firstBadByte(bytes);
        return { byte: bytes[at] ?? 0, lineFeedsBefore: countLineFeeds(bytes, at) };
    }
    return {
        feed(chunk) {
            if (isOver)
                return undefined;
            let from = 0;
            if (pending.length > 0) {
                from = characterBytes(pending[0] ?? 0) - pending.length;
                const character = Buffer.concat([pending, chunk.subarray(0, from)]);
                if (chunk.length < from) {
                    pending = character;
                    return undefined;
                }
                if (!(0,external_node_buffer_.isUtf8)(character))
                    return found(character);
            }
            const to = chunk.length - incompleteTail(chunk, from);
            const whole = chunk.subarray(from, to);
            if (!(0,external_node_buffer_.isUtf8)(whole))
                return found(whole);
            pending = Buffer.from(chunk.subarray(to));
            return undefined;
        },
        end() {
            return isOver || pending.length === 0 ? undefined : found(pending);
        },
    };
}
function countCharacters(bytes, from, to) {
    let characters = 0;
    for (let at = from; at < to; at++)
        if (((bytes[at] ?? 0) & 0xc0) !== 0x80)
            characters++;
    return characters;
}
function characterBytes(lead) {
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    if (lead >= 0xf0 && lead <= 0xf4)
        return 4;
    return 1;
}
function incompleteTail(bytes, from) {
    const longest = Math.min(3, bytes.length - from);
    for (let tail = 1; tail <= longest; tail++) {
        const byte = bytes[bytes.length - tail] ?? 0;
        if ((byte & 0xc0) !== 0x80)
            return characterBytes(byte) > tail ? tail : 0;
    }
    return 0;
}
function firstBadByte(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const next = at + characterBytes(bytes[at] ?? 0);
        if (next > bytes.length || !(0,external_node_buffer_.isUtf8)(bytes.subarray(at, next)))
            return at;
        at = next;
    }
    return at;
}
function countLineFeeds(bytes, to) {
    let lineFeeds = 0;
    for (let at = 0; at < to; at++)
        if (bytes[at] === dialect.LF)
            lineFeeds++;
    return lineFeeds;
}

;// CONCATENATED MODULE: ../../lib/csv/header.js








function parseHeader(bytes, columnDelimiter, place) {
    const columns = (0,csv_fields/* decodeFields */.ql)(bytes, 0, (0,dialect/* textEnd */.fs)(bytes), (0,dialect/* delimiterByte */.Wi)(columnDelimiter)).map(visibleName);
    return { columns, columnDelimiter, lineEnding: (0,dialect/* lineEndingOf */.RE)(bytes), bytes, ...place };
}
function lastNamed(columns) {
    const last = columns.findLastIndex((name) => name.trim() !== '');
    return last === -1 ? columns.length : last + 1;
}
function isResultColumn(name) {
    return isOrgColumn(name) || name === 'source_file' || name === 'source_line';
}
function checkHeader({ columns, bytes, line }) {
    const problems = [];
    const characters = countCharacters(bytes, 0, (0,dialect/* textEnd */.fs)(bytes));
    if (characters > MAX_HEADER_CHARACTERS)
        problems.push(headerTooLong(line, characters));
    if (columns.length > MAX_COLUMNS)
        problems.push(tooManyColumns(line, columns.length));
    const firstColumn = new Map();
    columns.slice(0, lastNamed(columns)).forEach((name, index) => {
        if (isResultColumn(name))
            return;
        const key = (0,values_names/* nameKey */.R)(name.trim());
        const first = firstColumn.get(key);
        if (key === '')
            problems.push(blankColumn(line, index + 1));
        else if (first === undefined)
            firstColumn.set(key, index + 1);
        else
            problems.push(duplicateColumn(line, index + 1, first));
    });
    return problems;
}
function headerBytes(header) {
    const text = (0,csv_fields/* encodeFields */.KP)(header.columns, String.fromCharCode((0,dialect/* delimiterByte */.Wi)(header.columnDelimiter)));
    return Buffer.concat([Buffer.from(text), (0,dialect/* lineEndingBytes */.pP)(header.lineEnding)]);
}

;// CONCATENATED MODULE: ../../lib/csv/blank-records.js


function visibleStart(bytes, start, end, delimiter) {
    let at = start;
    while (at < end) {
        const byte = bytes[at];
        const length = byte === delimiter || byte === dialect/* QUOTE */.jA ? 1 : invisibleAt(bytes, at, end);
        if (length === 0)
            return at;
        at += length;
    }
    return end;
}
function areBlankFrom(bytes, { start, end, delimiter }, first = 0) {
    let field = 0;
    let isQuoted = false;
    for (let at = start; at < end;) {
        const byte = bytes[at];
        if (byte === dialect/* QUOTE */.jA) {
            if (isQuoted && bytes[at + 1] === dialect/* QUOTE */.jA && at + 1 < end) {
                if (field >= first)
                    return false;
                at++;
            }
            else
                isQuoted = !isQuoted;
            at++;
        }
        else if (byte === delimiter && !isQuoted) {
            field++;
            at++;
        }
        else if (field < first)
            at++;
        else {
            const length = invisibleAt(bytes, at, end);
            if (length === 0)
                return false;
            at += length;
        }
    }
    return true;
}
class BlankRecords {
    #delimiter;
    constructor(delimiter) {
        this.#delimiter = delimiter;
    }
    isOrdinary(bytes, start, end) {
        return visibleStart(bytes, start, end, this.#delimiter) < end;
    }
    takes({ bytes, start, end }) {
        return !areBlankFrom(bytes, { start, end, delimiter: this.#delimiter });
    }
}

;// CONCATENATED MODULE: ../../lib/csv/conflict-markers.js

const [LESS, EQUALS, GREATER, BAR, SPACE] = [0x3c, 0x3d, 0x3e, 0x7c, 0x20];
const SHORTEST = 7;
function startsMarker(byte) {
    return byte === LESS || byte === EQUALS || byte === GREATER || byte === BAR;
}
function mayBeMarker(bytes, start) {
    const first = bytes[start];
    if (!startsMarker(first))
        return false;
    return bytes[start + 1] === first && bytes[start + SHORTEST - 1] === first;
}
function conflictMarker(bytes, { start, end, delimiter }) {
    const first = bytes[start];
    if (first === dialect/* QUOTE */.jA || first === delimiter || !mayBeMarker(bytes, start))
        return undefined;
    let at = start;
    while (at < end && bytes[at] === first)
        at++;
    if (at - start < SHORTEST)
        return undefined;
    if (first === EQUALS)
        return at === end ? 'divider' : undefined;
    if (at === end || bytes[at] !== SPACE)
        return undefined;
    return first === GREATER ? 'end' : 'begin';
}

;// CONCATENATED MODULE: ../../lib/csv/record-problems.js
function headerAgain(line) {
    return {
        line,
        problem: 'the record holds the names of the columns: it repeats the header',
        cure: 'Delete this line. To load several files at once, list them in `files` instead of joining them.',
    };
}
function otherHeader(line) {
    return {
        line,
        problem: 'the record holds names of columns, but not as the header has them: the records below it may have their values in other columns',
        cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
    };
}
function headerBehindRecord(line) {
    return {
        line,
        problem: 'the record ends with the names of the columns: the header of another file follows it without a line break',
        cure: 'Put a line break before the header and delete it, or list the files in `files` instead of joining them.',
    };
}
function unresolvedConflict(line) {
    return {
        line,
        problem: 'the file has an unresolved merge conflict, which begins on this line',
        cure: 'Resolve it, delete the marker lines that Git wrote (such as `<<<<<<<`, `=======` and `>>>>>>>`), and commit the file. ' +
            'A value that is meant to begin like a marker needs quotes around it.',
    };
}
function typographicQuotes(line) {
    return {
        line,
        problem: 'a field begins with a typographic quote and is cut at the delimiter inside it: these are not the quotes of CSV',
        cure: 'Replace the typographic quotes around the field with straight ones (").',
    };
}

;// CONCATENATED MODULE: ../../lib/csv/repeated-header.js




const WIDE = 0x80;
const MOST_MORE = 16;
class RepeatedHeader {
    #delimiter;
    #keys;
    #names = [];
    #shortest = 0;
    #longest = Number.POSITIVE_INFINITY;
    constructor(columns, delimiter, length) {
        this.#delimiter = delimiter;
        this.#keys = new Set(columns.filter((name) => name !== '').map(values_names/* nameKey */.R));
        for (const key of this.#keys) {
            const letters = Uint8Array.from(Buffer.from(key), letter);
            const first = letters[0] ?? 0;
            this.#names[first] = [...(this.#names[first] ?? []), letters];
        }
        const all = [...this.#keys].join(' ');
        if (/[\u0080-\uffff]/.test(all))
            return;
        this.#shortest = all.length;
        this.#longest = length + columns.length * MOST_MORE;
    }
    mayHaveLength(bytes) {
        return bytes >= this.#shortest && bytes <= this.#longest;
    }
    mayStartWith(byte) {
        return this.#names[letter(byte)] !== undefined;
    }
    mayStartAt(bytes, at, end) {
        const names = this.#names[letter(bytes[at] ?? 0)];
        if (names === undefined)
            return false;
        for (let index = 0; index < names.length; index++) {
            const name = names[index];
            if (name !== undefined && this.#isNameAt(name, bytes, at, end))
                return true;
        }
        return false;
    }
    #isNameAt(name, bytes, start, end) {
        let at = start;
        for (let index = 0; index < name.length; index++) {
            while (letter(bytes[at] ?? 0) !== name[index]) {
                const length = bytes[at] === this.#delimiter ? 0 : invisibleAt(bytes, at, end);
                if (length === 0 || at >= end)
                    return false;
                at += length;
            }
            if (name[index] === WIDE)
                return true;
            at++;
        }
        while (at < end && bytes[at] !== this.#delimiter) {
            const length = bytes[at] === dialect/* QUOTE */.jA ? 1 : invisibleAt(bytes, at, end);
            if (length === 0)
                return false;
            at += length;
        }
        return true;
    }
    find({ bytes, start, end, isRagged }) {
        const firstEnd = (0,csv_fields/* fieldEnd */.C4)(bytes, start, end, this.#delimiter);
        const first = nameIn((0,csv_fields/* decodeField */.RC)(bytes, start, firstEnd));
        if (first !== '' && !this.#keys.has(first))
            return undefined;
        const names = (0,csv_fields/* decodeFields */.ql)(bytes, start, end, this.#delimiter)
            .map(nameIn)
            .filter((name) => name !== '');
        const different = new Set(names);
        if (different.size !== names.length || !names.every((name) => this.#keys.has(name)))
            return undefined;
        if (names.length === this.#keys.size)
            return names.join('\n') === [...this.#keys].join('\n') ? 'same' : 'other';
        return isRagged && names.length > 1 ? 'other' : undefined;
    }
    isBehind(values) {
        const [first = '', ...others] = this.#keys;
        const names = others.length > 0 ? values.slice(-others.length).map(nameIn) : [];
        const glued = (0,values_names/* nameKey */.R)(values.at(-1 - others.length) ?? '')
            .trimEnd()
            .replace(/"$/, '');
        return names.length > 0 && names.join('\n') === others.join('\n') && glued.endsWith(first);
    }
}
function nameIn(value) {
    const name = visibleName(value);
    const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
    return (0,values_names/* nameKey */.R)(isQuoted ? visibleName(name.slice(1, -1)) : name);
}
function letter(byte) {
    if (byte >= WIDE)
        return WIDE;
    return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

;// CONCATENATED MODULE: ../../lib/csv/sightings.js
const NONE_SEEN = { count: 0, line: 0 };
class SightingCount {
    #count = 0;
    #line = 0;
    get seen() {
        return { count: this.#count, line: this.#line };
    }
    add(line) {
        this.#count++;
        this.#line ||= line;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/odd-records.js









const ORDINARY = 0;
const NAME = 1;
const ODD = 2;
class OddRecords {
    blank = new SightingCount();
    ragged = new SightingCount();
    #delimiter;
    #problems;
    #header;
    #suspects = new Uint8Array(256).fill(ODD);
    #isSpaced = false;
    constructor(delimiter, problems) {
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(delimiter);
        this.#problems = problems;
    }
    takeHeader({ columns, bytes, line }) {
        const header = new RepeatedHeader(columns.slice(0, lastNamed(columns)), this.#delimiter, bytes.length);
        this.#header = header;
        this.#suspects = Uint8Array.from(this.#suspects, (_, byte) => this.#suspectOf(byte, header));
        const end = (0,dialect/* textEnd */.fs)(bytes);
        this.#isSpaced = (0,csv_fields/* decodeFields */.ql)(bytes, 0, end, this.#delimiter).some((name, field) => field > 0 && name.startsWith(' '));
        this.#findMarker(bytes, 0, end, line);
    }
    isOrdinary(bytes, start, end) {
        const suspect = this.#suspects[bytes[start] ?? 0];
        if (suspect === ORDINARY)
            return true;
        const header = this.#header;
        const mayBeHeader = header?.mayHaveLength(end - start) === true;
        if (suspect === NAME)
            return !mayBeHeader || !header.mayStartAt(bytes, start, end);
        if (mayBeMarker(bytes, start))
            return false;
        const at = visibleStart(bytes, start, end, this.#delimiter);
        return at < end && !(mayBeHeader && header.mayStartAt(bytes, at, end));
    }
    takes(record) {
        const { bytes, start, end, line, fields, expectedFields, broken } = record;
        if (this.#findMarker(bytes, start, end, line))
            return false;
        if (broken === undefined && areBlankFrom(bytes, { start, end, delimiter: this.#delimiter })) {
            this.blank.add(line);
            return false;
        }
        const isRagged = broken !== undefined || fields !== expectedFields;
        const again = this.#header?.find({ bytes, start, end, isRagged });
        if (again !== undefined) {
            this.#problems.add(again === 'same' ? headerAgain(line) : otherHeader(line));
            return false;
        }
        if (broken !== undefined)
            this.#problems.add(broken);
        else if (isRagged)
            this.#takeRagged(record);
        return true;
    }
    #suspectOf(byte, header) {
        if (byte <= 0x20 || byte >= 0x7f || byte === this.#delimiter || byte === dialect/* QUOTE */.jA || startsMarker(byte))
            return ODD;
        return header.mayStartWith(byte) ? NAME : ORDINARY;
    }
    #findMarker(bytes, start, end, line) {
        const marker = conflictMarker(bytes, { start, end, delimiter: this.#delimiter });
        if (marker === 'divider')
            this.#problems.mark(line);
        if (marker === 'begin')
            this.#problems.close(unresolvedConflict(line));
        if (marker === 'end')
            this.#problems.close(unresolvedConflict(this.#problems.takeBack() ?? line));
        return marker === 'begin' || marker === 'end';
    }
    #takeRagged(record) {
        const { bytes, start, end, line, fields, expectedFields } = record;
        const values = (0,csv_fields/* decodeFields */.ql)(bytes, start, end, this.#delimiter);
        if (isCutInQuotes(values))
            this.#problems.add(typographicQuotes(line));
        else if (this.#isHarmless(record, values))
            this.ragged.add(line);
        else if (fields > expectedFields && this.#header?.isBehind(values))
            this.#problems.add(headerBehindRecord(line));
        else
            this.#problems.add(raggedRecord(line, fields, expectedFields));
    }
    #isHarmless(record, values) {
        const { bytes, start, end, fields, expectedFields, followsBlankLine } = record;
        if (!this.#isSpaced && isCutInText(values))
            return false;
        if (fields < expectedFields)
            return fields > 1 && !followsBlankLine;
        return areBlankFrom(bytes, { start, end, delimiter: this.#delimiter }, expectedFields);
    }
}
function isCutInText(values) {
    return values.some((value, field) => field > 0 && /^ +[^ ]/.test(value) && values[field - 1] !== '');
}
function isCutInQuotes(values) {
    return values.some((value, field) => {
        const text = value.trimStart();
        const closing = CLOSING.get(text.charAt(0));
        if (closing === undefined || includesAny(text.slice(1), closing))
            return false;
        return values.slice(field + 1).some((later) => includesAny(later, closing));
    });
}
const CLOSING = new Map([
    ['\u201C', '\u201D\u201C'],
    ['\u201D', '\u201D'],
    ['\u201E', '\u201C\u201D'],
    ['\u00AB', '\u00BB'],
    ['\u00BB', '\u00AB'],
]);
function includesAny(text, characters) {
    return [...characters].some((character) => text.includes(character));
}

;// CONCATENATED MODULE: ../../lib/csv/blank-rows.js

const [TAB, blank_rows_SPACE] = [0x09, 0x20];
function headerStart(text, delimiters) {
    let start = 0;
    for (;;) {
        const end = text.indexOf(dialect.LF, start) + 1;
        if (end === 0 || !isBlankRow(text, start, end, delimiters))
            return start;
        start = end;
    }
}
function isBlankRow(text, start, end, delimiters) {
    for (let at = start; at < end; at++) {
        const byte = text[at] ?? 0;
        if (byte !== blank_rows_SPACE && byte !== TAB && byte !== dialect.CR && byte !== dialect.LF && !delimiters.includes(byte))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ../../lib/csv/file-kind.js
const KIND_BYTES = 512;
const SAVE_IN_EXCEL = 'Open it in Excel and save it as "CSV UTF-8"; to rename it is not enough.';
const CHECK_DOWNLOAD = 'If an earlier step downloads the file, check that step';
function fileKind(start) {
    return signatureKind(start) ?? unicodeKind(start) ?? textKind(start) ?? binaryKind(start);
}
function notCsv(what, cure) {
    return { problem: `the file is ${what}, not CSV`, cure };
}
function archive(what) {
    return notCsv(what, 'Extract it in an earlier step and load the .csv files. This action reads gzip only (`.csv.gz`).');
}
function columnar(what) {
    return notCsv(what, 'Convert it to CSV in an earlier step.');
}
const SIGNATURES = [
    ['PK\x03\x04', zipKind],
    ['PK\x05\x06', archive('a zip archive without any file')],
    ['PK\x07\x08', archive('a zip archive')],
    [
        '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
        notCsv('an Excel workbook in the old .xls format, or one with a password', SAVE_IN_EXCEL),
    ],
    [
        '\x1f\x8b\x08',
        {
            problem: 'the file has gzip data where CSV is expected',
            cure: 'Let its name end in `.csv.gz`. If it does, it was compressed twice: decompress it once.',
        },
    ],
    ['7z\xbc\xaf\x27\x1c', archive('a 7z archive')],
    ['Rar!\x1a\x07', archive('a RAR archive')],
    ['\xfd7zXZ\x00', archive('compressed with xz')],
    ['\x28\xb5\x2f\xfd', archive('compressed with zstd')],
    ['ARROW1\x00\x00', columnar('an Arrow file')],
    ['SQLite format 3\x00', columnar('an SQLite database')],
    ['version https://git-lfs.github.com/spec/', lfsPointer()],
    ['version https://hawser.github.com/spec/', lfsPointer()],
];
function lfsPointer() {
    const problem = 'the file is a pointer that Git LFS left in place of the data';
    return { problem, cure: 'Set `lfs: true` in the actions/checkout step.' };
}
function signatureKind(start) {
    const text = start.toString('latin1');
    const found = SIGNATURES.find(([signature]) => text.startsWith(signature))?.[1];
    if (found !== undefined)
        return typeof found === 'function' ? found(text) : found;
    if (/^BZh[1-9]1AY&SY/.test(text))
        return archive('compressed with bzip2');
    if (/^%PDF-[12]\.\d/.test(text))
        return notCsv('a PDF document', 'Export the table as CSV in UTF-8.');
    if (/^PAR[1E]/.test(text) && text.charCodeAt(4) === THRIFT_FIELD)
        return columnar('a Parquet file');
    if (text.startsWith('ORC') && isBinary(text.charCodeAt(3)))
        return columnar('an ORC file');
    if (text.startsWith('Obj\x01') && text.includes('avro.'))
        return columnar('an Avro file');
    return undefined;
}
const THRIFT_FIELD = 0x15;
function isBinary(byte) {
    return byte < 0x20 && ![0x01, 0x09, 0x0a, 0x0d, 0x1f].includes(byte);
}
function zipKind(text) {
    if (/\[Content_Types\]\.xml|_rels\/|docProps\/|xl\//.test(text))
        return notCsv('an Excel workbook (.xlsx)', SAVE_IN_EXCEL);
    if (text.includes('application/vnd.oasis.opendocument'))
        return notCsv('an OpenDocument spreadsheet (.ods)', 'Export it as CSV with the character set UTF-8.');
    return archive('a zip archive');
}
const UTF8_MARK = '\xef\xbb\xbf';
function unicodeKind(start) {
    const head = start.toString('latin1', 0, 8);
    if (head.startsWith('\xff\xfe\0\0') || head.startsWith('\0\0\xfe\xff'))
        return utf32();
    if (head.startsWith('\xff\xfe'))
        return utf16('utf-16le');
    if (head.startsWith('\xfe\xff'))
        return utf16('utf-16be');
    const pattern = [...head].map((byte) => (byte === '\0' ? '0' : 'x')).join('');
    if (pattern === 'x000x000' || pattern === '000x000x')
        return utf32();
    if (!head.slice(0, 4).includes('\0'))
        return undefined;
    if (isUtf16(start, 0))
        return utf16('utf-16le');
    return isUtf16(start, 1) ? utf16('utf-16be') : undefined;
}
function utf16(encoding) {
    const cure = `Set \`encoding: ${encoding}\`, or save it as UTF-8 (in Excel: "CSV UTF-8").`;
    return { problem: 'the file is UTF-16, not UTF-8', cure, encoding };
}
function utf32() {
    const problem = 'the file is UTF-32, which this action cannot read';
    return { problem, cure: 'Save it as UTF-8 (in Excel: "CSV UTF-8").' };
}
function isUtf16(start, low) {
    let units = 0;
    let ascii = 0;
    for (let at = 0; at + 1 < start.length; at += 2) {
        const [lower, upper] = [start[at + low] ?? 0, start[at + 1 - low] ?? 0];
        if (lower === 0 && upper === 0)
            return false;
        units++;
        if (upper === 0 && lower < 0x7f)
            ascii++;
        if (upper === 0 && lower === 0x0a)
            break;
    }
    return ascii >= 2 && ascii * 2 >= units;
}
function textKind(start) {
    const raw = start.toString('latin1');
    const text = (raw.startsWith(UTF8_MARK) ? raw.slice(UTF8_MARK.length) : raw).trimStart();
    if (/^<(?:!doctype html|html[\s>])/i.test(text))
        return htmlPage();
    if (text.startsWith('<?xml ') || isMarkup(text))
        return /^<(?:head|body|table)[\s>]/i.test(text) ? htmlPage() : xml(text);
    if (/^\[[\s[{]*"/.test(text) || /^\{\s*"[^"]*"\s*:/.test(text))
        return json();
    return undefined;
}
function isMarkup(text) {
    return /^<[A-Za-z][^<>\r\n]*>\s*<[A-Za-z!]/.test(text) && text.includes('</');
}
function htmlPage() {
    const cure = `${CHECK_DOWNLOAD}: it probably saved a sign-in page or an error page. Otherwise export the table as CSV.`;
    return notCsv('a web page (HTML)', cure);
}
function xml(text) {
    if (/Excel\.Sheet|schemas-microsoft-com:office:spreadsheet/.test(text))
        return notCsv('an Excel workbook in XML', SAVE_IN_EXCEL);
    return notCsv('XML', `${CHECK_DOWNLOAD}: it may have saved an error message. Otherwise convert the file to CSV.`);
}
function json() {
    return notCsv('JSON', `${CHECK_DOWNLOAD}: it may have saved an error message. Otherwise convert the file to CSV.`);
}
function binaryKind(start) {
    if (!start.subarray(0, 4).includes(0))
        return undefined;
    return notCsv('binary data', 'Export the table as CSV in UTF-8.');
}

;// CONCATENATED MODULE: ../../lib/csv/opening.js






const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const MAX_HEADER_BYTES = MAX_HEADER_CHARACTERS * MAX_CHARACTER_BYTES;
function readOpening(bytes, isWholeFile, columnDelimiter) {
    if (bytes.length < KIND_BYTES && !isWholeFile)
        return { kind: 'incomplete' };
    const other = fileKind(bytes.subarray(0, KIND_BYTES));
    if (other !== undefined)
        return { kind: 'unreadable', problem: { line: 1, problem: other.problem, cure: other.cure } };
    const textStart = startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    const text = bytes.subarray(textStart, textStart + MAX_HEADER_BYTES);
    if (SEPARATOR_LINE.test(text.toString('latin1', 0, 16)))
        return { kind: 'unreadable', problem: separatorLine() };
    const delimiter = columnDelimiter ?? mostFrequentDelimiter(text);
    const isComplete = measureHeader(text, columnDelimiter ? [columnDelimiter] : dialect/* COLUMN_DELIMITERS */.K5).hasEnded &&
        measureHeader(text, [delimiter]).hasEnded;
    const holdsAll = isWholeFile && textStart + text.length === bytes.length;
    if (isComplete || holdsAll)
        return { kind: 'readable', textStart, columnDelimiter: delimiter };
    if (text.length === MAX_HEADER_BYTES)
        return { kind: 'unreadable', problem: endlessHeader(1) };
    return { kind: 'incomplete' };
}
const SEPARATOR_LINE = /^"?sep=[^\r\n]"?\r?\n/i;
function startsWith(bytes, mark) {
    return bytes.subarray(0, mark.length).equals(mark);
}
function mostFrequentDelimiter(text) {
    for (const delimiters of [dialect/* COLUMN_DELIMITERS */.K5, dialect/* OTHER_DELIMITERS */.OA]) {
        const { counts } = measureHeader(text, delimiters);
        const most = Math.max(...counts);
        if (most > 0)
            return delimiters[counts.indexOf(most)] ?? 'COMMA';
    }
    return 'COMMA';
}
function measureHeader(text, delimiters) {
    const delimiterBytes = delimiters.map(dialect/* delimiterByte */.Wi);
    const counts = delimiters.map(() => 0);
    let at = headerStart(text, delimiterBytes);
    let startsField = true;
    for (; at < text.length; at++) {
        const byte = text[at] ?? 0;
        if (byte === dialect.LF)
            return { counts, hasEnded: true };
        if (byte === dialect/* QUOTE */.jA && startsField) {
            at = (0,csv_fields/* quotedEnd */.cu)(text, at, text.length) - 1;
            startsField = false;
        }
        else {
            const delimiter = delimiterBytes.indexOf(byte);
            startsField = delimiter >= 0;
            if (startsField)
                counts[delimiter] = (counts[delimiter] ?? 0) + 1;
        }
    }
    return { counts, hasEnded: false };
}

;// CONCATENATED MODULE: ../../lib/csv/invalid-csv.js

const MAX_FINDINGS = 100;
function renderFinding({ path, line, problem, cure }) {
    const place = line === undefined ? path : `${path} line ${line}`;
    return `${place}: ${problem}. ${cure}`;
}
function invalidCsv(findings, found = findings.length) {
    const listed = findings.slice(0, MAX_FINDINGS).map(renderFinding);
    if (found === 1)
        return new errors/* CsvError */.J$(listed.join(), findings, found);
    const rest = found - listed.length;
    const head = `${found} problems in the CSV files; no job was made.`;
    const tail = rest > 0 ? [`The first ${listed.length} are listed, ${rest} more were found.`] : [];
    return new errors/* CsvError */.J$([head, ...listed, ...tail].join('\n'), findings, found);
}
function refuseFindings(findings, found) {
    if (found > 0)
        throw invalidCsv(findings.slice(0, MAX_FINDINGS), found);
}

;// CONCATENATED MODULE: ../../lib/csv/problem-list.js

class ProblemList {
    #kept = [];
    #count = 0;
    #mark;
    #isClosed = false;
    get kept() {
        return this.#kept;
    }
    get count() {
        return this.#count;
    }
    get isClosed() {
        return this.#isClosed;
    }
    add(problem) {
        if (this.#isClosed)
            return;
        this.#count++;
        if (this.#kept.length < MAX_FINDINGS)
            this.#kept.push(problem);
    }
    mark(line) {
        this.#mark = { line, kept: this.#kept.length, count: this.#count };
    }
    close(problem) {
        if (this.#isClosed)
            return;
        if (this.#kept.length === MAX_FINDINGS)
            this.#kept.pop();
        this.add(problem);
        this.#isClosed = true;
    }
    takeBack() {
        const mark = this.#mark;
        if (mark === undefined || this.#isClosed)
            return undefined;
        this.#kept.length = mark.kept;
        this.#count = mark.count;
        return mark.line;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/four-bytes.js
const TOP_BITS = 0x80808080 | 0;
const LOW_BITS = 0x7f7f7f7f;
function alignToWords({ buffer, byteOffset, length }) {
    const given = new Uint8Array(buffer, byteOffset, length);
    const bytes = byteOffset % 4 === 0 ? given : new Uint8Array(given);
    return { bytes, words: new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2) };
}
function repeatByte(byte) {
    return Math.imul(byte, 0x01010101);
}
function bytesEqual(word, repeatedByte) {
    const difference = word ^ repeatedByte;
    return ~(((difference & LOW_BITS) + LOW_BITS) | difference) & TOP_BITS;
}
function bytesBelow(word, limit) {
    return ~(((word & LOW_BITS) + repeatByte(0x80 - limit)) | word) & TOP_BITS;
}
function bytesFrom(at) {
    return -1 << ((at & 3) << 3);
}
function bytesBefore(set, other) {
    return set & ((other & -other) - 1);
}
function countBytes(set) {
    return Math.imul(set >>> 7, 0x01010101) >>> 24;
}
function firstByte(set) {
    return (31 - Math.clz32(set & -set)) >> 3;
}

;// CONCATENATED MODULE: ../../lib/csv/record-gate.js


const MAX_RECORD_BYTES = MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES + 2;
class RecordGate {
    #filter;
    #pieces = [];
    #length = 0;
    constructor(filter) {
        this.#filter = filter;
    }
    hold(bytes, start, end) {
        if (end <= start)
            return;
        this.#length += end - start;
        if (this.#length <= MAX_RECORD_BYTES)
            this.#pieces.push(Buffer.from(bytes.subarray(start, end)));
        else
            this.#pieces = [];
    }
    whole(bytes, start, end) {
        return Buffer.concat([...this.#pieces, bytes.subarray(start, end)]);
    }
    takes(record, facts) {
        return this.#filter.takes({ ...facts, bytes: record, start: 0, end: (0,dialect/* textEnd */.fs)(record) });
    }
    forget() {
        if (this.#length === 0)
            return;
        this.#pieces = [];
        this.#length = 0;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/record-meter.js



const AT_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;
class RecordMeter {
    #delimiter;
    #place = AT_START;
    #recordCharacters = 0;
    #fieldCharacters = 0;
    #longestField = 0;
    #endsInCr = false;
    constructor(delimiter) {
        this.#delimiter = delimiter;
    }
    get recordCharacters() {
        return this.#recordCharacters;
    }
    get longestField() {
        return Math.max(this.#longestField, this.#fieldCharacters);
    }
    problems(line) {
        const { longestField, recordCharacters } = this;
        return [
            ...(longestField > MAX_FIELD_CHARACTERS ? [fieldTooLong(line, longestField)] : []),
            ...(recordCharacters > MAX_RECORD_CHARACTERS ? [recordTooLong(line, recordCharacters)] : []),
        ];
    }
    add(bytes, start, end) {
        for (let at = start; at < end; at++) {
            const byte = bytes[at] ?? 0;
            if (this.#endsInCr && byte !== dialect.LF)
                this.#countLoneCr();
            this.#endsInCr = byte === dialect.CR && this.#place !== QUOTED;
            const isContinuation = (byte & 0xc0) === 0x80;
            if (!isContinuation && !this.#endsInCr && !this.#endsRecord(byte))
                this.#countByte(byte);
        }
    }
    reset() {
        this.#place = AT_START;
        this.#recordCharacters = 0;
        this.#fieldCharacters = 0;
        this.#longestField = 0;
        this.#endsInCr = false;
    }
    #endsRecord(byte) {
        return byte === dialect.LF && this.#place !== QUOTED;
    }
    #countByte(byte) {
        this.#recordCharacters++;
        if (byte === dialect/* QUOTE */.jA && this.#place !== UNQUOTED) {
            if (this.#place === AFTER_QUOTE)
                this.#fieldCharacters++;
            this.#place = this.#place === QUOTED ? AFTER_QUOTE : QUOTED;
        }
        else if (byte === this.#delimiter && this.#place !== QUOTED) {
            this.#longestField = this.longestField;
            this.#fieldCharacters = 0;
            this.#place = AT_START;
        }
        else {
            this.#fieldCharacters++;
            if (this.#place !== QUOTED)
                this.#place = UNQUOTED;
        }
    }
    #countLoneCr() {
        this.#recordCharacters++;
        this.#fieldCharacters++;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/record-scanner.js








const BATCH_SIZE = 4_096;
const QUOTES = repeatByte(dialect/* QUOTE */.jA);
const record_scanner_SPACE = 0x20;
class RecordScanner {
    lineBreaks = { LF: 0, CRLF: 0, quotedLF: 0, quotedCRLF: 0, quotedCR: 0, loneCR: 0 };
    #options;
    #delimiter;
    #meter;
    #filter;
    #gate;
    #memory = new own_memory/* OwnMemory */.G();
    #starts = this.#memory.own(new Float64Array(BATCH_SIZE));
    #ends = this.#memory.own(new Float64Array(BATCH_SIZE));
    #lines = this.#memory.own(new Uint32Array(BATCH_SIZE));
    #count = 0;
    #offset;
    #recordStart = 0;
    #line = 1;
    #recordLine = 1;
    #fields = 1;
    #expectedFields = 0;
    #broken;
    #followsBlankLine = false;
    #isQuoted = false;
    #quoteLine = 0;
    #quoteOffset = -1;
    #endsInQuote = false;
    #endsInCr = false;
    #byteBefore;
    constructor(options) {
        this.#options = options;
        this.#offset = options.offset;
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(options.columnDelimiter);
        this.#meter = new RecordMeter(this.#delimiter);
        this.#filter = options.filter;
        this.#gate = options.filter && new RecordGate(options.filter);
    }
    get line() {
        return this.#line;
    }
    get lines() {
        return this.#byteBefore === undefined || this.#byteBefore === dialect.LF ? this.#line - 1 : this.#line;
    }
    get pendingBytes() {
        return -this.#recordStart;
    }
    get endsInQuotes() {
        return this.#isQuoted && !this.#endsInQuote;
    }
    feed(fed) {
        if (fed.length === 0)
            return;
        const { bytes: chunk, words } = alignToWords(fed);
        let at = this.#resume(chunk[0]);
        while (at < chunk.length)
            at = this.#isQuoted ? this.#readQuoted(chunk, at) : this.#readUnquoted(chunk, words, at);
        this.#byteBefore = chunk[chunk.length - 1];
        this.#meter.add(chunk, Math.max(0, this.#recordStart), chunk.length);
        this.#gate?.hold(chunk, Math.max(0, this.#recordStart), chunk.length);
        this.#recordStart -= chunk.length;
        this.#offset += chunk.length;
        this.#flush(true);
    }
    #resume(first) {
        if (this.#endsInCr && first !== dialect.LF)
            this.#foundLoneCr();
        this.#endsInCr = false;
        if (!this.#endsInQuote)
            return 0;
        this.#endsInQuote = false;
        if (first === dialect/* QUOTE */.jA)
            return 1;
        this.#isQuoted = false;
        this.#checkAfterQuote(first);
        return 0;
    }
    #readQuoted(chunk, start) {
        const length = chunk.length;
        const delimiter = this.#delimiter;
        for (let at = start; at < length; at++) {
            let byte = chunk[at] ?? 0;
            while (byte > dialect/* QUOTE */.jA || byte === record_scanner_SPACE) {
                if (++at === length)
                    return length;
                byte = chunk[at] ?? 0;
            }
            const next = at + 1 < length ? chunk[at + 1] : undefined;
            if (byte === dialect/* QUOTE */.jA) {
                if (next === dialect/* QUOTE */.jA)
                    at++;
                else if (next === delimiter && at + 2 < length && chunk[at + 2] === dialect/* QUOTE */.jA) {
                    this.#fields++;
                    this.#quoteLine = this.#line;
                    at += 2;
                }
                else {
                    this.#endsInQuote = next === undefined;
                    this.#isQuoted = this.#endsInQuote;
                    this.#checkAfterQuote(next);
                    return at + 1;
                }
            }
            else if (byte === dialect.LF) {
                if (this.#byteAt(chunk, at - 1) === dialect.CR)
                    this.lineBreaks.quotedCRLF ||= this.#line;
                else
                    this.lineBreaks.quotedLF ||= this.#line;
                this.#line++;
            }
            else if (byte === dialect.CR) {
                if (next === undefined)
                    this.#endsInCr = true;
                else if (next !== dialect.LF)
                    this.#foundLoneCr();
            }
        }
        return length;
    }
    #readUnquoted(chunk, words, start) {
        const length = chunk.length;
        const delimiter = this.#delimiter;
        let at = start;
        let fields = this.#fields;
        while (at < length) {
            let special = 0;
            let wordAt = at >> 2;
            for (let rest = bytesFrom(at); wordAt < words.length; wordAt++) {
                const word = words[wordAt] ?? 0;
                const separators = bytesEqual(word, repeatByte(delimiter)) & rest;
                special = (bytesEqual(word, QUOTES) | bytesBelow(word, dialect.CR + 1)) & rest & ~separators;
                if (special !== 0) {
                    fields += countBytes(bytesBefore(separators, special));
                    break;
                }
                fields += countBytes(separators);
                rest = -1;
            }
            at = special === 0 ? Math.max(at, wordAt * 4) : wordAt * 4 + firstByte(special);
            if (at === length)
                break;
            const byte = chunk[at] ?? 0;
            if (byte === delimiter)
                fields++;
            else if (byte === dialect.LF) {
                this.#fields = fields;
                this.#endLine(chunk, at + 1);
                fields = 1;
            }
            else if (byte === dialect.CR) {
                if (at + 1 === length)
                    this.#endsInCr = true;
                else if (chunk[at + 1] !== dialect.LF)
                    this.#foundLoneCr();
            }
            else if (byte === dialect/* QUOTE */.jA) {
                const isOpening = at === this.#recordStart || this.#byteAt(chunk, at - 1) === delimiter;
                if (isOpening) {
                    this.#isQuoted = true;
                    this.#quoteLine = this.#line;
                    this.#quoteOffset = this.#offset + at;
                    at++;
                    break;
                }
                this.#break(quoteInUnquotedField(this.#line));
            }
            at++;
        }
        this.#fields = fields;
        return at;
    }
    end() {
        if (this.#endsInCr)
            this.#foundLoneCr();
        if (this.endsInQuotes) {
            if (this.#broken)
                this.#options.onProblem(this.#broken);
            this.#options.onProblem(unclosedQuote(this.#quoteLine));
        }
        else if (this.#recordStart < 0 && !this.#isBlank(-this.#recordStart))
            this.#endRecord(new Uint8Array(0), 0, false);
        this.#flush(false);
        this.#memory.release();
    }
    #endLine(chunk, end) {
        const isCrlf = this.#byteAt(chunk, end - 2) === dialect.CR;
        if (isCrlf)
            this.lineBreaks.CRLF ||= this.#line;
        else
            this.lineBreaks.LF ||= this.#line;
        const isBlank = this.#isBlank(end - this.#recordStart - (isCrlf ? 2 : 1));
        if (!isBlank)
            this.#endRecord(chunk, end, true);
        else if (this.#recordStart < 0)
            this.#forget();
        this.#followsBlankLine = isBlank;
        this.#line++;
        this.#recordLine = this.#line;
        this.#recordStart = end;
    }
    #isBlank(length) {
        if (length === 0 || this.#filter !== undefined)
            return length === 0;
        return length === 2 && this.#expectedFields === 1 && this.#quoteOffset === this.#offset + this.#recordStart;
    }
    #endRecord(chunk, end, isTerminated) {
        const start = this.#offset + this.#recordStart;
        const line = this.#recordLine;
        const isHeader = this.#expectedFields === 0 && !this.#isBeforeHeader(chunk, end);
        if (isHeader)
            this.#expectedFields = this.#fields;
        const isKept = this.#passes(chunk, end, isHeader);
        if (isKept && end - this.#recordStart > MAX_FIELD_CHARACTERS)
            this.#checkLength(chunk, end);
        if (this.#recordStart < 0)
            this.#forget();
        if (isHeader)
            this.#options.onHeader({ start, end: this.#offset + end, line });
        if (isHeader || !isKept)
            return;
        const count = this.#count++;
        this.#starts[count] = start;
        this.#ends[count] = this.#offset + end;
        this.#lines[count] = line;
        if (this.#count === BATCH_SIZE)
            this.#flush(isTerminated);
    }
    #isBeforeHeader(chunk, end) {
        const row = this.#gate?.whole(chunk, Math.max(0, this.#recordStart), end);
        return row !== undefined && isBlankRow(row, 0, row.length, [this.#delimiter]);
    }
    #passes(chunk, end, isHeader) {
        const gate = this.#gate;
        const start = this.#recordStart;
        const fields = this.#fields;
        const expectedFields = this.#expectedFields;
        const broken = this.#broken;
        this.#broken = undefined;
        if (gate === undefined || isHeader || end - start > MAX_RECORD_BYTES) {
            if (broken !== undefined)
                this.#options.onProblem(broken);
            return true;
        }
        const mayBeOrdinary = broken === undefined && fields === expectedFields && start >= 0;
        if (mayBeOrdinary && this.#filter?.isOrdinary(chunk, start, end))
            return true;
        const line = this.#recordLine;
        const followsBlankLine = this.#followsBlankLine;
        const record = gate.whole(chunk, Math.max(0, start), end);
        return gate.takes(record, { line, fields, expectedFields, broken, followsBlankLine });
    }
    #forget() {
        this.#meter.reset();
        this.#gate?.forget();
    }
    #checkLength(chunk, end) {
        this.#meter.add(chunk, Math.max(0, this.#recordStart), end);
        for (const problem of this.#meter.problems(this.#recordLine))
            this.#options.onProblem(problem);
        this.#meter.reset();
    }
    #flush(isTerminated) {
        if (this.#count === 0)
            return;
        const batch = { count: this.#count, starts: this.#starts, ends: this.#ends, lines: this.#lines, isTerminated };
        this.#count = 0;
        this.#options.onRecords(batch);
    }
    #byteAt(chunk, at) {
        return at < 0 ? this.#byteBefore : chunk[at];
    }
    #foundLoneCr() {
        if (this.#isQuoted)
            this.lineBreaks.quotedCR ||= this.#line;
        else
            this.lineBreaks.loneCR ||= this.#line;
    }
    #checkAfterQuote(next) {
        const mayFollow = next === undefined || next === this.#delimiter || next === dialect.LF || next === dialect.CR;
        if (!mayFollow)
            this.#break(textAfterQuote(this.#line, this.#quoteLine));
    }
    #break(problem) {
        this.#broken ??= problem;
    }
}

;// CONCATENATED MODULE: ../../lib/csv/scan.js









function startScan(options) {
    return new CsvScan(options);
}
class CsvScan {
    #options;
    #utf8 = createUtf8Check();
    #fileProblems = [];
    #problems = new ProblemList();
    #odd;
    #opening = Buffer.alloc(0);
    #textStart = 0;
    #text;
    #header;
    #records = 0;
    #isOver = false;
    constructor(options) {
        this.#options = options;
    }
    get pendingBytes() {
        return this.#text?.pendingBytes ?? this.#opening.length;
    }
    feed(chunk) {
        if (this.#isOver)
            return;
        if (this.#text)
            this.#readText(this.#text, chunk);
        else
            this.#open(chunk, false);
    }
    isOver() {
        return this.#isOver;
    }
    end() {
        if (!this.#text && !this.#isOver)
            this.#open(Buffer.alloc(0), true);
        const text = this.#text;
        if (text)
            this.#endText(text);
        return {
            header: this.#header,
            hasByteOrderMark: this.#textStart > 0,
            records: this.#records,
            blankRecords: this.#odd?.blank.seen ?? NONE_SEEN,
            raggedRecords: this.#odd?.ragged.seen ?? NONE_SEEN,
            isConflicted: this.#problems.isClosed,
            lines: text?.lines ?? 0,
            lineBreaks: text?.lineBreaks,
            endsInQuotes: text?.endsInQuotes ?? false,
            problems: [...this.#fileProblems, ...this.#problems.kept].sort((a, b) => a.line - b.line),
            problemCount: this.#fileProblems.length + this.#problems.count,
        };
    }
    #open(chunk, isWholeFile) {
        this.#opening = Buffer.concat([this.#opening, chunk]);
        const found = readOpening(this.#opening, isWholeFile, this.#options.columnDelimiter);
        if (found.kind === 'incomplete')
            return;
        if (found.kind === 'unreadable') {
            this.#fileProblems.push(found.problem);
            this.#isOver = true;
            return;
        }
        this.#textStart = found.textStart;
        this.#text = this.#startText(found.columnDelimiter);
        this.#readText(this.#text, this.#opening.subarray(this.#textStart));
    }
    #startText(delimiter) {
        this.#odd = this.#options.takesAllRows ? undefined : new OddRecords(delimiter, this.#problems);
        return new RecordScanner({
            columnDelimiter: delimiter,
            filter: this.#odd,
            offset: this.#textStart,
            onHeader: (span) => this.#takeHeader(span, delimiter),
            onRecords: (batch) => {
                this.#records += batch.count;
                if (this.#header)
                    this.#options.onRecords(batch, this.#header);
            },
            onProblem: (problem) => this.#problems.add(problem),
        });
    }
    #takeHeader(span, delimiter) {
        this.#header = parseHeader(Buffer.from(this.#opening.subarray(span.start, span.end)), delimiter, span);
        this.#opening = Buffer.alloc(0);
        this.#odd?.takeHeader(this.#header);
        if (this.#text?.lineBreaks.loneCR !== 0)
            return;
        for (const problem of checkHeader(this.#header))
            this.#problems.add(problem);
    }
    #readText(text, chunk) {
        const bad = this.#utf8.feed(chunk);
        if (bad)
            this.#fileProblems.push(notUtf8(text.line + bad.lineFeedsBefore, bad.byte));
        text.feed(chunk);
    }
    #endText(text) {
        const bad = this.#utf8.end();
        if (bad)
            this.#fileProblems.push(notUtf8(text.line, bad.byte, true));
        text.end();
        if (text.lineBreaks.loneCR > 0)
            this.#fileProblems.push(loneCr(text.lineBreaks.loneCR));
    }
}

;// CONCATENATED MODULE: ../../lib/parts/source-file.js







const SCAN_CHUNK_BYTES = 1_048_576;
async function scanFile(place, options, onRecords) {
    const handle = await (0,promises_.open)(place.absolutePath);
    try {
        return await scanChunks(readToEnd(handle, SCAN_CHUNK_BYTES), await fileVersion(handle, place), options, onRecords);
    }
    finally {
        await handle.close();
    }
}
async function scanChunks(chunks, version, { columnDelimiter, signal, keys }, onRecords) {
    const fileKeys = keys?.startFile();
    const records = new ArrivedRecords((record) => fileKeys?.read(record));
    let looksAtKeys = fileKeys !== undefined;
    const scan = startScan({
        columnDelimiter,
        onRecords: (batch, header) => {
            if (looksAtKeys && fileKeys?.looksUnder(header))
                records.take(batch);
            onRecords(batch, header, version);
        },
    });
    const lines = createLineReader();
    for await (const chunk of chunks) {
        signal?.throwIfAborted();
        const readable = lines.read(chunk);
        if (!looksAtKeys)
            scan.feed(readable);
        else if (records.feed(readable, scan) > LONGEST_RECORD_BYTES)
            looksAtKeys = false;
        if (scan.isOver())
            break;
    }
    const { problems, problemCount, ...result } = scan.end();
    const lineFeeds = lines.sawLineFeedAmongCr() ? [lineFeedAmongCr(1)] : [];
    const findings = [...lineFeeds, ...problems].map((problem) => ({ path: version.path, ...problem }));
    const findingCount = problemCount + lineFeeds.length;
    const crEndsRecords = lines.crEndsRecords();
    return {
        ...version,
        ...result,
        findings,
        findingCount,
        crEndsRecords,
        keys: looksAtKeys ? fileKeys?.traits : undefined,
    };
}
const LONGEST_RECORD_BYTES = 2 * MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES;
async function fileVersion(handle, { path, absolutePath }) {
    const { size, mtimeMs } = await handle.stat();
    return { path, absolutePath, bytes: size, mtimeMs };
}

;// CONCATENATED MODULE: ../../lib/parts/range-bytes.js




const CHUNK_BYTES = 262_144;
async function openUnchanged(file) {
    const handle = await (0,promises_.open)(file.absolutePath).catch((cause) => {
        throw hasChanged(file, cause);
    });
    const { bytes, mtimeMs } = await fileVersion(handle, file);
    if (bytes === file.bytes && mtimeMs === file.mtimeMs)
        return handle;
    await handle.close();
    throw hasChanged(file);
}
async function* bytesOf(handle, { file, start, end }) {
    const at = yield* readAhead(handle, { start, end, chunkBytes: CHUNK_BYTES });
    if (at < end)
        throw hasChanged(file);
}
async function* openRanges(ranges) {
    let file;
    let handle;
    try {
        for (const range of ranges) {
            if (!handle || range.file !== file) {
                await handle?.close();
                handle = undefined;
                file = range.file;
                handle = await openUnchanged(file);
            }
            yield { range, handle };
        }
    }
    finally {
        await handle?.close();
    }
}
function hasChanged({ path }, cause) {
    const message = `${path} changed while it was being loaded. Run the load again when nothing writes to the file.`;
    return new errors/* LoadError */.Xb('invalid-csv', message, { cause });
}

;// CONCATENATED MODULE: ../../lib/parts/range-records.js





function createRangeReader({ delimiter, crEndsRecords, leavesOutBlank }, onRecord) {
    const records = new ArrivedRecords(onRecord);
    const scanner = new RecordScanner({
        columnDelimiter: delimiter,
        offset: 0,
        onHeader: (record) => records.takeOne(record),
        onRecords: (batch) => records.take(batch),
        onProblem: () => { },
        filter: leavesOutBlank ? new BlankRecords((0,dialect/* delimiterByte */.Wi)(delimiter)) : undefined,
    });
    const cr = crEndsRecords ? createCrReader() : undefined;
    return {
        feed: (chunk) => {
            records.feed(cr?.read(chunk) ?? chunk, scanner);
        },
        end: () => scanner.end(),
    };
}

;// CONCATENATED MODULE: ../../lib/parts/part-records.js



async function forEachRecord({ ranges, columnDelimiter }, onRecord, pause) {
    for await (const { range, handle } of openRanges(ranges)) {
        const dialect = range.rewriting ?? { delimiter: columnDelimiter, crEndsRecords: false, leavesOutBlank: false };
        const origins = readOrigins(range);
        const reader = createRangeReader(dialect, createPlacer(range, origins, onRecord));
        try {
            for await (const chunk of bytesOf(handle, range)) {
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
    return new OriginReader(file.origins.tablePath, firstEntry);
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

;// CONCATENATED MODULE: ../../lib/csv/blank-ends.js

function blankAt(bytes, at, end) {
    const first = bytes[at] ?? 0;
    if (first <= 0x20)
        return first === 0x20 || (first >= 0x09 && first <= 0x0d) ? 1 : 0;
    if (first < 0xc2 || at + 1 >= end)
        return 0;
    const second = bytes[at + 1] ?? 0;
    if (first === 0xc2)
        return second === 0xa0 ? 2 : 0;
    return at + 2 < end && isLongBlank(first, second, bytes[at + 2] ?? 0) ? 3 : 0;
}
function blankBefore(bytes, start, end) {
    const last = bytes[end - 1] ?? 0;
    if (last <= 0x20)
        return last === 0x20 || (last >= 0x09 && last <= 0x0d) ? 1 : 0;
    if (last < 0x80 || end - 2 < start)
        return 0;
    const before = bytes[end - 2] ?? 0;
    if (before === 0xc2)
        return last === 0xa0 ? 2 : 0;
    return end - 3 >= start && isLongBlank(bytes[end - 3] ?? 0, before, last) ? 3 : 0;
}
function isLongBlank(first, second, third) {
    switch (first) {
        case 0xe1:
            return second === 0x9a && third === 0x80;
        case 0xe2:
            if (second === 0x81)
                return third === 0x9f;
            return second === 0x80 && (third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf);
        case 0xe3:
            return second === 0x80 && third === 0x80;
        case 0xef:
            return second === 0xbb && third === 0xbf;
        default:
            return false;
    }
}
function skipBlanks(bytes, start, end) {
    let at = start;
    for (let length = -1; at < end && length !== 0; at += length)
        length = blankAt(bytes, at, end);
    return at;
}
function dropBlanks(bytes, start, end) {
    let at = end;
    for (let length = -1; at > start && length !== 0; at -= length)
        length = blankBefore(bytes, start, at);
    return at;
}
function trimmedField(bytes, start, end) {
    return (0,csv_fields/* decodeField */.RC)(bytes, start, end).trim();
}

var growing_bytes = __webpack_require__(87672);
;// CONCATENATED MODULE: ../../lib/parts/rewrite.js




const NULL_VALUE = Buffer.from('#N/A');
class Rewritten {
    #out = new growing_bytes/* GrowingBytes */.v();
    #rewriting;
    #changes = [];
    #delimiter = 0;
    #sentDelimiter = 0;
    #keepsFields = false;
    #hasOneColumn = false;
    #changesValues = false;
    get length() {
        return this.#out.length;
    }
    add(source, start, end, rewriting) {
        if (rewriting !== this.#rewriting)
            this.#prepare(rewriting);
        this.#out.reserve((end - start) * 2 + rewriting.columns.length * (NULL_VALUE.length + 3) + 1);
        if (this.#keepsFields)
            this.#addWhole(source, start, end);
        else
            this.#addByField(source, start, end);
        this.#out.put(dialect.LF);
    }
    get bytes() {
        return this.#out.bytes;
    }
    clear() {
        this.#out.clear();
    }
    #prepare(rewriting) {
        this.#rewriting = rewriting;
        const { columns, fieldCount, isRagged } = rewriting;
        const changes = new Array(fieldCount).fill(undefined);
        for (const { field, change } of columns)
            changes[field] = change;
        this.#changes = changes;
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(rewriting.delimiter);
        this.#sentDelimiter = (0,dialect/* delimiterByte */.Wi)(rewriting.sentDelimiter);
        this.#hasOneColumn = columns.length === 1;
        this.#changesValues = columns.some(({ change }) => change !== 'keep');
        this.#keepsFields = this.#delimiter === this.#sentDelimiter && columns.length === fieldCount && !isRagged;
    }
    #addWhole(source, start, end) {
        const hasCr = (0,csv_fields/* indexOfByte */.qk)(source, start, end, dialect.CR) < end;
        let from = start;
        for (let field = 0, fieldStart = start; (this.#changesValues || hasCr) && fieldStart <= end; field++) {
            const at = (0,csv_fields/* fieldEnd */.C4)(source, fieldStart, end, this.#delimiter);
            if (this.#changes[field] === 'clear' && rewrite_isBlank(source, fieldStart, at)) {
                this.#out.copy(source, from, fieldStart);
                this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length);
                from = at;
            }
            else if (this.#changes[field] === 'trim') {
                this.#out.copy(source, from, fieldStart);
                this.#addTrimmed(source, fieldStart, at);
                from = at;
            }
            else if (hasCr && source[fieldStart] === dialect/* QUOTE */.jA) {
                this.#out.copy(source, from, fieldStart);
                this.#addQuoted(source, fieldStart, at);
                from = at;
            }
            fieldStart = at + 1;
        }
        this.#out.copy(source, from, end);
    }
    #addByField(source, start, end) {
        let isFirst = true;
        let fieldStart = start;
        for (let field = 0; field < this.#changes.length; field++) {
            const isMissing = fieldStart > end;
            const at = isMissing ? fieldStart : (0,csv_fields/* fieldEnd */.C4)(source, fieldStart, end, this.#delimiter);
            const change = this.#changes[field];
            if (change !== undefined) {
                if (!isFirst)
                    this.#out.put(this.#sentDelimiter);
                isFirst = false;
                if (change === 'clear' && (isMissing || rewrite_isBlank(source, fieldStart, at)))
                    this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length);
                else if (!isMissing && change === 'trim')
                    this.#addTrimmed(source, fieldStart, at);
                else if (!isMissing)
                    this.#addField(source, fieldStart, at);
            }
            fieldStart = at + 1;
        }
    }
    #addField(source, start, end) {
        if (source[start] === dialect/* QUOTE */.jA)
            this.#addQuoted(source, start, end);
        else if (this.#delimiter === this.#sentDelimiter || (0,csv_fields/* indexOfByte */.qk)(source, start, end, this.#sentDelimiter) === end)
            this.#out.copy(source, start, end);
        else {
            this.#out.put(dialect/* QUOTE */.jA);
            this.#out.copy(source, start, end);
            this.#out.put(dialect/* QUOTE */.jA);
        }
    }
    #addTrimmed(source, start, end) {
        const isQuoted = source[start] === dialect/* QUOTE */.jA;
        const valueStart = isQuoted ? start + 1 : start;
        const valueEnd = isQuoted && end > valueStart && source[end - 1] === dialect/* QUOTE */.jA ? end - 1 : end;
        const from = skipBlanks(source, valueStart, valueEnd);
        const to = dropBlanks(source, from, valueEnd);
        if (from === to && this.#hasOneColumn)
            this.#addField(source, start, end);
        else if (isQuoted) {
            this.#out.put(dialect/* QUOTE */.jA);
            this.#addQuoted(source, from, to);
            this.#out.put(dialect/* QUOTE */.jA);
        }
        else
            this.#addField(source, from, to);
    }
    #addQuoted(source, start, end) {
        let from = start;
        for (;;) {
            const at = (0,csv_fields/* indexOfByte */.qk)(source, from, end, dialect.CR);
            if (at === end)
                break;
            this.#out.copy(source, from, at);
            this.#out.put(dialect.LF);
            from = source[at + 1] === dialect.LF ? at + 2 : at + 1;
        }
        this.#out.copy(source, from, end);
    }
}
function rewrite_isBlank(source, start, end) {
    return start === end || (end - start === 2 && source[start] === dialect/* QUOTE */.jA);
}

;// CONCATENATED MODULE: ../../lib/parts/chosen-records.js




function createSentRecords(part) {
    const { header, columns, columnDelimiter, lineEnding, wave } = part;
    const form = { header, columns, columnDelimiter, lineEnding, ...(wave === undefined ? {} : { wave }) };
    const sentBytes = createMeter(part);
    return (record) => ({ form, range: record.range, ...chosen_records_placeOf(record), bytes: sentBytes(record) });
}
function chosen_records_placeOf({ range, sent }) {
    const { at, length, firstLine, firstEntry, isTerminated } = sent;
    const start = range.start + at;
    return { start, end: start + length, firstLine, firstEntry, isTerminated };
}
function createMeter({ lineEnding }) {
    const rewritten = new Rewritten();
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
    const chosen = new PartBuilder(part, part.number);
    let index = 0;
    await forEachRecord(part, (record) => {
        if (isChosen(index++))
            chosen.add(record.range, chosen_records_placeOf(record), sentBytes(record));
    });
    return chosen.records === 0 ? undefined : chosen.end();
}
function mergeParts(parts, limits = {}) {
    const { maxRecords = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
    const merged = [];
    const open = new Map();
    for (const part of parts) {
        const key = formKey(part, part.wave);
        let into = open.get(key);
        const bytes = part.bytes - part.header.length;
        if (into === undefined || into.bytes + bytes > maxBytes || into.records + part.records > maxRecords) {
            into = new PartBuilder(part, part.number);
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
        const key = keys.get(form) ?? formKey(form, form.wave);
        keys.set(form, key);
        let current = open.get(key);
        const isFull = current && (current.records.length === maxRecords || current.builder.bytes + record.bytes > maxBytes);
        if (current === undefined || isFull) {
            current = { builder: new PartBuilder(form, all.length + 1), records: [] };
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
const MOST_NAMED = 5;
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
            say.warn(`Job ${id} was left Open and could not be aborted: ${(0,words/* sentence */.em)((0,errors/* messageOf */.bD)(error))}`);
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
            say.warn(`Could not check for jobs left by unanswered create requests: ${(0,words/* sentence */.em)((0,errors/* messageOf */.bD)(error))} Such jobs are empty and expire on their own.`);
        }
    }
}

var error_body = __webpack_require__(72827);
;// CONCATENATED MODULE: ../../lib/csv/result-rows.js



class UnreadableRowsError extends Error {
    name = 'UnreadableRowsError';
}
const MAX_ROW_BYTES = 4 * MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES;
async function readRows(body, onRow) {
    let header;
    const rows = new ArrivedRecords(({ bytes, start, end }) => {
        if (header !== undefined)
            onRow(bytes, start, end, header);
    });
    const scan = startScan({
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
    if (isUnreadable(result))
        throw new UnreadableRowsError('The result file is incomplete: it ends inside a quoted field.');
    return result.header;
}
function isUnreadable({ header, endsInQuotes, problemCount }) {
    return endsInQuotes || (header === undefined && problemCount > 0);
}

var own_files = __webpack_require__(89487);
var request = __webpack_require__(18273);
var column_index = __webpack_require__(69113);
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
var explain = __webpack_require__(85505);
var try_again = __webpack_require__(36483);
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
    const others = columns.filter((name) => !isOrgColumn(name));
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
            const isLasting = error instanceof errors/* SalesforceError */.mO || error instanceof ResultTooLargeError;
            if (!isLasting && !isOver(source) && (await pause(attempt, source)))
                continue;
            const warning = `The ${NAMES[kind]} records of job ${id} could not be read: ${(0,errors/* messageOf */.bD)(error)}`;
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
    if (error instanceof errors/* LoadError */.Xb)
        return true;
    return error instanceof errors/* SalesforceError */.mO && (error.status === 401 || (0,explain/* isDailyLimit */.Fu)(error));
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

;// CONCATENATED MODULE: ../../lib/values/decimal.js
const MAX_LENGTH = 330;
const MAX_EXPONENT = 400;
const EXACT_DIGITS = 15;
function decimalIn(text) {
    const value = text.trim();
    if (value.length === 0 || value.length > MAX_LENGTH)
        return undefined;
    let at = 0;
    const isNegative = value[0] === '-';
    if (isNegative || value[0] === '+')
        at++;
    const wholeStart = at;
    at = digitsEnd(value, at);
    const whole = value.slice(wholeStart, at);
    let fraction = '';
    if (value[at] === '.') {
        const fractionStart = ++at;
        at = digitsEnd(value, at);
        fraction = value.slice(fractionStart, at);
    }
    if (whole === '' && fraction === '')
        return undefined;
    const scale = exponentIn(value, at);
    return scale === undefined ? undefined : strip(isNegative, whole + fraction, scale - fraction.length);
}
function digitsEnd(text, start) {
    let at = start;
    while (at < text.length && isDigit(text.charCodeAt(at)))
        at++;
    return at;
}
function isDigit(code) {
    return code >= 0x30 && code <= 0x39;
}
function exponentIn(text, start) {
    if (start === text.length)
        return 0;
    if (text[start] !== 'e' && text[start] !== 'E')
        return undefined;
    const signed = text[start + 1] === '-' || text[start + 1] === '+';
    const digitsStart = start + (signed ? 2 : 1);
    if (digitsStart === text.length || digitsEnd(text, digitsStart) !== text.length)
        return undefined;
    const exponent = Number(text.slice(start + 1));
    return Math.abs(exponent) > MAX_EXPONENT ? undefined : exponent;
}
function strip(isNegative, digits, exponent) {
    let start = 0;
    while (start < digits.length && digits[start] === '0')
        start++;
    let end = digits.length;
    while (end > start && digits[end - 1] === '0')
        end--;
    if (start === end)
        return { isNegative: false, digits: '', exponent: 0 };
    return { isNegative, digits: digits.slice(start, end), exponent: exponent + digits.length - end };
}
function toDouble({ isNegative, digits, exponent }) {
    return digits === '' ? 0 : Number(`${isNegative ? '-' : ''}${digits}e${exponent}`);
}
function exactValue(decimal) {
    const { isNegative, digits, exponent } = decimal;
    const double = digits.length <= EXACT_DIGITS ? toDouble(decimal) : Number.NaN;
    if (Number.isFinite(double) && (digits === '' || Math.abs(double) > 1e-290))
        return double;
    return `${isNegative ? '-' : ''}${digits}e${exponent}`;
}
const PLAIN_DIGITS = 30;
function plainText({ isNegative, digits, exponent }) {
    if (digits === '')
        return '0';
    const minus = isNegative ? '-' : '';
    if (exponent < 0 || digits.length + exponent > PLAIN_DIGITS)
        return `${minus}${digits}e${exponent}`;
    return minus + digits + '0'.repeat(exponent);
}
function valueByDouble(decimal) {
    return valueOfDouble(toDouble(decimal)) ?? exactValue(decimal);
}
function valueOfDouble(double) {
    const decimal = decimalIn(String(double));
    return decimal && exactValue(decimal);
}
function round(decimal, decimals, rounding) {
    const { isNegative, digits, exponent } = decimal;
    const surplus = -exponent - decimals;
    if (surplus <= 0)
        return decimal;
    const kept = surplus >= digits.length ? '' : digits.slice(0, digits.length - surplus);
    const isUp = roundsUp(digits.padStart(surplus, '0').slice(-surplus), kept, rounding);
    const size = BigInt(kept || '0') + (isUp ? 1n : 0n);
    return strip(isNegative, String(size), -decimals);
}
function roundsUp(rest, kept, rounding) {
    const [first = '0'] = rest;
    const isHalf = first === '5' && rest.length === 1;
    switch (rounding) {
        case 'down':
            return false;
        case 'up':
            return true;
        case 'half up':
            return first >= '5';
        case 'half even':
            return isHalf ? '13579'.includes(kept.at(-1) ?? '0') : first >= '5';
    }
}

;// CONCATENATED MODULE: ../../lib/csv/plain-number.js


const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e];
function plainNumber(bytes, start, end, mostDecimals = EXACT_DIGITS) {
    let at = start;
    let last = end;
    if (bytes[at] === dialect/* QUOTE */.jA) {
        at++;
        last--;
    }
    const isNegative = bytes[at] === MINUS;
    if (isNegative)
        at++;
    if (last - at > EXACT_DIGITS + 1 || last <= at)
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
    if (count === 0 || count > EXACT_DIGITS || decimals === 0 || decimals > mostDecimals)
        return Number.NaN;
    const size = decimals > 0 ? digits / 10 ** decimals : digits;
    return isNegative && size !== 0 ? -size : size;
}

;// CONCATENATED MODULE: ../../lib/values/key-forms.js



const NUMBER_TYPES = new Set(['int', 'long', 'double', 'currency', 'percent']);
function isNumber({ type }) {
    return NUMBER_TYPES.has(type);
}
function isBlankKey(text) {
    return text === '' || text === '#N/A';
}
function mayBeSameKey(column, field) {
    const isId = (0,values_names/* sameName */.q)(column, 'Id') || field?.type === 'id' || field?.type === 'reference';
    return formOf(isId ? 'id' : 'value', field);
}
function formOf(kind, field) {
    if (kind === 'id')
        return { kind: 'id' };
    if (field === undefined)
        return { kind: 'any' };
    if (isNumber(field))
        return { kind: 'number', decimals: field.scale ?? undefined };
    return { kind: field.caseSensitive === true ? 'composed' : 'folded' };
}
function canonicalKey(form, key) {
    const text = trimKey(key);
    if (isBlankKey(text))
        return '';
    const value = comparedValue(form, text);
    return typeof value === 'string' ? value : exactValue(value);
}
function comparedValue(form, text) {
    switch (form.kind) {
        case 'id':
            return (0,values_ids/* shortId */.m_)(text) ?? foldKey(longKey(text));
        case 'number':
        case 'any': {
            const decimal = decimalIn(text);
            if (decimal === undefined)
                return foldKey(text);
            const decimals = form.kind === 'number' ? form.decimals : undefined;
            return decimals === undefined ? decimal : round(decimal, decimals, 'half up');
        }
        case 'folded':
            return foldKey(text);
        case 'composed':
            return text.normalize('NFC');
    }
}
function anyKey(text, kind) {
    return possibleKey(text, kind, undefined);
}
function possibleKey(text, kind, field) {
    if (kind === 'id')
        return foldKey(longKey(text));
    const value = comparedValue(formOf(kind, field && { ...field, scale: undefined }), text);
    return typeof value === 'string' ? value : plainText(value);
}
function certainKey(text, kind, field) {
    if (kind === 'id')
        return longKey(text);
    if (field === undefined)
        return text;
    if (isNumber(field)) {
        const decimal = decimalIn(text);
        return decimal === undefined ? text : plainText(decimal);
    }
    if (field.unique === true && field.caseSensitive === false)
        return `${text.toLowerCase()}\0${text.toUpperCase()}`;
    return text;
}
function longKey(text) {
    return text.length === values_ids/* ID_LENGTH */.hq ? text + (0,values_ids/* checkLetters */.qG)(text) : text;
}
function foldKey(text) {
    return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
function trimKey(key) {
    let start = 0;
    let end = key.length;
    while (start < end && key_forms_isBlank(key.charCodeAt(start)))
        start++;
    while (end > start && key_forms_isBlank(key.charCodeAt(end - 1)))
        end--;
    return start === 0 && end === key.length ? key : key.slice(start, end);
}
function key_forms_isBlank(code) {
    if (code <= 0x20)
        return true;
    if (code < 0x7f)
        return false;
    if (code >= 0x2000 && code <= 0x200f)
        return true;
    return code <= 0xa0 || BLANKS.has(code);
}
const BLANKS = new Set([0x1680, 0x180e, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff]);
function isScientific(text) {
    return /^\d(?:[.,]\d{1,14})?[eE]\+\d{2}$/.test(text);
}

;// CONCATENATED MODULE: ../../lib/values/times.js
const ISO_TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:Z|[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const TIME_OF_DAY = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?Z?$/i;
const SLASHED_TIME = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i;
const WORDED_TIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2} \d|\d{1,2} [A-Z][a-z]{2} )[\w :+-]*\d{4}/;
const EPOCH = /^-?\d{11,14}$/;
const PLAIN_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d))?$/;
const times_MAX_LENGTH = 64;
const DAY_MS = 86_400_000;
function timeIn(value) {
    if (value.length > times_MAX_LENGTH)
        return undefined;
    const text = value.trim();
    const iso = ISO_TIME.exec(text);
    if (iso) {
        const [, year, month, day, hour, minute, second, fraction, zone = 'Z'] = iso;
        const [date, time, shift] = [dayMs(year, month, day), timeOfDayMs(hour, minute, second, fraction), zoneMs(zone)];
        return date === undefined || time === undefined || shift === undefined ? undefined : date + time - shift;
    }
    const timeOfDay = TIME_OF_DAY.exec(text);
    if (timeOfDay)
        return timeOfDayMs(timeOfDay[1], timeOfDay[2], timeOfDay[3], timeOfDay[4]);
    if (EPOCH.test(text))
        return Number(text);
    const slashed = SLASHED_TIME.exec(text);
    if (slashed)
        return slashedMs(slashed);
    if (!WORDED_TIME.test(text))
        return undefined;
    const parsed = Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})/i.test(text) ? text : `${text} GMT`);
    return Number.isNaN(parsed) ? undefined : parsed;
}
function isPlainTime(text) {
    const time = PLAIN_TIME.test(text) ? timeIn(text) : undefined;
    return time !== undefined && (text.length === 10 || time % DAY_MS !== 0);
}
function dayMs(year = '', month = '', day = '') {
    const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
    const date = new Date(at);
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at : undefined;
}
function timeOfDayMs(hour = '0', minute = '0', second = '0', fraction = '0') {
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
        return undefined;
    const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
    return seconds * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
}
function zoneMs(zone) {
    if (/^z$/i.test(zone))
        return 0;
    const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
    const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
    if (hours > 14 || minutes > 59)
        return undefined;
    return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
function slashedMs([, first = '', second = '', year, hour, minute, seconds, half]) {
    const isOpen = first !== second && Number(first) <= 12 && Number(second) <= 12;
    const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
    const date = isOpen ? undefined : dayMs(year, month, day);
    const time = timeOfDayMs(hour, minute, seconds);
    if (date === undefined || time === undefined)
        return undefined;
    if (half === undefined || hour === undefined)
        return date + time;
    if (Number(hour) > 12 || hour === '0')
        return undefined;
    const isAfternoon = half.toUpperCase() === 'P';
    return date + time + ((isAfternoon ? 12 : 0) - (Number(hour) === 12 ? 12 : 0)) * 3_600_000;
}

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
            return isPlainTime(value);
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
            return trimKey(text);
        case 'composed and trimmed':
            return trimKey(text).normalize('NFC');
        case 'word':
            return text.toLowerCase();
        case 'boolean':
            return booleanIn(text) ?? text;
        case 'time':
            return timeIn(text)?.toString() ?? text;
        case 'id':
            return (0,values_ids/* shortId */.m_)(text.trim()) ?? text.trim();
        case 'loose':
            return canonicalLoosely(text, exactValue);
        case 'loose by id':
            return (0,values_ids/* longId */.it)(text) ?? canonicalLoosely(text, exactValue);
        case 'loose by double':
            return canonicalLoosely(text, valueByDouble);
        case 'vague':
            return canonicalLoosely(text, valueByDouble).toLowerCase();
        default:
            return text;
    }
}
function numberIn(form, text) {
    if (!isNumberForm(form))
        return undefined;
    const decimal = decimalIn(text);
    if (decimal === undefined)
        return undefined;
    if (typeof form !== 'string')
        return roundedValue(decimal, form);
    return form === 'number' ? exactValue(decimal) : valueByDouble(decimal);
}
function isTextForm(form) {
    return form === 'text' || form === 'unescaped' || form === 'composed' || form === 'trimmed';
}
function isNumberForm(form) {
    return typeof form !== 'string' || form === 'number' || form === 'double';
}
function roundedValue(decimal, { rounding, decimals, isDouble }) {
    if (rounding !== 'by double') {
        const exact = round(decimal, decimals, rounding);
        return isDouble ? valueByDouble(exact) : exactValue(exact);
    }
    const double = toDouble(decimal);
    if (Math.abs(double) >= 1e15)
        return valueByDouble(decimal);
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
    const decimal = decimalIn(text);
    return decimal === undefined ? (timeIn(text)?.toString() ?? text) : String(numeric(decimal));
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

;// CONCATENATED MODULE: ../../lib/values/mix.js
const SEED_A = 0x811c9dc5 | 0;
const SEED_B = 0x9e3779b9 | 0;
function mixA(half, word) {
    const k = Math.imul(word, 0x239b961b);
    const mixed = half ^ Math.imul((k << 15) | (k >>> 17), 0xab0e9789);
    return (Math.imul((mixed << 19) | (mixed >>> 13), 5) + 0x561ccd1b) | 0;
}
function mixB(half, word) {
    const k = Math.imul(word, 0x38b34ae5);
    const mixed = half ^ Math.imul((k << 18) | (k >>> 14), 0xa1e38b93);
    return (Math.imul((mixed << 15) | (mixed >>> 17), 5) + 0x96cd1c35) | 0;
}
function mixLast(hash) {
    let h = hash;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
}

;// CONCATENATED MODULE: ../../lib/join/key-hash.js







const key_hash_QUOTES = repeatByte(dialect/* QUOTE */.jA);
const CRS = repeatByte(dialect.CR);
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
        const delimiters = repeatByte(delimiter);
        let a = SEED_A;
        let b = SEED_B;
        let at = start;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if (bytesEqual(word, delimiters) !== 0)
                break;
            a = mixA(a, word);
            b = mixB(b, word);
        }
        const textEnd = (0,csv_fields/* indexOfByte */.qk)(bytes, at, end, delimiter);
        this.#length = textEnd - start;
        if (at < textEnd) {
            const word = lastWord(bytes, at, textEnd);
            a = mixA(a, word);
            b = mixB(b, word);
        }
        this.#end(a, b);
        return textEnd;
    }
    #readQuoted(bytes, start, end, delimiter) {
        const view = this.#view;
        let a = SEED_A;
        let b = SEED_B;
        let at = start + 1;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if ((bytesEqual(word, key_hash_QUOTES) | bytesEqual(word, CRS)) !== 0)
                break;
            a = mixA(a, word);
            b = mixB(b, word);
        }
        let textEnd = at;
        while (textEnd < end && bytes[textEnd] !== dialect/* QUOTE */.jA && bytes[textEnd] !== dialect.CR)
            textEnd++;
        if (textEnd < end && (bytes[textEnd] === dialect.CR || (bytes[textEnd + 1] === dialect/* QUOTE */.jA && textEnd + 1 < end)))
            return this.#readEscaped(bytes, start, end, delimiter);
        this.#length = textEnd - start - 1;
        if (at < textEnd) {
            const word = lastWord(bytes, at, textEnd);
            a = mixA(a, word);
            b = mixB(b, word);
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
        let a = SEED_A;
        let b = SEED_B;
        let at = 0;
        for (; at + 4 <= length; at += 4) {
            const word = view.getInt32(at, true);
            a = mixA(a, word);
            b = mixB(b, word);
        }
        this.#length = length;
        if (at < length) {
            const word = lastWord(this.#scratch, at, length);
            a = mixA(a, word);
            b = mixB(b, word);
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
        let a = SEED_A;
        let b = SEED_B;
        for (let at = first; at < first + 12; at += 4) {
            const word = view.getInt32(at, true);
            a = mixA(a, word);
            b = mixB(b, word);
        }
        this.#length = values_ids/* ID_LENGTH */.hq;
        const word = lastWord(bytes, first + 12, first + values_ids/* ID_LENGTH */.hq);
        this.#end(mixA(a, word), mixB(b, word));
        return true;
    }
    #readNumber(number) {
        NUMBER[0] = number;
        const low = NUMBER_BITS[0] ?? 0;
        const high = NUMBER_BITS[1] ?? 0;
        this.#a = mixA(mixA(SEED_A, low), high);
        this.#b = mixB(mixB(SEED_B, low), high);
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
        const lo = mixLast(a ^ Math.imul(column + 1, 0x9e3779b1));
        const hi = mixLast(b ^ Math.imul(column + 1, 0x7feb352d) ^ Math.imul(a, 0x2c1b3c6d));
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
const NULL_A = mixA(SEED_A, NULL_WORD) ^ 4;
const NULL_B = mixB(SEED_B, NULL_WORD) ^ 4;
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
            return Number.isNaN(plainNumber(bytes, start, end, decimals ?? EXACT_DIGITS));
        case 'boolean': {
            const word = (0,csv_fields/* decodeField */.RC)(bytes, start, end).toLowerCase();
            return word !== 'true' && word !== 'false';
        }
        case 'unknown':
            return end - start >= EXACT_DIGITS && mayVaryUnknown((0,csv_fields/* decodeField */.RC)(bytes, start, end));
        default:
            return mayVaryAsText(bytes, start, end);
    }
}
function mayVaryUnknown(text) {
    return (0,values_ids/* longId */.it)(text) !== undefined || (decimalIn(text)?.digits.length ?? 0) > EXACT_DIGITS;
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
    return text.normalize('NFC') !== text || trimKey(text) !== text;
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




async function couldHold(part, rows, options) {
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
            await readRows(readFileAhead(path, READ_BYTES), (bytes, start, end) => {
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
        throw new errors/* LoadError */.Xb(reason === 'job-failed' ? 'ledger-missing' : reason, why, { cause: error });
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
async function refuseDoubtfulInsert(candidates, parts, doubt, looking) {
    const { why, cure } = DOUBTS[doubt];
    const { say, stop } = looking.source.step;
    if (candidates.length > MOST_NAMED)
        say.log(`comparing the files with ${(0,words/* count */.U9)(candidates.length, 'job')} of this user that no ledger names`);
    const suspects = [];
    const unread = [];
    let bytesLeft = MOST_PROOF_BYTES;
    for (const job of candidates) {
        if (suspects.length > MOST_NAMED)
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
    throw new errors/* LoadError */.Xb('ledger-missing', `${why} These jobs of the same user may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
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
            if (await couldHold(part, rows, looking.join))
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
    const { org, ledger, userId, spec, step } = looking;
    const { bulk: client } = org;
    const now = org.now();
    const { earlier, book, course } = ledger;
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
        const left = madeBetween(jobs, ours, window).filter(({ id, state }) => state === 'Open' && !book.names(id));
        const isAlone = userId !== undefined && step.run.isAlone();
        await seeToLeftovers(left, { client, say: step.say, isAlone });
        for (const { id } of left)
            open.add(id);
    }
    const others = warnOfOtherJobs(jobs, spec.object, (id) => book.names(id) || open.has(id));
    if (others !== undefined)
        step.say.warn(others);
    const ids = new Set(jobs.map(({ id }) => id));
    if (doubt === undefined)
        return { ids, doubtful: undefined };
    const known = new Set([...ledger.jobs, ...ledger.newer.flatMap((run) => run.jobs)].map(({ id }) => (0,values_ids/* idKey */.T4)(id)));
    const from = doubtfulSince(doubt, { earlier, runBegan, now });
    const candidates = madeBetween(jobs, ours, { from, to: Number.POSITIVE_INFINITY });
    return { ids, doubtful: { doubt, jobs: candidates.filter(({ id }) => !known.has((0,values_ids/* idKey */.T4)(id)) && !open.has(id)) } };
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
    throw new errors/* LoadError */.Xb('ledger-missing', `No ledger says what the earlier attempts of this run did, and the run ${when}: Salesforce keeps jobs for 7 days, so ` +
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
        const known = this.#groups.get(keyOf(shape));
        if (known !== undefined)
            return known;
        const group = this.#groups.size < MOST_GROUPS ? shape : { ...shape, message: OTHER_MESSAGES };
        const made = this.#groups.get(keyOf(group)) ?? { group, count: 0, samples: [] };
        this.#groups.set(keyOf(group), made);
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
function keyOf({ code, fields, message }) {
    return JSON.stringify([code, fields, message]);
}
function fieldsIn({ message }) {
    const field = /duplicate value found: (\w+) duplicates value/.exec(message)?.[1];
    return field === undefined ? [] : [field];
}

var row_error_codes = __webpack_require__(13034);
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
    const isForLater = error instanceof errors/* LoadError */.Xb || (error instanceof errors/* SalesforceError */.mO && (error.status === 401 || (0,explain/* isDailyLimit */.Fu)(error)));
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
    if (!(0,error_body/* isRefusal */.vu)(error) || !(error instanceof errors/* SalesforceError */.mO) || OF_THE_EDGE.has(error.status))
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
        if (error instanceof errors/* LoadError */.Xb)
            throw error;
        return undefined;
    });
    return now === undefined ? { job, isSettled: false } : { job: now, isSettled: settling.settlesIn(now) === 0 };
}

;// CONCATENATED MODULE: ../../lib/jobs/may-pass.js


function mayPass(error) {
    return (0,retry/* passes */.W)(error) || (error instanceof errors/* SalesforceError */.mO && error.status === 401);
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
            const told = whyUnread instanceof errors/* LoadError */.Xb ? whyUnread : error;
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
    return hash.digest('hex');
}
function openRecords(part) {
    return joinSmall(contentOf(part, Buffer.alloc(0)));
}
async function* contentOf(part, header) {
    const ending = (0,dialect/* lineEndingBytes */.pP)(part.lineEnding);
    yield header;
    for await (const { range, handle } of openRanges(part.ranges)) {
        const { rewriting } = range;
        if (rewriting === undefined) {
            yield* bytesOf(handle, range);
            if (!range.isTerminated)
                yield ending;
            continue;
        }
        const rewritten = new Rewritten();
        const records = createRangeReader(rewriting, ({ bytes, start, end }) => rewritten.add(bytes, start, end, rewriting));
        for await (const chunk of bytesOf(handle, range)) {
            records.feed(chunk);
            if (rewritten.length < CHUNK_BYTES)
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
        if (chunk.length >= CHUNK_BYTES / 2) {
            if (length > 0)
                yield room.subarray(0, length);
            length = 0;
            yield chunk;
            continue;
        }
        if (length + chunk.length > CHUNK_BYTES) {
            yield room.subarray(0, length);
            length = 0;
        }
        if (room.length === 0)
            room = memory.own(Buffer.allocUnsafeSlow(CHUNK_BYTES));
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
    return { job, body: hash.digest('hex') };
}

;// CONCATENATED MODULE: ../../lib/parts/file-path.js

function listedFiles(files, most) {
    return (0,words/* listed */.KE)([...new Set(files.map(({ path }) => path))], most);
}

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
    return new errors/* LoadError */.Xb(error instanceof errors/* LoadError */.Xb ? reason : 'records-unaccounted', `Lost track of ${job}. ${message} ${cure}`, { cause: error });
}
function job_ends_nameOf(id, part) {
    return `Job ${id} (${filesOf(part)})`;
}
function filesOf(part) {
    return listedFiles(part.ranges.map(({ file }) => file), 2);
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
        step.say.warn(`Job ${id} of an earlier step is Open and could not be aborted: ${(0,errors/* messageOf */.bD)(error)}`);
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
    return new errors/* LoadError */.Xb('ledger-mismatch', `${why} Nothing was sent. ${cure}`);
}
function newerValues(newer, operation) {
    const [newest] = newer.slice(-1);
    return new errors/* LoadError */.Xb('ledger-mismatch', `This run is older than ${newest === undefined ? 'another' : nameOf(newest)}, which has loaded records since: its ${operation} could put older values over newer ones. ` +
        'Nothing was sent. Start a new run of the workflow instead of running this one again.');
}
function loadedByNewer(newest, hasCompleted) {
    const why = hasCompleted
        ? `A newer run (${nameOf(newest)}) has completed this load, with files that have changed since. Nothing was sent, and nothing is left to do here.`
        : `A newer run (${nameOf(newest)}) has loaded other data than the files of this one hold. Nothing was sent. To load these files, start a new run of the workflow.`;
    return new errors/* LoadError */.Xb('ledger-mismatch', why);
}
function stillRuns({ id }, end, { stop }) {
    if (end.kind === 'running' && end.error !== undefined)
        return (0,explain/* explainError */.UW)(`Job ${id} of an earlier step cannot be looked at`, end.error);
    return new errors/* LoadError */.Xb(stop.cancelled.aborted ? 'cancelled' : 'time-limit', `Job ${id} of an earlier step still runs, or was aborted a short time ago, and nothing is sent before it has come to its end. Run the workflow again later.`);
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
function refuseUnfound({ unfound, foundJobs }, unclear, { newer, own, step }) {
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
            'can no longer be matched to the files with certainty: the files were changed, or hold another record that the org may ' +
            'print in the same way. Sending the rest could load records twice. Restore those records in the files, or delete them in the org.', step);
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
    #collects = createLimit(COLLECTS_AT_ONCE);
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
    const atOnce = createLimit(LOOKS_AT_ONCE);
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
        if (error instanceof errors/* SalesforceError */.mO && error.status === 404)
            return undefined;
        if (step.stop.cancelled.aborted)
            throw new errors/* LoadError */.Xb('cancelled', 'The step was cancelled before anything was sent.');
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

var lib_counts = __webpack_require__(57615);
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
async function findSought({ sought, again, unclear }, fresh, { newer, jobs }, { finder, ledger, step }) {
    const found = await finder.find(sought, fresh, again);
    unclear.push(...found.unclear);
    const hasChanged = sought.some(({ entry }) => entry.whole && entry.body !== '');
    const own = new Set(jobs.map(({ id }) => id.slice(0, 15)));
    refuseUnfound(found, hasChanged ? unclear : [], { newer, own, step });
    for (const { id, settled: result } of found.jobs)
        ledger.book.settle(id, result);
    return found;
}
async function withoutFound(fresh, found, seen, { outcomes }) {
    const first = [];
    for (const submission of fresh) {
        const isIn = found.isIn.get(submission);
        if (isIn !== undefined)
            await outcomes.takeSkipped(submission.part, (index) => isIn[index] === 1);
        const part = isIn === undefined ? submission.part : await withRecords(submission.part, (index) => isIn[index] !== 1);
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
    for (const { part } of partsOfRecords([...again.keys()]))
        await outcomes.takeSkipped(part, () => true);
    return { ...lib_counts/* NO_COUNTS */.lZ, skipped: records };
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
    if (confirmsAll(submissions, own))
        return await actOn(submissions, own, course, recalling);
    step.say.log('the files or the org no longer show what this load had done in the earlier attempt');
    if (!isInsert) {
        for (const { entry } of own)
            ledger.book.withdraw(entry.id);
        return allLeft(submissions);
    }
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
    return new errors/* LoadError */.Xb('stopped-early', `The canary failed: ${ofThem(bad, counts.read, 'record')} were not loaded; \`max-failures\` allows ${described(maxFailures, allowed)}. ` +
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
            return new errors/* LoadError */.Xb('stopped-early', `${ofThem(failed, finished, 'finished record')} failed; \`stop-early\` allows ${(0,words/* share */.uM)(allowed)}. Nothing further was sent. ` +
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
async function matchCertain({ part, rows, options, whole }, ways, { recordOf, rowOf }, { isKey = false, idFrom = 'Id' } = {}) {
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
function copyMatches({ recordOf, rowOf }) {
    return { recordOf: Int32Array.from(recordOf), rowOf: Int32Array.from(rowOf) };
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

var schemas = __webpack_require__(12215);
var authorise = __webpack_require__(18508);
;// CONCATENATED MODULE: ../../lib/org/rest.js



async function readResource(api, resource, shape) {
    return await readJson(api.calls, pathOf(api, resource), shape);
}
async function readJson(calls, path, shape) {
    const { text } = await calls.request({ method: 'GET', path });
    try {
        return shape.parse(JSON.parse(text));
    }
    catch (cause) {
        throw unreadable(path, 'the answer is not what the REST API describes', { cause });
    }
}
async function* queryRows(api, soql, row, resource = 'query') {
    const page = schemas/* object */.Ikc({
        records: schemas/* array */.YOg(row),
        done: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
        nextRecordsUrl: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    });
    const seen = new Set();
    for (let path = pathOf(api, `${resource}?q=${encodeURIComponent(soql)}`);;) {
        const { records, done, nextRecordsUrl } = await readJson(api.calls, path, page);
        yield* records;
        if (done)
            return;
        seen.add(path);
        if (!nextRecordsUrl || seen.has(nextRecordsUrl))
            throw unreadable(path, 'the answer to a query does not end');
        path = nextRecordsUrl;
    }
}
function pathOf({ apiVersion }, resource) {
    return `${authorise/* API_PATH */.f}v${apiVersion}/${resource}`;
}
function unreadable(path, message, options) {
    return new errors/* ConnectionError */.Rc({ method: 'GET', path, code: 'UNREADABLE', message }, options);
}

;// CONCATENATED MODULE: ../../lib/org/find-gone.js




const IDS_A_QUERY = 400;
const Row = schemas/* object */.Ikc({
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
        for await (const row of queryRows(api, soql, Row, 'queryAll'))
            rows.push(row);
        return rows;
    };
    for (let from = 0; from < asked.length; from += IDS_A_QUERY) {
        const some = asked.slice(from, from + IDS_A_QUERY);
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
            return { gone, unseen, unknown: (0,errors/* messageOf */.bD)(error) };
        }
    }
    return { gone, unseen, unknown: undefined };
}
function isUnknownField(error) {
    return error instanceof errors/* SalesforceError */.mO && error.errorCode === 'INVALID_FIELD';
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
                downloads.push({ jobId: entry.id, download: successful });
                if (unaccounted > 0)
                    unclear.push({ id: entry.id, records: unaccounted });
                settledJobs.push({ id: entry.id, settled: { in: successful.rows.count, unaccounted } });
            }
            const found = await joinAll(downloads, fresh, again, this.#finding.join);
            const ids = [...found.ids.keys(), ...found.unfound.map(({ recordId }) => recordId)];
            const gone = await this.#finding.findGone(ids);
            return { ...placesOf(found, gone), unclear, jobs: settledJobs };
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
    const isIn = new Map();
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
            const flags = isIn.get(sought.submission) ?? new Uint8Array(sought.submission.part.records);
            flags[sought.index] = 1;
            isIn.set(sought.submission, flags);
        }
    }
    const unfound = found.unfound.filter(({ recordId }) => !gone.has(recordId));
    return { isIn, again, records, gone: goneFromFiles, unfound, foundJobs: found.foundJobs };
}
function refuseUnreadable({ read, error }, id) {
    if (read.kind !== 'unreadable')
        return;
    throw (0,explain/* explainError */.UW)(`The results of job ${id} of an earlier step cannot be read, and nothing is sent without them`, error);
}
async function joinAll(downloads, fresh, again, options) {
    const ids = new Map();
    const created = new Set();
    const unfound = [];
    const foundJobs = new Set();
    const pools = poolsOf(fresh, again);
    const takenOf = new Map();
    for (const group of byHeader(downloads)) {
        const rows = new RowTable(group.map(({ download }) => download));
        const jobOf = group.flatMap(({ jobId, download }) => Array.from({ length: download.rows.count }, () => jobId));
        const done = new Int32Array(rows.count).fill(-1);
        for (const pool of poolsFor(group[0]?.download.rows.header?.columns ?? [], pools)) {
            const rowOf = takenOf.get(pool) ?? new Int32Array(pool.part.records).fill(-1);
            takenOf.set(pool, rowOf);
            const matches = { recordOf: Int32Array.from(done), rowOf };
            await joinSome(pool.part, rows, options, matches);
            for (let row = 0; row < rows.count; row++) {
                const record = matches.recordOf[row] ?? -1;
                if (done[row] !== -1 || record === -1)
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
    const own = (names) => [...names].filter((name) => !isOrgColumn(name)).map((name) => name.toLowerCase());
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
        const key = formKey(pool.part);
        groups.set(key, [...(groups.get(key) ?? []), pool]);
    }
    return [...groups.values()].map((group) => {
        const [first] = group;
        if (first === undefined)
            throw new Error('A group has members.');
        const starts = [];
        const whole = new PartBuilder(first.part, first.part.number);
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


const nothing = () => { };
const nothingToWaitFor = async () => { };
function failureSink(failures) {
    return {
        succeeded: nothing,
        failed: (record, part, { id, error }) => {
            failures.add(error, id, { file: record.file.path, line: record.line }, {
                columns: part.columns,
                values: (0,sent_columns/* sourceValues */.y)(record, part),
            });
        },
        notKnown: nothing,
        unmatched: ({ name, id, error, values, header }) => {
            if (name === 'failed')
                failures.add(error, id, undefined, ownColumns(header.columns, values));
        },
        skipped: nothing,
        flush: nothingToWaitFor,
        keep: nothing,
        takeBack: nothingToWaitFor,
        close: nothingToWaitFor,
    };
}
function ownColumns(columns, values) {
    const own = [...columns.keys()].filter((place) => !isOrgColumn(columns[place] ?? ''));
    return { columns: own.map((place) => columns[place] ?? ''), values: own.map((place) => values[place] ?? '') };
}

;// CONCATENATED MODULE: ../../lib/preflight/field-access.js

const MOST_NAMES = 8;
const AUDIT_FIELDS = new Set([
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
]);
function accessOf({ name, createable, updateable }, operation) {
    if (operation === 'delete' || operation === 'hardDelete')
        return 'yes';
    const isAllowed = { insert: createable, update: updateable, upsert: createable && updateable }[operation];
    if (isAllowed)
        return 'yes';
    if (AUDIT_FIELDS.has(name) && operation !== 'update')
        return 'audit';
    if (createable)
        return 'create only';
    return updateable ? 'update only' : 'no';
}
function refusal(field, describe) {
    const { name, calculated, autoNumber, type, permissionable } = field;
    const full = `${describe.name}.${name}`;
    const parts = partsOf(field, describe);
    if (parts.length > 0)
        return `${full} is composed of other fields. Use their columns instead: ${(0,words/* listed */.KE)(parts, MOST_NAMES)}.`;
    if (type === 'address' || type === 'location')
        return `${full} is composed of other fields. Use a column for each of them instead, such as the street and the city.`;
    if (calculated)
        return `The org calculates ${full}, so nobody can set it. Remove the column.`;
    if (autoNumber)
        return `The org numbers ${full}, so nobody can set it. Remove the column.`;
    if (permissionable === false)
        return `The org itself keeps ${full}, so nobody can set it. Remove the column.`;
    return `This user cannot set ${full}. Remove the column, or give the user edit access to the field in a permission set.`;
}
function fixedAccess(names, fieldOf) {
    const found = new Set(names.map((name) => fixedAccessOf(fieldOf(name))));
    return found.size === 1 ? [...found][0] : undefined;
}
function fixedAccessOf(field) {
    if (field === undefined || field.updateable)
        return undefined;
    if (field.createable)
        return 'create only';
    return field.calculated || field.autoNumber || field.permissionable === false ? 'no' : undefined;
}
function partsOf({ name, createable, updateable }, describe) {
    if (createable || updateable)
        return [];
    return describe.fields
        .filter((part) => part.compoundFieldName === name && part.name !== name && (part.createable || part.updateable))
        .map((part) => part.name);
}

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
        this.groups = new ErrorGroups(redact ? (error) => redactedError(error, isName) : undefined, (fields) => fixedAccess(fields, fieldOf));
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
    return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

;// CONCATENATED MODULE: ../../lib/results/file-sink.js
function fileSink(files, scrub) {
    const words = ['', ''];
    return {
        succeeded: (record, part, id, created) => {
            words[0] = id;
            words[1] = created ? 'true' : 'false';
            files.addRecord('successful', words, record, part);
        },
        failed: (record, part, { id, error }) => {
            files.addRecord('failed', [scrub(id), scrub(error)], record, part);
            files.addRerun(record);
        },
        notKnown: (record, part, was) => {
            files.addRecord(was, [], record, part);
            if (was === 'unprocessed')
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
        else if (skipsSuccessful)
            sink.skipped(record, 'in already');
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
async function writeSkipped(part, isSkipped, sink) {
    await writeEach(part, sink, (record, index) => {
        if (isSkipped(index))
            sink.skipped(record, 'in already');
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
    #oneAtATime = createLimit(1);
    constructor(of) {
        this.#of = of;
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
                    if (error instanceof errors/* LoadError */.Xb)
                        return { ...(await this.#takeAll(submission, 'pending', how)), stop: error };
                    const all = await this.#takeAll(submission, 'unaccounted', { ...how, goesAgain: () => false });
                    const warning = `The results of job ${sent.job.id} could not be written: ${(0,words/* sentence */.em)((0,errors/* messageOf */.bD)(error))} Its records count as unaccounted; the next run of the load reads them again.`;
                    return { ...all, warnings: [warning, ...all.warnings] };
                });
        }
    }
    async takeLoaded(part, rows) {
        await this.#wholly((sink) => writeLoaded(part, rows, sink));
        const created = rows.filter((row) => row.created).length;
        return { ...lib_counts/* NO_COUNTS */.lZ, ...succeeded(this.#of.operation, rows.length, created) };
    }
    async takeSkipped(part, isSkipped) {
        await this.#wholly((sink) => writeSkipped(part, isSkipped, sink));
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
            const warning = `The ${was} records could not be copied to ${was}.csv: ${(0,errors/* messageOf */.bD)(error)}`;
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
            const warning = `Failed records could not be written: ${(0,errors/* messageOf */.bD)(error)}`;
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

var result_files = __webpack_require__(31726);
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

async function submissionsOf(parts, canary) {
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
        const submission = { part: { ...part, number: index + 1 }, round: 1, firstOrder };
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













async function openResults({ spec, checked, files, dropped, redact, resultsPath }, isResumed, jobs, step) {
    const { object, operation } = spec;
    const { parts, typeOf, fieldOf, isName } = checked;
    const columns = unionOfColumns(parts);
    const resultFiles = await (0,result_files/* createResultFiles */.xp)(external_node_path_.join(resultsPath, spec.name), { columns, files });
    const failures = new Failures({ redact, isName, fieldOf });
    const sink = toAll([fileSink(resultFiles, step.scrub), failureSink(failures)]);
    await writeSuperseded(dropped, sink, step.say);
    const join = { keyColumn: (0,load_spec/* keyColumnOf */.Ty)(spec), fieldOf };
    const gone = createGoneFinder({ object, org: jobs.org, typeOf, say: step.say });
    return {
        outcomes: new Outcomes({ operation, join: createJoiner(join), sink, isResumed, findGone: gone.find }),
        failures,
        rerunPaths: resultFiles.rerunPaths,
        finder: new RecordFinder({ jobs, step, join, findGone: gone.find }),
        join,
        tellOfGone: gone.tell,
    };
}
const WRITTEN_AT_ONCE = 10_000;
async function writeSuperseded({ places }, sink, say) {
    try {
        let count = 0;
        for (const place of places()) {
            sink.skipped(place, 'an earlier record of a key');
            if (++count % WRITTEN_AT_ONCE === 0)
                await sink.flush();
        }
        await sink.flush(true);
        sink.keep();
    }
    catch (error) {
        await sink.takeBack().catch(() => { });
        say.warn(`The skipped records could not be listed in ${result_files/* SKIPPED_FILE */.SL}: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ../../lib/load/loaded.js


const TELL_EVERY_MS = 2_000;
function createTeller(summing, clock, onProgress) {
    const ends = [];
    let toldAt = Number.NEGATIVE_INFINITY;
    return (end) => {
        ends.push(end);
        if (clock.now() - toldAt < TELL_EVERY_MS)
            return;
        toldAt = clock.now();
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
function countAll({ left, read, dropped }, sent) {
    return (0,lib_counts/* addCounts */.c5)([{ ...lib_counts/* NO_COUNTS */.lZ, read, skipped: dropped }, left.counts, sent]);
}
function countSentAgain(ends) {
    const again = ends.filter(({ sent }) => sent.kind !== 'not-sent').flatMap(({ sent }) => sent.submission.again ?? []);
    return again.filter(({ was }) => was === 'unaccounted').length;
}
function whyOver({ cancelled, nearEnd }, { unprocessed, pending }) {
    if (cancelled.aborted)
        return [new errors/* LoadError */.Xb('cancelled', 'The step was cancelled.')];
    if (!nearEnd.aborted || unprocessed + pending === 0)
        return [];
    return [
        new errors/* LoadError */.Xb('time-limit', 'The time that `time-limit-minutes` allows is used up. Run the workflow again: the load continues where it stopped.'),
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
        return limitsOf(await readResource({ calls: session, apiVersion }, 'limits', Limits));
    }
    catch (error) {
        if (error instanceof errors/* SalesforceError */.mO)
            return isForbidden(error) ? 'not-allowed' : {};
        if (error instanceof errors/* LoadError */.Xb)
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
    return new errors/* LoadError */.Xb('api-limit', `This load (${(0,words/* count */.U9)(jobs, 'job')}) needs more than the org has left in the current 24-hour window: ${lacks.join(' and ')}. Nothing was sent. ` +
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
        if (error instanceof errors/* LoadError */.Xb)
            return error;
        throw error;
    });
    if (limits instanceof errors/* LoadError */.Xb)
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
    const { relationship } = parseColumn(column);
    if (relationship !== undefined)
        return !NO_PARENTS.has(relationship.toLowerCase());
    return type === 'reference' && !NO_PARENTS.has(column.toLowerCase().replace(/id$/, ''));
}

;// CONCATENATED MODULE: ../../lib/keys/field-key.js







const BLANK = 0x20;
const LETTERS = 0x41;
const HIGH_BITS = 0x80808080 | 0;
const field_key_QUOTES = repeatByte(dialect/* QUOTE */.jA);
const FROM_A = repeatByte(0x80 - 0x41);
const BEHIND_Z = repeatByte(0x80 - 0x5b);
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
        let a = SEED_A;
        let b = SEED_B;
        let at = start;
        for (; at + 4 <= end; at += 4) {
            const word = view.getInt32(at, true);
            if ((word & HIGH_BITS) !== 0 || (isQuoted && bytesEqual(word, field_key_QUOTES) !== 0))
                return false;
            const folded = folds ? foldWord(word) : word;
            a = mixA(a, folded);
            b = mixB(b, folded);
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
            a = mixA(a, folded);
            b = mixB(b, folded);
        }
        this.#set(a, b, end - start);
        return true;
    }
    #readText(bytes, start, end) {
        const key = canonicalKey(this.#form, (0,csv_fields/* decodeField */.RC)(bytes, start, end));
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
        let a = SEED_A;
        let b = SEED_B;
        let at = 0;
        for (; at + 4 <= length; at += 4) {
            const word = scratch.readInt32LE(at);
            a = mixA(a, word);
            b = mixB(b, word);
        }
        let word = 0;
        for (let tail = length - 1; tail >= at; tail--)
            word = (word << 8) | (scratch[tail] ?? 0);
        this.#set(at < length ? mixA(a, word) : a, at < length ? mixB(b, word) : b, length);
    }
    #setNumber(number) {
        field_key_NUMBER[0] = number;
        const low = field_key_NUMBER_BITS[0] ?? 0;
        const high = field_key_NUMBER_BITS[1] ?? 0;
        this.#set(mixA(mixA(SEED_A, low), high), mixB(mixB(SEED_B, low), high), -1);
    }
    #set(a, b, length) {
        const lo = length === 0 ? 0 : mixLast(a ^ length);
        this.hi = length === 0 ? 0 : mixLast(b ^ length ^ Math.imul(a, 0x2c1b3c6d));
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
    const form = mayBeSameKey(keyColumn, keyFacts);
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
    const limit = createLimit(isSerial ? SERIAL_JOBS_IN_FLIGHT : concurrency.jobs);
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
    const soon = createLimit(TAKES_AT_ONCE);
    const patient = createLimit(TAKES_AT_ONCE);
    const last = createLimit(LAST_TAKES_AT_ONCE);
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
    return new errors/* LoadError */.Xb('job-failed', `Job ${job} may still change records in the org, so later records with the same keys were not sent. ` +
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
            return `${this.#nameOf(part)}: no response to the create request (${(0,errors/* messageOf */.bD)(event.error)}). It may have left an empty open job, which this step looks for at the end`;
        const job = `${this.#nameOf(part)} (${event.id})`;
        switch (event.type) {
            case 'created':
                return `${job}: created; uploading ${(0,words/* count */.U9)(part.records, 'record')}, ${(0,words/* size */.Ej)(part.bytes)}`;
            case 'uploaded':
                return `${job}: uploaded`;
            case 'upload-failed':
                return `${job}: the upload failed (${(0,errors/* messageOf */.bD)(event.error)}); sending it again in a new job`;
            case 'aborted':
                return `${job}: aborted`;
            case 'left':
                return `${job}: keeps running in the org; this step no longer waits for it`;
            case 'left-open':
                return `${job}: could not be aborted (${(0,errors/* messageOf */.bD)(event.error)}); it stays in the org`;
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













async function runLoad(work) {
    const { load, jobs, step } = work;
    const { spec, checked } = load;
    const { org } = jobs;
    const ledger = await openLedgerOf(work);
    const userId = await org.session.whoAmI();
    const before = await lookAtOtherJobs({ spec, step, org, ledger, userId });
    const submissions = await submissionsOf(checked.parts, spec.limits.canary);
    const results = await openResults(load, ledger.jobs.length > 0 || ledger.newer.length > 0, jobs, step);
    try {
        return await sendRest(submissions, work, { ledger, userId, before, results });
    }
    finally {
        await results.outcomes.close().catch((error) => {
            step.say.warn(`The result files could not be closed: ${(0,errors/* messageOf */.bD)(error)}`);
        });
    }
}
async function sendRest(submissions, work, known) {
    const { load, jobs, step } = work;
    const { ledger, userId, before, results } = known;
    const { spec, checked, dropped } = load;
    const { outcomes, finder } = results;
    const watch = new Watch(spec.pace.retries, jobs.org, step);
    const left = await recall(submissions, { spec, userId, jobs, ledger, outcomes, finder, events: watch, step });
    results.tellOfGone();
    await refuseDoubtful(before, left, { source: { client: jobs.client, step }, join: results.join });
    const read = checked.parts.reduce((sum, part) => sum + part.records, dropped.count);
    const summing = { left, ledger, results, watch, read, dropped: dropped.count };
    const sending = sendingOf(work, summing);
    const rounds = await sendLeft(left, submissions, load, sending);
    await watch.lostCreates.seeTo(spec, { userId, names: ledger.book.names, older: before.ids }, step);
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
async function openLedgerOf({ load, store, jobs, step }) {
    const { say, clock, run } = step;
    const identity = { ...load.identity, operation: load.spec.operation };
    const ledger = await openLedger(store, identity, run, { clock, now: jobs.org.now, warn: say.warn });
    for (const warning of ledger.warnings)
        say.warn(warning);
    for (const notice of ledger.notices)
        say.notice(notice);
    return ledger;
}

var client = __webpack_require__(93577);
;// CONCATENATED MODULE: ../../lib/org/describe.js



const Field = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    label: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    type: schemas/* string */.YjP(),
    createable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    updateable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    nillable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    defaultedOnCreate: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    externalId: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    idLookup: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    unique: schemas/* nullish */.cl6(schemas/* boolean */.zMY()),
    caseSensitive: schemas/* nullish */.cl6(schemas/* boolean */.zMY()),
    scale: schemas/* nullish */.cl6(schemas/* number */.aig()),
    referenceTo: schemas/* pipe */.FsL(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* string */.YjP())), schemas/* transform */.pdi((objects) => objects ?? [])),
    relationshipName: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    calculated: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    autoNumber: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    compoundFieldName: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    permissionable: schemas/* nullish */.cl6(schemas/* boolean */.zMY()),
});
const ObjectDescribe = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    label: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    createable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    updateable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    deletable: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
    fields: schemas/* array */.YOg(Field),
});
const GlobalDescribe = schemas/* object */.Ikc({ sobjects: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })) });
async function describeKey({ object, operation, externalIdField }, describer) {
    if (operation !== 'upsert' || externalIdField === undefined)
        return undefined;
    const name = externalIdField.toLowerCase();
    if (name === 'id')
        return undefined;
    const described = await describer.describe(object).catch((error) => {
        if (error instanceof errors/* SalesforceError */.mO || error instanceof errors/* ConnectionError */.Rc)
            return undefined;
        throw error;
    });
    return described?.fields.find((field) => field.name.toLowerCase() === name);
}
function createDescriber(session, apiVersion) {
    const api = { calls: session, apiVersion };
    const known = new Map();
    const read = async (object) => {
        try {
            return await readResource(api, `sobjects/${encodeURIComponent(object)}/describe`, ObjectDescribe);
        }
        catch (error) {
            if (error instanceof errors/* SalesforceError */.mO && error.status === 404)
                return undefined;
            throw error;
        }
    };
    return {
        describe: (object) => {
            const answer = known.get(object.toLowerCase()) ?? read(object);
            known.set(object.toLowerCase(), answer);
            return answer;
        },
        objectNames: async () => (await readResource(api, 'sobjects', GlobalDescribe)).sobjects.map(({ name }) => name),
    };
}

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
        for await (const record of queryRows({ calls: session, apiVersion }, soql, OrganizationRecord))
            return { id: record.Id, host: session.instanceUrl.hostname, kind: kindOf(record) };
        throw unreadable('query', 'the answer holds no Organization record');
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
    if (error instanceof errors/* ConnectionError */.Rc) {
        const problem = error.code === 'UNREADABLE' ? 'gives no usable answer' : 'does not answer';
        return new errors/* LoadError */.Xb('login-failed', `Signed in, but ${host} ${problem}: ${error.message}. Run the step again later.`, { cause: error });
    }
    if (!(error instanceof errors/* SalesforceError */.mO))
        return error;
    if (error.status === 404 || error.status === 410) {
        const highest = await highestVersion(session);
        if (highest !== undefined && highest !== apiVersion) {
            return new errors/* LoadError */.Xb('invalid-input', `api-version: ${host} does not offer ${apiVersion}; its highest is ${highest}. Set api-version to ${highest} or lower.`, { cause: error });
        }
    }
    if (/LIMIT_EXCEEDED|EXCEEDEDQUOTA/.test(error.errorCode))
        return (0,explain/* explainError */.UW)(`${host} takes no requests`, error);
    return new errors/* LoadError */.Xb('login-failed', `Signed in, but ${host} refuses API requests of this user: ${(0,errors/* messageOf */.bD)(error)} (HTTP ${error.status} ${error.errorCode}). ` +
        'Check that the profile or permission set of the user has "API Enabled".', { cause: error });
}
const Versions = schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* string */.YjP() }));
async function highestVersion(session) {
    const versions = await readJson(session, authorise/* API_PATH */.f, Versions).catch((error) => {
        if (error instanceof errors/* SalesforceError */.mO || error instanceof errors/* ConnectionError */.Rc)
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
        describer: createDescriber(session, apiVersion),
        now: () => session.orgTime() ?? clock.now(),
    };
}

var build = __webpack_require__(29033);
var annotations = __webpack_require__(44528);
var report_report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/report/step-result.js


function resultOf(report, loads) {
    const groups = loads.flatMap(({ loaded }) => loaded.failures.groups.all());
    const { failed } = (0,report_report/* totalCounts */.x)(report);
    const [first] = loads;
    const folder = first === undefined ? '' : `${first.resultsPath}${loads.length === 1 ? `/${first.load.spec.name}` : ''}`;
    const redact = loads.some(({ load }) => load.redact);
    return {
        report,
        annotations: (0,annotations/* annotateFailures */.o)(groups, { redact, failed, resultsPath: folder }),
        loads: loads.map(({ load, loaded }) => ({
            name: load.spec.name,
            failed: loaded.failures.records,
            progress: loaded.progress,
            ledger: loaded.ledger.text(),
        })),
    };
}

var step_inputs = __webpack_require__(25690);
var org_voice = __webpack_require__(84711);
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ../../lib/stop.js

const CANCEL_MS = 4_500;
const MINUTE_MS = 60_000;
const LONGEST_DRAIN_MS = 15 * MINUTE_MS;
const LONGEST_CLEARING_MS = 5 * MINUTE_MS;
const SHORTEST_CLEARING_MS = 1.5 * MINUTE_MS;
function startStop({ minutes, isDefault }, { onCancel, onTimeLimit }, { clock, cancelled, check }) {
    const ended = new AbortController();
    const wait = isDefault ? clock.deadline : clock.sleep;
    const after = (waited) => {
        const controller = new AbortController();
        waited.then(() => controller.abort(), () => { });
        return controller.signal;
    };
    const limitMs = minutes * MINUTE_MS;
    const nearEnd = after(wait(limitMs - Math.min(LONGEST_DRAIN_MS, limitMs / 10), ended.signal));
    const timeIsUp = wait(limitMs, ended.signal);
    const clearingMs = Math.min(LONGEST_CLEARING_MS, Math.max(SHORTEST_CLEARING_MS, limitMs / 10));
    const cleared = after(timeIsUp.then(() => clock.deadline(clearingMs, ended.signal)));
    const dying = new AbortController();
    cancelled.addEventListener('abort', () => void (0,external_node_timers_promises_.setTimeout)(CANCEL_MS, undefined, { ref: false }).then(() => dying.abort()));
    return {
        cancelled,
        dying: AbortSignal.any([dying.signal, cleared]),
        nearEnd,
        over: AbortSignal.any([cancelled, after(timeIsUp)]),
        check,
        leavesRunning: () => (cancelled.aborted ? onCancel : onTimeLimit),
        end: () => ended.abort(),
    };
}

;// CONCATENATED MODULE: ../../lib/commands/begin-step.js



function beginStep({ ending, results }, edge) {
    const { clock, cancel } = edge;
    const { timeLimitMinutes: minutes, onCancel, onTimeLimit } = ending;
    const stop = startStop({ minutes, isDefault: minutes === step_inputs/* DEFAULT_TIME_LIMIT */.qv }, { onCancel: onCancel === 'leave', onTimeLimit: onTimeLimit === 'leave' }, { clock, cancelled: cancel.signal, check: cancel.check });
    const voice = (0,org_voice/* createOrgVoice */.V)(mustRedact(results, undefined, edge));
    return { step: stepOf(edge, stop, voice), voice, startedAt: clock.now(), end: stop.end };
}
function mustRedact({ redact }, organization, { isPublic }) {
    return redact === 'auto' ? isPublic || organization?.kind === 'production' : redact === 'true';
}
function stepOf({ say, clock, run, files, jobs, secrets }, stop, { show }) {
    return {
        say: {
            log: (line) => say.log(show(line)),
            warn: (line, at) => say.warn(show(line), at),
            notice: (line) => say.notice(show(line)),
        },
        clock,
        stop,
        run,
        temp: files.temp,
        jobs,
        scrub: secrets.scrub,
    };
}

;// CONCATENATED MODULE: ../../lib/commands/end-ledger.js


async function endLedger({ ledger, counts, stopped }, { verdict, failureReason }, say) {
    const early = stopped.find(({ reason }) => isUnfinished(reason))?.reason;
    try {
        await ledger.book.end(verdict === 'passed' ? 'passed' : (early ?? failureReason), counts);
    }
    catch (error) {
        say.warn(`Could not record in the ledger that this load ended: ${(0,errors/* messageOf */.bD)(error)} The next run treats it as unfinished, and sends only what is missing.`);
    }
}

;// CONCATENATED MODULE: ../../lib/commands/failure.js



function resultOfFailure(error, known, { step, voice, startedAt }) {
    const failure = failureOf(error, known, step.stop);
    if (failure === undefined)
        throw error;
    const { reason } = failure;
    const told = { reason, message: voice.show(failure.message) };
    return {
        report: (0,build/* reportFailedStart */.Wl)(told, { ...known, startedAt, endedAt: step.clock.now() }),
        annotations: (0,annotations/* annotateStart */.tD)(failure),
        loads: [],
    };
}
function failureOf(error, { session }, { cancelled, over }) {
    if (error instanceof errors/* LoadError */.Xb && !(over.aborted && (0,errors/* isOurAbort */.ds)(error)))
        return error;
    if (cancelled.aborted)
        return new errors/* LoadError */.Xb('cancelled', 'The step was cancelled before anything was sent.');
    if (!over.aborted)
        return undefined;
    const waitedFor = session === undefined ? 'the step had not signed in by then' : 'the org had not answered by then';
    const why = 'The time that `time-limit-minutes` allows is used up, and nothing was sent';
    return new errors/* LoadError */.Xb('time-limit', `${why}: ${waitedFor}. Run the workflow again, or raise \`time-limit-minutes\`.`);
}

;// CONCATENATED MODULE: ../../lib/csv/field-finder.js



const field_finder_QUOTES = repeatByte(dialect/* QUOTE */.jA);
const NO_WORDS = new Int32Array(0);
class FieldFinder {
    #delimiter;
    #delimiters;
    #bytes;
    #words = NO_WORDS;
    constructor(delimiter) {
        this.#delimiter = delimiter;
        this.#delimiters = repeatByte(delimiter);
    }
    find(bytes, start, end, fields) {
        this.#look(bytes);
        const words = this.#words;
        let left = fields;
        let at = start;
        while (left > 0) {
            if (bytes[at] === dialect/* QUOTE */.jA) {
                at = (0,csv_fields/* indexOfByte */.qk)(bytes, this.#quotedEnd(bytes, at, end), end, this.#delimiter) + 1;
                if (at > end)
                    return -1;
                left--;
                continue;
            }
            let rest = bytesFrom(at);
            for (let wordAt = at >> 2;; wordAt++) {
                if (wordAt * 4 >= end)
                    return -1;
                if (wordAt >= words.length)
                    return this.#findSlowly(bytes, Math.max(at, wordAt * 4), end, left);
                const word = words[wordAt] ?? 0;
                const delimiters = bytesEqual(word, this.#delimiters) & rest;
                const quotes = bytesEqual(word, field_finder_QUOTES) & rest;
                rest = -1;
                if ((delimiters | quotes) === 0)
                    continue;
                const before = quotes === 0 ? delimiters : bytesBefore(delimiters, quotes);
                const count = countBytes(before);
                if (count >= left) {
                    at = wordAt * 4 + nthByte(before, left) + 1;
                    return at > end ? -1 : at;
                }
                left -= count;
                if (quotes === 0)
                    continue;
                at = wordAt * 4 + firstByte(quotes);
                if (at >= end)
                    return -1;
                if (bytes[at - 1] === this.#delimiter)
                    break;
                return this.#findSlowly(bytes, at, end, left);
            }
        }
        return at;
    }
    #findSlowly(bytes, start, end, fields) {
        let at = start;
        for (let left = fields; left > 0; left--) {
            if (bytes[at] === dialect/* QUOTE */.jA && bytes[at - 1] === this.#delimiter)
                at = this.#quotedEnd(bytes, at, end);
            at = (0,csv_fields/* indexOfByte */.qk)(bytes, at, end, this.#delimiter) + 1;
            if (at > end)
                return -1;
        }
        return at;
    }
    #quotedEnd(bytes, start, end) {
        const words = this.#words;
        let at = start + 1;
        while (at < end) {
            let wordAt = at >> 2;
            let quotes = 0;
            for (let rest = bytesFrom(at); wordAt < words.length && wordAt * 4 < end; wordAt++) {
                quotes = bytesEqual(words[wordAt] ?? 0, field_finder_QUOTES) & rest;
                if (quotes !== 0)
                    break;
                rest = -1;
            }
            at = quotes === 0 ? (0,csv_fields/* indexOfByte */.qk)(bytes, Math.max(at, wordAt * 4), end, dialect/* QUOTE */.jA) : wordAt * 4 + firstByte(quotes);
            if (at >= end)
                return end;
            at++;
            if (at === end || bytes[at] !== dialect/* QUOTE */.jA)
                return at;
            at++;
        }
        return end;
    }
    #look(bytes) {
        if (bytes === this.#bytes)
            return;
        this.#bytes = bytes;
        const { buffer, byteOffset, length } = bytes;
        this.#words = byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : NO_WORDS;
    }
}
function nthByte(set, n) {
    let left = set;
    for (let skipped = 1; skipped < n; skipped++)
        left &= left - 1;
    return firstByte(left);
}

;// CONCATENATED MODULE: ../../lib/keys/key-reader.js












function namesRecords(name, { column }) {
    if (isResultColumn(name))
        return false;
    return findsParent(name) || (0,values_names/* sameName */.q)(name.trim(), column);
}
const DIGIT = 1;
const NUMERIC = 2;
const OTHER = 4;
const key_reader_ODD = 8;
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte >= 0x30 && byte <= 0x39)
        return DIGIT;
    if (byte >= 0x80 || byte === dialect/* QUOTE */.jA)
        return key_reader_ODD;
    return '+-.eE'.includes(String.fromCharCode(byte)) ? NUMERIC : OTHER;
});
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));
const key_reader_ZERO = 0x30;
const HASH = 0x23;
const SMALL = 0x20;
class KeyReader {
    lo = 0;
    hi = 0;
    blankEnds = 0;
    isScientific = false;
    #delimiter;
    #finder;
    #looked;
    #keyPlace;
    #kind;
    #scratch = Buffer.alloc(64);
    constructor({ columns, columnDelimiter }, watched) {
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
        this.#finder = new FieldFinder(this.#delimiter);
        this.#kind = watched.kind;
        this.#keyPlace = watched.column === undefined ? -1 : key_reader_keyPlace(columns, watched.column);
        this.#looked = columns.flatMap((name, place) => (namesRecords(name, watched) ? [place] : []));
    }
    get looks() {
        return this.#looked.length > 0;
    }
    read(bytes, start, end) {
        this.lo = 0;
        this.hi = 0;
        this.blankEnds = 0;
        this.isScientific = false;
        let at = start;
        let column = 0;
        for (let index = 0; index < this.#looked.length; index++) {
            const place = this.#looked[index] ?? 0;
            at = this.#finder.find(bytes, at, end, place - column);
            if (at === -1)
                return;
            this.#look(bytes, at, (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, this.#delimiter), place === this.#keyPlace);
            column = place;
        }
    }
    #look(bytes, start, end, isKey) {
        const isQuoted = bytes[start] === dialect/* QUOTE */.jA;
        const valueStart = isQuoted ? start + 1 : start;
        const valueEnd = isQuoted && end > valueStart && bytes[end - 1] === dialect/* QUOTE */.jA ? end - 1 : end;
        const from = skipBlanks(bytes, valueStart, valueEnd);
        const to = dropBlanks(bytes, from, valueEnd);
        if (from > valueStart || to < valueEnd)
            this.blankEnds++;
        if (!isKey || from === to)
            return;
        if (!this.#readBytes(bytes, from, to))
            this.#readText(trimmedField(bytes, start, end));
    }
    #readBytes(bytes, from, to) {
        const first = bytes[from] ?? 0;
        if (first === HASH && isBlankKey(bytes.toString('latin1', from, to)))
            return true;
        let seen = 0;
        let a = key_reader_SEED_A;
        let b = key_reader_SEED_B;
        for (let at = from; at < to; at++) {
            const byte = bytes[at] ?? 0;
            seen |= CLASSES[byte] ?? 0;
            const same = FOLDED[byte] ?? 0;
            a = Math.imul(a ^ same, MULTIPLIER_A);
            b = Math.imul(b ^ same, MULTIPLIER_B);
        }
        if ((seen & key_reader_ODD) !== 0)
            return false;
        if (this.#kind === 'id') {
            if (to - from === values_ids/* ID_LENGTH */.hq)
                this.#endShortId(bytes, from, a, b);
            else
                this.#end(a, b);
        }
        else if ((seen & OTHER) !== 0)
            this.#end(a, b);
        else if (seen !== DIGIT || to - from > PLAIN_DIGITS)
            this.#readText(bytes.toString('latin1', from, to));
        else if (first !== key_reader_ZERO)
            this.#end(a, b);
        else
            this.#hash(bytes, skipZeros(bytes, from, to), to);
        return true;
    }
    #endShortId(bytes, from, a, b) {
        let longA = a;
        let longB = b;
        for (let five = from; five < from + values_ids/* ID_LENGTH */.hq; five += 5) {
            const letter = (0,values_ids/* checkByte */.jb)(bytes, five) | SMALL;
            longA = Math.imul(longA ^ letter, MULTIPLIER_A);
            longB = Math.imul(longB ^ letter, MULTIPLIER_B);
        }
        this.#end(longA, longB);
    }
    #readText(text) {
        if (isBlankKey(text))
            return;
        this.isScientific = this.#kind === 'value' && isScientific(text);
        const key = anyKey(text, this.#kind);
        if (this.#scratch.length < key.length * 3)
            this.#scratch = Buffer.allocUnsafeSlow(key.length * 6);
        this.#hash(this.#scratch, 0, this.#scratch.write(key));
    }
    #hash(bytes, from, to) {
        let a = key_reader_SEED_A;
        let b = key_reader_SEED_B;
        for (let at = from; at < to; at++) {
            const byte = bytes[at] ?? 0;
            a = Math.imul(a ^ byte, MULTIPLIER_A);
            b = Math.imul(b ^ byte, MULTIPLIER_B);
        }
        this.#end(a, b);
    }
    #end(a, b) {
        this.lo = mixLast(a) >>> 0;
        this.hi = mixLast(b ^ Math.imul(a, 0x2c1b3c6d)) >>> 0;
        if (this.lo === 0 && this.hi === 0)
            this.hi = 1;
    }
}
function key_reader_keyPlace(columns, column) {
    const place = (0,column_index/* columnIndex */.P)(columns, column);
    if (place >= 0)
        return place;
    return columns.findIndex((name) => (0,values_names/* sameName */.q)(name.trim(), column));
}
function keyText(bytes, start, end, { place, delimiter }) {
    let fieldStart = start;
    for (let column = 0; column < place; column++)
        fieldStart = (0,csv_fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter) + 1;
    return trimmedField(bytes, fieldStart, (0,csv_fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter));
}
function skipZeros(bytes, from, to) {
    let at = from;
    while (at < to - 1 && bytes[at] === key_reader_ZERO)
        at++;
    return at;
}
const key_reader_SEED_A = 0x811c9dc5 | 0;
const key_reader_SEED_B = 0x9e3779b9 | 0;
const MULTIPLIER_A = 0x01000193;
const MULTIPLIER_B = 0x85ebca6b | 0;

;// CONCATENATED MODULE: ../../lib/parts/sent-form.js





function plainForm({ columns, columnDelimiter, lineEnding = 'LF' }) {
    const sent = (0,dialect/* isColumnDelimiter */.Qp)(columnDelimiter) ? columnDelimiter : 'COMMA';
    return { columns, columnDelimiter: sent, lineEnding, rewriting: undefined, reasons: [] };
}
function sent_form_formOf(facts, options) {
    const { header, lineBreaks, crEndsRecords, keys, isReordered = false } = facts;
    const isRagged = facts.raggedRecords.count > 0;
    const leavesOutBlank = facts.blankRecords.count > 0;
    const { columns, columnDelimiter, lineEnding = 'LF' } = header;
    const named = lastNamed(columns);
    const trims = keys !== undefined && keys.blankEnds.count > 0;
    const changeOf = (name) => {
        if (trims && namesRecords(name, options.keyColumns ?? NO_KEY))
            return 'trim';
        return options.blankFields === 'clear' && isClearable(name, columns, options) ? 'clear' : 'keep';
    };
    const sent = columns.flatMap((name, field) => field >= named || isResultColumn(name) ? [] : [{ name, field, change: changeOf(name) }]);
    const reasons = [];
    const note = (reason, applies) => applies && reasons.push(reason);
    const other = lineEnding === 'LF' ? 'CRLF' : 'LF';
    note('carriage returns as line endings', crEndsRecords);
    note('mixed line endings', lineBreaks[other] > 0);
    note('line breaks inside quotes that differ from those between records', lineBreaks[`quoted${other}`] > 0 || lineBreaks.quotedCR > 0);
    note('a delimiter that the API does not support', !(0,dialect/* isColumnDelimiter */.Qp)(columnDelimiter));
    note('columns of result files', columns.some(isResultColumn));
    note('blank last columns', named < columns.length);
    note('records without their last fields or with blank ones too many', isRagged);
    note('rows that hold nothing', leavesOutBlank);
    note('blank values that clear their fields', sent.some(({ change }) => change === 'clear'));
    note('blanks at the ends of keys', sent.some(({ change }) => change === 'trim'));
    note('the order that sort-by asks for', options.sortBy.length > 0);
    note('keys that several records share', isReordered);
    const plain = plainForm(header);
    if (reasons.length === 0)
        return plain;
    const sentDelimiter = plain.columnDelimiter;
    const rewriting = {
        delimiter: columnDelimiter,
        sentDelimiter,
        fieldCount: columns.length,
        isRagged,
        leavesOutBlank,
        columns: sent.map(({ field, change }) => ({ field, change })),
        crEndsRecords,
    };
    const names = sent.map(({ name }) => name);
    return { columns: names, columnDelimiter: sentDelimiter, lineEnding: 'LF', rewriting, reasons };
}
const NO_KEY = { column: undefined, kind: 'value' };
function isClearable(name, columns, { externalIdField }) {
    if ((0,values_names/* sameName */.q)(name, 'Id') || (0,values_names/* sameName */.q)(name, externalIdField) || findsParent(name))
        return false;
    return !columns.some((other) => mayFillSameLookup(name, other));
}

;// CONCATENATED MODULE: ../../lib/parts/split.js





function createSplitter(options, wave) {
    return new PartSplitter(options, wave);
}
class PartSplitter {
    #options;
    #wave;
    #parts = [];
    #openParts = new Map();
    #findings = [];
    #findingCount = 0;
    #hasSkipped = false;
    constructor(options, wave) {
        this.#options = options;
        this.#wave = wave;
    }
    add(batch, form, file, sentBytes) {
        const source = this.#sourceOf(form, file, sentBytes !== undefined);
        const lineEndingLength = (0,dialect/* lineEndingBytes */.pP)(form.lineEnding).length;
        const place = { start: 0, end: 0, firstLine: 0, firstEntry: undefined, isTerminated: true };
        for (let index = 0; index < batch.count; index++) {
            place.start = batch.starts[index] ?? 0;
            place.end = batch.ends[index] ?? 0;
            place.firstLine = batch.lines[index] ?? 0;
            place.firstEntry = batch.entries?.[index];
            place.isTerminated = batch.isTerminated || index < batch.count - 1;
            const length = place.end - place.start;
            const bytes = sentBytes?.[index] ?? length + (place.isTerminated ? 0 : lineEndingLength);
            if (source.form.header.length + bytes > this.#options.maxBytes)
                this.#refuse(source, place, bytes);
            else
                this.#put(source, place, bytes);
        }
    }
    skip() {
        this.#hasSkipped = true;
    }
    end() {
        const parts = this.#parts.map((part) => part.end());
        return { parts, findings: this.#findings, findingCount: this.#findingCount };
    }
    #sourceOf(form, file, hasSentBytes) {
        const { columns, columnDelimiter, lineEnding, rewriting } = form;
        const wave = this.#wave === undefined ? {} : { wave: this.#wave };
        const partForm = { header: headerBytes(form), columns, columnDelimiter, lineEnding, ...wave };
        const key = formKey(form);
        return { file, rewriting, form: partForm, key, hasSentBytes, part: this.#openParts.get(key) };
    }
    #put(source, place, bytes) {
        const { maxBytes, maxRecords } = this.#options;
        const { part, hasSentBytes } = source;
        const gapStart = part && !this.#hasSkipped ? startOfGap(part, source.file) : undefined;
        this.#hasSkipped = false;
        const gap = gapStart === undefined || hasSentBytes ? 0 : place.start - gapStart;
        if (!part || part.bytes + gap + bytes > maxBytes || part.records === maxRecords) {
            this.#begin(source).add(source, place, bytes);
            return;
        }
        if (gapStart !== undefined)
            place.start = gapStart;
        part.add(source, place, gap + bytes);
    }
    #begin(source) {
        const part = new PartBuilder(source.form, this.#parts.length + 1);
        this.#parts.push(part);
        if (this.#options.keepFileOrder)
            this.#openParts.clear();
        this.#openParts.set(source.key, part);
        source.part = part;
        return part;
    }
    #refuse({ file, form }, { firstLine }, bytes) {
        this.#findingCount++;
        if (this.#findings.length === MAX_FINDINGS)
            return;
        const problem = recordTooLarge(firstLine, form.header.length + bytes, this.#options.maxBytes);
        this.#findings.push({ path: file.path, ...problem });
    }
}
const MANY_RANGES = 1_000;
function startOfGap(part, file) {
    if (part.rangeCount < MANY_RANGES)
        return undefined;
    const last = part.lastRange;
    return last?.file === file ? last.end : undefined;
}

;// CONCATENATED MODULE: ../../lib/files/duplicate-keys.js



const MOST_WAVES = 20;
const TURN_RECORDS = 100_000;
async function findDuplicates(records, files, areEqual) {
    const findings = createFindings(files);
    let first;
    let seen = 0;
    for (const record of records) {
        if (++seen % TURN_RECORDS === 0)
            await (0,external_node_timers_promises_.setImmediate)();
        if (record.startsKey || first === undefined)
            first = record;
        else {
            const earlier = duplicate_keys_placeOf(first, record, files);
            findings.add(record, (areEqual ? duplicateKey : differingKey)(record.line, earlier));
        }
    }
    return findings.end();
}
async function planWaves(records, { files, all, onlyLast }) {
    const plan = createPlan(all);
    const findings = createFindings(files);
    let sent = [];
    let count = 0;
    let last;
    const send = (record) => {
        count++;
        if (sent.length <= MOST_WAVES)
            sent.push(record);
    };
    const endKey = () => {
        if (last !== undefined)
            send(last);
        sent.sort((a, b) => a.ordinal - b.ordinal);
        const [first] = sent;
        const over = sent[MOST_WAVES];
        if (first !== undefined && over !== undefined)
            findings.add(over, tooManyOfOneKey(over.line, count, MOST_WAVES, duplicate_keys_placeOf(first, over, files)));
        else
            for (const [index, { ordinal }] of sent.entries())
                plan.set(ordinal, index + 1);
        sent = [];
        count = 0;
        last = undefined;
    };
    let seen = 0;
    for (const record of records) {
        if (++seen % TURN_RECORDS === 0)
            await (0,external_node_timers_promises_.setImmediate)();
        if (record.startsKey)
            endKey();
        else if (last !== undefined) {
            if (onlyLast && !record.startsCertainKey)
                plan.set(last.ordinal, 0);
            else
                send(last);
        }
        last = record;
    }
    endKey();
    return { ...findings.end(), waves: plan.end() };
}
function createPlan(all) {
    let waves;
    let most = 1;
    let moved = 0;
    return {
        set: (ordinal, wave) => {
            if (wave === 1)
                return;
            waves ??= new Uint8Array(all).fill(1);
            waves[ordinal] = wave;
            most = Math.max(most, wave);
            moved++;
        },
        end: () => {
            const planned = waves;
            return planned && { most, moved, waveOf: (ordinal) => planned[ordinal] ?? 1 };
        },
    };
}
function createFindings(files) {
    let kept = [];
    let found = 0;
    const shorten = () => {
        kept = kept.sort((a, b) => a.ordinal - b.ordinal).slice(0, MAX_FINDINGS);
    };
    return {
        add: ({ ordinal, file }, problem) => {
            found++;
            kept.push({ ordinal, finding: { path: files[file]?.path ?? '', ...problem } });
            if (kept.length >= 4 * MAX_FINDINGS)
                shorten();
        },
        end: () => {
            shorten();
            return { findings: kept.map(({ finding }) => finding), found };
        },
    };
}
function duplicate_keys_placeOf(earlier, { file }, files) {
    const line = `line ${earlier.line}`;
    return earlier.file === file ? line : `${files[earlier.file]?.path ?? ''} ${line}`;
}

;// CONCATENATED MODULE: ../../lib/files/file-warnings.js

function rowWarnings(files, blankFields) {
    return files.flatMap((file) => [...blankRows(file), ...raggedRows(file, blankFields)]);
}
function blankRows({ path, blankRecords: { count, line } }) {
    if (count === 0)
        return [];
    const what = count === 1
        ? 'the row holds nothing but delimiters and blanks. It is not a record and is left out.'
        : `the first of ${(0,words/* thousands */.oh)(count)} rows that hold nothing but delimiters and blanks. They are not records and are left out.`;
    return [placed(path, line, what)];
}
function raggedRows({ path, raggedRecords: { count, line } }, blankFields) {
    if (count === 0)
        return [];
    const what = count === 1
        ? 'the record lacks its last fields, or has blank ones beyond the last column.'
        : `the first of ${(0,words/* thousands */.oh)(count)} records that lack their last fields, or have blank ones beyond the last column.`;
    const then = blankFields === 'clear'
        ? 'Missing fields count as blank, so `blank-fields: clear` clears them in the org.'
        : 'Missing fields count as blank.';
    return [placed(path, line, `${what} ${then}`)];
}
function placed(file, line, what) {
    return { message: `${file} line ${line}: ${what}`, at: { file, line } };
}

;// CONCATENATED MODULE: ../../lib/parts/source-records.js






async function readSource({ absolutePath }, { columnDelimiter, onRecord, onBatch, signal }) {
    const records = new ArrivedRecords(onRecord);
    const scan = startScan({
        columnDelimiter,
        onRecords: (batch) => {
            records.take(batch);
            onBatch?.(batch);
        },
    });
    const lines = createLineReader();
    const handle = await (0,promises_.open)(absolutePath);
    try {
        for await (const chunk of readToEnd(handle, SCAN_CHUNK_BYTES)) {
            signal?.throwIfAborted();
            records.feed(lines.read(chunk), scan);
        }
        scan.end();
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ../../lib/sort/held-records.js


const FIRST_RECORDS = 1_024;
const PREFIX_BYTES = 6;
class HeldRecords {
    count = 0;
    #memory = new own_memory/* OwnMemory */.G();
    #bytes;
    #starts = this.#memory.own(new Uint32Array(FIRST_RECORDS));
    #keyEnds = this.#memory.own(new Uint32Array(FIRST_RECORDS));
    #prefixes = this.#memory.own(new Float64Array(FIRST_RECORDS));
    #nextPrefixes = this.#memory.own(new Float64Array(FIRST_RECORDS));
    constructor(maxBytes) {
        this.#bytes = new growing_bytes/* GrowingBytes */.v(maxBytes);
    }
    get size() {
        return this.#bytes.length;
    }
    add(key, head, record) {
        const bytes = this.#bytes;
        bytes.reserve(key.length + head.length + record.length);
        if (this.count + 1 >= this.#starts.length)
            this.#grow();
        this.#starts[this.count] = bytes.length;
        bytes.copy(key, 0, key.length);
        this.#keyEnds[this.count] = bytes.length;
        bytes.copy(head, 0, head.length);
        bytes.copy(record, 0, record.length);
        this.#prefixes[this.count] = prefixOf(key, 0);
        this.#nextPrefixes[this.count] = prefixOf(key, PREFIX_BYTES);
        this.count++;
    }
    *readSorted() {
        const [starts, keyEnds, bytes] = [this.#starts, this.#keyEnds, this.#bytes.buffer];
        starts[this.count] = this.#bytes.length;
        for (const index of this.#order()) {
            const keyEnd = keyEnds[index] ?? 0;
            yield { key: bytes.subarray(starts[index] ?? 0, keyEnd), record: bytes.subarray(keyEnd, starts[index + 1] ?? 0) };
        }
    }
    clear() {
        this.count = 0;
        this.#bytes.clear();
    }
    release() {
        this.clear();
        this.#bytes.release();
        this.#memory.release();
    }
    #order() {
        const [starts, keyEnds, bytes] = [this.#starts, this.#keyEnds, this.#bytes.buffer];
        const [prefixes, nextPrefixes] = [this.#prefixes, this.#nextPrefixes];
        const order = new Uint32Array(this.count);
        for (let index = 0; index < order.length; index++)
            order[index] = index;
        return order.sort((a, b) => {
            const byPrefix = (prefixes[a] ?? 0) - (prefixes[b] ?? 0) || (nextPrefixes[a] ?? 0) - (nextPrefixes[b] ?? 0);
            if (byPrefix !== 0)
                return byPrefix;
            return bytes.compare(bytes, starts[b] ?? 0, keyEnds[b] ?? 0, starts[a] ?? 0, keyEnds[a] ?? 0) || a - b;
        });
    }
    #grow() {
        const size = this.#starts.length * 2;
        const grow = (old, larger) => {
            larger.set(old);
            return this.#memory.replace(old, larger);
        };
        this.#starts = grow(this.#starts, new Uint32Array(size));
        this.#keyEnds = grow(this.#keyEnds, new Uint32Array(size));
        this.#prefixes = grow(this.#prefixes, new Float64Array(size));
        this.#nextPrefixes = grow(this.#nextPrefixes, new Float64Array(size));
    }
}
function prefixOf(key, from) {
    let prefix = 0;
    for (let at = from; at < from + PREFIX_BYTES; at++)
        prefix = prefix * 256 + (key[at] ?? 0);
    return prefix;
}

;// CONCATENATED MODULE: ../../lib/sort/sort-runs.js


const HEAD_BYTES = 8;
const sort_runs_CHUNK_BYTES = 262_144;
function createWriter(file) {
    const handle = (0,own_files/* createFileSync */.EX)(file);
    const buffer = Buffer.allocUnsafeSlow(sort_runs_CHUNK_BYTES);
    let used = 0;
    const flush = () => {
        sort_runs_writeAll(handle, buffer.subarray(0, used));
        used = 0;
    };
    return {
        write: (bytes) => {
            if (used + bytes.length > buffer.length)
                flush();
            if (bytes.length > buffer.length)
                sort_runs_writeAll(handle, bytes);
            else
                used += bytes.copy(buffer, used);
        },
        close: () => {
            flush();
            (0,external_node_fs_.closeSync)(handle);
        },
    };
}
function sort_runs_writeAll(handle, bytes) {
    for (let at = 0; at < bytes.length;)
        at += (0,external_node_fs_.writeSync)(handle, bytes, at);
}
function writeRun(file, records) {
    const writer = createWriter(file);
    const head = Buffer.alloc(HEAD_BYTES);
    for (const { key, record } of records) {
        head.writeUInt32LE(key.length, 0);
        head.writeUInt32LE(record.length, 4);
        writer.write(head);
        writer.write(key);
        writer.write(record);
    }
    writer.close();
}
function* readRun(file) {
    const handle = (0,external_node_fs_.openSync)(file, 'r');
    try {
        let buffer = Buffer.allocUnsafeSlow(sort_runs_CHUNK_BYTES);
        let start = 0;
        let end = 0;
        const hold = (length) => {
            if (end - start >= length)
                return true;
            const grown = length > buffer.length ? Buffer.allocUnsafeSlow(length * 2) : buffer;
            end = buffer.copy(grown, 0, start, end);
            start = 0;
            buffer = grown;
            while (end < length) {
                const read = (0,external_node_fs_.readSync)(handle, buffer, end, buffer.length - end, null);
                if (read === 0)
                    return false;
                end += read;
            }
            return true;
        };
        while (hold(HEAD_BYTES)) {
            const keyLength = buffer.readUInt32LE(start);
            const length = HEAD_BYTES + keyLength + buffer.readUInt32LE(start + 4);
            if (!hold(length))
                throw new Error(`${file} ends inside a record.`);
            const keyStart = start + HEAD_BYTES;
            const key = buffer.subarray(keyStart, keyStart + keyLength);
            const record = buffer.subarray(keyStart + keyLength, start + length);
            start += length;
            yield { key, record };
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
function* mergeRuns(files) {
    const sources = files.map((file) => readRun(file));
    try {
        const heap = [];
        const isBefore = (a, b) => {
            const [first, second] = [heap[a], heap[b]];
            if (first === undefined || second === undefined)
                return false;
            return (Buffer.compare(first.next.key, second.next.key) || first.at - second.at) < 0;
        };
        const swap = (a, b) => {
            const [first, second] = [heap[a], heap[b]];
            if (first === undefined || second === undefined)
                return;
            heap[a] = second;
            heap[b] = first;
        };
        const sink = (from) => {
            for (let at = from;;) {
                const [left, right] = [2 * at + 1, 2 * at + 2];
                let least = at;
                if (left < heap.length && isBefore(left, least))
                    least = left;
                if (right < heap.length && isBefore(right, least))
                    least = right;
                if (least === at)
                    return;
                swap(at, least);
                at = least;
            }
        };
        sources.forEach((source, at) => {
            const { value, done } = source.next();
            if (!done)
                heap.push({ at, next: value });
        });
        for (let at = Math.floor(heap.length / 2) - 1; at >= 0; at--)
            sink(at);
        for (let top = heap[0]; top !== undefined; top = heap[0]) {
            yield top.next;
            const { value, done } = sources[top.at]?.next() ?? { value: undefined, done: true };
            if (done || value === undefined) {
                const last = heap.pop();
                if (last !== undefined && heap.length > 0)
                    heap[0] = last;
            }
            else
                heap[0] = { at: top.at, next: value };
            sink(0);
        }
    }
    finally {
        for (const source of sources)
            source.return(undefined);
    }
}

;// CONCATENATED MODULE: ../../lib/sort/sort.js



const MAX_BYTES = 67_108_864;
const MAX_RECORDS = 1_000_000;
const MAX_RUNS = 256;
function createSorter(options) {
    const { folder, name, maxBytes = MAX_BYTES, maxRecords = MAX_RECORDS, maxRuns = MAX_RUNS } = options;
    const held = new HeldRecords(maxBytes);
    let runs = [];
    let made = 0;
    function makeRun(records) {
        const run = external_node_path_.join(folder, `${name}-${++made}.run`);
        writeRun(run, records);
        return run;
    }
    function flush() {
        if (held.count === 0)
            return;
        runs.push(makeRun(held.readSorted()));
        held.clear();
    }
    return {
        add(key, head, record) {
            const size = held.size + key.length + head.length + record.length;
            if (held.count > 0 && (size > maxBytes || held.count === maxRecords))
                flush();
            held.add(key, head, record);
        },
        readSorted() {
            if (runs.length === 0)
                return held.readSorted();
            flush();
            held.release();
            while (runs.length > maxRuns) {
                const merged = [];
                for (let at = 0; at < runs.length; at += maxRuns)
                    merged.push(makeRun(mergeRuns(runs.slice(at, at + maxRuns))));
                runs = merged;
            }
            return mergeRuns(runs);
        },
    };
}

;// CONCATENATED MODULE: ../../lib/files/key-order.js




const key_order_MAX_BYTES = 33_554_432;
const key_order_MAX_RECORDS = 400_000;
async function recordsByKey(files, ordering) {
    const sorter = createSorter({
        folder: ordering.folder,
        name: 'keys',
        maxBytes: key_order_MAX_BYTES,
        maxRecords: key_order_MAX_RECORDS,
    });
    let firstOrdinal = 0;
    for (const [number, file] of files.entries()) {
        await addKeys(file, { number, firstOrdinal }, ordering, sorter);
        firstOrdinal += file.records;
    }
    return inOrder(sorter);
}
const key_order_NOTHING = Buffer.alloc(0);
const PLACE_BYTES = 16;
async function addKeys(file, { number, firstOrdinal }, { columns, repeated, comparison, signal }, sorter) {
    const { header } = file;
    const place = header === undefined ? -1 : key_reader_keyPlace(header.columns, columns.column);
    if (header === undefined || place === -1)
        return;
    const { columnDelimiter } = header;
    const field = { place, delimiter: (0,dialect/* delimiterByte */.Wi)(columnDelimiter) };
    const reader = new KeyReader(header, columns);
    const entry = Buffer.alloc(PLACE_BYTES);
    let ordinal = firstOrdinal;
    await readSource(file, {
        columnDelimiter,
        onRecord: ({ bytes, start, end, line }) => {
            const own = ordinal++;
            reader.read(bytes, start, end);
            if ((reader.lo === 0 && reader.hi === 0) || !repeated.has(reader.lo))
                return;
            entry.writeUInt32LE(number, 0);
            entry.writeUInt32LE(line, 4);
            entry.writeDoubleLE(own, 8);
            sorter.add(sortKey(keyText(bytes, start, end, field), comparison), entry, key_order_NOTHING);
        },
        signal,
    });
}
const LENGTH_BYTES = 4;
function sortKey(text, { possible, certain }) {
    const key = Buffer.from(possible(text));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(key.length);
    return certain === undefined ? Buffer.concat([length, key]) : Buffer.concat([length, key, Buffer.from(certain(text))]);
}
function* inOrder(sorter) {
    let before = key_order_NOTHING;
    for (const { key, record: entry } of sorter.readSorted()) {
        const length = LENGTH_BYTES + key.readUInt32BE(0);
        const startsKey = before.length < length || key.compare(before, 0, length, 0, length) !== 0;
        const startsCertainKey = startsKey || !key.equals(before);
        if (startsCertainKey)
            before = Buffer.from(key);
        yield {
            ordinal: entry.readDoubleLE(8),
            file: entry.readUInt32LE(0),
            line: entry.readUInt32LE(4),
            startsKey,
            startsCertainKey,
        };
    }
}

;// CONCATENATED MODULE: ../../lib/files/key-warnings.js



function blankEnds(files) {
    const first = files.find(({ keys }) => keys !== undefined && keys.blankEnds.count > 0);
    if (first === undefined)
        return [];
    const values = files.reduce((sum, { keys }) => sum + (keys?.blankEnds.count ?? 0), 0);
    const what = values === 1
        ? 'a value in a key or relationship column starts or ends with blanks. It is sent without them.'
        : `the first of ${(0,words/* count */.U9)(values, 'value')} in key and relationship columns that start or end with blanks. They are sent without them.`;
    return [placed(first.path, first.keys?.blankEnds.line ?? 1, what)];
}
function scientificKeys(files, column, field) {
    const first = files.find(({ keys }) => keys !== undefined && keys.scientific.count > 0);
    if (first === undefined || (field !== undefined && isNumber(field)))
        return [];
    const keys = files.reduce((sum, { keys }) => sum + (keys?.scientific.count ?? 0), 0);
    const what = `${(0,words/* count */.U9)(keys, 'key')} in the column ${column} ` +
        `${keys === 1 ? 'is' : 'are'} in scientific notation, as spreadsheets show long numbers. Their last digits may be lost. ` +
        'Format the column as text in the spreadsheet and export it again.';
    return [placed(first.path, first.keys?.scientific.line ?? 1, what)];
}

var read_options = __webpack_require__(33312);
var error_code = __webpack_require__(44645);
;// CONCATENATED MODULE: ../../lib/keys/held-keys.js

const FIRST_KEYS = 4_096;
const PARTITIONS = 256;
class HeldKeys {
    count = 0;
    #memory = new own_memory/* OwnMemory */.G();
    #maxKeys;
    #keys;
    #parted = new Uint32Array(0);
    constructor(maxKeys) {
        this.#maxKeys = maxKeys;
        this.#keys = this.#memory.own(new Uint32Array(2 * Math.min(maxKeys, FIRST_KEYS)));
    }
    get isFull() {
        return this.count >= this.#maxKeys;
    }
    add(lo, hi) {
        if (2 * this.count === this.#keys.length)
            this.#grow();
        this.#keys[2 * this.count] = lo;
        this.#keys[2 * this.count + 1] = hi;
        this.count++;
    }
    clear() {
        this.count = 0;
    }
    part() {
        const starts = this.#partitionStarts();
        if (this.#parted.length < 2 * this.count)
            this.#parted = this.#memory.replace(this.#parted, new Uint32Array(this.#keys.length));
        const [from, to] = [this.#keys, this.#parted];
        const next = starts.slice();
        for (let at = 0; at < 2 * this.count; at += 2) {
            const hi = from[at + 1] ?? 0;
            const place = next[hi >>> 24] ?? 0;
            next[hi >>> 24] = place + 1;
            to[2 * place] = from[at] ?? 0;
            to[2 * place + 1] = hi;
        }
        return { keys: to, starts };
    }
    release() {
        this.#memory.release();
    }
    #partitionStarts() {
        const starts = new Uint32Array(PARTITIONS + 1);
        for (let at = 1; at < 2 * this.count; at += 2) {
            const partition = (this.#keys[at] ?? 0) >>> 24;
            starts[partition + 1] = (starts[partition + 1] ?? 0) + 1;
        }
        for (let partition = 0; partition < PARTITIONS; partition++)
            starts[partition + 1] = (starts[partition + 1] ?? 0) + (starts[partition] ?? 0);
        return starts;
    }
    #grow() {
        const grown = new Uint32Array(2 * Math.min(this.#maxKeys, this.count * 4));
        grown.set(this.#keys);
        this.#keys = this.#memory.replace(this.#keys, grown);
    }
}

;// CONCATENATED MODULE: ../../lib/keys/key-runs.js




const KEY_BYTES = 8;
class KeyRuns {
    #file;
    #runs = [];
    #handle;
    constructor(file) {
        this.#file = file;
    }
    get isEmpty() {
        return this.#runs.length === 0;
    }
    write({ keys, starts }) {
        if (this.#handle === undefined) {
            (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(this.#file), { recursive: true });
            this.#handle = (0,external_node_fs_.openSync)(this.#file, 'w+');
        }
        this.#runs.push(starts);
        sort_runs_writeAll(this.#handle, Buffer.from(keys.buffer, 0, (starts[PARTITIONS] ?? 0) * KEY_BYTES));
    }
    read(partition) {
        const sizes = this.#runs.map((starts) => (starts[partition + 1] ?? 0) - (starts[partition] ?? 0));
        const keys = new Uint32Array(2 * sizes.reduce((sum, size) => sum + size, 0));
        const bytes = Buffer.from(keys.buffer);
        let used = 0;
        let runStart = 0;
        for (const [index, starts] of this.#runs.entries()) {
            const end = used + (sizes[index] ?? 0) * KEY_BYTES;
            this.#readBytes(bytes.subarray(used, end), runStart + (starts[partition] ?? 0) * KEY_BYTES);
            used = end;
            runStart += (starts[PARTITIONS] ?? 0) * KEY_BYTES;
        }
        return keys;
    }
    close() {
        if (this.#handle !== undefined)
            (0,external_node_fs_.closeSync)(this.#handle);
        (0,external_node_fs_.rmSync)(this.#file, { force: true });
    }
    #readBytes(target, position) {
        if (this.#handle === undefined)
            return;
        for (let used = 0; used < target.length;) {
            const read = (0,external_node_fs_.readSync)(this.#handle, target, used, target.length - used, position + used);
            if (read === 0)
                throw new Error('The file of keys ends too early.');
            used += read;
        }
    }
}

;// CONCATENATED MODULE: ../../lib/keys/repeated-keys.js

const FILTER_BITS = 2 ** 27;
class KeyFilter {
    #bits;
    get isEmpty() {
        return this.#bits === undefined;
    }
    add(lo) {
        this.#bits ??= new Uint32Array(FILTER_BITS / 32);
        const bit = lo & (FILTER_BITS - 1);
        this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    has(lo) {
        const bit = lo & (FILTER_BITS - 1);
        return ((this.#bits?.[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    }
}
class RepeatFinder {
    #memory = new own_memory/* OwnMemory */.G();
    #table = new Uint32Array(0);
    find(keys, onRepeated) {
        const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length)));
        if (this.#table.length < 2 * slots)
            this.#table = this.#memory.replace(this.#table, new Uint32Array(2 * slots));
        else
            this.#table.fill(0, 0, 2 * slots);
        for (let at = 0; at < keys.length; at += 2) {
            const lo = keys[at] ?? 0;
            if (this.#holds(lo, keys[at + 1] ?? 0, slots - 1))
                onRepeated(lo);
        }
    }
    release() {
        this.#memory.release();
    }
    #holds(lo, hi, mask) {
        const table = this.#table;
        let slot = (lo ^ Math.imul(hi, 0x9e3779b1)) & mask;
        for (;;) {
            const foundLo = table[2 * slot];
            const foundHi = table[2 * slot + 1];
            if (foundLo === lo && foundHi === hi)
                return true;
            if (foundLo === 0 && foundHi === 0) {
                table[2 * slot] = lo;
                table[2 * slot + 1] = hi;
                return false;
            }
            slot = (slot + 1) & mask;
        }
    }
}

;// CONCATENATED MODULE: ../../lib/keys/key-log.js




const MAX_KEYS = 1_048_576;
const RECENT_KEYS = 16_384;
function createKeyLog({ folder, maxKeys = MAX_KEYS }) {
    const held = new HeldKeys(maxKeys);
    const runs = new KeyRuns(external_node_path_.join(folder, 'keys.run'));
    const repeated = new KeyFilter();
    const recent = new Uint32Array(2 * RECENT_KEYS);
    return {
        add(lo, hi) {
            const slot = 2 * (lo & (RECENT_KEYS - 1));
            if (recent[slot] === lo && recent[slot + 1] === hi) {
                repeated.add(lo);
                return;
            }
            recent[slot] = lo;
            recent[slot + 1] = hi;
            if (held.isFull)
                spill(held, runs);
            held.add(lo, hi);
        },
        end() {
            const finder = new RepeatFinder();
            try {
                for (const keys of readPartitions(held, runs))
                    finder.find(keys, (lo) => repeated.add(lo));
                return repeated.isEmpty ? undefined : repeated;
            }
            finally {
                held.release();
                finder.release();
                runs.close();
            }
        },
    };
}
function spill(held, runs) {
    runs.write(held.part());
    held.clear();
}
function* readPartitions(held, runs) {
    if (runs.isEmpty) {
        const { keys, starts } = held.part();
        for (let partition = 0; partition < PARTITIONS; partition++)
            yield keys.subarray(2 * (starts[partition] ?? 0), 2 * (starts[partition + 1] ?? 0));
        return;
    }
    spill(held, runs);
    for (let partition = 0; partition < PARTITIONS; partition++)
        yield runs.read(partition);
}

;// CONCATENATED MODULE: ../../lib/keys/key-scan.js

function createKeyScan(columns, log) {
    return {
        startFile: () => {
            const blankEnds = { count: 0, line: 0 };
            const scientific = { count: 0, line: 0 };
            let reader;
            return {
                looksUnder: (header) => {
                    reader ??= new KeyReader(header, columns);
                    return reader.looks;
                },
                read: ({ bytes, start, end, line }) => {
                    if (reader === undefined)
                        return;
                    reader.read(bytes, start, end);
                    if (reader.blankEnds > 0) {
                        blankEnds.count += reader.blankEnds;
                        blankEnds.line ||= line;
                    }
                    if (reader.isScientific) {
                        scientific.count++;
                        scientific.line ||= line;
                    }
                    if (reader.lo !== 0 || reader.hi !== 0)
                        log.add(reader.lo, reader.hi);
                },
                traits: { blankEnds, scientific },
            };
        },
    };
}

var labels = __webpack_require__(4007);
;// CONCATENATED MODULE: ../../lib/encodings/alphabets.js
const GERMAN = 'äöüß';
const FRENCH = 'àâæçèéêëîïôœùûüÿ';
const SPANISH = 'áéíñóúüçªº';
const PORTUGUESE = 'àáâãçéêíóôõúüªº';
const ITALIAN = 'àèéìíîòóùúªº';
const DUTCH = 'áäèéêëíïóöúü';
const NORDIC = 'àáäåæèéêóôöøü';
const FINNISH = 'äåöšž';
const ICELANDIC = 'áæéíóöøúýðþ';
const POLISH = 'óąćęłńśźż';
const CZECH_OR_SLOVAK = 'áäéíóôöúüýčďěĺľňŕřšťůž';
const HUNGARIAN = 'áéíóöúüőű';
const SOUTH_SLAVIC = 'ćčđšž';
const ROMANIAN = 'âîășşțţ';
const TURKISH = 'âçîöûüğışi̇';
const BALTIC_LITHUANIAN = 'ąčėęįšųūž';
const BALTIC_LATVIAN = 'āčēģīķļņōŗšūž';
const ESTONIAN = 'äõöüšž';
const WESTERN = [GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, NORDIC, FINNISH, ICELANDIC];
const CENTRAL = [GERMAN, POLISH, CZECH_OR_SLOVAK, HUNGARIAN, SOUTH_SLAVIC, ROMANIAN];
const LATIN_LANGUAGES = {
    'windows-1252': WESTERN,
    'iso-8859-15': WESTERN,
    macintosh: WESTERN,
    'windows-1250': CENTRAL,
    'iso-8859-2': CENTRAL,
    'windows-1254': [TURKISH, GERMAN, FRENCH],
    'windows-1257': [BALTIC_LITHUANIAN, BALTIC_LATVIAN, ESTONIAN, POLISH],
};
const CYRILLIC = { script: /^[\u0400-\u052f]+$/, common: 'оеаинтсрвлкмдпуі' };
const GREEK = { script: /^[\u0370-\u03ff]+$/, common: 'αοιετσνηυρπκμλςάέήίόύώ' };
const HEBREW = { script: /^[\u0590-\u05ff]+$/, common: 'יוהלאמרתבשנ' };
const ARABIC = { script: /^[\u0600-\u06ff]+$/, common: 'اليمونترةبدعسح' };
const THAI = { script: /^[\u0e00-\u0e7f]+$/, common: 'านรกเงอมยลวดทสตะปบคหแชพใไ' };
const OTHER_SCRIPTS = {
    'windows-1251': CYRILLIC,
    'koi8-r': CYRILLIC,
    'koi8-u': CYRILLIC,
    ibm866: CYRILLIC,
    'windows-1253': GREEK,
    'windows-1255': HEBREW,
    'windows-1256': ARABIC,
    'windows-874': THAI,
};
const JAPANESE = '株式会社有限東京都道府県市区町村大阪名古屋神奈川横浜北海福岡山田中木小林佐藤鈴高橋伊渡辺本吉加井松島原上下野石森池谷西南新丁目番地号一二三四五六七八九十年月日人生男女子太郎美営業部長課員店支製作所工場産電気機械商事建設計算表開発技術研究学校病院国際文化合資組協';
const CHINESE = '公司有限责任股份集团中国北京上海广州深圳市省区县路号街道镇乡村室楼大厦科技贸易实业发展电子信息工程设备制造商王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文男女是否无的一不人在了年月日东南西新';
const TRADITIONAL_CHINESE = '公司有限股份台灣北市高雄新竹中南縣區路段號樓街巷弄鄉鎮村里大業國際科技電子實企陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊江呂何羅蕭潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴男女是否無的一不人在了年月日東西香港';
const KOREAN = '이김박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민진지현수영미경은연희준호재동석철상기원선시군읍면로길층식회사유대국울부산인천광전충청라제업자건설무역녀가나다의을를는에';
const EAST_ASIAN = {
    shift_jis: {
        daily: [
            [0x88, 0x98],
            [0x40, 0xfc],
        ],
        common: JAPANESE,
        hasKana: true,
    },
    'euc-jp': {
        daily: [
            [0xb0, 0xcf],
            [0xa1, 0xfe],
        ],
        common: JAPANESE,
        hasKana: true,
    },
    gb18030: {
        daily: [
            [0xb0, 0xd7],
            [0xa1, 0xfe],
        ],
        common: CHINESE,
        hasKana: false,
    },
    big5: {
        daily: [
            [0xa4, 0xc6],
            [0x40, 0xfe],
        ],
        common: TRADITIONAL_CHINESE,
        hasKana: false,
    },
    'euc-kr': {
        daily: [
            [0xb0, 0xc8],
            [0xa1, 0xfe],
        ],
        common: KOREAN,
        hasKana: false,
    },
};

;// CONCATENATED MODULE: ../../lib/encodings/east-asian.js

const LEAST_COMMON = 0.12;
function judgeEastAsian(text, encoding) {
    const language = EAST_ASIAN[encoding];
    if (language === undefined)
        return { good: 0, bad: 1, common: 0 };
    const daily = dailyOf(encoding, language);
    const characters = [...text];
    const verdict = { good: 0, bad: 0, common: 0 };
    for (const [at, character] of characters.entries()) {
        if (character <= '\x7f' || isNeutral(character))
            continue;
        const kana = isKana(character);
        const isGood = kana
            ? language.hasKana && isKanaInPlace(character, characters[at - 1], characters[at + 1])
            : daily.has(character);
        verdict[isGood ? 'good' : 'bad'] += 1;
        if (isGood && (kana || language.common.includes(character)))
            verdict.common += 1;
    }
    const { good, bad, common } = verdict;
    return common >= (good + bad) * LEAST_COMMON ? verdict : { good: 0, bad: good + bad, common };
}
function isNeutral(character) {
    return /[\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2460-\u2473\u25a0-\u25ef\u2605\u2606\u3000-\u301f\u30fb\u3220-\u3243\u3280-\u32b0\uff01-\uff60\uffe0-\uffe6]/u.test(character);
}
function isKana(character) {
    return /[\u3041-\u309f\u30a1-\u30ff\uff61-\uff9f]/.test(character) && character !== '\u30fb';
}
function isKanaInPlace(character, before = '', after = '') {
    if (!HALF_WIDTH.test(character))
        return true;
    if (/[ﾞﾟ]/.test(character))
        return /[ｳｶ-ﾄﾊ-ﾎ]/.test(before);
    if (/[ｧｨｩｪｫ]/.test(character))
        return /[ｳｸｼﾁﾂﾃﾄﾌﾞ]/.test(before);
    if (/[ｬｭｮ]/.test(character))
        return /[ｷｼﾁﾆﾋﾌﾐﾘﾃﾞﾟ]/.test(before);
    if (/[ｯｰ]/.test(character))
        return /[ｧ-ﾟ]/.test(before);
    return !/[｡-ｦ]/.test(character) && (HALF_WIDTH.test(before) || HALF_WIDTH.test(after));
}
const HALF_WIDTH = /[\uff61-\uff9f]/;
const DAILY = new Map();
function dailyOf(encoding, { daily: [leads, trails] }) {
    const known = DAILY.get(encoding);
    if (known !== undefined)
        return known;
    const decoder = new TextDecoder(encoding);
    const characters = new Set();
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
        for (let trail = trails[0]; trail <= trails[1]; trail++) {
            const text = decoder.decode(Uint8Array.of(lead, trail));
            if ([...text].length === 1 && text !== '\ufffd')
                characters.add(text);
        }
    }
    DAILY.set(encoding, characters);
    return characters;
}

;// CONCATENATED MODULE: ../../lib/encodings/plausible.js

function judgeAlphabetic(text, encoding) {
    const languages = LATIN_LANGUAGES[encoding];
    const other = OTHER_SCRIPTS[encoding];
    const verdict = { good: 0, bad: 0 };
    for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
        if (!/[\u0080-\uffff]/.test(word))
            continue;
        if (word.length === 1 && (languages === undefined || !isLower(word)))
            continue;
        const isLikely = languages === undefined ? isWordOf(word, other) : isLatinWord(word, languages);
        verdict[isLikely ? 'good' : 'bad'] += 1;
    }
    for (const { 0: sign, index } of text.matchAll(/[^ -~\p{L}\p{M}]/gu)) {
        if (sign <= '\x7f')
            continue;
        const fits = isSignInPlace(sign, text.charAt(index - 1), text.charAt(index + 1));
        if (fits !== undefined)
            verdict[fits ? 'good' : 'bad'] += 1;
    }
    if (other !== undefined && !isMostlyCommon(text, other))
        return { good: 0, bad: verdict.good + verdict.bad };
    return verdict;
}
function isLatinWord(word, languages) {
    const letters = [...word];
    const own = letters.filter((letter) => letter > '\x7f');
    if (own.length === letters.length && letters.length > 1)
        return false;
    const lower = own.map((letter) => letter.toLowerCase());
    if (!languages.some((alphabet) => lower.every((letter) => alphabet.includes(letter))))
        return false;
    return letters.every((letter, at) => letter <= '\x7f' || isCaseInPlace(letter, letters[at - 1], letters[at + 1]));
}
function isCaseInPlace(letter, before = '', after = '') {
    if (letter === 'ß' || !hasCase(letter))
        return true;
    if (isUpper(letter))
        return !isLower(before) && !(isUpper(before) && isLower(after));
    return !isUpper(after);
}
function hasCase(letter) {
    return isUpper(letter) || isLower(letter);
}
function isUpper(letter) {
    return /^\p{Lu}/u.test(letter);
}
function isLower(letter) {
    return /^\p{Ll}/u.test(letter);
}
function isWordOf(word, other) {
    if (other === undefined || !other.script.test(word))
        return false;
    const letters = [...word];
    return letters.every((letter, at) => isCaseInPlace(letter, letters[at - 1], letters[at + 1]));
}
const plausible_LEAST_COMMON = 0.55;
function isMostlyCommon(text, { common }) {
    const letters = (text.toLowerCase().match(/\p{L}/gu) ?? []).filter((letter) => letter > '\x7f');
    const frequent = letters.filter((letter) => common.includes(letter));
    return letters.length === 0 || frequent.length >= letters.length * plausible_LEAST_COMMON;
}
const LETTER = /\p{L}/u;
const PUNCTUATION = /[\u00a0“”„’‘«»‹›…–—¿¡]/;
const WORD = /[\p{L}\d]/u;
function isSignInPlace(sign, before, after) {
    const [afterLetter, beforeLetter] = [LETTER.test(before), LETTER.test(after)];
    const isInside = afterLetter && beforeLetter;
    const isBesideSign = [before, after].some((one) => one > '\x7f' && !WORD.test(one) && !PUNCTUATION.test(one));
    if (isBesideSign)
        return false;
    if (/[’ʼ·\u00a0\u00ad]/.test(sign))
        return true;
    if (/[“„‘‚«‹¿¡]/.test(sign))
        return !WORD.test(before);
    if (/[”»›]/.test(sign))
        return !WORD.test(after);
    if (/[–—…]/.test(sign))
        return !(isInside && isLower(before) && isLower(after));
    if (/[€£¥®™©§№²³]/.test(sign))
        return !beforeLetter;
    if (/[°•]/.test(sign))
        return !isInside;
    return afterLetter || beforeLetter ? false : undefined;
}

;// CONCATENATED MODULE: ../../lib/encodings/sample.js
const MOST_BYTES = 65_536;
const START_BYTES = 4_096;
const MOST_LINE_BYTES = 16_384;
const [LF, CR] = [0x0a, 0x0d];
function createSample() {
    const first = [];
    let firstBytes = 0;
    let tail = Buffer.alloc(0);
    let start = Buffer.alloc(0);
    let length = 0;
    return {
        feed: (chunk) => {
            if (start.length < START_BYTES)
                start = Buffer.concat([start, chunk.subarray(0, START_BYTES - start.length)]);
            for (const line of firstBytes < MOST_BYTES ? linesOf(chunk, { fromStart: length === 0, toEnd: false }) : []) {
                if (firstBytes >= MOST_BYTES)
                    break;
                if (!isWanted(line))
                    continue;
                first.push(Buffer.from(line));
                firstBytes += line.length;
            }
            length += chunk.length;
            const rest = MOST_BYTES - Math.min(MOST_BYTES, chunk.length);
            tail = Buffer.concat([rest === 0 ? tail.subarray(0, 0) : tail.subarray(-rest), chunk.subarray(-MOST_BYTES)]);
        },
        end: () => {
            const isWhole = length === tail.length;
            const last = [...linesOf(tail, { fromStart: isWhole, toEnd: true })].filter(isWanted);
            const lines = [...(isWhole ? [] : first), ...last];
            return { lines: Buffer.concat(lines.flatMap((line) => [line, Buffer.of(LF)])), start };
        },
    };
}
function isWanted(line) {
    return line.length <= MOST_LINE_BYTES && line.some((byte) => byte > 0x7f);
}
function* linesOf(piece, { fromStart, toEnd }) {
    let from = 0;
    let isWhole = fromStart;
    for (let at = 0; at <= piece.length; at++) {
        const isEnd = at === piece.length;
        if (isEnd ? !toEnd : piece[at] !== LF && piece[at] !== CR)
            continue;
        if (isWhole && at > from)
            yield piece.subarray(from, at);
        from = at + 1;
        isWhole = true;
    }
}

;// CONCATENATED MODULE: ../../lib/encodings/single-byte.js
function singleByteTable(encoding) {
    const known = TABLES.get(encoding);
    if (known !== undefined)
        return known;
    const table = Array.from({ length: 256 }, (_, byte) => characterOf(encoding, byte));
    TABLES.set(encoding, table);
    return table;
}
const TABLES = new Map();
function characterOf(encoding, byte) {
    if (byte < 0x80)
        return String.fromCharCode(byte);
    if (encoding === 'windows-1252' && byte < 0xa0)
        return WINDOWS_1252[byte - 0x80];
    try {
        const character = new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.of(byte));
        return /^[\u0080-\u009f\ufffd]?$/.test(character) ? undefined : character;
    }
    catch {
        return undefined;
    }
}
const WINDOWS_1252 = [
    ...['€', undefined, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', undefined, 'Ž', undefined],
    ...[undefined, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', undefined, 'ž', 'Ÿ'],
];

;// CONCATENATED MODULE: ../../lib/encodings/transcoder.js



class Undecodable extends Error {
    constructor(encoding) {
        super(`not ${encoding}`);
        this.name = new.target.name;
    }
}
function createTranscoder(encoding) {
    if ((0,labels/* isUtf16 */.bJ)(encoding))
        return createUtf16Transcoder(encoding);
    return (0,labels/* isSingleByte */.Vx)(encoding) ? createTableTranscoder(encoding) : createMultiByteTranscoder(encoding);
}
function decodeWhole(bytes, encoding) {
    try {
        const transcoder = createTranscoder(encoding);
        return transcoder.write(bytes).toString() + transcoder.end().toString();
    }
    catch (error) {
        if (error instanceof Undecodable)
            return undefined;
        throw error;
    }
}
const transcoder_NOTHING = Buffer.alloc(0);
function createMultiByteTranscoder(encoding) {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    const decode = (chunk, stream) => {
        try {
            return Buffer.from(decoder.decode(chunk, { stream }));
        }
        catch (error) {
            if ((0,error_code/* codeOf */.$)(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
                throw new Undecodable(encoding);
            throw error;
        }
    };
    return { write: (chunk) => decode(chunk, true), end: () => decode(transcoder_NOTHING, false) };
}
const transcoder_MOST_BYTES = 3;
function createTableTranscoder(encoding) {
    const table = singleByteTable(encoding).map((character) => character && Buffer.from(character));
    let room = transcoder_NOTHING;
    return {
        write: (chunk) => {
            if (room.length < chunk.length * transcoder_MOST_BYTES)
                room = Buffer.allocUnsafeSlow(chunk.length * transcoder_MOST_BYTES);
            let to = 0;
            for (const byte of chunk) {
                if (byte < 0x80) {
                    room[to++] = byte;
                    continue;
                }
                const character = table[byte];
                if (character === undefined || character === '')
                    throw new Undecodable(encoding);
                for (const part of character)
                    room[to++] = part;
            }
            return room.subarray(0, to);
        },
        end: () => transcoder_NOTHING,
    };
}
function createUtf16Transcoder(encoding) {
    let pending = transcoder_NOTHING;
    return {
        write: (chunk) => {
            const all = Buffer.concat([pending, chunk]);
            const even = all.length - (all.length % 2);
            if (encoding === 'utf-16be')
                all.subarray(0, even).swap16();
            const endsInHalf = even >= 2 && ((all[even - 1] ?? 0) & 0xfc) === 0xd8;
            const whole = endsInHalf ? even - 2 : even;
            const text = all.toString('utf16le', 0, whole);
            pending = Buffer.from(all.subarray(whole));
            if (encoding === 'utf-16be' && endsInHalf)
                pending.subarray(0, 2).swap16();
            if (!text.isWellFormed())
                throw new Undecodable(encoding);
            return Buffer.from(text);
        },
        end: () => {
            if (pending.length > 0)
                throw new Undecodable(encoding);
            return transcoder_NOTHING;
        },
    };
}

;// CONCATENATED MODULE: ../../lib/encodings/search.js







const SINGLE_BYTE = [...Object.keys(LATIN_LANGUAGES), ...Object.keys(OTHER_SCRIPTS)];
const UTF16 = ['utf-16le', 'utf-16be'];
const MOST_BAD = { alphabetic: 0.05, eastAsian: 0.1 };
const MOST_UTF8_WORDS = 2;
class EncodingSearch {
    #bytes = new Float64Array(256);
    #sample = createSample();
    #decoders = new Map([...Object.keys(EAST_ASIAN)].map((encoding) => [encoding, new TextDecoder(encoding, { fatal: true })]));
    #length = 0;
    feed(chunk) {
        this.#length += chunk.length;
        const bytes = this.#bytes;
        for (const byte of chunk)
            bytes[byte] = (bytes[byte] ?? 0) + 1;
        for (const [encoding, decoder] of this.#decoders)
            if (!canDecode(decoder, chunk, true))
                this.#decoders.delete(encoding);
        this.#sample.feed(chunk);
    }
    end() {
        for (const [encoding, decoder] of this.#decoders)
            if (!canDecode(decoder, Buffer.alloc(0), false))
                this.#decoders.delete(encoding);
        const { lines, start } = this.#sample.end();
        const words = utf8Words(lines);
        if (this.#bytes[0]) {
            const fitting = this.#length % 2 === 0 ? UTF16.filter((one) => isUtf16Text(start, one)) : [];
            return { fitting, words };
        }
        const alphabetic = words.utf8 > MOST_UTF8_WORDS ? [] : SINGLE_BYTE.filter((one) => this.#fitsAlphabetic(lines, one));
        return { fitting: [...this.#oneOfEachKind(alphabetic), ...this.#fittingEastAsian(lines)], words };
    }
    #fittingEastAsian(lines) {
        const judged = [...this.#decoders.keys()].flatMap((encoding) => {
            const text = decodeWhole(lines, encoding);
            if (text === undefined)
                return [];
            const { good, bad, common } = judgeEastAsian(text, encoding);
            const fits = good > 0 && bad <= (good + bad) * MOST_BAD.eastAsian;
            return fits ? [{ encoding, share: common / (good + bad) }] : [];
        });
        const most = Math.max(0, ...judged.map(({ share }) => share));
        return judged.filter(({ share }) => share >= most / 2).map(({ encoding }) => encoding);
    }
    #fitsAlphabetic(lines, encoding) {
        const table = singleByteTable(encoding);
        if (table.some((character, byte) => (character ?? '') === '' && this.#bytes[byte]))
            return false;
        const { good, bad } = judgeAlphabetic(decodeWhole(lines, encoding) ?? '', encoding);
        return good > 0 && bad <= (good + bad) * MOST_BAD.alphabetic;
    }
    #oneOfEachKind(encodings) {
        const kinds = new Map();
        for (const encoding of encodings) {
            const kind = singleByteTable(encoding)
                .filter((_, byte) => this.#bytes[byte])
                .join('');
            if (!kinds.has(kind))
                kinds.set(kind, encoding);
        }
        return [...kinds.values()];
    }
}
function canDecode(decoder, chunk, stream) {
    try {
        decoder.decode(chunk, { stream });
        return true;
    }
    catch {
        return false;
    }
}
function utf8Words(lines) {
    const words = new Set(lines.toString('latin1').match(/[\x80-\xff]+/g));
    const utf8 = [...words].filter((word) => (0,external_node_buffer_.isUtf8)(Buffer.from(word, 'latin1'))).length;
    return { utf8, others: words.size - utf8 };
}
function isUtf16Text(start, encoding) {
    const text = decodeWhole(start.subarray(0, start.length - (start.length % 2)), encoding);
    return text !== undefined && /[\r\n]/.test(text) && !/[^\P{C}\t\r\n\ufeff]/u.test(text);
}

;// CONCATENATED MODULE: ../../lib/text/shown-column.js
const FORM = /^(?:[A-Za-z]\w{0,79}:)?[A-Za-z]\w{0,79}(?:\.[A-Za-z]\w{0,79}){0,4}$/;
const MOST_CHARACTERS = 80;
function looksLikeColumn(name) {
    return FORM.test(name);
}
function shownColumn(name, place, { redact, isHeader }) {
    if (redact && !(isHeader && looksLikeColumn(name)))
        return `column ${place}`;
    return quoted(name);
}
function quoted(text) {
    const line = text.replace(/[\s\p{C}]+/gu, ' ').replace(/["`]/g, "'");
    const characters = [...line.slice(0, 2 * MOST_CHARACTERS)];
    return `"${characters.length <= MOST_CHARACTERS ? line : `${characters.slice(0, MOST_CHARACTERS).join('')}…`}"`;
}

;// CONCATENATED MODULE: ../../lib/files/advise-encoding.js













const advise_encoding_MOST_BYTES = 1_000_000_000;
function createEncodingAdvice(options) {
    let left = advise_encoding_MOST_BYTES;
    return async (file) => {
        const finding = file.findings.find(({ badByte }) => badByte !== undefined);
        if (finding === undefined || file.bytes > left)
            return file;
        left -= file.bytes;
        const { fitting, words, value } = await look(file, options);
        const isMostlyUtf8 = words.utf8 > words.others - (finding.badByte?.isAtEnd ? 1 : 0);
        const advised = isMostlyUtf8 ? inUtf8(finding) : { ...finding, cure: cureOf(finding, fitting, value) };
        if (!isMostlyUtf8 && isMisread(file.header, fitting))
            return { findings: [advised], findingCount: 1 };
        const findings = file.findings.map((other) => (other === finding ? advised : other));
        return { findings, findingCount: file.findingCount };
    };
}
function inUtf8(finding) {
    if (finding.badByte?.isAtEnd)
        return { ...finding, ...cutInCharacter(finding.line ?? 1) };
    return { ...finding, cure: CURE_OF_MIXED };
}
function cureOf(finding, fitting, value) {
    const [first] = fitting;
    if (first === undefined)
        return CURE_WITHOUT_ENCODING;
    const cure = fitting.length === 1 ? cureByEncoding(first, value) : cureByOneOf(fitting, value);
    return finding.badByte?.isAtEnd ? `${IF_CUT} ${cure}` : cure;
}
function isMisread(header, fitting) {
    if (fitting.length === 0 || header === undefined)
        return false;
    return fitting.some(({ encoding }) => (0,labels/* isUtf16 */.bJ)(encoding)) || (0,dialect/* delimiterByte */.Wi)(header.columnDelimiter) >= 0x40;
}
async function look(file, { showsValues = false, signal }) {
    const search = new EncodingSearch();
    const finder = createValueFinder(file.header);
    for await (const chunk of readFileAhead(file.absolutePath, SCAN_CHUNK_BYTES)) {
        signal?.throwIfAborted();
        search.feed(chunk);
        finder.feed(chunk);
    }
    const { fitting, words } = search.end();
    const shown = fitting.map((encoding) => ({ encoding, ...(showsValues ? finder.shownIn(encoding) : {}) }));
    return { fitting: shown.map(({ encoding, value }) => ({ encoding, value })), words, value: shown[0]?.at };
}
function createValueFinder(header) {
    if (header === undefined)
        return { feed: () => { }, shownIn: () => ({}) };
    const { columns, columnDelimiter } = header;
    const delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
    const copyOf = (bytes, { start, end, line }) => (0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)) ? undefined : { bytes: Buffer.from(bytes.subarray(start, end)), line };
    const inHeader = copyOf(header.bytes, { start: 0, end: (0,dialect/* textEnd */.fs)(header.bytes), line: header.line });
    let found = inHeader;
    const records = new ArrivedRecords(({ bytes, ...place }) => {
        found ??= copyOf(bytes, place);
    });
    const scan = startScan({ columnDelimiter, onRecords: (batch) => records.take(batch) });
    const lines = createLineReader();
    return {
        feed: (chunk) => {
            if (found === undefined)
                records.feed(lines.read(chunk), scan);
        },
        shownIn: (encoding) => {
            if (found === undefined)
                scan.end();
            const text = found && decodeWhole(found.bytes, encoding);
            if (found === undefined || text === undefined)
                return {};
            const record = Buffer.from(text);
            const values = (0,csv_fields/* decodeFields */.ql)(record, 0, record.length, delimiter);
            const column = values.findIndex((value) => !(0,external_node_buffer_.isAscii)(Buffer.from(value)));
            const name = found === inHeader ? '' : (columns[column] ?? '');
            const at = { line: found.line, column: looksLikeColumn(name) ? quoted(name) : String(column + 1) };
            return { value: quoted(values[column] ?? ''), at };
        },
    };
}

;// CONCATENATED MODULE: ../../lib/files/convert.js














const convert_UTF8_MARK = Buffer.from('\uFEFF');
async function convertFile(source, { target, ...options }) {
    const start = await readStart(source);
    if (start.subarray(0, convert_UTF8_MARK.length).equals(convert_UTF8_MARK))
        return undefined;
    const encoding = encodingByStart(source, start, options.encoding);
    try {
        await writeCopy(source, { ...options, encoding, target });
    }
    catch (error) {
        await (0,promises_.rm)(target, { force: true });
        if (error instanceof Undecodable)
            throw await undecodable(source, encoding);
        throw (0,error_code/* isDiskFull */.b)(error) ? await diskFull(source, error) : error;
    }
    return { copy: { path: source.path, absolutePath: target }, convertedFrom: encoding };
}
function encodingByStart({ path }, start, encoding) {
    const kind = fileKind(start);
    if (kind === undefined)
        return encoding;
    const hasMark = start[0] === 0xff || start[0] === 0xfe;
    if (kind.encoding !== undefined && (0,labels/* isUtf16 */.bJ)(encoding) && (hasMark || kind.encoding === encoding))
        return kind.encoding;
    throw invalidCsv([{ path, problem: kind.problem, cure: kind.cure }]);
}
async function readStart({ absolutePath }) {
    const handle = await (0,promises_.open)(absolutePath);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(KIND_BYTES), 0, KIND_BYTES, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
async function writeCopy(source, { encoding, target, signal }) {
    const looks = createUtf8Look(encoding);
    const withoutMark = createMarkRemover();
    const transcoder = createTranscoder(encoding);
    const copy = await (0,own_files/* createFile */.x3)(target);
    try {
        await copy.appendFile(convert_UTF8_MARK);
        for await (const chunk of readFileAhead(source.absolutePath, SCAN_CHUNK_BYTES)) {
            signal?.throwIfAborted();
            looks.feed(chunk);
            await copy.appendFile(withoutMark(transcoder.write(chunk)));
        }
        await copy.appendFile(transcoder.end());
    }
    finally {
        await copy.close();
    }
    if (looks.isUtf8())
        throw invalidCsv([{ path: source.path, ...utf8Already(encoding) }]);
}
function createMarkRemover() {
    let isStart = true;
    return (text) => {
        if (!isStart || text.length === 0)
            return text;
        isStart = false;
        return text.subarray(0, convert_UTF8_MARK.length).equals(convert_UTF8_MARK) ? text.subarray(convert_UTF8_MARK.length) : text;
    };
}
function createUtf8Look(encoding) {
    const check = createUtf8Check();
    let isBad = false;
    let hasEvidence = false;
    return {
        feed: (chunk) => {
            if (isBad)
                return;
            isBad = check.feed(chunk) !== undefined || ((0,labels/* isUtf16 */.bJ)(encoding) && chunk.includes(0));
            hasEvidence ||= (0,labels/* isUtf16 */.bJ)(encoding) || !(0,external_node_buffer_.isAscii)(chunk);
        },
        isUtf8: () => !isBad && check.end() === undefined && hasEvidence,
    };
}
async function undecodable(source, encoding) {
    const found = (problem) => invalidCsv([{ path: source.path, ...problem }]);
    const transcoder = createTranscoder(encoding);
    const lines = createLineCount();
    try {
        for await (const chunk of readFileAhead(source.absolutePath, LINE_CHUNK_BYTES))
            for (const piece of piecesOf(chunk, encoding))
                lines.add(transcoder.write(piece));
    }
    catch (error) {
        if (error instanceof Undecodable)
            return found(notInEncoding(lines.line(), encoding));
        throw error;
    }
    return found(endsInCharacter(lines.line(), encoding));
}
const LINE_CHUNK_BYTES = 65_536;
const [convert_LF, convert_CR] = [0x0a, 0x0d];
function* piecesOf(chunk, encoding) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
        if (chunk[at] !== convert_LF && chunk[at] !== convert_CR)
            continue;
        const end = (0,labels/* isUtf16 */.bJ)(encoding) ? at + 2 - (at % 2) : at + 1;
        if (end > from)
            yield chunk.subarray(from, end);
        from = end;
    }
    yield chunk.subarray(from);
}
function createLineCount() {
    let lineFeeds = 0;
    let returns = 0;
    return {
        add: (text) => {
            for (const byte of text) {
                if (byte === convert_LF)
                    lineFeeds++;
                else if (byte === convert_CR)
                    returns++;
            }
        },
        line: () => 1 + (lineFeeds || returns),
    };
}
async function diskFull({ path, absolutePath }, cause) {
    const handle = await (0,promises_.open)(absolutePath);
    const { size: bytes } = await handle.stat().finally(() => handle.close());
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${path} (${(0,words/* size */.Ej)(bytes)}) cannot be converted to UTF-8: the disk of the runner is full. ` +
        'Free some space in an earlier step, load the files in several steps, or use a larger runner.', { cause });
}

;// CONCATENATED MODULE: ../../lib/files/unpack.js












const UNPACK_LIMITS = { total: 10_000_000_000, ratio: 500, anyRatio: 100_000_000 };
function isPacked(file) {
    return /\.gz$/i.test(file);
}
function createUnpacker(folder, limits = UNPACK_LIMITS) {
    const buffer = Buffer.allocUnsafeSlow(SCAN_CHUNK_BYTES);
    let files = 0;
    let total = 0;
    return (place) => {
        files += 1;
        const copy = {
            path: place.path,
            absolutePath: external_node_path_.join(folder, `unpacked-${files}.csv`),
            bytes: 0,
            mtimeMs: 0,
            packedBytes: 0,
        };
        const onBytes = (bytes) => {
            copy.bytes += bytes;
            total += bytes;
            if (copy.bytes > limits.anyRatio && copy.bytes > limits.ratio * copy.packedBytes)
                throw invalidCsv([{ path: copy.path, ...packedTooTightly(limits.ratio, copy) }]);
            if (total > limits.total)
                throw tooMuch(copy, limits.total);
        };
        return { copy, chunks: unpack(place, copy, { buffer, onBytes }) };
    };
}
async function* unpack(place, copy, { buffer, onBytes }) {
    const packed = await (0,promises_.open)(place.absolutePath);
    try {
        copy.packedBytes = (await packed.stat()).size;
        await (0,promises_.mkdir)(external_node_path_.dirname(copy.absolutePath), { recursive: true });
        const target = await (0,own_files/* createFile */.x3)(copy.absolutePath);
        try {
            for await (const chunk of gather(membersOf(packed, copy), buffer)) {
                onBytes(chunk.length);
                await target.appendFile(chunk);
                yield chunk;
            }
        }
        finally {
            await target.close();
        }
        copy.mtimeMs = (await (0,promises_.stat)(copy.absolutePath)).mtimeMs;
    }
    catch (error) {
        throw await unpack_explain(error, packed, copy);
    }
    finally {
        await packed.close();
    }
}
const PIECE_BYTES = 131_072;
async function* membersOf(packed, file) {
    const range = { file, start: 0, end: file.packedBytes };
    const gunzip = (0,unzip/* unzip */.$1)(bytesOf(packed, range), { pieceBytes: PIECE_BYTES, ownsChunks: false });
    const pieces = gunzip;
    yield* pieces;
    for await (const rest of bytesOf(packed, { ...range, start: gunzip.bytesWritten }))
        if (rest.some((byte) => byte !== 0))
            throw invalidCsv([{ path: file.path, ...notPackedBehind() }]);
}
async function* gather(pieces, buffer) {
    let length = 0;
    for await (const piece of pieces) {
        for (let at = 0; at < piece.length;) {
            const copied = piece.copy(buffer, length, at);
            at += copied;
            length += copied;
            if (length < buffer.length)
                continue;
            yield buffer;
            length = 0;
        }
        (0,unzip/* releasePieces */.f5)([piece], PIECE_BYTES);
    }
    if (length > 0)
        yield buffer.subarray(0, length);
}
async function unpack_explain(error, packed, copy) {
    if ((0,error_code/* isDiskFull */.b)(error))
        return unpack_diskFull(copy, error);
    switch ((0,error_code/* codeOf */.$)(error)) {
        case 'Z_DATA_ERROR':
        case 'Z_BUF_ERROR':
        case 'Z_NEED_DICT':
            return invalidCsv([{ path: copy.path, ...problemOf(error, await firstBytes(packed)) }]);
        default:
            return error;
    }
}
const GZIP_START = Buffer.from([0x1f, 0x8b]);
function problemOf(error, start) {
    const isStart = start.subarray(0, GZIP_START.length).equals(GZIP_START.subarray(0, start.length));
    if (!isStart)
        return fileKind(start) ?? notPacked();
    if ((0,error_code/* codeOf */.$)(error) === 'Z_BUF_ERROR')
        return packedFileCutShort();
    const why = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    return why === 'incorrect header check' ? notPackedBehind() : packedFileDamaged(why);
}
async function firstBytes(packed) {
    const start = Buffer.alloc(KIND_BYTES);
    const { bytesRead } = await packed.read(start, 0, start.length, 0);
    return start.subarray(0, bytesRead);
}
const UNPACK_BEFORE = 'decompress them with gunzip in an earlier step and load the .csv files';
function tooMuch({ path: file, packedBytes }, most) {
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: the .gz files decompress to more than ${(0,words/* size */.Ej)(most)}, the most that one step decompresses; ` +
        `the limit was reached in ${file} (${(0,words/* size */.Ej)(packedBytes)}). Load them in several steps, or ${UNPACK_BEFORE}.`);
}
function unpack_diskFull({ path: file, absolutePath, bytes }, cause) {
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${file} cannot be decompressed: the disk of the runner is full after ${(0,words/* size */.Ej)(bytes)} of the file, in ` +
        `${external_node_path_.dirname(absolutePath)}. Free some space in an earlier step, load the files in several steps, or use a larger runner.`, { cause });
}

;// CONCATENATED MODULE: ../../lib/files/scan-files.js












async function scanFiles(paths, options, onRecords) {
    const folder = (0,read_options/* copiesFolder */.c)(options);
    const unpack = createUnpacker(folder);
    const { encoding = UTF8, columnDelimiter, signal, keyColumns } = options;
    const advise = createEncodingAdvice(options);
    const log = createKeyLog({ folder });
    const scanning = { columnDelimiter, signal, keys: keyColumns && createKeyScan(keyColumns, log) };
    const files = [];
    const findings = [];
    let found = 0;
    let repeated;
    try {
        for (const place of paths)
            await addFile(place);
    }
    finally {
        repeated = log.end();
    }
    return { files, findings, found, repeated };
    async function addFile(place) {
        try {
            const file = await scanOne(place);
            files.push(file);
            const advised = found < MAX_FINDINGS ? await advise(file) : file;
            findings.push(...advised.findings);
            found += advised.findingCount;
        }
        catch (error) {
            if (options.signal?.aborted)
                throw error;
            if (!(error instanceof errors/* CsvError */.J$))
                throw error instanceof errors/* LoadError */.Xb || (0,error_code/* isDiskFull */.b)(error) ? error : scan_files_unreadable(place, error);
            findings.push(...error.findings);
            found += error.found;
        }
    }
    function scanOne(place) {
        if (encoding !== UTF8) {
            const target = external_node_path_.join(folder, `converted-${files.length + 1}.csv`);
            return scanConverted(place, { encoding, target, unpack, signal }, (copy) => scanFile(copy, scanning, onRecords));
        }
        if (!isPacked(place.path))
            return scanFile(place, scanning, onRecords);
        const { copy, chunks } = unpack(place);
        return scanChunks(chunks, copy, scanning, onRecords);
    }
}
const UTF8 = 'utf-8';
async function scanConverted(place, { target, unpack, ...options }, scan) {
    const unpacked = isPacked(place.path) ? await unpackWhole(unpack(place), options.signal) : undefined;
    const source = unpacked ?? place;
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    const converted = await convertFile(source, { ...options, target });
    if (converted !== undefined && unpacked !== undefined)
        await (0,promises_.rm)(unpacked.absolutePath, { force: true });
    const file = await scan(converted?.copy ?? source);
    return {
        ...file,
        ...(unpacked?.packedBytes === undefined ? {} : { packedBytes: unpacked.packedBytes }),
        ...(converted === undefined ? {} : { convertedFrom: converted.convertedFrom }),
    };
}
async function unpackWhole({ copy, chunks }, signal) {
    for await (const _ of chunks)
        signal?.throwIfAborted();
    return copy;
}
function scan_files_unreadable({ path }, error) {
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
}

;// CONCATENATED MODULE: ../../lib/parts/dropped.js



const NONE_DROPPED = { count: 0, places: () => [] };
const ENTRY_BYTES = 8;
const dropped_ENTRIES_AT_ONCE = 8_192;
function createDropped(folder, files) {
    const numbers = new Map(files.map(({ absolutePath }, number) => [absolutePath, number]));
    const target = external_node_path_.join(folder, 'dropped.places');
    const entry = Buffer.alloc(ENTRY_BYTES);
    let writer;
    let count = 0;
    return {
        add: ({ absolutePath }, line) => {
            if (writer === undefined) {
                (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
                writer = createWriter(target);
            }
            entry.writeUInt32LE(numbers.get(absolutePath) ?? 0, 0);
            entry.writeUInt32LE(line, 4);
            writer.write(entry);
            count++;
        },
        end: () => {
            writer?.close();
            return count === 0 ? NONE_DROPPED : { count, places: () => readPlaces(target, files) };
        },
    };
}
function* readPlaces(target, files) {
    const handle = (0,external_node_fs_.openSync)(target, 'r');
    const buffer = Buffer.alloc(ENTRY_BYTES * dropped_ENTRIES_AT_ONCE);
    try {
        for (let end = -1; end !== 0;) {
            end = (0,external_node_fs_.readSync)(handle, buffer, 0, buffer.length, null);
            for (let at = 0; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
                const file = files[buffer.readUInt32LE(at)];
                if (file !== undefined)
                    yield { file, line: buffer.readUInt32LE(at + 4) };
            }
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}

;// CONCATENATED MODULE: ../../lib/parts/rewrite-file.js








async function readRewritten(file, rewriting, { onRecord, ...sink }) {
    const rewritten = new Rewritten();
    await readSource(file, {
        ...sink,
        columnDelimiter: rewriting.delimiter,
        onRecord: (record) => {
            rewritten.clear();
            rewritten.add(record.bytes, record.start, record.end, rewriting);
            onRecord(record, rewritten);
        },
    });
}
async function addRewritten(file, form, splitter, signal) {
    const { rewriting } = form;
    const { header } = file;
    if (rewriting === undefined || header === undefined)
        return [];
    const findings = [];
    const lacksLine = lineCheck(header);
    const sizes = new Float64Array(BATCH_SIZE);
    let count = 0;
    await readRewritten(file, rewriting, {
        onRecord({ bytes, start, end, line }, { length }) {
            sizes[count++] = length;
            if (findings.length === MAX_FINDINGS)
                return;
            if (!areBlank(bytes, start, end, header))
                findings.push({ path: file.path, ...blankColumnWithValue(line) });
            if (lacksLine(bytes, start, end))
                findings.push({ path: file.path, ...rowWithoutLine(line) });
        },
        onBatch: (batch) => {
            splitter.add(batch, form, file, sizes);
            count = 0;
        },
        signal,
    });
    return findings;
}
function hasRecordChecks({ columns }) {
    return lastNamed(columns) < columns.length || columns.includes(LINE_COLUMN);
}
const LINE_COLUMN = 'source_line';
function lineCheck({ columns, columnDelimiter }) {
    const place = columns.indexOf(LINE_COLUMN);
    if (place === -1)
        return () => false;
    const delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
    return (bytes, start, end) => {
        let fieldStart = start;
        for (let column = 0; column < place; column++)
            fieldStart = (0,csv_fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter) + 1;
        return rewrite_isBlank(bytes, fieldStart, (0,csv_fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter));
    };
}
function areBlank(bytes, start, end, { columns, columnDelimiter }) {
    const named = lastNamed(columns);
    if (named === columns.length)
        return true;
    const delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
    let fieldStart = start;
    for (let column = 0; fieldStart <= end && column < columns.length; column++) {
        const at = (0,csv_fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter);
        if (column >= named && !rewrite_isBlank(bytes, fieldStart, at))
            return false;
        fieldStart = at + 1;
    }
    return true;
}

var nearest = __webpack_require__(56737);
;// CONCATENATED MODULE: ../../lib/files/sort-files.js
















async function sortFiles(all, { sortBy, folder, signal, waves }, splitter) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    let number = 0;
    for (const group of byForm(all)) {
        const [first] = group;
        if (first === undefined)
            continue;
        number += 1;
        const sorter = createSorter({ folder, name: `sort-${number}` });
        for (const [fileNumber, entry] of group.entries())
            await addRecords(entry, { columns: columnsOf(entry, sortBy), fileNumber, waves, signal }, sorter);
        const files = group.map(({ file }) => file);
        const place = {
            path: listedFiles(files, 1),
            absolutePath: external_node_path_.join(folder, `sorted-${number}.csv`),
            origins: { tablePath: external_node_path_.join(folder, `sorted-${number}.origins`), files },
        };
        await writeSorted(sorter, place, { form: sortedForm(first.form, group), splitter, waves, signal });
    }
}
function byForm(all) {
    const groups = new Map();
    for (const entry of all) {
        const key = formKey(entry.form);
        groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    return groups.values();
}
function columnsOf({ file, header }, sortBy) {
    return sortBy.map((column) => {
        const index = (0,column_index/* columnIndex */.P)(header.columns, column);
        if (index >= 0)
            return index;
        const near = (0,nearest/* nearest */.p)(column, header.columns.filter(looksLikeColumn));
        const hint = near === undefined ? '' : ` Did you mean ${near}?`;
        throw new errors/* LoadError */.Xb('invalid-input', `\`sort-by\`: ${file.path} has no column "${column}".${hint}`);
    });
}
function sortedForm(form, all) {
    const columns = (form.rewriting?.columns ?? []).map(({ change }, place) => {
        const trims = all.some((entry) => entry.form.rewriting?.columns[place]?.change === 'trim');
        return { field: place, change: trims ? 'trim' : change };
    });
    if (columns.every(({ change }) => change === 'keep'))
        return { ...form, rewriting: undefined };
    const { columnDelimiter } = form;
    const rewriting = {
        delimiter: columnDelimiter,
        sentDelimiter: columnDelimiter,
        fieldCount: columns.length,
        isRagged: false,
        leavesOutBlank: false,
        columns,
        crEndsRecords: false,
    };
    return { ...form, rewriting };
}
async function addRecords({ file, form, firstOrdinal }, { columns, fileNumber, waves, signal }, sorter) {
    const { rewriting } = form;
    if (rewriting === undefined)
        throw new Error('Records are sorted in the form in which they are sent.');
    const delimiter = (0,dialect/* delimiterByte */.Wi)(rewriting.delimiter);
    const kept = {
        ...rewriting,
        columns: rewriting.columns.map(({ field }) => ({ field, change: 'keep' })),
    };
    const origin = Buffer.alloc(ORIGIN_BYTES);
    let ordinal = firstOrdinal;
    await readRewritten(file, kept, {
        onRecord: ({ bytes, start, end, line, offset, length }, rewritten) => {
            const wave = waves?.waveOf(ordinal++);
            if (wave === 0) {
                waves?.onDropped(file, line);
                return;
            }
            writeOrigin(origin, { file: fileNumber, line, offset, length });
            sorter.add(sort_files_keyOf(bytes, start, end, { columns, delimiter, wave }), origin, rewritten.bytes);
        },
        signal,
    });
}
function sort_files_keyOf(source, start, end, { columns, delimiter, wave }) {
    const values = columns.map(() => '');
    let fieldStart = start;
    const last = Math.max(...columns);
    for (let column = 0; column <= last && fieldStart <= end; column++) {
        const at = (0,csv_fields/* fieldEnd */.C4)(source, fieldStart, end, delimiter);
        const place = columns.indexOf(column);
        if (place >= 0)
            values[place] = (0,csv_fields/* decodeField */.RC)(source, fieldStart, at);
        fieldStart = at + 1;
    }
    const key = Buffer.from(values.map((value) => `${value}\0`).join(''));
    return wave === undefined ? key : Buffer.concat([Buffer.of(wave), key]);
}
const sort_files_TURN_RECORDS = 100_000;
const sort_files_BATCH_SIZE = 4_096;
async function writeSorted(sorter, place, { form, splitter, waves, signal }) {
    const records = createWriter(place.absolutePath);
    const origins = createWriter(place.origins.tablePath);
    const file = { ...place, bytes: 0, mtimeMs: 0 };
    const batch = {
        starts: new Float64Array(sort_files_BATCH_SIZE),
        ends: new Float64Array(sort_files_BATCH_SIZE),
        lines: new Uint32Array(sort_files_BATCH_SIZE),
        entries: new Uint32Array(sort_files_BATCH_SIZE),
        isTerminated: true,
    };
    const sizes = new Float64Array(sort_files_BATCH_SIZE);
    const rewritten = new Rewritten();
    let count = 0;
    let written = 0;
    let wave = 1;
    const handOver = () => {
        if (count > 0)
            (waves?.splitterOf(wave) ?? splitter).add({ ...batch, count }, form, file, sizes);
        count = 0;
    };
    for (const { key, record: entry } of sorter.readSorted()) {
        const nextWave = waves === undefined ? 1 : (key[0] ?? 1);
        if (nextWave !== wave)
            handOver();
        wave = nextWave;
        const record = entry.subarray(ORIGIN_BYTES);
        origins.write(entry.subarray(0, ORIGIN_BYTES));
        records.write(record);
        batch.starts[count] = file.bytes;
        file.bytes += record.length;
        batch.ends[count] = file.bytes;
        written += 1;
        batch.entries[count] = written;
        batch.lines[count] = lineOfOrigin(entry);
        if (form.rewriting !== undefined) {
            rewritten.add(record, 0, (0,dialect/* textEnd */.fs)(record), form.rewriting);
            sizes[count] = rewritten.length;
            rewritten.clear();
        }
        else
            sizes[count] = record.length;
        count += 1;
        if (count === sort_files_BATCH_SIZE)
            handOver();
        if (written % sort_files_TURN_RECORDS === 0) {
            await (0,external_node_timers_promises_.setImmediate)();
            signal?.throwIfAborted();
        }
    }
    handOver();
    records.close();
    origins.close();
    file.mtimeMs = (0,external_node_fs_.statSync)(place.absolutePath).mtimeMs;
}

;// CONCATENATED MODULE: ../../lib/files/split-waves.js
function createWaveSplitter({ waves, createSplitter, onDropped }) {
    const splitters = Array.from({ length: waves.most }, (_, index) => createSplitter(index + 1));
    const splitterOf = (wave) => {
        const splitter = splitters[wave - 1];
        if (splitter === undefined)
            throw new RangeError(`There is no wave ${wave}.`);
        return splitter;
    };
    let ordinal = 0;
    let waveBefore = 0;
    return {
        splitterOf,
        add(batch, form, file, sentBytes) {
            for (let from = 0; from < batch.count;) {
                const wave = waves.waveOf(ordinal + from);
                let to = from + 1;
                while (to < batch.count && waves.waveOf(ordinal + to) === wave)
                    to++;
                if (wave === 0)
                    for (let index = from; index < to; index++)
                        onDropped(file, batch.lines[index] ?? 0);
                else {
                    const splitter = splitterOf(wave);
                    if (wave !== waveBefore)
                        splitter.skip();
                    splitter.add(slice(batch, from, to), form, file, sentBytes?.subarray(from, to));
                }
                waveBefore = wave;
                from = to;
            }
            ordinal += batch.count;
        },
        skip() {
            for (const splitter of splitters)
                splitter.skip();
        },
        end: () => joinSplits(splitters.map((splitter) => splitter.end())),
    };
}
function slice({ starts, ends, lines, isTerminated, count }, from, to) {
    return {
        count: to - from,
        starts: starts.subarray(from, to),
        ends: ends.subarray(from, to),
        lines: lines.subarray(from, to),
        isTerminated: isTerminated || to < count,
    };
}
function joinSplits(splits) {
    const parts = splits.flatMap((split) => split.parts);
    return {
        parts: parts.map((part, index) => ({ ...part, number: index + 1 })),
        findings: splits.flatMap(({ findings }) => findings),
        findingCount: splits.reduce((sum, { findingCount }) => sum + findingCount, 0),
    };
}

;// CONCATENATED MODULE: ../../lib/files/split-files.js









const MOST_HOLES = 10_000;
async function splitFiles(files, asTheyAre, options, waves) {
    const isReordered = waves !== undefined && waves.moved > MOST_HOLES;
    const forms = files.map((file) => formOfFile(file, options, isReordered));
    const arePlain = waves === undefined && forms.every((form) => form?.rewriting === undefined);
    const { dropped, ...split } = arePlain && asTheyAre !== undefined
        ? { ...asTheyAre.end(), dropped: NONE_DROPPED }
        : await splitAgain(files, forms, options, { waves, sorts: isReordered || options.sortBy.length > 0 });
    refuseFindings(split.findings, split.findingCount);
    return { parts: split.parts, rewritten: byReason(files, forms), dropped };
}
function formOfFile(file, options, isReordered) {
    const { header, lineBreaks, records } = file;
    if (header === undefined || lineBreaks === undefined || records === 0)
        return undefined;
    return sent_form_formOf({ ...file, header, lineBreaks, isReordered }, options);
}
async function splitAgain(files, forms, options, { waves, sorts }) {
    const { signal, columnDelimiter } = options;
    const folder = (0,read_options/* copiesFolder */.c)(options);
    const dropped = createDropped(folder, files);
    const inWaves = waves &&
        createWaveSplitter({ waves, createSplitter: (wave) => createSplitter(options, wave), onDropped: dropped.add });
    const splitter = inWaves ?? createSplitter(options);
    const findings = [];
    const toSort = [];
    let firstOrdinal = 0;
    for (const [index, file] of files.entries()) {
        const form = forms[index];
        if (form === undefined)
            continue;
        const { header } = file;
        if (form.columns.length === 0)
            findings.push(nothingLeft(file));
        else if (sorts && header !== undefined) {
            if (hasRecordChecks(header))
                findings.push(...(await addRewritten(file, form, NOBODY, signal)));
            toSort.push({ file, header, form, firstOrdinal });
            firstOrdinal += file.records;
        }
        else if (form.rewriting !== undefined)
            findings.push(...(await addRewritten(file, form, splitter, signal)));
        else
            await scanFile(file, { columnDelimiter, signal }, (batch, _, version) => splitter.add(batch, form, version));
    }
    if (findings.length === 0 && toSort.length > 0) {
        const { sortBy } = options;
        const sorted = waves && inWaves && { ...waves, onDropped: dropped.add, splitterOf: inWaves.splitterOf };
        await sortFiles(toSort, { sortBy, folder, signal, waves: sorted }, splitter);
    }
    const split = splitter.end();
    return {
        ...split,
        findings: [...findings, ...split.findings],
        findingCount: findings.length + split.findingCount,
        dropped: dropped.end(),
    };
}
const NOBODY = { add: () => { }, skip: () => { }, end: () => ({ parts: [], findings: [], findingCount: 0 }) };
function nothingLeft({ path }) {
    const cure = 'Load a file with columns of the object.';
    return { path, line: 1, problem: 'the header has no column that could be sent', cure };
}
function byReason(files, forms) {
    const paths = new Map();
    for (const [index, form] of forms.entries()) {
        for (const reason of form?.reasons ?? [])
            paths.set(reason, [...(paths.get(reason) ?? []), files[index]?.path ?? '']);
    }
    return paths;
}

;// CONCATENATED MODULE: ../../lib/files/read-files.js













async function readFiles(paths, options) {
    const { duplicateKeys = 'stop' } = options;
    const asTheyAre = createSplitter(options);
    const { files, findings, found, repeated } = await scanFiles(paths, options, (batch, header, file) => asTheyAre.add(batch, plainForm(header), file));
    const byText = { possible: (text) => text };
    const isConflicted = files.some((file) => file.isConflicted);
    const equal = duplicateKeys === 'stop' && repeated !== undefined && !isConflicted
        ? await findDuplicates(await read_files_byKey(files, repeated, byText, options), files, true)
        : NO_DUPLICATES;
    refuseFindings([...findings, ...equal.findings], found + equal.found);
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const empty = files.filter((file) => file.records === 0);
    if (records === 0)
        throw noRecords(empty);
    const kind = options.keyColumns?.kind ?? 'value';
    const planned = duplicateKeys === 'send' && repeated !== undefined
        ? await plan(files, repeated, { possible: (text) => anyKey(text, kind) }, options)
        : undefined;
    const split = await splitFiles(files, asTheyAre, options, planned);
    return {
        files,
        ...split,
        records,
        warnings: [
            ...rowWarnings(files, options.blankFields),
            ...blankEnds(files),
            ...empty.map(({ path }) => ({ message: `${path} has no records.` })),
        ],
        repeated: duplicateKeys === 'send' ? undefined : repeated,
    };
}
async function settleKeys(read, options, describeKey) {
    const { files, repeated } = read;
    const { duplicateKeys = 'stop', keyColumns } = options;
    const scientific = files.some(({ keys }) => keys !== undefined && keys.scientific.count > 0);
    if (keyColumns === undefined || (repeated === undefined && !scientific))
        return { ...read, warnings: [] };
    const { kind } = keyColumns;
    const field = await describeKey();
    const known = { ...read, warnings: scientificKeys(files, keyColumns.column ?? '', field), repeated: undefined };
    if (repeated === undefined)
        return known;
    const possible = (text) => possibleKey(text, kind, field);
    if (duplicateKeys === 'stop') {
        const { findings, found } = await findDuplicates(await read_files_byKey(files, repeated, { possible }, options), files, false);
        refuseFindings(findings, found);
        return known;
    }
    const certain = (text) => certainKey(text, kind, field);
    const planned = await plan(files, repeated, { possible, certain }, options);
    return planned === undefined ? known : { ...known, ...(await splitFiles(files, undefined, options, planned)) };
}
async function read_files_byKey(files, repeated, comparison, options) {
    const { column, kind } = options.keyColumns ?? {};
    if (column === undefined || kind === undefined)
        return [];
    const folder = (0,read_options/* copiesFolder */.c)(options);
    return await recordsByKey(files, { columns: { column, kind }, repeated, comparison, folder, signal: options.signal });
}
async function plan(files, repeated, comparison, options) {
    const all = files.reduce((sum, file) => sum + file.records, 0);
    const onlyLast = options.duplicateKeys === 'last';
    const planned = await planWaves(await read_files_byKey(files, repeated, comparison, options), { files, all, onlyLast });
    refuseFindings(planned.findings, planned.found);
    return planned.waves;
}
const NO_DUPLICATES = { findings: [], found: 0 };
const read_files_MOST_NAMED = 5;
function noRecords(empty) {
    const found = `${(0,words/* count */.U9)(empty.length, 'file')} found, but ${(0,words/* agree */.d5)(empty.length, 'it has', 'they have')} no records`;
    const paths = empty.map(({ path }) => path);
    return new errors/* NothingToLoad */.Xw(`${found}: ${(0,words/* listed */.KE)(paths, read_files_MOST_NAMED)}. A file needs a header row and at least one record.`, empty.map(({ path, bytes }) => ({ path, bytes })));
}

var identity = __webpack_require__(57907);
;// CONCATENATED MODULE: ../../lib/preflight/guard.js





function guardOrg(organization, expected) {
    const { id, host, kind } = organization;
    if (expected === undefined) {
        if (kind !== 'production')
            return;
        throw new errors/* LoadError */.Xb('guard-refused', `${host} is a production org, and the workflow does not name it. Nothing was written. ` +
            `To load into this org, add to the step's "with:"\n  org: ${id}`);
    }
    if (isSameOrg(organization, expected))
        return;
    throw new errors/* LoadError */.Xb('guard-refused', `The step is signed in to ${host} (${id}, ${kind}), but the workflow expects another org: "org: ${expected.kind === 'id' ? expected.id : expected.host}". ` +
        `Nothing was written. Correct the sign-in or, to load into this org, set\n  org: ${id}`);
}
function guardRecords({ operation, object, limits: { maxRecords, confirmHardDelete } }, { kind, host }, records) {
    if (operation === 'hardDelete' && !(0,values_names/* sameName */.q)(confirmHardDelete, object)) {
        throw new errors/* LoadError */.Xb('guard-refused', `hardDelete removes records for good, without the recycle bin. To confirm this, add to the step's "with:"\n  confirm-hard-delete: ${object}`);
    }
    if ((0,bulk_job/* isDeletion */.zo)(operation) && kind === 'production' && maxRecords === undefined) {
        throw new errors/* LoadError */.Xb('guard-refused', `${host} is a production org, where a deletion needs an upper limit. Nothing was deleted. ` +
            `The files have ${(0,words/* count */.U9)(records, 'record')}. If that is right, add to the step's "with:"\n  max-records: ${records}`);
    }
    if (maxRecords === undefined || records <= maxRecords)
        return;
    throw new errors/* LoadError */.Xb('guard-refused', `The files have ${(0,words/* count */.U9)(records, 'record')}, but max-records allows ${(0,words/* thousands */.oh)(maxRecords)}. Nothing was sent. ` +
        `Check the files; if they are right, set\n  max-records: ${records}`);
}
function isSameOrg({ id, host }, expected) {
    return expected.kind === 'id' ? (0,values_ids/* sameId */.s)(expected.id, id) : expected.host === host.toLowerCase();
}

;// CONCATENATED MODULE: ../../lib/parts/rename.js


function withColumnNames(part, columns) {
    if (columns.every((name, index) => name === part.columns[index]))
        return part;
    const renamed = new PartBuilder({ ...part, columns, header: headerBytes({ ...part, columns }) }, part.number);
    renamed.addPart(part);
    return renamed.end();
}

;// CONCATENATED MODULE: ../../lib/preflight/column.js

function shown({ column, place, row }) {
    return shownColumn(column, place, row);
}
function mayBeValue({ row }) {
    return row.redact && !row.isHeader;
}
function column_named(shownName) {
    return shownName.startsWith('"') ? shownName : `with the name in ${shownName}`;
}
function bare(shownName) {
    const name = shownName.slice(1, -1);
    return looksLikeColumn(name) && shownName === `"${name}"` ? name : shownName;
}

;// CONCATENATED MODULE: ../../lib/preflight/object-fields.js

function fieldOf(describe, name) {
    return namesOf(describe).byName.get((0,values_names/* nameKey */.R)(name));
}
function relationshipField(describe, relationship) {
    return namesOf(describe).byRelationship.get((0,values_names/* nameKey */.R)(relationship));
}
function fieldNames(describe) {
    return namesOf(describe).fields;
}
function relationshipNames(describe) {
    return namesOf(describe).relationships;
}
const FIELD_NAMES = new WeakMap();
function namesOf(describe) {
    const known = FIELD_NAMES.get(describe);
    if (known !== undefined)
        return known;
    const byName = new Map();
    const byRelationship = new Map();
    const addFirst = (fields, name, field) => {
        if (!fields.has((0,values_names/* nameKey */.R)(name)))
            fields.set((0,values_names/* nameKey */.R)(name), field);
    };
    for (const field of describe.fields) {
        addFirst(byName, field.name, field);
        if (field.relationshipName)
            addFirst(byRelationship, field.relationshipName, field);
    }
    const fields = describe.fields.map(({ name }) => name);
    const relationships = describe.fields.flatMap(({ relationshipName }) => relationshipName ?? []);
    const made = { fields, relationships, byName, byRelationship };
    FIELD_NAMES.set(describe, made);
    return made;
}

;// CONCATENATED MODULE: ../../lib/preflight/labels.js
const LABELS = new WeakMap();
function fieldsLabelled(describe, text) {
    return labelsOf(describe).exact.get(labelKey(text)) ?? [];
}
function fieldsSpelled(describe, text) {
    const key = looseKey(text);
    return key === '' ? [] : (labelsOf(describe).loose.get(key) ?? []);
}
function tellingLabel({ name, label }) {
    return label === '' || looseKey(label) === looseKey(name) ? undefined : label.replace(/["`]/g, "'");
}
function withLabel(field) {
    const label = tellingLabel(field);
    return label === undefined ? field.name : `${field.name} (label "${label}")`;
}
function labelsOf(describe) {
    const known = LABELS.get(describe);
    if (known !== undefined)
        return known;
    const exact = new Map();
    const shown = new Map();
    const loose = new Map();
    for (const field of describe.fields) {
        add(exact, labelKey(field.label), field);
        for (const label of lookupLabels(field, describe))
            add(shown, labelKey(label), field);
        for (const text of [field.label, field.name])
            add(loose, looseKey(text), field);
    }
    const made = { exact: new Map([...shown, ...exact]), loose };
    LABELS.set(describe, made);
    return made;
}
function add(fields, key, field) {
    if (key === '')
        return;
    const same = fields.get(key);
    if (same === undefined)
        fields.set(key, [field]);
    else if (!same.includes(field))
        same.push(field);
}
function lookupLabels({ type, name, label }, describe) {
    if (type !== 'reference' || label === '')
        return [];
    const plain = label.replace(/\sID$/i, '').trimEnd();
    const owner = name === 'OwnerId' ? [`${describe.label} ${plain}`] : [];
    return [plain, `${plain} Name`, ...owner];
}
function labelKey(text) {
    return text.replace(/\s+/g, '').toLowerCase();
}
function looseKey(text) {
    return text
        .replace(/__(?:c|pc)$/i, '')
        .replace(/^[A-Za-z]\w{0,13}?__/, '')
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .toLowerCase();
}

;// CONCATENATED MODULE: ../../lib/preflight/lookups.js




const MOST_PARTS = 5;
function parsePath(column, describe) {
    const parts = column.split(/[.:]/, MOST_PARTS + 1);
    const key = parts.pop();
    const [first, second] = parts;
    if (key === undefined || first === undefined || parts.length >= MOST_PARTS)
        return undefined;
    if (second !== undefined) {
        const isPath = !column.includes(':') && relationshipField(describe, first) !== undefined;
        const typed = (isPath ? undefined : typedLookups(second, first, describe)) ?? typedLookups(first, second, describe);
        if (typed !== undefined)
            return { ...typed, key, levels: parts.length - 1 };
    }
    const isTyped = second !== undefined && column.indexOf(':') === first.length;
    const lookups = lookupsNamed(isTyped ? second : first, describe);
    return { lookups, object: undefined, key, levels: isTyped ? parts.length - 1 : parts.length };
}
function typedLookups(relationship, object, describe) {
    const lookups = lookupsNamed(relationship, describe).filter(({ referenceTo }) => referenceTo.some((name) => (0,values_names/* sameName */.q)(name, object)));
    const name = lookups[0]?.referenceTo.find((target) => (0,values_names/* sameName */.q)(target, object));
    return name === undefined ? undefined : { lookups, object: name };
}
function lookupsNamed(relationship, describe) {
    const exact = relationshipField(describe, relationship);
    if (exact !== undefined)
        return [exact];
    const named = fieldOf(describe, relationship);
    if (named !== undefined)
        return isLookup(named) ? [named] : [];
    const [plain] = relationship.split(/__r$/i);
    const ended = relationshipField(describe, plain === relationship ? `${plain}__r` : (plain ?? ''));
    if (ended !== undefined)
        return [ended];
    const labelled = fieldsLabelled(describe, relationship).filter(isLookup);
    if (labelled.length > 0)
        return labelled;
    if (!looksLikeColumn(relationship))
        return [];
    return describe.fields.filter((field) => field.createable && isLookup(field) && field.referenceTo.some((name) => (0,values_names/* sameName */.q)(name, relationship)));
}
function isLookup({ referenceTo, relationshipName }) {
    return referenceTo.length > 0 && Boolean(relationshipName);
}
function findsRecords(parent, { name, externalId, idLookup }) {
    if (externalId || idLookup)
        return true;
    if (parent.name === 'RecordType')
        return name === 'Name' || name === 'DeveloperName';
    return parent.name === 'User' && (name === 'Email' || name === 'Username');
}
function columnsByKey(lookup, key, parents) {
    return lookup.referenceTo.flatMap((object) => {
        const parent = parents.get((0,values_names/* nameKey */.R)(object));
        if (parent === undefined)
            return [];
        const named = fieldOf(parent, key);
        const fields = named === undefined ? fieldsLabelled(parent, key) : [named];
        return fields.filter((field) => field.name !== 'Id' && findsRecords(parent, field)).map(columnOf(lookup, object));
    });
}
function columnsByAnyKey(lookup, parents) {
    const keys = lookup.referenceTo.flatMap((object) => {
        const parent = parents.get((0,values_names/* nameKey */.R)(object));
        if (parent === undefined)
            return [];
        const fields = parent.fields.filter((field) => field.name !== 'Id' && findsRecords(parent, field));
        return fields.map((field) => ({ column: columnOf(lookup, object)(field), isExternal: field.externalId }));
    });
    return [...keys.filter(({ isExternal }) => isExternal), ...keys.filter(({ isExternal }) => !isExternal)].map(({ column }) => column);
}
function columnOf(lookup, object) {
    const prefix = lookup.referenceTo.length > 1 ? `${object}:` : '';
    return (key) => `${prefix}${lookup.relationshipName}.${key.name}`;
}

;// CONCATENATED MODULE: ../../lib/preflight/near-names.js



const MOST_SEARCHES = 20;
function createNearFields() {
    let searches = 0;
    return (column, describe) => {
        const spelled = fieldsSpelled(describe, column);
        if (spelled.length > 0)
            return spelled;
        if (searches++ >= MOST_SEARCHES)
            return [];
        const near = fieldOf(describe, nearName(column, fieldNames(describe)) ?? '');
        if (near !== undefined)
            return [near];
        const labels = describe.fields.flatMap(({ label }) => (label === '' ? [] : [label]));
        return fieldsLabelled(describe, nearName(column, labels) ?? '');
    };
}
function nearName(word, names) {
    const { core, ending } = near_names_partsOf(word);
    const same = names.filter((name) => {
        const parts = near_names_partsOf(name);
        return parts.ending === ending && digitsOf(parts.core) === digitsOf(core);
    });
    const near = (0,nearest/* closest */.k)(core, same.map((name) => near_names_partsOf(name).core), allowedEdits);
    return near === undefined ? undefined : same.find((name) => near_names_partsOf(name).core === near);
}
function allowedEdits(word, candidate) {
    const shorter = Math.min(word.length, candidate.length);
    return shorter < 3 ? 0 : shorter < 6 ? 1 : 2;
}
function near_names_partsOf(name) {
    const ending = /__[A-Za-z]{1,3}$/.exec(name)?.[0] ?? '';
    return { core: name.slice(0, name.length - ending.length), ending: ending.toLowerCase() };
}
function digitsOf(text) {
    return text.replace(/\D+/g, '');
}

;// CONCATENATED MODULE: ../../lib/preflight/relationship-column.js









function checkRelationship(own, target) {
    const { describe, parents } = target;
    const right = rightColumn(own.column, target);
    if (right !== undefined)
        return right;
    const path = parsePath(own.column, describe);
    if (path === undefined)
        return undefined;
    const [lookup] = path.lookups;
    if (lookup === undefined && !looksLikeColumn(own.column))
        return undefined;
    if (lookup === undefined && !own.column.includes('.'))
        return undefined;
    const wrong = (problem) => ({
        kind: 'wrong',
        problem: `${shown(own)}: ${problem}`,
        lookup: path.levels > 1 ? undefined : lookup,
    });
    if (mayBeValue(own))
        return wrong(`${describe.name} accepts no column of this name. ${relationship_column_FORM}`);
    if (path.levels > 1)
        return wrong(twoLevels(path, target));
    if (lookup === undefined)
        return wrong(unknownRelationship(own, describe));
    const hidden = lookup.referenceTo.filter((object) => !parents.has((0,values_names/* nameKey */.R)(object)));
    if (hidden.length === lookup.referenceTo.length)
        return wrong(noAccess(hidden));
    return wrong(`${whatIsWrong(own, path, lookup, target)} ${cure(path, parents)}`);
}
function rightColumn(column, { describe, parents }) {
    const { type, relationship = '', key = '' } = parseColumn(column);
    const lookup = relationshipField(describe, relationship);
    if (lookup === undefined)
        return undefined;
    const isPolymorphic = lookup.referenceTo.length > 1;
    if (!isPolymorphic && type !== undefined)
        return undefined;
    const object = isPolymorphic ? lookup.referenceTo.find((name) => (0,values_names/* sameName */.q)(name, type)) : lookup.referenceTo[0];
    const parent = parents.get((0,values_names/* nameKey */.R)(object ?? ''));
    const parentKey = parent === undefined ? undefined : fieldOf(parent, key);
    if (parent === undefined || parentKey === undefined || !findsRecords(parent, parentKey))
        return undefined;
    const name = `${isPolymorphic ? `${object}:` : ''}${lookup.relationshipName}.${parentKey.name}`;
    return { kind: 'right', name, lookup };
}
const relationship_column_FORM = 'A column that finds a parent has the name of the relationship, a dot, and the API name of a key of the parent.';
function noAccess(objects) {
    const names = (0,words/* listed */.KE)(objects, MOST_NAMES);
    return objects.length === 1
        ? `this user has no access to the object ${names}. Check the user's object permissions.`
        : `this user has no access to the objects ${names}. Check the user's object permissions.`;
}
function twoLevels({ lookups }, { describe, parents }) {
    const said = `a column can name a direct parent of ${describe.name} only, not the parent of a parent.`;
    const [lookup] = lookups;
    const columns = lookup === undefined ? [] : columnsByAnyKey(lookup, parents);
    if (columns.length === 0)
        return `${said} ${relationship_column_FORM}`;
    return `${said} Use a key of the ${(0,words/* listed */.KE)(lookup?.referenceTo ?? [], MOST_NAMES)} itself: ${someOf(columns)}.`;
}
function whatIsWrong(own, path, lookup, { describe, parents }) {
    const { type, relationship } = parseColumn(own.column);
    const refers = `${lookup.relationshipName} can refer to ${(0,words/* listed */.KE)(lookup.referenceTo, MOST_NAMES)}`;
    if (lookup.referenceTo.length === 1 && (type !== undefined || path.object !== undefined))
        return `${lookup.relationshipName} refers only to ${lookup.referenceTo[0]}, so leave out the object.`;
    if (!own.column.includes('.'))
        return 'a dot comes before the key of the parent.';
    if (relationship === undefined || !(0,values_names/* sameName */.q)(relationship, lookup.relationshipName)) {
        if (path.object !== undefined)
            return `${refers}. The object comes first, then a colon and the relationship.`;
        return `${describe.name} has no relationship of this name; that of ${lookup.name} is ${lookup.relationshipName}.`;
    }
    if (lookup.referenceTo.length > 1 && path.object === undefined) {
        if (type !== undefined)
            return `${refers}, not to the object before it.`;
        return `${refers}, so the column has to say to which of them.`;
    }
    return wrongKey(own, path, path.object ?? lookup.referenceTo[0] ?? '', parents);
}
function wrongKey({ place, row }, path, object, parents) {
    const parent = parents.get((0,values_names/* nameKey */.R)(object));
    if (parent === undefined)
        return noAccess([object]);
    const key = fieldOf(parent, path.key);
    if (key !== undefined)
        return `${object}.${key.name} does not identify a record: it is neither an external id nor an idLookup field.`;
    return `${object} has no field ${shown({ column: path.key, place, row })} that this user can see.`;
}
function cure({ lookups, object, key }, parents) {
    const fitting = lookups.flatMap((lookup) => columnsByKey(lookup, key, parents));
    const meant = fitting.filter((column) => object === undefined || column.startsWith(`${object}:`));
    if (fitting.length > 0)
        return `Write ${someOf(meant.length > 0 ? meant : fitting)}.`;
    const ids = (0,words/* choice */.Yq)(lookups.map(({ name }) => name));
    const columns = lookups.flatMap((lookup) => columnsByAnyKey(lookup, parents));
    if (columns.length === 0)
        return `No key of the parent can be used. Write its Ids in the column ${ids}.`;
    return `Columns that find the parent: ${someOf(columns)}; or ${ids}, with its Ids.`;
}
function someOf(columns) {
    const [only] = columns;
    if (only !== undefined && columns.length === 1)
        return only;
    return columns.length <= MOST_NAMES ? (0,words/* choice */.Yq)(columns) : (0,words/* listed */.KE)(columns, MOST_NAMES);
}
function unknownRelationship({ column, place, row }, describe) {
    const { relationship = column } = parseColumn(column);
    const relationships = relationshipNames(describe);
    const meant = nearName(relationship, relationships);
    const others = relationships.length === 0 ? '' : ` It has ${(0,words/* listed */.KE)(relationships, MOST_NAMES)}.`;
    const hint = meant === undefined ? others : ` Did you mean ${meant}?`;
    return `${describe.name} has no relationship ${column_named(shown({ column: relationship, place, row }))} that this user can see.${hint}`;
}

;// CONCATENATED MODULE: ../../lib/preflight/unknown-column.js






function unknownColumn(own, { describe, parents, near }) {
    if (mayBeValue(own))
        return { problem: noField(own, describe, `${NOT_SEEN} ${NO_HEADER}`), fields: [] };
    const labelled = fieldsLabelled(describe, own.column);
    if (labelled.length > 0)
        return { problem: isLabel(own, labelled, { describe, parents }), fields: labelled };
    const fields = near(own.column, describe);
    if (fields.length > 0)
        return { problem: noField(own, describe, didYouMean(own.column, fields)), fields };
    return { problem: noField(own, describe, looksLikeColumn(own.column) ? notSeen(own.column) : NO_NAME), fields: [] };
}
function isLabel(own, fields, { describe, parents }) {
    const [only] = fields;
    if (only === undefined || fields.length > 1) {
        const names = (0,words/* choice */.Yq)(fields.slice(0, MOST_NAMES).map(({ name }) => name));
        return `${shown(own)} is the label of several fields. Write the API name of one of them in the header: ${names}.`;
    }
    const said = `${shown(own)} is the label of the field ${only.name}.`;
    if (only.type !== 'id' && accessOf(only, 'upsert') === 'no')
        return `${said} ${refusal(only, describe)}`;
    if (only.type !== 'reference')
        return `${said} Write the API name in the header: ${only.name}.`;
    const columns = columnsByAnyKey(only, parents).slice(0, MOST_NAMES);
    const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${(0,words/* choice */.Yq)(columns)}.`;
    return `${said} For Ids, write the API name in the header: ${only.name}.${byKey}`;
}
function noField(own, { name }, why) {
    return `${name} has no field ${column_named(shown(own))} that this user can see. ${why}`;
}
function didYouMean(column, fields) {
    const [only] = fields;
    const label = only === undefined ? undefined : tellingLabel(only);
    const meant = only !== undefined && fields.length === 1
        ? `Did you mean ${only.name}?${label === undefined ? '' : ` (Its label is "${label}".)`}`
        : `Did you mean ${(0,words/* choice */.Yq)(fields.slice(0, MOST_NAMES).map(withLabel))}?`;
    return `${meant}${isCustom(column) ? ` If not, ${NOT_CREATED}` : ''}`;
}
const NOT_CREATED = 'the field does not exist in this org, or field-level security hides it from the user: create it, or give the user access to it.';
const NOT_SEEN = 'Check its API name, and whether field-level security hides it from the user.';
const NO_HEADER = 'If this row is a record, the header row is missing.';
const NO_NAME = 'It is neither an API name nor the label of a field. Write the API name of a field in the header, or remove the column.';
function notSeen(column) {
    return isCustom(column) ? `Either ${NOT_CREATED}` : `${NOT_SEEN} The API names of custom fields end in __c.`;
}
function isCustom(column) {
    return /__p?c$/i.test(column);
}

;// CONCATENATED MODULE: ../../lib/preflight/check-column.js






function checkColumn(own, target) {
    const { column } = own;
    const field = fieldOf(target.describe, column);
    if (field !== undefined)
        return { name: field.name, field, ...checkAccess(field, field.name, target) };
    const found = checkRelationship(own, target);
    if (found === undefined) {
        const { problem, fields } = unknownColumn(own, target);
        return { name: column, problem, meant: fields };
    }
    if (found.kind === 'wrong')
        return { name: column, field: found.lookup, problem: found.problem };
    const { name, lookup } = found;
    return { name, field: lookup, ...checkAccess(lookup, bare(shown({ ...own, column: name })), target) };
}
function checkAccess(field, column, { operation, describe, externalIdField }) {
    const { name } = field;
    const full = `${describe.name}.${name}`;
    if (name === 'Id')
        return checkId(operation, externalIdField);
    if (externalIdField !== undefined && (0,values_names/* sameName */.q)(name, externalIdField))
        return {};
    if (field.type === 'base64')
        return { problem: binary(full) };
    if (describe.name === 'Account' && name === 'Name')
        return {};
    switch (accessOf(field, operation)) {
        case 'yes':
            return {};
        case 'audit':
            return {
                warning: `This user cannot set ${full} on new records. If records fail, give the user the permission "Set Audit Fields upon Record Creation".`,
            };
        case 'create only':
            return operation === 'update' ? { problem: onNewOnly(column, full) } : createOnly(column, full, describe);
        case 'update only':
            return operation === 'insert' ? { problem: notOnNew(full) } : updateOnly(full, describe);
        case 'no':
            return { problem: refusal(field, describe) };
    }
}
const ID_ON_INSERT = 'insert does not accept the column Id, because the org assigns the Ids of new records. Remove the column, or use update or upsert.';
function checkId(operation, externalIdField) {
    if (operation === 'insert')
        return { problem: ID_ON_INSERT };
    if (operation !== 'upsert' || externalIdField === undefined || (0,values_names/* sameName */.q)(externalIdField, 'Id'))
        return {};
    return {
        problem: `upsert finds records by ${externalIdField} and does not accept the column Id beside it. Remove the column Id. To change ` +
            'records by their Ids, use `operation: update`.',
    };
}
function onNewOnly(column, full) {
    return `${full} can be set on new records only: nobody can change it on records that exist. Remove the column ${column}.`;
}
function notOnNew(full) {
    return `${full} can be set on records that exist only, not on new ones. Remove the column, and set the field with a later update.`;
}
function createOnly(column, full, { updateable }) {
    if (!updateable)
        return {};
    return {
        warning: `${full} can be set on new records only. Records that the org already has will fail if they have a value in the ` +
            `column ${column}, because nobody can change this field on them. Leave the column out for those.`,
    };
}
function updateOnly(full, { createable }) {
    if (!createable)
        return {};
    return { warning: `${full} can be set on records that exist only. New records that have a value in it will fail.` };
}
function binary(full) {
    return (`${full} takes a file (base64), which Bulk API 2.0 does not load. Upload the files with \`sf data create file\` or the ` +
        'REST API ("Insert or Update Blob Data"), and remove the column.');
}

;// CONCATENATED MODULE: ../../lib/preflight/doubled-lookups.js



function findDoubledLookups(columns) {
    const problems = [];
    const warnings = [];
    const byField = Map.groupBy(columns, ({ field }) => field.name);
    for (const [field, filling] of byField) {
        if (filling.length < 2)
            continue;
        const said = `${(0,words/* listed */.KE)(filling.map(({ shown }) => shown))} fill the same field, ${field}.`;
        if (findDifferentObjects(filling))
            warnings.push(`${said} Records that have a value in more than one of them fail.`);
        else
            problems.push(`${said} Keep one of these columns, and remove the others.`);
    }
    return { problems, warnings };
}
function findDifferentObjects(filling) {
    const objects = filling.map(({ name }) => parseColumn(name).type);
    return objects.every((object, at) => object !== undefined && !objects.some((other, o) => o < at && (0,values_names/* sameName */.q)(other, object)));
}

;// CONCATENATED MODULE: ../../lib/preflight/header-row.js




function isMissing(columns, describe) {
    if (describe.fields.length === 0)
        return false;
    const known = countNames(columns, describe);
    return known === 0 || (known * 2 <= columns.length && columns.some(isValue));
}
function isHeader(columns, describe) {
    return countNames(columns, describe) * 2 > columns.length;
}
function countNames(columns, describe) {
    return columns.filter((column) => {
        if (CUSTOM_NAME.test(column))
            return true;
        if (fieldOf(describe, column) !== undefined || fieldsLabelled(describe, column).length > 0)
            return true;
        const lookups = looksLikeColumn(column) ? parsePath(column, describe)?.lookups : undefined;
        return lookups !== undefined && lookups.length > 0;
    }).length;
}
const CUSTOM_NAME = /^(?:[A-Za-z]\w{0,79}[:.])?[A-Za-z]\w{0,60}__(?:c|pc|r|pr)(?:\.[A-Za-z]\w{0,79})?$/;
const VALUES = [
    /^[^\s@]{1,64}@[^\s@]{1,255}\.[a-z]{2,24}$/i,
    /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ].{0,40})?$/,
    /^\+?[\s()./-]{0,5}\d[\d\s()./-]{4,40}$/,
    /^(?:\d[A-Za-z\d]|a\d)[A-Za-z\d]{13}(?:[A-Za-z\d]{3})?$/,
];
function isValue(column) {
    return VALUES.some((pattern) => pattern.test(column));
}

;// CONCATENATED MODULE: ../../lib/preflight/key-columns.js





function columnProblems({ columns, checked }, target) {
    const { operation, externalIdField } = target;
    const found = checked.map(({ problem }) => problem);
    if (operation === 'update')
        return [...given(found), ...missingId(columns, checked)];
    if (operation !== 'upsert' || externalIdField === undefined)
        return given(found);
    const field = fieldOf(target.describe, externalIdField);
    if (field !== undefined)
        return [...given(found), ...missingKey(field, { columns, checked }, target)];
    const others = found.filter((_, at) => !(0,values_names/* sameName */.q)(columns[at], externalIdField));
    const { problem } = unknownColumn(ofInput(externalIdField), target);
    return [...given(others), `\`external-id-field\`: ${problem}`];
}
function given(problems) {
    return problems.flatMap((problem) => problem ?? []);
}
function missingId(columns, checked) {
    if (columns.some((column) => (0,values_names/* sameName */.q)(column, 'Id')) || isMeant('Id', checked))
        return [];
    return ['update needs the column Id, which says which records to change.'];
}
function missingKey(field, { columns, checked }, { describe }) {
    const problems = [];
    if (!columns.some((column) => (0,values_names/* sameName */.q)(column, field.name)) && !isMeant(field.name, checked))
        problems.push(`upsert needs the column ${field.name}, which \`external-id-field\` names.`);
    if (field.name === 'Id' || field.externalId || field.idLookup)
        return problems;
    const keys = describe.fields.filter(({ externalId, idLookup }) => externalId || idLookup).map(({ name }) => name);
    const hint = keys.length === 0 ? '' : ` Fields that you can use: ${(0,words/* listed */.KE)(keys, MOST_NAMES)}.`;
    return [...problems, `\`external-id-field\`: ${describe.name}.${field.name} is not an external id.${hint}`];
}
function isMeant(name, checked) {
    return checked.some(({ meant = [] }) => meant.some((field) => field.name === name));
}
function ofInput(column) {
    return { column, place: 1, row: { redact: false, isHeader: true } };
}

;// CONCATENATED MODULE: ../../lib/preflight/required-fields.js



function missingRequired(operation, describe, filled) {
    if (operation !== 'insert')
        return [];
    const given = new Set(filled.map(({ name }) => name));
    const missing = describe.fields.filter(({ name, createable, nillable, defaultedOnCreate }) => createable && !nillable && !defaultedOnCreate && !given.has(name));
    const names = missing.map(({ name }) => name).filter((name) => !isOfOtherKind(name, describe, given));
    if (names.length === 0)
        return [];
    const shown = names.map((name) => (isName(name, describe) ? `${name} (LastName for person accounts)` : name));
    const them = (0,words/* agree */.d5)(names.length, 'it', 'them');
    return [
        `${describe.name} requires ${(0,words/* listed */.KE)(shown, MOST_NAMES)}, which the header does not have. Records fail unless a flow or trigger fills ${them} in.`,
    ];
}
function isOfOtherKind(name, describe, given) {
    if (!hasPersonAccounts(describe))
        return false;
    return (name === 'Name' && given.has('LastName')) || (name === 'LastName' && given.has('Name'));
}
function isName(name, describe) {
    return name === 'Name' && hasPersonAccounts(describe);
}
function hasPersonAccounts(describe) {
    return describe.name === 'Account' && fieldOf(describe, 'IsPersonAccount') !== undefined;
}

;// CONCATENATED MODULE: ../../lib/preflight/check-header.js












function check_header_checkHeader(header) {
    const facts = { near: createNearFields(), ...header };
    const { operation, describe } = facts;
    const objectProblem = checkObject(operation, describe);
    const check = (0,bulk_job/* isDeletion */.zo)(operation) ? checkIds(facts) : checkColumns(facts);
    return objectProblem === undefined ? check : { ...check, problems: [objectProblem, ...check.problems] };
}
function checkColumns(facts) {
    const { operation, columns, describe } = facts;
    const placed = placedColumns(facts);
    const checked = placed.map((column) => checkColumn(column, facts));
    const filling = checked.flatMap(({ field, name }, at) => {
        const column = placed[at];
        return field === undefined || column === undefined ? [] : [{ field, name, shown: bare(shown(column)) }];
    });
    const doubled = findDoubledLookups(filling);
    const filled = filling.map(({ field }) => field);
    return {
        problems: [...columnProblems({ columns, checked }, facts), ...doubled.problems],
        warnings: [
            ...halfAllowed(operation, describe),
            ...checked.flatMap(({ warning }) => warning ?? []),
            ...doubled.warnings,
            ...missingRequired(operation, describe, filled),
        ],
        names: checked.map(({ name }) => name),
    };
}
function placedColumns({ redact = false, columns, describe }) {
    const row = { redact, isHeader: isHeader(columns, describe) };
    return columns.map((column, index) => ({ column, place: index + 1, row }));
}
function checkObject(operation, { name, createable, updateable, deletable }) {
    const allowed = {
        insert: createable,
        update: updateable,
        upsert: createable || updateable,
        delete: deletable,
        hardDelete: deletable,
    }[operation];
    if (allowed)
        return undefined;
    return `${operation} is not allowed on ${name} for this user. Check the object permissions in the user's profile and permission sets.`;
}
function halfAllowed(operation, { name, createable, updateable }) {
    if (operation !== 'upsert' || createable === updateable)
        return [];
    return [
        createable
            ? `This user can create records of ${name}, and not change them. Records that the org already has will fail.`
            : `This user can change records of ${name}, and not create them. Records that the org does not have yet will fail.`,
    ];
}
function checkIds(facts) {
    const { operation, columns, describe } = facts;
    const names = columns.map((column) => ((0,values_names/* sameName */.q)(column, 'Id') ? 'Id' : column));
    const others = placedColumns(facts).filter(({ column }) => !(0,values_names/* sameName */.q)(column, 'Id'));
    const [only] = others;
    if (only !== undefined && columns.length === 1 && isIdLabel(only, describe)) {
        return { problems: [`${shown(only)} is the label of the field Id. Write Id in the header.`], warnings: [], names };
    }
    const problems = [];
    if (others.length === columns.length)
        problems.push(`${operation} needs the column Id, with the Ids of the records to delete.`);
    if (others.length > 0) {
        const list = (0,words/* listed */.KE)(others.map((other) => bare(shown(other))), MOST_NAMES);
        problems.push(`${operation} accepts only the column Id. Remove ${list}.`);
    }
    return { problems, warnings: [], names };
}
function isIdLabel({ column }, describe) {
    return fieldsLabelled(describe, column).some(({ name }) => name === 'Id');
}

;// CONCATENATED MODULE: ../../lib/preflight/known-names.js


function knownNames(describe, headers) {
    const names = new Set();
    const add = (name) => name && names.add(name.toLowerCase());
    add(describe.name);
    for (const { name, relationshipName, referenceTo } of describe.fields) {
        for (const known of [name, relationshipName, ...referenceTo])
            add(known);
    }
    for (const column of headers.filter((columns) => isHeader(columns, describe)).flat()) {
        if (looksLikeColumn(column))
            for (const known of [column, ...column.split(/[.:]/)])
                add(known);
    }
    return (text) => names.has(text.toLowerCase());
}

;// CONCATENATED MODULE: ../../lib/preflight/object-kinds.js
const object_kinds_KINDS = [
    {
        ending: /__mdt$/i,
        allows: () => false,
        instead: 'is a custom metadata type. Its records are metadata, which are deployed and not loaded: make them from the CSV file with ' +
            '`sf cmdt generate records --csv … --type-name …`, and deploy them with `sf project deploy start`.',
    },
    {
        ending: /__e$/i,
        allows: (operation) => operation === 'insert',
        instead: 'is a platform event. Events can only be published, with `operation: insert` or the REST API; they cannot be changed ' +
            'or deleted.',
    },
    {
        ending: /__b$/i,
        allows: (operation) => operation === 'insert',
        instead: 'is a big object. Use `operation: insert`: a record with the same index overwrites the earlier one. To delete ' +
            'records, use deleteByExample() of the SOAP API or Database.deleteImmediate() in Apex.',
    },
    {
        ending: /__x$/i,
        allows: () => false,
        instead: 'is an external object. Its data is in another system, and the org only shows it: load the file into that system.',
    },
    {
        ending: /ChangeEvent$/,
        allows: () => false,
        instead: 'is a change event. The org publishes such events when records change: load the object itself.',
    },
];
function refusedKind(object, operation) {
    const kind = object_kinds_KINDS.find(({ ending }) => ending.test(object));
    if (kind === undefined || kind.allows(operation))
        return undefined;
    return `\`object\`: ${object} ${kind.instead}`;
}

;// CONCATENATED MODULE: ../../lib/preflight/parents.js






const MOST_PROPOSED = 40;
const AT_ONCE = 5;
async function readParents(headers, describe, describer) {
    const columns = [...new Set(headers.flatMap((header) => header.columns))];
    const parents = new Map();
    const learn = (object, parent) => {
        if (parent !== undefined)
            parents.set((0,values_names/* nameKey */.R)(object), parent);
    };
    const needed = parentObjects(columns, describe);
    for (const object of needed)
        learn(object, await describer.describe(object));
    const proposed = proposedParents(columns, describe, parents).filter((object) => !needed.includes(object));
    const limit = createLimit(AT_ONCE);
    const found = await Promise.all(proposed.slice(0, MOST_PROPOSED).map((object) => limit(() => describeIfPossible(object, describer))));
    for (const [at, parent] of found.entries())
        learn(proposed[at] ?? '', parent);
    return parents;
}
function parentObjects(columns, describe) {
    const targets = columns.flatMap((column) => {
        const { lookups = [], object } = parents_pathOf(column, describe);
        return lookups.flatMap(({ referenceTo }) => referenceTo.length === 1 ? referenceTo : referenceTo.filter((name) => (0,values_names/* sameName */.q)(name, object)));
    });
    return [...new Set(targets)];
}
function proposedParents(columns, describe, parents) {
    const objects = columns.flatMap((column) => {
        if (fieldOf(describe, column) !== undefined)
            return [];
        const { lookups = fieldsLabelled(describe, column), object, key = '' } = parents_pathOf(column, describe);
        const works = lookups.flatMap((lookup) => columnsByKey(lookup, key, parents));
        return object !== undefined && works.length > 0 ? [] : lookups.flatMap(({ referenceTo }) => referenceTo);
    });
    return [...new Set(objects)];
}
function parents_pathOf(column, describe) {
    return (fieldOf(describe, column) === undefined ? parsePath(column, describe) : undefined) ?? {};
}
async function describeIfPossible(object, describer) {
    try {
        return await describer.describe(object);
    }
    catch (error) {
        if (error instanceof errors/* SalesforceError */.mO || error instanceof errors/* ConnectionError */.Rc)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ../../lib/preflight/preflight.js










const preflight_MOST_LISTED = 100;
async function preflight(toCheck, asked, describer) {
    const isOff = asked.preflight === 'off';
    try {
        const { renamed, missing, problems, warnings, about } = await check(toCheck, asked, describer);
        const stops = [...missing, ...(asked.preflight === 'stop' ? problems : [])];
        if (stops.length > 0)
            throw stopped(stops, missing.length === 0);
        const told = isOff ? [] : [...problems, ...warnings];
        return {
            parts: isOff ? toCheck.parts : renamed,
            warnings: told.slice(0, preflight_MOST_LISTED).map(asWarning),
            more: Math.max(0, told.length - preflight_MOST_LISTED),
            ...about,
        };
    }
    catch (error) {
        if (!(error instanceof errors/* SalesforceError */.mO || error instanceof errors/* ConnectionError */.Rc))
            throw error;
        const message = `The header was not checked: the org did not describe ${asked.object} (${(0,errors/* messageOf */.bD)(error)}).`;
        return { parts: toCheck.parts, warnings: isOff ? [] : [{ message }], more: 0, ...NOTHING_KNOWN };
    }
}
const NOTHING_KNOWN = {
    typeOf: () => undefined,
    fieldOf: () => undefined,
    isName: () => false,
};
function stopped(problems, mayWarn) {
    const rest = problems.length - preflight_MOST_LISTED;
    const lines = problems.slice(0, preflight_MOST_LISTED).map(inWords);
    if (rest > 0)
        lines.push(`The first ${lines.length} are listed, ${rest} more were found.`);
    lines.push(`Nothing was sent.${mayWarn ? ' (With `preflight: warn`, the files are sent anyway.)' : ''}`);
    const placed = problems.filter(hasPlace);
    return new errors/* PreflightError */.wG(lines.join('\n'), placed.slice(0, preflight_MOST_LISTED), placed.length);
}
function inWords({ path, line, message }) {
    return path === undefined ? message : `${path} line ${line}: ${message}`;
}
function asWarning(found) {
    const message = inWords(found);
    return hasPlace(found) ? { message, at: { file: found.path, line: found.line } } : { message };
}
function hasPlace(found) {
    return found.path !== undefined && found.line !== undefined;
}
async function check({ parts, files }, { operation, object, externalIdField, preflight: how, redact }, describer) {
    const describe = await describer.describe(object);
    const kind = how === 'off' ? undefined : refusedKind(object, operation);
    if (describe === undefined || kind !== undefined) {
        const problems = how === 'off' ? [] : [{ message: kind ?? (await unknownObject(object, describer)) }];
        return { renamed: parts, missing: [], problems, warnings: [], about: NOTHING_KNOWN };
    }
    const headers = headersOf(parts, files);
    const missing = [];
    const problems = [];
    const warnings = [];
    const namesOf = new Map();
    const near = createNearFields();
    const parents = how === 'off' ? new Map() : await readParents(headers, describe, describer);
    for (const { columns, place } of headers) {
        if (isMissing(columns, describe))
            missing.push({ ...place, message: missingHeader(columns, describe, redact ? undefined : near) });
        else if (how !== 'off') {
            const found = check_header_checkHeader({ operation, columns, externalIdField, describe, parents, redact, near });
            for (const message of new Set(found.problems))
                problems.push({ ...place, message });
            for (const message of new Set(found.warnings))
                warnings.push({ ...place, message });
            namesOf.set(JSON.stringify(columns), found.names);
        }
    }
    const renamed = parts.map((part) => withColumnNames(part, namesOf.get(JSON.stringify(part.columns)) ?? part.columns));
    const fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]));
    const fieldOf = (column) => fields.get(column.toLowerCase());
    const about = {
        typeOf: (column) => fieldOf(column)?.type,
        fieldOf,
        isName: knownNames(describe, headers.map(({ columns }) => columns)),
    };
    return { renamed, missing, problems, warnings, about };
}
function missingHeader(columns, describe, near) {
    const { name } = describe;
    const meant = columns.flatMap((column, at) => near?.(column, describe).map((field) => `${field.name} in column ${at + 1}`) ?? []);
    const hint = meant.length === 0 ? '' : ` If this row is the header, did you mean ${(0,words/* listed */.KE)(meant)}?`;
    return (`this row names no field of ${name} that this user can see: is the header row missing? ` +
        `Add a first line with the API names of the fields, or check that the file has records of ${name}.${hint}`);
}
function headersOf(parts, files) {
    const lines = new Map(files.map(({ path, header }) => [path, header?.line ?? 1]));
    const headers = new Map();
    for (const { columns, ranges } of parts) {
        const key = JSON.stringify(columns);
        if (headers.has(key))
            continue;
        const path = ranges[0] === undefined ? '' : preflight_pathOf(ranges[0]);
        headers.set(key, { columns, place: { path, line: lines.get(path) ?? 1 } });
    }
    return [...headers.values()];
}
function preflight_pathOf({ file }) {
    return file.origins?.files[0]?.path ?? file.path;
}
async function unknownObject(object, describer) {
    const names = await describer.objectNames().catch(() => []);
    const near = (0,nearest/* nearest */.p)(object, names);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return (`\`object\`: the org has no object "${object}" that this user can see.${hint} ` +
        "Check its API name, and the user's object permissions.");
}

;// CONCATENATED MODULE: ../../lib/commands/tell.js


function tellOfFiles({ files, parts, records, rewritten, warnings }, say) {
    tellOfWarnings(warnings, say);
    for (const line of [...describeUnpacked(files), ...describeConverted(files)])
        say.log(line);
    say.log(describeLoad(files, parts));
    for (const [why, paths] of rewritten)
        say.log(`rewritten while sending, because of ${why}: ${(0,words/* listed */.KE)(paths)}`);
    if (records < SMALL_LOAD)
        say.log(smallLoad(records));
}
function tellOfKeys({ parts, dropped, warnings }, say) {
    tellOfWarnings(warnings, say);
    for (const line of describeKeys(parts, dropped))
        say.log(line);
}
function tellOfWarnings(warnings, { warn, log }) {
    for (const [number, { message, at }] of warnings.entries()) {
        if (number < annotations/* MOST_SHOWN */.Ki)
            warn(message, at);
        else
            log(message);
    }
}
function tellOfColumns({ warnings, more }, { warn, log }) {
    for (const [number, { message, at }] of warnings.entries()) {
        if (number < annotations/* MOST_SHOWN */.Ki)
            warn(message, at);
        else
            log(message);
    }
    if (warnings.length > annotations/* MOST_SHOWN */.Ki)
        log(`${(0,words/* count */.U9)(warnings.length - annotations/* MOST_SHOWN */.Ki + more, 'warning')} about columns were not shown as annotations.`);
}
function describeLoad(files, parts) {
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${(0,words/* count */.U9)(records, 'record')} in ${(0,words/* count */.U9)(files.length, 'file')} (${(0,words/* size */.Ej)(bytes)}): ${(0,words/* count */.U9)(parts.length, 'job')}`;
}
function describeKeys(parts, { count: skipped }) {
    const waves = Math.max(...parts.map(({ wave = 1 }) => wave));
    const later = parts.filter(({ wave = 1 }) => wave > 1).reduce((sum, part) => sum + part.records, 0);
    return [
        ...(skipped === 0 ? [] : [`${(0,words/* count */.U9)(skipped, 'record')} skipped: a later record of the files has the same key`]),
        ...(waves === 1
            ? []
            : [
                `${(0,words/* count */.U9)(later, 'record')} with the same key as an earlier record: sent after it, in ${(0,words/* count */.U9)(waves, 'wave')}`,
            ]),
    ];
}
function describeUnpacked(files) {
    const unpacked = files.filter(({ packedBytes }) => packedBytes !== undefined);
    if (unpacked.length === 0)
        return [];
    const packedBytes = unpacked.reduce((sum, file) => sum + (file.packedBytes ?? 0), 0);
    const bytes = unpacked.reduce((sum, file) => sum + file.bytes, 0);
    return [`decompressed from ${(0,words/* size */.Ej)(packedBytes)} to ${(0,words/* size */.Ej)(bytes)}: ${(0,words/* listed */.KE)(unpacked.map((file) => file.path))}`];
}
function describeConverted(files) {
    const byEncoding = Map.groupBy(files, ({ convertedFrom }) => convertedFrom);
    return [...byEncoding].flatMap(([encoding, converted]) => encoding === undefined
        ? []
        : [`converted from ${encoding} to UTF-8: ${(0,words/* listed */.KE)(converted.map((file) => file.path))}`]);
}
const SMALL_LOAD = 2_000;
function smallLoad(records) {
    return (`${(0,words/* count */.U9)(records, 'record')}: a Bulk API job waits in a queue first, which for fewer than ${(0,words/* thousands */.oh)(SMALL_LOAD)} ` +
        'records may take longer than the work itself.');
}

;// CONCATENATED MODULE: ../../lib/commands/make-ready.js









function readOptions(spec, { temp: tempFolder, stop: { over: signal } }) {
    const { source, pace, externalIdField } = spec;
    const column = (0,load_spec/* keyColumnOf */.Ty)(spec);
    const { encoding, columnDelimiter, blankFields, sortBy, duplicateKeys } = source;
    return {
        encoding,
        columnDelimiter,
        blankFields,
        sortBy,
        duplicateKeys,
        externalIdField,
        keyColumns: { column, kind: (0,values_names/* sameName */.q)(column, 'Id') ? 'id' : 'value' },
        maxBytes: pace.maxJobBytes,
        maxRecords: (0,load_spec/* mostJobRecords */.$B)(pace),
        keepFileOrder: pace.concurrency.mode === 'serial',
        tempFolder,
        copies: spec.name,
        signal,
    };
}
async function guard({ session, organization }, { records }, { org, load }, { session: kept }) {
    await session.keepTo({ orgId: organization.id, userId: undefined });
    guardOrg(organization, org.expected);
    guardRecords(load, organization, records);
    kept.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() });
}
async function makeReady(read, org, { inputs, edge, begun }) {
    const { load: spec, results } = inputs;
    const { voice, step } = begun;
    const { describer } = org;
    const redact = mustRedact(results, org.organization, edge);
    voice.learn({ redact });
    const settled = await settleKeys(read, readOptions(spec, step), () => describeKey(spec, describer));
    tellOfKeys(settled, step.say);
    const { parts, dropped, files } = settled;
    const checked = await preflight({ parts, files }, { ...spec, redact }, describer);
    voice.learn({ isName: checked.isName });
    tellOfColumns(checked, step.say);
    const identity = loadIdentity(inputs, org, edge);
    return { spec, identity, checked, files, dropped, redact, resultsPath: results.resultsPath };
}
function loadIdentity({ load, ledger }, { organization }, { ledger: { place } }) {
    const { operation, object, externalIdField = null } = load;
    const { key: ledgerKey = null } = ledger;
    return (0,identity/* identityOf */.cu)(place, { ledgerKey, object, operation, externalIdField, orgId: organization.id });
}

var credentials = __webpack_require__(74420);
var trusted_host = __webpack_require__(39380);
;// CONCATENATED MODULE: ../../lib/commands/may-show-values.js



const NO_PRODUCTION = /^test\.|\.(?:sandbox|scratch|develop|trailblaze)\.my\./;
function mayShowValues({ results, org }, edge) {
    if (mustRedact(results, undefined, edge))
        return false;
    if (results.redact === 'false')
        return true;
    const { expected, signIn } = org;
    if (expected !== undefined)
        return expected.kind === 'host' && NO_PRODUCTION.test(expected.host);
    const host = (0,credentials/* hostOfSignIn */.Y)(signIn);
    return host !== undefined && (NO_PRODUCTION.test(host.hostname) || (0,trusted_host/* isLoopback */.U)(host));
}

;// CONCATENATED MODULE: ../../lib/commands/find-and-read.js







async function findAndRead(inputs, edge, { step, startedAt }) {
    const { load: spec } = inputs;
    const prepare = (found) => edge.results.prepare(found, (0,build/* reportStarted */.yu)(spec, startedAt));
    try {
        const found = await edge.files.find(spec.source.files);
        await prepare(found);
        return await readFiles(found, { ...readOptions(spec, step), showsValues: mayShowValues(inputs, edge) });
    }
    catch (error) {
        if (!(error instanceof errors/* NothingToLoad */.Xw) || spec.source.ifNoFilesFound === 'error')
            throw error;
        if (error.empty.length === 0)
            await prepare([]);
        return error;
    }
}
function resultOfNothing(nothing, spec, { step, voice, startedAt }) {
    const { ifNoFilesFound } = spec.source;
    const why = (0,words/* sentence */.em)(voice.show(nothing.message));
    if (ifNoFilesFound === 'warn')
        step.say.warn(`Nothing was loaded. ${why}`);
    const message = `Nothing was loaded; \`if-no-files-found: ${ifNoFilesFound}\` allows that. ${why}`;
    return {
        report: (0,build/* reportNothing */.sd)(spec, { message, empty: nothing.empty, startedAt, endedAt: step.clock.now() }),
        annotations: annotations/* NO_ANNOTATIONS */.bs,
        loads: [],
    };
}

var sign_in = __webpack_require__(50577);
var token = __webpack_require__(3266);
;// CONCATENATED MODULE: ../../lib/auth/wait-for-org.js



const wait_for_org_MINUTE_MS = 60_000;
async function waitForOrg(signIn, waiting) {
    const { minutes, clock, over, late, log } = waiting;
    if (minutes === 0)
        return await signIn();
    const ended = new AbortController();
    clock.deadline(minutes * wait_for_org_MINUTE_MS, AbortSignal.any([over, ended.signal])).then(() => late.abort(), () => { });
    let refusal = 'It accepts the connection, but does not answer.';
    try {
        return await (0,try_again/* tryAgain */.QC)(clock, (0,try_again/* untilReady */.Mw)(minutes), signIn, {
            signal: over,
            mayPass: isNotReady,
            onRetry: (error) => {
                refusal = (0,errors/* messageOf */.bD)(error);
                log(`the org is not ready yet, trying again: ${refusal}`);
            },
        });
    }
    catch (error) {
        const isLate = (0,errors/* isOurAbort */.ds)(error) && late.signal.aborted && !over.aborted;
        if (isNotReady(error))
            throw notReady(minutes, (0,errors/* messageOf */.bD)(error), error);
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
;// CONCATENATED MODULE: ../../lib/commands/sign-in.js




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

;// CONCATENATED MODULE: ../../lib/commands/load.js















async function load(inputs, edge) {
    const { load: spec } = inputs;
    const begun = beginStep(inputs, edge);
    const { step, startedAt } = begun;
    const known = {};
    try {
        const read = await findAndRead(inputs, edge, begun);
        if (read instanceof errors/* NothingToLoad */.Xw)
            return resultOfNothing(read, spec, begun);
        tellOfFiles(read, step.say);
        const session = await signIn(inputs.org, edge, step);
        known.session = session;
        const org = await openOrg(session, inputs.org.apiVersion, step.clock);
        const { organization } = org;
        known.organization = organization;
        step.say.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`);
        await guard(org, read, inputs, edge);
        const ready = await makeReady(read, org, { inputs, edge, begun });
        const store = edge.ledger.openStore(ready.identity);
        known.store = store;
        const facts = { load: ready, org, show: begun.voice.show, resultsPath: shownPath(inputs, edge), startedAt };
        const factsOf = (loaded) => ({ ...facts, loaded, endedAt: step.clock.now() });
        const jobs = createOrgJobs(org, step.clock);
        const onProgress = (soFar) => edge.results.keep((0,build/* reportSoFar */.a3)([factsOf(soFar)]));
        const loaded = await runLoad({ load: ready, jobs, store, step, onProgress });
        const all = [factsOf(loaded)];
        const report = (0,build/* reportLoads */.U3)(all);
        await Promise.race([endLedger(loaded, report, step.say), (0,aborted/* whenAborted */.e)(step.stop.dying)]);
        return resultOf(report, all);
    }
    catch (error) {
        return resultOfFailure(error, known, begun);
    }
    finally {
        begun.end();
        await known.store?.close();
    }
}
function shownPath({ results }, { files }) {
    return external_node_path_.relative(files.workspace, results.resultsPath).split(external_node_path_.sep).join('/');
}


/***/ }),

/***/ 33312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ copiesFolder),
/* harmony export */   l: () => (/* binding */ COPIES_FOLDER)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const COPIES_FOLDER = 'copies';
function copiesFolder({ tempFolder, copies = '' }) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(tempFolder, COPIES_FOLDER, copies);
}


/***/ }),

/***/ 57907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jf: () => (/* binding */ identityHash),
/* harmony export */   Ky: () => (/* binding */ identityText),
/* harmony export */   bM: () => (/* binding */ LoadIdentity),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   ol: () => (/* binding */ isGeneratedStep)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12215);
/* harmony import */ var _values_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6992);



const Text = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP());
const LoadIdentity = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    ledgerKey: Text,
    workflow: Text,
    job: Text,
    step: Text,
    workingDirectory: Text,
    files: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    matrixLeg: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    object: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    operation: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    externalIdField: Text,
    load: Text,
    shard: Text,
    orgId: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
});
function identityOf(place, load) {
    const { matrixLeg, ...places } = place;
    const unnamed = { workflow: null, job: null, step: null, workingDirectory: null, files: null };
    const where = load.ledgerKey === null ? places : unnamed;
    return { ...where, ...load, matrixLeg, load: null, shard: null };
}
function identityText(identity) {
    const { ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard } = identity;
    const { object, operation, externalIdField, orgId } = identity;
    return JSON.stringify([
        [ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard],
        [object.toLowerCase(), operation, externalIdField?.toLowerCase() ?? null, (0,_values_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .idKey */ .T4)(orgId)],
    ]);
}
function identityHash(identity, version) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`${version} ${identityText(identity)}`)
        .digest('hex')
        .slice(0, 32);
}
function isGeneratedStep(stepId) {
    return stepId.startsWith('__');
}


/***/ }),

/***/ 99268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ LEDGER_VERSION),
/* harmony export */   dR: () => (/* binding */ chainOf),
/* harmony export */   e3: () => (/* binding */ withChain),
/* harmony export */   h8: () => (/* binding */ parseLedger),
/* harmony export */   q3: () => (/* binding */ compareIds),
/* harmony export */   zc: () => (/* binding */ forgetOldRuns)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12215);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17197);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57907);



const Count = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._nonnegative */ .UI());
const SettledJob = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    in: Count,
    unaccounted: Count,
});
const LedgerJob = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    by: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('bulk'),
    id: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(/^750[A-Za-z0-9]{12,15}$/)),
    round: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._positive */ .NC()),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(/^(?:[0-9a-f]{64})?$/)),
    whole: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    records: Count,
    createdById: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    createdDate: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    settled: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(SettledJob),
});
const Counts = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    read: Count,
    created: Count,
    updated: Count,
    deleted: Count,
    failed: Count,
    unprocessed: Count,
    pending: Count,
    unaccounted: Count,
    skipped: Count,
});
const LedgerRun = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    run: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    attempt: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._positive */ .NC()),
    writer: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    startedAt: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    writtenAt: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    end: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    counts: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(Counts),
    jobs: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(LedgerJob),
});
const LEDGER_VERSION = 2;
const Ledger = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    version: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(LEDGER_VERSION),
    loads: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ identity: _identity_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadIdentity */ .bM, runs: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(LedgerRun) })),
});
function parseLedger(text) {
    try {
        return Ledger.parse(JSON.parse(text));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb('ledger-failed', 'The ledger of this load cannot be read: it is damaged, or another version of this action wrote it. So it is not ' +
            'known what was loaded already, and nothing was sent. Look in Setup under Bulk Data Load Jobs for what was ' +
            'loaded. To start over, delete the ledger, or start a new run with another `ledger-key`.', { cause });
    }
}
function chainOf(ledger, identity) {
    const own = (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identityText */ .Ky)(identity);
    const runs = ledger?.loads.filter((load) => (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identityText */ .Ky)(load.identity) === own).flatMap((load) => load.runs) ?? [];
    return [...runs].sort(compareRuns);
}
function withChain(ledger, identity, runs) {
    const own = (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identityText */ .Ky)(identity);
    const others = ledger?.loads.filter((load) => (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identityText */ .Ky)(load.identity) !== own) ?? [];
    return { version: LEDGER_VERSION, loads: [...others, { identity, runs: [...runs] }] };
}
function compareRuns(a, b) {
    return compareIds(a.run, b.run) || a.attempt - b.attempt || compareText(a.startedAt, b.startedAt);
}
function compareIds(a, b) {
    const isNumber = /^\d{1,30}$/;
    if (!isNumber.test(a) || !isNumber.test(b))
        return compareText(a, b);
    const [one, other] = [BigInt(a), BigInt(b)];
    return one < other ? -1 : one > other ? 1 : 0;
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
const KEPT_MS = 30 * 86_400_000;
function forgetOldRuns(runs, now) {
    const newest = runs.at(-1);
    return runs.filter((run) => run === newest || !(now - Date.parse(run.writtenAt) > KEPT_MS));
}


/***/ }),

/***/ 61764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isJson),
/* harmony export */   L$: () => (/* binding */ keepNothing),
/* harmony export */   gt: () => (/* binding */ UnconfirmedSaveError),
/* harmony export */   jD: () => (/* binding */ LedgerSaveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);

class LedgerSaveError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb {
    what;
    constructor(what, cure, options) {
        super('ledger-failed', `${what} No further job was started. ${cure}`, options);
        this.what = what;
    }
}
class UnconfirmedSaveError extends LedgerSaveError {
}
function keepNothing(why) {
    return {
        read: async () => ({ was: 'missing' }),
        write: async () => { },
        unkept: () => why,
        close: async () => { },
    };
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 20594:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40927);
/* harmony import */ var _commands_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59629);
/* harmony import */ var _disk_error_code_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(44645);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87120);
/* harmony import */ var _files_read_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33312);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18273);
/* harmony import */ var _memory_young_generation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3014);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44528);
/* harmony import */ var _report_build_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29033);
/* harmony import */ var _runner_edge_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10336);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(87880);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(50580);
/* harmony import */ var _runner_publish_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(37697);
/* harmony import */ var _runner_request_log_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(32184);
/* harmony import */ var _runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(26518);
/* harmony import */ var _runner_step_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(31564);
/* harmony import */ var _runner_step_folder_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(92431);
/* harmony import */ var _runner_try_to_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(20569);



















const runner = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_10__/* .readRunner */ .f)(process.env);
const startedAt = Date.now();
let tempFolder;
let publishing;
let result;
try {
    const { inputs, warnings } = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_15__/* .readInputs */ .Ko)(runner);
    for (const warning of warnings)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .warn */ .R8)(warning);
    result = await run(inputs);
}
catch (error) {
    const report = (0,_report_build_js__WEBPACK_IMPORTED_MODULE_8__/* .reportFailedStart */ .Wl)(asLoadError(error), { startedAt, endedAt: Date.now() });
    result = { report, annotations: _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__/* .NO_ANNOTATIONS */ .bs, loads: [] };
}
await (0,_runner_publish_js__WEBPACK_IMPORTED_MODULE_12__/* .publish */ .mk)(result, runner, publishing);
if (tempFolder !== undefined && result.report.failureReason !== 'internal-error')
    endFolder(tempFolder);
process.stdout.write('', () => process.exit());
async function run(inputs) {
    (0,_memory_young_generation_js__WEBPACK_IMPORTED_MODULE_6__/* .keepYoungGenerationSmall */ .D)();
    const folder = (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_16__/* .makeStepFolder */ .vV)(runner);
    tempFolder = folder;
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ('temp-folder', folder);
    const tools = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_15__/* .stepTools */ .Cn)(inputs, runner);
    const requests = runner.isDebug ? (0,_runner_request_log_js__WEBPACK_IMPORTED_MODULE_13__/* .createRequestLog */ .I)(inputs.results.resultsPath) : undefined;
    const http = (0,_http_request_js__WEBPACK_IMPORTED_MODULE_5__/* .createHttp */ .V0)(process.env, tools.silenceLimitMs, process.version, requests?.add);
    try {
        const onResultsPrepared = () => {
            publishing = inputs.results;
            requests?.open();
        };
        return await (0,_commands_load_js__WEBPACK_IMPORTED_MODULE_2__/* .load */ .H)(inputs, (0,_runner_edge_js__WEBPACK_IMPORTED_MODULE_9__/* .createEdge */ .Q)({ inputs, runner, folder, tools, http, onResultsPrepared }));
    }
    finally {
        http.close();
        requests?.close();
        removeCopies(folder);
        (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_17__/* .tryTo */ .d)('note that the step is ending', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_16__/* .noteEnding */ .AO)(folder));
    }
}
function removeCopies(folder) {
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_17__/* .tryTo */ .d)('remove the copies of the files', () => (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_14__/* .removeFolder */ .v$)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, _files_read_options_js__WEBPACK_IMPORTED_MODULE_4__/* .COPIES_FOLDER */ .l)));
}
function endFolder(folder) {
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_17__/* .tryTo */ .d)('remove the refresh token', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_16__/* .forgetRefreshToken */ .qM)(folder));
    (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_17__/* .tryTo */ .d)('note the end of the step', () => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_16__/* .noteEnd */ .IU)(folder));
}
function asLoadError(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadError */ .Xb)
        return error;
    if (error instanceof Error && error.stack !== undefined)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .debug */ .Yz)(error.stack.replace(error.message, () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)));
    const why = (0,_disk_error_code_js__WEBPACK_IMPORTED_MODULE_18__/* .isDiskFull */ .b)(error)
        ? `The disk of the runner is full (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}). Free some of it in a step before, or use a larger runner; `
        : `This is a bug in the action: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}. Please report it at ${runner.project.issuesUrl} with the log of this step; `;
    const look = 'look in Setup under Bulk Data Load Jobs for what was loaded.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadError */ .Xb('internal-error', why + look, { cause: error });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ keepYoungGenerationSmall)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);

function keepYoungGenerationSmall() {
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
}


/***/ }),

/***/ 44528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ MOST_SHOWN),
/* harmony export */   bs: () => (/* binding */ NO_ANNOTATIONS),
/* harmony export */   o: () => (/* binding */ annotateFailures),
/* harmony export */   tD: () => (/* binding */ annotateStart)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13034);
/* harmony import */ var _text_code_spans_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89494);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56350);
/* harmony import */ var _shorten_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96235);





const NO_ANNOTATIONS = { shown: [], rest: undefined };
const MOST_SHOWN = 9;
const MOST_CHARACTERS = 2_000;
function annotateFailures(groups, { redact, failed, resultsPath }) {
    const shown = [];
    const most = Math.max(0, ...groups.map(({ samples }) => samples.length));
    for (let turn = 0; turn < most; turn++) {
        for (const { code, fields, message, access, samples } of groups) {
            const sample = samples[turn];
            if (sample === undefined || shown.length === MOST_SHOWN)
                continue;
            const { explanation, cure } = (0,_results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .meaningOf */ .Pr)({ code, message: sample.said, access });
            const where = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
            const words = [
                `${redact ? message : sample.said}${where}`,
                ...(turn === 0 ? [explanation, (0,_text_code_spans_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutCodeMarks */ .I)(cure)] : []),
            ];
            const text = words.filter((line) => line !== '').join('\n');
            shown.push(annotation(sample, code || 'Failed record', text));
        }
    }
    return { shown, rest: restOf(failed - shown.length, 'failed record', `${resultsPath}/failed.csv`) };
}
function annotateStart(failure) {
    if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$)
        return annotateFindings('Invalid CSV', failure.findings.map(findingOf), failure.found);
    if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PreflightError */ .wG)
        return annotateFindings('Header', failure.findings, failure.found);
    return NO_ANNOTATIONS;
}
function findingOf({ path, line = 1, problem, cure }) {
    return { path, line, message: `${problem}. ${cure}` };
}
function annotateFindings(title, findings, found) {
    const shown = findings
        .slice(0, MOST_SHOWN)
        .map(({ path, line, message }) => annotation({ file: path, line }, title, (0,_text_code_spans_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutCodeMarks */ .I)(message)));
    return { shown, rest: restOf(found - shown.length, 'problem', 'the message of this step') };
}
function annotation({ file, line }, title, text) {
    return { file, line, title, message: (0,_shorten_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .m)(`${file}:${line}: ${text}`, MOST_CHARACTERS) };
}
function restOf(more, what, where) {
    return more > 0 ? `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(more, `more ${what}`)}: see ${where}.` : undefined;
}


/***/ }),

/***/ 29033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Wl: () => (/* binding */ reportFailedStart),
  U3: () => (/* binding */ reportLoads),
  sd: () => (/* binding */ reportNothing),
  a3: () => (/* binding */ reportSoFar),
  yu: () => (/* binding */ reportStarted)
});

var external_node_path_ = __webpack_require__(76760);
var lib_counts = __webpack_require__(57615);
var lib_errors = __webpack_require__(87120);
var explain = __webpack_require__(85505);
var row_error_codes = __webpack_require__(13034);
var report = __webpack_require__(51422);
var job = __webpack_require__(68179);
var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/report/verdict.js




function decideVerdict(facts) {
    const problems = [...facts.stopped, ...unknownOutcomes(facts), ...thresholdProblems(facts)];
    const isHarmless = (0,job/* isRepeatable */.su)(facts.operation);
    const rank = ({ reason }) => isHarmless && reason === 'records-unaccounted'
        ? lib_errors/* FAILURE_REASONS */.N9.indexOf('time-limit') + 0.5
        : lib_errors/* FAILURE_REASONS */.N9.indexOf(reason);
    const [first] = [...mismatch(facts), ...problems.sort((a, b) => rank(a) - rank(b))];
    if (first === undefined)
        return { verdict: 'passed', failureReason: '', message: passedMessage(facts) };
    return { verdict: 'failed', failureReason: first.reason, message: `${first.message}${soFar(first, facts)}` };
}
function passedMessage({ load, counts, maxFailures }) {
    const outcome = `${load}: ${outcomes(counts)}.`;
    return (0,lib_counts/* notIn */.zz)(counts) === 0 ? outcome : `${outcome} \`max-failures: ${written(maxFailures)}\` allows that.`;
}
function soFar({ reason }, { operation, counts, stopped, folder }) {
    if (!stopped.some((error) => error.reason === reason))
        return '';
    const { unprocessed } = counts;
    const rest = unprocessed > 0
        ? ` The ${(0,words/* count */.U9)(unprocessed, 'unprocessed record')} ${(0,words/* agree */.d5)(unprocessed, 'is', 'are')} in \`unprocessed.csv\` in ${folder}.`
        : '';
    const isToRepeat = counts.unaccounted > 0 && (0,job/* isRepeatable */.su)(operation);
    const unknown = isToRepeat
        ? ` The org does not say what became of ${(0,words/* count */.U9)(counts.unaccounted, 'record')}. ${nextStep(operation)}`
        : '';
    return ` ${outcomes(counts)}.${rest}${unknown}`;
}
function mismatch({ counts, folder }) {
    if ((0,lib_counts/* missing */.LO)(counts) === 0)
        return [];
    const { read } = counts;
    const found = read - (0,lib_counts/* missing */.LO)(counts);
    return [
        new lib_errors/* LoadError */.Xb('records-unaccounted', `The outcomes do not add up: ${(0,words/* count */.U9)(read, 'record')} ${(0,words/* agree */.d5)(read, 'was', 'were')} read, but ${(0,words/* count */.U9)(found, 'outcome')} came ` +
            `back (${outcomes(counts)}). Compare the files in ${folder} with the org before you load anything again.`),
    ];
}
function nextStep(operation) {
    return (0,job/* isRepeatable */.su)(operation)
        ? `Run the workflow again: it does no harm to ${operation} these records once more.`
        : 'Look the jobs up in Setup under Bulk Data Load Jobs and compare with the org before you load these records again.';
}
function unknownOutcomes({ operation, counts, stopped }) {
    const { pending, unaccounted } = counts;
    if (unaccounted === 0 && (pending === 0 || stopped.length > 0))
        return [];
    if (unaccounted === 0) {
        return [
            new lib_errors/* LoadError */.Xb('records-unaccounted', `${(0,words/* count */.U9)(pending, 'record')} ${(0,words/* agree */.d5)(pending, 'has', 'have')} no outcome yet: jobs are still running, or were aborted a short ` +
                'time ago. Run the workflow again in 10 minutes.'),
        ];
    }
    return [
        new lib_errors/* LoadError */.Xb('records-unaccounted', `The org does not say what became of ${(0,words/* count */.U9)(unaccounted, 'record')} (${outcomes(counts)}). ${nextStep(operation)}`),
    ];
}
function thresholdProblems({ load, counts, maxFailures, errors, folder }) {
    if (!exceeds(counts, maxFailures))
        return [];
    const [most] = errors;
    const why = most === undefined ? '' : ` The most frequent error is ${errorName(most)} (${(0,words/* count */.U9)(most.count, 'record')}).`;
    const allowed = maxFailures.kind === 'count' ? (0,words/* thousands */.oh)(maxFailures.count) : written(maxFailures);
    return [
        new lib_errors/* LoadError */.Xb('failures-exceeded', `${load}: ${(0,words/* thousands */.oh)((0,lib_counts/* notIn */.zz)(counts))} of ${(0,words/* count */.U9)(counts.read, 'record')} (${shareOf(counts)}) ${lossVerb(counts)}; ` +
            `\`max-failures\` allows ${allowed}.${why} See ${filesOf(counts)} in ${folder}.`),
    ];
}
function filesOf(counts) {
    const names = ['failed', 'unprocessed', 'unaccounted'].filter((name) => counts[name] > 0);
    return (0,words/* listed */.KE)(names.map((name) => `\`${name}.csv\``));
}
function shareOf(counts) {
    return (0,words/* share */.uM)((0,lib_counts/* failureRate */.jq)(counts) / 100);
}
function lossVerb(counts) {
    const not = (0,lib_counts/* notIn */.zz)(counts);
    return not === counts.failed ? 'failed' : `${(0,words/* agree */.d5)(not, 'was', 'were')} not loaded`;
}
function written(maxFailures) {
    if (maxFailures.kind === 'count')
        return String(maxFailures.count);
    return `${Number((maxFailures.share * 100).toPrecision(12))}%`;
}
function errorName({ code, fields }) {
    const where = fields.length === 0 ? '' : ` on ${fields.join(', ')}`;
    return `${code === '' ? 'one without a code' : `\`${code}\``}${where}`;
}
function exceeds(counts, maxFailures) {
    if (maxFailures.kind === 'count')
        return (0,lib_counts/* notIn */.zz)(counts) > maxFailures.count;
    return (0,lib_counts/* exceedsShare */.Dr)((0,lib_counts/* notIn */.zz)(counts), counts.read, maxFailures.share);
}
function outcomes(counts) {
    const { read, ...rest } = counts;
    const named = Object.entries(rest).filter(([, number]) => number > 0);
    const list = named.map(([name, number]) => `${(0,words/* thousands */.oh)(number)} ${name}`);
    return `${(0,words/* count */.U9)(read, 'record')} read: ${list.join(', ') || 'nothing sent'}`;
}

;// CONCATENATED MODULE: ../../lib/report/build.js







function reportFailedStart({ reason, message }, { session, organization, startedAt, endedAt }) {
    return {
        version: report/* REPORT_VERSION */.A,
        verdict: 'failed',
        failureReason: reason,
        message,
        finished: false,
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        apiCalls: session?.apiCalls() ?? 0,
        ...usageOf(session),
        ...(organization === undefined ? {} : { org: organization }),
        loads: [],
    };
}
const KILLED = 'The step was killed before it finished. Records shown as unaccounted had no reported outcome yet. Run the workflow again: the load continues where it stopped.';
function reportSoFar(loads) {
    return {
        ...reportLoads(loads),
        verdict: 'failed',
        failureReason: 'cancelled',
        message: KILLED,
        finished: false,
    };
}
function reportStarted(spec, startedAt) {
    return {
        version: report/* REPORT_VERSION */.A,
        verdict: 'failed',
        failureReason: 'internal-error',
        message: 'The step did not finish.',
        finished: false,
        startedAt: iso(startedAt),
        endedAt: iso(startedAt),
        apiCalls: 0,
        loads: [emptyLoad(spec, [])],
    };
}
function reportNothing(spec, { message, empty, startedAt, endedAt }) {
    return {
        version: report/* REPORT_VERSION */.A,
        verdict: 'passed',
        failureReason: '',
        message,
        finished: true,
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        apiCalls: 0,
        loads: [emptyLoad(spec, empty)],
    };
}
function emptyLoad({ name, object, operation }, empty) {
    return {
        name,
        object,
        operation,
        files: empty.map(({ path, bytes }) => ({ path, records: 0, bytes })),
        counts: lib_counts/* NO_COUNTS */.lZ,
        unmatched: 0,
        retries: { rounds: 0, records: 0, saved: 0 },
        sentAgain: 0,
        rerunFiles: [],
        jobs: [],
        errors: [],
    };
}
const MOST_SAMPLES = 3;
function reportLoads(loads) {
    const [first] = loads;
    if (first === undefined)
        throw new Error('A report of loads is about one at least.');
    const { org, show, startedAt } = first;
    const verdicts = loads.map(verdictOf);
    const rank = ({ failureReason }) => (failureReason === '' ? 0 : lib_errors/* FAILURE_REASONS */.N9.indexOf(failureReason));
    const failed = verdicts.filter(({ verdict }) => verdict === 'failed').sort((a, b) => rank(a) - rank(b));
    const { verdict = 'passed', failureReason = '' } = failed[0] ?? {};
    return {
        version: report/* REPORT_VERSION */.A,
        verdict,
        failureReason,
        message: show(verdicts.map(({ message }) => message).join(' ')),
        finished: loads.every(({ loaded }) => isFinished(loaded)),
        startedAt: iso(startedAt),
        endedAt: iso(Math.max(...loads.map(({ endedAt }) => endedAt))),
        apiCalls: org.session.apiCalls(),
        ...usageOf(org.session),
        org: org.organization,
        loads: loads.map(reportLoad),
    };
}
function verdictOf({ load: { spec }, loaded, resultsPath }) {
    const { counts, stopped, failures } = loaded;
    return decideVerdict({
        counts,
        maxFailures: spec.limits.maxFailures,
        stopped,
        errors: failures.groups.all(),
        load: `${spec.operation} ${spec.object}`,
        operation: spec.operation,
        folder: `${resultsPath}/${spec.name}`,
    });
}
function reportLoad({ load, loaded, show }) {
    const { spec, files, dropped, resultsPath } = load;
    const { ends, failures, rerunPaths, counts, retries, sentAgain } = loaded;
    return {
        name: spec.name,
        object: spec.object,
        operation: spec.operation,
        files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
        counts,
        unmatched: ends.reduce((sum, { taken }) => sum + taken.unmatched, 0),
        retries,
        sentAgain,
        ...(dropped.count === 0 ? {} : { superseded: dropped.count }),
        rerunFiles: rerunPaths.map((file) => external_node_path_.relative(resultsPath, file).split(external_node_path_.sep).join('/')),
        jobs: ends.flatMap((end) => reportJob(end, show)),
        errors: failures.groups.all().map(({ samples, access, ...group }) => ({
            ...group,
            ...(0,row_error_codes/* meaningOf */.Pr)({ code: group.code, message: samples[0]?.said ?? group.message, access }),
            samples: samples.slice(0, MOST_SAMPLES).map(({ file, line }) => ({ file, line })),
        })),
    };
}
function isFinished({ ends, counts, stopped }) {
    const isUnsent = ({ sent, taken }) => {
        if (sent.kind === 'not-sent')
            return sent.submission.again === undefined;
        return sent.kind === 'done' && sent.job.state === 'Aborted' && taken.settled.unprocessed > 0;
    };
    const isCut = stopped.some(({ reason }) => (0,lib_errors/* isCutShort */.zy)(reason));
    return !isCut && counts.pending === 0 && counts.unaccounted === 0 && !ends.some(isUnsent);
}
function reportJob({ sent, taken }, show) {
    if (sent.kind === 'not-sent')
        return [];
    const { submission, job, times } = sent;
    const { part, round } = submission;
    const { created, updated, deleted, failed, unprocessed } = taken.job;
    return [
        {
            id: job.id,
            state: job.state,
            round,
            files: [...new Set(part.ranges.map(({ file }) => file.path))],
            records: part.records,
            created,
            updated,
            deleted,
            failed,
            unprocessed,
            startedAt: iso(times.startedAt),
            endedAt: iso(times.endedAt),
            ...(job.errorMessage ? { errorMessage: show((0,explain/* jobWords */.nZ)(job.errorMessage)) } : {}),
        },
    ];
}
function usageOf(session) {
    const usage = session?.apiUsage();
    return usage === undefined ? {} : { apiUsage: { used: usage.used, limit: usage.max } };
}
function iso(ms) {
    return new Date(ms).toISOString();
}


/***/ }),

/***/ 13034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   Rc: () => (/* binding */ rowErrorEntry),
/* harmony export */   To: () => (/* binding */ ROW_ERRORS)
/* harmony export */ });
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
        when: 'Too many retries of batch save …',
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
        when: 'Duplicate … id specified',
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
        when: "Record Type ID: this ID value isn't valid for the user …",
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
        when: 'Foreign key external ID … not found',
        class: 'data',
        explanation: 'No parent record has this external id.',
        cure: 'Load the parent first (it may have failed itself), or correct the value.',
    },
    {
        code: 'INVALID_FIELD',
        said: /deserialize/i,
        when: 'Failed to deserialize field …',
        class: 'data',
        explanation: 'The value does not fit the type of its field.',
        cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, and numbers with a decimal point and no thousands separators.',
    },
    {
        code: 'INVALID_FIELD',
        said: /both an external id reference|more than 1 field provided in an external foreign key reference/i,
        when: 'Cannot specify both an external ID reference … and a salesforce id, …',
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
        when: 'Unable to create/update fields: …, of a field that can be set on new records only',
        class: 'data',
        explanation: 'The field can be set on new records only, and the org already has this record.',
        cure: 'Nobody can change the field on an existing record. Leave the column out for these records.',
    },
    {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        said: /unable to create\/update fields/i,
        access: 'no',
        when: 'Unable to create/update fields: …, of a field that nobody can set',
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
        when: 'Account: bad field names on insert/update call: Name …',
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
        when: 'entity type cannot be inserted: …',
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
function rowErrorEntry({ code, message, access }) {
    return ROW_ERRORS.find((known) => known.code === code &&
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

/***/ 10336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ createEdge)
});

var core = __webpack_require__(40927);
var errors = __webpack_require__(87120);
var environment = __webpack_require__(87880);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var glob = __webpack_require__(5621);
var is_inside = __webpack_require__(36274);
var words = __webpack_require__(56350);
var kept_report = __webpack_require__(54015);
;// CONCATENATED MODULE: ../../lib/runner/find-files.js







async function findFiles(patterns, where) {
    const matched = await find_files_glob(patterns.map((pattern) => rootPattern(pattern, where.workingDirectory)));
    const literal = new Set(patterns.filter(isLiteral).map((pattern) => external_node_path_.resolve(where.workingDirectory, pattern)));
    const isResult = createResultFolderCheck([where.workspace, where.runnerTemp ?? where.workspace]);
    const candidates = [];
    for (const file of matched.map((absolutePath) => named(absolutePath, where.workspace)).sort(byBytes))
        if (literal.has(file.absolutePath) || !(await isResult(external_node_path_.dirname(file.absolutePath))))
            candidates.push(file);
    const { files, warnings, unfit } = await sift(candidates, where);
    for (const { kind, why, cure } of UNFIT)
        refuse(unfit.get(kind) ?? [], why, cure);
    refuseCopies(files.map((file) => file.path));
    await expectAll(literal, new Set(matched), where.workspace);
    if (files.length === 0) {
        throw new errors/* NothingToLoad */.Xw(`No file matches ${(0,words/* choice */.Yq)(patterns.map((pattern) => `"${pattern}"`))} in ${where.workingDirectory}. ` +
            'Check the globs in `files`, `working-directory`, and that a checkout step runs before this one.');
    }
    return { files, warnings };
}
const UNFIT = [
    {
        kind: 'outside',
        why: ['is outside', 'are outside', 'the workspace and the temp folder of the runner'],
        cure: 'Copy the files into the workspace.',
    },
    {
        kind: 'of Git',
        why: ['is in', 'are in', "a folder of Git's own"],
        cure: 'Exclude it in `files`, or replace links by files.',
    },
    {
        kind: 'special',
        why: ['is not a regular file', 'are not regular files', ''],
        cure: 'Narrow the globs in `files`, or write the records to files first.',
    },
    {
        kind: 'no CSV',
        why: ['does not end', 'do not end', 'in .csv or .csv.gz'],
        cure: 'Narrow the globs in `files`, or rename the files.',
    },
];
async function sift(candidates, { workspace, runnerTemp }) {
    const roots = await Promise.all([workspace, ...(runnerTemp === undefined ? [] : [runnerTemp])].map((root) => (0,promises_.realpath)(root)));
    const byRealPath = new Map();
    const warnings = [];
    const unfit = new Map();
    for (const file of candidates) {
        const real = await (0,promises_.realpath)(file.absolutePath);
        const kind = await whyUnfit(real, file, roots);
        const twin = byRealPath.get(real);
        if (kind !== undefined)
            unfit.set(kind, [...(unfit.get(kind) ?? []), file.path]);
        else if (twin !== undefined)
            warnings.push(`${file.path} is the same file as ${twin.path} and is loaded once.`);
        else
            byRealPath.set(real, { ...file, absolutePath: real });
    }
    return { files: [...byRealPath.values()], warnings, unfit };
}
async function whyUnfit(real, file, roots) {
    if (!roots.some((root) => (0,is_inside/* isInside */.F)(real, root)))
        return 'outside';
    if (real.split(external_node_path_.sep).includes('.git'))
        return 'of Git';
    if (!(await (0,promises_.stat)(real)).isFile())
        return 'special';
    return /\.csv(?:\.gz)?$/i.test(file.path) ? undefined : 'no CSV';
}
async function expectAll(literal, matched, workspace) {
    const missing = [...literal].filter((file) => !matched.has(file));
    for (const file of missing) {
        const { path: shown } = named(file, workspace);
        if ((await (0,promises_.stat)(file).catch(() => undefined))?.isDirectory()) {
            const problem = `\`files\`: ${shown} is a folder. Write ${shown}/**/*.csv for all files in it, ${shown}/**/*.csv.gz for gzip files.`;
            throw new errors/* LoadError */.Xb('invalid-input', problem);
        }
        const message = `${shown} does not exist. Check the path, or remove it from \`files\`.`;
        throw matched.size === 0 ? new errors/* NothingToLoad */.Xw(message) : new errors/* LoadError */.Xb('no-files', message);
    }
}
function refuseCopies(paths) {
    const all = new Set(paths);
    const zipped = paths.filter((path) => /\.gz$/i.test(path) && all.has(path.slice(0, -'.gz'.length)));
    const rest = 'in this load: the records would be loaded twice';
    refuse(zipped, ['seems to be a compressed copy of another file', 'seem to be compressed copies of other files', rest], `Leave it out with a line such as \`!**/${external_node_path_.posix.basename(zipped[0] ?? '')}\`, or rename it if it has other records.`);
}
async function find_files_glob(patterns) {
    try {
        const globber = await (0,glob/* create */.v)(patterns.join('\n'), { matchDirectories: false, omitBrokenSymbolicLinks: false });
        return await globber.glob();
    }
    catch (error) {
        throw new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error });
    }
}
function isLiteral(pattern) {
    return !pattern.startsWith('!') && !/[*?[]/.test(pattern);
}
const MOST_NAMED = 5;
function refuse(files, [one, several, rest], cure) {
    if (files.length === 0)
        return;
    const why = `${(0,words/* agree */.d5)(files.length, one, several)} ${rest}`.trim();
    throw new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${(0,words/* listed */.KE)(files, MOST_NAMED)} ${why}. ${cure}`);
}
function rootPattern(pattern, root) {
    const excludes = pattern.startsWith('!');
    const glob = excludes ? pattern.slice(1).trim() : pattern;
    if (external_node_path_.isAbsolute(glob) || glob.startsWith('~'))
        return pattern;
    const literalRoot = process.platform === 'win32' ? root : root.replace(/\\/g, '\\\\');
    const escaped = literalRoot.replace(/\[/g, '[[]').replace(/\?/g, '[?]').replace(/\*/g, '[*]');
    return `${excludes ? '!' : ''}${external_node_path_.join(escaped, glob)}`;
}
function named(absolutePath, workspace) {
    const shown = (0,is_inside/* isInside */.F)(absolutePath, workspace) ? external_node_path_.relative(workspace, absolutePath) : absolutePath;
    return { path: shown.split(external_node_path_.sep).join('/'), absolutePath };
}
function byBytes(a, b) {
    return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}
function createResultFolderCheck(roots) {
    const known = new Map();
    const check = (folder) => {
        const answer = known.get(folder) ?? look(folder);
        known.set(folder, answer);
        return answer;
    };
    const look = async (folder) => {
        if ((0,kept_report/* readKeptReport */.r)(folder) !== undefined)
            return true;
        const parent = external_node_path_.dirname(folder);
        return roots.some((root) => (0,is_inside/* isInside */.F)(parent, root)) && (await check(parent));
    };
    return check;
}

var bulk_job = __webpack_require__(68179);
var error_code = __webpack_require__(44645);
var folders = __webpack_require__(68208);
var own_files = __webpack_require__(89487);
var regular_file = __webpack_require__(45524);
var try_again = __webpack_require__(36483);
;// CONCATENATED MODULE: ../../lib/ledger/keep-trying.js


async function keepTrying(clock, task) {
    return await (0,try_again/* tryAgain */.QC)(clock, try_again/* POLICIES */.PQ.ledgerWrite, task, { mayPass: (error) => !(error instanceof errors/* LoadError */.Xb) });
}

var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ../../lib/ledger/lock-file.js






const TOUCH_MS = 15_000;
const ABANDONED_MS = 120_000;
const LONGEST_WAIT_MS = 120_000;
const LOOK_MS = 1_000;
async function takeLock(file, { guarded, clock }) {
    const holder = { host: (0,external_node_os_.hostname)(), pid: process.pid, startedAt: new Date(clock.now()).toISOString() };
    const ours = JSON.stringify(holder);
    let waitedMs = 0;
    while (!make(file, ours)) {
        const seen = read(file) ?? '';
        if (isAbandoned(file, seen, clock.now())) {
            removeIfStill(file, seen);
            if (make(file, ours))
                break;
        }
        if (waitedMs >= LONGEST_WAIT_MS)
            throw heldBy(seen, { file, guarded });
        await clock.sleep(LOOK_MS);
        waitedMs += LOOK_MS;
    }
    touch(file, clock);
    const touching = setInterval(() => {
        if (read(file) === ours)
            touch(file, clock);
    }, TOUCH_MS).unref();
    return {
        check: () => {
            if (read(file) === ours)
                return;
            throw new errors/* AnotherRunError */.Bw(`Another run has taken over ${guarded} while this one was loading. No further job was started. Let only one run ` +
                'load at a time, with a `concurrency:` group in the workflow, and run this one again when the other has ended.');
        },
        release: () => {
            clearInterval(touching);
            if (read(file) === ours)
                removeIfStill(file, ours);
        },
    };
}
function make(file, text) {
    try {
        (0,external_node_fs_.writeFileSync)(file, text, { flag: 'wx' });
        return true;
    }
    catch (error) {
        const taken = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EBUSY'] : ['EEXIST'];
        if (taken.includes((0,error_code/* codeOf */.$)(error)))
            return false;
        throw new errors/* LoadError */.Xb('ledger-failed', `The lock ${file} cannot be created (${(0,error_code/* codeOf */.$)(error)}). Check the permissions of its folder, or set \`ledger\` to ` +
            'another path.', { cause: error });
    }
}
const MOST_BYTES = 65_536;
function read(file) {
    try {
        return (0,regular_file/* readRegularFile */.X)(file, MOST_BYTES);
    }
    catch (error) {
        return (0,error_code/* codeOf */.$)(error) === 'ENOENT' ? undefined : '';
    }
}
function isAbandoned(file, text, now) {
    const holder = parseHolder(text);
    if (holder?.host === (0,external_node_os_.hostname)() && !isRunning(holder.pid))
        return true;
    try {
        return now - (0,external_node_fs_.lstatSync)(file).mtimeMs > ABANDONED_MS;
    }
    catch {
        return false;
    }
}
function parseHolder(text) {
    try {
        const value = JSON.parse(text);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { host, pid, startedAt } = { host: '', pid: 0, startedAt: '', ...value };
        return typeof host === 'string' && Number.isSafeInteger(pid) && pid > 0 && typeof startedAt === 'string'
            ? { host, pid, startedAt }
            : undefined;
    }
    catch {
        return undefined;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,error_code/* codeOf */.$)(error) !== 'ESRCH';
    }
}
function removeIfStill(file, seen) {
    const aside = `${file}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        (0,external_node_fs_.renameSync)(file, aside);
    }
    catch {
        return;
    }
    try {
        if (read(aside) !== seen)
            (0,external_node_fs_.linkSync)(aside, file);
    }
    catch {
    }
    (0,external_node_fs_.rmSync)(aside, { force: true });
}
function touch(file, clock) {
    try {
        const seconds = clock.now() / 1000;
        (0,external_node_fs_.lutimesSync)(file, seconds, seconds);
    }
    catch {
    }
}
function heldBy(text, { file, guarded }) {
    const holder = parseHolder(text);
    const who = holder === undefined
        ? 'a run that did not write its name'
        : `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}`;
    return new errors/* LoadError */.Xb('ledger-failed', `Another run holds the lock of ${guarded}: ${who}. Run this one again when it has ended, or delete ${file} when no ` +
        'other run is loading.');
}

var store = __webpack_require__(61764);
;// CONCATENATED MODULE: ../../lib/ledger/file-store.js











function createFileStore(place) {
    const store = new FileStore(place);
    return {
        read: () => store.read(),
        write: (make) => store.write(make),
        unkept: () => undefined,
        close: () => store.close(),
    };
}
class FileStore {
    #place;
    #named;
    #own;
    constructor(place) {
        this.#place = place;
        this.#named = nameOf(place.file, place.roots);
    }
    async read() {
        await this.#lock();
        return await readText(this.#place.file, this.#named);
    }
    async write(make) {
        const { check } = await this.#lock();
        try {
            await keepTrying(this.#place.clock, async () => {
                check();
                await this.#alone((lock) => this.#replace(make, lock));
            });
        }
        catch (cause) {
            if (cause instanceof errors/* LoadError */.Xb)
                throw cause;
            const what = `The ledger ${this.#named} could not be written in a minute of trying (${(0,error_code/* codeOf */.$)(cause)}).`;
            const cure = 'Check its folder and the free space of the disk, and run the step again.';
            throw new store/* LedgerSaveError */.jD(what, cure, { cause });
        }
    }
    async close() {
        const held = await this.#own?.catch(() => undefined);
        held?.release();
    }
    async #lock() {
        this.#own ??= this.#prepare();
        return await this.#own;
    }
    async #prepare() {
        const { file, load, roots, clock } = this.#place;
        const folder = external_node_path_.dirname(file);
        const root = (0,folders/* rootOf */.I5)(file, roots);
        const obstacle = (0,folders/* obstacleTo */.zv)(folder, root);
        if (obstacle !== undefined)
            throw file_store_refuse(`${nameOf(obstacle.path, roots)} is ${obstacle.what}. Use a path through real folders.`);
        try {
            (0,folders/* makeFolder */.fc)(folder, root);
        }
        catch (cause) {
            throw file_store_refuse(`the folder of ${this.#named} cannot be created (${(0,error_code/* codeOf */.$)(cause)}). Use another path.`, { cause });
        }
        const guarded = `the ledger ${this.#named} for this load`;
        return await takeLock(`${file}.${load.slice(0, 8)}.lock`, { guarded, clock });
    }
    async #alone(task) {
        const { file, clock } = this.#place;
        const lock = await takeLock(`${file}.lock`, { guarded: `the ledger ${this.#named}`, clock });
        try {
            await task(lock);
        }
        finally {
            lock.release();
        }
    }
    async #replace(make, lock) {
        const { file } = this.#place;
        const newest = await readText(file, this.#named);
        const text = make(newest.was === 'found' ? newest.text : undefined);
        lock.check();
        await (0,own_files/* replaceFile */.fR)(file, text, { isDurable: true });
    }
}
const file_store_MOST_BYTES = 268_435_456;
async function readText(file, named) {
    let text;
    try {
        if (!(await (0,promises_.lstat)(file)).isFile())
            throw file_store_refuse(`${named} is a folder or a link. Name the file itself.`);
        text = (0,regular_file/* readRegularFile */.X)(file, file_store_MOST_BYTES);
    }
    catch (cause) {
        if (cause instanceof errors/* LoadError */.Xb)
            throw cause;
        if ((0,error_code/* codeOf */.$)(cause) === 'ENOENT')
            return { was: 'missing' };
        throw unreadable(named, `cannot be read (${(0,error_code/* codeOf */.$)(cause)})`, { cause });
    }
    if ((0,store/* isJson */.Fh)(text))
        return { was: 'found', text };
    throw unreadable(named, text.trim() === '' ? 'is empty' : 'is not JSON');
}
function unreadable(named, what, options) {
    return new errors/* LoadError */.Xb('ledger-failed', `The ledger ${named} ${what}, so it is not known what an earlier run has loaded. Nothing was sent. Restore the file, ` +
        'or look in Setup under Bulk Data Load Jobs for what was loaded, and delete the file to start over.', options);
}
function nameOf(file, [workspace = file]) {
    const shown = (0,is_inside/* isInside */.F)(file, workspace) ? external_node_path_.relative(workspace, file) : file;
    return shown.split(external_node_path_.sep).join('/');
}
function file_store_refuse(problem, options) {
    return new errors/* LoadError */.Xb('invalid-input', `\`ledger\`: ${problem}`, options);
}

var ledger_identity = __webpack_require__(57907);
var ledger = __webpack_require__(99268);
var external_node_util_ = __webpack_require__(57975);
var external_node_zlib_ = __webpack_require__(38522);
var lib_clock = __webpack_require__(62133);
var http_request = __webpack_require__(18273);
;// CONCATENATED MODULE: ../../lib/runner/cache-calls.js

class Denial extends Error {
}
class CacheRefusal extends Error {
    status;
    constructor(status, said) {
        super(`the cache service answered ${status}${said === '' ? '' : `: ${said}`}`);
        this.status = status;
    }
}
const MOST_ANSWER_BYTES = 1_048_576;
const MOST_REDIRECTS = 5;
const LONGEST_TEXT = 200;
function createCacheCalls(http, token, signal) {
    async function send(request, maxBytes) {
        const outgoing = { ...request, signal, headers: { 'User-Agent': 'salesforce-bulk-load', ...request.headers } };
        const stream = await http.open(outgoing);
        return { status: stream.status, headers: stream.headers, bytes: await readAtMost(outgoing, stream, maxBytes) };
    }
    async function get(url, maxBytes, redirects = 0) {
        const { status, headers, bytes } = await send({ method: 'GET', url }, maxBytes);
        const location = typeof headers.location === 'string' ? headers.location : undefined;
        if (status >= 300 && status < 400 && location !== undefined && redirects < MOST_REDIRECTS) {
            const next = signedUrl(new URL(location, url));
            if (url.protocol === 'https:' && next.protocol !== 'https:')
                throw new Error('the cache service redirects to an address without TLS');
            return await get(next, maxBytes, redirects + 1);
        }
        if (status !== 200)
            throw storageRefusal(status, headers);
        return bytes;
    }
    return {
        ask: async (method, url, { body, headers = {} } = {}) => {
            const isJson = body !== undefined && !Buffer.isBuffer(body);
            const own = { Authorization: `Bearer ${token}`, ...(isJson ? { 'Content-Type': 'application/json' } : {}) };
            const sent = body === undefined ? {} : { body: Buffer.isBuffer(body) ? streamed(body) : JSON.stringify(body) };
            const { status, bytes } = await send({ method, url, headers: { ...own, ...headers }, ...sent }, MOST_ANSWER_BYTES);
            return { status, fields: parseFields(bytes) };
        },
        fetch: (url, maxBytes) => get(url, maxBytes),
        put: async (url, bytes) => {
            const headers = { 'x-ms-blob-type': 'BlockBlob', 'Content-Type': 'application/octet-stream' };
            const answer = await send({ method: 'PUT', url, headers, body: streamed(bytes) }, MOST_ANSWER_BYTES);
            if (answer.status < 200 || answer.status > 299)
                throw storageRefusal(answer.status, answer.headers);
        },
    };
}
function accepted({ status, fields }) {
    if (status >= 200 && status < 300 && fields !== undefined)
        return fields;
    throw refusal(status, textOf(fields, 'msg', 'message') ?? '');
}
function refusal(status, said) {
    const [denial] = said.slice(0, LONGEST_TEXT).match(/cache (?:read|write) denied:[^"\r\n]*/) ?? [];
    if (denial !== undefined)
        return new Denial(denial);
    return new CacheRefusal(status, said.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim());
}
function textOf(fields, ...names) {
    for (const name of names) {
        const value = fields?.[name];
        if (typeof value === 'string' && value !== '')
            return value;
    }
    return undefined;
}
function signedUrl(address) {
    const url = URL.parse(String(address));
    if (url !== null && /^https?:$/.test(url.protocol))
        return url;
    throw new Error('the cache service named no address for the entry');
}
function storageRefusal(status, headers) {
    const code = headers['x-ms-error-code'];
    return new CacheRefusal(status, typeof code === 'string' ? code.slice(0, LONGEST_TEXT) : '');
}
async function readAtMost(request, { body }, maxBytes) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of body) {
            size += chunk.length;
            if (size > maxBytes)
                break;
            chunks.push(chunk);
        }
    }
    catch (error) {
        throw (0,http_request/* connectionError */.$t)(request, error);
    }
    if (size > maxBytes)
        throw new Error(`the answer is larger than ${maxBytes} bytes`);
    return Buffer.concat(chunks);
}
function parseFields(bytes) {
    try {
        const value = JSON.parse(bytes.toString());
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}
function streamed(bytes) {
    return {
        contentLength: bytes.length,
        open: async function* () {
            yield bytes;
        },
    };
}

var artifacts = __webpack_require__(75463);
;// CONCATENATED MODULE: ../../lib/runner/cache-service.js


function findCacheService(env) {
    const { ACTIONS_CACHE_SERVICE_V2, ACTIONS_RESULTS_URL = '', ACTIONS_CACHE_URL = '', ACTIONS_RUNTIME_TOKEN } = env;
    const isFirst = (0,artifacts/* isEnterpriseServer */.vh)(env.GITHUB_SERVER_URL || 'https://github.com') || !ACTIONS_CACHE_SERVICE_V2;
    const address = isFirst ? ACTIONS_CACHE_URL : ACTIONS_RESULTS_URL;
    if (!ACTIONS_RUNTIME_TOKEN || !URL.canParse(address))
        return undefined;
    const open = isFirst ? firstService : secondService;
    return (calls, version) => withMode(env.ACTIONS_CACHE_MODE, open(new URL(address), calls, version));
}
function withMode(named, { find, save }) {
    const mode = (named ?? '').trim().toLowerCase();
    const denied = (what) => new Denial(`the effective cache-mode '${mode}' does not permit ${what}`);
    return {
        find: async (keys) => {
            if (mode === 'none' || mode === 'write-only')
                throw denied('reads');
            const entry = await find(keys);
            if (entry !== undefined && !keys.some((key) => entry.key.startsWith(key)))
                throw new Error('the cache service answered with an entry of another key');
            return entry;
        },
        save: async (key, bytes) => {
            if (mode === 'none' || mode === 'read')
                throw denied('writes');
            return await save(key, bytes);
        },
    };
}
const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/';
const CONFLICT = 409;
function secondService(service, calls, version) {
    const call = (method, body) => calls.ask('POST', new URL(TWIRP + method, service), { body });
    return {
        find: async ([key, ...others]) => {
            const fields = accepted(await call('GetCacheEntryDownloadURL', { key, restore_keys: others, version }));
            if (fields.ok !== true)
                return undefined;
            const url = signedUrl(textOf(fields, 'signed_download_url', 'signedDownloadUrl'));
            return { key: textOf(fields, 'matched_key', 'matchedKey') ?? '', url };
        },
        save: async (key, bytes) => {
            const reserved = await call('CreateCacheEntry', { key, version });
            if (reserved.status === CONFLICT)
                return 'taken';
            const fields = accepted(reserved);
            if (fields.ok !== true) {
                const said = textOf(fields, 'message') ?? 'no reason given';
                if (/already exists/.test(said))
                    return 'taken';
                throw refusal(reserved.status, said);
            }
            await calls.put(signedUrl(textOf(fields, 'signed_upload_url', 'signedUploadUrl')), bytes);
            const ended = accepted(await call('FinalizeCacheEntryUpload', { key, version, size_bytes: String(bytes.length) }));
            if (ended.ok !== true)
                throw refusal(200, textOf(ended, 'message') ?? 'the entry could not be finished');
            return 'saved';
        },
    };
}
const ACCEPT = { Accept: 'application/json;api-version=6.0-preview.1' };
const NO_CONTENT = 204;
function firstService(service, calls, version) {
    const base = service.href.endsWith('/') ? service.href : `${service.href}/`;
    const resource = (name) => new URL(`${base}_apis/artifactcache/${name}`);
    const post = (name, body) => calls.ask('POST', resource(name), { body, headers: ACCEPT });
    return {
        find: async (keys) => {
            const query = `keys=${encodeURIComponent(keys.join(','))}&version=${version}`;
            const answer = await calls.ask('GET', resource(`cache?${query}`), { headers: ACCEPT });
            if (answer.status === NO_CONTENT)
                return undefined;
            const fields = accepted(answer);
            return { key: textOf(fields, 'cacheKey') ?? '', url: signedUrl(textOf(fields, 'archiveLocation')) };
        },
        save: async (key, bytes) => {
            const reserved = await post('caches', { key, version, cacheSize: bytes.length });
            if (reserved.status === CONFLICT)
                return 'taken';
            const { cacheId } = accepted(reserved);
            if (typeof cacheId !== 'number')
                throw new Error('the cache service gave no id for the entry');
            const headers = {
                ...ACCEPT,
                'Content-Type': 'application/octet-stream',
                'Content-Range': `bytes 0-${bytes.length - 1}/*`,
            };
            expectDone(await calls.ask('PATCH', resource(`caches/${cacheId}`), { body: bytes, headers }));
            expectDone(await post(`caches/${cacheId}`, { size: bytes.length }));
            return 'saved';
        },
    };
}
function expectDone({ status, fields }) {
    if (status < 200 || status > 299)
        throw refusal(status, textOf(fields, 'message') ?? '');
}

;// CONCATENATED MODULE: ../../lib/runner/actions-cache.js








const CACHE_VERSION = (0,external_node_crypto_.createHash)('sha256').update('bulk-load-ledger|1').digest('hex');
const MOST_ENTRY_BYTES = 33_554_432;
const PATIENCE_MS = 90_000;
const SILENCE_LIMIT_MS = 30_000;
async function openActionsCache(clock) {
    const openService = findCacheService(process.env);
    if (openService === undefined)
        return undefined;
    const http = (0,http_request/* createHttp */.V0)(process.env, SILENCE_LIMIT_MS);
    const token = process.env.ACTIONS_RUNTIME_TOKEN ?? '';
    const withService = (task) => bounded(clock, (signal) => {
        const calls = createCacheCalls(http, token, signal);
        return task(openService(calls, CACHE_VERSION), calls);
    });
    const look = (service, prefix) => service.find([`${prefix}none-${(0,external_node_crypto_.randomBytes)(16).toString('hex')}`, prefix]);
    return {
        read: async (prefix) => {
            try {
                return await withService(async (service, calls) => {
                    const entry = await look(service, prefix);
                    if (entry === undefined)
                        return { was: 'miss' };
                    try {
                        return { was: 'hit', key: entry.key, text: await unpack(await calls.fetch(entry.url, MOST_ENTRY_BYTES)) };
                    }
                    catch (error) {
                        return { was: 'unreadable', why: `${entry.key}: ${clause(error)}` };
                    }
                });
            }
            catch (error) {
                return notFound(error);
            }
        },
        find: async (prefix) => {
            try {
                const entry = await withService((service) => look(service, prefix));
                return entry === undefined ? { was: 'miss' } : { was: 'hit', key: entry.key };
            }
            catch (error) {
                return notFound(error);
            }
        },
        save: async (key, text) => {
            try {
                const packed = await pack(text);
                return { was: await withService((service) => service.save(key, packed)) };
            }
            catch (error) {
                return { was: error instanceof Denial ? 'denied' : 'failed', why: clause(error) };
            }
        },
    };
}
async function bounded(clock, task) {
    const late = new AbortController();
    try {
        return await (0,lib_clock/* within */.u)(clock, PATIENCE_MS, 'the cache', task(late.signal));
    }
    catch (error) {
        late.abort();
        throw error;
    }
}
function notFound(error) {
    return { was: error instanceof Denial ? 'denied' : 'failed', why: clause(error) };
}
async function pack(text) {
    const bytes = Buffer.from(text);
    if (bytes.length > MOST_ENTRY_BYTES)
        throw new Error(`the text is larger than ${MOST_ENTRY_BYTES} bytes`);
    return await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(bytes);
}
async function unpack(bytes) {
    const text = await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(bytes, { maxOutputLength: MOST_ENTRY_BYTES }).catch((cause) => {
        throw new Error('it was not saved by this action', { cause });
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
}
function clause(error) {
    const [first = ''] = (0,errors/* messageOf */.bD)(error)
        .slice(0, LONGEST_CLAUSE)
        .split(/[\r\n]/);
    const said = first.replace(/\?\S+/g, '');
    let end = said.length;
    while (/[.\s]/.test(said[end - 1] ?? ''))
        end--;
    return said.slice(0, end);
}
const LONGEST_CLAUSE = 300;

;// CONCATENATED MODULE: ../../lib/runner/ledger-entries.js



const OWN_FORM = /^(\d+)-(\d+)-\d+(?:-[0-9a-f]{8})?$/;
class LedgerEntries {
    prefix;
    #cache;
    #run;
    #known = new Set();
    #saves = 0;
    constructor(cache, { load, ...run }) {
        this.prefix = `bulk-load-${load}-`;
        this.#cache = cache;
        this.#run = run;
    }
    async read() {
        const read = await this.#cache.read(this.prefix);
        if (read.was !== 'hit')
            return read;
        if (this.#runOf(read.key) === undefined)
            return { was: 'unreadable', why: `${read.key} was not saved by this action` };
        if (!(0,store/* isJson */.Fh)(read.text))
            return { was: 'unreadable', why: `${read.key} holds no ledger` };
        this.#known.add(read.key);
        return read;
    }
    async refuseAnotherRun() {
        const found = await this.#cache.find(this.prefix);
        if (found.was === 'unreadable')
            throw foreignEntry(found.why);
        if (found.was === 'failed')
            throw new Error(found.why);
        if (found.was !== 'hit')
            return undefined;
        const run = this.#runOf(found.key);
        if (run === undefined)
            throw foreignEntry(found.key);
        if (!this.#known.has(found.key))
            throw anotherRun(run, this.#run);
        return found.key;
    }
    async save(text) {
        this.#saves += 1;
        const { runId, attempt } = this.#run;
        const number = `${this.prefix}${runId}-${attempt}-${String(this.#saves).padStart(4, '0')}`;
        const saved = { key: number, ...(await this.#cache.save(number, text)) };
        if (saved.was !== 'taken')
            return this.#noted(saved);
        const key = `${number}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
        return this.#noted({ key, ...(await this.#cache.save(key, text)) });
    }
    #noted(saved) {
        if (saved.was === 'saved' || saved.was === 'failed')
            this.#known.add(saved.key);
        return saved;
    }
    #runOf(key) {
        const [, runId, attempt] = (key.startsWith(this.prefix) && OWN_FORM.exec(key.slice(this.prefix.length))) || [];
        return runId === undefined || attempt === undefined ? undefined : { runId, attempt };
    }
}
function foreignEntry(entry) {
    return new errors/* LoadError */.Xb('ledger-failed', `The newest cache with the name of this ledger was not saved by this action (${entry}), and hides what another run ` +
        'may have saved. No further job was started. Delete that cache under Actions, Caches, and run the step again.');
}
function anotherRun({ runId, attempt }, own) {
    const isSame = runId === own.runId && attempt === own.attempt;
    const who = isSame ? 'Another workflow job or step of this run' : `Another run (${runId}, attempt ${attempt})`;
    return new errors/* AnotherRunError */.Bw(`${who} is loading with the same ledger. No further job was started. Let only one run load at a time, with a ` +
        '`concurrency:` group in the workflow, and run this one again when the other has ended.');
}

;// CONCATENATED MODULE: ../../lib/runner/ledger-cache.js





function createLedgerCache(options) {
    const ledger = new CachedLedger(options);
    return {
        read: () => ledger.read(),
        write: (make) => ledger.write(make),
        unkept: () => ledger.unkept,
        close: async () => { },
    };
}
class CachedLedger {
    unkept;
    #options;
    #entries;
    #newest;
    #isBegun = false;
    constructor(options) {
        this.#options = options;
    }
    async read() {
        const entries = await this.#open();
        return entries === undefined ? { was: 'missing' } : await this.#begin(entries);
    }
    async write(make) {
        const entries = this.unkept === undefined ? await this.#open() : undefined;
        if (entries === undefined)
            return;
        const saving = { make };
        await this.#tryFor(() => this.#save(entries, saving), notSaved);
        if (this.unkept !== undefined)
            return;
        this.#newest = saving.text;
        await this.#tryFor(() => entries.refuseAnotherRun(), notConfirmed);
    }
    async #open() {
        const { openCache } = this.#options;
        this.#entries ??= openCache().then((cache) => cache && new LedgerEntries(cache, this.#options));
        const entries = await this.#entries;
        if (entries === undefined)
            this.unkept = 'this runner has no Actions cache';
        return entries;
    }
    async #begin(entries) {
        const read = await readPatiently(entries, this.#options.clock);
        switch (read.was) {
            case 'failed':
                return { was: 'no-answer', why: read.why };
            case 'unreadable':
                throw ledger_cache_unreadable(read.why, entries.prefix);
            case 'denied':
                this.unkept = read.why;
                break;
            case 'hit':
                this.#newest = read.text;
                break;
            case 'miss':
                break;
        }
        this.#isBegun = true;
        return read.was === 'hit' ? { was: 'found', text: read.text } : { was: 'missing' };
    }
    async #save(entries, saving) {
        if (!this.#isBegun) {
            const read = await this.#begin(entries);
            if (read.was === 'no-answer')
                throw new Error(read.why);
            if (this.unkept !== undefined)
                return;
        }
        const newest = await entries.refuseAnotherRun();
        if (newest !== undefined && newest === saving.tried)
            return;
        saving.text ??= saving.make(this.#newest);
        const saved = await entries.save(saving.text);
        saving.tried = saved.key;
        if (saved.was === 'denied')
            this.unkept = saved.why;
        if (saved.was === 'failed')
            throw new Error(saved.why);
        if (saved.was === 'taken')
            throw new Error('the key was taken');
    }
    async #tryFor(task, failed) {
        try {
            await keepTrying(this.#options.clock, task);
        }
        catch (cause) {
            throw cause instanceof errors/* LoadError */.Xb ? cause : failed(cause);
        }
    }
}
async function readPatiently(entries, clock) {
    return await (0,try_again/* tryAgain */.QC)(clock, try_again/* POLICIES */.PQ.ledgerRead, () => entries.read(), {
        mayImprove: ({ was }) => was === 'failed' || was === 'unreadable',
    });
}
const CURE = 'Run the step again when githubstatus.com shows no incident, or set `ledger` to a file path.';
function notSaved(cause) {
    const what = `The ledger could not be saved to the Actions cache in a minute of trying (${(0,errors/* messageOf */.bD)(cause)}).`;
    return new store/* LedgerSaveError */.jD(what, CURE, { cause });
}
function notConfirmed(cause) {
    const what = 'The ledger was saved, but for a minute the Actions cache did not say whether another run is loading with the same ' +
        `ledger (${(0,errors/* messageOf */.bD)(cause)}).`;
    return new store/* UnconfirmedSaveError */.gt(what, CURE, { cause });
}
function ledger_cache_unreadable(why, prefix) {
    return new errors/* LoadError */.Xb('ledger-failed', `The cache holds a ledger that cannot be read (${why}), so it is not known what an earlier run has loaded. ` +
        'Nothing was sent. Run the step again; if that does not help, look in Setup under Bulk Data Load Jobs for what was ' +
        `loaded, and delete the caches that start with ${prefix} under Actions, Caches to start over.`);
}

var log = __webpack_require__(50580);
;// CONCATENATED MODULE: ../../lib/runner/ledger-place.js










function ledgerPlace(inputs, runner, clock) {
    const { workspace, runId, attempt, workflow, job, stepId } = runner;
    const { operation, source } = inputs.load;
    const { matrixLeg } = inputs.results;
    const { place } = inputs.ledger;
    if (!(0,bulk_job/* isRepeatable */.su)(operation))
        noteWeakness(inputs, runner);
    return {
        run: {
            run: runId,
            attempt: Number(attempt) || 1,
            began: () => runner.trigger.began,
            isAlone: () => /^(?:null|\{\}|)$/.test(matrixLeg.trim()),
        },
        place: {
            workflow,
            job,
            step: stepId,
            workingDirectory: folderOf(inputs, workspace),
            files: [...source.files],
            matrixLeg,
        },
        openStore: (identity) => {
            const load = (0,ledger_identity/* identityHash */.Jf)(identity, ledger/* LEDGER_VERSION */.Bn);
            switch (place.kind) {
                case 'none':
                    return (0,store/* keepNothing */.L$)('`ledger: none` keeps no ledger');
                case 'file':
                    return createFileStore({ file: place.path, load, roots: (0,environment/* rootsOf */.R)(runner), clock });
                case 'cache':
                    return createLedgerCache({ load, runId, attempt, clock, openCache: () => openActionsCache(clock) });
            }
        },
    };
}
function folderOf({ workingDirectory }, workspace) {
    return external_node_path_.relative(workspace, workingDirectory).split(external_node_path_.sep).join('/');
}
function noteWeakness({ ledger: { place, key } }, { stepId, trigger }) {
    if (place.kind !== 'cache')
        return;
    const { cachesEndWithRun } = trigger;
    if (cachesEndWithRun !== undefined)
        (0,log/* notice */.lm)(`This ledger only protects re-runs of this workflow run: ${cachesEndWithRun}. A later run on another ref sends everything again.`);
    if (key === undefined && (0,ledger_identity/* isGeneratedStep */.ol)(stepId))
        (0,log/* notice */.lm)('This step has no `id`, so its ledger has a name that changes when steps are added before it. Give the step an `id`.');
}

var publish = __webpack_require__(37697);
var results_folder = __webpack_require__(71429);
var running_jobs = __webpack_require__(26518);
var step = __webpack_require__(31564);
var step_folder = __webpack_require__(92431);
var try_to = __webpack_require__(20569);
;// CONCATENATED MODULE: ../../lib/runner/edge.js












function createEdge({ inputs, runner, folder, tools, http, onResultsPrepared }) {
    const { workspace, temp } = runner;
    const { resultsPath } = inputs.results;
    const { run, ...ledger } = ledgerPlace(inputs, runner, tools.clock);
    return {
        http,
        clock: tools.clock,
        say: { log: log/* log */.Rm, warn: log/* warn */.R8, notice: log/* notice */.lm },
        cancel: cancellation(folder),
        run: { ...run, isAlone: () => run.isAlone() && !(0,step_folder/* hadCompany */.Dn)(folder) },
        isPublic: runner.isPublic,
        secrets: { mask: step/* maskSecret */.$l, scrub: log/* scrub */._I },
        files: {
            workspace,
            temp: folder,
            find: async (patterns) => {
                const { workingDirectory } = inputs;
                const found = await findFiles(patterns, { workspace, runnerTemp: temp, workingDirectory });
                for (const warning of found.warnings)
                    (0,log/* warn */.R8)(warning);
                return found.files;
            },
        },
        results: {
            prepare: async (sources, report) => {
                const paths = sources.map(({ absolutePath }) => absolutePath);
                (0,step_folder/* claimResults */.n4)(folder, resultsPath);
                await (0,results_folder/* prepareResultsFolder */.Oj)(resultsPath, { roots: (0,environment/* rootsOf */.R)(runner), sources: paths, report });
                onResultsPrepared();
                (0,running_jobs/* noteResults */.vR)(folder);
            },
            keep: (report) => (0,publish/* keepReport */.kA)(report, resultsPath, runner),
        },
        ledger,
        jobs: (0,running_jobs/* keepRunningJobs */.$G)(folder, (error) => (0,log/* debug */.Yz)(`The running jobs could not be noted: ${(0,errors/* messageOf */.bD)(error)}`)),
        session: {
            askCli: tools.askCli,
            keepIdentity: ({ orgId, userId }) => {
                core/* saveState */.LZ('org-id', orgId ?? '');
                core/* saveState */.LZ('user-id', userId ?? '');
            },
            keepRefreshToken: (token) => {
                core/* saveState */.LZ('refresh-token-is-new', 'true');
                (0,try_to/* tryTo */.d)('keep the new refresh token for the post step', () => (0,step_folder/* keepRefreshToken */.sf)(folder, token));
            },
        },
    };
}
const CHECK_MS = 1_000;
function cancellation(folder) {
    const cancel = new AbortController();
    const stop = (how) => {
        if (!cancel.signal.aborted)
            (0,log/* log */.Rm)(`${how}: the step is cancelled, and ends at once`);
        (0,try_to/* tryTo */.d)('note that the step is ending', () => (0,step_folder/* noteEnding */.AO)(folder));
        cancel.abort();
    };
    const check = () => {
        if ((0,step_folder/* isStopped */.id)(folder))
            stop('The post step left word');
    };
    setInterval(check, CHECK_MS).unref();
    for (const signal of ['SIGINT', process.platform === 'win32' ? 'SIGBREAK' : 'SIGTERM'])
        process.on(signal, () => stop(signal));
    return { signal: cancel.signal, check };
}


/***/ }),

/***/ 20569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tryTo)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50580);


function tryTo(what, task) {
    try {
        task();
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)(`Could not ${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ })

};
