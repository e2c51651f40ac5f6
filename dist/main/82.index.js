export const id = 82;
export const ids = [82];
export const modules = {

/***/ 32082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLedgerFolder: () => (/* binding */ createLedgerFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _ledger_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1264);




/** Below the workspace, and there only while an entry is made or unpacked. Entries are found by this text, so it is the
 *  same on every runner. Source: actions/toolkit: packages/cache/src/internal/cacheUtils.ts, `getCacheVersion`. */
const FOLDER = '.bulk-load-ledger';
const FILE = 'ledger.json';
/** The folder that goes into a cache entry and comes out of it. Nothing in it is ever run, and one file of it read. */
function createLedgerFolder(workspace, hash) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.join(workspace, FOLDER);
    const own = node_path__WEBPACK_IMPORTED_MODULE_1__.join(parent, hash);
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(own, FILE);
    async function isOurs() {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(parent).catch(() => undefined))?.isDirectory() ?? true;
    }
    async function remove() {
        if (!(await isOurs()))
            return;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(own, { recursive: true, force: true });
        // Others may keep theirs in it.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(parent).catch(() => { });
    }
    return {
        path: `${FOLDER}/${hash}`,
        remove,
        clear: async () => {
            if (!(await isOurs())) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LoadError */ .Xb('ledger-failed', `${FOLDER} in the workspace is a link or a file, but the ledger needs it as a folder. Take it out of the repository.`);
            }
            await remove();
        },
        write: async (text) => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(own, { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, text, { flag: 'wx' });
        },
        read: async () => {
            try {
                const isFile = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).isFile();
                const isInPlace = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(file)) === node_path__WEBPACK_IMPORTED_MODULE_1__.join(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace), FOLDER, hash, FILE);
                const text = isFile && isInPlace ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8') : '';
                return (0,_ledger_store_js__WEBPACK_IMPORTED_MODULE_3__/* .isJson */ .F)(text) ? text : undefined;
            }
            catch {
                return undefined;
            }
        },
    };
}


/***/ })

};
