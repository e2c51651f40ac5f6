export const id = 858;
export const ids = [858];
export const modules = {

/***/ 8147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  pn: () => (/* binding */ beginLocalStep),
  Uz: () => (/* binding */ beginStep),
  Z_: () => (/* binding */ mustRedact)
});

var step_inputs = __webpack_require__(25690);
var org_voice = __webpack_require__(84711);
var promises_ = __webpack_require__(58500);
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
    cancelled.addEventListener('abort', () => void (0,promises_.setTimeout)(CANCEL_MS, undefined, { ref: false }).then(() => dying.abort()));
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

;// CONCATENATED MODULE: ../../lib/begin/begin-step.js



function beginStep(inputs, edge) {
    const { run, jobs } = edge;
    const begun = beginLocalStep(inputs, edge);
    return { ...begun, step: { ...begun.step, run, jobs } };
}
function beginLocalStep({ ending, results }, edge) {
    const { clock, cancel } = edge;
    const { timeLimitMinutes: minutes, onCancel, onTimeLimit } = ending;
    const stop = startStop({ minutes, isDefault: minutes === step_inputs/* DEFAULT_TIME_LIMIT */.qv }, { onCancel: onCancel === 'leave', onTimeLimit: onTimeLimit === 'leave' }, { clock, cancelled: cancel.signal, check: cancel.check });
    const voice = (0,org_voice/* createOrgVoice */.V)(mustRedact(results, undefined, edge));
    return { step: stepOf(edge, stop, voice), voice, startedAt: clock.now(), end: stop.end };
}
function mustRedact({ redact }, organization, { isPublic }) {
    return redact === 'auto' ? isPublic || organization?.kind === 'production' : redact === 'true';
}
function stepOf({ say, clock, files, secrets }, stop, { show }) {
    return {
        say: {
            log: (line) => say.log(show(line)),
            warn: (line, at) => say.warn(show(line), at),
            notice: (line) => say.notice(show(line)),
            moreAbout: say.moreAbout,
        },
        clock,
        stop,
        temp: files.temp,
        scrub: secrets.scrub,
    };
}


/***/ }),

/***/ 80719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ resultOfFailure),
/* harmony export */   g: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44528);
/* harmony import */ var _report_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33850);



function resultOfFailure(error, known, { step, voice, startedAt }) {
    const failure = failureOf(error, known, step.stop);
    if (failure === undefined)
        throw error;
    const { reason, checks } = failure;
    const told = { reason, checks, message: voice.show(failure.message) };
    return {
        report: (0,_report_build_js__WEBPACK_IMPORTED_MODULE_2__/* .reportFailedStart */ .Wl)(told, { ...known, startedAt, endedAt: step.clock.now() }),
        annotations: (0,_report_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .annotateStart */ .tD)(failure),
        loads: [],
    };
}
function failureOf(error, { session }, { cancelled, over }) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb && !(over.aborted && (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurAbort */ .ds)(error)))
        return error;
    if (cancelled.aborted)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb('cancelled', 'The step was cancelled before anything was sent.');
    if (!over.aborted)
        return undefined;
    const waitedFor = session === undefined ? 'the step had not signed in by then' : 'the org had not answered by then';
    const why = 'The time that `time-limit-minutes` allows is used up, and nothing was sent';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadError */ .Xb('time-limit', `${why}: ${waitedFor}. Run the workflow again, or raise \`time-limit-minutes\`.`);
}


/***/ }),

/***/ 74018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var _inputs_load_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35049);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1030);


function readOptions(spec, { temp: tempFolder, stop: { over: signal } }) {
    const { source, pace, externalIdField } = spec;
    const column = (0,_inputs_load_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .keyColumnOf */ .Ty)(spec);
    const { encoding, columnDelimiter, blankFields, sortBy, duplicateKeys } = source;
    return {
        encoding,
        columnDelimiter,
        blankFields,
        sortBy,
        duplicateKeys,
        columns: spec.manifest?.columns,
        externalIdField,
        keyColumns: { column, kind: (0,_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(column, 'Id') ? 'id' : 'value' },
        maxBytes: pace.maxJobBytes,
        maxRecords: (0,_inputs_load_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .mostJobRecords */ .$B)(pace),
        keepFileOrder: pace.concurrency.mode === 'serial',
        tempFolder,
        copies: spec.name,
        signal,
    };
}


/***/ }),

/***/ 86469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ joinErrors)
/* harmony export */ });
/* harmony import */ var _csv_invalid_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69262);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87120);


function joinErrors(errors) {
    const [first] = errors;
    if (first === undefined)
        throw new Error('Errors are joined where there are any.');
    const missing = errors.filter((error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .NothingToLoad */ .Xw).map(({ message }) => message);
    const ofCsv = errors.filter((error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CsvError */ .J$);
    const [csv] = ofCsv;
    if (csv !== undefined) {
        const all = ofCsv.length === 1 ? csv : ofAll(ofCsv);
        return missing.length === 0 ? all : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CsvError */ .J$([all.message, ...missing].join('\n'), all.findings, all.found);
    }
    if (missing.length > 1)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .NothingToLoad */ .Xw(missing.join('\n'));
    const others = errors.filter((error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PreflightError */ .wG);
    const [one] = others;
    if (one === undefined || others.length === 1)
        return first;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PreflightError */ .wG(joinMessages(others.map(({ message }) => message)), {
        about: one.about,
        findings: others.flatMap(({ findings }) => findings),
        found: others.reduce((sum, { found }) => sum + found, 0),
        checks: others.flatMap(({ checks }) => checks),
    });
}
const NOTHING_SENT = 'Nothing was sent.';
function joinMessages(messages) {
    const lines = [...new Set(messages.flatMap((message) => message.split('\n')))];
    const ends = lines.filter((line) => line.startsWith(NOTHING_SENT));
    const [end] = ends.includes(NOTHING_SENT) ? [NOTHING_SENT] : ends;
    return [...lines.filter((line) => !ends.includes(line)), ...(end === undefined ? [] : [end])].join('\n');
}
function ofAll(errors) {
    return (0,_csv_invalid_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidCsv */ .gt)(errors.flatMap(({ findings }) => findings), errors.reduce((sum, { found }) => sum + found, 0));
}


/***/ }),

/***/ 42462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ tellOfKeys),
/* harmony export */   cY: () => (/* binding */ tellOfFiles),
/* harmony export */   mL: () => (/* binding */ tellOfColumns),
/* harmony export */   mV: () => (/* binding */ tellOfWarnings)
/* harmony export */ });
/* harmony import */ var _parts_part_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85025);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44528);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);



function tellOfFiles({ files, parts, records, rewritten, warnings }, say) {
    tellOfWarnings(warnings, say);
    for (const line of [...describeUnpacked(files), ...describeConverted(files)])
        say.log(line);
    say.log(describeLoad(files, parts, records));
    const isMapped = files.some(({ header }) => header?.use !== undefined);
    for (const [why, paths] of rewritten)
        if (!isMapped || why !== 'what the manifest says of their columns')
            say.log(`rewritten while sending, because of ${why}: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(paths)}`);
    if (records < SMALL_LOAD && !isMapped)
        say.log(smallLoad(records));
}
function tellOfKeys({ parts, dropped, warnings }, say) {
    tellOfWarnings(warnings, say);
    for (const line of describeKeys(parts, dropped))
        say.log(line);
}
function tellOfWarnings(warnings, { warn, log, moreAbout }) {
    for (const [number, { message, at }] of warnings.entries()) {
        if (number < _report_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SHOWN */ .Ki)
            warn(message, at);
        else
            log(message);
    }
    for (const check of new Set(warnings.flatMap((warning) => warning.check ?? [])))
        moreAbout(check);
}
function tellOfColumns({ warnings, more }, say) {
    tellOfWarnings(warnings, say);
    if (warnings.length > _report_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SHOWN */ .Ki)
        say.log(`${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(warnings.length - _report_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SHOWN */ .Ki + more, 'warning')} about columns were not shown as annotations.`);
}
function describeLoad(files, parts, chosen) {
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const some = chosen === records ? '' : `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .thousands */ .oh)(chosen)} of `;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${some}${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(records, 'record')} in ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(files.length, 'file')} (${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(bytes)}): ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(parts.length, 'job')}`;
}
function describeKeys(parts, { superseded: skipped }) {
    const waves = Math.max(...parts.map(({ wave = 1 }) => wave));
    const later = (0,_parts_part_js__WEBPACK_IMPORTED_MODULE_2__/* .countRecords */ .q)(parts.filter(({ wave = 1 }) => wave > 1));
    return [
        ...(skipped === 0 ? [] : [`${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(skipped, 'record')} skipped: a later record of the files has the same key`]),
        ...(waves === 1
            ? []
            : [
                `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(later, 'record')} with the same key as an earlier record: sent after it, in ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(waves, 'wave')}`,
            ]),
    ];
}
function describeUnpacked(files) {
    const unpacked = files.filter(({ packedBytes }) => packedBytes !== undefined);
    if (unpacked.length === 0)
        return [];
    const packedBytes = unpacked.reduce((sum, file) => sum + (file.packedBytes ?? 0), 0);
    const bytes = unpacked.reduce((sum, file) => sum + file.bytes, 0);
    return [`decompressed from ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(packedBytes)} to ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(bytes)}: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(unpacked.map((file) => file.path))}`];
}
function describeConverted(files) {
    const byEncoding = Map.groupBy(files, ({ convertedFrom }) => convertedFrom);
    return [...byEncoding].flatMap(([encoding, converted]) => encoding === undefined
        ? []
        : [`converted from ${encoding} to UTF-8: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(converted.map((file) => file.path))}`]);
}
const SMALL_LOAD = 2_000;
function smallLoad(records) {
    return (`${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(records, 'record')}: a Bulk API job waits in a queue first, which for fewer than ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .thousands */ .oh)(SMALL_LOAD)} ` +
        'records may take longer than the work itself.');
}


/***/ }),

/***/ 10630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ ArrivedRecords)
});

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

var dialect = __webpack_require__(7834);
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


/***/ }),

/***/ 54925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ dropBlanks),
/* harmony export */   Z3: () => (/* binding */ trimmedField),
/* harmony export */   pw: () => (/* binding */ skipBlanks)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85687);

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
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeField */ .RC)(bytes, start, end).trim();
}


/***/ }),

/***/ 71237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B8: () => (/* binding */ areBlankFrom),
/* harmony export */   db: () => (/* binding */ visibleStart),
/* harmony export */   tC: () => (/* binding */ BlankRecords)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _invisible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91123);


function visibleStart(bytes, start, end, delimiter) {
    let at = start;
    while (at < end) {
        const byte = bytes[at];
        const length = byte === delimiter || byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA ? 1 : (0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .invisibleAt */ .fh)(bytes, at, end);
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
        if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA) {
            if (isQuoted && bytes[at + 1] === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA && at + 1 < end) {
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
            const length = (0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .invisibleAt */ .fh)(bytes, at, end);
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


/***/ }),

/***/ 36358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ headerStart),
/* harmony export */   j: () => (/* binding */ isBlankRow)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);

const [TAB, SPACE] = [0x09, 0x20];
function headerStart(text, delimiters) {
    let start = 0;
    for (;;) {
        const end = text.indexOf(_dialect_js__WEBPACK_IMPORTED_MODULE_0__.LF, start) + 1;
        if (end === 0 || !isBlankRow(text, start, end, delimiters))
            return start;
        start = end;
    }
}
function isBlankRow(text, start, end, delimiters) {
    for (let at = start; at < end; at++) {
        const byte = text[at] ?? 0;
        if (byte !== SPACE && byte !== TAB && byte !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__.CR && byte !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__.LF && !delimiters.includes(byte))
            return false;
    }
    return true;
}


/***/ }),

/***/ 68040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F7: () => (/* binding */ createCrReader),
/* harmony export */   UB: () => (/* binding */ createLineReader)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);

function endsRecordsInCr(start) {
    let isQuoted = false;
    let hasCr = false;
    for (const byte of start) {
        if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
            isQuoted = !isQuoted;
        else if (isQuoted)
            continue;
        else if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__.LF)
            return false;
        else if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__.CR)
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
                if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
                    isQuoted = !isQuoted;
                else if (isQuoted)
                    continue;
                else if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__.CR)
                    chunk[at] = _dialect_js__WEBPACK_IMPORTED_MODULE_0__.LF;
                else if (byte === _dialect_js__WEBPACK_IMPORTED_MODULE_0__.LF)
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


/***/ }),

/***/ 94440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QP: () => (/* binding */ notInEncoding),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   Vs: () => (/* binding */ IF_CUT),
/* harmony export */   WD: () => (/* binding */ cureByOneOf),
/* harmony export */   Xk: () => (/* binding */ cutInCharacter),
/* harmony export */   aN: () => (/* binding */ utf8Already),
/* harmony export */   kb: () => (/* binding */ CURE_OF_MIXED),
/* harmony export */   n9: () => (/* binding */ CURE_WITHOUT_ENCODING),
/* harmony export */   pj: () => (/* binding */ endsInCharacter),
/* harmony export */   y4: () => (/* binding */ cureByEncoding)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);

const SAVE_AS_UTF8 = 'save the file as UTF-8 (in Excel: "CSV UTF-8")';
function notUtf8(line, byte, isAtEnd = false) {
    const cure = `Set \`encoding\` to the file's encoding, or ${SAVE_AS_UTF8}.`;
    return { check: 'not-utf8', line, problem: `byte ${hex(byte)} is not UTF-8`, cure, badByte: { byte, isAtEnd } };
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
    return `The file may be ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(names)}: set \`encoding\` to ${which}.`;
}
function placeOf({ line, column }) {
    return `column ${column} on line ${line}`;
}
const IF_CUT = 'If the end of the file is missing, copy, export or download it again. Otherwise,';
const CURE_WITHOUT_ENCODING = `None of the usual encodings fits all of the file: ${SAVE_AS_UTF8}, or set \`encoding\` to the encoding that it was saved in.`;
const CURE_OF_MIXED = 'The rest of the file is UTF-8: a character was cut here, or text in another encoding was added. Correct the line, or export the file again.';
function cutInCharacter(line) {
    return {
        check: 'not-utf8',
        line,
        problem: 'the file ends in the middle of a character: its end is missing',
        cure: 'Copy, export or download the file again.',
    };
}
function notInEncoding(line, encoding) {
    return {
        check: 'not-in-encoding',
        line,
        problem: `the text is not ${encoding}, which \`encoding\` names`,
        cure: `Correct the line, set \`encoding\` to the file's own encoding, or ${SAVE_AS_UTF8} and remove \`encoding\`.`,
    };
}
function endsInCharacter(line, encoding) {
    return {
        check: 'not-in-encoding',
        line,
        problem: `the file ends in the middle of a character of ${encoding}, which \`encoding\` names`,
        cure: `If its end is missing, copy, export or download the file again. Otherwise set \`encoding\` to the file's own encoding.`,
    };
}
function utf8Already(encoding) {
    return {
        check: 'not-in-encoding',
        problem: `the file is UTF-8, but \`encoding\` says ${encoding}`,
        cure: 'Remove `encoding`; if other files of the load need it, load this one in a step of its own.',
    };
}


/***/ }),

/***/ 69913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ FieldFinder)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85687);
/* harmony import */ var _four_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81372);



const QUOTES = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatByte */ .AH)(_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA);
const NO_WORDS = new Int32Array(0);
class FieldFinder {
    #delimiter;
    #delimiters;
    #bytes;
    #words = NO_WORDS;
    constructor(delimiter) {
        this.#delimiter = delimiter;
        this.#delimiters = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatByte */ .AH)(delimiter);
    }
    find(bytes, start, end, fields) {
        this.#look(bytes);
        const words = this.#words;
        let left = fields;
        let at = start;
        while (left > 0) {
            if (bytes[at] === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA) {
                at = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .indexOfByte */ .qk)(bytes, this.#quotedEnd(bytes, at, end), end, this.#delimiter) + 1;
                if (at > end)
                    return -1;
                left--;
                continue;
            }
            let rest = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesFrom */ .sd)(at);
            for (let wordAt = at >> 2;; wordAt++) {
                if (wordAt * 4 >= end)
                    return -1;
                if (wordAt >= words.length)
                    return this.#findSlowly(bytes, Math.max(at, wordAt * 4), end, left);
                const word = words[wordAt] ?? 0;
                const delimiters = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesEqual */ .O6)(word, this.#delimiters) & rest;
                const quotes = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesEqual */ .O6)(word, QUOTES) & rest;
                rest = -1;
                if ((delimiters | quotes) === 0)
                    continue;
                const before = quotes === 0 ? delimiters : (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesBefore */ .xz)(delimiters, quotes);
                const count = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .countBytes */ .Tu)(before);
                if (count >= left) {
                    at = wordAt * 4 + nthByte(before, left) + 1;
                    return at > end ? -1 : at;
                }
                left -= count;
                if (quotes === 0)
                    continue;
                at = wordAt * 4 + (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .firstByte */ .pZ)(quotes);
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
            if (bytes[at] === _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA && bytes[at - 1] === this.#delimiter)
                at = this.#quotedEnd(bytes, at, end);
            at = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .indexOfByte */ .qk)(bytes, at, end, this.#delimiter) + 1;
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
            for (let rest = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesFrom */ .sd)(at); wordAt < words.length && wordAt * 4 < end; wordAt++) {
                quotes = (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesEqual */ .O6)(words[wordAt] ?? 0, QUOTES) & rest;
                if (quotes !== 0)
                    break;
                rest = -1;
            }
            at = quotes === 0 ? (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .indexOfByte */ .qk)(bytes, Math.max(at, wordAt * 4), end, _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA) : wordAt * 4 + (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .firstByte */ .pZ)(quotes);
            if (at >= end)
                return end;
            at++;
            if (at === end || bytes[at] !== _dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTE */ .jA)
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
    return (0,_four_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .firstByte */ .pZ)(left);
}


/***/ }),

/***/ 98391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ KIND_BYTES),
/* harmony export */   h: () => (/* binding */ fileKind)
/* harmony export */ });
const KIND_BYTES = 512;
const SAVE_IN_EXCEL = 'Open it in Excel and save it as "CSV UTF-8"; to rename it is not enough.';
const CHECK_DOWNLOAD = 'If an earlier step downloads the file, check that step';
function fileKind(start) {
    return signatureKind(start) ?? unicodeKind(start) ?? textKind(start) ?? binaryKind(start);
}
function notCsv(what, cure) {
    return { check: 'not-csv', problem: `the file is ${what}, not CSV`, cure };
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
            check: 'not-csv',
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
    return { check: 'not-csv', problem, cure: 'Set `lfs: true` in the actions/checkout step.' };
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
    return { check: 'not-utf8', problem: 'the file is UTF-16, not UTF-8', cure, encoding };
}
function utf32() {
    const problem = 'the file is UTF-32, which this action cannot read';
    return { check: 'not-utf8', problem, cure: 'Save it as UTF-8 (in Excel: "CSV UTF-8").' };
}
function isUtf16(start, low) {
    let units = 0;
    let ascii = 0;
    for (let at = 0; at + 1 < start.length; at += 2) {
        const [lower, upper] = [start[at + low] ?? 0, start[at + 1 - low] ?? 0];
        if (lower === 0 && upper === 0)
            return false;
        if (upper === 0 && (lower === 0x0a || lower === 0x0d)) {
            if (units > 0)
                break;
            continue;
        }
        units++;
        if (upper === 0 && lower < 0x7f)
            ascii++;
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


/***/ }),

/***/ 81372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AH: () => (/* binding */ repeatByte),
/* harmony export */   O6: () => (/* binding */ bytesEqual),
/* harmony export */   Tu: () => (/* binding */ countBytes),
/* harmony export */   bR: () => (/* binding */ bytesBelow),
/* harmony export */   pZ: () => (/* binding */ firstByte),
/* harmony export */   sd: () => (/* binding */ bytesFrom),
/* harmony export */   uC: () => (/* binding */ alignToWords),
/* harmony export */   xz: () => (/* binding */ bytesBefore)
/* harmony export */ });
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


/***/ }),

/***/ 32179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RH: () => (/* binding */ headerBytes),
/* harmony export */   RW: () => (/* binding */ parseHeader),
/* harmony export */   Ve: () => (/* binding */ namesAsTheyAre),
/* harmony export */   eb: () => (/* binding */ checkHeader),
/* harmony export */   o8: () => (/* binding */ lastNamed),
/* harmony export */   wI: () => (/* binding */ isResultColumn),
/* harmony export */   xb: () => (/* binding */ isSent)
/* harmony export */ });
/* harmony import */ var _values_column_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55344);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1030);
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85687);
/* harmony import */ var _invisible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91123);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21306);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40994);
/* harmony import */ var _utf8_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12153);








function parseHeader(bytes, columnDelimiter, place) {
    const columns = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeFields */ .ql)(bytes, 0, (0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .textEnd */ .fs)(bytes), (0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .delimiterByte */ .Wi)(columnDelimiter)).map(_invisible_js__WEBPACK_IMPORTED_MODULE_4__/* .visibleName */ .ko);
    return { columns, columnDelimiter, lineEnding: (0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .lineEndingOf */ .RE)(bytes), bytes, ...place };
}
function lastNamed(columns) {
    const last = columns.findLastIndex((name) => name.trim() !== '');
    return last === -1 ? columns.length : last + 1;
}
function namesAsTheyAre({ columns, use }) {
    return use === undefined ? columns : columns.map((name, place) => (use.places[place] === 'as it is' ? name : ''));
}
function isSent({ columns, use }, place) {
    return use?.places[place] !== 'not sent' && !isResultColumn(columns[place] ?? '');
}
function isResultColumn(name) {
    return (0,_values_column_name_js__WEBPACK_IMPORTED_MODULE_5__/* .isOrgColumn */ .rm)(name) || name === 'source_file' || name === 'source_line';
}
function checkHeader({ columns, bytes, line }) {
    const problems = [];
    const characters = (0,_utf8_js__WEBPACK_IMPORTED_MODULE_3__/* .countCharacters */ .w)(bytes, 0, (0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .textEnd */ .fs)(bytes));
    if (characters > _limits_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_HEADER_CHARACTERS */ .oB)
        problems.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .headerTooLong */ .uy)(line, characters));
    if (columns.length > _limits_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_COLUMNS */ .ZS)
        problems.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .tooManyColumns */ .zr)(line, columns.length));
    const firstColumn = new Map();
    columns.slice(0, lastNamed(columns)).forEach((name, index) => {
        if (isResultColumn(name))
            return;
        const key = (0,_values_names_js__WEBPACK_IMPORTED_MODULE_7__/* .nameKey */ .R)(name.trim());
        const first = firstColumn.get(key);
        if (key === '')
            problems.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .blankColumn */ .xF)(line, index + 1));
        else if (first === undefined)
            firstColumn.set(key, index + 1);
        else
            problems.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .duplicateColumn */ .iI)(line, index + 1, first));
    });
    return problems;
}
function headerBytes(header) {
    const text = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFields */ .KP)(header.columns, String.fromCharCode((0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .delimiterByte */ .Wi)(header.columnDelimiter)));
    return Buffer.concat([Buffer.from(text), (0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .lineEndingBytes */ .pP)(header.lineEnding)]);
}


/***/ }),

/***/ 69262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mt: () => (/* binding */ MAX_FINDINGS),
/* harmony export */   gt: () => (/* binding */ invalidCsv),
/* harmony export */   xP: () => (/* binding */ refuseFindings)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);


const MAX_FINDINGS = 100;
function renderFinding({ path, line, problem, cure }) {
    const place = line === undefined ? path : `${path} line ${line}`;
    return `${place}: ${problem}. ${cure}`;
}
function invalidCsv(findings, found = findings.length) {
    const listed = findings.slice(0, MAX_FINDINGS).map(renderFinding);
    if (found === 1)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$(listed.join(), findings, found);
    const rest = found - listed.length;
    const head = `${found} problems in the CSV files; no job was made.`;
    const tail = rest > 0 ? [`The first ${listed.length} are listed, ${rest} more ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .agree */ .d5)(rest, 'was', 'were')} found.`] : [];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$([head, ...listed, ...tail].join('\n'), findings, found);
}
function refuseFindings(findings, found) {
    if (found > 0)
        throw invalidCsv(findings.slice(0, MAX_FINDINGS), found);
}


/***/ }),

/***/ 91123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fh: () => (/* binding */ invisibleAt),
/* harmony export */   ko: () => (/* binding */ visibleName)
/* harmony export */ });
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


/***/ }),

/***/ 21306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ MAX_RECORD_CHARACTERS),
/* harmony export */   ZS: () => (/* binding */ MAX_COLUMNS),
/* harmony export */   hK: () => (/* binding */ MAX_CHARACTER_BYTES),
/* harmony export */   oB: () => (/* binding */ MAX_HEADER_CHARACTERS),
/* harmony export */   rW: () => (/* binding */ MAX_FIELD_CHARACTERS)
/* harmony export */ });
const MAX_RECORD_CHARACTERS = 400_000;
const MAX_FIELD_CHARACTERS = 131_072;
const MAX_HEADER_CHARACTERS = 32_000;
const MAX_COLUMNS = 5_000;
const MAX_CHARACTER_BYTES = 4;


/***/ }),

/***/ 40994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ recordTooLarge),
/* harmony export */   GV: () => (/* binding */ notPackedBehind),
/* harmony export */   Hb: () => (/* binding */ packedFileCutShort),
/* harmony export */   O8: () => (/* binding */ packedTooTightly),
/* harmony export */   Os: () => (/* binding */ lineFeedAmongCr),
/* harmony export */   QM: () => (/* binding */ differingKey),
/* harmony export */   Ve: () => (/* binding */ duplicateKey),
/* harmony export */   Yi: () => (/* binding */ packedFileDamaged),
/* harmony export */   c_: () => (/* binding */ endlessHeader),
/* harmony export */   dd: () => (/* binding */ rowWithoutLine),
/* harmony export */   gX: () => (/* binding */ tooManyOfOneKey),
/* harmony export */   iI: () => (/* binding */ duplicateColumn),
/* harmony export */   kQ: () => (/* binding */ raggedRecord),
/* harmony export */   l0: () => (/* binding */ fieldTooLong),
/* harmony export */   l4: () => (/* binding */ quoteInUnquotedField),
/* harmony export */   nL: () => (/* binding */ nothingToSend),
/* harmony export */   oS: () => (/* binding */ notPacked),
/* harmony export */   oV: () => (/* binding */ recordTooLong),
/* harmony export */   s1: () => (/* binding */ textAfterQuote),
/* harmony export */   se: () => (/* binding */ separatorLine),
/* harmony export */   sk: () => (/* binding */ unclosedQuote),
/* harmony export */   sv: () => (/* binding */ blankColumnWithValue),
/* harmony export */   uy: () => (/* binding */ headerTooLong),
/* harmony export */   wH: () => (/* binding */ loneCr),
/* harmony export */   xF: () => (/* binding */ blankColumn),
/* harmony export */   zr: () => (/* binding */ tooManyColumns)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21306);


const ONE_OF_A_KEY = 'Remove one of them, or set `duplicate-keys: last` to send only the last record of each key, or `duplicate-keys: send` to ' +
    'send all of them, one after the other.';
function duplicateKey(line, earlier) {
    return {
        check: 'key-twice',
        line,
        problem: `the record has the same key as the one on ${earlier}`,
        cure: ONE_OF_A_KEY,
    };
}
function differingKey(line, earlier) {
    return {
        check: 'key-twice',
        line,
        problem: `the record has the same key as the one on ${earlier}, apart from upper and lower case or the way in which the key ` +
            'is written',
        cure: ONE_OF_A_KEY,
    };
}
function tooManyOfOneKey(line, records, most, earlier) {
    return {
        check: 'key-twice',
        line,
        problem: `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(records)} records have the same key (the first is on ${earlier}); ` +
            `\`duplicate-keys: send\` sends at most ${most}, one after the other`,
        cure: 'Remove all but the last few of them, or set `duplicate-keys: last` to send only the last record of each key.',
    };
}
function separatorLine() {
    return {
        check: 'separator-line',
        line: 1,
        problem: 'the first line is "sep=", which only Excel understands',
        cure: 'Delete it; the delimiter is found in the header.',
    };
}
function lineFeedAmongCr(line) {
    return {
        check: 'line-breaks',
        line,
        problem: 'a line feed ends a record, while those before it end in carriage returns alone',
        cure: 'Save the file with LF or CRLF line endings throughout.',
    };
}
function blankColumnWithValue(line) {
    return {
        check: 'column-without-name',
        line,
        problem: 'the record has a value in a column without a name',
        cure: 'Name the column in the first row, or delete the value.',
    };
}
function nothingToSend(line) {
    return {
        check: 'no-column-to-send',
        line,
        problem: 'the record has no value in the only column that is sent',
        cure: 'Delete the row, or give it a value.',
    };
}
function rowWithoutLine(line) {
    return {
        check: 'row-without-line',
        line,
        problem: 'the row has no `source_line`: it holds values as the org printed them, not as they were sent',
        cure: 'Correct the record in its own file, load that, and delete this row.',
    };
}
function loneCr(line) {
    return {
        check: 'line-breaks',
        line,
        problem: 'there is a carriage return outside quotes without a line feed after it',
        cure: 'If it ends a record, save the file with LF or CRLF line endings. If it belongs to a value, put quotes around the whole field.',
    };
}
function unclosedQuote(line) {
    return { check: 'quotes', line, problem: 'quoted field is never closed', cure: 'Check for a stray " in this record.' };
}
function textAfterQuote(line, quoteLine) {
    const opened = quoteLine === line ? '' : ` of a field that opened on line ${quoteLine}`;
    return {
        check: 'quotes',
        line,
        problem: `there is text after the closing quote${opened}`,
        cure: 'Double the quotes inside the field, or delete what follows it.',
    };
}
function quoteInUnquotedField(line) {
    return {
        check: 'quotes',
        line,
        problem: 'there is a quote inside an unquoted field',
        cure: 'Put quotes around the whole field, nothing before them, and double those inside.',
    };
}
function raggedRecord(line, found, expected) {
    return {
        check: 'number-of-fields',
        line,
        problem: `the record has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(found, 'field')}, the header has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(expected)}`,
        cure: found > expected
            ? 'Put quotes around a field that holds the delimiter, or delete the extra fields.'
            : found === 1
                ? 'If it is not a record, such as the note at the end of a report, delete the line. Else put quotes around a field ' +
                    'that holds a line break or the delimiter, or add the missing fields.'
                : 'Put quotes around a field that holds a line break or the delimiter, or add the missing fields.',
    };
}
function recordTooLong(line, characters) {
    return {
        check: 'record-too-long',
        line,
        problem: `the record has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(characters, 'character')}; the API takes at most ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_RECORD_CHARACTERS */ .EX)}`,
        cure: 'Shorten its fields, or leave the record out.',
    };
}
function fieldTooLong(line, characters) {
    return {
        check: 'record-too-long',
        line,
        problem: `a field of the record has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(characters, 'character')}; the API takes at most ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_FIELD_CHARACTERS */ .rW)}`,
        cure: 'Shorten the field, or leave the record out.',
    };
}
function recordTooLarge(line, bytes, maxBytes) {
    return {
        check: 'record-too-long',
        line,
        problem: `the record and the header have ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(bytes, 'byte')}; a job takes at most ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(maxBytes)}`,
        cure: 'Shorten the record, or increase `job-size-mb`.',
    };
}
function endlessHeader(line) {
    return {
        check: 'header-too-long',
        line,
        problem: `the header does not end within ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_HEADER_CHARACTERS */ .oB)} characters`,
        cure: 'Check for a stray " in it, and save the file with LF or CRLF line endings.',
    };
}
function headerTooLong(line, characters) {
    return {
        check: 'header-too-long',
        line,
        problem: `the header has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(characters, 'character')}; the API takes at most ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_HEADER_CHARACTERS */ .oB)}`,
        cure: 'Load fewer columns at a time.',
    };
}
function tooManyColumns(line, columns) {
    return {
        check: 'header-too-long',
        line,
        problem: `the header has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(columns, 'column')}; the API takes at most ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_COLUMNS */ .ZS)}`,
        cure: 'Load fewer columns at a time.',
    };
}
function blankColumn(line, column) {
    return {
        check: 'column-without-name',
        line,
        problem: `column ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(column)} has no name`,
        cure: 'Name the column, or delete it.',
    };
}
const COMPRESS_AGAIN = 'Compress or download it again; `gzip -t` checks whether a file is complete.';
function notPacked() {
    const cure = 'Compress it with gzip or, if it is plain CSV, remove .gz from its name.';
    return { check: 'damaged-gzip', problem: 'the name ends in .gz, but the file is not gzip data', cure };
}
function packedFileCutShort() {
    return { check: 'damaged-gzip', problem: 'the gzip file ends too early', cure: COMPRESS_AGAIN };
}
function packedFileDamaged(why) {
    return { check: 'damaged-gzip', problem: `the gzip file is damaged (${why})`, cure: COMPRESS_AGAIN };
}
function notPackedBehind() {
    return {
        check: 'damaged-gzip',
        problem: 'there is extra data after the end of the gzip stream',
        cure: COMPRESS_AGAIN,
    };
}
function packedTooTightly(ratio, { bytes, packedBytes }) {
    return {
        check: 'damaged-gzip',
        problem: `the file decompresses to more than ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(ratio)} times its size, which hardly any table does: ` +
            `from ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(packedBytes, 'byte')} to ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(bytes)} and more`,
        cure: 'If that is right, decompress it with gunzip in an earlier step and load the .csv file.',
    };
}
function duplicateColumn(line, column, first) {
    return {
        check: 'column-twice',
        line,
        problem: `columns ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(first)} and ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(column)} have the same name`,
        cure: 'Delete or rename one of them; upper and lower case make no difference.',
    };
}


/***/ }),

/***/ 70349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ BATCH_SIZE),
  _: () => (/* binding */ RecordScanner)
});

var own_memory = __webpack_require__(93887);
var blank_rows = __webpack_require__(36358);
var dialect = __webpack_require__(7834);
var four_bytes = __webpack_require__(81372);
var limits = __webpack_require__(21306);
var problems = __webpack_require__(40994);
;// CONCATENATED MODULE: ../../lib/csv/record-gate.js


const MAX_RECORD_BYTES = limits/* MAX_RECORD_CHARACTERS */.EX * limits/* MAX_CHARACTER_BYTES */.hK + 2;
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
            ...(longestField > limits/* MAX_FIELD_CHARACTERS */.rW ? [(0,problems/* fieldTooLong */.l0)(line, longestField)] : []),
            ...(recordCharacters > limits/* MAX_RECORD_CHARACTERS */.EX ? [(0,problems/* recordTooLong */.oV)(line, recordCharacters)] : []),
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
const QUOTES = (0,four_bytes/* repeatByte */.AH)(dialect/* QUOTE */.jA);
const SPACE = 0x20;
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
        const { bytes: chunk, words } = (0,four_bytes/* alignToWords */.uC)(fed);
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
            while (byte > dialect/* QUOTE */.jA || byte === SPACE) {
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
            for (let rest = (0,four_bytes/* bytesFrom */.sd)(at); wordAt < words.length; wordAt++) {
                const word = words[wordAt] ?? 0;
                const separators = (0,four_bytes/* bytesEqual */.O6)(word, (0,four_bytes/* repeatByte */.AH)(delimiter)) & rest;
                special = ((0,four_bytes/* bytesEqual */.O6)(word, QUOTES) | (0,four_bytes/* bytesBelow */.bR)(word, dialect.CR + 1)) & rest & ~separators;
                if (special !== 0) {
                    fields += (0,four_bytes/* countBytes */.Tu)((0,four_bytes/* bytesBefore */.xz)(separators, special));
                    break;
                }
                fields += (0,four_bytes/* countBytes */.Tu)(separators);
                rest = -1;
            }
            at = special === 0 ? Math.max(at, wordAt * 4) : wordAt * 4 + (0,four_bytes/* firstByte */.pZ)(special);
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
                this.#break((0,problems/* quoteInUnquotedField */.l4)(this.#line));
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
            this.#options.onProblem((0,problems/* unclosedQuote */.sk)(this.#quoteLine));
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
        if (isKept && end - this.#recordStart > limits/* MAX_FIELD_CHARACTERS */.rW)
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
        return row !== undefined && (0,blank_rows/* isBlankRow */.j)(row, 0, row.length, [this.#delimiter]);
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
            this.#break((0,problems/* textAfterQuote */.s1)(this.#line, this.#quoteLine));
    }
    #break(problem) {
        this.#broken ??= problem;
    }
}


/***/ }),

/***/ 70236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ startScan)
});

var encoding_problems = __webpack_require__(94440);
var csv_header = __webpack_require__(32179);
var blank_records = __webpack_require__(71237);
var dialect = __webpack_require__(7834);
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

var csv_fields = __webpack_require__(85687);
;// CONCATENATED MODULE: ../../lib/csv/formula-cells.js


const formula_cells_EQUALS = 0x3d;
const LONGEST_VALUE = 60;
function findFormulaCell(bytes, { start, end, delimiter }) {
    for (let at = start; at + 1 < end; at = (0,csv_fields/* fieldEnd */.C4)(bytes, at, end, delimiter) + 1) {
        if (bytes[at] !== formula_cells_EQUALS || bytes[at + 1] !== dialect/* QUOTE */.jA)
            continue;
        const close = bytes.indexOf(dialect/* QUOTE */.jA, at + 2);
        const isWhole = close !== -1 && close < end && (close + 1 === end || bytes[close + 1] === delimiter);
        const isShort = close - at - 2 <= LONGEST_VALUE;
        return { value: isWhole && isShort ? bytes.toString('utf8', at + 2, close) : undefined };
    }
    return undefined;
}

var shown_column = __webpack_require__(49761);
var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/csv/record-problems.js

function headerAgain(line) {
    return {
        check: 'header-again',
        line,
        problem: 'the record holds the names of the columns: it repeats the header',
        cure: 'Delete this line. To load several files at once, list them in `files` instead of joining them.',
    };
}
function otherHeader(line) {
    return {
        check: 'header-again',
        line,
        problem: 'the record holds names of columns, but not as the header has them: the records below it may have their values in other columns',
        cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
    };
}
function headerBehindRecord(line) {
    return {
        check: 'header-again',
        line,
        problem: 'the record ends with the names of the columns: the header of another file follows it without a line break',
        cure: 'Put a line break before the header, and delete the header, or list the files in `files` instead of joining them.',
    };
}
function unresolvedConflict(line) {
    return {
        check: 'merge-conflict',
        line,
        problem: 'the file has an unresolved merge conflict, which begins on this line',
        cure: 'Resolve it, delete the marker lines that Git wrote (such as `<<<<<<<`, `=======` and `>>>>>>>`), and commit the file. ' +
            'A value that is meant to begin like a marker needs quotes around it.',
    };
}
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .:/_+-]*$/u;
function formulaCell(line, value) {
    const replace = 'Replace the formula by the bare value: delete the equals sign and the quotes';
    const cure = `${replace}, but keep the quotes if the value holds the delimiter, a line break or a quote.`;
    return {
        check: 'formula-cell',
        line,
        problem: 'a field holds a formula of a spreadsheet, an equals sign with a quoted text behind it, and not a value',
        cure,
        ...(value !== undefined && PLAIN.test(value) ? { cureWithValue: `${replace}, so that \`${value}\` is left.` } : {}),
    };
}
function typographicQuotes(line) {
    return {
        check: 'typographic-quotes',
        line,
        problem: 'a field begins with a typographic quote and is cut at the delimiter inside it: these are not the quotes of CSV',
        cure: 'Replace the typographic quotes around the field with straight ones (").',
    };
}
function footerOfReport(line) {
    return {
        check: 'no-record',
        line,
        problem: 'the line belongs to the footer of a Salesforce report and is no record',
        cure: 'Delete the footer: this line and those around it that are no records.',
    };
}
function ruledLine(line) {
    return {
        check: 'no-record',
        line,
        problem: 'the line only rules off the lines above it and is no record',
        cure: 'Delete the line.',
    };
}
function headerBelow(line) {
    return {
        check: 'no-record',
        line,
        problem: 'the names of the columns seem to be on this line: the lines above it are no part of the table',
        cure: 'Delete the lines above this one.',
    };
}
function quotedLines(line) {
    return {
        check: 'quotes',
        line,
        problem: 'the whole line is in quotes, so that the file has one column',
        cure: 'Remove the quotes around each line. Of two quotes inside a line, one stays.',
    };
}
function backslashQuote(line) {
    return {
        check: 'quotes',
        line,
        problem: 'a quote inside a field is written with a backslash, which is not CSV',
        cure: 'Write two quotes in its place: \\" becomes "".',
    };
}
function backslashDelimiter(line) {
    return {
        check: 'number-of-fields',
        line,
        problem: 'a delimiter inside a field is written with a backslash, which is not CSV',
        cure: 'Delete the backslash, and put quotes around the whole field.',
    };
}
function cutRecord(line, found, expected) {
    return {
        check: 'number-of-fields',
        line,
        problem: `the last record has ${(0,words/* count */.U9)(found, 'field')}, the header has ${(0,words/* thousands */.oh)(expected)}, and no line break ends it`,
        cure: 'If the end of the file is missing, copy, export or download it again. Otherwise, add the missing fields.',
    };
}

;// CONCATENATED MODULE: ../../lib/csv/no-record.js



const FOOTERS = ['Copyright (c) 2', 'Confidential Information - Do Not Distribute'].map((text) => Buffer.from(text));
const [C, DASH] = [0x43, 0x2d];
function startsNoRecord(byte) {
    return byte === C || byte === DASH;
}
function mayBeNoRecord(bytes, start, end) {
    const at = bytes[start] === dialect/* QUOTE */.jA ? start + 1 : start;
    const first = bytes[at];
    if (first === DASH)
        return bytes[at + 1] === DASH;
    return (first === C &&
        FOOTERS.some((text) => at + text.length <= end && text.every((byte, index) => bytes[at + index] === byte)));
}
function findNoRecord(values, line) {
    const [first = '', ...others] = values;
    const isFooter = FOOTERS.some((text) => first.startsWith(text.toString()));
    if (isFooter && others.every((value) => value.trim() === ''))
        return footerOfReport(line);
    const isRuled = values.length > 1 && values.every((value) => /^-{2,}$/.test(value.trim()));
    return isRuled ? ruledLine(line) : undefined;
}
function findHeaderBelow(columns, values, line) {
    const [title = ''] = columns;
    if (columns.length > 1 || (0,shown_column/* looksLikeColumn */.E6)(title))
        return undefined;
    const areNames = values.every(shown_column/* looksLikeColumn */.E6) && new Set(values).size === values.length;
    return areNames ? headerBelow(line) : undefined;
}
function findQuotedLine(columns, bytes, line) {
    if (bytes[0] !== dialect/* QUOTE */.jA)
        return undefined;
    const [only = ''] = columns;
    const names = only.split(/[,;\t|]/);
    return columns.length === 1 && names.length > 1 && names.every(shown_column/* looksLikeColumn */.E6) ? quotedLines(line) : undefined;
}

var problems = __webpack_require__(40994);
var values_names = __webpack_require__(1030);
var invisible = __webpack_require__(91123);
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
                const length = bytes[at] === this.#delimiter ? 0 : (0,invisible/* invisibleAt */.fh)(bytes, at, end);
                if (length === 0 || at >= end)
                    return false;
                at += length;
            }
            if (name[index] === WIDE)
                return true;
            at++;
        }
        while (at < end && bytes[at] !== this.#delimiter) {
            const length = bytes[at] === dialect/* QUOTE */.jA ? 1 : (0,invisible/* invisibleAt */.fh)(bytes, at, end);
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
    const name = (0,invisible/* visibleName */.ko)(value);
    const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
    return (0,values_names/* nameKey */.R)(isQuoted ? (0,invisible/* visibleName */.ko)(name.slice(1, -1)) : name);
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

var typographic_quotes = __webpack_require__(9914);
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
    #columns = [];
    #isSpaced = false;
    constructor(delimiter, problems) {
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(delimiter);
        this.#problems = problems;
    }
    takeHeader({ columns, bytes, line }) {
        const header = new RepeatedHeader(columns.slice(0, (0,csv_header/* lastNamed */.o8)(columns)), this.#delimiter, bytes.length);
        this.#header = header;
        this.#suspects = Uint8Array.from(this.#suspects, (_, byte) => this.#suspectOf(byte, header));
        const end = (0,dialect/* textEnd */.fs)(bytes);
        this.#isSpaced = (0,csv_fields/* decodeFields */.ql)(bytes, 0, end, this.#delimiter).some((name, field) => field > 0 && name.startsWith(' '));
        this.#columns = columns;
        this.#findMarker(bytes, 0, end, line);
        const quoted = findQuotedLine(columns, bytes, line);
        if (quoted !== undefined)
            this.#problems.close(quoted);
    }
    isOrdinary(bytes, start, end) {
        const suspect = this.#suspects[bytes[start] ?? 0];
        if (suspect === ORDINARY)
            return true;
        const header = this.#header;
        const mayBeHeader = header?.mayHaveLength(end - start) === true;
        if (suspect === NAME)
            return !mayBeHeader || !header.mayStartAt(bytes, start, end);
        if (mayBeMarker(bytes, start) || mayBeNoRecord(bytes, start, end))
            return false;
        const at = (0,blank_records/* visibleStart */.db)(bytes, start, end, this.#delimiter);
        return at < end && !(mayBeHeader && header.mayStartAt(bytes, at, end));
    }
    takes(record) {
        const { bytes, start, end, line, fields, expectedFields, broken } = record;
        if (this.#findMarker(bytes, start, end, line))
            return false;
        if (broken === undefined && (0,blank_records/* areBlankFrom */.B8)(bytes, { start, end, delimiter: this.#delimiter })) {
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
            this.#problems.add(this.#formula(record) ?? this.#escaped(record) ?? broken);
        else if (isRagged)
            this.#takeRagged(record);
        else
            this.#findNoRecord(record);
        return true;
    }
    #findNoRecord({ bytes, start, end, line }) {
        if (!mayBeNoRecord(bytes, start, end))
            return;
        const values = (0,csv_fields/* decodeFields */.ql)(bytes, start, end, this.#delimiter);
        const found = findNoRecord(values, line);
        if (found !== undefined)
            this.#problems.add(found);
    }
    #escaped({ bytes, start, end, line }) {
        return bytes.subarray(start, end).includes('\\"') ? backslashQuote(line) : undefined;
    }
    #suspectOf(byte, header) {
        if (byte <= 0x20 || byte >= 0x7f || byte === this.#delimiter || byte === dialect/* QUOTE */.jA)
            return ODD;
        if (startsMarker(byte) || startsNoRecord(byte))
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
    #formula({ bytes, start, end, line }) {
        const formula = findFormulaCell(bytes, { start, end, delimiter: this.#delimiter });
        return formula && formulaCell(line, formula.value);
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
            this.#problems.add(this.#raggedProblem(record, values));
        const below = findHeaderBelow(this.#columns, values, line);
        if (below !== undefined)
            this.#problems.close(below);
    }
    #raggedProblem(record, values) {
        const { line, fields, expectedFields } = record;
        if (fields > expectedFields && values.some(endsInBackslash))
            return backslashDelimiter(line);
        const problem = fields > 1 && this.#isCut(record) ? cutRecord : problems/* raggedRecord */.kQ;
        return problem(line, fields, expectedFields);
    }
    #isCut({ bytes, end, fields }) {
        return fields < (0,csv_header/* lastNamed */.o8)(this.#columns) && bytes.length === end;
    }
    #isHarmless(record, values) {
        const { bytes, start, end, fields, expectedFields, followsBlankLine } = record;
        if (!this.#isSpaced && isCutInText(values))
            return false;
        if (this.#isCut(record) && this.ragged.seen.count === 0)
            return false;
        if (fields < expectedFields)
            return fields > 1 && !followsBlankLine;
        return (0,blank_records/* areBlankFrom */.B8)(bytes, { start, end, delimiter: this.#delimiter }, expectedFields);
    }
}
function endsInBackslash(value) {
    return value.indexOf('\\') === value.length - 1 && value !== '';
}
function isCutInText(values) {
    return values.some((value, field) => field > 0 && /^ +[^ ]/.test(value) && values[field - 1] !== '');
}
function isCutInQuotes(values) {
    return values.some((value, field) => {
        const text = value.trimStart();
        const closing = typographic_quotes/* CLOSING_QUOTES */.w.get(text.charAt(0));
        if (closing === undefined || includesAny(text.slice(1), closing))
            return false;
        return values.slice(field + 1).some((later) => includesAny(later, closing));
    });
}
function includesAny(text, characters) {
    return [...characters].some((character) => text.includes(character));
}

var blank_rows = __webpack_require__(36358);
var file_kind = __webpack_require__(98391);
var limits = __webpack_require__(21306);
;// CONCATENATED MODULE: ../../lib/csv/opening.js






const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const MAX_HEADER_BYTES = limits/* MAX_HEADER_CHARACTERS */.oB * limits/* MAX_CHARACTER_BYTES */.hK;
function readOpening(bytes, isWholeFile, columnDelimiter) {
    if (bytes.length < file_kind/* KIND_BYTES */.X && !isWholeFile)
        return { kind: 'incomplete' };
    const other = (0,file_kind/* fileKind */.h)(bytes.subarray(0, file_kind/* KIND_BYTES */.X));
    if (other !== undefined) {
        const { check, problem, cure } = other;
        return { kind: 'unreadable', problem: { check, line: 1, problem, cure } };
    }
    const textStart = startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    const text = bytes.subarray(textStart, textStart + MAX_HEADER_BYTES);
    if (SEPARATOR_LINE.test(text.toString('latin1', 0, 16)))
        return { kind: 'unreadable', problem: (0,problems/* separatorLine */.se)() };
    const delimiter = columnDelimiter ?? mostFrequentDelimiter(text);
    const isComplete = measureHeader(text, columnDelimiter ? [columnDelimiter] : dialect/* COLUMN_DELIMITERS */.K5).hasEnded &&
        measureHeader(text, [delimiter]).hasEnded;
    const holdsAll = isWholeFile && textStart + text.length === bytes.length;
    if (isComplete || holdsAll)
        return { kind: 'readable', textStart, columnDelimiter: delimiter };
    if (text.length === MAX_HEADER_BYTES)
        return { kind: 'unreadable', problem: (0,problems/* endlessHeader */.c_)(1) };
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
    let at = (0,blank_rows/* headerStart */.M)(text, delimiterBytes);
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

var invalid_csv = __webpack_require__(69262);
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
        if (this.#kept.length < invalid_csv/* MAX_FINDINGS */.Mt)
            this.#kept.push(problem);
    }
    mark(line) {
        this.#mark = { line, kept: this.#kept.length, count: this.#count };
    }
    close(problem) {
        if (this.#isClosed)
            return;
        if (this.#kept.length === invalid_csv/* MAX_FINDINGS */.Mt)
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

var record_scanner = __webpack_require__(70349);
var utf8 = __webpack_require__(12153);
;// CONCATENATED MODULE: ../../lib/csv/scan.js









function startScan(options) {
    return new CsvScan(options);
}
class CsvScan {
    #options;
    #utf8 = (0,utf8/* createUtf8Check */.g)();
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
        return new record_scanner/* RecordScanner */._({
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
        this.#header = (0,csv_header/* parseHeader */.RW)(Buffer.from(this.#opening.subarray(span.start, span.end)), delimiter, span);
        this.#opening = Buffer.alloc(0);
        this.#odd?.takeHeader(this.#header);
        if (this.#text?.lineBreaks.loneCR !== 0)
            return;
        for (const problem of (0,csv_header/* checkHeader */.eb)(this.#header))
            this.#problems.add(problem);
    }
    #readText(text, chunk) {
        const bad = this.#utf8.feed(chunk);
        if (bad)
            this.#fileProblems.push((0,encoding_problems/* notUtf8 */.T3)(text.line + bad.lineFeedsBefore, bad.byte));
        text.feed(chunk);
    }
    #endText(text) {
        const bad = this.#utf8.end();
        if (bad)
            this.#fileProblems.push((0,encoding_problems/* notUtf8 */.T3)(text.line, bad.byte, true));
        text.end();
        if (text.lineBreaks.loneCR > 0)
            this.#fileProblems.push((0,problems/* loneCr */.wH)(text.lineBreaks.loneCR));
    }
}


/***/ }),

/***/ 9914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ CLOSING_QUOTES)
/* harmony export */ });
const CLOSING_QUOTES = new Map([
    ['\u201C', '\u201D\u201C'],
    ['\u201D', '\u201D'],
    ['\u201E', '\u201C\u201D'],
    ['\u00AB', '\u00BB'],
    ['\u00BB', '\u00AB'],
]);


/***/ }),

/***/ 12153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createUtf8Check),
/* harmony export */   w: () => (/* binding */ countCharacters)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7834);


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
                if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(character))
                    return found(character);
            }
            const to = chunk.length - incompleteTail(chunk, from);
            const whole = chunk.subarray(from, to);
            if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(whole))
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
        if (next > bytes.length || !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, next)))
            return at;
        at = next;
    }
    return at;
}
function countLineFeeds(bytes, to) {
    let lineFeeds = 0;
    for (let at = 0; at < to; at++)
        if (bytes[at] === _dialect_js__WEBPACK_IMPORTED_MODULE_1__.LF)
            lineFeeds++;
    return lineFeeds;
}


/***/ }),

/***/ 41875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ placed),
/* harmony export */   K: () => (/* binding */ rowWarnings)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);

function rowWarnings(files, blankFields) {
    return files.flatMap((file) => [...blankRows(file), ...raggedRows(file, blankFields)]);
}
function blankRows({ path, blankRecords: { count, line } }) {
    if (count === 0)
        return [];
    const what = count === 1
        ? 'the row holds nothing but delimiters and blanks. It is not a record and is left out.'
        : `the first of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(count)} rows that hold nothing but delimiters and blanks. They are not records and are left out.`;
    return [{ check: 'rows-without-values', ...placed(path, line, what) }];
}
function raggedRows({ path, raggedRecords: { count, line } }, blankFields) {
    if (count === 0)
        return [];
    const what = count === 1
        ? 'the record lacks its last fields, or has blank ones beyond the last column.'
        : `the first of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .oh)(count)} records that lack their last fields, or have blank ones beyond the last column.`;
    const then = blankFields === 'clear'
        ? 'Missing fields count as blank, so `blank-fields: clear` clears them in the org.'
        : 'Missing fields count as blank.';
    return [{ check: 'missing-last-fields', ...placed(path, line, `${what} ${then}`) }];
}
function placed(file, line, what) {
    return { message: `${file} line ${line}: ${what}`, at: { file, line } };
}


/***/ }),

/***/ 71750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Hk: () => (/* binding */ NO_RECORDS),
  ov: () => (/* binding */ leaveOut),
  Ul: () => (/* binding */ readFiles),
  O3: () => (/* binding */ settleKeys)
});

var invalid_csv = __webpack_require__(69262);
var errors = __webpack_require__(87120);
var map_header = __webpack_require__(18508);
var sent_form = __webpack_require__(93305);
var source_file = __webpack_require__(27123);
var dialect = __webpack_require__(7834);
var csv_header = __webpack_require__(32179);
var problems = __webpack_require__(40994);
var part_builder = __webpack_require__(9043);
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
        const partForm = { header: (0,csv_header/* headerBytes */.RH)(form), columns, columnDelimiter, lineEnding, ...wave };
        const key = (0,part_builder/* formKey */.q)(form);
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
        const part = new part_builder/* PartBuilder */.h(source.form, this.#parts.length + 1);
        this.#parts.push(part);
        if (this.#options.keepFileOrder)
            this.#openParts.clear();
        this.#openParts.set(source.key, part);
        source.part = part;
        return part;
    }
    #refuse({ file, form }, { firstLine }, bytes) {
        this.#findingCount++;
        if (this.#findings.length === invalid_csv/* MAX_FINDINGS */.Mt)
            return;
        const problem = (0,problems/* recordTooLarge */.D1)(firstLine, form.header.length + bytes, this.#options.maxBytes);
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

var nearest = __webpack_require__(56737);
var words = __webpack_require__(56350);
var key_forms = __webpack_require__(90911);
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ../../lib/files/duplicate-keys.js



const MOST_WAVES = 20;
const TURN_RECORDS = 100_000;
async function findDuplicates(records, files, areEqual) {
    const findings = createFindings(files);
    let first;
    let seen = 0;
    for (const record of records) {
        if (++seen % TURN_RECORDS === 0)
            await (0,promises_.setImmediate)();
        if (record.startsKey || first === undefined)
            first = record;
        else {
            const earlier = placeOf(first, record, files);
            findings.add(record, (areEqual ? problems/* duplicateKey */.Ve : problems/* differingKey */.QM)(record.line, earlier));
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
            findings.add(over, (0,problems/* tooManyOfOneKey */.gX)(over.line, count, MOST_WAVES, placeOf(first, over, files)));
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
            await (0,promises_.setImmediate)();
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
        kept = kept.sort((a, b) => a.ordinal - b.ordinal).slice(0, invalid_csv/* MAX_FINDINGS */.Mt);
    };
    return {
        add: ({ ordinal, file }, problem) => {
            found++;
            kept.push({ ordinal, finding: { path: files[file]?.path ?? '', ...problem } });
            if (kept.length >= 4 * invalid_csv/* MAX_FINDINGS */.Mt)
                shorten();
        },
        end: () => {
            shorten();
            return { findings: kept.map(({ finding }) => finding), found };
        },
    };
}
function placeOf(earlier, { file }, files) {
    const line = `line ${earlier.line}`;
    return earlier.file === file ? line : `${files[earlier.file]?.path ?? ''} ${line}`;
}

var file_warnings = __webpack_require__(41875);
var key_reader = __webpack_require__(28259);
var source_records = __webpack_require__(69962);
var external_node_path_ = __webpack_require__(76760);
var growing_bytes = __webpack_require__(87672);
var own_memory = __webpack_require__(93887);
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

var external_node_fs_ = __webpack_require__(73024);
var own_files = __webpack_require__(89487);
;// CONCATENATED MODULE: ../../lib/sort/sort-runs.js


const HEAD_BYTES = 8;
const CHUNK_BYTES = 262_144;
function createWriter(file) {
    const handle = (0,own_files/* createFileSync */.EX)(file);
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    let used = 0;
    const flush = () => {
        writeAll(handle, buffer.subarray(0, used));
        used = 0;
    };
    return {
        write: (bytes) => {
            if (used + bytes.length > buffer.length)
                flush();
            if (bytes.length > buffer.length)
                writeAll(handle, bytes);
            else
                used += bytes.copy(buffer, used);
        },
        close: () => {
            flush();
            (0,external_node_fs_.closeSync)(handle);
        },
    };
}
function writeAll(handle, bytes) {
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
        let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
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
const NOTHING = Buffer.alloc(0);
const PLACE_BYTES = 16;
async function addKeys(file, { number, firstOrdinal }, { columns, repeated, comparison, signal }, sorter) {
    const { header } = file;
    const place = header === undefined ? -1 : (0,key_reader/* keyPlace */.Vz)((0,csv_header/* namesAsTheyAre */.Ve)(header), columns.column);
    if (header === undefined || place === -1)
        return;
    const { columnDelimiter } = header;
    const field = { place, delimiter: (0,dialect/* delimiterByte */.Wi)(columnDelimiter) };
    const reader = new key_reader/* KeyReader */.r_(header, columns);
    const entry = Buffer.alloc(PLACE_BYTES);
    let index = 0;
    await (0,source_records/* readSource */.o)(file, {
        columnDelimiter,
        onRecord: ({ bytes, start, end, line }) => {
            const place = index++;
            if (file.notChosen?.has(place))
                return;
            const own = firstOrdinal + place;
            reader.read(bytes, start, end);
            if ((reader.lo === 0 && reader.hi === 0) || !repeated.has(reader.lo))
                return;
            entry.writeUInt32LE(number, 0);
            entry.writeUInt32LE(line, 4);
            entry.writeDoubleLE(own, 8);
            sorter.add(sortKey((0,key_reader/* keyText */.Pu)(bytes, start, end, field), comparison), entry, NOTHING);
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
    let before = NOTHING;
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
    return [{ check: 'blanks-around-keys', ...(0,file_warnings/* placed */.G)(first.path, first.keys?.blankEnds.line ?? 1, what) }];
}
function scientificKeys(files, column, field) {
    const first = files.find(({ keys }) => keys !== undefined && keys.scientific.count > 0);
    if (first === undefined || (field !== undefined && (0,key_forms/* isNumber */.Et)(field)))
        return [];
    const keys = files.reduce((sum, { keys }) => sum + (keys?.scientific.count ?? 0), 0);
    const what = `${(0,words/* count */.U9)(keys, 'key')} in the column ${column} ` +
        `${keys === 1 ? 'is' : 'are'} in scientific notation, as spreadsheets show long numbers. Their last digits may be lost. ` +
        'Format the column as text in the spreadsheet and export it again.';
    return [{ check: 'scientific-key', ...(0,file_warnings/* placed */.G)(first.path, first.keys?.scientific.line ?? 1, what) }];
}

var read_options = __webpack_require__(33312);
var external_node_fs_promises_ = __webpack_require__(51455);
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
        writeAll(this.#handle, Buffer.from(keys.buffer, 0, (starts[PARTITIONS] ?? 0) * KEY_BYTES));
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
                    reader ??= new key_reader/* KeyReader */.r_(header, columns);
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

var external_node_buffer_ = __webpack_require__(4573);
var arrived_records = __webpack_require__(10630);
var cr_records = __webpack_require__(68040);
var encoding_problems = __webpack_require__(94440);
var fields = __webpack_require__(85687);
var csv_scan = __webpack_require__(70236);
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

var read_ahead = __webpack_require__(24287);
var shown_column = __webpack_require__(49761);
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
        return { ...finding, ...(0,encoding_problems/* cutInCharacter */.Xk)(finding.line ?? 1) };
    return { ...finding, cure: encoding_problems/* CURE_OF_MIXED */.kb };
}
function cureOf(finding, fitting, value) {
    const [first] = fitting;
    if (first === undefined)
        return encoding_problems/* CURE_WITHOUT_ENCODING */.n9;
    const cure = fitting.length === 1 ? (0,encoding_problems/* cureByEncoding */.y4)(first, value) : (0,encoding_problems/* cureByOneOf */.WD)(fitting, value);
    return finding.badByte?.isAtEnd ? `${encoding_problems/* IF_CUT */.Vs} ${cure.charAt(0).toLowerCase()}${cure.slice(1)}` : cure;
}
function isMisread(header, fitting) {
    if (fitting.length === 0 || header === undefined)
        return false;
    return fitting.some(({ encoding }) => (0,labels/* isUtf16 */.bJ)(encoding)) || (0,dialect/* delimiterByte */.Wi)(header.columnDelimiter) >= 0x40;
}
async function look(file, { showsValues = false, signal }) {
    const search = new EncodingSearch();
    const finder = createValueFinder(file.header);
    for await (const chunk of (0,read_ahead/* readFileAhead */.i0)(file.absolutePath, source_file/* SCAN_CHUNK_BYTES */.Sp)) {
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
    const records = new arrived_records/* ArrivedRecords */.m(({ bytes, ...place }) => {
        found ??= copyOf(bytes, place);
    });
    const scan = (0,csv_scan/* startScan */.y)({ columnDelimiter, onRecords: (batch) => records.take(batch) });
    const lines = (0,cr_records/* createLineReader */.UB)();
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
            const values = (0,fields/* decodeFields */.ql)(record, 0, record.length, delimiter);
            const column = values.findIndex((value) => !(0,external_node_buffer_.isAscii)(Buffer.from(value)));
            const name = found === inHeader ? '' : (columns[column] ?? '');
            const at = { line: found.line, column: (0,shown_column/* looksLikeColumn */.E6)(name) ? (0,shown_column/* quoted */.TL)(name) : String(column + 1) };
            return { value: (0,shown_column/* quoted */.TL)(values[column] ?? ''), at };
        },
    };
}

var file_kind = __webpack_require__(98391);
var utf8 = __webpack_require__(12153);
;// CONCATENATED MODULE: ../../lib/files/convert.js














const UTF8_MARK = Buffer.from('\uFEFF');
async function convertFile(source, { target, ...options }) {
    const start = await readStart(source);
    if (start.subarray(0, UTF8_MARK.length).equals(UTF8_MARK))
        return undefined;
    const encoding = encodingByStart(source, start, options.encoding);
    try {
        await writeCopy(source, { ...options, encoding, target });
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(target, { force: true });
        if (error instanceof Undecodable)
            throw await undecodable(source, encoding);
        throw (0,error_code/* isDiskFull */.b)(error) ? await diskFull(source, error) : error;
    }
    return { copy: { path: source.path, absolutePath: target }, convertedFrom: encoding };
}
function encodingByStart({ path }, start, encoding) {
    const kind = (0,file_kind/* fileKind */.h)(start);
    if (kind === undefined)
        return encoding;
    const hasMark = start[0] === 0xff || start[0] === 0xfe;
    if (kind.encoding !== undefined && (0,labels/* isUtf16 */.bJ)(encoding) && (hasMark || kind.encoding === encoding))
        return kind.encoding;
    throw (0,invalid_csv/* invalidCsv */.gt)([{ path, check: kind.check, problem: kind.problem, cure: kind.cure }]);
}
async function readStart({ absolutePath }) {
    const handle = await (0,external_node_fs_promises_.open)(absolutePath);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(file_kind/* KIND_BYTES */.X), 0, file_kind/* KIND_BYTES */.X, 0);
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
        await copy.appendFile(UTF8_MARK);
        for await (const chunk of (0,read_ahead/* readFileAhead */.i0)(source.absolutePath, source_file/* SCAN_CHUNK_BYTES */.Sp)) {
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
        throw (0,invalid_csv/* invalidCsv */.gt)([{ path: source.path, ...(0,encoding_problems/* utf8Already */.aN)(encoding) }]);
}
function createMarkRemover() {
    let isStart = true;
    return (text) => {
        if (!isStart || text.length === 0)
            return text;
        isStart = false;
        return text.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? text.subarray(UTF8_MARK.length) : text;
    };
}
function createUtf8Look(encoding) {
    const check = (0,utf8/* createUtf8Check */.g)();
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
    const found = (problem) => (0,invalid_csv/* invalidCsv */.gt)([{ path: source.path, ...problem }]);
    const transcoder = createTranscoder(encoding);
    const lines = createLineCount();
    try {
        for await (const chunk of (0,read_ahead/* readFileAhead */.i0)(source.absolutePath, LINE_CHUNK_BYTES))
            for (const piece of piecesOf(chunk, encoding))
                lines.add(transcoder.write(piece));
    }
    catch (error) {
        if (error instanceof Undecodable)
            return found((0,encoding_problems/* notInEncoding */.QP)(lines.line(), encoding));
        throw error;
    }
    return found((0,encoding_problems/* endsInCharacter */.pj)(lines.line(), encoding));
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
    const handle = await (0,external_node_fs_promises_.open)(absolutePath);
    const { size: bytes } = await handle.stat().finally(() => handle.close());
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${path} (${(0,words/* size */.Ej)(bytes)}) cannot be converted to UTF-8: the disk of the runner is full. ` +
        'Free some space in an earlier step, load the files in several steps, or use a larger runner.', { cause });
}

var unzip = __webpack_require__(51293);
var range_bytes = __webpack_require__(99749);
;// CONCATENATED MODULE: ../../lib/files/unpack.js












const UNPACK_LIMITS = { total: 10_000_000_000, ratio: 500, anyRatio: 100_000_000 };
function isPacked(file) {
    return /\.gz$/i.test(file);
}
function createUnpacker(folder, limits = UNPACK_LIMITS) {
    const buffer = Buffer.allocUnsafeSlow(source_file/* SCAN_CHUNK_BYTES */.Sp);
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
                throw (0,invalid_csv/* invalidCsv */.gt)([{ path: copy.path, ...(0,problems/* packedTooTightly */.O8)(limits.ratio, copy) }]);
            if (total > limits.total)
                throw tooMuch(copy, limits.total);
        };
        return { copy, chunks: unpack(place, copy, { buffer, onBytes }) };
    };
}
async function* unpack(place, copy, { buffer, onBytes }) {
    const packed = await (0,external_node_fs_promises_.open)(place.absolutePath);
    try {
        copy.packedBytes = (await packed.stat()).size;
        await (0,external_node_fs_promises_.mkdir)(external_node_path_.dirname(copy.absolutePath), { recursive: true });
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
        copy.mtimeMs = (await (0,external_node_fs_promises_.stat)(copy.absolutePath)).mtimeMs;
    }
    catch (error) {
        throw await explain(error, packed, copy);
    }
    finally {
        await packed.close();
    }
}
const PIECE_BYTES = 131_072;
async function* membersOf(packed, file) {
    const range = { file, start: 0, end: file.packedBytes };
    const gunzip = (0,unzip/* unzip */.$1)((0,range_bytes/* bytesOf */.$$)(packed, range), { pieceBytes: PIECE_BYTES, ownsChunks: false });
    const pieces = gunzip;
    yield* pieces;
    for await (const rest of (0,range_bytes/* bytesOf */.$$)(packed, { ...range, start: gunzip.bytesWritten }))
        if (rest.some((byte) => byte !== 0))
            throw (0,invalid_csv/* invalidCsv */.gt)([{ path: file.path, ...(0,problems/* notPackedBehind */.GV)() }]);
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
async function explain(error, packed, copy) {
    if ((0,error_code/* isDiskFull */.b)(error))
        return unpack_diskFull(copy, error);
    switch ((0,error_code/* codeOf */.$)(error)) {
        case 'Z_DATA_ERROR':
        case 'Z_BUF_ERROR':
        case 'Z_NEED_DICT':
            return (0,invalid_csv/* invalidCsv */.gt)([{ path: copy.path, ...problemOf(error, await firstBytes(packed)) }]);
        default:
            return error;
    }
}
const GZIP_START = Buffer.from([0x1f, 0x8b]);
function problemOf(error, start) {
    const isStart = start.subarray(0, GZIP_START.length).equals(GZIP_START.subarray(0, start.length));
    if (!isStart)
        return (0,file_kind/* fileKind */.h)(start) ?? (0,problems/* notPacked */.oS)();
    if ((0,error_code/* codeOf */.$)(error) === 'Z_BUF_ERROR')
        return (0,problems/* packedFileCutShort */.Hb)();
    const why = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    return why === 'incorrect header check' ? (0,problems/* notPackedBehind */.GV)() : (0,problems/* packedFileDamaged */.Yi)(why);
}
async function firstBytes(packed) {
    const start = Buffer.alloc(file_kind/* KIND_BYTES */.X);
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
    const { encoding = UTF8, columnDelimiter, signal, keyColumns, columns } = options;
    const advise = createEncodingAdvice(options);
    const log = createKeyLog({ folder });
    const scanning = { columnDelimiter, signal, columns, keys: keyColumns && createKeyScan(keyColumns, log) };
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
            const advised = found < invalid_csv/* MAX_FINDINGS */.Mt ? await advise(file) : file;
            findings.push(...advised.findings.map((finding) => inFull(finding, options)));
            found += advised.findingCount;
        }
        catch (error) {
            if (options.signal?.aborted)
                throw error;
            if (!(error instanceof errors/* CsvError */.J$))
                throw error instanceof errors/* LoadError */.Xb || (0,error_code/* isDiskFull */.b)(error) ? error : unreadable(place, error);
            findings.push(...error.findings);
            found += error.found;
        }
    }
    function scanOne(place) {
        if (encoding !== UTF8) {
            const target = external_node_path_.join(folder, `converted-${files.length + 1}.csv`);
            return scanConverted(place, { encoding, target, unpack, signal }, (copy) => (0,source_file/* scanFile */.WN)(copy, scanning, onRecords));
        }
        if (!isPacked(place.path))
            return (0,source_file/* scanFile */.WN)(place, scanning, onRecords);
        const { copy, chunks } = unpack(place);
        return (0,source_file/* scanChunks */.Qc)(chunks, copy, scanning, onRecords);
    }
}
function inFull({ cureWithValue, ...finding }, { showsValues = false }) {
    return cureWithValue === undefined || !showsValues ? finding : { ...finding, cure: cureWithValue };
}
const UTF8 = 'utf-8';
async function scanConverted(place, { target, unpack, ...options }, scan) {
    const unpacked = isPacked(place.path) ? await unpackWhole(unpack(place), options.signal) : undefined;
    const source = unpacked ?? place;
    await (0,external_node_fs_promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    const converted = await convertFile(source, { ...options, target });
    if (converted !== undefined && unpacked !== undefined)
        await (0,external_node_fs_promises_.rm)(unpacked.absolutePath, { force: true });
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
function unreadable({ path }, error) {
    return new errors/* LoadError */.Xb('invalid-input', `\`files\`: ${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
}

;// CONCATENATED MODULE: ../../lib/parts/dropped.js



const DROP_REASONS = [
    'an earlier record of a key',
    'its value finds no record',
    'an earlier step has deleted it',
];
const NONE_DROPPED = { count: 0, superseded: 0, notFound: 0, places: () => [] };
const ENTRY_BYTES = 12;
const ENTRIES_AT_ONCE = 8_192;
function createDropped(folder, files) {
    const numbers = new Map(files.map(({ absolutePath }, number) => [absolutePath, number]));
    const target = external_node_path_.join(folder, 'dropped.places');
    const entry = Buffer.alloc(ENTRY_BYTES);
    let writer;
    let count = 0;
    let superseded = 0;
    let notFound = 0;
    return {
        add: ({ absolutePath }, line, why) => {
            if (writer === undefined) {
                (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
                writer = createWriter(target);
            }
            entry.writeUInt32LE(numbers.get(absolutePath) ?? 0, 0);
            entry.writeUInt32LE(line, 4);
            entry.writeUInt32LE(DROP_REASONS.indexOf(why), 8);
            writer.write(entry);
            count++;
            if (why === 'an earlier record of a key')
                superseded++;
            if (why === 'its value finds no record')
                notFound++;
        },
        end: () => {
            writer?.close();
            return count === 0 ? NONE_DROPPED : { count, superseded, notFound, places: () => readPlaces(target, files) };
        },
    };
}
function* readPlaces(target, files) {
    const handle = (0,external_node_fs_.openSync)(target, 'r');
    const buffer = Buffer.alloc(ENTRY_BYTES * ENTRIES_AT_ONCE);
    try {
        for (let end = -1; end !== 0;) {
            end = (0,external_node_fs_.readSync)(handle, buffer, 0, buffer.length, null);
            for (let at = 0; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
                const file = files[buffer.readUInt32LE(at)];
                const why = DROP_REASONS[buffer.readUInt32LE(at + 8)];
                if (file !== undefined && why !== undefined)
                    yield { file, line: buffer.readUInt32LE(at + 4), why };
            }
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}

var record_scanner = __webpack_require__(70349);
var rewrite = __webpack_require__(91126);
;// CONCATENATED MODULE: ../../lib/parts/rewrite-file.js








async function readRewritten(file, rewriting, { onRecord, ...sink }) {
    const rewritten = new rewrite/* Rewritten */.F();
    await (0,source_records/* readSource */.o)(file, {
        ...sink,
        columnDelimiter: rewriting.delimiter,
        onRecord: (record) => {
            rewritten.clear();
            rewritten.add(record.bytes, record.start, record.end, rewriting, record.offset);
            onRecord(record, rewritten);
        },
    });
}
async function addRewritten(file, form, splitter, { signal, isSent = () => true } = {}) {
    const { rewriting } = form;
    const { header } = file;
    if (rewriting === undefined || header === undefined)
        return [];
    const findings = [];
    const lacksLine = lineCheck(header);
    const sizes = new Float64Array(record_scanner/* BATCH_SIZE */.B);
    let count = 0;
    let index = 0;
    await readRewritten(file, rewriting, {
        onRecord({ bytes, start, end, line }, sent) {
            sizes[count++] = sent.length;
            const own = index++;
            if (findings.length === invalid_csv/* MAX_FINDINGS */.Mt || file.notChosen?.has(own))
                return;
            if (!areBlank(bytes, start, end, header))
                findings.push({ path: file.path, ...(0,problems/* blankColumnWithValue */.sv)(line) });
            if (lacksLine(bytes, start, end))
                findings.push({ path: file.path, ...(0,problems/* rowWithoutLine */.dd)(line) });
            if (rewriting.columns.length === 1 && isEmptyLine(sent.bytes, sent.length) && isSent(own))
                findings.push({ path: file.path, ...(0,problems/* nothingToSend */.nL)(line) });
        },
        onBatch: (batch) => {
            splitter.add(batch, form, file, sizes);
            count = 0;
        },
        signal,
    });
    return findings;
}
function hasRecordChecks(header) {
    const { columns, use } = header;
    const sent = columns.filter((name, place) => name.trim() !== '' && (0,csv_header/* isSent */.xb)(header, place)).length;
    const mayBeEmpty = sent === 1 && columns.length > 1 && (use?.added.length ?? 0) === 0;
    return (0,csv_header/* lastNamed */.o8)(columns) < columns.length || columns.includes(LINE_COLUMN) || mayBeEmpty;
}
function isEmptyLine(bytes, length) {
    return length === 1 || (length === 3 && bytes[0] === dialect/* QUOTE */.jA && bytes[1] === dialect/* QUOTE */.jA);
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
            fieldStart = (0,fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter) + 1;
        return (0,rewrite/* isBlank */.z)(bytes, fieldStart, (0,fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter));
    };
}
function areBlank(bytes, start, end, { columns, columnDelimiter }) {
    const named = (0,csv_header/* lastNamed */.o8)(columns);
    if (named === columns.length)
        return true;
    const delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
    let fieldStart = start;
    for (let column = 0; fieldStart <= end && column < columns.length; column++) {
        const at = (0,fields/* fieldEnd */.C4)(bytes, fieldStart, end, delimiter);
        if (column >= named && !(0,rewrite/* isBlank */.z)(bytes, fieldStart, at))
            return false;
        fieldStart = at + 1;
    }
    return true;
}

var origins = __webpack_require__(11229);
var file_path = __webpack_require__(17316);
;// CONCATENATED MODULE: ../../lib/files/copy-file.js








const BATCH_SIZE = 4_096;
const BLANK = Buffer.from('" "\n');
function copyPlace(folder, name, files) {
    return {
        path: (0,file_path/* listedFiles */.H)(files, 1),
        absolutePath: external_node_path_.join(folder, `${name}.csv`),
        origins: { tablePath: external_node_path_.join(folder, `${name}.origins`), files },
    };
}
class CopyFile {
    #form;
    #records;
    #origins;
    #file;
    #batch = {
        starts: new Float64Array(BATCH_SIZE),
        ends: new Float64Array(BATCH_SIZE),
        lines: new Uint32Array(BATCH_SIZE),
        entries: new Uint32Array(BATCH_SIZE),
        isTerminated: true,
    };
    #sizes = new Float64Array(BATCH_SIZE);
    #rewritten = new rewrite/* Rewritten */.F();
    #splitter;
    #count = 0;
    #written = 0;
    constructor(place, form) {
        this.#form = form;
        this.#file = { ...place, bytes: 0, mtimeMs: 0 };
        this.#records = createWriter(place.absolutePath);
        this.#origins = createWriter(place.origins.tablePath);
    }
    add(origin, rewritten, splitter) {
        const record = isEmptyLine(rewritten, rewritten.length) ? BLANK : rewritten;
        if (splitter !== this.#splitter)
            this.#handOver();
        this.#splitter = splitter;
        this.#origins.write(origin);
        this.#records.write(record);
        const file = this.#file;
        const batch = this.#batch;
        const at = this.#count;
        batch.starts[at] = file.bytes;
        file.bytes += record.length;
        batch.ends[at] = file.bytes;
        batch.entries[at] = ++this.#written;
        batch.lines[at] = (0,origins/* lineOfOrigin */.YR)(origin);
        this.#sizes[at] = this.#sentBytes(record);
        this.#count++;
        if (this.#count === BATCH_SIZE)
            this.#handOver();
    }
    end() {
        this.#handOver();
        this.#records.close();
        this.#origins.close();
        this.#file.mtimeMs = (0,external_node_fs_.statSync)(this.#file.absolutePath).mtimeMs;
    }
    #sentBytes(record) {
        const { rewriting } = this.#form;
        if (rewriting === undefined)
            return record.length;
        this.#rewritten.clear();
        this.#rewritten.add(record, 0, (0,dialect/* textEnd */.fs)(record), rewriting);
        return this.#rewritten.length;
    }
    #handOver() {
        if (this.#count > 0)
            this.#splitter?.add({ ...this.#batch, count: this.#count }, this.#form, this.#file, this.#sizes);
        this.#count = 0;
    }
}

var column_index = __webpack_require__(69113);
var split_waves = __webpack_require__(39256);
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
            await addRecords(entry, { columns: columnsOf(entry, sortBy, all), fileNumber, waves, signal }, sorter);
        const files = group.map(({ file }) => file);
        await writeSorted(sorter, copyPlace(folder, `sorted-${number}`, files), {
            form: sortedForm(first.form, group),
            splitter,
            waves,
            signal,
        });
    }
}
function byForm(all) {
    const groups = new Map();
    for (const entry of all) {
        const key = (0,part_builder/* formKey */.q)(entry.form);
        groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    return groups.values();
}
function columnsOf({ file, header }, sortBy, all) {
    return sortBy.map((column) => {
        const index = sort_files_placeOf(header, column);
        if (index >= 0)
            return index;
        const shared = header.columns.filter((name) => all.every((other) => sort_files_placeOf(other.header, name) >= 0));
        const near = (0,nearest/* nearest */.p)(column, shared.filter(shown_column/* looksLikeColumn */.E6));
        const hint = near === undefined ? 'Set `sort-by` to columns that all files have, or add the column.' : `Did you mean ${near}?`;
        throw new errors/* LoadError */.Xb('invalid-input', `\`sort-by\`: ${file.path} has no column "${column}". ${hint}`);
    });
}
function sort_files_placeOf({ columns, use }, name) {
    const own = use === undefined ? -1 : (0,column_index/* columnIndex */.P)(use.own, name);
    return own >= 0 ? own : (0,column_index/* columnIndex */.P)(columns, name);
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
function keptRewriting({ rewriting }) {
    if (rewriting === undefined)
        throw new Error('Records are copied in the form in which they are sent.');
    return { ...rewriting, columns: rewriting.columns.map(({ field, fill }) => ({ field, change: 'keep', fill })) };
}
async function addRecords({ file, form, firstOrdinal }, { columns, fileNumber, waves, signal }, sorter) {
    const kept = keptRewriting(form);
    const delimiter = (0,dialect/* delimiterByte */.Wi)(kept.delimiter);
    const origin = Buffer.alloc(origins/* ORIGIN_BYTES */.fI);
    let index = 0;
    await readRewritten(file, kept, {
        onRecord: ({ bytes, start, end, line, offset, length }, rewritten) => {
            const own = index++;
            if (file.notChosen?.has(own))
                return;
            const wave = waves?.waveOf(firstOrdinal + own);
            const why = wave === undefined ? undefined : (0,split_waves/* dropReason */._A)(wave);
            if (why !== undefined) {
                waves?.onDropped(file, line, why);
                return;
            }
            (0,origins/* writeOrigin */.gk)(origin, { file: fileNumber, line, offset, length });
            sorter.add(keyOf(bytes, start, end, { columns, delimiter, wave }), origin, rewritten.bytes);
        },
        signal,
    });
}
function keyOf(source, start, end, { columns, delimiter, wave }) {
    const values = columns.map(() => '');
    let fieldStart = start;
    const last = Math.max(...columns);
    for (let column = 0; column <= last && fieldStart <= end; column++) {
        const at = (0,fields/* fieldEnd */.C4)(source, fieldStart, end, delimiter);
        const place = columns.indexOf(column);
        if (place >= 0)
            values[place] = (0,fields/* decodeField */.RC)(source, fieldStart, at);
        fieldStart = at + 1;
    }
    const key = Buffer.from(values.map((value) => `${value}\0`).join(''));
    return wave === undefined ? key : Buffer.concat([Buffer.of(wave), key]);
}
const sort_files_TURN_RECORDS = 100_000;
async function writeSorted(sorter, place, { form, splitter, waves, signal }) {
    const copy = new CopyFile(place, form);
    let written = 0;
    for (const { key, record: entry } of sorter.readSorted()) {
        const wave = waves === undefined ? 1 : (key[0] ?? 1);
        copy.add(entry.subarray(0, origins/* ORIGIN_BYTES */.fI), entry.subarray(origins/* ORIGIN_BYTES */.fI), waves?.splitterOf(wave) ?? splitter);
        if (++written % sort_files_TURN_RECORDS === 0) {
            await (0,promises_.setImmediate)();
            signal?.throwIfAborted();
        }
    }
    copy.end();
}

;// CONCATENATED MODULE: ../../lib/files/copy-files.js






async function copyFiles(all, { folder, signal, waves }, splitter) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    let number = 0;
    for (const group of byForm(all)) {
        const [first] = group;
        if (first === undefined)
            continue;
        number += 1;
        const files = group.map(({ file }) => file);
        const form = sortedForm(first.form, group);
        const sent = new CopyFile(copyPlace(folder, `copied-${number}`, files), form);
        let refused;
        const origin = Buffer.alloc(origins/* ORIGIN_BYTES */.fI);
        for (const [fileNumber, { file, form: own, firstOrdinal }] of group.entries()) {
            let index = 0;
            await readRewritten(file, keptRewriting(own), {
                onRecord: ({ line, offset, length }, rewritten) => {
                    const place = index++;
                    if (file.notChosen?.has(place))
                        return;
                    const wave = waves?.waveOf(firstOrdinal + place) ?? 1;
                    const why = (0,split_waves/* dropReason */._A)(wave);
                    if (why !== undefined) {
                        waves?.onDropped(file, line, why);
                        return;
                    }
                    (0,origins/* writeOrigin */.gk)(origin, { file: fileNumber, line, offset, length });
                    if (wave === split_waves/* REFUSED */.ln)
                        refused ??= new CopyFile(copyPlace(folder, `refused-${number}`, files), form);
                    const copy = wave === split_waves/* REFUSED */.ln ? refused : sent;
                    copy?.add(origin, rewritten.bytes, waves?.splitterOf(wave) ?? splitter);
                },
                signal,
            });
        }
        sent.end();
        refused?.end();
    }
}

;// CONCATENATED MODULE: ../../lib/files/split-files.js










const MOST_HOLES = 10_000;
async function splitFiles(files, asTheyAre, options, waves) {
    const isReordered = waves !== undefined && waves.moved > MOST_HOLES;
    const isMapped = files.some(({ header }) => header?.use !== undefined);
    const forms = files.map((file) => formOfFile(file, options, isReordered));
    const arePlain = waves === undefined && forms.every((form) => form?.rewriting === undefined);
    const { dropped, refused, ...split } = arePlain && asTheyAre !== undefined
        ? { ...asTheyAre.end(), dropped: NONE_DROPPED, refused: [] }
        : await splitAgain(files, forms, options, { waves, sorts: isReordered || isMapped || options.sortBy.length > 0 });
    (0,invalid_csv/* refuseFindings */.xP)(split.findings, split.findingCount);
    return { parts: split.parts, rewritten: byReason(files, forms), dropped, refused };
}
function formOfFile(file, options, isReordered) {
    const { header, lineBreaks, records } = file;
    if (header === undefined || lineBreaks === undefined || records === 0)
        return undefined;
    return (0,sent_form/* formOf */.QU)({ ...file, header, lineBreaks, isReordered }, options);
}
async function splitAgain(files, forms, options, { waves, sorts }) {
    const { signal, columnDelimiter } = options;
    const folder = (0,read_options/* copiesFolder */.c)(options);
    const dropped = createDropped(folder, files);
    const inWaves = waves &&
        (0,split_waves/* createWaveSplitter */.bM)({ waves, createSplitter: (wave) => createSplitter(options, wave), onDropped: dropped.add });
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
            const first = firstOrdinal;
            const isSent = (place) => waves === undefined || (0,split_waves/* isSentIn */.SW)(waves.waveOf(first + place));
            if (hasRecordChecks(header))
                findings.push(...(await addRewritten(file, form, NOBODY, { signal, isSent })));
            toSort.push({ file, header, form, firstOrdinal });
            firstOrdinal += file.records;
        }
        else if (form.rewriting !== undefined)
            findings.push(...(await addRewritten(file, form, splitter, { signal })));
        else
            await (0,source_file/* scanFile */.WN)(file, { columnDelimiter, signal }, (batch, _, version) => splitter.add(batch, form, version));
    }
    if (findings.length === 0 && toSort.length > 0) {
        const { sortBy } = options;
        const sorted = waves && inWaves && { ...waves, onDropped: dropped.add, splitterOf: inWaves.splitterOf };
        if (sortBy.length === 0 && (waves?.most ?? 1) === 1)
            await copyFiles(toSort, { folder, signal, waves: sorted }, splitter);
        else
            await sortFiles(toSort, { sortBy, folder, signal, waves: sorted }, splitter);
    }
    const split = splitter.end();
    return {
        ...split,
        findings: [...findings, ...split.findings],
        findingCount: findings.length + split.findingCount,
        dropped: dropped.end(),
        refused: inWaves?.endRefused() ?? [],
    };
}
const NOBODY = { add: () => { }, skip: () => { }, end: () => ({ parts: [], findings: [], findingCount: 0 }) };
function nothingLeft({ path }) {
    const cure = 'Load a file with columns of the object.';
    return { check: 'no-column-to-send', path, line: 1, problem: 'the header has no column that could be sent', cure };
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
    const { files, findings, found, repeated } = await scanFiles(paths, options, (batch, header, file) => asTheyAre.add(batch, (0,sent_form/* plainForm */.NG)(header), file));
    const unmapped = unmappedColumns(files, options);
    const byText = { possible: (text) => text };
    const isConflicted = files.some((file) => file.isConflicted);
    const equal = duplicateKeys === 'stop' && repeated !== undefined && !isConflicted
        ? await findDuplicates(await byKey(files, repeated, byText, options), files, true)
        : NO_DUPLICATES;
    (0,invalid_csv/* refuseFindings */.xP)([...findings, ...unmapped, ...equal.findings], found + unmapped.length + equal.found);
    const records = files.reduce((sum, file) => sum + (0,source_file/* chosenRecords */.H0)(file), 0);
    const empty = files.filter((file) => file.records === 0);
    if (records === 0)
        throw empty.length === files.length ? noRecords(empty) : noneChosen(files);
    const kind = options.keyColumns?.kind ?? 'value';
    const planned = duplicateKeys === 'send' && repeated !== undefined
        ? await plan(files, repeated, { possible: (text) => (0,key_forms/* anyKey */.S4)(text, kind) }, options)
        : undefined;
    const split = await splitFiles(files, asTheyAre, options, planned);
    return {
        files,
        ...split,
        records,
        warnings: [
            ...(0,file_warnings/* rowWarnings */.K)(files, options.blankFields),
            ...blankEnds(files),
            ...empty.map(({ path }) => ({ message: `${path} has no records.` })),
        ],
        repeated: duplicateKeys === 'send' ? undefined : repeated,
        waves: planned,
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
    const possible = (text) => (0,key_forms/* possibleKey */.p_)(text, kind, field);
    if (duplicateKeys === 'stop') {
        const { findings, found } = await findDuplicates(await byKey(files, repeated, { possible }, options), files, false);
        (0,invalid_csv/* refuseFindings */.xP)(findings, found);
        return known;
    }
    const certain = (text) => (0,key_forms/* certainKey */.aO)(text, kind, field);
    const planned = await plan(files, repeated, { possible, certain }, options);
    return planned === undefined
        ? known
        : { ...known, ...(await splitFiles(files, undefined, options, planned)), waves: planned };
}
const NO_RECORDS = { count: 0, has: () => false };
const NONE_LEFT_OUT = { notFound: NO_RECORDS, deleted: NO_RECORDS };
async function leaveOut(read, refused, options, { notFound, deleted } = NONE_LEFT_OUT) {
    const { most = 1, moved = 0, waveOf = () => 1 } = read.waves ?? {};
    const waves = {
        most,
        moved: moved + refused.count + notFound.count + deleted.count,
        waveOf: (ordinal) => {
            const wave = waveOf(ordinal);
            if (!(0,split_waves/* isSentIn */.SW)(wave))
                return wave;
            if (refused.has(ordinal))
                return split_waves/* REFUSED */.ln;
            if (deleted.has(ordinal))
                return split_waves/* DELETED */.UW;
            return notFound.has(ordinal) ? split_waves/* NOT_FOUND */.p2 : wave;
        },
    };
    return { ...read, ...(await splitFiles(read.files, undefined, options, waves)), waves };
}
async function byKey(files, repeated, comparison, options) {
    const { column, kind } = options.keyColumns ?? {};
    if (column === undefined || kind === undefined)
        return [];
    const folder = (0,read_options/* copiesFolder */.c)(options);
    return await recordsByKey(files, { columns: { column, kind }, repeated, comparison, folder, signal: options.signal });
}
async function plan(files, repeated, comparison, options) {
    const all = files.reduce((sum, file) => sum + file.records, 0);
    const onlyLast = options.duplicateKeys === 'last';
    const planned = await planWaves(await byKey(files, repeated, comparison, options), { files, all, onlyLast });
    (0,invalid_csv/* refuseFindings */.xP)(planned.findings, planned.found);
    return planned.waves;
}
const NO_DUPLICATES = { findings: [], found: 0 };
const MOST_NAMED = 5;
function unmappedColumns(files, { columns }) {
    const headers = files.flatMap(({ header }) => header ?? []);
    const first = files.find(({ header }) => header !== undefined);
    if (columns === undefined || first?.header === undefined)
        return [];
    const { path, header } = first;
    const own = headers.flatMap((one) => one.use?.own ?? one.columns);
    return (0,map_header/* unknownColumns */.s)(columns, headers).map(({ key, name }) => {
        const near = (0,nearest/* nearest */.p)(name, [...new Set(own)]);
        const cure = near === undefined ? `Correct the name in \`${key}\`, or remove it there.` : `Did you mean \`${near}\`?`;
        const problem = `no file of this load has a column \`${name}\`, which the manifest names in \`${key}\``;
        return { check: 'column-map', path, line: header.line, problem, cure };
    });
}
function noneChosen(files) {
    const found = `${(0,words/* count */.U9)(files.length, 'file')} found, but \`where\` and \`where-not\` choose none of ${(0,words/* agree */.d5)(files.length, 'its', 'their')} records`;
    return new errors/* NothingToLoad */.Xw(`${found}: ${(0,words/* listed */.KE)(files.map(({ path }) => path), MOST_NAMED)}. Values are compared as they are written, upper and lower case included.`, files.map(({ path, bytes }) => ({ path, bytes })));
}
function noRecords(empty) {
    const found = `${(0,words/* count */.U9)(empty.length, 'file')} found, but ${(0,words/* agree */.d5)(empty.length, 'it has', 'they have')} no records`;
    const paths = empty.map(({ path }) => path);
    const isRow = empty.some(({ header }) => header !== undefined);
    const only = empty.length === 1 ? 'its only row is a record, the' : 'the only row of a file is a record, its';
    const hint = isRow ? ` If ${only} header row is missing.` : '';
    return new errors/* NothingToLoad */.Xw(`${found}: ${(0,words/* listed */.KE)(paths, MOST_NAMED)}. A file needs a header row and at least one record.${hint}`, empty.map(({ path, bytes }) => ({ path, bytes })));
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

/***/ 39256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ isSentIn),
/* harmony export */   UW: () => (/* binding */ DELETED),
/* harmony export */   _A: () => (/* binding */ dropReason),
/* harmony export */   bM: () => (/* binding */ createWaveSplitter),
/* harmony export */   ln: () => (/* binding */ REFUSED),
/* harmony export */   p2: () => (/* binding */ NOT_FOUND)
/* harmony export */ });
const REFUSED = 255;
const NOT_FOUND = 254;
const DELETED = 253;
function dropReason(wave) {
    if (wave === 0)
        return 'an earlier record of a key';
    if (wave === DELETED)
        return 'an earlier step has deleted it';
    return wave === NOT_FOUND ? 'its value finds no record' : undefined;
}
function isSentIn(wave) {
    return wave !== REFUSED && dropReason(wave) === undefined;
}
function createWaveSplitter({ waves, createSplitter, onDropped }) {
    const refused = createSplitter(REFUSED);
    const splitters = Array.from({ length: waves.most }, (_, index) => createSplitter(index + 1));
    const splitterOf = (wave) => {
        const splitter = wave === REFUSED ? refused : splitters[wave - 1];
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
                const why = dropReason(wave);
                if (why !== undefined)
                    for (let index = from; index < to; index++)
                        onDropped(file, batch.lines[index] ?? 0, why);
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
            for (const splitter of [...splitters, refused])
                splitter.skip();
        },
        end: () => joinSplits(splitters.map((splitter) => splitter.end())),
        endRefused: () => refused.end().parts,
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


/***/ }),

/***/ 28259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   V9: () => (/* binding */ namesRecords),
/* harmony export */   Vz: () => (/* binding */ keyPlace),
/* harmony export */   r_: () => (/* binding */ KeyReader)
/* harmony export */ });
/* harmony import */ var _csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54925);
/* harmony import */ var _csv_column_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69113);
/* harmony import */ var _csv_dialect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7834);
/* harmony import */ var _csv_field_finder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69913);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85687);
/* harmony import */ var _csv_header_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32179);
/* harmony import */ var _values_column_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(55344);
/* harmony import */ var _values_decimal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(12457);
/* harmony import */ var _values_ids_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6992);
/* harmony import */ var _values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90911);
/* harmony import */ var _values_mix_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(74292);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1030);












function namesRecords(name, { column }) {
    if ((0,_csv_header_js__WEBPACK_IMPORTED_MODULE_5__/* .isResultColumn */ .wI)(name))
        return false;
    return (0,_values_column_name_js__WEBPACK_IMPORTED_MODULE_8__/* .findsParent */ .Bv)(name) || (0,_values_names_js__WEBPACK_IMPORTED_MODULE_9__/* .sameName */ .q)(name.trim(), column);
}
const DIGIT = 1;
const NUMERIC = 2;
const OTHER = 4;
const ODD = 8;
const COMMA = 16;
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte >= 0x30 && byte <= 0x39)
        return DIGIT;
    if (byte >= 0x80 || byte === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_2__/* .QUOTE */ .jA)
        return ODD;
    if (byte === 0x2c)
        return COMMA;
    return '+-.eE'.includes(String.fromCharCode(byte)) ? NUMERIC : OTHER;
});
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));
const ZERO = 0x30;
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
    constructor(header, watched) {
        const { columnDelimiter } = header;
        const columns = (0,_csv_header_js__WEBPACK_IMPORTED_MODULE_5__/* .namesAsTheyAre */ .Ve)(header);
        this.#delimiter = (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_2__/* .delimiterByte */ .Wi)(columnDelimiter);
        this.#finder = new _csv_field_finder_js__WEBPACK_IMPORTED_MODULE_3__/* .FieldFinder */ .R(this.#delimiter);
        this.#kind = watched.kind;
        this.#keyPlace = watched.column === undefined ? -1 : keyPlace(columns, watched.column);
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
            this.#look(bytes, at, (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldEnd */ .C4)(bytes, at, end, this.#delimiter), place === this.#keyPlace);
            column = place;
        }
    }
    #look(bytes, start, end, isKey) {
        const isQuoted = bytes[start] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_2__/* .QUOTE */ .jA;
        const valueStart = isQuoted ? start + 1 : start;
        const valueEnd = isQuoted && end > valueStart && bytes[end - 1] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_2__/* .QUOTE */ .jA ? end - 1 : end;
        const from = (0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .skipBlanks */ .pw)(bytes, valueStart, valueEnd);
        const to = (0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .dropBlanks */ .$Q)(bytes, from, valueEnd);
        if (from > valueStart || to < valueEnd)
            this.blankEnds++;
        if (!isKey || from === to)
            return;
        if (!this.#readBytes(bytes, from, to))
            this.#readText((0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .trimmedField */ .Z3)(bytes, start, end));
    }
    #readBytes(bytes, from, to) {
        const first = bytes[from] ?? 0;
        if (first === HASH && (0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__/* .isBlankKey */ .sz)(bytes.toString('latin1', from, to)))
            return true;
        let seen = 0;
        let a = SEED_A;
        let b = SEED_B;
        for (let at = from; at < to; at++) {
            const byte = bytes[at] ?? 0;
            seen |= CLASSES[byte] ?? 0;
            const same = FOLDED[byte] ?? 0;
            a = Math.imul(a ^ same, MULTIPLIER_A);
            b = Math.imul(b ^ same, MULTIPLIER_B);
        }
        if ((seen & ODD) !== 0)
            return false;
        if (this.#kind === 'id') {
            if (to - from === _values_ids_js__WEBPACK_IMPORTED_MODULE_6__/* .ID_LENGTH */ .hq)
                this.#endShortId(bytes, from, a, b);
            else
                this.#end(a, b);
        }
        else if ((seen & OTHER) !== 0)
            this.#end(a, b);
        else if ((seen & COMMA) !== 0) {
            this.#end(a, b);
            this.isScientific = (0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__/* .isScientific */ .yq)(bytes.toString('latin1', from, to));
        }
        else if (seen !== DIGIT || to - from > _values_decimal_js__WEBPACK_IMPORTED_MODULE_10__/* .PLAIN_DIGITS */ .CR)
            this.#readText(bytes.toString('latin1', from, to));
        else if (first !== ZERO)
            this.#end(a, b);
        else
            this.#hash(bytes, skipZeros(bytes, from, to), to);
        return true;
    }
    #endShortId(bytes, from, a, b) {
        let longA = a;
        let longB = b;
        for (let five = from; five < from + _values_ids_js__WEBPACK_IMPORTED_MODULE_6__/* .ID_LENGTH */ .hq; five += 5) {
            const letter = (0,_values_ids_js__WEBPACK_IMPORTED_MODULE_6__/* .checkByte */ .jb)(bytes, five) | SMALL;
            longA = Math.imul(longA ^ letter, MULTIPLIER_A);
            longB = Math.imul(longB ^ letter, MULTIPLIER_B);
        }
        this.#end(longA, longB);
    }
    #readText(text) {
        if ((0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__/* .isBlankKey */ .sz)(text))
            return;
        this.isScientific = this.#kind === 'value' && (0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__/* .isScientific */ .yq)(text);
        const key = (0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_7__/* .anyKey */ .S4)(text, this.#kind);
        if (this.#scratch.length < key.length * 3)
            this.#scratch = Buffer.allocUnsafeSlow(key.length * 6);
        this.#hash(this.#scratch, 0, this.#scratch.write(key));
    }
    #hash(bytes, from, to) {
        let a = SEED_A;
        let b = SEED_B;
        for (let at = from; at < to; at++) {
            const byte = bytes[at] ?? 0;
            a = Math.imul(a ^ byte, MULTIPLIER_A);
            b = Math.imul(b ^ byte, MULTIPLIER_B);
        }
        this.#end(a, b);
    }
    #end(a, b) {
        this.lo = (0,_values_mix_js__WEBPACK_IMPORTED_MODULE_11__/* .mixLast */ .Bg)(a) >>> 0;
        this.hi = (0,_values_mix_js__WEBPACK_IMPORTED_MODULE_11__/* .mixLast */ .Bg)(b ^ Math.imul(a, 0x2c1b3c6d)) >>> 0;
        if (this.lo === 0 && this.hi === 0)
            this.hi = 1;
    }
}
function keyPlace(columns, column) {
    const place = (0,_csv_column_index_js__WEBPACK_IMPORTED_MODULE_1__/* .columnIndex */ .P)(columns, column);
    if (place >= 0)
        return place;
    return columns.findIndex((name) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_9__/* .sameName */ .q)(name.trim(), column));
}
function keyText(bytes, start, end, { place, delimiter }) {
    let fieldStart = start;
    for (let column = 0; column < place; column++)
        fieldStart = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldEnd */ .C4)(bytes, fieldStart, end, delimiter) + 1;
    return (0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .trimmedField */ .Z3)(bytes, fieldStart, (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldEnd */ .C4)(bytes, fieldStart, end, delimiter));
}
function skipZeros(bytes, from, to) {
    let at = from;
    while (at < to - 1 && bytes[at] === ZERO)
        at++;
    return at;
}
const SEED_A = 0x811c9dc5 | 0;
const SEED_B = 0x9e3779b9 | 0;
const MULTIPLIER_A = 0x01000193;
const MULTIPLIER_B = 0x85ebca6b | 0;


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
    const { name = null, ...known } = load;
    return { ...where, ...known, matrixLeg, load: name, shard: null };
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

/***/ 13020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ createLimit)
/* harmony export */ });
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


/***/ }),

/***/ 48870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ FieldSpans)
/* harmony export */ });
/* harmony import */ var _csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85687);


class FieldSpans {
    offset = 0;
    #delimiter;
    #starts;
    #ends;
    bytes = Buffer.alloc(0);
    from = 0;
    to = 0;
    #count = 0;
    constructor(delimiter, most) {
        this.#delimiter = (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .delimiterByte */ .Wi)(delimiter);
        this.#starts = new Int32Array(most);
        this.#ends = new Int32Array(most);
    }
    read(bytes, start, end, offset = 0) {
        this.bytes = bytes;
        this.from = start;
        this.to = end;
        this.offset = offset;
        let at = start;
        let count = 0;
        while (count < this.#starts.length && at <= end) {
            this.#starts[count] = at;
            at = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldEnd */ .C4)(bytes, at, end, this.#delimiter);
            this.#ends[count++] = at++;
        }
        this.#count = count;
    }
    start(place) {
        return place < 0 || place >= this.#count ? 0 : (this.#starts[place] ?? 0);
    }
    end(place) {
        return place < 0 || place >= this.#count ? 0 : (this.#ends[place] ?? 0);
    }
    value(place) {
        return (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeField */ .RC)(this.bytes, this.start(place), this.end(place));
    }
}


/***/ }),

/***/ 18508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ mapHeader),
/* harmony export */   s: () => (/* binding */ unknownColumns)
/* harmony export */ });
/* harmony import */ var _csv_column_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69113);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1030);



function mapHeader(header, spec) {
    const { columns: own, line } = header;
    const uses = new Map([...spec.uses].map(([name, use]) => [(0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(name), use]));
    const useOf = (name) => uses.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(name));
    const troubles = [];
    const feeding = new Set();
    const places = own.map((name, place) => {
        if (spec.leaveOut.some((left) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(left, name)))
            return 'not sent';
        const use = useOf(name);
        if (use === undefined || use.kind === 'field')
            return spec.sendsOnlyId ? 'not sent' : 'as it is';
        const from = keyPlaces(use, own, place);
        if ('missing' in from) {
            troubles.push(keyMissing(name, from.missing));
            return 'not sent';
        }
        for (const other of from.places)
            if (other !== place)
                feeding.add(other);
        return { use, from: from.places };
    });
    for (const place of feeding)
        if (useOf(own[place] ?? '') === undefined)
            places[place] = 'not sent';
    const columns = own.map((name) => useOf(name)?.to ?? name);
    const isKey = (name) => spec.key.some((field) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(field, name));
    const constants = [...spec.constants].map(([name, value]) => ({ name, value: isKey(name) ? value.trim() : value }));
    troubles.push(...doubled({ own, places, added: constants }, columns), ...notChosenBy(own, spec));
    const added = spec.findsAll ? [...constants, { name: 'Id', value: '' }] : constants;
    return {
        header: { ...header, columns, use: { own, places, added, key: spec.key } },
        problems: troubles.map((trouble) => ({ check: 'column-map', line, ...trouble })),
    };
}
function keyPlaces({ by }, own, place) {
    if (by.length === 1)
        return { places: [place] };
    const places = by.map((field) => (0,_csv_column_index_js__WEBPACK_IMPORTED_MODULE_0__/* .columnIndex */ .P)(own, field));
    const missing = by.filter((_, index) => places[index] === -1);
    if (missing.length > 1)
        return { missing };
    return { places: places.map((found) => (found === -1 ? place : found)) };
}
function keyMissing(name, missing) {
    return {
        problem: `the column \`${name}\` finds records by several fields, and the file has no columns ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(missing.map((field) => `\`${field}\``), missing.length)}`,
        cure: 'Add columns with the names that `by` lists. The column itself stands for one of them.',
    };
}
function doubled({ own, places, added }, columns) {
    const first = new Map();
    const filled = [
        ...columns.map((name, place) => ({ name, own: own[place] ?? '', by: `the column \`${own[place]}\`` })),
        ...added.map(({ name }) => ({ name, own: undefined, by: `the constant \`${name}\`` })),
    ].filter((_, place) => places[place] !== 'not sent');
    return filled.flatMap(({ name, own: source, by }) => {
        const other = first.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(name));
        if (other === undefined)
            first.set((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(name), { by, name: source ?? '' });
        if (other === undefined || name === '' || (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(other.name, source))
            return [];
        return [
            {
                problem: `${other.by} and ${by} both fill ${name}`,
                cure: 'Map one of them to another field, or list the column in `leave-out`.',
            },
        ];
    });
}
function notChosenBy(own, { where, whereNot }) {
    return [...new Set([...where.keys(), ...whereNot.keys()])]
        .filter((name) => (0,_csv_column_index_js__WEBPACK_IMPORTED_MODULE_0__/* .columnIndex */ .P)(own, name) === -1)
        .map((name) => ({
        problem: `the file has no column \`${name}\`, by which \`where\` or \`where-not\` chooses records`,
        cure: 'Add the column, correct its name in the manifest, or load the file by a load of its own.',
    }));
}
function unknownColumns({ uses, leaveOut }, headers) {
    const isThere = (name) => headers.some(({ columns, use }) => (0,_csv_column_index_js__WEBPACK_IMPORTED_MODULE_0__/* .columnIndex */ .P)(use?.own ?? columns, name) >= 0);
    return [
        ...[...uses.keys()].map((name) => ({ key: 'columns', name })),
        ...leaveOut.map((name) => ({ key: 'leave-out', name })),
    ].filter(({ name }) => !isThere(name));
}


/***/ }),

/***/ 24287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ readAhead),
/* harmony export */   f5: () => (/* binding */ readToEnd),
/* harmony export */   i0: () => (/* binding */ readFileAhead)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _own_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93887);


async function* readAhead(handle, { start, end = Number.POSITIVE_INFINITY, chunkBytes }) {
    const length = Math.min(chunkBytes, end - start);
    const memory = new _own_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .OwnMemory */ .G();
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
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        yield* readToEnd(handle, chunkBytes);
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 54449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ RecordMarks)
/* harmony export */ });
/* harmony import */ var _own_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93887);

class RecordMarks {
    count = 0;
    #memory = new _own_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .OwnMemory */ .G();
    #bits = new Uint8Array(0);
    add(ordinal) {
        const at = Math.floor(ordinal / 8);
        if (at >= this.#bits.length) {
            const grown = new Uint8Array(Math.max(LEAST_BYTES, at + 1, this.#bits.length * 2));
            grown.set(this.#bits);
            this.#bits = this.#memory.replace(this.#bits, grown);
        }
        this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (ordinal % 8));
        this.count++;
    }
    has(ordinal) {
        return (((this.#bits[Math.floor(ordinal / 8)] ?? 0) >> (ordinal % 8)) & 1) === 1;
    }
}
const LEAST_BYTES = 4_096;


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

/***/ 29341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ createDescriber),
/* harmony export */   Rx: () => (/* binding */ describeKey),
/* harmony export */   ch: () => (/* binding */ describeIfPossible),
/* harmony export */   tg: () => (/* binding */ parseDescribe)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12215);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87370);



const PicklistValue = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    value: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    label: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    active: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
});
const Field = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    label: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ''),
    type: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    createable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    updateable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    nillable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    defaultedOnCreate: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
    externalId: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
    idLookup: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
    unique: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    caseSensitive: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    length: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    precision: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    scale: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    digits: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    picklistValues: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(PicklistValue)),
    restrictedPicklist: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    encrypted: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    htmlFormatted: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    referenceTo: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((objects) => objects ?? [])),
    relationshipName: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    calculated: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
    autoNumber: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
    compoundFieldName: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    permissionable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
});
const ObjectDescribe = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    label: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ''),
    keyPrefix: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    createable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    updateable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    deletable: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
    fields: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Field),
});
const GlobalDescribe = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sobjects: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })) });
function parseDescribe(content) {
    const parsed = ObjectDescribe.safeParse(content);
    return parsed.success ? parsed.data : undefined;
}
async function describeIfPossible(object, describer) {
    try {
        return await describer.describe(object);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc)
            return undefined;
        throw error;
    }
}
async function describeKey({ object, operation, externalIdField }, describer) {
    if (operation !== 'upsert' || externalIdField === undefined)
        return undefined;
    const name = externalIdField.toLowerCase();
    if (name === 'id')
        return undefined;
    const described = await describeIfPossible(object, describer);
    return described?.fields.find((field) => field.name.toLowerCase() === name);
}
function createDescriber(session, apiVersion) {
    const api = { calls: session, apiVersion };
    const known = new Map();
    const read = async (object) => {
        try {
            return await (0,_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .readResource */ .R_)(api, `sobjects/${encodeURIComponent(object)}/describe`, ObjectDescribe);
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SalesforceError */ .mO && error.status === 404)
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
        objectNames: async () => (await (0,_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .readResource */ .R_)(api, 'sobjects', GlobalDescribe)).sobjects.map(({ name }) => name),
    };
}


/***/ }),

/***/ 87370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   R_: () => (/* binding */ readResource),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   Ym: () => (/* binding */ queryRows)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12215);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _authorise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96127);



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
    const page = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        records: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(row),
        done: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), true),
        nextRecordsUrl: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
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
async function countRows(api, soql) {
    const page = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ totalSize: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), records: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J())) });
    const path = pathOf(api, `query?q=${encodeURIComponent(soql)}`);
    const { totalSize, records } = await readJson(api.calls, path, page);
    const { attributes, ...values } = records[0] ?? {};
    if (/\bgroup\s+by\b/i.test(soql) || !isAggregate(attributes))
        return totalSize;
    const [only, ...more] = Object.values(values);
    if (typeof only !== 'number' || more.length > 0)
        throw unreadable(path, 'the answer is not one number');
    return only;
}
function isAggregate(attributes) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('AggregateResult') }).safeParse(attributes).success;
}
function pathOf({ apiVersion }, resource) {
    return `${_authorise_js__WEBPACK_IMPORTED_MODULE_1__/* .API_PATH */ .f}v${apiVersion}/${resource}`;
}
function unreadable(path, message, options) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConnectionError */ .Rc({ method: 'GET', path, code: 'UNREADABLE', message }, options);
}


/***/ }),

/***/ 17316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ listedFiles)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);

function listedFiles(files, most) {
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)([...new Set(files.map(({ path }) => path))], most);
}


/***/ }),

/***/ 11229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ OriginReader),
/* harmony export */   YR: () => (/* binding */ lineOfOrigin),
/* harmony export */   fI: () => (/* binding */ ORIGIN_BYTES),
/* harmony export */   gk: () => (/* binding */ writeOrigin)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

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
        this.#handle = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(tablePath, 'r');
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
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#handle);
    }
    #fill() {
        this.#end = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(this.#handle, this.#buffer, 0, this.#buffer.length, this.#position);
        this.#position += this.#end;
        this.#at = 0;
        if (this.#end < ORIGIN_BYTES)
            throw new Error('There is no entry for a sorted record.');
    }
}


/***/ }),

/***/ 9043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ PartBuilder),
/* harmony export */   q: () => (/* binding */ formKey)
/* harmony export */ });
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


/***/ }),

/***/ 85025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ countRecords)
/* harmony export */ });
function countRecords(parts) {
    return parts.reduce((sum, part) => sum + part.records, 0);
}


/***/ }),

/***/ 99749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   vC: () => (/* binding */ openRanges)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87120);
/* harmony import */ var _memory_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24287);
/* harmony import */ var _source_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27123);




const CHUNK_BYTES = 262_144;
async function openUnchanged(file) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file.absolutePath).catch((cause) => {
        throw hasChanged(file, cause);
    });
    const { bytes, mtimeMs } = await (0,_source_file_js__WEBPACK_IMPORTED_MODULE_3__/* .fileVersion */ .fB)(handle, file);
    if (bytes === file.bytes && mtimeMs === file.mtimeMs)
        return handle;
    await handle.close();
    throw hasChanged(file);
}
async function* bytesOf(handle, { file, start, end }) {
    const at = yield* (0,_memory_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .readAhead */ .Ek)(handle, { start, end, chunkBytes: CHUNK_BYTES });
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('invalid-csv', message, { cause });
}


/***/ }),

/***/ 91126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ Rewritten),
/* harmony export */   z: () => (/* binding */ isBlank)
/* harmony export */ });
/* harmony import */ var _csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54925);
/* harmony import */ var _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7834);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85687);
/* harmony import */ var _mapping_field_spans_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48870);
/* harmony import */ var _memory_growing_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87672);





const NULL_VALUE = Buffer.from('#N/A');
class Rewritten {
    #out = new _memory_growing_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .GrowingBytes */ .v();
    #rewriting;
    #spans;
    #changes = [];
    #delimiter = 0;
    #sentDelimiter = 0;
    #keepsFields = false;
    #hasOneColumn = false;
    #changesValues = false;
    get length() {
        return this.#out.length;
    }
    add(source, start, end, rewriting, offset = 0) {
        if (rewriting !== this.#rewriting)
            this.#prepare(rewriting);
        this.#reserve(end - start, rewriting);
        if (this.#spans !== undefined)
            this.#addFilled(source, start, end, { spans: this.#spans, rewriting, offset });
        else if (this.#keepsFields)
            this.#addWhole(source, start, end);
        else
            this.#addByField(source, start, end);
        this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__.LF);
    }
    get bytes() {
        return this.#out.bytes;
    }
    clear() {
        this.#out.clear();
    }
    #reserve(bytes, { columns }) {
        this.#out.reserve(bytes * 2 + columns.length * (NULL_VALUE.length + 3) + 1);
    }
    #prepare(rewriting) {
        this.#rewriting = rewriting;
        const { columns, fieldCount, isRagged } = rewriting;
        const changes = new Array(fieldCount).fill(undefined);
        for (const { field, change } of columns)
            changes[field] = change;
        this.#changes = changes;
        this.#delimiter = (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .delimiterByte */ .Wi)(rewriting.delimiter);
        this.#sentDelimiter = (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .delimiterByte */ .Wi)(rewriting.sentDelimiter);
        this.#hasOneColumn = columns.length === 1;
        this.#changesValues = columns.some(({ change }) => change !== 'keep');
        const fills = columns.some(({ fill }) => fill !== undefined);
        this.#spans = fills ? new _mapping_field_spans_js__WEBPACK_IMPORTED_MODULE_3__/* .FieldSpans */ .M(rewriting.delimiter, fieldCount) : undefined;
        this.#keepsFields = this.#delimiter === this.#sentDelimiter && columns.length === fieldCount && !isRagged;
    }
    #addWhole(source, start, end) {
        const hasCr = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .indexOfByte */ .qk)(source, start, end, _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__.CR) < end;
        let from = start;
        for (let field = 0, fieldStart = start; (this.#changesValues || hasCr) && fieldStart <= end; field++) {
            const at = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldEnd */ .C4)(source, fieldStart, end, this.#delimiter);
            if (this.#changes[field] === 'clear' && isBlank(source, fieldStart, at)) {
                this.#out.copy(source, from, fieldStart);
                this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length);
                from = at;
            }
            else if (this.#changes[field] === 'trim') {
                this.#out.copy(source, from, fieldStart);
                this.#addTrimmed(source, fieldStart, at);
                from = at;
            }
            else if (hasCr && source[fieldStart] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA) {
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
            const at = isMissing ? fieldStart : (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldEnd */ .C4)(source, fieldStart, end, this.#delimiter);
            const change = this.#changes[field];
            if (change !== undefined) {
                if (!isFirst)
                    this.#out.put(this.#sentDelimiter);
                isFirst = false;
                if (change === 'clear' && (isMissing || isBlank(source, fieldStart, at)))
                    this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length);
                else if (!isMissing && change === 'trim')
                    this.#addTrimmed(source, fieldStart, at);
                else if (!isMissing)
                    this.#addField(source, fieldStart, at);
            }
            fieldStart = at + 1;
        }
    }
    #addFilled(source, start, end, { spans, rewriting, offset }) {
        spans.read(source, start, end, offset);
        for (const [place, { field, change, fill }] of rewriting.columns.entries()) {
            if (place > 0)
                this.#out.put(this.#sentDelimiter);
            const value = fill?.(spans);
            const [from, to] = [spans.start(field), spans.end(field)];
            if (value !== undefined) {
                this.#reserve(end - start + value.length, rewriting);
                this.#out.copy(value, 0, value.length);
            }
            else if (change === 'clear' && isBlank(source, from, to))
                this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length);
            else if (change === 'trim')
                this.#addTrimmed(source, from, to);
            else
                this.#addField(source, from, to);
        }
    }
    #addField(source, start, end) {
        if (source[start] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA)
            this.#addQuoted(source, start, end);
        else if (this.#delimiter === this.#sentDelimiter || (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .indexOfByte */ .qk)(source, start, end, this.#sentDelimiter) === end)
            this.#out.copy(source, start, end);
        else {
            this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA);
            this.#out.copy(source, start, end);
            this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA);
        }
    }
    #addTrimmed(source, start, end) {
        const isQuoted = source[start] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA;
        const valueStart = isQuoted ? start + 1 : start;
        const valueEnd = isQuoted && end > valueStart && source[end - 1] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA ? end - 1 : end;
        const from = (0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .skipBlanks */ .pw)(source, valueStart, valueEnd);
        const to = (0,_csv_blank_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .dropBlanks */ .$Q)(source, from, valueEnd);
        if (from === to && this.#hasOneColumn)
            this.#addField(source, start, end);
        else if (isQuoted) {
            this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA);
            this.#addQuoted(source, from, to);
            this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA);
        }
        else
            this.#addField(source, from, to);
    }
    #addQuoted(source, start, end) {
        let from = start;
        for (;;) {
            const at = (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .indexOfByte */ .qk)(source, from, end, _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__.CR);
            if (at === end)
                break;
            this.#out.copy(source, from, at);
            this.#out.put(_csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__.LF);
            from = source[at + 1] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__.LF ? at + 2 : at + 1;
        }
        this.#out.copy(source, from, end);
    }
}
function isBlank(source, start, end) {
    return start === end || (end - start === 2 && source[start] === _csv_dialect_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE */ .jA);
}


/***/ }),

/***/ 93305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sentPlaces),
/* harmony export */   NG: () => (/* binding */ plainForm),
/* harmony export */   Q0: () => (/* binding */ isClearable),
/* harmony export */   QU: () => (/* binding */ formOf)
/* harmony export */ });
/* harmony import */ var _csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7834);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85687);
/* harmony import */ var _csv_header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32179);
/* harmony import */ var _keys_key_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28259);
/* harmony import */ var _values_column_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55344);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1030);






function plainForm({ columns, columnDelimiter, lineEnding = 'LF' }) {
    const sent = (0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .isColumnDelimiter */ .Qp)(columnDelimiter) ? columnDelimiter : 'COMMA';
    return { columns, columnDelimiter: sent, lineEnding, rewriting: undefined, reasons: [] };
}
function formOf(facts, options) {
    const { header, lineBreaks, crEndsRecords, keys, isReordered = false } = facts;
    const isRagged = facts.raggedRecords.count > 0;
    const leavesOutBlank = facts.blankRecords.count > 0;
    const { columns, columnDelimiter, lineEnding = 'LF' } = header;
    const trims = keys !== undefined && keys.blankEnds.count > 0;
    const isKey = (name) => header.use?.key.some((field) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(field, name)) ?? false;
    const changeOf = (name, field) => {
        if (isKey(name))
            return 'trim';
        if (trims && (0,_keys_key_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .namesRecords */ .V9)(name, options.keyColumns ?? NO_KEY))
            return 'trim';
        return options.blankFields === 'clear' && isClearable(header, field, options) ? 'clear' : 'keep';
    };
    const plain = plainForm(header);
    const sentDelimiter = plain.columnDelimiter;
    const places = sentPlaces(header, options);
    const sent = [
        ...places.own.map((field) => {
            const name = columns[field] ?? '';
            return { name, field, change: changeOf(name, field), fill: fillOf(header, field, sentDelimiter, options) };
        }),
        ...places.added.map((added) => addedColumn(added, sentDelimiter)),
    ];
    const reasons = [];
    const note = (reason, applies) => applies && reasons.push(reason);
    const other = lineEnding === 'LF' ? 'CRLF' : 'LF';
    note('carriage returns as line endings', crEndsRecords);
    note('mixed line endings', lineBreaks[other] > 0);
    note('line breaks inside quotes that differ from those between records', lineBreaks[`quoted${other}`] > 0 || lineBreaks.quotedCR > 0);
    note('a delimiter that the API does not support', !(0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .isColumnDelimiter */ .Qp)(columnDelimiter));
    note('columns of result files', columns.some(_csv_header_js__WEBPACK_IMPORTED_MODULE_2__/* .isResultColumn */ .wI));
    note('blank last columns', namedColumns(header) < columns.length);
    note('records without their last fields or with blank ones too many', isRagged);
    note('rows that hold nothing', leavesOutBlank);
    note('blank values that clear their fields', sent.some(({ change }) => change === 'clear'));
    note('blanks at the ends of keys', sent.some(({ change }) => change === 'trim'));
    note('the order that sort-by asks for', options.sortBy.length > 0);
    note('keys that several records share', isReordered);
    note('what the manifest says of their columns', header.use !== undefined);
    if (reasons.length === 0)
        return plain;
    const rewriting = {
        delimiter: columnDelimiter,
        sentDelimiter,
        fieldCount: columns.length,
        isRagged,
        leavesOutBlank,
        columns: sent.map(({ name: _, ...column }) => column),
        crEndsRecords,
    };
    const names = sent.map(({ name }) => name);
    return { columns: names, columnDelimiter: sentDelimiter, lineEnding: 'LF', rewriting, reasons };
}
function sentPlaces(header, { lacking = [] }) {
    const isThere = (name) => !lacking.some((lacks) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(lacks, name));
    const own = header.columns.slice(0, namedColumns(header)).flatMap((name, place) => {
        return (0,_csv_header_js__WEBPACK_IMPORTED_MODULE_2__/* .isSent */ .xb)(header, place) && isThere(name) ? [place] : [];
    });
    return { own, added: (header.use?.added ?? []).filter(({ name }) => isThere(name)) };
}
function namedColumns({ columns, use }) {
    return (0,_csv_header_js__WEBPACK_IMPORTED_MODULE_2__/* .lastNamed */ .o8)(use === undefined ? columns : use.own);
}
function fillOf({ use }, field, delimiter, { fillIds }) {
    const filling = use?.places[field];
    return typeof filling === 'object' ? fillIds?.(filling, delimiter) : undefined;
}
function addedColumn({ name, value }, delimiter) {
    const encode = (text) => Buffer.from((0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFields */ .KP)([text], String.fromCharCode((0,_csv_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .delimiterByte */ .Wi)(delimiter))));
    if (typeof value === 'function')
        return { name, field: -1, change: 'keep', fill: (record) => encode(value(record)) };
    const bytes = encode(value);
    return { name, field: -1, change: 'keep', fill: () => bytes };
}
const NO_KEY = { column: undefined, kind: 'value' };
function isClearable({ columns }, place, { externalIdField }) {
    const name = columns[place] ?? '';
    if ((0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(name, 'Id') || (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(name, externalIdField) || (0,_values_column_name_js__WEBPACK_IMPORTED_MODULE_5__/* .findsParent */ .Bv)(name))
        return false;
    return !columns.some((other) => (0,_values_column_name_js__WEBPACK_IMPORTED_MODULE_5__/* .mayFillSameLookup */ .hp)(name, other));
}


/***/ }),

/***/ 27123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Sp: () => (/* binding */ SCAN_CHUNK_BYTES),
  H0: () => (/* binding */ chosenRecords),
  fB: () => (/* binding */ fileVersion),
  Qc: () => (/* binding */ scanChunks),
  WN: () => (/* binding */ scanFile)
});

var promises_ = __webpack_require__(51455);
var arrived_records = __webpack_require__(10630);
var cr_records = __webpack_require__(68040);
var limits = __webpack_require__(21306);
var csv_problems = __webpack_require__(40994);
var csv_scan = __webpack_require__(70236);
var record_marks = __webpack_require__(54449);
var column_index = __webpack_require__(69113);
var field_spans = __webpack_require__(48870);
;// CONCATENATED MODULE: ../../lib/mapping/choice.js


function createChoice({ columns, use, columnDelimiter }, { where, whereNot }) {
    const own = use?.own ?? columns;
    const conditionsOf = (conditions, isWanted) => [...conditions].map(([name, values]) => ({ place: (0,column_index/* columnIndex */.P)(own, name), values: trimmed(values), isWanted }));
    const conditions = [...conditionsOf(where, true), ...conditionsOf(whereNot, false)];
    if (conditions.length === 0)
        return undefined;
    const spans = new field_spans/* FieldSpans */.M(columnDelimiter, 1 + Math.max(...conditions.map(({ place }) => place)));
    return (bytes, start, end) => {
        spans.read(bytes, start, end);
        return conditions.every(({ place, values, isWanted }) => values.has(spans.value(place).trim()) === isWanted);
    };
}
function trimmed(values) {
    return new Set(values.map((value) => value.trim()));
}

var map_header = __webpack_require__(18508);
;// CONCATENATED MODULE: ../../lib/mapping/chosen-records.js



class ChosenRecords {
    #spec;
    #own;
    #mapped;
    #choice;
    #marks;
    #index = 0;
    constructor(spec) {
        this.#spec = spec;
    }
    header(own) {
        return this.#map(own).header;
    }
    get chooses() {
        return this.#choice !== undefined;
    }
    takes({ bytes, start, end }) {
        const index = this.#index++;
        if (this.#choice === undefined || this.#choice(bytes, start, end))
            return true;
        this.#marks ??= new record_marks/* RecordMarks */.A();
        this.#marks.add(index);
        return false;
    }
    get others() {
        return this.#marks;
    }
    end(own) {
        return own === undefined ? { header: own, problems: [] } : this.#map(own);
    }
    #map(own) {
        if (this.#mapped !== undefined && this.#own === own)
            return this.#mapped;
        const mapped = this.#spec === undefined ? { header: own, problems: [] } : (0,map_header/* mapHeader */.A)(own, this.#spec);
        this.#choice = this.#spec && mapped.problems.length === 0 ? createChoice(mapped.header, this.#spec) : undefined;
        this.#own = own;
        this.#mapped = mapped;
        return mapped;
    }
}

var read_ahead = __webpack_require__(24287);
;// CONCATENATED MODULE: ../../lib/parts/source-file.js








function chosenRecords({ records, notChosen }) {
    return records - (notChosen?.count ?? 0);
}
const SCAN_CHUNK_BYTES = 1_048_576;
async function scanFile(place, options, onRecords) {
    const handle = await (0,promises_.open)(place.absolutePath);
    try {
        return await scanChunks((0,read_ahead/* readToEnd */.f5)(handle, SCAN_CHUNK_BYTES), await fileVersion(handle, place), options, onRecords);
    }
    finally {
        await handle.close();
    }
}
async function scanChunks(chunks, version, { columnDelimiter, signal, keys, columns }, onRecords) {
    const fileKeys = keys?.startFile();
    const chosen = new ChosenRecords(columns);
    const records = new arrived_records/* ArrivedRecords */.m((record) => {
        if (chosen.takes(record))
            fileKeys?.read(record);
    });
    let looksAtKeys = fileKeys !== undefined || columns !== undefined;
    const scan = (0,csv_scan/* startScan */.y)({
        columnDelimiter,
        onRecords: (batch, own) => {
            const header = chosen.header(own);
            const looks = fileKeys?.looksUnder(header) ?? false;
            if (looksAtKeys && (looks || chosen.chooses))
                records.take(batch);
            onRecords(batch, header, version);
        },
    });
    const lines = (0,cr_records/* createLineReader */.UB)();
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
    const { header, problems: unmapped } = chosen.end(result.header);
    const others = [...(lines.sawLineFeedAmongCr() ? [(0,csv_problems/* lineFeedAmongCr */.Os)(1)] : []), ...unmapped];
    const findings = [...others, ...problems].map((problem) => ({ path: version.path, ...problem }));
    const findingCount = problemCount + others.length;
    const crEndsRecords = lines.crEndsRecords();
    return {
        ...version,
        ...result,
        header,
        findings,
        findingCount,
        crEndsRecords,
        keys: looksAtKeys ? fileKeys?.traits : undefined,
        notChosen: chosen.others,
    };
}
const LONGEST_RECORD_BYTES = 2 * limits/* MAX_RECORD_CHARACTERS */.EX * limits/* MAX_CHARACTER_BYTES */.hK;
async function fileVersion(handle, { path, absolutePath }) {
    const { size, mtimeMs } = await handle.stat();
    return { path, absolutePath, bytes: size, mtimeMs };
}


/***/ }),

/***/ 69962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _csv_arrived_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10630);
/* harmony import */ var _csv_cr_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68040);
/* harmony import */ var _csv_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70236);
/* harmony import */ var _memory_read_ahead_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24287);
/* harmony import */ var _source_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27123);






async function readSource({ absolutePath }, { columnDelimiter, onRecord, onBatch, signal }) {
    const records = new _csv_arrived_records_js__WEBPACK_IMPORTED_MODULE_1__/* .ArrivedRecords */ .m(onRecord);
    const scan = (0,_csv_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .startScan */ .y)({
        columnDelimiter,
        onRecords: (batch) => {
            records.take(batch);
            onBatch?.(batch);
        },
    });
    const lines = (0,_csv_cr_records_js__WEBPACK_IMPORTED_MODULE_2__/* .createLineReader */ .UB)();
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(absolutePath);
    try {
        for await (const chunk of (0,_memory_read_ahead_js__WEBPACK_IMPORTED_MODULE_4__/* .readToEnd */ .f5)(handle, _source_file_js__WEBPACK_IMPORTED_MODULE_5__/* .SCAN_CHUNK_BYTES */ .Sp)) {
            signal?.throwIfAborted();
            records.feed(lines.read(chunk), scan);
        }
        scan.end();
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 15068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ checkId),
/* harmony export */   x: () => (/* binding */ checkAccess)
/* harmony export */ });
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1030);
/* harmony import */ var _column_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63881);
/* harmony import */ var _field_access_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79614);



function checkAccess(field, column, { operation, describe, externalIdField }) {
    const { name } = field;
    const full = `${describe.name}.${name}`;
    if (name === 'Id')
        return checkId(operation, externalIdField, column);
    if (externalIdField !== undefined && (0,_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(name, externalIdField))
        return {};
    if (field.type === 'base64')
        return { problem: { check: 'file-field', message: binary(full) } };
    if (describe.name === 'Account' && name === 'Name')
        return {};
    switch ((0,_field_access_js__WEBPACK_IMPORTED_MODULE_0__/* .accessOf */ .YK)(field, operation)) {
        case 'yes':
            return {};
        case 'audit':
            return {
                warning: {
                    check: 'audit-field',
                    message: `This user cannot set ${full} on new records. If records fail, give the user the permission "Set Audit Fields upon Record Creation".`,
                },
            };
        case 'create only':
            return operation === 'update' ? { problem: onNewOnly(column, full) } : createOnly(column, full, describe);
        case 'update only':
            return operation === 'insert' ? { problem: notOnNew(full) } : updateOnly(full, describe);
        case 'no':
            return { problem: { check: 'read-only-field', message: (0,_field_access_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)(field, describe) } };
    }
}
const ID_ON_INSERT = 'insert does not accept the column Id, because the org assigns the Ids of new records. Remove the column, or use update or upsert.';
function checkId(operation, externalIdField, column = 'Id') {
    if (operation === 'insert')
        return { problem: { check: 'id-column', message: ID_ON_INSERT } };
    if (operation !== 'upsert' || externalIdField === undefined || (0,_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(externalIdField, 'Id'))
        return {};
    return {
        problem: {
            check: 'id-column',
            message: `upsert finds records by ${externalIdField} and does not accept the column Id beside it. Remove ${(0,_column_js__WEBPACK_IMPORTED_MODULE_2__/* .theColumn */ .cK)(column)}. To change ` +
                'records by their Ids, use `operation: update`.',
        },
    };
}
function onNewOnly(column, full) {
    return {
        check: 'field-of-new-records',
        message: `${full} can be set on new records only: nobody can change it on records that exist. Remove ${(0,_column_js__WEBPACK_IMPORTED_MODULE_2__/* .theColumn */ .cK)(column)}.`,
    };
}
function notOnNew(full) {
    return {
        check: 'field-of-existing-records',
        message: `${full} can be set on records that exist only, not on new ones. Remove the column, and set the field with a later update.`,
    };
}
function createOnly(column, full, { updateable }) {
    if (!updateable)
        return {};
    return {
        warning: {
            check: 'field-of-new-records',
            message: `${full} can be set on new records only. Records that the org already has will fail if they have a value in ` +
                `${(0,_column_js__WEBPACK_IMPORTED_MODULE_2__/* .theColumn */ .cK)(column)}, because nobody can change this field on them. Leave the column out for those.`,
        },
    };
}
function updateOnly(full, { createable }) {
    if (!createable)
        return {};
    return {
        warning: {
            check: 'field-of-existing-records',
            message: `${full} can be set on records that exist only. New records that have a value in it will fail. Leave the column out for those, and set the field in a later load.`,
        },
    };
}
function binary(full) {
    return (`${full} takes a file (base64), which Bulk API 2.0 does not load. Upload the files with \`sf data create file\` or the ` +
        'REST API ("Insert or Update Blob Data"), and remove the column.');
}


/***/ }),

/***/ 63881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   Cc: () => (/* binding */ mayBeValue),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   cK: () => (/* binding */ theColumn)
/* harmony export */ });
/* harmony import */ var _text_shown_column_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49761);

function shown({ column, place, row }) {
    return (0,_text_shown_column_js__WEBPACK_IMPORTED_MODULE_0__/* .shownColumn */ .cB)(column, place, row);
}
function mayBeValue({ row }) {
    return row.redact && !row.isHeader;
}
function named(shownName) {
    return shownName.startsWith('"') ? shownName : `with the name in ${shownName}`;
}
function theColumn(bareName) {
    return bareName.startsWith('column ') ? bareName : `the column ${bareName}`;
}
function bare(shownName) {
    const name = shownName.slice(1, -1);
    return (0,_text_shown_column_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeColumn */ .E6)(name) && shownName === `"${name}"` ? name : shownName;
}


/***/ }),

/***/ 79614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fixedAccess),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   nJ: () => (/* binding */ MOST_NAMES),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);

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
    if (createable)
        return 'create only';
    if (AUDIT_FIELDS.has(name) && operation !== 'update')
        return 'audit';
    return updateable ? 'update only' : 'no';
}
function refusal(field, describe) {
    const { name, calculated, autoNumber, type, permissionable } = field;
    const full = `${describe.name}.${name}`;
    const parts = partsOf(field, describe);
    if (parts.length > 0)
        return `${full} is composed of other fields. Use their columns instead: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(parts, MOST_NAMES)}.`;
    if (type === 'address' || type === 'location')
        return (`${full} is composed of other fields, which this user cannot set. Give the user edit access to them in a permission ` +
            'set, and use a column for each of them.');
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


/***/ }),

/***/ 77986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q3: () => (/* binding */ guardOrg),
/* harmony export */   UV: () => (/* binding */ guardRecords),
/* harmony export */   zD: () => (/* binding */ guardHardDeletes)
/* harmony export */ });
/* harmony import */ var _bulk_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87120);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56350);
/* harmony import */ var _values_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6992);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1030);





function guardOrg(organization, expected) {
    const { id, host, kind } = organization;
    if (expected === undefined) {
        if (kind !== 'production')
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('guard-refused', `${host} is a production org, and the workflow does not name it. Nothing was written. ` +
            `To load into this org, add to the step's "with:"\n  org: ${id}`);
    }
    if (isSameOrg(organization, expected))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('guard-refused', `The step is signed in to ${host} (${id}, ${kind}), but the workflow expects another org: "org: ${expected.kind === 'id' ? expected.id : expected.host}". ` +
        `Nothing was written. Correct the sign-in or, to load into this org, set\n  org: ${id}`);
}
function guardHardDeletes(loads) {
    const deletions = loads.filter(({ operation }) => operation === 'hardDelete');
    const isConfirmed = ({ object, limits: { confirmHardDelete } }) => confirmHardDelete.some((name) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(name, object));
    if (deletions.every(isConfirmed))
        return;
    const objects = deletions.map(({ object }) => object);
    const once = objects.filter((object, at) => objects.findIndex((other) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(other, object)) === at);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('guard-refused', `hardDelete removes records for good, without the recycle bin. To confirm this, add to the step's "with:"\n  confirm-hard-delete: ${once.join(', ')}`);
}
function guardRecords(loads, organization) {
    const most = Math.max(0, ...loads.map(({ records }) => records));
    const unlimited = loads.filter(({ spec: { operation, limits } }) => (0,_bulk_job_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeletion */ .zo)(operation) && limits.maxRecords === undefined);
    if (organization?.kind === 'production' && unlimited.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('guard-refused', `${organization.host} is a production org, where a deletion needs an upper limit. Nothing was deleted. ` +
            `${recordsIn(unlimited)}. If that is right, add to the step's "with:"\n  max-records: ${most}`);
    }
    const tooMany = loads.filter(({ spec: { limits }, records }) => records > (limits.maxRecords ?? records));
    const allowed = tooMany[0]?.spec.limits.maxRecords;
    if (allowed === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LoadError */ .Xb('guard-refused', `${recordsIn(tooMany)}, but max-records allows ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .thousands */ .oh)(allowed)}. Nothing was sent. ` +
        `Check the files; if they are right, set\n  max-records: ${most}`);
}
const MOST_NAMED = 10;
function recordsIn(loads) {
    const [first] = loads;
    if (first !== undefined && first.name === undefined)
        return `The files have ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(first.records, 'record')}`;
    const each = loads.map(({ name, records }) => `the load \`${name}\` has ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(records, 'record')}`);
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(each, MOST_NAMED).replace('the', 'The');
}
function isSameOrg({ id, host }, expected) {
    return expected.kind === 'id' ? (0,_values_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .sameId */ .s)(expected.id, id) : expected.host === host.toLowerCase();
}


/***/ }),

/***/ 86698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ missingUpsertKey),
/* harmony export */   hv: () => (/* binding */ columnProblems),
/* harmony export */   x$: () => (/* binding */ onlyIds),
/* harmony export */   xp: () => (/* binding */ missingUpdateId),
/* harmony export */   ze: () => (/* binding */ missingIds)
/* harmony export */ });
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56350);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1030);
/* harmony import */ var _field_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79614);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1776);
/* harmony import */ var _object_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7068);





function columnProblems({ columns, checked }, target) {
    const { operation, externalIdField } = target;
    const found = checked.map(({ problem }) => problem);
    if (operation === 'update')
        return [...given(found), ...missingId(columns, checked)];
    if (operation !== 'upsert' || externalIdField === undefined)
        return given(found);
    const field = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldOf */ ._F)(target.describe, externalIdField);
    if (field !== undefined)
        return [...given(found), ...missingKey(field, { columns, checked }, target)];
    const meant = keysMeant(externalIdField, target);
    const [only, ...rest] = meant;
    const isPart = (column = '') => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(column, externalIdField) || (rest.length === 0 && (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(column, only));
    const others = found.filter((_, at) => !isPart(columns[at]));
    return [...given(others), wrongKey(externalIdField, meant, { columns, checked }, target)];
}
function keysMeant(name, { describe, near }) {
    const labelled = (0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsLabelled */ .bS)(describe, name).filter(isKey);
    const meant = labelled.length > 0 ? labelled : near(name, describe).filter(isKey);
    return meant.slice(0, _field_access_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_NAMES */ .nJ).map((field) => field.name);
}
function wrongKey(name, meant, header, { describe }) {
    const said = `\`external-id-field\`: ${describe.name} has no field "${name}" that this user can see.`;
    const [only, ...rest] = meant;
    if (only === undefined) {
        const cure = `Set it to the API name of an external id, and have a column of the same name.${keysOf(describe)}`;
        return { check: 'key-column', message: `${said} ${cure}` };
    }
    const set = rest.length === 0
        ? [`Set \`external-id-field: ${only}\``, inHeader(name, only, header)].join('')
        : 'Set it to the one that is right, and have a column of the same name';
    return { check: 'key-column', message: `${said} Did you mean ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(meant)}? ${set}.` };
}
function inHeader(wrong, right, { columns, checked }) {
    const has = (name) => columns.some((column) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(column, name));
    if (has(right))
        return has(wrong) ? `, and remove the column ${wrong}` : '';
    if (has(wrong))
        return ', and write the same in the header';
    return isMeant(right, checked) ? '' : `, and add the column ${right}`;
}
function isKey({ externalId, idLookup }) {
    return externalId || idLookup;
}
function keysOf({ fields }) {
    const keys = fields.filter(isKey).map(({ name }) => name);
    return keys.length === 0 ? '' : ` Fields that you can use: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(keys, _field_access_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_NAMES */ .nJ)}.`;
}
function given(problems) {
    return problems.flatMap((problem) => problem ?? []);
}
function missingId(columns, checked) {
    if (columns.some((column) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(column, 'Id')) || isMeant('Id', checked))
        return [];
    return [missingUpdateId()];
}
function missingKey(field, { columns, checked }, { describe }) {
    const problems = [];
    if (!columns.some((column) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(column, field.name)) && !isMeant(field.name, checked))
        problems.push(missingUpsertKey(field.name));
    if (field.name === 'Id' || isKey(field))
        return problems;
    const message = `\`external-id-field\`: ${describe.name}.${field.name} is not an external id.${keysOf(describe)}`;
    return [...problems, { check: 'key-column', message }];
}
function missingUpdateId() {
    return { check: 'key-column', message: 'update needs the column Id, which says which records to change.' };
}
function missingUpsertKey(key) {
    return { check: 'key-column', message: `upsert needs the column ${key}, which \`external-id-field\` names.` };
}
function missingIds(operation) {
    return {
        check: 'key-column',
        message: `${operation} needs the column Id, with the Ids of the records to delete.`,
    };
}
function onlyIds(operation, others) {
    return { check: 'columns-of-deletion', message: `${operation} accepts only the column Id. Remove ${others}.` };
}
function isMeant(name, checked) {
    return checked.some(({ meant = [] }) => meant.some((field) => field.name === name));
}


/***/ }),

/***/ 1776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pc: () => (/* binding */ fieldsSpelled),
/* harmony export */   bS: () => (/* binding */ fieldsLabelled),
/* harmony export */   mq: () => (/* binding */ tellingLabel),
/* harmony export */   nH: () => (/* binding */ withLabel),
/* harmony export */   sL: () => (/* binding */ isObjectLabel)
/* harmony export */ });
const LABELS = new WeakMap();
function fieldsLabelled(describe, text) {
    return labelsOf(describe).exact.get(labelKey(text)) ?? [];
}
function isObjectLabel({ label }, text) {
    return label !== '' && labelKey(label) === labelKey(text);
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


/***/ }),

/***/ 34776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ columnsByKey),
/* harmony export */   DE: () => (/* binding */ findsRecords),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   hQ: () => (/* binding */ ownField),
/* harmony export */   yW: () => (/* binding */ columnsByAnyKey)
/* harmony export */ });
/* harmony import */ var _text_shown_column_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49761);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1030);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1776);
/* harmony import */ var _object_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7068);




const MOST_PARTS = 5;
function parsePath(column, describe) {
    const parts = column.split(/[.:]/, MOST_PARTS + 1);
    const key = parts.pop();
    const [first, second] = parts;
    if (key === undefined || first === undefined || parts.length >= MOST_PARTS)
        return undefined;
    if (ownField(column, describe) !== undefined)
        return undefined;
    if (second !== undefined) {
        const isPath = !column.includes(':') && (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .relationshipField */ .L$)(describe, first) !== undefined;
        const typed = (isPath ? undefined : typedLookups(second, first, describe)) ?? typedLookups(first, second, describe);
        if (typed !== undefined)
            return { ...typed, key, levels: parts.length - 1 };
    }
    const isTyped = second !== undefined && column.indexOf(':') === first.length;
    const lookups = lookupsNamed(isTyped ? second : first, describe);
    return { lookups, object: undefined, key, levels: isTyped ? parts.length - 1 : parts.length };
}
function ownField(column, describe) {
    const [object = '', name = '', more] = column.split('.', 3);
    if (more !== undefined || !((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(object, describe.name) || (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .isObjectLabel */ .sL)(describe, object)))
        return undefined;
    return (lookupsSpelled(object, describe) ?? []).length === 0 ? (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldOf */ ._F)(describe, name) : undefined;
}
function typedLookups(relationship, object, describe) {
    const lookups = lookupsNamed(relationship, describe).filter(({ referenceTo }) => referenceTo.some((name) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(name, object)));
    const name = lookups[0]?.referenceTo.find((target) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(target, object));
    return name === undefined ? undefined : { lookups, object: name };
}
function lookupsNamed(relationship, describe) {
    const spelled = lookupsSpelled(relationship, describe);
    if (spelled !== undefined)
        return spelled;
    if (!(0,_text_shown_column_js__WEBPACK_IMPORTED_MODULE_3__/* .looksLikeColumn */ .E6)(relationship))
        return [];
    return describe.fields.filter((field) => field.createable && isLookup(field) && field.referenceTo.some((name) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(name, relationship)));
}
function lookupsSpelled(relationship, describe) {
    const exact = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .relationshipField */ .L$)(describe, relationship);
    if (exact !== undefined)
        return [exact];
    const named = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldOf */ ._F)(describe, relationship);
    if (named !== undefined)
        return isLookup(named) ? [named] : [];
    const [plain] = relationship.split(/__r$/i);
    const ended = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .relationshipField */ .L$)(describe, plain === relationship ? `${plain}__r` : (plain ?? ''));
    if (ended !== undefined)
        return [ended];
    const labelled = (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsLabelled */ .bS)(describe, relationship).filter(isLookup);
    return labelled.length > 0 ? labelled : undefined;
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
        const parent = parents.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(object));
        if (parent === undefined)
            return [];
        const named = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldOf */ ._F)(parent, key);
        const fields = named === undefined ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsLabelled */ .bS)(parent, key) : [named];
        return fields.filter((field) => field.name !== 'Id' && findsRecords(parent, field)).map(columnOf(lookup, object));
    });
}
function columnsByAnyKey(lookup, parents) {
    const keys = lookup.referenceTo.flatMap((object) => {
        const parent = parents.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameKey */ .R)(object));
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


/***/ }),

/***/ 7068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ relationshipNames),
/* harmony export */   L$: () => (/* binding */ relationshipField),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   pi: () => (/* binding */ fieldNames)
/* harmony export */ });
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1030);

function fieldOf(describe, name) {
    return namesOf(describe).byName.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(name));
}
function relationshipField(describe, relationship) {
    return namesOf(describe).byRelationship.get((0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(relationship));
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
        if (!fields.has((0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(name)))
            fields.set((0,_values_names_js__WEBPACK_IMPORTED_MODULE_0__/* .nameKey */ .R)(name), field);
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


/***/ }),

/***/ 44094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ refusedKind)
/* harmony export */ });
const KINDS = [
    {
        ending: /__mdt$/i,
        allows: () => false,
        instead: 'is a custom metadata type. Its records are metadata, which are deployed and not loaded: make them from the CSV file with ' +
            '`sf cmdt generate records --csv … --type-name … --name-column …`, and deploy them with `sf project deploy start`.',
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
    const kind = KINDS.find(({ ending }) => ending.test(object));
    if (kind === undefined || kind.allows(operation))
        return undefined;
    return `\`object\`: ${object} ${kind.instead}`;
}


/***/ }),

/***/ 59230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readParents),
/* harmony export */   X: () => (/* binding */ parentObjects)
/* harmony export */ });
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13020);
/* harmony import */ var _org_describe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29341);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1030);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1776);
/* harmony import */ var _lookups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34776);
/* harmony import */ var _object_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7068);






const MOST_PROPOSED = 40;
const AT_ONCE = 5;
async function readParents(headers, describe, describer) {
    const columns = [...new Set(headers.flatMap((header) => header.columns))];
    const parents = new Map();
    const learn = (object, parent) => {
        if (parent !== undefined)
            parents.set((0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .nameKey */ .R)(object), parent);
    };
    const needed = parentObjects(columns, describe);
    for (const object of needed)
        learn(object, await describer.describe(object));
    const proposed = proposedParents(columns, describe, parents).filter((object) => !needed.includes(object));
    const limit = (0,_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .createLimit */ .K)(AT_ONCE);
    const found = await Promise.all(proposed.slice(0, MOST_PROPOSED).map((object) => limit(() => (0,_org_describe_js__WEBPACK_IMPORTED_MODULE_0__/* .describeIfPossible */ .ch)(object, describer))));
    for (const [at, parent] of found.entries())
        learn(proposed[at] ?? '', parent);
    return parents;
}
function parentObjects(columns, describe) {
    const targets = columns.flatMap((column) => {
        const { lookups = [], object } = pathOf(column, describe);
        return lookups.flatMap(({ referenceTo }) => referenceTo.length === 1 ? referenceTo : referenceTo.filter((name) => (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(name, object)));
    });
    return [...new Set(targets)];
}
function proposedParents(columns, describe, parents) {
    const objects = columns.flatMap((column) => {
        if ((0,_object_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldOf */ ._F)(describe, column) !== undefined)
            return [];
        const { lookups = lookupsMeant(column, describe), object, key = '' } = pathOf(column, describe);
        const works = lookups.flatMap((lookup) => (0,_lookups_js__WEBPACK_IMPORTED_MODULE_2__/* .columnsByKey */ .A5)(lookup, key, parents));
        return object !== undefined && works.length > 0 ? [] : lookups.flatMap(({ referenceTo }) => referenceTo);
    });
    return [...new Set(objects)];
}
function lookupsMeant(column, describe) {
    const lookup = (0,_object_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .relationshipField */ .L$)(describe, column);
    return lookup === undefined ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsLabelled */ .bS)(describe, column) : [lookup];
}
function pathOf(column, describe) {
    return ((0,_object_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldOf */ ._F)(describe, column) === undefined ? (0,_lookups_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(column, describe) : undefined) ?? {};
}


/***/ }),

/***/ 4088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  PQ: () => (/* binding */ asWarning),
  Yl: () => (/* binding */ headersOf),
  Mz: () => (/* binding */ preflight),
  ce: () => (/* binding */ stopped)
});

var csv_header = __webpack_require__(32179);
var errors = __webpack_require__(87120);
var part_builder = __webpack_require__(9043);
;// CONCATENATED MODULE: ../../lib/parts/rename.js


function withColumnNames(part, columns) {
    if (columns.every((name, index) => name === part.columns[index]))
        return part;
    const renamed = new part_builder/* PartBuilder */.h({ ...part, columns, header: (0,csv_header/* headerBytes */.RH)({ ...part, columns }) }, part.number);
    renamed.addPart(part);
    return renamed.end();
}

var nearest = __webpack_require__(56737);
var words = __webpack_require__(56350);
var values_names = __webpack_require__(1030);
var job = __webpack_require__(68179);
var column_name = __webpack_require__(55344);
var preflight_column = __webpack_require__(63881);
var column_access = __webpack_require__(15068);
var object_fields = __webpack_require__(7068);
var shown_column = __webpack_require__(49761);
var field_access = __webpack_require__(79614);
var preflight_lookups = __webpack_require__(34776);
var preflight_labels = __webpack_require__(1776);
;// CONCATENATED MODULE: ../../lib/preflight/near-names.js



const MOST_SEARCHES = 20;
function createNearFields() {
    let searches = 0;
    return (column, describe) => {
        const spelled = (0,preflight_labels/* fieldsSpelled */.Pc)(describe, column);
        if (spelled.length > 0)
            return spelled;
        if (searches++ >= MOST_SEARCHES)
            return [];
        const near = (0,object_fields/* fieldOf */._F)(describe, nearName(column, (0,object_fields/* fieldNames */.pi)(describe)) ?? '');
        if (near !== undefined)
            return [near];
        const labels = describe.fields.flatMap(({ label }) => (label === '' ? [] : [label]));
        return (0,preflight_labels/* fieldsLabelled */.bS)(describe, nearName(column, labels) ?? '');
    };
}
function nearName(word, names) {
    const { core, ending } = partsOf(word);
    const same = names.filter((name) => {
        const parts = partsOf(name);
        return parts.ending === ending && digitsOf(parts.core) === digitsOf(core);
    });
    const near = (0,nearest/* closest */.k)(core, same.map((name) => partsOf(name).core), allowedEdits);
    return near === undefined ? undefined : same.find((name) => partsOf(name).core === near);
}
function allowedEdits(word, candidate) {
    const shorter = Math.min(word.length, candidate.length);
    return shorter < 3 ? 0 : shorter < 6 ? 1 : 2;
}
function partsOf(name) {
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
    const path = (0,preflight_lookups/* parsePath */.Rr)(own.column, describe);
    if (path === undefined)
        return undefined;
    const [lookup] = path.lookups;
    if (lookup === undefined && !(0,shown_column/* looksLikeColumn */.E6)(own.column))
        return undefined;
    if (lookup === undefined && !own.column.includes('.'))
        return undefined;
    const wrong = (problem) => ({
        kind: 'wrong',
        problem: { check: 'parent-column', message: `${(0,preflight_column/* shown */.SP)(own)}: ${problem}` },
        lookup: path.levels > 1 ? undefined : lookup,
    });
    if ((0,preflight_column/* mayBeValue */.Cc)(own))
        return wrong(`${describe.name} accepts no column of this name. ${FORM}`);
    const { problem } = lookup !== undefined && path.lookups.length === 1 ? (0,column_access/* checkAccess */.x)(lookup, (0,preflight_column/* bare */.$B)((0,preflight_column/* shown */.SP)(own)), target) : {};
    if (problem !== undefined)
        return { kind: 'wrong', problem, lookup };
    if (path.object !== undefined && !parents.has((0,values_names/* nameKey */.R)(path.object)) && target.isPartial !== true)
        return wrong(noAccess([path.object]));
    if (path.levels > 1)
        return wrong(twoLevels(path, target));
    if (lookup === undefined)
        return wrong(unknownRelationship(own, target));
    const hidden = lookup.referenceTo.filter((object) => !parents.has((0,values_names/* nameKey */.R)(object)));
    if (hidden.length === lookup.referenceTo.length && target.isPartial !== true)
        return wrong(noAccess(hidden));
    const said = whatIsWrong(own, path, lookup, target);
    if (hidden.length === 0 || target.isPartial !== true)
        return wrong(`${said} ${cure(path, parents)}`);
    return wrong(`${said} ${lookup.referenceTo.length > 1 ? cureOfSome(path, hidden, parents) : FORM}`);
}
function rightColumn(column, { describe, parents, isPartial = false }) {
    const { type, relationship = '', key = '' } = (0,column_name/* parseColumn */.s0)(column);
    const lookup = (0,object_fields/* relationshipField */.L$)(describe, relationship);
    if (lookup === undefined)
        return undefined;
    const isPolymorphic = lookup.referenceTo.length > 1;
    if (!isPolymorphic && type !== undefined)
        return undefined;
    const object = isPolymorphic ? lookup.referenceTo.find((name) => (0,values_names/* sameName */.q)(name, type)) : lookup.referenceTo[0];
    const prefix = isPolymorphic ? `${object}:` : '';
    const parent = parents.get((0,values_names/* nameKey */.R)(object ?? ''));
    if (parent === undefined && object !== undefined && isPartial && API_NAME.test(key))
        return { kind: 'right', name: `${prefix}${lookup.relationshipName}.${key}`, lookup };
    const parentKey = parent === undefined ? undefined : (0,object_fields/* fieldOf */._F)(parent, key);
    if (parent === undefined || parentKey === undefined || !(0,preflight_lookups/* findsRecords */.DE)(parent, parentKey))
        return undefined;
    return { kind: 'right', name: `${prefix}${lookup.relationshipName}.${parentKey.name}`, lookup };
}
const API_NAME = /^[A-Za-z]\w*$/;
const FORM = 'A column that finds a parent has the name of the relationship, a dot, and the API name of a key of the parent.';
function noAccess(objects) {
    const what = (0,words/* agree */.d5)(objects.length, 'object', 'objects');
    return `this user has no access to the ${what} ${(0,words/* listed */.KE)(objects, field_access/* MOST_NAMES */.nJ)}. Check the user's object permissions.`;
}
function twoLevels({ lookups, object }, { describe, parents }) {
    const said = `a column can name a direct parent of ${describe.name} only, not the parent of a parent.`;
    const [lookup] = lookups;
    const all = lookup === undefined ? [] : (0,preflight_lookups/* columnsByAnyKey */.yW)(lookup, parents);
    const columns = all.filter((column) => object === undefined || isOf(object, column));
    if (columns.length === 0)
        return `${said} ${FORM}`;
    const objects = object === undefined ? (lookup?.referenceTo ?? []) : [object];
    return `${said} Use a key of the ${(0,words/* listed */.KE)(objects, field_access/* MOST_NAMES */.nJ)} itself: ${someOf(columns)}.`;
}
function whatIsWrong(own, path, lookup, { describe, parents }) {
    const { type, relationship } = (0,column_name/* parseColumn */.s0)(own.column);
    const refers = `${lookup.relationshipName} can refer to ${(0,words/* listed */.KE)(lookup.referenceTo, field_access/* MOST_NAMES */.nJ)}`;
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
    const key = (0,object_fields/* fieldOf */._F)(parent, path.key);
    if (key !== undefined)
        return `${object}.${key.name} does not identify a record: it is neither an external id nor an idLookup field.`;
    return `${object} has no field ${(0,preflight_column/* named */.KT)((0,preflight_column/* shown */.SP)({ column: path.key, place, row }))} that this user can see.`;
}
function cure({ lookups, object, key }, parents) {
    const fitting = lookups.flatMap((lookup) => (0,preflight_lookups/* columnsByKey */.A5)(lookup, key, parents));
    const meant = fitting.filter((column) => object === undefined || isOf(object, column));
    if (fitting.length > 0)
        return `Write ${someOf(meant.length > 0 ? meant : fitting)}.${object === undefined ? onlyFor(fitting, lookups, parents) : ''}`;
    const ids = (0,words/* choice */.Yq)(lookups.map(({ name }) => name));
    const columns = lookups.flatMap((lookup) => (0,preflight_lookups/* columnsByAnyKey */.yW)(lookup, parents));
    if (columns.length === 0)
        return `No key of the parent can be used. Write its Ids in the column ${ids}.`;
    return `Columns that find the parent: ${someOf(columns)}; or ${ids}, with its Ids.`;
}
function cureOfSome(path, unknown, parents) {
    const { lookups, object, key } = path;
    const [lookup] = lookups;
    const objects = unknown.filter((name) => object === undefined || (0,values_names/* sameName */.q)(name, object));
    if (objects.length === 0 || lookup === undefined)
        return cure(path, parents);
    const form = someOf(objects.map((name) => `\`${name}:${lookup.relationshipName}.<key>\``));
    const fitting = (0,preflight_lookups/* columnsByKey */.A5)(lookup, key, parents);
    const known = fitting.length > 0 ? fitting : (0,preflight_lookups/* columnsByAnyKey */.yW)(lookup, parents);
    if (object !== undefined || known.length === 0)
        return `Write ${form}, with the API name of a key of that object.`;
    return `Write ${someOf(known)}; to find records of ${(0,words/* listed */.KE)(objects, field_access/* MOST_NAMES */.nJ)}, write ${form}, with the API name of a key of that object.`;
}
function isOf(object, column) {
    return (0,values_names/* sameName */.q)((0,column_name/* parseColumn */.s0)(column).type, object);
}
function onlyFor(columns, lookups, parents) {
    const [lookup] = lookups;
    if (lookup === undefined || lookups.length > 1 || lookup.referenceTo.length < 2)
        return '';
    const found = lookup.referenceTo.filter((object) => columns.some((column) => isOf(object, column)));
    if (found.length === lookup.referenceTo.length)
        return '';
    const others = (0,preflight_lookups/* columnsByAnyKey */.yW)(lookup, parents).filter((column) => !found.some((object) => isOf(object, column)));
    const said = ` ${columns.length === 1 ? 'It finds' : 'They find'} records of ${(0,words/* listed */.KE)(found, field_access/* MOST_NAMES */.nJ)} only`;
    return others.length === 0 ? `${said}.` : `${said}; for others, write ${someOf(others)}.`;
}
function someOf(columns) {
    const [only] = columns;
    if (only !== undefined && columns.length === 1)
        return only;
    return columns.length <= field_access/* MOST_NAMES */.nJ ? (0,words/* choice */.Yq)(columns) : (0,words/* listed */.KE)(columns, field_access/* MOST_NAMES */.nJ);
}
function unknownRelationship({ column, place, row }, target) {
    const { describe } = target;
    const { relationship = column } = (0,column_name/* parseColumn */.s0)(column);
    const relationships = (0,object_fields/* relationshipNames */.Fk)(describe).filter((name) => {
        const lookup = (0,object_fields/* relationshipField */.L$)(describe, name);
        return lookup !== undefined && (0,column_access/* checkAccess */.x)(lookup, name, target).problem === undefined;
    });
    const meant = nearName(relationship, relationships);
    const others = relationships.length === 0 ? '' : ` It has ${(0,words/* listed */.KE)(relationships, field_access/* MOST_NAMES */.nJ)}.`;
    const hint = meant === undefined ? others : ` Did you mean ${meant}?`;
    return `${describe.name} has no relationship ${(0,preflight_column/* named */.KT)((0,preflight_column/* shown */.SP)({ column: relationship, place, row }))} that this user can see.${hint}`;
}

;// CONCATENATED MODULE: ../../lib/preflight/unknown-column.js








function unknownColumn(own, target) {
    const { describe, near } = target;
    const field = (0,preflight_lookups/* ownField */.hQ)(own.column, describe);
    if (field !== undefined)
        return { problem: hasObject(own, field, target), fields: [field] };
    if ((0,preflight_column/* mayBeValue */.Cc)(own))
        return { problem: noField(own, describe, `${NOT_SEEN} ${NO_HEADER}`), fields: [] };
    const labelled = bestOf((0,preflight_labels/* fieldsLabelled */.bS)(describe, own.column), own, target);
    if (labelled.length > 0) {
        const message = isLabel(own, labelled, target);
        return { problem: { check: 'label-in-header', message }, fields: labelled };
    }
    const lookup = (0,object_fields/* relationshipField */.L$)(describe, own.column);
    if (lookup !== undefined)
        return { problem: isRelationship(own, lookup, target), fields: [lookup] };
    const fields = bestOf(near(own.column, describe), own, target);
    if (fields.length > 0)
        return { problem: noField(own, describe, didYouMean(own, fields, target)), fields };
    return { problem: noField(own, describe, (0,shown_column/* looksLikeColumn */.E6)(own.column) ? notSeen(own.column) : NO_NAME), fields: [] };
}
function bestOf(fields, own, target) {
    const free = fields.filter((field) => whyNot(field, own, target) === undefined);
    return free.length > 0 ? free : fields;
}
function whyNot(field, own, target) {
    const { problem } = (0,column_access/* checkAccess */.x)(field, (0,preflight_column/* bare */.$B)((0,preflight_column/* shown */.SP)(own)), target);
    if (problem !== undefined)
        return problem.message;
    const other = target.filled?.get(field.name);
    return other === undefined ? undefined : `${field.name} is filled by the column ${other} already. Remove this one.`;
}
function hasObject(own, field, target) {
    const message = whyNot(field, own, target) ?? `leave out the object: write ${field.name}.`;
    return { check: 'parent-column', message: `${(0,preflight_column/* shown */.SP)(own)}: ${message}` };
}
function isLabel(own, fields, target) {
    const [only] = fields;
    if (only === undefined || fields.length > 1) {
        const said = `${(0,preflight_column/* shown */.SP)(own)} is the label of several fields.`;
        const problem = only && whyNot(only, own, target);
        if (problem !== undefined)
            return `${said} None of them can be filled here. ${problem}`;
        const names = (0,words/* choice */.Yq)(fields.slice(0, field_access/* MOST_NAMES */.nJ).map(({ name }) => name));
        return `${said} Write the API name of one of them in the header: ${names}.`;
    }
    const said = `${(0,preflight_column/* shown */.SP)(own)} is the label of the field ${only.name}.`;
    const problem = whyNot(only, own, target);
    if (problem !== undefined)
        return `${said} ${problem}`;
    if (only.type !== 'reference')
        return `${said} Write the API name in the header: ${only.name}.`;
    const columns = (0,preflight_lookups/* columnsByAnyKey */.yW)(only, target.parents).slice(0, field_access/* MOST_NAMES */.nJ);
    const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${(0,words/* choice */.Yq)(columns)}.`;
    return `${said} For Ids, write the API name in the header: ${only.name}.${byKey}`;
}
function isRelationship(own, lookup, target) {
    const said = `${(0,preflight_column/* shown */.SP)(own)} is a relationship, not a field.`;
    const problem = whyNot(lookup, own, target);
    const columns = (0,preflight_lookups/* columnsByAnyKey */.yW)(lookup, target.parents).slice(0, field_access/* MOST_NAMES */.nJ);
    const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${(0,words/* choice */.Yq)(columns)}.`;
    const message = problem ?? `For Ids, write the name of its field in the header: ${lookup.name}.${byKey}`;
    return { check: 'parent-column', message: `${said} ${message}` };
}
function noField(own, { name }, why) {
    return {
        check: 'unknown-column',
        message: `${name} has no field ${(0,preflight_column/* named */.KT)((0,preflight_column/* shown */.SP)(own))} that this user can see. ${why}`,
    };
}
function didYouMean(own, fields, target) {
    const [only] = fields;
    const ifNot = isCustom(own.column) ? ` If not, ${NOT_CREATED}` : '';
    const problem = only && whyNot(only, own, target);
    if (problem !== undefined)
        return `Did you mean ${only?.name}? ${problem}${ifNot}`;
    const label = only === undefined ? undefined : (0,preflight_labels/* tellingLabel */.mq)(only);
    const meant = only !== undefined && fields.length === 1
        ? `Did you mean ${only.name}?${label === undefined ? '' : ` (Its label is "${label}".)`}`
        : `Did you mean ${(0,words/* choice */.Yq)(fields.slice(0, field_access/* MOST_NAMES */.nJ).map(preflight_labels/* withLabel */.nH))}?`;
    return `${meant}${ifNot}`;
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
    const field = (0,object_fields/* fieldOf */._F)(target.describe, column);
    if (field !== undefined)
        return { name: field.name, field, ...(0,column_access/* checkAccess */.x)(field, field.name, target) };
    const found = checkRelationship(own, target);
    if (found === undefined) {
        const { problem, fields } = unknownColumn(own, target);
        return { name: column, problem, meant: fields };
    }
    if (found.kind === 'wrong')
        return { name: column, field: found.lookup, problem: found.problem };
    const { name, lookup } = found;
    return { name, field: lookup, ...(0,column_access/* checkAccess */.x)(lookup, (0,preflight_column/* bare */.$B)((0,preflight_column/* shown */.SP)({ ...own, column: name })), target) };
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
        const check = 'lookup-twice';
        if (findDifferentObjects(filling))
            warnings.push({
                check,
                message: `${said} Records that have a value in more than one of them fail: leave all others blank in each record.`,
            });
        else
            problems.push({ check, message: `${said} Keep one of these columns, and remove the others.` });
    }
    return { problems, warnings };
}
function findDifferentObjects(filling) {
    const objects = filling.map(({ name }) => (0,column_name/* parseColumn */.s0)(name).type);
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
    return columns.filter((column) => CUSTOM_NAME.test(column) || namesField(column, describe)).length;
}
function namesField(column, describe) {
    if ((0,object_fields/* fieldOf */._F)(describe, column) !== undefined || (0,preflight_lookups/* ownField */.hQ)(column, describe) !== undefined)
        return true;
    if ((0,preflight_labels/* fieldsLabelled */.bS)(describe, column).length > 0)
        return true;
    const lookups = (0,shown_column/* looksLikeColumn */.E6)(column) ? (0,preflight_lookups/* parsePath */.Rr)(column, describe)?.lookups : undefined;
    return lookups !== undefined && lookups.length > 0;
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

var key_columns = __webpack_require__(86698);
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
    const message = `${describe.name} requires ${(0,words/* listed */.KE)(shown, field_access/* MOST_NAMES */.nJ)}, which the header does not have. Records fail unless a flow or trigger fills ${them} in.`;
    return [{ check: 'required-field', message }];
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
    return describe.name === 'Account' && (0,object_fields/* fieldOf */._F)(describe, 'IsPersonAccount') !== undefined;
}

;// CONCATENATED MODULE: ../../lib/preflight/check-header.js















function checkHeader(header) {
    const facts = { near: createNearFields(), ...header };
    const { operation, describe } = facts;
    const objectProblem = checkObject(operation, describe);
    const check = (0,job/* isDeletion */.zo)(operation) ? checkIds(facts) : checkColumns(facts);
    return objectProblem === undefined ? check : { ...check, problems: [objectProblem, ...check.problems] };
}
function checkColumns(facts) {
    const { operation, columns, describe } = facts;
    const placed = placedColumns(facts);
    const filled = filledFields(columns, describe);
    const checked = placed.map((column) => {
        const check = checkColumn(column, { ...facts, filled });
        const [meant, ...others] = check.meant ?? [];
        if (meant !== undefined && others.length === 0 && !filled.has(meant.name))
            filled.set(meant.name, column.column);
        return check;
    });
    const filling = checked.flatMap(({ field, name }, at) => {
        const column = placed[at];
        return field === undefined || column === undefined ? [] : [{ field, name, shown: (0,preflight_column/* bare */.$B)((0,preflight_column/* shown */.SP)(column)) }];
    });
    const doubled = findDoubledLookups(filling);
    const fields = filling.map(({ field }) => field);
    return {
        problems: [...(0,key_columns/* columnProblems */.hv)({ columns, checked }, facts), ...doubled.problems],
        warnings: [
            ...halfAllowed(operation, describe),
            ...checked.flatMap(({ warning }) => warning ?? []),
            ...doubled.warnings,
            ...missingRequired(operation, describe, fields),
        ],
        names: checked.map(({ name }) => name),
    };
}
function filledFields(columns, describe) {
    return new Map(columns.flatMap((column) => {
        const { relationship = '' } = (0,column_name/* parseColumn */.s0)(column);
        const field = (0,object_fields/* fieldOf */._F)(describe, column) ?? (0,object_fields/* relationshipField */.L$)(describe, column.includes('.') ? relationship : '');
        return field === undefined ? [] : [[field.name, column]];
    }));
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
    return {
        check: 'object-permission',
        message: `${operation} is not allowed on ${name} for this user. Check the object permissions in the user's profile and permission sets.`,
    };
}
function halfAllowed(operation, { name, createable, updateable }) {
    if (operation !== 'upsert' || createable === updateable)
        return [];
    const message = createable
        ? `This user can create records of ${name}, and not change them. Records that the org already has will fail. To change them as well, give the user the object permission Edit.`
        : `This user can change records of ${name}, and not create them. Records that the org does not have yet will fail. To create them as well, give the user the object permission Create.`;
    return [{ check: 'object-permission', message }];
}
function checkIds(facts) {
    const { operation, columns, describe } = facts;
    const names = columns.map((column) => ((0,values_names/* sameName */.q)(column, 'Id') ? 'Id' : column));
    const others = placedColumns(facts).filter(({ column }) => !(0,values_names/* sameName */.q)(column, 'Id'));
    const id = others.length === columns.length ? others.find((other) => meansId(other, describe)) : undefined;
    if (id !== undefined) {
        const rest = others.filter((other) => other !== id);
        const more = rest.length === 0 ? '' : `, and remove ${namesOf(rest)}`;
        const problem = (0,preflight_lookups/* ownField */.hQ)(id.column, describe) === undefined
            ? {
                check: 'label-in-header',
                message: `${(0,preflight_column/* shown */.SP)(id)} is the label of the field Id. Write Id in the header${more}.`,
            }
            : { check: 'parent-column', message: `${(0,preflight_column/* shown */.SP)(id)}: leave out the object: write Id in the header${more}.` };
        return { problems: [problem], warnings: [], names };
    }
    const problems = [];
    if (others.length === columns.length)
        problems.push((0,key_columns/* missingIds */.ze)(operation));
    if (others.length > 0)
        problems.push((0,key_columns/* onlyIds */.x$)(operation, namesOf(others)));
    return { problems, warnings: [], names };
}
function namesOf(columns) {
    return (0,words/* listed */.KE)(columns.map((column) => (0,preflight_column/* bare */.$B)((0,preflight_column/* shown */.SP)(column))), field_access/* MOST_NAMES */.nJ);
}
function meansId({ column }, describe) {
    if ((0,preflight_lookups/* ownField */.hQ)(column, describe)?.name === 'Id')
        return true;
    return (0,preflight_labels/* fieldsLabelled */.bS)(describe, column).some(({ name }) => name === 'Id');
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
        if ((0,shown_column/* looksLikeColumn */.E6)(column))
            for (const known of [column, ...column.split(/[.:]/)])
                add(known);
    }
    return (text) => names.has(text.toLowerCase());
}

;// CONCATENATED MODULE: ../../lib/preflight/marked-names.js


const MARKS = [
    { pattern: /^'(.+)'$/, words: 'single quotes around them' },
    { pattern: /^\[(.+)\]$/, words: '[brackets] around them' },
    { pattern: /^`(.+)`$/, words: 'backquotes around them' },
    { pattern: /^[“”„‟«»‘’‚](.+)[“”„‟«»‘’]$/, words: 'typographic quotes around them' },
    { pattern: /^\*?\s?([^*]+?)\s?\*?$/, words: 'a * at their ends' },
];
function findMarkedNames(columns, describe) {
    const found = new Set();
    for (const column of columns) {
        if (namesField(column, describe))
            continue;
        const mark = MARKS.find(({ pattern }) => namesField(pattern.exec(column)?.[1] ?? '', describe));
        if (mark === undefined)
            return undefined;
        found.add(mark.words);
    }
    if (found.size === 0)
        return undefined;
    return {
        check: 'unknown-column',
        message: `the names in this row have ${(0,words/* listed */.KE)([...found])}: write the names without.`,
    };
}

var object_kinds = __webpack_require__(44094);
var dialect = __webpack_require__(7834);
;// CONCATENATED MODULE: ../../lib/preflight/other-delimiter.js


function findOtherDelimiter(header, describe) {
    const [column = '', ...others] = header?.columns ?? [];
    if (header === undefined || others.length > 0 || header.bytes[0] === dialect/* QUOTE */.jA || namesField(column, describe))
        return undefined;
    const delimiter = dialect/* COLUMN_DELIMITERS */.K5.find((name) => {
        const names = column.split(String.fromCharCode((0,dialect/* delimiterByte */.Wi)(name)));
        return names.length > 1 && names.every((own) => namesField(own.trim(), describe));
    });
    if (delimiter === undefined)
        return undefined;
    return {
        check: 'unknown-column',
        message: `${delimiter} separates the names in this row, and \`column-delimiter\` is ${header.columnDelimiter}. ` +
            `Set \`column-delimiter: ${delimiter}\`, or leave the input out.`,
    };
}

var preflight_parents = __webpack_require__(59230);
;// CONCATENATED MODULE: ../../lib/preflight/preflight.js















const MOST_LISTED = 100;
async function preflight(toCheck, asked, describer) {
    const isOff = asked.preflight === 'off';
    try {
        const { named, missing, problems, warnings, about } = await check(toCheck, asked, describer);
        const stops = [...missing, ...(asked.preflight === 'stop' ? problems : [])];
        if (stops.length > 0)
            throw stopped(stops, missing.length === 0);
        const told = isOff ? [] : [...problems, ...warnings];
        return {
            parts: named(toCheck.parts),
            named,
            warnings: told.slice(0, MOST_LISTED).map(asWarning),
            more: Math.max(0, told.length - MOST_LISTED),
            ...about,
        };
    }
    catch (error) {
        if (!(error instanceof errors/* SalesforceError */.mO || error instanceof errors/* ConnectionError */.Rc))
            throw error;
        const message = `The header was not checked: the org did not describe ${asked.object} (${(0,errors/* messageOf */.bD)(error)}).`;
        return { parts: toCheck.parts, named: asTheyAre, warnings: isOff ? [] : [{ message }], more: 0, ...NOTHING_KNOWN };
    }
}
const asTheyAre = (parts) => parts;
const NOTHING_KNOWN = {
    typeOf: () => undefined,
    fieldOf: () => undefined,
    isName: () => false,
};
function stopped(problems, mayWarn) {
    const rest = problems.length - MOST_LISTED;
    const lines = problems.slice(0, MOST_LISTED).map(inWords);
    if (rest > 0)
        lines.push(`The first ${lines.length} are listed, ${rest} more ${(0,words/* agree */.d5)(rest, 'was', 'were')} found.`);
    const isAboutHeader = problems.some(({ check }) => check !== 'object-not-loaded' && check !== 'unknown-object');
    lines.push(`Nothing was sent.${mayWarn && isAboutHeader ? ' (With `preflight: warn`, the files are sent anyway.)' : ''}`);
    const placed = problems.filter(hasPlace);
    return new errors/* PreflightError */.wG(lines.join('\n'), {
        about: 'Header',
        findings: placed.slice(0, MOST_LISTED),
        found: placed.length,
        checks: problems.map(({ check }) => check),
    });
}
function inWords({ path, line, message }) {
    return path === undefined ? message : `${path} line ${line}: ${message}`;
}
function asWarning(found) {
    const said = { check: found.check, message: inWords(found) };
    return hasPlace(found) ? { ...said, at: { file: found.path, line: found.line } } : said;
}
function hasPlace(found) {
    return found.path !== undefined && found.line !== undefined;
}
async function check({ parts, files }, { operation, object, externalIdField, preflight: how, redact }, describer) {
    const describe = await describer.describe(object);
    const kind = how === 'off' ? undefined : (0,object_kinds/* refusedKind */.z)(object, operation);
    if (describe === undefined || kind !== undefined) {
        const problems = how === 'off' ? [] : [await objectProblem(object, kind, describer)];
        return { named: asTheyAre, missing: [], problems, warnings: [], about: NOTHING_KNOWN };
    }
    const headers = headersOf(parts, files);
    const missing = [];
    const problems = [];
    const warnings = [];
    const spelled = new Map();
    const near = createNearFields();
    const parents = how === 'off' ? new Map() : await (0,preflight_parents/* readParents */.W)(headers, describe, describer);
    const { isPartial } = describer;
    const header = { operation, externalIdField, describe, parents, isPartial, redact, near };
    const noHeader = (columns) => missingHeader(columns, header, redact ? undefined : near);
    const oddHeader = (columns, { path }) => columns.length > 1
        ? findMarkedNames(columns, describe)
        : (findMarkedNames(columns, describe) ??
            findOtherDelimiter(files.find((file) => file.path === path)?.header, describe));
    for (const { columns, place } of headers) {
        const odd = oddHeader(columns, place);
        if (isMissing(columns, describe))
            missing.push({ ...place, ...(odd ?? noHeader(columns)) });
        else if (odd !== undefined && how !== 'off')
            problems.push({ ...place, ...odd });
        else if (how !== 'off') {
            const found = checkHeader({ ...header, columns });
            for (const remark of once(found.problems))
                problems.push({ ...place, ...remark });
            for (const remark of once(found.warnings))
                warnings.push({ ...place, ...remark });
            for (const [place, name] of found.names.entries())
                spelled.set((0,values_names/* nameKey */.R)(columns[place] ?? ''), name);
        }
    }
    for (const { columns, place } of headersAlone(files))
        if (isMissing(columns, describe))
            missing.push({ ...place, ...(oddHeader(columns, place) ?? noHeader(columns)) });
    const named = (parts) => parts.map((part) => withColumnNames(part, part.columns.map((name) => spelled.get((0,values_names/* nameKey */.R)(name)) ?? name)));
    const fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]));
    const fieldOf = (column) => fields.get(column.toLowerCase());
    const about = {
        typeOf: (column) => fieldOf(column)?.type,
        fieldOf,
        isName: knownNames(describe, headers.map(({ columns }) => columns)),
    };
    return { named, missing, problems, warnings, about };
}
function missingHeader(columns, target, near) {
    const { describe } = target;
    const { name } = describe;
    const isFree = (field) => (0,column_access/* checkAccess */.x)(field, field.name, target).problem === undefined;
    const meant = columns.flatMap((column, at) => near?.(column, describe)
        .filter(isFree)
        .map((field) => `${field.name} in column ${at + 1}`) ?? []);
    const hint = meant.length === 0 ? '' : ` If this row is the header, did you mean ${(0,words/* listed */.KE)(meant)}?`;
    const message = `this row names no field of ${name} that this user can see: is the header row missing? ` +
        `Add a first line with the API names of the fields, or check that the file has records of ${name}.${hint}`;
    return { check: 'header-missing', message };
}
function once(remarks) {
    return new Map(remarks.map((remark) => [remark.message, remark])).values();
}
function headersOf(parts, files) {
    const lines = new Map(files.map(({ path, header }) => [path, header?.line ?? 1]));
    const headers = new Map();
    for (const { columns, ranges } of parts) {
        const key = JSON.stringify(columns);
        if (headers.has(key))
            continue;
        const path = ranges[0] === undefined ? '' : pathOf(ranges[0]);
        headers.set(key, { columns, place: { path, line: lines.get(path) ?? 1 } });
    }
    return [...headers.values()];
}
function headersAlone(files) {
    return files.flatMap(({ path, header, records }) => {
        const columns = header?.columns.filter((name) => name.trim() !== '' && !(0,csv_header/* isResultColumn */.wI)(name)) ?? [];
        return records > 0 || header === undefined || columns.length === 0
            ? []
            : [{ columns, place: { path, line: header.line } }];
    });
}
function pathOf({ file }) {
    return file.origins?.files[0]?.path ?? file.path;
}
async function objectProblem(object, kind, describer) {
    if (kind !== undefined)
        return { check: 'object-not-loaded', message: kind };
    return { check: 'unknown-object', message: await unknownObject(object, describer) };
}
async function unknownObject(object, describer) {
    const names = await describer.objectNames().catch(() => []);
    const near = (0,nearest/* nearest */.p)(object, names);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return (`\`object\`: the org has no object "${object}" that this user can see.${hint} ` +
        "Check its API name, and the user's object permissions.");
}


/***/ }),

/***/ 40453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ tellOfNothing),
/* harmony export */   ex: () => (/* binding */ resultOfNothing),
/* harmony export */   f8: () => (/* binding */ findAndRead)
/* harmony export */ });
/* harmony import */ var _begin_how_to_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74018);
/* harmony import */ var _begin_join_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86469);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _files_read_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71750);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44528);
/* harmony import */ var _report_build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33850);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56350);







async function findAndRead(specs, showsValues, edge, { step, startedAt }) {
    const all = [];
    for (const spec of specs)
        all.push(await findFiles(spec, edge));
    const sources = all.flatMap((load) => ('found' in load ? load.found : []));
    await edge.results.prepare(sources, (0,_report_build_js__WEBPACK_IMPORTED_MODULE_5__/* .reportStarted */ .yu)(specs, startedAt));
    const read = [];
    const empty = [];
    const errors = [];
    for (const load of all) {
        const { spec } = load;
        try {
            if ('nothing' in load)
                throw load.nothing;
            read.push({ spec, read: await (0,_files_read_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readFiles */ .Ul)(load.found, { ...(0,_begin_how_to_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readOptions */ .T)(spec, step), showsValues }) });
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .NothingToLoad */ .Xw && spec.source.ifNoFilesFound !== 'error')
                empty.push({ spec, nothing: error });
            else if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb && !step.stop.over.aborted)
                errors.push(ofLoad(error, spec));
            else
                throw error;
        }
    }
    if (errors.length > 0)
        throw (0,_begin_join_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .joinErrors */ ._)(errors);
    return { read, empty };
}
function ofLoad(error, { name, manifest }) {
    if (manifest === undefined || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .NothingToLoad */ .Xw))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .NothingToLoad */ .Xw(`The load \`${name}\` has nothing to load. ${error.message}`, error.empty);
}
async function findFiles(spec, { files }) {
    try {
        return { spec, found: await files.find(spec.source.files) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .NothingToLoad */ .Xw)
            return { spec, nothing: error };
        throw error;
    }
}
function tellOfNothing(empty, { step, voice }, what = 'Nothing was loaded') {
    return empty.map(({ spec, nothing }) => {
        const { ifNoFilesFound } = spec.source;
        const why = (0,_text_words_js__WEBPACK_IMPORTED_MODULE_6__/* .sentence */ .em)(voice.show(nothing.message));
        const said = spec.manifest === undefined ? what : `${what} by the load \`${spec.name}\``;
        if (ifNoFilesFound === 'warn')
            step.say.warn(`${said}. ${why}`);
        return `${said}; \`if-no-files-found: ${ifNoFilesFound}\` allows that. ${why}`;
    });
}
function resultOfNothing(empty, begun, what = 'Nothing was loaded') {
    const message = tellOfNothing(empty, begun, what).join(' ');
    const { step, startedAt } = begun;
    return {
        report: (0,_report_build_js__WEBPACK_IMPORTED_MODULE_5__/* .reportNothing */ .sd)(empty.map(({ spec, nothing }) => ({ spec, empty: nothing.empty })), { message, startedAt, endedAt: step.clock.now() }),
        annotations: _report_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .NO_ANNOTATIONS */ .bs,
        loads: [],
    };
}


/***/ }),

/***/ 92242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ siftValues)
});

var tell = __webpack_require__(42462);
var counts = __webpack_require__(57615);
var fields = __webpack_require__(85687);
var errors = __webpack_require__(87120);
var file_warnings = __webpack_require__(41875);
var read_files = __webpack_require__(71750);
var org_describe = __webpack_require__(29341);
var part = __webpack_require__(85025);
var sent_columns = __webpack_require__(79424);
var verdict = __webpack_require__(5787);
var words = __webpack_require__(56350);
var csv_header = __webpack_require__(32179);
var read_ahead = __webpack_require__(24287);
var source_file = __webpack_require__(27123);
var column_plan = __webpack_require__(38282);
var arrived_records = __webpack_require__(10630);
var cr_records = __webpack_require__(68040);
var dialect = __webpack_require__(7834);
var scan = __webpack_require__(70236);
var control_bytes = __webpack_require__(27902);
var record_look = __webpack_require__(26195);
;// CONCATENATED MODULE: ../../lib/value-checks/file-check.js






class FileCheck {
    #records;
    #scan;
    #lines = (0,cr_records/* createLineReader */.UB)();
    #delimiter;
    #index = 0;
    #looksForControls = false;
    constructor({ columnDelimiter }, { plans, isRagged, headers, onHeader, onFound }) {
        const look = new record_look/* RecordLook */.D(plans, columnDelimiter, isRagged);
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(columnDelimiter);
        this.#records = new arrived_records/* ArrivedRecords */.m(({ bytes, start, end, line }) => {
            const found = look.look(bytes, start, end, this.#looksForControls);
            const row = headers?.find(bytes, start, end, this.#index === 0);
            if (row !== undefined)
                onHeader?.(row, found, line);
            if (found.length > 0)
                onFound(found, { index: this.#index, line });
            this.#index++;
        });
        this.#scan = (0,scan/* startScan */.y)({ columnDelimiter, onRecords: (batch) => this.#records.take(batch) });
    }
    feed(chunk) {
        const hasControls = (0,control_bytes/* holdsControls */.v)(chunk, this.#delimiter);
        const hadControls = this.#looksForControls;
        this.#looksForControls = hasControls || hadControls;
        const pending = this.#records.feed(this.#lines.read(chunk), this.#scan);
        this.#looksForControls = pending > 0 && (hasControls || (hadControls && pending > chunk.length));
    }
    end() {
        this.#scan.end();
    }
}

var record_marks = __webpack_require__(54449);
var values_names = __webpack_require__(1030);
var explain = __webpack_require__(57251);
var invisible = __webpack_require__(91123);
;// CONCATENATED MODULE: ../../lib/value-checks/header-names.js



const [SPACE, POINT, COLON] = [0x20, 0x2e, 0x3a];
const LETTER = 0x1f;
const MASK = 0xffff;
const FIRST_HASH = 5_381;
function hashed(hash, byte) {
    return (Math.imul(hash, 33) ^ (byte & LETTER)) & 0x7fffffff;
}
function hashOf(text) {
    const bytes = Buffer.from(text.slice(text.lastIndexOf(':') + 1).replaceAll(' ', ''));
    return bytes.reduce((hash, byte) => hashed(hash, byte), FIRST_HASH) & MASK;
}
class HeaderNames {
    #apiNames;
    #relationships;
    #fields = new Map();
    #compounds = new Set();
    #beginnings = new Uint8Array(2 ** 15);
    #nameHashes = new Uint8Array(MASK + 1);
    #parentHashes = new Uint8Array(MASK + 1);
    constructor({ fields }) {
        this.#apiNames = new Set(fields.map(({ name }) => (0,values_names/* nameKey */.R)(name)));
        const relationships = fields.flatMap(({ relationshipName }) => relationshipName || []);
        const parents = fields.flatMap(({ relationshipName, referenceTo }) => (relationshipName ? referenceTo : []));
        this.#relationships = new Set(relationships.map(values_names/* nameKey */.R));
        for (const field of fields) {
            for (const known of namesOf(field))
                this.#addName(known, field.name);
        }
        for (const text of [...this.#fields.keys(), ...relationships, ...parents])
            this.#addBeginning(Buffer.from(text));
        for (const text of relationships)
            this.#parentHashes[hashOf(text)] = 1;
    }
    fieldsOf(key) {
        return this.#fields.get(key) ?? (this.#isOfParent(key) ? [key] : []);
    }
    isApiName(key) {
        return this.#apiNames.has(key) || this.#isOfParent(key);
    }
    isCompound(key) {
        return this.#compounds.has(key) || this.#isOfParent(key);
    }
    mayFill(bytes, start, end, delimiter) {
        let first = start;
        while (first < end) {
            const byte = bytes[first];
            const length = byte === delimiter || byte === dialect/* QUOTE */.jA ? 1 : (0,invisible/* invisibleAt */.fh)(bytes, first, end);
            if (length === 0)
                break;
            first += length;
        }
        if (first >= end || !this.#mayBegin(bytes[first] ?? 0, bytes[first + 1] ?? 0, bytes[first + 2] ?? 0))
            return false;
        for (let at = start; at < end;) {
            at = this.#behindName(bytes, at, end, delimiter);
            if (at === -1)
                return false;
        }
        return true;
    }
    #mayBegin(first, second, third) {
        return this.#beginnings[((first & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER)] !== 0;
    }
    #behindName(bytes, start, end, delimiter) {
        const quote = behindInvisible(bytes, start, end, delimiter);
        const isQuoted = bytes[quote] === dialect/* QUOTE */.jA && quote < end;
        const first = isQuoted ? behindInvisible(bytes, quote + 1, end, delimiter) : quote;
        let hash = FIRST_HASH;
        let isOfParent = false;
        let at = first;
        for (; at < end; at++) {
            const byte = bytes[at] ?? 0;
            if (byte === dialect/* QUOTE */.jA || (byte === delimiter && !isQuoted))
                break;
            if (byte === POINT && this.#parentHashes[hash & MASK] !== 0)
                isOfParent = true;
            if (byte === COLON)
                hash = FIRST_HASH;
            else if (byte !== SPACE)
                hash = hashed(hash, byte);
        }
        if (at > first && !isOfParent && this.#nameHashes[hash & MASK] === 0)
            return -1;
        while (at < end && bytes[at] !== delimiter)
            at++;
        return at + 1;
    }
    #isOfParent(key) {
        const dot = key.indexOf('.');
        const parent = key.slice(key.lastIndexOf(':', dot) + 1, dot);
        return dot > 0 && this.#relationships.has(parent) && /^[a-z]\w*(?:\.\w+)*$/.test(key.slice(dot + 1));
    }
    #addName(name, field) {
        const key = (0,values_names/* nameKey */.R)(name);
        if (key === '')
            return;
        this.#fields.set(key, [...(this.#fields.get(key) ?? []), field]);
        this.#nameHashes[hashOf(key)] = 1;
        if (/[\s_]|[a-z\d][A-Z]/.test(name))
            this.#compounds.add(key);
    }
    #addBeginning(bytes) {
        const [first = 0, second = 0, third] = bytes;
        const start = ((first & LETTER) << 10) | ((second & LETTER) << 5);
        if (third !== undefined)
            this.#beginnings[start | (third & LETTER)] = 1;
        else
            this.#beginnings.fill(1, start, start + LETTER + 1);
    }
}
function behindInvisible(bytes, start, end, delimiter) {
    let at = start;
    while (at < end && bytes[at] !== delimiter) {
        const length = (0,invisible/* invisibleAt */.fh)(bytes, at, end);
        if (length === 0)
            break;
        at += length;
    }
    return at;
}
function namesOf({ name, label }) {
    const names = [name, ...labelsOf(label)];
    return names.filter((one, at) => names.findIndex((other) => (0,values_names/* nameKey */.R)(other) === (0,values_names/* nameKey */.R)(one)) === at);
}
function labelsOf(label) {
    const plain = label.replace(/\sID$/i, '');
    return plain === label ? [label] : [label, plain, `${plain} Name`];
}

;// CONCATENATED MODULE: ../../lib/value-checks/header-rows.js





const MANY = 3;
class HeaderRows {
    #delimiter;
    #names;
    #plans;
    #own;
    #key;
    constructor(plans, delimiter, describe) {
        this.#plans = plans;
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(delimiter);
        this.#names = new HeaderNames(describe);
        this.#own = plans.map(({ name, field }) => new Set([name, ...(field ? namesOf(field) : [])].map(values_names/* nameKey */.R)));
        const key = plans.find(({ isRequiredKey }) => isRequiredKey)?.name;
        this.#key = key && (0,values_names/* nameKey */.R)(key);
    }
    find(bytes, start, end, isFirst) {
        if (!isFirst && !this.#names.mayFill(bytes, start, end, this.#delimiter))
            return undefined;
        const values = (0,fields/* decodeFields */.ql)(bytes, start, end, this.#delimiter).map(invisible/* visibleName */.ko);
        const given = values.flatMap((value, column) => (value === '' ? [] : [{ key: (0,values_names/* nameKey */.R)(value), column }]));
        const isMeant = values.some((value, column) => this.#plans[column]?.picklist?.place(value) === 'active');
        if (given.length < 2 || isMeant)
            return undefined;
        return (isFirst ? this.#typesIn(given) : undefined) ?? this.#namesIn(given);
    }
    #typesIn(given) {
        if (!given.every(({ key, column }) => this.#plans[column]?.field?.type.toLowerCase() === key))
            return undefined;
        return { kind: 'second', isSure: new Set(given.map(({ key }) => key)).size > 1 };
    }
    #namesIn(given) {
        const named = given.map(({ key }) => this.#names.fieldsOf(key));
        const fields = named.flat();
        if (named.some(({ length }) => length === 0) || new Set(fields).size < fields.length)
            return undefined;
        const own = given.filter(({ key, column }) => this.#own[column]?.has(key)).length;
        return { kind: own === given.length ? 'second' : 'other', isSure: own > 0 || this.#isNoRecord(given) };
    }
    #isNoRecord(given) {
        const compounds = given.filter(({ key }) => this.#names.isCompound(key));
        if (compounds.some(({ key }) => key === this.#key))
            return true;
        return given.length >= MANY && compounds.length > 0 && given.every(({ key }) => this.#names.isApiName(key));
    }
}
const NO_PLACE_FOR_NAMES = new Set([
    'not-a-number',
    'not-a-date',
    'not-a-date-and-time',
    'not-an-email',
    'not-an-id',
]);

;// CONCATENATED MODULE: ../../lib/value-checks/header-words.js


function headerFinding({ kind, path, line }) {
    const { every, header, cure } = WORDS[kind];
    return { check: 'header-again', path, line, message: `${every}: it is ${header}. ${cure}` };
}
function likelyHeader({ kind, path, line, count }) {
    const { every, header, ifSo } = WORDS[kind];
    const what = count === 1 ? every : `this is the first of ${(0,words/* thousands */.oh)(count)} records like it: ${every}`;
    return { check: 'header-again', ...(0,file_warnings/* placed */.G)(path, line, `${what}. It may be ${header}. ${ifSo}`) };
}
const WORDS = {
    other: {
        every: 'every value of the record is the name of a field',
        header: 'the header of another file',
        cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
        ifSo: 'If it is one, move the line and the records that belong to it to a file of their own.',
    },
    second: {
        every: 'every value of the record is the name, the label or the type of its column',
        header: 'a second header',
        cure: 'Delete this line.',
        ifSo: 'If it is one, delete the line.',
    },
};

var warnings = __webpack_require__(2196);
;// CONCATENATED MODULE: ../../lib/value-checks/findings.js






const MOST_LISTED = 100;
class Findings {
    #showsValues;
    #seen = new Map();
    #marks = new record_marks/* RecordMarks */.A();
    #listed = [];
    #counts = new Map();
    #headers = [];
    #likelyHeaders = new Map();
    constructor(showsValues) {
        this.#showsValues = showsValues;
    }
    add(found, plans, place) {
        const refused = found.find(({ check, column }) => {
            const plan = plans[column];
            return plan !== undefined && (0,explain/* refusalCode */.c)(plan, check) !== undefined;
        });
        for (const one of refused === undefined ? found : [refused]) {
            const plan = plans[one.column];
            if (plan === undefined)
                continue;
            if (one === refused)
                this.#refuse(plan, one, place);
            else
                this.#see(one, plan, place);
        }
    }
    addHeader(row, found, { path, line }) {
        const { kind } = row;
        const isSure = row.isSure || found.some(({ check }) => NO_PLACE_FOR_NAMES.has(check));
        if (isSure && this.#headers.length < MOST_LISTED)
            this.#headers.push({ kind, path, line });
        if (isSure)
            return;
        const known = this.#likelyHeaders.get(kind);
        if (known === undefined)
            this.#likelyHeaders.set(kind, { kind, path, line, count: 1 });
        else
            known.count++;
    }
    end() {
        const seen = [...this.#seen.values()];
        const counts = [...this.#counts.values()].sort((a, b) => b.count - a.count);
        return {
            warnings: [...seen.map(warnings/* renderWarning */.f), ...[...this.#likelyHeaders.values()].map(likelyHeader)],
            clears: seen
                .filter(({ check }) => check === 'clears-field')
                .map(({ column, count, path, line }) => ({ column, count, path, line })),
            refused: {
                count: this.#marks.count,
                has: (ordinal) => this.#marks.has(ordinal),
                findings: this.#listed,
                counts,
            },
            headers: this.#headers,
        };
    }
    #refuse(plan, found, { path, line, ordinal }) {
        const { name } = plan;
        const code = (0,explain/* refusalCode */.c)(plan, found.check) ?? '';
        this.#marks.add(ordinal);
        const key = keyOf(code, name);
        const known = this.#counts.get(key);
        if (known === undefined)
            this.#counts.set(key, { code, column: name, count: 1 });
        else
            known.count++;
        if (this.#listed.length === MOST_LISTED)
            return;
        const why = (0,explain/* explain */.W)({ plan, column: found.column, found }, this.#showsValues);
        if (why === undefined)
            return;
        const { message, cure } = why;
        this.#listed.push({ path, line, check: found.check, column: name, code, message, cure });
    }
    #see({ check, word }, { name }, { path, line }) {
        const key = keyOf(check, name);
        const known = this.#seen.get(key);
        const seen = known ?? startSeen(check, name, path, line);
        if (known === undefined)
            this.#seen.set(key, seen);
        seen.count++;
        if (word !== undefined)
            seen.words.set(word, (seen.words.get(word) ?? 0) + 1);
    }
}
function startSeen(check, column, path, line) {
    return { check, column, path, line, count: 0, words: new Map() };
}
function keyOf(kind, column) {
    return `${kind} ${(0,values_names/* nameKey */.R)(column)}`;
}

;// CONCATENATED MODULE: ../../lib/value-checks/check-values.js







async function checkValues(files, options) {
    const findings = new Findings(options.showsValues);
    let ordinal = 0;
    for (const file of files) {
        if (file.header === undefined)
            continue;
        await checkFile(file, file.header, { options, findings, firstOrdinal: ordinal });
        ordinal += file.records;
    }
    return findings.end();
}
const LEAST_CHUNK_BYTES = 4_096;
async function checkFile({ path, absolutePath, bytes, raggedRecords, notChosen }, header, { options, findings, firstOrdinal }) {
    const plans = (0,column_plan/* planColumns */.j)((0,csv_header/* namesAsTheyAre */.Ve)(header), options.describe, options);
    const check = new FileCheck(header, {
        plans,
        isRagged: raggedRecords.count > 0,
        headers: options.describe && new HeaderRows(plans, header.columnDelimiter, options.describe),
        onHeader: (row, found, line) => findings.addHeader(row, found, { path, line }),
        onFound: (found, { index, line }) => {
            if (!notChosen?.has(index))
                findings.add(found, plans, { path, line, ordinal: firstOrdinal + index });
        },
    });
    const chunkBytes = Math.min(source_file/* SCAN_CHUNK_BYTES */.Sp, Math.max(LEAST_CHUNK_BYTES, bytes + 1));
    for await (const chunk of (0,read_ahead/* readFileAhead */.i0)(absolutePath, chunkBytes)) {
        options.signal?.throwIfAborted();
        check.feed(chunk);
    }
    check.end();
}

var value_checks_prefixes = __webpack_require__(47361);
var record_check = __webpack_require__(79585);
;// CONCATENATED MODULE: ../../lib/prepare/sift-values.js















async function siftValues(read, { spec, options, describer, redact, say }) {
    if (spec.preflight === 'off')
        return { read, refused: NONE_REFUSED, wouldFail: 0, clears: [] };
    const { operation, externalIdField } = spec;
    const describe = describer && (await (0,org_describe/* describeIfPossible */.ch)(spec.object, describer));
    const headers = read.files.flatMap(({ header }) => (header === undefined ? [] : [header.columns]));
    const prefixes = describer && describe && (await (0,value_checks_prefixes/* readPrefixes */.R)(headers, describe, describer));
    const load = { operation, externalIdField, ...(prefixes && { prefixes }) };
    const checked = await checkValues(read.files, {
        ...load,
        describe,
        signal: options.signal,
        showsValues: !redact,
    });
    const { warnings, clears } = checked;
    (0,tell/* tellOfWarnings */.mV)(warnings, say);
    const among = checked.headers.map(headerFinding);
    if (among.length > 0 && spec.preflight === 'stop')
        throw severalHeaders(among);
    (0,tell/* tellOfWarnings */.mV)(among.map(({ check, path, line, message }) => ({ check, ...(0,file_warnings/* placed */.G)(path, line, message) })), say);
    if (checked.refused.count === 0)
        return { read, refused: NONE_REFUSED, wouldFail: 0, clears };
    if (spec.preflight === 'warn') {
        (0,tell/* tellOfWarnings */.mV)(wouldFail(checked), say);
        return { read, refused: NONE_REFUSED, wouldFail: countSent(read, checked.refused), clears };
    }
    const left = await (0,read_files/* leaveOut */.ov)(read, checked.refused, options);
    const refused = (0,part/* countRecords */.q)(left.refused);
    if ((0,verdict/* exceeds */.Or)({ ...counts/* NO_COUNTS */.lZ, read: read.records, failed: refused }, spec.limits.maxFailures))
        throw tooMany(checked, refused, read.records, spec);
    if (refused > 0)
        (0,tell/* tellOfWarnings */.mV)(notSent(checked, refused), say);
    return { read: left, refused: { parts: left.refused, errorOf: errorOf(describe, load) }, wouldFail: 0, clears };
}
function countSent({ records, waves }, { count: all, has }) {
    if (waves === undefined)
        return all;
    let sent = 0;
    for (let ordinal = 0; ordinal < records; ordinal++)
        if (has(ordinal) && waves.waveOf(ordinal) !== 0)
            sent++;
    return sent;
}
const NONE_REFUSED = { parts: [], errorOf: () => '' };
function errorOf(describe, load) {
    const checks = new Map();
    return (record, part) => {
        const { columns } = part;
        const values = (0,sent_columns/* sourceValues */.y)(record, part);
        const check = checks.get(columns) ?? (0,record_check/* createRecordCheck */.M)({ columns, columnDelimiter: 'COMMA' }, describe, load);
        checks.set(columns, check);
        const bytes = Buffer.from((0,fields/* encodeFields */.KP)(values, ','));
        const refusal = check(bytes, 0, bytes.length);
        return refusal === undefined ? '' : (0,record_check/* errorText */.k)(refusal);
    };
}
function severalHeaders(findings) {
    const lines = findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`);
    const wayRound = 'If one of these lines is a record, load it from a file of its own with `preflight: warn`.';
    return new errors/* PreflightError */.wG([...lines, `Nothing was sent. ${wayRound}`].join('\n'), {
        about: 'Value',
        findings,
        found: findings.length,
        checks: ['header-again'],
    });
}
function tooMany({ refused }, number, read, { name, limits, manifest }) {
    const findings = refused.findings.map(({ path, line, check, message, cure }) => ({
        path,
        line,
        check,
        message: `${message} ${cure}`,
    }));
    const listed = findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`);
    const rest = number - listed.length;
    const records = `${(0,words/* count */.U9)(read, 'record')}${manifest === undefined ? '' : ` of the load \`${name}\``}`;
    return new errors/* PreflightError */.wG([
        ...listed,
        ...(rest > 0
            ? [`The first ${listed.length} are listed, ${(0,words/* thousands */.oh)(rest)} more ${(0,words/* agree */.d5)(rest, 'was', 'were')} found.`]
            : []),
        `The org would refuse ${(0,words/* thousands */.oh)(number)} of ${records}; \`max-failures: ${(0,verdict/* written */.Mp)(limits.maxFailures)}\` does ` +
            'not allow that. Nothing was sent. (With `preflight: warn`, the files are sent anyway.)',
    ].join('\n'), { about: 'Value', findings, found: number, checks: findings.map(({ check }) => check) });
}
function notSent({ refused }, number) {
    const [first] = refused.findings;
    if (first === undefined)
        return [];
    const what = number === 1 ? 'the record is' : `the first of ${(0,words/* thousands */.oh)(number)} records that are`;
    const message = `${what} not sent, since the org would refuse ${(0,words/* agree */.d5)(number, 'it', 'them')}. ${first.message} ${first.cure}`;
    return [{ check: first.check, ...(0,file_warnings/* placed */.G)(first.path, first.line, message) }];
}
function wouldFail({ refused }) {
    return refused.findings.map(({ path, line, check, message, cure }) => ({
        check,
        ...(0,file_warnings/* placed */.G)(path, line, `${message} ${cure}`),
    }));
}


/***/ }),

/***/ 44528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ MOST_SHOWN),
/* harmony export */   bs: () => (/* binding */ NO_ANNOTATIONS),
/* harmony export */   o: () => (/* binding */ annotateFailures),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   tD: () => (/* binding */ annotateStart)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87120);
/* harmony import */ var _results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13034);
/* harmony import */ var _text_code_spans_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89494);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56350);
/* harmony import */ var _cure_of_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79104);
/* harmony import */ var _shorten_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96235);






const NO_ANNOTATIONS = { shown: [], rest: undefined };
const MOST_SHOWN = 9;
const MOST_CHARACTERS = 2_000;
function annotateFailures(groups, { redact, failed, where: allIn }) {
    const shown = [];
    const most = Math.max(0, ...groups.map(({ samples }) => samples.length));
    for (let turn = 0; turn < most; turn++) {
        for (const { code, fields, message, access, samples, next } of groups) {
            const sample = samples[turn];
            if (sample === undefined || shown.length === MOST_SHOWN)
                continue;
            const { explanation, cure } = (0,_results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .meaningOf */ .Pr)({ code, message: sample.said, access });
            const where = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
            const words = [
                `${redact ? message : sample.said}${where}`,
                ...(turn === 0 ? [explanation, (0,_cure_of_load_js__WEBPACK_IMPORTED_MODULE_3__/* .cureOfLoad */ .t)(cure, next)].map(_text_code_spans_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutCodeMarks */ .I) : []),
            ];
            const text = words.filter((line) => line !== '').join('\n');
            shown.push(annotation(sample, code || 'Failed record', text));
        }
    }
    return { shown, rest: restOf(failed - shown.length, 'failed record', allIn) };
}
function joined(all) {
    const shown = all.flatMap((one) => one.shown);
    const rests = all.flatMap(({ rest }) => rest ?? []);
    const left = shown.length - MOST_SHOWN;
    const more = left > 0 ? [`${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(left, 'more line')} with problems: see the log.`] : [];
    const rest = [...more, ...rests].join(' ');
    return { shown: shown.slice(0, MOST_SHOWN), rest: rest === '' ? undefined : rest };
}
function annotateStart(failure) {
    if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$)
        return annotateFindings('Invalid CSV', failure.findings.map(findingOf), failure.found);
    if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PreflightError */ .wG)
        return annotateFindings(failure.about, failure.findings, failure.found);
    return NO_ANNOTATIONS;
}
function findingOf({ path, line = 1, check, problem, cure }) {
    return { path, line, check, message: `${problem}. ${cure}` };
}
function annotateFindings(title, findings, found) {
    const shown = findings
        .slice(0, MOST_SHOWN)
        .map(({ path, line, message }) => annotation({ file: path, line }, title, (0,_text_code_spans_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutCodeMarks */ .I)(message)));
    return { shown, rest: restOf(found - shown.length, 'problem', 'the message of this step') };
}
function annotation({ file, line }, title, text) {
    return { file, line, title, message: (0,_shorten_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .m)(`${file}:${line}: ${text}`, MOST_CHARACTERS) };
}
function restOf(more, what, where) {
    return more > 0 ? `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(more, `more ${what}`)}: see ${where}.` : undefined;
}


/***/ }),

/***/ 33850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U3: () => (/* binding */ reportLoads),
/* harmony export */   Wl: () => (/* binding */ reportFailedStart),
/* harmony export */   a3: () => (/* binding */ reportSoFar),
/* harmony export */   sd: () => (/* binding */ reportNothing),
/* harmony export */   sm: () => (/* binding */ emptyLoad),
/* harmony export */   yu: () => (/* binding */ reportStarted)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57615);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _org_explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85505);
/* harmony import */ var _parts_part_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(85025);
/* harmony import */ var _parts_source_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27123);
/* harmony import */ var _results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13034);
/* harmony import */ var _cure_of_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(79104);
/* harmony import */ var _load_ends_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39995);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(51422);
/* harmony import */ var _verdict_of_all_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8311);











function reportFailedStart({ reason, message, checks }, { session, organization, startedAt, endedAt }) {
    return {
        version: _report_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_VERSION */ .A,
        verdict: 'failed',
        failureReason: reason,
        message,
        ...(checks.length === 0 ? {} : { checks }),
        finished: false,
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        apiCalls: session?.apiCalls() ?? 0,
        ...usageOf(session),
        ...(organization === undefined ? {} : { org: organization }),
        loads: [],
    };
}
const KILLED = 'The step was killed before it finished. Records shown as unaccounted had no reported outcome yet.';
function reportSoFar(loads, of) {
    return {
        ...reportLoads(loads, of),
        verdict: 'failed',
        failureReason: 'cancelled',
        message: `${KILLED} ${of.hasLedger ? howToGoOn(loads.length) : NOTHING_KEPT}`,
        finished: false,
    };
}
function howToGoOn(loads) {
    const which = loads === 1 ? 'the load continues where it' : 'the loads continue where they';
    return `Run the workflow again: ${which} stopped.`;
}
const NOTHING_KEPT = 'With `ledger: none`, the next run does not know what was loaded: before you run the workflow again, look in Setup under Bulk Data Load Jobs.';
function reportStarted(specs, startedAt) {
    return {
        version: _report_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_VERSION */ .A,
        verdict: 'failed',
        failureReason: 'internal-error',
        message: 'The step did not finish.',
        finished: false,
        startedAt: iso(startedAt),
        endedAt: iso(startedAt),
        apiCalls: 0,
        loads: specs.map((spec) => emptyLoad(spec, [])),
    };
}
function reportNothing(loads, { message, startedAt, endedAt }) {
    return {
        version: _report_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_VERSION */ .A,
        verdict: 'passed',
        failureReason: '',
        message,
        finished: true,
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        apiCalls: 0,
        loads: loads.map(({ spec, empty }) => emptyLoad(spec, empty)),
    };
}
function emptyLoad({ name, object, operation, manifest }, empty) {
    return {
        name,
        object,
        operation,
        ...(manifest === undefined ? {} : { load: name }),
        files: empty.map(({ path, bytes }) => ({ path, records: 0, bytes })),
        counts: _counts_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_COUNTS */ .lZ,
        unmatched: 0,
        retries: { rounds: 0, records: 0, saved: 0 },
        sentAgain: 0,
        rerunFiles: [],
        jobs: [],
        errors: [],
    };
}
const MOST_SAMPLES = 3;
function reportLoads(loads, { org, hasLedger, nothing = [], counts, startedAt, endedAt }) {
    const own = (0,_verdict_of_all_js__WEBPACK_IMPORTED_MODULE_9__/* .verdictOfAll */ .O)(loads);
    const { failure, counted = [] } = counts ?? {};
    const { verdict, failureReason, message } = failure === undefined
        ? own
        : { verdict: 'failed', failureReason: failure.reason, message: `${failure.message} ${own.message}` };
    const isContinued = hasLedger && verdict === 'failed';
    return {
        version: _report_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_VERSION */ .A,
        verdict,
        failureReason,
        message,
        finished: loads.every((end) => (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_7__/* .isRun */ .yz)(end) && isFinished(end.loaded)),
        ...(isContinued ? { isContinued } : {}),
        startedAt: iso(startedAt),
        endedAt: iso(endedAt),
        apiCalls: org.session.apiCalls(),
        ...usageOf(org.session),
        org: org.organization,
        ...(counted.length === 0 ? {} : { counted }),
        loads: [
            ...loads.map((end) => ((0,_load_ends_js__WEBPACK_IMPORTED_MODULE_7__/* .isRun */ .yz)(end) ? reportLoad(end, isContinued) : reportNotRun(end))),
            ...nothing.map(({ spec, empty }) => emptyLoad(spec, empty)),
        ],
    };
}
function reportNotRun(end) {
    const { spec, files, records, after, why } = end;
    return {
        ...emptyLoad(spec, []),
        ...placeOf(end),
        files: files.map((file) => ({ path: file.path, records: (0,_parts_source_file_js__WEBPACK_IMPORTED_MODULE_4__/* .chosenRecords */ .H0)(file), bytes: file.bytes })),
        counts: { ..._counts_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_COUNTS */ .lZ, read: records, unprocessed: records },
        ...named(after),
        notRun: why,
    };
}
function placeOf(end) {
    const { manifest } = ((0,_load_ends_js__WEBPACK_IMPORTED_MODULE_7__/* .isRun */ .yz)(end) ? end.load : end).spec;
    if (manifest === undefined)
        return {};
    return { load: (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_7__/* .loadOf */ .M9)(end), ...(end.part?.isAgain === true ? { isSecondPass: true } : {}) };
}
function named(after = []) {
    return after.length === 0 ? {} : { after };
}
function reportLoad(end, isContinued) {
    const { load, loaded, show, after } = end;
    const { spec, files, dropped, refused, clears, resultsPath } = load;
    const notSent = (0,_parts_part_js__WEBPACK_IMPORTED_MODULE_10__/* .countRecords */ .q)(refused.parts);
    const { ends, failures, rerunPaths, counts, retries, sentAgain } = loaded;
    return {
        name: spec.name,
        object: spec.object,
        operation: spec.operation,
        ...placeOf(end),
        files: files.map((file) => ({ path: file.path, records: (0,_parts_source_file_js__WEBPACK_IMPORTED_MODULE_4__/* .chosenRecords */ .H0)(file), bytes: file.bytes })),
        counts,
        unmatched: ends.reduce((sum, { taken }) => sum + taken.unmatched, 0),
        retries,
        sentAgain,
        ...named(after),
        ...(dropped.superseded === 0 ? {} : { superseded: dropped.superseded }),
        ...(dropped.notFound === 0 ? {} : { notFound: dropped.notFound }),
        ...(notSent === 0 ? {} : { refusedBeforehand: notSent }),
        ...(clears.length === 0 ? {} : { clears: clears.map(({ column, count }) => ({ column, count })) }),
        rerunFiles: rerunPaths.map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.relative(resultsPath, file).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/')),
        jobs: ends.flatMap((one) => reportJob(one, show)),
        errors: failures.groups.all().map((group) => reportError(group, (0,_cure_of_load_js__WEBPACK_IMPORTED_MODULE_6__/* .nextStepOf */ .V)(placeOf(end), isContinued))),
    };
}
function reportError({ samples, access, ...group }, next) {
    const meaning = (0,_results_row_error_codes_js__WEBPACK_IMPORTED_MODULE_5__/* .meaningOf */ .Pr)({ code: group.code, message: samples[0]?.said ?? group.message, access });
    return {
        ...group,
        ...meaning,
        cure: (0,_cure_of_load_js__WEBPACK_IMPORTED_MODULE_6__/* .cureOfLoad */ .t)(meaning.cure, next),
        samples: samples.slice(0, MOST_SAMPLES).map(({ file, line }) => ({ file, line })),
    };
}
function isFinished({ ends, counts, stopped }) {
    const isUnsent = ({ sent, taken }) => {
        if (sent.kind === 'not-sent')
            return sent.submission.again === undefined;
        return sent.kind === 'done' && sent.job.state === 'Aborted' && taken.settled.unprocessed > 0;
    };
    const isCut = stopped.some(({ reason }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isCutShort */ .zy)(reason));
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
            ...(job.errorMessage ? { errorMessage: show((0,_org_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .jobWords */ .nZ)(job.errorMessage)) } : {}),
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

/***/ 79104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nextStepOf),
/* harmony export */   t: () => (/* binding */ cureOfLoad)
/* harmony export */ });
function nextStepOf({ load, isSecondPass = false }, isContinued = false) {
    if (load !== undefined && isContinued)
        return 'run again';
    return isSecondPass ? 'update' : 'load the file';
}
const WORDS = { 'run again': 'run the workflow again', update: 'update the records' };
function cureOfLoad(cure, next) {
    if (next === 'load the file')
        return cure;
    const words = WORDS[next];
    return cure
        .replaceAll(/\bload (?:`rerun\.csv`|the file\b)/g, words)
        .replaceAll(/\bLoad `rerun\.csv`/g, `${words.charAt(0).toUpperCase()}${words.slice(1)}`)
        .replaceAll('in `rerun.csv`', 'in your files');
}


/***/ }),

/***/ 39995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M9: () => (/* binding */ loadOf),
/* harmony export */   ZF: () => (/* binding */ verdictOfLoad),
/* harmony export */   ih: () => (/* binding */ endsByLoad),
/* harmony export */   yz: () => (/* binding */ isRun)
/* harmony export */ });
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57615);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5787);



function isRun(end) {
    return !('why' in end);
}
function titleOf({ name, operation, object, manifest }) {
    return manifest === undefined ? `${operation} ${object}` : `${name} (${operation} ${object})`;
}
function endsByLoad(ends) {
    const byName = new Map();
    for (const end of ends) {
        const name = loadOf(end);
        byName.set(name, [...(byName.get(name) ?? []), end]);
    }
    return [...byName.values()];
}
function loadOf(end) {
    return (end.part ?? (isRun(end) ? end.load : end)).spec.name;
}
function verdictOfLoad(ends) {
    const runs = ends.filter(isRun);
    const notRun = ends.flatMap((end) => (isRun(end) || end.error === undefined ? [] : [verdictOfError(end, end.error)]));
    const ofRuns = runs.length === 0 ? [] : [verdictOfRuns(runs)];
    const isWhole = runs.length === ends.length;
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .worst */ .QZ)([...ofRuns, ...notRun]) ?? (isWhole ? ofRuns[0] : undefined);
}
function verdictOfError({ spec, why }, { reason }) {
    const message = why.includes('\n') ? `\`${spec.name}\` was stopped:\n${why}` : `\`${spec.name}\`: ${why}`;
    return { verdict: 'failed', failureReason: reason, message };
}
function verdictOfRuns(runs) {
    const [first] = runs;
    if (first === undefined)
        throw new Error('A load without a run has no verdict.');
    const { part, show } = first;
    const verdict = part === undefined ? (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .decideVerdict */ .AU)(factsOf(first)) : (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .decideTogether */ .TE)(runs.map(factsOf), wholeOf(runs, part));
    return { ...verdict, message: show(verdict.message) };
}
function factsOf({ load: { spec }, loaded: { counts, stopped, failures }, resultsPath }) {
    return {
        counts,
        maxFailures: spec.limits.maxFailures,
        stopped,
        errors: failures.groups.all(),
        load: titleOf(spec),
        operation: spec.operation,
        folder: `${resultsPath}/${spec.name}`,
    };
}
function wholeOf(runs, { spec, records }) {
    const facts = runs.map(factsOf);
    const folders = facts.filter(({ counts }) => (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .notIn */ .zz)(counts) > 0).map(({ folder }) => folder);
    return {
        counts: { ...countsTogether(runs), read: records },
        maxFailures: spec.limits.maxFailures,
        stopped: [],
        errors: errorsTogether(facts),
        load: titleOf(spec),
        operation: spec.operation,
        folder: (0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(folders, folders.length),
    };
}
function countsTogether(runs) {
    const countsOf = (isAgain) => (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .addCounts */ .c5)(runs.filter(({ part }) => part?.isAgain === isAgain).map(({ loaded }) => loaded.counts));
    const sum = { ...countsOf(false) };
    const again = countsOf(true);
    let moved = 0;
    for (const name of ['failed', 'unprocessed', 'pending', 'unaccounted']) {
        sum[name] += again[name];
        moved += again[name];
    }
    for (const name of ['created', 'updated', 'skipped']) {
        const taken = Math.min(moved, sum[name]);
        sum[name] -= taken;
        moved -= taken;
    }
    return sum;
}
function errorsTogether(parts) {
    const byKind = new Map();
    for (const error of parts.flatMap(({ errors }) => errors)) {
        const kind = JSON.stringify([error.code, error.fields, error.message]);
        byKind.set(kind, { ...error, count: error.count + (byKind.get(kind)?.count ?? 0) });
    }
    return [...byKind.values()].sort((a, b) => b.count - a.count);
}


/***/ }),

/***/ 8311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ verdictOfAll)
/* harmony export */ });
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57615);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);
/* harmony import */ var _load_ends_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39995);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5787);




function verdictOfAll(loads) {
    const judged = (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .endsByLoad */ .ih)(loads).map((ends) => ({ ends, verdict: (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictOfLoad */ .ZF)(ends) }));
    const message = messageOfAll(judged);
    const failed = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .QZ)(judged.flatMap(({ verdict }) => verdict ?? []));
    if (failed === undefined && !loads.every(_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .isRun */ .yz))
        return { verdict: 'failed', failureReason: 'internal-error', message };
    const { verdict = 'passed', failureReason = '' } = failed ?? {};
    return { verdict, failureReason, message };
}
function messageOfAll(loads) {
    const verdicts = loads.flatMap(({ verdict }) => verdict ?? []);
    const left = loads.flatMap(({ ends }) => ends.filter((end) => !(0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .isRun */ .yz)(end) && end.error === undefined));
    const names = namesOf(left, loads);
    const notRun = names.length === 0 ? [] : [`${quoted(names)} ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .agree */ .d5)(names.length, 'was', 'were')} not run.`];
    if (loads.length < 2)
        return [...verdicts.map(({ message }) => message), ...notRun].join(' ');
    const passed = loads.filter(({ verdict }) => verdict?.verdict === 'passed');
    const countsOf = ({ ends }) => ends.filter(_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .isRun */ .yz).map(({ loaded }) => loaded.counts);
    const allowed = passed.filter((load) => countsOf(load).some((counts) => (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .notIn */ .zz)(counts) > 0));
    const failed = verdicts.filter(({ verdict, failureReason }) => verdict === 'failed' && !isOver(failureReason));
    return [
        ...(passed.length === 0
            ? []
            : [`${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(passed.length, 'load')} passed (${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomes */ .KI)((0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .addCounts */ .c5)(passed.flatMap(countsOf)))}).`]),
        ...allowed.flatMap(({ verdict }) => verdict?.message ?? []),
        ...failed.map(({ message }) => message),
        ...notRun,
        ...cutShort(loads),
    ].join(' ');
}
const OVER = {
    cancelled: 'The step was cancelled.',
    'time-limit': 'The time that `time-limit-minutes` allows is used up. Run the workflow again: the loads continue where they stopped.',
};
function isOver(reason) {
    return Object.hasOwn(OVER, reason);
}
function cutShort(loads) {
    const cut = loads.flatMap(({ ends: [end], verdict }) => {
        const reason = verdict?.failureReason ?? '';
        return end !== undefined && isOver(reason) ? [{ name: (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOf */ .M9)(end), reason }] : [];
    });
    const [first] = cut;
    if (first === undefined)
        return [];
    const names = quoted(cut.map(({ name }) => name));
    return [`${OVER[first.reason]} ${names} did not finish.`];
}
function namesOf(left, loads) {
    const whole = loads.filter(({ ends }) => ends.every((end) => left.includes(end))).flatMap(({ ends }) => ends);
    const names = left.map((end) => (whole.includes(end) ? (0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOf */ .M9)(end) : ((0,_load_ends_js__WEBPACK_IMPORTED_MODULE_2__/* .isRun */ .yz)(end) ? end.load : end).spec.name));
    return [...new Set(names)];
}
function quoted(names) {
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(names.map((name) => `\`${name}\``), MOST_NAMED);
}
const MOST_NAMED = 5;


/***/ }),

/***/ 5787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ decideVerdict),
/* harmony export */   KI: () => (/* binding */ outcomes),
/* harmony export */   Mp: () => (/* binding */ written),
/* harmony export */   Or: () => (/* binding */ exceeds),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   TE: () => (/* binding */ decideTogether)
/* harmony export */ });
/* harmony import */ var _bulk_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68179);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57615);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56350);




function decideVerdict(facts) {
    return decideBy(facts, thresholdProblems(facts));
}
function decideTogether(parts, whole) {
    const ends = parts.map((part) => decideBy(part, [])).filter(({ verdict }) => verdict === 'failed');
    const exceeded = thresholdProblems(whole).map(({ reason, message }) => failed(reason, message));
    return worst([...ends, ...exceeded]) ?? passed(whole);
}
function worst(verdicts) {
    const rank = ({ failureReason }) => (failureReason === '' ? 0 : _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FAILURE_REASONS */ .N9.indexOf(failureReason));
    return verdicts.filter(({ verdict }) => verdict === 'failed').sort((a, b) => rank(a) - rank(b))[0];
}
function passed(facts) {
    return { verdict: 'passed', failureReason: '', message: passedMessage(facts) };
}
function failed(failureReason, message) {
    return { verdict: 'failed', failureReason, message };
}
function decideBy(facts, tooMany) {
    const problems = [...facts.stopped, ...unknownOutcomes(facts), ...tooMany];
    const isHarmless = (0,_bulk_job_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepeatable */ .su)(facts.operation);
    const rank = ({ reason }) => isHarmless && reason === 'records-unaccounted'
        ? _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FAILURE_REASONS */ .N9.indexOf('time-limit') + 0.5
        : _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FAILURE_REASONS */ .N9.indexOf(reason);
    const [first] = [...mismatch(facts), ...problems.sort((a, b) => rank(a) - rank(b))];
    return first === undefined ? passed(facts) : failed(first.reason, `${first.message}${soFar(first, facts)}`);
}
function passedMessage({ load, counts, maxFailures }) {
    const outcome = `${load}: ${outcomes(counts)}.`;
    return (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .notIn */ .zz)(counts) === 0 ? outcome : `${outcome} \`max-failures: ${written(maxFailures)}\` allows that.`;
}
function soFar({ reason }, { operation, counts, stopped, folder }) {
    if (!stopped.some((error) => error.reason === reason))
        return '';
    const { unprocessed } = counts;
    const rest = unprocessed > 0
        ? ` The ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(unprocessed, 'unprocessed record')} ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .agree */ .d5)(unprocessed, 'is', 'are')} in \`unprocessed.csv\` in ${folder}.`
        : '';
    const isToRepeat = counts.unaccounted > 0 && (0,_bulk_job_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepeatable */ .su)(operation);
    const unknown = isToRepeat
        ? ` The org does not say what became of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(counts.unaccounted, 'record')}. ${nextStep(operation)}`
        : '';
    return ` ${outcomes(counts)}.${rest}${unknown}`;
}
function mismatch({ counts, folder }) {
    if ((0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .missing */ .LO)(counts) === 0)
        return [];
    const { read } = counts;
    const found = read - (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .missing */ .LO)(counts);
    return [
        new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('records-unaccounted', `The outcomes do not add up: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(read, 'record')} ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .agree */ .d5)(read, 'was', 'were')} read, but ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(found, 'outcome')} came ` +
            `back (${outcomes(counts)}). Compare the files in ${folder} with the org before you load anything again.`),
    ];
}
function nextStep(operation) {
    return (0,_bulk_job_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepeatable */ .su)(operation)
        ? `Run the workflow again: it does no harm to ${operation} these records once more.`
        : 'Look the jobs up in Setup under Bulk Data Load Jobs and compare with the org before you load these records again.';
}
function unknownOutcomes({ operation, counts, stopped }) {
    const { pending, unaccounted } = counts;
    if (unaccounted === 0 && (pending === 0 || stopped.length > 0))
        return [];
    if (unaccounted === 0) {
        return [
            new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('records-unaccounted', `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(pending, 'record')} ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .agree */ .d5)(pending, 'has', 'have')} no outcome yet: jobs are still running, or were aborted a short ` +
                'time ago. Run the workflow again in 10 minutes.'),
        ];
    }
    return [
        new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('records-unaccounted', `The org does not say what became of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(unaccounted, 'record')} (${outcomes(counts)}). ${nextStep(operation)}`),
    ];
}
function thresholdProblems({ load, counts, maxFailures, errors, folder }) {
    if (!exceeds(counts, maxFailures))
        return [];
    const [most] = errors;
    const why = most === undefined ? '' : ` The most frequent error is ${errorName(most)} (${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(most.count, 'record')}).`;
    const allowed = maxFailures.kind === 'count' ? (0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .thousands */ .oh)(maxFailures.count) : written(maxFailures);
    return [
        new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('failures-exceeded', `${load}: ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .thousands */ .oh)((0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .notIn */ .zz)(counts))} of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(counts.read, 'record')} (${shareOf(counts)}) ${lossVerb(counts)}; ` +
            `\`max-failures\` allows ${allowed}.${why} See ${filesOf(counts)} in ${folder}.`),
    ];
}
function filesOf(counts) {
    const names = ['failed', 'unprocessed', 'unaccounted'].filter((name) => counts[name] > 0);
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .KE)(names.map((name) => `\`${name}.csv\``));
}
function shareOf(counts) {
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .share */ .uM)((0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .failureRate */ .jq)(counts) / 100);
}
function lossVerb(counts) {
    const not = (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .notIn */ .zz)(counts);
    return not === counts.failed ? 'failed' : `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .agree */ .d5)(not, 'was', 'were')} not loaded`;
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
        return (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .notIn */ .zz)(counts) > maxFailures.count;
    return (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .exceedsShare */ .Dr)((0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .notIn */ .zz)(counts), counts.read, maxFailures.share);
}
function outcomes(counts) {
    const { read, ...rest } = counts;
    const named = Object.entries(rest).filter(([, number]) => number > 0);
    const list = named.map(([name, number]) => `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .thousands */ .oh)(number)} ${name}`);
    return `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(read, 'record')} read: ${list.join(', ') || 'nothing sent'}`;
}


/***/ }),

/***/ 10336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ createEdge),
  t: () => (/* binding */ createLocalEdge)
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

var help = __webpack_require__(98807);
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










function ledgerPlace(inputs, loads, runner, clock) {
    const { workspace, runId, attempt, workflow, job, stepId } = runner;
    const { matrixLeg } = inputs.results;
    const { place } = inputs.ledger;
    if (!loads.every(({ operation }) => (0,bulk_job/* isRepeatable */.su)(operation)))
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

var publish = __webpack_require__(86357);
var results_folder = __webpack_require__(71429);
var running_jobs = __webpack_require__(26518);
var step = __webpack_require__(50061);
var step_folder = __webpack_require__(92431);
var try_to = __webpack_require__(20569);
;// CONCATENATED MODULE: ../../lib/runner/edge.js













function createLocalEdge({ inputs, runner, folder, clock, onResultsPrepared }) {
    const { workspace, temp } = runner;
    const { workingDirectory } = inputs;
    const { resultsPath } = inputs.results;
    return {
        clock,
        say: { log: log/* log */.Rm, warn: log/* warn */.R8, notice: log/* notice */.lm, moreAbout: (check) => (0,log/* log */.Rm)((0,help/* moreAbout */.Lh)((0,help/* checkHelp */.IV)(check, runner))) },
        cancel: cancellation(folder),
        isPublic: runner.isPublic,
        secrets: { mask: step/* maskSecret */.$l, scrub: log/* scrub */._I },
        files: {
            workspace,
            temp: folder,
            find: async (patterns) => {
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
    };
}
function createEdge({ tools, http, plan, ...step }) {
    const { inputs, runner, folder } = step;
    const { run, ...ledger } = ledgerPlace(inputs, plan.loads, runner, tools.clock);
    return {
        ...createLocalEdge({ ...step, clock: tools.clock }),
        http,
        run: { ...run, isAlone: () => run.isAlone() && !(0,step_folder/* hadCompany */.Dn)(folder) },
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


/***/ }),

/***/ 49761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E6: () => (/* binding */ looksLikeColumn),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   cB: () => (/* binding */ shownColumn)
/* harmony export */ });
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


/***/ }),

/***/ 82478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ ByteSet)
/* harmony export */ });
class ByteSet {
    #byHash = new Map();
    longest = 0;
    constructor(texts) {
        for (const text of texts) {
            const bytes = Buffer.from(text);
            const hash = hashOf(bytes, 0, bytes.length);
            this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), bytes]);
            this.longest = Math.max(this.longest, bytes.length);
        }
    }
    has(bytes, start, end) {
        if (end - start > this.longest)
            return false;
        const found = this.#byHash.get(hashOf(bytes, start, end));
        if (found === undefined)
            return false;
        for (const text of found)
            if (isSame(text, bytes, start, end))
                return true;
        return false;
    }
}
function hashOf(bytes, start, end) {
    let hash = 0x811c9dc5 | 0;
    for (let at = start; at < end; at++)
        hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return hash;
}
function isSame(text, bytes, start, end) {
    if (text.length !== end - start)
        return false;
    for (let at = 0; at < text.length; at++)
        if (text[at] !== bytes[start + at])
            return false;
    return true;
}


/***/ }),

/***/ 38282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ planColumns)
});

var header = __webpack_require__(32179);
var column_name = __webpack_require__(55344);
var names = __webpack_require__(1030);
var nearest = __webpack_require__(56737);
var byte_set = __webpack_require__(82478);
;// CONCATENATED MODULE: ../../lib/value-checks/picklist.js


class Picklist {
    exact;
    #places = new Map();
    #active;
    #isOpen;
    constructor({ name, picklistValues }) {
        const values = picklistValues ?? [];
        this.#active = values.filter(({ active }) => active).map(({ value }) => value);
        this.exact = new byte_set/* ByteSet */.Z(this.#active);
        this.#isOpen = /CurrencyIsoCode$/i.test(name);
        for (const { value, label, active } of values) {
            for (const word of [value, label ?? value]) {
                const key = keyOf(word);
                if (active || !this.#places.has(key))
                    this.#places.set(key, active ? 'active' : 'inactive');
            }
        }
    }
    place(text) {
        const place = this.#places.get(keyOf(text));
        return place ?? (this.#isOpen ? 'inactive' : 'missing');
    }
    near(text) {
        return (0,nearest/* nearest */.p)(text.trim(), this.#active);
    }
    get examples() {
        return this.#active;
    }
}
function keyOf(text) {
    return text.normalize('NFKC').trim().toLowerCase();
}

;// CONCATENATED MODULE: ../../lib/value-checks/column-plan.js




function planColumns(columns, describe, load) {
    const fields = new Map(describe?.fields.map((field) => [(0,names/* nameKey */.R)(field.name), field]));
    return columns.map((name) => {
        if (name === '' || (0,header/* isResultColumn */.wI)(name))
            return plain(name, 'none', false);
        const isKey = (0,names/* sameName */.q)(name, 'Id') || (0,names/* sameName */.q)(name, load.externalIdField);
        const clears = (load.operation === 'update' || load.operation === 'upsert') && !isKey;
        const isRequiredKey = (0,names/* sameName */.q)(name, requiredKey(load));
        const field = (0,column_name/* findsParent */.Bv)(name) ? undefined : fields.get((0,names/* nameKey */.R)(name));
        if (field === undefined || describe === undefined || !isChecked(field))
            return { ...plain(name, 'text', clears), isRequiredKey };
        return { ...planField(field, clears), isRequiredKey, prefixes: prefixesOf(field, describe, load.prefixes) };
    });
}
function requiredKey({ operation, externalIdField }) {
    if (operation === 'insert')
        return undefined;
    if (operation === 'upsert')
        return (0,names/* sameName */.q)('Id', externalIdField) ? undefined : externalIdField;
    return 'Id';
}
function plain(name, kind, clears) {
    return { name, kind, length: UNLIMITED, refusesLength: false, digits: UNLIMITED, clears, isRequiredKey: false };
}
const UNLIMITED = Number.POSITIVE_INFINITY;
function isChecked({ calculated, autoNumber, encrypted, type }) {
    return !calculated && !autoNumber && encrypted !== true && type !== 'encryptedstring';
}
function planField(field, clears) {
    const { name, type } = field;
    return {
        ...plain(name, kindOf(field), clears),
        field,
        ...lengthOf(field),
        digits: digitsOf(field),
        picklist: type === 'picklist' || type === 'multipicklist' ? new Picklist(field) : undefined,
    };
}
function kindOf(field) {
    switch (field.type) {
        case 'double':
        case 'currency':
        case 'percent':
            return 'number';
        case 'int':
            return 'integer';
        case 'date':
        case 'datetime':
        case 'boolean':
        case 'email':
        case 'id':
            return field.type;
        case 'reference':
            return holdsIds(field) ? 'id' : 'text';
        case 'picklist':
        case 'multipicklist':
            return isRestricted(field) ? field.type : 'text';
        default:
            return 'text';
    }
}
function isRestricted({ restrictedPicklist, picklistValues }) {
    return restrictedPicklist === true && picklistValues != null && picklistValues.length > 0;
}
function holdsIds({ referenceTo }) {
    return referenceTo.length > 0 && !referenceTo.some((object) => /(?:__x|Definition|Particle)$/.test(object));
}
const REFUSED_WHEN_TOO_LONG = new Set([
    'string',
    'textarea',
    'email',
    'phone',
    'picklist',
    'multipicklist',
]);
function lengthOf({ type, length, htmlFormatted }) {
    const isText = REFUSED_WHEN_TOO_LONG.has(type) || type === 'url';
    if (!isText || length == null || length <= 0)
        return { length: UNLIMITED, refusesLength: false };
    return { length, refusesLength: type !== 'url' && htmlFormatted !== true };
}
function digitsOf({ type, digits, precision, scale }) {
    if (type === 'int')
        return digits != null && digits > 0 ? digits : UNLIMITED;
    if (precision == null || scale == null || precision <= scale)
        return UNLIMITED;
    return precision - scale;
}
function prefixesOf({ type, referenceTo }, { name, keyPrefix }, others) {
    const objects = type === 'id' ? [name] : referenceTo;
    const known = objects.map((object) => ((0,names/* sameName */.q)(object, name) ? keyPrefix : others?.get((0,names/* nameKey */.R)(object))));
    const prefixes = known.filter((prefix) => prefix?.length === 3).map(String);
    return prefixes.length > 0 && prefixes.length === objects.length ? prefixes : undefined;
}


/***/ }),

/***/ 27902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ holdsControlBetween),
/* harmony export */   v: () => (/* binding */ holdsControls)
/* harmony export */ });
/* harmony import */ var _csv_four_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81372);
/* harmony import */ var _judge_value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97722);


const HIGH_BITS = 0xe0e0e0e0 | 0;
const ONES = 0x01010101;
const TOP_BITS = 0x80808080 | 0;
const GROUP = 4;
function holdsControls(chunk, delimiter) {
    const { bytes, words } = (0,_csv_four_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .alignToWords */ .uC)(chunk);
    const groupsEnd = words.length - (words.length % GROUP);
    for (let at = 0; at < groupsEnd; at += GROUP) {
        const a = (words[at] ?? 0) & HIGH_BITS;
        const b = (words[at + 1] ?? 0) & HIGH_BITS;
        const c = (words[at + 2] ?? 0) & HIGH_BITS;
        const d = (words[at + 3] ?? 0) & HIGH_BITS;
        const low = ((a - ONES) & ~a) | ((b - ONES) & ~b) | ((c - ONES) & ~c) | ((d - ONES) & ~d);
        if ((low & TOP_BITS) !== 0 && holdsControlBetween(bytes, { start: at * 4, end: (at + GROUP) * 4 }, delimiter))
            return true;
    }
    return holdsControlBetween(bytes, { start: groupsEnd * 4, end: bytes.length }, delimiter);
}
function holdsControlBetween(bytes, { start, end }, delimiter) {
    for (let at = start; at < end; at++) {
        const byte = bytes[at] ?? 0;
        if ((0,_judge_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isControl */ .c0)(byte) && byte !== delimiter)
            return true;
    }
    return false;
}


/***/ }),

/***/ 57251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ explain),
  c: () => (/* binding */ refusalCode)
});

var words = __webpack_require__(56350);
var names = __webpack_require__(1030);
;// CONCATENATED MODULE: ../../lib/value-checks/checks.js
const XSD_FORM = 'W3C XML Schema Part 2, which the Bulk API guide, "Valid CSV Record Rows", names for numbers';
const VALUE_CHECKS = [
    {
        id: 'spreadsheet-error',
        finds: 'a value that is an error of a spreadsheet, such as `#REF!`, `#VALUE!`, `#NAME?` or `#####`',
        verdict: 'warns',
        needsDescribe: false,
        source: 'Microsoft Support, "ERROR.TYPE function" and "How to correct a ##### error"; LibreOffice Help, "Error Codes"',
    },
    {
        id: 'null-word',
        finds: 'a value that is a word with which a program writes "no value": `NULL`, `null`, `(null)`, `\\N`, `NaN`, `None`, `nil`, `undefined`, `<NA>`',
        verdict: 'warns',
        needsDescribe: false,
        source: 'MySQL manual, "NULL Values"; PostgreSQL manual, "COPY"; pandas, "read_csv", na_values; Go, package fmt; ECMAScript, "ToString"',
    },
    {
        id: 'clears-field',
        finds: '`#N/A`, which clears the field in an update or upsert',
        verdict: 'warns',
        needsDescribe: false,
        source: 'Bulk API 2.0 guide, "Prepare CSV Files"',
    },
    {
        id: 'typographic-quotes',
        finds: 'a value in typographic double quotes, such as `“Acme”`, `„Acme“` or `«Acme»`. A record that is cut inside them is refused',
        verdict: 'warns',
        needsDescribe: false,
        source: 'Unicode Standard, chapter 6.2, "Language-Based Usage of Quotation Marks"',
    },
    {
        id: 'formula-cell',
        finds: 'a formula of a spreadsheet that holds one text, such as `="01067"`. Where its quotes break the CSV, the record is refused',
        verdict: 'warns',
        needsDescribe: false,
        source: 'Microsoft Support, "Keeping leading zeros and large numbers"',
    },
    {
        id: 'control-character',
        finds: 'NUL or another control character in a value, other than tabs and line breaks',
        verdict: 'warns',
        needsDescribe: false,
        source: 'W3C XML 1.0, section 2.2: XML cannot hold these characters',
    },
    {
        id: 'blank-key',
        finds: 'a record without its key: the external id of an upsert, or the Id of another operation, is blank or `#N/A`. In an upsert by Id, a blank Id makes a new record, and `#N/A` is an error of a spreadsheet',
        verdict: 'refuses',
        code: 'MISSING_ARGUMENT',
        needsDescribe: false,
        source: 'Salesforce Help 000387915 (Ids); SOAP API guide, "Core Data Types Used in API Calls", StatusCode, and "upsert()"; Bulk API 2.0 guide, "Prepare CSV Files" (`#N/A`)',
    },
    {
        id: 'text-too-long',
        finds: 'a text with more characters than its field can hold. Blanks at the ends do not count',
        verdict: 'refuses',
        code: 'STRING_TOO_LONG',
        needsDescribe: true,
        source: 'SOAP API guide, "AllowFieldTruncationHeader": email, multipicklist, phone, picklist, string and textarea; "DescribeSObjectResult", Field, `length`',
    },
    {
        id: 'text-may-be-too-long',
        finds: 'a URL or a rich text that is longer than its field',
        verdict: 'warns',
        needsDescribe: true,
        source: 'SOAP API guide, "AllowFieldTruncationHeader", which does not list URLs; Salesforce Help 000382141',
    },
    {
        id: 'not-a-number',
        finds: 'a value that is not a number, such as `1,000`, `5 %` or `n/a`, in a number field',
        verdict: 'refuses',
        code: 'INVALID_FIELD',
        needsDescribe: true,
        source: `${XSD_FORM}; forcedotcom/CustomMetadataLoader issue 80`,
    },
    {
        id: 'number-too-large',
        finds: 'a number with more digits before the decimal point than its field can hold. Further decimals are accepted',
        verdict: 'refuses',
        code: 'NUMBER_OUTSIDE_VALID_RANGE',
        needsDescribe: true,
        source: 'SOAP API guide, "DescribeSObjectResult", Field, `digits` and `scale`: the API returns an error; Salesforce Developers forum 9060G000000BfsuQAC',
    },
    {
        id: 'odd-number',
        finds: 'a number with decimals or an exponent in a field of whole numbers, or one that is not finite',
        verdict: 'warns',
        needsDescribe: true,
        source: XSD_FORM,
    },
    {
        id: 'not-a-date',
        finds: 'a value that does not begin with year, month and day, such as `31/12/2026` or `46204`, in a date field',
        verdict: 'refuses',
        code: 'INVALID_FIELD',
        needsDescribe: true,
        source: `Bulk API 2.0 guide, "Valid Date Format in Records"; SFDO-Tooling/Snowfakery issue 793 (one parser reads both); on GitHub, import logs with "'6/15/19' is not a valid value for the type xsd:date"`,
    },
    {
        id: 'odd-date',
        finds: 'a date in another form than `2026-11-24`, or one that the calendar does not have',
        verdict: 'warns',
        needsDescribe: true,
        source: 'Bulk API 2.0 guide, "Valid Date Format in Records"',
    },
    {
        id: 'not-a-date-and-time',
        finds: 'a value that does not begin with year, month and day, or a day without a time, in a date/time field',
        verdict: 'refuses',
        code: 'INVALID_FIELD',
        needsDescribe: true,
        source: 'Bulk API 2.0 guide, "Valid Date Format in Records"; SFDO-Tooling/Snowfakery issue 793',
    },
    {
        id: 'odd-date-and-time',
        finds: 'a date and time in another form than `2026-11-24T09:30:00Z`, or one that the calendar does not have',
        verdict: 'warns',
        needsDescribe: true,
        source: 'Bulk API 2.0 guide, "Valid Date Format in Records"',
    },
    {
        id: 'odd-boolean',
        finds: 'a value other than `true`, `false`, `1` and `0`, in any case, in a checkbox field',
        verdict: 'warns',
        needsDescribe: true,
        source: 'SOAP API guide, "Primitive Data Types", boolean',
    },
    {
        id: 'not-an-email',
        finds: 'an email address without `@`, without anything before or behind it, or with blanks inside',
        verdict: 'refuses',
        code: 'INVALID_EMAIL_ADDRESS',
        needsDescribe: true,
        source: 'SOAP API guide, "Core Data Types Used in API Calls", StatusCode; salesforce.stackexchange.com 8689 (the refusal); npmjs.com/package/salesforce-email (the form)',
    },
    {
        id: 'not-an-id',
        finds: 'an Id that has not 15 or 18 letters and digits, or whose last 3 of 18 fit no other characters',
        verdict: 'refuses',
        code: 'MALFORMED_ID',
        needsDescribe: true,
        source: 'Salesforce Help 000387915; salesforce.stackexchange.com 334496',
    },
    {
        id: 'id-of-another-object',
        finds: 'an Id that begins otherwise than those of the object, in `Id` or in a lookup to up to three objects',
        verdict: 'refuses',
        code: 'MALFORMED_ID or FIELD_INTEGRITY_EXCEPTION',
        needsDescribe: true,
        source: 'REST API guide, "Upsert Records Using sObject Collections"; salto.io, "Demystifying \'Invalid Cross Reference Id\' errors in Salesforce"',
    },
    {
        id: 'id-in-another-case',
        finds: 'an Id of 18 characters whose upper and lower case does not fit its last 3 characters',
        verdict: 'warns',
        needsDescribe: true,
        source: 'SOAP API guide, "ID Field Type", which allows any case; salesforce.stackexchange.com 334496, where it was refused',
    },
    {
        id: 'not-in-picklist',
        finds: 'a value that a restricted picklist does not have. Case, labels and blanks at the ends are accepted',
        verdict: 'refuses',
        code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        needsDescribe: true,
        source: 'Salesforce Help 000381951 and 005228870; Gearset documentation 2964854',
    },
    {
        id: 'may-not-be-in-picklist',
        finds: 'an inactive value of a restricted picklist, or a currency that the org does not list',
        verdict: 'warns',
        needsDescribe: true,
        source: 'Salesforce Help 005228870',
    },
];

var judge_value = __webpack_require__(97722);
var warnings = __webpack_require__(2196);
var value_checks_words = __webpack_require__(68396);
;// CONCATENATED MODULE: ../../lib/value-checks/explain.js






const CHECKS = VALUE_CHECKS;
const CODES = new Map(CHECKS.map(({ id, code }) => [id, code]));
function refusalCode({ field }, check) {
    if (check !== 'id-of-another-object')
        return CODES.get(check);
    return field?.type === 'id' ? 'MALFORMED_ID' : 'FIELD_INTEGRITY_EXCEPTION';
}
const MOST_SHOWN = 80;
const MOST_SAID = 255;
function explain(refused, showsValues) {
    if (refused.found.check === 'blank-key')
        return explainBlankKey(refused);
    const { field } = refused.plan;
    const why = field && explainForm(refused, field, showsValues);
    const word = (0,value_checks_words/* wordIn */.u9)(refused.found.value);
    return why && word ? { ...why, cure: CURE_OF_WORD[word.kind] } : why;
}
const CURE_OF_WORD = {
    'null-word': 'If no value is meant, leave the field blank. Otherwise, correct the value.',
    'spreadsheet-error': warnings/* SPREADSHEET_CURE */.L,
};
function explainBlankKey({ plan: { name }, found }) {
    const what = found.value.trim() === judge_value/* CLEAR */.uJ ? `has \`${judge_value/* CLEAR */.uJ}\` in it, which stands for no value` : 'has no value in it';
    return {
        said: (0,names/* sameName */.q)(name, 'Id') ? 'Id not specified in an update call' : `${name} not specified`,
        message: `${name} is the key of the load, and the record ${what}.`,
        cure: 'Give the record its key, or leave it out.',
    };
}
function explainForm({ plan, column, found }, field, showsValues) {
    const { name } = plan;
    const label = field.label === '' ? name : field.label;
    const value = cut(found.value.trim(), MOST_SHOWN);
    const shown = showsValues ? ` "${value.replace(/\s+/g, ' ')}"` : '';
    const the = showsValues ? `the value${shown}` : 'the value';
    const said = cut(found.value, MOST_SAID);
    const parse = (type) => `Failed to deserialize field at col ${column}. Due to, '${said}' is not a valid value for the type ${type}`;
    switch (found.check) {
        case 'text-too-long':
            return {
                said: `${label}: data value too large: ${said} (max length=${plan.length})`,
                message: `${name} can hold ${(0,words/* count */.U9)(plan.length, 'character')}, and the value has ${(0,words/* thousands */.oh)((0,judge_value/* characters */.hg)(found.value))}.`,
                cure: 'Shorten the value, or ask an administrator to make the field longer.',
            };
        case 'not-a-number':
            return {
                said: parse(plan.kind === 'integer' ? 'xsd:int' : 'xsd:double'),
                message: `${name} holds numbers, and ${the} is not a number.`,
                cure: 'Write it like 1234.5: with a decimal point, and without thousands separators, currency or percent signs.',
            };
        case 'number-too-large':
            return {
                said: `${label}: value outside of valid range on numeric field: ${said}`,
                message: `${name} can hold ${(0,words/* count */.U9)(plan.digits, 'digit')} before the decimal point, and ${the} has more.`,
                cure: 'Correct the value, or ask an administrator to make the field longer.',
            };
        case 'not-a-date':
            return {
                said: parse('xsd:date'),
                message: `${name} holds dates, and ${the} is not one that the API reads.`,
                cure: 'Write it like 2026-11-24: year, month, day.',
            };
        case 'not-a-date-and-time':
            return {
                said: parse('xsd:dateTime'),
                message: `${name} holds dates with a time, and ${the} is not one that the API reads.`,
                cure: 'Write it like 2026-11-24T09:30:00Z, or with an offset, like 2026-11-24T09:30:00+01:00.',
            };
        case 'not-an-email':
            return {
                said: `${label}: invalid email address: ${said}`,
                message: `${name} holds email addresses, and ${the} is not one.`,
                cure: 'Correct the address. The field holds one address, such as name@example.com.',
            };
        default:
            return explainChoice({ plan, found, label, the, said }, showsValues);
    }
}
function explainChoice({ plan, found, label, the, said }, showsValues) {
    const { name, field, picklist, prefixes = [] } = plan;
    switch (found.check) {
        case 'not-an-id':
            return {
                said: `${label}: id value of incorrect type: ${said}`,
                message: `${name} holds Ids, and ${the} is not an Id of 15 or 18 characters.`,
                cure: field?.type === 'id'
                    ? 'Use the Id of a record, of 15 or 18 letters and digits.'
                    : 'Use the Id of the parent. To find parents by another key, name the column after it, as in Account.Ext_Id__c.',
            };
        case 'id-of-another-object':
            return {
                said: `${label}: id value of incorrect type: ${said}`,
                message: `${name} holds Ids that begin with ${(0,words/* choice */.Yq)(prefixes)}, and ${the} is an Id of another object.`,
                cure: field?.type === 'id'
                    ? 'Check whether `object`, or the file, is the right one.'
                    : 'Use the Id of the parent, or move the value to the column that it is meant for.',
            };
        case 'not-in-picklist': {
            const near = showsValues ? picklist?.near(found.value) : undefined;
            return {
                said: `${label}: bad value for restricted picklist field: ${escapeHtml(said)}`,
                message: `${name} is a restricted picklist, and ${the} is not one of its values.`,
                cure: near !== undefined
                    ? `Did you mean "${near}"? Otherwise, ask an administrator to add the value to the picklist.`
                    : `Use one of its values (${(0,words/* listed */.KE)(picklist?.examples ?? [], 5)}), or ask an administrator to add the value to the picklist.`,
            };
        }
        default:
            return undefined;
    }
}
function escapeHtml(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
function cut(text, most) {
    return text.length <= most ? text : `${[...text.slice(0, most)].slice(0, -1).join('')}…`;
}


/***/ }),

/***/ 97722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c0: () => (/* binding */ isControl),
/* harmony export */   hg: () => (/* binding */ characters),
/* harmony export */   hy: () => (/* binding */ judgeValue),
/* harmony export */   uJ: () => (/* binding */ CLEAR)
/* harmony export */ });
/* harmony import */ var _csv_typographic_quotes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9914);
/* harmony import */ var _values_decimal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12457);
/* harmony import */ var _values_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6992);
/* harmony import */ var _values_key_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90911);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1030);
/* harmony import */ var _values_times_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7372);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68396);







const CLEAR = '#N/A';
function judgeValue(plan, text) {
    if (plan.kind === 'none')
        return undefined;
    if (plan.isRequiredKey && (0,_values_key_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .isBlankKey */ .sz)(text.trim()))
        return { check: 'blank-key', value: text };
    if (text.trim() === '')
        return undefined;
    if (text === CLEAR)
        return judgeClear(plan);
    if (text.trim() === CLEAR)
        return { check: 'spreadsheet-error', value: text, word: CLEAR };
    const refused = judgeByField(plan, text);
    if (refused !== undefined)
        return refused;
    const found = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .wordIn */ .u9)(text);
    if (found !== undefined && plan.picklist?.place(text) !== 'active') {
        return { check: found.kind, value: text, word: found.word };
    }
    if (FORMULA.test((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .trimAscii */ .ic)(text)))
        return { check: 'formula-cell', value: text };
    return isInTypographicQuotes(text) ? { check: 'typographic-quotes', value: text } : undefined;
}
function judgeClear({ name, clears }) {
    if (clears)
        return { check: 'clears-field', value: CLEAR, word: CLEAR };
    return (0,_values_names_js__WEBPACK_IMPORTED_MODULE_4__/* .sameName */ .q)(name, 'Id') ? { check: 'spreadsheet-error', value: CLEAR, word: CLEAR } : undefined;
}
function judgeByField(plan, text) {
    switch (plan.kind) {
        case 'none':
            return undefined;
        case 'text':
            return judgeLength(plan, text);
        case 'number':
        case 'integer':
            return judgeNumber(plan, text);
        case 'date':
            return judgeDate(text);
        case 'datetime':
            return judgeDatetime(text);
        case 'boolean':
            return BOOLEAN.test(text.trim()) || (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .wordIn */ .u9)(text) !== undefined ? undefined : { check: 'odd-boolean', value: text };
        case 'email':
            return judgeEmail(text) ?? judgeLength(plan, text);
        case 'id':
            return judgeId(plan, text);
        case 'picklist':
            return judgeChoice(plan, text) ?? judgeLength(plan, text);
        case 'multipicklist':
            return judgeChoices(plan, text) ?? judgeLength(plan, text);
    }
}
function judgeLength({ length, refusesLength }, text) {
    if (text.length <= length)
        return undefined;
    if (characters(text) <= length)
        return undefined;
    return { check: refusesLength ? 'text-too-long' : 'text-may-be-too-long', value: text };
}
function characters(text) {
    let count = 0;
    for (const character of text.trim().replaceAll('\r\n', '\n').normalize('NFC'))
        count += character === '' ? 0 : 1;
    return count;
}
const INFINITE = /^[+-]?(?:NaN|INF|Infinity)$/;
const ODD_NUMBER = /^[+-]?(?:0[xX][\dA-Fa-f]{1,40}(?:[pP][+-]?\d{1,5})?|(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,9})?)[dDfF]?$/;
function judgeNumber({ kind, digits }, text) {
    const value = text.trim();
    const decimal = (0,_values_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .decimalIn */ .hJ)(value);
    if (decimal === undefined) {
        const isOdd = INFINITE.test(value) || ODD_NUMBER.test(value);
        if (!isOdd)
            return { check: 'not-a-number', value: text };
        return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .wordIn */ .u9)(text) === undefined ? { check: 'odd-number', value: text } : undefined;
    }
    if (wholeDigits(decimal) > digits)
        return { check: 'number-too-large', value: text };
    if (kind === 'integer' && !/^[+-]?\d+$/.test(value))
        return { check: 'odd-number', value: text };
    return undefined;
}
function wholeDigits({ digits, exponent }) {
    return digits === '' ? 0 : Math.max(0, digits.length + exponent);
}
const BOOLEAN = /^(?:true|false|[01])$/i;
const BEGINS_WITH_DAY = /^[+-]?\d{4,9}-\d{1,2}-\d{1,2}/;
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/;
function judgeDate(text) {
    const value = text.trim();
    if (!BEGINS_WITH_DAY.test(value))
        return { check: 'not-a-date', value: text };
    const day = value.endsWith('Z') ? value.slice(0, -1) : value;
    return DAY_OF_API.test(day) && (0,_values_times_js__WEBPACK_IMPORTED_MODULE_6__/* .timeIn */ .H)(day) !== undefined ? undefined : { check: 'odd-date', value: text };
}
const DAY_OF_API = /^\d{4}-\d\d-\d\d$/;
function judgeDatetime(text) {
    const value = text.trim();
    if (!BEGINS_WITH_DAY.test(value) || DAY.test(value))
        return { check: 'not-a-date-and-time', value: text };
    return isTimeOfApi(value) ? undefined : { check: 'odd-date-and-time', value: text };
}
function isTimeOfApi(value) {
    return (0,_values_times_js__WEBPACK_IMPORTED_MODULE_6__/* .isPlainTime */ .q)(value) || (MIDNIGHT.test(value) && (0,_values_times_js__WEBPACK_IMPORTED_MODULE_6__/* .timeIn */ .H)(value) !== undefined);
}
const MIDNIGHT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;
function judgeEmail(text) {
    const value = text.trim();
    const at = value.lastIndexOf('@');
    const isWrong = at <= 0 || at === value.length - 1 || (/[ \t\r\n]/.test(value) && !/["()]/.test(value));
    return isWrong ? { check: 'not-an-email', value: text } : undefined;
}
const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/;
function judgeId({ prefixes }, text) {
    const value = text.trim();
    const short = ID.test(value) ? (0,_values_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(value) : undefined;
    if (short === undefined)
        return { check: 'not-an-id', value: text };
    if (prefixes !== undefined && !prefixes.includes(short.slice(0, 3)))
        return { check: 'id-of-another-object', value: text };
    return short === value.slice(0, short.length) ? undefined : { check: 'id-in-another-case', value: text };
}
function judgeChoice({ picklist }, text) {
    switch (picklist?.place(text)) {
        case 'missing':
            return { check: 'not-in-picklist', value: text };
        case 'inactive':
            return { check: 'may-not-be-in-picklist', value: text };
        default:
            return undefined;
    }
}
function judgeChoices(plan, text) {
    if (plan.picklist?.place(text) === 'active')
        return undefined;
    const found = text.split(';').flatMap((value) => (value.trim() === '' ? [] : (judgeChoice(plan, value) ?? [])));
    return found.find(({ check }) => check === 'not-in-picklist') ?? found[0];
}
const FORMULA = /^="[^"]*"$/;
function isInTypographicQuotes(text) {
    const value = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .trimAscii */ .ic)(text);
    const open = value.charAt(0);
    const closing = _csv_typographic_quotes_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOSING_QUOTES */ .w.get(open);
    if (closing === undefined || value.length < 3 || !closing.includes(value.slice(-1)))
        return false;
    const inside = value.slice(1, -1);
    return !inside.includes(open) && ![...closing].some((quote) => inside.includes(quote));
}
function hasControl(text) {
    for (let at = 0; at < text.length; at++)
        if (isControl(text.charCodeAt(at)))
            return true;
    return false;
}
function isControl(code) {
    return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}


/***/ }),

/***/ 47361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readPrefixes)
/* harmony export */ });
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13020);
/* harmony import */ var _org_describe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29341);
/* harmony import */ var _values_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1030);



const MOST_TARGETS = 3;
const AT_ONCE = 5;
async function readPrefixes(headers, { fields }, describer) {
    const columns = new Set(headers.flat().map(_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nameKey */ .R));
    const lookups = fields.filter(({ name, type }) => type === 'reference' && columns.has((0,_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nameKey */ .R)(name)));
    const targets = new Set(lookups.flatMap(({ referenceTo }) => (referenceTo.length > MOST_TARGETS ? [] : referenceTo)));
    const limit = (0,_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .createLimit */ .K)(AT_ONCE);
    const found = await Promise.all([...targets].map((object) => limit(() => (0,_org_describe_js__WEBPACK_IMPORTED_MODULE_0__/* .describeIfPossible */ .ch)(object, describer))));
    return new Map(found.flatMap((object) => (object?.keyPrefix == null ? [] : [[(0,_values_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nameKey */ .R)(object.name), object.keyPrefix]])));
}


/***/ }),

/***/ 79585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createRecordCheck),
/* harmony export */   k: () => (/* binding */ errorText)
/* harmony export */ });
/* harmony import */ var _column_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38282);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57251);
/* harmony import */ var _record_look_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26195);



function createRecordCheck({ columns, columnDelimiter }, describe, load) {
    const plans = (0,_column_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planColumns */ .j)(columns, describe, load);
    const look = new _record_look_js__WEBPACK_IMPORTED_MODULE_2__/* .RecordLook */ .D(plans, columnDelimiter, true);
    return (bytes, start, end) => {
        for (const found of look.look(bytes, start, end, false)) {
            const plan = plans[found.column];
            const code = plan && (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .refusalCode */ .c)(plan, found.check);
            if (plan === undefined || code === undefined)
                continue;
            const message = (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)({ plan, column: found.column, found }, true)?.said ?? '';
            return { code, field: found.check === 'blank-key' ? '' : plan.name, message };
        }
        return undefined;
    };
}
function errorText({ code, message, field }) {
    return `${code}:${message}:${field === '' ? '' : `${field} `}--`;
}


/***/ }),

/***/ 26195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ RecordLook)
});

var dialect = __webpack_require__(7834);
var field_finder = __webpack_require__(69913);
var fields = __webpack_require__(85687);
var invisible = __webpack_require__(91123);
var ids = __webpack_require__(6992);
var byte_set = __webpack_require__(82478);
var words = __webpack_require__(68396);
;// CONCATENATED MODULE: ../../lib/value-checks/byte-looks.js




const [MINUS, POINT, ZERO, NINE, AT, SEMICOLON, COLON] = [0x2d, 0x2e, 0x30, 0x39, 0x40, 0x3b, 0x3a];
const [UPPER_T, UPPER_Z, PLUS] = [0x54, 0x5a, 0x2b];
const SMALL = 0x20;
const ORDINARY = 0;
const WORD = 1;
const ODD = 2;
const WORD_BYTES = new byte_set/* ByteSet */.Z(words/* WORDS */.q9);
const FIRST_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte === 0x23 || byte === 0x3d || byte === 0xc2 || byte === 0xe2 || (0,words/* isAsciiBlank */.EU)(byte))
        return ODD;
    return words/* WORDS */.q9.some((word) => word.charCodeAt(0) === byte) ? WORD : ORDINARY;
});
function byteLook(plan) {
    const look = lookOfKind(plan);
    return plan.isRequiredKey ? (bytes, start, end) => hasKey(bytes, start, end) && look(bytes, start, end) : look;
}
function hasKey(bytes, start, end) {
    return end > start && bytes[start] !== HASH && (0,invisible/* invisibleAt */.fh)(bytes, start, end) === 0;
}
const HASH = 0x23;
function lookOfKind(plan) {
    switch (plan.kind) {
        case 'none':
            return () => true;
        case 'text':
            return textLook(plan.length);
        case 'number':
            return numberLook(plan.digits, true);
        case 'integer':
            return numberLook(plan.digits, false);
        case 'date':
            return (bytes, start, end) => end - start === DAY_LENGTH && isDay(bytes, start);
        case 'datetime':
            return isDatetime;
        case 'boolean':
            return isBoolean;
        case 'email':
            return emailLook(plan.length);
        case 'id':
            return idLook(plan.prefixes);
        case 'picklist':
        case 'multipicklist':
            return choiceLook(plan);
    }
}
function textLook(length) {
    return (bytes, start, end) => {
        const first = FIRST_BYTES[bytes[start] ?? 0];
        if (first !== ORDINARY && (first === ODD || mayBeWord(bytes, start, end)))
            return false;
        return end - start <= length || characterCount(bytes, start, end) <= length;
    };
}
function mayBeWord(bytes, start, end) {
    if (end - start > WORD_BYTES.longest)
        return (0,words/* isAsciiBlank */.EU)(bytes[end - 1] ?? 0);
    return (0,words/* isAsciiBlank */.EU)(bytes[end - 1] ?? 0) || WORD_BYTES.has(bytes, start, end);
}
function characterCount(bytes, start, end) {
    let count = 0;
    for (let at = start; at < end; at++) {
        const byte = bytes[at] ?? 0;
        if ((byte & 0xc0) !== 0x80)
            count++;
    }
    return count;
}
const LONGEST_NUMBER = 40;
function numberLook(mostDigits, hasDecimals) {
    return (bytes, start, end) => {
        if (end - start > LONGEST_NUMBER)
            return false;
        let at = bytes[start] === MINUS ? start + 1 : start;
        const wholeStart = at;
        while (at < end && isDigit(bytes[at] ?? 0))
            at++;
        const digits = at - wholeStart;
        if (digits === 0 || digits > mostDigits)
            return false;
        if (at === end)
            return true;
        if (!hasDecimals || bytes[at] !== POINT)
            return false;
        do
            at++;
        while (at < end && isDigit(bytes[at] ?? 0));
        return at === end;
    };
}
function isDigit(byte) {
    return byte >= ZERO && byte <= NINE;
}
function areDigits(bytes, start, count) {
    for (let at = start; at < start + count; at++)
        if (!isDigit(bytes[at] ?? 0))
            return false;
    return true;
}
function twoDigits(bytes, at) {
    return ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO;
}
const DAY_LENGTH = 10;
function isDay(bytes, start) {
    if (!areDigits(bytes, start, 4) || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS)
        return false;
    if (!areDigits(bytes, start + 5, 2) || !areDigits(bytes, start + 8, 2))
        return false;
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] ?? 0);
}
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDatetime(bytes, start, end) {
    const time = start + DAY_LENGTH;
    if (end - start < 20 || !isDay(bytes, start) || bytes[time] !== UPPER_T)
        return false;
    if (bytes[time + 3] !== COLON || bytes[time + 6] !== COLON)
        return false;
    if (!areDigits(bytes, time + 1, 2) || !areDigits(bytes, time + 4, 2) || !areDigits(bytes, time + 7, 2))
        return false;
    if (twoDigits(bytes, time + 1) > 23 || twoDigits(bytes, time + 4) > 59 || twoDigits(bytes, time + 7) > 59)
        return false;
    let at = time + 9;
    if (bytes[at] === POINT) {
        const fraction = ++at;
        while (at < end && isDigit(bytes[at] ?? 0))
            at++;
        if (at === fraction || at - fraction > 3)
            return false;
    }
    return isZone(bytes, at, end);
}
function isZone(bytes, start, end) {
    const sign = bytes[start];
    if (sign === UPPER_Z)
        return end - start === 1;
    if (sign !== PLUS && sign !== MINUS)
        return false;
    const minutes = bytes[start + 3] === COLON ? start + 4 : start + 3;
    if (end !== minutes + 2 || !areDigits(bytes, start + 1, 2) || !areDigits(bytes, minutes, 2))
        return false;
    return twoDigits(bytes, start + 1) <= 13 && twoDigits(bytes, minutes) <= 59;
}
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
function isBoolean(bytes, start, end) {
    switch (end - start) {
        case 1:
            return bytes[start] === ZERO || bytes[start] === ZERO + 1;
        case 4:
            return isWord(TRUE, bytes, start);
        case 5:
            return isWord(FALSE, bytes, start);
        default:
            return false;
    }
}
function isWord(word, bytes, start) {
    for (let at = 0; at < word.length; at++)
        if (((bytes[start + at] ?? 0) | SMALL) !== word[at])
            return false;
    return true;
}
function emailLook(length) {
    return (bytes, start, end) => {
        if (end - start > length)
            return false;
        let signs = 0;
        for (let at = start; at < end; at++) {
            const byte = bytes[at] ?? 0;
            if (byte <= 0x2a || byte >= 0x7f || byte === 0x5b || byte === 0x5c || byte === 0x3c)
                return false;
            if (byte === AT)
                signs++;
        }
        return signs === 1 && bytes[start] !== AT && bytes[end - 1] !== AT;
    };
}
function idLook(prefixes) {
    const known = prefixes?.map((prefix) => Buffer.from(prefix));
    const beginsAs = (prefix, bytes, start) => bytes[start] === prefix[0] && bytes[start + 1] === prefix[1] && bytes[start + 2] === prefix[2];
    return (bytes, start, end) => {
        if (known !== undefined && !known.some((prefix) => beginsAs(prefix, bytes, start)))
            return false;
        if (end - start === ids/* ID_LENGTH */.hq + 3)
            return (0,ids/* hasCheckLetters */.yb)(bytes, start);
        return end - start === ids/* ID_LENGTH */.hq && (0,ids/* isOfIdBytes */._8)(bytes, start);
    };
}
function choiceLook({ kind, length, picklist }) {
    const exact = picklist?.exact;
    if (exact === undefined)
        return () => false;
    if (kind === 'picklist')
        return (bytes, start, end) => end - start <= length && exact.has(bytes, start, end);
    return (bytes, start, end) => {
        if (end - start > length)
            return false;
        for (let at = start; at <= end;) {
            let next = at;
            while (next < end && bytes[next] !== SEMICOLON)
                next++;
            if (!exact.has(bytes, at, next))
                return false;
            at = next + 1;
        }
        return true;
    };
}

var control_bytes = __webpack_require__(27902);
var judge_value = __webpack_require__(97722);
;// CONCATENATED MODULE: ../../lib/value-checks/record-look.js






const NOTHING = [];
class RecordLook {
    #plans;
    #looks;
    #delimiter;
    #finder;
    #columns;
    #last;
    #key;
    constructor(plans, delimiter, isRagged) {
        this.#plans = plans;
        this.#looks = plans.map(byteLook);
        this.#delimiter = (0,dialect/* delimiterByte */.Wi)(delimiter);
        this.#finder = new field_finder/* FieldFinder */.R(this.#delimiter);
        this.#columns = plans.findLastIndex(({ kind }) => kind !== 'none') + 1;
        this.#last = isRagged ? -1 : plans.length - 1;
        this.#key = plans.findIndex(({ isRequiredKey }) => isRequiredKey);
    }
    look(bytes, start, end, looksForControls) {
        let found = NOTHING;
        let at = start;
        for (let column = 0; column < this.#columns; column++) {
            const next = column === this.#last ? -1 : this.#finder.find(bytes, at, end, 1);
            const fieldEnd = next === -1 ? end : next - 1;
            const isLookedAt = fieldEnd > at || column === this.#key;
            if (isLookedAt && (looksForControls || !this.#passes(column, bytes, at, fieldEnd))) {
                const more = this.#judge(column, bytes, at, fieldEnd);
                if (more.length > 0)
                    found = [...found, ...more];
            }
            if (next === -1) {
                if (column < this.#key)
                    found = [...found, { check: 'blank-key', value: '', column: this.#key }];
                break;
            }
            at = next;
        }
        return found;
    }
    #passes(column, bytes, start, end) {
        const look = this.#looks[column];
        if (look === undefined)
            return true;
        if (bytes[start] !== dialect/* QUOTE */.jA)
            return look(bytes, start, end);
        const textEnd = end > start + 1 && bytes[end - 1] === dialect/* QUOTE */.jA ? end - 1 : end;
        if (textEnd === start + 1 && column !== this.#key)
            return true;
        return look(bytes, start + 1, textEnd);
    }
    #judge(column, bytes, start, end) {
        const plan = this.#plans[column];
        if (plan === undefined || plan.kind === 'none')
            return NOTHING;
        const text = (0,fields/* decodeField */.RC)(bytes, start, end);
        const found = (0,judge_value/* judgeValue */.hy)(plan, text);
        const values = found === undefined ? [] : [{ ...found, column }];
        if (!(0,control_bytes/* holdsControlBetween */.q)(bytes, { start, end }, this.#delimiter))
            return values;
        return [...values, { check: 'control-character', value: text, column }];
    }
}


/***/ }),

/***/ 2196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ SPREADSHEET_CURE),
/* harmony export */   f: () => (/* binding */ renderWarning)
/* harmony export */ });
/* harmony import */ var _files_file_warnings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41875);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56350);


const MOST_WORDS = 5;
function renderWarning(seen) {
    const what = seen.check === 'clears-field' ? cleared(seen) : found(seen);
    return { check: seen.check, ...(0,_files_file_warnings_js__WEBPACK_IMPORTED_MODULE_0__/* .placed */ .G)(seen.path, seen.line, what) };
}
function cleared({ column, count: records }) {
    return `clears ${column} in ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(records, 'record')}: \`#N/A\` empties the field in the org. Leave the value blank to keep what the org has.`;
}
function found({ check, column, count: values, words }) {
    const { one, many, cure } = WORDING[check] ?? ANY;
    const isOne = values === 1;
    const what = isOne
        ? `a value in ${column} ${one}`
        : `the first of ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .thousands */ .oh)(values)} values in ${column} that ${many}`;
    const which = words.size === 0 ? '' : isOne ? `: ${[...words.keys()].map(quoted).join('')}` : `: ${listedWords(words)}`;
    return `${what}${which}. ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .agree */ .d5)(values, 'It is sent as it is.', 'They are sent as they are.')} ${cure}`;
}
function listedWords(words) {
    const byCount = [...words].sort(([, a], [, b]) => b - a);
    return (0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(byCount.map(([word, times]) => `${quoted(word)} (${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .thousands */ .oh)(times)})`), MOST_WORDS);
}
function quoted(word) {
    return `\`${word}\``;
}
function may(one, many, cure) {
    return { one: `${one}, which the org may refuse`, many: `${many}, which the org may refuse`, cure };
}
const ANY = may('is unusual', 'are unusual', 'Check the file.');
const SPREADSHEET_CURE = 'Correct the formulas or the width of the column, and export the file again.';
const WORDING = {
    'spreadsheet-error': {
        one: 'is an error of a spreadsheet',
        many: 'are errors of a spreadsheet',
        cure: SPREADSHEET_CURE,
    },
    'null-word': {
        one: 'is a word for "no value"',
        many: 'are words for "no value"',
        cure: 'If no value is meant, leave the field blank.',
    },
    'typographic-quotes': {
        one: 'is in typographic quotes, which become part of the value',
        many: 'are in typographic quotes, which become part of the value',
        cure: 'If they are meant to be the quotes of CSV, replace them with straight ones (").',
    },
    'formula-cell': {
        one: 'is a formula of a spreadsheet, a text in quotes behind an equals sign',
        many: 'are formulas of a spreadsheet, texts in quotes behind an equals sign',
        cure: 'Replace formulas by what is between their quotes.',
    },
    'control-character': {
        one: 'has control characters, such as NUL, in it',
        many: 'have control characters, such as NUL, in them',
        cure: 'Check the program that wrote the file, and remove them.',
    },
    'text-may-be-too-long': may('has more characters than the field can hold', 'have more characters than the field can hold', 'Shorten what is too long.'),
    'odd-number': may('is not a plain number of the kind that the field holds', 'are not plain numbers of the kind that the field holds', 'Write whole numbers like 1234, and others like 1234.5.'),
    'odd-date': may('is not a date like 2026-11-24', 'are not dates like 2026-11-24', 'Write year, month and day.'),
    'odd-date-and-time': may('is not a date and time like 2026-11-24T09:30:00Z', 'are not dates and times like 2026-11-24T09:30:00Z', 'Write them like that, or with an offset, like 2026-11-24T09:30:00+01:00.'),
    'odd-boolean': may('is neither true nor false', 'are neither true nor false', 'Write `true` or `false`.'),
    'id-in-another-case': may('is an Id whose upper and lower case does not fit its last 3 characters', 'are Ids whose upper and lower case does not fit their last 3 characters', 'Check whether a program changed the case of the Ids.'),
    'may-not-be-in-picklist': may('is not an active value of the restricted picklist', 'are not active values of the restricted picklist', 'Use active values, or ask an administrator to activate these.'),
};


/***/ }),

/***/ 68396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ isAsciiBlank),
/* harmony export */   ic: () => (/* binding */ trimAscii),
/* harmony export */   q9: () => (/* binding */ WORDS),
/* harmony export */   u9: () => (/* binding */ wordIn)
/* harmony export */ });
const SPREADSHEET_ERRORS = [
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    '#NUM!',
    '#NULL!',
    '#SPILL!',
    '#CALC!',
    '#FIELD!',
    '#BLOCKED!',
    '#CONNECT!',
    '#UNKNOWN!',
    '#BUSY!',
    '#GETTING_DATA',
    '#EXTERNAL!',
    '#PYTHON!',
    '#TIMEOUT!',
    '#ERROR!',
    '#N/A!',
    '#n/a',
    '#BEZUG!',
    '#WERT!',
    '#ZAHL!',
    '#NV',
    '#ÜBERLAUF!',
    '#VALEUR!',
    '#NOM?',
    '#NOMBRE!',
    '#NUL!',
    '#¡REF!',
    '#¡VALOR!',
    '#¿NOMBRE?',
    '#¡DIV/0!',
    '#¡NUM!',
    '#RIF!',
    '#VALORE!',
    '#NOME?',
    '#VERW!',
    '#WAARDE!',
    '#NAAM?',
    '#GETAL!',
    '#LEEG!',
    '#N/B',
    '#N/D',
    ...Array.from({ length: 40 }, (_, index) => `Err:${501 + index}`),
];
const NULL_WORDS = [
    'NULL',
    'null',
    '(null)',
    '(NULL)',
    '<null>',
    '<NULL>',
    '[null]',
    '[NULL]',
    '\\N',
    'NaN',
    'nan',
    '-nan',
    '-NaN',
    'NaT',
    '<NA>',
    'None',
    'nil',
    '<nil>',
    'undefined',
    '[object Object]',
    '1.#QNAN',
    '-1.#IND',
    '1.#IND',
    '1.#INF',
    '-1.#INF',
];
const KINDS = new Map([
    ...SPREADSHEET_ERRORS.map((word) => [word, 'spreadsheet-error']),
    ...NULL_WORDS.map((word) => [word, 'null-word']),
]);
const WORDS = [...KINDS.keys()];
const LONGEST_WORD = 24;
const NARROW = /^#{3,}$/;
function wordIn(text) {
    if (text.length > LONGEST_WORD)
        return undefined;
    const word = trimAscii(text);
    if (NARROW.test(word))
        return { kind: 'spreadsheet-error', word: '###' };
    const kind = KINDS.get(word);
    return kind && { kind, word };
}
function trimAscii(text) {
    let start = 0;
    let end = text.length;
    while (start < end && isAsciiBlank(text.charCodeAt(start)))
        start++;
    while (end > start && isAsciiBlank(text.charCodeAt(end - 1)))
        end--;
    return text.slice(start, end);
}
function isAsciiBlank(code) {
    return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}


/***/ }),

/***/ 55344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ findsParent),
/* harmony export */   hp: () => (/* binding */ mayFillSameLookup),
/* harmony export */   rm: () => (/* binding */ isOrgColumn),
/* harmony export */   s0: () => (/* binding */ parseColumn)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1030);

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
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .sameName */ .q)(byId, field);
}
function isOrgColumn(name) {
    return /^sf__/i.test(name);
}


/***/ }),

/***/ 12457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ PLAIN_DIGITS),
/* harmony export */   LI: () => (/* binding */ round),
/* harmony export */   LM: () => (/* binding */ EXACT_DIGITS),
/* harmony export */   RG: () => (/* binding */ toDouble),
/* harmony export */   Sn: () => (/* binding */ valueByDouble),
/* harmony export */   hJ: () => (/* binding */ decimalIn),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   zT: () => (/* binding */ exactValue)
/* harmony export */ });
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


/***/ }),

/***/ 90911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   S4: () => (/* binding */ anyKey),
/* harmony export */   aO: () => (/* binding */ certainKey),
/* harmony export */   k5: () => (/* binding */ trimKey),
/* harmony export */   ob: () => (/* binding */ mayBeSameKey),
/* harmony export */   p_: () => (/* binding */ possibleKey),
/* harmony export */   sz: () => (/* binding */ isBlankKey),
/* harmony export */   yk: () => (/* binding */ canonicalKey),
/* harmony export */   yq: () => (/* binding */ isScientific)
/* harmony export */ });
/* harmony import */ var _decimal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12457);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6992);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1030);



const NUMBER_TYPES = new Set(['int', 'long', 'double', 'currency', 'percent']);
function isNumber({ type }) {
    return NUMBER_TYPES.has(type);
}
function isBlankKey(text) {
    return text === '' || text === '#N/A';
}
function mayBeSameKey(column, field) {
    const isId = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(column, 'Id') || field?.type === 'id' || field?.type === 'reference';
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
    return typeof value === 'string' ? value : (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .exactValue */ .zT)(value);
}
function comparedValue(form, text) {
    switch (form.kind) {
        case 'id':
            return (0,_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(text) ?? foldKey(longKey(text));
        case 'number':
        case 'any': {
            const decimal = (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .decimalIn */ .hJ)(text);
            if (decimal === undefined)
                return foldKey(text);
            const decimals = form.kind === 'number' ? form.decimals : undefined;
            return decimals === undefined ? decimal : (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .round */ .LI)(decimal, decimals, 'half up');
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
    return typeof value === 'string' ? value : (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(value);
}
function certainKey(text, kind, field) {
    if (kind === 'id')
        return longKey(text);
    if (field === undefined)
        return text;
    if (isNumber(field)) {
        const decimal = (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .decimalIn */ .hJ)(text);
        return decimal === undefined ? text : (0,_decimal_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(decimal);
    }
    if (field.unique === true && field.caseSensitive === false)
        return `${text.toLowerCase()}\0${text.toUpperCase()}`;
    return text;
}
function longKey(text) {
    return text.length === _ids_js__WEBPACK_IMPORTED_MODULE_0__/* .ID_LENGTH */ .hq ? text + (0,_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLetters */ .qG)(text) : text;
}
function foldKey(text) {
    return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
function trimKey(key) {
    let start = 0;
    let end = key.length;
    while (start < end && isBlank(key.charCodeAt(start)))
        start++;
    while (end > start && isBlank(key.charCodeAt(end - 1)))
        end--;
    return start === 0 && end === key.length ? key : key.slice(start, end);
}
function isBlank(code) {
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


/***/ }),

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ mixLast),
/* harmony export */   HA: () => (/* binding */ mixD),
/* harmony export */   VQ: () => (/* binding */ mixB),
/* harmony export */   aO: () => (/* binding */ mixA),
/* harmony export */   at: () => (/* binding */ mixC),
/* harmony export */   e5: () => (/* binding */ SEED_C),
/* harmony export */   lN: () => (/* binding */ SEED_D),
/* harmony export */   sj: () => (/* binding */ SEED_A),
/* harmony export */   z3: () => (/* binding */ SEED_B)
/* harmony export */ });
const SEED_A = 0x811c9dc5 | 0;
const SEED_B = 0x9e3779b9 | 0;
const SEED_C = 0x7feb352d | 0;
const SEED_D = 0x2c1b3c6d | 0;
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
function mixC(half, word) {
    const k = Math.imul(word, 0xab0e9789);
    const mixed = half ^ Math.imul((k << 16) | (k >>> 16), 0x38b34ae5);
    return (Math.imul((mixed << 17) | (mixed >>> 15), 5) + 0x0bcaa747) | 0;
}
function mixD(half, word) {
    const k = Math.imul(word, 0xa1e38b93);
    const mixed = half ^ Math.imul((k << 17) | (k >>> 15), 0x239b961b);
    return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0x32ac3b17) | 0;
}
function mixLast(hash) {
    let h = hash;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
}


/***/ }),

/***/ 7372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ timeIn),
/* harmony export */   q: () => (/* binding */ isPlainTime)
/* harmony export */ });
const ISO_TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:Z|[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const TIME_OF_DAY = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?Z?$/i;
const SLASHED_TIME = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i;
const WORDED_TIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2} \d|\d{1,2} [A-Z][a-z]{2} )[\w :+-]*\d{4}/;
const EPOCH = /^-?\d{11,14}$/;
const PLAIN_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d))?$/;
const MAX_LENGTH = 64;
const DAY_MS = 86_400_000;
function timeIn(value) {
    if (value.length > MAX_LENGTH)
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


/***/ })

};
