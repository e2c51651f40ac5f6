export const id = 449;
export const ids = [449];
export const modules = {

/***/ 46449:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40927);
/* harmony import */ var _auth_sign_in_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50577);
/* harmony import */ var _auth_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3266);
/* harmony import */ var _bulk_client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93577);
/* harmony import */ var _bulk_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68179);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62133);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87120);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18273);
/* harmony import */ var _http_send_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(14280);
/* harmony import */ var _org_session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(79453);
/* harmony import */ var _report_org_voice_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(84711);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(87880);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(50580);
/* harmony import */ var _runner_publish_left_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(71161);
/* harmony import */ var _runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(26518);
/* harmony import */ var _runner_step_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(50061);
/* harmony import */ var _runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(92431);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(56350);



















async function post() {
    const folder = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getState */ .Gu('temp-folder');
    if (folder === '')
        return;
    if ((0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .hasEnded */ .hY)(folder))
        return (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__/* .removeFolder */ .v$)(folder);
    let ids = [];
    try {
        const runner = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_12__/* .readRunner */ .f)(process.env);
        const { inputs } = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_16__/* .readInputs */ .Ko)(runner);
        const tools = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_16__/* .stepTools */ .Cn)(inputs, runner);
        await letMainEnd(folder, tools.clock);
        if ((0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .hasEnded */ .hY)(folder))
            return;
        ids = (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__/* .readRunningJobs */ .yw)(folder);
        if (ids.length > 0)
            await seeToJobs(ids, { inputs, tools, folder });
        if ((0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__/* .ownsResults */ .Ei)(folder) && !(0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .isAlive */ ._n)(folder))
            await (0,_runner_publish_left_js__WEBPACK_IMPORTED_MODULE_14__/* .publishWhatIsThere */ .c)(inputs, runner);
    }
    catch (error) {
        const jobs = ids.length === 0 ? '' : `These jobs may still run in the org: ${ids.join(', ')}. `;
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .warn */ .R8)(`${jobs}${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_18__/* .sentence */ .em)((0,_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .bD)(error))} Look them up in Setup under Bulk Data Load Jobs.`);
    }
    finally {
        if ((0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .hasEnded */ .hY)(folder) || !(0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .isAlive */ ._n)(folder))
            (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_15__/* .removeFolder */ .v$)(folder);
    }
}
const ENDING_LIMIT_MS = 2 * 60_000;
const STOP_LIMIT_MS = 30_000;
const LOOK_MS = 50;
async function letMainEnd(folder, clock) {
    if (!(0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .isAlive */ ._n)(folder))
        return;
    const isToldTo = !(0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .isEnding */ .yp)(folder);
    if (isToldTo)
        (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .leaveWord */ .yS)(folder);
    (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .debug */ .Yz)(isToldTo ? 'The main step still runs: asking it to stop.' : 'The main step is ending.');
    const waiting = { goesOn: true };
    const end = async () => {
        while (waiting.goesOn && (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .isAlive */ ._n)(folder) && !(0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .hasEnded */ .hY)(folder))
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(LOOK_MS);
    };
    await (0,_clock_js__WEBPACK_IMPORTED_MODULE_6__/* .within */ .u)(clock, isToldTo ? STOP_LIMIT_MS : ENDING_LIMIT_MS, 'The main step', end()).catch(() => { });
    waiting.goesOn = false;
}
const TIME_LIMIT_MS = 4 * 60_000;
async function seeToJobs(ids, { inputs, tools, folder }) {
    const { silenceLimitMs, clock } = tools;
    const http = (0,_http_request_js__WEBPACK_IMPORTED_MODULE_8__/* .createHttp */ .V0)(process.env, silenceLimitMs);
    const ended = new AbortController();
    const late = new AbortController();
    clock.deadline(TIME_LIMIT_MS, ended.signal).then(() => late.abort(new Error('the org gave no answer in time')), () => { });
    try {
        const session = await signIn({ inputs, tools, folder }, http, late.signal);
        const client = (0,_bulk_client_js__WEBPACK_IMPORTED_MODULE_4__/* .createBulkClient */ .U)(session, inputs.org.apiVersion);
        for (const id of ids)
            await seeToJob(id, client, inputs);
    }
    finally {
        ended.abort();
        http.close();
    }
}
async function signIn({ inputs, tools, folder }, http, signal) {
    const { clock, askCli } = tools;
    const { apiVersion, signIn: credentials } = inputs.org;
    const newerRefreshToken = (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .keptRefreshToken */ .bX)(folder);
    if (_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getState */ .Gu('refresh-token-is-new') !== '' && newerRefreshToken === undefined) {
        const message = 'The refresh token of `sfdx-auth-url` is used up, and the one that the org gave in its place could not be kept.';
        throw new _auth_token_js__WEBPACK_IMPORTED_MODULE_3__/* .SignInError */ .Jj(message, false);
    }
    const ask = (0,_auth_sign_in_js__WEBPACK_IMPORTED_MODULE_2__/* .createSignIn */ .N)(credentials, {
        send: (request) => (0,_http_send_js__WEBPACK_IMPORTED_MODULE_9__/* .sendAny */ .r6)(http, clock, request),
        now: clock.now,
        onSecret: _runner_step_js__WEBPACK_IMPORTED_MODULE_16__/* .maskSecret */ .$l,
        askCli,
        signal,
        newerRefreshToken,
        onNewRefreshToken: (token) => (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_17__/* .keepRefreshToken */ .sf)(folder, token),
        warn: _runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .debug */ .Yz,
    });
    const session = (0,_org_session_js__WEBPACK_IMPORTED_MODULE_10__/* .createSession */ .j)(await ask(), ask, { http, clock, signal, apiVersion });
    const [orgId, userId] = [_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getState */ .Gu('org-id'), _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getState */ .Gu('user-id') || undefined];
    if (orgId === '')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .LoadError */ .Xb('guard-refused', 'The main step did not note which org these jobs are in.');
    await session.keepTo({ orgId, userId });
    return session;
}
async function seeToJob(id, client, { ending: { onCancel }, results: { redact } }) {
    try {
        const { state } = await client.info(id);
        if ((0,_bulk_job_js__WEBPACK_IMPORTED_MODULE_5__/* .finalMeaning */ .cG)(state) !== undefined)
            return;
        if (onCancel === 'leave' && state !== 'Open') {
            (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .warn */ .R8)(`Job ${id} is still ${state} and is left to run; the next run of the load waits for it.`);
            return;
        }
        await client.abort(id);
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .warn */ .R8)(`Job ${id} was still ${state} and is aborted now; what it had done until then stays in the org.`);
    }
    catch (error) {
        const { show } = (0,_report_org_voice_js__WEBPACK_IMPORTED_MODULE_11__/* .createOrgVoice */ .V)(redact !== 'false');
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_13__/* .warn */ .R8)(show(`Job ${id} could not be aborted: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_18__/* .sentence */ .em)((0,_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .bD)(error))} ${LOOK_IT_UP}`));
    }
}
const LOOK_IT_UP = 'Look it up in Setup under Bulk Data Load Jobs.';
await post();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 71161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ publishWhatIsThere)
});

var kept_report = __webpack_require__(54015);
var publish = __webpack_require__(86357);
var schemas = __webpack_require__(12215);
var api = __webpack_require__(17197);
var errors = __webpack_require__(87120);
var report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/runner/report-form.js




const Count = schemas/* number */.aig().check(api/* _nonnegative */.UI());
const Time = schemas/* string */.YjP().check(schemas/* refine */.YPB((text) => Number.isFinite(Date.parse(text))));
const Texts = schemas/* array */.YOg(schemas/* string */.YjP());
const Counts = schemas/* object */.Ikc({
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
const JobReport = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    round: Count,
    files: Texts,
    records: Count,
    created: Count,
    updated: Count,
    deleted: Count,
    failed: Count,
    unprocessed: Count,
    startedAt: Time,
    endedAt: Time,
    errorMessage: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
});
const ErrorReport = schemas/* object */.Ikc({
    code: schemas/* string */.YjP(),
    fields: Texts,
    message: schemas/* string */.YjP(),
    class: schemas/* enum */.k5n(['data', 'admin', 'transient', 'unknown']),
    explanation: schemas/* string */.YjP(),
    cure: schemas/* string */.YjP(),
    count: Count,
    samples: schemas/* array */.YOg(schemas/* object */.Ikc({ file: schemas/* string */.YjP(), line: Count })),
});
const LoadReport = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().check(api/* _regex */.Fk(kept_report/* FOLDER_NAME */.f)),
    object: schemas/* string */.YjP(),
    operation: schemas/* string */.YjP(),
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), records: Count, bytes: Count })),
    counts: Counts,
    wouldBeLoaded: schemas/* exactOptional */.yqP(Count),
    unmatched: Count,
    retries: schemas/* object */.Ikc({ rounds: Count, records: Count, saved: Count }),
    sentAgain: Count,
    superseded: schemas/* exactOptional */.yqP(Count),
    notFound: schemas/* exactOptional */.yqP(Count),
    refusedBeforehand: schemas/* exactOptional */.yqP(Count),
    after: schemas/* exactOptional */.yqP(Texts),
    notRun: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    load: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    isSecondPass: schemas/* exactOptional */.yqP(schemas/* boolean */.zMY()),
    clears: schemas/* exactOptional */.yqP(schemas/* array */.YOg(schemas/* object */.Ikc({ column: schemas/* string */.YjP(), count: Count }))),
    rerunFiles: Texts,
    jobs: schemas/* array */.YOg(JobReport),
    errors: schemas/* array */.YOg(ErrorReport),
});
const CountedRecords = schemas/* object */.Ikc({
    soql: schemas/* string */.YjP(),
    wanted: schemas/* string */.YjP(),
    counted: schemas/* exactOptional */.yqP(Count),
    holds: schemas/* boolean */.zMY(),
});
const ReportForm = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(report/* REPORT_VERSION */.A),
    verdict: schemas/* enum */.k5n(['passed', 'failed']),
    failureReason: schemas/* enum */.k5n(['', ...errors/* FAILURE_REASONS */.N9]),
    message: schemas/* string */.YjP(),
    checks: schemas/* exactOptional */.yqP(Texts),
    finished: schemas/* boolean */.zMY(),
    isContinued: schemas/* exactOptional */.yqP(schemas/* boolean */.zMY()),
    startedAt: Time,
    endedAt: Time,
    apiCalls: Count,
    apiUsage: schemas/* exactOptional */.yqP(schemas/* object */.Ikc({ used: Count, limit: Count })),
    org: schemas/* exactOptional */.yqP(schemas/* object */.Ikc({
        id: schemas/* string */.YjP(),
        host: schemas/* string */.YjP().check(api/* _regex */.Fk(/^[\w.-]+$/)),
        kind: schemas/* enum */.k5n(['production', 'sandbox', 'scratch', 'developer', 'trial']),
    })),
    loads: schemas/* array */.YOg(LoadReport),
    counted: schemas/* exactOptional */.yqP(schemas/* array */.YOg(CountedRecords)),
    validation: schemas/* exactOptional */.yqP(schemas/* object */.Ikc({ unchecked: Texts })),
});
function parseReport(content) {
    const parsed = ReportForm.safeParse(content);
    return parsed.success ? parsed.data : undefined;
}

;// CONCATENATED MODULE: ../../lib/runner/publish-left.js



async function publishWhatIsThere(inputs, runner) {
    const report = readReport(inputs.results.resultsPath);
    if (report !== undefined)
        await (0,publish/* publishUnfinished */.zr)(report, runner, inputs.results);
}
function readReport(folder) {
    const report = parseReport((0,kept_report/* readKeptReport */.r)(folder)?.content);
    return report?.loads.some(({ counts }) => counts.read > 0) ? report : undefined;
}


/***/ })

};
