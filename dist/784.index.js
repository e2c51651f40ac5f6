export const id = 784;
export const ids = [784];
export const modules = {

/***/ 78784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  readManifest: () => (/* binding */ readManifest)
});

var errors = __webpack_require__(87120);
;// CONCATENATED MODULE: ../../lib/manifest/checks.js
const NUMBERS = ['equals', 'at-least', 'at-most'];
function countCheck(form, path, notes) {
    const given = NUMBERS.filter((key) => form[key] !== undefined);
    if (given.length === 0) {
        notes.add(path, 'the check says no number. Add `equals`, `at-least` or `at-most`.');
        return undefined;
    }
    if (given.includes('equals') && given.length > 1) {
        notes.add([...path, 'equals'], '`equals` goes with neither `at-least` nor `at-most`. Remove it, or them.');
        return undefined;
    }
    const wrong = given.filter((key) => !/^\d{1,15}$/.test(form[key] ?? ''));
    for (const key of wrong)
        notes.add([...path, key], `\`${key}\`: "${form[key]}" is not a whole number of 0 or more.`);
    if (wrong.length > 0)
        return undefined;
    const least = Number(form.equals ?? form['at-least'] ?? 0);
    const most = Number(form.equals ?? form['at-most'] ?? Number.POSITIVE_INFINITY);
    if (least > most) {
        notes.add([...path, 'at-most'], `no count is at least ${least} and at most ${most}. Correct one of them.`);
        return undefined;
    }
    return { soql: form.soql, least, most };
}

var nearest = __webpack_require__(56737);
var words = __webpack_require__(56350);
;// CONCATENATED MODULE: ../../lib/manifest/places.js
class ManifestNotes {
    #root;
    mistakes = [];
    ofStep = new Set();
    constructor(root) {
        this.#root = root;
    }
    add(path, message) {
        this.mistakes.push({ at: this.#placeOf(path), message });
    }
    has(path) {
        return nodeAt(this.#root, path).isWhole;
    }
    lineOf(path) {
        return this.#placeOf(path).line;
    }
    #placeOf(path) {
        const { node, isWhole } = nodeAt(this.#root, path);
        const last = path.at(-1);
        if (!isWhole || typeof last !== 'string')
            return node.at;
        return entryOf(nodeAt(this.#root, path.slice(0, -1)).node, last)?.at ?? node.at;
    }
}
function nodeAt(root, path) {
    let node = root;
    for (const step of path) {
        const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, String(step))?.value;
        if (next === undefined)
            return { node, isWhole: false };
        node = next;
    }
    return { node, isWhole: true };
}
function entryOf(node, key) {
    return node.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

var schemas = __webpack_require__(12215);
var api = __webpack_require__(17197);
var dialect = __webpack_require__(7834);
;// CONCATENATED MODULE: ../../lib/manifest/schema-values.js

function value(shown) {
    return schemas/* string */.YjP().check(schemas/* meta */.mIj({ ...shown, isScalar: true }));
}
function schema_values_words(list, description) {
    return value({ description, words: list });
}
function oneOrMore(shown) {
    return schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP()).check(api/* _minLength */.m9(1))]).check(schemas/* meta */.mIj({ ...shown }));
}

;// CONCATENATED MODULE: ../../lib/manifest/schema.js



function onMissing(where, more = '') {
    return schema_values_words(['fail', 'blank', 'skip'], `What to do with a record ${where} finds nothing: \`fail\` counts the record as failed and does not send it, \`blank\` sends the record without the value, \`skip\` leaves the record out. A value that finds several records always fails.${more} Default: \`fail\`.`);
}
const Column = schemas/* union */.KCZ([
    value({ description: 'API name of the field that the column fills.' }),
    schemas/* strictObject */.rej({
        to: value({
            description: 'API name of the field that the column fills.',
            examples: ['AccountId'],
        }),
        lookup: schemas/* optional */.lqM(value({
            description: 'API name of an object. The step searches the org for the record of this object that has the value of the column, and sends its Id. `Queue` searches the queues. Not together with `ref`.',
            examples: ['User'],
        })),
        ref: schemas/* optional */.lqM(value({
            description: 'Name of another load of this manifest. The step takes the Id of the record that this load created, updated or found. Not together with `lookup`.',
            examples: ['accounts'],
        })),
        by: schemas/* optional */.lqM(oneOrMore({
            description: 'What to find the record by. With `lookup`: one or more fields of that object, or of objects that it refers to. With `ref`: one or more columns in the files of that load. With several, each is also the name of a column of this file; the column that is mapped stands for the one that the file lacks. Required with `lookup` and `ref`.',
            examples: ['DeveloperName', ['Product2.ProductCode', 'Pricebook2.Name']],
        })),
        'on-missing': schemas/* optional */.lqM(onMissing('whose value in this column')),
        otherwise: schemas/* optional */.lqM(value({
            description: 'Value to search for in place of one that finds nothing. If this finds nothing either, the record fails. Only if `by` is a single name, and not together with `on-missing`.',
            examples: ['admin@example.com'],
        })),
    }),
])
    .check(schemas/* meta */.mIj({
    description: 'API name of the field that the column fills, or a map that says how the values become Ids.',
}));
function conditions(description) {
    return schemas/* record */.g1P(schemas/* string */.YjP(), oneOrMore({ description: 'A value of the column, or a list of values.' }))
        .check(schemas/* meta */.mIj({ description, examples: [{ Status: ['Active', 'Trial'] }] }));
}
const settings = {
    'external-id-field': schemas/* optional */.lqM(value({
        description: 'API name of the field that identifies a record. Required for `upsert` without `key`, not allowed for other operations. May be `Id`.',
        examples: ['Ext_Id__c'],
    })),
    key: schemas/* optional */.lqM(oneOrMore({
        description: 'API names of one or more fields that identify a record, if there is no external id. The step searches the org for the records with these values first. For `update`, `upsert`, `delete` and `hardDelete`; not together with `external-id-field`.',
        examples: [['Pricebook2Id', 'Product2Id']],
    })),
    'max-failures': schemas/* optional */.lqM(value({
        description: 'How many records of the load may fail before the load, and with it the step, fails: a number, or a share of the records read. Default: `0`.',
        examples: [25, '2.5%'],
    })),
    'duplicate-keys': schemas/* optional */.lqM(schema_values_words(['stop', 'last', 'send'], 'What to do if several records of the load have the same external id or Id: `stop` lists them and sends nothing, `last` sends only the last record of each, `send` sends all of them in order. With `key`, only `stop` is possible. Default: `stop`.')),
    encoding: schemas/* optional */.lqM(value({
        description: 'Encoding of the files, by any label of the WHATWG Encoding standard. Default: `utf-8`.',
        examples: ['windows-1252'],
    })),
    'blank-fields': schemas/* optional */.lqM(schema_values_words(['ignore', 'clear'], 'What a blank value does to its field: `ignore` leaves the field as it is, `clear` empties it. Default: `ignore`.')),
    'sort-by': schemas/* optional */.lqM(oneOrMore({
        description: 'Columns to sort the records by before they are sent, under their names in the file or the names of the fields that they fill. The order of the files is kept without it.',
        examples: ['Account key'],
    })),
    concurrency: schemas/* optional */.lqM(value({
        description: 'How many jobs of the load run in the org at once: `parallel` (5), a number from 1 to 25, or `serial`, one after the other in the order of the files. Default: `parallel`.',
        examples: ['serial'],
    })),
    'job-size-mb': schemas/* optional */.lqM(value({
        description: 'Largest upload of one job, in units of 1,000,000 bytes; from 1 to 150. Default: `100`.',
        examples: [50],
    })),
    'job-records': schemas/* optional */.lqM(value({ description: 'Most records in one job. There is no limit without it.', examples: [50000] })),
    canary: schemas/* optional */.lqM(value({
        description: 'Number of records to send first, in a job of their own. The rest is sent only if the share of these records that fails is within `max-failures`. Default: `0`.',
        examples: [200],
    })),
    'stop-early': schemas/* optional */.lqM(value({
        description: 'Starts no more jobs of the load once more than this share of the finished records has failed. Default: `50%`.',
        examples: ['10%'],
    })),
    retries: schemas/* optional */.lqM(value({
        description: 'How many rounds of retry there are for records that failed for a temporary reason; from 0 to 10. Default: `3`.',
        examples: [5],
    })),
    'assignment-rule-id': schemas/* optional */.lqM(value({
        description: 'Id of the assignment rule to run, for `Case` and `Lead`.',
        examples: ['01Q5g000000abcDEAQ'],
    })),
    'column-delimiter': schemas/* optional */.lqM(schema_values_words(['auto', ...dialect/* COLUMN_DELIMITERS */.K5], 'What separates the columns in the files. `auto` detects it in the header of each file. Default: `auto`.')),
    'if-no-files-found': schemas/* optional */.lqM(schema_values_words(['error', 'warn', 'ignore'], 'What to do if the load has no files, or only files without records: `error` fails the step, `warn` goes on with a warning, `ignore` goes on without one. Default: `error`.')),
    'on-failure': schemas/* optional */.lqM(schema_values_words(['stop', 'skip', 'continue'], 'What to do if this load fails: `stop` starts no further load, `skip` does not run the loads that need this one and runs all others, `continue` runs those that need it too. Default: `stop`.')),
    'on-missing': schemas/* optional */.lqM(onMissing('if a value in one of its columns, or its key,', ' A key that finds nothing is no value to leave blank: with `blank`, too, its record fails.')),
    'optional-columns': schemas/* optional */.lqM(oneOrMore({
        description: 'Columns that are left out if the org lacks their field, under their names in the file or the names of the fields that they fill. Any other column without a field stops the step.',
        examples: ['CurrencyIsoCode'],
    })),
    'leave-out': schemas/* optional */.lqM(oneOrMore({ description: 'Columns of the files that are not sent.', examples: ['Internal notes'] })),
};
const Load = schemas/* strictObject */.rej({
    name: value({
        description: 'Name of the load: letters, digits and hyphens. It names the folder of the results, other loads refer to the load by it, and later runs recognise the load by it.',
        examples: ['accounts'],
    }),
    object: value({ description: 'API name of the object to load into.', examples: ['Account'] }),
    operation: schema_values_words(['insert', 'update', 'upsert', 'delete', 'hardDelete'], 'What to do with the records: `insert`, `update`, `upsert`, `delete` or `hardDelete`.'),
    files: oneOrMore({
        description: 'CSV files of the load: a glob or a list of globs, relative to the input `working-directory`. A glob that starts with `!` excludes files. Several loads may read the same file.',
        examples: ['data/accounts/*.csv', ['data/*.csv', '!data/old.csv']],
    }),
    ...settings,
    columns: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), Column).check(schemas/* meta */.mIj({
        description: 'Columns of the files, and what becomes of each: the field that it fills, or a map that says how its values become Ids. A column that is not listed fills the field of its own name.',
        examples: [{ Company: 'Name' }],
    }))),
    constants: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), value({ description: 'The value of the field in every record.' })).check(schemas/* meta */.mIj({
        description: 'Fields that have the same value in every record of the load.',
        examples: [{ LeadSource: 'Import' }],
    }))),
    where: schemas/* optional */.lqM(conditions('Loads only the records that have one of these values in each of these columns. Upper and lower case differ; blanks at the ends of a value do not count.')),
    'where-not': schemas/* optional */.lqM(conditions('Leaves out the records that have one of these values in one of these columns. Upper and lower case differ; blanks at the ends of a value do not count.')),
    needs: schemas/* optional */.lqM(oneOrMore({
        description: 'Names of loads that come before this one, beside those that its columns refer to: these come first anyway.',
        examples: ['products'],
    })),
})
    .check(schemas/* meta */.mIj({ description: 'One object, one operation, and the files with its records.' }));
const Check = schemas/* strictObject */.rej({
    soql: value({
        description: 'A query that counts records: `SELECT COUNT() FROM \u2026`.',
        examples: ["SELECT COUNT() FROM Account WHERE Site = 'seed 7'"],
    }),
    equals: schemas/* optional */.lqM(value({ description: 'The count has to be this number.', examples: [120] })),
    'at-least': schemas/* optional */.lqM(value({ description: 'The count has to be this number or more.', examples: [100] })),
    'at-most': schemas/* optional */.lqM(value({ description: 'The count has to be this number or less.', examples: [150] })),
})
    .check(schemas/* meta */.mIj({ description: 'A count that has to hold after the loads, and what it has to be.' }));
const ManifestForm = schemas/* strictObject */.rej({
    version: schema_values_words(['1'], 'Version of this form. The only one is `1`.'),
    defaults: schemas/* optional */.lqM(schemas/* strictObject */.rej(settings).check(schemas/* meta */.mIj({
        description: 'Settings for all loads that do not say otherwise. They may have every key of a load except `name`, `object`, `operation`, `files`, `columns`, `constants`, `where`, `where-not` and `needs`.',
        examples: [{ 'max-failures': '1%' }],
    }))),
    loads: schemas/* array */.YOg(Load)
        .check(api/* _minLength */.m9(1))
        .check(schemas/* meta */.mIj({
        description: 'The loads, in any order: the step finds out which has to come first.',
    })),
    checks: schemas/* optional */.lqM(schemas/* array */.YOg(Check)
        .check(api/* _minLength */.m9(1))
        .check(schemas/* meta */.mIj({
        description: 'Counts that have to hold in the org after the loads. If one does not, the step fails.',
    }))),
});

;// CONCATENATED MODULE: ../../lib/manifest/schema-keys.js

function keysAt(path) {
    let form = ManifestForm;
    for (const step of path)
        form = form && childOf(form, step);
    return form === undefined ? [] : Object.keys(shapeOf(form) ?? {});
}
function childOf(form, step) {
    const { type, innerType, element, valueType, options = [] } = form._zod.def;
    if (type === 'optional' && innerType !== undefined)
        return childOf(innerType, step);
    if (type === 'array')
        return element;
    if (type === 'record')
        return valueType;
    if (type === 'union')
        return options.map((option) => childOf(option, step)).find((child) => child !== undefined);
    return shapeOf(form)?.[String(step)];
}
function shapeOf({ _zod: { def } }) {
    if (def.type === 'optional' && def.innerType !== undefined)
        return shapeOf(def.innerType);
    if (def.type === 'union')
        return def.options?.map(shapeOf).find((shape) => shape !== undefined);
    return def.shape;
}

;// CONCATENATED MODULE: ../../lib/manifest/form-mistakes.js




function plainOf(node) {
    switch (node.kind) {
        case 'nothing':
            return null;
        case 'text':
            return node.text;
        case 'list':
            return node.items.map(plainOf);
        case 'map':
            return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
    }
}
function formMistakes(issues, root) {
    const mistakes = issues.flatMap((issue) => mistakesOf(issue, issue.path, root));
    return mistakes.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}
function mistakesOf(issue, path, root) {
    const found = foundAt(root, path);
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => ({
                at: entryOf(found.around, key)?.at ?? found.at,
                message: unknownKey(key, path),
            }));
        case 'invalid_union': {
            const branches = issue.errors.filter((errors) => errors.every(({ path, code }) => path.length > 0 || code !== 'invalid_type'));
            const [nested] = branches;
            if (found.node === undefined || found.node.kind === 'nothing')
                return [{ at: found.at, message: wrongType(path, found, '') }];
            if (nested === undefined)
                return [{ at: found.at, message: wrongKind(path, found, unionOf(path)) }];
            return nested.flatMap((inner) => mistakesOf(inner, [...path, ...inner.path], root));
        }
        case 'invalid_type':
            return [{ at: found.at, message: wrongType(path, found, issue.expected) }];
        case 'too_small':
            return [
                { at: found.at, message: `\`${String(path.at(-1))}\` is an empty list. List at least one, or leave it out.` },
            ];
        default:
            return [{ at: found.at, message: `\`${String(path.at(-1))}\` is not as it should be.` }];
    }
}
function foundAt(root, path) {
    const { node, isWhole } = nodeAt(root, path);
    return { at: node.at, node: isWhole ? node : undefined, around: node };
}
function placeName(path) {
    const [first, , third] = path;
    if (first === undefined)
        return 'a manifest';
    if (first === 'defaults')
        return '`defaults`';
    if (first === 'checks')
        return 'a check';
    if (path.length === 2)
        return 'a load';
    return third === 'columns' ? 'a column' : `\`${String(third)}\``;
}
function unknownKey(key, path) {
    const keys = keysAt(path);
    const near = (0,nearest/* nearest */.p)(key, keys);
    const hint = near === undefined
        ? `It has ${(0,words/* listed */.KE)(keys.map((name) => `\`${name}\``), 8)}.`
        : `Did you mean \`${near}\`?`;
    return `\`${key}\` is no key of ${placeName(path)}. ${hint}`;
}
function unionOf(path) {
    return path[2] === 'columns' ? 'a field, or a map with `to`' : 'a single value, or a list of them';
}
function wrongType(path, { node }, expected) {
    const name = String(path.at(-1));
    if (path.length === 0)
        return 'the file is not a map. A manifest begins with `version: 1` and `loads:`.';
    if (node === undefined)
        return `${placeName(path.slice(0, -1))} needs \`${name}\`.`;
    if (node.kind === 'nothing')
        return `\`${name}\` has no value.${nothingCure(path)}`;
    if (expected === 'array')
        return wrongKind(path, { node }, 'a list: a line with a hyphen for each');
    if (expected === 'object' || expected === 'record')
        return wrongKind(path, { node }, 'a map: lines of `key: value`');
    return wrongKind(path, { node }, 'a single value');
}
function nothingCure(path) {
    if (path[2] === 'columns' && path.length === 4)
        return ' Write the field that the column fills. To leave the column out, list it in `leave-out`.';
    return ' Give one, or remove the line.';
}
const KINDS = { text: 'a single value', list: 'a list', map: 'a map', nothing: 'nothing' };
function wrongKind(path, { node }, wanted) {
    const name = typeof path.at(-1) === 'number' ? placeName(path) : `\`${String(path.at(-1))}\``;
    return `${name} is ${node === undefined ? 'missing' : KINDS[node.kind]}, and has to be ${wanted}.`;
}

var job = __webpack_require__(68179);
var defaults = __webpack_require__(44979);
var load_spec = __webpack_require__(35049);
var inputs_reader = __webpack_require__(1310);
var names = __webpack_require__(1030);
var inputs_words = __webpack_require__(73156);
;// CONCATENATED MODULE: ../../lib/manifest/note-word.js


function noteWord(text, words, { key, place }, notes) {
    try {
        return (0,inputs_words/* parseWord */.k)(key, text, words);
    }
    catch (error) {
        if (!(error instanceof errors/* InputError */.dz))
            throw error;
        for (const problem of error.problems)
            notes.add(place, problem);
        return undefined;
    }
}

;// CONCATENATED MODULE: ../../lib/manifest/column-uses.js

const ON_MISSING = ['fail', 'blank', 'skip'];
function columnUse(form, path, notes, usual) {
    if (typeof form === 'string')
        return { kind: 'field', to: form };
    const { to, lookup, ref } = form;
    if (lookup !== undefined && ref !== undefined) {
        notes.add([...path, 'ref'], '`lookup` and `ref` exclude each other: an Id comes from the org, or from a load. Remove one of them.');
        return undefined;
    }
    if (lookup === undefined && ref === undefined)
        return plainField(form, path, notes);
    const by = [form.by ?? []].flat();
    if (by.length === 0) {
        notes.add(path, `\`by\` is missing: ${byCure(lookup)}`);
        return undefined;
    }
    if (form.otherwise !== undefined && by.length > 1) {
        notes.add([...path, 'otherwise'], '`otherwise` is a single value, and `by` names several. Remove `otherwise`, or find the record by one field.');
        return undefined;
    }
    const missing = missingOf(form, path, notes, usual);
    if (missing === undefined)
        return undefined;
    return lookup === undefined
        ? { kind: 'ref', to, load: ref ?? '', by, missing }
        : { kind: 'lookup', to, object: lookup, by, missing };
}
function byCure(lookup) {
    return lookup === undefined
        ? 'name the column of the other load by which its record is found.'
        : `name the field of ${lookup} by which the record is found.`;
}
function plainField(form, path, notes) {
    const extra = ['by', 'on-missing', 'otherwise'].filter((key) => form[key] !== undefined);
    const [first] = extra;
    if (first === undefined)
        return { kind: 'field', to: form.to };
    notes.add([...path, first], `\`${first}\` says how a record is found, but neither \`lookup\` nor \`ref\` says where. Add one of them.`);
    return undefined;
}
function missingOf({ 'on-missing': word, otherwise }, path, notes, usual = 'fail') {
    if (otherwise !== undefined && word !== undefined) {
        notes.add([...path, 'otherwise'], '`otherwise` already says what becomes of a value that finds nothing. Remove `on-missing`.');
        return undefined;
    }
    if (otherwise !== undefined)
        return { kind: 'otherwise', key: otherwise };
    const kind = noteWord(word ?? usual, ON_MISSING, { key: 'on-missing', place: [...path, 'on-missing'] }, notes);
    return kind && { kind };
}

;// CONCATENATED MODULE: ../../lib/manifest/manifest-load.js







const OF_STEP = new Set(['preflight', 'max-records', 'confirm-hard-delete']);
function manifestLoad(form, index, { path: manifestPath, stepText }, notes) {
    const path = ['loads', index];
    const before = notes.mistakes.length;
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(form.name))
        notes.add([...path, 'name'], `\`name\`: "${form.name}" is not allowed. Use letters, digits and hyphens; it names a folder.`);
    const reader = new inputs_reader/* InputReader */.i((name) => (OF_STEP.has(name) ? stepText(name) : textOf(form, name)));
    const spec = (0,load_spec/* readLoad */.N_)(reader);
    const once = new Map([...reader.found].reverse().map(({ input, message }) => [message, input]));
    for (const [message, input] of once) {
        if (input !== undefined && OF_STEP.has(input))
            notes.ofStep.add(message);
        else
            notes.add(placeOf(input, index, notes), message);
    }
    const wordOf = (key, words) => noteWord(form[key] ?? words[0] ?? '', words, { key, place: placeOf(key, index, notes) }, notes);
    const onFailure = wordOf('on-failure', ['stop', 'skip', 'continue']);
    const onMissing = wordOf('on-missing', ON_MISSING);
    const columns = columnsOf(form, index, { notes, onMissing });
    checkKey(form, index, notes);
    if (form.key !== undefined && spec !== undefined && spec.source.duplicateKeys !== 'stop')
        notes.add(placeOf('duplicate-keys', index, notes), `\`duplicate-keys\`: the load \`${form.name}\` has a \`key\`, and two records with the same key always stop it. Set \`duplicate-keys: stop\` in that load.`);
    if (spec === undefined || onFailure === undefined || notes.mistakes.length > before)
        return undefined;
    return {
        ...spec,
        name: form.name,
        manifest: {
            path: manifestPath,
            columns: {
                uses: columns,
                leaveOut: listOf(form['leave-out']),
                optional: listOf(form['optional-columns']),
                constants: new Map(Object.entries(form.constants ?? {})),
                key: listOf(form.key),
                findsAll: form.key !== undefined && spec.operation !== 'upsert',
                sendsOnlyId: form.key !== undefined && (0,job/* isDeletion */.zo)(spec.operation),
                where: conditionsOf(form.where),
                whereNot: conditionsOf(form['where-not']),
            },
            constantLines: new Map(Object.keys(form.constants ?? {}).map((field) => [field, notes.lineOf([...path, 'constants', field])])),
            needs: listOf(form.needs),
            onFailure,
            onMissing: onMissing === 'skip' ? 'skip' : 'fail',
        },
    };
}
function listOf(value) {
    return value === undefined ? [] : [value].flat();
}
function conditionsOf(form = {}) {
    return new Map(Object.entries(form).map(([column, values]) => [column, listOf(values)]));
}
function textOf(form, name) {
    if (name === 'external-id-field' && form.key !== undefined && (0,names/* sameName */.q)(form.operation, 'upsert'))
        return 'Id';
    const value = new Map(Object.entries(form)).get(name);
    if (Array.isArray(value))
        return value.join('\n');
    return typeof value === 'string' ? value : defaults/* INPUT_DEFAULTS */.W[name];
}
function placeOf(input, index, notes) {
    const own = ['loads', index, ...(input === undefined ? [] : [input])];
    const shared = ['defaults', input ?? ''];
    return !notes.has(own) && notes.has(shared) ? shared : own;
}
function columnsOf(form, index, { notes, onMissing }) {
    const columns = new Map();
    const filled = new Map(Object.keys(form.constants ?? {}).map((field) => [(0,names/* nameKey */.R)(field), `the constant \`${field}\``]));
    for (const [column, column_] of Object.entries(form.columns ?? {})) {
        const path = ['loads', index, 'columns', column];
        const use = columnUse(column_, path, notes, onMissing);
        if (use === undefined)
            continue;
        columns.set(column, use);
        const other = filled.get((0,names/* nameKey */.R)(use.to));
        if (other !== undefined)
            notes.add(path, `\`${column}\` and ${other} fill the same field, ${use.to}. Remove one of them.`);
        else
            filled.set((0,names/* nameKey */.R)(use.to), `the column \`${column}\``);
        if (listOf(form['leave-out']).some((left) => (0,names/* sameName */.q)(left, column)))
            notes.add(path, `\`${column}\` is left out by \`leave-out\` as well. Remove it there, or here.`);
    }
    return columns;
}
function checkKey({ key, operation, ...form }, index, notes) {
    if (key === undefined)
        return;
    const place = placeOf('key', index, notes);
    if (operation.toLowerCase() === 'insert')
        notes.add(place, '`key` finds records that exist, and an insert has none. Remove it, or use `operation: upsert`.');
    else if (form['external-id-field'] !== undefined)
        notes.add(place, '`key` and `external-id-field` exclude each other: both say how records are found. Remove one of them.');
}

;// CONCATENATED MODULE: ../../lib/manifest/placeholders.js

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
function fillIn(node, values, mistakes) {
    switch (node.kind) {
        case 'nothing':
            return node;
        case 'list':
            return { ...node, items: node.items.map((item) => fillIn(item, values, mistakes)) };
        case 'map':
            return {
                ...node,
                entries: node.entries.map((entry) => ({ ...entry, value: fillIn(entry.value, values, mistakes) })),
            };
        case 'text': {
            const text = node.text.replace(PLACEHOLDER, (whole, name) => {
                const value = values.get(name);
                if (value === undefined)
                    mistakes.push({ at: node.at, message: noValue(name, values) });
                return value ?? whole;
            });
            return { ...node, text };
        }
    }
}
function noValue(name, values) {
    const near = (0,nearest/* nearest */.p)(name, [...values.keys()]);
    const cure = near === undefined ? `Add a line \`${name}=\u2026\` to the input \`values\`.` : `Did you mean \`{{${near}}}\`?`;
    return `{{${name}}} has no value. ${cure}`;
}

;// CONCATENATED MODULE: ../../lib/manifest/references.js



function checkReferences(loads, notes) {
    const first = new Map();
    for (const [index, { name }] of loads.entries()) {
        const earlier = first.get((0,names/* nameKey */.R)(name));
        if (earlier === undefined)
            first.set((0,names/* nameKey */.R)(name), index);
        else
            notes.add(['loads', index, 'name'], `load ${earlier + 1} has the name \`${loads[earlier]?.name}\` as well. Names differ in more than upper and lower case, because they name folders.`);
    }
    for (const { name, needs, refs } of loads)
        for (const reference of [...needs, ...refs])
            checkOne(reference, name, first, { loads, notes });
    for (const cycle of cyclesOf(loads, first)) {
        const names = (0,words/* listed */.KE)(cycle.map((index) => `\`${loads[index]?.name}\``), cycle.length);
        const at = cycle[0] ?? 0;
        notes.add(['loads', at, 'needs'], `${names} need each other, so none of them can be first. Remove \`needs\` from one of them: references between them are resolved without it.`);
    }
}
function checkOne({ name, path }, own, first, { loads, notes }) {
    const isNeed = path.at(-1) !== 'ref';
    if (isNeed && (0,names/* nameKey */.R)(name) === (0,names/* nameKey */.R)(own))
        notes.add(path, `\`${own}\` needs itself. Remove it from \`needs\`.`);
    if (first.has((0,names/* nameKey */.R)(name)))
        return;
    const near = (0,nearest/* nearest */.p)(name, loads.map((load) => load.name));
    const cure = near === undefined
        ? `The loads are ${(0,words/* listed */.KE)(loads.map((load) => `\`${load.name}\``), 8)}.`
        : `Did you mean \`${near}\`?`;
    notes.add(path, `there is no load \`${name}\`. ${cure}`);
}
function cyclesOf(loads, first) {
    const edges = loads.map(({ needs, refs }, from) => [
        ...needs.map((reference) => ({ reference, isNeed: true })),
        ...refs.map((reference) => ({ reference, isNeed: false })),
    ].flatMap(({ reference, isNeed }) => {
        const to = first.get((0,names/* nameKey */.R)(reference.name));
        return to === undefined || to === from ? [] : [{ to, isNeed }];
    }));
    const found = [];
    const seen = new Set();
    for (const start of loads.keys()) {
        for (const { to, isNeed } of edges[start] ?? []) {
            const way = isNeed && !seen.has(start) ? wayBetween(to, start, edges) : undefined;
            if (way === undefined)
                continue;
            for (const index of way)
                seen.add(index);
            found.push([start, ...way.slice(0, -1)]);
        }
    }
    return found;
}
function wayBetween(from, to, edges) {
    const before = new Map([[from, undefined]]);
    for (const at of before.keys()) {
        if (at === to)
            return pathTo(at, before);
        for (const edge of edges[at] ?? [])
            if (!before.has(edge.to))
                before.set(edge.to, at);
    }
    return undefined;
}
function pathTo(end, before) {
    const way = [];
    for (let at = end; at !== undefined; at = before.get(at))
        way.unshift(at);
    return way;
}

var dist = __webpack_require__(33483);
;// CONCATENATED MODULE: ../../lib/manifest/yaml-tree.js

const MOST_NODES = 100_000;
const MOST_LEVELS = 100;
const MOST_MISTAKES = 20;
const MERGE = '<<';
function readYaml(text) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        schema: 'failsafe',
        lineCounter: lines,
        prettyErrors: false,
        uniqueKeys: false,
    });
    const placeAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    if (document.errors.length > 0) {
        const mistakes = document.errors.map(({ pos: [offset], code, message }) => ({
            at: placeAt(offset),
            message: MEANT[code] ?? sentenceOf(message),
        }));
        const tooDeep = mistakes.find(({ message }) => message === TOO_DEEP);
        return { mistakes: tooDeep === undefined ? mistakes.slice(0, MOST_MISTAKES) : [tooDeep] };
    }
    const top = { line: 1, column: 1 };
    const reader = new TreeReader(placeAt);
    try {
        const root = document.contents === null ? { kind: 'nothing', at: top } : reader.read(document.contents, top);
        return reader.doubled.length > 0 ? { mistakes: reader.doubled } : { root };
    }
    catch (error) {
        if (!(error instanceof TreeError))
            throw error;
        return { mistakes: [error.mistake] };
    }
}
class TreeReader {
    doubled = [];
    #placeAt;
    #anchors = new Map();
    #nodes = 0;
    #levels = 0;
    #deepest = 0;
    constructor(placeAt) {
        this.#placeAt = placeAt;
    }
    read(node, fallback) {
        const at = node?.range ? this.#placeAt(node.range[0]) : fallback;
        this.#count(1, at);
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#resolved(node.source, at);
        const anchor = (0,dist/* isNode */.Ll)(node) ? node.anchor : undefined;
        if (anchor === undefined)
            return this.#content(node, at);
        const before = { nodes: this.#nodes, deepest: this.#deepest };
        this.#anchors.set(anchor, 'open');
        this.#deepest = this.#levels;
        const read = this.#content(node, at);
        const levels = this.#deepest - this.#levels;
        this.#anchors.set(anchor, { node: read, size: this.#nodes - before.nodes + 1, levels });
        this.#deepest = Math.max(before.deepest, this.#deepest);
        return read;
    }
    #resolved(source, at) {
        const anchored = this.#anchors.get(source);
        if (anchored === undefined)
            throw new TreeError({ at, message: `no anchor &${source} stands before this alias.` });
        if (anchored === 'open')
            throw new TreeError({
                at,
                message: `the alias *${source} stands within what it stands for, which has no end then.`,
            });
        this.#count(anchored.size - 1, at);
        this.#reach(this.#levels + anchored.levels, at);
        return { ...anchored.node, at };
    }
    #content(node, at) {
        if ((0,dist/* isSeq */.oP)(node))
            return { kind: 'list', at, items: this.#below(at, () => node.items.map((item) => this.read(item, at))) };
        if ((0,dist/* isMap */.jh)(node))
            return { kind: 'map', at, entries: this.#below(at, () => this.#entriesOf(node.items, at)) };
        if (!(0,dist/* isScalar */.jn)(node) || (node.type === 'PLAIN' && node.source === ''))
            return { kind: 'nothing', at };
        return { kind: 'text', at, text: String(node.value) };
    }
    #entriesOf(pairs, at) {
        const seen = new Set();
        const own = pairs.map(({ key, value }) => {
            const name = this.read(key, at);
            if (name.kind !== 'text')
                throw new TreeError({ at: name.at, message: 'a key has to be a single word or text.' });
            if (seen.has(name.text))
                this.doubled.push({ at: name.at, message: TWICE });
            seen.add(name.text);
            return { key: name.text, at: name.at, value: this.read(value, name.at) };
        });
        const merged = own.filter(({ key }) => key === MERGE).flatMap(({ value }) => mergedEntries(value));
        const entries = own.filter(({ key }) => key !== MERGE);
        const names = new Set(entries.map(({ key }) => key));
        for (const entry of merged) {
            if (names.has(entry.key))
                continue;
            names.add(entry.key);
            entries.push(entry);
        }
        return entries;
    }
    #below(at, task) {
        this.#levels++;
        this.#reach(this.#levels, at);
        const done = task();
        this.#levels--;
        return done;
    }
    #reach(levels, at) {
        this.#deepest = Math.max(this.#deepest, levels);
        if (levels > MOST_LEVELS)
            throw new TreeError({ at, message: TOO_DEEP });
    }
    #count(nodes, at) {
        this.#nodes += nodes;
        if (this.#nodes > MOST_NODES)
            throw new TreeError({ at, message: `the file has more than ${MOST_NODES} values with its aliases.` });
    }
}
function mergedEntries(value) {
    const maps = value.kind === 'list' ? value.items : [value];
    return maps.flatMap((map) => {
        if (map.kind !== 'map')
            throw new TreeError({ at: value.at, message: '`<<` takes an alias of a map, or a list of them.' });
        return map.entries;
    });
}
const TWICE = 'this key is here for the second time. Remove one of them.';
const TOO_DEEP = `values are nested here, more than ${MOST_LEVELS} levels deep.`;
const MEANT = {
    RESOURCE_EXHAUSTION: TOO_DEEP,
    MULTIPLE_DOCS: 'a second document begins here, and a manifest is one. Remove the line `---` and what follows it.',
};
function sentenceOf(message) {
    return `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.?$/, '.')}`;
}
class TreeError extends Error {
    mistake;
    constructor(mistake) {
        super(mistake.message);
        this.mistake = mistake;
    }
}

;// CONCATENATED MODULE: ../../lib/manifest/manifest.js









function readManifest(text, source) {
    const { path, values } = source;
    const yaml = readYaml(text);
    if ('mistakes' in yaml)
        throw wrong(yaml.mistakes, path);
    const missing = [];
    const root = fillIn(yaml.root, values, missing);
    const form = ManifestForm.safeParse(plainOf(root));
    if (!form.success)
        throw wrong([...formMistakes(form.error.issues, root), ...missing], path);
    const { version, defaults, loads, checks = [] } = form.data;
    const notes = new ManifestNotes(root);
    if (version !== '1')
        notes.add(['version'], `\`version\`: there is no version ${version} of this form. Write \`version: 1\`.`);
    checkReferences(loads.map(referringOf), notes);
    const read = loads.map((load, index) => manifestLoad({ ...defaults, ...load }, index, source, notes));
    const counts = checks.map((check, index) => countCheck(check, ['checks', index], notes));
    const mistakes = [...missing, ...notes.mistakes];
    if (mistakes.length > 0 || notes.ofStep.size > 0)
        throw wrong(mistakes, path, notes.ofStep);
    return { loads: read.flatMap((load) => load ?? []), checks: counts.flatMap((check) => check ?? []) };
}
function referringOf({ name, needs = [], columns = {} }, index) {
    const list = [needs].flat();
    return {
        name,
        needs: list.map((need, at) => ({
            name: need,
            path: ['loads', index, 'needs', ...(Array.isArray(needs) ? [at] : [])],
        })),
        refs: Object.entries(columns).flatMap(([column, use]) => typeof use === 'string' || use.ref === undefined
            ? []
            : [{ name: use.ref, path: ['loads', index, 'columns', column, 'ref'] }]),
    };
}
function wrong(mistakes, path, ofStep = []) {
    const sorted = [...mistakes].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
    return new errors/* InputError */.dz([
        ...ofStep,
        ...new Set(sorted.map(({ at, message }) => `${path} line ${at.line}, column ${at.column}: ${message}`)),
    ]);
}


/***/ })

};
