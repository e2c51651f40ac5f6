export const id = 805;
export const ids = [805];
export const modules = {

/***/ 40890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ validate)
});

var external_node_path_ = __webpack_require__(76760);
var begin_step = __webpack_require__(8147);
var failure = __webpack_require__(80719);
var tell = __webpack_require__(42462);
var validate_inputs = __webpack_require__(95465);
var guard = __webpack_require__(77986);
var object_kinds = __webpack_require__(44094);
var external_node_fs_ = __webpack_require__(73024);
var regular_file = __webpack_require__(45524);
var errors = __webpack_require__(87120);
var describe = __webpack_require__(29341);
var nearest = __webpack_require__(56737);
var names = __webpack_require__(1030);
;// CONCATENATED MODULE: ../../lib/preflight/snapshots.js







const MOST_BYTES = 67_108_864;
function openSnapshots(place, object) {
    const find = createFinder(place);
    if (find(object) === undefined)
        throw noSnapshot(place, object);
    return {
        describe: async (name) => find(name),
        objectNames: async () => [],
        isPartial: true,
    };
}
function createFinder(place) {
    const files = listFiles(place);
    const known = new Map();
    let byName;
    return (object) => {
        const key = (0,names/* nameKey */.R)(object);
        if (!known.has(key))
            known.set(key, find(object));
        return known.get(key);
    };
    function find(object) {
        const expected = files.find((file) => (0,names/* sameName */.q)(file.slice(0, -ENDING.length), object));
        const own = expected === undefined ? undefined : readSnapshot(place, expected);
        if (own !== undefined && own.describe === undefined)
            throw notDescribe(place, own.file, object);
        if (own !== undefined && (0,names/* sameName */.q)(own.describe?.name, object))
            return own.describe;
        byName ??= indexFiles(place, files);
        const other = byName.get((0,names/* nameKey */.R)(object));
        return other === undefined ? undefined : readSnapshot(place, other).describe;
    }
}
const ENDING = '.json';
function listFiles({ folder, shown }) {
    try {
        return (0,external_node_fs_.readdirSync)(folder)
            .filter((file) => file.toLowerCase().endsWith(ENDING))
            .sort();
    }
    catch (error) {
        throw new errors/* InputError */.dz([
            `\`schema-path\`: ${shown} cannot be read: ${(0,errors/* messageOf */.bD)(error)}. Use a folder of the repository that holds describe snapshots, and check that a checkout step runs before this one.`,
        ]);
    }
}
function indexFiles(place, files) {
    const index = new Map();
    for (const file of files) {
        const { describe } = readSnapshot(place, file);
        if (describe === undefined)
            continue;
        const key = (0,names/* nameKey */.R)(describe.name);
        const twin = index.get(key);
        if (twin !== undefined) {
            throw new errors/* InputError */.dz([
                `\`schema-path\`: ${place.shown}/${twin} and ${place.shown}/${file} both describe ${describe.name}. Keep one of them.`,
            ]);
        }
        index.set(key, file);
    }
    return index;
}
function readSnapshot({ folder, shown }, file) {
    let text;
    try {
        text = decode((0,regular_file/* readRegularFile */.X)(external_node_path_.join(folder, file), MOST_BYTES, 'latin1'));
    }
    catch (error) {
        throw new errors/* InputError */.dz([`\`schema-path\`: ${shown}/${file} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`]);
    }
    return { file, describe: (0,describe/* parseDescribe */.tg)(describeIn(text)) };
}
function decode(latin1) {
    const bytes = Buffer.from(latin1, 'latin1');
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
}
function describeIn(text) {
    try {
        const content = JSON.parse(text);
        const isOfCli = typeof content === 'object' && content !== null && 'status' in content && 'result' in content;
        return isOfCli ? content.result : content;
    }
    catch {
        return undefined;
    }
}
function noSnapshot(place, object) {
    const { shown } = place;
    const described = listFiles(place).flatMap((file) => readSnapshot(place, file).describe?.name ?? []);
    const near = (0,nearest/* nearest */.p)(object, described);
    const file = `${shown}/${object}${ENDING}`;
    const cure = near === undefined ? howToMake(file, object) : `Did you mean ${near}? If not, make it with ${command(file, object)}`;
    return new errors/* InputError */.dz([`\`schema-path\`: ${shown} has no snapshot of ${object}. ${cure}`]);
}
function notDescribe({ shown }, file, object) {
    return new errors/* InputError */.dz([
        `\`schema-path\`: ${shown}/${file} is not the JSON that describe answers. ${howToMake(`${shown}/${file}`, object)}`,
    ]);
}
function howToMake(file, object) {
    return `Make it with ${command(file, object)}`;
}
function command(file, object) {
    return `\`sf sobject describe --sobject ${object} --target-org <alias> --json > ${file}\`, and commit the file.`;
}

var find_and_read = __webpack_require__(40453);
var annotations = __webpack_require__(44528);
var counts = __webpack_require__(57615);
var words = __webpack_require__(56350);
var build = __webpack_require__(33850);
var report = __webpack_require__(51422);
;// CONCATENATED MODULE: ../../lib/report/validation.js




function reportValidation(facts) {
    const { spec, files, skipped, refused, wouldFail, clears, unchecked, startedAt, endedAt } = facts;
    const read = files.reduce((sum, file) => sum + file.records, 0);
    const wouldBeLoaded = read - skipped - refused - wouldFail;
    return {
        version: report/* REPORT_VERSION */.A,
        verdict: 'passed',
        failureReason: '',
        message: messageOf(spec, { wouldBeLoaded, skipped, refused, wouldFail, files: files.length }),
        finished: true,
        startedAt: new Date(startedAt).toISOString(),
        endedAt: new Date(endedAt).toISOString(),
        apiCalls: 0,
        loads: [
            {
                ...(0,build/* emptyLoad */.sm)(spec, []),
                files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
                counts: { ...counts/* NO_COUNTS */.lZ, read, failed: refused + wouldFail, skipped },
                wouldBeLoaded,
                ...(skipped === 0 ? {} : { superseded: skipped }),
                ...(refused === 0 ? {} : { refusedBeforehand: refused }),
                ...(clears.length === 0 ? {} : { clears: clears.map(({ column, count }) => ({ column, count })) }),
            },
        ],
        validation: { unchecked },
    };
}
function messageOf({ operation, object }, { wouldBeLoaded, skipped, refused, wouldFail, files, }) {
    const verb = operation === 'delete' || operation === 'hardDelete' ? 'deleted' : 'loaded';
    const rest = skipped === 0 ? '' : ` ${(0,words/* count */.U9)(skipped, 'record')} would be skipped: a later record has the same key.`;
    const left = refused === 0
        ? ''
        : ` ${(0,words/* count */.U9)(refused, 'record')} would be left out, since the org would refuse ${(0,words/* agree */.d5)(refused, 'it', 'them')}; \`max-failures\` allows that.`;
    const failing = wouldFail === 0
        ? ''
        : ` ${(0,words/* count */.U9)(wouldFail, 'record')} would be sent and fail, since the org would refuse ${(0,words/* agree */.d5)(wouldFail, 'it', 'them')}.`;
    return `${operation} ${object}: ${(0,words/* count */.U9)(wouldBeLoaded, 'record')} of ${(0,words/* count */.U9)(files, 'file')} would be ${verb}.${left}${failing}${rest}`;
}

var how_to_read = __webpack_require__(74018);
var read_files = __webpack_require__(71750);
var part = __webpack_require__(85025);
var job = __webpack_require__(68179);
var column_access = __webpack_require__(15068);
var key_columns = __webpack_require__(86698);
var preflight = __webpack_require__(4088);
;// CONCATENATED MODULE: ../../lib/preflight/check-without-describe.js






function checkWithoutDescribe(toCheck, load) {
    if (load.preflight === 'off')
        return [];
    const kind = (0,object_kinds/* refusedKind */.z)(load.object, load.operation);
    const problems = kind === undefined
        ? (0,preflight/* headersOf */.Yl)(toCheck.parts, toCheck.files).flatMap(({ columns, place }) => keyProblems(columns, load).map((problem) => ({ ...place, ...problem })))
        : [{ check: 'object-not-loaded', message: kind }];
    if (problems.length > 0 && load.preflight === 'stop')
        throw (0,preflight/* stopped */.ce)(problems, true);
    return problems.map(preflight/* asWarning */.PQ);
}
function keyProblems(columns, { operation, externalIdField }) {
    const has = (name) => columns.some((column) => (0,names/* sameName */.q)(column, name));
    if ((0,job/* isDeletion */.zo)(operation)) {
        return [
            ...(has('Id') ? [] : [(0,key_columns/* missingIds */.ze)(operation)]),
            ...(columns.length > (has('Id') ? 1 : 0) ? [(0,key_columns/* onlyIds */.x$)(operation, 'all others')] : []),
        ];
    }
    if (operation === 'update')
        return has('Id') ? [] : [(0,key_columns/* missingUpdateId */.xp)()];
    const unwelcome = has('Id') ? ((0,column_access/* checkId */.i)(operation, externalIdField).problem ?? []) : [];
    if (externalIdField === undefined || has(externalIdField))
        return [unwelcome].flat();
    return [...[unwelcome].flat(), (0,key_columns/* missingUpsertKey */.SB)(externalIdField)];
}

var sift_values = __webpack_require__(92242);
var parents = __webpack_require__(59230);
;// CONCATENATED MODULE: ../../lib/commands/unchecked.js



function uncheckedWithoutSchema({ object, preflight }, mayRepeat) {
    const keys = mayRepeat ? ', and keys that differ only in their form were not compared' : '';
    const columns = preflight === 'off' ? `\`preflight\` is off${keys}.` : `The columns were not checked against ${object}${keys}.`;
    return `${columns} To have that checked, set \`schema-path: schema\`. ${howToMake(`schema/${object}.json`, object)}`;
}
async function uncheckedParents(parts, { object, preflight }, describer) {
    const describe = await describer.describe(object);
    if (preflight === 'off' || describe === undefined)
        return [];
    const columns = [...new Set(parts.flatMap((part) => part.columns))];
    const unknown = [];
    for (const parent of (0,parents/* parentObjects */.X)(columns, describe))
        if ((await describer.describe(parent)) === undefined)
            unknown.push(parent);
    const [first] = unknown;
    if (first === undefined)
        return [];
    return [
        `Columns that find ${(0,words/* listed */.KE)(unknown)} were not checked: \`schema-path\` has no snapshot of ${(0,words/* agree */.d5)(unknown.length, 'it', 'them')}. ` +
            howToMake(`${first}.json`, first),
    ];
}

;// CONCATENATED MODULE: ../../lib/commands/check-files.js









async function checkFilesAlone(read, { load: spec, results }, { step, unchecked }) {
    const { repeated, ...rest } = read;
    const certain = spec.source.duplicateKeys === 'stop' ? rest : read;
    const settled = await (0,read_files/* settleKeys */.O3)(certain, (0,how_to_read/* readOptions */.T)(spec, step), async () => undefined);
    (0,tell/* tellOfKeys */.LQ)(settled, step.say);
    (0,tell/* tellOfColumns */.mL)({ warnings: checkWithoutDescribe(read, spec), more: 0 }, step.say);
    unchecked.push(uncheckedWithoutSchema(spec, repeated !== undefined));
    return await checkValues(settled, { spec, results, step, describer: undefined });
}
async function checkAgainstDescribe(read, { load: spec, results }, { step, unchecked, describer }) {
    const settled = await (0,read_files/* settleKeys */.O3)(read, (0,how_to_read/* readOptions */.T)(spec, step), () => (0,describe/* describeKey */.Rx)(spec, describer));
    (0,tell/* tellOfKeys */.LQ)(settled, step.say);
    const checked = await (0,preflight/* preflight */.Mz)(settled, { ...spec, redact: results.redact !== 'false' }, describer);
    (0,tell/* tellOfColumns */.mL)(checked, step.say);
    unchecked.push(...(await uncheckedParents(settled.parts, spec, describer)));
    return await checkValues(settled, { spec, results, step, describer });
}
async function checkValues(read, { spec, results, step, describer }) {
    const sifting = {
        spec,
        options: (0,how_to_read/* readOptions */.T)(spec, step),
        describer,
        redact: results.redact !== 'false',
        say: step.say,
    };
    const { read: left, refused, wouldFail, clears } = await (0,sift_values/* siftValues */.z)(read, sifting);
    const { files, dropped } = left;
    return { files, dropped, refused: (0,part/* countRecords */.q)(refused.parts), wouldFail, clears };
}

;// CONCATENATED MODULE: ../../lib/files/legs.js
const MOST_LEGS = 256;
const MOST_NAME_BYTES = 50_000;
function cutLegs(files, legBytes) {
    const wished = cut(files, legBytes);
    if (wished.length <= MOST_LEGS)
        return wished;
    const total = files.reduce((sum, file) => sum + file.bytes, 0);
    if (cut(files, total).length > MOST_LEGS)
        return undefined;
    let [tooSmall, enough] = [legBytes, total];
    while (enough - tooSmall > 1) {
        const middle = Math.floor((tooSmall + enough) / 2);
        if (cut(files, middle).length > MOST_LEGS)
            tooSmall = middle;
        else
            enough = middle;
    }
    return cut(files, enough);
}
function cut(files, mostBytes) {
    const legs = [];
    let [bytes, nameBytes] = [0, 0];
    for (const file of files) {
        const names = Buffer.byteLength(file.pattern) + 1;
        const leg = legs.at(-1);
        if (leg !== undefined && bytes + file.bytes <= mostBytes && nameBytes + names <= MOST_NAME_BYTES) {
            leg.push(file);
            bytes += file.bytes;
            nameBytes += names;
        }
        else {
            legs.push([file]);
            bytes = file.bytes;
            nameBytes = names;
        }
    }
    return legs.map((leg) => ({ files: leg }));
}
function lineOf(way) {
    if (/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(way) || way.trimEnd() !== way)
        return undefined;
    const literal = way.replace(/[[*?]/g, (character) => `[${character}]`);
    return /^[!#~\s]/.test(literal) ? `./${literal}` : literal;
}

;// CONCATENATED MODULE: ../../lib/commands/matrix.js



const MOST_CHARACTERS = 400_000;
function matrixOf(files, { operation, workingDirectory, legBytes }, { files: { workspace }, say }) {
    const lines = files
        .filter(({ records }) => records > 0)
        .map((file) => ({ ...file, pattern: lineIn(file.path, workspace, workingDirectory) }));
    const unnamed = lines.filter(({ pattern }) => pattern === undefined).map((file) => file.path);
    if (unnamed.length > 0)
        return without(`no line of \`files\` names ${(0,words/* listed */.KE)(unnamed)} in another job`, say);
    const named = lines.flatMap(({ pattern, bytes }) => (pattern === undefined ? [] : [{ pattern, bytes }]));
    if (operation === 'insert' && named.length > MOST_LEGS)
        return without(`for an insert each file is a leg of its own, and a matrix has at most ${MOST_LEGS} legs`, say);
    const include = operation === 'insert'
        ? named.map(({ pattern }) => ({ leg: pattern, files: pattern }))
        : cutLegs(named, legBytes)?.map((leg, index) => ({
            leg: index + 1,
            files: leg.files.map((file) => file.pattern).join('\n'),
        }));
    const matrix = JSON.stringify({ include });
    if (include === undefined || matrix.length > MOST_CHARACTERS)
        return without(`the names of the files are too long for the output of a job or for ${MOST_LEGS} legs`, say);
    return matrix;
}
function lineIn(file, workspace, workingDirectory) {
    if (external_node_path_.isAbsolute(file))
        return undefined;
    const way = external_node_path_.relative(workingDirectory, external_node_path_.resolve(workspace, file));
    return external_node_path_.isAbsolute(way) ? undefined : lineOf(way.split(external_node_path_.sep).join('/'));
}
function without(why, say) {
    say.warn(`The output \`matrix\` is empty: ${why}.`);
    return '';
}

;// CONCATENATED MODULE: ../../lib/commands/unchanged-files.js


async function warnOfUnchanged(files, { unchanged, files: { workspace }, say }) {
    const absolute = new Map(files.map((file) => [external_node_path_.resolve(workspace, file.path), file.path]));
    const answer = await unchanged([...absolute.keys()]);
    if (answer.kind === 'unknown')
        say.notice(answer.why);
    if (answer.kind !== 'known' || answer.paths.length === 0)
        return;
    const shown = answer.paths.flatMap((file) => absolute.get(file) ?? []);
    const which = `${shown.length} of ${(0,words/* count */.U9)(files.length, 'file')} that match \`files\``;
    say.warn(`${which} ${(0,words/* agree */.d5)(shown.length, 'was', 'were')} not changed by this ${answer.by}: ${(0,words/* listed */.KE)(shown)}. If ${(0,words/* agree */.d5)(shown.length, 'it was', 'they were')} ` +
        'loaded before, this insert would load the same records again. Narrow `files` to what is new, or use `upsert`.');
}

;// CONCATENATED MODULE: ../../lib/commands/validate.js














async function validate(inputs, edge) {
    const { load: spec, results } = inputs;
    const begun = (0,begin_step/* beginLocalStep */.pn)({ ending: validate_inputs/* VALIDATE_ENDING */.Pg, results }, edge);
    const { step, voice, startedAt } = begun;
    const unchecked = [];
    try {
        const describer = openDescribes(inputs, edge);
        const showsValues = results.redact === 'false';
        voice.learn({ redact: !showsValues });
        const { read: all, empty } = await (0,find_and_read/* findAndRead */.f8)([spec], showsValues, edge, begun);
        const read = all[0]?.read;
        if (read === undefined)
            return nothingToValidate(empty, begun);
        (0,tell/* tellOfFiles */.cY)(read, step.say);
        (0,guard/* guardHardDeletes */.zD)([spec]);
        (0,guard/* guardRecords */.UV)([{ spec, name: undefined, records: read.records }], undefined);
        const { files, dropped, refused, wouldFail, clears } = describer === undefined
            ? await checkFilesAlone(read, inputs, { step, unchecked })
            : await checkAgainstDescribe(read, inputs, { step, unchecked, describer });
        if (spec.operation === 'insert')
            await warnOfUnchanged(files, edge);
        for (const text of unchecked)
            step.say.log(text);
        const found = { skipped: dropped.count, refused, wouldFail, clears, unchecked };
        const report = reportValidation({ spec, files, ...found, startedAt, endedAt: step.clock.now() });
        return {
            report,
            annotations: annotations/* NO_ANNOTATIONS */.bs,
            loads: [],
            matrix: matrixOf(files, { ...inputs, operation: spec.operation }, edge),
        };
    }
    catch (error) {
        const result = (0,failure/* resultOfFailure */.Z)(error, {}, begun);
        return { ...result, report: { ...result.report, validation: { unchecked } }, matrix: '' };
    }
    finally {
        begun.end();
    }
}
function openDescribes({ schemaPath, load }, { files }) {
    if (schemaPath === undefined || (0,object_kinds/* refusedKind */.z)(load.object, load.operation) !== undefined)
        return undefined;
    const shown = external_node_path_.relative(files.workspace, schemaPath).split(external_node_path_.sep).join('/');
    return openSnapshots({ folder: schemaPath, shown: shown || '.' }, load.object);
}
function nothingToValidate(empty, begun) {
    const result = (0,find_and_read/* resultOfNothing */.ex)(empty, begun, 'Nothing would be loaded');
    return { ...result, report: { ...result.report, validation: { unchecked: [] } }, matrix: '{"include":[]}' };
}


/***/ }),

/***/ 76572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ findUnchanged)
});

var external_node_fs_ = __webpack_require__(73024);
var external_node_path_ = __webpack_require__(76760);
var is_inside = __webpack_require__(36274);
var schemas = __webpack_require__(12215);
var api = __webpack_require__(17197);
;// CONCATENATED MODULE: ../../lib/runner/compared-commits.js


const Sha = schemas/* string */.YjP().check(api/* _regex */.Fk(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const Push = schemas/* object */.Ikc({ before: Sha, after: Sha });
const PullRequest = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({ base: schemas/* object */.Ikc({ sha: Sha }), head: schemas/* object */.Ikc({ sha: Sha }) }),
});
function comparedCommits(env) {
    const event = readEvent(env.GITHUB_EVENT_PATH);
    if (env.GITHUB_EVENT_NAME === 'push') {
        const push = Push.safeParse(event);
        if (!push.success || /^0+$/.test(push.data.before) || /^0+$/.test(push.data.after))
            return undefined;
        const { before: base, after: head } = push.data;
        return { by: 'push', base, head, checkedOut: head };
    }
    if (env.GITHUB_EVENT_NAME !== 'pull_request')
        return undefined;
    const pull = PullRequest.safeParse(event);
    if (!pull.success)
        return undefined;
    const { base, head } = pull.data.pull_request;
    return { by: 'pull request', base: base.sha, head: head.sha, checkedOut: env.GITHUB_SHA ?? head.sha };
}
function readEvent(file) {
    if (file === undefined)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch {
        return undefined;
    }
}

var external_node_child_process_ = __webpack_require__(31421);
var find_on_path = __webpack_require__(44513);
;// CONCATENATED MODULE: ../../lib/runner/git.js


const TIME_LIMIT_MS = 60_000;
const MOST_OUTPUT_BYTES = 268_435_456;
const SETTINGS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'protocol.allow=never'];
function openGit({ folder, workspace, temp, env }) {
    const program = (0,find_on_path/* findOnPath */.a)(process.platform === 'win32' ? ['git.exe'] : ['git'], workspace, env);
    if (program === undefined)
        return undefined;
    const always = ['--no-pager', '-C', folder, ...SETTINGS.flatMap((setting) => ['-c', setting])];
    return (...args) => new Promise((resolve) => {
        const options = {
            cwd: temp,
            env: environmentFor(env),
            timeout: TIME_LIMIT_MS,
            killSignal: 'SIGKILL',
            maxBuffer: MOST_OUTPUT_BYTES,
            windowsHide: true,
        };
        (0,external_node_child_process_.execFile)(program, [...always, ...args], options, (error, stdout) => resolve(error === null ? stdout : undefined));
    });
}
function environmentFor(env) {
    const kept = Object.entries(env).filter(([name]) => !/^(?:GIT_|INPUT_|STATE_|ACTIONS_|GITHUB_)/i.test(name));
    return {
        ...Object.fromEntries(kept),
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_TERMINAL_PROMPT: '0',
    };
}

;// CONCATENATED MODULE: ../../lib/runner/unchanged-files.js





const SILENT = { kind: 'silent' };
async function findUnchanged(paths, place) {
    const commits = comparedCommits(place.env);
    const git = commits === undefined ? undefined : openGit(place);
    if (commits === undefined || git === undefined)
        return SILENT;
    const top = await git('rev-parse', '--show-toplevel');
    const checkedOut = (await git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim();
    if (top === undefined || checkedOut === undefined || ![commits.head, commits.checkedOut].includes(checkedOut))
        return SILENT;
    const base = await findBase(git, commits, checkedOut);
    if (base === undefined)
        return { kind: 'unknown', why: notKnown(commits) };
    const changed = await git('diff-tree', '-r', '-z', '--name-only', '--no-renames', base, checkedOut, '--');
    const held = await git('ls-tree', '-r', '-z', '--name-only', '--full-tree', checkedOut, '--');
    if (changed === undefined || held === undefined)
        return { kind: 'unknown', why: notKnown(commits) };
    const [changedNames, heldNames] = [namesIn(changed), namesIn(held)];
    const unchanged = paths.filter((file) => {
        const name = nameIn(top.replace(/\r?\n$/, ''), file);
        return name !== undefined && heldNames.has(name) && !changedNames.has(name);
    });
    return { kind: 'known', by: commits.by, paths: unchanged };
}
async function findBase(git, commits, checkedOut) {
    const known = async (commit) => (await git('cat-file', '-e', `${commit}^{commit}`)) !== undefined;
    if (commits.by === 'push')
        return (await known(commits.base)) ? commits.base : undefined;
    if (checkedOut !== commits.head) {
        const parents = (await git('rev-parse', '--verify', '--quiet', `${checkedOut}^1`))?.trim();
        if (parents !== undefined && /^[0-9a-f]+$/.test(parents) && (await known(parents)))
            return parents;
        return undefined;
    }
    return (await git('merge-base', commits.base, checkedOut))?.trim();
}
function notKnown({ by, base }) {
    return (`Which files this ${by} changed is not known: the clone does not reach back to the commit before it (${base.slice(0, 10)}). ` +
        'To be warned of files that an insert would load again, add `fetch-depth: 0` to the step that checks the repository out.');
}
function namesIn(output) {
    return new Set(output.split('\0'));
}
function nameIn(top, file) {
    try {
        const [root, real] = [(0,external_node_fs_.realpathSync)(top), (0,external_node_fs_.realpathSync)(file)];
        return (0,is_inside/* isInside */.F)(real, root) ? external_node_path_.relative(root, real).split(external_node_path_.sep).join('/') : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 42805:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62133);
/* harmony import */ var _commands_validate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40890);
/* harmony import */ var _disk_error_code_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(44645);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87120);
/* harmony import */ var _memory_young_generation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3014);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44528);
/* harmony import */ var _report_build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33850);
/* harmony import */ var _runner_edge_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10336);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87880);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(50580);
/* harmony import */ var _runner_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(72986);
/* harmony import */ var _runner_publish_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(86357);
/* harmony import */ var _runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(26518);
/* harmony import */ var _runner_step_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(50061);
/* harmony import */ var _runner_step_folder_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(92431);
/* harmony import */ var _runner_try_to_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(20569);
/* harmony import */ var _runner_unchanged_files_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(76572);

















const runner = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .readRunner */ .f)(process.env);
const startedAt = Date.now();
let publishing;
let result;
try {
    const { inputs, warnings } = (0,_runner_step_js__WEBPACK_IMPORTED_MODULE_12__/* .readValidateInputs */ .q3)(runner);
    for (const warning of warnings)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_8__/* .warn */ .R8)(warning);
    result = await run(inputs);
}
catch (error) {
    const report = (0,_report_build_js__WEBPACK_IMPORTED_MODULE_5__/* .reportFailedStart */ .Wl)(asLoadError(error), { startedAt, endedAt: Date.now() });
    result = { report: { ...report, validation: { unchecked: [] } }, annotations: _report_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .NO_ANNOTATIONS */ .bs, loads: [], matrix: '' };
}
await (0,_runner_publish_js__WEBPACK_IMPORTED_MODULE_10__/* .publish */ .mk)(result, runner, publishing, (report, places) => (0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .validationOutputs */ .s)(report, places, result.matrix));
process.stdout.write('', () => process.exit());
async function run(inputs) {
    (0,_memory_young_generation_js__WEBPACK_IMPORTED_MODULE_3__/* .keepYoungGenerationSmall */ .D)();
    const folder = (0,_runner_step_folder_js__WEBPACK_IMPORTED_MODULE_13__/* .makeStepFolder */ .vV)(runner);
    const onResultsPrepared = () => {
        publishing = inputs.results;
    };
    const edge = (0,_runner_edge_js__WEBPACK_IMPORTED_MODULE_6__/* .createLocalEdge */ .t)({ inputs, runner, folder, clock: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m)(), onResultsPrepared });
    const where = { folder: inputs.workingDirectory, workspace: runner.workspace, temp: folder, env: process.env };
    try {
        return await (0,_commands_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .validate */ .t)(inputs, { ...edge, unchanged: (paths) => (0,_runner_unchanged_files_js__WEBPACK_IMPORTED_MODULE_15__/* .findUnchanged */ .p)(paths, where) });
    }
    finally {
        (0,_runner_try_to_js__WEBPACK_IMPORTED_MODULE_14__/* .tryTo */ .d)('remove the folder of the step', () => (0,_runner_running_jobs_js__WEBPACK_IMPORTED_MODULE_11__/* .removeFolder */ .v$)(folder));
    }
}
function asLoadError(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb)
        return error;
    if (error instanceof Error && error.stack !== undefined)
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_8__/* .debug */ .Yz)(error.stack.replace(error.message, () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)));
    const why = (0,_disk_error_code_js__WEBPACK_IMPORTED_MODULE_16__/* .isDiskFull */ .b)(error)
        ? `The disk of the runner is full (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}). Free some of it in a step before, or use a larger runner.`
        : `This is a bug in the action: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}. Please report it at ${runner.project.issuesUrl} with the log of this step.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('internal-error', `${why} Nothing was sent to any org.`, { cause: error });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
