export const id = 862;
export const ids = [862];
export const modules = {

/***/ 83862:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.StreamPromise = void 0;
/**
 *
 */
const stream_1 = __webpack_require__(2203);
/**
 *
 */
class StreamPromise extends Promise {
    stream() {
        // dummy
        return new stream_1.Duplex();
    }
    static create(builder) {
        const { stream, promise } = builder();
        const streamPromise = new StreamPromise((resolve, reject) => {
            promise.then(resolve, reject);
        });
        streamPromise.stream = () => stream;
        return streamPromise;
    }
}
exports.StreamPromise = StreamPromise;


/***/ })

};
